#include "eventspage.h"

#include "commands.h"
#include "data/formats.h"
#include "inspector.h"
#include "models/hub.h"
#include "sparkwidget.h"

#include <theme/metrics.h>
#include <widgets/buttons.h>
#include <widgets/card.h>
#include <widgets/label.h>
#include <widgets/liveview.h>
#include <widgets/searchfield.h>
#include <widgets/tablelook.h>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace Panel {

namespace {
constexpr int treeWidth = 264;
constexpr int inspectorHeight = 244;
} // namespace

EventsPage::EventsPage(Hub *hub, QWidget *parent)
    : QWidget(parent)
    , m_hub(hub)
{
    setObjectName(QStringLiteral("events"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::panelGap);
    row->addWidget(buildTree());
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("events.splitter"));
    splitter->setHandleWidth(Space::panelGap);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildList());
    m_inspector = new Inspector(hub->eventRows(), this);
    m_inspector->setMinimumHeight(Metrics::instance()->scaled(150));
    splitter->addWidget(m_inspector);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 0);
    splitter->setSizes({ 450, Metrics::instance()->scaled(inspectorHeight) });
    row->addWidget(splitter, 1);

    connect(m_inspector, &Inspector::leaveRequested, m_list, qOverload<>(&QWidget::setFocus));
    const auto inspect = [this](quint64 number) {
        if (const EventRecord *record = m_hub->events()->find(number))
            m_inspector->show(*record);
    };
    connect(m_list, &LiveView::currentChanged, this, inspect);
    connect(m_list, &LiveView::activated, this, [this, inspect](quint64 number) {
        inspect(number);
        m_inspector->focusTree();
    });
    connect(hub->source(), &DataSource::sessionStarted, m_inspector, &Inspector::clear);
    connect(hub, &Hub::ticked, this, &EventsPage::refresh);
    connect(hub->events(), &EventFeed::pausedChanged, m_list, &LiveView::setPaused);
    connect(hub->classes(), &EventClassModel::selectionChanged, this, &EventsPage::refreshEmptyText);
    refreshEmptyText();
    refresh();
}

QWidget *EventsPage::buildTree()
{
    auto *card = new Card(this);
    card->setObjectName(QStringLiteral("events.types"));
    card->setTitle(tr("Event types"));
    card->setCaption(tr("per s"));
    card->setFixedWidth(Metrics::instance()->scaled(treeWidth));
    card->header()->addStrut(Metrics::instance()->controlHeight());
    card->setBodyMargins(1, 0, 1, 1);
    m_treeSearch = new SearchField(tr("Find type"), card);
    m_treeSearch->setObjectName(QStringLiteral("events.tree.search"));
    m_treeSearch->setAccessibleName(tr("Find type"));
    m_treeSearch->setToolTip(tr("Shows only types whose name contains the text"));
    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(11, 0, 11, 6);
    searchRow->addWidget(m_treeSearch);
    card->body()->addLayout(searchRow);

    m_treeFilter = new QSortFilterProxyModel(this);
    m_treeFilter->setRecursiveFilteringEnabled(true);
    m_treeFilter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_treeFilter->setSourceModel(m_hub->classes());
    m_tree = new QTreeView(card);
    m_tree->setObjectName(QStringLiteral("events.tree"));
    m_tree->setAccessibleName(tr("Event types"));
    m_tree->setToolTip(tr("Tick what the list shall show; a base class includes its subtypes"));
    m_tree->setModel(m_treeFilter);
    prepareTree(m_tree);
    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(Metrics::instance()->scaled(10));
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setMinimumSectionSize(20);
    m_tree->header()->setSectionResizeMode(EventClassModel::Name, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(EventClassModel::Rate, QHeaderView::Fixed);
    m_tree->header()->resizeSection(EventClassModel::Rate, Metrics::instance()->scaled(46));
    const auto expand = [this] {
        for (const auto type : { Hikari::EventType::Event, Hikari::EventType::Shard, Hikari::EventType::Message })
            m_tree->expand(m_treeFilter->mapFromSource(m_hub->classes()->indexOf(type)));
    };
    expand();
    card->body()->addWidget(m_tree, 1);
    auto *hint = new Label(tr("A base class includes its subtypes"), FontRole::Caption, Token::Muted, card);
    hint->setContentsMargins(13, 6, 8, 8);
    hint->setElided(true);
    card->body()->addWidget(hint);

    connect(m_treeSearch, &QLineEdit::textChanged, this, [this, expand](const QString &text) {
        m_treeFilter->setFilterFixedString(text);
        if (text.isEmpty())
            expand();
        else
            m_tree->expandAll();
    });
    connect(m_treeSearch, &SearchField::leaveRequested, m_tree, qOverload<>(&QWidget::setFocus));
    connect(m_tree, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        const QModelIndex index = m_tree->indexAt(at);
        if (!index.isValid())
            return;
        const auto type = m_hub->classes()->typeAt(m_treeFilter->mapToSource(index));
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        connect(menu->addAction(tr("Show only %1").arg(EventClassModel::shownName(type))), &QAction::triggered, this,
            [this, type] { showOnly(Hikari::eventName(type)); });
        connect(menu->addAction(tr("Select all")), &QAction::triggered, this,
            [this] { m_hub->classes()->selectAll(true); });
        connect(menu->addAction(tr("Select none")), &QAction::triggered, this,
            [this] { m_hub->classes()->selectAll(false); });
        menu->popup(m_tree->viewport()->mapToGlobal(at));
    });
    return card;
}

QWidget *EventsPage::buildList()
{
    auto *card = new Card(this);
    card->setObjectName(QStringLiteral("events.stream"));
    card->setBodyMargins(1, 0, 1, 1);
    card->header()->addStrut(Metrics::instance()->controlHeight());
    m_streamTitle = new GlyphLabel(card);
    m_streamTitle->setObjectName(QStringLiteral("events.title"));
    card->header()->insertWidget(0, m_streamTitle);
    m_spark = new SparkWidget(Token::Accent, card);
    m_spark->setObjectName(QStringLiteral("events.spark"));
    m_spark->setAccessibleName(tr("Events per second, last 60 s"));
    m_spark->setToolTip(tr("Events per second of the ticked types, last 60 s"));
    m_spark->setFixedSize(m_spark->sizeHint());
    card->addHeaderWidget(m_spark);
    m_rate = new Label(FontRole::Strong, Token::Text, card);
    m_rate->setObjectName(QStringLiteral("events.rate"));
    m_rate->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_rate->setMinimumWidth(Metrics::instance()->scaled(64));
    m_rate->setToolTip(tr("Events of the ticked types in the last second"));
    card->addHeaderWidget(m_rate);
    card->body()->addWidget(new Divider(Qt::Horizontal, card));

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(11, 8, 11, 8);
    tools->setSpacing(6);
    m_pause = new Button(card);
    m_pause->setObjectName(QStringLiteral("events.pause"));
    m_pause->setCheckable(true);
    tools->addWidget(m_pause);
    m_follow =
        new IconButton(Icon::Follow, withKey(tr("Follow the newest event"), QStringLiteral("view.follow")), card);
    m_follow->setObjectName(QStringLiteral("events.follow"));
    m_follow->setAccessibleName(tr("Follow the newest event"));
    m_follow->setCheckable(true);
    tools->addWidget(m_follow);
    auto *trash = new IconButton(Icon::Trash, withKey(tr("Clear the list"), QStringLiteral("view.clear")), card);
    trash->setObjectName(QStringLiteral("events.clear"));
    trash->setAccessibleName(tr("Clear the list"));
    tools->addWidget(trash);
    tools->addStretch();
    const auto counter = [&](const char *name, const QString &tip) {
        auto *label = new Label(FontRole::Body, Token::Muted, card);
        label->setObjectName(QLatin1String(name));
        label->setToolTip(tip);
        tools->addWidget(label);
        tools->addSpacing(8);
        return label;
    };
    m_shown = counter("events.count.shown", tr("Kept events of the ticked types"));
    m_kept = counter("events.count.kept",
        tr("Events in memory: at most %1, the oldest go first").arg(Formats::count(m_hub->events()->rowLimit())));
    m_dropped = counter("events.count.dropped", tr("Events that were lost, because the window could not keep up"));
    auto *columns = new IconButton(Icon::Columns, tr("Columns"), card);
    columns->setObjectName(QStringLiteral("events.columns"));
    columns->setAccessibleName(tr("Columns"));
    tools->addWidget(columns);
    card->body()->addLayout(tools);

    m_list = new LiveView(card);
    m_list->setObjectName(QStringLiteral("events.list"));
    m_list->setAccessibleName(tr("Events"));
    m_list->setToolTip({});
    m_list->setNoun(LiveView::Noun::Events);
    m_list->setSource(m_hub->eventRows());
    card->body()->addWidget(m_list, 1);

    connect(m_pause, &QAbstractButton::clicked, this, [this](bool on) { m_list->setPaused(on); });
    connect(m_follow, &QAbstractButton::clicked, m_list, &LiveView::setFollowing);
    connect(m_list, &LiveView::followingChanged, m_follow, &QAbstractButton::setChecked);
    m_follow->setChecked(m_list->isFollowing());
    connect(m_list, &LiveView::pausedChanged, this, &EventsPage::refresh);
    connect(trash, &QAbstractButton::clicked, this, &EventsPage::clear);
    connect(columns, &QAbstractButton::clicked, this, [this, columns] {
        QMenu *menu = m_list->createColumnMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(columns->mapToGlobal(QPoint(0, columns->height())));
    });
    return card;
}

void EventsPage::showOnly(const QString &className)
{
    const Hikari::EventClassInfo *info = Hikari::eventClassByName(className);
    if (!info)
        return;
    EventClassModel *classes = m_hub->classes();
    classes->selectAll(false);
    const QModelIndex index = classes->indexOf(info->type);
    classes->setData(index, int(Qt::Checked), Qt::CheckStateRole);
    const QModelIndex shown = m_treeFilter->mapFromSource(index);
    m_tree->setCurrentIndex(shown);
    m_tree->scrollTo(shown);
}

void EventsPage::clear()
{
    // While paused only what is shown goes: what waits is what the reader paused for.
    m_hub->events()->clear(!m_hub->events()->isPaused());
    m_list->clearCurrent();
}

void EventsPage::focusSearch()
{
    m_treeSearch->setFocus(Qt::ShortcutFocusReason);
    m_treeSearch->selectAll();
}

void EventsPage::refreshEmptyText()
{
    if (m_hub->classes()->selected().isEmpty())
        m_list->setEmptyText(tr("No event type is selected."), tr("Tick a type in the tree at the left."));
    else if (m_hub->events()->keptCount() > 0)
        m_list->setEmptyText(tr("No event of the selected types yet."),
            tr("%Ln event(s) of other types are hidden.", nullptr, int(m_hub->events()->keptCount())));
    else
        m_list->setEmptyText(tr("No events yet."), tr("They appear here as soon as Discord sends them."));
}

void EventsPage::refresh()
{
    if (!isVisible() && !m_pause->text().isEmpty())
        return;
    EventFeed *feed = m_hub->events();
    const bool paused = feed->isPaused();
    const bool everything = m_hub->classes()->isEverythingSelected();
    m_streamTitle->set(paused ? Glyph::Pause : Glyph::Disc, paused ? Tone::Idle : Tone::Ok,
        everything ? tr("All events") : tr("Selected events"));
    m_pause->setChecked(paused);
    m_pause->setText(paused ? tr("Resume") : tr("Pause"));
    m_pause->setIcon(paused ? Icon::Play : Icon::Pause);
    m_pause->setAccessibleName(m_pause->text());
    m_pause->setToolTip(
        withKey(paused ? tr("Adds the events that wait and goes on") : tr("Freezes the list; events that arrive wait"),
            QStringLiteral("view.pause")));
    m_shown->setText(tr("%1 shown").arg(Formats::count(feed->shownCount())));
    m_kept->setText(tr("%1 kept").arg(Formats::count(feed->keptCount())));
    m_dropped->setText(tr("%1 dropped").arg(Formats::count(qint64(feed->dropped()))));
    m_dropped->setColor(m_hub->droppedRecently() > 0 ? Token::Warn : Token::Muted);
    m_rate->setText(Formats::rate(feed->selectedRate()));
    m_spark->setSamples(feed->selectedHistory());
    if (feed->shownCount() == 0)
        refreshEmptyText();
}

} // namespace Panel
