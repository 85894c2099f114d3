#pragma once

#include <QString>

#include <chrono>

namespace Hikari {

//! \brief How many sessions the bot may still start
//!
//! See Discord Docs/Gateway, "Session Start Limit Structure".
struct SessionStartLimit
{
    int total = 0;
    int remaining = 0;
    std::chrono::milliseconds resetAfter = std::chrono::milliseconds(0); //!< until remaining is total again
    int maxConcurrency = 1; //!< identifies per 5 seconds

    bool operator==(const SessionStartLimit &) const = default;
};

//! \brief Where to connect, and with how many shards
//!
//! See Discord Docs/Gateway, "Get Gateway Bot".
struct GatewayBotInfo
{
    QString url; //!< wss://
    int shards = 1; //!< recommended
    SessionStartLimit sessionStartLimit;

    bool operator==(const GatewayBotInfo &) const = default;
};

} // namespace Hikari
