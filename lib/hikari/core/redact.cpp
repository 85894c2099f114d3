#include <hikari/core/redact.h>
#include <hikari/core/redact_p.h>

#include <QHash>
#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <array>
#include <mutex>

namespace Hikari {

namespace {

constexpr QStringView dots = u"••••••••";

struct LiveSecrets
{
    std::mutex mutex;
    QHash<QString, int> users; // guarded by mutex
    QStringList secrets; // guarded by mutex; the keys of users and their percent-encoded forms
};

LiveSecrets &liveSecrets()
{
    // Never destroyed: tokens and log lines of other statics may come after it.
    static auto *const live = new LiveSecrets;
    return *live;
}

void rebuild(LiveSecrets &live)
{
    live.secrets = live.users.keys();
    for (const QString &secret : live.users.keys()) {
        const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(secret));
        if (encoded != secret)
            live.secrets.append(encoded);
    }
    // A secret that contains another one must go first.
    std::sort(live.secrets.begin(), live.secrets.end(),
        [](const QString &a, const QString &b) { return a.size() > b.size(); });
}

//! Letters, digits, "-" and "_": what parts of tokens, keys and path segments are made of
constexpr std::array<bool, 128> wordCharacters = [] {
    std::array<bool, 128> word {};
    for (char c = 'a'; c <= 'z'; ++c)
        word[size_t(c)] = word[size_t(c) - 32] = true;
    for (char c = '0'; c <= '9'; ++c)
        word[size_t(c)] = true;
    word['-'] = word['_'] = true;
    return word;
}();

constexpr bool isWord(QChar character)
{
    return character.unicode() < 128 && wordCharacters[character.unicode()];
}

constexpr bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

constexpr bool isSpace(QChar character)
{
    return character == u' ' || character == u'\t';
}

constexpr bool isQuote(QChar character)
{
    return character == u'"' || character == u'\'';
}

struct Range
{
    qsizetype begin = -1;
    qsizetype end = -1;
};

//! Looks at each run of word characters once, and further only at those that may begin a secret.
class Scanner
{
public:
    explicit Scanner(QStringView text)
        : m_text(text)
    { }

    //! The next secret from \a from on; begin is -1 if there is none
    Range next(qsizetype from) const
    {
        const qsizetype size = m_text.size();
        const QChar *const data = m_text.data();
        for (qsizetype at = from; at < size;) {
            if (!isWord(data[at])) {
                ++at;
                continue;
            }
            const qsizetype begin = at;
            while (at < size && isWord(data[at]))
                ++at;
            // "token" is the shortest word that tells something, but for "mfa." at the head of a token.
            if (at - begin < 5 && (at - begin != 3 || at == size || data[at] != u'.'))
                continue;
            const Range found = examine(begin, at);
            if (found.begin >= 0 && found.begin < found.end)
                return found;
        }
        return {};
    }

private:
    QChar at(qsizetype index) const { return index < m_text.size() ? m_text[index] : QChar(); }
    qsizetype wordEnd(qsizetype index) const
    {
        while (index < m_text.size() && isWord(m_text[index]))
            ++index;
        return index;
    }
    qsizetype skip(qsizetype index, bool (*predicate)(QChar)) const
    {
        while (index < m_text.size() && predicate(m_text[index]))
            ++index;
        return index;
    }

    Range examine(qsizetype begin, qsizetype end) const
    {
        const QStringView word = m_text.mid(begin, end - begin);
        switch (word.back().unicode() | 0x20) {
        case u'n':
            if (word.endsWith(u"authorization", Qt::CaseInsensitive))
                return headerValue(end);
            if (word.endsWith(u"token", Qt::CaseInsensitive))
                return keyedValue(end);
            break;
        case u't':
            if (word.endsWith(u"secret", Qt::CaseInsensitive))
                return keyedValue(end);
            break;
        case u's':
            // Also after "%2F", which leaves "2F" in the word
            if (word.endsWith(u"webhooks") || word.endsWith(u"interactions"))
                return pathToken(end);
            break;
        default:
            break;
        }
        return shaped(begin, end);
    }

    //! Token-shaped: of a bot (id, time, signature), of a user with two factors, of an interaction, of a webhook
    Range shaped(qsizetype begin, qsizetype end) const
    {
        const qsizetype length = end - begin;
        const QStringView word = m_text.mid(begin, length);
        if (at(end) == u'.') {
            const qsizetype secondEnd = wordEnd(end + 1);
            const qsizetype second = secondEnd - end - 1;
            if (word == u"mfa" && second >= 20)
                return { begin, secondEnd };
            if (length >= 18 && second >= 4 && second <= 12 && at(secondEnd) == u'.') {
                const qsizetype thirdEnd = wordEnd(secondEnd + 1);
                if (thirdEnd - secondEnd - 1 >= 20)
                    return { begin, thirdEnd };
            }
        }
        if (length >= 40 && word.startsWith(u"aW50ZXJhY3Rpb246")) // "interaction:" in base 64
            return { begin, end };
        if (length == 68 && isMixed(word))
            return { begin, end };
        return {};
    }

    static bool isMixed(QStringView word)
    {
        bool upper = false, lower = false, digit = false;
        for (const QChar character : word) {
            upper |= character >= u'A' && character <= u'Z';
            lower |= character >= u'a' && character <= u'z';
            digit |= isDigit(character);
        }
        return upper && lower && digit;
    }

    //! Past quotes (escaped or not) and spaces around one of ":" and "=", and "," between quotes as QDebug prints
    //! pairs; -1 if no value follows. \a quoted tells whether the value is in quotes.
    qsizetype valueBegin(qsizetype index, bool &quoted) const
    {
        const auto quote = [](QChar character) { return character == u'\\' || isQuote(character); };
        const qsizetype afterQuote = skip(index, quote);
        index = skip(afterQuote, isSpace);
        const bool isPair = at(index) == u',' && afterQuote > 0 && isQuote(at(afterQuote - 1));
        if (at(index) != u':' && at(index) != u'=' && !isPair)
            return -1;
        index = skip(index + 1, isSpace);
        const qsizetype begin = skip(index, quote);
        quoted = begin > index;
        return begin;
    }

    qsizetype valueEnd(qsizetype index, bool quoted) const
    {
        for (; index < m_text.size(); ++index) {
            const QChar character = m_text[index];
            if (isQuote(character) || character == u'\\' || character < u' ')
                break;
            if (!quoted
                && (character == u' ' || character == u'&' || character == u',' || character == u';'
                    || character == u')' || character == u'}' || character == u'#'))
                break;
        }
        return index;
    }

    //! What follows "Authorization": the scheme stays
    Range headerValue(qsizetype index) const
    {
        bool quoted = false;
        qsizetype begin = valueBegin(index, quoted);
        if (begin < 0)
            return {};
        const qsizetype schemeEnd = wordEnd(begin);
        const QStringView scheme = m_text.mid(begin, schemeEnd - begin);
        for (const QStringView known : { QStringView(u"Bot"), QStringView(u"Bearer"), QStringView(u"Basic") }) {
            if (isSpace(at(schemeEnd)) && scheme.compare(known, Qt::CaseInsensitive) == 0)
                begin = skip(schemeEnd, isSpace);
        }
        return { begin, valueEnd(begin, quoted) };
    }

    //! What follows a key such as "token" in JSON or a query. Without quotes ":" also ends a sentence's clause: then
    //! only something long without spaces counts.
    Range keyedValue(qsizetype index) const
    {
        bool quoted = false;
        const qsizetype begin = valueBegin(index, quoted);
        if (begin < 0)
            return {};
        const qsizetype end = valueEnd(begin, quoted);
        const bool isQuery = at(index) == u'=';
        return quoted || isQuery || end - begin >= 16 ? Range { begin, end } : Range {};
    }

    //! Past one "/", also as JSON or a query may escape it; -1 if there is none
    qsizetype pastSlash(qsizetype index) const
    {
        if (at(index) == u'\\')
            ++index;
        if (at(index) == u'/')
            return index + 1;
        return m_text.mid(index, 3).compare(u"%2F", Qt::CaseInsensitive) == 0 ? index + 3 : -1;
    }

    //! The second segment after "webhooks" or "interactions", if the first is an id
    Range pathToken(qsizetype index) const
    {
        const qsizetype id = pastSlash(index);
        if (id < 0)
            return {};
        const qsizetype idEnd = skip(id, isDigit);
        const qsizetype begin = idEnd > id ? pastSlash(idEnd) : -1;
        if (begin < 0)
            return {};
        qsizetype end = begin;
        while (end < m_text.size() && (isWord(m_text.at(end)) || m_text.at(end) == u'.' || m_text.at(end) == u'~'))
            ++end;
        return { begin, end };
    }

    QStringView m_text;
};

} // namespace

void addSecret(const QString &secret)
{
    if (secret.size() < shortestSecret)
        return;
    LiveSecrets &live = liveSecrets();
    const std::lock_guard lock(live.mutex);
    if (live.users[secret]++ == 0)
        rebuild(live);
}

void removeSecret(const QString &secret)
{
    LiveSecrets &live = liveSecrets();
    const std::lock_guard lock(live.mutex);
    const auto found = live.users.find(secret);
    if (found == live.users.end() || --found.value() > 0)
        return;
    live.users.erase(found);
    rebuild(live);
}

// The password of an address such as "http://user:password@proxy.example"
static void redactPasswords(QString &text)
{
    for (qsizetype at = text.indexOf(u"://"); at >= 0; at = text.indexOf(u"://", at)) {
        at += 3;
        qsizetype end = at;
        qsizetype colon = -1;
        while (end < text.size() && text.at(end) > u' ' && text.at(end) != u'@' && text.at(end) != u'/'
            && !isQuote(text.at(end))) {
            if (text.at(end) == u':' && colon < 0)
                colon = end;
            ++end;
        }
        if (end == text.size() || text.at(end) != u'@' || colon < 0 || colon + 1 == end)
            continue;
        text.replace(colon + 1, end - colon - 1, dots.toString());
    }
}

QString redact(const QString &text)
{
    QStringList secrets;
    {
        LiveSecrets &live = liveSecrets();
        const std::lock_guard lock(live.mutex);
        secrets = live.secrets;
    }
    QString result = text;
    for (const QString &secret : std::as_const(secrets)) {
        if (secret.size() <= result.size() && result.contains(secret))
            result.replace(secret, dots.toString());
    }
    redactPasswords(result);
    const Scanner scanner(result);
    Range found = scanner.next(0);
    if (found.begin < 0)
        return result;
    QString clean;
    clean.reserve(result.size());
    qsizetype copied = 0;
    for (; found.begin >= 0; found = scanner.next(copied)) {
        clean += QStringView(result).mid(copied, found.begin - copied);
        clean += dots;
        copied = found.end;
    }
    clean += QStringView(result).mid(copied);
    return clean;
}

QString shortened(const QString &text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    const bool splitsPair = text.at(most - 1).isHighSurrogate();
    return QString(
        QStringView(text).left(splitsPair ? most - 1 : most) + QStringLiteral("… (%1 characters)").arg(text.size()));
}

QString payloadExcerpt(QByteArrayView utf8)
{
    constexpr qsizetype window = 4096, shown = 2048, longestSecret = 1024;
    if (utf8.size() <= window)
        return shortened(redact(QString::fromUtf8(utf8)), shown);
    QString text = redact(QString::fromUtf8(utf8.first(window)));
    text.chop(longestSecret); // where half a secret may stand, which redact() does not know for one
    return QString(QStringView(text).left(shown) + QStringLiteral("…"));
}

} // namespace Hikari
