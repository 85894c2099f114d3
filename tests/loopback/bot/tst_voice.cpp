#include "../simulatedbot.h"

#include <hikari/bot/voicecomponent.h>

#include <QLoggingCategory>
#include <QPointer>
#include <QTest>

#include <stdexcept>

using namespace Hikari;
using namespace std::chrono_literals;

namespace {

//! What a connection was told; outlives it
struct Diary
{
    int initialized = 0;
    int stopped = 0;
    int serverUpdates = 0;
    QList<std::optional<Snowflake>> ownChannels;
    QList<Error> ends;

    bool operator==(const Diary &) const = delete;
};

//! A connection without sound that does as the test says
class QuietConnection : public VoiceConnection
{
public:
    enum class Manner
    {
        Good,
        FailsToInitialize,
        ThrowsAtInitialize,
        HangsAtInitialize,
        NeverStops,
        ThrowsAtStop,
    };

    QuietConnection(VoiceConnectionInfo info, Diary *diary, Manner manner)
        : VoiceConnection(std::move(info))
        , m_diary(diary)
        , m_manner(manner)
    {
        connect(this, &VoiceConnection::ended, this, [this](const Error &reason) { m_diary->ends.append(reason); });
    }
    void hangUp() { finish(); }

protected:
    Reply<void> initialize() override
    {
        ++m_diary->initialized;
        switch (m_manner) {
        case Manner::FailsToInitialize:
            return Reply<void>::failed({ .kind = Error::Kind::Network, .message = QStringLiteral("no route") });
        case Manner::ThrowsAtInitialize:
            throw std::runtime_error("no sound card");
        case Manner::HangsAtInitialize:
            return m_never.reply();
        default:
            return Reply<void>::succeeded();
        }
    }
    void notify(const VoiceEvent &event) override
    {
        if (eventCast<VoiceServerUpdateEvent>(event))
            ++m_diary->serverUpdates;
        const auto *changed = eventCast<VoiceStateUpdateEvent>(event);
        if (changed && changed->state.userId == info().userId)
            m_diary->ownChannels.append(changed->state.channelId);
    }
    Reply<void> stop() override
    {
        ++m_diary->stopped;
        if (m_manner == Manner::ThrowsAtStop)
            throw std::runtime_error("stuck");
        return m_manner == Manner::NeverStops ? m_never.reply() : Reply<void>::succeeded();
    }

private:
    Diary *const m_diary;
    const Manner m_manner;
    ReplySource<void> m_never;
};
using Manner = QuietConnection::Manner;

} // namespace

Q_DECLARE_METATYPE(Manner)

//! Voice channels, joined and left over the gateway; another bot of the same account sees what the world is told
class TestVoice : public QObject
{
    Q_OBJECT

    std::unique_ptr<StrictSimulator> m_simulator;
    std::unique_ptr<GatewayBot> m_witness;
    std::unique_ptr<GatewayBot> m_bot;
    QMap<Snowflake, QList<std::optional<Snowflake>>> m_seen; // the bot's channels, by guild
    Diary m_diary;

    BotConfig config(Intents intents) const
    {
        BotConfig config = configFor(*m_simulator);
        config.intents = intents;
        config.autoChunkMembers = false;
        config.gatewayThreads = 1;
        return config;
    }
    static bool end(const Reply<void> &reply)
    {
        return QTest::qWaitFor([&] { return reply.isFinished(); }, 30'000) && !reply.error();
    }
    static bool start(GatewayBot &bot) { return end(bot.start({ .startupWindowDelay = 20ms })); }
    void start()
    {
        m_witness = std::make_unique<GatewayBot>(config(Intent::GuildVoiceStates));
        m_witness->listen([this](const VoiceStateUpdateEvent &e) {
            if (e.state.userId == m_simulator->botUserId())
                m_seen[e.guildId].append(e.state.channelId);
        });
        QVERIFY(start(*m_witness));
        m_bot = std::make_unique<GatewayBot>(config(Intent::AllUnprivileged));
        QVERIFY(start(*m_bot));
        QTRY_COMPARE(m_bot->cache()->guilds().size(), 8);
    }
    Snowflake guild(int index) const { return m_simulator->guildIds().at(index); }
    Snowflake otherShardsGuild(Snowflake of) const
    {
        for (const Snowflake id : m_simulator->guildIds()) {
            if (id.shardId(2) != of.shardId(2))
                return id;
        }
        return {};
    }
    QList<Snowflake> voiceChannels(Snowflake of) const
    {
        QList<Snowflake> ids;
        for (const Channel &channel : m_bot->cache()->guildChannelsForGuild(of)) {
            if (channel.type == ChannelType::GuildVoice)
                ids.append(channel.id);
        }
        return ids;
    }
    Snowflake voice(Snowflake of) const { return voiceChannels(of).value(0); }
    Reply<QuietConnection *> connectTo(Snowflake to, Manner manner = Manner::Good, const VoiceOptions &options = {})
    {
        return m_bot->voice()->connectTo<QuietConnection>(to, voice(to), options, &m_diary, manner);
    }
    //! Joins, and waits until the world has seen it
    QuietConnection *joined(Snowflake to, Manner manner = Manner::Good)
    {
        const auto reply = connectTo(to, manner);
        const auto isSeen = [&] { return reply.isFinished() && m_seen.value(to).value(0) == voice(to); };
        return QTest::qWaitFor(isSeen, 30'000) && reply.result() ? *reply.result() : nullptr;
    }
    template<typename T>
    static Error::Kind kindOf(const Reply<T> &reply)
    {
        return reply.error() ? reply.error()->kind : Error::Kind::None;
    }

private Q_SLOTS:
    void init()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
        m_diary = Diary();
        m_seen.clear();
        SimulatorConfig world;
        world.shards = 2;
        world.maxConcurrency = 2;
        world.guilds = 8;
        world.identifyWindow = noIdentifyWindow; // the two bots do not know of each other
        world.eventsPerSecond = 0;
        m_simulator = std::make_unique<StrictSimulator>(world);
        QVERIFY(m_simulator->start());
    }
    void cleanup()
    {
        m_bot.reset();
        m_witness.reset();
        m_simulator.reset();
    }

    void joinsAndLeaves()
    {
        start();
        const Snowflake where = guild(3);
        QVERIFY(m_bot->listeners<VoiceEvent>().isEmpty());
        const auto reply = connectTo(where, Manner::Good, { .isDeaf = true, .isMute = true });
        QVERIFY(m_bot->voice()->connections().isEmpty());
        QTRY_VERIFY(reply.isFinished());
        QVERIFY2(reply.result(), reply.error() ? qPrintable(reply.error()->toString()) : "");
        const QPointer<QuietConnection> connection = *reply.result();
        QCOMPARE(m_bot->voice()->connections(), (QMap<Snowflake, VoiceConnection *> { { where, connection } }));
        QVERIFY(connection->isAlive());
        QCOMPARE(connection->owner(), m_bot->voice());
        const VoiceConnectionInfo info = connection->info();
        QCOMPARE(info.guildId, where);
        QCOMPARE(info.channelId, voice(where));
        QCOMPARE(info.userId, m_simulator->botUserId());
        QCOMPARE(info.shardId, where.shardId(2));
        QCOMPARE(info.endpoint, QStringLiteral("voice.localhost:443"));
        QVERIFY(!info.sessionId.isEmpty());
        QVERIFY(!info.token.isEmpty());
        QTRY_COMPARE(m_seen[where], (QList<std::optional<Snowflake>> { voice(where) }));
        const std::optional<VoiceState> state = m_bot->cache()->voiceState(where, m_simulator->botUserId());
        QVERIFY(state && state->isSelfDeaf && state->isSelfMute);

        const Reply<void> over = connection->join();
        const Reply<void> left = connection->close();
        QVERIFY(end(left));
        QVERIFY(over.isFinished() && !over.error());
        QCOMPARE(m_diary.stopped, 1);
        QCOMPARE(m_diary.ends, QList<Error> { Error() });
        QVERIFY(m_bot->voice()->connections().isEmpty());
        QTRY_VERIFY(!connection);
        QTRY_COMPARE(m_seen[where], (QList<std::optional<Snowflake>> { voice(where), std::nullopt }));
        // Events are decoded for voice only while somebody is there.
        QVERIFY(m_bot->listeners<VoiceEvent>().isEmpty());

        // And again.
        m_seen.clear();
        QVERIFY(joined(where));
        QVERIFY(end(m_bot->voice()->disconnectFrom(where)));
    }
    void disconnectsAll()
    {
        start();
        QVERIFY(end(m_bot->voice()->disconnectAll()));
        QVERIFY(joined(guild(0)));
        QVERIFY(joined(otherShardsGuild(guild(0))));
        QCOMPARE(m_bot->voice()->connections().size(), 2);
        QVERIFY(end(m_bot->voice()->disconnectAll()));
        QCOMPARE(m_diary.stopped, 2);
        QVERIFY(m_bot->voice()->connections().isEmpty());
    }
    void wrongUseIsAClearError()
    {
        m_bot = std::make_unique<GatewayBot>(config(Intent::AllUnprivileged));
        VoiceComponent *const component = m_bot->voice();
        QVERIFY(!component->isAlive());
        QCOMPARE(kindOf(connectTo(guild(0))), Error::Kind::State);
        QCOMPARE(kindOf(component->disconnectFrom(guild(0))), Error::Kind::State);
        QCOMPARE(kindOf(component->disconnectAll()), Error::Kind::State);

        start();
        QVERIFY(m_bot->voice()->isAlive());
        QCOMPARE(kindOf(m_bot->voice()->disconnectFrom(guild(0))), Error::Kind::Voice);
        QCOMPARE(kindOf(m_bot->voice()->connectTo(guild(0), {}, [](const VoiceConnectionInfo &) { return nullptr; })),
            Error::Kind::InvalidArgument);
        QCOMPARE(kindOf(m_bot->voice()->connectTo(guild(0), voice(guild(0)), nullptr)), Error::Kind::InvalidArgument);
        // One connection in a guild, also while the first is being made
        const auto first = connectTo(guild(0));
        QCOMPARE(kindOf(connectTo(guild(0))), Error::Kind::Voice);
        QTRY_VERIFY(first.isFinished());
        QCOMPARE(kindOf(connectTo(guild(0))), Error::Kind::Voice);
        QCOMPARE(m_diary.initialized, 1);

        QVERIFY(end(m_bot->close()));
        QVERIFY(!m_bot->voice()->isAlive());
        QCOMPARE(kindOf(m_bot->voice()->disconnectAll()), Error::Kind::State);
    }
    void voiceNeedsItsIntentAndItsShard()
    {
        m_bot = std::make_unique<GatewayBot>(config(Intent::Guilds));
        QVERIFY(start(*m_bot));
        QTRY_COMPARE(m_bot->cache()->guilds().size(), 8);
        QCOMPARE(kindOf(connectTo(guild(0))), Error::Kind::MissingIntent);

        QVERIFY(end(m_bot->close()));
        m_bot = std::make_unique<GatewayBot>(config(Intent::AllUnprivileged));
        QVERIFY(end(m_bot->start({ .shardIds = { 0 }, .shardCount = 2, .startupWindowDelay = 20ms })));
        const Snowflake elsewhere = guild(0).shardId(2) == 1 ? guild(0) : otherShardsGuild(guild(0));
        const auto reply =
            m_bot->voice()->connectTo<QuietConnection>(elsewhere, Snowflake(1), VoiceOptions(), &m_diary, Manner::Good);
        QCOMPARE(kindOf(reply), Error::Kind::Voice);
        QVERIFY2(reply.error()->message.contains(QStringLiteral("does not run in this process")),
            qPrintable(reply.error()->message));
    }
    void discordsSilenceIsATimeout()
    {
        start();
        FaultOrder silence = FaultOrder::of(FaultKind::UnknownEvent);
        silence.types = { QStringLiteral("VOICE_SERVER_UPDATE") };
        QVERIFY(m_simulator->injectFault(silence));
        const auto reply = connectTo(guild(1), Manner::Good, { .timeout = 50ms });
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(kindOf(reply), Error::Kind::Voice);
        QCOMPARE(m_diary.initialized, 0);
        // The bot does not stay there.
        QTRY_COMPARE(m_seen[guild(1)], (QList<std::optional<Snowflake>> { voice(guild(1)), std::nullopt }));
        m_simulator->clearFaults();
        m_seen.clear();
        QVERIFY(joined(guild(1)));
    }
    void aConnectionThatCannotBeMadeLeavesTheChannel_data()
    {
        QTest::addColumn<Manner>("manner");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("fails") << Manner::FailsToInitialize << Error::Kind::Network;
        QTest::newRow("throws") << Manner::ThrowsAtInitialize << Error::Kind::Exception;
        QTest::newRow("is cancelled") << Manner::HangsAtInitialize << Error::Kind::Cancelled;
        QTest::newRow("is ended") << Manner::HangsAtInitialize << Error::Kind::Voice;
    }
    void aConnectionThatCannotBeMadeLeavesTheChannel()
    {
        QFETCH(Manner, manner);
        QFETCH(Error::Kind, kind);
        start();
        const auto reply = connectTo(guild(2), manner);
        QTRY_COMPARE(m_diary.initialized, 1);
        if (kind == Error::Kind::Cancelled)
            reply.cancel();
        else if (kind == Error::Kind::Voice)
            QVERIFY(end(m_bot->voice()->disconnectFrom(guild(2))));
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(kindOf(reply), kind);
        QCOMPARE(m_diary.stopped, 0);
        QVERIFY(m_bot->voice()->connections().isEmpty());
        QTRY_COMPARE(m_seen[guild(2)], (QList<std::optional<Snowflake>> { voice(guild(2)), std::nullopt }));
    }
    void aFactoryThatMakesNothingLeavesTheChannel_data()
    {
        QTest::addColumn<bool>("doesThrow");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("null") << false << Error::Kind::Voice;
        QTest::newRow("throws") << true << Error::Kind::Exception;
    }
    void aFactoryThatMakesNothingLeavesTheChannel()
    {
        QFETCH(bool, doesThrow);
        QFETCH(Error::Kind, kind);
        start();
        const auto factory = [doesThrow](const VoiceConnectionInfo &) -> std::unique_ptr<VoiceConnection> {
            if (doesThrow)
                throw std::runtime_error("no");
            return nullptr;
        };
        const auto reply = m_bot->voice()->connectTo(guild(2), voice(guild(2)), factory);
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(kindOf(reply), kind);
        QTRY_COMPARE(m_seen[guild(2)], (QList<std::optional<Snowflake>> { voice(guild(2)), std::nullopt }));
    }
    void eventsReachTheConnection()
    {
        start();
        QuietConnection *const connection = joined(guild(4));
        QVERIFY(connection);
        // Another server: Discord says so when one fails. Those of other guilds are not the connection's affair.
        VoiceServerUpdateEvent server;
        server.guildId = guild(5);
        server.token = QStringLiteral("new");
        server.endpoint = QStringLiteral("other.localhost:443");
        m_bot->dispatch(server);
        QCOMPARE(m_diary.serverUpdates, 0);
        server.guildId = guild(4);
        m_bot->dispatch(server);
        QCOMPARE(m_diary.serverUpdates, 1);
        QCOMPARE(connection->info().endpoint, QStringLiteral("other.localhost:443"));
        QCOMPARE(connection->info().token, QStringLiteral("new"));
        // One that is not known yet does not replace what is known.
        server.endpoint = std::nullopt;
        m_bot->dispatch(server);
        QCOMPARE(m_diary.serverUpdates, 2);
        QCOMPARE(connection->info().endpoint, QStringLiteral("other.localhost:443"));

        // Put out of the channel
        m_bot->updateVoiceState({ .guildId = guild(4) });
        QTRY_COMPARE(m_diary.ends.size(), 1);
        QCOMPARE(m_diary.ends.first().kind, Error::Kind::Voice);
        QCOMPARE(m_diary.ownChannels.last(), std::nullopt);
        QCOMPARE(m_diary.stopped, 1);
        QVERIFY(m_bot->voice()->connections().isEmpty());
    }
    void moves()
    {
        start();
        Snowflake where;
        for (const Snowflake id : m_simulator->guildIds()) {
            if (voiceChannels(id).size() > 1)
                where = id;
        }
        QVERIFY2(!where.isNull(), "the world has no guild with two voice channels");
        QuietConnection *const connection = joined(where);
        QVERIFY(connection);
        const Snowflake other = voiceChannels(where).at(1);
        QVERIFY(end(connection->moveTo(other)));
        QCOMPARE(connection->info().channelId, other);
        QVERIFY(connection->isAlive());
        QTRY_COMPARE(m_seen[where], (QList<std::optional<Snowflake>> { voice(where), other }));
        // Another move replaces one that is under way.
        const Reply<void> first = connection->moveTo(voice(where));
        const Reply<void> second = connection->moveTo(other);
        QCOMPARE(kindOf(first), Error::Kind::Cancelled);
        QVERIFY(end(second));
        QCOMPARE(kindOf(connection->moveTo({})), Error::Kind::InvalidArgument);
        const Reply<void> left = connection->close();
        QCOMPARE(kindOf(connection->moveTo(other)), Error::Kind::State);
        QVERIFY(end(left));
    }
    void aConnectionMayEndOfItself()
    {
        start();
        QuietConnection *const connection = joined(guild(0));
        QVERIFY(connection);
        connection->hangUp();
        QCOMPARE(m_diary.ends.size(), 1);
        QCOMPARE(m_diary.ends.first().kind, Error::Kind::Voice);
        QCOMPARE(m_diary.stopped, 0);
        QTRY_COMPARE(m_seen[guild(0)], (QList<std::optional<Snowflake>> { voice(guild(0)), std::nullopt }));
        // Or be deleted
        m_seen.clear();
        delete joined(guild(0));
        QVERIFY(m_bot->voice()->connections().isEmpty());
        QTRY_COMPARE(m_seen[guild(0)], (QList<std::optional<Snowflake>> { voice(guild(0)), std::nullopt }));
    }
    void aNewGatewaySessionEndsItsConnections()
    {
        start();
        const Snowflake hit = guild(0);
        const Snowflake spared = otherShardsGuild(hit);
        QVERIFY(joined(hit));
        QVERIFY(joined(spared));
        m_simulator->invalidateSession(hit.shardId(2), false);
        QTRY_COMPARE_WITH_TIMEOUT(m_diary.ends.size(), 1, 30'000);
        QCOMPARE(m_diary.ends.first().kind, Error::Kind::Voice);
        QCOMPARE(m_bot->voice()->connections().keys(), QList<Snowflake> { spared });
        // A resumed one does not.
        m_simulator->cutConnection(spared.shardId(2));
        QTRY_VERIFY_WITH_TIMEOUT(m_simulator->ledger().resumes > 0, 30'000);
        QTRY_COMPARE(m_bot->shards()[spared.shardId(2)]->state(), ShardState::Ready);
        QCOMPARE(m_bot->voice()->connections().keys(), QList<Snowflake> { spared });
    }
    void P68_reshardingEndsTheConnections()
    {
        start();
        QVERIFY(joined(guild(0)));
        const auto pending = connectTo(guild(1), Manner::HangsAtInitialize);
        QTRY_COMPARE(m_diary.initialized, 2);
        QVERIFY(end(m_bot->reshard(4)));
        QCOMPARE(m_diary.ends.size(), 1);
        QCOMPARE(m_diary.ends.first().kind, Error::Kind::Voice);
        QCOMPARE(kindOf(pending), Error::Kind::Voice);
        QVERIFY(m_bot->voice()->connections().isEmpty());
        m_seen.clear();
        QuietConnection *const connection = joined(guild(0));
        QVERIFY(connection);
        QCOMPARE(connection->info().shardId, guild(0).shardId(4));
    }
    void closingTheBotLeavesAllChannels_data()
    {
        QTest::addColumn<Manner>("manner");
        QTest::newRow("good") << Manner::Good;
        QTest::newRow("never stops") << Manner::NeverStops;
        QTest::newRow("throws at stop") << Manner::ThrowsAtStop;
    }
    void closingTheBotLeavesAllChannels()
    {
        QFETCH(Manner, manner);
        start();
        const Snowflake one = guild(0);
        const Snowflake two = otherShardsGuild(one);
        QVERIFY(joined(one, manner));
        QVERIFY(joined(two, manner));
        const auto pending = connectTo(guild(guild(1) == two ? 2 : 1), Manner::HangsAtInitialize);
        QTRY_COMPARE(m_diary.initialized, 3);
        QVERIFY(end(m_bot->close()));
        QCOMPARE(kindOf(pending), Error::Kind::ShutDown);
        QCOMPARE(m_diary.stopped, 2);
        QCOMPARE(m_diary.ends.size(), 2);
        for (const Error &reason : std::as_const(m_diary.ends))
            QCOMPARE(reason.kind, Error::Kind::ShutDown);
        QVERIFY(m_bot->voice()->connections().isEmpty());
        for (const Snowflake where : { one, two })
            QTRY_COMPARE(m_seen[where], (QList<std::optional<Snowflake>> { voiceBefore(where), std::nullopt }));
        // The same bot starts again.
        QVERIFY(start(*m_bot));
        QVERIFY(m_bot->voice()->isAlive());
        QTRY_COMPARE(m_bot->cache()->guilds().size(), 8);
        m_seen.clear();
        QVERIFY(joined(one));
    }
    void suspendingLeavesThemToo()
    {
        start();
        m_bot = std::make_unique<GatewayBot>([this] {
            BotConfig withStore = config(Intent::AllUnprivileged);
            withStore.sessionStore = std::make_shared<MemorySessionStore>();
            return withStore;
        }());
        QVERIFY(start(*m_bot));
        QTRY_COMPARE(m_bot->cache()->guilds().size(), 8);
        QVERIFY(joined(guild(0)));
        const Snowflake channel = voice(guild(0));
        QVERIFY(end(m_bot->suspend()));
        QCOMPARE(m_diary.stopped, 1);
        QTRY_COMPARE(m_seen[guild(0)], (QList<std::optional<Snowflake>> { channel, std::nullopt }));
    }
    void theBotMayBeDestroyedAtAnyTime_data()
    {
        QTest::addColumn<int>("moment");
        QTest::newRow("connecting") << 0;
        QTest::newRow("initializing") << 1;
        QTest::newRow("connected") << 2;
        QTest::newRow("ending") << 3;
        QTest::newRow("in the slot of ended") << 4;
    }
    void theBotMayBeDestroyedAtAnyTime()
    {
        QFETCH(int, moment);
        start();
        const bool isMade = moment >= 2;
        const auto reply = connectTo(
            guild(0), moment == 1 ? Manner::HangsAtInitialize : (moment == 3 ? Manner::NeverStops : Manner::Good));
        if (moment == 1)
            QTRY_COMPARE(m_diary.initialized, 1);
        if (isMade)
            QTRY_VERIFY(reply.result());
        const QPointer<QuietConnection> connection = isMade ? *reply.result() : nullptr;
        Reply<void> left = Reply<void>::succeeded();
        if (moment == 3) {
            left = m_bot->voice()->disconnectFrom(guild(0));
            QCOMPARE(m_diary.stopped, 1);
        }
        if (moment == 4) {
            connect(connection, &VoiceConnection::ended, this, [this] { m_bot.reset(); });
            left = m_bot->voice()->disconnectFrom(guild(0));
            QTRY_VERIFY(!m_bot);
        }
        m_bot.reset();
        QVERIFY(!connection);
        QVERIFY(left.isFinished());
        if (!isMade)
            QCOMPARE(kindOf(reply), Error::Kind::ShutDown);
        if (moment == 3)
            QCOMPARE(kindOf(left), Error::Kind::ShutDown);
    }

private:
    //! The channel that the bot was seen in first; for when the cache is empty
    std::optional<Snowflake> voiceBefore(Snowflake where) const { return m_seen.value(where).value(0); }
};

QTEST_GUILESS_MAIN(TestVoice)
#include "tst_voice.moc"
