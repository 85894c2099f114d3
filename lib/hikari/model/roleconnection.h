#pragma once

#include <QHash>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief How a value is compared with what a guild asks for
//!
//! Numbers that are not listed are kept. See Discord Docs/Application Role Connection Metadata, "Application Role
//! Connection Metadata Type".
enum class RoleConnectionMetadataType : int
{
    IntegerLessThanOrEqual = 1,
    IntegerGreaterThanOrEqual = 2,
    IntegerEqual = 3,
    IntegerNotEqual = 4,
    DatetimeLessThanOrEqual = 5,
    DatetimeGreaterThanOrEqual = 6,
    BooleanEqual = 7,
    BooleanNotEqual = 8,
};

//! \brief A value that linked roles may ask for
//!
//! See Discord Docs/Application Role Connection Metadata, "Application Role Connection Metadata Structure".
struct RoleConnectionMetadata
{
    RoleConnectionMetadataType type = RoleConnectionMetadataType::IntegerLessThanOrEqual;
    QString key; //!< 1 to 50 of a-z, 0-9, _
    QString name;
    QHash<QString, QString> nameLocalizations;
    QString description;
    QHash<QString, QString> descriptionLocalizations;

    bool operator==(const RoleConnectionMetadata &) const = default;
};

//! \brief What an application says about a user
//!
//! See Discord Docs/User, "Application Role Connection Structure".
struct RoleConnection
{
    std::optional<QString> platformName;
    std::optional<QString> platformUsername;
    QHash<QString, QString> metadata; //!< by the key of RoleConnectionMetadata

    bool operator==(const RoleConnection &) const = default;
};

} // namespace Hikari
