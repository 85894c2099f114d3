#include "replaydata.h"

#include <utility>

namespace {

// Fills the places %1 … of Discord's layouts; QByteArray has no arg().
template<typename... Values>
QByteArray fill(const char *layout, const Values &...values)
{
    const QByteArray all[] { QByteArray(values)... };
    QByteArray result;
    for (const char *at = layout; *at; ++at) {
        if (*at == '%')
            result += all[*++at - '1'];
        else
            result += *at;
    }
    return result;
}

QByteArray list(int count, auto &&make)
{
    QByteArray result = "[";
    for (int i = 0; i < count; ++i) {
        if (i)
            result += ',';
        result += make(i);
    }
    return result + ']';
}

QByteArray quoted(const QByteArray &text)
{
    return '"' + text + '"';
}

QByteArray number(auto value)
{
    return QByteArray::number(value);
}

//! A member with its user, as most events have it
QByteArray whole(const auto &person)
{
    return "{\"user\":" + person.user + ',' + person.member + '}';
}

QByteArray jsonOf(const auto &objects)
{
    return list(int(objects.size()), [&](int i) { return objects[i].json; });
}

constexpr int guildCount = 501;
constexpr int channelsPerGuild = 40;
constexpr int rolesPerGuild = 25;
constexpr int emojisPerGuild = 30;
constexpr int membersPerGuild = 100;
constexpr int chunkedMembers = 20'000; // of one large guild, besides
constexpr int chunkSize = 1'000;
constexpr quint64 firstGuild = 900'000'000'000'000'000;
constexpr qsizetype recentMessages = 200; // fewer than a cache keeps

} // namespace

ReplayData::ReplayData(quint32 seed, Subjects subjects)
    : m_random(seed)
    , m_subjects(subjects)
{
    for (int i = 0; i < guildCount; ++i)
        m_guilds += guild(i);
}

QByteArray ReplayData::id()
{
    return number(m_nextId += 4'194'304 + quint64(pick(4'000'000)));
}

QByteArray ReplayData::words(int bytes)
{
    static constexpr const char *vocabulary[] { "the", "garden", "which", "soil", "do", "you", "use", "round",
        "tonight", "anyone", "pushed", "a", "fix", "please", "retest", "see", "at", "seven", "tomatoes", "finally",
        "sprouted", "and", "it", "works", "caf\xc3\xa9", "\xf0\x9f\x8c\xb1", "thanks", "bot" };
    QByteArray text;
    while (text.size() < bytes) {
        if (!text.isEmpty())
            text += ' ';
        text += vocabulary[pick(int(std::size(vocabulary)))];
    }
    return text;
}

QByteArray ReplayData::hash()
{
    static constexpr char digits[] = "0123456789abcdef";
    QByteArray text(32, '0');
    for (char &c : text)
        c = digits[pick(16)];
    return text;
}

QByteArray ReplayData::time()
{
    const auto two = [this](int below) { return number(pick(below) + 100).mid(1); };
    return "2026-03-0" + number(1 + pick(9)) + 'T' + two(24) + ':' + two(60) + ':' + two(60) + '.'
        + number(100'000 + pick(900'000)) + "+00:00";
}

ReplayData::Person ReplayData::person(const Guild &guild)
{
    Person made { .id = id(), .user = {}, .member = memberFields(guild) };
    made.user = fill(
        R"({"username":"%1","public_flags":0,"primary_guild":null,"id":"%2","global_name":"%3","display_name_styles":null,)"
        R"("discriminator":"0","collectibles":null,"clan":null,"avatar_decoration_data":null,"avatar":"%4"})",
        QByteArray(words(8)).replace(' ', '.'), made.id, words(9), hash());
    return made;
}

QByteArray ReplayData::memberFields(const Guild &guild)
{
    const auto anyRole = [&] { return guild.roles[pick(int(guild.roles.size()))].id; };
    return fill(
        R"("roles":["%1","%2","%3"],"premium_since":null,"pending":false,"nick":%4,"mute":false,"joined_at":"%5",)"
        R"("flags":0,"deaf":false,"communication_disabled_until":null,"banner":null,"avatar":null)",
        anyRole(), anyRole(), anyRole(), pick(3) ? QByteArray("null") : quoted(words(7)), time());
}

ReplayData::Object ReplayData::role(const QByteArray &id)
{
    return { id,
        fill(
            R"({"version":1740000000000,"unicode_emoji":null,"tags":{},"position":%1,"permissions":"%2","name":"%3","mentionable":false,)"
            R"("managed":false,"id":"%4","icon":null,"hoist":false,"flags":0,"colors":{"tertiary_color":null,"secondary_color":null,)"
            R"("primary_color":%5},"color":%5})",
            number(pick(25)), number(pick(1 << 30)), words(8), id, number(pick(0xffffff))) };
}

ReplayData::Object ReplayData::channel(const QByteArray &id, int position)
{
    return { id,
        fill(
            R"({"version":1740000000000,"type":0,"topic":"%1","rate_limit_per_user":0,"position":%2,"permission_overwrites":)"
            R"([{"type":0,"id":"%3","deny":"2048","allow":"1024"}],"parent_id":"%4","nsfw":false,"name":"%5","last_message_id":"%6",)"
            R"("id":"%7","flags":0,"default_auto_archive_duration":4320})",
            words(40), number(position), this->id(), this->id(), QByteArray(words(9)).replace(' ', '-'), this->id(),
            id) };
}

ReplayData::Object ReplayData::emoji()
{
    const QByteArray made = id();
    return { made,
        fill(
            R"({"version":1740000000000,"roles":[],"require_colons":true,"name":"%1","managed":false,"id":"%2","available":true,"animated":false})",
            QByteArray(words(6)).replace(' ', '_'), made) };
}

ReplayData::Guild ReplayData::guild(int index)
{
    Guild made { .id = number(firstGuild + quint64(index) * 4'194'304'000) };
    for (int i = 0; i < channelsPerGuild; ++i)
        made.channels += channel(id(), i);
    for (int i = 0; i < rolesPerGuild; ++i)
        made.roles += role(id());
    for (int i = 0; i < emojisPerGuild; ++i)
        made.emojis += emoji();
    const int members = membersPerGuild + (index == 0 ? chunkedMembers : 0);
    for (int i = 0; i < members; ++i)
        made.members += person(made);
    made.fields = guildFields(made.id);
    return made;
}

QByteArray ReplayData::guildFields(const QByteArray &id)
{
    return fill(
        R"("id":"%1","name":"%2","icon":"%3","description":null,"home_header":null,"splash":null,"discovery_splash":null,)"
        R"("features":["COMMUNITY","NEWS","THREE_DAY_THREAD_ARCHIVE","INVITE_SPLASH"],"banner":null,"owner_id":"%4",)"
        R"("application_id":null,"region":"deprecated","afk_channel_id":null,"afk_timeout":300,"system_channel_id":"%5",)"
        R"("system_channel_flags":0,"verification_level":2,"default_message_notifications":1,"mfa_level":0,"explicit_content_filter":2,)"
        R"("max_presences":null,"max_members":500000,"max_video_channel_users":25,"vanity_url_code":null,"premium_tier":1,)"
        R"("premium_subscription_count":3,"preferred_locale":"en-US","rules_channel_id":"%6","safety_alerts_channel_id":null,)"
        R"("public_updates_channel_id":"%7","premium_progress_bar_enabled":false,"nsfw":false,"nsfw_level":0,"stickers":[])",
        id, words(16), hash(), this->id(), this->id(), this->id(), this->id());
}

ReplayData::Person ReplayData::somebody()
{
    const Guild &in = m_guilds[m_guild];
    return m_subjects == Subjects::Known ? in.members[pick(int(in.members.size()))] : person(in);
}

QByteArray ReplayData::channelId()
{
    const QList<Object> &in = m_guilds[m_guild].channels;
    return m_subjects == Subjects::Known ? in[pick(int(in.size()))].id : id();
}

ReplayData::Sent ReplayData::recent()
{
    if (m_subjects == Subjects::Strangers || m_sent.isEmpty())
        return { m_guild, channelId(), id(), somebody() };
    const Sent &sent = m_sent[pick(int(m_sent.size()))];
    m_guild = sent.guild;
    return sent;
}

QByteArray ReplayData::guildUpdate()
{
    Guild &in = m_guilds[m_guild];
    in.fields = guildFields(in.id);
    if (m_subjects == Subjects::Known)
        return fill(R"({"roles":%1,"emojis":%2,%3})", jsonOf(in.roles), jsonOf(in.emojis), in.fields);
    return fill(R"({"roles":%1,"emojis":%2,%3})", list(rolesPerGuild, [this](int) { return role(id()).json; }),
        list(emojisPerGuild, [this](int) { return emoji().json; }), in.fields);
}

QByteArray ReplayData::channelUpdate()
{
    Guild &in = m_guilds[m_guild];
    const int position = pick(channelsPerGuild);
    Object &channel = in.channels[position];
    channel = this->channel(m_subjects == Subjects::Known ? channel.id : id(), position);
    return channel.json.chopped(1) + fill(R"(,"guild_id":"%1"})", in.id);
}

QByteArray ReplayData::roleUpdate()
{
    Guild &in = m_guilds[m_guild];
    Object &role = in.roles[pick(rolesPerGuild)];
    role = this->role(m_subjects == Subjects::Known ? role.id : id());
    return fill(R"({"role":%1,"guild_id":"%2"})", role.json, in.id);
}

QByteArray ReplayData::message(const Sent &sent, int contentBytes, bool edited)
{
    QByteArray attachments = "[]";
    QByteArray embeds = "[]";
    QByteArray mentions = "[]";
    if (pick(6) == 0) {
        attachments = fill(
            R"([{"url":"https://cdn.example/attachments/%1/%2/garden.png?ex=%3","size":248113,"proxy_url":"https://media.example/attachments/%1/%2/garden.png",)"
            R"("width":1280,"original_content_type":"image/png","id":"%2","height":720,"filename":"garden.png","content_type":"image/png","content_scan_version":4}])",
            id(), id(), hash());
    }
    if (pick(5) == 0) {
        embeds = fill(
            R"([{"type":"rich","title":"%1","description":"%2","color":5814783,"fields":[{"value":"%3","name":"%4","inline":true}],"footer":{"text":"%5"}}])",
            words(24), words(180), words(30), words(10), words(20));
    }
    if (pick(4) == 0)
        mentions = '[' + somebody().user + ']';
    return fill(
               R"({"type":0,"tts":false,"timestamp":"%1","pinned":false,"nonce":"%2","mentions":%3,"mention_roles":[],"mention_everyone":false,)"
               R"("member":{%4},"id":"%5","flags":0,"embeds":%6,"edited_timestamp":%7,"content":"%8","components":[],"channel_type":0,"channel_id":"%9",)",
               time(), id(), mentions, sent.author.member, sent.id, embeds,
               edited ? quoted(time()) : QByteArray("null"), words(contentBytes), sent.channelId)
        + fill(
            R"("author":%1,"attachments":%2,"guild_id":"%3"})", sent.author.user, attachments, m_guilds[sent.guild].id);
}

QByteArray ReplayData::newMessage()
{
    const Sent sent { m_guild, channelId(), id(), somebody() };
    m_sent += sent;
    if (m_sent.size() > recentMessages)
        m_sent.removeFirst();
    return message(sent, 50 + pick(400), false);
}

QByteArray ReplayData::presence()
{
    return fill(
        R"({"user":{"id":"%1"},"status":"online","processed_at_timestamp":1740000000000,"guild_id":"%2","client_status":{"desktop":"online","mobile":"idle"},)"
        R"("activities":[{"type":0,"timestamps":{"start":1740000000000},"name":"%3","id":"%4","created_at":1740000000000,"application_id":"%5","state":"%6"}]})",
        somebody().id, m_guilds[m_guild].id, words(18), hash().left(16), id(), words(90));
}

QByteArray ReplayData::voiceState()
{
    const Person who = somebody();
    return fill(
        R"({"member":%1,"user_id":"%2","suppress":false,"session_id":"%3","self_video":false,"self_mute":%4,"self_deaf":false,)"
        R"("request_to_speak_timestamp":null,"mute":false,"guild_id":"%5","deaf":false,"channel_id":"%6"})",
        whole(who), who.id, hash(), pick(2) ? "true" : "false", m_guilds[m_guild].id, channelId());
}

QByteArray ReplayData::interaction()
{
    const Person target = somebody();
    const QByteArray in = channelId();
    return fill(
               R"({"version":1,"type":2,"token":"%1","member":%2,"locale":"en-US","id":"%3","guild_locale":"en-US","guild_id":"%4","guild":{"locale":"en-US",)"
               R"("id":"%4","features":["COMMUNITY","NEWS"]},"entitlements":[],"entitlement_sku_ids":[],"data":{"type":1,"resolved":{"users":{"%5":%6},)"
               R"("members":{"%5":{%7}}},"options":[{"value":"%5","type":6,"name":"who"},{"value":"%8","type":3,"name":"reason"}],"name":"greet","id":"%9"},"context":0,)",
               hash() + hash() + hash(), whole(somebody()), id(), m_guilds[m_guild].id, target.id, target.user,
               target.member, words(420), id())
        + fill(
            R"("channel_id":"%1","channel":%2,"authorizing_integration_owners":{"0":"%3"},"attachment_size_limit":10485760,"application_id":"%4","app_permissions":"2248473465835073"})",
            in, channel(in, 3).json, m_guilds[m_guild].id, id());
}

QByteArray ReplayData::memberUpdate()
{
    QList<Person> &members = m_guilds[m_guild].members;
    Person who = somebody();
    who.member = memberFields(m_guilds[m_guild]);
    for (Person &member : members) {
        if (member.id == who.id)
            member = who; // from now on
    }
    return fill(R"({"user":%1,%2,"guild_id":"%3"})", who.user, who.member, m_guilds[m_guild].id);
}

QByteArray ReplayData::dispatch(const char *name, const QByteArray &data)
{
    return fill(R"({"t":"%1","s":%2,"op":0,"d":%3})", name, number(++m_sequence), data);
}

QByteArray ReplayData::hello() const
{
    // An hour: no heartbeat may fall into a stream that was compressed beforehand.
    return R"({"t":null,"s":null,"op":10,"d":{"heartbeat_interval":3600000}})";
}

QByteArray ReplayData::ready()
{
    const QByteArray guilds =
        list(int(m_guilds.size()), [this](int i) { return fill(R"({"unavailable":true,"id":"%1"})", m_guilds[i].id); });
    return dispatch("READY",
        fill(
            R"({"v":10,"user_settings":{},"user":{"verified":true,"username":"replay","mfa_enabled":false,"id":"41771983423143937","global_name":null,"flags":0,)"
            R"("email":null,"discriminator":"0","bot":true,"avatar":null},"session_type":"normal","session_id":"%1","resume_gateway_url":"%2","relationships":[],)"
            R"("private_channels":[],"presences":[],"guilds":%3,"guild_join_requests":[],"geo_ordered_rtc_regions":[],"auth":{},"application":{"id":"41771983423143937","flags":27828224}})",
            hash(), "ws://127.0.0.1:1", guilds));
}

QList<QByteArray> ReplayData::startUp()
{
    QList<QByteArray> payloads;
    const auto members = [](const Guild &in, int from, int count) {
        return list(count, [&](int i) { return whole(in.members[from + i]); });
    };
    for (const Guild &in : std::as_const(m_guilds)) {
        const QByteArray lists =
            fill(
                R"("members":%1,"presences":[],"voice_states":[],"threads":[],"stage_instances":[],"guild_scheduled_events":[],"soundboard_sounds":[],)",
                members(in, 0, membersPerGuild))
            + fill(
                R"("channels":%1,"roles":%2,"emojis":%3,"member_count":%4,"large":%5,"unavailable":false,"joined_at":"%6","version":1740000000000,)",
                jsonOf(in.channels), jsonOf(in.roles), jsonOf(in.emojis), number(in.members.size()),
                in.members.size() > membersPerGuild ? "true" : "false", time());
        payloads += dispatch("GUILD_CREATE", '{' + lists + in.fields + '}');
    }
    constexpr int chunks = chunkedMembers / chunkSize;
    for (int i = 0; i < chunks; ++i) {
        payloads += dispatch("GUILD_MEMBERS_CHUNK",
            fill(R"({"not_found":[],"members":%1,"guild_id":"%2","chunk_index":%3,"chunk_count":%4})",
                members(m_guilds.first(), membersPerGuild + i * chunkSize, chunkSize), m_guilds.first().id, number(i),
                number(chunks)));
    }
    return payloads;
}

QByteArray ReplayData::event()
{
    m_guild = pick(int(m_guilds.size()));
    const int dice = pick(1'000);
    if (dice < 550)
        return dispatch("MESSAGE_CREATE", newMessage());
    if (dice < 670) {
        const Person who = somebody();
        return dispatch("TYPING_START",
            fill(R"({"user_id":"%1","timestamp":1740000000,"member":%2,"channel_id":"%3","guild_id":"%4"})", who.id,
                whole(who), channelId(), m_guilds[m_guild].id));
    }
    if (dice < 750)
        return dispatch("PRESENCE_UPDATE", presence());
    if (dice < 810) {
        const Sent sent = recent();
        const Person who = somebody();
        return dispatch("MESSAGE_REACTION_ADD",
            fill(
                R"({"user_id":"%1","type":0,"message_id":"%2","message_author_id":"%3","member":%4,"emoji":{"name":"%5","id":null},"channel_id":"%6","burst":false,"guild_id":"%7"})",
                who.id, sent.id, sent.author.id, whole(who), "\xf0\x9f\x8c\xb1", sent.channelId, m_guilds[m_guild].id));
    }
    if (dice < 860)
        return dispatch("MESSAGE_UPDATE", message(recent(), 250 + pick(400), true));
    if (dice < 900)
        return dispatch("VOICE_STATE_UPDATE", voiceState());
    if (dice < 930)
        return dispatch("INTERACTION_CREATE", interaction());
    if (dice < 960)
        return dispatch("GUILD_MEMBER_UPDATE", memberUpdate());
    if (dice < 980) {
        const Sent sent = recent();
        m_sent.removeIf([&](const Sent &other) { return other.id == sent.id; });
        return dispatch("MESSAGE_DELETE",
            fill(R"({"id":"%1","channel_id":"%2","guild_id":"%3"})", sent.id, sent.channelId, m_guilds[m_guild].id));
    }
    if (dice < 992)
        return dispatch("CHANNEL_UPDATE", channelUpdate());
    if (dice < 998)
        return dispatch("GUILD_ROLE_UPDATE", roleUpdate());
    return dispatch("GUILD_UPDATE", guildUpdate());
}

QList<QByteArray> ReplayData::events(int count)
{
    QList<QByteArray> payloads;
    payloads.reserve(count);
    for (int i = 0; i < count; ++i)
        payloads += event();
    return payloads;
}
