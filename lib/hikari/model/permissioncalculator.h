#pragma once

#include <hikari/core/global.h>
#include <hikari/model/channel.h>
#include <hikari/model/guild.h>
#include <hikari/model/member.h>
#include <hikari/model/permissions.h>

#include <optional>

namespace Hikari {

//! \brief Every documented permission
HIKARI_EXPORT Permissions allPermissions();

//! \brief What \a member may do in a guild, apart from its channels
//!
//! All for the owner and for administrators, else what \@everyone and the member's roles allow together. A member who
//! is timed out keeps ViewChannel and ReadMessageHistory only. See Discord Docs/Permissions, "Permission Hierarchy".
//! \param guild its ownerId and roles count; roles that are not in it are passed over
//! \param member with its user
//! \param now for the timeout; null: timeouts do not count
HIKARI_EXPORT Permissions guildPermissions(const Guild &guild, const Member &member, Timestamp now = {});

//! \brief What \a member may do in a channel; nullopt when that cannot be known
//!
//! guildPermissions(), changed by the channel's overwrites: \@everyone, then all roles together, then the member. What
//! is implicit is taken away as well: all without ViewChannel; mentioning everyone, attachments, embeds and TTS without
//! SendMessages; all but ViewChannel without Connect in voice channels. See Discord Docs/Permissions, "Permission
//! Overwrites" and "Implicit Permissions".
//!
//! Of a channel that Discord shows obfuscated (ChannelFlag::Obfuscated) the overwrites are not real, so the result is
//! nullopt, and so it is for a thread without \a parent.
//! \param parent of a thread, the channel that it is in: its overwrites count, and SendMessagesInThreads instead of
//! SendMessages
HIKARI_EXPORT std::optional<Permissions> channelPermissions(const Guild &guild, const Member &member,
    const Channel &channel, const Channel *parent = nullptr, Timestamp now = {});

} // namespace Hikari
