#include "logspage.h"

#include "commands.h"
#include "data/formats.h"
#include "models/hub.h"
#include "models/logcategorymodel.h"
#include "models/statelook.h"

#include <theme/metrics.h>
#include <widgets/buttons.h>
#include <widgets/card.h>
#include <widgets/chip.h>
#include <widgets/label.h>
#include <widgets/liveview.h>
#include <widgets/searchfield.h>
#include <widgets/tablelook.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QTreeView>
#include <QVBoxLayout>

namespace Panel {

using Hikari::LogLevel;

namespace {

constexpr int treeWidth = 276;
constexpr LogLevel levels[] { LogLevel::Error, LogLevel::Warning, LogLevel::Info, LogLevel::Debug, LogLevel::Trace };
constexpr const char *levelIds[] { "error", "warn", "info", "debug", "trace" };
constexpr const char *levelCommands[] { "logs.error", "logs.warning", "logs.info", "logs.debug", "logs.trace" };

//! \brief Chooses a recorded level in place
class LevelDelegate : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        auto *box = new QComboBox(parent);
        box->setObjectName(QStringLiteral("logs.levels.editor"));
        box->setAccessibleName(LogCategoryModel::tr("Recorded level"));
        box->setToolTip(LogCategoryModel::tr("Recorded from this level on"));
        box->addItem(LogCategoryModel::tr("Inherit", "log level of the category above"), -1);
        for (const LogLevel level : levels)
            box->addItem(LogCategoryModel::levelName(level), int(level));
        QObject::connect(box, &QComboBox::activated, this, [this, box] {
            auto *self = const_cast<LevelDelegate *>(this);
            Q_EMIT self->commitData(box);
            Q_EMIT self->closeEditor(box);
        });
        return box;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        auto *box = qobject_cast<QComboBox *>(editor);
        box->setCurrentIndex(box->findData(index.data(LogCategoryModel::OwnLevelRole)));
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        model->setData(index, qobject_cast<QComboBox *>(editor)->currentData(), LogCategoryModel::OwnLevelRole);
    }
};

} // namespace

LogsPage::LogsPage(Hub *hub, QWidget *parent)
    : QWidget(parent)
    , m_hub(hub)
{
    setObjectName(QStringLiteral("logs"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::panelGap);
    row->addWidget(buildLevels());

    auto *card = new Card(this);
    card->setBodyMargins(1, 0, 1, 1);
    m_list = new LiveView(card);
    m_list->setObjectName(QStringLiteral("logs.list"));
    m_list->setAccessibleName(tr("Log"));
    m_list->setNoun(LiveView::Noun::Lines);
    m_list->setLogStyle(true);
    m_list->setSource(hub->logRows());
    m_list->installEventFilter(this);
    card->body()->addWidget(buildTools());
    card->body()->addWidget(new Divider(Qt::Horizontal, card));
    card->body()->addWidget(m_list, 1);
    row->addWidget(card, 1);

    connect(m_list, &LiveView::pausedChanged, this, &LogsPage::refresh);
    connect(hub->logs(), &LogFeed::pausedChanged, m_list, &LiveView::setPaused);
    connect(hub, &Hub::ticked, this, &LogsPage::refresh);
    connect(hub, &Hub::secondPassed, this, [this] { m_categories->sample(qint64(++m_seconds * 1000)); });
    refresh();
}

QWidget *LogsPage::buildLevels()
{
    auto *card = new Card(this);
    card->setTitle(tr("Categories"));
    card->setFixedWidth(Metrics::instance()->scaled(treeWidth));
    card->setBodyMargins(1, 0, 1, 1);
    m_reset = new Button(tr("Reset"), Button::Kind::Link, card);
    m_reset->setObjectName(QStringLiteral("logs.levels.reset"));
    m_reset->setAccessibleName(tr("Reset recorded levels"));
    m_reset->setToolTip(tr("Gives up all levels that were changed since the start"));
    card->addHeaderWidget(m_reset);
    m_categories = new LogCategoryModel(m_hub->logs(), this);
    m_tree = new QTreeView(card);
    m_tree->setObjectName(QStringLiteral("logs.levels"));
    m_tree->setAccessibleName(tr("Log categories"));
    m_tree->setToolTip(tr("Ticks show or hide lines; \"Recorded\" says from which level on lines are kept at all"));
    m_tree->setModel(m_categories);
    prepareTree(m_tree);
    m_tree->setItemDelegateForColumn(LogCategoryModel::Level, new LevelDelegate(m_tree));
    m_tree->setEditTriggers(
        QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    m_tree->setIndentation(Metrics::instance()->scaled(14));
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setTextElideMode(Qt::ElideLeft); // categories differ at their ends
    QHeaderView *header = m_tree->header();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(20);
    header->setSectionResizeMode(LogCategoryModel::Name, QHeaderView::Stretch);
    header->setSectionResizeMode(LogCategoryModel::Level, QHeaderView::Fixed);
    header->setSectionResizeMode(LogCategoryModel::Rate, QHeaderView::Fixed);
    header->resizeSection(LogCategoryModel::Level, Metrics::instance()->scaled(80));
    header->resizeSection(LogCategoryModel::Rate, Metrics::instance()->scaled(50));
    m_tree->expandAll();
    card->body()->addWidget(m_tree, 1);
    auto *hint = new Label(tr("Hiding loses nothing; recording less does."), FontRole::Caption, Token::Muted, card);
    hint->setContentsMargins(13, 6, 8, 8);
    hint->setElided(true);
    card->body()->addWidget(hint);
    connect(m_reset, &QAbstractButton::clicked, m_categories, &LogCategoryModel::resetLevels);
    const auto enableReset = [this] { m_reset->setEnabled(m_categories->hasOwnLevels()); };
    connect(m_categories, &LogCategoryModel::levelsChanged, this, enableReset);
    enableReset();
    return card;
}

QWidget *LogsPage::buildTools()
{
    auto *tools = new QWidget(this);
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(11, 9, 11, 9);
    row->setSpacing(6);
    m_chips = new ChipBar(false, tools);
    for (int i = 0; i < int(std::size(levels)); ++i) {
        const Tone tone = levels[i] == LogLevel::Error ? Tone::Err
            : levels[i] == LogLevel::Warning           ? Tone::Warn
                                                       : Tone::Neutral;
        Chip *chip =
            m_chips->addChip(QLatin1String(levelIds[i]), LogCategoryModel::levelName(levels[i]), Glyph::None, tone);
        chip->setObjectName(QStringLiteral("logs.chip.") + QLatin1String(levelIds[i]));
        chip->setAccessibleName(LogCategoryModel::levelName(levels[i]));
        chip->setToolTip(withKey(commandInfo(QLatin1String(levelCommands[i])).text, QLatin1String(levelCommands[i])));
        m_chips->setChecked(QLatin1String(levelIds[i]));
    }
    row->addWidget(m_chips);
    row->addSpacing(4);
    m_search = new SearchField(tr("Find in the log"), tools);
    m_search->setObjectName(QStringLiteral("logs.search"));
    m_search->setAccessibleName(tr("Find in the log"));
    m_search->setToolTip(
        withKey(tr("Marks lines whose message or category contains the text"), QStringLiteral("view.find")));
    m_search->setMinimumWidth(Metrics::instance()->scaled(120));
    row->addWidget(m_search, 1);
    //: Button: the search tells capital letters from small ones
    m_caseSensitive = new Button(tr("Aa"), Button::Kind::Normal, tools);
    m_caseSensitive->setToolTip(tr("Match upper and lower case"));
    m_caseSensitive->setObjectName(QStringLiteral("logs.caseSensitive"));
    m_caseSensitive->setAccessibleName(tr("Match upper and lower case"));
    m_caseSensitive->setCheckable(true);
    m_hideOthers = new IconButton(Icon::Filter, tr("Hide lines that do not match"), tools);
    m_hideOthers->setObjectName(QStringLiteral("logs.hideOthers"));
    m_hideOthers->setAccessibleName(tr("Hide lines that do not match"));
    m_hideOthers->setCheckable(true);
    row->addWidget(m_caseSensitive);
    row->addWidget(m_hideOthers);
    m_matches = new Label(FontRole::Body, Token::Muted, tools);
    m_matches->setObjectName(QStringLiteral("logs.matches"));
    row->addWidget(m_matches);
    row->addSpacing(6);
    m_kept = new Label(FontRole::Body, Token::Muted, tools);
    m_kept->setObjectName(QStringLiteral("logs.kept"));
    m_kept->setToolTip(
        tr("Lines in memory: at most %1, the oldest go first").arg(Formats::count(m_hub->logs()->rowLimit())));
    row->addWidget(m_kept);
    m_pause = new Button(tools);
    m_pause->setObjectName(QStringLiteral("logs.pause"));
    m_pause->setCheckable(true);
    row->addWidget(m_pause);
    m_follow =
        new IconButton(Icon::Follow, withKey(tr("Follow the newest line"), QStringLiteral("view.follow")), tools);
    m_follow->setObjectName(QStringLiteral("logs.follow"));
    m_follow->setAccessibleName(tr("Follow the newest line"));
    m_follow->setCheckable(true);
    row->addWidget(m_follow);
    auto *trash = new IconButton(Icon::Trash, withKey(tr("Clear the log"), QStringLiteral("view.clear")), tools);
    trash->setObjectName(QStringLiteral("logs.clear"));
    trash->setAccessibleName(tr("Clear the log"));
    row->addWidget(trash);

    connect(m_chips, &ChipBar::checkedChanged, this, [this](const QStringList &ids) {
        for (int i = 0; i < int(std::size(levels)); ++i)
            m_hub->logs()->setLevelShown(levels[i], ids.contains(QLatin1String(levelIds[i])));
        // What ends the program belongs to the errors.
        m_hub->logs()->setLevelShown(LogLevel::Critical, ids.contains(QLatin1String(levelIds[0])));
    });
    connect(m_search, &QLineEdit::textChanged, this, &LogsPage::applySearch);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { goToMatch(false); });
    connect(m_search, &SearchField::leaveRequested, this, [this] { m_list->setFocus(); });
    connect(m_hideOthers, &QAbstractButton::toggled, this, &LogsPage::applySearch);
    connect(m_caseSensitive, &QAbstractButton::toggled, this, &LogsPage::applySearch);
    connect(m_pause, &QAbstractButton::clicked, m_list, &LiveView::setPaused);
    connect(m_follow, &QAbstractButton::clicked, m_list, &LiveView::setFollowing);
    connect(m_list, &LiveView::followingChanged, m_follow, &QAbstractButton::setChecked);
    m_follow->setChecked(m_list->isFollowing());
    connect(trash, &QAbstractButton::clicked, this, &LogsPage::clear);
    return tools;
}

void LogsPage::applySearch()
{
    const bool matchCase = m_caseSensitive->isChecked();
    m_hub->logs()->setSearch(m_search->text(), matchCase, m_hideOthers->isChecked());
    m_list->setHighlight(m_search->text(), matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive);
    refresh();
}

void LogsPage::goTo(quint64 position)
{
    if (position == 0)
        return;
    m_list->setFollowing(false);
    m_list->setCurrent(position);
    m_list->ensureVisible(position);
}

void LogsPage::goToProblem(bool backwards)
{
    const quint64 from = m_list->currentNumber().value_or(backwards ? quint64(-1) : 0);
    goTo(m_hub->logs()->nextProblem(from, backwards));
}

void LogsPage::goToMatch(bool backwards)
{
    const quint64 from = m_list->currentNumber().value_or(backwards ? quint64(-1) : 0);
    goTo(m_hub->logs()->nextMatch(from, backwards));
}

void LogsPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void LogsPage::clear()
{
    m_hub->logs()->clear();
    m_list->clearCurrent();
}

bool LogsPage::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier) {
            const int number = key->key() - Qt::Key_1;
            if (number >= 0 && number < int(std::size(levelIds))) {
                m_chips->chip(QLatin1String(levelIds[number]))->click();
                return true;
            }
            if (key->key() == Qt::Key_Slash) {
                focusSearch();
                return true;
            }
        }
    }
    return QWidget::eventFilter(object, event);
}

void LogsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_hub->logs()->markProblemsSeen();
    refresh();
}

void LogsPage::refresh()
{
    if (!isVisible() && !m_pause->text().isEmpty())
        return;
    LogFeed *feed = m_hub->logs();
    if (isVisible())
        feed->markProblemsSeen();
    for (int i = 0; i < int(std::size(levels)); ++i) {
        qsizetype count = feed->levelCount(levels[i]);
        if (levels[i] == LogLevel::Error)
            count += feed->levelCount(LogLevel::Critical);
        m_chips->chip(QLatin1String(levelIds[i]))->setCount(count, levels[i] >= LogLevel::Warning);
    }
    const bool searching = !feed->searchText().isEmpty();
    m_matches->setVisible(searching);
    m_matches->setText(tr("%Ln match(es)", nullptr, int(feed->matchCount())));
    m_kept->setText(tr("%1 kept").arg(Formats::count(feed->keptCount())));
    const bool paused = feed->isPaused();
    m_pause->setChecked(paused);
    m_pause->setText(paused ? tr("Resume") : tr("Pause"));
    m_pause->setIcon(paused ? Icon::Play : Icon::Pause);
    m_pause->setAccessibleName(m_pause->text());
    m_pause->setToolTip(
        withKey(paused ? tr("Adds the lines that wait and goes on") : tr("Freezes the list; lines that arrive wait"),
            QStringLiteral("view.pause")));
    if (feed->shownCount() == 0) {
        if (feed->keptCount() == 0)
            m_list->setEmptyText(tr("No log lines yet."));
        else
            m_list->setEmptyText(tr("No log line matches."),
                tr("%Ln line(s) are hidden by level, category or text.", nullptr, int(feed->keptCount())));
    }
}

} // namespace Panel
