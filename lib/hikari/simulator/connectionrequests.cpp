// What a client asks of the gateway beyond its session: voice states, members, sounds; see connection_p.h

#include <hikari/simulator/connection_p.h>

#include <hikari/simulator/gateway_p.h>

#include <QJsonArray>

#include <algorithm>
#include <optional>

namespace Hikari::Sim {

namespace {

constexpr int membersPerChunk = 1000;
constexpr quint64 guildMembersIntent = 1 << 1;
constexpr quint64 guildPresencesIntent = 1 << 8;

std::optional<Snowflake> idOf(const QJsonValue &value)
{
    return value.isString() ? Snowflake::fromString(QStringView(value.toString())) : std::nullopt;
}

struct MemberRequest
{
    int guild = 0;
    bool withPresences = false;
    QString nonce;
    QList<int> users;
    QList<Snowflake> notFound;
};

void writeChunk(JsonText &json, const WorldState &state, const MemberRequest &request, int index, int count)
{
    const auto first = request.users.cbegin() + qsizetype(index) * membersPerChunk;
    const auto last = request.users.cbegin() + std::min(qsizetype(index + 1) * membersPerChunk, request.users.size());
    json.begin();
    json.id("guild_id", state.world().guildId(request.guild));
    json.beginArray("members");
    std::for_each(first, last, [&](int user) {
        json.begin();
        state.writeMember(json, request.guild, user, true);
        json.end();
    });
    json.endArray();
    json.integer("chunk_index", index);
    json.integer("chunk_count", count);
    if (!request.notFound.isEmpty() && index == 0) {
        json.beginArray("not_found");
        for (const Snowflake id : request.notFound)
            json.id(id);
        json.endArray();
    }
    if (request.withPresences) {
        json.beginArray("presences");
        std::for_each(first, last, [&](int user) {
            if (user >= 0 && state.isOnline(user))
                state.writePresence(json, request.guild, user);
        });
        json.endArray();
    }
    if (!request.nonce.isEmpty())
        json.text("nonce", QStringView(request.nonce));
    json.end();
}

} // namespace

void Connection::voiceState(const QJsonValue &data)
{
    Core &core = m_gateway->core();
    const auto guildId = idOf(data[QLatin1String("guild_id")]);
    const QJsonValue channelValue = data[QLatin1String("channel_id")];
    if (!guildId || !(channelValue.isNull() || idOf(channelValue)) || !data[QLatin1String("self_mute")].isBool()
        || !data[QLatin1String("self_deaf")].isBool())
        return punish(4002, QStringLiteral("op 4 with missing or wrong fields"));
    const auto guild = core.world.guildIndex(*guildId);
    if (!guild || guildId->shardId(m_session->shardCount) != m_session->shardId)
        return breach(QStringLiteral("op 4 for a guild that is not on this shard"));
    int channel = -1;
    if (!channelValue.isNull()) {
        const auto found = core.world.channel(*idOf(channelValue));
        if (!found || found->guild != *guild || core.world.channelKind(*guild, found->channel) != ChannelKind::Voice)
            return breach(QStringLiteral("op 4 for something that is no voice channel of the guild"));
        channel = found->channel;
    }
    WorldEvent event { "VOICE_STATE_UPDATE", 1 << 7, *guild, {}, {} };
    {
        const std::lock_guard lock(core.worldMutex);
        const VoiceState state = core.state.setBotVoice(
            *guild, channel, data[QLatin1String("self_mute")].toBool(), data[QLatin1String("self_deaf")].toBool());
        JsonText json(event.data);
        core.state.writeVoiceState(json, *guild, state, true);
    }
    m_gateway->publish(event);
    if (channel < 0 || !m_session)
        return;
    QByteArray server;
    JsonText json(server);
    json.begin();
    json.text("token", core.world.imageHash(9, quint64(*guild), 0).left(16));
    json.id("guild_id", *guildId);
    json.text("endpoint", "voice.localhost:443");
    json.end();
    m_gateway->dispatch(m_session, "VOICE_SERVER_UPDATE", server);
}

void Connection::requestMembers(const QJsonValue &data)
{
    Core &core = m_gateway->core();
    QJsonValue guildValue = data[QLatin1String("guild_id")];
    if (guildValue.isArray() && guildValue.toArray().size() == 1)
        guildValue = guildValue[0];
    const auto guildId = idOf(guildValue);
    const bool isQuery = data[QLatin1String("query")].isString();
    QJsonArray ids = data[QLatin1String("user_ids")].toArray();
    if (data[QLatin1String("user_ids")].isString())
        ids = { data[QLatin1String("user_ids")] };
    const QString query = data[QLatin1String("query")].toString();
    const int limit = data[QLatin1String("limit")].toInt(-1);
    if (!guildId
        || (isQuery ? limit < 0 || limit > (query.isEmpty() ? 100000 : 100) : ids.isEmpty() || ids.size() > 100))
        return punish(4002, QStringLiteral("op 8 with missing or wrong fields"));
    const QJsonValue presences = data[QLatin1String("presences")];
    const QJsonValue nonceValue = data[QLatin1String("nonce")];
    if (std::any_of(ids.cbegin(), ids.cend(), [](const QJsonValue &id) { return !idOf(id); })
        || !(presences.isUndefined() || presences.isBool()) || !(nonceValue.isUndefined() || nonceValue.isString()))
        return punish(4002, QStringLiteral("op 8 with a user_id, presences or nonce of another kind"));
    if (isQuery && !ids.isEmpty())
        return breach(QStringLiteral("op 8 with query and user_ids"));
    MemberRequest request;
    const auto guild = core.world.guildIndex(*guildId);
    if (!guild || guildId->shardId(m_session->shardCount) != m_session->shardId)
        return breach(QStringLiteral("op 8 for a guild that is not on this shard"));
    request.guild = *guild;
    request.withPresences = presences.toBool();
    const QString nonce = nonceValue.toString();
    if (nonce.toUtf8().size() > 32)
        breach(QStringLiteral("op 8 with a nonce over 32 bytes"));
    else
        request.nonce = nonce;
    const bool wantsAll = isQuery && query.isEmpty() && limit == 0;
    if (isQuery && query.isEmpty() && !(m_session->intents & guildMembersIntent))
        return breach(QStringLiteral("op 8 with an empty query without the intent GUILD_MEMBERS"));
    if (request.withPresences && !(m_session->intents & guildPresencesIntent))
        return breach(QStringLiteral("op 8 with presences without the intent GUILD_PRESENCES"));
    double retryAfter = 0;
    if (wantsAll && m_gateway->isMemberRequestTooSoon(m_session->shardCount, *guild, &retryAfter)) {
        QByteArray limited;
        JsonText json(limited);
        json.begin();
        json.integer("opcode", 8);
        json.number("retry_after", retryAfter);
        json.begin("meta");
        json.id("guild_id", *guildId);
        if (!request.nonce.isEmpty())
            json.text("nonce", QStringView(request.nonce));
        json.end();
        json.end();
        return m_gateway->dispatch(m_session, "RATE_LIMITED", limited);
    }

    const int members = core.world.memberCount(*guild);
    if (isQuery) {
        const QByteArray prefix = query.toUtf8().toLower();
        const auto matches = [&](const QByteArray &name) { return name.toLower().startsWith(prefix); };
        for (int i = 0; i < members && (limit == 0 || request.users.size() < limit); ++i) {
            const int user = core.world.memberUser(*guild, i);
            if (matches(core.world.userName(user)) || matches(core.world.globalName(user)))
                request.users += user;
        }
        if (prefix.isEmpty() && (limit == 0 || request.users.size() < limit))
            request.users += StoredMessage::botAuthor;
    } else {
        for (const QJsonValue &value : std::as_const(ids)) {
            const Snowflake id = *idOf(value);
            const auto user = core.world.userIndex(id);
            if (id == core.world.botUserId())
                request.users += StoredMessage::botAuthor;
            else if (user && core.world.memberOf(*guild, *user))
                request.users += *user;
            else
                request.notFound += id;
        }
    }
    const int chunks = std::max(1, int((request.users.size() + membersPerChunk - 1) / membersPerChunk));
    for (int i = 0; i < chunks && m_session; ++i) {
        QByteArray chunk;
        {
            const std::lock_guard lock(core.worldMutex);
            JsonText json(chunk);
            writeChunk(json, core.state, request, i, chunks);
        }
        m_gateway->dispatch(m_session, "GUILD_MEMBERS_CHUNK", chunk);
    }
}

void Connection::requestSounds(const QJsonValue &data)
{
    const QJsonArray guilds = data[QLatin1String("guild_ids")].toArray();
    if (guilds.isEmpty() || std::any_of(guilds.cbegin(), guilds.cend(), [](const QJsonValue &id) { return !idOf(id); }))
        return punish(4002, QStringLiteral("op 31 without guild_ids"));
    for (const QJsonValue &value : guilds) {
        const auto id = idOf(value);
        if (!m_gateway->core().world.guildIndex(*id) || id->shardId(m_session->shardCount) != m_session->shardId) {
            breach(QStringLiteral("op 31 for a guild that is not on this shard"));
            continue;
        }
        QByteArray sounds; // no guild of the world has any
        JsonText json(sounds);
        json.begin();
        json.id("guild_id", *id);
        json.emptyArray("soundboard_sounds");
        json.end();
        m_gateway->dispatch(m_session, "SOUNDBOARD_SOUNDS", sounds);
    }
}

void Connection::requestChannelInfo(const QJsonValue &data)
{
    const World &world = m_gateway->core().world;
    const auto id = idOf(data[QLatin1String("guild_id")]);
    const QJsonArray fields = data[QLatin1String("fields")].toArray();
    if (!id || fields.isEmpty())
        return punish(4002, QStringLiteral("op 43 without guild_id or fields"));
    for (const QJsonValue &field : fields) {
        if (!field.isString())
            return punish(4002, QStringLiteral("op 43 whose fields are no texts"));
        if (field != QLatin1String("status") && field != QLatin1String("voice_start_time"))
            return breach(QStringLiteral("op 43 for an unknown field"));
    }
    const auto guild = world.guildIndex(*id);
    if (!guild || id->shardId(m_session->shardCount) != m_session->shardId)
        return breach(QStringLiteral("op 43 for a guild that is not on this shard"));
    QByteArray info;
    JsonText json(info);
    json.begin();
    json.id("guild_id", *id);
    json.beginArray("channels");
    for (int channel = 0; channel < world.channelCount(*guild); ++channel) {
        if (world.channelKind(*guild, channel) != ChannelKind::Voice)
            continue;
        json.begin();
        json.id("id", world.channelId(*guild, channel));
        for (const QJsonValue &field : fields)
            json.null(field.toString().toLatin1().constData());
        json.end();
    }
    json.endArray();
    json.end();
    m_gateway->dispatch(m_session, "CHANNEL_INFO", info);
}

} // namespace Hikari::Sim
