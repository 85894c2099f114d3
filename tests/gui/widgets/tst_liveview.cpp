#include <widgets/framemeter.h>
#include <widgets/frametick.h>
#include <widgets/livering.h>
#include <widgets/liveview.h>

#include <QAbstractButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Panel;

namespace {

class Numbers : public LiveSource
{
public:
    explicit Numbers(qsizetype capacity)
        : ring(capacity)
    { }

    QList<LiveColumn> columns() const override
    {
        return { { QStringLiteral("no"), QStringLiteral("No."), 60, Qt::AlignRight },
            { QStringLiteral("time"), QStringLiteral("Time"), 100, Qt::AlignLeft, true },
            { QStringLiteral("text"), QStringLiteral("Text"), 200, Qt::AlignLeft, false, true } };
    }
    qint64 count() const override { return ring.size(); }
    quint64 numberAt(qint64 row) const override { return ring.at(row).number; }
    void cell(qint64 row, int column, LiveCell *cell) const override
    {
        ++cells;
        cell->text =
            column == 2 ? QStringLiteral("row %1").arg(ring.at(row).record) : QString::number(ring.at(row).number);
    }
    void setPaused(bool paused) override { ring.setPaused(paused); }
    qint64 waiting() const override { return ring.waiting(); }
    qint64 waitingLimit() const override { return ring.capacity(); }
    qint64 waitingDropped() const override { return qint64(ring.waitingDropped()); }

    void add(int records)
    {
        for (int i = 0; i < records; ++i)
            ring.append(int(ring.lastNumber()) + 1);
        Q_EMIT changed();
    }

    LiveRing<int> ring;
    mutable qint64 cells = 0;
};

struct Shown
{
    explicit Shown(qsizetype capacity)
        : source(capacity)
    {
        view.setSource(&source);
        view.resize(500, 300);
        view.show();
    }

    //! The frame that the view would have waited for
    void frame() { FrameTick::instance()->flush(); }

    Numbers source;
    LiveView view;
};

} // namespace

class tst_LiveView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ringKeepsTheNewestRecords();
    void pauseKeepsTheListAndAddsExactlyWhatWaited();
    void P141_pauseBeyondTheSecondRingCountsLosses();
    void P142_theRowUnderTheEyeStaysWhileTheRingSlides();
    void P142_onlyTheUserEndsFollowing();
    void scrollingUpEndsFollowingAndEndStartsIt();
    void scrollingToTheBottomFollowsAgain();
    void theCurrentRecordStaysCurrentWhileTheRingSlides();
    void aRecordThatLeavesIsAnnouncedOnce();
    void theLimitHolds();
    void P143_aHiddenViewDoesNothing();
    void manyChangesAreOneFrame();
    void paintsVisibleRowsOnly();
    void keysMoveAndExtend();
    void spaceAndEnterAct();
    void columnsHideMoveResizeAndComeBack();
    void theLastColumnCannotBeHidden();
    void P153_copiedTextIsEscaped();
    void pillCountsNewRows();
    void aSourceMayGoAway();
    void benchFrame();
};

void tst_LiveView::ringKeepsTheNewestRecords()
{
    LiveRing<int> ring(3);
    QCOMPARE(ring.append(10), 1U);
    for (int i = 11; i < 15; ++i)
        ring.append(i);
    QCOMPARE(ring.size(), 3);
    QCOMPARE(ring.at(0).record, 12);
    QCOMPARE(ring.at(0).number, 3U);
    QCOMPARE(ring.rowOf(4), 1);
    QCOMPARE(ring.rowOf(1), 0);
    QCOMPARE(ring.rowOf(99), 3);
    ring.clear();
    QCOMPARE(ring.size(), 0);
    ring.append(15);
    QCOMPARE(ring.at(0).number, 6U);
}

void tst_LiveView::pauseKeepsTheListAndAddsExactlyWhatWaited()
{
    Shown shown(1000);
    shown.source.add(100);
    shown.frame();
    QSignalSpy paused(&shown.view, &LiveView::pausedChanged);
    QTest::keyClick(&shown.view, Qt::Key_Space);
    QCOMPARE(paused.size(), 1);
    const QImage before = shown.view.viewport()->grab().toImage();
    for (int waiting = 10; waiting <= 50; waiting += 10) {
        shown.source.add(10);
        shown.frame();
        QCOMPARE(shown.source.waiting(), waiting);
        QCOMPARE(shown.source.count(), 100);
    }
    QCOMPARE(shown.view.viewport()->grab().toImage(), before);
    QTest::keyClick(&shown.view, Qt::Key_Space);
    QCOMPARE(shown.source.count(), 150);
    for (qint64 row = 0; row < 150; ++row)
        QCOMPARE(shown.source.numberAt(row), quint64(row + 1));
    QCOMPARE(shown.source.waiting(), 0);
}

void tst_LiveView::P141_pauseBeyondTheSecondRingCountsLosses()
{
    Shown shown(100);
    shown.source.add(40);
    shown.view.setPaused(true);
    shown.source.add(137);
    shown.frame();
    QCOMPARE(shown.source.waiting(), 100);
    QCOMPARE(shown.source.waitingDropped(), 37);
    const auto bars = shown.view.findChildren<QWidget *>();
    const bool said = std::any_of(bars.begin(), bars.end(), [](QWidget *bar) {
        return bar->isVisible() && bar->accessibleName().startsWith(QStringLiteral("Buffer full"))
            && bar->accessibleName().contains(QStringLiteral("37"));
    });
    QVERIFY(said);
    shown.view.setPaused(false);
    // The 40 shown slid out for the 100 that waited; the lost ones left a gap in the numbers before what comes next.
    QCOMPARE(shown.source.numberAt(0), 41U);
    QCOMPARE(shown.source.numberAt(99), 140U);
    shown.source.add(1);
    QCOMPARE(shown.source.numberAt(99), 178U);
}

void tst_LiveView::P142_theRowUnderTheEyeStaysWhileTheRingSlides()
{
    Shown shown(20'000);
    shown.source.add(20'000);
    shown.frame();
    QVERIFY(shown.view.isFollowing());
    QScrollBar *bar = shown.view.verticalScrollBar();
    bar->setValue(15'000 * shown.view.rowHeight() + 7);
    QVERIFY(!shown.view.isFollowing());
    const quint64 number = *shown.view.topNumber();
    QCOMPARE(number, 15'001U);
    for (int i = 0; i < 60; ++i) {
        shown.source.add(167);
        shown.frame();
        QCOMPARE(*shown.view.topNumber(), number);
        QCOMPARE(shown.view.topOffset(), 7);
        QCOMPARE(shown.view.yOf(number), -7);
    }
    QCOMPARE(shown.source.numberAt(0), 10'021U);
    QCOMPARE(shown.view.newRows(), 10'020);
    // It stays until its row itself is gone; then the oldest kept one is at the top.
    for (int i = 0; i < 30; ++i) {
        shown.source.add(300);
        shown.frame();
    }
    QCOMPARE(*shown.view.topNumber(), shown.source.numberAt(0));
}

void tst_LiveView::P142_onlyTheUserEndsFollowing()
{
    Shown shown(500);
    shown.source.add(400);
    shown.frame();
    for (int height : { 200, 400, 120, 300 }) {
        shown.view.resize(500, height);
        shown.source.add(50);
        shown.frame();
        QVERIFY(shown.view.isFollowing());
        QCOMPARE(shown.view.verticalScrollBar()->value(), shown.view.verticalScrollBar()->maximum());
    }
}

void tst_LiveView::scrollingUpEndsFollowingAndEndStartsIt()
{
    Shown shown(500);
    shown.source.add(400);
    shown.frame();
    QSignalSpy following(&shown.view, &LiveView::followingChanged);
    shown.view.verticalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
    QCOMPARE(following.size(), 1);
    QVERIFY(!shown.view.isFollowing());
    QTest::keyClick(&shown.view, Qt::Key_End);
    QVERIFY(shown.view.isFollowing());
    shown.source.add(100);
    shown.frame();
    QCOMPARE(*shown.view.numberAtY(shown.view.viewport()->height() - 1), 500U);
    QTest::keyClick(&shown.view, Qt::Key_Up);
    QVERIFY(!shown.view.isFollowing());
    QCOMPARE(shown.view.currentNumber(), 500U);
}

void tst_LiveView::scrollingToTheBottomFollowsAgain()
{
    Shown shown(500);
    shown.source.add(400);
    shown.frame();
    shown.view.verticalScrollBar()->setValue(100);
    QVERIFY(!shown.view.isFollowing());
    shown.view.verticalScrollBar()->setValue(shown.view.verticalScrollBar()->maximum());
    QVERIFY(shown.view.isFollowing());
}

void tst_LiveView::theCurrentRecordStaysCurrentWhileTheRingSlides()
{
    Shown shown(1000);
    shown.source.add(1000);
    shown.frame();
    shown.view.setCurrent(800);
    const int y = shown.view.yOf(800);
    shown.source.add(500);
    shown.frame();
    QCOMPARE(shown.view.currentNumber(), 800U);
    QVERIFY(shown.view.isCurrentKept());
    QVERIFY(shown.view.isSelected(800));
    QCOMPARE(shown.view.yOf(800), y);
    QCOMPARE(shown.view.selectedNumbers(), QList<quint64> { 800 });
}

void tst_LiveView::aRecordThatLeavesIsAnnouncedOnce()
{
    Shown shown(1000);
    shown.source.add(1000);
    shown.frame();
    shown.view.setCurrent(500);
    QSignalSpy leaving(&shown.view, &LiveView::currentLeaving);
    shown.source.add(480);
    shown.frame();
    QCOMPARE(leaving.size(), 0);
    shown.source.add(15);
    shown.frame();
    QCOMPARE(leaving.size(), 1);
    QCOMPARE(leaving[0][0].toULongLong(), 500U);
    shown.source.add(400);
    shown.frame();
    QCOMPARE(leaving.size(), 1);
    QVERIFY(!shown.view.isCurrentKept());
    QVERIFY(shown.view.selectedNumbers().isEmpty());
}

void tst_LiveView::theLimitHolds()
{
    Shown shown(100'000);
    for (int i = 0; i < 25; ++i) {
        shown.source.add(10'000);
        shown.frame();
    }
    QCOMPARE(shown.source.count(), 100'000);
    QCOMPARE(shown.source.numberAt(0), 150'001U);
    QCOMPARE(*shown.view.numberAtY(shown.view.viewport()->height() - 1), 250'000U);
}

void tst_LiveView::P143_aHiddenViewDoesNothing()
{
    Shown shown(1000);
    shown.source.add(10);
    shown.frame();
    shown.view.hide();
    const quint64 paints = shown.view.paints();
    const qint64 cells = shown.source.cells;
    QSignalSpy synced(&shown.view, &LiveView::synced);
    for (int i = 0; i < 20; ++i) {
        shown.source.add(100);
        shown.frame();
        QCoreApplication::processEvents();
    }
    QCOMPARE(shown.view.paints(), paints);
    QCOMPARE(shown.source.cells, cells);
    QCOMPARE(synced.size(), 0);
    shown.view.show();
    QCOMPARE(*shown.view.numberAtY(shown.view.viewport()->height() - 1), 2010U);
}

void tst_LiveView::manyChangesAreOneFrame()
{
    Shown shown(1000);
    QSignalSpy synced(&shown.view, &LiveView::synced);
    for (int i = 0; i < 500; ++i)
        shown.source.add(1);
    shown.frame();
    QCOMPARE(synced.size(), 1);
    shown.frame();
    QCOMPARE(synced.size(), 1);
    QTRY_VERIFY(!FrameTick::instance()->isActive());
}

void tst_LiveView::paintsVisibleRowsOnly()
{
    Shown shown(100'000);
    shown.source.add(100'000);
    shown.frame();
    shown.source.cells = 0;
    shown.view.viewport()->grab();
    const int rows = shown.view.viewport()->height() / shown.view.rowHeight() + 2;
    QVERIFY(shown.source.cells > 0);
    QVERIFY2(shown.source.cells <= rows * 3, qPrintable(QString::number(shown.source.cells)));
}

void tst_LiveView::keysMoveAndExtend()
{
    Shown shown(1000);
    shown.source.add(100);
    shown.frame();
    QTest::keyClick(&shown.view, Qt::Key_Home);
    QCOMPARE(shown.view.currentNumber(), 1U);
    QTest::keyClick(&shown.view, Qt::Key_Down);
    QTest::keyClick(&shown.view, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&shown.view, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(shown.view.selectedNumbers(), (QList<quint64> { 2, 3, 4 }));
    QTest::keyClick(&shown.view, Qt::Key_PageDown);
    QVERIFY(*shown.view.currentNumber() > 8);
    QCOMPARE(shown.view.selectedNumbers().size(), 1);
    QSignalSpy cleared(&shown.view, &LiveView::currentCleared);
    QTest::keyClick(&shown.view, Qt::Key_Escape);
    QCOMPARE(cleared.size(), 1);
    QVERIFY(!shown.view.currentNumber());
}

void tst_LiveView::spaceAndEnterAct()
{
    Shown shown(1000);
    shown.source.add(100);
    shown.frame();
    QSignalSpy activated(&shown.view, &LiveView::activated);
    QTest::keyClick(&shown.view, Qt::Key_Return);
    QCOMPARE(activated.size(), 0);
    shown.view.setCurrent(7);
    QTest::keyClick(&shown.view, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].toULongLong(), 7U);
    QTest::mouseDClick(shown.view.viewport(), Qt::LeftButton, {}, QPoint(50, shown.view.yOf(9) + 3));
    QCOMPARE(activated.last()[0].toULongLong(), 9U);
}

void tst_LiveView::columnsHideMoveResizeAndComeBack()
{
    Shown shown(100);
    shown.source.add(5);
    const QString time = QStringLiteral("time");
    shown.view.setColumnVisible(QStringLiteral("no"), false);
    shown.view.setColumnWidth(time, 140);
    shown.view.moveColumn(time, 1);
    const QByteArray state = shown.view.saveColumns();
    Shown other(100);
    QVERIFY(other.view.restoreColumns(state));
    QVERIFY(!other.view.isColumnVisible(QStringLiteral("no")));
    QCOMPARE(other.view.columnWidth(time), 140);
    QCOMPARE(other.view.saveColumns(), state);
    QVERIFY(!other.view.restoreColumns(QByteArrayLiteral("garbage")));
    other.view.resetColumns();
    QVERIFY(other.view.isColumnVisible(QStringLiteral("no")));
    // Narrow: nothing is wider than the viewport, whatever the columns ask for.
    other.view.resize(120, 200);
    int total = 0;
    for (const char *id : { "no", "time", "text" })
        total += other.view.columnWidth(QString::fromLatin1(id));
    QVERIFY(total <= 140);
}

void tst_LiveView::theLastColumnCannotBeHidden()
{
    Shown shown(10);
    for (const char *id : { "no", "time", "text" })
        shown.view.setColumnVisible(QString::fromLatin1(id), false);
    QVERIFY(shown.view.isColumnVisible(QStringLiteral("text")));
}

void tst_LiveView::P153_copiedTextIsEscaped()
{
    class Hostile : public Numbers
    {
    public:
        Hostile()
            : Numbers(10)
        { }
        void cell(qint64, int, LiveCell *cell) const override { cell->text = QStringLiteral("a\nb\u202ec"); }
    };
    Hostile source;
    LiveView view;
    view.setSource(&source);
    view.resize(300, 200);
    view.show();
    source.add(1);
    view.sync();
    view.setCurrent(1);
    const QString text = view.selectedText();
    QCOMPARE(text.count(u'\n'), 1);
    QVERIFY(!text.contains(QChar(0x202e)));
}

void tst_LiveView::pillCountsNewRows()
{
    Shown shown(1000);
    shown.source.add(100);
    shown.frame();
    shown.view.setCurrent(50);
    shown.source.add(23);
    shown.frame();
    QCOMPARE(shown.view.newRows(), 23);
    QAbstractButton *pill = nullptr;
    for (QAbstractButton *button : shown.view.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->text().startsWith(QStringLiteral("23 new")))
            pill = button;
    }
    QVERIFY(pill);
    QTest::mouseClick(pill, Qt::LeftButton);
    QVERIFY(shown.view.isFollowing());
    QVERIFY(!pill->isVisible());
}

void tst_LiveView::aSourceMayGoAway()
{
    LiveView view;
    view.resize(300, 200);
    view.show();
    {
        Numbers source(10);
        view.setSource(&source);
        source.add(5);
        view.sync();
        view.setCurrent(3);
    }
    view.sync();
    view.viewport()->grab();
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_Return);
    QVERIFY(!view.isCurrentKept());
    QCOMPARE(view.newRows(), 0);
}

void tst_LiveView::benchFrame()
{
    // 10,000 a second: 167 records a frame into a full ring of 100,000, and the frame painted.
    Shown shown(100'000);
    shown.view.resize(900, 420);
    shown.source.add(100'000);
    shown.frame();
    QImage image(shown.view.viewport()->size(), QImage::Format_RGB32);
    QBENCHMARK
    {
        shown.source.add(167);
        shown.frame();
        shown.view.viewport()->render(&image);
    }
}

QTEST_MAIN(tst_LiveView)
#include "tst_liveview.moc"
