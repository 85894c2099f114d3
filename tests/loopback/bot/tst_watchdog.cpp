#include "../simulatedbot.h"

#include <hikari/events/shard_events.h>

#include <QEventLoop>
#include <QLoggingCategory>
#include <QMutex>
#include <QRegularExpression>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <functional>

using namespace Hikari;
using namespace std::chrono_literals;

namespace {

//! Takes what is logged; tells \a onLine, in the thread that logs
class Lines
{
public:
    static Lines *current;

    Lines()
    {
        current = this;
        m_before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &context, const QString &text) {
            if (QByteArrayView(context.category) == "hikari.bot")
                current->take(text);
        });
    }
    ~Lines() { qInstallMessageHandler(m_before); }
    Q_DISABLE_COPY_MOVE(Lines)

    //! \a function is called for each line from now on
    void follow(std::function<void(const QString &)> function)
    {
        const QMutexLocker lock(&m_mutex);
        m_onLine = std::move(function);
    }
    void clear()
    {
        const QMutexLocker lock(&m_mutex);
        m_lines.clear();
    }
    QStringList with(const QString &pattern) const
    {
        const QMutexLocker lock(&m_mutex);
        return m_lines.filter(QRegularExpression(pattern));
    }

private:
    void take(const QString &text)
    {
        const QMutexLocker lock(&m_mutex);
        m_lines.append(text);
        if (m_onLine)
            m_onLine(text);
    }

    mutable QMutex m_mutex;
    QStringList m_lines;
    std::function<void(const QString &)> m_onLine;
    QtMessageHandler m_before = nullptr;
};

Lines *Lines::current = nullptr;

const QString soFar = QStringLiteral("has been blocked|has not come back");
const QString whole = QStringLiteral("was blocked");

} // namespace

//! Blocks the bot's thread, in real time, until the watchdog has spoken
class TestWatchdog : public QObject
{
    Q_OBJECT

    std::unique_ptr<StrictSimulator> m_simulator;
    std::unique_ptr<Lines> m_lines;

    std::unique_ptr<GatewayBot> makeBot(int gatewayThreads = 1, std::chrono::milliseconds threshold = 200ms)
    {
        BotConfig config = configFor(*m_simulator);
        config.gatewayThreads = gatewayThreads;
        config.watchdogThreshold = threshold;
        return std::make_unique<GatewayBot>(config);
    }
    //! What a busy machine has made of the start is forgotten.
    bool start(GatewayBot &bot)
    {
        const Reply<void> started = bot.start({ .shardCount = 1, .startupWindowDelay = 20ms });
        const bool isStarted = QTest::qWaitFor([&] { return started.isFinished(); }, 20'000) && !started.error();
        m_lines->clear();
        return isStarted;
    }
    //! Blocks the calling thread until \a lines warnings have come; false when they do not
    bool blockUntilWarned(int lines = 1)
    {
        QSemaphore warned;
        const QRegularExpression warning(soFar);
        m_lines->follow([&](const QString &line) {
            if (line.contains(warning))
                warned.release();
        });
        const bool came = warned.tryAcquire(lines, 60'000);
        m_lines->follow({});
        return came;
    }
    //! Warnings that name the listener that was set up at \a line of this file
    static QString at(int line) { return QStringLiteral(" at tst_watchdog\\.cpp:%1 ").arg(line); }
    void emitTyping(GatewayBot &bot) { bot.dispatch(GuildTypingEvent()); }

private Q_SLOTS:
    void init()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false\nhikari.bot.warning=true"));
        SimulatorConfig world;
        world.shards = 1;
        world.guilds = 2;
        world.identifyWindow = noIdentifyWindow;
        world.eventsPerSecond = 0;
        world.heartbeatInterval = 1000ms; // a busy machine answers in time
        world.heartbeatTimeout = 60s;
        m_simulator = std::make_unique<StrictSimulator>(world);
        QVERIFY(m_simulator->start());
        m_lines = std::make_unique<Lines>();
    }
    void cleanup()
    {
        m_lines.reset();
        m_simulator.reset();
    }

    void P31_aBlockingListenerIsNamedWhileHeartbeatsGoOn()
    {
        const auto bot = makeBot();
        bool wasWarned = false;
        std::optional<BlockedReport> meanwhile;
        quint64 beats = 0;
        const int line = __LINE__ + 1;
        bot->listen([&](const GuildTypingEvent &) {
            wasWarned = blockUntilWarned();
            meanwhile = bot->lastBlocked();
            // No event of this thread is processed before the simulator has had three heartbeats.
            const quint64 before = m_simulator->ledger().shards[0].heartbeats;
            for (int i = 0; i < 6000 && beats < 3; ++i) {
                QThread::msleep(10);
                beats = m_simulator->ledger().shards[0].heartbeats - before;
            }
        });
        QVERIFY(start(*bot));
        QSignalSpy ended(bot.get(), &GatewayBot::eventLoopBlocked);
        emitTyping(*bot);
        QVERIFY(wasWarned);
        QVERIFY(beats >= 3);
        QTRY_COMPARE(m_lines->with(QString(whole + QStringLiteral(".*") + at(line))).size(), 1);
        const QStringList warnings = m_lines->with(
            QString(QStringLiteral("has been blocked for \\d+ ms in the listener of GuildTypingEvent") + at(line)));
        QVERIFY(!warnings.isEmpty());
        QVERIFY(warnings.first().contains(QStringLiteral("heartbeats go on")));

        QVERIFY(meanwhile && !meanwhile->isOver);
        QVERIFY(meanwhile->duration >= 200ms);
        QCOMPARE(meanwhile->listener.line, line);
        const auto isIt = [line](const QVariantList &arguments) {
            return arguments[0].value<BlockedReport>().listener.line == line;
        };
        const auto told = std::find_if(ended.cbegin(), ended.cend(), isIt);
        QVERIFY(told != ended.cend());
        const auto report = (*told)[0].value<BlockedReport>();
        QVERIFY(report.isOver);
        QVERIFY(report.duration > meanwhile->duration);
        QCOMPARE(report.event, EventType::GuildTyping);
        QCOMPARE(report.since, meanwhile->since);
        QVERIFY(bot->lastBlocked() && bot->lastBlocked()->isOver);
        QCOMPARE(m_simulator->ledger().connections, quint64(1));
    }
    void P31_eachLineTellsOfTwiceTheTime()
    {
        const auto bot = makeBot(1, 20ms);
        QVERIFY(start(*bot));
        bot->listen([&](const GuildTypingEvent &) { QVERIFY(blockUntilWarned(4)); });
        emitTyping(*bot);
        QTRY_COMPARE(m_lines->with(QString(whole + QStringLiteral(".*GuildTypingEvent"))).size(), 1);
        static const QRegularExpression number(QStringLiteral("(\\d+) ms"));
        int before = 0;
        const QStringList warnings = m_lines->with(QStringLiteral("has been blocked"));
        QVERIFY(warnings.size() >= 4);
        for (const QString &warning : warnings) {
            const int duration = number.match(warning).captured(1).toInt();
            QVERIFY2(duration >= 2 * before, qPrintable(warnings.join(u'\n')));
            before = duration;
        }
    }
    void P31_whatRunsOutsideOfListenersHasNoName()
    {
        const auto bot = makeBot();
        QVERIFY(start(*bot));
        QTimer::singleShot(0, this, [this] { QVERIFY(blockUntilWarned()); });
        QTRY_VERIFY(!m_lines->with(whole).isEmpty());
        QVERIFY(!m_lines->with(QStringLiteral("has not come back to its event loop for \\d+ ms, outside of listeners"))
                     .isEmpty());
        QVERIFY(!bot->lastBlocked()->event);
        QCOMPARE(bot->lastBlocked()->listener.line, 0);
    }
    void P31_aSlotIsToldByItsEvent()
    {
        const auto bot = makeBot();
        bot->listen([](const GuildTypingEvent &) {});
        connect(bot.get(), &GatewayBot::guildTypingStarted, this, [this] { QVERIFY(blockUntilWarned()); });
        QVERIFY(start(*bot));
        emitTyping(*bot);
        const QString slot = QStringLiteral(".*in a slot of the signal of GuildTypingEvent");
        QTRY_COMPARE(m_lines->with(QString(whole + slot)).size(), 1);
        QVERIFY(!m_lines->with(QString(QStringLiteral("has been blocked") + slot)).isEmpty());
    }
    void P31_anInnerDispatchGivesTheNameBack()
    {
        const auto bot = makeBot();
        bot->listen([](const GuildTypingEvent &) {});
        bot->listen([](const GuildTypingEvent &) {});
        const int line = __LINE__ + 1;
        bot->listen([&](const MessageCreateEvent &) {
            emitTyping(*bot);
            QVERIFY(blockUntilWarned());
        });
        QVERIFY(start(*bot));
        bot->dispatch(GuildMessageCreateEvent());
        QTRY_COMPARE(m_lines->with(QString(whole + QStringLiteral(".*GuildMessageCreateEvent") + at(line))).size(), 1);
    }
    void P31_aCoroutineIsNamedUntilItWaits()
    {
        const auto bot = makeBot();
        ReplySource<void> source; // what the coroutine waits for
        bool isDone = false;
        const int line = __LINE__ + 1;
        bot->listen([&](const GuildTypingEvent &) -> Reply<void> {
            const bool wasWarned = blockUntilWarned();
            return wasWarned ? source.reply() : Reply<void>::failed({ .message = QStringLiteral("not warned") });
        });
        QVERIFY(start(*bot));
        const Reply<void> dispatched = bot->dispatch(GuildTypingEvent());
        QTRY_COMPARE(m_lines->with(QString(whole + QStringLiteral(".*") + at(line))).size(), 1);
        // It waits now, and keeps nobody from anything: the loop turns for longer than the threshold without a line.
        const auto lines = m_lines->with(QStringLiteral("in the listener")).size();
        QTimer::singleShot(400ms, this, [&] {
            isDone = true;
            source.succeed();
        });
        QTRY_VERIFY(isDone && dispatched.isFinished());
        QVERIFY(!dispatched.error());
        QCOMPARE(m_lines->with(QStringLiteral("in the listener")).size(), lines);
    }
    void P31_aNestedEventLoopDoesNotBlock()
    {
        const auto bot = makeBot(1, 600ms); // the machine may be busy
        int turns = 0;
        bot->listen([&](const GuildTypingEvent &) {
            QEventLoop dialog;
            QTimer timer;
            connect(&timer, &QTimer::timeout, &dialog, [&] {
                if (++turns == 60)
                    dialog.quit();
            });
            timer.start(50);
            dialog.exec(); // for five times the threshold
        });
        QVERIFY(start(*bot));
        emitTyping(*bot);
        QCOMPARE(turns, 60);
        QCOMPARE(m_lines->with(QStringLiteral("GuildTypingEvent")), QStringList());
    }
    void P31_withoutGatewayThreadsHeartbeatsStopToo()
    {
        const auto bot = makeBot(0);
        QVERIFY(start(*bot));
        bot->listen([&](const GuildTypingEvent &) { QVERIFY(blockUntilWarned()); });
        emitTyping(*bot);
        QVERIFY(!m_lines->with(QStringLiteral("GuildTypingEvent.*heartbeats stop too.*gatewayThreads")).isEmpty());
    }
    void P31_byDefaultHeartbeatsGoOn()
    {
        const BotConfig unchanged;
        QCOMPARE(unchanged.watchdogThreshold, 200ms);
        const auto bot = makeBot(unchanged.gatewayThreads, unchanged.watchdogThreshold);
        quint64 beats = 0;
        bot->listen([&](const GuildTypingEvent &) {
            QVERIFY(blockUntilWarned());
            const quint64 before = m_simulator->ledger().shards[0].heartbeats;
            for (int i = 0; i < 6000 && beats < 2; ++i) {
                QThread::msleep(10);
                beats = m_simulator->ledger().shards[0].heartbeats - before;
            }
        });
        QVERIFY(start(*bot));
        emitTyping(*bot);
        QVERIFY(beats >= 2);
        QVERIFY(!m_lines->with(QStringLiteral("GuildTypingEvent.*heartbeats go on")).isEmpty());
    }
    void zeroTurnsItOff()
    {
        const auto bot = makeBot(1, 0ms);
        quint64 beats = 0;
        QVERIFY(start(*bot));
        bot->listen([&](const GuildTypingEvent &) {
            // Blocks for two heartbeats: several times the threshold that there would be.
            const quint64 before = m_simulator->ledger().shards[0].heartbeats;
            for (int i = 0; i < 6000 && beats < 2; ++i) {
                QThread::msleep(10);
                beats = m_simulator->ledger().shards[0].heartbeats - before;
            }
        });
        emitTyping(*bot);
        QCoreApplication::processEvents();
        QVERIFY(beats >= 2);
        QCOMPARE(m_lines->with(QString(soFar + u'|' + whole)), QStringList());
        QVERIFY(!bot->lastBlocked());
    }
    void aBlockedBotMayBeDestroyed()
    {
        auto bot = makeBot();
        bot->listen([&](const GuildTypingEvent &) {
            const bool wasWarned = blockUntilWarned();
            bot.reset();
            QVERIFY(wasWarned);
        });
        QVERIFY(start(*bot));
        emitTyping(*bot);
        QVERIFY(!bot);
        // Once more, in the slot that is told of the end
        bot = makeBot();
        connect(bot.get(), &GatewayBot::eventLoopBlocked, this, [&] { bot.reset(); });
        QVERIFY(start(*bot));
        QTimer::singleShot(0, this, [this] { QVERIFY(blockUntilWarned()); });
        QTRY_VERIFY(!bot);
    }
};

QTEST_GUILESS_MAIN(TestWatchdog)
#include "tst_watchdog.moc"
