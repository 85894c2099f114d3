#pragma once

#include <hikari/core/timestamp.h>

#include <QMetaType>

#include <chrono>

namespace Hikari {

//! \brief How far the start of the shards has come
struct StartProgress
{
    int total = 0; //!< shards wanted here
    int ready = 0; //!< shards that are ready now
    int window = 0; //!< identify windows begun
    int windows = 0; //!< identify windows needed; 0: every shard goes on with a stored session
    Timestamp windowEndsAt; //!< when the next shard may identify; null: none waits, or it is not known
    std::chrono::milliseconds estimate { 0 }; //!< until the last window begins

    bool operator==(const StartProgress &) const = default;
};

} // namespace Hikari

Q_DECLARE_METATYPE(Hikari::StartProgress)
