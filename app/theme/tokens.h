#pragma once

#include <QColor>
#include <QList>
#include <QMetaType>
#include <QString>

#include <array>
#include <optional>

namespace Panel {

//! \brief The colours of the panel by what they are for; resources/tokens.json gives their values
enum class Token
{
    Window,
    Chrome,
    Surface,
    Raised,
    Alt,
    Hover,
    Border,
    BorderStrong,
    Text,
    Muted,
    Faint,
    Accent,
    AccentBg,
    AccentText,
    Sel,
    SelText,
    Ok,
    Info,
    Warn,
    Err,
    Idle,
    OkBg,
    InfoBg,
    WarnBg,
    ErrBg,
    IdleBg,
    Term,
    Grid,
    Link,
    JsonKey,
    JsonStr,
    JsonNum,
    JsonBool,
    JsonNull,
    Series1, //!< the four line colours of charts; never more than four in one chart
    Series2,
    Series3,
    Series4,
    Count
};

//! \brief What a thing means; gives its text colour and its background together
enum class Tone
{
    Neutral,
    Ok,
    Info,
    Warn,
    Err,
    Idle,
    Accent
};

constexpr int tokenCount = int(Token::Count);

//! \brief The name of a token in tokens.json ("accentBg"); series have "series[0]" to "series[3]"
QString tokenName(Token token);
//! \brief The token of a name; nullopt if there is none
std::optional<Token> tokenFromName(QStringView name);

//! \brief The token for text, glyphs and lines of a tone; Neutral gives Text
Token toneColor(Tone tone);
//! \brief The token for the background behind them; Neutral gives Raised
Token toneBackground(Tone tone);

//! \brief All colours of one theme
class TokenSet
{
public:
    const QColor &operator[](Token token) const { return m_colors[size_t(token)]; }
    QColor &operator[](Token token) { return m_colors[size_t(token)]; }

private:
    std::array<QColor, tokenCount> m_colors;
};

//! \brief Two tokens that meet on screen, and the contrast they must have
struct ContrastPair
{
    Token foreground;
    Token background;
    double minimum = 4.5; //!< WCAG ratio, 1 to 21
};

//! \brief What resources/tokens.json says
struct TokenFile
{
    TokenSet dark;
    TokenSet light;
    QList<ContrastPair> contrast;
    QStringList errors; //!< unknown or missing names and broken colours; empty when the file is sound
};

//! \brief Reads the text of a tokens.json; colours that are missing stay invalid and are listed in errors
TokenFile readTokens(const QByteArray &json);
//! \brief The tokens compiled into the panel, read once
const TokenFile &builtInTokens();

//! \brief The WCAG 2 contrast of two opaque colours, 1 (same) to 21 (black on white)
double contrastRatio(const QColor &first, const QColor &second);

} // namespace Panel

Q_DECLARE_METATYPE(Panel::Tone)
