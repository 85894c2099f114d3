#pragma once

#include <hikari/model/integration.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief Who sees a connection
//!
//! Numbers that are not listed are kept. See Discord Docs/User, "Visibility Types".
enum class ConnectionVisibility : int
{
    None = 0,
    Everyone = 1,
};

//! \brief An account elsewhere that a user has linked
//!
//! See Discord Docs/User, "Connection Structure".
struct OwnConnection
{
    QString id;
    QString name;
    QString type; //!< the service, such as "github"
    std::optional<bool> isRevoked;
    QList<Integration> integrations;
    bool isVerified = false;
    bool hasFriendSync = false;
    bool hasShowActivity = false;
    bool isTwoWayLink = false;
    ConnectionVisibility visibility = ConnectionVisibility::None;

    bool operator==(const OwnConnection &) const = default;
};

} // namespace Hikari
