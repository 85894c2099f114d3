#pragma once

#include <hikari/core/snowflake.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief Where an activity runs
//!
//! See Discord Docs/Application, "Activity Location Object".
struct ActivityLocation
{
    QString id;
    QString kind; //!< "gc" a guild's channel, "pc" a private one, "party"
    Snowflake channelId;
    std::optional<Snowflake> guildId;

    bool operator==(const ActivityLocation &) const = default;
};

//! \brief One running activity
//!
//! See Discord Docs/Application, "Activity Instance Object".
struct ActivityInstance
{
    Snowflake applicationId;
    QString instanceId;
    Snowflake launchId;
    ActivityLocation location;
    QList<Snowflake> userIds;

    bool operator==(const ActivityInstance &) const = default;
};

} // namespace Hikari
