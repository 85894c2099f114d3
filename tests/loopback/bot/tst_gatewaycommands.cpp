#include "../simulatedbot.h"

#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

class TestGatewayCommands : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<StrictSimulator> m_simulator;
    std::unique_ptr<GatewayBot> m_bot;

    static SimulatorConfig world(int membersPerGuild)
    {
        SimulatorConfig world;
        world.shards = 2;
        world.guilds = 8;
        world.membersPerGuild = membersPerGuild; // on average: some guilds have eight times as many
        world.identifyWindow = noIdentifyWindow;
        world.eventsPerSecond = 0;
        return world;
    }
    void makeSimulator(int membersPerGuild)
    {
        m_simulator = std::make_unique<StrictSimulator>(world(membersPerGuild));
        QVERIFY(m_simulator->start());
    }
    void startBot()
    {
        const Reply<void> started = m_bot->start({ .startupWindowDelay = 20ms });
        QTRY_VERIFY(started.isFinished());
        QVERIFY(!started.error());
    }
    void start(Intents intents = Intent::All)
    {
        makeSimulator(400);
        BotConfig config = configFor(*m_simulator);
        config.intents = intents;
        config.autoChunkMembers = false;
        config.gatewayThreads = 1;
        m_bot = std::make_unique<GatewayBot>(config);
        startBot();
        QTRY_COMPARE(m_bot->cache()->guilds().size(), 8);
    }
    SimulatorShard book(int shard) const { return m_simulator->ledger().shards.at(shard); }
    Snowflake guild(int index) const { return m_simulator->guildIds().at(index); }
    template<typename T>
    static Error::Kind kindOf(const Reply<T> &reply)
    {
        return reply.error() ? reply.error()->kind : Error::Kind::None;
    }

private Q_SLOTS:
    void init() { QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false")); }
    void cleanup()
    {
        m_bot.reset();
        m_simulator.reset();
    }

    void presenceReachesEveryShard()
    {
        start();
        const Reply<void> sent = m_bot->updatePresence(
            { .activities = { Activity::listening(QStringLiteral("rain")) }, .status = Status::Idle });
        QTRY_VERIFY(sent.isFinished());
        QVERIFY(!sent.error());
        QTRY_COMPARE(book(0).activity, QStringLiteral("rain"));
        QTRY_COMPARE(book(1).activity, QStringLiteral("rain"));
        QCOMPARE(book(1).status, QStringLiteral("idle"));
        // A new session has it from the start (P59).
        m_simulator->invalidateSession(1, false);
        QTRY_COMPARE(book(1).identifies, quint64(2));
        QTRY_COMPARE(book(1).activity, QStringLiteral("rain"));
    }
    void voiceIsJoinedAndLeft()
    {
        start();
        QList<std::optional<Snowflake>> channels;
        int servers = 0;
        m_bot->listen([&](const VoiceStateUpdateEvent &e) { channels.append(e.state.channelId); });
        m_bot->listen([&](const VoiceServerUpdateEvent &) { ++servers; });
        Snowflake voice;
        for (const Channel &channel : m_bot->cache()->guildChannelsForGuild(guild(3))) {
            if (channel.type == ChannelType::GuildVoice)
                voice = channel.id;
        }
        QVERIFY(!voice.isNull());
        m_bot->updateVoiceState({ .guildId = guild(3), .channelId = voice });
        QTRY_COMPARE(servers, 1);
        m_bot->updateVoiceState({ .guildId = guild(3) });
        QTRY_COMPARE(channels, (QList<std::optional<Snowflake>> { voice, std::nullopt }));
    }
    void P78_membersAreCollectedFromAllChunks()
    {
        start();
        QList<MemberRequestProgress> progress;
        int chunks = 0;
        m_bot->listen([&](const MemberChunkEvent &) { ++chunks; });
        MemberRequestOptions options;
        options.progress = [&](const MemberRequestProgress &p) { progress.append(p); };
        RequestGuildMembers request;
        for (const GatewayGuild &guild : m_bot->cache()->guilds()) {
            if (request.guildId.isNull() || guild.memberCount > m_bot->cache()->guild(request.guildId)->memberCount)
                request.guildId = guild.id;
        }
        request.wantsPresences = true;
        const auto reply = m_bot->requestGuildMembers(request, options);
        QTRY_VERIFY(reply.isFinished());
        QVERIFY2(!reply.error(), reply.error() ? qPrintable(reply.error()->toString()) : "");
        GuildMembers members;
        reply.then(this, [&](const GuildMembers &all) { members = all; });
        QVERIFY2(chunks > 1, "the guild is too small for the test");
        QCOMPARE(members.guildId, request.guildId);
        QCOMPARE(members.members.size(), qsizetype(m_bot->cache()->guild(request.guildId)->memberCount));
        QVERIFY(!members.presences.isEmpty());
        QVERIFY(members.notFound.isEmpty());
        QCOMPARE(progress.size(), chunks);
        QCOMPARE(progress.last().chunks, chunks);
        QCOMPARE(progress.last().chunkCount, chunks);
        QCOMPARE(progress.last().members, members.members.size());
    }
    void P43_unknownUsersAreReported()
    {
        start();
        RequestGuildMembers request;
        request.guildId = guild(1);
        request.userIds = { m_simulator->botUserId(), Snowflake(123) };
        GuildMembers members;
        const auto reply = m_bot->requestGuildMembers(request);
        reply.then(this, [&](const GuildMembers &all) { members = all; });
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(members.members.size(), 1);
        QCOMPARE(members.members.first().user->id, m_simulator->botUserId());
        QCOMPARE(members.notFound, (QList<Snowflake> { Snowflake(123) }));
    }
    void membersAreFoundByName()
    {
        start();
        RequestGuildMembers request;
        request.guildId = guild(1);
        request.query = QStringLiteral("a");
        request.limit = 3;
        GuildMembers members;
        const auto reply = m_bot->requestGuildMembers(request);
        reply.then(this, [&](const GuildMembers &all) { members = all; });
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(members.members.size() >= 1 && members.members.size() <= 3);
    }
    void P79_allMembersOfAGuildAreAskedForOnceIn30Seconds()
    {
        start();
        RequestGuildMembers request;
        request.guildId = guild(2);
        const auto first = m_bot->requestGuildMembers(request);
        QTRY_VERIFY(first.isFinished());
        QVERIFY(!first.error());
        // What does not want to wait is told at once, without a request
        MemberRequestOptions impatient;
        impatient.maxRateLimit = 1s;
        const auto second = m_bot->requestGuildMembers(request, impatient);
        QVERIFY(second.isFinished());
        QCOMPARE(kindOf(second), Error::Kind::RateLimitTooLong);
        QVERIFY(second.error()->retryAfter > 20s);
        // The other waits, and can be taken back
        std::chrono::milliseconds wait { 0 };
        MemberRequestOptions patient;
        patient.progress = [&](const MemberRequestProgress &p) { wait = p.wait; };
        const auto third = m_bot->requestGuildMembers(request, patient);
        QVERIFY(!third.isFinished());
        QVERIFY(wait > 20s && wait <= 30s);
        third.cancel();
        QCOMPARE(kindOf(third), Error::Kind::Cancelled);
        // Of another guild, or by name, is no matter
        request.guildId = guild(4);
        const auto other = m_bot->requestGuildMembers(request);
        QTRY_VERIFY(other.isFinished());
        QVERIFY(!other.error());
    }
    void P79_rateLimitedRequestsWaitOrFail()
    {
        start();
        RequestGuildMembers request;
        request.guildId = guild(2);
        // Past the bot's own books, as another process of the same bot does it
        const Reply<void> raw = m_bot->shards().value(guild(2).shardId(2))->requestGuildMembers(request);
        QTRY_VERIFY(raw.isFinished());
        MemberRequestOptions impatient;
        impatient.maxRateLimit = 1s;
        const auto refused = m_bot->requestGuildMembers(request, impatient);
        QTRY_VERIFY(refused.isFinished());
        QCOMPARE(kindOf(refused), Error::Kind::RateLimited);
        QVERIFY(refused.error()->retryAfter > 20s);
    }
    void badRequestsAreRefusedBeforeTheyAreSent_data()
    {
        QTest::addColumn<RequestGuildMembers>("request");
        QTest::addColumn<Error::Kind>("kind");
        RequestGuildMembers request;
        QTest::newRow("all without the intent") << request << Error::Kind::MissingIntent;
        request.limit = 10;
        QTest::newRow("the first ten without the intent") << request << Error::Kind::MissingIntent;
        request.limit = 0;
        request.userIds = { Snowflake(1) };
        request.wantsPresences = true;
        QTest::newRow("presences without the intent") << request << Error::Kind::MissingIntent;
        request = {};
        request.query = QStringLiteral("a");
        request.limit = 101;
        QTest::newRow("limit") << request << Error::Kind::InvalidRequest;
        request.limit = 10;
        request.userIds = { Snowflake(1) };
        QTest::newRow("query and ids") << request << Error::Kind::InvalidRequest;
        request = {};
        request.userIds = QList<Snowflake>(101, Snowflake(1));
        QTest::newRow("ids") << request << Error::Kind::InvalidRequest;
        request.userIds = { Snowflake(1) };
        request.nonce = QString(33, u'n');
        QTest::newRow("nonce") << request << Error::Kind::InvalidRequest;
    }
    void badRequestsAreRefusedBeforeTheyAreSent()
    {
        QFETCH(RequestGuildMembers, request);
        QFETCH(Error::Kind, kind);
        start(Intent::AllUnprivileged);
        request.guildId = guild(0);
        const auto reply = m_bot->requestGuildMembers(request);
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(kindOf(reply), kind);
    }
    void P58_commandsOver4096BytesAreRefused()
    {
        start();
        const Reply<void> sent = m_bot->updatePresence({ .activities = { Activity::playing(QString(5000, u'x')) } });
        QTRY_VERIFY(sent.isFinished());
        QCOMPARE(kindOf(sent), Error::Kind::InvalidRequest);
        QVERIFY(sent.error()->message.contains(QLatin1String("4096")));
        // No IDENTIFY carries this one
        const Reply<void> asked = m_bot->requestSoundboardSounds(QList<Snowflake>(400, guild(0)));
        QTRY_VERIFY(asked.isFinished());
        QCOMPARE(kindOf(asked), Error::Kind::InvalidRequest);
    }
    void P58_aPresenceThatIdentifyCouldNotCarryIsRefused()
    {
        start();
        // Fits by itself, but not together with the token and the rest
        const Reply<void> sent = m_bot->updatePresence({ .activities = { Activity::playing(QString(3900, u'x')) } });
        QTRY_VERIFY(sent.isFinished());
        QCOMPARE(kindOf(sent), Error::Kind::InvalidRequest);
        // The next session is not refused for it.
        GatewayShard *const shard = m_bot->shards().first();
        shard->restart();
        QTRY_VERIFY_WITH_TIMEOUT(m_simulator->ledger().identifies == 3 && shard->snapshot().isReady(), 30'000);
    }
    void P58_allShardsTakeAPresenceOrNone()
    {
        makeSimulator(4);
        m_bot = std::make_unique<GatewayBot>(configFor(*m_simulator));
        // The number of the second is longer, and so is its IDENTIFY.
        const Reply<void> started =
            m_bot->start({ .shardIds = { 0, 11 }, .shardCount = 12, .startupWindowDelay = 20ms });
        QTRY_VERIFY(started.isFinished());
        QVERIFY(!started.error());
        int taken = 0;
        for (int length = 3500; length < 3900; ++length) {
            const PresenceUpdate presence { .activities = { Activity::playing(QString(length, u'x')) } };
            const Reply<void> first = m_bot->shards().value(0)->updatePresence(presence);
            const Reply<void> second = m_bot->shards().value(11)->updatePresence(presence);
            QCOMPARE(kindOf(first), kindOf(second)); // whoever refuses does it at once
            taken += first.error() ? 0 : 1;
        }
        QVERIFY(taken > 0 && taken < 400);
    }
    void guildsOfOtherShardsAreRefused()
    {
        start();
        GatewayShard *const wrong = m_bot->shards().value(1 - guild(0).shardId(2));
        QCOMPARE(kindOf(wrong->updateVoiceState({ .guildId = guild(0) })), Error::Kind::InvalidRequest);
        QCOMPARE(kindOf(wrong->updateVoiceState({})), Error::Kind::InvalidRequest);
    }
    void soundsAndChannelInfoAreAnswered()
    {
        start();
        QList<Snowflake> sounds;
        QList<Snowflake> infos;
        m_bot->listen([&](const SoundboardSoundsEvent &e) { sounds.append(e.guildId); });
        m_bot->listen([&](const ChannelInfoEvent &e) { infos.append(e.guildId); });
        m_bot->requestSoundboardSounds({ guild(0), guild(1), guild(2) });
        m_bot->requestChannelInfo({ .guildId = guild(1), .fields = { QStringLiteral("status") } });
        QTRY_COMPARE(sounds.size(), 3);
        QTRY_COMPARE(infos, (QList<Snowflake> { guild(1) }));
    }
    void P119_whatWaitsFailsWhenTheBotStops()
    {
        start();
        RequestGuildMembers request;
        request.guildId = guild(2);
        const auto first = m_bot->requestGuildMembers(request);
        QTRY_VERIFY(first.isFinished());
        const auto second = m_bot->requestGuildMembers(request); // waits for 30 s
        const Reply<void> command = m_bot->updateVoiceState({ .guildId = guild(2) });
        const Reply<void> closed = m_bot->close();
        QTRY_VERIFY(closed.isFinished());
        QCOMPARE(kindOf(second), Error::Kind::ShutDown);
        QCOMPARE(kindOf(command), Error::Kind::ShutDown);
        QCOMPARE(kindOf(m_bot->requestGuildMembers(request)), Error::Kind::State);
        QCOMPARE(kindOf(m_bot->updatePresence({})), Error::Kind::State);
        QCOMPARE(kindOf(m_bot->updateVoiceState({ .guildId = guild(2) })), Error::Kind::State);
    }
    void P119_whatWaitsFailsWhenTheBotIsDestroyed()
    {
        start();
        RequestGuildMembers request;
        request.guildId = guild(2);
        QList<Reply<GuildMembers>> requests;
        QList<Reply<void>> commands;
        for (int i = 0; i < 50; ++i) {
            requests.append(m_bot->requestGuildMembers(request, { .maxRateLimit = 1h }));
            commands.append(m_bot->updateVoiceState({ .guildId = guild(2) }));
        }
        m_bot.reset();
        for (int i = 0; i < 50; ++i) {
            QCOMPARE(kindOf(requests[i]), Error::Kind::ShutDown);
            QCOMPARE(kindOf(commands[i]), Error::Kind::ShutDown);
        }
    }
    void P116_cancellingReachesEveryShard()
    {
        start();
        FaultOrder refuse = FaultOrder::of(FaultKind::RefuseIdentify);
        refuse.windows = 0;
        QVERIFY(m_simulator->injectFault(refuse));
        m_simulator->invalidateSession(-1, false);
        const auto waiting = [this] {
            int count = 0;
            for (const ShardSnapshot &shard : m_bot->shardSnapshots())
                count += shard.sendsWaiting;
            return count;
        };
        for (const GatewayShard *shard : m_bot->shards())
            QTRY_VERIFY(!shard->snapshot().isReady());
        const Reply<void> sent = m_bot->requestSoundboardSounds(m_simulator->guildIds());
        QTRY_COMPARE(waiting(), 2);
        sent.cancel();
        QTRY_COMPARE(waiting(), 0);
    }
    void membersAreChunked_data()
    {
        QTest::addColumn<Intents>("intents");
        QTest::addColumn<bool>("flag");
        QTest::addColumn<bool>("keepsMembers");
        QTest::addColumn<bool>("listens");
        QTest::addColumn<int>("guilds"); // 8 in all, of which large ones have more than 250 members
        const Intents all = Intent::All;
        Intents noPresences = all;
        noPresences.set(Intent::GuildPresences, false);
        Intents noMembers = all;
        noMembers.set(Intent::GuildMembers, false);
        QTest::newRow("large guilds") << all << true << true << false << -1;
        QTest::newRow("every guild without presences") << noPresences << true << true << false << 8;
        QTest::newRow("flag off") << noPresences << false << true << true << 0;
        QTest::newRow("no intent") << noMembers << true << true << true << 0;
        QTest::newRow("nobody needs them") << noPresences << true << false << false << 0;
        QTest::newRow("somebody listens") << noPresences << true << false << true << 8;
    }
    void membersAreChunked()
    {
        QFETCH(Intents, intents);
        QFETCH(bool, flag);
        QFETCH(bool, keepsMembers);
        QFETCH(bool, listens);
        QFETCH(int, guilds);
        makeSimulator(200);
        BotConfig config = configFor(*m_simulator);
        config.intents = intents;
        config.autoChunkMembers = flag;
        config.cacheSettings.components.set(CacheComponent::Members, keepsMembers);
        m_bot = std::make_unique<GatewayBot>(config);
        QSet<Snowflake> large;
        QSet<Snowflake> chunked;
        int available = 0;
        m_bot->listen([&](const GuildAvailableEvent &e) {
            ++available;
            if (e.guild.isLarge)
                large.insert(e.guild.id);
        });
        if (listens)
            m_bot->listen([&](const MemberChunkEvent &e) { chunked.insert(e.guildId); });
        startBot();
        QTRY_COMPARE(available, 8);
        const auto wanted = int(guilds < 0 ? large.size() : guilds);
        QVERIFY(guilds >= 0 || (wanted > 0 && wanted < 8));
        QTRY_COMPARE(m_bot->sessionSnapshot().guildsChunked, wanted);
        QCOMPARE(m_bot->sessionSnapshot().guildsToChunk, wanted);
        if (listens)
            QCOMPARE(chunked.size(), wanted);
        if (!keepsMembers || wanted < 8)
            return;
        qint64 members = 0;
        for (const Snowflake id : m_simulator->guildIds()) {
            QCOMPARE(m_bot->cache()->membersForGuild(id).size(), m_bot->cache()->guild(id)->memberCount);
            members += m_bot->cache()->guild(id)->memberCount;
        }
        QCOMPARE(m_bot->sessionSnapshot().membersChunked, members);
    }
};

QTEST_GUILESS_MAIN(TestGatewayCommands)
#include "tst_gatewaycommands.moc"
