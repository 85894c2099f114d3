#include <hikari/core/redact_p.h>
#include <hikari/core/token.h>

#include <QCryptographicHash>
#include <QDebug>

#include <algorithm>
#include <iostream>
#include <string>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

namespace Hikari {

//! Known to redact() for as long as a copy of the token lives
class Token::Secret
{
public:
    explicit Secret(const QString &text)
        : text(text)
    {
        addSecret(text);
    }
    ~Secret() { removeSecret(text); }
    Q_DISABLE_COPY_MOVE(Secret)

    const QString text;
};

namespace {

#ifdef Q_OS_UNIX
//! Switches the terminal's echo off, and back on at the end of the scope
class EchoOff
{
public:
    EchoOff()
    {
        m_changed = isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_changed)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSANOW, &silent);
    }
    ~EchoOff()
    {
        if (m_changed)
            tcsetattr(STDIN_FILENO, TCSANOW, &m_before);
    }
    Q_DISABLE_COPY_MOVE(EchoOff)

private:
    termios m_before {};
    bool m_changed = false;
};
#else
struct EchoOff
{ };
#endif

QString trimmed(const QString &text)
{
    QStringView rest = QStringView(text).trimmed();
    if (rest.size() >= 2 && (rest.front() == u'"' || rest.front() == u'\'') && rest.back() == rest.front())
        rest = rest.mid(1, rest.size() - 2).trimmed();
    if (rest.startsWith(u"Bot ", Qt::CaseInsensitive))
        rest = rest.mid(4).trimmed();
    return rest.toString();
}

} // namespace

Token::Token(const QString &text)
{
    const QString secret = trimmed(text);
    if (!secret.isEmpty())
        m_secret = std::make_shared<const Secret>(secret);
}

Token Token::fromEnvironment(const char *name)
{
    return Token(qEnvironmentVariable(name));
}

Token Token::fromStandardInput()
{
    [[maybe_unused]] const EchoOff echoOff;
    std::string line;
    std::getline(std::cin, line);
    return Token(QString::fromStdString(line));
}

bool Token::isWellFormed() const
{
    const QString text = secret();
    const QList<QStringView> parts = QStringView(text).split(u'.');
    if (parts.size() != 3 || !botId())
        return false;
    return std::all_of(parts.begin(), parts.end(), [](QStringView part) {
        return !part.isEmpty() && std::all_of(part.begin(), part.end(), [](QChar c) {
            return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-'
                || c == u'_';
        });
    });
}

std::optional<Snowflake> Token::botId() const
{
    const QByteArray first = secret().section(u'.', 0, 0).toLatin1();
    const auto decoded = QByteArray::fromBase64Encoding(first,
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    const std::optional<Snowflake> id = Snowflake::fromString(QByteArrayView(*decoded));
    return id && !id->isNull() ? id : std::nullopt;
}

QString Token::authorization() const
{
    return isEmpty() ? QString() : QString(u"Bot " + m_secret->text);
}

QString Token::secret() const
{
    return isEmpty() ? QString() : m_secret->text;
}

QString Token::hash() const
{
    if (isEmpty())
        return QString();
    const QByteArray digest = QCryptographicHash::hash(m_secret->text.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex().first(16));
}

bool operator==(const Token &a, const Token &b)
{
    return a.m_secret == b.m_secret || a.secret() == b.secret();
}

QDebug operator<<(QDebug debug, const Token &)
{
    const QDebugStateSaver saver(debug);
    debug.noquote().nospace() << "<redacted>";
    return debug;
}

} // namespace Hikari
