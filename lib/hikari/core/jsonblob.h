#pragma once

#include <QByteArray>

namespace Hikari {

//! \brief JSON kept as text, for parts that the library does not model
struct JsonBlob
{
    QByteArray json; //!< compact; empty means absent

    bool isEmpty() const { return json.isEmpty(); }
    bool operator==(const JsonBlob &) const = default;
};

} // namespace Hikari
