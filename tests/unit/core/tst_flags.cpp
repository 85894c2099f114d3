#include <hikari/core/flags.h>

#include <QTest>

namespace {
enum class Wide : quint64
{
    A = 1,
    B = 2,
    Top = Q_UINT64_C(1) << 63,
    AB = A | B
};
HIKARI_DECLARE_FLAG_OPERATORS(Wide)
enum class Narrow : quint8
{
    A = 1,
    Top = 128
};
HIKARI_DECLARE_FLAG_OPERATORS(Narrow)
enum class Plain
{
    A = 1,
    B = 2
};
HIKARI_DECLARE_FLAG_OPERATORS(Plain)
} // namespace

using namespace Hikari;

static_assert(sizeof(Flags<Wide>) == 8 && sizeof(Flags<Narrow>) == 1 && sizeof(Flags<Plain>) == 4);
static_assert(std::is_same_v<decltype(Wide::A | Wide::B), Flags<Wide>>);
static_assert((Wide::A | Wide::B) == Wide::AB && (Wide::AB & Wide::A) == Wide::A && (Wide::AB ^ Wide::A) == Wide::B);
static_assert(Flags<Wide>({ Wide::A, Wide::B }) == Wide::AB && Flags<Wide> {}.isEmpty());

class tst_Flags : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void P40_unknownBitsSurvive()
    {
        Flags<Wide> flags = Flags<Wide>::fromInt(Q_UINT64_C(0x4000000000000101));
        flags.set(Wide::B).set(Wide::A, false);
        QCOMPARE(flags.toInt(), Q_UINT64_C(0x4000000000000102));
        QVERIFY(flags != Flags<Wide>(Wide::B));
    }
    void P44_highestBitSurvives()
    {
        QCOMPARE(Flags<Wide>(Wide::Top).toInt(), Q_UINT64_C(0x8000000000000000));
        QVERIFY(Flags<Wide>::fromInt(Q_UINT64_C(0x8000000000000000)).has(Wide::Top));
        QCOMPARE((Narrow::A | Narrow::Top).toInt(), quint8(129));
        QCOMPARE((~Narrow::A).toInt(), quint8(254));
    }
    void hasAsksForAll()
    {
        const Flags<Wide> a = Wide::A;
        QVERIFY(a.has(Wide::A));
        QVERIFY(!a.has(Wide::AB));
        QVERIFY(a.hasAny(Wide::AB));
        QVERIFY(!a.hasAny(Wide::B));
        QVERIFY(a.has({}));
        QVERIFY(!a.hasAny({}));
    }
    void assigns()
    {
        Flags<Plain> flags;
        QVERIFY(!flags);
        flags |= Plain::A;
        flags |= Plain::B;
        QCOMPARE(flags, Plain::A | Plain::B);
        flags &= ~Plain::A;
        QCOMPARE(flags, Flags<Plain>(Plain::B));
        flags ^= Plain::B;
        QVERIFY(flags.isEmpty());
        flags.set(Plain::A | Plain::B, true);
        QVERIFY(bool(flags));
        QCOMPARE(QDebug::toString(flags), QStringLiteral("0x3"));
    }
};

QTEST_GUILESS_MAIN(tst_Flags)
#include "tst_flags.moc"
