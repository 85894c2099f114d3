#pragma once

#include <hikari/core/global.h>

#include <QList>
#include <QString>

namespace Hikari {

//! \brief A key of one of Discord's objects, as the library reads and writes it
struct FieldInfo
{
    QString key; //!< Discord's name
    QString type; //!< as Discord's documentation names it: "snowflake", "array of string", "User"
    bool isRequired = false; //!< without it the object cannot be used
    bool isOptional = false; //!< the key may be missing
    bool isNullable = false; //!< the value may be null

    bool operator==(const FieldInfo &) const = default;
};

//! \brief A struct of the library that stands for one of Discord's objects
struct ModelInfo
{
    QString name; //!< of the struct
    QList<FieldInfo> fields; //!< with those of its bases
};

//! \brief All of them, in no particular order; any thread
HIKARI_EXPORT const QList<ModelInfo> &models();
//! \brief The struct called \a name; null when there is none; any thread
HIKARI_EXPORT const ModelInfo *model(QStringView name);

} // namespace Hikari
