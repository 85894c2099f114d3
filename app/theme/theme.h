#pragma once

#include <theme/tokens.h>

#include <QObject>
#include <QPalette>

namespace Panel {

//! \brief The colours in force, for the whole application
//!
//! Lives in the user-interface thread from its first use to the end of the application. Widgets ask for colours while
//! painting and never keep them, so a change needs a repaint and no more.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Mode
    {
        System, //!< dark or light as the desktop says, followed live
        Dark,
        Light,
        HighContrast, //!< black and white with thick borders, no tints
    };
    Q_ENUM(Mode)

    static Theme *instance();

    //! \brief Gives the application our style, palette and fonts; call once, before the first window
    void install(Mode mode = Mode::System);

    Mode mode() const { return m_mode; }
    //! \brief Switches at run time; every visible widget repaints
    void setMode(Mode mode);
    //! \brief What is shown now, whatever the mode
    bool isDark() const { return m_dark; }
    bool isHighContrast() const { return m_mode == Mode::HighContrast; }
    //! \brief The mode of a name of the command line: "dark", "light", "system", "contrast"; nullopt for others
    static std::optional<Mode> modeFromName(QStringView name);

    const QColor &color(Token token) const { return m_tokens[token]; }
    const TokenSet &tokens() const { return m_tokens; }
    //! \brief The colours as a palette, for the parts that Qt paints
    QPalette palette() const;
    //! \brief Width of panel and control borders in logical pixels: 1, in high contrast 2
    int borderWidth() const { return isHighContrast() ? 2 : 1; }

    //! \brief True if nothing may move by itself
    bool isMotionReduced() const { return m_motionReduced; }
    void setMotionReduced(bool reduced) { m_motionReduced = reduced; }

Q_SIGNALS:
    //! \brief The colours changed; widgets that cache pictures drop them now
    void changed();

private:
    Theme();
    void apply();

    TokenSet m_tokens;
    Mode m_mode = Mode::Dark;
    bool m_dark = true;
    bool m_installed = false;
    bool m_motionReduced = false;
};

//! \brief The colour in force; short for Theme::instance()->color()
inline const QColor &themeColor(Token token)
{
    return Theme::instance()->color(token);
}

//! \brief \a over laid on \a under with the opacity \a amount (0 to 1); opaque
QColor mixed(const QColor &under, const QColor &over, double amount);

} // namespace Panel
