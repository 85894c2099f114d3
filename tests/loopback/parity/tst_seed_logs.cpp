// Rows of the seed about the log

#include "../simulatedbot.h"
#include "capturedstream.h"

#include <hikari/bot/logsetup.h>
#include <hikari/core/loglevels_p.h>

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // milliseconds, of a busy machine

int otherHandlerCalls = 0;
void otherHandler(QtMsgType, const QMessageLogContext &, const QString &)
{
    ++otherHandlerCalls;
}

BotConfig logging(const std::optional<LogSetup> &logs)
{
    BotConfig config;
    config.token = Token(u"MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.abcdefghijklmnopqrstuvwxyz0123"_s);
    config.restUrl = QUrl(u"http://127.0.0.1:1"_s); // nothing is there
    config.maxRetries = 0;
    config.banner = std::nullopt;
    config.logs = logs;
    return config;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

//! Makes a bot that logs as \a logs says, and logs a line on each level of the gateway, and one of rest
void logAll(const std::optional<LogSetup> &logs, bool forceColor = false)
{
    BotConfig config = logging(logs);
    config.forceColor = forceColor;
    const GatewayBot bot(config);
    hikariTrace(lcGateway).noquote() << "gt";
    qCDebug(lcGateway).noquote() << "gd";
    qCInfo(lcGateway).noquote() << "gi";
    qCWarning(lcGateway).noquote() << "gw";
    qCCritical(lcGateway).noquote() << "ge";
    qCInfo(lcRest).noquote() << "ri";
    qCDebug(lcRest).noquote() << "rd";
}

//! The same; which of the lines came, in one string
QString shownWith(const std::optional<LogSetup> &logs)
{
    LogStream stream;
    const CapturedStream terminal(stderr);
    logAll(logs);
    QStringList shown;
    for (const LogRecord &record : stream.take(100))
        shown += record.message;
    return shown.join(u' ');
}

} // namespace

class TestSeedLogs : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QtMessageHandler m_before = nullptr;

    QString write(const QString &name, const QByteArray &text) const
    {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    }

private Q_SLOTS:
    void init()
    {
        for (const char *name : { "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM" })
            qunsetenv(name);
        m_before = qInstallMessageHandler(nullptr); // a bot steps back behind that of the test
    }
    void cleanup()
    {
        Logging::uninstall();
        Logging::setRules(std::nullopt);
        qInstallMessageHandler(m_before);
    }

    void ctor_logs()
    {
        QCOMPARE(BotConfig().logs, std::optional(LogSetup(LogLevel::Info)));
        QVERIFY(!Logging::isInstalled());
        QCOMPARE(shownWith(BotConfig().logs), u"gi gw ge ri"_s);
        QVERIFY(Logging::isInstalled());
    }
    void ctor_logs_level_data()
    {
        QTest::addColumn<LogSetup>("logs");
        QTest::addColumn<QString>("shown");
        QTest::newRow("level") << LogSetup(LogLevel::Warning) << u"gw ge"_s;
        QTest::newRow("name") << LogSetup(u"DEBUG"_s) << u"gd gi gw ge ri rd"_s;
        QTest::newRow("name in small letters") << LogSetup(u"error"_s) << u"ge"_s;
        QTest::newRow("number") << LogSetup(10) << u"gd gi gw ge ri rd"_s;
        QTest::newRow("number in between") << LogSetup(11) << u"gi gw ge ri"_s;
        QTest::newRow("critical") << LogSetup(u"CRITICAL"_s) << QString();
    }
    void ctor_logs_level()
    {
        QFETCH(const LogSetup, logs);
        QFETCH(const QString, shown);
        QCOMPARE(shownWith(logs), shown);
    }
    void ctor_logs_level_hasColours()
    {
        CapturedStream terminal(stderr);
        logAll(LogSetup(u"WARNING"_s), true);
        QString text = QString::fromUtf8(terminal.text());
        QVERIFY(text.startsWith(u"\x1b[33m\x1b[1mW\x1b[22m "_s));
        static const QRegularExpression ansi(u"\x1b\\[[0-9;]*m"_s);
        text.remove(ansi);
        static const QRegularExpression layout(
            u"^W \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} hikari\\.gateway: gw\n"
            u"E \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} hikari\\.gateway: ge\n$"_s);
        QVERIFY2(layout.match(text).hasMatch(), qPrintable(text));
    }
    void ctor_logs_level_isPlainInAFile()
    {
        CapturedStream terminal(stderr);
        logAll(LogSetup(u"WARNING"_s));
        QVERIFY(terminal.text().startsWith("W "));
        QVERIFY(!terminal.text().contains('\x1b'));
    }
    void ctor_logs_none()
    {
        qInstallMessageHandler(otherHandler);
        otherHandlerCalls = 0;
        QCOMPARE(shownWith(std::nullopt), QString());
        QVERIFY(!Logging::isInstalled());
        QCOMPARE(otherHandlerCalls, 4);
        QVERIFY(qInstallMessageHandler(nullptr) == otherHandler);
    }
    void ctor_logs_trace_hikari()
    {
        QCOMPARE(logLevelNumber(LogLevel::Trace), logLevelNumber(LogLevel::Debug) - 5);
        QCOMPARE(shownWith(LogSetup(u"TRACE_HIKARI"_s)), u"gt gd gi gw ge ri rd"_s);
        Logging::uninstall();
        QCOMPARE(shownWith(LogSetup(5)), u"gt gd gi gw ge ri rd"_s);
    }
    void ctor_logs_dict()
    {
        Logging::setLevel(u"hikari.rest"_s, LogLevel::Debug); // forgotten: these rules are all there are
        QCOMPARE(shownWith(LogRules { .levels = { { u"hikari.gateway"_s, LogLevel::Error } } }), u"ge ri"_s);
        Logging::uninstall();
        QCOMPARE(shownWith(LogRules { .levels = { { QString(), 30 }, { u"hikari.rest"_s, u"DEBUG"_s } } }),
            u"gw ge ri rd"_s);
    }
    void ctor_logs_dict_example()
    {
        QCOMPARE(shownWith(LogRules {
                     .levels = { { u"hikari.gateway"_s, u"DEBUG"_s }, { u"hikari.ratelimits"_s, u"TRACE_HIKARI"_s } },
                     .isIncremental = true }),
            u"gd gi gw ge ri"_s);
        QVERIFY(lcRateLimitsTrace().isDebugEnabled());
        QVERIFY(!lcGatewayTrace().isDebugEnabled());
        // The shards are below the gateway.
        QVERIFY(logChild(lcGateway(), 5).category.isDebugEnabled());
    }
    void ctor_logs_dict_handlers()
    {
        LogRules rules;
        rules.levels.insert(u"hikari.rest"_s, LogLevel::Error);
        rules.output = LogOptions { .toTerminal = false, .file = m_folder.filePath(u"handlers.log"_s) };
        {
            CapturedStream terminal(stderr);
            logAll(rules);
            QCOMPARE(terminal.text(), QByteArray()); // the default one is not set up
        }
        Logging::uninstall();
        const QByteArray written = contents(rules.output->file);
        QVERIFY(written.contains("hikari.gateway: gi\n"));
        QVERIFY(!written.contains("ri\n"));

        rules.isIncremental = true;
        rules.output->file = m_folder.filePath(u"not made.log"_s);
        CapturedStream terminal(stderr);
        logAll(rules);
        QVERIFY(terminal.text().contains("hikari.gateway: gi\n"));
        QVERIFY(!QFile::exists(rules.output->file));
    }
    void ctor_logs_incremental_dict()
    {
        Logging::setLevel(u"hikari.rest"_s, LogLevel::Debug); // stays
        QCOMPARE(
            shownWith(LogRules { .levels = { { u"hikari.gateway"_s, LogLevel::Warning } }, .isIncremental = true }),
            u"gw ge ri rd"_s);
        QCOMPARE(Logging::level(u"hikari.bot"_s), LogLevel::Info); // the default
    }
    void ctor_logs_file()
    {
        const QString path = write(u"logging.ini"_s,
            "; a remark\n[Other]\nx\n[Rules]\nhikari.gateway.info=false\n"
            "hikari.gateway.trace.debug = true\n\nhikari.rest*=true\n");
        QCOMPARE(shownWith(LogSetup::fromFile(path)), u"gt gw ge ri rd"_s);
        Logging::uninstall();
        QCOMPARE(shownWith(LogSetup(path)), u"gt gw ge ri rd"_s); // also where a level may stand
        QVERIFY(LogSetup(path) != LogSetup::fromFile(path));
    }
    void example_dictionary_logging()
    {
        StrictSimulator simulator(
            { .shards = 2, .identifyWindow = noIdentifyWindow, .guilds = 8, .eventsPerSecond = 0 });
        QVERIFY(simulator.start());
        BotConfig config = configFor(simulator);
        config.logs =
            LogRules { .levels = { { u"hikari.gateway"_s, u"DEBUG"_s }, { u"hikari.ratelimits"_s, u"TRACE_HIKARI"_s } },
                .isIncremental = true };
        LogStream stream;
        const CapturedStream terminal(stderr);
        GatewayBot bot(config);
        const Reply<void> started = bot.start({ .startupWindowDelay = 20ms });
        QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), patience);
        QVERIFY(!started.error());
        QSet<QString> debugged;
        for (const LogRecord &record : stream.take(10000)) {
            if (record.level == LogLevel::Debug && record.category.startsWith(u"hikari."))
                debugged.insert(record.category);
        }
        QCOMPARE(debugged, QSet<QString>({ u"hikari.gateway.0"_s, u"hikari.gateway.1"_s }));
        const Reply<void> closed = bot.close();
        QTRY_VERIFY_WITH_TIMEOUT(closed.isFinished(), patience);
    }
    void type_loggerlevel()
    {
        const QList<std::pair<QString, int>> levels { { u"TRACE_HIKARI"_s, 5 }, { u"DEBUG"_s, 10 }, { u"INFO"_s, 20 },
            { u"WARNING"_s, 30 }, { u"ERROR"_s, 40 }, { u"CRITICAL"_s, 50 } };
        QCOMPARE(levels.size(), logLevelCount);
        for (const auto &[name, number] : levels) {
            const std::optional<LogLevel> level = LogThreshold(name).level();
            QVERIFY(level);
            QCOMPARE(logLevelName(*level), name);
            QCOMPARE(logLevelNumber(*level), number);
            QCOMPARE(LogThreshold(number).level(), level);
        }
    }

    void wrongSetupsFailTheStart_data()
    {
        QTest::addColumn<LogSetup>("logs");
        QTest::addColumn<QString>("named");
        QTest::newRow("name") << LogSetup(u"LOUD"_s) << u"\"LOUD\": use TRACE_HIKARI, DEBUG"_s;
        QTest::newRow("number") << LogSetup(51) << u"\"51\""_s;
        QTest::newRow("name in a rule") << LogSetup(LogRules { .levels = { { u"hikari.rest"_s, u"QUIET"_s } } })
                                        << u"\"hikari.rest\""_s;
        QTest::newRow("file") << LogSetup::fromFile(u"/not there.ini"_s)
                              << u"/not there.ini\": there is no such file"_s;
        QTest::newRow("file without rules")
            << LogSetup::fromFile(write(u"no section.ini"_s, "hikari.rest=true\n")) << u"no section [Rules]"_s;
        QTest::newRow("malformed rule") << LogSetup::fromFile(
            write(u"wrong.ini"_s, "[Rules]\nhikari.rest=true\nhikari*gateway=true\n"))
                                        << u"line 3 of"_s;
        QTest::newRow("output") << LogSetup(
            LogRules { .output = LogOptions { .toTerminal = false, .file = u"/not there/bot.log"_s } })
                                << u"cannot write the log file /not there/bot.log"_s;
    }
    void wrongSetupsFailTheStart()
    {
        QFETCH(const LogSetup, logs);
        QFETCH(const QString, named);
        const CapturedStream terminal(stderr);
        GatewayBot bot(logging(logs));
        const Reply<void> started = bot.start();
        QVERIFY(started.isFinished());
        QVERIFY(started.error());
        QCOMPARE(started.error()->kind, Error::Kind::InvalidArgument);
        QVERIFY2(started.error()->message.contains(named), qPrintable(started.error()->message));
        QVERIFY(!bot.isAlive());
    }
    void theApplicationsHandlerStays()
    {
        qInstallMessageHandler(otherHandler);
        otherHandlerCalls = 0;
        Logging::setLevel(u"hikari.rest"_s, LogLevel::Error);
        logAll(LogSetup(u"DEBUG"_s));
        QVERIFY(!Logging::isInstalled());
        QCOMPARE(otherHandlerCalls, 3); // gi gw ge: levels are the application's affair as well
        QVERIFY(qInstallMessageHandler(nullptr) == otherHandler);
    }
    void theFirstOneSetsUpTheLog()
    {
        QCOMPARE(shownWith(LogSetup(u"WARNING"_s)), u"gw ge"_s);
        QCOMPARE(shownWith(LogSetup(u"DEBUG"_s)), u"gw ge"_s);
    }

    // A bot that traces everything, through start, cut, resume, interactions and requests.
    void P127_aFullTraceHasNoTokens()
    {
        StrictSimulator simulator(
            { .shards = 2, .identifyWindow = noIdentifyWindow, .guilds = 8, .eventsPerSecond = 0 });
        QVERIFY(simulator.start());
        BotConfig config = configFor(simulator);
        const QString path = m_folder.filePath(u"trace.log"_s);
        config.intents = Intent::All;
        config.logs = LogRules { .levels = { { QString(), 5 } },
            .output = LogOptions { .toTerminal = true, .file = path, .repeatLimit = 0 } };
        QStringList secrets { simulator.token().secret(), simulator.token().secret().section(u'.', 2) };
        LogStream stream(1'000'000);
        QByteArray terminal;
        {
            CapturedStream captured(stderr);
            GatewayBot bot(config);
            bot.listen([&secrets](const InteractionCreateEvent &event) {
                secrets += event.interaction.token;
                qCInfo(lcBot) << event.interaction.token; // as an application may well do
            });
            const Reply<void> started = bot.start({ .startupWindowDelay = 20ms });
            QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), patience);
            QVERIFY(!started.error());
            simulator.emitEvents(1500);
            QTRY_VERIFY_WITH_TIMEOUT(secrets.size() > 12, patience);
            simulator.cutConnection();
            QTRY_VERIFY_WITH_TIMEOUT(simulator.ledger().resumes >= 2, patience);
            const Reply<OwnUser> me = bot.rest()->fetchMyUser();
            QTRY_VERIFY_WITH_TIMEOUT(me.isFinished(), patience);
            const Reply<void> closed = bot.close();
            QTRY_VERIFY_WITH_TIMEOUT(closed.isFinished(), patience);
            Logging::uninstall();
            terminal = captured.text();
        }
        QByteArray streamed;
        for (const LogRecord &record : stream.take(1'000'000))
            streamed += record.message.toUtf8() + '\n';
        const QByteArrayList logs { terminal, contents(path), streamed };
        for (const QByteArray &log : logs) {
            // What carried them is there...
            QVERIFY(log.contains("\"op\":2"));
            QVERIFY(log.contains("\"op\":6"));
            QVERIFY(log.contains("INTERACTION_CREATE"));
            QVERIFY(log.contains("\"token\":\"••••••••\""));
            // ...and nothing of them.
            for (const QString &secret : std::as_const(secrets)) {
                QVERIFY(!secret.isEmpty());
                QVERIFY2(!log.contains(secret.toUtf8()), qPrintable(secret));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestSeedLogs)
#include "tst_seed_logs.moc"
