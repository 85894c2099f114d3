// The part of RestClient that reads answers: what they say of limits, what went wrong, and whether they can be read

#include <hikari/rest/restclient_p.h>

#include <hikari/rest/errorbody_p.h>

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

namespace Hikari {

namespace {

std::optional<std::chrono::milliseconds> seconds(const QByteArray &text)
{
    bool ok = false;
    const double value = text.toDouble(&ok);
    if (!ok || !std::isfinite(value) || value < 0 || value > 1e9)
        return {};
    return std::chrono::milliseconds(qint64(std::ceil(value * 1000)));
}

std::optional<int> number(const QByteArray &text)
{
    bool ok = false;
    const int value = text.toInt(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

} // namespace

RateLimitHeaders RestClient::Private::limitsOf(const QNetworkReply &reply, int status, const QByteArray &body)
{
    RateLimitHeaders limits;
    limits.bucket = QString::fromLatin1(reply.rawHeader("X-RateLimit-Bucket"));
    limits.limit = number(reply.rawHeader("X-RateLimit-Limit"));
    limits.remaining = number(reply.rawHeader("X-RateLimit-Remaining"));
    limits.resetAfter = seconds(reply.rawHeader("X-RateLimit-Reset-After"));
    if (status != 429)
        return limits;

    limits.isLimited = true;
    const auto fromHeader = seconds(reply.rawHeader("Retry-After"));
    std::optional<std::chrono::milliseconds> fromBody;
    bool isGlobal = reply.hasRawHeader("X-RateLimit-Global");
    JsonParser parser;
    if (parser.parse(body)) {
        if (const auto value = parser.root().find("retry_after").toDouble();
            value && std::isfinite(*value) && *value >= 0 && *value < 1e9)
            fromBody = std::chrono::milliseconds(qint64(std::ceil(*value * 1000)));
        isGlobal = isGlobal || parser.root().find("global").toBool().value_or(false);
    }
    const QByteArray scope = reply.rawHeader("X-RateLimit-Scope");
    if (isGlobal || scope == "global")
        limits.scope = RateLimitHeaders::Scope::Global;
    else if (scope == "shared")
        limits.scope = RateLimitHeaders::Scope::Shared;
    // What stands before Discord answers with a page of its own, and means the whole address (P96).
    limits.isFromDiscord =
        !scope.isEmpty() || !limits.bucket.isEmpty() || fromBody.has_value() || reply.hasRawHeader("Via");
    limits.retryAfter = std::max(fromHeader.value_or(0ms), fromBody.value_or(0ms));
    if (!fromHeader && !fromBody)
        limits.retryAfter = 60s;
    return limits;
}

// There was no answer: says why, and what to do about it.
void RestClient::Private::describeNetworkError(const Request &request, Error &error) const
{
    const QNetworkReply &reply = *request.reply;
    error.kind = Error::Kind::Network;
    switch (reply.error()) {
    case QNetworkReply::SslHandshakeFailedError:
        error.kind = Error::Kind::Tls;
        error.message = QStringLiteral("%1 (%2): a certificate authority of your own is trusted with HttpSettings::ssl")
                            .arg(reply.errorString(), config.baseUrl.host());
        break;
    case QNetworkReply::ContentReSendError:
        error.message = QStringLiteral("the connection broke after the request was sent: it may have happened or not");
        break;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        error.message = QStringLiteral("the proxy %1 does not accept the user and password: check ProxySettings")
                            .arg(request.proxy);
        break;
    default:
        // Qt has no code for most of what a proxy does, only a text.
        error.message = QStringLiteral("%1 (%2)").arg(reply.errorString(), config.baseUrl.host());
        if (!request.proxy.isEmpty()) {
            error.message =
                QStringLiteral("%1 (%2, through the proxy %3): check that the proxy runs, that it lets this "
                               "through, and ProxySettings with user and password")
                    .arg(reply.errorString(), config.baseUrl.host(), request.proxy);
        }
        break;
    }
}

Error RestClient::Private::errorOf(const Request &request, const QByteArray &body, int status) const
{
    const QNetworkReply &reply = *request.reply;
    Error error;
    error.route = request.route.name();
    const bool isDiscords = reply.error() != QNetworkReply::ProxyAuthenticationRequiredError; // else the proxy's 407
    if (!request.lateText.isEmpty()) {
        error.kind = Error::Kind::Timeout;
        error.message = request.lateText;
    } else if (request.tooLarge) {
        error.kind = Error::Kind::Protocol;
        error.message = QStringLiteral("the answer is larger than %1 MB").arg(largestAnswer / 1024 / 1024);
    } else if (reply.error() == QNetworkReply::TooManyRedirectsError) {
        error.kind = Error::Kind::Http;
        error.httpStatus = status;
        error.message = QStringLiteral("redirected more than %1 times: check the base URL")
                            .arg(config.httpSettings.maxRedirects.value_or(0));
    } else if (isDiscords && status >= 400) {
        error.kind = Error::kindOfHttpStatus(status);
        error.httpStatus = status;
        error.message = reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
        readErrorBody(body, error);
    } else if (isDiscords && status >= 300) {
        error.kind = Error::Kind::Http;
        error.httpStatus = status;
        error.message = QStringLiteral("redirected, which is followed only when something is read and the server stays "
                                       "the same, because the token goes along: check the base URL");
    } else if (reply.error() != QNetworkReply::NoError) {
        describeNetworkError(request, error);
    }
    return error;
}

Error RestClient::Private::decodeAnswer(
    const QByteArray &answer, const QString &route, const std::function<bool(JsonValue, DecodeContext &)> &decodeRoot)
{
    Error error;
    DecodeContext context;
    if (!m_parser.parse(answer, &error)) {
        error.message = QStringLiteral("the answer is not valid JSON: is this address Discord's API?");
    } else if (!decodeRoot(m_parser.root(), context)) {
        error.kind = Error::Kind::Protocol;
        error.message = QStringLiteral("the answer is not what Discord documents: an id is missing or wrong");
    }
    error.route = error ? route : QString();
    return error;
}

} // namespace Hikari
