#include <hikari/model/user.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field avatarDecorationFields[] {
    field<&AvatarDecoration::asset>("asset"),
    field<&AvatarDecoration::skuId>("sku_id"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<AvatarDecoration>()
{
    static constexpr Table table { "AvatarDecoration", avatarDecorationFields, std::size(avatarDecorationFields) };
    return table;
}

static constexpr Field nameplateFields[] {
    field<&Nameplate::skuId>("sku_id"),
    field<&Nameplate::asset>("asset"),
    field<&Nameplate::label>("label"),
    field<&Nameplate::palette>("palette"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Nameplate>()
{
    static constexpr Table table { "Nameplate", nameplateFields, std::size(nameplateFields) };
    return table;
}

static constexpr Field collectiblesFields[] {
    field<&Collectibles::nameplate>("nameplate", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Collectibles>()
{
    static constexpr Table table { "Collectibles", collectiblesFields, std::size(collectiblesFields) };
    return table;
}

static constexpr Field primaryGuildFields[] {
    field<&PrimaryGuild::guildId>("identity_guild_id", FieldFlag::Nullable),
    field<&PrimaryGuild::isEnabled>("identity_enabled", FieldFlag::Nullable),
    field<&PrimaryGuild::tag>("tag", FieldFlag::Nullable),
    field<&PrimaryGuild::badge>("badge", FieldFlag::Nullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<PrimaryGuild>()
{
    static constexpr Table table { "PrimaryGuild", primaryGuildFields, std::size(primaryGuildFields) };
    return table;
}

static constexpr Field userFields[] {
    field<&User::id>("id", FieldFlag::Required),
    field<&User::username>("username"),
    field<&User::discriminator>("discriminator"),
    field<&User::globalName>("global_name", FieldFlag::Nullable),
    field<&User::avatar>("avatar", FieldFlag::Nullable),
    field<&User::isBot>("bot", FieldFlag::Optional),
    field<&User::isSystem>("system", FieldFlag::Optional),
    field<&User::banner>("banner", FieldFlag::OptionalNullable),
    field<&User::accentColor>("accent_color", FieldFlag::OptionalNullable),
    field<&User::publicFlags>("public_flags", FieldFlag::Optional),
    field<&User::avatarDecoration>("avatar_decoration_data", FieldFlag::OptionalNullable),
    field<&User::collectibles>("collectibles", FieldFlag::OptionalNullable),
    field<&User::primaryGuild>("primary_guild", FieldFlag::OptionalNullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<User>()
{
    static constexpr Table table { "User", userFields, std::size(userFields) };
    return table;
}

static constexpr Field ownUserFields[] {
    inherited<OwnUser, User>(),
    field<&OwnUser::isMfaEnabled>("mfa_enabled", FieldFlag::Optional),
    field<&OwnUser::isVerified>("verified", FieldFlag::Optional),
    field<&OwnUser::locale>("locale", FieldFlag::Optional),
    field<&OwnUser::email>("email", FieldFlag::OptionalNullable),
    field<&OwnUser::flags>("flags", FieldFlag::Optional),
    field<&OwnUser::premiumType>("premium_type", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<OwnUser>()
{
    static constexpr Table table { "OwnUser", ownUserFields, std::size(ownUserFields) };
    return table;
}

} // namespace Hikari
