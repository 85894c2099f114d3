#include <hikari/events/decoder_p.h>
#include <hikari/events/events.h>

#include <QRegularExpression>
#include <QTest>

using namespace Hikari;
using namespace Qt::StringLiterals;

class TestDecoder : public QObject
{
    Q_OBJECT

private:
    std::shared_ptr<EventInterest> m_interest;
    std::unique_ptr<EventDecoder> m_decoder;

    void wantEverything()
    {
        for (std::size_t i = 0; i < eventTypeCount; ++i)
            m_interest->setWanted(EventType(i), EventType(i) != EventType::ShardPayload);
    }

    EventPtr decode(std::string_view name, const QByteArray &json)
    {
        JsonParser parser;
        return parser.parse(json) ? m_decoder->decode(name, parser.root(), 3, 17) : nullptr;
    }

    template<typename E>
    std::shared_ptr<const E> decodeTo(std::string_view name, const QByteArray &json)
    {
        return eventCast<E>(decode(name, json));
    }

private Q_SLOTS:
    void init()
    {
        m_interest = std::make_shared<EventInterest>();
        m_decoder = std::make_unique<EventDecoder>(m_interest);
    }

    void eventsKnowWhereTheyCameFrom()
    {
        wantEverything();
        const auto event = decodeTo<MessageCreateEvent>("MESSAGE_CREATE",
            R"({"id":"10","channel_id":"20","guild_id":"30","content":"hello","author":{"id":"40","username":"ann"}})"_ba);
        QVERIFY(event);
        QCOMPARE(event->type, EventType::MessageCreate);
        QCOMPARE(event->shardId, 3);
        QCOMPARE(event->sequence, 17);
        QCOMPARE(event->messageId, Snowflake(10));
        QCOMPARE(event->channelId, Snowflake(20));
        QCOMPARE(event->guildId, Snowflake(30));
        QCOMPARE(event->message.content, u"hello"_s);
        QCOMPARE(event->message.author.username, u"ann"_s);
    }

    void P46_directMessagesHaveNoGuild()
    {
        wantEverything();
        const auto message = decodeTo<MessageDeleteEvent>("MESSAGE_DELETE", R"({"id":"1","channel_id":"2"})"_ba);
        QVERIFY(message && !message->guildId);
        const auto typing =
            decodeTo<TypingEvent>("TYPING_START", R"({"channel_id":"2","user_id":"3","timestamp":1700000000})"_ba);
        QVERIFY(typing && !typing->guildId && !typing->member);
        QCOMPARE(typing->startedAt, Timestamp::fromSeconds(1'700'000'000));
        const auto pins = decodeTo<PinsUpdateEvent>("CHANNEL_PINS_UPDATE", R"({"channel_id":"2"})"_ba);
        QVERIFY(pins && !pins->guildId && !pins->lastPinAt);
    }

    void everyDispatchBecomesItsClass_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<quint32>("type");
        const auto row = [](const char *name, const QByteArray &json, EventType type) {
            QTest::newRow(name) << QByteArray(name) << json << quint32(type);
        };
        const QByteArray channel = R"({"id":"1","type":0,"guild_id":"2","name":"general"})"_ba;
        const QByteArray role = R"({"guild_id":"2","role":{"id":"1","name":"mods"}})"_ba;
        const QByteArray member = R"({"guild_id":"2","user":{"id":"1","username":"ann"},"roles":["3"]})"_ba;
        const QByteArray message = R"({"id":"1","channel_id":"2","author":{"id":"3","username":"ann"}})"_ba;
        const QByteArray reaction =
            R"({"user_id":"1","channel_id":"2","message_id":"3","emoji":{"id":null,"name":"x"},"burst":false,"type":0})"_ba;
        row("READY",
            R"({"v":10,"user":{"id":"1","username":"bot"},"guilds":[],"session_id":"s","resume_gateway_url":"x","application":{"id":"1"}})"_ba,
            EventType::ShardReady);
        row("RESUMED", "{}"_ba, EventType::ShardResumed);
        row("GUILD_UPDATE", R"({"id":"1","name":"g"})"_ba, EventType::GuildUpdate);
        row("CHANNEL_CREATE", channel, EventType::GuildChannelCreate);
        row("CHANNEL_UPDATE", channel, EventType::GuildChannelUpdate);
        row("CHANNEL_DELETE", channel, EventType::GuildChannelDelete);
        row("CHANNEL_PINS_UPDATE", R"({"channel_id":"2","last_pin_timestamp":null})"_ba, EventType::PinsUpdate);
        row("GUILD_ROLE_CREATE", role, EventType::RoleCreate);
        row("GUILD_ROLE_UPDATE", role, EventType::RoleUpdate);
        row("GUILD_ROLE_DELETE", R"({"guild_id":"2","role_id":"1"})"_ba, EventType::RoleDelete);
        row("GUILD_MEMBER_ADD", member, EventType::MemberCreate);
        row("GUILD_MEMBER_UPDATE", member, EventType::MemberUpdate);
        row("GUILD_MEMBER_REMOVE", R"({"guild_id":"2","user":{"id":"1","username":"ann"}})"_ba,
            EventType::MemberDelete);
        row("GUILD_MEMBERS_CHUNK", R"({"guild_id":"2","members":[],"chunk_index":0,"chunk_count":1})"_ba,
            EventType::MemberChunk);
        row("MESSAGE_CREATE", message, EventType::MessageCreate);
        row("MESSAGE_UPDATE", message, EventType::MessageUpdate);
        row("MESSAGE_DELETE", R"({"id":"1","channel_id":"2"})"_ba, EventType::MessageDelete);
        row("MESSAGE_DELETE_BULK", R"({"ids":["1","2"],"channel_id":"3","guild_id":"4"})"_ba,
            EventType::GuildBulkMessageDelete);
        row("MESSAGE_REACTION_ADD", reaction, EventType::ReactionAdd);
        row("MESSAGE_REACTION_REMOVE", reaction, EventType::ReactionDelete);
        row("MESSAGE_REACTION_REMOVE_ALL", R"({"channel_id":"2","message_id":"3"})"_ba, EventType::ReactionDeleteAll);
        row("MESSAGE_REACTION_REMOVE_EMOJI", R"({"channel_id":"2","message_id":"3","emoji":{"id":"5","name":"x"}})"_ba,
            EventType::ReactionDeleteEmoji);
        row("TYPING_START", R"({"channel_id":"2","user_id":"1","timestamp":1})"_ba, EventType::Typing);
        row("PRESENCE_UPDATE", R"({"user":{"id":"1"},"guild_id":"2","status":"idle"})"_ba, EventType::PresenceUpdate);
        row("USER_UPDATE", R"({"id":"1","username":"bot"})"_ba, EventType::OwnUserUpdate);
        row("VOICE_STATE_UPDATE", R"({"user_id":"1","guild_id":"2","channel_id":null,"session_id":"s"})"_ba,
            EventType::VoiceStateUpdate);
        row("VOICE_SERVER_UPDATE", R"({"token":"t","guild_id":"2","endpoint":null})"_ba, EventType::VoiceServerUpdate);
        row("INTERACTION_CREATE", R"({"id":"1","application_id":"2","type":2,"token":"t","version":1})"_ba,
            EventType::InteractionCreate);
    }
    void everyDispatchBecomesItsClass()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, json);
        QFETCH(quint32, type);
        const std::string_view text(name.constData(), std::size_t(name.size()));
        if (type != quint32(EventType::ShardReady) && type != quint32(EventType::ShardResumed)) {
            QVERIFY(!m_decoder->wants(text));
            QVERIFY(!decode(text, json));
            QCOMPARE(m_interest->received(EventType(type)), 2u);
        }
        m_interest->setWanted(EventType(type), true);
        QVERIFY(m_decoder->wants(text));
        const EventPtr event = decode(text, json);
        QVERIFY(event);
        QCOMPARE(quint32(event->type), type);
        // P41: null and other types in each field never lose the event; a worthless one comes as UnknownEvent.
        const QRegularExpression value(u"(\"[a-z_]+\":)(\"[^\"]*\"|[0-9]+|null|false|\\[[^\\]]*\\]|\\{[^}]*\\})"_s);
        const QString whole = QString::fromUtf8(json);
        for (auto it = value.globalMatch(whole); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            for (const QString &other : { u"null"_s, u"[[]]"_s, u"\"?\""_s, u"-1.5"_s, u"{}"_s }) {
                QString changed = whole;
                changed.replace(match.capturedStart(), match.capturedLength(), match.captured(1) + other);
                const EventPtr survivor = decode(text, changed.toUtf8());
                QVERIFY2(survivor, qPrintable(changed));
                if (const auto *unknown = eventCast<UnknownEvent>(*survivor))
                    QVERIFY2(!unknown->error.isEmpty(), qPrintable(changed));
                else
                    QCOMPARE(quint32(survivor->type), type);
            }
        }
    }

    void whatNobodyWantsIsNotDecoded()
    {
        m_interest->setWanted(EventType::MessageDelete, true);
        QVERIFY(!m_decoder->wants("MESSAGE_CREATE"));
        QVERIFY(!decode("MESSAGE_CREATE", R"({"nothing":"usable"})"_ba));
        QVERIFY(!m_decoder->wants("NEVER_HEARD_OF"));
        QVERIFY(!decode("NEVER_HEARD_OF", "{}"_ba));
        QVERIFY(decode("MESSAGE_DELETE", R"({"id":"1","channel_id":"2"})"_ba));
        QCOMPARE(m_interest->received(EventType::MessageCreate), 2u);
        QCOMPARE(m_interest->received(EventType::Unknown), 2u);
        QCOMPARE(m_interest->received(EventType::MessageDelete), 1u);
    }

    void sessionsAreAlwaysReadAndGuildsAlwaysCounted()
    {
        for (const char *name : { "READY", "RESUMED", "GUILD_CREATE", "GUILD_DELETE" })
            QVERIFY(m_decoder->wants(name));
        const auto ready = decodeTo<ShardReadyEvent>("READY",
            R"({"v":10,"user":{"id":"1","username":"bot"},"guilds":[{"id":"5","unavailable":true},{"id":"6","unavailable":true}],)"
            R"("session_id":"s","resume_gateway_url":"x","shard":[3,8],"application":{"id":"1","flags":0}})"_ba);
        QVERIFY(ready);
        QCOMPARE(ready->ready.sessionId, u"s"_s);
        QCOMPARE(ready->ready.shard, QList<int>({ 3, 8 }));
        QCOMPARE(m_decoder->guildCount(), 2);
        QCOMPARE(m_decoder->unavailableGuildCount(), 2);
        QVERIFY(!decode("GUILD_CREATE", R"({"id":"5","unavailable":false})"_ba));
        QCOMPARE(m_decoder->unavailableGuildCount(), 1);
        QVERIFY(!decode("GUILD_DELETE", R"({"id":"5"})"_ba));
        QCOMPARE(m_decoder->guildCount(), 1);
        QVERIFY(decode("RESUMED", "null"_ba));
        QVERIFY(m_decoder->decode("RESUMED", {}, 0, 1));
    }

    void P72_guildCreateHasThreeMeanings()
    {
        wantEverything();
        decode("READY",
            R"({"user":{"id":"1","username":"b"},"guilds":[{"id":"5","unavailable":true}],"session_id":"s"})"_ba);
        const QByteArray plain = R"({"id":"5","name":"g"})"_ba;
        const QByteArray outage = R"({"id":"5","unavailable":true})"_ba;
        QCOMPARE(decode("GUILD_CREATE", outage)->type, EventType::GuildUnavailable);
        const auto start = decodeTo<GuildAvailableEvent>("GUILD_CREATE", plain);
        QVERIFY(start);
        QCOMPARE(start->guildId, Snowflake(5));
        QCOMPARE(start->guild.name, u"g"_s);
        QCOMPARE(decode("GUILD_DELETE", outage)->type, EventType::GuildUnavailable);
        QCOMPARE(decode("GUILD_CREATE", plain)->type, EventType::GuildAvailable); // back
        QCOMPARE(decode("GUILD_CREATE", plain)->type, EventType::GuildAvailable); // P75: sent twice
        const auto joined = decodeTo<GuildJoinEvent>("GUILD_CREATE", R"({"id":"9","name":"new"})"_ba);
        QVERIFY(joined);
        QCOMPARE(joined->guildId, Snowflake(9));
        // Of a session that goes on in another process
        QCOMPARE(decode("GUILD_CREATE", R"({"id":"10","unavailable":false})"_ba)->type, EventType::GuildAvailable);
        EventDecoder resumed(m_interest);
        resumed.restoreGuilds({}, { Snowflake(5) });
        JsonParser parser;
        QVERIFY(parser.parse(plain));
        QCOMPARE(resumed.decode("GUILD_CREATE", parser.root(), 0, 1)->type, EventType::GuildAvailable);
    }

    void P71_guildDeleteHasTwoMeanings()
    {
        wantEverything();
        decode("GUILD_CREATE", R"({"id":"5","name":"g"})"_ba);
        QCOMPARE(decode("GUILD_DELETE", R"({"id":"5","unavailable":true})"_ba)->type, EventType::GuildUnavailable);
        const auto left = decodeTo<GuildLeaveEvent>("GUILD_DELETE", R"({"id":"5"})"_ba);
        QVERIFY(left);
        QCOMPARE(left->guildId, Snowflake(5));
        QCOMPARE(m_decoder->guildCount(), 0);
    }

    void P73_guildsThatWereNeverKnownAreNotLeft()
    {
        wantEverything();
        // Before READY nothing is known about the session, so it counts.
        QVERIFY(decodeTo<GuildLeaveEvent>("GUILD_DELETE", R"({"id":"5"})"_ba));
        decode("READY", R"({"user":{"id":"1","username":"b"},"guilds":[],"session_id":"s"})"_ba);
        QVERIFY(!decode("GUILD_DELETE", R"({"id":"5"})"_ba));
        QVERIFY(decodeTo<UnknownEvent>("GUILD_DELETE", R"({"unavailable":true})"_ba)); // but garbage is shown
    }

    void P40_unknownDispatchesKeepTheirPayload()
    {
        wantEverything();
        const auto event =
            decodeTo<UnknownEvent>("BRAND_NEW_THING", "{ \"x\": [1, 2.5, \"\\u00e4\"], \"y\": null }"_ba);
        QVERIFY(event);
        QCOMPARE(event->name, u"BRAND_NEW_THING"_s);
        QCOMPARE(event->payload, "{\"x\":[1,2.5,\"\xc3\xa4\"],\"y\":null}"_ba);
        QVERIFY(event->error.isEmpty());
        QCOMPARE(event->shardId, 3);
        QCOMPARE(event->sequence, 17);
    }

    void P41_whatCannotBeDecodedIsNotLost_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("error");
        QTest::newRow("no id") << R"({"channel_id":"2"})"_ba << u"id: missing"_s;
        QTest::newRow("id of a wrong type") << R"({"id":[],"channel_id":"2"})"_ba << u"id: expected snowflake"_s;
        QTest::newRow("not an object") << "[]"_ba << u"not an object"_s;
        QTest::newRow("null") << "null"_ba << u"not an object"_s;
    }
    void P41_whatCannotBeDecodedIsNotLost()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, error);
        m_interest->setWanted(EventType::MessageDelete, true); // UnknownEvent is not
        QTest::ignoreMessage(QtWarningMsg,
            QRegularExpression(u"^shard 3: MESSAGE_DELETE could not be decoded and goes on as UnknownEvent \\("_s
                + QRegularExpression::escape(error)));
        const auto event = decodeTo<UnknownEvent>("MESSAGE_DELETE", json);
        QVERIFY(event);
        QCOMPARE(event->name, u"MESSAGE_DELETE"_s);
        QCOMPARE(event->error, error);
        QCOMPARE(event->payload, json);
        QTest::failOnWarning(QRegularExpression(u"shard 3"_s)); // one line for all of them
        QVERIFY(decode("MESSAGE_DELETE", json));
    }

    void P42_presencesNeedTheirUserOnly()
    {
        wantEverything();
        const auto event = decodeTo<PresenceUpdateEvent>("PRESENCE_UPDATE",
            R"({"user":{"id":"7","username":5},"guild_id":{},"status":[],"activities":"none","client_status":3})"_ba);
        QVERIFY(event);
        QCOMPARE(event->userId, Snowflake(7));
        QVERIFY(event->guildId.isNull());
        QCOMPARE(event->presence.userId, Snowflake(7));
    }

    void membersBringTheirUser()
    {
        wantEverything();
        const auto event = decodeTo<MemberUpdateEvent>(
            "GUILD_MEMBER_UPDATE", R"({"guild_id":"2","user":{"id":"1","username":"ann"},"nick":"a"})"_ba);
        QVERIFY(event);
        QCOMPARE(event->guildId, Snowflake(2));
        QCOMPARE(event->user.username, u"ann"_s);
        QCOMPARE(event->member.nickname, u"a"_s);
        const auto chunk = decodeTo<MemberChunkEvent>("GUILD_MEMBERS_CHUNK",
            R"({"guild_id":"2","members":[{"user":{"id":"1","username":"ann"}}],"chunk_index":1,"chunk_count":2,"not_found":[123],"nonce":"n"})"_ba);
        QVERIFY(chunk);
        QCOMPARE(chunk->members.size(), 1);
        QCOMPARE(chunk->notFound, QList<Snowflake>({ Snowflake(123) })); // P43: an integer
        QCOMPARE(chunk->nonce, u"n"_s);
    }

    void payloadEventsComeFirstAndOnlyIfWanted()
    {
        JsonParser parser;
        QVERIFY(parser.parse(R"({"id":"1","channel_id":"2"})"_ba));
        QVERIFY(m_decoder->decodeAll("MESSAGE_DELETE", parser.root(), 0, 5).isEmpty());
        m_interest->setWanted(EventType::ShardPayload, true);
        QVERIFY(m_decoder->wants("MESSAGE_DELETE") && m_decoder->wants("NEVER_HEARD_OF"));
        m_interest->setWanted(EventType::MessageDelete, true);
        const auto events = m_decoder->decodeAll("MESSAGE_DELETE", parser.root(), 4, 5);
        QCOMPARE(events.size(), 2);
        const auto *payload = eventCast<ShardPayloadEvent>(*events[0]);
        QVERIFY(payload);
        QCOMPARE(payload->name, u"MESSAGE_DELETE"_s);
        QCOMPARE(payload->payload, R"({"id":"1","channel_id":"2"})"_ba);
        QCOMPARE(payload->shardId, 4);
        QCOMPARE(events[1]->type, EventType::MessageDelete);
    }

    void textsTravelForTheClassesThatAskForThem()
    {
        QVERIFY(!m_decoder->wantsPayload("GUILD_CREATE"));
        m_interest->setPayloadWanted(EventType::GuildJoin, true);
        QVERIFY(m_decoder->wantsPayload("GUILD_CREATE"));
        QVERIFY(!m_decoder->wantsPayload("MESSAGE_CREATE"));
        QVERIFY(!m_decoder->wantsPayload("NEVER_HEARD_OF"));
    }
};

QTEST_GUILESS_MAIN(TestDecoder)
#include "tst_decoder.moc"
