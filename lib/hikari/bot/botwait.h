#pragma once

#include <hikari/core/timestamp.h>

#include <QMetaType>
#include <QString>

namespace Hikari {

//! \brief Something that takes a bot longer than a person would expect, and why (P51)
struct BotWait
{
    enum class Kind
    {
        Rest, //!< while it starts: an answer of Discord's REST API, or a place in its rate limit
        TooManyStarts, //!< more sessions than StartOptions::identifiesPerHour were begun: does the bot crash?
        SessionLimit, //!< no session start is left today
        IdentifyWindow, //!< shards wait for their turn to identify
        Backoff, //!< a shard lost its connection, or got none, and tries again
    };

    Kind kind = Kind::Rest;
    int shardId = -1; //!< of Backoff; else -1
    QString reason {}; //!< one sentence for a person, without the time
    Timestamp until {}; //!< null: not known

    bool operator==(const BotWait &) const = default;
};

} // namespace Hikari

Q_DECLARE_METATYPE(Hikari::BotWait)
