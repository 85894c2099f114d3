#include "../simulatedbot.h"
#include "botprocess.h"

#include <hikari/bot/signalhandler_p.h>
#include <hikari/core/clock.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QMap>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <thread>

using namespace Hikari;
using namespace std::chrono_literals;

namespace {

//! What the monotonic clock is to a machine that sleeps: it stands still while the process does
class ClockOfARunningProcess : public Clock
{
public:
    ClockOfARunningProcess()
        : m_thread([this] {
            auto before = std::chrono::steady_clock::now();
            while (!m_isStopping) {
                std::this_thread::sleep_for(1ms);
                const auto now = std::chrono::steady_clock::now();
                // A busy machine may keep a thread waiting for a while, but not for so long.
                m_time += std::min<std::chrono::nanoseconds>(now - before, 500ms).count();
                before = now;
            }
        })
    { }
    ~ClockOfARunningProcess() override
    {
        m_isStopping = true;
        m_thread.join();
    }

    std::chrono::nanoseconds monotonic() const override { return std::chrono::nanoseconds(m_time); }

private:
    std::atomic<bool> m_isStopping = false;
    std::atomic<std::int64_t> m_time = std::chrono::nanoseconds(1h).count();
    std::thread m_thread;
};

//! Writes "saved" when it has saved
class TellingStore : public SqliteSessionStore
{
public:
    using SqliteSessionStore::SqliteSessionStore;
    Error save(const SessionKey &key, const QList<GatewaySession> &sessions, const QByteArray &cache) override
    {
        const Error error = SqliteSessionStore::save(key, sessions, cache);
        if (!error) {
            std::puts("saved");
            std::fflush(stdout);
        }
        return error;
    }
};

//! The bot of the other process: writes a line for each event, "ready" and the guilds that it knows when it is, and
//! ends as told. With a fourth argument, the file of a store, it is suspended by SIGTERM.
int runBot(const QStringList &arguments)
{
    QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false\nhikari.bot.warning=true"));
    const QString end = arguments[3];
    ClockOfARunningProcess clock;
    BotConfig config;
    config.restUrl = QUrl(arguments[2]);
    config.token = Token::fromEnvironment("BOT_TOKEN");
    config.intents = Intent::All;
    config.banner = std::nullopt;
    config.logs = std::nullopt;
    config.gatewayThreads = 1;
    if (end == u"sleeps")
        config.clock = &clock;
    if (arguments.size() > 4)
        config.sessionStore = std::make_shared<TellingStore>(arguments[4]);
    if (end == u"saves")
        config.sessionSaveInterval = 50ms;
    SignalHandler signalHandler;
    auto bot = std::make_unique<GatewayBot>(config);
    bot->listen([](const ShardPayloadEvent &e) {
        std::printf("%d %lld\n", e.shardId, static_cast<long long>(e.sequence));
        std::fflush(stdout);
    });
    bot->listen([&](const StartedEvent &) {
        std::printf("ready with %d guilds\n", int(bot->cache()->guilds().size()));
        std::fflush(stdout);
        if (end == u"exits")
            std::exit(0); // everything of this function stays as it is
        if (end == u"returns" || end == u"leaves")
            QCoreApplication::quit();
    });
    QObject::connect(&signalHandler, &SignalHandler::interrupted, bot.get(),
        [&bot] { bot->suspend().onFinished(bot.get(), [] { QCoreApplication::quit(); }); });
    bot->start({ .shardCount = 2, .startupWindowDelay = 20ms });
    QCoreApplication::exec();
    static const GatewayBot *left = nullptr;
    if (end == u"leaves")
        left = bot.release();
    Q_UNUSED(left)
    return 0;
}

} // namespace

//! Bots in processes of their own, which are stopped, left and ended
class TestProcess : public QObject
{
    Q_OBJECT

    std::unique_ptr<StrictSimulator> m_simulator;
    std::unique_ptr<BotProcess> m_process;
    QByteArray m_output;
    QMap<int, QList<qint64>> m_sequences; // that the bot's listener has seen, of each shard
    int m_saves = 0; // of the process
    int m_guildsAtReady = -1; // that its cache had when it was ready; -1: it has not been

    void startSimulator(const SimulatorConfig &config)
    {
        m_simulator = std::make_unique<StrictSimulator>(config);
        QVERIFY(m_simulator->start());
    }
    static SimulatorConfig world()
    {
        SimulatorConfig config = smallWorld();
        config.heartbeatInterval = 1000ms;
        config.heartbeatTimeout = 10min; // never, unless a test says so
        config.eventsPerSecond = 200;
        return config;
    }
    std::unique_ptr<BotProcess> newProcess(const QString &end, const QString &store) const
    {
        QStringList arguments { end };
        if (!store.isEmpty())
            arguments.append(store);
        return std::make_unique<BotProcess>(*m_simulator, arguments);
    }
    void startBot(const QString &end, const QString &store = {})
    {
        m_sequences.clear();
        m_output.clear();
        m_saves = 0;
        m_guildsAtReady = -1;
        m_process = newProcess(end, store);
        connect(m_process.get(), &QProcess::readyReadStandardOutput, this, [this] { readLines(); });
        m_process->start();
        QVERIFY(m_process->waitForStarted(30'000));
    }
    //! All that it has written has been read then
    bool hasEnded()
    {
        if (!m_process->hasEnded())
            return false;
        readLines();
        return true;
    }
    void readLines()
    {
        m_output += m_process->readAllStandardOutput();
        for (auto end = m_output.indexOf('\n'); end >= 0; end = m_output.indexOf('\n')) {
            const QList<QByteArray> words = m_output.left(end).split(' ');
            m_output.remove(0, end + 1);
            if (words.size() == 2)
                m_sequences[words[0].toInt()].append(words[1].toLongLong());
            else if (words[0] == "saved")
                ++m_saves;
            else if (words[0] == "ready")
                m_guildsAtReady = words.value(2).toInt();
        }
    }
    bool hasSeen(qsizetype events)
    {
        return m_sequences.size() == 2 && m_sequences[0].size() > events && m_sequences[1].size() > events;
    }
    //! Everything that Discord has numbered was seen, once and in order
    void compareSequences()
    {
        m_simulator->setEventsPerSecond(0);
        for (int shard = 0; shard < 2; ++shard) {
            QTRY_COMPARE_WITH_TIMEOUT(
                m_sequences[shard].last(), m_simulator->ledger().shards[shard].lastSequence, 60'000);
            for (qsizetype i = 0; i < m_sequences[shard].size(); ++i)
                QCOMPARE(m_sequences[shard][i], qint64(i + 1));
        }
    }
    //! Whether what a process saw is followed by what the next one has seen, without a gap
    static bool isFollowed(const QList<qint64> &before, const QList<qint64> &after)
    {
        return !before.isEmpty() && !after.isEmpty() && after[0] == before.last() + 1
            && after.last() - after[0] == after.size() - 1;
    }
    //! The process is stopped until \a happened, at least \a atLeast
    template<typename Happened>
    void stopUntil(Happened happened, std::chrono::milliseconds atLeast)
    {
        QElapsedTimer stopped;
        stopped.start();
        m_process->send(SIGSTOP);
        QTRY_VERIFY_WITH_TIMEOUT(stopped.elapsed() >= atLeast.count() && happened(), 90'000);
        m_process->send(SIGCONT);
    }

private Q_SLOTS:
    void cleanup()
    {
        m_process.reset();
        m_simulator.reset();
    }

    void P19_aProcessThatSleptResumes()
    {
        startSimulator(world());
        startBot(QStringLiteral("sleeps"));
        QTRY_VERIFY_WITH_TIMEOUT(hasSeen(50), 60'000);
        // More than the 5 s that the wall clock may run ahead; the server waits, so the connections are whole.
        stopUntil([] { return true; }, 8s);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().resumes, quint64(2), 60'000);
        for (const SimulatorShard &shard : m_simulator->ledger().shards) {
            // With so much unread, TCP may reset the connection before the frame is read.
            QVERIFY(shard.lastClientCloseCode == 4000 || shard.lastClientCloseCode == 0);
        }
        const auto seen = m_sequences[0].size();
        QTRY_VERIFY_WITH_TIMEOUT(hasSeen(seen + 50), 60'000);
        compareSequences();
        QCOMPARE(m_simulator->ledger().identifies, quint64(2));
        QCOMPARE(m_simulator->ledger().resumes, quint64(2));
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
        // P31: no listener is blamed for the time in which nothing ran.
        static const QRegularExpression blocked(QStringLiteral("(?:blocked|event loop) for (\\d+) ms"));
        const QString log = QString::fromUtf8(m_process->readAllStandardError());
        for (auto it = blocked.globalMatch(log); it.hasNext();)
            QVERIFY2(it.next().captured(1).toInt() < 8000, qPrintable(log));
    }
    void P20_aProcessThatWasStoppedLosesNothing()
    {
        // Both clocks went on, so nothing tells of a sleep. The connection is whole, unless a heartbeat was on its way.
        startSimulator(world());
        startBot(QStringLiteral("runs"));
        QTRY_VERIFY_WITH_TIMEOUT(hasSeen(50), 60'000);
        stopUntil([] { return true; }, 4s); // several heartbeats
        const auto seen = m_sequences[0].size();
        QTRY_VERIFY_WITH_TIMEOUT(hasSeen(seen + 50), 60'000);
        compareSequences();
        QCOMPARE(m_simulator->ledger().identifies, quint64(2));
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
    }
    void P19_whatWasCutMeanwhileIsResumed()
    {
        startSimulator(world());
        startBot(QStringLiteral("runs"));
        QTRY_VERIFY_WITH_TIMEOUT(hasSeen(50), 60'000);
        const quint64 before = m_simulator->ledger().events;
        bool isCut = false;
        stopUntil(
            [&] {
                if (!std::exchange(isCut, true))
                    m_simulator->cutConnection();
                const SimulatorLedger ledger = m_simulator->ledger();
                return ledger.openConnections == 0 && ledger.events > before + 200; // to be replayed
            },
            0s);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().resumes, quint64(2), 60'000);
        compareSequences();
        QVERIFY(m_simulator->ledger().replayed > 0);
        QCOMPARE(m_simulator->ledger().identifies, quint64(2));
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
    }
    void P19_whomDiscordGaveUpBeginsAnew()
    {
        SimulatorConfig config = world();
        config.heartbeatTimeout = 5s; // five times the interval
        startSimulator(config);
        startBot(QStringLiteral("runs"));
        m_simulator->expectViolations(2); // 4009 for both shards
        QTRY_VERIFY_WITH_TIMEOUT(hasSeen(50), 60'000);
        // The simulator closes with 4009 first, which ends the sessions (P27).
        stopUntil(
            [&] { return m_simulator->ledger().openConnections == 0 && m_simulator->ledger().violationCount == 2; },
            0s);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().identifies, quint64(4), 60'000);
        for (int shard = 0; shard < 2; ++shard)
            QTRY_VERIFY_WITH_TIMEOUT(
                std::count(m_sequences[shard].cbegin(), m_sequences[shard].cend(), qint64(1)) == 2, 60'000);
        QCOMPARE(m_simulator->ledger().resumes, quint64(0));
        QCOMPARE(m_simulator->ledger().violationCount, quint64(2));
        for (const SimulatorViolation &violation : m_simulator->ledger().violations)
            QVERIFY2(violation.text.contains(QStringLiteral("no heartbeat")), qPrintable(violation.text));
    }
    void P64_theNextProcessGoesOnWhereThisOneEnded()
    {
        const QTemporaryDir folder;
        const QString store = folder.filePath(QStringLiteral("sessions.db"));
        startSimulator(world());
        startBot(QStringLiteral("runs"), store);
        QTRY_VERIFY_WITH_TIMEOUT(hasSeen(50) && m_guildsAtReady >= 0, 60'000);
        for (int process = 0; process < 3; ++process) {
            m_process->send(SIGTERM);
            QVERIFY(hasEnded());
            QCOMPARE(m_process->exitStatus(), QProcess::NormalExit);
            QCOMPARE(m_saves, 1);
            const QMap<int, QList<qint64>> before = m_sequences;
            const quint64 events = m_simulator->ledger().events;
            QTRY_VERIFY_WITH_TIMEOUT(m_simulator->ledger().events > events + 100, 60'000);
            startBot(QStringLiteral("runs"), store);
            QTRY_VERIFY_WITH_TIMEOUT(hasSeen(100), 60'000);
            QVERIFY(isFollowed(before[0], m_sequences[0]));
            QVERIFY(isFollowed(before[1], m_sequences[1]));
            QTRY_COMPARE_WITH_TIMEOUT(m_guildsAtReady, 8, 60'000); // P63
        }
        m_simulator->setEventsPerSecond(0);
        for (int shard = 0; shard < 2; ++shard)
            QTRY_COMPARE_WITH_TIMEOUT(
                m_sequences[shard].last(), m_simulator->ledger().shards[shard].lastSequence, 60'000);
        QCOMPARE(m_simulator->ledger().identifies, quint64(2));
        QCOMPARE(m_simulator->ledger().resumes, quint64(6));
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
    }
    void P64_theNextOfAKilledProcessBeginsAnew()
    {
        const QTemporaryDir folder;
        const QString store = folder.filePath(QStringLiteral("sessions.db"));
        startSimulator(world());
        startBot(QStringLiteral("runs"), store);
        QTRY_VERIFY_WITH_TIMEOUT(hasSeen(50), 60'000);
        m_process->send(SIGTERM); // so that there is something in the store that must not be used twice
        QVERIFY(hasEnded());
        startBot(QStringLiteral("runs"), store);
        QTRY_VERIFY_WITH_TIMEOUT(hasSeen(50), 60'000);
        m_process->send(SIGKILL);
        QVERIFY(hasEnded());
        QCOMPARE(m_saves, 0);
        startBot(QStringLiteral("runs"), store);
        QTRY_VERIFY_WITH_TIMEOUT(hasSeen(50), 60'000);
        compareSequences(); // from READY on
        QCOMPARE(m_simulator->ledger().identifies, quint64(4));
        QCOMPARE(m_simulator->ledger().resumes, quint64(2));
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
    }
    void P64_theNextOfAKilledProcessResumesWhatWasSaved()
    {
        const QTemporaryDir folder;
        const QString store = folder.filePath(QStringLiteral("sessions.db"));
        startSimulator(world());
        startBot(QStringLiteral("saves"), store);
        QTRY_VERIFY_WITH_TIMEOUT(hasSeen(50) && m_saves > 0, 60'000);
        QMap<int, qint64> saved; // no less than this
        for (int shard = 0; shard < 2; ++shard)
            saved[shard] = m_sequences[shard].last();
        m_saves = 0;
        QTRY_VERIFY_WITH_TIMEOUT(m_saves > 1, 60'000); // one that began since then
        m_process->send(SIGKILL);
        QVERIFY(hasEnded());
        const QMap<int, QList<qint64>> before = m_sequences;
        const quint64 events = m_simulator->ledger().events;
        QTRY_VERIFY_WITH_TIMEOUT(m_simulator->ledger().events > events + 100, 60'000);
        startBot(QStringLiteral("runs"), store);
        QTRY_VERIFY_WITH_TIMEOUT(hasSeen(100), 60'000);
        for (int shard = 0; shard < 2; ++shard) {
            const QList<qint64> &after = m_sequences[shard];
            QVERIFY(after[0] > saved[shard]); // what was handled by then does not come again
            QVERIFY(after[0] <= before[shard].last() + 1); // and nothing is missing
            QCOMPARE(after.last() - after[0], after.size() - 1);
        }
        QCOMPARE(m_simulator->ledger().identifies, quint64(2));
        QCOMPARE(m_simulator->ledger().resumes, quint64(2));
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
    }
    void P64_ofTwoProcessesOneTakesASession()
    {
        const QTemporaryDir folder;
        const QString store = folder.filePath(QStringLiteral("sessions.db"));
        SimulatorConfig config = world();
        config.identifyWindow = noIdentifyWindow; // the two do not know of each other's identifies
        startSimulator(config);
        startBot(QStringLiteral("runs"), store);
        QTRY_VERIFY_WITH_TIMEOUT(hasSeen(50), 60'000);
        m_process->send(SIGTERM);
        QVERIFY(hasEnded());
        const auto first = newProcess(QStringLiteral("runs"), store);
        const auto second = newProcess(QStringLiteral("runs"), store);
        QByteArray outputs[2];
        for (QProcess *process : { first.get(), second.get() }) {
            QByteArray &output = outputs[process == second.get()];
            connect(process, &QProcess::readyReadStandardOutput, this,
                [process, &output] { output += process->readAllStandardOutput(); });
            process->start();
        }
        QTRY_VERIFY_WITH_TIMEOUT(outputs[0].contains("ready") && outputs[1].contains("ready"), 60'000);
        QCOMPARE(m_simulator->ledger().resumes, quint64(2)); // each session by one of them
        QCOMPARE(m_simulator->ledger().identifies, quint64(4)); // the other began new ones
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
        for (QProcess *process : { first.get(), second.get() }) {
            process->kill();
            QVERIFY(process->waitForFinished());
        }
    }
    void P125_aRunningBotMayBeLeft_data()
    {
        QTest::addColumn<QString>("end");
        QTest::newRow("exit() inside a listener") << QStringLiteral("exits");
        QTest::newRow("main returns, the bot is destroyed") << QStringLiteral("returns");
        QTest::newRow("main returns, the bot is not") << QStringLiteral("leaves");
    }
    void P125_aRunningBotMayBeLeft()
    {
        QFETCH(QString, end);
        SimulatorConfig config = world();
        config.eventsPerSecond = 3000; // the gateway thread is busy
        startSimulator(config);
        for (int i = 0; i < 5; ++i) {
            startBot(end);
            QTRY_COMPARE_WITH_TIMEOUT(m_process->state(), QProcess::NotRunning, 60'000);
            QVERIFY2(m_process->exitStatus() == QProcess::NormalExit,
                qPrintable(QString::fromUtf8(m_process->readAllStandardError())));
            QCOMPARE(m_process->exitCode(), 0);
            QVERIFY(!m_sequences.isEmpty());
            QTRY_COMPARE(m_simulator->ledger().openConnections, 0);
        }
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
    }
};

int main(int argc, char **argv)
{
    return botTestMain<TestProcess>(argc, argv, runBot);
}
#include "tst_process.moc"
