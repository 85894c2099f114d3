#pragma once

#include <QFont>
#include <QObject>
#include <QString>

namespace Panel {

//! \brief Distances in logical pixels at the normal text size; all multiples of 4 but the gap between panels
namespace Space {
constexpr int unit = 4;
constexpr int window = 12;
constexpr int panelGap = 10;
constexpr int panelPadding = 12;
constexpr int topBar = 46;
constexpr int statusBar = 26;
constexpr int navRail = 150;
constexpr int navRailCollapsed = 52;
constexpr int panelRadius = 8;
constexpr int controlRadius = 6;
constexpr int chipRadius = 12;
} // namespace Space

enum class FontRole
{
    Body,
    BodyStrong, //!< names and values that carry a row
    Strong, //!< panel titles, counts
    Caption, //!< axes, hints
    PageTitle,
    Headline, //!< the one sentence of an empty place
    TileValue,
    Mono, //!< ids, times, logs
    MonoStrong,
    Count
};

enum class Density
{
    Compact,
    Normal,
    Comfortable
};

//! \brief Fonts and heights, derived from the system's font, the text size and the density
//!
//! User-interface thread only.
class Metrics : public QObject
{
    Q_OBJECT

public:
    static Metrics *instance();

    const QFont &font(FontRole role) const { return m_fonts[int(role)]; }
    //! \brief The font for columns of numbers: the body font if its digits have one width, else the fixed font
    const QFont &numberFont() const { return m_numberFont; }
    //! \brief numberFont() for "1,284", the body font for "1 min 10 s", whose words line up anyway
    const QFont &numberFontFor(QStringView text) const;
    //! \brief True if 0 to 9 of the body font have the same advance
    bool hasTabularDigits() const { return m_tabularDigits; }
    static bool hasTabularDigits(const QFont &font);

    //! \brief A height or width given for a 12 px body, in the present text size
    int scaled(int pixels) const { return qRound(pixels * m_scale); }
    int rowHeight() const; //!< tables: 20, 24 or 30 by density
    int logRowHeight() const; //!< logs: 18, 20 or 24 by density
    int headerHeight() const { return scaled(28); }
    int controlHeight() const { return scaled(28); }

    Density density() const { return m_density; }
    void setDensity(Density density);
    //! \brief Text size in percent of the system's, 80 to 200
    int textPercent() const { return m_textPercent; }
    void setTextPercent(int percent);
    //! \brief Uses this family instead of the system's; empty means the system's
    void setFamily(const QString &family);
    void setMonoFamily(const QString &family);

    //! \brief Reads the system's fonts; called by Theme::install()
    void load();

Q_SIGNALS:
    void changed();

private:
    Metrics();
    void rebuild();

    QFont m_fonts[int(FontRole::Count)];
    QFont m_numberFont;
    QString m_family;
    QString m_monoFamily;
    QString m_systemFamily;
    QString m_systemMonoFamily;
    double m_systemPixels = 12;
    double m_scale = 1;
    int m_textPercent = 100;
    Density m_density = Density::Normal;
    bool m_tabularDigits = true;
};

//! \brief Short for Metrics::instance()->font()
inline const QFont &themeFont(FontRole role)
{
    return Metrics::instance()->font(role);
}

} // namespace Panel
