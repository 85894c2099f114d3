#pragma once

#include <hikari/core/global.h>

#include <optional>
#include <string_view>

namespace Hikari {

//! \brief What can be read of a gateway payload without parsing all of it
struct PayloadHeader
{
    int op = -1;
    qint64 sequence = -1; //!< -1: null or absent
    std::string_view name; //!< of a dispatch; empty: null or absent
    std::size_t dataAt = 0; //!< where the value of d begins; the payload's end ends it
};

//! \brief Reads op, s and t if they come before d, as Discord sends them
//!
//! nullopt when they do not, or anything unusual is met: the payload is to be parsed then. What follows d's key is not
//! looked at.
HIKARI_AUTOTEST_EXPORT std::optional<PayloadHeader> scanPayloadHeader(std::string_view json);

} // namespace Hikari
