#include <hikari/model/permissioncalculator.h>

namespace Hikari {

namespace {

//! Administrators and the owner: nothing takes a permission from them
bool isAboveAll(const Guild &guild, const Member &member, Permissions permissions)
{
    return (member.user && member.user->id == guild.ownerId) || permissions.has(Permission::Administrator);
}

Permissions rolePermissions(const Guild &guild, const Member &member)
{
    Permissions permissions;
    for (const Role &role : guild.roles) {
        if (role.id == guild.id || member.roleIds.contains(role.id)) // the role of @everyone has the guild's id
            permissions |= role.permissions;
    }
    return permissions;
}

bool isTimedOut(const Member &member, Timestamp now)
{
    return !now.isNull() && member.timedOutUntil && *member.timedOutUntil > now;
}

Permissions timedOut(Permissions permissions)
{
    return permissions & (Permission::ViewChannel | Permission::ReadMessageHistory);
}

void apply(Permissions &permissions, Permissions allow, Permissions deny)
{
    permissions &= ~deny;
    permissions |= allow;
}

bool isVoice(ChannelType type)
{
    return type == ChannelType::GuildVoice || type == ChannelType::GuildStageVoice;
}

bool isThread(ChannelType type)
{
    return type == ChannelType::AnnouncementThread || type == ChannelType::PublicThread
        || type == ChannelType::PrivateThread;
}

Permissions withoutImplicitlyDenied(Permissions permissions, ChannelType type)
{
    if (!permissions.has(Permission::ViewChannel))
        return {};
    if (isVoice(type) && !permissions.has(Permission::Connect))
        return Permission::ViewChannel;
    if (!permissions.has(Permission::SendMessages)) {
        permissions.set(Permission::MentionEveryone | Permission::SendTtsMessages | Permission::AttachFiles
                | Permission::EmbedLinks,
            false);
    }
    return permissions;
}

} // namespace

Permissions allPermissions()
{
    // Bits 0 to 52 but 47, which is not documented
    constexpr quint64 bits = ((quint64(Permission::BypassSlowmode) << 1) - 1) & ~(quint64(1) << 47);
    return Permissions::fromInt(bits);
}

Permissions guildPermissions(const Guild &guild, const Member &member, Timestamp now)
{
    const Permissions permissions = rolePermissions(guild, member);
    if (isAboveAll(guild, member, permissions))
        return allPermissions();
    return isTimedOut(member, now) ? timedOut(permissions) : permissions;
}

std::optional<Permissions> channelPermissions(
    const Guild &guild, const Member &member, const Channel &channel, const Channel *parent, Timestamp now)
{
    Permissions permissions = rolePermissions(guild, member);
    if (isAboveAll(guild, member, permissions))
        return allPermissions();
    const Channel *const place = isThread(channel.type) ? parent : &channel;
    if (!place || place->flags.has(ChannelFlag::Obfuscated) || channel.flags.has(ChannelFlag::Obfuscated))
        return std::nullopt;

    const PermissionOverwrite *everyone = nullptr;
    const PermissionOverwrite *own = nullptr;
    Permissions allow, deny;
    for (const PermissionOverwrite &overwrite : place->permissionOverwrites) {
        if (overwrite.type == OverwriteType::Member) {
            if (member.user && overwrite.id == member.user->id)
                own = &overwrite;
        } else if (overwrite.id == guild.id) {
            everyone = &overwrite;
        } else if (member.roleIds.contains(overwrite.id)) {
            allow |= overwrite.allow;
            deny |= overwrite.deny;
        }
    }
    if (everyone)
        apply(permissions, everyone->allow, everyone->deny);
    apply(permissions, allow, deny);
    if (own)
        apply(permissions, own->allow, own->deny);
    if (isThread(channel.type))
        permissions.set(Permission::SendMessages, permissions.has(Permission::SendMessagesInThreads));
    permissions = withoutImplicitlyDenied(permissions, channel.type);
    return isTimedOut(member, now) ? timedOut(permissions) : permissions;
}

} // namespace Hikari
