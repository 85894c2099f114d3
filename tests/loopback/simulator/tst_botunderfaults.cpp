// A bot of the library under each fault of the simulator's gateway: it comes back, breaks no rule, and gets every event

#include "../simulatedbot.h"

#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace Hikari;
using namespace std::chrono_literals;

namespace {

constexpr int wait = 60000; // long enough for sanitizers on a busy machine
constexpr int shardCount = 2;

} // namespace

class tst_BotUnderFaults : public QObject
{
    Q_OBJECT

public:
    enum class When
    {
        Live, // ordered once the bot is ready
        BeforeStart
    };
    enum class Effect
    {
        None, // the connection stays
        Reconnect,
        NewSession
    };
    enum class Sequence
    {
        Exact, // every one once and in order
        Swapped // every one once
    };
    Q_ENUM(When)
    Q_ENUM(Effect)
    Q_ENUM(Sequence)

private:
    std::unique_ptr<StrictSimulator> m_simulator;
    std::unique_ptr<GatewayBot> m_bot;
    std::vector<std::vector<qint64>> m_received; // by shard, of its newest session
    QStringList m_mistakes;

    void start(Compression compression, bool tls = false)
    {
        SimulatorConfig world;
        world.tls = tls;
        world.shards = shardCount;
        world.maxConcurrency = shardCount;
        world.identifyWindow = noIdentifyWindow;
        world.guilds = 16;
        world.heartbeatInterval = 400ms;
        world.heartbeatTimeout = 600s; // nothing here is about the client's silence
        world.eventsPerSecond = 300;
        world.limitSends = false; // heartbeats come a hundred times as often as Discord's
        m_simulator = std::make_unique<StrictSimulator>(world);
        Error error;
        QVERIFY2(m_simulator->start(&error), qPrintable(error.message));
        BotConfig config = configFor(*m_simulator);
        config.compression = compression;
        if (tls) {
            config.httpSettings.ssl = QSslConfiguration::defaultConfiguration();
            config.httpSettings.ssl->setCaCertificates({ m_simulator->certificate() });
        }
        config.autoChunkMembers = false;
        config.gatewayThreads = 1;
        m_bot = std::make_unique<GatewayBot>(config);
        m_received.assign(shardCount, {});
        m_mistakes.clear();
        m_bot->listen([this](const ShardPayloadEvent &e) {
            auto &sequences = m_received[std::size_t(e.shardId)];
            if (e.name == QLatin1String("READY"))
                sequences.clear();
            sequences.push_back(e.sequence);
        });
    }
    bool hasHit(quint64 id) const
    {
        const QList<ActiveFault> active = m_simulator->activeFaults();
        return std::any_of(active.cbegin(), active.cend(),
            [id](const ActiveFault &fault) { return fault.id == id && fault.hits > 0; });
    }
    bool isReady() const
    {
        const QList<ShardSnapshot> shards = m_bot->shardSnapshots();
        return shards.size() == shardCount
            && std::all_of(shards.begin(), shards.end(), [](const ShardSnapshot &s) { return s.isReady(); });
    }
    bool hasReconnected() const
    {
        const QList<ShardSnapshot> shards = m_bot->shardSnapshots();
        return std::any_of(shards.begin(), shards.end(), [](const ShardSnapshot &s) { return s.reconnects > 0; });
    }
    // What the bot has not got although the simulator's ledger says that it was sent; empty: nothing
    QString lag() const
    {
        if (!isReady())
            return QStringLiteral("not ready");
        const SimulatorLedger ledger = m_simulator->ledger();
        if (ledger.shards.size() != shardCount)
            return QStringLiteral("%1 shards in the ledger").arg(ledger.shards.size());
        for (const SimulatorShard &shard : ledger.shards) {
            const auto &sequences = m_received[std::size_t(shard.shardId)];
            const auto last = std::max_element(sequences.begin(), sequences.end());
            const qint64 got = last == sequences.end() ? 0 : *last;
            if (!shard.isConnected || got != shard.lastSequence)
                return QStringLiteral("shard %1 got %2 of %3, the library %4")
                    .arg(shard.shardId)
                    .arg(got)
                    .arg(shard.lastSequence)
                    .arg(m_bot->shardSnapshots()[shard.shardId].sequence);
        }
        return {};
    }
    // No more traffic: what was ordered before has been done when this order has
    void quieten()
    {
        m_simulator->setEventsPerSecond(0);
        m_simulator->clearFaults();
        QVERIFY(m_simulator->inject(QStringLiteral("cut:shard=%1").arg(shardCount)) != 0); // nobody's
        QTRY_VERIFY_WITH_TIMEOUT(m_simulator->activeFaults().isEmpty(), wait);
    }
    static QString mistakeIn(std::vector<qint64> sequences, Sequence expected)
    {
        if (expected == Sequence::Swapped) {
            if (std::is_sorted(sequences.begin(), sequences.end()))
                return QStringLiteral("nothing was swapped");
            std::sort(sequences.begin(), sequences.end());
        }
        for (std::size_t i = 0; i < sequences.size(); ++i) {
            if (sequences[i] != qint64(i) + 1)
                return QStringLiteral("%1 stands where %2 is due").arg(sequences[i]).arg(i + 1);
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false")); }
    void cleanup()
    {
        m_bot.reset();
        m_simulator.reset();
    }

    void everyFaultIsSurvived_data()
    {
        QTest::addColumn<QString>("order");
        QTest::addColumn<Compression>("compression");
        QTest::addColumn<When>("when");
        QTest::addColumn<Effect>("effect");
        QTest::addColumn<Sequence>("sequence");
        QTest::addColumn<bool>("tls");
        const auto row = [](const char *order, Effect effect, Compression compression = Compression::ZstdStream,
                             When when = When::Live, Sequence sequence = Sequence::Exact, bool tls = false) {
            QTest::addRow("%s (%d%s)", order, int(compression), tls ? ", TLS" : "")
                << QString::fromLatin1(order) << compression << when << effect << sequence << tls;
        };
        const auto zlib = Compression::ZlibStream;
        const auto zstd = Compression::ZstdStream;
        row("cut", Effect::Reconnect);
        row("cut-mid-frame", Effect::Reconnect);
        row("close:code=1000", Effect::Reconnect);
        row("close:code=4000", Effect::Reconnect);
        row("close:code=4008", Effect::Reconnect);
        row("close:code=4009", Effect::NewSession);
        row("reconnect", Effect::Reconnect);
        row("invalid-session:resumable=true", Effect::Reconnect);
        row("invalid-session:resumable=false", Effect::NewSession);
        row("stall-frame:delay=300ms,every=100ms,for=1s", Effect::None);
        row("garbage", Effect::Reconnect, Compression::None);
        row("garbage", Effect::Reconnect, zlib);
        row("garbage", Effect::Reconnect, zstd);
        row("bad-compression", Effect::Reconnect, Compression::Payload);
        row("bad-compression", Effect::Reconnect, zlib);
        row("bad-compression", Effect::Reconnect, zstd);
        row("bomb", Effect::Reconnect, Compression::Payload);
        row("bomb", Effect::Reconnect, zlib);
        row("bomb", Effect::Reconnect, zstd);
        row("swallow-acks", Effect::Reconnect);
        row("late-acks:delay=100ms,jitter=50ms", Effect::None);
        row("late-acks:delay=2s", Effect::Reconnect);
        row("half-open", Effect::Reconnect);
        row("slow-reader", Effect::Reconnect);
        row("delay:delay=50ms,jitter=50ms", Effect::None);
        row("delay:delay=2s", Effect::Reconnect);
        row("throttle:bytes-per-second=1000", Effect::Reconnect);
        row("split-frames", Effect::None, zlib);
        row("unknown-op", Effect::None);
        row("unknown-event", Effect::None);
        row("unknown-enum", Effect::None);
        row("missing-field", Effect::None);
        row("duplicate", Effect::None); // told apart by the sequence (P67)
        row("reorder", Effect::None, zstd, When::Live, Sequence::Swapped);
        row("guild-outage:share=1", Effect::None);
        row("refuse-identify:windows=0", Effect::NewSession, zstd, When::BeforeStart);
        row("refuse-handshake", Effect::NewSession, zstd, When::BeforeStart);
        row("redirect-handshake", Effect::NewSession, zstd, When::BeforeStart);
        row("silent-host:mode=hello", Effect::None, zstd, When::BeforeStart);
        row("silent-host:mode=upgrade", Effect::None, zstd, When::BeforeStart);
        // Those that reach below the web socket
        for (const char *const order : { "cut-mid-frame", "half-open", "slow-reader" })
            row(order, Effect::Reconnect, zstd, When::Live, Sequence::Exact, true);
        row("stall-frame:delay=300ms,every=100ms,for=1s", Effect::None, zstd, When::Live, Sequence::Exact, true);
        row("refuse-handshake", Effect::NewSession, zstd, When::BeforeStart, Sequence::Exact, true);
        row("silent-host:mode=upgrade", Effect::None, zstd, When::BeforeStart, Sequence::Exact, true);
    }

    void everyFaultIsSurvived()
    {
        QFETCH(QString, order);
        QFETCH(Compression, compression);
        QFETCH(When, when);
        QFETCH(Effect, effect);
        QFETCH(Sequence, sequence);
        QFETCH(bool, tls);
        start(compression, tls);
        quint64 id = 0;
        if (when == When::BeforeStart)
            id = m_simulator->inject(order);
        const Reply<void> started = m_bot->start({ .startupWindowDelay = 20ms });
        if (when == When::Live) {
            QTRY_VERIFY_WITH_TIMEOUT(started.isFinished() && isReady(), wait);
            id = m_simulator->inject(order);
        }
        QVERIFY(id != 0);
        if (effect != Effect::None)
            QTRY_VERIFY_WITH_TIMEOUT(hasReconnected(), wait);
        else
            QTRY_VERIFY_WITH_TIMEOUT(hasHit(id), wait);
        if (when == When::Live)
            m_simulator->emitEvents(200); // so that there is something to miss
        m_simulator->clearFaults();

        QTRY_VERIFY_WITH_TIMEOUT(started.isFinished() && isReady(), wait);
        QVERIFY(!started.error());
        quieten();
        QTRY_COMPARE_WITH_TIMEOUT(lag(), QString(), wait);
        for (const auto &sequences : m_received) {
            const QString mistake = mistakeIn(sequences, sequence);
            QVERIFY2(mistake.isEmpty(), qPrintable(mistake));
        }
        const SimulatorLedger ledger = m_simulator->ledger();
        for (const SimulatorViolation &violation : ledger.violations)
            qWarning("%s", qPrintable(violation.text));
        QCOMPARE(ledger.violationCount, quint64(0));
        if (when == When::Live && effect == Effect::Reconnect)
            QVERIFY(ledger.resumes > 0);
        if (when == When::BeforeStart || effect != Effect::NewSession)
            QCOMPARE(ledger.identifies, quint64(shardCount)); // no session was given up
        else
            QVERIFY(ledger.identifies > quint64(shardCount));
        QCOMPARE(hasReconnected(), effect != Effect::None);
    }

    // A RESUME from the lower one of two that changed places would bring the higher one again.
    void P24_swappedDispatchesDoNotTurnTheSequenceBack()
    {
        start(Compression::ZstdStream);
        const Reply<void> started = m_bot->start({ .startupWindowDelay = 20ms });
        QTRY_VERIFY_WITH_TIMEOUT(started.isFinished() && isReady(), wait);
        quieten();
        QTRY_COMPARE_WITH_TIMEOUT(lag(), QString(), wait);
        const SimulatorLedger before = m_simulator->ledger();
        m_simulator->inject(QStringLiteral("reorder"));
        const auto arePairs = [&] {
            const SimulatorLedger now = m_simulator->ledger();
            bool all = true;
            for (int shard = 0; shard < shardCount; ++shard) {
                const qint64 sent = now.shards[shard].lastSequence - before.shards[shard].lastSequence;
                all &= sent > 0 && sent % 2 == 0; // the last one changed places
            }
            return all;
        };
        for (quint64 i = 1; i < 1000 && !arePairs(); ++i) {
            m_simulator->emitEvents(1);
            QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().worldEvents, before.worldEvents + i, wait);
        }
        QVERIFY(arePairs());
        quieten();
        const SimulatorLedger sent = m_simulator->ledger();
        for (int shard = 0; shard < shardCount; ++shard) {
            const auto &sequences = m_received[std::size_t(shard)];
            QTRY_COMPARE_WITH_TIMEOUT(qint64(sequences.size()), sent.shards[shard].lastSequence, wait);
            QCOMPARE(sequences.back(), sent.shards[shard].lastSequence - 1);
        }
        m_simulator->cutConnection();
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().resumes, quint64(shardCount), wait);
        QTRY_COMPARE_WITH_TIMEOUT(lag(), QString(), wait);
        for (const auto &sequences : m_received)
            QCOMPARE(mistakeIn(sequences, Sequence::Swapped), QString());
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
    }

    void P1_deadResumeHostsAreLeft_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<bool>("isRevived"); // before the bot has given it up, which takes half a minute of silence
        QTest::newRow("refuse") << QStringLiteral("refuse") << false;
        QTest::newRow("503") << QStringLiteral("503") << false;
        QTest::newRow("silent") << QStringLiteral("silent") << true;
    }

    void P1_deadResumeHostsAreLeft()
    {
        QFETCH(QString, mode);
        QFETCH(bool, isRevived);
        start(Compression::ZstdStream);
        const quint64 id = m_simulator->inject(QStringLiteral("resume-host:mode=") + mode);
        const Reply<void> started = m_bot->start({ .startupWindowDelay = 20ms });
        QTRY_VERIFY_WITH_TIMEOUT(started.isFinished() && isReady(), wait);
        QVERIFY(m_bot->shardSnapshots()[0].resumeHost != m_simulator->gatewayUrl().authority());
        const auto hits = [&] {
            const QList<ActiveFault> active = m_simulator->activeFaults();
            return active.isEmpty() ? 0 : active[0].hits;
        };
        QCOMPARE(hits(), quint64(shardCount));
        m_simulator->cutConnection();
        m_simulator->emitEvents(200);
        if (isRevived) {
            QTRY_COMPARE_WITH_TIMEOUT(hits(), quint64(2 * shardCount), wait);
            QVERIFY(m_simulator->clearFault(id));
        }
        QTRY_VERIFY_WITH_TIMEOUT(m_simulator->ledger().resumes == shardCount && isReady(), wait);
        quieten();
        QTRY_COMPARE_WITH_TIMEOUT(lag(), QString(), wait);
        for (const auto &sequences : m_received)
            QCOMPARE(mistakeIn(sequences, Sequence::Exact), QString());
        QCOMPARE(m_simulator->ledger().identifies, quint64(shardCount));
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
        QCOMPARE(!m_bot->shardSnapshots()[0].resumeHost.isEmpty(), isRevived);
    }

    void P25_refusalsAreFinal_data()
    {
        QTest::addColumn<QString>("order");
        QTest::addColumn<int>("code");
        QTest::newRow("token") << QStringLiteral("refuse-token") << 4004;
        QTest::newRow("intents") << QStringLiteral("refuse-intents") << 4014;
    }

    void P25_refusalsAreFinal()
    {
        QFETCH(QString, order);
        QFETCH(int, code);
        start(Compression::ZstdStream);
        const Reply<void> started = m_bot->start({ .startupWindowDelay = 20ms });
        QTRY_VERIFY_WITH_TIMEOUT(started.isFinished() && isReady(), wait);
        const Reply<void> joined = m_bot->join();
        QSignalSpy fatal(m_bot.get(), &GatewayBot::fatalError);
        const quint64 connections = m_simulator->ledger().connections;
        m_simulator->inject(order);
        QTRY_VERIFY_WITH_TIMEOUT(joined.isFinished(), wait);
        QVERIFY(!m_bot->isAlive());
        QCOMPARE(fatal.size(), 1);
        QCOMPARE(fatal[0][0].value<Error>().closeCode, code);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().openConnections, 0, wait);
        QCOMPARE(m_simulator->ledger().connections, connections);
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
    }
};

QTEST_GUILESS_MAIN(tst_BotUnderFaults)
#include "tst_botunderfaults.moc"
