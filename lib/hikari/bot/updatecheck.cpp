#include <hikari/bot/updatecheck_p.h>

#include <hikari/core/logging.h>
#include <hikari/json/reader_p.h>
#include <hikari/rest/proxyresolver_p.h>

#include <QNetworkReply>

namespace Hikari {

namespace {

constexpr qsizetype longestText = 200; // characters; no sensible version or address has more

std::optional<UpdateCheck::Build> &pretended()
{
    static std::optional<UpdateCheck::Build> build;
    return build;
}

bool isPreRelease(const QString &version)
{
    return version.section(u'+', 0, 0).contains(u'-');
}

QString textOf(JsonValue object, std::string_view key)
{
    const auto text = object.find(key).toString();
    return text ? QString::fromUtf8(text->data(), qsizetype(text->size())) : QString();
}

// Strangers' text: no more of it is shown than must be.
Release releaseOf(JsonValue object)
{
    QString version = textOf(object, "version");
    if (version.isEmpty())
        version = textOf(object, "tag_name");
    version = version.section(u'+', 0, 0).trimmed();
    if (version.startsWith(u'v'))
        version.remove(0, 1);
    QString link = textOf(object, "url");
    if (const QString page = textOf(object, "html_url"); !page.isEmpty())
        link = page; // GitHub's "url" is for programs
    if (version.size() > longestText)
        version.clear();
    const QUrl url(link, QUrl::StrictMode);
    const bool isShown =
        url.isValid() && link.size() <= longestText && (url.scheme() == u"https" || url.scheme() == u"http");
    return { version, isShown ? url.toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded) : QString() };
}

} // namespace

UpdateCheck::Build UpdateCheck::currentBuild()
{
#ifdef HIKARI_RELEASE
    constexpr bool isReleased = true;
#else
    constexpr bool isReleased = false;
#endif
    return pretended().value_or(Build { libraryVersion(), isReleased });
}

void UpdateCheck::pretend(const std::optional<Build> &build)
{
    pretended() = build;
}

UpdateCheck::UpdateCheck(Clock *clock, const HttpSettings &http, const ProxySettings &proxies, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_proxies(proxies)
    , m_timer(clock)
{
    connect(&m_timer, &Timer::timeout, this, [this] { giveUp(QStringLiteral("no answer in time")); });
}

UpdateCheck::~UpdateCheck()
{
    if (m_reply)
        m_reply->disconnect(this); // it goes with its manager
}

void UpdateCheck::start(const QUrl &feed)
{
    const Build build = currentBuild();
    if (feed.isEmpty() || !build.isReleased) {
        qCDebug(lcBot) << "not looking for a newer release:" << (feed.isEmpty() ? "no feed is set" : "this is none");
        Q_EMIT finished();
        return;
    }
    if (feed.scheme() != u"https" && feed.scheme() != u"http") {
        giveUp(QStringLiteral("the feed is neither https nor http"));
        return;
    }
    m_version = build.version;
    m_network = new QNetworkAccessManager(this); // redirects never lead from https to http
    m_network->setProxy(ProxyResolver(m_proxies).proxyFor(feed));
    QNetworkRequest request(feed);
    request.setRawHeader("User-Agent", "hikari-qt " + m_version.toUtf8());
    request.setRawHeader("Accept", "application/json");
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setMaximumRedirectsAllowed(5);
    if (const auto ssl = m_http.sslConfiguration())
        request.setSslConfiguration(*ssl);
    m_reply = m_network->get(request);
    connect(m_reply, &QNetworkReply::finished, this, &UpdateCheck::answered);
    connect(m_reply, &QNetworkReply::downloadProgress, this, [this](qint64 received, qint64) {
        if (received > largestAnswer)
            giveUp(QStringLiteral("the answer is too large"));
    });
    m_timer.start(patience);
}

void UpdateCheck::giveUp(const QString &why)
{
    m_timer.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply.clear();
    }
    qCDebug(lcBot).noquote() << "it is not known whether there is a newer release:" << why;
    Q_EMIT finished();
}

void UpdateCheck::answered()
{
    if (m_reply->error() != QNetworkReply::NoError) {
        giveUp(m_reply->errorString());
        return;
    }
    Error error;
    const std::optional<Release> newer = newerIn(m_reply->readAll(), m_version, &error);
    if (error) {
        giveUp(error.message);
        return;
    }
    m_timer.stop();
    m_reply->deleteLater();
    m_reply.clear();
    if (newer)
        qCInfo(lcBot).noquote().nospace() << "hikari-qt " << newer->version << " is available, this is " << m_version
                                          << (newer->url.isEmpty() ? "" : ": ") << newer->url;
    else
        qCDebug(lcBot) << "there is no newer release";
    Q_EMIT finished();
}

std::optional<Release> UpdateCheck::newerIn(QByteArrayView feed, const QString &version, Error *error)
{
    JsonParser parser;
    if (!parser.parse(feed, error))
        return {};
    std::optional<Release> newest;
    bool isFeed = parser.root().isArray();
    const auto look = [&](JsonValue object) {
        const Release release = releaseOf(object);
        const auto isMarked = [object](const char *key) { return object.find(key).toBool().value_or(false); };
        const bool isUnready = isMarked("prerelease") || isPreRelease(release.version);
        const std::optional<int> order = compareVersions(release.version, newest ? newest->version : version);
        isFeed = isFeed || order;
        if (order && *order > 0 && !isMarked("draft") && (!isUnready || isPreRelease(version)))
            newest = release;
    };
    if (parser.root().isObject())
        look(parser.root());
    JsonElements releases(parser.root());
    for (JsonValue one; releases.next(one);)
        look(one);
    if (!isFeed && error)
        *error = { .kind = Error::Kind::Protocol,
            .message = QStringLiteral("the feed names no version: it needs \"version\" or \"tag_name\"") };
    return newest;
}

} // namespace Hikari
