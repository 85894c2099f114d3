#include <widgets/bannerview.h>

#include <theme/metrics.h>
#include <theme/paint.h>
#include <theme/theme.h>

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace Panel {

namespace {

constexpr int maxLines = 40;
constexpr int maxColumns = 160;
constexpr double minColumn = 5;
constexpr double maxColumn = 8;
constexpr double cellRatio = 2.0; // height of a cell by its width, as terminals have
constexpr int padding = 14;

//! The arms of a box-drawing character: left, up, right, down; 0 none, 1 light, 2 heavy, 3 double
struct Arms
{
    int left = 0;
    int up = 0;
    int right = 0;
    int down = 0;
};

Arms armsOf(char32_t character)
{
    switch (character) {
    case 0x2500:
    case 0x2504:
    case 0x2508:
    case 0x254C:
        return { 1, 0, 1, 0 };
    case 0x2501:
    case 0x2505:
    case 0x2509:
    case 0x254D:
        return { 2, 0, 2, 0 };
    case 0x2502:
    case 0x2506:
    case 0x250A:
    case 0x254E:
        return { 0, 1, 0, 1 };
    case 0x2503:
    case 0x2507:
    case 0x250B:
    case 0x254F:
        return { 0, 2, 0, 2 };
    case 0x250C:
    case 0x256D:
        return { 0, 0, 1, 1 };
    case 0x250F:
        return { 0, 0, 2, 2 };
    case 0x2510:
    case 0x256E:
        return { 1, 0, 0, 1 };
    case 0x2513:
        return { 2, 0, 0, 2 };
    case 0x2514:
    case 0x2570:
        return { 0, 1, 1, 0 };
    case 0x2517:
        return { 0, 2, 2, 0 };
    case 0x2518:
    case 0x256F:
        return { 1, 1, 0, 0 };
    case 0x251B:
        return { 2, 2, 0, 0 };
    case 0x251C:
        return { 0, 1, 1, 1 };
    case 0x2523:
        return { 0, 2, 2, 2 };
    case 0x2524:
        return { 1, 1, 0, 1 };
    case 0x252B:
        return { 2, 2, 0, 2 };
    case 0x252C:
        return { 1, 0, 1, 1 };
    case 0x2533:
        return { 2, 0, 2, 2 };
    case 0x2534:
        return { 1, 1, 1, 0 };
    case 0x253B:
        return { 2, 2, 2, 0 };
    case 0x253C:
        return { 1, 1, 1, 1 };
    case 0x254B:
        return { 2, 2, 2, 2 };
    case 0x2550:
        return { 3, 0, 3, 0 };
    case 0x2551:
        return { 0, 3, 0, 3 };
    case 0x2554:
        return { 0, 0, 3, 3 };
    case 0x2557:
        return { 3, 0, 0, 3 };
    case 0x255A:
        return { 0, 3, 3, 0 };
    case 0x255D:
        return { 3, 3, 0, 0 };
    case 0x2560:
        return { 0, 3, 3, 3 };
    case 0x2563:
        return { 3, 3, 0, 3 };
    case 0x2566:
        return { 3, 0, 3, 3 };
    case 0x2569:
        return { 3, 3, 3, 0 };
    case 0x256C:
        return { 3, 3, 3, 3 };
    case 0x2574:
        return { 1, 0, 0, 0 };
    case 0x2575:
        return { 0, 1, 0, 0 };
    case 0x2576:
        return { 0, 0, 1, 0 };
    case 0x2577:
        return { 0, 0, 0, 1 };
    default:
        return {};
    }
}

void paintArms(QPainter *painter, const Arms &arms, const QRectF &cell, const QColor &color)
{
    const double thin = std::max(1.0, std::round(cell.width() / 8));
    const double cx = std::floor(cell.center().x() - thin / 2);
    const double cy = std::floor(cell.center().y() - thin / 2);
    const double gap = std::max(2.0, thin * 2); // between the lines of a double one
    const auto horizontal = [&](double from, double to, int kind, double corner) {
        if (kind == 0)
            return;
        if (kind == 3) {
            painter->fillRect(QRectF(from, cy - gap / 2, to - from, thin), color);
            painter->fillRect(QRectF(from, cy + gap / 2, to - from, thin), color);
        } else {
            const double weight = kind == 2 ? thin * 2 : thin;
            painter->fillRect(QRectF(from, cy - (weight - thin) / 2, to - from, weight), color);
        }
        Q_UNUSED(corner)
    };
    const auto vertical = [&](double from, double to, int kind) {
        if (kind == 0)
            return;
        if (kind == 3) {
            painter->fillRect(QRectF(cx - gap / 2, from, thin, to - from), color);
            painter->fillRect(QRectF(cx + gap / 2, from, thin, to - from), color);
        } else {
            const double weight = kind == 2 ? thin * 2 : thin;
            painter->fillRect(QRectF(cx - (weight - thin) / 2, from, weight, to - from), color);
        }
    };
    const bool doubled = arms.left == 3 || arms.up == 3 || arms.right == 3 || arms.down == 3;
    if (doubled && arms.left + arms.right > 0 && arms.up + arms.down > 0) {
        // Corners of double lines: the outer line turns outside, the inner one inside.
        const double x1 = cx - gap / 2;
        const double x2 = cx + gap / 2;
        const double y1 = cy - gap / 2;
        const double y2 = cy + gap / 2;
        const auto h = [&](double from, double to, double y) {
            painter->fillRect(QRectF(from, y, to - from, thin), color);
        };
        const auto v = [&](double from, double to, double x) {
            painter->fillRect(QRectF(x, from, thin, to - from), color);
        };
        if (arms.left) {
            h(cell.left(), (arms.up ? x1 : x2) + thin, y1);
            h(cell.left(), (arms.down ? x1 : x2) + thin, y2);
        }
        if (arms.right) {
            h(arms.up ? x2 : x1, cell.right(), y1);
            h(arms.down ? x2 : x1, cell.right(), y2);
        }
        if (arms.up) {
            v(cell.top(), (arms.left ? y1 : y2) + thin, x1);
            v(cell.top(), (arms.right ? y1 : y2) + thin, x2);
        }
        if (arms.down) {
            v(arms.left ? y2 : y1, cell.bottom(), x1);
            v(arms.right ? y2 : y1, cell.bottom(), x2);
        }
        return;
    }
    const double overlap = thin;
    horizontal(cell.left(), cx + overlap, arms.left, cx);
    horizontal(cx, cell.right(), arms.right, cx);
    vertical(cell.top(), cy + overlap, arms.up);
    vertical(cy, cell.bottom(), arms.down);
}

bool paintBlock(QPainter *painter, char32_t character, const QRectF &cell, const QColor &color)
{
    const auto part = [&](double x, double y, double w, double h, double alpha = 1) {
        QColor fill = color;
        fill.setAlphaF(float(alpha));
        painter->fillRect(QRectF(cell.left() + std::round(x * cell.width()), cell.top() + std::round(y * cell.height()),
                              std::round((x + w) * cell.width()) - std::round(x * cell.width()),
                              std::round((y + h) * cell.height()) - std::round(y * cell.height())),
            fill);
    };
    if (character == 0x2580) {
        part(0, 0, 1, 0.5);
    } else if (character >= 0x2581 && character <= 0x2588) {
        const double share = double(character - 0x2580) / 8;
        part(0, 1 - share, 1, share);
    } else if (character >= 0x2589 && character <= 0x258F) {
        part(0, 0, double(0x2590 - character) / 8, 1);
    } else if (character == 0x2590) {
        part(0.5, 0, 0.5, 1);
    } else if (character >= 0x2591 && character <= 0x2593) {
        part(0, 0, 1, 1, 0.25 * double(character - 0x2590));
    } else if (character == 0x2594) {
        part(0, 0, 1, 0.125);
    } else if (character == 0x2595) {
        part(0.875, 0, 0.125, 1);
    } else if (character >= 0x2596 && character <= 0x259F) {
        // Quarters: 1 upper left, 2 upper right, 4 lower left, 8 lower right
        static constexpr int quarters[] { 4, 8, 1, 13, 9, 7, 11, 2, 6, 14 };
        const int set = quarters[character - 0x2596];
        for (int i = 0; i < 4; ++i) {
            if (set & (1 << i))
                part(i % 2 * 0.5, i / 2 * 0.5, 0.5, 0.5);
        }
    } else {
        return false;
    }
    return true;
}

void paintCell(QPainter *painter, QStringView text, const QRectF &cell, const QColor &color)
{
    const char32_t character = text.size() > 1 ? QChar::surrogateToUcs4(text[0], text[1]) : char32_t(text[0].unicode());
    if (character == ' ')
        return;
    if (character >= 0x2580 && character <= 0x259F && paintBlock(painter, character, cell, color))
        return;
    if (character >= 0x2500 && character < 0x2580) {
        const Arms arms = armsOf(character);
        if (arms.left + arms.up + arms.right + arms.down > 0) {
            paintArms(painter, arms, cell, color);
            return;
        }
    }
    painter->setPen(color);
    painter->drawText(
        cell.adjusted(-cell.width(), 0, cell.width(), 0), Qt::AlignCenter | Qt::TextDontClip, text.toString());
}

} // namespace

void paintAnsiGrid(
    QPainter *painter, const AnsiText &text, const QPointF &topLeft, const QSizeF &cell, const QFont &font)
{
    const PainterState state(painter);
    const double scale = painter->device()->devicePixelRatioF();
    const auto snap = [scale](double value) { return std::round(value * scale) / scale; };
    double y = topLeft.y();
    for (const QList<AnsiRun> &line : text.lines()) {
        const double top = snap(y);
        y += cell.height();
        const double bottom = snap(y);
        double x = topLeft.x();
        for (const AnsiRun &run : line) {
            QColor foreground = run.style.foreground.isValid() ? run.style.foreground : QColor(0xc9, 0xcf, 0xda);
            QColor background = run.style.background;
            if (run.style.inverse) {
                const QColor swapped = background.isValid() ? background : themeColor(Token::Term);
                background = foreground;
                foreground = swapped;
            }
            if (run.style.dim)
                foreground = mixed(background.isValid() ? background : themeColor(Token::Term), foreground, 0.6);
            QFont runFont = font;
            runFont.setWeight(run.style.bold ? QFont::DemiBold : QFont::Normal);
            runFont.setItalic(run.style.italic);
            runFont.setUnderline(run.style.underline);
            painter->setFont(runFont);
            for (qsizetype i = 0; i < run.text.size();) {
                const qsizetype length = run.text[i].isHighSurrogate() && i + 1 < run.text.size() ? 2 : 1;
                // Edges are snapped to device pixels, so neighbours meet without a seam at every scale.
                const double left = snap(x);
                x += cell.width();
                const QRectF box(left, top, snap(x) - left, bottom - top);
                if (background.isValid())
                    painter->fillRect(box, background);
                paintCell(painter, QStringView(run.text).mid(i, length), box, foreground);
                i += length;
            }
        }
    }
}

BannerView::BannerView(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
}

void BannerView::setBanner(const QString &text)
{
    m_source = text;
    m_text = AnsiText::parse(text, maxLines, maxColumns);
    updateGeometry();
    update();
}

void BannerView::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
    update();
}

AnsiText BannerView::shownText() const
{
    if (!m_compact)
        return m_text;
    // The line with most letters is the one that is read, the others are drawn.
    QString best;
    qsizetype bestLetters = -1;
    for (const QString &line : m_source.split(u'\n')) {
        const QString plain = AnsiText::parse(line).plainText();
        const auto letters =
            std::count_if(plain.begin(), plain.end(), [](QChar unit) { return unit.isLetterOrNumber(); });
        if (letters > bestLetters) {
            bestLetters = letters;
            best = line;
        }
    }
    return AnsiText::parse(best, 1, maxColumns);
}

QSizeF BannerView::cellSize() const
{
    const AnsiText text = shownText();
    const double columns = std::max(1, text.columns());
    const double lines = std::max<double>(1, double(text.lines().size()));
    double column = std::clamp((width() - 2.0 * padding) / columns, minColumn, maxColumn);
    if (height() > 2 * padding && !m_compact)
        column = std::clamp(std::min(column, (height() - 2.0 * padding + 6) / lines / cellRatio), minColumn, maxColumn);
    return QSizeF(column, column * cellRatio);
}

QSize BannerView::sizeHint() const
{
    const double lines = m_compact ? 1 : std::max<double>(1, double(m_text.lines().size()));
    const double columns = std::max(20, m_text.columns());
    return QSize(int(columns * 7 + 2 * padding), int(lines * 7 * cellRatio) + 2 * padding - 6);
}

QSize BannerView::minimumSizeHint() const
{
    return QSize(int(std::min(40, m_text.columns()) * minColumn) + 2 * padding, Metrics::instance()->scaled(32));
}

void BannerView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor ground = themeColor(Token::Term);
    paintBox(&painter, rect(), Space::panelRadius, ground, themeColor(Token::Border));
    const AnsiText text = shownText();
    const QSizeF cell = cellSize();
    QFont font = themeFont(FontRole::Mono);
    font.setStyleStrategy(QFont::StyleStrategy(QFont::PreferAntialias | QFont::NoFontMerging));
    font.setPixelSize(std::max(8, int(cell.width() / 0.6)));
    const double wide = cell.width() * text.columns();
    const double high = cell.height() * double(text.lines().size());
    const double room = width() - 2 * padding;
    const double x = wide <= room ? padding + (room - wide) / 2 : padding;
    painter.setClipRect(rect().adjusted(4, 2, -4, -2));
    paintAnsiGrid(&painter, text, QPointF(x, (height() - high) / 2), cell, font);
    if (wide > room) {
        QLinearGradient fade(width() - 40, 0, width() - 6, 0);
        QColor clear = ground;
        clear.setAlpha(0);
        fade.setColorAt(0, clear);
        fade.setColorAt(1, ground);
        painter.fillRect(QRectF(width() - 40, 1, 36, height() - 2), fade);
    }
    painter.setClipping(false);
    if (hasFocus())
        paintFocusRing(&painter, rect(), Space::panelRadius);
}

void BannerView::copyText() const
{
    QApplication::clipboard()->setText(m_text.plainText());
}

void BannerView::copyColored() const
{
    QApplication::clipboard()->setText(m_source);
}

void BannerView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy as text"), this, &BannerView::copyText);
    menu->addAction(tr("Copy with colours"), this, &BannerView::copyColored);
    menu->addActions(actions());
    menu->popup(event->globalPos());
}

} // namespace Panel
