#pragma once

#include <hikari/events/shard_events.h>
#include <hikari/model/interaction.h>

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

} // namespace Hikari
