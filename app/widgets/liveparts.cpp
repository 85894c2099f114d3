#include <widgets/liveparts.h>

#include <theme/icons.h>
#include <theme/metrics.h>
#include <theme/paint.h>
#include <theme/stateglyph.h>
#include <theme/theme.h>
#include <widgets/buttons.h>
#include <widgets/label.h>
#include <widgets/liveview.h>

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace Panel {

namespace {

constexpr int edgeReach = 4;
constexpr int moveThreshold = 8;
constexpr int cellPadding = 8;

} // namespace

LiveHeader::LiveHeader(LiveView *view)
    : QWidget(view)
    , m_view(view)
{
    setMouseTracking(true);
}

int LiveHeader::columnAt(int x) const
{
    for (int i = 0; i < m_view->m_shown.size(); ++i) {
        const LiveView::Shown &shown = m_view->m_shown[i];
        if (x >= shown.x && x < shown.x + shown.width)
            return i;
    }
    return -1;
}

int LiveHeader::edgeAt(int x) const
{
    for (int i = 0; i < m_view->m_shown.size(); ++i) {
        const LiveView::Shown &shown = m_view->m_shown[i];
        if (std::abs(shown.x + shown.width - x) <= edgeReach)
            return i;
    }
    return -1;
}

void LiveHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeColor(Token::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), themeColor(Token::Border));
    QFont font = themeFont(FontRole::BodyStrong);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    for (int i = 0; i < m_view->m_shown.size(); ++i) {
        const LiveView::Shown &shown = m_view->m_shown[i];
        const LiveColumn &column = m_view->m_columns[shown.column].column;
        painter.setPen(themeColor(i == m_moving ? Token::Text : Token::Muted));
        const QRect rect(shown.x + cellPadding, 0, shown.width - 2 * cellPadding, height() - 1);
        painter.drawText(rect,
            int((column.alignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter) | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(column.title, Qt::ElideRight, rect.width()));
    }
}

void LiveHeader::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int x = int(event->position().x());
    m_startX = x;
    m_resizing = edgeAt(x);
    if (m_resizing >= 0)
        m_startWidth = m_view->m_shown[m_resizing].width;
    else
        m_moving = columnAt(x);
}

void LiveHeader::mouseMoveEvent(QMouseEvent *event)
{
    const int x = int(event->position().x());
    if (!(event->buttons() & Qt::LeftButton)) {
        setCursor(edgeAt(x) >= 0 ? Qt::SplitHCursor : Qt::ArrowCursor);
        return;
    }
    if (m_resizing >= 0) {
        const QString id = m_view->m_columns[m_view->m_shown[m_resizing].column].column.id;
        m_view->setColumnWidth(id, std::max(24, m_startWidth + x - m_startX));
    } else if (m_moving >= 0 && std::abs(x - m_startX) > moveThreshold) {
        const int target = columnAt(x);
        if (target >= 0 && target != m_moving) {
            // Only when the pointer is over the half that stays under it afterwards, or the two would swap for ever.
            const LiveView::Shown &shown = m_view->m_shown[target];
            const bool far = target > m_moving ? x > shown.x + shown.width - m_view->m_shown[m_moving].width
                                               : x < shown.x + m_view->m_shown[m_moving].width;
            if (far) {
                m_view->moveColumn(m_view->m_columns[m_view->m_shown[m_moving].column].column.id, target);
                m_moving = target;
            }
        }
    }
}

void LiveHeader::mouseReleaseEvent(QMouseEvent *)
{
    m_resizing = -1;
    m_moving = -1;
    update();
}

void LiveHeader::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int edge = edgeAt(int(event->position().x()));
    if (edge >= 0)
        m_view->fitColumn(m_view->m_columns[m_view->m_shown[edge].column].column.id);
}

void LiveHeader::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = m_view->createColumnMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->globalPos());
}

LiveScrollBar::LiveScrollBar(LiveView *view)
    : QScrollBar(Qt::Vertical, view)
    , m_view(view)
{ }

void LiveScrollBar::paintEvent(QPaintEvent *event)
{
    QScrollBar::paintEvent(event);
    const LiveSource *source = m_view->source();
    const qint64 count = source ? source->count() : 0;
    if (count == 0)
        return;
    QPainter painter(this);
    int lastY = -1;
    for (const LiveMark &mark : source->marks()) {
        const qint64 row = source->rowOf(mark.number);
        const int y = int((height() - 2) * row / count);
        if (row >= count || y == lastY)
            continue;
        lastY = y;
        painter.fillRect(QRect(3, y, width() - 4, 2), themeColor(mark.color));
    }
}

LivePill::LivePill(QWidget *parent)
    : QAbstractButton(parent)
{
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void LivePill::setWarning(bool warning, const QString &action)
{
    m_warning = warning;
    m_action = action;
    update();
}

QSize LivePill::sizeHint() const
{
    QFont font = themeFont(FontRole::BodyStrong);
    font.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(font);
    int width = metrics.horizontalAdvance(text()) + 28;
    if (m_warning)
        width += 18;
    if (!m_action.isEmpty())
        width += metrics.horizontalAdvance(m_action) + 14;
    return QSize(width, Metrics::instance()->scaled(26));
}

void LivePill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor fill = themeColor(m_warning ? Token::WarnBg : Token::Accent);
    const QColor ink = themeColor(m_warning ? Token::Warn : Token::AccentText);
    paintBox(&painter, rect(), height() / 2.0, underMouse() ? mixed(fill, ink, 0.1) : fill,
        m_warning ? mixed(fill, ink, 0.55) : QColor());
    int x = 14;
    if (m_warning) {
        paintGlyph(&painter, Glyph::Triangle, QRectF(x, (height() - 12) / 2.0, 12, 12), ink);
        x += 18;
    }
    QFont font = themeFont(FontRole::BodyStrong);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(m_warning ? themeColor(Token::Text) : ink);
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text());
    if (!m_action.isEmpty()) {
        painter.setPen(themeColor(m_warning ? Token::Link : Token::AccentText));
        painter.drawText(
            rect().adjusted(0, 0, -14, 0), Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, m_action);
    }
}

PauseBar::PauseBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new Label(FontRole::Strong, Token::Text))
    , m_resume(new Button(tr("Resume"), Button::Kind::Primary))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(40, 6, 12, 6);
    row->addWidget(m_text, 1);
    row->addWidget(m_resume);
    m_text->setElided(true);
    m_text->setRole(FontRole::BodyStrong);
    m_resume->setToolTip(tr("Show what waits and go on (Space)"));
    m_resume->setFocusPolicy(Qt::TabFocus);
    hide();
}

void PauseBar::setText(const QString &text, bool isLosing)
{
    m_text->setText(text);
    m_isLosing = isLosing;
    setAccessibleName(text);
    update();
}

void PauseBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tone tone = m_isLosing ? Tone::Warn : Tone::Info;
    painter.fillRect(rect(), themeColor(toneBackground(tone)));
    paintGlyph(&painter, m_isLosing ? Glyph::Triangle : Glyph::Pause, QRectF(16, (height() - 12) / 2.0, 12, 12),
        themeColor(toneColor(tone)));
}

} // namespace Panel
