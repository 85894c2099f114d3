#include <hikari/model/interaction.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field entitlementFields[] {
    field<&Entitlement::id>("id", FieldFlag::Required),
    field<&Entitlement::skuId>("sku_id"),
    field<&Entitlement::applicationId>("application_id"),
    field<&Entitlement::userId>("user_id", FieldFlag::Optional),
    field<&Entitlement::type>("type"),
    field<&Entitlement::isDeleted>("deleted"),
    field<&Entitlement::startsAt>("starts_at", FieldFlag::Nullable),
    field<&Entitlement::endsAt>("ends_at", FieldFlag::Nullable),
    field<&Entitlement::guildId>("guild_id", FieldFlag::Optional),
    field<&Entitlement::isConsumed>("consumed", FieldFlag::Optional),
    field<&Entitlement::subscriptionId>("subscription_id"),
    field<&Entitlement::promotionId>("promotion_id"),
    field<&Entitlement::giftCodeFlags>("gift_code_flags"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Entitlement>()
{
    static constexpr Table table { "Entitlement", entitlementFields, std::size(entitlementFields) };
    return table;
}

static constexpr Field interactionOptionFields[] {
    field<&InteractionOption::name>("name"),
    field<&InteractionOption::type>("type"),
    field<&InteractionOption::value>("value", FieldFlag::Optional),
    field<&InteractionOption::options>("options", FieldFlag::Optional),
    field<&InteractionOption::isFocused>("focused", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<InteractionOption>()
{
    static constexpr Table table { "InteractionOption", interactionOptionFields, std::size(interactionOptionFields) };
    return table;
}

bool InteractionOption::operator==(const InteractionOption &other) const = default;

static constexpr Field commandDataFields[] {
    field<&CommandData::id>("id", FieldFlag::Required),
    field<&CommandData::name>("name"),
    field<&CommandData::type>("type"),
    field<&CommandData::resolved>("resolved", FieldFlag::Optional),
    field<&CommandData::options>("options", FieldFlag::Optional),
    field<&CommandData::guildId>("guild_id", FieldFlag::Optional),
    field<&CommandData::targetId>("target_id", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<CommandData>()
{
    static constexpr Table table { "CommandData", commandDataFields, std::size(commandDataFields) };
    return table;
}

static constexpr Field componentDataFields[] {
    field<&ComponentData::id>("id", FieldFlag::Optional),
    field<&ComponentData::customId>("custom_id"),
    field<&ComponentData::componentType>("component_type"),
    field<&ComponentData::values>("values", FieldFlag::Optional),
    field<&ComponentData::resolved>("resolved", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ComponentData>()
{
    static constexpr Table table { "ComponentData", componentDataFields, std::size(componentDataFields) };
    return table;
}

static constexpr Field modalDataFields[] {
    field<&ModalData::customId>("custom_id"),
    field<&ModalData::components>("components"),
    field<&ModalData::resolved>("resolved", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ModalData>()
{
    static constexpr Table table { "ModalData", modalDataFields, std::size(modalDataFields) };
    return table;
}

bool JsonType<InteractionData>::decode(InteractionData &member, JsonValue value, DecodeContext &context)
{
    if (!value.isObject())
        return false;
    // The keys tell, so that it needs no look at the interaction's type, which may come later.
    bool isRead = false;
    if (value.find("component_type").isValid())
        isRead = Hikari::decode(value, member.data.emplace<ComponentData>(), context);
    else if (value.find("components").isValid())
        isRead = Hikari::decode(value, member.data.emplace<ModalData>(), context);
    else if (value.find("id").isValid())
        isRead = Hikari::decode(value, member.data.emplace<CommandData>(), context);
    if (!isRead)
        member.data = JsonBlob { value.toJson() };
    return true;
}

void JsonType<InteractionData>::encode(const InteractionData &member, JsonWriter &writer)
{
    std::visit([&writer](const auto &held) { Hikari::encode(held, writer); }, member.data);
}

static constexpr Field interactionFields[] {
    field<&Interaction::id>("id", FieldFlag::Required),
    field<&Interaction::applicationId>("application_id"),
    field<&Interaction::type>("type"),
    field<&Interaction::data>("data", FieldFlag::Optional),
    field<&Interaction::guild>("guild", FieldFlag::Optional),
    field<&Interaction::guildId>("guild_id", FieldFlag::Optional),
    field<&Interaction::channel>("channel", FieldFlag::Optional),
    field<&Interaction::channelId>("channel_id", FieldFlag::Optional),
    field<&Interaction::member>("member", FieldFlag::Optional),
    field<&Interaction::user>("user", FieldFlag::Optional),
    field<&Interaction::token>("token"),
    field<&Interaction::version>("version"),
    field<&Interaction::message>("message", FieldFlag::Optional),
    field<&Interaction::appPermissions>("app_permissions"),
    field<&Interaction::locale>("locale", FieldFlag::Optional),
    field<&Interaction::guildLocale>("guild_locale", FieldFlag::Optional),
    field<&Interaction::entitlements>("entitlements"),
    field<&Interaction::integrationOwners>("authorizing_integration_owners"),
    field<&Interaction::context>("context", FieldFlag::Optional),
    field<&Interaction::attachmentSizeLimit>("attachment_size_limit"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Interaction>()
{
    static constexpr Table table { "Interaction", interactionFields, std::size(interactionFields) };
    return table;
}

const User *Interaction::invoker() const
{
    if (member && member->user)
        return &*member->user;
    return user ? &*user : nullptr;
}

} // namespace Hikari
