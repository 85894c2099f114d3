#pragma once

#include <hikari/simulator/core_p.h>
#include <hikari/simulator/simulator.h>

#include <QByteArray>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>
#include <QUrlQuery>

#include <chrono>
#include <mutex>
#include <optional>
#include <random>

namespace Hikari::Sim {

struct RestFile
{
    QString field; // "files[0]"
    QString name;
    QString contentType;
    qint64 size = 0;
};

struct RestRequest
{
    QByteArray method;
    QByteArray path; // as sent, with the query
    QByteArray authorization;
    QByteArray userAgent;
    QByteArray contentType;
    QByteArray body; // of multipart: the part payload_json
    QList<RestFile> files;
};

struct RestResponse
{
    int status = 200; // 0: the connection is closed without an answer
    QByteArray body; // JSON, unless contentType says something else; empty: none
    QByteArray contentType = "application/json";
    QList<QPair<QByteArray, QByteArray>> headers;
    std::chrono::milliseconds silence { 0 }; // before status 0, while faultId is at work
    quint64 faultId = 0; // what spoilt the answer; 0: nothing
};

//! \brief Discord's HTTP API without the HTTP: routes, limits, errors, faults
//!
//! Thread-safe; called by as many threads as there are connections.
class RestApi
{
public:
    explicit RestApi(Core *core);

    bool openLog(QString *error); //!< false when the log file of the configuration cannot be written
    RestResponse handle(const RestRequest &request);

    bool isAtWork(quint64 faultId) const; //!< a fault of RestResponse::faultId

private:
    struct Call // a request on its way through a route
    {
        const RestRequest &request;
        QList<QByteArray> ids; // what stood in the template's places
        QUrlQuery query;
        QJsonObject body;
    };
    struct Route
    {
        const char *method;
        const char *path; // with {} for ids
        int limit; // 0: none
        int windowMs;
        RestResponse (RestApi::*handler)(const Call &call);
        bool hasBody;
    };
    struct Bucket
    {
        qint64 startedAt = 0;
        int used = 0;
    };

    static const QList<Route> &routes();
    RestResponse answer(const RestRequest &request, const QByteArray &path);
    std::optional<RestResponse> faultFor(const QByteArray &path, const Route *route); // null: none known
    static QList<QPair<QByteArray, QByteArray>> limitHeaders(const Route &route, int left, qint64 resetMs);
    std::optional<RestResponse> limit(const Route &route, const QByteArray &major, RestResponse &headersOf);
    std::optional<RestResponse> globalLimit();
    void record(
        SimulatorRequest entry, const RestRequest &request, const QByteArray &path, const RestResponse &response);

    RestResponse gateway(const Call &call);
    RestResponse gatewayBot(const Call &call);
    RestResponse myUser(const Call &call);
    RestResponse user(const Call &call);
    RestResponse myGuilds(const Call &call);
    RestResponse application(const Call &call);
    RestResponse channel(const Call &call);
    RestResponse messages(const Call &call);
    RestResponse message(const Call &call);
    RestResponse createMessage(const Call &call);
    RestResponse editMessage(const Call &call);
    RestResponse deleteMessage(const Call &call);
    RestResponse typing(const Call &call);
    RestResponse guild(const Call &call);
    RestResponse guildChannels(const Call &call);
    RestResponse guildRoles(const Call &call);
    RestResponse guildEmojis(const Call &call);
    RestResponse members(const Call &call);
    RestResponse member(const Call &call);

    Core *m_core;
    QElapsedTimer m_clock;
    std::mutex m_mutex;
    QHash<QByteArray, Bucket> m_buckets; // guarded by m_mutex, as all below
    Bucket m_global;
    std::mt19937_64 m_random; // which requests a share of them means
    bool m_warnedOfUserAgent = false;
    QFile m_log;
};

//! \name Answers, as Discord words them
//! \{
RestResponse restTooMany(const char *scope, qint64 retryAfterMs);
RestResponse restError(int status, int code, const char *message);
//! 50035 for one field, whose \a path has dots: "embeds.0.title"
RestResponse restFieldError(const char *path, const char *code, const QByteArray &message);
RestResponse notSnowflake(const char *name, const QByteArray &value);
//! \}

} // namespace Hikari::Sim
