#pragma once

#include <hikari/events/shard_events.h>
#include <hikari/model/commandpermissions.h>
#include <hikari/model/interaction.h>

namespace Hikari {

//! \brief A user used a command, component or modal of the bot (INTERACTION_CREATE)
//!
//! To be answered within 3 seconds.
struct InteractionCreateEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::InteractionCreate);

    Interaction interaction;
};

//! \brief A user used a command: slash, user, message or entry point
struct CommandInteractionCreateEvent : InteractionCreateEvent
{
    static constexpr auto lineage = lineageOf<InteractionCreateEvent::lineage>(EventType::CommandInteractionCreate);
};

//! \brief A user pressed a button or chose from a menu
struct ComponentInteractionCreateEvent : InteractionCreateEvent
{
    static constexpr auto lineage = lineageOf<InteractionCreateEvent::lineage>(EventType::ComponentInteractionCreate);
};

//! \brief A user types the value of an option that has autocompletion
struct AutocompleteInteractionCreateEvent : InteractionCreateEvent
{
    static constexpr auto lineage =
        lineageOf<InteractionCreateEvent::lineage>(EventType::AutocompleteInteractionCreate);
};

//! \brief A user submitted a modal
struct ModalInteractionCreateEvent : InteractionCreateEvent
{
    static constexpr auto lineage = lineageOf<InteractionCreateEvent::lineage>(EventType::ModalInteractionCreate);
};

//! \brief The permissions of a command changed (APPLICATION_COMMAND_PERMISSIONS_UPDATE)
struct ApplicationCommandPermissionsUpdateEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::ApplicationCommandPermissionsUpdate);

    GuildCommandPermissions permissions;
};

} // namespace Hikari
