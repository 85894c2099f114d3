#pragma once

#include <hikari/core/timestamp.h>
#include <hikari/model/message.h>

namespace Hikari {

//! \brief A pinned message
//!
//! See Discord Docs/Message, "Message Pin Object Structure".
struct MessagePin
{
    Timestamp pinnedAt;
    Message message;

    bool operator==(const MessagePin &) const = default;
};

} // namespace Hikari
