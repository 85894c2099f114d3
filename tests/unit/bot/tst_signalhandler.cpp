#include <hikari/bot/signalhandler_p.h>

#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace Hikari;

class TestSignalHandler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void P124_signalsArriveInTheEventLoop_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void P124_signalsArriveInTheEventLoop()
    {
        QFETCH(int, number);
        SignalHandler handler;
        QSignalSpy spy(&handler, &SignalHandler::interrupted);
        std::raise(number);
        QCOMPARE(spy.size(), 0);
        QTRY_COMPARE(spy.size(), 1);
        QCOMPARE(spy.first().first().toInt(), number);
    }

    void P124_theSecondSignalExitsAtOnce()
    {
#if defined(__SANITIZE_THREAD__)
        QSKIP("the thread sanitizer holds back signals in a forked child; tst_interrupts has it in a real process");
#endif
        const pid_t child = fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            const SignalHandler handler;
            std::raise(SIGTERM);
            std::raise(SIGINT);
            _exit(1); // not reached
        }
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 128 + SIGINT);
    }

    void whatWasThereBeforeComesBack()
    {
        std::signal(SIGINT, SIG_IGN);
        {
            const SignalHandler handler;
        }
        QVERIFY(std::signal(SIGINT, SIG_DFL) == SIG_IGN);
    }

    void oneAfterTheOther()
    {
        for (int i = 0; i < 3; ++i) {
            SignalHandler handler;
            QSignalSpy spy(&handler, &SignalHandler::interrupted);
            std::raise(SIGINT);
            QTRY_COMPARE(spy.size(), 1);
        }
    }

    void aSecondHandlerDoesNotTakeOver()
    {
        SignalHandler first;
        QSignalSpy spy(&first, &SignalHandler::interrupted);
        {
            SignalHandler second;
        }
        std::raise(SIGINT);
        QTRY_COMPARE(spy.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSignalHandler)
#include "tst_signalhandler.moc"
