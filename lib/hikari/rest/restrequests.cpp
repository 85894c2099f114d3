#include <hikari/rest/restclient_p.h>

#include <hikari/core/clock.h>
#include <hikari/core/logging.h>

#include <QIODevice>
#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>
#include <cstring>
#include <vector>

namespace Hikari {

namespace {

using namespace std::chrono_literals;

constexpr int longestReason = 512; // characters
constexpr std::size_t mostRecords = 10'000;
constexpr auto invalidWindow = 10min;
constexpr int invalidBan = 10'000; // in the window; see Discord Docs/Rate Limits, "Invalid Request Limit"
constexpr int invalidWarning = invalidBan / 10;
constexpr int invalidRefusal = invalidBan * 8 / 10;
constexpr auto firstPause = 250ms; // before a repetition; doubles each time

// A body that can be read only once: Qt's network code would otherwise send a POST again by itself when a kept
// connection turns out to be dead, and a message would be created twice (P86).
class OneShotBody : public QIODevice
{
public:
    OneShotBody(QByteArray bytes, QObject *parent)
        : QIODevice(parent)
        , m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_read + QIODevice::bytesAvailable(); }
    bool atEnd() const override { return m_read >= m_bytes.size(); }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        if (m_read >= m_bytes.size())
            return -1;
        const qint64 count = std::min(size, qint64(m_bytes.size()) - m_read);
        std::memcpy(data, m_bytes.constData() + m_read, std::size_t(count));
        m_read += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_read = 0;
};

// Percent-encoded, so that no text can end the header (P107, P108); Discord counts characters, not code units.
QByteArray reasonHeader(const QString &reason)
{
    qsizetype end = 0;
    for (int characters = 0; end < reason.size() && characters < longestReason; ++characters)
        end += reason[end].isHighSurrogate() && end + 1 < reason.size() ? 2 : 1;
    return QUrl::toPercentEncoding(reason.left(end));
}

std::chrono::milliseconds milliseconds(std::chrono::nanoseconds duration)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(duration);
}

} // namespace

RestClient::Private::Private(RestConfig restConfig)
    : config(std::move(restConfig))
    , m_clock(config.clock ? config.clock : Clock::system())
    , m_proxies(config.proxySettings)
    , m_settingsError(m_proxies.error() ? m_proxies.error() : config.httpSettings.check())
    , m_limiter(m_clock, config.maxRateLimit)
{
    if (!config.httpSettings.isVerified())
        qCWarning(lcRest) << "certificates are not verified: whoever stands on the way can read the token";
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setAutoDeleteReplies(false);
    config.maxRetries = std::clamp(config.maxRetries, 0, 5);
}

RestClient::Private::~Private()
{
    const Error shutDown { .kind = Error::Kind::ShutDown, .message = QStringLiteral("the REST client was closed") };
    const auto requests = std::exchange(m_requests, {});
    for (const auto &[id, request] : requests) {
        drop(request->reply);
        Error error = shutDown;
        error.route = request->route.name();
        request->done(error, {});
    }
}

RestClient::Private::Request *RestClient::Private::find(quint64 id)
{
    const auto found = m_requests.find(id);
    return found == m_requests.end() ? nullptr : found->second.get();
}

quint64 RestClient::Private::submit(
    const CompiledRoute &route, const QByteArray &body, const QString &reason, Done done)
{
    const quint64 id = ++m_lastId;
    auto request = std::make_unique<Request>(
        Request { .route = route, .body = body, .reason = reasonHeader(reason), .done = std::move(done) });
    request->askedAt = m_clock->monotonic();
    request->record.id = id;
    request->record.startedAt = m_clock->wall();
    request->record.method = QString::fromLatin1(route.route().method);
    request->record.route = QString::fromLatin1(route.route().path);
    request->record.path = route.path();
    request->record.requestBytes = body.size();
    m_requests.emplace(id, std::move(request));
    {
        const QMutexLocker lock(&m_mutex);
        ++m_snapshot.requests;
    }

    // Continuations never run inside the call that made the reply: the caller has not seen it yet.
    const auto refuseLater = [this, id](const Error &error) {
        QMetaObject::invokeMethod(
            this, [this, id, error] { finish(id, error, {}, nullptr); }, Qt::QueuedConnection);
    };
    if (m_settingsError) {
        refuseLater(m_settingsError);
    } else if (m_isUnauthorized) {
        refuseLater(unauthorized(route));
    } else if (invalidRequests() >= invalidRefusal) {
        refuseLater({ .kind = Error::Kind::InvalidRequest,
            .message = QStringLiteral("too many requests were refused (401, 403, 429) in the last 10 minutes; more "
                                      "would have this address banned"),
            .route = route.name() });
    } else {
        QMetaObject::invokeMethod(
            this,
            [this, id] {
                Request *waiting = find(id);
                if (!waiting)
                    return;
                // A refusal comes inside the call, and may take the request and even this object with it (P117).
                const QPointer<Private> guard(this);
                const RateLimiter::Ticket ticket = m_limiter.enqueue(
                    waiting->route,
                    [this, id] {
                        if (Request *going = find(id)) {
                            going->isUnderWay = true;
                            send(id);
                        }
                    },
                    [this, id](const Error &error) { finish(id, error, {}, nullptr); });
                if (!guard)
                    return;
                if (Request *queued = find(id))
                    queued->ticket = ticket;
                publish();
            },
            Qt::QueuedConnection);
    }
    return id;
}

Error RestClient::Private::unauthorized(const CompiledRoute &route)
{
    return { .kind = Error::Kind::Unauthorized,
        .message =
            QStringLiteral("Discord has refused the token before; nothing was sent. Make a new bot with a valid token"),
        .route = route.name() };
}

// Ends all that is not on its way to Discord: each would be refused as well, and count towards a ban (P102).
void RestClient::Private::refuseWaiting()
{
    // What the limiter still holds goes first: it lets the next go when one that pauses gives up its place.
    std::vector<quint64> waiting;
    for (const bool isUnderWay : { false, true }) {
        for (const auto &[id, request] : m_requests) {
            if (!request->reply && request->isUnderWay == isUnderWay)
                waiting.push_back(id);
        }
    }
    const QPointer<Private> guard(this);
    for (const quint64 id : waiting) {
        if (const Request *request = find(id))
            finish(id, unauthorized(request->route), {}, nullptr);
        if (!guard)
            return;
    }
}

void RestClient::Private::send(quint64 id)
{
    Request *request = find(id);
    if (!request)
        return;
    QUrl url = config.baseUrl;
    url.setPath(url.path(QUrl::FullyEncoded) + request->route.path(), QUrl::TolerantMode);
    QNetworkRequest http(url);
    http.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    http.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    http.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    http.setDecompressedSafetyCheckThreshold(largestAnswer);
    http.setRawHeader(
        "User-Agent", "DiscordBot (https://github.com/hikari-qt/hikari-qt, " + libraryVersion().toUtf8() + ")");
    http.setRawHeader("Authorization", config.token.authorization().toUtf8());
    if (!request->reason.isEmpty())
        http.setRawHeader("X-Audit-Log-Reason", request->reason);
    if (const auto ssl = config.httpSettings.sslConfiguration())
        http.setSslConfiguration(*ssl);
    const QByteArray method = request->route.method();
    // Only what reads, and only to where the token is meant for (P87)
    if (const auto redirects = config.httpSettings.maxRedirects; redirects && method == "GET") {
        http.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
        http.setMaximumRedirectsAllowed(*redirects);
    }
    const QNetworkProxy proxy = m_proxies.proxyFor(url);
    m_network.setProxy(proxy);
    request->proxy = proxy.type() == QNetworkProxy::NoProxy ? QString() : ProxyResolver::nameOf(proxy);

    request->sentAt = m_clock->monotonic();
    if (++request->record.attempts == 1)
        request->record.waited = milliseconds(request->sentAt - request->askedAt);
    request->lateText.clear();
    if (method == "POST" || !request->body.isEmpty()) {
        http.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
        http.setHeader(QNetworkRequest::ContentLengthHeader, request->body.size());
    }
    if (method == "POST" && !request->body.isEmpty()) {
        http.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        auto *body = new OneShotBody(request->body, nullptr);
        request->reply = m_network.sendCustomRequest(http, method, body);
        body->setParent(request->reply);
    } else if (request->body.isEmpty()) {
        // Qt 6.4 never emits requestSent() for an empty QByteArray.
        request->reply = m_network.sendCustomRequest(http, method, static_cast<QIODevice *>(nullptr));
    } else {
        request->reply = m_network.sendCustomRequest(http, method, request->body);
    }

    QNetworkReply *reply = request->reply;
    connect(reply, &QNetworkReply::finished, this, [this, id] { answered(id); });
    connect(reply, &QNetworkReply::downloadProgress, this, [this, id](qint64 received, qint64) {
        Request *current = find(id);
        if (current && current->reply && received > largestAnswer) {
            current->tooLarge = true;
            current->reply->abort();
        }
    });
    watch(id);
    hikariTrace(lcRest).noquote() << request->route.name() << "attempt" << request->record.attempts;
    publish();
}

// Holds the attempt against the time that it may take.
void RestClient::Private::watch(quint64 id)
{
    const Request *request = find(id);
    const HttpTimeouts &timeouts = config.httpSettings.timeouts;
    startLimit(id, &Request::timer, timeouts.total, QStringLiteral("no complete answer"));
    startLimit(id, &Request::acquireTimer, timeouts.acquireAndConnect, QStringLiteral("no connection"));
    if (timeouts.requestSocketConnect) {
        connect(request->reply, &QNetworkReply::socketStartedConnecting, this, [this, id, timeouts] {
            startLimit(id, &Request::connectTimer, timeouts.requestSocketConnect,
                QStringLiteral("the connection was not opened"));
        });
    }
    if (!timeouts.acquireAndConnect && !timeouts.requestSocketConnect && !timeouts.requestSocketRead)
        return;
    const auto receives = [this, id, timeouts] {
        if (Request *current = find(id)) {
            current->acquireTimer.reset();
            current->connectTimer.reset();
        }
        startLimit(id, &Request::readTimer, timeouts.requestSocketRead, QStringLiteral("nothing more was received"));
    };
    connect(request->reply, &QNetworkReply::requestSent, this, receives);
    connect(request->reply, &QNetworkReply::metaDataChanged, this, receives);
    connect(request->reply, &QNetworkReply::downloadProgress, this, receives);
}

void RestClient::Private::startLimit(quint64 id, std::unique_ptr<Timer> Request::*timer,
    std::optional<std::chrono::milliseconds> limit, const QString &text)
{
    Request *request = find(id);
    if (!limit || !request || !request->reply)
        return;
    request->*timer = std::make_unique<Timer>(m_clock);
    const QString late = QStringLiteral("%1 within %2 s").arg(text).arg(double(limit->count()) / 1000.0);
    connect((request->*timer).get(), &Timer::timeout, this, [this, id, late] {
        Request *current = find(id);
        if (current && current->reply) {
            current->lateText = late;
            current->reply->abort();
        }
    });
    (request->*timer)->start(*limit);
}

void RestClient::Private::drop(QNetworkReply *reply)
{
    if (!reply)
        return;
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

void RestClient::Private::answered(quint64 id)
{
    Request *request = find(id);
    if (!request || !request->reply)
        return;
    QNetworkReply *reply = request->reply;
    request->timer.reset();
    request->acquireTimer.reset();
    request->connectTimer.reset();
    request->readTimer.reset();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray body = !request->lateText.isEmpty() || request->tooLarge ? QByteArray() : reply->readAll();
    const Error error = errorOf(*request, body, status);
    const RateLimitHeaders limits = limitsOf(*reply, status, body);
    request->reply = nullptr;
    reply->disconnect(this);
    reply->deleteLater();
    request->record.status = status;
    request->record.duration = milliseconds(m_clock->monotonic() - request->sentAt);
    request->record.responseBytes = body.size();
    countInvalid(status, limits);

    if (status == 429 && !m_isUnauthorized) {
        {
            const QMutexLocker lock(&m_mutex);
            ++m_snapshot.rateLimited;
        }
        qCWarning(lcRateLimits).noquote().nospace()
            << "429 on " << request->route.name() << ", retry after " << double(limits.retryAfter.count()) / 1000.0
            << " s ("
            << (limits.scope == RateLimitHeaders::Scope::Global          ? "global"
                       : limits.scope == RateLimitHeaders::Scope::Shared ? "shared"
                                                                         : "this bot")
            << ")";
        request->isUnderWay = false;
        const QPointer<Private> guard(this);
        m_limiter.retry(request->ticket, &limits); // refuses it when the wait is too long
        if (guard)
            publish();
        return;
    }
    if (status == 401) {
        m_isUnauthorized = true;
        qCCritical(lcRest) << "Discord refused the token (401); no further request is sent";
        // This one keeps its place until then, so that nothing is let go.
        request->reply = reply;
        const QPointer<Private> guard(this);
        refuseWaiting();
        request = guard ? find(id) : nullptr;
        if (!request)
            return;
        request->reply = nullptr;
    }
    const bool isWorthRepeating = error && !m_isUnauthorized
        && reply->error() != QNetworkReply::ProxyAuthenticationRequiredError
        && (status >= 500 || error.kind == Error::Kind::Network || error.kind == Error::Kind::Timeout)
        && request->route.isIdempotent();
    if (isWorthRepeating && request->failures < config.maxRetries) {
        ++request->failures;
        qCWarning(lcRest).noquote() << request->route.name() << "failed:" << error.toString() << "- repeating";
        sendLater(id, status ? &limits : nullptr);
        return;
    }
    // What an earlier attempt deleted is gone now: the answer that said so was lost (P86).
    const bool isDone = status == 404 && request->failures > 0 && request->route.method() == "DELETE";
    finish(id, isDone ? Error() : error, body, status ? &limits : nullptr);
}

// Keeps its place in the bucket while it pauses, so that nothing overtakes it.
void RestClient::Private::sendLater(quint64 id, const RateLimitHeaders *)
{
    Request *request = find(id);
    const auto longest = firstPause * (1 << (request->failures - 1));
    const auto pause =
        longest / 2 + std::chrono::milliseconds(QRandomGenerator::global()->bounded(int(longest.count() / 2) + 1));
    request->timer = std::make_unique<Timer>(m_clock);
    connect(request->timer.get(), &Timer::timeout, this, [this, id] { send(id); });
    request->timer->start(pause);
    publish();
}

void RestClient::Private::cancel(quint64 id)
{
    Request *request = find(id);
    if (!request)
        return;
    drop(request->reply);
    request->reply = nullptr;
    finish(id,
        { .kind = Error::Kind::Cancelled, .message = QStringLiteral("cancelled"), .route = request->route.name() }, {},
        nullptr);
}

void RestClient::Private::finish(quint64 id, Error error, const QByteArray &body, const RateLimitHeaders *limits)
{
    const auto found = m_requests.find(id);
    if (found == m_requests.end())
        return;
    const std::unique_ptr<Request> request = std::move(found->second);
    m_requests.erase(found);
    if (error && error.route.isEmpty())
        error.route = request->route.name();

    const QPointer<Private> guard(this);
    if (request->isUnderWay)
        m_limiter.finish(request->ticket, limits);
    else if (request->ticket)
        m_limiter.cancel(request->ticket);
    if (guard) {
        RestRecord &record = request->record;
        record.bucket = m_limiter.bucketOf(request->route);
        if (record.attempts == 0)
            record.waited = milliseconds(m_clock->monotonic() - request->askedAt);
        if (error)
            record.error = error.toString();
        {
            const QMutexLocker lock(&m_mutex);
            ++(error ? m_snapshot.failed : m_snapshot.succeeded);
            m_records.push_back(record);
            if (m_records.size() > mostRecords) {
                m_records.pop_front();
                ++m_snapshot.droppedRecords;
            }
        }
        publish();
    }
    request->done(error, body);
}

void RestClient::Private::countInvalid(int status, const RateLimitHeaders &limits)
{
    const bool counts =
        status == 401 || status == 403 || (status == 429 && limits.scope != RateLimitHeaders::Scope::Shared);
    if (!counts)
        return;
    m_invalid.push_back(m_clock->monotonic());
    if (invalidRequests() >= invalidWarning && !m_warnedOfInvalid) {
        m_warnedOfInvalid = true;
        qCWarning(lcRest) << invalidWarning << "requests were refused in 10 minutes; at" << invalidBan
                          << "Discord bans this address";
    }
    while (m_invalid.size() > std::size_t(invalidBan))
        m_invalid.pop_front();
}

int RestClient::Private::invalidRequests() const
{
    const std::chrono::nanoseconds since = m_clock->monotonic() - invalidWindow;
    return int(m_invalid.end() - std::lower_bound(m_invalid.begin(), m_invalid.end(), since));
}

void RestClient::Private::publish()
{
    int inFlight = 0;
    for (const auto &[id, request] : m_requests)
        inFlight += request->isUnderWay;
    const int queued = m_limiter.queued();
    const int invalid = invalidRequests();
    const QMutexLocker lock(&m_mutex);
    m_snapshot.inFlight = inFlight;
    m_snapshot.queued = queued;
    m_snapshot.invalidRequests = invalid;
    m_snapshot.buckets = m_limiter.buckets();
}

RestSnapshot RestClient::Private::snapshot() const
{
    const QMutexLocker lock(&m_mutex);
    return m_snapshot;
}

QList<RestRecord> RestClient::Private::takeRecords(int max)
{
    QList<RestRecord> records;
    const QMutexLocker lock(&m_mutex);
    while (!m_records.empty() && records.size() < max) {
        records.append(std::move(m_records.front()));
        m_records.pop_front();
    }
    return records;
}

} // namespace Hikari
