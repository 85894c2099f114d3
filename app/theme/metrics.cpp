#include <theme/metrics.h>

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QScreen>

#include <algorithm>
#include <array>

namespace Panel {

namespace {

constexpr double bodyPixels = 12;

// What a desktop without a choice of its own gives; then the first of ours that is installed reads better.
constexpr std::array genericFamilies { "DejaVu Sans", "Bitstream Vera Sans", "DejaVu Serif", "Sans Serif", "Sans",
    "Helvetica", "" };
constexpr std::array preferredFamilies { "Inter", "Noto Sans", "Cantarell", "Adwaita Sans", "Ubuntu", "Open Sans",
    "Source Sans 3", "Liberation Sans", "DejaVu Sans" };
constexpr std::array genericMonoFamilies { "DejaVu Sans Mono", "Bitstream Vera Sans Mono", "Monospace", "Courier", "" };
constexpr std::array preferredMonoFamilies { "JetBrains Mono", "Noto Sans Mono", "Source Code Pro", "Fira Code",
    "Ubuntu Mono", "Liberation Mono", "DejaVu Sans Mono" };

template<size_t generics, size_t preferences>
QString chooseFamily(const QString &system, const std::array<const char *, generics> &generic,
    const std::array<const char *, preferences> &preferred, const QStringList &installed)
{
    const bool isGeneric =
        std::any_of(generic.begin(), generic.end(), [&](const char *name) { return system == QLatin1String(name); });
    if (!isGeneric)
        return system;
    for (const char *name : preferred) {
        if (installed.contains(QLatin1String(name)))
            return QLatin1String(name);
    }
    return system;
}

double pixelsOf(const QFont &font)
{
    if (font.pixelSize() > 0)
        return font.pixelSize();
    const QScreen *screen = QGuiApplication::primaryScreen();
    return font.pointSizeF() * (screen ? screen->logicalDotsPerInch() : 96) / 72;
}

} // namespace

Metrics *Metrics::instance()
{
    static Metrics metrics;
    return &metrics;
}

Metrics::Metrics()
{
    rebuild();
}

void Metrics::load()
{
    const QFont system = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QStringList installed = QFontDatabase::families();
    m_systemFamily = chooseFamily(QFontInfo(system).family(), genericFamilies, preferredFamilies, installed);
    const QFontInfo fixedInfo(fixed);
    m_systemMonoFamily = chooseFamily(
        fixedInfo.fixedPitch() ? fixedInfo.family() : QString(), genericMonoFamilies, preferredMonoFamilies, installed);
    m_systemPixels = std::clamp(pixelsOf(system), 11.0, 18.0);
    rebuild();
}

bool Metrics::hasTabularDigits(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QChar(digit)) - width) > 0.01)
            return false;
    }
    return true;
}

void Metrics::rebuild()
{
    const QString family = m_family.isEmpty() ? m_systemFamily : m_family;
    const QString mono = m_monoFamily.isEmpty() ? m_systemMonoFamily : m_monoFamily;
    m_scale = m_systemPixels / bodyPixels * m_textPercent / 100.0;
    const auto make = [&](FontRole role, const QString &name, double pixels, QFont::Weight weight) {
        QFont font;
        if (!name.isEmpty())
            font.setFamilies({ name });
        font.setPixelSize(std::max(8, scaled(int(pixels))));
        font.setWeight(weight);
        m_fonts[int(role)] = font;
    };
    make(FontRole::Body, family, 12, QFont::Normal);
    make(FontRole::BodyStrong, family, 12, QFont::Medium);
    make(FontRole::Strong, family, 13, QFont::DemiBold);
    make(FontRole::Caption, family, 11, QFont::Normal);
    make(FontRole::PageTitle, family, 14, QFont::DemiBold);
    make(FontRole::Headline, family, 18, QFont::DemiBold);
    make(FontRole::TileValue, family, 24, QFont::DemiBold);
    make(FontRole::Mono, mono, 12, QFont::Normal);
    make(FontRole::MonoStrong, mono, 12, QFont::DemiBold);
    for (const FontRole role : { FontRole::Mono, FontRole::MonoStrong }) {
        QFont &font = m_fonts[int(role)];
        font.setStyleHint(QFont::Monospace);
        font.setFixedPitch(true);
    }
    m_numberFont = m_fonts[int(FontRole::Body)];
    m_tabularDigits = !qGuiApp || hasTabularDigits(m_numberFont);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    if (!m_tabularDigits) {
        m_numberFont.setFeature("tnum", 1);
        if (!hasTabularDigits(m_numberFont))
            m_numberFont = m_fonts[int(FontRole::Mono)];
    }
#else
    if (!m_tabularDigits)
        m_numberFont = m_fonts[int(FontRole::Mono)];
#endif
    Q_EMIT changed();
}

const QFont &Metrics::numberFontFor(QStringView text) const
{
    const bool hasWords = std::any_of(text.begin(), text.end(), [](QChar unit) { return unit.isLetter(); });
    return hasWords ? font(FontRole::Body) : m_numberFont;
}

int Metrics::rowHeight() const
{
    static constexpr int heights[] { 20, 24, 30 };
    return scaled(heights[int(m_density)]);
}

int Metrics::logRowHeight() const
{
    static constexpr int heights[] { 18, 20, 24 };
    return scaled(heights[int(m_density)]);
}

void Metrics::setDensity(Density density)
{
    if (density == m_density)
        return;
    m_density = density;
    Q_EMIT changed();
}

void Metrics::setTextPercent(int percent)
{
    percent = std::clamp(percent, 80, 200);
    if (percent == m_textPercent)
        return;
    m_textPercent = percent;
    rebuild();
}

void Metrics::setFamily(const QString &family)
{
    m_family = family;
    rebuild();
}

void Metrics::setMonoFamily(const QString &family)
{
    m_monoFamily = family;
    rebuild();
}

} // namespace Panel
