#pragma once

#include <hikari/core/error.h>
#include <hikari/core/timer.h>
#include <hikari/rest/httpsettings.h>
#include <hikari/rest/proxysettings.h>

#include <QByteArrayView>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QUrl>

#include <optional>

class QNetworkReply;

namespace Hikari {

class Clock;

//! \brief Where a newer release is
struct Release
{
    QString version; //!< without a leading "v"
    QString url; //!< for a person; empty when the feed has none

    bool operator==(const Release &) const = default;
};

//! \brief Looks once for a newer release of the library, and says so in one line of the log
//!
//! The feed is JSON: a release of GitHub's ("tag_name", "html_url", "draft"), an object {"version", "url"}, or a list
//! of either. What goes wrong is told in a debug line only. Lives in the bot's thread.
class HIKARI_AUTOTEST_EXPORT UpdateCheck : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 largestAnswer = 1024 * 1024;
    static constexpr std::chrono::seconds patience { 30 };

    //! What runs: its version, and whether it was built as a release (CMake's HIKARI_RELEASE)
    struct Build
    {
        QString version;
        bool isReleased = false;
    };
    static Build currentBuild();
    //! \brief For tests, while no bot runs: what currentBuild() says; nullopt: the truth again
    static void pretend(const std::optional<Build> &build);

    UpdateCheck(Clock *clock, const HttpSettings &http, const ProxySettings &proxies, QObject *parent = nullptr);
    ~UpdateCheck() override;

    //! \brief Asks \a feed, unless it is empty or this is no release
    void start(const QUrl &feed);

    //! \brief The newest release in \a feed that is newer than \a version; nullopt: there is none
    //!
    //! Pre-releases are of interest to those only who run one.
    //! \param error set when this is no feed; may be null
    static std::optional<Release> newerIn(QByteArrayView feed, const QString &version, Error *error);

Q_SIGNALS:
    //! Also when nothing was found or asked
    void finished();

private:
    void answered();
    void giveUp(const QString &why);

    const HttpSettings m_http;
    const ProxySettings m_proxies;
    Timer m_timer;
    QNetworkAccessManager *m_network = nullptr; // made when there is something to ask
    QPointer<QNetworkReply> m_reply;
    QString m_version;
};

//! \brief The order of two versions by the rules of semver.org: "1.0.0-rc.2" < "1.0.0-rc.10" < "1.0.0" = "v1.0+build"
//! \return below, at or above zero; nullopt when one of them is no version
HIKARI_AUTOTEST_EXPORT std::optional<int> compareVersions(QStringView a, QStringView b);

} // namespace Hikari
