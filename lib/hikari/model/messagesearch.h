#pragma once

#include <hikari/model/channel.h>
#include <hikari/model/message.h>

#include <QList>

#include <optional>

namespace Hikari {

//! \brief Messages that a search found, with those around each
//!
//! See Discord Docs/Message, "Search Guild Messages".
struct MessageSearchResult
{
    bool isIndexing = false; //!< Discord has not seen all messages yet
    std::optional<int> indexedCount;
    int totalResults = 0;
    QList<QList<Message>> messages;
    QList<Channel> threads;
    QList<ThreadMember> members;

    bool operator==(const MessageSearchResult &) const = default;
};

} // namespace Hikari
