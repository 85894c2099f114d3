#pragma once

#include <hikari/json/table_p.h>
#include <hikari/rest/proxyresolver_p.h>
#include <hikari/rest/ratelimiter_p.h>
#include <hikari/rest/restclient.h>

#include <QElapsedTimer>
#include <QMutex>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <deque>
#include <map>

namespace Hikari {

//! Bytes, after decompression (P91)
constexpr qint64 largestAnswer = 64 * 1024 * 1024;

//! \brief Queues, sends, repeats and records the requests of one client
class RestClient::Private : public QObject
{
    Q_OBJECT
public:
    explicit Private(RestConfig config);
    ~Private() override;

    //! What comes back: an error, or the body of a 2xx answer
    using Done = std::function<void(const Error &error, const QByteArray &body)>;

    //! \brief Sends a request whose answer is decoded as a T; an empty \a body or \a reason is none
    template<typename T>
    Reply<T> call(const CompiledRoute &route, const QByteArray &body = {}, const QString &reason = {})
    {
        ReplySource<T> source;
        const Reply<T> reply = source.reply();
        const quint64 id = submit(route, body, reason,
            [this, source, name = route.name()](const Error &error, const QByteArray &answer) mutable {
                if (error) {
                    source.fail(error);
                    return;
                }
                if constexpr (std::is_void_v<T>) {
                    source.succeed();
                } else {
                    T value;
                    if (const Error problem = decodeAnswer(answer, name,
                            [&value](JsonValue root, DecodeContext &context) { return decode(root, value, context); }))
                        source.fail(problem);
                    else
                        source.succeed(std::move(value));
                }
            });
        // The request holds a source, so what a cancellation does must not.
        ReplySource<T>(source).onCancel([self = QPointer<Private>(this), id] {
            if (self)
                self->cancel(id);
        });
        return reply;
    }

    RestSnapshot snapshot() const;
    QList<RestRecord> takeRecords(int max);

    RestConfig config;

private:
    struct Request
    {
        CompiledRoute route;
        QByteArray body;
        QByteArray reason; // as the header has it
        Done done;
        RestRecord record;
        RateLimiter::Ticket ticket = 0;
        bool isUnderWay = false; // the limiter let it go
        int failures = 0;
        std::chrono::nanoseconds askedAt { 0 };
        std::chrono::nanoseconds sentAt { 0 };
        QNetworkReply *reply = nullptr;
        std::unique_ptr<Timer> timer; // of the attempt, or of the pause before the next
        // Of parts of the attempt, see HttpTimeouts; null: no limit
        std::unique_ptr<Timer> acquireTimer;
        std::unique_ptr<Timer> connectTimer;
        std::unique_ptr<Timer> readTimer;
        QString lateText; // which of the limits has ended the attempt; empty: none
        QString proxy; // of the attempt; empty: none
        bool tooLarge = false;
    };

    quint64 submit(const CompiledRoute &route, const QByteArray &body, const QString &reason, Done done);
    void send(quint64 id);
    void watch(quint64 id);
    void startLimit(quint64 id, std::unique_ptr<Timer> Request::*timer, std::optional<std::chrono::milliseconds> limit,
        const QString &text);
    void answered(quint64 id);
    void sendLater(quint64 id, const RateLimitHeaders *headers);
    void cancel(quint64 id);
    void refuseWaiting();
    static Error unauthorized(const CompiledRoute &route);
    void drop(QNetworkReply *reply);
    void finish(quint64 id, Error error, const QByteArray &body, const RateLimitHeaders *headers);
    void describeNetworkError(const Request &request, Error &error) const;
    Error errorOf(const Request &request, const QByteArray &body, int status) const;
    static RateLimitHeaders limitsOf(const QNetworkReply &reply, int status, const QByteArray &body);
    Error decodeAnswer(const QByteArray &answer, const QString &route,
        const std::function<bool(JsonValue, DecodeContext &)> &decodeRoot);
    void countInvalid(int status, const RateLimitHeaders &headers);
    int invalidRequests() const;
    void publish();
    Request *find(quint64 id);

    Clock *m_clock;
    QNetworkAccessManager m_network;
    const ProxyResolver m_proxies;
    const Error m_settingsError; // every request fails with it
    RateLimiter m_limiter;
    JsonParser m_parser;
    quint64 m_lastId = 0;
    std::map<quint64, std::unique_ptr<Request>> m_requests;
    bool m_isUnauthorized = false;
    bool m_warnedOfInvalid = false;
    std::deque<std::chrono::nanoseconds> m_invalid; // when answers came that count towards the ban

    mutable QMutex m_mutex;
    RestSnapshot m_snapshot; // guarded by m_mutex
    std::deque<RestRecord> m_records; // guarded by m_mutex
};

} // namespace Hikari
