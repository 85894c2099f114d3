#include <hikari/core/snowflake.h>

#include <QTest>

#include <unordered_set>

using namespace Hikari;
using namespace Qt::StringLiterals;

static_assert(sizeof(Snowflake) == 8 && std::is_trivially_copyable_v<Snowflake>);
static_assert(Snowflake().isNull() && !Snowflake(1).isNull() && Snowflake(1) < Snowflake(2));
static_assert(!std::is_convertible_v<quint64, Snowflake>, "a number is not an id by accident");

class tst_Snowflake : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fromString_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("ok");
        QTest::addColumn<quint64>("value");
        QTest::newRow("ordinary") << u"175928847299117063"_s << true << Q_UINT64_C(175928847299117063);
        QTest::newRow("null id") << u"0"_s << true << Q_UINT64_C(0);
        QTest::newRow("leading zeros") << u"007"_s << true << Q_UINT64_C(7);
        QTest::newRow("19 digits") << u"9999999999999999999"_s << true << Q_UINT64_C(9999999999999999999);
        QTest::newRow("P43_2 to the 63") << u"9223372036854775808"_s << true << Q_UINT64_C(9223372036854775808);
        QTest::newRow("P43_more than a double can hold")
            << u"9007199254740993"_s << true << Q_UINT64_C(9007199254740993);
        QTest::newRow("largest") << u"18446744073709551615"_s << true << Q_UINT64_C(18446744073709551615);
        QTest::newRow("one more than the largest") << u"18446744073709551616"_s << false << Q_UINT64_C(0);
        QTest::newRow("20 digits, too large") << u"20000000000000000000"_s << false << Q_UINT64_C(0);
        QTest::newRow("20 digits, last is none") << u"1844674407370955161x"_s << false << Q_UINT64_C(0);
        QTest::newRow("21 digits") << u"000000000000000000001"_s << false << Q_UINT64_C(0);
        QTest::newRow("empty") << QString() << false << Q_UINT64_C(0);
        QTest::newRow("sign") << u"-1"_s << false << Q_UINT64_C(0);
        QTest::newRow("plus") << u"+1"_s << false << Q_UINT64_C(0);
        QTest::newRow("space") << u" 1"_s << false << Q_UINT64_C(0);
        QTest::newRow("letters") << u"abc"_s << false << Q_UINT64_C(0);
        QTest::newRow("fraction") << u"1.0"_s << false << Q_UINT64_C(0);
        QTest::newRow("digits of another script") << u"١٢٣"_s << false << Q_UINT64_C(0);
    }
    void fromString()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, ok);
        QFETCH(const quint64, value);
        const std::optional<Snowflake> id = Snowflake::fromString(text);
        QCOMPARE(id.has_value(), ok);
        QCOMPARE(Snowflake::fromString(text.toUtf8()), id);
        if (id)
            QCOMPARE(id->value(), value);
    }
    void writesWhatItReads()
    {
        const Snowflake id(Q_UINT64_C(18446744073709551615));
        QCOMPARE(id.toString(), u"18446744073709551615"_s);
        QCOMPARE(id.toByteArray(), "18446744073709551615"_ba);
        QCOMPARE(Snowflake().toString(), u"0"_s);
        QCOMPARE(QDebug::toString(id), u"18446744073709551615"_s);
    }
    void knowsItsCreation()
    {
        // The example of Discord Docs/Reference, "Snowflakes"
        const Snowflake id(Q_UINT64_C(175928847299117063));
        QCOMPARE(id.createdAt().milliseconds(), Q_INT64_C(1462015105796));
        QCOMPARE(id.createdAt().toIso8601(), u"2016-04-30T11:18:25.796000+00:00"_s);
        QCOMPARE(Snowflake().createdAt().milliseconds(), Snowflake::discordEpoch);
    }
    void fromTimestampIsTheFirstOfItsMillisecond()
    {
        const Snowflake id(Q_UINT64_C(175928847299117063));
        const Snowflake first = Snowflake::fromTimestamp(id.createdAt());
        QVERIFY(first <= id);
        QCOMPARE(first.createdAt(), id.createdAt());
        QCOMPARE(Snowflake(first.value() - 1).createdAt().milliseconds(), id.createdAt().milliseconds() - 1);
        QCOMPARE(Snowflake::fromTimestamp(Timestamp::fromMilliseconds(Snowflake::discordEpoch)), Snowflake());
        QCOMPARE(Snowflake::fromTimestamp(Timestamp::fromSeconds(0)), Snowflake());
        QCOMPARE(Snowflake::fromTimestamp(Timestamp()), Snowflake());
    }
    void P55_shardInSixtyFourBits_data()
    {
        QTest::addColumn<quint64>("guild");
        QTest::addColumn<int>("shardCount");
        QTest::addColumn<int>("shard");
        QTest::newRow("one shard") << Q_UINT64_C(197038439483310086) << 1 << 0;
        QTest::newRow("no shards yet") << Q_UINT64_C(197038439483310086) << 0 << 0;
        QTest::newRow("4") << Q_UINT64_C(197038439483310086) << 4 << int((Q_UINT64_C(197038439483310086) >> 22) % 4);
        QTest::newRow("first of 16") << Q_UINT64_C(4194303) << 16 << 0;
        QTest::newRow("second of 16") << Q_UINT64_C(4194304) << 16 << 1;
        QTest::newRow("beyond 32 bits") << Q_UINT64_C(18446744073709551615) << 1000 << 103;
    }
    void P55_shardInSixtyFourBits()
    {
        QFETCH(const quint64, guild);
        QFETCH(const int, shardCount);
        QTEST(Snowflake(guild).shardId(shardCount), "shard");
    }
    void hashes()
    {
        const std::unordered_set<Snowflake> ids { Snowflake(1), Snowflake(2), Snowflake(1) };
        QCOMPARE(ids.size(), size_t(2));
        const QSet<Snowflake> more { Snowflake(1), Snowflake(2), Snowflake(1) };
        QCOMPARE(more.size(), 2);
    }
};

QTEST_GUILESS_MAIN(tst_Snowflake)
#include "tst_snowflake.moc"
