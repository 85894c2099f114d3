#pragma once

#include <hikari/core/global.h>
#include <hikari/core/snowflake.h>

#include <QMetaType>
#include <QString>

#include <memory>
#include <optional>

class QDebug;

namespace Hikari {

//! \brief A bot's token: the secret that is its password
//!
//! Nothing prints it: QDebug shows \<redacted>, and while an instance lives, redact() and so every log line replace its
//! secret wherever it appears. Cheap to copy. Any thread.
class HIKARI_EXPORT Token
{
public:
    Token() = default;
    //! \brief Trims white space and quotes around \a text and a leading "Bot "
    explicit Token(const QString &text);

    //! \brief The token in the environment variable \a name; empty if it is not set
    static Token fromEnvironment(const char *name);
    //! \brief Reads one line of standard input, without echo if that is a terminal; empty at its end
    //!
    //! Blocks: for main(), before the event loop runs.
    static Token fromStandardInput();

    bool isEmpty() const { return !m_secret; }
    //! \brief Whether it looks like a token: three parts, the first of which holds an id
    //!
    //! Discord alone knows whether it is valid.
    bool isWellFormed() const;
    //! \brief The bot's id from the token's first part; nullopt if it holds none
    std::optional<Snowflake> botId() const;

    //! \brief The value for the header Authorization, "Bot …"; a secret
    QString authorization() const;
    //! \brief The token itself, for IDENTIFY; a secret
    QString secret() const;
    //! \brief 16 hexadecimal digits of its SHA-256, to tell tokens apart in file names and keys; empty for an empty
    //! token
    QString hash() const;

    HIKARI_EXPORT friend bool operator==(const Token &a, const Token &b);

private:
    class Secret;
    std::shared_ptr<const Secret> m_secret;
};

HIKARI_EXPORT QDebug operator<<(QDebug debug, const Token &token);

} // namespace Hikari

Q_DECLARE_METATYPE(Hikari::Token)
