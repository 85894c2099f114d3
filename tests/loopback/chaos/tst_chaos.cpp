// A bot of 16 shards under random faults. What it got is held against the ledger of the simulator, which runs in a
// process of its own: the memory that is measured is the bot's.
//
// HIKARI_TEST_SEED chooses the faults (printed, so that a run can be repeated), HIKARI_CHAOS_SECONDS how long (60).

#include "chaossimulator.h"

#include <heldmemory.h>
#include <hikari/bot/gatewaybot.h>

#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

#include <random>
#include <set>

using namespace Hikari;
using namespace std::chrono_literals;

namespace {

constexpr int shardCount = 16;
constexpr int faultsPerSecond = 8;
constexpr int waitLimit = 120'000; // milliseconds; shards come back in less, but the machine may be busy

//! What one shard received, session by session
struct Received
{
    qint64 last = 0; // all up to it have come
    std::set<qint64> ahead; // and these
    qint64 highest = 0;
    int sessions = 0;
    qint64 events = 0;
    qint64 swapped = 0;
    QStringList mistakes;

    void add(qint64 sequence, bool isReady)
    {
        ++events;
        if (isReady) {
            if (!ahead.empty())
                mistakes.append(QStringLiteral("%1 is missing in session %2").arg(last + 1).arg(sessions));
            if (sequence != 1)
                mistakes.append(QStringLiteral("READY has sequence %1").arg(sequence));
            ++sessions;
            last = highest = 0;
            ahead.clear();
        }
        if (sequence <= last || !ahead.insert(sequence).second)
            mistakes.append(QStringLiteral("%1 came again in session %2").arg(sequence).arg(sessions));
        if (sequence < highest)
            ++swapped;
        highest = std::max(highest, sequence);
        while (!ahead.empty() && *ahead.begin() == last + 1)
            last = ahead.extract(ahead.begin()).value();
    }
};

//! What the bot holds, and what the process takes, which is more: the allocator keeps what bombs needed
struct Memory
{
    double held = 0; // MB; 0: not known here
    double resident = 0;

    static Memory now()
    {
        Memory memory;
        QFile file(QStringLiteral("/proc/self/statm"));
        if (file.open(QIODevice::ReadOnly))
            memory.resident = double(file.readAll().split(' ').value(1).toLongLong()) * 4096 / 1e6;
        memory.held = double(heldBytes()) / 1e6;
        return memory;
    }
};

} // namespace

class TestChaos : public QObject
{
    Q_OBJECT

    ChaosSimulator m_simulator;
    std::mt19937 m_random;
    std::set<FaultKind> m_kinds; // that were ordered
    std::set<int> m_swapping; // shards that were told to swap dispatches
    int m_sessionsEnded = 0; // by order, at most

    int random(int below) { return int(m_random() % unsigned(below)); }
    std::chrono::milliseconds upTo(int milliseconds) { return std::chrono::milliseconds(50 + random(milliseconds)); }
    FaultOrder randomFault()
    {
        FaultOrder order = FaultOrder::of(oneOf({ FaultKind::Cut, FaultKind::Cut, FaultKind::CutMidFrame,
            FaultKind::Close, FaultKind::Close, FaultKind::Reconnect, FaultKind::InvalidSession, FaultKind::StallFrame,
            FaultKind::Garbage, FaultKind::BadCompression, FaultKind::Bomb, FaultKind::SwallowAcks, FaultKind::LateAcks,
            FaultKind::HalfOpen, FaultKind::SlowReader, FaultKind::Delay, FaultKind::Throttle, FaultKind::SplitFrames,
            FaultKind::UnknownOp, FaultKind::UnknownEvent, FaultKind::UnknownEnum, FaultKind::MissingField,
            FaultKind::Duplicate, FaultKind::Reorder, FaultKind::RefuseIdentify, FaultKind::RefuseHandshake,
            FaultKind::RedirectHandshake, FaultKind::SilentHost, FaultKind::ResumeHost, FaultKind::GuildOutage }));
        order.shardId = random(shardCount);
        if (faultIsCondition(order.kind))
            order.duration = upTo(2500);
        switch (order.kind) {
        case FaultKind::Close:
            if (random(4) == 0) {
                order.code = oneOf({ 4007, 4009 });
                ++m_sessionsEnded;
            } else { // Discord keeps the session
                order.code = oneOf({ 4000, 4001, 4002, 4005, 4008, 1000, 1001, 1011, 4900 });
            }
            break;
        case FaultKind::InvalidSession:
            order.isResumable = random(2) == 0;
            m_sessionsEnded += order.isResumable ? 0 : 1;
            break;
        case FaultKind::StallFrame:
        case FaultKind::Delay:
            order.delay = upTo(800);
            break;
        case FaultKind::LateAcks:
            order.delay = upTo(900);
            order.jitter = 40ms;
            break;
        case FaultKind::Throttle:
            order.bytesPerSecond = 20'000 + random(100'000);
            break;
        case FaultKind::Reorder:
            order.shardId = random(4); // in order everywhere else
            m_swapping.insert(order.shardId);
            order.share = 0.1;
            break;
        case FaultKind::UnknownEvent:
        case FaultKind::UnknownEnum:
        case FaultKind::MissingField:
        case FaultKind::Duplicate:
            order.share = 0.2;
            break;
        case FaultKind::RefuseHandshake:
        case FaultKind::RedirectHandshake:
        case FaultKind::SilentHost: // of all shards
            order.shardId = -1;
            order.duration = upTo(300);
            if (order.kind == FaultKind::SilentHost)
                order.mode = random(2) ? QStringLiteral("hello") : QStringLiteral("upgrade");
            break;
        case FaultKind::ResumeHost:
            order.mode = random(2) ? QStringLiteral("refuse") : QStringLiteral("503");
            break;
        case FaultKind::GuildOutage:
            order.share = 0.2;
            break;
        default:
            break;
        }
        return order;
    }
    template<typename T>
    T oneOf(std::initializer_list<T> all)
    {
        return *(all.begin() + random(int(all.size())));
    }

private Q_SLOTS:
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
        QVERIFY(m_simulator.start(shardCount, seed));

        BotConfig config;
        config.token = Token(m_simulator.token());
        config.restUrl = m_simulator.restUrl();
        config.banner = std::nullopt;
        config.logs = std::nullopt;
        config.intents = Intent::All;
        config.compression = Compression(random(4)); // each run another one; all kinds take part in the long run
        config.autoChunkMembers = false;
        config.gatewayThreads = 2;
        GatewayBot bot(config);
        std::vector<Received> received(shardCount);
        bot.listen([&](const ShardPayloadEvent &e) {
            received[std::size_t(e.shardId)].add(e.sequence, e.name == QLatin1String("READY"));
        });
        const Reply<void> started = bot.start({ .ignoreSessionStartLimit = true, .startupWindowDelay = 200ms });
        QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), waitLimit);
        QVERIFY2(!started.error(), qPrintable(started.error() ? started.error()->toString() : QString()));

        QTimer faults;
        int ordered = 0;
        connect(&faults, &QTimer::timeout, this, [&] {
            const FaultOrder order = randomFault();
            QVERIFY2(m_simulator.inject(order), qPrintable(order.toText()));
            m_kinds.insert(order.kind);
            ++ordered;
        });
        faults.start(1000 / faultsPerSecond);
        QElapsedTimer clock;
        clock.start();
        QTRY_VERIFY_WITH_TIMEOUT(clock.elapsed() > seconds * 400, seconds * 1000);
        const Memory early = Memory::now();
        QTRY_VERIFY_WITH_TIMEOUT(clock.elapsed() > seconds * 1000 && ordered >= 200, seconds * 1000 + waitLimit);
        const Memory late = Memory::now();
        faults.stop();
        m_simulator.clearFaults();

        // Quiet: all come back, and get what they have missed.
        const auto allReady = [&bot] {
            const QList<ShardSnapshot> shards = bot.shardSnapshots();
            return std::all_of(shards.begin(), shards.end(), [](const ShardSnapshot &s) { return s.isReady(); });
        };
        QVERIFY(QTest::qWaitFor(allReady, waitLimit));
        m_simulator.setEventsPerSecond(0);
        ChaosLedger ledger;
        const auto isLevel = [&] {
            ledger = m_simulator.ledger();
            for (int shard = 0; shard < shardCount; ++shard) {
                const ChaosLedger::Shard book = ledger.shards.value(shard);
                if (!book.isConnected || received[std::size_t(shard)].last != book.lastSequence)
                    return false;
            }
            return allReady();
        };
        // What a fault began may still come, or cost a connection, after all are level: three heartbeats tell.
        QElapsedTimer level;
        const auto isSettled = [&] {
            if (!isLevel())
                level.invalidate();
            else if (!level.isValid())
                level.start();
            return level.isValid() && level.elapsed() > 3000;
        };
        QVERIFY(QTest::qWaitFor(isSettled, waitLimit));

        qint64 events = 0;
        int sessions = 0;
        int swapped = 0;
        for (std::size_t shard = 0; shard < received.size(); ++shard) {
            const Received &one = received[shard];
            QVERIFY2(one.mistakes.isEmpty(),
                qPrintable(QStringLiteral("shard %1: %2").arg(shard).arg(one.mistakes.mid(0, 5).join(u"; "))));
            QVERIFY(one.ahead.empty());
            if (!m_swapping.contains(int(shard)))
                QCOMPARE(one.swapped, qint64(0));
            // A connection may be lost between an IDENTIFY and its READY.
            QVERIFY(quint64(one.sessions) <= ledger.shards.value(int(shard)).identifies);
            events += one.events;
            sessions += one.sessions;
            swapped += int(one.swapped);
        }
        qInfo("compression %d, %d faults of %d kinds (%llu hits), %lld events, %d swapped, %d sessions, %llu resumes, "
              "%llu replayed, %.1f then %.1f MB held, %.0f then %.0f MB resident",
            int(config.compression), ordered, int(m_kinds.size()), qulonglong(ledger.faults), qlonglong(events),
            swapped, sessions, qulonglong(ledger.resumes), qulonglong(ledger.replayed), early.held, late.held,
            early.resident, late.resident);
        for (const QString &violation : std::as_const(ledger.violations))
            qWarning("%s", qPrintable(violation));
        QCOMPARE(ledger.violationCount, quint64(0));
        // A new session only when the old one was ended by order, or could not be resumed
        QVERIFY2(sessions <= shardCount + m_sessionsEnded,
            qPrintable(QStringLiteral("%1 sessions, %2 ended").arg(sessions).arg(m_sessionsEnded)));
        QVERIFY(ordered >= 200);
        QVERIFY(ledger.resumes > 0 && ledger.replayed > 0);
        QVERIFY2(late.held <= early.held * 1.25 + 4,
            qPrintable(QStringLiteral("%1 MB, then %2 MB").arg(early.held).arg(late.held)));
        const Reply<void> closed = bot.close();
        QTRY_VERIFY_WITH_TIMEOUT(closed.isFinished(), waitLimit);
    }
};

int main(int argc, char *argv[])
{
    if (argc == 4 && QByteArray(argv[1]) == "serve")
        return ChaosSimulator::serve(argc, argv);
    QCoreApplication application(argc, argv);
    TestChaos test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_chaos.moc"
