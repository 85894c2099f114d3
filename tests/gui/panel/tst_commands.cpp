#include "commands/exitcodes.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Panel;
using namespace Qt::StringLiterals;

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
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
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
        row("unknown option", u"demo --nonsense"_s, {}, ExitWrongUsage, u"unknown option --nonsense"_s);
        row("unknown command", u"dmeo"_s, {}, ExitWrongUsage, u"unknown command"_s);
        row("no token", u"headless"_s, {}, ExitWrongUsage, u"no token in the environment variable BOT_TOKEN"_s);
        row("no token in the window", u"run -platform offscreen"_s, {}, ExitWrongUsage, u"no token in the"_s);
        row("nothing on standard input", u"headless --token-stdin"_s, {}, ExitWrongUsage, u"no token came on"_s);
        row("malformed token", u"headless"_s, u"nonsense"_s, ExitAuthentication, u"does not have the form"_s);
        row("no display", u"demo"_s, {}, ExitRunTimeError, u"hikari-panel headless"_s);
        row("file that cannot be written", u"screenshot --state empty --at 0 --output /nowhere/at/all.png"_s, {},
            ExitFileError, u"cannot write /nowhere/at/all.png"_s);
    }
    void badInputIsOneClearLineAndAnExitCode()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, value);
        QFETCH(QString, part);
        QMap<QString, QString> variables;
        if (!value.isEmpty())
            variables.insert(u"BOT_TOKEN"_s, value);
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
            run({ u"headless"_s, u"--rest-url"_s, QStringLiteral("http://127.0.0.1:%1/api/v10").arg(port),
                    u"--duration"_s, u"20"_s, u"--no-color"_s },
                { { u"BOT_TOKEN"_s, token } });
        QCOMPARE(outcome.exitCode, int(ExitRunTimeError));
        QVERIFY2(outcome.err.contains(u"hikari-panel: cannot reach http://127.0.0.1"), qPrintable(outcome.err));
        QVERIFY(!outcome.err.contains(token));
        QVERIFY(!outcome.out.contains(token));
    }

    void aWrongTokenIsRefusedAndNeverShown()
    {
        QProcess simulator;
        simulator.start(
            QStringLiteral(HIKARI_PANEL), { u"simulate"_s, u"--duration"_s, u"30"_s, u"--guilds"_s, u"8"_s });
        QTRY_VERIFY_WITH_TIMEOUT(simulator.canReadLine(), 10'000);
        const QString url = QString::fromUtf8(simulator.readLine()).section(u' ', -1).trimmed();
        QVERIFY2(url.startsWith(u"http://127.0.0.1:"), qPrintable(url));
        const Outcome outcome = run(
            { u"headless"_s, u"--rest-url"_s, url, u"--token-stdin"_s, u"--no-color"_s }, {}, token.toUtf8() + '\n');
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
        const Outcome outcome = run({ u"simulate"_s, u"--port"_s, port, u"--duration"_s, u"5"_s });
        QCOMPARE(outcome.exitCode, int(ExitRunTimeError));
        QVERIFY2(outcome.err.contains(u"hikari-panel: "), qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains(port), qPrintable(outcome.err));
    }

    void headlessDemoLosesNothingAcrossACut()
    {
        const Outcome outcome = run({ u"headless"_s, u"--demo"_s, u"--duration"_s, u"6"_s, u"--no-color"_s });
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
        const Outcome outcome = run({ u"headless"_s, u"--demo"_s, u"--duration"_s, u"0.3"_s, u"--calm"_s });
        QCOMPARE(outcome.exitCode, int(ExitTimeLimit));
        QVERIFY2(outcome.err.contains(u"hikari-panel: not all shards were ready"), qPrintable(outcome.err));
    }

    void helpAndVersionNeedNoDisplay()
    {
        QCOMPARE(run({ u"--help"_s }).exitCode, int(ExitFine));
        const Outcome version = run({ u"--version"_s });
        QCOMPARE(version.exitCode, int(ExitFine));
        QVERIFY(version.out.startsWith(u"hikari-panel "));
    }

    void schemaListsWhatTheLibraryKnows_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("head");
        QTest::addColumn<QString>("line");
        QTest::newRow("events")
            << u"events"_s << u"class\tkind\tbases\tgateway\tintents\tsignal"_s
            << u"GuildMessageCreateEvent\tconcrete\tMessageCreateEvent|MessageEvent|ShardEvent|Event\t"_s
               u"MESSAGE_CREATE\tGUILD_MESSAGES\tguildMessageCreated"_s;
        QTest::newRow("fields") << u"fields"_s << u"struct\tkey\ttype\toptional\tnullable\trequired"_s
                                << u"Channel\tparent_id\tsnowflake\tyes\tyes\tno"_s;
        QTest::newRow("models") << u"models"_s << u"struct\tfields"_s << u"PollMedia\t2"_s;
        QTest::newRow("enums") << u"enums"_s << u"enum\tkind\tmember\tvalue"_s
                               << u"ChannelFlag\tflags\tObfuscated\t131072"_s;
    }
    void schemaListsWhatTheLibraryKnows()
    {
        QFETCH(QString, table);
        QFETCH(QString, head);
        QFETCH(QString, line);
        const Outcome outcome = run({ u"schema"_s, u"--tsv"_s, table });
        QCOMPARE(outcome.exitCode, int(ExitFine));
        const QStringList lines = outcome.out.split(u'\n');
        QCOMPARE(lines.first(), head);
        QVERIFY2(lines.contains(line), qPrintable(outcome.out.left(2000)));
        const qsizetype columns = head.count(u'\t');
        for (const QString &each : lines.mid(1))
            QVERIFY2(each.isEmpty() || each.count(u'\t') == columns, qPrintable(each));
    }

    void screenshotWritesAPicture()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"empty.png"_s);
        const Outcome outcome = run({ u"screenshot"_s, u"--state"_s, u"empty"_s, u"--at"_s, u"0"_s, u"--size"_s,
            u"1280x800"_s, u"--output"_s, file });
        QCOMPARE(outcome.exitCode, int(ExitFine));
        QFile picture(file);
        QVERIFY(picture.open(QIODevice::ReadOnly));
        QCOMPARE(picture.read(4), QByteArray("\x89PNG"));
    }
};

QTEST_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
