#include "commands/language.h"
#include "data/eventsummary.h"
#include "data/session.h"
#include "models/hub.h"
#include "models/shardfiltermodel.h"
#include "views/commands.h"
#include "views/eventspage.h"
#include "views/inspector.h"
#include "views/logspage.h"
#include "views/mainwindow.h"
#include "views/overviewpage.h"
#include "views/shardpanel.h"

#include <loopback/violationwatch.h>

#include <theme/theme.h>
#include <widgets/buttons.h>
#include <widgets/chip.h>
#include <widgets/jsonview.h>
#include <widgets/liveview.h>

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSet>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

using namespace Panel;
using namespace Qt::StringLiterals;
using Hikari::ShardState;

namespace {

constexpr int patience = 20'000; // milliseconds; only a broken panel needs them

SessionSetup demo()
{
    SessionSetup setup = Session::demoSetup(Hikari::SimulatorConfig());
    setup.incidentAfter = -1;
    return setup;
}

template<typename T>
T *child(const QWidget &window, const char *name)
{
    return window.findChild<T *>(QLatin1String(name));
}

void click(QAbstractButton *button)
{
    QTest::mouseClick(button, Qt::LeftButton);
}

// What a person can operate: it takes the focus, and it is not a part inside another control.
bool isOperable(const QWidget *widget)
{
    if (widget->focusPolicy() == Qt::NoFocus || qobject_cast<const QScrollBar *>(widget)
        || qobject_cast<const QHeaderView *>(widget) || qobject_cast<const QMenu *>(widget))
        return false;
    for (const QWidget *up = widget->parentWidget(); up; up = up->parentWidget()) {
        if (qobject_cast<const QLineEdit *>(up) || qobject_cast<const LiveView *>(up)
            || qobject_cast<const QAbstractItemView *>(up) || qobject_cast<const QComboBox *>(up))
            return false;
    }
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
        || qobject_cast<const QAbstractScrollArea *>(widget) || qobject_cast<const QComboBox *>(widget);
}

} // namespace

class PanelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        installLanguage(u"en"_s);
        // Takes the place of QtTest's, which would keep the lines for itself.
        Hikari::ViolationWatch::install(Hikari::Logging::record);
        Theme::instance()->install(Theme::Mode::Dark);
    }
    void cleanup() { QCOMPARE(Hikari::ViolationWatch::take(), 0); }

    void aWholeSession()
    {
        Session session(demo());
        MainWindow window(&session);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        auto *badge = child<StateBadge>(window, "topbar.badge");
        QVERIFY(badge);
        QCOMPARE(badge->accessibleName(), u"Not connected"_s);

        // Start the demo and see it ready.
        auto *start = child<QAbstractButton>(window, "overview.startDemo");
        QVERIFY(start && start->isVisible());
        click(start);
        QTRY_COMPARE_WITH_TIMEOUT(badge->accessibleName(), u"Ready 8/8"_s, patience);
        QCOMPARE(window.windowTitle().section(u" – "_s, 0, 0), u"Demo: Ready 8/8"_s);
        auto *table = child<QTableView>(window, "overview.shards");
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 8);

        // The chips count what the table shows.
        auto *ready = child<Chip>(window, "overview.chip.ready");
        QTRY_COMPARE_WITH_TIMEOUT(ready->count(), 8, patience);
        click(ready);
        QCOMPARE(table->model()->rowCount(), 8);
        QTest::keyClick(&window, Qt::Key_5, Qt::AltModifier);
        QCOMPARE(table->model()->rowCount(), 0);
        QTest::keyClick(&window, Qt::Key_1, Qt::AltModifier);
        QCOMPARE(table->model()->rowCount(), 8);
        auto *filter = child<QLineEdit>(window, "overview.shards.filter");
        filter->setText(u"0-3"_s);
        QCOMPARE(table->model()->rowCount(), 4);
        filter->clear();

        // Open the stream and inspect an event.
        QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(window.page(), Page::Events);
        auto *list = child<LiveView>(window, "events.list");
        EventFeed *feed = window.hub()->events();
        QTRY_VERIFY_WITH_TIMEOUT(feed->shownCount() > 500, patience);
        window.events()->showOnly(u"MessageCreateEvent"_s);
        QTRY_VERIFY_WITH_TIMEOUT(feed->shownCount() > 20, patience);
        list->sync();
        for (qsizetype row = 0; row < feed->shownCount(); ++row)
            QVERIFY(isEventType(feed->find(feed->shownAt(row))->type, Hikari::EventType::MessageCreate));
        list->setCurrent(feed->shownAt(feed->shownCount() - 1));
        const EventRecord inspected = *feed->find(*list->currentNumber());
        JsonView *tree = window.events()->inspector()->tree();
        QVERIFY(tree->setCurrentPath(u"d.author.username"_s));
        QCOMPARE(child<QLabel>(window, "inspector.path")->text(), u"d.author.username"_s);
        const QString author = tree->jsonModel()->value(tree->currentIndex());
        QVERIFY(!author.isEmpty());
        QVERIFY(EventSummary::text(*inspected.event).startsWith(author));
        QCOMPARE(child<QLabel>(window, "inspector.class")->text(),
            u"Event › ShardEvent › MessageEvent › MessageCreateEvent › GuildMessageCreate"_s);

        // Pause: the list stays, what arrives waits; resume adds it.
        auto *pause = child<QAbstractButton>(window, "events.pause");
        click(pause);
        QVERIFY(feed->isPaused());
        const qsizetype shown = feed->shownCount();
        QTRY_VERIFY_WITH_TIMEOUT(feed->waiting() > 50, patience);
        QCOMPARE(feed->shownCount(), shown);
        click(pause);
        QTRY_VERIFY_WITH_TIMEOUT(feed->shownCount() > shown, patience);
        QCOMPARE(feed->waiting(), 0);
        QCOMPARE(feed->dropped(), quint64(0));
        window.hub()->classes()->selectAll(true);

        // Cut a connection: Resuming, then Ready again, and the log says why.
        QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
        const ShardModel *shards = window.hub()->shards();
        const int row = shards->rowOf(3);
        const int before = shards->shard(row).reconnects;
        session.inject(3, Fault::Cut);
        QTRY_VERIFY_WITH_TIMEOUT(shards->shard(row).reconnects > before, patience);
        QTRY_COMPARE_WITH_TIMEOUT(shards->shard(row).state, ShardState::Ready, patience);
        const auto &transitions = shards->shard(row).transitions;
        const auto resumed = std::find_if(
            transitions.rbegin(), transitions.rend(), [](const auto &t) { return t.state == ShardState::Resuming; });
        QVERIFY(resumed != transitions.rend());
        QTRY_COMPARE_WITH_TIMEOUT(badge->accessibleName(), u"Ready 8/8"_s, patience);
        QTest::keyClick(&window, Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(window.page(), Page::Logs);
        LiveView *log = window.logs()->list();
        QTRY_VERIFY_WITH_TIMEOUT(log->currentNumber().has_value(), patience);
        QVERIFY(window.hub()->logs()->find(*log->currentNumber())->level >= Hikari::LogLevel::Warning);

        // Trouble shows as such when it stays.
        QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
        session.command(0, ShardCommand::Stop);
        QTRY_COMPARE_WITH_TIMEOUT(shards->shard(shards->rowOf(0)).state, ShardState::Stopped, patience);
        QTRY_COMPARE_WITH_TIMEOUT(badge->accessibleName(), u"Ready 7/7"_s, patience);
        session.command(0, ShardCommand::Start);
        QTRY_COMPARE_WITH_TIMEOUT(badge->accessibleName(), u"Ready 8/8"_s, patience);

        // Disconnect.
        click(child<QAbstractButton>(window, "topbar.connect"));
        QTRY_COMPARE_WITH_TIMEOUT(badge->accessibleName(), u"Not connected"_s, patience);
        QVERIFY(start->isVisible());
    }

    void troubleThatStaysIsDegradedAndSaysWhatToDo()
    {
        Session session(demo());
        session.startBot();
        MainWindow window(&session);
        window.show();
        auto *badge = child<StateBadge>(window, "topbar.badge");
        QTRY_COMPARE_WITH_TIMEOUT(badge->accessibleName(), u"Ready 8/8"_s, patience);
        // Each waits 1 to 5 s before it identifies again; one stays ready, so that the bot is not offline.
        for (int shard = 1; shard < 8; ++shard)
            session.inject(shard, Fault::InvalidSession);
        QTRY_VERIFY_WITH_TIMEOUT(badge->accessibleName().startsWith(u"Degraded"), patience);
        auto *message = child<QWidget>(window, "overview.message");
        QVERIFY(message->isVisible());
        QVERIFY(child<QAbstractButton>(window, "overview.message.reconnect")->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(badge->accessibleName(), u"Ready 8/8"_s, 40'000);
        QVERIFY(!message->isVisible());
    }

    void everyOperableWidgetHasNameToolTipAndAccessibleName()
    {
        Session session(demo());
        session.startBot();
        MainWindow window(&session);
        window.show();
        auto *badge = child<StateBadge>(window, "topbar.badge");
        QTRY_COMPARE_WITH_TIMEOUT(badge->accessibleName(), u"Ready 8/8"_s, patience);
        QStringList failures;
        QSet<QString> names;
        int operable = 0;
        for (const Page page : { Page::Overview, Page::Events, Page::Logs }) {
            window.showPage(page);
            QCoreApplication::processEvents();
            const auto widgets = window.findChildren<QWidget *>();
            for (const QWidget *widget : widgets) {
                if (!isOperable(widget) || names.contains(widget->objectName()))
                    continue;
                ++operable;
                const QString name = widget->objectName();
                if (!name.isEmpty())
                    names.insert(name);
                const QString label = name.isEmpty() ? QString::fromLatin1(widget->metaObject()->className()) + u" in "
                        + (widget->parentWidget() ? widget->parentWidget()->objectName() : QString())
                                                     : name;
                if (name.isEmpty() || !name.contains(u'.'))
                    failures.append(label + u": no name");
                if (widget->toolTip().isEmpty() && !qobject_cast<const LiveView *>(widget))
                    failures.append(label + u": no tool tip");
                if (widget->accessibleName().isEmpty())
                    failures.append(label + u": no accessible name");
            }
        }
        QVERIFY2(failures.isEmpty(), qPrintable(failures.join(u'\n')));
        QVERIFY(operable > 40);
    }

    void commandsHaveNoConflictingKeysAndAreAllInTheMenu()
    {
        Session session(demo());
        MainWindow window(&session);
        QSet<QString> keys;
        const auto *menu = child<QMenu>(window, "topbar.menu.commands");
        for (const CommandInfo &info : commandTable()) {
            QVERIFY2(!info.text.isEmpty(), qPrintable(info.id));
            if (!info.key.isEmpty()) {
                const QString key = QString::number(int(info.scope)) + info.key.toString();
                QVERIFY2(!keys.contains(key), qPrintable(info.id));
                keys.insert(key);
            }
            if (info.scope == CommandScope::Window) {
                const auto actions = menu->actions();
                const bool found = std::any_of(actions.begin(), actions.end(),
                    [&](const QAction *action) { return action->objectName() == u"command."_s + info.id; });
                QVERIFY2(found, qPrintable(info.id));
            }
        }
    }

    void noHorizontalScrollBarAndNothingClippedAtThePlainSize()
    {
        Session session(demo());
        session.startBot();
        MainWindow window(&session);
        window.resize(1280, 800);
        window.show();
        auto *badge = child<StateBadge>(window, "topbar.badge");
        QTRY_COMPARE_WITH_TIMEOUT(badge->accessibleName(), u"Ready 8/8"_s, patience);
        for (const Page page : { Page::Overview, Page::Events, Page::Logs }) {
            window.showPage(page);
            QCoreApplication::processEvents();
            const auto areas = window.findChildren<QAbstractScrollArea *>();
            for (const QAbstractScrollArea *area : areas) {
                if (area->isVisible())
                    QVERIFY2(!area->horizontalScrollBar()->isVisible(), qPrintable(area->objectName()));
            }
            const auto buttons = window.findChildren<QAbstractButton *>();
            for (const QAbstractButton *button : buttons) {
                if (button->isVisible() && !button->text().isEmpty())
                    QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->objectName()));
            }
        }
        QCOMPARE(window.size(), QSize(1280, 800));
    }

    void theThemeSwitchesAtRunTime()
    {
        Session session(demo());
        MainWindow window(&session);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QColor dark = window.grab().toImage().pixelColor(5, 400);
        click(child<QAbstractButton>(window, "topbar.theme"));
        const QColor light = window.grab().toImage().pixelColor(5, 400);
        QVERIFY(light.lightness() > dark.lightness() + 100);
        click(child<QAbstractButton>(window, "topbar.theme"));
        QCOMPARE(window.grab().toImage().pixelColor(5, 400), dark);
    }

    void P146_aBlockedWindowDoesNotDisturbTheBot()
    {
        Session session(demo());
        session.startBot();
        MainWindow window(&session);
        window.show();
        auto *badge = child<StateBadge>(window, "topbar.badge");
        QTRY_COMPARE_WITH_TIMEOUT(badge->accessibleName(), u"Ready 8/8"_s, patience);
        const auto heartbeat = [&] { return session.snapshot().shards.first().lastHeartbeatAckAt; };
        const auto before = heartbeat();
        // The window's thread does nothing but wait, without an event loop; the bot goes on.
        QTest::qSleep(2500);
        QVERIFY(heartbeat() > before);
        QCOMPARE(session.snapshot().shards.first().state, ShardState::Ready);
    }
};

QTEST_MAIN(PanelTest)
#include "tst_panel.moc"
