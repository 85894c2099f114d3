#pragma once

#include <hikari/events/event.h>
#include <hikari/model/intents.h>
#include <hikari/model/schema.h>

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace Hikari {

//! \brief What is known about a class of events
struct EventClassInfo
{
    EventType type = EventType::Event;
    QString name; //!< of the struct, for example "MessageCreateEvent"
    EventType parent = EventType::Event; //!< its direct base; itself for `Event`
    bool isConcrete = false; //!< false: only a base
    QStringList gatewayNames; //!< the dispatches it is made of, for a base those of what derives from it
    Intents intents; //!< one of these is needed to receive it, or one of its kinds; none: comes without
    QString signalName; //!< of GatewayBot; empty for a base, unless its events are split into guilds and DMs
    QList<FieldInfo> fields; //!< of the dispatch's payload, with those of its bases
};

//! \brief All classes of the library, bases before what derives from them; any thread
HIKARI_EXPORT const QList<EventClassInfo> &eventClasses();
//! \brief The class \a type; null for classes of user code; any thread
HIKARI_EXPORT const EventClassInfo *eventClass(EventType type);
//! \brief The name of a class, such as "MessageCreateEvent"; "CustomEvent" for those of user code; any thread
HIKARI_EXPORT QString eventName(EventType type);
//! \brief The class of a struct's name, with or without "Event" at its end; null when there is none; any thread
HIKARI_EXPORT const EventClassInfo *eventClassByName(QStringView name);
//! \brief The concrete classes that a dispatch such as "GUILD_CREATE" may become; none when it is not known; any thread
HIKARI_EXPORT QList<EventType> eventTypesOfGatewayName(QByteArrayView name);
//! \brief The class whose signal of GatewayBot has the name \a name; `Event` when there is none; any thread
HIKARI_EXPORT EventType eventTypeOfSignal(QByteArrayView name);

//! \brief Several event classes under one name; see EventGroup
struct EventGroupInfo
{
    QString name; //!< of the alias, for example "GuildReactionEvents"
    QList<EventType> members;
};

//! \brief The groups of the library, which stand for classes that have two bases in hikari; any thread
HIKARI_EXPORT const QList<EventGroupInfo> &eventGroups();

//! \brief The payload of an event as compact JSON with Discord's keys, made from its members; any thread
//!
//! For display: what the library has no member for is not in it. Empty for events that are made of no dispatch.
HIKARI_EXPORT QByteArray eventPayload(const Event &event);

} // namespace Hikari
