#include <hikari/model/auditlog.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

//! Which alternative a value becomes depends on its form alone: the key only names the changed member
struct JsonAuditLogValue : JsonPlain
{
    static constexpr const char *name = "any";
    static constexpr bool acceptsNull = true;

    template<typename T>
    static bool tryAs(AuditLogValue &member, JsonValue value)
    {
        DecodeContext silent;
        T list;
        if (!JsonType<T>::decode(list, value, silent) || !silent.warnings().isEmpty())
            return false;
        member = std::move(list);
        return true;
    }
    static bool decode(AuditLogValue &member, JsonValue value, DecodeContext &context)
    {
        JsonScalar scalar;
        if (!value.isArray() && JsonType<JsonScalar>::decode(scalar, value, context)) {
            member = std::move(scalar);
            return true;
        }
        JsonValue first;
        if (value.isArray() && JsonElements(value).next(first)) {
            if (first.isObject() && first.find("allow").isValid()) {
                if (tryAs<QList<PermissionOverwrite>>(member, value))
                    return true;
            } else if (first.isObject() && first.find("name").isValid() && value.size() > 0 && first.size() == 2
                && tryAs<QList<PartialRole>>(member, value)) {
                return true;
            } else if (first.toString()
                && (tryAs<QList<Snowflake>>(member, value) || tryAs<QList<QString>>(member, value))) {
                return true;
            }
        }
        return JsonType<JsonBlob>::decode(member.emplace<JsonBlob>(), value, context);
    }
    static void encode(const AuditLogValue &member, JsonWriter &writer)
    {
        std::visit([&writer](const auto &held) { Hikari::encode(held, writer); }, member);
    }
    static bool isAbsent(const AuditLogValue &member)
    {
        const auto *scalar = std::get_if<JsonScalar>(&member);
        return scalar && scalar->index() == 0;
    }
};

static constexpr Field partialRoleFields[] {
    field<&PartialRole::id>("id", FieldFlag::Required),
    field<&PartialRole::name>("name"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<PartialRole>()
{
    static constexpr Table table { "PartialRole", partialRoleFields, std::size(partialRoleFields) };
    return table;
}

static constexpr Field auditLogChangeFields[] {
    field<&AuditLogChange::key>("key"),
    fieldAs<&AuditLogChange::oldValue, JsonAuditLogValue>("old_value", FieldFlag::Optional),
    fieldAs<&AuditLogChange::newValue, JsonAuditLogValue>("new_value", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<AuditLogChange>()
{
    static constexpr Table table { "AuditLogChange", auditLogChangeFields, std::size(auditLogChangeFields) };
    return table;
}

static constexpr Field auditLogEntryInfoFields[] {
    field<&AuditLogEntryInfo::applicationId>("application_id", FieldFlag::Optional),
    field<&AuditLogEntryInfo::autoModRuleName>("auto_moderation_rule_name", FieldFlag::Optional),
    field<&AuditLogEntryInfo::autoModTriggerType>("auto_moderation_rule_trigger_type", FieldFlag::Optional),
    field<&AuditLogEntryInfo::channelId>("channel_id", FieldFlag::Optional),
    field<&AuditLogEntryInfo::count>("count", FieldFlag::Optional),
    field<&AuditLogEntryInfo::deleteMemberDays>("delete_member_days", FieldFlag::Optional),
    field<&AuditLogEntryInfo::id>("id", FieldFlag::Optional),
    field<&AuditLogEntryInfo::integrationType>("integration_type", FieldFlag::Optional),
    field<&AuditLogEntryInfo::membersRemoved>("members_removed", FieldFlag::Optional),
    field<&AuditLogEntryInfo::messageId>("message_id", FieldFlag::Optional),
    field<&AuditLogEntryInfo::roleName>("role_name", FieldFlag::Optional),
    field<&AuditLogEntryInfo::status>("status", FieldFlag::Optional),
    field<&AuditLogEntryInfo::type>("type", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<AuditLogEntryInfo>()
{
    static constexpr Table table { "AuditLogEntryInfo", auditLogEntryInfoFields, std::size(auditLogEntryInfoFields) };
    return table;
}

static constexpr Field auditLogEntryFields[] {
    field<&AuditLogEntry::id>("id", FieldFlag::Required),
    field<&AuditLogEntry::targetId>("target_id", FieldFlag::Nullable),
    field<&AuditLogEntry::changes>("changes", FieldFlag::Optional),
    field<&AuditLogEntry::userId>("user_id", FieldFlag::Nullable),
    field<&AuditLogEntry::actionType>("action_type"),
    field<&AuditLogEntry::options>("options", FieldFlag::Optional),
    field<&AuditLogEntry::reason>("reason", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<AuditLogEntry>()
{
    static constexpr Table table { "AuditLogEntry", auditLogEntryFields, std::size(auditLogEntryFields) };
    return table;
}

static constexpr Field auditLogFields[] {
    field<&AuditLog::applicationCommands>("application_commands"),
    field<&AuditLog::entries>("audit_log_entries"),
    field<&AuditLog::autoModRules>("auto_moderation_rules"),
    field<&AuditLog::scheduledEvents>("guild_scheduled_events"),
    field<&AuditLog::integrations>("integrations"),
    field<&AuditLog::threads>("threads"),
    field<&AuditLog::users>("users"),
    field<&AuditLog::webhooks>("webhooks"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<AuditLog>()
{
    static constexpr Table table { "AuditLog", auditLogFields, std::size(auditLogFields) };
    return table;
}

} // namespace Hikari
