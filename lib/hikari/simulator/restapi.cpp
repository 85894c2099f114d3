#include <hikari/simulator/restapi_p.h>

#include <hikari/core/logging.h>

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

#include <algorithm>

namespace Hikari::Sim {

namespace {

QByteArray seconds(qint64 milliseconds)
{
    return QByteArray::number(double(milliseconds) / 1000.0, 'f', 3);
}

// The bucket of all routes that are limited together; each has one for each major parameter
QByteArray bucketHash(const char *method, const char *path)
{
    return QCryptographicHash::hash(QByteArray(QByteArray(method) + path), QCryptographicHash::Md5).toHex();
}

QString scopeOf(const RestResponse &response)
{
    for (const auto &[name, value] : response.headers) {
        if (name == "X-RateLimit-Scope")
            return QString::fromLatin1(value);
    }
    return {};
}

// The ids of a path that fits the template; nullopt for one that does not
std::optional<QList<QByteArray>> match(const char *pattern, const QByteArray &path)
{
    const QList<QByteArray> wanted = QByteArray(pattern).split('/');
    const QList<QByteArray> parts = path.split('/');
    if (wanted.size() != parts.size())
        return std::nullopt;
    QList<QByteArray> ids;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (wanted[i] == "{}" && !parts[i].isEmpty())
            ids += parts[i];
        else if (wanted[i] != parts[i])
            return std::nullopt;
    }
    return ids;
}

} // namespace

RestResponse restTooMany(const char *scope, qint64 retryAfterMs)
{
    const bool isGlobal = QByteArrayView(scope) == "global";
    RestResponse response;
    response.status = 429;
    JsonText json(response.body);
    json.begin();
    json.text("message",
        QByteArrayView(scope) == "shared" ? "The resource is being rate limited." : "You are being rate limited.");
    json.number("retry_after", double(retryAfterMs) / 1000.0);
    json.boolean("global", isGlobal);
    json.end();
    // Whole seconds in the header, rounded up; the body is exact
    response.headers.emplaceBack("Retry-After", QByteArray::number((retryAfterMs + 999) / 1000));
    response.headers.emplaceBack("X-RateLimit-Scope", scope);
    if (isGlobal)
        response.headers.emplaceBack("X-RateLimit-Global", "true");
    return response;
}

RestResponse restError(int status, int code, const char *message)
{
    RestResponse response;
    response.status = status;
    JsonText json(response.body);
    json.begin();
    json.text("message", QByteArrayView(message));
    json.integer("code", code);
    json.end();
    return response;
}

RestResponse restFieldError(const char *path, const char *code, const QByteArray &message)
{
    RestResponse response;
    response.status = 400;
    JsonText json(response.body);
    const QList<QByteArray> parts = QByteArray(path).split('.');
    json.begin();
    json.text("message", "Invalid Form Body");
    json.integer("code", 50035);
    json.begin("errors");
    for (const QByteArray &part : parts)
        json.begin(part.toStdString());
    json.beginArray("_errors");
    json.begin();
    json.text("code", QByteArrayView(code));
    json.text("message", QByteArrayView(message));
    json.end();
    json.endArray();
    for (qsizetype i = 0; i < parts.size() + 2; ++i)
        json.end();
    return response;
}

RestResponse notSnowflake(const char *name, const QByteArray &value)
{
    return restFieldError(name, "NUMBER_TYPE_COERCE", "Value \"" + value.left(40) + "\" is not snowflake.");
}

RestApi::RestApi(Core *core)
    : m_core(core)
    , m_random(core->config.seed ^ 0x4e57)
{
    m_clock.start();
}

bool RestApi::openLog(QString *error)
{
    if (m_core->config.requestLogFile.isEmpty())
        return true;
    m_log.setFileName(m_core->config.requestLogFile);
    if (m_log.open(QIODevice::WriteOnly | QIODevice::Append))
        return true;
    *error = QStringLiteral("cannot write the request log %1 (%2): choose another file")
                 .arg(m_log.fileName(), m_log.errorString());
    return false;
}

const QList<RestApi::Route> &RestApi::routes()
{
    using A = RestApi;
    static const QList<Route> table {
        { "GET", "/gateway", 0, 0, &A::gateway, false },
        { "GET", "/gateway/bot", 20, 5000, &A::gatewayBot, false },
        { "GET", "/users/@me", 30, 30000, &A::myUser, false },
        { "GET", "/users/@me/guilds", 5, 1000, &A::myGuilds, false },
        { "GET", "/users/{}", 30, 30000, &A::user, false },
        { "GET", "/applications/@me", 30, 30000, &A::application, false },
        { "GET", "/oauth2/applications/@me", 30, 30000, &A::application, false },
        { "GET", "/channels/{}", 50, 1000, &A::channel, false },
        { "GET", "/channels/{}/messages", 10, 5000, &A::messages, false },
        { "POST", "/channels/{}/messages", 5, 5000, &A::createMessage, true },
        { "GET", "/channels/{}/messages/{}", 50, 1000, &A::message, false },
        { "PATCH", "/channels/{}/messages/{}", 5, 5000, &A::editMessage, true },
        { "DELETE", "/channels/{}/messages/{}", 5, 1000, &A::deleteMessage, false },
        { "POST", "/channels/{}/typing", 5, 5000, &A::typing, false },
        { "GET", "/guilds/{}", 50, 1000, &A::guild, false },
        { "GET", "/guilds/{}/channels", 50, 1000, &A::guildChannels, false },
        { "GET", "/guilds/{}/roles", 50, 1000, &A::guildRoles, false },
        { "GET", "/guilds/{}/emojis", 50, 1000, &A::guildEmojis, false },
        { "GET", "/guilds/{}/members", 10, 10000, &A::members, false },
        { "GET", "/guilds/{}/members/{}", 50, 1000, &A::member, false },
    };
    return table;
}

RestResponse RestApi::handle(const RestRequest &request)
{
    const SimulatorRequest entry = m_core->books.beginRequest();
    QByteArray path = request.path;
    for (const char *const prefix : { "/api/v10", "/api/v9", "/api" }) {
        if (path.startsWith(QByteArray(QByteArray(prefix) + '/'))) {
            path = path.mid(qsizetype(qstrlen(prefix)));
            const RestResponse response = answer(request, path);
            record(entry, request, path, response);
            return response;
        }
    }
    const RestResponse response = restError(404, 0, "404: Not Found");
    record(entry, request, path, response);
    return response;
}

RestResponse RestApi::answer(const RestRequest &request, const QByteArray &fullPath)
{
    const qsizetype mark = fullPath.indexOf('?');
    const QByteArray path = QByteArray::fromPercentEncoding(mark < 0 ? fullPath : fullPath.left(mark));
    if (!request.userAgent.startsWith("DiscordBot (")) {
        const std::lock_guard lock(m_mutex);
        if (!std::exchange(m_warnedOfUserAgent, true))
            m_core->books.addViolation(-1, QStringLiteral("a User-Agent that is not \"DiscordBot (url, version)\""));
    }
    bool isKnownPath = false;
    const Route *found = nullptr;
    Call call { request, {}, QUrlQuery(mark < 0 ? QString() : QString::fromUtf8(fullPath.mid(mark + 1))), {} };
    for (const Route &route : routes()) {
        const auto ids = match(route.path, path);
        if (!ids)
            continue;
        isKnownPath = true;
        if (request.method != route.method)
            continue;
        found = &route;
        call.ids = *ids;
        break;
    }
    if (auto fault = faultFor(fullPath, found))
        return *fault;
    if (!found)
        return isKnownPath ? restError(405, 0, "405: Method Not Allowed") : restError(404, 0, "404: Not Found");
    if (found->limit > 0 && request.authorization != m_core->config.token.authorization().toUtf8())
        return restError(401, 0, "401: Unauthorized");

    RestResponse limits;
    if (auto limited = globalLimit())
        return *limited;
    if (auto limited = limit(*found, call.ids.value(0), limits))
        return *limited;

    RestResponse response;
    QJsonParseError parsed {};
    if (found->hasBody) {
        const QJsonDocument document = QJsonDocument::fromJson(request.body, &parsed);
        const bool isJson =
            request.contentType.startsWith("application/json") || request.contentType.startsWith("multipart/form-data");
        if (request.body.isEmpty() && !request.files.isEmpty())
            parsed.error = QJsonParseError::NoError;
        else if (!isJson || !document.isObject())
            parsed.error = QJsonParseError::IllegalValue;
        call.body = document.object();
    } else if (request.method == "GET" && !request.body.isEmpty()) {
        m_core->books.addViolation(-1, QStringLiteral("GET with a body: ") + QString::fromLatin1(found->path));
    }
    if (parsed.error != QJsonParseError::NoError)
        response = restError(400, 50109, "The request body contains invalid JSON.");
    else
        response = (this->*found->handler)(call);
    response.headers += limits.headers;
    return response;
}

std::optional<RestResponse> RestApi::globalLimit()
{
    const int most = m_core->config.restGlobalLimit;
    if (most <= 0)
        return std::nullopt;
    const std::lock_guard lock(m_mutex);
    const qint64 now = m_clock.elapsed();
    if (m_global.used == 0 || now - m_global.startedAt >= 1000)
        m_global = { now, 0 };
    if (++m_global.used > most)
        return restTooMany("global", 1000 - (now - m_global.startedAt));
    return std::nullopt;
}

QList<QPair<QByteArray, QByteArray>> RestApi::limitHeaders(const Route &route, int left, qint64 resetMs)
{
    return { { "X-RateLimit-Limit", QByteArray::number(route.limit) },
        { "X-RateLimit-Remaining", QByteArray::number(std::max(0, left)) },
        { "X-RateLimit-Reset", seconds(Timestamp::now().milliseconds() + resetMs) },
        { "X-RateLimit-Reset-After", seconds(resetMs) },
        { "X-RateLimit-Bucket", bucketHash(route.method, route.path) } };
}

std::optional<RestResponse> RestApi::limit(const Route &route, const QByteArray &major, RestResponse &headersOf)
{
    if (route.limit <= 0)
        return std::nullopt;
    const std::lock_guard lock(m_mutex);
    const qint64 now = m_clock.elapsed();
    Bucket &bucket = m_buckets[bucketHash(route.method, route.path) + major];
    if (bucket.used == 0 || now - bucket.startedAt >= route.windowMs)
        bucket = { now, 0 };
    ++bucket.used;
    const qint64 left = std::max<qint64>(1, route.windowMs - (now - bucket.startedAt));
    headersOf.headers = limitHeaders(route, route.limit - bucket.used, left);
    if (bucket.used <= route.limit)
        return std::nullopt;
    RestResponse limited = restTooMany("user", left);
    limited.headers += headersOf.headers;
    return limited;
}

void RestApi::record(
    SimulatorRequest entry, const RestRequest &request, const QByteArray &path, const RestResponse &response)
{
    entry.status = response.status;
    entry.scope = scopeOf(response);
    JsonText json(entry.json);
    json.begin();
    json.text("method", QByteArrayView(request.method));
    json.text("path", QByteArrayView(path));
    json.textOrNull("content_type", request.contentType);
    const QJsonDocument body = QJsonDocument::fromJson(request.body);
    if (body.isNull())
        json.null("body");
    else
        json.raw("body", body.toJson(QJsonDocument::Compact));
    json.beginArray("files");
    for (const RestFile &file : request.files)
        json.writer().string(QStringView(file.field));
    json.endArray();
    json.end();
    qCDebug(lcSimulator).nospace() << "REST " << request.method.constData() << ' '
                                   << path.left(path.indexOf('?')).constData() << ": " << response.status;
    {
        const std::lock_guard lock(m_mutex);
        if (m_log.isOpen()) {
            m_log.write(entry.json + '\n');
            m_log.flush();
        }
    }
    m_core->books.addRequest(std::move(entry));
}

} // namespace Hikari::Sim
