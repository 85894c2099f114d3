#pragma once

#include <hikari/core/global.h>

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <initializer_list>

namespace Hikari {

//! \brief A method and a path template of Discord's API
struct Route
{
    const char *method;
    const char *path; //!< "/channels/{channel}/messages"; {channel}, {guild} and {webhook} are rate limited apart
};

//! \brief A route with its values filled in
class HIKARI_AUTOTEST_EXPORT CompiledRoute
{
public:
    //! \param values for the placeholders of \a route, in their order; percent-encoded here
    CompiledRoute(const Route &route, std::initializer_list<QString> values = {});

    const Route &route() const { return *m_route; }
    QByteArray method() const { return m_route->method; }
    //! Method and template, for example "GET /channels/{channel}"
    QString name() const;
    QString path() const { return m_path; }
    //! Values of the major parameters; requests with other ones have other limits
    QString major() const { return m_major; }
    //! Whether sending it twice has the effect of sending it once
    bool isIdempotent() const { return qstrcmp(m_route->method, "POST") != 0; }

private:
    const Route *m_route;
    QString m_path;
    QString m_major;
};

//! \brief Every route that the library calls
namespace Routes {

inline constexpr Route getGatewayBot { "GET", "/gateway/bot" };
inline constexpr Route getMyUser { "GET", "/users/@me" };
inline constexpr Route getMyApplication { "GET", "/applications/@me" };
inline constexpr Route getChannel { "GET", "/channels/{channel}" };
inline constexpr Route getGuild { "GET", "/guilds/{guild}" };
inline constexpr Route getMember { "GET", "/guilds/{guild}/members/{user}" };
inline constexpr Route postMessage { "POST", "/channels/{channel}/messages" };
inline constexpr Route patchMessage { "PATCH", "/channels/{channel}/messages/{message}" };
inline constexpr Route deleteMessage { "DELETE", "/channels/{channel}/messages/{message}" };
inline constexpr Route postTyping { "POST", "/channels/{channel}/typing" };

} // namespace Routes

} // namespace Hikari
