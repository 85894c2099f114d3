#include <hikari/model/automoderation.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field autoModActionMetadataFields[] {
    field<&AutoModActionMetadata::channelId>("channel_id", FieldFlag::Optional),
    field<&AutoModActionMetadata::durationSeconds>("duration_seconds", FieldFlag::Optional),
    field<&AutoModActionMetadata::customMessage>("custom_message", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<AutoModActionMetadata>()
{
    static constexpr Table table { "AutoModActionMetadata", autoModActionMetadataFields,
        std::size(autoModActionMetadataFields) };
    return table;
}

static constexpr Field autoModActionFields[] {
    field<&AutoModAction::type>("type"),
    field<&AutoModAction::metadata>("metadata", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<AutoModAction>()
{
    static constexpr Table table { "AutoModAction", autoModActionFields, std::size(autoModActionFields) };
    return table;
}

static constexpr Field autoModTriggerMetadataFields[] {
    field<&AutoModTriggerMetadata::keywordFilter>("keyword_filter", FieldFlag::Optional),
    field<&AutoModTriggerMetadata::regexPatterns>("regex_patterns", FieldFlag::Optional),
    field<&AutoModTriggerMetadata::presets>("presets", FieldFlag::Optional),
    field<&AutoModTriggerMetadata::allowList>("allow_list", FieldFlag::Optional),
    field<&AutoModTriggerMetadata::mentionTotalLimit>("mention_total_limit", FieldFlag::Optional),
    field<&AutoModTriggerMetadata::isMentionRaidProtectionEnabled>(
        "mention_raid_protection_enabled", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<AutoModTriggerMetadata>()
{
    static constexpr Table table { "AutoModTriggerMetadata", autoModTriggerMetadataFields,
        std::size(autoModTriggerMetadataFields) };
    return table;
}

static constexpr Field autoModRuleFields[] {
    field<&AutoModRule::id>("id", FieldFlag::Required),
    field<&AutoModRule::guildId>("guild_id"),
    field<&AutoModRule::name>("name"),
    field<&AutoModRule::creatorId>("creator_id"),
    field<&AutoModRule::eventType>("event_type"),
    field<&AutoModRule::triggerType>("trigger_type"),
    field<&AutoModRule::triggerMetadata>("trigger_metadata"),
    field<&AutoModRule::actions>("actions"),
    field<&AutoModRule::isEnabled>("enabled"),
    field<&AutoModRule::exemptRoleIds>("exempt_roles"),
    field<&AutoModRule::exemptChannelIds>("exempt_channels"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<AutoModRule>()
{
    static constexpr Table table { "AutoModRule", autoModRuleFields, std::size(autoModRuleFields) };
    return table;
}

} // namespace Hikari
