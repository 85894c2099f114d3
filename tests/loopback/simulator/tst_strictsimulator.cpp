// The simulator of our tests: nobody can break a rule unnoticed

#include <loopback/strictsimulator.h>

#include <QCoreApplication>
#include <QProcess>
#include <QTest>
#include <QUrlQuery>
#include <QWebSocket>

using namespace Hikari;

namespace {

constexpr int wait = 30000;
constexpr const char *breaker = "HIKARI_TEST_RULE_BREAKER"; // "test": within one, "later": after all

SimulatorConfig small()
{
    SimulatorConfig config;
    config.guilds = 1;
    config.eventsPerSecond = 0;
    return config;
}

bool breakARule(const StrictSimulator &simulator)
{
    QWebSocket socket;
    QUrl url = simulator.gatewayUrl();
    url.setQuery(QStringLiteral("v=10&encoding=json"));
    QObject::connect(&socket, &QWebSocket::connected, &socket,
        [&socket] { socket.sendTextMessage(QStringLiteral("{\"op\":99,\"d\":null}")); });
    socket.open(url);
    return QTest::qWaitFor([&] { return simulator.ledger().violationCount == 1; }, wait);
}

} // namespace

//! What the program runs instead when it calls itself
class RuleBreaker : public QObject
{
    Q_OBJECT

    std::unique_ptr<StrictSimulator> m_simulator;

private Q_SLOTS:
    void cleanup()
    {
        if (qEnvironmentVariable(breaker) == QStringLiteral("test"))
            m_simulator.reset();
    }
    void looksFine()
    {
        m_simulator = std::make_unique<StrictSimulator>(small());
        QVERIFY(m_simulator->start());
        QVERIFY(breakARule(*m_simulator));
    }
};

class tst_StrictSimulator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBrokenRuleFailsTheProgram_data()
    {
        QTest::addColumn<QString>("when");
        QTest::addColumn<bool>("isCrash");
        QTest::newRow("in a test") << QStringLiteral("test") << false;
        QTest::newRow("found after all tests") << QStringLiteral("later") << true;
    }
    void aBrokenRuleFailsTheProgram()
    {
        QFETCH(QString, when);
        QFETCH(bool, isCrash);
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(breaker), when);
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QCoreApplication::applicationFilePath(), {});
        QVERIFY(process.waitForFinished(2 * wait));
        const QByteArray output = process.readAll();
        QVERIFY2(output.contains("1 violations of Discord's rules, 0 expected: unknown op 99"), output.constData());
        QCOMPARE(process.exitStatus() == QProcess::CrashExit, isCrash);
        if (!isCrash)
            QCOMPARE(process.exitCode(), 1); // the number of tests that failed
    }

    void brokenOnPurposeIsFine()
    {
        StrictSimulator simulator(small());
        QVERIFY(simulator.start());
        QVERIFY(simulator.verdict().isEmpty());
        simulator.expectViolations(1);
        QVERIFY(simulator.verdict().startsWith(QStringLiteral("0 violations of Discord's rules, 1 expected")));
        QVERIFY(breakARule(simulator));
        QVERIFY(simulator.verdict().isEmpty());
        simulator.stop();
        QVERIFY(simulator.start()); // a new run with nothing expected
        QVERIFY(simulator.verdict().isEmpty());
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (qEnvironmentVariableIsSet(breaker)) {
        RuleBreaker test;
        return QTest::qExec(&test, argc, argv);
    }
    tst_StrictSimulator test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_strictsimulator.moc"
