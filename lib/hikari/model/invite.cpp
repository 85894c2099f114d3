#include <hikari/model/invite.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field inviteStageInstanceFields[] {
    field<&InviteStageInstance::members>("members"),
    field<&InviteStageInstance::participantCount>("participant_count"),
    field<&InviteStageInstance::speakerCount>("speaker_count"),
    field<&InviteStageInstance::topic>("topic"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<InviteStageInstance>()
{
    static constexpr Table table { "InviteStageInstance", inviteStageInstanceFields,
        std::size(inviteStageInstanceFields) };
    return table;
}

static constexpr Field inviteFields[] {
    field<&Invite::type>("type"),
    field<&Invite::code>("code"),
    field<&Invite::guild>("guild", FieldFlag::Optional),
    field<&Invite::channel>("channel", FieldFlag::Nullable),
    field<&Invite::inviter>("inviter", FieldFlag::Optional),
    field<&Invite::targetType>("target_type", FieldFlag::Optional),
    field<&Invite::targetUser>("target_user", FieldFlag::Optional),
    field<&Invite::targetApplication>("target_application", FieldFlag::Optional),
    field<&Invite::approximateMemberCount>("approximate_member_count", FieldFlag::Optional),
    field<&Invite::approximatePresenceCount>("approximate_presence_count", FieldFlag::Optional),
    field<&Invite::expiresAt>("expires_at", FieldFlag::Nullable),
    field<&Invite::stageInstance>("stage_instance", FieldFlag::Optional),
    field<&Invite::scheduledEvent>("guild_scheduled_event", FieldFlag::Optional),
    field<&Invite::flags>("flags", FieldFlag::Optional),
    field<&Invite::roles>("roles", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Invite>()
{
    static constexpr Table table { "Invite", inviteFields, std::size(inviteFields) };
    return table;
}

static constexpr Field inviteWithMetadataFields[] {
    inherited<InviteWithMetadata, Invite>(),
    field<&InviteWithMetadata::uses>("uses"),
    field<&InviteWithMetadata::maxUses>("max_uses"),
    field<&InviteWithMetadata::maxAgeSeconds>("max_age"),
    field<&InviteWithMetadata::isTemporary>("temporary"),
    field<&InviteWithMetadata::createdAt>("created_at"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<InviteWithMetadata>()
{
    static constexpr Table table { "InviteWithMetadata", inviteWithMetadataFields,
        std::size(inviteWithMetadataFields) };
    return table;
}

} // namespace Hikari
