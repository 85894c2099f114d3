#include "../simulatedbot.h"
#include "botprocess.h"

#include <QCoreApplication>
#include <QFile>
#include <QLoggingCategory>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <csignal>
#include <cstdio>
#include <memory>
#include <utility>

using namespace Hikari;
using namespace std::chrono_literals;

namespace {

void say(const QString &line)
{
    std::puts(qPrintable(line));
    std::fflush(stdout);
}

//! The bot of the other process: writes a line when its state or that of its shards has changed
int runBot(const QStringList &arguments)
{
    QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
    const QString where = arguments[3];
    BotConfig config;
    config.restUrl = QUrl(arguments[2]);
    config.token = Token::fromEnvironment("BOT_TOKEN");
    config.banner = std::nullopt;
    config.logs = std::nullopt;
    config.gatewayThreads = 1;
    GatewayBot bot(config);
    ReplySource<void> never;
    if (where == u"StartingEvent")
        bot.listen([reply = never.reply()](const StartingEvent &) { return reply; });
    else if (where == u"StartedEvent")
        bot.listen([reply = never.reply()](const StartedEvent &) { return reply; });
    else if (where == u"StoppingEvent")
        bot.listen([reply = never.reply()](const StoppingEvent &) { return reply; });
    else if (where == u"resharding")
        bot.listen([&bot](const StartedEvent &) { bot.reshard(2); });
    else if (where == u"blocked")
        bot.listen([](const StartedEvent &) {
            say(QStringLiteral("blocked"));
            QThread::sleep(600);
        });

    QTimer look; // shards change in threads of their own
    QString before;
    QObject::connect(&look, &QTimer::timeout, &bot, [&] {
        const SessionSnapshot snapshot = bot.sessionSnapshot();
        QString now = QStringLiteral("%1 %2").arg(int(bot.state())).arg(snapshot.step);
        if (snapshot.reshardingTo > 0)
            now += QStringLiteral("resharding");
        for (const ShardSnapshot &shard : bot.shardSnapshots())
            now += u' ' + shardStateName(shard.state);
        if (std::exchange(before, now) != now)
            say(now);
    });
    look.start(2);
    StartOptions options { .shardCount = 2, .startupWindowDelay = 20ms };
    if (where == u"window" || where == u"resharding")
        options.startupWindowDelay = 1h;
    if (where == u"resharding")
        options.shardCount = 1;
    options.propagateInterrupts = arguments.contains(QStringLiteral("propagates"));
    if (arguments.contains(QStringLiteral("none")))
        options.enableSignalHandlers = false;
    const int code = bot.run(options);
    never = {};
    QCoreApplication::processEvents(); // a listener whose reply is gone comes to its end
    return code;
}

} // namespace

//! Processes that are told to end, whatever they are doing (P124)
class TestInterrupts : public QObject
{
    Q_OBJECT

    std::unique_ptr<StrictSimulator> m_simulator;
    std::unique_ptr<BotProcess> m_process;
    QByteArray m_output;

    void startBot(const QStringList &arguments)
    {
        m_output.clear();
        m_process = std::make_unique<BotProcess>(*m_simulator, arguments);
        connect(m_process.get(), &QProcess::readyReadStandardOutput, this,
            [this] { m_output += m_process->readAllStandardOutput(); });
        m_process->start();
        QVERIFY(m_process->waitForStarted(30'000));
    }

private Q_SLOTS:
    void init()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
        SimulatorConfig world;
        world.shards = 2;
        world.guilds = 8;
        world.maxConcurrency = 1;
        world.identifyWindow = noIdentifyWindow;
        world.heartbeatInterval = 20h;
        world.eventsPerSecond = 200;
        m_simulator = std::make_unique<StrictSimulator>(world);
        QVERIFY(m_simulator->start());
    }
    void cleanup()
    {
        m_process.reset();
        m_simulator.reset();
    }

    void P124_aSignalEndsTheProcessInEveryState_data()
    {
        QTest::addColumn<QString>("fault"); // of the simulator; empty: none
        QTest::addColumn<QByteArray>("state"); // what the bot writes when it is there
        QTest::addColumn<int>("signal");
        QTest::addColumn<int>("closed"); // sessions that are ended with 1000
        QTest::addColumn<bool>("isLater"); // the fault comes then
        const QByteArray starting = QByteArray::number(int(BotState::Starting)) + ' ';
        const QByteArray shards = starting + "waiting for the shards ";
        const QByteArray running = QByteArray::number(int(BotState::Running)) + "  Ready Ready";

        const auto row = [](const char *name, const char *fault, const QByteArray &state, int signal, int closed,
                             bool isLater = false) {
            QTest::newRow(name) << QString::fromLatin1(fault) << state << signal << closed << isLater;
        };
        row("StartingEvent", "", starting + "waiting for listeners of StartingEvent", SIGTERM, 0);
        row("REST does not answer", "rest-timeout:delay=10min", starting + "GET /gateway/bot", SIGTERM, 0);
        row("no handshake", "silent-host:mode=upgrade", shards + "Connecting Queued", SIGTERM, 0);
        row("no HELLO", "silent-host:mode=hello", shards + "Connecting Queued", SIGINT, 0);
        row("window", "", shards + "Ready Queued", SIGTERM, 1);
        row("backing off", "refuse-handshake", shards + "BackingOff", SIGTERM, 0);
        row("StartedEvent", "", running, SIGTERM, 2);
        row("running", "", running, SIGTERM, 2);
        row("running, SIGINT", "", running, SIGINT, 2);
        row("StoppingEvent", "", running, SIGTERM, 2);
        row("resharding", "", QByteArray::number(int(BotState::Running)) + " resharding", SIGTERM, 1);
        row("Discord does not read", "half-open", running, SIGTERM, 2, true);
        row("reconnecting", "refuse-handshake", running, SIGTERM, 0, true);
    }
    void P124_aSignalEndsTheProcessInEveryState()
    {
        QFETCH(QString, fault);
        QFETCH(QByteArray, state);
        QFETCH(int, signal);
        QFETCH(int, closed);
        QFETCH(bool, isLater);
        for (const bool propagates : { false, true }) {
            if (!fault.isEmpty() && !isLater)
                m_simulator->inject(fault);
            QStringList arguments { QString::fromLatin1(QTest::currentDataTag()) };
            if (propagates)
                arguments.append(QStringLiteral("propagates"));
            startBot(arguments);
            QTRY_VERIFY2_WITH_TIMEOUT(m_output.contains(state), m_output.constData(), 60'000);
            if (isLater)
                m_simulator->inject(fault);
            if (isLater && fault == u"refuse-handshake") {
                m_simulator->cutConnection();
                QTRY_VERIFY2_WITH_TIMEOUT(m_output.contains("BackingOff"), m_output.constData(), 60'000);
            }
            m_process->send(signal);
            QVERIFY(m_process->hasEnded()); // how long that may take is asked in tst_stopping, with a clock of its own
            QCOMPARE(m_process->exitStatus(), QProcess::NormalExit);
            QCOMPARE(m_process->exitCode(), propagates ? 128 + signal : 0);
            m_simulator->clearFaults();
            QTRY_COMPARE(m_simulator->ledger().openConnections, 0);
            QCOMPARE(m_simulator->closedWith(1000), closed);
        }
    }
    void P124_aSecondSignalExitsAtOnce()
    {
        startBot({ QStringLiteral("blocked") });
        QTRY_VERIFY_WITH_TIMEOUT(m_output.contains("blocked"), 60'000);
        m_process->send(SIGTERM); // nobody comes to handle it
        // Two signals that wait at the same time may come in any order.
        QTRY_VERIFY(isHandled(SIGTERM));
        m_process->send(SIGINT);
        QVERIFY(m_process->hasEnded());
        QCOMPARE(m_process->exitStatus(), QProcess::NormalExit);
        QCOMPARE(m_process->exitCode(), 128 + SIGINT);
    }
    void whoWantsNoHandlersHasNone()
    {
        startBot({ QStringLiteral("running"), QStringLiteral("none") });
        QTRY_VERIFY_WITH_TIMEOUT(m_output.contains("Ready Ready"), 60'000);
        m_process->send(SIGTERM);
        QVERIFY(m_process->hasEnded());
        QCOMPARE(m_process->exitStatus(), QProcess::CrashExit);
        QTRY_COMPARE(m_simulator->ledger().openConnections, 0);
        for (const SimulatorShard &shard : m_simulator->ledger().shards)
            QCOMPARE(shard.lastClientCloseCode, 0); // cut
    }

private:
    //! Whether the process has taken \a signal off the queue
    bool isHandled(int signal) const
    {
        QFile status(QStringLiteral("/proc/%1/status").arg(m_process->processId()));
        if (!status.open(QIODevice::ReadOnly))
            return true; // no such file on this system
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("ShdPnd:") && (line.mid(7).trimmed().toULongLong(nullptr, 16) >> (signal - 1)) & 1)
                return false;
        }
        return true;
    }
};

int main(int argc, char **argv)
{
    return botTestMain<TestInterrupts>(argc, argv, runBot);
}
#include "tst_interrupts.moc"
