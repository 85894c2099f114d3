#include <theme/tokens.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace Panel {

namespace {

constexpr std::array names { "window", "chrome", "surface", "raised", "alt", "hover", "border", "borderStrong", "text",
    "muted", "faint", "accent", "accentBg", "accentText", "sel", "selText", "ok", "info", "warn", "err", "idle", "okBg",
    "infoBg", "warnBg", "errBg", "idleBg", "term", "grid", "link", "jsonKey", "jsonStr", "jsonNum", "jsonBool",
    "jsonNull", "series[0]", "series[1]", "series[2]", "series[3]" };
static_assert(names.size() == size_t(tokenCount));

constexpr int seriesCount = 4;

TokenSet readTheme(const QJsonObject &object, const QString &theme, QStringList &errors)
{
    TokenSet set;
    const QJsonArray series = object.value(QLatin1String("series")).toArray();
    for (int i = 0; i < tokenCount; ++i) {
        const int line = i - int(Token::Series1);
        const QString text =
            line >= 0 ? series.at(line).toString() : object.value(QLatin1String(names[size_t(i)])).toString();
        const QColor color(text);
        if (!color.isValid())
            errors += theme + u'.' + QLatin1String(names[size_t(i)]) + QLatin1String(" is not a colour");
        set[Token(i)] = color;
    }
    return set;
}

double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

QString tokenName(Token token)
{
    return token < Token::Count ? QString::fromLatin1(names[size_t(token)]) : QString();
}

std::optional<Token> tokenFromName(QStringView name)
{
    for (int i = 0; i < tokenCount; ++i) {
        if (name == QLatin1String(names[size_t(i)]))
            return Token(i);
    }
    return std::nullopt;
}

Token toneColor(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return Token::Text;
    case Tone::Ok:
        return Token::Ok;
    case Tone::Info:
        return Token::Info;
    case Tone::Warn:
        return Token::Warn;
    case Tone::Err:
        return Token::Err;
    case Tone::Idle:
        return Token::Idle;
    case Tone::Accent:
        return Token::Accent;
    }
    return Token::Text;
}

Token toneBackground(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return Token::Raised;
    case Tone::Ok:
        return Token::OkBg;
    case Tone::Info:
        return Token::InfoBg;
    case Tone::Warn:
        return Token::WarnBg;
    case Tone::Err:
        return Token::ErrBg;
    case Tone::Idle:
        return Token::IdleBg;
    case Tone::Accent:
        return Token::AccentBg;
    }
    return Token::Raised;
}

TokenFile readTokens(const QByteArray &json)
{
    TokenFile file;
    QJsonParseError parseError;
    const QJsonObject root = QJsonDocument::fromJson(json, &parseError).object();
    if (parseError.error != QJsonParseError::NoError)
        file.errors += parseError.errorString();
    const QJsonObject themes = root.value(QLatin1String("themes")).toObject();
    file.dark = readTheme(themes.value(QLatin1String("dark")).toObject(), QStringLiteral("dark"), file.errors);
    file.light = readTheme(themes.value(QLatin1String("light")).toObject(), QStringLiteral("light"), file.errors);
    for (const QJsonValue &value : root.value(QLatin1String("contrast")).toArray()) {
        const QString foreground = value[QLatin1String("fg")].toString();
        const std::optional<Token> background = tokenFromName(value[QLatin1String("bg")].toString());
        const bool allSeries = foreground == QLatin1String("series[*]");
        const std::optional<Token> first = allSeries ? Token::Series1 : tokenFromName(foreground);
        if (!first || !background) {
            file.errors += QLatin1String("unknown token in the contrast pair of ") + foreground;
            continue;
        }
        for (int i = 0; i < (allSeries ? seriesCount : 1); ++i)
            file.contrast +=
                ContrastPair { Token(int(*first) + i), *background, value[QLatin1String("min")].toDouble(4.5) };
    }
    return file;
}

const TokenFile &builtInTokens()
{
    static const TokenFile tokens = [] {
        QFile file(QStringLiteral(":/panel/tokens.json"));
        return file.open(QIODevice::ReadOnly) ? readTokens(file.readAll()) : readTokens({});
    }();
    return tokens;
}

double contrastRatio(const QColor &first, const QColor &second)
{
    const double a = luminance(first);
    const double b = luminance(second);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace Panel
