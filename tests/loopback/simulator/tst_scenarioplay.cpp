// Scenarios at work: the steps in time and order, and a bot that lives through them

#include <loopback/simulatedbot.h>

#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

namespace {

constexpr int wait = 60'000; // long enough for sanitizers on a busy machine
constexpr double speed = 20; // a minute takes three seconds

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

Scenario scenario(const char *steps, int rounds = 1)
{
    QString error;
    const QByteArray json = QByteArray(steps).replace('\'', '"');
    auto read = Scenario::fromJson("{\"name\":\"own\",\"steps\":[" + json + "]}", &error);
    if (!read)
        qFatal("%s", qPrintable(error));
    read->rounds = rounds;
    return *read;
}

QStringList faultsOf(const Simulator &simulator)
{
    QStringList texts;
    for (const SimulatorFault &fault : simulator.ledger().faults)
        texts += fault.text;
    return texts;
}

} // namespace

class tst_ScenarioPlay : public QObject
{
    Q_OBJECT

    std::unique_ptr<StrictSimulator> m_simulator;

    void start(int shards = 1)
    {
        SimulatorConfig config;
        config.shards = shards;
        config.maxConcurrency = shards;
        config.guilds = 16;
        config.eventsPerSecond = 200;
        config.identifyWindow = noIdentifyWindow;
        config.limitSends = false;
        m_simulator = std::make_unique<StrictSimulator>(config);
        Error error;
        QVERIFY2(m_simulator->start(&error), qPrintable(error.message));
    }

private Q_SLOTS:
    void init() { QLoggingCategory::setFilterRules(text("hikari.*=false")); }
    void cleanup() { m_simulator.reset(); }

    void stepsComeInOrderAndTheEndIsTold()
    {
        start();
        QSignalSpy ended(m_simulator.get(), &Simulator::scenarioEnded);
        QVERIFY(m_simulator->play(scenario("{'at':'0s','rate':7}, {'at':'10ms','fault':'half-open:shard=3'},"
                                           "{'at':'10ms','fault':'cut'}, {'at':'30ms','fault':'rest-5xx'}")));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, wait);
        QCOMPARE(ended[0][0].toString(), text("own"));
        QTRY_COMPARE_WITH_TIMEOUT(
            faultsOf(*m_simulator), QStringList({ text("half-open:shard=3"), text("cut"), text("rest-5xx") }), wait);
        const ScenarioProgress progress = m_simulator->scenarioProgress();
        QVERIFY(!progress.isPlaying);
        QCOMPARE(progress.step, 4);
        QCOMPARE(progress.steps, 4);
        QCOMPARE(progress.lastStep, text("rest-5xx"));
        QVERIFY(!progress.nextIn);
        // What was ordered without an end lasts, until it is taken back.
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->activeFaults().size(), 2, wait);
        QCOMPARE(m_simulator->eventsPerSecond(), 7.0);
        m_simulator->stopScenario();
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->activeFaults().size(), 0, wait);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->eventsPerSecond(), 200.0, wait);
        QCOMPARE(ended.size(), 1);
    }

    void progressIsToldWhileItPlays()
    {
        start();
        QVERIFY(m_simulator->play(scenario("{'at':'0s','fault':'half-open:shard=3'}, {'at':'10min','clear':true}")));
        QVERIFY(m_simulator->scenarioProgress().isPlaying);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->scenarioProgress().step, 1, wait);
        const ScenarioProgress progress = m_simulator->scenarioProgress();
        QCOMPARE(progress.name, text("own"));
        QVERIFY(progress.isPlaying);
        QCOMPARE(progress.round, 1);
        QCOMPARE(progress.steps, 2);
        QCOMPARE(progress.lastStep, text("half-open:shard=3"));
        QVERIFY(progress.nextIn && *progress.nextIn > 1min && *progress.nextIn <= 10min);
    }

    void stoppingTakesBackOnlyItsOwn()
    {
        start();
        QSignalSpy ended(m_simulator.get(), &Simulator::scenarioEnded);
        const quint64 other = m_simulator->injectFault(*FaultOrder::fromText(u"half-open:shard=7"));
        QVERIFY(m_simulator->play(
            scenario("{'at':'0s','rate':5}, {'at':'0s','fault':'half-open:shard=3'}, {'at':'10min','clear':true}")));
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->activeFaults().size(), 2, wait);
        m_simulator->stopScenario();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, wait);
        QVERIFY(!m_simulator->scenarioProgress().isPlaying);
        QCOMPARE(m_simulator->activeFaults().size(), 1);
        QCOMPARE(m_simulator->activeFaults()[0].id, other);
        QCOMPARE(m_simulator->eventsPerSecond(), 200.0);
    }

    void anotherTakesItsPlace()
    {
        start();
        QSignalSpy ended(m_simulator.get(), &Simulator::scenarioEnded);
        QVERIFY(m_simulator->play(scenario("{'at':'0s','fault':'half-open:shard=3'}, {'at':'10min','clear':true}")));
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->activeFaults().size(), 1, wait);
        QVERIFY(m_simulator->play(scenario("{'at':'0s','fault':'half-open:shard=4'}, {'at':'10min','clear':true}")));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, wait);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_simulator->activeFaults().size() == 1 && m_simulator->activeFaults()[0].order.shardId == 4, wait);
        QVERIFY(m_simulator->scenarioProgress().isPlaying);
    }

    void roundsFollowEachOther()
    {
        start();
        QSignalSpy ended(m_simulator.get(), &Simulator::scenarioEnded);
        QVERIFY(m_simulator->play(
            scenario("{'at':'0s','fault':'half-open'}, {'at':'5ms','clear':true}, {'at':'10ms','fault':'cut'}", 3)));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, wait);
        QCOMPARE(m_simulator->scenarioProgress().round, 3);
        const QStringList round { text("half-open"), text("cut") };
        QTRY_COMPARE_WITH_TIMEOUT(faultsOf(*m_simulator), round + round + round, wait);
        // Without an end
        QVERIFY(m_simulator->play(scenario("{'at':'1ms','fault':'cut'}", 0)));
        QTRY_VERIFY_WITH_TIMEOUT(m_simulator->scenarioProgress().round > 20, wait);
        QCOMPARE(ended.size(), 1);
        m_simulator->stopScenario();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 2, wait);
    }

    void whatCannotBePlayedIsRefused()
    {
        StrictSimulator simulator;
        QVERIFY(!simulator.play(Scenario::builtIn().constFirst())); // it does not run
        QVERIFY(simulator.scenarioProgress().name.isEmpty());
        start();
        QVERIFY(!m_simulator->play(Scenario()));
        QVERIFY(m_simulator->play(Scenario::builtIn().constFirst()));
        m_simulator->stop(); // in the middle
        QVERIFY(!m_simulator->scenarioProgress().isPlaying);
    }

    void aBotLivesThroughEach_data()
    {
        QTest::addColumn<Scenario>("played");
        for (const Scenario &one : Scenario::builtIn())
            QTest::newRow(qPrintable(one.name)) << one;
    }
    void aBotLivesThroughEach()
    {
        QFETCH(Scenario, played);
        start(8);
        BotConfig config = configFor(*m_simulator);
        config.intents = Intent::All;
        config.autoChunkMembers = false;
        config.gatewayThreads = 1;
        GatewayBot bot(config);
        QSignalSpy fatal(&bot, &GatewayBot::fatalError);
        const Reply<void> started = bot.start({ .startupWindowDelay = 20ms });
        QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), wait);
        QVERIFY(!started.error());

        QSignalSpy ended(m_simulator.get(), &Simulator::scenarioEnded);
        QVERIFY(m_simulator->play(played.spedUp(speed)));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, wait);
        QStringList ordered;
        for (const ScenarioStep &step : played.spedUp(speed).steps) {
            if (step.fault)
                ordered += step.fault->toText();
        }
        QStringList done = faultsOf(*m_simulator);
        done.removeDuplicates(); // one that repeats is told each time
        QCOMPARE(done, ordered);

        if (played.name == text("fatal-token")) {
            QTRY_COMPARE_WITH_TIMEOUT(fatal.size(), 1, wait);
            QTRY_VERIFY_WITH_TIMEOUT(!bot.isAlive(), wait);
            return;
        }
        const auto isReady = [&bot] {
            const QList<ShardSnapshot> shards = bot.shardSnapshots();
            return shards.size() == 8
                && std::all_of(shards.begin(), shards.end(), [](const ShardSnapshot &s) { return s.isReady(); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isReady(), wait);
        QCOMPARE(fatal.size(), 0);
        const Reply<void> closed = bot.close();
        QTRY_VERIFY_WITH_TIMEOUT(closed.isFinished(), wait);
    }
};

QTEST_GUILESS_MAIN(tst_ScenarioPlay)
#include "tst_scenarioplay.moc"
