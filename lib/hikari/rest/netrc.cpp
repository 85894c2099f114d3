#include <hikari/rest/netrc_p.h>

#include <QDir>
#include <QFile>
#include <QList>
#include <QStringList>

#include <utility>

namespace Hikari::Netrc {

namespace {

constexpr qint64 largestFile = qint64(1024) * 1024;

// Words as the file has them: in quotes with spaces, a backslash takes the next character as it is, macros are left
// out.
QStringList wordsOf(const QString &text)
{
    QStringList words;
    const qsizetype size = text.size();
    for (qsizetype at = 0; at < size;) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        if (text[at] == u'#') {
            while (at < size && text[at] != u'\n')
                ++at;
            continue;
        }
        QString word;
        const bool isQuoted = text[at] == u'"';
        if (isQuoted)
            ++at;
        while (at < size && (isQuoted ? text[at] != u'"' : !text[at].isSpace())) {
            if (text[at] == u'\\' && at + 1 < size)
                ++at;
            word += text[at++];
        }
        if (isQuoted)
            ++at;
        if (!isQuoted && word == u"macdef") { // up to an empty line
            const qsizetype end = text.indexOf(u"\n\n", at);
            at = end < 0 ? size : end;
            continue;
        }
        words.append(word);
    }
    return words;
}

} // namespace

QString fileName(const QProcessEnvironment &environment)
{
    QString named = environment.value(QStringLiteral("NETRC"));
    if (!named.isEmpty())
        return named;
#ifdef Q_OS_WIN
    const QString name = QStringLiteral("_netrc");
#else
    const QString name = QStringLiteral(".netrc");
#endif
    return QDir(environment.value(QStringLiteral("HOME"), QDir::homePath())).filePath(name);
}

std::optional<Login> find(const QString &host, const QString &file)
{
    QFile netrc(file);
    if (host.isEmpty() || !netrc.open(QIODevice::ReadOnly | QIODevice::Text))
        return {};
    const QStringList words = wordsOf(QString::fromUtf8(netrc.read(largestFile)));
    struct Entry
    {
        std::optional<QString> machine; // nullopt: the default
        Login login;
    };
    QList<Entry> entries;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        const auto value = [&] { return i + 1 < words.size() ? words[++i] : QString(); };
        if (word == u"machine")
            entries.append({ value(), {} });
        else if (word == u"default")
            entries.append({ std::nullopt, {} });
        else if (word == u"login" && !entries.isEmpty())
            entries.last().login.user = value();
        else if (word == u"password" && !entries.isEmpty())
            entries.last().login.password = value();
        else if (word == u"account")
            value();
    }
    for (const bool isDefault : { false, true }) {
        for (const Entry &entry : std::as_const(entries)) {
            const bool matches =
                isDefault ? !entry.machine : entry.machine && entry.machine->compare(host, Qt::CaseInsensitive) == 0;
            if (matches && !entry.login.user.isEmpty())
                return entry.login;
        }
    }
    return {};
}

} // namespace Hikari::Netrc
