#include <theme/theme.h>

#include <theme/metrics.h>
#include <theme/panelstyle.h>
#include <theme/systemscheme.h>

#include <QApplication>
#include <QWidget>

namespace Panel {

namespace {

//! Black and white; meaning is left to shapes, with one light colour each for what must stand out.
TokenSet highContrastTokens()
{
    TokenSet set;
    for (int i = 0; i < tokenCount; ++i)
        set[Token(i)] = Qt::white;
    for (const Token token :
        { Token::Window, Token::Chrome, Token::Surface, Token::Raised, Token::Alt, Token::AccentText, Token::OkBg,
            Token::InfoBg, Token::WarnBg, Token::ErrBg, Token::IdleBg, Token::Term, Token::SelText, Token::AccentBg }) {
        set[token] = Qt::black;
    }
    set[Token::Hover] = QColor(0x30, 0x30, 0x30);
    set[Token::Grid] = QColor(0x80, 0x80, 0x80);
    set[Token::Accent] = QColor(0xff, 0xff, 0x00);
    set[Token::Sel] = QColor(0xff, 0xff, 0x00);
    set[Token::Link] = QColor(0x8f, 0xd8, 0xff);
    set[Token::Ok] = QColor(0x3f, 0xf2, 0x3f);
    set[Token::Info] = QColor(0x8f, 0xd8, 0xff);
    set[Token::Warn] = QColor(0xff, 0xd8, 0x00);
    set[Token::Err] = QColor(0xff, 0x9a, 0x9a);
    set[Token::Series1] = QColor(0x8f, 0xd8, 0xff);
    set[Token::Series2] = QColor(0xff, 0xff, 0x00);
    set[Token::Series3] = QColor(0x3f, 0xf2, 0x3f);
    set[Token::Series4] = Qt::white;
    return set;
}

} // namespace

Theme *Theme::instance()
{
    static Theme theme;
    return &theme;
}

Theme::Theme()
    : m_tokens(builtInTokens().dark)
{ }

std::optional<Theme::Mode> Theme::modeFromName(QStringView name)
{
    if (name == QLatin1String("dark"))
        return Mode::Dark;
    if (name == QLatin1String("light"))
        return Mode::Light;
    if (name == QLatin1String("system"))
        return Mode::System;
    if (name == QLatin1String("contrast"))
        return Mode::HighContrast;
    return std::nullopt;
}

void Theme::install(Mode mode)
{
    m_installed = true;
    m_mode = mode;
    // The scheme looks at the palette the desktop gave, so it comes before ours is set.
    auto *scheme = new SystemScheme(qApp);
    connect(scheme, &SystemScheme::changed, this, [this] {
        if (m_mode == Mode::System)
            apply();
    });
    qApp->setProperty("panelSystemScheme", QVariant::fromValue<QObject *>(scheme));
    QApplication::setStyle(new PanelStyle);
    Metrics::instance()->load();
    QApplication::setFont(themeFont(FontRole::Body));
    connect(Metrics::instance(), &Metrics::changed, qApp, [this] {
        QApplication::setFont(themeFont(FontRole::Body));
        Q_EMIT changed();
    });
    apply();
}

void Theme::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

void Theme::apply()
{
    if (m_mode == Mode::System) {
        const auto *scheme =
            qobject_cast<SystemScheme *>(qApp ? qApp->property("panelSystemScheme").value<QObject *>() : nullptr);
        m_dark = !scheme || scheme->isDark();
    } else {
        m_dark = m_mode != Mode::Light;
    }
    m_tokens = isHighContrast() ? highContrastTokens() : m_dark ? builtInTokens().dark : builtInTokens().light;
    if (!m_installed)
        return;
    QApplication::setPalette(palette());
    Q_EMIT changed();
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        if (widget->isVisible())
            widget->update();
    }
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Token token) { palette.setColor(role, color(token)); };
    set(QPalette::Window, Token::Window);
    set(QPalette::WindowText, Token::Text);
    set(QPalette::Base, Token::Surface);
    set(QPalette::AlternateBase, Token::Alt);
    set(QPalette::Text, Token::Text);
    set(QPalette::PlaceholderText, Token::Muted);
    set(QPalette::Button, Token::Raised);
    set(QPalette::ButtonText, Token::Text);
    set(QPalette::BrightText, Token::Err);
    set(QPalette::ToolTipBase, Token::Raised);
    set(QPalette::ToolTipText, Token::Text);
    set(QPalette::Highlight, Token::Sel);
    set(QPalette::HighlightedText, Token::SelText);
    set(QPalette::Link, Token::Link);
    set(QPalette::LinkVisited, Token::Link);
    set(QPalette::Light, Token::Hover);
    set(QPalette::Midlight, Token::Raised);
    set(QPalette::Mid, Token::Border);
    set(QPalette::Dark, Token::Border);
    palette.setColor(QPalette::Shadow, Qt::black);
    for (const QPalette::ColorRole role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        palette.setColor(QPalette::Disabled, role, color(Token::Faint));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(Token::Hover));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, color(Token::Muted));
    return palette;
}

QColor mixed(const QColor &under, const QColor &over, double amount)
{
    const auto channel = [amount](int a, int b) { return qRound(a + (b - a) * amount); };
    return QColor(
        channel(under.red(), over.red()), channel(under.green(), over.green()), channel(under.blue(), over.blue()));
}

} // namespace Panel
