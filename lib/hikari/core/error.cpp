#include <hikari/core/error.h>
#include <hikari/core/redact.h>
#include <hikari/core/replystate.h>

#include <QDebug>
#include <QStringList>

namespace Hikari {

bool Error::isHttp() const
{
    return isHttpResponse() || kind == Kind::Network || kind == Kind::RateLimitTooLong;
}

bool Error::isHttpResponse() const
{
    return kindOfHttpStatus(httpStatus) != Kind::None;
}

bool Error::isClientError() const
{
    return httpStatus >= 400 && httpStatus < 500;
}

bool Error::isGateway() const
{
    switch (kind) {
    case Kind::Gateway:
    case Kind::GatewayConnection:
    case Kind::GatewayTransport:
    case Kind::GatewayClosed:
        return true;
    default:
        return false;
    }
}

Error::Kind Error::kindOfHttpStatus(int status)
{
    switch (status) {
    case 400:
        return Kind::BadRequest;
    case 401:
        return Kind::Unauthorized;
    case 403:
        return Kind::Forbidden;
    case 404:
        return Kind::NotFound;
    case 429:
        return Kind::RateLimited;
    default:
        break;
    }
    if (status >= 500 && status < 600)
        return Kind::InternalServer;
    return status >= 400 ? Kind::Http : Kind::None;
}

Error Error::fromException(const std::exception_ptr &exception)
{
    Error error { .kind = Kind::Exception };
    try {
        std::rethrow_exception(exception);
    } catch (const ErrorException &e) {
        return e.error();
    } catch (const std::exception &e) {
        error.message = redact(QString::fromUtf8(e.what()));
    } catch (...) {
        error.message = QStringLiteral("an exception that is no std::exception");
    }
    return error;
}

QString Error::kindName(Kind kind)
{
    switch (kind) {
#define HIKARI_KIND(name)                                                                                              \
    case Kind::name:                                                                                                   \
        return QStringLiteral(#name)
        HIKARI_KIND(None);
        HIKARI_KIND(Network);
        HIKARI_KIND(Timeout);
        HIKARI_KIND(Cancelled);
        HIKARI_KIND(ShutDown);
        HIKARI_KIND(Interrupted);
        HIKARI_KIND(Http);
        HIKARI_KIND(BadRequest);
        HIKARI_KIND(Unauthorized);
        HIKARI_KIND(Forbidden);
        HIKARI_KIND(NotFound);
        HIKARI_KIND(RateLimited);
        HIKARI_KIND(RateLimitTooLong);
        HIKARI_KIND(InternalServer);
        HIKARI_KIND(BulkDelete);
        HIKARI_KIND(InvalidRequest);
        HIKARI_KIND(InvalidArgument);
        HIKARI_KIND(State);
        HIKARI_KIND(MissingIntent);
        HIKARI_KIND(UnrecognisedEntity);
        HIKARI_KIND(Protocol);
        HIKARI_KIND(Tls);
        HIKARI_KIND(Gateway);
        HIKARI_KIND(GatewayConnection);
        HIKARI_KIND(GatewayTransport);
        HIKARI_KIND(GatewayClosed);
        HIKARI_KIND(SessionLimit);
        HIKARI_KIND(Voice);
        HIKARI_KIND(Exception);
#undef HIKARI_KIND
    }
    return QString::number(int(kind));
}

QString Error::toString() const
{
    QString text = kindName(kind);
    if (!message.isEmpty())
        text += u": " + message;
    QStringList details;
    if (httpStatus != 0)
        details += u"HTTP " + QString::number(httpStatus);
    if (discordCode != 0)
        details += u"code " + QString::number(discordCode);
    if (closeCode != 0)
        details += u"close code " + QString::number(closeCode);
    if (!route.isEmpty())
        details += route;
    if (retryAfter.count() > 0)
        details += u"retry after " + QString::number(double(retryAfter.count()) / 1000) + u" s";
    for (const FieldError &field : fields)
        details += field.path + u": " + (field.message.isEmpty() ? field.code : field.message);
    if (!details.isEmpty())
        text += u" (" + details.join(u", ") + u')';
    return redact(text);
}

QDebug operator<<(QDebug debug, const Error &error)
{
    const QDebugStateSaver saver(debug);
    debug.noquote().nospace() << error.toString();
    return debug;
}

ErrorException::ErrorException(Error error)
    : m_error(std::move(error))
    , m_what(m_error.toString().toUtf8())
{ }

ErrorException::ErrorException(std::shared_ptr<Internal::Failure> failure)
    : ErrorException(failure->error)
{
    m_failure = std::move(failure);
}

ErrorException::~ErrorException() = default;

void ErrorException::look() const noexcept
{
    if (m_failure)
        m_failure->isObserved = true;
}

const Error &ErrorException::error() const noexcept
{
    look();
    return m_error;
}

const char *ErrorException::what() const noexcept
{
    look();
    return m_what.constData();
}

} // namespace Hikari
