#pragma once

#include <hikari/core/global.h>

#include <QProcessEnvironment>
#include <QString>

#include <optional>

namespace Hikari::Netrc {

struct Login
{
    QString user;
    QString password; //!< secret: never logged

    bool operator==(const Login &) const = default;
};

//! \brief The file that NETRC in \a environment names, else the one in the home folder, whether it is there or not
HIKARI_AUTOTEST_EXPORT QString fileName(const QProcessEnvironment &environment);
//! \brief The first entry for \a host, else the default one; nullopt when there is none with a user, or no file
HIKARI_AUTOTEST_EXPORT std::optional<Login> find(const QString &host, const QString &file);

} // namespace Hikari::Netrc
