// What each route of the HTTP API answers; see restapi_p.h

#include <hikari/simulator/restapi_p.h>

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <functional>
#include <vector>

namespace Hikari::Sim {

namespace {

const char *const unknownChannel = "Unknown Channel";
const char *const unknownMessage = "Unknown Message";
const char *const unknownGuild = "Unknown Guild";

RestResponse emptyAnswer()
{
    RestResponse response;
    response.status = 204;
    return response;
}

QByteArray compact(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

// A number in the query from \a least to \a most; nullopt when it is something else
std::optional<qint64> queryNumber(const QUrlQuery &query, const char *name, qint64 otherwise, qint64 least, qint64 most)
{
    const QString text = query.queryItemValue(QString::fromLatin1(name));
    if (text.isEmpty())
        return otherwise;
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    return ok && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

std::optional<Snowflake> queryId(const QUrlQuery &query, const char *name)
{
    return Snowflake::fromString(QStringView(query.queryItemValue(QString::fromLatin1(name))));
}

RestResponse badLimit(int most)
{
    return restFieldError(
        "limit", "NUMBER_TYPE_MAX", "int value should be greater than 0 and at most " + QByteArray::number(most) + '.');
}

struct Place // what /channels/{}… names
{
    ChannelRef channel;
    std::optional<RestResponse> problem;
};

Place placeOf(const World &world, const QByteArray &id)
{
    const auto snowflake = Snowflake::fromString(QByteArrayView(id));
    if (!snowflake)
        return { {}, notSnowflake("channel_id", id) };
    const auto channel = world.channel(*snowflake);
    if (!channel)
        return { {}, restError(404, 10003, unknownChannel) };
    return { *channel, std::nullopt };
}

// What is wrong with the body of a new or edited message
std::optional<RestResponse> messageProblem(const QJsonObject &body)
{
    const QJsonValue content = body[QLatin1String("content")];
    if (!content.isUndefined() && !content.isNull() && !content.isString())
        return restFieldError("content", "BASE_TYPE_STRING", "Must be a string.");
    // Discord counts code points
    if (content.toString().toUcs4().size() > 2000)
        return restFieldError("content", "BASE_TYPE_MAX_LENGTH", "Must be 2000 or fewer in length.");
    const QJsonValue embeds = body[QLatin1String("embeds")];
    if (!embeds.isUndefined() && !embeds.isNull() && !embeds.isArray())
        return restFieldError("embeds", "BASE_TYPE_LIST", "Must be a list.");
    if (embeds.toArray().size() > 10)
        return restFieldError("embeds", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.");
    for (qsizetype i = 0; i < embeds.toArray().size(); ++i) {
        const QByteArray path = "embeds." + QByteArray::number(i);
        const QJsonObject embed = embeds.toArray()[i].toObject();
        if (embed[QLatin1String("title")].toString().size() > 256)
            return restFieldError(
                QByteArray(path + ".title").constData(), "BASE_TYPE_MAX_LENGTH", "Must be 256 or fewer in length.");
        if (embed[QLatin1String("description")].toString().size() > 4096)
            return restFieldError(QByteArray(path + ".description").constData(), "BASE_TYPE_MAX_LENGTH",
                "Must be 4096 or fewer in length.");
        if (embed[QLatin1String("fields")].toArray().size() > 25)
            return restFieldError(
                QByteArray(path + ".fields").constData(), "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
    }
    return std::nullopt;
}

// The parts of the body that a message keeps
void apply(StoredMessage &message, const QJsonObject &body)
{
    if (body.contains(QLatin1String("content")))
        message.content = body[QLatin1String("content")].toString().toUtf8();
    if (body.contains(QLatin1String("embeds"))) {
        QJsonArray embeds = body[QLatin1String("embeds")].toArray();
        for (auto &&embed : embeds) {
            QJsonObject object = embed.toObject();
            if (!object.contains(QLatin1String("type")))
                object.insert(QLatin1String("type"), QStringLiteral("rich"));
            embed = object;
        }
        message.embeds = compact(embeds);
    }
    if (body.contains(QLatin1String("components")))
        message.components = compact(body[QLatin1String("components")].toArray());
    if (body.contains(QLatin1String("flags")))
        message.flags = quint64(std::max<qint64>(0, body[QLatin1String("flags")].toInteger()));
}

// Under the lock of the world
QByteArray attachmentsOf(Core &core, const QList<RestFile> &files, const QJsonObject &body, const QByteArray &channelId)
{
    QJsonArray list;
    for (const RestFile &file : files) {
        const QString id = core.state.makeAttachmentId(core.clock.nowMs()).toString();
        const QString path = QStringLiteral("/attachments/%1/%2/%3").arg(QString::fromLatin1(channelId), id, file.name);
        QJsonObject object { { QStringLiteral("id"), id }, { QStringLiteral("filename"), file.name },
            { QStringLiteral("size"), file.size },
            { QStringLiteral("url"), QString(QStringLiteral("https://cdn.discordapp.com") + path) },
            { QStringLiteral("proxy_url"), QString(QStringLiteral("https://media.discordapp.net") + path) } };
        if (!file.contentType.isEmpty())
            object.insert(QStringLiteral("content_type"), file.contentType);
        for (const QJsonValue &described : body[QLatin1String("attachments")].toArray()) {
            const QString field =
                QStringLiteral("files[%1]").arg(described[QLatin1String("id")].toVariant().toString());
            if (field == file.field && described[QLatin1String("description")].isString())
                object.insert(QStringLiteral("description"), described[QLatin1String("description")]);
        }
        list += object;
    }
    return compact(list);
}

// Whether a message that a client sends notifies everyone: its text says so, and its allowed_mentions do not forbid it
bool mentionsEveryone(const QJsonObject &body)
{
    const QString content = body[QLatin1String("content")].toString();
    if (!content.contains(QLatin1String("@everyone")) && !content.contains(QLatin1String("@here")))
        return false;
    const QJsonValue allowed = body[QLatin1String("allowed_mentions")];
    return !allowed.isObject()
        || allowed[QLatin1String("parse")].toArray().contains(QJsonValue(QStringLiteral("everyone")));
}

} // namespace

RestResponse RestApi::gateway(const Call &)
{
    RestResponse response;
    JsonText json(response.body);
    json.begin();
    json.text("url", QStringView(m_core->gatewayUrl));
    json.end();
    return response;
}

RestResponse RestApi::gatewayBot(const Call &)
{
    RestResponse response;
    JsonText json(response.body);
    json.begin();
    json.text("url", QStringView(m_core->gatewayUrl));
    json.integer("shards", m_core->config.shards);
    json.begin("session_start_limit");
    json.integer("total", m_core->config.sessionStartLimit);
    json.integer("remaining", m_core->sessionStartsLeft);
    json.integer("reset_after", std::max<qint64>(0, 86400000 - m_clock.elapsed()));
    json.integer("max_concurrency", m_core->config.maxConcurrency);
    json.end();
    json.end();
    return response;
}

RestResponse RestApi::myUser(const Call &)
{
    RestResponse response;
    JsonText json(response.body);
    const std::lock_guard lock(m_core->worldMutex);
    m_core->state.writeBotUser(json, true);
    return response;
}

RestResponse RestApi::user(const Call &call)
{
    const auto id = Snowflake::fromString(QByteArrayView(call.ids[0]));
    if (!id)
        return notSnowflake("user_id", call.ids[0]);
    const auto index = m_core->world.userIndex(*id);
    if (!index && *id != m_core->world.botUserId())
        return restError(404, 10013, "Unknown User");
    RestResponse response;
    JsonText json(response.body);
    const std::lock_guard lock(m_core->worldMutex);
    if (index)
        m_core->state.writeUser(json, *index);
    else
        m_core->state.writeBotUser(json, false);
    return response;
}

RestResponse RestApi::myGuilds(const Call &call)
{
    const auto limit = queryNumber(call.query, "limit", 200, 1, 200);
    if (!limit)
        return badLimit(200);
    const World &world = m_core->world;
    const auto after = queryId(call.query, "after");
    const auto before = queryId(call.query, "before");
    std::vector<std::pair<Snowflake, int>> guilds;
    for (int i = 0; i < world.guildCount(); ++i) {
        const Snowflake id = world.guildId(i);
        if ((!after || id > *after) && (!before || id < *before))
            guilds.emplace_back(id, i);
    }
    std::sort(guilds.begin(), guilds.end());
    // Before an id, the page ends there; otherwise it starts at the beginning
    const std::size_t count = std::min(guilds.size(), std::size_t(*limit));
    const std::size_t first = before && !after ? guilds.size() - count : 0;
    RestResponse response;
    JsonText json(response.body);
    json.beginArray();
    for (std::size_t i = first; i < first + count; ++i) {
        json.begin();
        json.id("id", guilds[i].first);
        json.text("name", world.guildName(guilds[i].second));
        json.null("icon");
        json.null("banner");
        json.boolean("owner", false);
        json.text("permissions", "2248473465835073");
        json.emptyArray("features");
        json.end();
    }
    json.endArray();
    return response;
}

RestResponse RestApi::application(const Call &)
{
    RestResponse response;
    JsonText json(response.body);
    const std::lock_guard lock(m_core->worldMutex);
    m_core->state.writeApplication(json);
    return response;
}

RestResponse RestApi::channel(const Call &call)
{
    const Place place = placeOf(m_core->world, call.ids[0]);
    if (place.problem)
        return *place.problem;
    RestResponse response;
    JsonText json(response.body);
    const std::lock_guard lock(m_core->worldMutex);
    m_core->state.writeChannel(json, place.channel.guild, place.channel.channel, true);
    return response;
}

RestResponse RestApi::messages(const Call &call)
{
    const Place place = placeOf(m_core->world, call.ids[0]);
    if (place.problem)
        return *place.problem;
    const auto limit = queryNumber(call.query, "limit", 50, 1, 100);
    if (!limit)
        return badLimit(100);
    RestResponse response;
    JsonText json(response.body);
    const std::lock_guard lock(m_core->worldMutex);
    json.beginArray();
    for (const StoredMessage *message :
        m_core->state.channelMessages(place.channel.guild, place.channel.channel, int(*limit)))
        m_core->state.writeMessage(json, *message, false, true);
    json.endArray();
    return response;
}

RestResponse RestApi::message(const Call &call)
{
    const Place place = placeOf(m_core->world, call.ids[0]);
    if (place.problem)
        return *place.problem;
    const auto id = Snowflake::fromString(QByteArrayView(call.ids[1]));
    if (!id)
        return notSnowflake("message_id", call.ids[1]);
    const std::lock_guard lock(m_core->worldMutex);
    const StoredMessage *const message = m_core->state.findMessage(*id);
    if (!message || message->guild != place.channel.guild || message->channel != place.channel.channel)
        return restError(404, 10008, unknownMessage);
    RestResponse response;
    JsonText json(response.body);
    m_core->state.writeMessage(json, *message, false, true);
    return response;
}

RestResponse RestApi::createMessage(const Call &call)
{
    const Place place = placeOf(m_core->world, call.ids[0]);
    if (place.problem)
        return *place.problem;
    if (m_core->world.channelKind(place.channel.guild, place.channel.channel) == ChannelKind::Category)
        return restError(400, 50024, "Cannot execute action on this channel type");
    if (auto problem = messageProblem(call.body))
        return *problem;
    const auto has = [&call](const char *key) { return !call.body[QLatin1String(key)].toArray().isEmpty(); };
    if (call.body[QLatin1String("content")].toString().trimmed().isEmpty() && call.request.files.isEmpty()
        && !has("embeds") && !has("sticker_ids") && !has("components") && !call.body[QLatin1String("poll")].isObject())
        return restError(400, 50006, "Cannot send an empty message");

    StoredMessage message;
    message.guild = place.channel.guild;
    message.channel = place.channel.channel;
    apply(message, call.body);
    message.mentionsEveryone = mentionsEveryone(call.body);
    const QJsonValue nonce = call.body[QLatin1String("nonce")];
    if (nonce.isString() || nonce.isDouble()) {
        const QByteArray text = compact({ nonce });
        message.nonce = text.mid(1, text.size() - 2);
    }
    RestResponse response;
    WorldEvent event;
    {
        const std::lock_guard lock(m_core->worldMutex);
        const QJsonObject reference = call.body[QLatin1String("message_reference")].toObject();
        if (!reference.isEmpty()) {
            const Snowflake id = Snowflake::fromString(QStringView(reference[QLatin1String("message_id")].toString()))
                                     .value_or(Snowflake());
            const StoredMessage *const answered = m_core->state.findMessage(id);
            const bool isThere = answered && answered->guild == message.guild && answered->channel == message.channel;
            if (!isThere && reference[QLatin1String("fail_if_not_exists")].toBool(true))
                return restFieldError("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
            message.replyTo = isThere ? id.value() : 0;
        }
        const qint64 now = m_core->clock.step();
        message.attachments = attachmentsOf(*m_core, call.request.files, call.body, call.ids[0]);
        const StoredMessage &stored = m_core->state.createBotMessage(message, now);
        JsonText json(response.body);
        m_core->state.writeMessage(json, stored, false, true);
        event = m_core->state.messageEvent("MESSAGE_CREATE", stored);
        m_core->announce(std::move(event)); // in the order of the ids, so under the lock
    }
    return response;
}

RestResponse RestApi::editMessage(const Call &call)
{
    const Place place = placeOf(m_core->world, call.ids[0]);
    if (place.problem)
        return *place.problem;
    const auto id = Snowflake::fromString(QByteArrayView(call.ids[1]));
    if (!id)
        return notSnowflake("message_id", call.ids[1]);
    if (auto problem = messageProblem(call.body))
        return *problem;
    const std::lock_guard lock(m_core->worldMutex);
    const StoredMessage *const message = m_core->state.findMessage(*id);
    if (!message || message->guild != place.channel.guild || message->channel != place.channel.channel)
        return restError(404, 10008, unknownMessage);
    if (message->author != StoredMessage::botAuthor)
        return restError(403, 50005, "Cannot edit a message authored by another user");
    m_core->state.editMessage(*id, m_core->clock.step(), [this, &call](StoredMessage &stored) {
        apply(stored, call.body);
        if (call.body.contains(QLatin1String("attachments")) || !call.request.files.isEmpty())
            stored.attachments = attachmentsOf(*m_core, call.request.files, call.body, call.ids[0]);
    });
    RestResponse response;
    JsonText json(response.body);
    m_core->state.writeMessage(json, *message, false, true);
    m_core->announce(m_core->state.messageEvent("MESSAGE_UPDATE", *message));
    return response;
}

RestResponse RestApi::deleteMessage(const Call &call)
{
    const Place place = placeOf(m_core->world, call.ids[0]);
    if (place.problem)
        return *place.problem;
    const auto id = Snowflake::fromString(QByteArrayView(call.ids[1]));
    if (!id)
        return notSnowflake("message_id", call.ids[1]);
    const std::lock_guard lock(m_core->worldMutex);
    const StoredMessage *const message = m_core->state.findMessage(*id);
    if (!message || message->guild != place.channel.guild || message->channel != place.channel.channel)
        return restError(404, 10008, unknownMessage);
    m_core->announce(m_core->state.messageDeleted(*message));
    m_core->state.deleteMessage(*id);
    return emptyAnswer();
}

RestResponse RestApi::typing(const Call &call)
{
    const Place place = placeOf(m_core->world, call.ids[0]);
    if (place.problem)
        return *place.problem;
    const std::lock_guard lock(m_core->worldMutex);
    m_core->announce(m_core->state.typing(
        place.channel.guild, place.channel.channel, StoredMessage::botAuthor, m_core->clock.step()));
    return emptyAnswer();
}

namespace {

struct GuildPlace
{
    int guild = 0;
    std::optional<RestResponse> problem;
};

GuildPlace guildOf(const World &world, const QByteArray &id)
{
    const auto snowflake = Snowflake::fromString(QByteArrayView(id));
    if (!snowflake)
        return { 0, notSnowflake("guild_id", id) };
    const auto guild = world.guildIndex(*snowflake);
    if (!guild)
        return { 0, restError(404, 10004, unknownGuild) };
    return { *guild, std::nullopt };
}

// A list of as many things as the guild has
RestResponse listOf(int count, const std::function<void(JsonText &, int)> &write)
{
    RestResponse response;
    JsonText json(response.body);
    json.beginArray();
    for (int i = 0; i < count; ++i)
        write(json, i);
    json.endArray();
    return response;
}

} // namespace

RestResponse RestApi::guild(const Call &call)
{
    const GuildPlace place = guildOf(m_core->world, call.ids[0]);
    if (place.problem)
        return *place.problem;
    RestResponse response;
    JsonText json(response.body);
    const std::lock_guard lock(m_core->worldMutex);
    json.begin();
    m_core->state.writeGuildFields(json, place.guild);
    if (call.query.queryItemValue(QStringLiteral("with_counts")) == QLatin1String("true")) {
        const int members = m_core->world.memberCount(place.guild);
        int online = 1; // the bot
        for (int i = 0; i < members; ++i)
            online += m_core->state.isOnline(m_core->world.memberUser(place.guild, i)) ? 1 : 0;
        json.integer("approximate_member_count", members + 1);
        json.integer("approximate_presence_count", online);
    }
    json.end();
    return response;
}

RestResponse RestApi::guildChannels(const Call &call)
{
    const GuildPlace place = guildOf(m_core->world, call.ids[0]);
    if (place.problem)
        return *place.problem;
    const std::lock_guard lock(m_core->worldMutex);
    return listOf(m_core->world.channelCount(place.guild),
        [&](JsonText &json, int i) { m_core->state.writeChannel(json, place.guild, i, true); });
}

RestResponse RestApi::guildRoles(const Call &call)
{
    const GuildPlace place = guildOf(m_core->world, call.ids[0]);
    if (place.problem)
        return *place.problem;
    const std::lock_guard lock(m_core->worldMutex);
    return listOf(m_core->world.roleCount(place.guild),
        [&](JsonText &json, int i) { m_core->state.writeRole(json, place.guild, i); });
}

RestResponse RestApi::guildEmojis(const Call &call)
{
    const GuildPlace place = guildOf(m_core->world, call.ids[0]);
    if (place.problem)
        return *place.problem;
    const std::lock_guard lock(m_core->worldMutex);
    return listOf(m_core->world.emojiCount(place.guild),
        [&](JsonText &json, int i) { m_core->state.writeEmoji(json, place.guild, i); });
}

RestResponse RestApi::members(const Call &call)
{
    const GuildPlace place = guildOf(m_core->world, call.ids[0]);
    if (place.problem)
        return *place.problem;
    const auto limit = queryNumber(call.query, "limit", 1, 1, 1000);
    if (!limit)
        return badLimit(1000);
    const Snowflake after = queryId(call.query, "after").value_or(Snowflake());
    const World &world = m_core->world;
    std::vector<std::pair<Snowflake, int>> users { { world.botUserId(), StoredMessage::botAuthor } };
    for (int i = 0; i < world.memberCount(place.guild); ++i) {
        const int user = world.memberUser(place.guild, i);
        users.emplace_back(world.userId(user), user);
    }
    std::erase_if(users, [after](const auto &one) { return one.first <= after; });
    std::sort(users.begin(), users.end());
    const std::lock_guard lock(m_core->worldMutex);
    return listOf(int(std::min(users.size(), std::size_t(*limit))), [&](JsonText &json, int i) {
        json.begin();
        m_core->state.writeMember(json, place.guild, users[std::size_t(i)].second, true);
        json.end();
    });
}

RestResponse RestApi::member(const Call &call)
{
    const GuildPlace place = guildOf(m_core->world, call.ids[0]);
    if (place.problem)
        return *place.problem;
    const auto id = Snowflake::fromString(QByteArrayView(call.ids[1]));
    if (!id)
        return notSnowflake("user_id", call.ids[1]);
    const World &world = m_core->world;
    int user = StoredMessage::botAuthor;
    if (*id != world.botUserId()) {
        const auto index = world.userIndex(*id);
        if (!index)
            return restError(404, 10013, "Unknown User");
        if (!world.memberOf(place.guild, *index))
            return restError(404, 10007, "Unknown Member");
        user = *index;
    }
    RestResponse response;
    JsonText json(response.body);
    const std::lock_guard lock(m_core->worldMutex);
    json.begin();
    m_core->state.writeMember(json, place.guild, user, true);
    json.end();
    return response;
}

} // namespace Hikari::Sim
