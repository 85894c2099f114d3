#pragma once

#include <hikari/core/flags.h>
#include <hikari/core/snowflake.h>
#include <hikari/core/timestamp.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief What an SKU sells
//!
//! Numbers that are not listed are kept. See Discord Docs/SKU, "SKU Types".
enum class SkuType : int
{
    Durable = 2,
    Consumable = 3,
    Subscription = 5,
    SubscriptionGroup = 6,
};

//! \brief Properties of an SKU
//!
//! Bits that are not listed are kept. See Discord Docs/SKU, "SKU Flags".
enum class SkuFlag : quint32
{
    Available = 1u << 2,
    GuildSubscription = 1u << 7,
    UserSubscription = 1u << 8,
};

using SkuFlags = Flags<SkuFlag>;
HIKARI_DECLARE_FLAG_OPERATORS(SkuFlag)

//! \brief The state of a subscription; as documented on 2026-11-24, in an order that is easily got wrong
//!
//! Numbers that are not listed are kept. See Discord Docs/Subscription, "Subscription Statuses".
enum class SubscriptionStatus : int
{
    Active = 0,
    Inactive = 1,
    Ending = 2,
};

//! \brief Something that an application sells
//!
//! See Discord Docs/SKU, "SKU Structure".
struct Sku
{
    Snowflake id;
    SkuType type = SkuType::Durable;
    Snowflake applicationId;
    QString name;
    QString slug; //!< in the store's URL
    SkuFlags flags;

    bool operator==(const Sku &) const = default;
};

//! \brief A recurring purchase of a user
//!
//! See Discord Docs/Subscription, "Subscription Object".
struct Subscription
{
    Snowflake id;
    Snowflake userId;
    QList<Snowflake> skuIds;
    QList<Snowflake> entitlementIds;
    std::optional<QList<Snowflake>> renewalSkuIds; //!< at the next period
    Timestamp periodStartsAt;
    Timestamp periodEndsAt;
    SubscriptionStatus status = SubscriptionStatus::Active;
    std::optional<Timestamp> canceledAt;
    std::optional<QString> country; //!< two letters of ISO 3166-1, of the payment

    bool operator==(const Subscription &) const = default;
};

} // namespace Hikari
