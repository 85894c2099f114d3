#include "randomobjects.h"

namespace Hikari {

RandomObjects::RandomObjects(quint32 seed)
    : m_random(seed)
{
    for (int i = 0; i < userCount; ++i)
        m_users.append(newUser(userAt(i)));
}

void RandomObjects::changeUser()
{
    const int index = pick(userCount);
    m_users[index] = newUser(userAt(index));
}

User RandomObjects::newUser(Snowflake id)
{
    User value;
    value.id = id;
    value.username = QStringLiteral("user ") + QString::number(pick(3));
    value.discriminator = chance(90) ? QStringLiteral("0") : QStringLiteral("1234");
    if (chance(20))
        value.globalName = word();
    value.isBot = chance(10);
    return value;
}

OwnUser RandomObjects::ownUser()
{
    OwnUser value;
    static_cast<User &>(value) = userWith(userAt(0));
    value.isVerified = chance(50);
    return value;
}

Member RandomObjects::member(const User &user)
{
    Member value;
    value.user = user;
    value.nickname = maybeWord();
    for (int i = pick(4); i > 0; --i)
        value.roleIds.append(Snowflake(quint64(i)));
    value.joinedAt = maybeTime();
    value.isDeaf = chance(20);
    if (chance(10))
        value.permissions = Permissions(Permission::SendMessages);
    return value;
}

GatewayGuild RandomObjects::guild(Snowflake id)
{
    GatewayGuild value;
    value.id = id;
    value.name = word();
    value.ownerId = userId();
    value.description = maybeWord();
    if (chance(50))
        value.features = { QStringLiteral("COMMUNITY"), word() };
    value.joinedAt = time();
    value.isLarge = chance(50);
    value.memberCount = pick(userCount + 1);
    return value;
}

GatewayGuild RandomObjects::wholeGuild(Snowflake id)
{
    GatewayGuild value = guild(id);
    value.roles = listOf(10, [&] { return role(id); });
    value.emojis = listOf(10, [&] { return emoji(id); });
    value.stickers = listOf(10, [&] { return sticker(id); });
    // These two do not say which guild they are of.
    const auto withoutGuild = [](Channel channel) {
        channel.guildId.reset();
        return channel;
    };
    value.channels = listOf(25, [&] { return withoutGuild(channel(id)); });
    value.threads = listOf(25, [&] { return withoutGuild(thread(id)); });
    value.members = listOf(chance(50) ? 10 : 60, [&] { return member(); });
    value.presences = listOf(20, [&] { return presence(id); });
    value.voiceStates = listOf(10, [&] { return voiceState(id); });
    for (Presence &presence : value.presences)
        presence.guildId.reset();
    for (VoiceState &state : value.voiceStates)
        state.guildId.reset();
    value.stageInstances = listOf(3, [&] { return stage(id); });
    value.scheduledEvents = listOf(4, [&] { return scheduled(id); });
    value.soundboardSounds = listOf(4, [&] { return sound(id); });
    return value;
}

Channel RandomObjects::channel(Snowflake guild)
{
    Channel value;
    value.id = channelId(guild);
    value.guildId = guild;
    value.name = word();
    value.topic = maybeWord();
    value.position = pick(3);
    value.lastMessageId = maybeId();
    return value;
}

Channel RandomObjects::thread(Snowflake guild)
{
    Channel value;
    value.id = threadId(guild);
    value.type = ChannelType::PublicThread;
    value.guildId = guild;
    value.name = word();
    value.parentId = channelId(guild);
    if (chance(30))
        value.threadMember = threadMember(value.id);
    return value;
}

ThreadMember RandomObjects::threadMember(Snowflake thread)
{
    ThreadMember value;
    value.threadId = thread;
    value.userId = userAt(0);
    value.joinedAt = time();
    value.flags = pick(4);
    return value;
}

Role RandomObjects::role(Snowflake guild)
{
    Role value;
    value.id = roleId(guild);
    value.name = word();
    value.position = pick(3);
    value.isHoisted = chance(50);
    return value;
}

Emoji RandomObjects::emoji(Snowflake guild)
{
    Emoji value;
    value.id = emojiId(guild);
    value.name = word();
    value.requiresColons = chance(80);
    if (chance(40))
        value.user = user();
    return value;
}

Sticker RandomObjects::sticker(Snowflake guild)
{
    Sticker value;
    value.id = stickerId(guild);
    value.name = word();
    value.description = maybeWord();
    if (chance(40))
        value.user = user();
    return value;
}

SoundboardSound RandomObjects::sound(Snowflake guild)
{
    SoundboardSound value;
    value.id = soundId(guild);
    value.guildId = guild;
    value.name = word();
    value.volume = chance(50) ? 1.0 : 0.25;
    value.user = maybeUser();
    return value;
}

StageInstance RandomObjects::stage(Snowflake guild)
{
    StageInstance value;
    value.id = stageId(guild);
    value.guildId = guild;
    value.channelId = channelId(guild);
    value.topic = word();
    return value;
}

ScheduledEvent RandomObjects::scheduled(Snowflake guild)
{
    ScheduledEvent value;
    value.id = eventId(guild);
    value.guildId = guild;
    value.name = word();
    value.startsAt = time();
    value.endsAt = maybeTime();
    value.creator = maybeUser();
    return value;
}

Presence RandomObjects::presence(Snowflake guild)
{
    Presence value;
    value.userId = userId();
    value.guildId = guild;
    value.status = chance(30) ? Status::Offline : chance(50) ? Status::Idle : Status::Online;
    if (chance(30))
        value.activities.append(Activity::playing(word()));
    return value;
}

VoiceState RandomObjects::voiceState(Snowflake guild)
{
    VoiceState value;
    value.userId = userId();
    value.guildId = guild;
    if (chance(70))
        value.channelId = channelId(guild);
    value.sessionId = word();
    value.isSelfMute = chance(50);
    if (chance(50))
        value.member = member(userWith(value.userId));
    return value;
}

InviteWithMetadata RandomObjects::invite()
{
    InviteWithMetadata value;
    value.code = inviteCode();
    value.uses = pick(3);
    value.inviter = maybeUser();
    value.targetUser = maybeUser();
    return value;
}

Message RandomObjects::message()
{
    Message value;
    value.id = messageId();
    value.channelId = Snowflake(3);
    value.author = user();
    value.content = word();
    if (chance(10))
        value.webhookId = Snowflake(77);
    value.isPinned = chance(20);
    for (int i = pick(3); i > 0; --i) // sometimes the same user twice
        static_cast<User &>(value.mentions.emplaceBack()) = user();
    return value;
}

} // namespace Hikari
