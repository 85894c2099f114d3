#include <widgets/liveview.h>

#include <theme/metrics.h>
#include <theme/theme.h>
#include <widgets/liveparts.h>
#include <widgets/plaintext.h>

#include <QFontMetrics>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

// The columns of LiveView: what is shown, in what order and how wide.

namespace Panel {

namespace {

constexpr int leftInset = 4;
constexpr int minStretch = 80;
constexpr int minWidth = 24;
constexpr int fitPadding = 20;

} // namespace

void LiveView::loadColumns()
{
    const QByteArray saved = saveColumns();
    m_columns.clear();
    if (m_source) {
        const QList<LiveColumn> columns = m_source->columns();
        for (int i = 0; i < columns.size(); ++i)
            m_columns +=
                ColumnState { columns[i], i, Metrics::instance()->scaled(columns[i].width), columns[i].visible };
    }
    restoreColumns(saved);
    layoutColumns();
}

void LiveView::layoutColumns()
{
    m_shown.clear();
    int fixed = 0;
    int stretches = -1;
    for (int i = 0; i < m_columns.size(); ++i) {
        if (!m_columns[i].visible)
            continue;
        m_shown += Shown { i, 0, m_columns[i].width };
        if (m_columns[i].column.stretches)
            stretches = int(m_shown.size()) - 1;
        else
            fixed += m_columns[i].width;
    }
    const int room = std::max(0, viewport()->width() - leftInset);
    const int reserved = stretches >= 0 ? minStretch : 0;
    // Never a horizontal scroll bar: what does not fit is narrowed in proportion, and elided.
    const double squeeze = fixed > room - reserved && fixed > 0 ? double(std::max(1, room - reserved)) / fixed : 1;
    int used = 0;
    for (int i = 0; i < m_shown.size(); ++i) {
        if (i == stretches)
            continue;
        m_shown[i].width = std::max(minWidth, int(m_shown[i].width * squeeze));
        used += m_shown[i].width;
    }
    if (stretches >= 0)
        m_shown[stretches].width = std::max(minWidth, room - used);
    int x = leftInset;
    for (Shown &shown : m_shown) {
        shown.x = x;
        x += shown.width;
    }
    m_header->update();
    viewport()->update();
}

int LiveView::stateIndex(const QString &id) const
{
    for (int i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].column.id == id)
            return i;
    }
    return -1;
}

bool LiveView::isColumnVisible(const QString &id) const
{
    const int index = stateIndex(id);
    return index >= 0 && m_columns[index].visible;
}

void LiveView::setColumnVisible(const QString &id, bool visible)
{
    const int index = stateIndex(id);
    if (index < 0 || m_columns[index].visible == visible)
        return;
    // The last column stays, or there would be no header left to bring one back.
    if (!visible && m_shown.size() <= 1)
        return;
    m_columns[index].visible = visible;
    layoutColumns();
    Q_EMIT columnsChanged();
}

int LiveView::columnWidth(const QString &id) const
{
    for (const Shown &shown : m_shown) {
        if (m_columns[shown.column].column.id == id)
            return shown.width;
    }
    return 0;
}

void LiveView::setColumnWidth(const QString &id, int width)
{
    const int index = stateIndex(id);
    if (index < 0)
        return;
    m_columns[index].width = std::max(minWidth, width);
    layoutColumns();
    Q_EMIT columnsChanged();
}

void LiveView::moveColumn(const QString &id, int visibleIndex)
{
    const int from = stateIndex(id);
    if (from < 0 || visibleIndex < 0 || visibleIndex >= m_shown.size())
        return;
    m_columns.move(from, m_shown[visibleIndex].column);
    layoutColumns();
    Q_EMIT columnsChanged();
}

void LiveView::resetColumns()
{
    m_columns.clear();
    loadColumns();
    Q_EMIT columnsChanged();
}

void LiveView::fitColumn(const QString &id)
{
    const int index = stateIndex(id);
    if (index < 0 || !m_source)
        return;
    const QFontMetrics metrics(themeFont(m_columns[index].column.mono ? FontRole::Mono : FontRole::BodyStrong));
    int width = QFontMetrics(themeFont(FontRole::Strong)).horizontalAdvance(m_columns[index].column.title);
    const qint64 first = verticalScrollBar()->value() / rowHeight();
    const qint64 last = std::min(m_source->count(), first + viewport()->height() / rowHeight() + 1);
    for (qint64 row = first; row < last; ++row) {
        LiveCell cell;
        m_source->cell(row, m_columns[index].sourceIndex, &cell);
        width = std::max(width, metrics.horizontalAdvance(visibleText(cell.text)) + (cell.mark ? 9 : 0));
    }
    setColumnWidth(id, std::min(width + fitPadding, viewport()->width() / 2));
}

QByteArray LiveView::saveColumns() const
{
    QJsonArray columns;
    for (const ColumnState &state : m_columns) {
        columns += QJsonObject { { QStringLiteral("id"), state.column.id }, { QStringLiteral("width"), state.width },
            { QStringLiteral("visible"), state.visible } };
    }
    return QJsonDocument(columns).toJson(QJsonDocument::Compact);
}

bool LiveView::restoreColumns(const QByteArray &state)
{
    const QJsonDocument document = QJsonDocument::fromJson(state);
    if (!document.isArray())
        return false;
    int place = 0;
    for (const QJsonValue &value : document.array()) {
        const int index = stateIndex(value[QLatin1String("id")].toString());
        if (index < place)
            continue; // unknown, or named twice
        m_columns.move(index, place);
        m_columns[place].width = std::max(minWidth, value[QLatin1String("width")].toInt(m_columns[place].width));
        m_columns[place].visible = value[QLatin1String("visible")].toBool(true);
        ++place;
    }
    layoutColumns();
    return place > 0;
}

QMenu *LiveView::createColumnMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    for (const ColumnState &state : std::as_const(m_columns)) {
        QAction *action = menu->addAction(state.column.title);
        action->setCheckable(true);
        action->setChecked(state.visible);
        connect(action, &QAction::toggled, this, [this, id = state.column.id](bool on) { setColumnVisible(id, on); });
    }
    menu->addSeparator();
    menu->addAction(tr("Fit all"), this, [this] {
        for (const Shown &shown : QList<Shown>(m_shown)) {
            if (!m_columns[shown.column].column.stretches)
                fitColumn(m_columns[shown.column].column.id);
        }
    });
    menu->addAction(tr("Reset columns"), this, &LiveView::resetColumns);
    return menu;
}

} // namespace Panel
