#include "data/formats.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>
#include <QTimeZone>

using namespace Panel;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
// Number and unit are held together by a no-break space; the rows are easier to read without it.
QString plain(QString text)
{
    return text.replace(QChar(0x00a0), u' ');
}
} // namespace

class FormatsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void count()
    {
        QCOMPARE(Formats::count(0), u"0"_s);
        QCOMPARE(Formats::count(1284), u"1,284"_s);
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        const QString german = Formats::count(1284);
        QLocale::setDefault(before);
        QCOMPARE(german, u"1.284"_s);
    }

    void largeCount_data()
    {
        QTest::addColumn<qint64>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("small") << qint64(1284) << u"1,284"_s;
        QTest::newRow("last in full") << qint64(99'999) << u"99,999"_s;
        QTest::newRow("first with three digits") << qint64(100'000) << u"100 k"_s;
        QTest::newRow("thousands") << qint64(131'072) << u"131 k"_s;
        QTest::newRow("rounds into millions") << qint64(999'600) << u"1.00 M"_s;
        QTest::newRow("millions") << qint64(2'041'000) << u"2.04 M"_s;
        QTest::newRow("tens of millions") << qint64(20'410'000) << u"20.4 M"_s;
        QTest::newRow("milliards") << qint64(7'000'000'000) << u"7.00 G"_s;
    }
    void largeCount()
    {
        QFETCH(qint64, value);
        QTEST(plain(Formats::largeCount(value)), "text");
    }

    void rate_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << 0.0 << u"0/s"_s;
        QTest::newRow("rare") << 0.3 << u"0.3/s"_s;
        QTest::newRow("whole") << 4.0 << u"4/s"_s;
        QTest::newRow("dozens") << 38.4 << u"38/s"_s;
        QTest::newRow("thousands") << 1284.4 << u"1,284/s"_s;
    }
    void rate()
    {
        QFETCH(double, value);
        QTEST(Formats::rate(value), "text");
    }

    void latency_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("below ten") << 0.84 << u"0.8 ms"_s;
        QTest::newRow("rounds to ten") << 9.96 << u"10 ms"_s;
        QTest::newRow("milliseconds") << 42.3 << u"42 ms"_s;
        QTest::newRow("last millisecond") << 999.4 << u"999 ms"_s;
        QTest::newRow("second") << 999.6 << u"1.00 s"_s;
        QTest::newRow("seconds") << 1240.0 << u"1.24 s"_s;
    }
    void latency()
    {
        QFETCH(double, value);
        QTEST(plain(Formats::latency(value)), "text");
    }
    void latencyThatIsNotKnown() { QCOMPARE(Formats::latency(std::nullopt), u"–"_s); }

    void duration_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << qint64(0) << u"0.0 s"_s;
        QTest::newRow("negative") << qint64(-5) << u"0.0 s"_s;
        QTest::newRow("seconds") << qint64(4800) << u"4.8 s"_s;
        QTest::newRow("does not round up to a minute") << qint64(59'999) << u"59.9 s"_s;
        QTest::newRow("minutes") << qint64(70'000) << u"1 min 10 s"_s;
        QTest::newRow("hours") << qint64(8'040'000) << u"2 h 14 min"_s;
        QTest::newRow("days") << qint64(273'600'000) << u"3 d 4 h"_s;
    }
    void duration()
    {
        QFETCH(qint64, ms);
        QTEST(plain(Formats::duration(std::chrono::milliseconds(ms))), "text");
    }

    void relativeTime_data()
    {
        QTest::addColumn<qint64>("age");
        QTest::addColumn<QString>("text");
        QTest::newRow("future") << qint64(-500) << u"now"_s;
        QTest::newRow("now") << qint64(999) << u"now"_s;
        QTest::newRow("one decimal") << qint64(1500) << u"1.5 s ago"_s;
        QTest::newRow("whole seconds") << qint64(12'400) << u"12 s ago"_s;
        QTest::newRow("minutes") << qint64(250'000) << u"4 min ago"_s;
        QTest::newRow("clock") << qint64(3'600'000) << u"12:00"_s;
    }
    void relativeTime()
    {
        QFETCH(qint64, age);
        const qint64 now = QDateTime(QDate(2026, 3, 2), QTime(13, 0), Qt::UTC).toMSecsSinceEpoch();
        QTEST(plain(Formats::relativeTime(now - age, now)), "text");
    }

    void clockAndDates()
    {
        const QDateTime time(QDate(2026, 3, 2), QTime(12, 35, 20, 824), Qt::UTC);
        QCOMPARE(Formats::clock(time.toMSecsSinceEpoch()), u"12:35:20.824"_s);
        QCOMPARE(Formats::date(time), u"2 Mar 2026"_s);
        QCOMPARE(Formats::fullTime(time.toMSecsSinceEpoch()),
            u"2026-03-02 12:35:20.824 local time, 2026-03-02 12:35:20.824 UTC"_s);
    }

    void bytes_data()
    {
        QTest::addColumn<qint64>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << qint64(0) << u"0 B"_s;
        QTest::newRow("bytes") << qint64(1023) << u"1,023 B"_s;
        QTest::newRow("kilo") << qint64(1318) << u"1.3 KB"_s;
        QTest::newRow("mega") << qint64(148) * 1024 * 1024 << u"148 MB"_s;
        QTest::newRow("giga") << qint64(3) * 1024 * 1024 * 1024 << u"3.0 GB"_s;
    }
    void bytes()
    {
        QFETCH(qint64, value);
        QTEST(plain(Formats::bytes(value)), "text");
    }

    void percent()
    {
        QCOMPARE(plain(Formats::percent(0.37)), u"37 %"_s);
        QCOMPARE(plain(Formats::percent(0.004)), u"<1 %"_s);
        QCOMPARE(plain(Formats::percent(0)), u"0 %"_s);
        QCOMPARE(plain(Formats::percent(1)), u"100 %"_s);
    }

    void ids()
    {
        QCOMPARE(Formats::shortId(1143350911563860286), u"1143…0286"_s);
        QCOMPARE(Formats::shortId(123456789), u"123456789"_s);
        QCOMPARE(Formats::shortId(0), u"–"_s);
        QCOMPARE(Formats::shortSession(u"90cd00aa1122334455667788990012f4"_s), u"90cd…12f4"_s);
        QCOMPARE(Formats::shortSession({}), u"–"_s);
    }

    void timeLeft_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("rounds up to a second") << qint64(20'100) << u"about 21 s left"_s;
        QTest::newRow("a minute") << qint64(60'000) << u"about 1 min 0 s left"_s;
        QTest::newRow("rounds up to five seconds") << qint64(61'000) << u"about 1 min 5 s left"_s;
        QTest::newRow("over") << qint64(-1) << u"about 0 s left"_s;
    }
    void timeLeft()
    {
        QFETCH(qint64, ms);
        QTEST(plain(Formats::timeLeft(std::chrono::milliseconds(ms))), "text");
    }

    void P153_textFromOutsideIsShownNotObeyed_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << u"tove: hello"_s << u"tove: hello"_s;
        QTest::newRow("newlines") << u"a\r\nb\nc"_s << u"a⏎b⏎c"_s;
        QTest::newRow("escape") << u"\x1b[31mred\x07"_s << u"␛[31mred␇"_s;
        QTest::newRow("right-to-left override") << u"abc\u202edcba"_s << u"abc◊dcba"_s;
        QTest::newRow("isolates") << u"\u2067x\u2069"_s << u"◊x◊"_s;
        QTest::newRow("markup stays text") << u"<img src=x>"_s << u"<img src=x>"_s;
        QTest::newRow("emoji") << u"🌱"_s << u"🌱"_s;
    }
    void P153_textFromOutsideIsShownNotObeyed()
    {
        QFETCH(QString, given);
        QTEST(Formats::singleLine(given), "text");
    }
    void P153_longTextIsCut()
    {
        const QString text = Formats::singleLine(QString(10'000, u'x'));
        QCOMPARE(text.size(), 513);
        QVERIFY(text.endsWith(u'…'));
        // Never half a surrogate pair.
        const QString cut = Formats::singleLine(u"ab🌱cd"_s, 3);
        QCOMPARE(cut, u"ab…"_s);
    }
};

QTEST_GUILESS_MAIN(FormatsTest)
#include "tst_formats.moc"
