#include <hikari/events/decoder_p.h>
#include <hikari/events/events.h>
#include <hikari/events/registry.h>

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QScopeGuard>
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
        QCOMPARE(event->type, EventType::GuildMessageCreate);
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
        QCOMPARE(message->type, EventType::DMMessageDelete);
        QCOMPARE(typing->type, EventType::DMTyping);
        QCOMPARE(pins->type, EventType::DMPinsUpdate);
    }

    void P46_whatBelongsToNoGuildIsDecoded_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<quint32>("type");
        const auto row = [](const char *what, const char *name, const char *json, EventType type) {
            QTest::newRow(what) << QByteArray(name) << QByteArray(json) << quint32(type);
        };
        // The example of Discord's documentation, as a webhook gets it
        const char *const entitlement =
            R"({"application_id":"1234560123453231555","consumed":false,"deleted":false,"gift_code_flags":0,
                "id":"1234505980407808808","promotion_id":null,"sku_id":"123489045643835123","type":4,
                "user_id":"111178765189277770"})";
        row("entitlement", "ENTITLEMENT_CREATE", entitlement, EventType::EntitlementCreate);
        row("entitlement that changes", "ENTITLEMENT_UPDATE", entitlement, EventType::EntitlementUpdate);
        row("entitlement that ends", "ENTITLEMENT_DELETE", entitlement, EventType::EntitlementDelete);
        row("entitlement of an unknown guild", "ENTITLEMENT_CREATE",
            R"({"id":"1","sku_id":"2","application_id":"3","guild_id":"4","type":8,"deleted":false})",
            EventType::EntitlementCreate);
        // Written in a guild, but Discord says neither which, nor who the author is there
        row("ephemeral message", "MESSAGE_CREATE",
            R"({"id":"1","channel_id":"2","author":{"id":"3","username":"ann","bot":true},"content":"psst","flags":64,
                "type":20,"interaction_metadata":{"id":"4","type":2,"user":{"id":"5","username":"bob"},
                "authorizing_integration_owners":{"0":"6"}}})",
            EventType::DMMessageCreate);
        row("ephemeral message that changes", "MESSAGE_UPDATE",
            R"({"id":"1","channel_id":"2","author":{"id":"3","username":"ann","bot":true},"content":"psst","flags":64,
                "edited_timestamp":"2026-01-01T00:00:00Z"})",
            EventType::DMMessageUpdate);
        row("ephemeral message that goes", "MESSAGE_DELETE", R"({"id":"1","channel_id":"2"})",
            EventType::DMMessageDelete);
        row("reaction", "MESSAGE_REACTION_ADD",
            R"({"user_id":"1","channel_id":"2","message_id":"3","emoji":{"id":null,"name":"x"},"type":0})",
            EventType::DMReactionAdd);
        row("command of somebody who is no member", "INTERACTION_CREATE",
            R"({"id":"1","application_id":"2","type":2,"token":"t","version":1,"channel_id":"3",
                "user":{"id":"5","username":"bob"},"data":{"id":"6","name":"ping","type":1},"context":1})",
            EventType::CommandInteractionCreate);
    }
    void P46_whatBelongsToNoGuildIsDecoded()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, json);
        QFETCH(quint32, type);
        wantEverything();
        const EventPtr event = decode(std::string_view(name.constData(), std::size_t(name.size())), json);
        QVERIFY(event);
        QCOMPARE(quint32(event->type), type);
        if (const auto entitlement = eventCast<EntitlementEvent>(event))
            QVERIFY(entitlement->entitlement.userId.has_value() != entitlement->entitlement.guildId.has_value());
        if (const auto created = eventCast<MessageCreateEvent>(event)) {
            QVERIFY(created->message.flags.has(MessageFlag::Ephemeral));
            QVERIFY(!created->guildId && !created->message.guildId && !created->message.member);
        }
        if (const auto interaction = eventCast<InteractionCreateEvent>(event))
            QVERIFY(interaction->interaction.user && !interaction->interaction.member);
    }

    void everyDispatchBecomesItsClass_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<quint32>("type");
        // GUILD_CREATE and GUILD_DELETE have tests of their own: what they mean depends on what was before.
        QSet<EventType> covered { EventType::GuildAvailable, EventType::GuildJoin, EventType::GuildLeave,
            EventType::GuildUnavailable };
        const auto row = [&covered](const char *name, const QByteArray &json, EventType type) {
            covered.insert(type);
            QTest::addRow("%s as %s", name, qPrintable(eventName(type))) << QByteArray(name) << json << quint32(type);
        };
        // The rest of a payload, in a guild and in a direct conversation
        const auto split = [&row](const char *name, const char *rest, EventType inGuild, EventType inDm) {
            row(name, QByteArray(R"({"guild_id":"2",)" + QByteArray(rest)), inGuild);
            row(name, QByteArray("{" + QByteArray(rest)), inDm);
        };
        const QByteArray channel = R"({"id":"1","type":0,"guild_id":"2","name":"general"})"_ba;
        const QByteArray role = R"({"guild_id":"2","role":{"id":"1","name":"mods"}})"_ba;
        const QByteArray member = R"({"guild_id":"2","user":{"id":"1","username":"ann"},"roles":["3"]})"_ba;
        const QByteArray ban = R"({"guild_id":"2","user":{"id":"1","username":"ann"}})"_ba;
        const char *const message = R"("id":"1","channel_id":"2","author":{"id":"3","username":"ann"}})";
        const char *const reaction =
            R"("user_id":"1","channel_id":"2","message_id":"3","emoji":{"id":null,"name":"x"},"burst":false,"type":0})";
        row("READY",
            R"({"v":10,"user":{"id":"1","username":"bot"},"guilds":[],"session_id":"s","resume_gateway_url":"x","application":{"id":"1"}})"_ba,
            EventType::ShardReady);
        row("RESUMED", "{}"_ba, EventType::ShardResumed);
        row("RATE_LIMITED", R"({"opcode":3,"retry_after":1.5,"meta":{}})"_ba, EventType::ShardRateLimited);
        row("RATE_LIMITED", R"({"opcode":8,"retry_after":1.5,"meta":{"guild_id":"2","nonce":"n"}})"_ba,
            EventType::RequestGuildMembersRateLimited);
        row("GUILD_UPDATE", R"({"id":"1","name":"g"})"_ba, EventType::GuildUpdate);
        row("GUILD_BAN_ADD", ban, EventType::BanCreate);
        row("GUILD_BAN_REMOVE", ban, EventType::BanDelete);
        row("GUILD_EMOJIS_UPDATE", R"({"guild_id":"2","emojis":[{"id":"1","name":"x"}]})"_ba, EventType::EmojisUpdate);
        row("GUILD_STICKERS_UPDATE", R"({"guild_id":"2","stickers":[{"id":"1","name":"x"}]})"_ba,
            EventType::StickersUpdate);
        row("GUILD_INTEGRATIONS_UPDATE", R"({"guild_id":"2"})"_ba, EventType::GuildIntegrationsUpdate);
        row("CHANNEL_CREATE", channel, EventType::GuildChannelCreate);
        row("CHANNEL_UPDATE", channel, EventType::GuildChannelUpdate);
        row("CHANNEL_DELETE", channel, EventType::GuildChannelDelete);
        row("WEBHOOKS_UPDATE", R"({"guild_id":"2","channel_id":"1"})"_ba, EventType::WebhookUpdate);
        row("VOICE_CHANNEL_STATUS_UPDATE", R"({"id":"1","guild_id":"2","status":"quiet"})"_ba,
            EventType::VoiceChannelStatusUpdate);
        row("CHANNEL_INFO",
            R"({"guild_id":"2","channels":[{"id":"1","status":null,"voice_start_time":1700000000}]})"_ba,
            EventType::ChannelInfo);
        split("CHANNEL_PINS_UPDATE", R"("channel_id":"2","last_pin_timestamp":null})", EventType::GuildPinsUpdate,
            EventType::DMPinsUpdate);
        row("THREAD_CREATE", R"({"id":"1","type":11,"guild_id":"2","newly_created":true})"_ba,
            EventType::GuildThreadCreate);
        row("THREAD_CREATE", R"({"id":"1","type":11,"guild_id":"2"})"_ba, EventType::GuildThreadAccess);
        row("THREAD_UPDATE", R"({"id":"1","type":11,"guild_id":"2"})"_ba, EventType::GuildThreadUpdate);
        row("THREAD_DELETE", R"({"id":"1","guild_id":"2","parent_id":"3","type":11})"_ba, EventType::GuildThreadDelete);
        row("THREAD_MEMBERS_UPDATE",
            R"({"id":"1","guild_id":"2","member_count":3,"added_members":[{"user_id":"4"}],"removed_member_ids":["5"]})"_ba,
            EventType::ThreadMembersUpdate);
        row("THREAD_MEMBER_UPDATE", R"({"id":"1","guild_id":"2","user_id":"3","flags":0})"_ba,
            EventType::ThreadMemberUpdate);
        row("THREAD_LIST_SYNC", R"({"guild_id":"2","channel_ids":["3"],"threads":[],"members":[]})"_ba,
            EventType::ThreadListSync);
        row("GUILD_ROLE_CREATE", role, EventType::RoleCreate);
        row("GUILD_ROLE_UPDATE", role, EventType::RoleUpdate);
        row("GUILD_ROLE_DELETE", R"({"guild_id":"2","role_id":"1"})"_ba, EventType::RoleDelete);
        row("GUILD_MEMBER_ADD", member, EventType::MemberCreate);
        row("GUILD_MEMBER_UPDATE", member, EventType::MemberUpdate);
        row("GUILD_MEMBER_REMOVE", ban, EventType::MemberDelete);
        row("GUILD_MEMBERS_CHUNK", R"({"guild_id":"2","members":[],"chunk_index":0,"chunk_count":1})"_ba,
            EventType::MemberChunk);
        split("MESSAGE_CREATE", message, EventType::GuildMessageCreate, EventType::DMMessageCreate);
        split("MESSAGE_UPDATE", message, EventType::GuildMessageUpdate, EventType::DMMessageUpdate);
        split("MESSAGE_DELETE", R"("id":"1","channel_id":"2"})", EventType::GuildMessageDelete,
            EventType::DMMessageDelete);
        row("MESSAGE_DELETE_BULK", R"({"ids":["1","2"],"channel_id":"3","guild_id":"4"})"_ba,
            EventType::GuildBulkMessageDelete);
        split("MESSAGE_REACTION_ADD", reaction, EventType::GuildReactionAdd, EventType::DMReactionAdd);
        split("MESSAGE_REACTION_REMOVE", reaction, EventType::GuildReactionDelete, EventType::DMReactionDelete);
        split("MESSAGE_REACTION_REMOVE_ALL", R"("channel_id":"2","message_id":"3"})", EventType::GuildReactionDeleteAll,
            EventType::DMReactionDeleteAll);
        split("MESSAGE_REACTION_REMOVE_EMOJI", R"("channel_id":"2","message_id":"3","emoji":{"id":"5","name":"x"}})",
            EventType::GuildReactionDeleteEmoji, EventType::DMReactionDeleteEmoji);
        row("MESSAGE_POLL_VOTE_ADD",
            R"({"user_id":"1","channel_id":"2","message_id":"3","guild_id":"4","answer_id":5})"_ba,
            EventType::PollVoteCreate);
        row("MESSAGE_POLL_VOTE_REMOVE", R"({"user_id":"1","channel_id":"2","message_id":"3","answer_id":5})"_ba,
            EventType::PollVoteDelete);
        split("TYPING_START", R"("channel_id":"2","user_id":"1","timestamp":1})", EventType::GuildTyping,
            EventType::DMTyping);
        row("PRESENCE_UPDATE", R"({"user":{"id":"1"},"guild_id":"2","status":"idle"})"_ba, EventType::PresenceUpdate);
        row("USER_UPDATE", R"({"id":"1","username":"bot"})"_ba, EventType::OwnUserUpdate);
        row("VOICE_STATE_UPDATE", R"({"user_id":"1","guild_id":"2","channel_id":null,"session_id":"s"})"_ba,
            EventType::VoiceStateUpdate);
        row("VOICE_SERVER_UPDATE", R"({"token":"t","guild_id":"2","endpoint":null})"_ba, EventType::VoiceServerUpdate);
        row("VOICE_CHANNEL_EFFECT_SEND",
            R"({"channel_id":"1","guild_id":"2","user_id":"3","emoji":{"id":null,"name":"x"},"animation_type":1,"sound_id":7,"sound_volume":0.5})"_ba,
            EventType::VoiceChannelEffectSend);
        row("VOICE_CHANNEL_START_TIME_UPDATE", R"({"id":"1","guild_id":"2","voice_start_time":null})"_ba,
            EventType::VoiceChannelStartTimeUpdate);
        const QByteArray sound = R"({"sound_id":"1","guild_id":"2","name":"ding","volume":0.5,"available":true})"_ba;
        row("GUILD_SOUNDBOARD_SOUND_CREATE", sound, EventType::SoundboardSoundCreate);
        row("GUILD_SOUNDBOARD_SOUND_UPDATE", sound, EventType::SoundboardSoundUpdate);
        row("GUILD_SOUNDBOARD_SOUND_DELETE", R"({"sound_id":"1","guild_id":"2"})"_ba, EventType::SoundboardSoundDelete);
        row("GUILD_SOUNDBOARD_SOUNDS_UPDATE", R"({"soundboard_sounds":[],"guild_id":"2"})"_ba,
            EventType::SoundboardSoundsUpdate);
        row("SOUNDBOARD_SOUNDS", R"({"soundboard_sounds":[],"guild_id":"2"})"_ba, EventType::SoundboardSounds);
        const QByteArray stage = R"({"id":"1","guild_id":"2","channel_id":"3","topic":"t","privacy_level":2})"_ba;
        row("STAGE_INSTANCE_CREATE", stage, EventType::StageInstanceCreate);
        row("STAGE_INSTANCE_UPDATE", stage, EventType::StageInstanceUpdate);
        row("STAGE_INSTANCE_DELETE", stage, EventType::StageInstanceDelete);
        const QByteArray planned = R"({"id":"1","guild_id":"2","name":"party","status":1,"entity_type":3})"_ba;
        row("GUILD_SCHEDULED_EVENT_CREATE", planned, EventType::ScheduledEventCreate);
        row("GUILD_SCHEDULED_EVENT_UPDATE", planned, EventType::ScheduledEventUpdate);
        row("GUILD_SCHEDULED_EVENT_DELETE", planned, EventType::ScheduledEventDelete);
        const QByteArray guest = R"({"guild_scheduled_event_id":"1","user_id":"3","guild_id":"2"})"_ba;
        row("GUILD_SCHEDULED_EVENT_USER_ADD", guest, EventType::ScheduledEventUserAdd);
        row("GUILD_SCHEDULED_EVENT_USER_REMOVE", guest, EventType::ScheduledEventUserRemove);
        const QByteArray entitlement = R"({"id":"1","sku_id":"2","application_id":"3","type":8,"deleted":false})"_ba;
        row("ENTITLEMENT_CREATE", entitlement, EventType::EntitlementCreate);
        row("ENTITLEMENT_UPDATE", entitlement, EventType::EntitlementUpdate);
        row("ENTITLEMENT_DELETE", entitlement, EventType::EntitlementDelete);
        const QByteArray subscription =
            R"({"id":"1","user_id":"2","sku_ids":["3"],"entitlement_ids":["4"],"renewal_sku_ids":null,"status":2})"_ba;
        row("SUBSCRIPTION_CREATE", subscription, EventType::SubscriptionCreate);
        row("SUBSCRIPTION_UPDATE", subscription, EventType::SubscriptionUpdate);
        row("SUBSCRIPTION_DELETE", subscription, EventType::SubscriptionDelete);
        const QByteArray rule =
            R"({"id":"1","guild_id":"2","name":"r","trigger_type":1,"trigger_metadata":{},"actions":[{"type":1}]})"_ba;
        row("AUTO_MODERATION_RULE_CREATE", rule, EventType::AutoModRuleCreate);
        row("AUTO_MODERATION_RULE_UPDATE", rule, EventType::AutoModRuleUpdate);
        row("AUTO_MODERATION_RULE_DELETE", rule, EventType::AutoModRuleDelete);
        row("AUTO_MODERATION_ACTION_EXECUTION",
            R"({"guild_id":"2","action":{"type":1},"rule_id":"3","rule_trigger_type":1,"user_id":"4","content":"bad","matched_keyword":null,"matched_content":null})"_ba,
            EventType::AutoModActionExecution);
        const QByteArray integration =
            R"({"id":"1","guild_id":"2","name":"i","type":"discord","enabled":true,"application":{"id":"3","name":"b"}})"_ba;
        row("INTEGRATION_CREATE", integration, EventType::IntegrationCreate);
        row("INTEGRATION_UPDATE", integration, EventType::IntegrationUpdate);
        row("INTEGRATION_DELETE", R"({"id":"1","guild_id":"2","application_id":"3"})"_ba, EventType::IntegrationDelete);
        row("INVITE_CREATE", R"({"channel_id":"1","guild_id":"2","code":"abc","max_age":60,"uses":0})"_ba,
            EventType::InviteCreate);
        row("INVITE_DELETE", R"({"channel_id":"1","guild_id":"2","code":"abc"})"_ba, EventType::InviteDelete);
        row("GUILD_AUDIT_LOG_ENTRY_CREATE",
            R"({"id":"1","guild_id":"2","user_id":"3","target_id":"4","action_type":24,"changes":[{"key":"nick"}]})"_ba,
            EventType::AuditLogEntryCreate);
        row("APPLICATION_COMMAND_PERMISSIONS_UPDATE",
            R"({"id":"1","application_id":"2","guild_id":"3","permissions":[{"id":"4","type":1,"permission":true}]})"_ba,
            EventType::ApplicationCommandPermissionsUpdate);
        const auto interaction = [](int type) {
            return QByteArray(R"({"id":"1","application_id":"2","type":)" + QByteArray::number(type)
                + R"(,"token":"t","version":1})");
        };
        row("INTERACTION_CREATE", interaction(2), EventType::CommandInteractionCreate);
        row("INTERACTION_CREATE", interaction(3), EventType::ComponentInteractionCreate);
        row("INTERACTION_CREATE", interaction(4), EventType::AutocompleteInteractionCreate);
        row("INTERACTION_CREATE", interaction(5), EventType::ModalInteractionCreate);
        row("INTERACTION_CREATE", interaction(77), EventType::Unknown); // P40: a kind of the future
        for (const EventClassInfo &info : eventClasses()) {
            if (info.isConcrete && !info.gatewayNames.isEmpty())
                QVERIFY2(covered.contains(info.type), qPrintable(info.name));
        }
    }
    void everyDispatchBecomesItsClass()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, json);
        QFETCH(quint32, type);
        const std::string_view text(name.constData(), std::size_t(name.size()));
        if (type != quint32(EventType::ShardReady) && type != quint32(EventType::ShardResumed)) {
            QVERIFY(!m_decoder->wants(text)); // counted for the first class of the dispatch
            QVERIFY(!decode(text, json));
            QVERIFY(m_interest->received(EventType(type)) >= 1);
        }
        // All the dispatch may become: a change of one of its keys may make another of them.
        QList<EventType> possible = eventTypesOfGatewayName(name);
        QVERIFY(!possible.isEmpty());
        if (EventType(type) == EventType::Unknown)
            possible.append(EventType::Unknown);
        for (const EventType one : std::as_const(possible))
            m_interest->setWanted(one, true);
        QVERIFY(m_decoder->wants(text));
        const EventPtr event = decode(text, json);
        QVERIFY(event);
        QCOMPARE(quint32(event->type), type);
        // P41: null and other types in each field never lose the event; a worthless one comes as UnknownEvent.
        const QRegularExpression value(
            u"(\"[a-z_]+\":)(\"[^\"]*\"|[0-9.]+|true|null|false|\\[[^\\]]*\\]|\\{[^}]*\\})"_s);
        const QString whole = QString::fromUtf8(json);
        for (auto it = value.globalMatch(whole); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            for (const QString &other : { u"null"_s, u"[[]]"_s, u"\"?\""_s, u"-1.5"_s, u"{}"_s }) {
                QString changed = whole;
                changed.replace(match.capturedStart(), match.capturedLength(), match.captured(1) + other);
                m_interest->setWanted(EventType::Unknown, true);
                const EventPtr survivor = decode(text, changed.toUtf8());
                QVERIFY2(survivor, qPrintable(changed));
                if (const auto *unknown = eventCast<UnknownEvent>(*survivor))
                    QVERIFY2(
                        (!unknown->error.isEmpty() && unknown->error != u"not usable") || name == "INTERACTION_CREATE",
                        qPrintable(changed));
                else
                    QVERIFY2(possible.contains(survivor->type), qPrintable(changed));
            }
        }
    }

    void kindsOfInteractionsAndThreadsKeepWhatTheyBring()
    {
        wantEverything();
        const auto thread = decodeTo<GuildThreadCreateEvent>(
            "THREAD_CREATE", R"({"id":"1","type":11,"guild_id":"2","parent_id":"3","newly_created":true})"_ba);
        QVERIFY(thread);
        QCOMPARE(thread->threadId, Snowflake(1));
        QCOMPARE(thread->guildId, Snowflake(2));
        QCOMPARE(thread->thread.parentId, Snowflake(3));
        const auto limited = decodeTo<RequestGuildMembersRateLimitedEvent>(
            "RATE_LIMITED", R"({"opcode":8,"retry_after":30.5,"meta":{"guild_id":"2","nonce":"n"}})"_ba);
        QVERIFY(limited);
        QCOMPARE(limited->guildId, Snowflake(2));
        QCOMPARE(limited->nonce, u"n"_s);
        QCOMPARE(limited->retryAfterSeconds, 30.5);
        QCOMPARE(limited->meta.json, R"({"guild_id":"2","nonce":"n"})"_ba);
        const auto reaction = decodeTo<ReactionAddEvent>("MESSAGE_REACTION_ADD",
            R"({"user_id":"1","channel_id":"2","message_id":"3","emoji":{"id":"4","name":"x","animated":true},"burst":true,"burst_colors":["\u0023ff0080"],"type":1})"_ba);
        QVERIFY(reaction);
        QCOMPARE(reaction->burstColors, QList<Color>({ Color { 0xff0080 } }));
        QCOMPARE(reaction->reactionType, ReactionType::Burst);
        QVERIFY(reaction->isAnimated() && reaction->isForEmoji(reaction->emoji) && !reaction->isForEmoji({}));
        const auto info = decodeTo<ChannelInfoEvent>("CHANNEL_INFO",
            R"({"guild_id":"2","channels":[{"id":"1","status":"hi","voice_start_time":1700000000}]})"_ba);
        QVERIFY(info);
        QCOMPARE(info->channels.size(), 1);
        QCOMPARE(info->channels[0].voiceStartedAt, Timestamp::fromSeconds(1'700'000'000));
        const auto guest = decodeTo<ScheduledEventUserAddEvent>(
            "GUILD_SCHEDULED_EVENT_USER_ADD", R"({"guild_scheduled_event_id":"1","user_id":"3","guild_id":"2"})"_ba);
        QVERIFY(guest);
        QCOMPARE(guest->eventId, Snowflake(1));
        const auto invite = decodeTo<InviteCreateEvent>("INVITE_CREATE",
            R"({"channel_id":"1","guild_id":"2","code":"abc","max_age":60,"role_ids":["5"],"inviter":{"id":"3","username":"ann"}})"_ba);
        QVERIFY(invite && invite->invite.inviter);
        QCOMPARE(invite->code, u"abc"_s);
        QCOMPARE(invite->invite.maxAgeSeconds, 60);
        QCOMPARE(invite->roleIds, QList<Snowflake>({ Snowflake(5) }));
        const auto integration = decodeTo<IntegrationEvent>("INTEGRATION_CREATE",
            R"({"id":"1","guild_id":"2","name":"i","type":"discord","application":{"id":"3","name":"b"}})"_ba);
        QVERIFY(integration);
        QCOMPARE(integration->integrationId, Snowflake(1));
        QCOMPARE(integration->applicationId, Snowflake(3));
        const auto rule = decodeTo<AutoModEvent>("AUTO_MODERATION_RULE_DELETE", R"({"id":"1","guild_id":"2"})"_ba);
        QVERIFY(rule);
        QCOMPARE(rule->guildId, Snowflake(2));
        const auto sound = decodeTo<SoundboardEvent>(
            "GUILD_SOUNDBOARD_SOUND_CREATE", R"({"sound_id":"1","guild_id":"2","name":"ding"})"_ba);
        QVERIFY(sound);
        QCOMPARE(sound->guildId, Snowflake(2));
    }

    void whatNobodyWantsIsNotDecoded()
    {
        m_interest->setWanted(EventType::DMMessageDelete, true);
        QVERIFY(!m_decoder->wants("MESSAGE_CREATE"));
        QVERIFY(!decode("MESSAGE_CREATE", R"({"nothing":"usable"})"_ba));
        QVERIFY(!m_decoder->wants("NEVER_HEARD_OF"));
        QVERIFY(!decode("NEVER_HEARD_OF", "{}"_ba));
        QVERIFY(decode("MESSAGE_DELETE", R"({"id":"1","channel_id":"2"})"_ba));
        QVERIFY(!decode("MESSAGE_DELETE", R"({"id":"1","channel_id":"2","guild_id":"3"})"_ba)); // another class
        QCOMPARE(m_interest->received(EventType::GuildMessageCreate), 1u);
        QCOMPARE(m_interest->received(EventType::DMMessageCreate), 1u);
        QCOMPARE(m_interest->received(EventType::Unknown), 2u);
        QCOMPARE(m_interest->received(EventType::DMMessageDelete), 1u);
        QCOMPARE(m_interest->received(EventType::GuildMessageDelete), 1u);
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
        QLoggingCategory::setFilterRules(u"hikari.events.debug=true"_s);
        const auto restore = qScopeGuard([] { QLoggingCategory::setFilterRules({}); });
        QTest::ignoreMessage(QtDebugMsg, "shard 3: guild 5 was deleted, but had not been known");
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
        m_interest->setWanted(EventType::DMMessageDelete, true); // UnknownEvent is not
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
        m_interest->setWanted(EventType::DMMessageDelete, true);
        const auto events = m_decoder->decodeAll("MESSAGE_DELETE", parser.root(), 4, 5);
        QCOMPARE(events.size(), 2);
        const auto *payload = eventCast<ShardPayloadEvent>(*events[0]);
        QVERIFY(payload);
        QCOMPARE(payload->name, u"MESSAGE_DELETE"_s);
        QCOMPARE(payload->payload, R"({"id":"1","channel_id":"2"})"_ba);
        QCOMPARE(payload->shardId, 4);
        QCOMPARE(events[1]->type, EventType::DMMessageDelete);
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
