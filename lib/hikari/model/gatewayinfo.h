#pragma once

#include <QString>

#include <chrono>

namespace Hikari {

//! \brief How many sessions may still be started
//!
//! See Discord Docs/Gateway, "Session Start Limit Structure".
struct SessionStartLimit
{
    int total = 0; //!< a day
    int remaining = 0;
    std::chrono::milliseconds resetAfter {};
    int maxConcurrency = 1; //!< identifies that may be sent in one window of 5 s

    bool operator==(const SessionStartLimit &) const = default;
};

//! \brief Where the gateway is and how many shards it recommends
//!
//! See Discord Docs/Gateway, "Get Gateway Bot".
struct GatewayBotInfo
{
    QString url;
    int shards = 1;
    SessionStartLimit sessionStartLimit;

    bool operator==(const GatewayBotInfo &) const = default;
};

} // namespace Hikari
