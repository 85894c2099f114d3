#pragma once

#include <hikari/core/snowflake.h>
#include <hikari/model/member.h>
#include <hikari/model/presence.h>

#include <QList>

#include <chrono>
#include <functional>

namespace Hikari {

//! \brief How far a request for members has come
struct MemberRequestProgress
{
    int chunks = 0; //!< that have come
    int chunkCount = 0; //!< that will come; 0 before the first
    qsizetype members = 0; //!< that have come
    //! Until the request is sent, because of a rate limit, or less when one before it is given up; 0: it is sent
    std::chrono::milliseconds wait { 0 };
};

//! \brief What a request for members allows itself
struct MemberRequestOptions
{
    std::chrono::milliseconds timeout { 30'000 }; //!< without a further chunk
    //! A longer wait for a rate limit is an error at once; Discord sends all members of a guild once in 30 s
    std::chrono::milliseconds maxRateLimit { 300'000 };
    std::function<void(const MemberRequestProgress &)> progress {}; //!< called in the bot's thread; may be empty
};

//! \brief The answer to a request for members, from all its chunks
struct GuildMembers
{
    Snowflake guildId;
    QList<Member> members; //!< in the order of the chunks
    QList<Presence> presences; //!< when asked for: of those who are not offline
    QList<Snowflake> notFound; //!< userIds that are no members
};

} // namespace Hikari
