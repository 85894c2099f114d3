#pragma once

#include <hikari/core/flags.h>

namespace Hikari {

//! \brief What a member or role may do; sent as text, since it needs 64 bits
//!
//! See Discord Docs/Permissions, "Bitwise Permission Flags".
enum class Permission : quint64
{
    CreateInstantInvite = 1ull << 0,
    KickMembers = 1ull << 1,
    BanMembers = 1ull << 2,
    Administrator = 1ull << 3,
    ManageChannels = 1ull << 4,
    ManageGuild = 1ull << 5,
    AddReactions = 1ull << 6,
    ViewAuditLog = 1ull << 7,
    PrioritySpeaker = 1ull << 8,
    Stream = 1ull << 9,
    ViewChannel = 1ull << 10,
    SendMessages = 1ull << 11,
    SendTtsMessages = 1ull << 12,
    ManageMessages = 1ull << 13,
    EmbedLinks = 1ull << 14,
    AttachFiles = 1ull << 15,
    ReadMessageHistory = 1ull << 16,
    MentionEveryone = 1ull << 17,
    UseExternalEmojis = 1ull << 18,
    ViewGuildInsights = 1ull << 19,
    Connect = 1ull << 20,
    Speak = 1ull << 21,
    MuteMembers = 1ull << 22,
    DeafenMembers = 1ull << 23,
    MoveMembers = 1ull << 24,
    UseVad = 1ull << 25,
    ChangeNickname = 1ull << 26,
    ManageNicknames = 1ull << 27,
    ManageRoles = 1ull << 28,
    ManageWebhooks = 1ull << 29,
    ManageGuildExpressions = 1ull << 30,
    UseApplicationCommands = 1ull << 31,
    RequestToSpeak = 1ull << 32,
    ManageEvents = 1ull << 33,
    ManageThreads = 1ull << 34,
    CreatePublicThreads = 1ull << 35,
    CreatePrivateThreads = 1ull << 36,
    UseExternalStickers = 1ull << 37,
    SendMessagesInThreads = 1ull << 38,
    UseEmbeddedActivities = 1ull << 39,
    ModerateMembers = 1ull << 40,
    ViewCreatorMonetizationAnalytics = 1ull << 41,
    UseSoundboard = 1ull << 42,
    CreateGuildExpressions = 1ull << 43,
    CreateEvents = 1ull << 44,
    UseExternalSounds = 1ull << 45,
    SendVoiceMessages = 1ull << 46,
    SetVoiceChannelStatus = 1ull << 48,
    SendPolls = 1ull << 49,
    UseExternalApps = 1ull << 50,
    PinMessages = 1ull << 51,
    BypassSlowmode = 1ull << 52,
};

using Permissions = Flags<Permission>;
HIKARI_DECLARE_FLAG_OPERATORS(Permission)

//! Tells the JSON layer that Discord writes these flags as decimal text
constexpr bool isJsonText(Permission)
{
    return true;
}

} // namespace Hikari
