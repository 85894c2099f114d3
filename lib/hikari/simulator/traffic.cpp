// What happens in the world; see worldstate_p.h

#include <hikari/simulator/words_p.h>
#include <hikari/simulator/worldstate_p.h>

#include <algorithm>

namespace Hikari::Sim {

namespace {

// In the bits that real ids use for the machine they were made on
constexpr quint64 worldMessageKind = 6;
constexpr quint64 interactionKind = 8;
constexpr quint64 commandKind = 9;

enum class Happening
{
    MessageCreate,
    Typing,
    Presence,
    ReactionAdd,
    MessageUpdate,
    VoiceState,
    Interaction,
    MemberUpdate,
    MessageDelete,
    ChannelUpdate,
    RoleUpdate,
    GuildUpdate,
};

struct Share
{
    Happening happening;
    int perMille;
    quint64 intents; // one of them is needed
};

// The mix measured on real bots, see the design's figures
constexpr Share shares[] {
    { Happening::MessageCreate, 550, 1 << 9 },
    { Happening::Typing, 120, 1 << 11 },
    { Happening::Presence, 80, 1 << 8 },
    { Happening::ReactionAdd, 60, 1 << 10 },
    { Happening::MessageUpdate, 50, 1 << 9 },
    { Happening::VoiceState, 40, 1 << 7 },
    { Happening::Interaction, 30, 0 },
    { Happening::MemberUpdate, 30, 1 << 1 },
    { Happening::MessageDelete, 20, 1 << 9 },
    { Happening::ChannelUpdate, 12, 1 << 0 },
    { Happening::RoleUpdate, 6, 1 << 0 },
    { Happening::GuildUpdate, 2, 1 << 0 },
};

constexpr int shareSum()
{
    int sum = 0;
    for (const Share &share : shares)
        sum += share.perMille;
    return sum;
}
static_assert(shareSum() == 1000);

const Share &shareAt(int perMille)
{
    for (const Share &share : shares) {
        if (perMille < share.perMille)
            return share;
        perMille -= share.perMille;
    }
    Q_UNREACHABLE();
}

quint64 placeKey(int guild, int index)
{
    return quint64(guild) << 32 | quint64(quint32(index));
}

} // namespace

std::optional<WorldEvent> WorldState::nextEvent(const Wants &wants, qint64 nowMs)
{
    if (m_world.guildCount() == 0)
        return std::nullopt;
    const quint64 r = next();
    const quint64 detail = mix(r, 1);
    Share share = shareAt(int(r % 1000));
    int guild = int((r >> 32) % quint64(m_world.guildCount()));
    // What happens to a message happens where the message is.
    const StoredMessage *message = nullptr;
    const bool isReply = share.happening == Happening::MessageCreate && detail % 8 == 0;
    if (isReply || share.happening == Happening::ReactionAdd || share.happening == Happening::MessageUpdate
        || share.happening == Happening::MessageDelete) {
        message = recentMessage(detail >> 8);
        // What a bot has just said is what people react to.
        if (const auto *said = newestBotMessage(); said && share.happening == Happening::ReactionAdd && detail % 2 == 0)
            message = said;
        if (message)
            guild = message->guild;
        else if (!isReply)
            share = shares[0]; // nothing to change yet: somebody writes instead
    }
    const bool isWanted = wants(guild, share.intents);
    const auto told = [isWanted](auto &&make) { return isWanted ? std::optional<WorldEvent>(make()) : std::nullopt; };
    switch (share.happening) {
    case Happening::MessageCreate: {
        const StoredMessage &created = createMessage(guild, detail, nowMs, message);
        return told([&] { return messageEvent("MESSAGE_CREATE", created); });
    }
    case Happening::Typing:
        return told([&] {
            return typing(guild, m_world.textChannel(guild, detail >> 8), randomMember(guild, detail >> 24), nowMs);
        });
    case Happening::Presence: {
        const int user = changePresence(guild, detail);
        return told([&] { return presenceEvent(guild, user); });
    }
    case Happening::ReactionAdd:
        return told([&] { return reaction(*message, detail); });
    case Happening::MessageUpdate: {
        StoredMessage &slot = messageSlot(message->id);
        slot.editedAt = nowMs;
        return told([&] { return messageEvent("MESSAGE_UPDATE", slot); });
    }
    case Happening::VoiceState: {
        const VoiceState state = changeVoice(guild, detail);
        return told([&] { return voiceEvent(guild, state); });
    }
    case Happening::Interaction:
        return told([&] { return interaction(guild, detail, nowMs); });
    case Happening::MemberUpdate: {
        const int user = changeMember(guild, detail);
        return told([&] { return memberEvent(guild, user); });
    }
    case Happening::MessageDelete: {
        const std::optional<WorldEvent> event = told([&] { return messageDeleted(*message); });
        messageSlot(message->id) = {};
        return event;
    }
    case Happening::ChannelUpdate: {
        const int channel = changeChannel(guild, detail);
        return told([&] { return channelEvent(guild, channel); });
    }
    case Happening::RoleUpdate: {
        const int role = changeRole(guild, detail);
        return told([&] { return roleEvent(guild, role); });
    }
    case Happening::GuildUpdate:
        m_descriptions.insert(guild, detail);
        return told([&] { return guildEvent(guild); });
    }
    Q_UNREACHABLE();
}

const StoredMessage &WorldState::createMessage(int guild, quint64 random, qint64 nowMs, const StoredMessage *replyTo)
{
    StoredMessage message;
    message.id = makeMessageId(worldMessageKind, m_messages++, nowMs);
    message.guild = guild;
    message.channel = replyTo ? replyTo->channel : m_world.textChannel(guild, random >> 8);
    message.author = randomMember(guild, random >> 24);
    message.seed = mix(random, 2);
    message.replyTo = replyTo ? replyTo->id : 0;
    StoredMessage &slot = messageSlot(message.id);
    slot = std::move(message);
    return slot;
}

WorldEvent WorldState::typing(int guild, int channel, int user, qint64 nowMs) const
{
    WorldEvent event { "TYPING_START", 1 << 11, guild, {}, {} };
    JsonText json(event.data);
    json.begin();
    json.id("channel_id", m_world.channelId(guild, channel));
    json.id("guild_id", m_world.guildId(guild));
    json.id("user_id", user < 0 ? m_world.botUserId() : m_world.userId(user));
    json.integer("timestamp", nowMs / 1000);
    json.begin("member");
    writeMember(json, guild, user, true);
    json.end();
    json.end();
    return event;
}

int WorldState::changePresence(int guild, quint64 random)
{
    const int user = randomMember(guild, random >> 24);
    // Those who come and change outnumber those who go; the lowest bits tell, see writePresence()
    const quint64 seed = mix(random, 3);
    m_presences.insert(user, (random >> 8) % 4 ? seed | 4 : seed & ~quint64(4));
    return user;
}

WorldEvent WorldState::presenceEvent(int guild, int user) const
{
    WorldEvent event { "PRESENCE_UPDATE", 1 << 8, guild, {}, {} };
    JsonText json(event.data);
    writePresence(json, guild, user);
    return event;
}

WorldEvent WorldState::reaction(const StoredMessage &message, quint64 random) const
{
    WorldEvent event { "MESSAGE_REACTION_ADD", 1 << 10, message.guild, {}, {} };
    const int user = randomMember(message.guild, random >> 24);
    const int emojis = m_world.emojiCount(message.guild);
    JsonText json(event.data);
    json.begin();
    json.id("user_id", m_world.userId(user));
    json.id("channel_id", m_world.channelId(message.guild, message.channel));
    json.id("message_id", Snowflake(message.id));
    json.id("guild_id", m_world.guildId(message.guild));
    json.id("message_author_id",
        message.author == StoredMessage::botAuthor ? m_world.botUserId() : m_world.userId(message.author));
    json.begin("member");
    writeMember(json, message.guild, user, true);
    json.end();
    json.begin("emoji");
    if (emojis > 0 && (random >> 8 & 1)) {
        const int emoji = int((random >> 12) % quint64(emojis));
        json.id("id", m_world.emojiId(message.guild, emoji));
        json.text("name", m_world.emojiName(message.guild, emoji));
    } else {
        json.null("id");
        json.text("name", QByteArrayView(Words::reactionEmojis[(random >> 12) % Words::reactionEmojis.size()]));
    }
    json.end();
    json.boolean("burst", false);
    json.integer("type", 0);
    json.end();
    return event;
}

VoiceState WorldState::changeVoice(int guild, quint64 random)
{
    QList<VoiceState> &states = voiceStates(guild);
    VoiceState state;
    // Somebody leaves, mutes himself or moves; or somebody comes
    if (!states.isEmpty() && (random & 3) != 0) {
        VoiceState &one = states[qsizetype((random >> 8) % quint64(states.size()))];
        if (one.user >= 0 && (random & 3) == 1) {
            state = one;
            state.channel = -1;
            states.removeIf([&](const VoiceState &s) { return s.user == state.user; });
        } else {
            if ((random & 3) == 2 && one.user >= 0)
                one.channel = m_world.voiceChannel(guild, random >> 40);
            one.mute = !one.mute;
            state = one;
        }
    } else {
        const int user = randomMember(guild, random >> 24);
        state = { user, m_world.voiceChannel(guild, random >> 40), (random >> 50 & 1) != 0, (random >> 51 & 7) == 0 };
        states.removeIf([user](const VoiceState &s) { return s.user == user; });
        states += state;
    }
    return state;
}

WorldEvent WorldState::voiceEvent(int guild, const VoiceState &state) const
{
    WorldEvent event { "VOICE_STATE_UPDATE", 1 << 7, guild, {}, {} };
    JsonText json(event.data);
    writeVoiceState(json, guild, state, true);
    return event;
}

WorldEvent WorldState::interaction(int guild, quint64 random, qint64 nowMs) const
{
    WorldEvent event { "INTERACTION_CREATE", 0, guild, {}, {} };
    const int user = randomMember(guild, random >> 24);
    const int channel = m_world.textChannel(guild, random >> 8);
    const Snowflake id(makeMessageId(interactionKind, m_events, nowMs));
    event.data.reserve(3072);
    JsonText json(event.data);
    json.begin();
    json.id("id", id);
    json.id("application_id", m_world.applicationId());
    json.integer("type", 2);
    json.begin("data");
    json.id("id", Snowflake(makeMessageId(commandKind, random % 10, 1700000000000)));
    json.text("name", QByteArrayView(Words::commands[random % Words::commands.size()]));
    json.integer("type", 1);
    json.beginArray("options");
    json.begin();
    json.text("name", "text");
    json.integer("type", 3);
    json.text("value", m_world.messageText(random));
    json.end();
    json.begin();
    json.text("name", "user");
    json.integer("type", 6);
    json.id("value", m_world.userId(user));
    json.end();
    json.endArray();
    json.begin("resolved");
    json.begin("users");
    json.writer().key(m_world.userId(user).toByteArray().toStdString());
    writeUser(json, user);
    json.end();
    json.begin("members");
    json.writer().key(m_world.userId(user).toByteArray().toStdString());
    json.begin();
    writeMember(json, guild, user, false);
    json.text("permissions", "2248473465835073");
    json.end();
    json.end();
    json.end();
    json.end();
    json.begin("guild");
    json.id("id", m_world.guildId(guild));
    json.text("locale", "en-US");
    json.emptyArray("features");
    json.end();
    json.id("guild_id", m_world.guildId(guild));
    json.writer().key("channel");
    writeChannel(json, guild, channel, true);
    json.id("channel_id", m_world.channelId(guild, channel));
    json.begin("member");
    writeMember(json, guild, user, true);
    json.text("permissions", "2248473465835073");
    json.end();
    // Shaped like a real one, good for nothing
    json.text("token",
        QByteArray("aW50ZXJhY3Rpb246" + m_world.imageHash(7, random, 0) + m_world.imageHash(7, random + 1, 0)));
    json.integer("version", 1);
    json.text("app_permissions", "2248473465835073");
    json.text("locale", "en-US");
    json.text("guild_locale", "en-US");
    json.emptyArray("entitlements");
    json.begin("authorizing_integration_owners");
    json.id("0", m_world.guildId(guild));
    json.end();
    json.integer("context", 0);
    json.integer("attachment_size_limit", 10485760);
    json.end();
    return event;
}

int WorldState::changeMember(int guild, quint64 random)
{
    const int user = randomMember(guild, random >> 24);
    m_nicks.insert(placeKey(guild, user), random);
    return user;
}

WorldEvent WorldState::memberEvent(int guild, int user) const
{
    WorldEvent event { "GUILD_MEMBER_UPDATE", 1 << 1, guild, {}, {} };
    JsonText json(event.data);
    json.begin();
    json.id("guild_id", m_world.guildId(guild));
    writeMember(json, guild, user, true);
    json.end();
    return event;
}

int WorldState::changeChannel(int guild, quint64 random)
{
    const int channel = m_world.textChannel(guild, random >> 8);
    m_topics.insert(placeKey(guild, channel), random);
    return channel;
}

WorldEvent WorldState::channelEvent(int guild, int channel) const
{
    WorldEvent event { "CHANNEL_UPDATE", 1 << 0, guild, {}, {} };
    JsonText json(event.data);
    writeChannel(json, guild, channel, true);
    return event;
}

int WorldState::changeRole(int guild, quint64 random)
{
    const int role = 1 + int((random >> 8) % quint64(m_world.roleCount(guild) - 1));
    m_roles.insert(placeKey(guild, role), random >> 40);
    return role;
}

WorldEvent WorldState::roleEvent(int guild, int role) const
{
    WorldEvent event { "GUILD_ROLE_UPDATE", 1 << 0, guild, {}, {} };
    JsonText json(event.data);
    json.begin();
    json.id("guild_id", m_world.guildId(guild));
    json.writer().key("role");
    writeRole(json, guild, role);
    json.end();
    return event;
}

WorldEvent WorldState::guildEvent(int guild) const
{
    WorldEvent event { "GUILD_UPDATE", 1 << 0, guild, {}, {} };
    JsonText json(event.data);
    json.begin();
    writeGuildFields(json, guild);
    json.end();
    return event;
}

} // namespace Hikari::Sim
