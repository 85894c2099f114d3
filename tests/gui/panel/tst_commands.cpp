#include "commands/exitcodes.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Panel;

namespace {

// Has the form of a token and opens nothing: the id 123456789012345678, then noise.
const QString token = QStringLiteral("MTIzNDU2Nzg5MDEyMzQ1Njc4.AAAAAA.") + QString(27, u'x');

struct Outcome
{
    int exitCode = -1;
    QString out;
    QString err;
};

Outcome run(const QStringList &arguments, const QMap<QString, QString> &variables = {}, const QByteArray &input = {},
    int limit = 30'000)
{
    QTemporaryDir home;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : { "BOT_TOKEN", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM" })
        environment.remove(QLatin1String(name));
    environment.insert(u"HOME"_qs, home.path());
    environment.insert(u"LC_ALL"_qs, u"C.UTF-8"_qs);
    for (auto it = variables.begin(); it != variables.end(); ++it)
        environment.insert(it.key(), it.value());
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(HIKARI_PANEL), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(limit)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return { process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
        QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError()) };
}

} // namespace

class CommandsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void badInputIsOneClearLineAndAnExitCode_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("value"); // of BOT_TOKEN
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *name, const QString &arguments, const QString &value, int code,
                             const QString &part) {
            QTest::newRow(name) << arguments.split(u' ') << value << code << part;
        };
        row("unknown option", u"demo --nonsense"_qs, {}, ExitWrongUsage, u"unknown option --nonsense"_qs);
        row("unknown command", u"dmeo"_qs, {}, ExitWrongUsage, u"unknown command"_qs);
        row("no token", u"headless"_qs, {}, ExitWrongUsage, u"no token in the environment variable BOT_TOKEN"_qs);
        row("no token in the window", u"run -platform offscreen"_qs, {}, ExitWrongUsage, u"no token in the"_qs);
        row("nothing on standard input", u"headless --token-stdin"_qs, {}, ExitWrongUsage, u"no token came on"_qs);
        row("malformed token", u"headless"_qs, u"nonsense"_qs, ExitAuthentication, u"does not have the form"_qs);
        row("no display", u"demo"_qs, {}, ExitRunTimeError, u"hikari-panel headless"_qs);
        row("file that cannot be written", u"screenshot --state empty --at 0 --output /nowhere/at/all.png"_qs, {},
            ExitFileError, u"cannot write /nowhere/at/all.png"_qs);
    }
    void badInputIsOneClearLineAndAnExitCode()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, value);
        QFETCH(QString, part);
        QMap<QString, QString> variables;
        if (!value.isEmpty())
            variables.insert(u"BOT_TOKEN"_qs, value);
        const Outcome outcome = run(arguments, variables);
        QTEST(outcome.exitCode, "exitCode");
        QStringList lines = outcome.err.split(u'\n', Qt::SkipEmptyParts);
        lines.removeIf(
            [](const QString &line) { return line.startsWith(u"QStandardPaths"); }); // Qt's, about the machine
        QCOMPARE(lines.size(), 1);
        QVERIFY2(lines.first().startsWith(u"hikari-panel: "), qPrintable(outcome.err));
        QVERIFY2(lines.first().contains(part), qPrintable(outcome.err));
        QVERIFY(!outcome.err.contains(u"nonsense\""));
    }

    void aServerThatIsNotThere()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const quint16 port = closed.serverPort();
        closed.close();
        const Outcome outcome =
            run({ u"headless"_qs, u"--rest-url"_qs, QStringLiteral("http://127.0.0.1:%1/api/v10").arg(port),
                    u"--duration"_qs, u"20"_qs, u"--no-color"_qs },
                { { u"BOT_TOKEN"_qs, token } });
        QCOMPARE(outcome.exitCode, int(ExitRunTimeError));
        QVERIFY2(outcome.err.contains(u"hikari-panel: cannot reach http://127.0.0.1"), qPrintable(outcome.err));
        QVERIFY(!outcome.err.contains(token));
        QVERIFY(!outcome.out.contains(token));
    }

    void aWrongTokenIsRefusedAndNeverShown()
    {
        QProcess simulator;
        simulator.start(
            QStringLiteral(HIKARI_PANEL), { u"simulate"_qs, u"--duration"_qs, u"30"_qs, u"--guilds"_qs, u"8"_qs });
        QTRY_VERIFY_WITH_TIMEOUT(simulator.canReadLine(), 10'000);
        const QString url = QString::fromUtf8(simulator.readLine()).section(u' ', -1).trimmed();
        QVERIFY2(url.startsWith(u"http://127.0.0.1:"), qPrintable(url));
        const Outcome outcome = run({ u"headless"_qs, u"--rest-url"_qs, url, u"--token-stdin"_qs, u"--no-color"_qs },
            {}, token.toUtf8() + '\n');
        QCOMPARE(outcome.exitCode, int(ExitAuthentication));
        QVERIFY2(outcome.err.contains(u"refused the token"), qPrintable(outcome.err));
        QVERIFY(!outcome.err.contains(token));
        QVERIFY(!outcome.out.contains(token));
        simulator.terminate(); // SIGTERM ends it cleanly
        QVERIFY(simulator.waitForFinished(5000));
        QCOMPARE(simulator.exitStatus(), QProcess::NormalExit);
        QCOMPARE(simulator.exitCode(), int(ExitFine));
    }

    void aPortInUseIsNamed()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QString port = QString::number(server.serverPort());
        const Outcome outcome = run({ u"simulate"_qs, u"--port"_qs, port, u"--duration"_qs, u"5"_qs });
        QCOMPARE(outcome.exitCode, int(ExitRunTimeError));
        QVERIFY2(outcome.err.contains(u"hikari-panel: "), qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains(port), qPrintable(outcome.err));
    }

    void headlessDemoLosesNothingAcrossACut()
    {
        const Outcome outcome = run({ u"headless"_qs, u"--demo"_qs, u"--duration"_qs, u"6"_qs, u"--no-color"_qs });
        QVERIFY2(outcome.exitCode == ExitFine, qPrintable(outcome.err));
        QVERIFY2(outcome.out.contains(u"Shards ready: 8 of 8."), qPrintable(outcome.out));
        QVERIFY2(outcome.out.contains(u"Lost: 0."), qPrintable(outcome.out));
        QVERIFY2(!outcome.out.contains(u"Resumes: 0."), qPrintable(outcome.out));
        QVERIFY(!outcome.out.contains(QChar(0x1b)));
        QVERIFY(!outcome.err.contains(QChar(0x1b)));
        QVERIFY(outcome.out.contains(u"hikari-qt"));
    }

    void theTimeLimitHasItsOwnExitCode()
    {
        const Outcome outcome = run({ u"headless"_qs, u"--demo"_qs, u"--duration"_qs, u"0.3"_qs, u"--calm"_qs });
        QCOMPARE(outcome.exitCode, int(ExitTimeLimit));
        QVERIFY2(outcome.err.contains(u"hikari-panel: not all shards were ready"), qPrintable(outcome.err));
    }

    void helpAndVersionNeedNoDisplay()
    {
        QCOMPARE(run({ u"--help"_qs }).exitCode, int(ExitFine));
        const Outcome version = run({ u"--version"_qs });
        QCOMPARE(version.exitCode, int(ExitFine));
        QVERIFY(version.out.startsWith(u"hikari-panel "));
    }

    void screenshotWritesAPicture()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"empty.png"_qs);
        const Outcome outcome = run({ u"screenshot"_qs, u"--state"_qs, u"empty"_qs, u"--at"_qs, u"0"_qs, u"--size"_qs,
            u"1280x800"_qs, u"--output"_qs, file });
        QCOMPARE(outcome.exitCode, int(ExitFine));
        QFile picture(file);
        QVERIFY(picture.open(QIODevice::ReadOnly));
        QCOMPARE(picture.read(4), QByteArray("\x89PNG"));
    }
};

QTEST_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
