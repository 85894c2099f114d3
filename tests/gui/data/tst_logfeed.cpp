#include "data/logfeed.h"

#include <QSignalSpy>
#include <QTest>

using namespace Panel;
using namespace Qt::StringLiterals;
using Hikari::LogLevel;
using Hikari::LogRecord;

namespace {
LogRecord line(LogLevel level, const QString &category, const QString &message)
{
    LogRecord record;
    record.time = Hikari::Timestamp::fromMilliseconds(1'000'000);
    record.level = level;
    record.category = category;
    record.message = message;
    return record;
}
QList<LogRecord> mixed(int count)
{
    QList<LogRecord> lines;
    for (int i = 0; i < count; ++i) {
        const auto level = i % 100 == 7 ? LogLevel::Warning : i % 100 == 13 ? LogLevel::Error : LogLevel::Info;
        lines.append(line(level, i % 2 ? u"hikari.gateway"_s : u"hikari.rest"_s, QStringLiteral("line %1").arg(i)));
    }
    return lines;
}
void finish(LogFeed &feed)
{
    while (feed.work(50)) { }
}
QStringList shown(const LogFeed &feed)
{
    QStringList messages;
    for (qsizetype i = 0; i < feed.shownCount(); ++i)
        messages.append(feed.find(feed.shownAt(i))->message);
    return messages;
}
} // namespace

class LogFeedTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheNewestLinesAndCountsThem()
    {
        LogFeed feed(nullptr, 1000);
        feed.push(mixed(2500));
        finish(feed);
        QCOMPARE(feed.keptCount(), 1000);
        QCOMPARE(feed.shownCount(), 1000);
        QCOMPARE(feed.levelCount(LogLevel::Warning), 10);
        QCOMPARE(feed.levelCount(LogLevel::Error), 10);
        QCOMPARE(feed.levelCount(LogLevel::Info), 980);
        QCOMPARE(feed.categoryCounts().value(u"hikari.rest"_s), 500);
        QCOMPARE(feed.categoryTotals().value(u"hikari.rest"_s), quint64(1250));
        QCOMPARE(feed.find(feed.shownAt(0))->message, u"line 1500"_s);
    }

    void levelsHideAndShowWithoutLosingLines()
    {
        LogFeed feed;
        feed.push(mixed(1000));
        finish(feed);
        feed.setLevelShown(LogLevel::Info, false);
        finish(feed);
        QCOMPARE(feed.shownCount(), 20);
        QCOMPARE(feed.keptCount(), 1000);
        QCOMPARE(feed.levelCount(LogLevel::Info), 980);
        feed.setLevelShown(LogLevel::Info, true);
        finish(feed);
        QCOMPARE(feed.shownCount(), 1000);
    }

    void categoriesHideWithThoseBelow()
    {
        LogFeed feed;
        const auto push = [&feed](const QString &category) {
            feed.push({ line(LogLevel::Info, category, category) });
            finish(feed);
        };
        for (const QString &category : { u"hikari.gateway"_s, u"hikari.gateway.0"_s, u"hikari.gatewayx"_s })
            push(category);
        feed.setCategoryShown(u"hikari.gateway"_s, false);
        push(u"hikari.gateway.1"_s); // seen for the first time
        finish(feed);
        QCOMPARE(shown(feed), QStringList({ u"hikari.gatewayx"_s }));
        QVERIFY(!feed.isCategoryShown(u"hikari.gateway.1"_s));
        feed.setCategoryShown(u"hikari.gateway.1"_s, true); // one shard alone
        finish(feed);
        QCOMPARE(shown(feed), QStringList({ u"hikari.gatewayx"_s, u"hikari.gateway.1"_s }));
        feed.setCategoryShown(u"hikari.gateway"_s, true);
        finish(feed);
        QCOMPARE(feed.shownCount(), 4);
    }

    void categoriesHide()
    {
        LogFeed feed;
        feed.push(mixed(100));
        feed.setCategoryShown(u"hikari.rest"_s, false);
        finish(feed);
        QCOMPARE(feed.shownCount(), 50);
        feed.push(mixed(10)); // the filter holds for what comes
        finish(feed);
        QCOMPARE(feed.shownCount(), 55);
    }

    void searchMarksOrHides()
    {
        LogFeed feed;
        feed.push(mixed(200));
        feed.setSearch(u"LINE 19"_s, false, false);
        finish(feed);
        QCOMPARE(feed.shownCount(), 200);
        QCOMPARE(feed.matchCount(), 11); // 19 and 190-199
        QVERIFY(feed.matchesSearch(line(LogLevel::Info, {}, u"a line 19"_s)));
        feed.setSearch(u"LINE 19"_s, true, false);
        finish(feed);
        QCOMPARE(feed.matchCount(), 0);
        feed.setSearch(u"line 19"_s, true, true);
        finish(feed);
        QCOMPARE(feed.shownCount(), 11);
        const quint64 first = feed.nextMatch(0, false);
        QCOMPARE(feed.find(first)->message, u"line 19"_s);
        QCOMPARE(feed.find(feed.nextMatch(first, false))->message, u"line 190"_s);
    }

    void problemsAreVisitedInOrder()
    {
        LogFeed feed;
        feed.push(mixed(300));
        finish(feed);
        QStringList visited;
        for (quint64 at = feed.nextProblem(0, false); at; at = feed.nextProblem(at, false))
            visited.append(feed.find(at)->message);
        QCOMPARE(visited,
            QStringList({ u"line 7"_s, u"line 13"_s, u"line 107"_s, u"line 113"_s, u"line 207"_s, u"line 213"_s }));
        const quint64 last = feed.nextProblem(quint64(-1), true);
        QCOMPARE(feed.find(last)->message, u"line 213"_s);
        QCOMPARE(feed.find(feed.nextProblem(last, true))->message, u"line 207"_s);
        QCOMPARE(feed.nextProblem(feed.nextProblem(0, false), true), quint64(0));
    }

    void pauseAddsExactlyWhatWaitedInOrder()
    {
        LogFeed feed(nullptr, 100);
        feed.push(mixed(10));
        finish(feed);
        QSignalSpy paused(&feed, &LogFeed::pausedChanged);
        feed.setPaused(true);
        feed.push(mixed(30));
        finish(feed);
        QCOMPARE(feed.shownCount(), 10);
        QCOMPARE(feed.waiting(), 30);
        QCOMPARE(feed.waitingFraction(), 0.3);
        feed.setPaused(false);
        finish(feed);
        QCOMPARE(paused.size(), 2);
        QCOMPARE(feed.waiting(), 0);
        QStringList expected;
        for (int i = 0; i < 10; ++i)
            expected.append(QStringLiteral("line %1").arg(i));
        for (int i = 0; i < 30; ++i)
            expected.append(QStringLiteral("line %1").arg(i));
        QCOMPARE(shown(feed), expected);
    }

    void P141_aFullSecondRingSaysWhatIsLost()
    {
        LogFeed feed(nullptr, 100);
        feed.setPaused(true);
        feed.push(mixed(130));
        QCOMPARE(feed.waiting(), 100);
        QCOMPARE(feed.droppedWhilePaused(), quint64(30));
    }

    void P144_aFilterOverAFullRingWorksInSlices()
    {
        LogFeed feed(nullptr, 200'000, qint64(1) << 40);
        feed.push(mixed(200'000));
        finish(feed);
        feed.setSearch(u"line 1999"_s, false, true);
        int slices = 1;
        while (feed.work(0)) // nothing may need more than one chunk at a time
            ++slices;
        QVERIFY2(slices > 50, qPrintable(QString::number(slices)));
        QCOMPARE(feed.shownCount(), 111);
    }

    void unseenProblemsAreCountedUntilTheyAreSeen()
    {
        LogFeed feed;
        feed.push(mixed(100));
        QCOMPARE(feed.unseenProblems(), 2);
        feed.markProblemsSeen();
        QCOMPARE(feed.unseenProblems(), 0);
    }
};

QTEST_GUILESS_MAIN(LogFeedTest)
#include "tst_logfeed.moc"
