#include <hikari/core/timestamp.h>

#include <QTest>
#include <QTimeZone>

using namespace Hikari;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static_assert(sizeof(Timestamp) == 8 && std::is_trivially_copyable_v<Timestamp>);
static_assert(Timestamp().isNull() && !Timestamp::fromSeconds(0).isNull());
static_assert(Timestamp() < Timestamp::fromSeconds(-1));
static_assert(Timestamp::fromSeconds(2) - Timestamp::fromMilliseconds(500) == 1500ms);

class tst_Timestamp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("microseconds");
        QTest::newRow("Discord's form") << u"2026-03-02T12:35:20.824000+00:00"_s << Q_INT64_C(1772454920824000);
        QTest::newRow("microseconds") << u"2026-03-02T12:35:20.824123+00:00"_s << Q_INT64_C(1772454920824123);
        QTest::newRow("no fraction") << u"2026-03-02T12:35:20+00:00"_s << Q_INT64_C(1772454920000000);
        QTest::newRow("Z") << u"2026-03-02T12:35:20.824Z"_s << Q_INT64_C(1772454920824000);
        QTest::newRow("small letters") << u"2026-03-02t12:35:20z"_s << Q_INT64_C(1772454920000000);
        QTest::newRow("no offset") << u"2026-03-02T12:35:20.824"_s << Q_INT64_C(1772454920824000);
        QTest::newRow("space, as Python prints") << u"2026-03-02 12:35:20"_s << Q_INT64_C(1772454920000000);
        QTest::newRow("one digit") << u"2026-03-02T12:35:20.5Z"_s << Q_INT64_C(1772454920500000);
        QTest::newRow("nanoseconds are cut") << u"2026-03-02T12:35:20.123456789Z"_s << Q_INT64_C(1772454920123456);
        QTest::newRow("east") << u"2026-03-02T13:35:20+01:00"_s << Q_INT64_C(1772454920000000);
        QTest::newRow("west, half hour") << u"2026-03-02T09:05:20-0330"_s << Q_INT64_C(1772454920000000);
        QTest::newRow("Discord's length, east") << u"2026-03-02T13:35:20.824123+01:00"_s << Q_INT64_C(1772454920824123);
        QTest::newRow("Discord's length, west") << u"2026-03-02T12:05:20.824123-00:30"_s << Q_INT64_C(1772454920824123);
        QTest::newRow("all digits") << u"1987-06-05T04:32:10.987654+00:00"_s << Q_INT64_C(549865930987654);
        QTest::newRow("hours only") << u"2026-03-02T13:35:20+01"_s << Q_INT64_C(1772454920000000);
        QTest::newRow("epoch") << u"1970-01-01T00:00:00Z"_s << Q_INT64_C(0);
        QTest::newRow("before the epoch") << u"1969-12-31T23:59:59.999999Z"_s << Q_INT64_C(-1);
        QTest::newRow("leap day") << u"2024-02-29T00:00:00Z"_s << Q_INT64_C(1709164800000000);
        QTest::newRow("leap century") << u"2000-02-29T00:00:00Z"_s << Q_INT64_C(951782400000000);
        QTest::newRow("leap second") << u"2016-12-31T23:59:60Z"_s << Q_INT64_C(1483228800000000);
        QTest::newRow("year 1") << u"0001-01-01T00:00:00Z"_s << Q_INT64_C(-62135596800000000);
        QTest::newRow("year 9999") << u"9999-12-31T23:59:59Z"_s << Q_INT64_C(253402300799000000);
    }
    void reads()
    {
        QFETCH(const QString, text);
        QFETCH(const qint64, microseconds);
        QCOMPARE(Timestamp::fromIso8601(text), std::optional(Timestamp::fromMicroseconds(microseconds)));
        QCOMPARE(Timestamp::fromIso8601(text.toUtf8()), std::optional(Timestamp::fromMicroseconds(microseconds)));
    }
    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : { "", "2026", "2026-03-02", "2026-03-02T12:35", "2026-03-02T12:35:20.",
                 "2026-03-02T12:35:20.Z", "2026-03-02T12:35:20.824000+00:00 ", " 2026-03-02T12:35:20Z",
                 "2026-03-02T12:35:20+", "2026-03-02T12:35:20+1", "2026-03-02T12:35:20+01:", "2026-03-02T12:35:20+01:0",
                 "2026-03-02T12:35:20+01:60", "2026-03-02T12:35:20+24:00", "2026-13-02T12:35:20Z",
                 "2026-00-02T12:35:20Z", "2026-03-00T12:35:20Z", "2026-04-31T12:35:20Z", "2023-02-29T12:35:20Z",
                 "1900-02-29T12:35:20Z", "2026-03-02T24:00:00Z", "2026-03-02T12:60:20Z", "2026-03-02T12:35:61Z",
                 "0000-01-01T00:00:00Z", "2026-3-2T12:35:20Z", "2026/03/02T12:35:20Z", "-026-03-02T12:35:20Z",
                 "2026-03-02T12:35:20.82400x+00:00", "2026-03-02T12:35:2:.824000+00:00",
                 "2026-03-02T12:35:20.82400/+00:00", "2026-03-02T12:35:20:824000+00:00",
                 "2026-13-02T12:35:20.824000+00:00", "2026-03-02T24:35:20.824000+00:00",
                 "2026-03-02T12:35:20.824000 00:00",
                 "\xb2"
                 "026-03-02T12:35:20.824000+00:00",
                 "20260302T123520Z", "not a time at all, but long", "2026-03-02T12:35:20.824000+00:00Z" })
            QTest::newRow(*text ? text : "empty") << QString::fromLatin1(text);
    }
    void refuses()
    {
        QFETCH(const QString, text);
        QCOMPARE(Timestamp::fromIso8601(text), std::nullopt);
        QCOMPARE(Timestamp::fromIso8601(text.toUtf8()), std::nullopt);
    }
    void everyDayAgreesWithQt()
    {
        for (QDate date(1890, 1, 1); date.year() < 2110; date = date.addDays(1)) {
            const QString text = date.toString(Qt::ISODate) + u"T06:07:08Z"_s;
            const QDateTime expected(date, QTime(6, 7, 8), QTimeZone::utc());
            const std::optional<Timestamp> time = Timestamp::fromIso8601(text);
            QVERIFY2(time, qPrintable(text));
            QCOMPARE(time->milliseconds(), expected.toMSecsSinceEpoch());
        }
    }
    void writes_data()
    {
        QTest::addColumn<qint64>("microseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("fraction") << Q_INT64_C(1772454920824123) << u"2026-03-02T12:35:20.824123+00:00"_s;
        QTest::newRow("small fraction") << Q_INT64_C(1772454920000007) << u"2026-03-02T12:35:20.000007+00:00"_s;
        QTest::newRow("no fraction") << Q_INT64_C(0) << u"1970-01-01T00:00:00.000000+00:00"_s;
        QTest::newRow("before the epoch") << Q_INT64_C(-1) << u"1969-12-31T23:59:59.999999+00:00"_s;
    }
    void writes()
    {
        QFETCH(const qint64, microseconds);
        QFETCH(const QString, text);
        const Timestamp time = Timestamp::fromMicroseconds(microseconds);
        QCOMPARE(time.toIso8601(), text);
        QCOMPARE(Timestamp::fromIso8601(text), std::optional(time));
    }
    void convertsRoundingDown()
    {
        const Timestamp time = Timestamp::fromMicroseconds(1999999);
        QCOMPARE(time.milliseconds(), 1999);
        QCOMPARE(time.seconds(), 1);
        const Timestamp before = Timestamp::fromMicroseconds(-1);
        QCOMPARE(before.milliseconds(), -1);
        QCOMPARE(before.seconds(), -1);
        QCOMPARE(Timestamp::fromMicroseconds(-1000000).seconds(), -1);
        QCOMPARE(Timestamp::fromMilliseconds(5), Timestamp::fromMicroseconds(5000));
    }
    void outOfRangeIsCutAndNeverNull()
    {
        for (const qint64 value : { std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min() }) {
            QVERIFY(!Timestamp::fromSeconds(value).isNull());
            QVERIFY(!Timestamp::fromMilliseconds(value).isNull());
            QCOMPARE(Timestamp::fromSeconds(value) > Timestamp::fromSeconds(0), value > 0);
        }
    }
    void nullStaysNull()
    {
        const Timestamp null;
        QVERIFY((null + 5s).isNull());
        QVERIFY((null - 5s).isNull());
        QCOMPARE(null - Timestamp::now(), 0us);
        QCOMPARE(null.microseconds(), 0);
        QCOMPARE(null.milliseconds(), 0);
        QCOMPARE(null.seconds(), 0);
        QVERIFY(null.toIso8601().isEmpty());
        QVERIFY(!null.toDateTime().isValid());
        QVERIFY(Timestamp::fromDateTime(QDateTime()).isNull());
    }
    void convertsToQDateTime()
    {
        const Timestamp time = Timestamp::fromMilliseconds(1772454920824);
        QCOMPARE(time.toDateTime(), QDateTime(QDate(2026, 3, 2), QTime(12, 35, 20, 824), QTimeZone::utc()));
        QCOMPARE(time.toDateTime().offsetFromUtc(), 0);
        QCOMPARE(Timestamp::fromDateTime(time.toDateTime().toOffsetFromUtc(7200)), time);
    }
    void calculates()
    {
        const Timestamp time = Timestamp::fromSeconds(100);
        QCOMPARE(time + 1500ms, Timestamp::fromMilliseconds(101500));
        QCOMPARE(time - 1min, Timestamp::fromSeconds(40));
        QCOMPARE(time + 2500ns, Timestamp::fromMicroseconds(100000002));
        QCOMPARE(time - Timestamp::fromSeconds(40), 60s);
    }
    void nowIsTheSystemsTime()
    {
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const qint64 now = Timestamp::now().milliseconds();
        QVERIFY(now >= before && now <= QDateTime::currentMSecsSinceEpoch());
    }
};

QTEST_GUILESS_MAIN(tst_Timestamp)
#include "tst_timestamp.moc"
