#include "startrows.h"

#include <hikari/bot/blockedreport.h>

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QSemaphore>
#include <QTest>
#include <QThread>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <csignal>

using namespace Hikari;
using namespace std::chrono_literals;

// All parameters are named, as those of start() are.
static_assert(std::is_invocable_v<decltype(&GatewayBot::run), GatewayBot *, StartOptions>);
static_assert(!std::is_invocable_v<decltype(&GatewayBot::run), GatewayBot *, Activity>);
static_assert(!std::is_invocable_v<decltype(&GatewayBot::run), GatewayBot *, bool>);

namespace {

std::atomic<int> ownSignals { 0 };

//! A handler of the application's, for as long as it lives
class OwnSignalHandler
{
public:
    explicit OwnSignalHandler(int number)
        : m_number(number)
    {
        ownSignals = 0;
        m_before = std::signal(number, [](int) { ++ownSignals; });
    }
    ~OwnSignalHandler() { std::signal(m_number, m_before); }
    Q_DISABLE_COPY_MOVE(OwnSignalHandler)

private:
    const int m_number;
    void (*m_before)(int);
};

} // namespace

//! The rows run.* of the seed
class TestSeedRun : public QObject
{
    Q_OBJECT

    //! Has \a bot raise \a signal once it has started
    static void raiseWhenStarted(GatewayBot &bot, int signal)
    {
        bot.listen([signal](const StartedEvent &) { std::raise(signal); });
    }
    static void closeWhenStarted(GatewayBot &bot)
    {
        bot.listen([&bot](const StartedEvent &) { bot.close(); });
    }

private Q_SLOTS:
    void init() { QLoggingCategory::setFilterRules(QStringLiteral("hikari.*.info=false")); }

    void run_activity() { StartRows(StartRows::Way::Run).activity(); }
    void run_afk() { StartRows(StartRows::Way::Run).afk(); }
    void run_idle_since() { StartRows(StartRows::Way::Run).idleSince(); }
    void run_status() { StartRows(StartRows::Way::Run).status(); }
    void run_large_threshold() { StartRows(StartRows::Way::Run).largeThreshold(); }
    void run_shard_count() { StartRows(StartRows::Way::Run).shardCount(); }
    void run_shard_ids() { StartRows(StartRows::Way::Run).shardIds(); }
    void run_shard_ids_deduplicated() { StartRows(StartRows::Way::Run).shardIdsAreDeduplicated(); }
    void run_shard_ids_needs_shard_count() { StartRows(StartRows::Way::Run).shardIdsNeedShardCount(); }
    void run_ignore_session_start_limit() { StartRows(StartRows::Way::Run).ignoreSessionStartLimit(); }
    void run_startup_window_delay() { StartRows(StartRows::Way::Run).startupWindowDelay(); }

    void run_all_named()
    {
        StartRows rows(StartRows::Way::Run);
        const StartOptions named { .status = Status::Idle,
            .shardCount = 2,
            .startupWindowDelay = 1ms,
            .propagateInterrupts = true,
            .closePassedExecutor = true };
        QVERIFY(rows.starts(named));
        QCOMPARE(rows.discord.identify(1)[u"presence"].toObject()[u"status"].toString(), QStringLiteral("idle"));
    }
    void run_asyncio_debug()
    {
        const ScriptedDiscord discord;
        BotConfig config = discord.config();
        QVERIFY(config.watchdogThreshold > 0ms); // on from the beginning
        config.watchdogThreshold = 20ms;
        GatewayBot bot(config);
        bot.listen([&](const StartedEvent &) {
            while (!bot.lastBlocked()) // blocks the loop until that is noticed
                QThread::yieldCurrentThread();
            bot.close();
        });
        QCOMPARE(bot.run(), 0);
        QVERIFY(bot.lastBlocked());
        QCOMPARE(bot.lastBlocked()->event, EventType::Started);
        QVERIFY(bot.lastBlocked()->toString().contains(QStringLiteral("tst_seed_run.cpp")));
    }
    void run_close_loop()
    {
        QCOMPARE(StartOptions().closeLoop, true);
        const ScriptedDiscord discord;
        GatewayBot bot(discord.config());
        closeWhenStarted(bot);
        QCOMPARE(bot.run(), 0); // returns once the bot has stopped

        bool wentOn = false;
        bot.listen([&](const StoppedEvent &) {
            QTimer::singleShot(50, &bot, [&] {
                wentOn = true;
                QCoreApplication::quit();
            });
        });
        StartOptions options;
        options.closeLoop = false;
        options.startupWindowDelay = 5s;
        QCOMPARE(bot.run(options), 0);
        QVERIFY(wentOn);
    }
    void run_close_loop_waits_for_connectors()
    {
        ScriptedDiscord discord;
        discord.shards = 2;
        GatewayBot bot(discord.config());
        QSemaphore mayEnd;
        std::atomic<bool> isDone = false;
        bot.listen([&](const StartedEvent &) {
            bot.executor()->run([&] {
                mayEnd.acquire();
                for (int i = 0; i < 10'000; ++i)
                    QThread::yieldCurrentThread();
                isDone = true;
            });
            bot.close();
        });
        bot.listen([&](const StoppedEvent &) { mayEnd.release(); });
        QCOMPARE(bot.run(StartRows::quick({})), 0);
        QVERIFY(isDone);
        QVERIFY(bot.shards().isEmpty());
        QTRY_COMPARE(discord.gateway.openConnections(), 0);
        for (const FakeClient *client : discord.gateway.clients())
            QTRY_COMPARE(client->closeCode, 1000); // not merely cut
    }
    void run_close_passed_executor_data()
    {
        QTest::addColumn<bool>("isPassed");
        QTest::addColumn<bool>("closes");
        QTest::newRow("passed, to be closed") << true << true;
        QTest::newRow("passed, stays as it is") << true << false;
        QTest::newRow("none was passed") << false << true;
    }
    void run_close_passed_executor()
    {
        QFETCH(bool, isPassed);
        QFETCH(bool, closes);
        QCOMPARE(StartOptions().closePassedExecutor, false);
        const ScriptedDiscord discord;
        QThreadPool pool;
        pool.setMaxThreadCount(1);
        BotConfig config = discord.config();
        if (isPassed)
            config.executor = &pool;
        QSemaphore mayEnd;
        std::atomic<int> done = 0;
        {
            GatewayBot bot(config);
            bot.listen([&](const StartedEvent &) {
                for (int i = 0; i < 2; ++i) { // the second waits in the pool
                    bot.executor()->run([&] {
                        mayEnd.acquire();
                        ++done;
                    });
                }
                bot.close();
            });
            bot.listen([&](const StoppedEvent &) {
                if (closes || !isPassed)
                    mayEnd.release(2);
            });
            StartOptions options;
            options.closePassedExecutor = closes;
            QCOMPARE(bot.run(options), 0);
            if (closes || !isPassed) {
                QCOMPARE(done, 2);
                QCOMPARE(pool.activeThreadCount(), 0);
            } else {
                QCOMPARE(done, 0);
            }
            QCOMPARE(bot.executor()->pool(), isPassed && !closes ? &pool : nullptr);
            mayEnd.release(2); // the bot waits for what has begun
        }
        QVERIFY(pool.waitForDone());
    }
    void run_coroutine_tracking_depth()
    {
        const ScriptedDiscord discord;
        GatewayBot bot(discord.config());
        const auto line = SourceLocation::current().line + 1;
        bot.listen([](const StartedEvent &) { return Reply<void>::failed({ .kind = Error::Kind::Exception }); });
        QCOMPARE(bot.listeners<StartedEvent>().first().location.line, line);
        std::optional<SourceLocation> origin;
        bot.listen([&](const ExceptionEvent &event) {
            origin = event.listener;
            bot.close();
        });
        QCOMPARE(bot.run(), 0);
        QVERIFY(origin);
        QCOMPARE(origin->line, line);
        QVERIFY(origin->toString().contains(QStringLiteral("tst_seed_run.cpp")));
    }
    void run_enable_signal_handlers_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void run_enable_signal_handlers()
    {
        QFETCH(int, signal);
        ScriptedDiscord discord;
        GatewayBot bot(discord.config());
        raiseWhenStarted(bot, signal);
        const OwnSignalHandler own(signal);
        QCOMPARE(bot.run(), 0); // nullopt: on, in the main thread
        QCOMPARE(ownSignals, 0);
        QTRY_COMPARE(discord.gateway.openConnections(), 0);
        QTRY_COMPARE(discord.gateway.clients().first()->closeCode, 1000);
        std::raise(signal); // what was there before is back
        QCOMPARE(ownSignals, 1);
    }
    void run_enable_signal_handlers_custom()
    {
        const ScriptedDiscord discord;
        GatewayBot bot(discord.config());
        const OwnSignalHandler own(SIGTERM);
        bool wasAlive = false;
        bot.listen([&](const StartedEvent &) {
            std::raise(SIGTERM);
            QTimer::singleShot(0, &bot, [&] {
                wasAlive = bot.state() == BotState::Running;
                bot.close(); // as the application likes to handle it
            });
        });
        StartOptions options;
        options.enableSignalHandlers = false;
        options.propagateInterrupts = true; // of no effect
        QCOMPARE(bot.run(options), 0);
        QCOMPARE(ownSignals, 1);
        QVERIFY(wasAlive);
    }
    void run_enable_signal_handlers_main_thread()
    {
        const ScriptedDiscord discord;
        const OwnSignalHandler own(SIGTERM);
        int byDefault = -1, whenAsked = -1, handledByDefault = -1;
        const std::unique_ptr<QThread> thread(QThread::create([&, config = discord.config()] {
            StartOptions options;
            options.propagateInterrupts = true;
            {
                GatewayBot bot(config);
                bot.listen([&](const StartedEvent &) {
                    std::raise(SIGTERM);
                    bot.close();
                });
                byDefault = bot.run(options);
                handledByDefault = ownSignals;
            }
            GatewayBot bot(config);
            raiseWhenStarted(bot, SIGTERM);
            options.enableSignalHandlers = true;
            whenAsked = bot.run(options);
        }));
        thread->start();
        QTRY_VERIFY_WITH_TIMEOUT(thread->isFinished(), 30'000);
        QCOMPARE(byDefault, 0);
        QCOMPARE(handledByDefault, 1); // by the application
        QCOMPARE(whenAsked, 128 + SIGTERM);
        QCOMPARE(ownSignals, 1);
    }
    void run_error_already_running()
    {
        const ScriptedDiscord discord;
        GatewayBot bot(discord.config());
        const Reply<void> started = bot.start();
        QCOMPARE(StartRows::refusalOfRun(bot, {}), QStringLiteral("State: the bot is already running"));
        QTRY_VERIFY(started.isFinished());
        QVERIFY(!started.error()); // not disturbed
        QCOMPARE(StartRows::refusalOfRun(bot, {}), QStringLiteral("State: the bot is already running"));
        QCOMPARE(bot.state(), BotState::Running);
    }
    void run_error_shard_ids_without_shard_count()
    {
        const ScriptedDiscord discord;
        GatewayBot bot(discord.config());
        QVERIFY(StartRows::refusalOfRun(bot, { .shardIds = { 0 } }).startsWith(QStringLiteral("InvalidArgument: ")));
        QVERIFY(!bot.isAlive());
    }
    void run_interrupt_kind()
    {
        const ScriptedDiscord discord;
        for (const int signal : { SIGINT, SIGTERM }) {
            GatewayBot bot(discord.config());
            raiseWhenStarted(bot, signal);
            StartOptions options;
            options.propagateInterrupts = true;
            QCOMPARE(bot.run(options), 128 + signal);
        }
    }
    void run_propagate_interrupts()
    {
        QCOMPARE(StartOptions().propagateInterrupts, false);
        const ScriptedDiscord discord;
        GatewayBot bot(discord.config());
        raiseWhenStarted(bot, SIGTERM);
        bool hadStopped = false;
        bot.listen([&](const StoppedEvent &) { hadStopped = true; });
        QCOMPARE(bot.run(StartRows::quick({})), 0);
        QVERIFY(std::exchange(hadStopped, false));
        StartOptions options = StartRows::quick({});
        options.propagateInterrupts = true;
        QCOMPARE(bot.run(options), 128 + SIGTERM);
        QVERIFY(hadStopped); // only then
        options.shardIds = { 0 };
        options.shardCount.reset();
        QCOMPARE(bot.run(options), 1); // an error is none of it
    }
    void run_run()
    {
        const ScriptedDiscord discord;
        GatewayBot bot(discord.config());
        QStringList order;
        bot.listen([&](const StartingEvent &) { order.append(QStringLiteral("starting")); });
        bot.listen([&](const StartedEvent &) {
            order.append(QStringLiteral("started"));
            QTimer::singleShot(0, &bot, [&] { // the loop runs
                order.append(QStringLiteral("runs"));
                bot.close();
            });
        });
        bot.listen([&](const StoppedEvent &) { order.append(QStringLiteral("stopped")); });
        QCOMPARE(bot.run(), 0);
        order.append(QStringLiteral("returned"));
        QCOMPARE(order.join(u' '), QStringLiteral("starting started runs stopped returned"));
    }
};

QTEST_GUILESS_MAIN(TestSeedRun)
#include "tst_seed_run.moc"
