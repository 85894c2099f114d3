#pragma once

#include <hikari/core/global.h>

#include <QList>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <exception>
#include <memory>

class QDebug;

namespace Hikari {

//! \brief What Discord found wrong with one field of a request
struct FieldError
{
    QString path; //!< flattened, for example "embeds[0].title"
    QString code; //!< for example "BASE_TYPE_REQUIRED"
    QString message;

    bool operator==(const FieldError &) const = default;
};

//! \brief Why something failed at run time: a value, never thrown but by co_await
//!
//! Every concrete error class of hikari is one Kind; its abstract ones are the functions isHttp() and following.
//! Never contains a token or the content of a message.
struct HIKARI_EXPORT Error
{
    enum class Kind
    {
        None, //!< no error
        Network, //!< no answer: DNS, refused, cut (HTTPError)
        Timeout, //!< no answer in time
        Cancelled, //!< by cancel(), or the producer went away
        ShutDown, //!< the bot closed before it was done
        Interrupted, //!< a signal such as SIGINT ended the bot (HikariInterrupt)
        Http, //!< an HTTP status that no kind below names (HTTPResponseError, ClientHTTPResponseError)
        BadRequest, //!< HTTP 400 (BadRequestError)
        Unauthorized, //!< HTTP 401 (UnauthorizedError)
        Forbidden, //!< HTTP 403 (ForbiddenError)
        NotFound, //!< HTTP 404 (NotFoundError)
        RateLimited, //!< HTTP 429, and waiting was declined
        RateLimitTooLong, //!< the wait would exceed the allowed maximum; nothing was sent (RateLimitTooLongError)
        InternalServer, //!< HTTP 5xx after all retries (InternalServerError)
        BulkDelete, //!< deleting many messages failed halfway (BulkDeleteError)
        InvalidRequest, //!< refused locally: Discord would refuse it
        InvalidArgument, //!< a parameter out of its range
        State, //!< not possible now, for example starting twice (ComponentStateConflictError)
        MissingIntent, //!< needs an intent that the bot does not have (MissingIntentError)
        UnrecognisedEntity, //!< Discord sent a thing of an unknown type where it must be known
                            //!< (UnrecognisedEntityError)
        Protocol, //!< the answer is not what Discord documents, for example bad JSON
        Tls, //!< certificate or handshake
        Gateway, //!< any other failure of a shard (GatewayError)
        GatewayConnection, //!< a shard could not connect (GatewayConnectionError)
        GatewayTransport, //!< a shard's connection broke (GatewayTransportError)
        GatewayClosed, //!< Discord closed a shard's connection for good (GatewayServerClosedConnectionError)
        SessionLimit, //!< no session start is left today
        Voice, //!< voice connection (VoiceError)
        Exception, //!< user code threw
    };

    Kind kind = Kind::None;
    QString message {}; //!< one sentence for a person
    int httpStatus = 0; //!< 0: no HTTP answer
    int discordCode = 0; //!< Discord's JSON error code; 0: none
    int closeCode = 0; //!< of the gateway connection; 0: none
    QList<FieldError> fields {};
    QString route {}; //!< method and template, for example "GET /channels/{channel}"
    std::chrono::milliseconds retryAfter { 0 }; //!< when it may succeed again; 0: unknown

    //! \brief Whether this is an error at all
    explicit operator bool() const { return kind != Kind::None; }

    //! \brief A request failed (HTTPError)
    bool isHttp() const;
    //! \brief Discord answered a request with an error (HTTPResponseError)
    bool isHttpResponse() const;
    //! \brief The answer was a 4xx: the request was at fault (ClientHTTPResponseError)
    bool isClientError() const;
    //! \brief A shard failed (GatewayError)
    bool isGateway() const;

    //! \brief The Kind for an HTTP \a status; None below 400
    static Kind kindOfHttpStatus(int status);
    //! \brief What user code threw, with Kind::Exception; the error itself for an ErrorException
    static Error fromException(const std::exception_ptr &exception);
    //! \brief The enumerator's name
    static QString kindName(Kind kind);
    //! \brief One line with everything a person needs to act, redacted
    //!
    //! For example "NotFound: Unknown Channel (HTTP 404, code 10003, GET /channels/{channel})".
    QString toString() const;

    bool operator==(const Error &) const = default;
};

HIKARI_EXPORT QDebug operator<<(QDebug debug, const Error &error);

template<typename T>
class Reply;
namespace Internal {
struct Failure;
} // namespace Internal

//! \brief What co_await throws for a failed Reply, and what a QFuture made of one holds
class HIKARI_EXPORT ErrorException : public std::exception
{
public:
    explicit ErrorException(Error error);
    ErrorException(const ErrorException &) = default;
    ErrorException &operator=(const ErrorException &) = default;
    ~ErrorException() override;

    const Error &error() const noexcept;
    const char *what() const noexcept override;

private:
    template<typename T>
    friend class Reply;
    // For a QFuture: whoever asks this for the error has asked the reply (P118).
    explicit ErrorException(std::shared_ptr<Internal::Failure> failure);
    void look() const noexcept;

    Error m_error;
    QByteArray m_what;
    std::shared_ptr<Internal::Failure> m_failure; // null: nobody has to be told that it was seen
};

} // namespace Hikari

Q_DECLARE_METATYPE(Hikari::Error)
