#pragma once

#include <hikari/simulator/simulator.h>

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <csignal>

//! \file
//! Tests whose bot is in a process of its own: the same program, which botTestMain() makes a bot of

//! \brief A process with a bot for \a simulator, whose token it has in BOT_TOKEN
//!
//! Its arguments are "bot", the address of the simulator, and \a arguments. It is killed with this object.
class BotProcess : public QProcess
{
public:
    BotProcess(const Hikari::Simulator &simulator, const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("BOT_TOKEN"), simulator.token().secret());
        setProcessEnvironment(environment);
        setProgram(QCoreApplication::applicationFilePath());
        setArguments(QStringList { QStringLiteral("bot"), simulator.restUrl().toString() } + arguments);
    }
    ~BotProcess() override
    {
        blockSignals(true); // whoever holds it may have forgotten it already
        kill();
        waitForFinished();
    }

    bool hasEnded()
    {
        return QTest::qWaitFor([this] { return state() == QProcess::NotRunning; }, 60'000);
    }
    void send(int signal) { QCOMPARE(::kill(pid_t(processId()), signal), 0); }
};

//! main() of such a test: the bot with the arguments of the program, or the test
template<typename Test>
int botTestMain(int argc, char **argv, int (*runBot)(const QStringList &arguments))
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"bot")
        return runBot(arguments);
    Test test;
    return QTest::qExec(&test, argc, argv);
}
