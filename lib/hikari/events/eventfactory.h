#pragma once

#include <hikari/core/error.h>
#include <hikari/core/global.h>
#include <hikari/events/event.h>

#include <QByteArrayView>

namespace Hikari {

//! \brief The event that a dispatch becomes, as a shard would make it; what hikari's EventFactory does; any thread
//!
//! For tests and replays: `bot.events()->dispatch(eventFromJson("MESSAGE_CREATE", json))`. GUILD_CREATE is taken for a
//! guild that the bot joins, GUILD_DELETE for one that it leaves, unless "unavailable" says otherwise. What the library
//! does not know, or cannot read, becomes an UnknownEvent.
//!
//! \param gatewayName such as "MESSAGE_CREATE"
//! \param json the dispatch's "d"
//! \param error Protocol, when \a json is no JSON; may be null
//! \return null only for text that is no JSON
HIKARI_EXPORT EventPtr eventFromJson(
    QByteArrayView gatewayName, QByteArrayView json, int shardId = 0, Error *error = nullptr);

} // namespace Hikari
