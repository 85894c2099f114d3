#pragma once

#include <hikari/core/snowflake.h>
#include <hikari/events/event.h>

#include <QCoreApplication>
#include <QString>

namespace Panel {

//! \brief Families of events: the colour of the mark before the type
enum class EventFamily
{
    Lifetime,
    Shard,
    Guild,
    Member,
    Message,
    Reaction,
    Presence,
    Voice,
    Interaction,
    Other
};

//! \brief What the list of events says about one event; made only for painted rows
class EventSummary
{
    Q_DECLARE_TR_FUNCTIONS(EventSummary)
public:
    //! \brief One line in plain text: "tove: which soil do you use? 1 attachment"; at most 512 characters
    static QString text(const Hikari::Event &event);
    //! Null when the event belongs to none
    static Hikari::Snowflake guildId(const Hikari::Event &event);
    static Hikari::Snowflake channelId(const Hikari::Event &event);
    static EventFamily family(Hikari::EventType type);
};

} // namespace Panel
