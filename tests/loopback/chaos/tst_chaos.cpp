// A bot of 16 shards under random faults. What it got is held against the simulator's ledger.
//
// HIKARI_TEST_SEED chooses the faults (printed, so that a run can be repeated), HIKARI_CHAOS_SECONDS how long (60).

#include "../simulatedbot.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

#include <random>

using namespace Hikari;
using namespace std::chrono_literals;

namespace {

constexpr int shardCount = 16;
constexpr int faultsPerSecond = 8;

//! What one shard received, session by session
struct Received
{
    qint64 last = 0;
    int sessions = 0;
    qint64 events = 0;
    QStringList mistakes;

    void add(qint64 sequence, bool isReady)
    {
        ++events;
        if (isReady) {
            ++sessions;
            if (sequence != 1)
                mistakes.append(QStringLiteral("READY has sequence %1").arg(sequence));
        } else if (sequence != last + 1) {
            mistakes.append(QStringLiteral("%1 came after %2, session %3").arg(sequence).arg(last).arg(sessions));
        }
        last = sequence;
    }
};

double residentMegabytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return double(file.readAll().split(' ').value(1).toLongLong()) * 4096 / 1e6;
}

} // namespace

class TestChaos : public QObject
{
    Q_OBJECT

    std::unique_ptr<StrictSimulator> m_simulator;
    std::mt19937 m_random;
    int m_sessionsEnded = 0; // by order, at most

    int random(int below) { return int(m_random() % unsigned(below)); }
    void injectFault()
    {
        const int shard = random(shardCount);
        switch (random(8)) {
        case 0:
        case 1:
            m_simulator->cutConnection(shard);
            break;
        case 2: { // codes after which Discord keeps the session
            constexpr int codes[] { 4000, 4001, 4002, 4005, 4008, 1000, 1001, 1011, 4900 };
            m_simulator->closeConnection(shard, codes[random(std::size(codes))]);
            break;
        }
        case 3:
            m_simulator->closeConnection(shard, random(2) ? 4007 : 4009);
            ++m_sessionsEnded;
            break;
        case 4:
            m_simulator->requestReconnect(shard);
            break;
        case 5:
            m_simulator->invalidateSession(shard, true);
            break;
        case 6:
            m_simulator->invalidateSession(shard, false);
            ++m_sessionsEnded;
            break;
        case 7:
            m_simulator->swallowHeartbeatAcks(shard, std::chrono::milliseconds(random(3000)));
            break;
        }
    }

private Q_SLOTS:
    void cleanup() { m_simulator.reset(); }

    void everyEventComesOnceAndInOrder()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
        bool isGiven = false;
        quint32 seed = qEnvironmentVariable("HIKARI_TEST_SEED").toUInt(&isGiven);
        if (!isGiven)
            seed = QRandomGenerator::global()->generate();
        const int seconds = qEnvironmentVariable("HIKARI_CHAOS_SECONDS", QStringLiteral("60")).toInt();
        qInfo("HIKARI_TEST_SEED=%u, %d s", seed, seconds);
        m_random.seed(seed);

        SimulatorConfig world;
        world.shards = shardCount;
        world.maxConcurrency = shardCount;
        world.identifyWindow = 200ms;
        world.sessionStartLimit = 100'000;
        world.guilds = 64;
        world.seed = seed;
        world.heartbeatInterval = 1s;
        world.eventsPerSecond = 2000;
        world.replayBytes = 64 << 20;
        world.limitSends = false; // heartbeats every second over many connections
        m_simulator = std::make_unique<StrictSimulator>(world);
        QVERIFY(m_simulator->start());

        BotConfig config = configFor(*m_simulator);
        config.intents = Intent::All;
        config.autoChunkMembers = false;
        config.gatewayThreads = 2;
        GatewayBot bot(config);
        std::vector<Received> received(shardCount);
        bot.listen([&](const ShardPayloadEvent &e) {
            received[std::size_t(e.shardId)].add(e.sequence, e.name == QLatin1String("READY"));
        });
        const Reply<void> started = bot.start({ .startupWindowDelay = 200ms });
        QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), 30'000);
        QVERIFY(!started.error());

        QTimer faults;
        connect(&faults, &QTimer::timeout, this, [this] { injectFault(); });
        faults.start(1000 / faultsPerSecond);
        QElapsedTimer clock;
        clock.start();
        // The simulator keeps what it sent for 30 s; from then on nothing may grow.
        QTRY_VERIFY_WITH_TIMEOUT(clock.elapsed() > seconds * 700, seconds * 1000);
        const double early = residentMegabytes();
        QTRY_VERIFY_WITH_TIMEOUT(clock.elapsed() > seconds * 1000, seconds * 2000);
        const double late = residentMegabytes();
        faults.stop();
        m_simulator->clearFaults();

        // Quiet: all come back, and get what they have missed.
        const auto allReady = [&bot] {
            const QList<ShardSnapshot> shards = bot.shardSnapshots();
            return std::all_of(shards.begin(), shards.end(), [](const ShardSnapshot &s) { return s.isReady(); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(allReady(), 60'000);
        m_simulator->setEventsPerSecond(0);
        const auto isLevel = [&] {
            const SimulatorLedger ledger = m_simulator->ledger();
            return std::all_of(ledger.shards.begin(), ledger.shards.end(), [&](const SimulatorShard &shard) {
                return shard.isConnected && received[std::size_t(shard.shardId)].last == shard.lastSequence;
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isLevel() && allReady(), 60'000);

        const SimulatorLedger ledger = m_simulator->ledger();
        qint64 events = 0;
        int sessions = 0;
        for (std::size_t shard = 0; shard < received.size(); ++shard) {
            QVERIFY2(received[shard].mistakes.isEmpty(),
                qPrintable(QStringLiteral("shard %1: %2").arg(shard).arg(received[shard].mistakes.join(u"; "))));
            QCOMPARE(quint64(received[shard].sessions), ledger.shards[qsizetype(shard)].identifies);
            events += received[shard].events;
            sessions += received[shard].sessions;
        }
        qInfo("%lld faults in the ledger, %lld events, %d sessions, %llu resumes, %llu replayed, %.0f MB then %.0f MB",
            qlonglong(ledger.faults.size()), qlonglong(events), sessions, qulonglong(ledger.resumes),
            qulonglong(ledger.replayed), early, late);
        QVERIFY2(m_simulator->verdict().isEmpty(), qPrintable(m_simulator->verdict()));
        // A new session only when the old one was ended by order, or could not be resumed
        QVERIFY2(sessions <= shardCount + m_sessionsEnded,
            qPrintable(QStringLiteral("%1 sessions, %2 ended").arg(sessions).arg(m_sessionsEnded)));
        QVERIFY(ledger.faults.size() >= std::min(1000, seconds * faultsPerSecond * 2 / 3));
        QVERIFY(ledger.resumes > 0 && ledger.replayed > 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // which keep what is freed
        if (seconds >= 300) // in less the simulator's own books are most of what changes
            QVERIFY2(late < early * 1.25, qPrintable(QStringLiteral("%1 MB, then %2 MB").arg(early).arg(late)));
#endif
        const Reply<void> closed = bot.close();
        QTRY_VERIFY_WITH_TIMEOUT(closed.isFinished(), 10'000);
    }
};

QTEST_GUILESS_MAIN(TestChaos)
#include "tst_chaos.moc"
