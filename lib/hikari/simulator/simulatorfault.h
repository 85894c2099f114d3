#pragma once

#include <hikari/core/timestamp.h>
#include <hikari/simulator/simulatorglobal.h>

#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <chrono>
#include <optional>

namespace Hikari {

//! \brief The ways in which the simulator misbehaves
//!
//! Some happen once, or every FaultOrder::period; the others are conditions that last, see faultIsCondition().
enum class FaultKind
{
    Cut, //!< TCP reset, no close frame
    CutMidFrame, //!< half a frame, then TCP reset
    Close, //!< close frame with \a code and \a reason; 4004, 4007, 4009 and 4010-4014 end the session
    Reconnect, //!< op 7; closed with 4000 when the client is still there after 5 s
    InvalidSession, //!< op 9, \a isResumable
    StallFrame, //!< half of the next frame, the rest after \a delay
    Garbage, //!< a message of noise: within the compressed stream, or where there is none text that is no JSON
    BadCompression, //!< the next compressed payload is damaged; nothing without compression
    Bomb, //!< a small message that inflates to \a bytes; nothing without compression

    SwallowAcks, //!< heartbeats are not acknowledged
    LateAcks, //!< they are after \a delay ± \a jitter
    HalfOpen, //!< nothing is read or sent, TCP stays; goes on where it was once this is over
    SlowReader, //!< nothing is read, sending goes on
    Delay, //!< frames leave after \a delay ± \a jitter, in order
    Throttle, //!< frames leave at \a bytesPerSecond
    SplitFrames, //!< payloads of zlib-stream come in three messages, the end mark divided
    UnknownOp, //!< an additional payload with an unknown op before dispatches
    UnknownEvent, //!< dispatches have a name that nobody knows
    UnknownEnum, //!< numbers called "type" and the like are out of range
    MissingField, //!< one field of the data is left out
    Duplicate, //!< dispatches are sent twice, with the same s
    Reorder, //!< dispatches change places with the one behind
    RefuseIdentify, //!< op 9, as when max_concurrency is exceeded: the first \a windows of each bucket; 0: all
    RefuseToken, //!< 4004 for IDENTIFY, RESUME and who is connected
    RefuseIntents, //!< 4014 for IDENTIFY and who is connected
    RefuseHandshake, //!< HTTP \a status instead of 101
    RedirectHandshake, //!< HTTP 302 to the gateway's own URL
    SilentHost, //!< \a mode "hello": 101, but no HELLO; "upgrade": no answer to the HTTP request
    ResumeHost, //!< READY names a host that is dead: \a mode "refuse", "503" or "silent"; alive once this is over
    GuildOutage, //!< \a share of the guilds is unavailable

    // These hit \a share of the REST requests to \a route; what they hit is not carried out.
    Rest429, //!< a rate limit of \a scope for \a retryAfter
    Rest5xx, //!< an error of Discord's with \a status
    RestTimeout, //!< no answer for \a delay, then the connection is closed without one
    RestInvalidJson, //!< 200, and half an object
    RestCloudflare, //!< a page of HTML with \a status and without rate limit headers
};

//! \brief Whom a 429 concerns, as X-RateLimit-Scope has it
enum class RestScope
{
    User,
    Shared,
    Global
};

//! \brief One misbehaviour to order from the simulator, see Simulator::injectFault()
//!
//! Its text form is that of command lines and scenario files: the kind, and what differs from the kind's defaults.
//! "cut:shard=3", "close:code=4009,every=5s", "late-acks:delay=800ms,jitter=200ms,for=10s",
//! "missing-field:share=0.1,types=MESSAGE_CREATE+MESSAGE_UPDATE"
struct HIKARI_SIMULATOR_EXPORT FaultOrder
{
    FaultKind kind = FaultKind::Cut;
    int shardId = -1; //!< -1: all; what is not connected is left alone. Handshakes know no shard.
    std::chrono::milliseconds duration { 0 }; //!< of a condition or of repetitions; zero: until it is cleared
    std::chrono::milliseconds period { 0 }; //!< zero: once. Not of conditions.

    int code = 4000; //!< 1000-4999
    QString reason; //!< at most 123 bytes of UTF-8
    bool isResumable = true;
    std::chrono::milliseconds delay { 0 };
    std::chrono::milliseconds jitter { 0 }; //!< at most the delay
    qint64 bytesPerSecond = 0;
    qint64 bytes = 0; //!< at most 1 GiB
    double share = 1; //!< of dispatches, guilds or requests, above 0, at most 1
    QStringList types; //!< gateway names, "MESSAGE_CREATE"; empty: all but READY and RESUMED
    int status = 503; //!< 400-599; of rest-5xx 500-599
    int windows = 1;
    QString mode; //!< see the kind
    RestScope scope = RestScope::User;
    std::chrono::milliseconds retryAfter { 0 }; //!< zero: a page of Cloudflare's says nothing about it
    QString route; //!< only requests whose path after /api/v10 contains it, "/messages"; empty: all
    int times = 0; //!< requests it hits, then it is over; 0: all

    //! An order with the defaults of \a kind
    static FaultOrder of(FaultKind kind);
    //! \param error names the wrong part and what is allowed; may be null
    static std::optional<FaultOrder> fromText(QStringView text, QString *error = nullptr);
    //! The shortest text that fromText() reads as this order
    QString toText() const;
    //! What makes the order impossible, with what is allowed; empty: nothing
    QString problem() const;

    bool operator==(const FaultOrder &) const = default;
};

//! \brief An order that is at work
struct ActiveFault
{
    quint64 id = 0; //!< for Simulator::clearFault()
    FaultOrder order;
    Timestamp since;
    std::optional<std::chrono::milliseconds> remaining; //!< nullopt: until it is cleared
    quint64 hits = 0; //!< connections, payloads or handshakes that it spoilt
};

HIKARI_SIMULATOR_EXPORT QList<FaultKind> faultKinds();
//! "late-acks"
HIKARI_SIMULATOR_EXPORT QString faultKindName(FaultKind kind);
//! Whether it lasts, instead of happening once or every period
HIKARI_SIMULATOR_EXPORT bool faultIsCondition(FaultKind kind);
//! The parameters it has in text form: "shard", "for", "delay", ...
HIKARI_SIMULATOR_EXPORT QStringList faultParameters(FaultKind kind);

} // namespace Hikari
