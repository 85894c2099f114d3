#include <widgets/liveview.h>

#include <theme/metrics.h>
#include <theme/theme.h>
#include <widgets/buttons.h>
#include <widgets/framemeter.h>
#include <widgets/frametick.h>
#include <widgets/liveparts.h>
#include <widgets/plaintext.h>

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QLocale>
#include <QScrollBar>

#include <algorithm>

namespace Panel {

LiveView::LiveView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_header(new LiveHeader(this))
    , m_pill(new LivePill(this))
    , m_pauseBar(new PauseBar(this))
    , m_aboveScrollBar(new QWidget)
    , m_belowScrollBar(new QWidget)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setVerticalScrollBar(new LiveScrollBar(this));
    addScrollBarWidget(m_aboveScrollBar, Qt::AlignTop);
    addScrollBarWidget(m_belowScrollBar, Qt::AlignBottom);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    connect(m_pill, &QAbstractButton::clicked, this, [this] {
        if (m_pill->isWarning() && m_current)
            Q_EMIT bookmarkRequested(*m_current);
        else
            setFollowing(true);
    });
    connect(m_pauseBar->resumeButton(), &QAbstractButton::clicked, this, [this] { setPaused(false); });
    connect(Theme::instance(), &Theme::changed, this, [this] {
        layoutChildren();
        layoutColumns();
        requestSync();
        viewport()->update();
    });
}

LiveView::~LiveView() = default;

void LiveView::setSource(LiveSource *source)
{
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    m_current.reset();
    m_rangeStart.reset();
    if (source) {
        connect(source, &LiveSource::changed, this, &LiveView::requestSync);
        connect(source, &LiveSource::reset, this, &LiveView::resetSource);
    }
    loadColumns();
    resetSource();
}

void LiveView::setLogStyle(bool log)
{
    m_logStyle = log;
    m_header->setVisible(!log);
    layoutChildren();
    layoutColumns();
    viewport()->update();
}

void LiveView::setHeaderVisible(bool visible)
{
    m_header->setVisible(visible);
    layoutChildren();
}

void LiveView::setEmptyText(const QString &title, const QString &detail)
{
    m_emptyTitle = title;
    m_emptyDetail = detail;
    viewport()->update();
}

void LiveView::setNoun(Noun noun)
{
    m_noun = noun;
    updatePill();
}

int LiveView::rowHeight() const
{
    return m_logStyle ? Metrics::instance()->logRowHeight() : Metrics::instance()->rowHeight();
}

qint64 LiveView::contentHeight() const
{
    return m_count * rowHeight();
}

// --- Following the source -------------------------------------------------------------------------------------------

void LiveView::requestSync()
{
    if (m_dirty)
        return;
    m_dirty = true;
    // Hidden lists do nothing at all; showEvent() catches up.
    if (isVisible())
        FrameTick::instance()->request(this, [this] { sync(); });
}

void LiveView::resetSource()
{
    if (!m_following)
        rememberAnchor();
    requestSync();
    viewport()->update();
}

void LiveView::sync()
{
    m_dirty = false;
    const FrameMeter::Scope measure;
    m_count = m_source ? m_source->count() : 0;
    const bool wasScrolling = std::exchange(m_scrolling, true);
    updateScrollBar();
    if (m_following || m_count == 0) {
        setScrollValue(contentHeight());
    } else if (m_anchor) {
        const qint64 row = std::min(m_source->rowOf(*m_anchor), m_count - 1);
        const bool isKept = m_source->numberAt(row) == *m_anchor;
        setScrollValue(row * rowHeight() + (isKept ? m_anchorOffset : 0));
        if (!isKept)
            rememberAnchor();
    }
    m_scrolling = wasScrolling;
    updatePill();
    if (m_paused)
        m_pauseBar->setText(pausedText(), m_source && m_source->waitingDropped() > 0);
    viewport()->update();
    Q_EMIT synced();
}

void LiveView::updateScrollBar()
{
    const bool wasScrolling = std::exchange(m_scrolling, true);
    QScrollBar *bar = verticalScrollBar();
    const int page = viewport()->height();
    const qint64 range = std::clamp<qint64>(contentHeight() - page, 0, std::numeric_limits<int>::max());
    bar->setPageStep(std::max(rowHeight(), page - rowHeight()));
    bar->setSingleStep(rowHeight());
    bar->setRange(0, int(range));
    m_scrolling = wasScrolling;
}

void LiveView::setScrollValue(qint64 value)
{
    const bool wasScrolling = std::exchange(m_scrolling, true);
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(int(std::clamp<qint64>(value, bar->minimum(), bar->maximum())));
    m_scrolling = wasScrolling;
}

void LiveView::rememberAnchor()
{
    const int value = verticalScrollBar()->value();
    const qint64 row = value / rowHeight();
    if (!m_source || m_source->count() == 0) {
        m_anchor.reset();
        return;
    }
    const qint64 last = m_source->count() - 1;
    m_anchor = m_source->numberAt(std::min(row, last));
    m_anchorOffset = value % rowHeight();
}

void LiveView::scrollContentsBy(int, int)
{
    viewport()->update();
    // Only the user's own scrolling ends or starts following.
    if (m_scrolling)
        return;
    const QScrollBar *bar = verticalScrollBar();
    const bool atBottom = bar->value() >= bar->maximum();
    if (!atBottom)
        rememberAnchor();
    if (atBottom != m_following)
        setFollowing(atBottom);
    updatePill();
    Q_EMIT synced();
}

void LiveView::setFollowing(bool following)
{
    if (following == m_following)
        return;
    m_following = following;
    if (following) {
        m_anchor.reset();
        m_leavingSaid = false;
        if (isVisible())
            sync();
    } else {
        rememberAnchor();
        m_lastSeen = m_source && m_source->count() > 0 ? m_source->numberAt(m_source->count() - 1) : 0;
    }
    updatePill();
    Q_EMIT followingChanged(following);
}

void LiveView::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    if (m_source)
        m_source->setPaused(paused);
    m_pauseBar->setVisible(paused);
    m_pauseBar->setText(pausedText(), false);
    layoutChildren();
    Q_EMIT pausedChanged(paused);
    if (isVisible())
        sync();
#ifndef QT_NO_ACCESSIBILITY
    QAccessibleEvent event(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
#endif
}

qint64 LiveView::newRows() const
{
    if (m_following || !m_source)
        return 0;
    return m_source->count() - m_source->rowOf(m_lastSeen + 1);
}

QString LiveView::nounText(qint64 count) const
{
    const QString number = QLocale().toString(count);
    Q_UNUSED(count)
    return tr("%1 new \u2193", "below the visible rows").arg(number);
}

QString LiveView::pausedText() const
{
    if (!m_source)
        return {};
    const QString waiting = QLocale().toString(m_source->waiting());
    if (m_source->waitingDropped() > 0) {
        const QString dropped = QLocale().toString(m_source->waitingDropped());
        switch (m_noun) {
        case Noun::Events:
            return tr("Buffer full: new events are dropped. %1 dropped, %2 are waiting").arg(dropped, waiting);
        case Noun::Lines:
            return tr("Buffer full: new lines are dropped. %1 dropped, %2 are waiting").arg(dropped, waiting);
        case Noun::Requests:
            return tr("Buffer full: new requests are dropped. %1 dropped, %2 are waiting").arg(dropped, waiting);
        case Noun::Rows:
            return tr("Buffer full: new rows are dropped. %1 dropped, %2 are waiting").arg(dropped, waiting);
        }
    }
    const qint64 limit = m_source->waitingLimit();
    const qint64 percent = limit > 0 ? m_source->waiting() * 100 / limit : 0;
    const QString share = m_source->waiting() > 0 && percent == 0 ? QStringLiteral("<1") : QLocale().toString(percent);
    switch (m_noun) {
    case Noun::Events:
        return tr("Paused. %1 newer events are waiting, %2 % of the buffer").arg(waiting, share);
    case Noun::Lines:
        return tr("Paused. %1 newer lines are waiting, %2 % of the buffer").arg(waiting, share);
    case Noun::Requests:
        return tr("Paused. %1 newer requests are waiting, %2 % of the buffer").arg(waiting, share);
    case Noun::Rows:
        break;
    }
    return tr("Paused. %1 newer rows are waiting, %2 % of the buffer").arg(waiting, share);
}

void LiveView::updatePill()
{
    if (m_following || !m_source || m_source->count() == 0) {
        m_pill->hide();
        return;
    }
    bool isLeaving = false;
    bool isGone = false;
    if (m_current) {
        const qint64 row = m_source->rowOf(*m_current);
        isGone = row >= m_source->count() || m_source->numberAt(row) != *m_current;
        // The oldest percent slides out next, but only a ring that has begun to slide says so.
        isLeaving = !isGone && m_source->numberAt(0) > 1 && row < std::max<qint64>(1, m_source->count() / 100);
    }
    if ((isLeaving || isGone) && !m_leavingSaid) {
        m_leavingSaid = true;
        Q_EMIT currentLeaving(*m_current);
    }
    if (isLeaving || isGone) {
        m_pill->setText(
            isGone ? tr("The selected row has left the buffer") : tr("The selected row is leaving the buffer"));
        m_pill->setWarning(isLeaving, isLeaving ? tr("Bookmark") : QString());
    } else {
        m_pill->setText(nounText(newRows()));
        m_pill->setWarning(false, {});
    }
    m_pill->setToolTip(m_pill->isWarning() ? tr("Keep this row after it has left the buffer (Ctrl+B)")
                                           : tr("Go to the newest row and follow (End)"));
    m_pill->setAccessibleName(m_pill->text());
    m_pill->setVisible(isLeaving || isGone || newRows() > 0);
    const QSize size = m_pill->sizeHint();
    const QRect area = viewport()->geometry();
    m_pill->setGeometry(QRect(QPoint(area.center().x() - size.width() / 2, area.bottom() - size.height() - 7), size));
}

// --- Current row and selection --------------------------------------------------------------------------------------

bool LiveView::isCurrentKept() const
{
    if (!m_current || !m_source)
        return false;
    const qint64 row = m_source->rowOf(*m_current);
    return row < m_source->count() && m_source->numberAt(row) == *m_current;
}

bool LiveView::isSelected(quint64 number) const
{
    if (!m_current)
        return false;
    const quint64 other = m_rangeStart.value_or(*m_current);
    return number >= std::min(other, *m_current) && number <= std::max(other, *m_current);
}

QList<quint64> LiveView::selectedNumbers() const
{
    QList<quint64> numbers;
    if (!m_current || !m_source)
        return numbers;
    const quint64 other = m_rangeStart.value_or(*m_current);
    const quint64 last = std::max(other, *m_current);
    for (qint64 row = m_source->rowOf(std::min(other, *m_current)); row < m_source->count(); ++row) {
        const quint64 number = m_source->numberAt(row);
        if (number > last)
            break;
        numbers += number;
    }
    return numbers;
}

void LiveView::setCurrent(quint64 number)
{
    if (!m_source)
        return;
    setFollowing(false);
    m_current = number;
    m_rangeStart.reset();
    m_leavingSaid = false;
    m_showCurrent = !isVisible();
    ensureVisible(number);
    viewport()->update();
    Q_EMIT currentChanged(number);
}

void LiveView::clearCurrent()
{
    if (!m_current)
        return;
    m_current.reset();
    m_rangeStart.reset();
    updatePill();
    viewport()->update();
    Q_EMIT currentCleared();
}

void LiveView::choose(qint64 row, bool extend)
{
    if (!m_source || m_source->count() == 0)
        return;
    row = std::clamp<qint64>(row, 0, m_source->count() - 1);
    const quint64 number = m_source->numberAt(row);
    setFollowing(false);
    if (extend && m_current) {
        if (!m_rangeStart)
            m_rangeStart = m_current;
    } else {
        m_rangeStart.reset();
    }
    m_current = number;
    m_leavingSaid = false;
    ensureVisible(number);
    updatePill();
    viewport()->update();
    Q_EMIT currentChanged(number);
#ifndef QT_NO_ACCESSIBILITY
    if (QAccessible::isActive()) {
        setAccessibleDescription(m_source->accessibleText(row));
        QAccessibleEvent event(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
#endif
}

void LiveView::step(qint64 rows, bool extend)
{
    if (!m_source || m_source->count() == 0)
        return;
    const qint64 from = m_current ? m_source->rowOf(*m_current) : m_source->count();
    choose(from + rows, extend);
}

void LiveView::ensureVisible(quint64 number)
{
    if (!m_source)
        return;
    const qint64 row = m_source->rowOf(number);
    if (row >= m_source->count())
        return;
    m_count = m_source->count();
    updateScrollBar();
    const qint64 top = row * rowHeight();
    const int value = verticalScrollBar()->value();
    const int page = viewport()->height();
    if (top < value)
        setScrollValue(top);
    else if (top + rowHeight() > value + page)
        setScrollValue(top + rowHeight() - page);
    if (!m_following)
        rememberAnchor();
    else if (row != m_source->count() - 1)
        setFollowing(false);
}

std::optional<quint64> LiveView::topNumber() const
{
    return numberAtY(0);
}

int LiveView::topOffset() const
{
    return verticalScrollBar()->value() % rowHeight();
}

std::optional<quint64> LiveView::numberAtY(int y) const
{
    const qint64 row = (qint64(verticalScrollBar()->value()) + y) / rowHeight();
    if (!m_source || y < 0 || row >= m_source->count())
        return std::nullopt;
    return m_source->numberAt(row);
}

int LiveView::yOf(quint64 number) const
{
    return m_source ? int(m_source->rowOf(number) * rowHeight() - verticalScrollBar()->value()) : 0;
}

void LiveView::setHighlight(const QString &text, Qt::CaseSensitivity sensitivity)
{
    m_highlight = text;
    m_highlightCase = sensitivity;
    viewport()->update();
}

// --- Events ---------------------------------------------------------------------------------------------------------

void LiveView::layoutChildren()
{
    const int header = m_header->isHidden() ? 0 : Metrics::instance()->headerHeight();
    const int bar = m_paused ? Metrics::instance()->scaled(40) : 0;
    const int log = m_logStyle ? 4 : 0;
    m_aboveScrollBar->setFixedHeight(header);
    m_belowScrollBar->setFixedHeight(bar);
    setViewportMargins(0, header + log, 0, bar);
    m_header->setGeometry(0, 0, width() - verticalScrollBar()->width(), header);
    m_pauseBar->setGeometry(0, height() - bar, width() - verticalScrollBar()->width(), bar);
    m_pauseBar->raise();
    updatePill();
}

QString LiveView::selectedText() const
{
    QString text;
    for (const quint64 number : selectedNumbers()) {
        const qint64 row = m_source->rowOf(number);
        const LiveRow look = m_source->row(row);
        QStringList cells;
        if (look.isGap) {
            cells += look.gapText;
        } else {
            for (const Shown &shown : m_shown) {
                LiveCell cell;
                m_source->cell(row, m_columns[shown.column].sourceIndex, &cell);
                cells += visibleText(cell.text, -1);
            }
        }
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

void LiveView::copySelected() const
{
    const QString text = selectedText();
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

} // namespace Panel
