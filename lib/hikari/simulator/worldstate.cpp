#include <hikari/simulator/worldstate_p.h>

#include <hikari/simulator/words_p.h>

#include <algorithm>

namespace Hikari::Sim {

namespace {

constexpr quint64 ringSize = 4096; // as many as a message id's last bits tell apart

constexpr quint64 botMessageKind = 7;
constexpr quint64 attachmentKind = 10;

} // namespace

WorldState::WorldState(const World &world)
    : m_world(world)
    , m_recent(ringSize)
    , m_recentBot(ringSize)
{ }

void WorldState::setReaders(bool withContent, bool withoutContent)
{
    m_withContent = withContent;
    m_withoutContent = withoutContent;
}

quint64 WorldState::makeMessageId(quint64 kind, quint64 counter, qint64 nowMs) const
{
    return quint64(nowMs - Snowflake::discordEpoch) << 22 | kind << 17 | counter % ringSize;
}

StoredMessage &WorldState::messageSlot(quint64 id)
{
    auto &ring = (id >> 17 & 31) == botMessageKind ? m_recentBot : m_recent;
    return ring[id % ringSize];
}

const StoredMessage *WorldState::findMessage(Snowflake id) const
{
    const auto &ring = (id.value() >> 17 & 31) == botMessageKind ? m_recentBot : m_recent;
    const StoredMessage &slot = ring[id.value() % ringSize];
    return slot.id == id.value() && slot.id != 0 ? &slot : nullptr;
}

QList<const StoredMessage *> WorldState::channelMessages(int guild, int channel, int limit) const
{
    QList<const StoredMessage *> found;
    for (const auto *ring : { &m_recent, &m_recentBot }) {
        for (const StoredMessage &message : *ring) {
            if (message.id != 0 && message.guild == guild && message.channel == channel)
                found += &message;
        }
    }
    std::sort(found.begin(), found.end(), [](const auto *a, const auto *b) { return a->id > b->id; });
    if (found.size() > limit)
        found.resize(limit);
    return found;
}

// One that is not older than a ring's quarter, so that the ring has not run over it; null when it was deleted
const StoredMessage *WorldState::recentMessage(quint64 random) const
{
    const quint64 known = std::min(m_messages, ringSize / 4);
    if (known == 0)
        return nullptr;
    const StoredMessage &slot = m_recent[(m_messages - 1 - random % known) % ringSize];
    return slot.id == 0 ? nullptr : &slot;
}

const StoredMessage *WorldState::newestBotMessage() const
{
    return findMessage(Snowflake(m_newestBotMessage));
}

const StoredMessage &WorldState::createBotMessage(StoredMessage message, qint64 nowMs)
{
    message.id = makeMessageId(botMessageKind, m_botMessages++, nowMs);
    message.author = StoredMessage::botAuthor;
    m_newestBotMessage = message.id;
    StoredMessage &slot = messageSlot(message.id);
    slot = std::move(message);
    return slot;
}

bool WorldState::editMessage(Snowflake id, qint64 nowMs, const std::function<void(StoredMessage &)> &change)
{
    if (!findMessage(id))
        return false;
    StoredMessage &slot = messageSlot(id.value());
    slot.editedAt = nowMs;
    change(slot);
    return true;
}

bool WorldState::deleteMessage(Snowflake id)
{
    if (!findMessage(id))
        return false;
    messageSlot(id.value()) = {};
    return true;
}

Snowflake WorldState::makeAttachmentId(qint64 nowMs)
{
    return Snowflake(makeMessageId(attachmentKind, m_attachments++, nowMs));
}

QList<VoiceState> &WorldState::voiceStates(int guild)
{
    const auto known = m_voice.find(guild);
    if (known != m_voice.end())
        return *known;
    QList<VoiceState> states;
    const quint64 r = mix(m_world.seed(), 31, quint64(guild));
    const int count = r % 3 == 0 ? int(r >> 8 & 3) : 0;
    for (int i = 0; i < count; ++i) {
        const int user = m_world.memberUser(guild, int((r >> 16) % quint64(m_world.memberCount(guild))) / (i + 1));
        const bool isThere =
            std::any_of(states.cbegin(), states.cend(), [user](const VoiceState &s) { return s.user == user; });
        if (!isThere)
            states += { user, m_world.voiceChannel(guild, r >> 40), (r >> (50 + i) & 1) != 0, false };
    }
    return *m_voice.insert(guild, states);
}

VoiceState WorldState::setBotVoice(int guild, int channel, bool mute, bool deaf)
{
    QList<VoiceState> &states = voiceStates(guild);
    states.removeIf([](const VoiceState &s) { return s.user == StoredMessage::botAuthor; });
    const VoiceState state { StoredMessage::botAuthor, channel, mute, deaf };
    if (channel >= 0)
        states += state;
    return state;
}

int WorldState::randomMember(int guild, quint64 random) const
{
    return m_world.memberUser(guild, int(random % quint64(m_world.memberCount(guild))));
}

// Every fourth message of a user turns to another one.
int WorldState::mentionedUser(const StoredMessage &message) const
{
    const bool mentions = message.author != StoredMessage::botAuthor && (message.seed >> 8) % 4 == 0;
    return mentions ? randomMember(message.guild, message.seed >> 12) : -1;
}

void WorldState::writeMessageBody(JsonText &json, const StoredMessage &message) const
{
    const quint64 r = message.seed;
    if (message.author == StoredMessage::botAuthor) {
        json.text("content", QByteArrayView(message.content));
        json.raw("embeds", message.embeds.isEmpty() ? QByteArrayView("[]") : QByteArrayView(message.embeds));
        json.raw(
            "attachments", message.attachments.isEmpty() ? QByteArrayView("[]") : QByteArrayView(message.attachments));
        json.raw(
            "components", message.components.isEmpty() ? QByteArrayView("[]") : QByteArrayView(message.components));
        return;
    }
    QByteArray content = m_world.messageText(r + quint64(message.editedAt));
    if (const int user = mentionedUser(message); user >= 0)
        content = "<@" + m_world.userId(user).toByteArray() + "> " + content;
    json.text("content", content);
    json.beginArray("embeds");
    if ((r >> 50) % 8 == 0) {
        json.begin();
        json.text("type", "rich");
        json.text("title", m_world.topic(r));
        json.text("description", m_world.messageText(r >> 3));
        json.text("url", QByteArray("https://example.com/articles/" + QByteArray::number(r >> 48)));
        json.integer("color", qint64(r >> 20 & 0xffffff));
        json.beginArray("fields");
        for (quint64 i = 0; i < (r >> 16 & 3); ++i) {
            json.begin();
            json.text("name", m_world.nick(r + i));
            json.text("value", m_world.topic(r + i));
            json.boolean("inline", true);
            json.end();
        }
        json.endArray();
        json.begin("footer");
        json.text("text", m_world.nick(r));
        json.end();
        json.end();
    }
    json.endArray();
    json.beginArray("attachments");
    if ((r >> 40) % 9 == 0) {
        const QByteArray id = QByteArray::number(message.id + 1);
        const QByteArray path = "/attachments/" + m_world.channelId(message.guild, message.channel).toByteArray() + '/'
            + id + "/image.png?ex=" + QByteArray::number(r >> 32, 16) + "&hm=" + m_world.imageHash(1, r, 0);
        json.begin();
        json.text("id", id);
        json.text("filename", "image.png");
        json.text("content_type", "image/png");
        json.integer("size", qint64(r >> 44) + 20000);
        json.text("url", QByteArray("https://cdn.discordapp.com" + path));
        json.text("proxy_url", QByteArray("https://media.discordapp.net" + path));
        json.integer("width", 640 + qint64(r >> 10 & 511));
        json.integer("height", 480 + qint64(r >> 20 & 255));
        json.text("placeholder", "3gcKDIIYeIiIh4d3d4h3eIeHiAAAAAAA");
        json.integer("placeholder_version", 1);
        json.integer("flags", 0);
        json.end();
    }
    json.endArray();
    json.emptyArray("components");
}

void WorldState::writeMessage(
    JsonText &json, const StoredMessage &message, bool asEvent, bool withContent, bool nested) const
{
    const StoredMessage *const answered = message.replyTo ? findMessage(Snowflake(message.replyTo)) : nullptr;
    json.begin();
    json.id("id", Snowflake(message.id));
    json.integer("type", message.replyTo ? 19 : 0);
    json.id("channel_id", m_world.channelId(message.guild, message.channel));
    if (asEvent && !nested) {
        json.id("guild_id", m_world.guildId(message.guild));
        json.integer("channel_type", int(m_world.channelKind(message.guild, message.channel)));
        json.begin("member");
        writeMember(json, message.guild, message.author, false);
        json.end();
    }
    json.writer().key("author");
    writeAuthor(json, message.author);
    if (withContent) {
        writeMessageBody(json, message);
    } else {
        json.text("content", "");
        json.emptyArray("embeds");
        json.emptyArray("attachments");
        json.emptyArray("components");
    }
    json.time("timestamp", Snowflake(message.id).createdAt().milliseconds());
    if (message.editedAt)
        json.time("edited_timestamp", message.editedAt);
    else
        json.null("edited_timestamp");
    json.boolean("tts", false);
    json.boolean("mention_everyone", message.mentionsEveryone);
    json.boolean("pinned", false);
    json.integer("flags", qint64(message.flags));
    json.emptyArray("mention_roles");
    json.beginArray("mentions");
    if (answered && !nested)
        writeAuthor(json, answered->author);
    if (const int user = mentionedUser(message); user >= 0)
        writeMention(json, message.guild, user, asEvent);
    json.endArray();
    if (!message.nonce.isEmpty())
        json.raw("nonce", message.nonce);
    if (message.replyTo && !nested) {
        json.begin("message_reference");
        json.integer("type", 0);
        json.id("message_id", Snowflake(message.replyTo));
        json.id("channel_id", m_world.channelId(message.guild, message.channel));
        json.id("guild_id", m_world.guildId(message.guild));
        json.end();
        json.writer().key("referenced_message");
        if (answered)
            writeMessage(json, *answered, asEvent, withContent, true);
        else
            json.writer().null();
    }
    json.end();
}

WorldEvent WorldState::messageEvent(const char *name, const StoredMessage &message) const
{
    WorldEvent event { name, 1 << 9, message.guild, {}, {} };
    const bool isOwn = message.author == StoredMessage::botAuthor; // always readable to the bot
    if (m_withContent || isOwn) {
        event.data.reserve(2048);
        JsonText json(event.data);
        writeMessage(json, message, true, true);
    }
    if (m_withoutContent && !isOwn) {
        event.withoutContent.reserve(2048);
        JsonText json(event.withoutContent);
        writeMessage(json, message, true, false);
    }
    return event;
}

WorldEvent WorldState::messageDeleted(const StoredMessage &message) const
{
    WorldEvent event { "MESSAGE_DELETE", 1 << 9, message.guild, {}, {} };
    JsonText json(event.data);
    json.begin();
    json.id("id", Snowflake(message.id));
    json.id("channel_id", m_world.channelId(message.guild, message.channel));
    json.id("guild_id", m_world.guildId(message.guild));
    json.end();
    return event;
}

} // namespace Hikari::Sim
