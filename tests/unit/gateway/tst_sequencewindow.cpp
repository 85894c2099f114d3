#include <hikari/gateway/sequencewindow_p.h>

#include <QTest>

using namespace Hikari;

class TestSequenceWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsAnywhere()
    {
        SequenceWindow window;
        QCOMPARE(window.last(), qint64(-1));
        QCOMPARE(window.resumeFrom(), qint64(-1));
        QVERIFY(window.take(100)); // a session of another process
        QVERIFY(window.take(101));
        QCOMPARE(window.resumeFrom(), qint64(101));
    }
    void P67_whatHasComeDoesNotComeAgain()
    {
        SequenceWindow window(1);
        QVERIFY(window.take(2));
        QVERIFY(!window.take(2));
        QVERIFY(!window.take(1));
        QVERIFY(window.take(3));
        QCOMPARE(window.last(), qint64(3));
    }
    void swappedOnesAreBothTaken()
    {
        SequenceWindow window(1);
        QVERIFY(window.take(3));
        QCOMPARE(window.last(), qint64(3));
        QCOMPARE(window.resumeFrom(), qint64(1)); // so that 2 would be replayed
        QVERIFY(window.take(2));
        QVERIFY(!window.take(2));
        QVERIFY(!window.take(3));
        QCOMPARE(window.resumeFrom(), qint64(3));
        QVERIFY(window.take(4));
    }
    void replaysAfterAGapAreTakenOnce()
    {
        SequenceWindow window(10);
        QVERIFY(window.take(13));
        QVERIFY(window.take(15));
        QCOMPARE(window.resumeFrom(), qint64(10));
        QList<qint64> taken;
        for (qint64 one = 11; one <= 17; ++one) {
            if (window.take(one))
                taken.append(one);
        }
        QCOMPARE(taken, (QList<qint64> { 11, 12, 14, 16, 17 }));
        QCOMPARE(window.resumeFrom(), qint64(17));
    }
    void whatNeverComesIsForgotten()
    {
        SequenceWindow window(1);
        QVERIFY(window.take(1000)); // left out for good
        for (qint64 one = 1001; one <= 1000 + SequenceWindow::patience; ++one)
            QVERIFY(window.take(one));
        QCOMPARE(window.resumeFrom(), 1000 + SequenceWindow::patience);
        QVERIFY(!window.take(500));
    }
};

QTEST_GUILESS_MAIN(TestSequenceWindow)
#include "tst_sequencewindow.moc"
