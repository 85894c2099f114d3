#pragma once

#include <hikari/events/guild_events.h>
#include <hikari/model/integration.h>

#include <optional>

namespace Hikari {

//! \brief About an integration of a guild
//!
//! Needs Intent::GuildIntegrations, as all that derive from it.
struct IntegrationEvent : GuildEvent
{
    static constexpr auto lineage = lineageOf<GuildEvent::lineage>(EventType::Integration);

    Snowflake integrationId;
    std::optional<Snowflake> applicationId; //!< of a bot
};

//! \brief An integration was added (INTEGRATION_CREATE)
struct IntegrationCreateEvent : IntegrationEvent
{
    static constexpr auto lineage = lineageOf<IntegrationEvent::lineage>(EventType::IntegrationCreate);

    Integration integration;
};

//! \brief An integration changed (INTEGRATION_UPDATE)
struct IntegrationUpdateEvent : IntegrationEvent
{
    static constexpr auto lineage = lineageOf<IntegrationEvent::lineage>(EventType::IntegrationUpdate);

    Integration integration;
};

//! \brief An integration was removed (INTEGRATION_DELETE)
struct IntegrationDeleteEvent : IntegrationEvent
{
    static constexpr auto lineage = lineageOf<IntegrationEvent::lineage>(EventType::IntegrationDelete);
};

} // namespace Hikari
