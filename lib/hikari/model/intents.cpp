#include <hikari/model/intents.h>

#include <QStringList>

namespace Hikari {

QStringList intentNames(Intents intents)
{
    static constexpr struct
    {
        Intent intent;
        const char *name;
    } names[] {
        { Intent::Guilds, "GUILDS" },
        { Intent::GuildMembers, "GUILD_MEMBERS" },
        { Intent::GuildModeration, "GUILD_MODERATION" },
        { Intent::GuildExpressions, "GUILD_EXPRESSIONS" },
        { Intent::GuildIntegrations, "GUILD_INTEGRATIONS" },
        { Intent::GuildWebhooks, "GUILD_WEBHOOKS" },
        { Intent::GuildInvites, "GUILD_INVITES" },
        { Intent::GuildVoiceStates, "GUILD_VOICE_STATES" },
        { Intent::GuildPresences, "GUILD_PRESENCES" },
        { Intent::GuildMessages, "GUILD_MESSAGES" },
        { Intent::GuildMessageReactions, "GUILD_MESSAGE_REACTIONS" },
        { Intent::GuildMessageTyping, "GUILD_MESSAGE_TYPING" },
        { Intent::DirectMessages, "DIRECT_MESSAGES" },
        { Intent::DirectMessageReactions, "DIRECT_MESSAGE_REACTIONS" },
        { Intent::DirectMessageTyping, "DIRECT_MESSAGE_TYPING" },
        { Intent::MessageContent, "MESSAGE_CONTENT" },
        { Intent::GuildScheduledEvents, "GUILD_SCHEDULED_EVENTS" },
        { Intent::AutoModerationConfiguration, "AUTO_MODERATION_CONFIGURATION" },
        { Intent::AutoModerationExecution, "AUTO_MODERATION_EXECUTION" },
        { Intent::GuildMessagePolls, "GUILD_MESSAGE_POLLS" },
        { Intent::DirectMessagePolls, "DIRECT_MESSAGE_POLLS" },
    };
    QStringList result;
    quint64 rest = quint64(intents.toInt());
    for (const auto &one : names) {
        if (rest & quint64(one.intent))
            result.append(QLatin1String(one.name));
        rest &= ~quint64(one.intent);
    }
    for (int bit = 0; rest; ++bit, rest >>= 1) {
        if (rest & 1)
            result.append(QStringLiteral("1 << %1").arg(bit));
    }
    return result;
}

} // namespace Hikari
