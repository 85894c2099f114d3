#pragma once

#include <hikari/core/flags.h>
#include <hikari/core/global.h>

namespace Hikari {

//! \brief Which groups of events the gateway sends
//!
//! Presences, members and message content are privileged: the application needs them switched on in the Developer
//! Portal. See Discord Docs/Gateway, "Gateway Intents".
enum class Intent : quint32
{
    Guilds = 1u << 0,
    GuildMembers = 1u << 1, //!< privileged
    GuildModeration = 1u << 2,
    GuildExpressions = 1u << 3,
    GuildIntegrations = 1u << 4,
    GuildWebhooks = 1u << 5,
    GuildInvites = 1u << 6,
    GuildVoiceStates = 1u << 7,
    GuildPresences = 1u << 8, //!< privileged
    GuildMessages = 1u << 9,
    GuildMessageReactions = 1u << 10,
    GuildMessageTyping = 1u << 11,
    DirectMessages = 1u << 12,
    DirectMessageReactions = 1u << 13,
    DirectMessageTyping = 1u << 14,
    MessageContent = 1u << 15, //!< privileged
    GuildScheduledEvents = 1u << 16,
    AutoModerationConfiguration = 1u << 20,
    AutoModerationExecution = 1u << 21,
    GuildMessagePolls = 1u << 24,
    DirectMessagePolls = 1u << 25,

    AllPrivileged = GuildMembers | GuildPresences | MessageContent,
    AllUnprivileged = Guilds | GuildModeration | GuildExpressions | GuildIntegrations | GuildWebhooks | GuildInvites
        | GuildVoiceStates | GuildMessages | GuildMessageReactions | GuildMessageTyping | DirectMessages
        | DirectMessageReactions | DirectMessageTyping | GuildScheduledEvents | AutoModerationConfiguration
        | AutoModerationExecution | GuildMessagePolls | DirectMessagePolls,
    All = AllPrivileged | AllUnprivileged,
};

using Intents = Flags<Intent>;
HIKARI_DECLARE_FLAG_OPERATORS(Intent)

//! \brief The documented names of the set bits, such as "GUILD_MEMBERS"; unknown bits as "1 << n"
HIKARI_EXPORT QStringList intentNames(Intents intents);

} // namespace Hikari
