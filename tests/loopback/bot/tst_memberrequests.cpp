#include "../gateway/fakeserver.h"

#include <hikari/bot/memberchunker_p.h>
#include <hikari/bot/memberrequests_p.h>
#include <hikari/core/clock.h>
#include <hikari/events/delivery.h>
#include <hikari/events/shard_events.h>
#include <hikari/gateway/shardmanager.h>

#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

//! Requests over a real shard, answered by the test; their own time stands still until the test moves it
class TestMemberRequests : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ShardManager> m_manager;
    std::unique_ptr<MemberRequests> m_requests;
    ManualClock m_clock;
    QList<MemberRequestProgress> m_progress;

    Reply<GuildMembers> ask(std::chrono::milliseconds maxRateLimit = 300s)
    {
        RequestGuildMembers request;
        request.guildId = Snowflake(9);
        MemberRequestOptions options;
        options.maxRateLimit = maxRateLimit;
        options.progress = [this](const MemberRequestProgress &progress) { m_progress.append(progress); };
        return m_requests->request(request, options);
    }
    static Error::Kind kindOf(const Reply<GuildMembers> &reply)
    {
        return reply.error() ? reply.error()->kind : Error::Kind::None;
    }
    QJsonObject lastRequest() const
    {
        QJsonObject last;
        for (const QJsonObject &payload : m_server->client(0)->received) {
            if (payload[u"op"].toInt() == 8)
                last = payload[u"d"].toObject();
        }
        return last;
    }
    void answer(int index, int count, const QByteArray &userId)
    {
        m_server->client(0)->dispatch("GUILD_MEMBERS_CHUNK",
            "{\"guild_id\":\"9\",\"members\":[{\"user\":{\"id\":\"" + userId
                + "\",\"username\":\"u\"},\"roles\":[],\"joined_at\":\"2020-01-01T00:00:00Z\"}],\"chunk_index\":"
                + QByteArray::number(index) + ",\"chunk_count\":" + QByteArray::number(count) + ",\"nonce\":\""
                + lastRequest()[u"nonce"].toString().toUtf8() + "\"}");
    }

private Q_SLOTS:
    void init()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
        m_progress.clear();
        m_server = std::make_unique<FakeServer>();
        GatewayConfig config;
        config.token = Token(QStringLiteral("MTIzNDU2Nzg5MDEyMzQ1Njc4.GfakeX.abcdefghijklmnopqrstuvwxyz0123456789"));
        config.intents = Intent::Guilds | Intent::GuildMembers;
        config.url = m_server->url();
        config.identifyWindow = 1ms;
        config.gatewayThreads = 0;
        config.compression = Compression::ZlibStream; // what the server speaks
        m_manager = std::make_unique<ShardManager>(config, [this](const Delivery &delivery) {
            if (m_requests)
                m_requests->deliver(*delivery.event);
        });
        m_requests =
            std::make_unique<MemberRequests>(&m_clock, [this](Snowflake) { return m_manager->shards().value(0); });
        m_manager->start();
        QTRY_COMPARE(m_manager->startProgress().ready, 1);
    }
    void cleanup()
    {
        m_requests.reset();
        m_manager.reset();
        m_server.reset();
    }

    void P78_chunksMayComeInAnyOrderAndTwice()
    {
        const auto reply = ask();
        QTRY_COMPARE(m_server->count(8), 1);
        QCOMPARE(lastRequest()[u"query"].toString(QStringLiteral("none")), QString());
        QCOMPARE(lastRequest()[u"limit"].toInt(-1), 0);
        QVERIFY(lastRequest()[u"nonce"].toString().toUtf8().size() <= 32);
        answer(2, 3, "12");
        answer(0, 3, "10");
        answer(2, 3, "12");
        QTRY_COMPARE(m_progress.size(), 2);
        QVERIFY(!reply.isFinished());
        answer(1, 3, "11");
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(!reply.error());
        GuildMembers members;
        reply.then(this, [&](const GuildMembers &all) { members = all; });
        QCOMPARE(members.members.size(), 3);
        QCOMPARE(m_progress.last().members, 3);
    }
    void P78_aMissingChunkIsATimeout()
    {
        const auto reply = ask();
        QTRY_COMPARE(m_server->count(8), 1);
        answer(0, 3, "10");
        QTRY_COMPARE(m_progress.size(), 1);
        m_clock.advance(29s);
        answer(1, 3, "11"); // starts the time anew
        QTRY_COMPARE(m_progress.size(), 2);
        m_clock.advance(29s);
        QVERIFY(!reply.isFinished());
        m_clock.advance(2s);
        QVERIFY(reply.isFinished());
        QCOMPARE(reply.error()->kind, Error::Kind::Timeout);
        QVERIFY2(reply.error()->message.contains(QLatin1String("2 of 3")), qPrintable(reply.error()->message));
    }
    void P78_noAnswerAtAllIsATimeout()
    {
        const auto reply = ask();
        const Reply<void> other = m_manager->shards().value(0)->updatePresence({});
        QTRY_VERIFY(other.isFinished()); // and so it is known that the request was sent
        m_clock.advance(29s);
        QVERIFY(!reply.isFinished());
        m_clock.advance(2s);
        QVERIFY(reply.isFinished());
        QCOMPARE(reply.error()->kind, Error::Kind::Timeout);
    }
    void P78_whatAllChunksSayIsReported()
    {
        const auto reply = ask();
        QTRY_COMPARE(m_server->count(8), 1);
        const QByteArray nonce = lastRequest()[u"nonce"].toString().toUtf8();
        for (const QByteArray index : { "0", "1" }) {
            m_server->client(0)->dispatch("GUILD_MEMBERS_CHUNK",
                "{\"guild_id\":\"9\",\"members\":[],\"chunk_index\":" + index + ",\"chunk_count\":2,\"not_found\":[\"2"
                    + index + "\"],\"presences\":[{\"user\":{\"id\":\"1" + index
                    + "\"},\"status\":\"idle\"}],\"nonce\":\"" + nonce + "\"}");
        }
        QTRY_VERIFY(reply.isFinished());
        GuildMembers members;
        reply.then(this, [&](const GuildMembers &all) { members = all; });
        QCOMPARE(members.notFound, (QList<Snowflake> { Snowflake(20), Snowflake(21) }));
        QCOMPARE(members.presences.size(), 2);
        QCOMPARE(members.presences[0].userId, Snowflake(10));
        QCOMPARE(members.presences[1].userId, Snowflake(11));
    }
    void P78_theNonceIsMeasuredInBytes()
    {
        RequestGuildMembers request;
        request.guildId = Snowflake(9);
        request.nonce = QString(17, u'\u00e4'); // 34 bytes
        QCOMPARE(kindOf(m_requests->request(request, {})), Error::Kind::InvalidRequest);
        request.nonce = QString(16, u'\u00e4');
        const auto reply = m_requests->request(request, {});
        QVERIFY(!reply.isFinished());
        QTRY_COMPARE(m_server->count(8), 1);
    }
    void P78_whatOthersAskedForIsNotTaken()
    {
        const auto reply = ask();
        QTRY_COMPARE(m_server->count(8), 1);
        m_server->client(0)->dispatch("GUILD_MEMBERS_CHUNK",
            "{\"guild_id\":\"8\",\"members\":[],\"chunk_index\":1,\"chunk_count\":2,\"nonce\":\""
                + lastRequest()[u"nonce"].toString().toUtf8() + "\"}");
        m_server->client(0)->dispatch("GUILD_MEMBERS_CHUNK",
            "{\"guild_id\":\"9\",\"members\":[],\"chunk_index\":0,\"chunk_count\":1,\"nonce\":\"another\"}");
        m_server->client(0)->dispatch(
            "GUILD_MEMBERS_CHUNK", "{\"guild_id\":\"9\",\"members\":[],\"chunk_index\":0,\"chunk_count\":1}");
        answer(0, 2, "10");
        QTRY_COMPARE(m_progress.size(), 1);
        QVERIFY(!reply.isFinished());
    }
    void P79_aRateLimitedRequestIsSentAgainInTime()
    {
        const auto reply = ask();
        QTRY_COMPARE(m_server->count(8), 1);
        const QByteArray nonce = lastRequest()[u"nonce"].toString().toUtf8();
        m_server->client(0)->dispatch("RATE_LIMITED",
            "{\"opcode\":8,\"retry_after\":2.5,\"meta\":{\"guild_id\":\"9\",\"nonce\":\"" + nonce + "\"}}");
        QTRY_COMPARE(m_progress.size(), 1);
        QCOMPARE(m_progress.last().wait, 2500ms);
        m_clock.advance(2499ms);
        m_server->client(0)->dispatch("TYPING_START", "{\"channel_id\":\"7\",\"user_id\":\"8\",\"timestamp\":1}");
        QCOMPARE(m_server->count(8), 1);
        m_clock.advance(1ms);
        QTRY_COMPARE(m_server->count(8), 2);
        QCOMPARE(lastRequest()[u"nonce"].toString().toUtf8(), nonce);
        answer(0, 1, "10");
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(!reply.error());
    }
    void P79_aLongRateLimitFailsWhenToldTo()
    {
        const auto reply = ask(2s);
        QTRY_COMPARE(m_server->count(8), 1);
        m_server->client(0)->dispatch("RATE_LIMITED",
            "{\"opcode\":8,\"retry_after\":2.5,\"meta\":{\"guild_id\":\"9\",\"nonce\":\""
                + lastRequest()[u"nonce"].toString().toUtf8() + "\"}}");
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(reply.error()->kind, Error::Kind::RateLimited);
        QCOMPARE(reply.error()->retryAfter, 2500ms);
    }
    void P79_whatIsCancelledGivesItsPlaceBack()
    {
        const auto first = ask();
        QTRY_COMPARE(m_server->count(8), 1);
        for (int i = 0; i < 20; ++i) {
            const auto given = ask();
            QVERIFY(!given.isFinished());
            given.cancel();
        }
        const auto impatient = ask(30s);
        QVERIFY(!impatient.isFinished());
        QCOMPARE(m_progress.last().wait, 30s);
        m_clock.advance(30s);
        QTRY_COMPARE(m_server->count(8), 2);
        QCOMPARE(kindOf(ask(29s)), Error::Kind::RateLimitTooLong); // the one that was sent keeps its place
    }
    void P79_thoseBehindMoveUp()
    {
        const auto first = ask();
        const auto second = ask();
        const auto third = ask();
        const auto fourth = ask();
        QTRY_COMPARE(m_server->count(8), 1);
        second.cancel();
        const auto fifth = ask();
        QCOMPARE(m_progress.last().wait, 90s);
        for (int sent = 2; sent <= 4; ++sent) {
            m_clock.advance(29'999ms);
            const Reply<void> other = m_manager->shards().value(0)->updatePresence({});
            QTRY_VERIFY(other.isFinished());
            QCOMPARE(m_server->count(8), sent - 1);
            m_clock.advance(1ms);
            QTRY_COMPARE(m_server->count(8), sent);
        }
    }
    void P79_aRateLimitThatIsNotWaitedForHoldsNobodyUp()
    {
        const auto first = ask();
        QTRY_COMPARE(m_server->count(8), 1);
        m_server->client(0)->dispatch("RATE_LIMITED",
            "{\"opcode\":8,\"retry_after\":40,\"meta\":{\"guild_id\":\"9\",\"nonce\":\""
                + lastRequest()[u"nonce"].toString().toUtf8() + "\"}}");
        QTRY_COMPARE(m_progress.size(), 1);
        first.cancel();
        const auto second = ask();
        QCOMPARE(m_progress.last().wait, 40s);
    }
    void P79_whatIsRefusedTakesNoPlace()
    {
        RequestGuildMembers request;
        request.guildId = Snowflake(9);
        request.nonce = QString(33, u'n');
        QCOMPARE(kindOf(m_requests->request(request, {})), Error::Kind::InvalidRequest);
        request.nonce.reset();
        request.wantsPresences = true; // without the intent
        QCOMPARE(kindOf(m_requests->request(request, {})), Error::Kind::MissingIntent);
        const auto first = ask(0s);
        QVERIFY(!first.isFinished());
        QTRY_COMPARE(m_server->count(8), 1);
    }
    void P79_whatWaitsInAShardGivesItsPlaceBack()
    {
        m_server->saysHello = false;
        m_server->client(0)->close(4009); // no session until there is a HELLO
        QTRY_VERIFY(!m_manager->shards().value(0)->snapshot().isReady());
        const auto first = ask();
        const auto second = ask();
        QCOMPARE(m_progress.last().wait, 30s);
        first.cancel();
        m_clock.advance(1ms);
        QTRY_COMPARE(m_server->clients().size(), 2);
        m_server->saysHello = true;
        m_server->clients().last()->cut();
        QTRY_COMPARE(m_server->count(8), 1);
        QCOMPARE(kindOf(ask(29s)), Error::Kind::RateLimitTooLong);
        const auto third = ask(30s);
        QVERIFY(!third.isFinished());
    }
    void P79_whatIsCancelledTooLateKeepsItsPlace()
    {
        ask().cancel(); // the shard has it, and sends it
        QTRY_COMPARE(m_server->count(8), 1);
        QCOMPARE(kindOf(ask(29s)), Error::Kind::RateLimitTooLong);
    }
    void P79_whatIsAnsweredKeepsItsPlace()
    {
        const auto first = ask();
        QTRY_COMPARE(m_server->count(8), 1);
        answer(0, 1, "10");
        QTRY_VERIFY(first.isFinished());
        QCOMPARE(kindOf(ask(29s)), Error::Kind::RateLimitTooLong);
    }
    void P79_manyOtherGuildsChangeNothing()
    {
        const auto first = ask();
        QList<Reply<GuildMembers>> others;
        for (quint64 id = 1000; id < 2100; ++id)
            others.append(m_requests->request({ .guildId = Snowflake(id) }, {}));
        QCOMPARE(kindOf(ask(29s)), Error::Kind::RateLimitTooLong);
    }
    void P79_aNewSessionOfAnotherShardIsNoMatter()
    {
        const auto reply = ask();
        QTRY_COMPARE(m_server->count(8), 1);
        answer(0, 2, "10");
        QTRY_COMPARE(m_progress.size(), 1);
        ShardReadyEvent ready;
        ready.shardId = 1;
        m_requests->deliver(*makeEvent(std::move(ready)));
        QCOMPARE(m_progress.size(), 1); // it does not begin again
        answer(1, 2, "11");
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(!reply.error());
    }
    void aNewSessionIsAskedAgain()
    {
        const auto reply = ask();
        QTRY_COMPARE(m_server->count(8), 1);
        answer(0, 2, "10");
        QTRY_COMPARE(m_progress.size(), 1);
        m_server->client(0)->close(4009); // ends the session; what was missing will not come
        QTRY_COMPARE(m_server->count(2), 2);
        QTRY_VERIFY(m_progress.last().wait > 0ms); // of the 30 s between two requests
        m_clock.advance(30s);
        QTRY_COMPARE(m_server->count(8), 2);
        answer(0, 1, "11");
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(!reply.error());
        GuildMembers members;
        reply.then(this, [&](const GuildMembers &all) { members = all; });
        QCOMPARE(members.members.size(), 1);
        QCOMPARE(members.members.first().user->id, Snowflake(11));
    }
    void P76_requestsForAllMembersAreAnnounced_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("limit");
        QTest::addColumn<bool>("hasUsers");
        QTest::addColumn<QString>("nonce");
        QTest::addColumn<bool>("isAnnounced");
        QTest::newRow("all") << QString() << 0 << false << QString() << true;
        QTest::newRow("a nonce that may have been used") << QString() << 0 << false << QStringLiteral("mine") << false;
        QTest::newRow("some of all") << QString() << 5 << false << QString() << false;
        QTest::newRow("by name") << QStringLiteral("a") << 5 << false << QString() << false;
        QTest::newRow("by id") << QString() << 0 << true << QString() << false;
    }
    void P76_requestsForAllMembersAreAnnounced()
    {
        QFETCH(QString, query);
        QFETCH(int, limit);
        QFETCH(bool, hasUsers);
        QFETCH(QString, nonce);
        QFETCH(bool, isAnnounced);
        RequestGuildMembers request;
        request.guildId = Snowflake(9);
        request.limit = limit;
        if (!query.isNull())
            request.query = query;
        if (hasUsers)
            request.userIds = { Snowflake(10) };
        if (!nonce.isNull())
            request.nonce = nonce;
        QList<QPair<QString, Snowflake>> asked;
        connect(m_requests.get(), &MemberRequests::askedForAll, this, [&](const QString &of, Snowflake guild) {
            asked.append({ of, guild });
        });
        const auto reply = m_requests->request(request, {});
        QTRY_COMPARE(m_server->count(8), 1);
        QCOMPARE(asked.size(), isAnnounced ? 1 : 0);
        if (isAnnounced)
            QCOMPARE(asked.first(), qMakePair(lastRequest()[u"nonce"].toString(), Snowflake(9)));
    }
    void P76_aLostSessionEndsWhatWasAskedFor()
    {
        QSignalSpy ended(m_requests.get(), &MemberRequests::askingEnded);
        QStringList asked;
        connect(m_requests.get(), &MemberRequests::askedForAll, this, [&](const QString &of) { asked.append(of); });
        const auto reply = ask();
        QCOMPARE(asked.size(), 1);
        QTRY_COMPARE(m_server->count(8), 1);
        answer(0, 2, "10");
        QTRY_COMPARE(m_progress.size(), 1);
        m_server->client(0)->close(4009);
        QTRY_COMPARE(ended.size(), 1);
        m_clock.advance(30s);
        QTRY_COMPARE(asked.size(), 2); // anew
        reply.cancel();
        QCOMPARE(ended.size(), 2);
        QCOMPARE(ended.last().first().toString(), asked.last());
    }
    void cancelledRequestsAreNotSent()
    {
        const auto first = ask();
        const auto second = ask(); // has to wait
        second.cancel();
        QCOMPARE(second.error()->kind, Error::Kind::Cancelled);
        m_clock.advance(60s);
        const Reply<void> other = m_manager->shards().value(0)->updatePresence({});
        QTRY_VERIFY(other.isFinished());
        QCOMPARE(m_server->count(8), 1);
    }
    void aNonceIsTakenOnce()
    {
        RequestGuildMembers request;
        request.guildId = Snowflake(9);
        request.nonce = QStringLiteral("mine");
        const auto first = m_requests->request(request, {});
        const auto second = m_requests->request(request, {});
        QVERIFY(second.isFinished());
        QCOMPARE(second.error()->kind, Error::Kind::InvalidArgument);
        QVERIFY(!first.isFinished());
    }
    void P76_aGuildThatIsGoneHoldsNobodyUp()
    {
        MemberChunker chunker(m_requests.get(), 1, false);
        const auto guildAsked = [this] { return lastRequest()[u"guild_id"].toString(); };
        const Snowflake first(quint64(9) << 22), second(quint64(10) << 22), third(quint64(11) << 22);
        for (const Snowflake guild : { first, second, third })
            chunker.add(guild);
        QTRY_COMPARE(m_server->count(8), 1);
        QCOMPARE(guildAsked(), first.toString());
        chunker.removeIf([third](Snowflake guild) { return guild != third; });
        QTRY_COMPARE(m_server->count(8), 2); // without waiting for what will not come: the clock stands still
        QCOMPARE(guildAsked(), third.toString());
        QCOMPARE(chunker.progress().guilds, 2); // that were asked for
        QCOMPARE(chunker.progress().done, 1);
        chunker.setShardCount(3);
        QCOMPARE(third.shardId(3), 2); // not of the shard that was asked
        chunker.removeIf([third](Snowflake guild) { return guild == third; });
        QCOMPARE(chunker.progress().done, 2);
    }
};

QTEST_GUILESS_MAIN(TestMemberRequests)
#include "tst_memberrequests.moc"
