#include <hikari/core/color.h>

#include <QTest>

using namespace Hikari;
using namespace Qt::StringLiterals;

static_assert(Color::fromRgb(0x1a, 0x2b, 0x3c) == Color { 0x1a2b3c });
static_assert(
    Color { 0x1a2b3c }.red() == 0x1a && Color { 0x1a2b3c }.green() == 0x2b && Color { 0x1a2b3c }.blue() == 0x3c);

class tst_Color : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fromHex_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("ok");
        QTest::addColumn<quint32>("rgb");
        QTest::newRow("number sign") << u"#1a2B3c"_s << true << 0x1a2b3cu;
        QTest::newRow("bare") << u"1A2b3C"_s << true << 0x1a2b3cu;
        QTest::newRow("0x") << u"0x1a2b3c"_s << true << 0x1a2b3cu;
        QTest::newRow("0X") << u"0X1a2b3c"_s << true << 0x1a2b3cu;
        QTest::newRow("short") << u"#a0F"_s << true << 0xaa00ffu;
        QTest::newRow("black") << u"000000"_s << true << 0u;
        QTest::newRow("empty") << QString() << false << 0u;
        QTest::newRow("sign only") << u"#"_s << false << 0u;
        QTest::newRow("five") << u"#12345"_s << false << 0u;
        QTest::newRow("alpha") << u"#ff112233"_s << false << 0u;
        QTest::newRow("not hexadecimal") << u"#12345g"_s << false << 0u;
        QTest::newRow("beside the digits") << u"#12345:"_s << false << 0u;
        QTest::newRow("digits of another script") << u"#٣٣٣٣٣٣"_s << false << 0u;
        QTest::newRow("name") << u"red"_s << false << 0u;
    }
    void fromHex()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, ok);
        QFETCH(const quint32, rgb);
        QCOMPARE(Color::fromHex(text), ok ? std::optional(Color { rgb }) : std::nullopt);
    }
    void toHex()
    {
        QCOMPARE(Color { 0x1a2b3c }.toHex(), u"#1a2b3c"_s);
        QCOMPARE(Color { 7 }.toHex(), u"#000007"_s);
        QCOMPARE(Color {}.toHex(), u"#000000"_s);
    }
};

QTEST_GUILESS_MAIN(tst_Color)
#include "tst_color.moc"
