#include <hikari/cache/cache.h>
#include <loopback/parity/scripteddiscord.h>

#include <QJsonArray>
#include <QLoggingCategory>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

namespace {

constexpr Snowflake guildOf(quint64 number) // of shard number % count
{
    return Snowflake(number << 22);
}

constexpr Snowflake kept = guildOf(4);
constexpr Snowflake left = guildOf(6);
constexpr Snowflake ofOtherShard = guildOf(5);

QByteArray membersJson(const QList<int> &ids)
{
    QByteArrayList list;
    for (const int id : ids)
        list.append(R"({"user":{"id":")" + QByteArray::number(id)
            + R"(","username":"u"},"roles":[],"joined_at":"2020-01-01T00:00:00Z"})");
    return '[' + list.join(',') + ']';
}

QByteArray guildJson(Snowflake id, const QList<int> &members, int count)
{
    return R"({"id":")" + id.toString().toUtf8() + R"(","name":"g","roles":[],"member_count":)"
        + QByteArray::number(count) + R"(,"large":)" + (count > members.size() ? "true" : "false") + R"(,"members":)"
        + membersJson(members) + '}';
}

QByteArray readyJson(const QJsonObject &identify, const QList<Snowflake> &guilds)
{
    QByteArrayList stubs;
    for (const Snowflake id : guilds)
        stubs.append(R"({"id":")" + id.toString().toUtf8() + R"(","unavailable":true})");
    const QJsonArray shard = identify[u"shard"].toArray();
    const QByteArray id = QByteArray::number(shard[0].toInt());
    return R"({"v":10,"user":{"id":"5","username":"b"},"guilds":[)" + stubs.join(',') + R"(],"session_id":"session-)"
        + id + R"(","shard":[)" + id + ',' + QByteArray::number(shard[1].toInt())
        + R"(],"application":{"id":"5","flags":0}})";
}

} // namespace

//! Sessions that end and are followed by new ones in the same process, so that the bot misses what happens between them
class TestNewSessions : public QObject
{
    Q_OBJECT

    std::unique_ptr<ScriptedDiscord> m_discord;
    std::unique_ptr<GatewayBot> m_bot;

    void startBot(int shards)
    {
        BotConfig config = m_discord->config();
        config.intents = Intent::Guilds | Intent::GuildMembers | Intent::GuildPresences;
        m_bot = std::make_unique<GatewayBot>(config);
        const Reply<void> started = m_bot->start({ .shardCount = shards, .startupWindowDelay = 20ms });
        QTRY_VERIFY(started.isFinished());
        QVERIFY(!started.error());
    }
    //! The next READY of \a shard is of a new session
    void endSession(int shard)
    {
        const int before = m_discord->gateway.count(2);
        m_discord->gateway.client(shard)->close(4009);
        QTRY_COMPARE_WITH_TIMEOUT(m_discord->gateway.count(2), before + 1, 10'000);
    }

private Q_SLOTS:
    void init()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
        m_discord = std::make_unique<ScriptedDiscord>();
    }
    void cleanup()
    {
        m_bot.reset();
        m_discord.reset();
    }

    void P63_guildsThatANewSessionDoesNotNameAreForgotten()
    {
        QList<Snowflake> guilds { kept, left };
        bool sendsGuilds = true;
        m_discord->gateway.onIdentify = [&](FakeClient *client, const QJsonObject &identify) {
            const QList<Snowflake> own = client->shard == 0 ? guilds : QList<Snowflake> { ofOtherShard };
            client->dispatch("READY", readyJson(identify, own));
            for (const Snowflake id : own) {
                if (sendsGuilds)
                    client->dispatch("GUILD_CREATE", guildJson(id, { 5, 10 }, 2));
            }
        };
        startBot(2);
        const Cache *const cache = m_bot->cache();
        QTRY_COMPARE(cache->guilds().size(), 3);
        int leaves = 0;
        QList<Snowflake> atReady;
        m_bot->listen([&](const GuildLeaveEvent &) { ++leaves; });
        m_bot->listen([&](const ShardReadyEvent &) { atReady = cache->guilds().keys(); });

        guilds.removeOne(left); // the bot is thrown out while its session is over
        sendsGuilds = false; // what was known stays until it comes
        endSession(0);
        QTRY_VERIFY(!atReady.isEmpty());
        QCOMPARE(atReady, QList<Snowflake>({ kept, ofOtherShard }));
        QCOMPARE(cache->membersForGuild(kept).size(), 2);
        QVERIFY(cache->membersForGuild(left).isEmpty());
        QCOMPARE(cache->knowledgeOf(CacheComponent::Members, left, Snowflake(10)), CacheKnowledge::Unknown);
        QCOMPARE(leaves, 0);
    }
    void P76_aGuildThatANewSessionDoesNotNameHoldsNobodyUp()
    {
        QList<Snowflake> guilds { left };
        m_discord->gateway.onIdentify = [&](FakeClient *client, const QJsonObject &identify) {
            client->dispatch("READY", readyJson(identify, guilds));
            for (const Snowflake id : std::as_const(guilds))
                client->dispatch("GUILD_CREATE", guildJson(id, { 5 }, 3));
        };
        startBot(1);
        QTRY_COMPARE(m_discord->gateway.count(8), 1); // and no chunk comes
        guilds = { kept };
        endSession(0);
        const auto guildAsked = [this] {
            FakeClient *const client = m_discord->gateway.client(0);
            return client ? client->received.last()[u"d"][u"guild_id"].toString() : QString();
        };
        QTRY_COMPARE(guildAsked(), kept.toString()); // long before the 30 s in which chunks may come are over
        QCOMPARE(m_discord->gateway.count(8), 2); // the other one was not asked for again
    }
    void P76_whoLeftBetweenSessionsGoesWhenAllChunksHaveCome()
    {
        bool isSecond = false;
        m_discord->gateway.onIdentify = [&](FakeClient *client, const QJsonObject &identify) {
            client->dispatch("READY", readyJson(identify, { kept }));
            client->dispatch(
                "GUILD_CREATE", isSecond ? guildJson(kept, { 5 }, 3) : guildJson(kept, { 5, 10, 11, 12 }, 4));
        };
        startBot(1);
        const Cache *const cache = m_bot->cache();
        QTRY_COMPARE(cache->membersForGuild(kept).size(), 4);
        isSecond = true; // 11 is not there any more
        endSession(0);
        QTRY_COMPARE(m_discord->gateway.count(8), 1);
        FakeClient *const client = m_discord->gateway.client(0);
        const QByteArray nonce = client->received.last()[u"d"][u"nonce"].toString().toUtf8();
        const auto answer = [&](int index, const QList<int> &members) {
            client->dispatch("GUILD_MEMBERS_CHUNK",
                R"({"guild_id":")" + kept.toString().toUtf8() + R"(","members":)" + membersJson(members)
                    + R"(,"chunk_index":)" + QByteArray::number(index) + R"(,"chunk_count":2,"nonce":")" + nonce
                    + R"("})");
        };
        QList<qsizetype> known; // as listeners find it
        m_bot->listen([&](const MemberChunkEvent &) { known.append(cache->membersForGuild(kept).size()); });
        answer(0, { 5, 10 });
        answer(1, { 12 });
        QTRY_COMPARE(known.size(), 2);
        QCOMPARE(known, QList<qsizetype>({ 4, 3 }));
        QVERIFY(!cache->member(kept, Snowflake(11)));
        QCOMPARE(cache->knowledgeOf(CacheComponent::Members, kept, Snowflake(11)), CacheKnowledge::Absent);
    }
};

QTEST_GUILESS_MAIN(TestNewSessions)
#include "tst_newsessions.moc"
