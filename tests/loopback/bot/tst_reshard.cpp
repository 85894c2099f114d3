#include "../simulatedbot.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QTest>
#include <QTimer>

#include <map>

using namespace Hikari;
using namespace std::chrono_literals;

//! What a bot was told about the world, as texts that tell one event from any other
struct Heard
{
    std::map<QByteArray, int> events; // with how often each came
    QList<QByteArray> order;

    int count(const QByteArray &event) const
    {
        const auto found = events.find(event);
        return found == events.end() ? 0 : found->second;
    }
    explicit Heard(GatewayBot &bot)
    {
        bot.listen([this](const ShardPayloadEvent &e) {
            static const QByteArrayList ofTheSession { "READY", "RESUMED", "GUILD_CREATE", "GUILD_MEMBERS_CHUNK" };
            if (ofTheSession.contains(e.name.toUtf8()))
                return;
            const QByteArray text = e.name.toUtf8() + e.payload;
            ++events[text];
            order.append(text);
        });
    }
};

//! A bot that is resharded beside one that is not
class TestReshard : public QObject
{
    Q_OBJECT

    std::unique_ptr<StrictSimulator> m_simulator;

    std::unique_ptr<GatewayBot> makeBot(int gatewayThreads = 2) const
    {
        BotConfig config = configFor(*m_simulator);
        config.intents = Intent::All;
        config.autoChunkMembers = false;
        config.gatewayThreads = gatewayThreads;
        return std::make_unique<GatewayBot>(config);
    }
    static bool end(const Reply<void> &reply)
    {
        return QTest::qWaitFor([&] { return reply.isFinished(); }, 60'000) && !reply.error();
    }
    static int missingGuilds(const GatewayBot &bot)
    {
        int missing = 0;
        for (const ShardSnapshot &shard : bot.shardSnapshots())
            missing += shard.unavailableGuilds;
        return missing;
    }
    static bool start(GatewayBot &bot, int shards)
    {
        return end(bot.start({ .shardCount = shards, .startupWindowDelay = 20ms }));
    }

    //! How far the bot is behind the simulator: events of its slowest shard; -1: a shard has no session
    qint64 lag(const GatewayBot &bot) const
    {
        const SimulatorLedger ledger = m_simulator->ledger();
        qint64 most = 0;
        for (const ShardSnapshot &shard : bot.shardSnapshots()) {
            const auto book = std::find_if(ledger.shards.begin(), ledger.shards.end(), [&](const SimulatorShard &one) {
                return one.shardId == shard.id && one.shardCount == shard.shardCount
                    && one.sessionId == shard.sessionId;
            });
            if (book == ledger.shards.end() || !shard.isReady())
                return -1;
            most = std::max(most, qint64(book->lastSequence) - shard.sequence);
        }
        return most;
    }

    enum class Trouble
    {
        None,
        Cuts, // of all connections, in the middle of it
        LostSession, // of a new shard, when all are ready
    };

    //! Holds what a bot hears that is resharded against what another does
    void reshardBesideAWitness(int from, int to, int threads, Trouble trouble)
    {
        const auto bot = makeBot(threads);
        const auto witness = makeBot();
        Heard heard(*bot);
        Heard seen(*witness);
        QVERIFY(start(*bot, from));
        QVERIFY(start(*witness, 5));
        QTRY_COMPARE(missingGuilds(*bot) + missingGuilds(*witness), 0);
        // 2,000 a second, but no more than the bots can take: a machine that is too slow would show nothing else.
        QTimer traffic;
        quint64 ordered = m_simulator->ledger().worldEvents;
        connect(&traffic, &QTimer::timeout, this, [&] {
            if (lag(*witness) < 200 && lag(*bot) < 200) {
                m_simulator->emitEvents(20);
                ordered += 20;
            }
        });
        traffic.start(10);
        const auto before = heard.order.size();
        QTRY_VERIFY_WITH_TIMEOUT(heard.order.size() > before + 500, 60'000);

        const Reply<void> resharded = bot->reshard(to);
        if (trouble == Trouble::LostSession) {
            const auto beats = [this, to] {
                const SimulatorShard last = m_simulator->ledger().shards.last();
                return last.shardCount == to && last.shardId == to - 1 ? last.heartbeats : 0;
            };
            QTRY_VERIFY(beats() > 0); // what it receives is held now
            m_simulator->invalidateSession(to - 1, false); // a shard that only the new set has
            QTRY_VERIFY(bot->sessionSnapshot().reshardedReady < to);
        } else if (trouble == Trouble::Cuts) {
            QTRY_COMPARE(bot->sessionSnapshot().reshardingTo, to);
            m_simulator->cutConnection();
            QTRY_VERIFY(bot->sessionSnapshot().reshardedReady > 0 || resharded.isFinished());
            m_simulator->cutConnection();
        }
        QVERIFY(end(resharded));
        QCOMPARE(bot->shardCount(), to);
        QCOMPARE(bot->shards().size(), to);
        QCOMPARE(bot->shardSnapshots().size(), to);
        QCOMPARE(bot->sessionSnapshot().reshardingTo, 0);
        const auto after = heard.order.size();
        QTRY_VERIFY_WITH_TIMEOUT(heard.order.size() > after + 500, 60'000);
        traffic.stop();

        // Everybody has got everything once the sequences are those of the simulator.
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().worldEvents, ordered, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(lag(*bot) == 0 && lag(*witness) == 0, 60'000);
        const auto difference = [&]() -> QByteArray {
            for (const Heard *one : { &heard, &seen }) {
                for (const auto &[event, count] : one->events) {
                    const int times = heard.count(event);
                    if (const int expected = seen.count(event); times != expected)
                        return QByteArray::number(times) + " instead of " + QByteArray::number(expected) + ": " + event;
                }
            }
            return {};
        };
        QTRY_COMPARE(difference(), QByteArray()); // what was read is delivered soon
        QVERIFY(seen.events.size() > 1000);
        // Old sessions are over, and nobody broke a rule.
        QTRY_COMPARE(m_simulator->ledger().openConnections, to + 5);
        int closed = 0;
        for (const SimulatorShard &shard : m_simulator->ledger().shards) {
            if (shard.shardCount != from)
                continue;
            QCOMPARE(shard.lastClientCloseCode, 1000);
            ++closed;
        }
        QCOMPARE(closed, from);
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
        QVERIFY(end(bot->close()));
        QVERIFY(end(witness->close()));
    }

private Q_SLOTS:
    void init()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
        SimulatorConfig world;
        world.guilds = 40;
        world.maxConcurrency = 16;
        world.identifyWindow = noIdentifyWindow;
        world.heartbeatInterval = 10s; // they are not what is tested, and a busy machine is late
        world.eventsPerSecond = 0; // nothing happens before all can hear it
        m_simulator = std::make_unique<StrictSimulator>(world);
        QVERIFY(m_simulator->start());
    }
    void cleanup() { m_simulator.reset(); }

    void P68_noEventIsLostOrDoubled_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<int>("threads");
        QTest::addColumn<Trouble>("trouble");
        QTest::newRow("2 to 4") << 2 << 4 << 2 << Trouble::None;
        QTest::newRow("4 to 3") << 4 << 3 << 2 << Trouble::None;
        QTest::newRow("1 to 8") << 1 << 8 << 1 << Trouble::None;
        QTest::newRow("in the bot's thread") << 2 << 4 << 0 << Trouble::None;
        QTest::newRow("while connections are cut") << 2 << 4 << 2 << Trouble::Cuts;
        QTest::newRow("while a new session is lost") << 2 << 8 << 2 << Trouble::LostSession;
    }
    void P68_noEventIsLostOrDoubled()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(int, threads);
        QFETCH(Trouble, trouble);
        reshardBesideAWitness(from, to, threads, trouble);
    }
    void P67_sessionsAreTakenOverByNewOnesOfTheSameShards() { reshardBesideAWitness(3, 3, 2, Trouble::None); }
    void P68_newShardsTakeUpNoStoredSession()
    {
        BotConfig config = configFor(*m_simulator);
        config.sessionStore = std::make_shared<MemorySessionStore>();
        GatewayBot bot(config);
        QVERIFY(start(bot, 2));
        QVERIFY(end(bot.suspend()));
        QVERIFY(start(bot, 2));
        QCOMPARE(m_simulator->ledger().resumes, quint64(2));
        QVERIFY(end(bot.reshard(2)));
        QCOMPARE(m_simulator->ledger().identifies, quint64(2 + 2));
        QCOMPARE(m_simulator->ledger().resumes, quint64(2));
    }
    void P68_theSameTextLaterIsAnotherEvent()
    {
        SimulatorConfig world;
        world.guilds = 40;
        world.eventsPerSecond = 0;
        world.identifyWindow = noIdentifyWindow;
        m_simulator = std::make_unique<StrictSimulator>(world);
        QVERIFY(m_simulator->start());
        const auto bot = makeBot();
        Heard heard(*bot);
        // So that the last of the new shards is late
        QVERIFY(end(bot->start({ .shardCount = 2, .startupWindowDelay = 300ms })));
        QTRY_COMPARE(missingGuilds(*bot), 0);
        const QList<Snowflake> guilds = m_simulator->guildIds();
        const auto ofTheLast =
            std::find_if(guilds.begin(), guilds.end(), [](Snowflake guild) { return guild.shardId(4) == 3; });
        QVERIFY(ofTheLast != guilds.end());
        const VoiceStateUpdate leaves { .guildId = *ofTheLast };

        const Reply<void> resharded = bot->reshard(4);
        QTRY_COMPARE(bot->sessionSnapshot().reshardingTo, 4);
        QVERIFY(end(bot->updateVoiceState(leaves)));
        QTRY_COMPARE(heard.order.size(), 1);
        QVERIFY(bot->sessionSnapshot().reshardedReady < 4); // only the old session was told
        QVERIFY(end(resharded));
        QVERIFY(end(bot->updateVoiceState(leaves)));
        QTRY_COMPARE(heard.order.size(), 2);
        QCOMPARE(heard.events.size(), std::size_t(1));
    }
    void newShardsShowTheLastPresence()
    {
        const auto bot = makeBot();
        QVERIFY(start(*bot, 2));
        PresenceUpdate presence;
        presence.status = Status::Idle;
        QVERIFY(end(bot->updatePresence(presence)));
        QVERIFY(end(bot->reshard(4)));
        int idle = 0;
        for (const SimulatorShard &shard : m_simulator->ledger().shards)
            idle += shard.shardCount == 4 && shard.status == QStringLiteral("idle");
        QCOMPARE(idle, 4);
        presence.status = Status::Online;
        QVERIFY(end(bot->updatePresence(presence))); // the commands go to the new ones
        QTRY_COMPARE(m_simulator->ledger().shards.last().status, QStringLiteral("online"));
    }
    void P58_aPresenceThatIsRefusedIsNotKept()
    {
        const auto bot = makeBot();
        QVERIFY(start(*bot, 2));
        QVERIFY(end(bot->updatePresence({ .status = Status::Idle })));
        const Reply<void> refused =
            bot->updatePresence({ .activities = { Activity::playing(QString(5000, u'x')) }, .status = Status::Online });
        QTRY_VERIFY(refused.isFinished());
        QCOMPARE(refused.error()->kind, Error::Kind::InvalidRequest);
        const Reply<void> resharded = bot->reshard(4);
        QTRY_VERIFY_WITH_TIMEOUT(resharded.isFinished(), 60'000);
        QVERIFY2(!resharded.error(), resharded.error() ? qPrintable(resharded.error()->toString()) : "");
        for (const SimulatorShard &shard : m_simulator->ledger().shards)
            QCOMPARE(shard.status, QStringLiteral("idle"));
    }
    void P116_aPresenceThatIsCancelledIsNotKept()
    {
        const auto bot = makeBot();
        QVERIFY(start(*bot, 2));
        QVERIFY(end(bot->updatePresence({ .status = Status::Idle })));
        bot->updatePresence({ .status = Status::DoNotDisturb }).cancel();
        QVERIFY(end(bot->reshard(4)));
        for (const SimulatorShard &shard : m_simulator->ledger().shards) {
            if (shard.shardCount == 4)
                QCOMPARE(shard.status, QStringLiteral("idle"));
        }
    }
    void aPresenceSetMeanwhileIsShown()
    {
        const auto bot = makeBot();
        QVERIFY(end(bot->start({ .shardCount = 2, .startupWindowDelay = 20ms })));
        const Reply<void> resharded = bot->reshard(4);
        QTRY_VERIFY(bot->sessionSnapshot().reshardedReady > 0);
        PresenceUpdate presence;
        presence.status = Status::DoNotDisturb;
        QVERIFY(end(bot->updatePresence(presence)));
        QVERIFY(end(resharded));
        const auto shown = [this] {
            int count = 0;
            for (const SimulatorShard &shard : m_simulator->ledger().shards)
                count += shard.shardCount == 4 && shard.status == QStringLiteral("dnd");
            return count;
        };
        QTRY_COMPARE(shown(), 4);
    }
    void membersThatWereAskedForStillCome()
    {
        m_simulator->setEventsPerSecond(500);
        const auto bot = makeBot();
        QVERIFY(start(*bot, 2));
        const Reply<void> resharded = bot->reshard(4);
        QList<Reply<GuildMembers>> requests;
        const QList<Snowflake> guilds = m_simulator->guildIds();
        while (!resharded.isFinished()) {
            requests.append(bot->requestGuildMembers(
                { .guildId = guilds[requests.size() % guilds.size()], .query = QStringLiteral("a"), .limit = 5 }));
            QTest::qWait(20);
        }
        QVERIFY(!resharded.error());
        for (const Reply<GuildMembers> &request : std::as_const(requests)) {
            QTRY_VERIFY_WITH_TIMEOUT(request.isFinished(), 30'000);
            QVERIFY2(!request.error(), qPrintable(request.error() ? request.error()->toString() : QString()));
        }
        QVERIFY(requests.size() > 1);
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
    }
    void budgetIsCheckedFirst()
    {
        m_simulator.reset();
        SimulatorConfig world;
        world.guilds = 4;
        world.maxConcurrency = 16;
        world.identifyWindow = noIdentifyWindow;
        world.sessionStartLimit = 5;
        m_simulator = std::make_unique<StrictSimulator>(world);
        QVERIFY(m_simulator->start());
        const auto bot = makeBot();
        QVERIFY(end(bot->start({ .shardCount = 2, .startupWindowDelay = 20ms })));
        const Reply<void> refused = bot->reshard(4);
        QTRY_VERIFY(refused.isFinished());
        QVERIFY(refused.error());
        QCOMPARE(refused.error()->kind, Error::Kind::SessionLimit);
        QVERIFY(refused.error()->message.contains(QStringLiteral("4 shards have to begin a session, but only 3 of 5")));
        QCOMPARE(m_simulator->ledger().identifies, quint64(2));
        QCOMPARE(bot->shardCount(), 2);
        // Whoever insists does not wait for the reset either, but finds out what Discord makes of it.
        m_simulator->expectViolations(1);
        const Reply<void> insisted = bot->reshard(4, true);
        QTRY_VERIFY(insisted.isFinished());
        QVERIFY(insisted.error());
        QCOMPARE(insisted.error()->kind, Error::Kind::GatewayClosed);
    }
    void P68_noShardIsLeftBehind()
    {
        const auto bot = makeBot();
        QVERIFY(start(*bot, 8));
        FaultOrder refuse = FaultOrder::of(FaultKind::RefuseIdentify);
        refuse.shardId = 7; // which the new set does not have
        refuse.windows = 0;
        QVERIFY(m_simulator->injectFault(refuse));
        m_simulator->invalidateSession(7, false);
        QTRY_VERIFY(!bot->shards().value(7)->snapshot().isReady());
        const Reply<void> resharded = bot->reshard(2);
        QTRY_COMPARE(bot->sessionSnapshot().reshardedReady, 2);
        // Events are not held for a shard that is away, and for longer than both sets are to receive them.
        Heard heard(*bot);
        QElapsedTimer time;
        time.start();
        m_simulator->setEventsPerSecond(100);
        QTRY_VERIFY(time.elapsed() > 2500 && heard.order.size() > 100);
        QCOMPARE(bot->shardCount(), 8);
        m_simulator->clearFaults();
        QVERIFY(end(resharded));
        QCOMPARE(bot->shardCount(), 2);
    }
    void aRefusedShardLeavesTheOldOnesRunning()
    {
        m_simulator.reset();
        SimulatorConfig world;
        world.guilds = 8000; // too many for one shard: 4011
        world.membersPerGuild = 1;
        world.channelsPerGuild = 4;
        world.maxConcurrency = 16;
        world.identifyWindow = noIdentifyWindow;
        world.heartbeatInterval = 10s;
        m_simulator = std::make_unique<StrictSimulator>(world);
        QVERIFY(m_simulator->start());
        const auto bot = makeBot();
        QVERIFY(start(*bot, 8));
        m_simulator->expectViolations(1); // one shard for so many guilds
        const Reply<void> refused = bot->reshard(1);
        QTRY_VERIFY_WITH_TIMEOUT(refused.isFinished(), 30'000);
        QVERIFY(refused.error());
        QCOMPARE(refused.error()->kind, Error::Kind::GatewayClosed);
        QCOMPARE(refused.error()->closeCode, 4011);
        QCOMPARE(bot->shardCount(), 8);
        QVERIFY(bot->isAlive());
        for (const ShardSnapshot &shard : bot->shardSnapshots())
            QVERIFY(shard.isReady());
        QVERIFY(end(bot->reshard(4))); // and another try works
        QCOMPARE(bot->shardCount(), 4);
    }
    void wrongCallsAreErrors()
    {
        const auto bot = makeBot();
        const auto kindOf = [](const Reply<void> &reply) {
            return reply.error() ? reply.error()->kind : Error::Kind::None;
        };
        QCOMPARE(kindOf(bot->reshard(4)), Error::Kind::State);
        QVERIFY(start(*bot, 2));
        QCOMPARE(kindOf(bot->reshard(0)), Error::Kind::InvalidArgument);
        const Reply<void> first = bot->reshard(4);
        QCOMPARE(kindOf(bot->reshard(3)), Error::Kind::State);
        QVERIFY(end(first));
        QVERIFY(end(bot->close()));
        QVERIFY(end(bot->start({ .shardIds = { 0 }, .shardCount = 2, .startupWindowDelay = 20ms })));
        const Reply<void> part = bot->reshard(4);
        QTRY_VERIFY(part.isFinished());
        QCOMPARE(kindOf(part), Error::Kind::InvalidArgument);
    }
    void mayBeCancelledClosedAndDestroyedAtAnyTime_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("afterReady"); // new shards; 9: they have the commands
        for (const char *const what : { "cancel", "close", "destroy", "suspend" }) {
            for (const int ready : { 0, 1, 8, 9 }) {
                const QByteArray row = QByteArray(what) + " after " + QByteArray::number(ready);
                QTest::newRow(row.constData()) << QString::fromLatin1(what) << ready;
            }
        }
    }
    void mayBeCancelledClosedAndDestroyedAtAnyTime()
    {
        QFETCH(QString, what);
        QFETCH(int, afterReady);
        BotConfig config = configFor(*m_simulator);
        config.intents = Intent::All;
        config.gatewayThreads = 2;
        config.sessionStore = std::make_shared<MemorySessionStore>();
        m_simulator->setEventsPerSecond(500);
        auto bot = std::make_unique<GatewayBot>(config);
        QVERIFY(start(*bot, 2));
        const Reply<void> resharded = bot->reshard(8);
        QTRY_VERIFY(bot->sessionSnapshot().reshardedReady >= afterReady || bot->shardCount() == 8);
        if (what == QStringLiteral("cancel")) {
            resharded.cancel();
            QTRY_VERIFY(resharded.isFinished());
            QVERIFY(bot->isAlive());
            QVERIFY(end(bot->close()));
        } else if (what == QStringLiteral("close")) {
            QVERIFY(end(bot->close()));
        } else if (what == QStringLiteral("suspend")) {
            QVERIFY(end(bot->suspend()));
            const int shards = bot->shardCount();
            const quint64 identifies = m_simulator->ledger().identifies;
            QVERIFY(start(*bot, shards));
            QCOMPARE(m_simulator->ledger().identifies, identifies); // all were resumed
            QVERIFY(end(bot->close()));
        } else {
            bot.reset();
        }
        QVERIFY(resharded.isFinished());
        if (resharded.error()) // P119; it may have been done
            QCOMPARE(resharded.error()->kind,
                what == QStringLiteral("cancel") ? Error::Kind::Cancelled : Error::Kind::ShutDown);
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
        QTRY_COMPARE(m_simulator->ledger().openConnections, 0);
    }
};

QTEST_GUILESS_MAIN(TestReshard)
#include "tst_reshard.moc"
