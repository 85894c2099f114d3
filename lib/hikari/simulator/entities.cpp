// How the things of the world read as JSON; see worldstate_p.h

#include <hikari/simulator/worldstate_p.h>

#include <hikari/core/timestamp.h>
#include <hikari/simulator/words_p.h>

namespace Hikari::Sim {

namespace {

constexpr quint64 guildPresencesIntent = 1 << 8;

// What the properties of an entity are drawn from, apart from its name
enum Trait : quint64
{
    AvatarTrait = 100,
    FlagsTrait,
    JoinTrait,
    RolesTrait,
    IconTrait,
    GuildTrait,
    PresenceTrait
};

void appendDigits(char *&at, unsigned value, int digits)
{
    for (int i = digits - 1; i >= 0; --i, value /= 10)
        at[i] = char('0' + value % 10);
    at += digits;
}

qint64 createdMs(Snowflake id)
{
    return id.createdAt().milliseconds();
}

} // namespace

// Thousands of these are written a second: by hand, without QDateTime. Days to a date as in any civil calendar
// arithmetic: years start in March, 400 of them are 146,097 days.
void JsonText::time(std::string_view key, qint64 millisecondsSince1970)
{
    const qint64 day = millisecondsSince1970 / 86400000;
    const unsigned inDay = unsigned(millisecondsSince1970 % 86400000);
    const unsigned shifted = unsigned(day + 719468);
    const unsigned era = shifted / 146097;
    const unsigned dayOfEra = shifted % 146097;
    const unsigned yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const unsigned dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const unsigned shiftedMonth = (5 * dayOfYear + 2) / 153;
    const unsigned month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    char text[40];
    char *at = text;
    *at++ = '"';
    appendDigits(at, yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4);
    *at++ = '-';
    appendDigits(at, month, 2);
    *at++ = '-';
    appendDigits(at, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2);
    *at++ = 'T';
    appendDigits(at, inDay / 3600000, 2);
    *at++ = ':';
    appendDigits(at, inDay / 60000 % 60, 2);
    *at++ = ':';
    appendDigits(at, inDay / 1000 % 60, 2);
    *at++ = '.';
    appendDigits(at, inDay % 1000, 3);
    for (const char c : std::string_view("000+00:00\""))
        *at++ = c;
    raw(key, QByteArrayView(text, at - text));
}

void WorldState::writeUserFields(JsonText &json, int user) const
{
    const quint64 r = mix(m_world.seed(), FlagsTrait, quint64(user));
    json.id("id", m_world.userId(user));
    json.text("username", m_world.userName(user));
    json.textOrNull("global_name", m_world.globalName(user));
    json.textOrNull("avatar", m_world.imageHash(AvatarTrait, quint64(user), 20));
    json.text("discriminator", "0");
    json.integer("public_flags", r % 10 == 0 ? 64 << (r >> 8) % 3 : 0);
    json.null("avatar_decoration_data");
    json.null("collectibles");
    json.null("primary_guild");
    if (m_world.isBot(user))
        json.boolean("bot", true);
}

void WorldState::writeUser(JsonText &json, int user) const
{
    json.begin();
    writeUserFields(json, user);
    json.end();
}

void WorldState::writeMention(JsonText &json, int guild, int user, bool withMember) const
{
    json.begin();
    writeUserFields(json, user);
    if (withMember) {
        json.begin("member");
        writeMember(json, guild, user, false);
        json.end();
    }
    json.end();
}

void WorldState::writeBotUser(JsonText &json, bool own) const
{
    json.begin();
    json.id("id", m_world.botUserId());
    json.text("username", "Lantern");
    json.null("global_name");
    json.textOrNull("avatar", m_world.imageHash(AvatarTrait, ~quint64(0), 0));
    json.text("discriminator", "4242");
    json.integer("public_flags", 0);
    json.null("avatar_decoration_data");
    json.null("collectibles");
    json.null("primary_guild");
    json.boolean("bot", true);
    if (own) {
        json.integer("flags", 0);
        json.null("banner");
        json.null("accent_color");
        json.boolean("mfa_enabled", true);
        json.text("locale", "en-US");
        json.integer("premium_type", 0);
        json.null("email");
        json.boolean("verified", true);
    }
    json.end();
}

void WorldState::writeApplication(JsonText &json) const
{
    json.begin();
    json.id("id", m_world.applicationId());
    json.text("name", "Lantern");
    json.textOrNull("icon", m_world.imageHash(IconTrait, ~quint64(0), 0));
    json.text("description", "The bot of the simulated Discord");
    json.text("summary", "");
    json.null("type");
    json.boolean("is_monetized", false);
    json.boolean("is_verified", true);
    json.boolean("is_discoverable", false);
    json.boolean("bot_public", true);
    json.boolean("bot_require_code_grant", false);
    json.text("verify_key", "6e1f9c1d0a3f4cb58b4a65c5b0a72f2d8d1f70a3a9b04cc7b4ad6a6e0d4be117");
    json.integer("flags", (1 << 12) | (1 << 14) | (1 << 18)); // the three privileged intents
    json.text("flags_new", "282624");
    json.integer("approximate_guild_count", m_world.guildCount());
    json.integer("approximate_user_install_count", 12);
    json.integer("approximate_user_authorization_count", 3);
    json.null("interactions_endpoint_url");
    json.null("role_connections_verification_url");
    json.null("event_webhooks_url");
    json.integer("event_webhooks_status", 1);
    json.emptyArray("redirect_uris");
    json.emptyArray("rpc_origins");
    json.emptyArray("tags");
    json.raw(
        "integration_types_config", "{\"0\":{\"oauth2_install_params\":{\"scopes\":[\"bot\"],\"permissions\":\"0\"}}}");
    json.writer().key("bot");
    writeBotUser(json, false);
    json.writer().key("owner");
    writeUser(json, 0);
    json.null("team");
    json.end();
}

void WorldState::writeRole(JsonText &json, int guild, int role) const
{
    const quint64 r = mix(m_world.seed(), RolesTrait, quint64(guild) << 16 | quint64(role));
    const quint64 color = m_roles.value(quint64(guild) << 32 | quint64(role), role == 0 ? 0 : r & 0xffffff);
    json.begin();
    json.id("id", m_world.roleId(guild, role));
    json.text("name", m_world.roleName(guild, role));
    json.text("description", "");
    json.text("permissions", role == 1 ? "8" : role == 2 ? "1099780063334" : "2248473465835073");
    json.integer("position", role);
    json.integer("color", qint64(color));
    json.begin("colors");
    json.integer("primary_color", qint64(color));
    json.null("secondary_color");
    json.null("tertiary_color");
    json.end();
    json.boolean("hoist", role > 0 && (r >> 30 & 1) != 0);
    json.boolean("managed", role == 4);
    json.boolean("mentionable", (r >> 31 & 1) != 0);
    json.null("icon");
    json.null("unicode_emoji");
    json.integer("flags", 0);
    if (role == 4) {
        json.begin("tags");
        json.id("bot_id", m_world.botUserId());
        json.end();
    }
    json.end();
}

void WorldState::writeEmoji(JsonText &json, int guild, int emoji) const
{
    const quint64 r = mix(m_world.seed(), IconTrait, quint64(guild) << 16 | quint64(emoji));
    json.begin();
    json.id("id", m_world.emojiId(guild, emoji));
    json.text("name", m_world.emojiName(guild, emoji));
    json.emptyArray("roles");
    json.boolean("require_colons", true);
    json.boolean("managed", false);
    json.boolean("animated", r % 5 == 0);
    json.boolean("available", true);
    json.end();
}

void WorldState::writeChannel(JsonText &json, int guild, int channel, bool withGuild) const
{
    const ChannelKind kind = m_world.channelKind(guild, channel);
    const quint64 place = quint64(guild) << 32 | quint64(channel);
    const quint64 r = mix(m_world.seed(), GuildTrait, place);
    const int category = m_world.categoryOf(guild, channel);
    json.begin();
    json.id("id", m_world.channelId(guild, channel));
    json.integer("type", int(kind));
    if (withGuild)
        json.id("guild_id", m_world.guildId(guild));
    json.text("name", m_world.channelName(guild, channel));
    json.integer("position", channel);
    json.integer("flags", 0);
    json.beginArray("permission_overwrites");
    if (r % 6 == 0 && m_world.roleCount(guild) > 2) {
        json.begin();
        json.id("id", m_world.roleId(guild, 2));
        json.integer("type", 0);
        json.text("allow", "1024");
        json.text("deny", "0");
        json.end();
        json.begin();
        json.id("id", m_world.guildId(guild));
        json.integer("type", 0);
        json.text("allow", "0");
        json.text("deny", "1024");
        json.end();
    }
    json.endArray();
    if (kind != ChannelKind::Category) {
        if (category < 0)
            json.null("parent_id");
        else
            json.id("parent_id", m_world.channelId(guild, category));
        json.boolean("nsfw", false);
        json.integer("rate_limit_per_user", (r >> 8) % 12 == 0 ? 5 : 0);
        json.null("last_message_id");
    }
    if (kind == ChannelKind::Text || kind == ChannelKind::Announcement) {
        const auto topic = m_topics.constFind(place);
        if (topic != m_topics.constEnd())
            json.text("topic", m_world.topic(*topic));
        else if (r >> 20 & 1)
            json.text("topic", m_world.topic(place));
        else
            json.null("topic");
        json.null("last_pin_timestamp");
    }
    if (kind == ChannelKind::Voice) {
        json.integer("bitrate", 64000);
        json.integer("user_limit", (r >> 24 & 3) == 0 ? 5 : 0);
        json.null("rtc_region");
    }
    json.end();
}

void WorldState::writeMember(JsonText &json, int guild, int user, bool withUser) const
{
    const quint64 place = quint64(guild) << 32 | quint64(quint32(user));
    const quint64 r = mix(m_world.seed(), JoinTrait, place);
    json.null("avatar");
    json.null("banner");
    json.null("communication_disabled_until");
    json.null("avatar_decoration_data");
    json.null("collectibles");
    json.boolean("deaf", false);
    json.integer("flags", 0);
    const qint64 guildBorn = createdMs(m_world.guildId(guild));
    json.time("joined_at", guildBorn + qint64(r >> 20) % (1735689600000 - guildBorn));
    json.boolean("mute", false);
    const auto nick = m_nicks.constFind(place);
    if (nick != m_nicks.constEnd())
        json.text("nick", m_world.nick(*nick));
    else if (user >= 0 && r % 8 == 0)
        json.text("nick", m_world.nick(place));
    else
        json.null("nick");
    json.boolean("pending", false);
    if (user >= 0 && (r >> 8) % 20 == 0)
        json.time("premium_since", 1704067200000 + qint64(r >> 40) % 31000000000);
    else
        json.null("premium_since");
    json.beginArray("roles");
    const int roles = m_world.roleCount(guild);
    if (user < 0) {
        if (roles > 4)
            json.id(m_world.roleId(guild, 4));
    } else {
        for (int i = 0, count = int(r >> 12 & 3); i < count; ++i) {
            const int role = 1 + int((r >> 16) + quint64(i) * 5) % (roles - 1);
            if (i == 0 || roles > 12) // so that none is there twice
                json.id(m_world.roleId(guild, role));
        }
    }
    json.endArray();
    if (withUser) {
        json.writer().key("user");
        writeAuthor(json, user);
    }
}

void WorldState::writeAuthor(JsonText &json, int author) const
{
    if (author == StoredMessage::botAuthor)
        writeBotUser(json, false);
    else
        writeUser(json, author);
}

void WorldState::writeVoiceState(JsonText &json, int guild, const VoiceState &state, bool withMember) const
{
    json.begin();
    if (withMember)
        json.id("guild_id", m_world.guildId(guild));
    if (state.channel < 0)
        json.null("channel_id");
    else
        json.id("channel_id", m_world.channelId(guild, state.channel));
    json.id("user_id", state.user < 0 ? m_world.botUserId() : m_world.userId(state.user));
    if (withMember) {
        json.begin("member");
        writeMember(json, guild, state.user, true);
        json.end();
    }
    json.text("session_id", m_world.imageHash(IconTrait, quint64(quint32(state.user)) << 20, 0));
    json.boolean("deaf", false);
    json.boolean("mute", false);
    json.boolean("self_deaf", state.deaf);
    json.boolean("self_mute", state.mute);
    json.boolean("self_video", false);
    json.boolean("suppress", false);
    json.null("request_to_speak_timestamp");
    json.end();
}

bool WorldState::isOnline(int user) const
{
    return m_presences.value(user, mix(m_world.seed(), PresenceTrait, quint64(user))) % 8 >= 4;
}

void WorldState::writePresence(JsonText &json, int guild, int user) const
{
    static constexpr const char *statuses[] { "offline", "offline", "offline", "offline", "online", "online", "idle",
        "dnd" };
    static constexpr const char *clients[] { "desktop", "mobile", "web", "desktop" };
    const quint64 r = m_presences.value(user, mix(m_world.seed(), PresenceTrait, quint64(user)));
    const char *const status = statuses[r % 8];
    json.begin();
    json.begin("user");
    json.id("id", m_world.userId(user));
    json.end();
    json.id("guild_id", m_world.guildId(guild));
    json.text("status", QByteArrayView(status));
    json.beginArray("activities");
    if (r % 8 >= 4 && (r >> 8) % 3 == 0) {
        json.begin();
        json.text("id", m_world.imageHash(PresenceTrait, r, 0).left(16));
        json.text("name", QByteArrayView(Words::activities[(r >> 16) % Words::activities.size()]));
        json.integer("type", 0);
        json.id("application_id", Snowflake(m_world.userId(user).value() + 1));
        json.text("details", m_world.topic(r));
        json.text("state", m_world.nick(r));
        json.begin("assets");
        json.text("large_image", m_world.imageHash(PresenceTrait, r, 0));
        json.text("large_text", m_world.nick(r + 1));
        json.end();
        json.integer("created_at", 1760000000000 + qint64((r >> 20) % 10000000000));
        json.begin("timestamps");
        json.integer("start", 1760000000000 + qint64((r >> 20) % 10000000000));
        json.end();
        json.end();
    } else if (r % 8 >= 4 && (r >> 8) % 3 == 1) {
        json.begin();
        json.text("id", "custom");
        json.text("name", "Custom Status");
        json.integer("type", 4);
        json.text("state", m_world.nick(r));
        json.integer("created_at", 1760000000000 + qint64((r >> 20) % 10000000000));
        json.end();
    }
    json.endArray();
    json.begin("client_status");
    if (r % 8 >= 4)
        json.text(clients[r >> 12 & 3], QByteArrayView(status));
    json.end();
    json.end();
}

void WorldState::writeGuildFields(JsonText &json, int guild) const
{
    const quint64 r = mix(m_world.seed(), GuildTrait, quint64(guild));
    json.id("id", m_world.guildId(guild));
    json.text("name", m_world.guildName(guild));
    json.textOrNull("icon", m_world.imageHash(IconTrait, quint64(guild), 15));
    json.null("banner");
    json.null("splash");
    json.null("discovery_splash");
    const auto description = m_descriptions.constFind(guild);
    if (description != m_descriptions.constEnd())
        json.text("description", m_world.topic(*description));
    else
        json.null("description");
    json.raw("features", (r & 7) == 0 ? "[\"COMMUNITY\",\"NEWS\",\"WELCOME_SCREEN_ENABLED\"]" : "[]");
    json.id("owner_id", m_world.userId(m_world.memberUser(guild, 0)));
    json.null("application_id");
    json.text("region", "deprecated");
    json.null("afk_channel_id");
    json.integer("afk_timeout", 300);
    json.id("system_channel_id", m_world.channelId(guild, 1));
    json.integer("system_channel_flags", 0);
    json.boolean("widget_enabled", false);
    json.null("widget_channel_id");
    json.integer("verification_level", qint64(r >> 8 & 3));
    json.integer("default_message_notifications", qint64(r >> 10 & 1));
    json.integer("mfa_level", 0);
    json.integer("explicit_content_filter", qint64((r >> 12) % 3));
    json.null("max_presences");
    json.integer("max_members", 500000);
    json.integer("max_stage_video_channel_users", 50);
    json.integer("max_video_channel_users", 25);
    json.null("vanity_url_code");
    json.integer("premium_tier", qint64(r >> 14 & 3));
    json.integer("premium_subscription_count", qint64(r >> 16 & 15));
    json.boolean("premium_progress_bar_enabled", false);
    json.text("preferred_locale", (r >> 24) % 5 == 0 ? "de" : "en-US");
    json.null("rules_channel_id");
    json.null("public_updates_channel_id");
    json.null("safety_alerts_channel_id");
    json.boolean("nsfw", false);
    json.integer("nsfw_level", 0);
    json.null("hub_type");
    json.null("incidents_data");
    json.emptyArray("stickers");
    json.beginArray("roles");
    for (int i = 0, count = m_world.roleCount(guild); i < count; ++i)
        writeRole(json, guild, i);
    json.endArray();
    json.beginArray("emojis");
    for (int i = 0, count = m_world.emojiCount(guild); i < count; ++i)
        writeEmoji(json, guild, i);
    json.endArray();
}

QByteArray WorldState::guildCreate(int guild, quint64 intents, int largeThreshold)
{
    QByteArray out;
    out.reserve(16384);
    JsonText json(out);
    const int members = m_world.memberCount(guild);
    const bool isLarge = members + 1 > largeThreshold;
    const bool withPresences = (intents & guildPresencesIntent) != 0;
    json.begin();
    writeGuildFields(json, guild);
    json.time("joined_at", createdMs(m_world.guildId(guild)) + 86400000);
    json.boolean("large", isLarge);
    json.boolean("unavailable", false);
    json.integer("member_count", members + 1);
    const QList<VoiceState> voices = voiceStates(guild);
    json.beginArray("voice_states");
    for (const VoiceState &state : voices)
        writeVoiceState(json, guild, state, false);
    json.endArray();
    // Without GUILD_PRESENCES only the bot itself and who is in voice; of large guilds only who is online.
    QList<int> users;
    if (withPresences) {
        for (int i = 0; i < members; ++i) {
            const int user = m_world.memberUser(guild, i);
            if (!isLarge || isOnline(user))
                users += user;
        }
    } else {
        for (const VoiceState &state : voices) {
            if (state.user >= 0)
                users += state.user;
        }
    }
    json.beginArray("members");
    json.begin();
    writeMember(json, guild, StoredMessage::botAuthor, true);
    json.end();
    for (const int user : std::as_const(users)) {
        json.begin();
        writeMember(json, guild, user, true);
        json.end();
    }
    json.endArray();
    json.beginArray("channels");
    for (int i = 0, count = m_world.channelCount(guild); i < count; ++i)
        writeChannel(json, guild, i, false);
    json.endArray();
    json.emptyArray("threads");
    json.beginArray("presences");
    if (withPresences) {
        for (const int user : std::as_const(users)) {
            if (isOnline(user))
                writePresence(json, guild, user);
        }
    }
    json.endArray();
    json.emptyArray("stage_instances");
    json.emptyArray("guild_scheduled_events");
    json.emptyArray("soundboard_sounds");
    json.end();
    return out;
}

} // namespace Hikari::Sim
