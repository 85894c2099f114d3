#pragma once

#include <hikari/core/timestamp.h>

#include <QList>
#include <QMetaType>
#include <QString>

#include <chrono>

namespace Hikari {

//! \brief A finished request, for display
struct RestRecord
{
    quint64 id = 0; //!< counts up from 1
    Timestamp startedAt; //!< when it was asked for
    QString method;
    QString route; //!< template, for example "/channels/{channel}/messages"
    QString path; //!< as it was sent, without the base URL
    QString bucket; //!< Discord's hash; empty when the route has no limit
    int status = 0; //!< HTTP; 0: no answer
    int attempts = 0; //!< 0: it was never sent
    std::chrono::milliseconds waited { 0 }; //!< for rate limits
    std::chrono::milliseconds duration { 0 }; //!< of the last attempt
    qint64 requestBytes = 0; //!< of the body
    qint64 responseBytes = 0; //!< of the body
    QString error; //!< empty: it succeeded
};

//! \brief A rate limit that Discord has told about
struct RestBucket
{
    QString hash;
    QString route; //!< method and template that was last sent to it
    QString major; //!< the channel, guild or webhook that it belongs to; may be empty
    int limit = 0;
    int remaining = 0;
    std::chrono::milliseconds resetAfter { 0 };
    int queued = 0;
};

//! \brief A RestClient at one moment, for display
struct RestSnapshot
{
    quint64 requests = 0; //!< asked for
    quint64 succeeded = 0;
    quint64 failed = 0;
    quint64 rateLimited = 0; //!< 429 received
    int inFlight = 0;
    int queued = 0; //!< waiting for a rate limit
    int invalidRequests = 0; //!< 401, 403 and 429 in the last 10 minutes; at 10,000 Discord bans the address
    quint64 droppedRecords = 0;
    QList<RestBucket> buckets;
};

} // namespace Hikari

Q_DECLARE_METATYPE(Hikari::RestRecord)
