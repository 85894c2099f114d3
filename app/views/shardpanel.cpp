#include "shardpanel.h"

#include "commands.h"
#include "data/formats.h"
#include "models/hub.h"
#include "models/shardfiltermodel.h"
#include "models/statelook.h"

#include <theme/metrics.h>
#include <widgets/chip.h>
#include <widgets/label.h>
#include <widgets/searchfield.h>
#include <widgets/tablelook.h>

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

namespace Panel {

namespace {

constexpr qint64 settleInterval = 2000; // milliseconds between two new orders
constexpr qint64 keyPause = 3000; // no new order so long after the keyboard moved

struct GroupChip
{
    const char *id;
    std::optional<ShardGroup> group;
};
constexpr GroupChip groupChips[] {
    { "all", std::nullopt },
    { "ready", ShardGroup::Ready },
    { "starting", ShardGroup::Starting },
    { "problem", ShardGroup::Problem },
    { "failed", ShardGroup::Failed },
    { "stopped", ShardGroup::Stopped },
};

struct ColumnWidth
{
    int column;
    int width; // at the normal text size
};
constexpr ColumnWidth columnWidths[] {
    { ShardModel::Id, 34 },
    { ShardModel::State, 144 },
    { ShardModel::Heartbeat, 132 },
    { ShardModel::EventRate, 74 },
    { ShardModel::Guilds, 62 },
    { ShardModel::Session, 92 },
    { ShardModel::Uptime, 82 },
    { ShardModel::Reconnects, 72 },
    { ShardModel::LastEvent, 84 },
};
constexpr int noteMinimum = 140; // narrower than that the note is left out

} // namespace

ShardPanel::ShardPanel(Hub *hub, QWidget *parent)
    : Card(parent)
    , m_hub(hub)
{
    setObjectName(QStringLiteral("overview.shardPanel"));
    setTitle(tr("Shards"));
    m_chips = new ChipBar(true, this);
    for (const GroupChip &entry : groupChips) {
        const QString id = QLatin1String(entry.id);
        const StateLook look = entry.group ? lookOf(*entry.group) : StateLook { Glyph::None, Tone::Neutral, tr("All") };
        Chip *chip = m_chips->addChip(id, look.word, look.glyph, look.tone);
        chip->setObjectName(QStringLiteral("overview.chip.") + id);
        chip->setAccessibleName(look.word);
        const CommandInfo command = commandInfo(QStringLiteral("shards.") + id);
        chip->setToolTip(command.id.isEmpty() ? tr("Stopped shards") : withKey(command.text, command.id));
    }
    m_chips->setChecked(QStringLiteral("all"));
    m_chips->chip(QStringLiteral("stopped"))->hide();
    addHeaderWidget(m_chips, Qt::AlignLeft);
    m_filter = new SearchField(tr("Filter shards"), this);
    m_filter->setObjectName(QStringLiteral("overview.shards.filter"));
    m_filter->setAccessibleName(tr("Filter shards"));
    m_filter->setToolTip(
        withKey(tr("A number, a range such as 0-15, a state, the start of a session id or a close code"),
            QStringLiteral("view.find")));
    m_filter->setFixedWidth(Metrics::instance()->scaled(124));
    addHeaderWidget(m_filter);

    m_model = new ShardFilterModel(this);
    m_model->setSourceModel(hub->shards());
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("overview.shards"));
    m_table->setAccessibleName(tr("Shards"));
    m_table->setToolTip(tr("One row a shard; the menu of a row has what can be done to it"));
    m_table->setModel(m_model);
    prepareTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ShardModel::Id, Qt::AscendingOrder);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsMovable(true);
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(28);
    // The first order is the natural one; an arrow appears with the first click, where it has room.
    header->setSortIndicatorShown(false);
    connect(header, &QHeaderView::sectionClicked, this, [header] { header->setSortIndicatorShown(true); });
    header->setObjectName(QStringLiteral("overview.shards.header"));
    setBodyMargins(1, 0, 1, 1);
    body()->addWidget(m_table);
    m_empty = new Label(FontRole::Body, Token::Muted, m_table->viewport());
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->hide();

    connect(m_chips, &ChipBar::checkedChanged, this, [this](const QStringList &ids) {
        const auto it = std::find_if(std::begin(groupChips), std::end(groupChips),
            [&](const GroupChip &c) { return !ids.isEmpty() && ids.first() == QLatin1String(c.id); });
        m_model->setGroup(it == std::end(groupChips) ? std::nullopt : it->group);
        refresh();
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilterText(text);
        refresh();
    });
    connect(m_filter, &SearchField::leaveRequested, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_table, &QWidget::customContextMenuRequested, this,
        [this](const QPoint &at) { showMenu(m_table->viewport()->mapToGlobal(at)); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        Q_EMIT currentShardChanged(now.isValid() ? now.data(ShardModel::ShardIdRole).toInt() : -1);
    });
    connect(hub, &Hub::ticked, this, &ShardPanel::refresh);
    m_sinceSettled.start();
    fitColumns();
    refresh();
}

void ShardPanel::showGroup(const QString &id)
{
    m_chips->setChecked(id);
}

void ShardPanel::toggleProblemsFirst()
{
    m_model->setProblemsFirst(!m_model->problemsFirst());
}

void ShardPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

QList<int> ShardPanel::selectedShards() const
{
    QList<int> ids;
    const auto rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        ids.append(row.data(ShardModel::ShardIdRole).toInt());
    std::sort(ids.begin(), ids.end());
    return ids;
}

void ShardPanel::reconnectSelected()
{
    for (const int id : selectedShards())
        m_hub->source()->command(id, ShardCommand::Reconnect);
}

void ShardPanel::refresh()
{
    const ShardCounts &counts = m_hub->counts();
    const auto set = [this](const char *id, int count, bool tinted) {
        m_chips->chip(QLatin1String(id))->setCount(count, tinted);
    };
    set("all", counts.ready + counts.starting + counts.problem + counts.failed + counts.stopped, false);
    set("ready", counts.ready, false);
    set("starting", counts.starting, false);
    set("problem", counts.problem, true);
    set("failed", counts.failed, true);
    set("stopped", counts.stopped, false);
    m_chips->chip(QStringLiteral("stopped"))->setVisible(counts.stopped > 0);
    settleIfQuiet();

    const bool empty = m_model->rowCount() == 0;
    if (empty) {
        m_empty->setText(m_hub->shards()->rowCount() > 0
                ? tr("No shard matches. %Ln shard(s) are hidden.", nullptr, m_hub->shards()->rowCount())
                : tr("The shards appear here when the bot connects."));
        m_empty->setGeometry(m_table->viewport()->rect());
    }
    m_empty->setVisible(empty);
}

// A new order only when nobody points at a row, has a menu open or moves with the keyboard.
void ShardPanel::settleIfQuiet()
{
    if (m_sinceSettled.elapsed() < settleInterval || m_menuOpen)
        return;
    if (m_sinceKey.isValid() && m_sinceKey.elapsed() < keyPause)
        return;
    if (m_table->viewport()->underMouse())
        return;
    m_sinceSettled.restart();
    const int scroll = m_table->verticalScrollBar()->value();
    m_model->settle();
    m_table->verticalScrollBar()->setValue(scroll);
}

bool ShardPanel::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        m_sinceKey.start();
        if (key->modifiers() == Qt::NoModifier && key->key() == Qt::Key_P) {
            toggleProblemsFirst();
            return true;
        }
        if (key->key() == Qt::Key_Slash) {
            focusFilter();
            return true;
        }
        if (key->matches(QKeySequence::Copy)) {
            QGuiApplication::clipboard()->setText(m_table->currentIndex().data().toString());
            return true;
        }
        if (key->key() == Qt::Key_Menu || (key->key() == Qt::Key_F10 && key->modifiers() == Qt::ShiftModifier)) {
            showMenu(m_table->viewport()->mapToGlobal(m_table->visualRect(m_table->currentIndex()).bottomLeft()));
            return true;
        }
    }
    if (object == m_table->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    return Card::eventFilter(object, event);
}

void ShardPanel::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    fitColumns();
}

// Widths as specified; what is left goes to the note, or is shared when there is no place for one.
void ShardPanel::fitColumns()
{
    const Metrics *metrics = Metrics::instance();
    const int available = m_table->viewport()->width();
    int total = 0;
    for (const ColumnWidth &entry : columnWidths)
        total += metrics->scaled(entry.width);
    const int rest = available - total;
    const bool showNote = rest >= metrics->scaled(noteMinimum);
    m_table->setColumnHidden(ShardModel::Note, !showNote);
    const int spread = showNote ? 0 : rest;
    const int count = int(std::size(columnWidths));
    int given = 0;
    for (int i = 0; i < count; ++i) {
        const int share = i == count - 1 ? spread - given : spread / count;
        given += share;
        m_table->setColumnWidth(
            columnWidths[i].column, std::max(metrics->scaled(28), metrics->scaled(columnWidths[i].width) + share));
    }
    if (showNote)
        m_table->setColumnWidth(ShardModel::Note, rest);
}

void ShardPanel::showMenu(const QPoint &globalPosition)
{
    const QList<int> ids = selectedShards();
    if (ids.isEmpty())
        return;
    DataSource *source = m_hub->source();
    const PanelSnapshot &snapshot = m_hub->snapshot();
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("overview.shards.menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const auto each = [ids](auto &&action) {
        return [ids, action] {
            for (const int id : ids)
                action(id);
        };
    };
    const auto add = [&](const char *name, const QString &text, const QString &tip, auto &&function) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QStringLiteral("overview.shards.menu.") + QLatin1String(name));
        action->setToolTip(tip);
        connect(action, &QAction::triggered, this, function);
        return action;
    };
    const auto command = [&](const char *name, const QString &text, const QString &tip, ShardCommand what) {
        add(name, text, tip, each([source, what](int id) { source->command(id, what); }));
    };
    command("reconnect", tr("Reconnect (resume)"),
        withKey(
            tr("Drops the connection and resumes the session; no event is lost"), QStringLiteral("shards.reconnect")),
        ShardCommand::Reconnect);
    const QString price = snapshot.sessionStartsLeft >= 0 && !snapshot.isDemo
        ? tr("Reconnect with new session, uses %1 of %Ln session start(s)", nullptr, snapshot.sessionStartsLeft)
              .arg(ids.size())
        : tr("Reconnect with new session");
    command("restart", price, tr("Ends the session; events until the new one are lost"), ShardCommand::Restart);
    command("stop", tr("Stop"), tr("Ends the session and stays stopped"), ShardCommand::Stop);
    command("start", tr("Start"), tr("Connects a stopped shard"), ShardCommand::Start);
    menu->addSeparator();
    const auto copy = [this, ids](auto &&textOf) {
        return [this, ids, textOf] {
            QStringList parts;
            for (const int id : ids) {
                if (const int row = m_hub->shards()->rowOf(id); row >= 0)
                    parts.append(textOf(m_hub->shards()->shard(row)));
            }
            QGuiApplication::clipboard()->setText(parts.join(u'\n'));
        };
    };
    add("copyRow", tr("Copy row"), tr("The row as text, columns separated by tabs"),
        copy([](const Hikari::ShardSnapshot &s) { return ShardText::row(s, QDateTime::currentMSecsSinceEpoch()); }));
    add("copySession", tr("Copy session id"), tr("The session id in full"),
        copy([](const Hikari::ShardSnapshot &s) { return s.sessionId; }));
    add("copyDiagnosis", tr("Copy diagnosis"),
        tr("State, versions and the last transitions as Markdown, without secrets"),
        copy([](const Hikari::ShardSnapshot &s) { return ShardText::diagnosis(s); }));
    if (snapshot.isDemo) {
        menu->addSeparator();
        const auto fault = [&](const char *name, const QString &text, const QString &tip, Fault what) {
            add(name, text, tip, each([source, what](int id) { source->inject(id, what); }));
        };
        fault("cut", tr("Cut the connection"), tr("The simulated Discord resets the TCP connection"), Fault::Cut);
        fault("op7", tr("Send Reconnect (op 7)"), tr("Asks the shard to connect anew"), Fault::Reconnect);
        fault("op9", tr("Send Invalid session (op 9)"), tr("The session ends and cannot be resumed"),
            Fault::InvalidSession);
        fault("close4000", tr("Close with 4000"), tr("Closes the connection with \"Unknown error\""), Fault::Close4000);
        fault(
            "swallowAcks", tr("Swallow heartbeat ACKs for 10 s"), tr("Heartbeats stay unanswered"), Fault::SwallowAcks);
    }
    m_menuOpen = true;
    connect(menu, &QMenu::aboutToHide, this, [this] { m_menuOpen = false; });
    menu->popup(globalPosition);
}

} // namespace Panel
