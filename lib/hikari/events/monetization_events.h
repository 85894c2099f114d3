#pragma once

#include <hikari/events/shard_events.h>
#include <hikari/model/interaction.h>
#include <hikari/model/monetization.h>

namespace Hikari {

//! \brief About what a user or guild has bought of the application
struct EntitlementEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::Entitlement);

    Entitlement entitlement;
};

//! \brief Something was bought or granted (ENTITLEMENT_CREATE)
struct EntitlementCreateEvent : EntitlementEvent
{
    static constexpr auto lineage = lineageOf<EntitlementEvent::lineage>(EventType::EntitlementCreate);
};

//! \brief An entitlement changed, for example because it was renewed or ends (ENTITLEMENT_UPDATE)
struct EntitlementUpdateEvent : EntitlementEvent
{
    static constexpr auto lineage = lineageOf<EntitlementEvent::lineage>(EventType::EntitlementUpdate);
};

//! \brief An entitlement was refunded or removed by Discord (ENTITLEMENT_DELETE)
//!
//! Not sent when one expires.
struct EntitlementDeleteEvent : EntitlementEvent
{
    static constexpr auto lineage = lineageOf<EntitlementEvent::lineage>(EventType::EntitlementDelete);
};

//! \brief About a recurring purchase of a user
struct SubscriptionEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::Subscription);

    Subscription subscription;
};

//! \brief A user subscribed (SUBSCRIPTION_CREATE)
struct SubscriptionCreateEvent : SubscriptionEvent
{
    static constexpr auto lineage = lineageOf<SubscriptionEvent::lineage>(EventType::SubscriptionCreate);
};

//! \brief A subscription changed, was renewed or cancelled (SUBSCRIPTION_UPDATE)
struct SubscriptionUpdateEvent : SubscriptionEvent
{
    static constexpr auto lineage = lineageOf<SubscriptionEvent::lineage>(EventType::SubscriptionUpdate);
};

//! \brief A subscription was deleted (SUBSCRIPTION_DELETE)
struct SubscriptionDeleteEvent : SubscriptionEvent
{
    static constexpr auto lineage = lineageOf<SubscriptionEvent::lineage>(EventType::SubscriptionDelete);
};

} // namespace Hikari
