#pragma once

#include <hikari/core/timestamp.h>
#include <hikari/events/event.h>

#include <QByteArray>
#include <QMetaType>

namespace Hikari {

//! \brief An event on its way from a shard to the listeners, with what is known about its arrival
struct Delivery
{
    EventPtr event; //!< not null
    QByteArray payload; //!< the gateway's JSON text (t, s, d); empty unless somebody asked for it
    Timestamp receivedAt; //!< when the shard had read it; null for events made in this process
    int payloadSize = 0; //!< bytes of the JSON text; 0 for events made in this process
};

} // namespace Hikari

Q_DECLARE_METATYPE(Hikari::Delivery)
