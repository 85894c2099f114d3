#include <hikari/core/error.h>
#include <hikari/core/logfile_p.h>
#include <hikari/core/logging.h>
#include <hikari/core/loglevels_p.h>
#include <hikari/core/logrepeats_p.h>
#include <hikari/core/redact_p.h>
#include <hikari/core/token.h>

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace Hikari;
using namespace Qt::StringLiterals;

namespace {

int otherHandlerCalls = 0;
void otherHandler(QtMsgType, const QMessageLogContext &, const QString &)
{
    ++otherHandlerCalls;
}

LogRecord record(LogLevel level, const QString &category, const QString &message)
{
    return { .time = Timestamp::fromMilliseconds(1772454920824),
        .level = level,
        .category = category,
        .message = message,
        .thread = 1,
        .source = {} };
}

QStringList messages(LogStream &stream)
{
    QStringList all;
    for (const LogRecord &each : stream.take(1000000))
        all += each.message;
    return all;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

const LogOptions silent {
    .level = LogLevel::Info, .colour = LogOptions::Colour::Never, .toTerminal = false, .file = {}
};

} // namespace

class tst_Logging : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        // QTest has a handler of its own, which install() would leave alone.
        m_before = qInstallMessageHandler(nullptr);
    }
    void cleanup()
    {
        Logging::uninstall();
        Logging::setRules(std::nullopt);
        qInstallMessageHandler(m_before);
    }

    void levelNames()
    {
        for (int i = 0; i < logLevelCount; ++i)
            QCOMPARE(logLevelFromName(logLevelName(LogLevel(i))), std::optional(LogLevel(i)));
        QCOMPARE(logLevelFromName(u"trace"), std::optional(LogLevel::Trace));
        QCOMPARE(logLevelFromName(u"Warn"), std::optional(LogLevel::Warning));
        QCOMPARE(logLevelFromName(u"loud"), std::nullopt);
        QCOMPARE(logLevelFromName(u""), std::nullopt);
    }
    void levelNumbersArePythons()
    {
        QCOMPARE(logLevelNumber(LogLevel::Trace), 5);
        QCOMPARE(logLevelNumber(LogLevel::Critical), 50);
        for (int i = 0; i < logLevelCount; ++i)
            QCOMPARE(logLevelFromNumber(logLevelNumber(LogLevel(i))), std::optional(LogLevel(i)));
        QCOMPARE(logLevelFromNumber(0), std::optional(LogLevel::Trace));
        QCOMPARE(logLevelFromNumber(11), std::optional(LogLevel::Info));
        QCOMPARE(logLevelFromNumber(-1), std::nullopt);
        QCOMPARE(logLevelFromNumber(51), std::nullopt);
    }
    void areas()
    {
        QCOMPARE(Logging::categories(),
            QStringList({ u"hikari.bot"_s, u"hikari.gateway"_s, u"hikari.rest"_s, u"hikari.ratelimits"_s,
                u"hikari.events"_s, u"hikari.cache"_s, u"hikari.json"_s, u"hikari.simulator"_s, u"hikari.panel"_s }));
    }
    void formats_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("line");
        QTest::newRow("plain") << u"hello"_s << u"hello"_s;
        QTest::newRow("other scripts") << u"日本 é"_s << u"日本 é"_s;
        QTest::newRow("tab") << u"a\tb"_s << u"a\tb"_s;
        QTest::newRow("further lines are indented") << u"a\nI 2026 b\r\nc"_s << u"a\n    I 2026 b\n    c"_s;
        QTest::newRow("escape sequence") << u"a\033[31mb"_s << u"a\\u001b[31mb"_s;
        QTest::newRow("carriage return") << u"a\rb"_s << u"a\\u000db"_s;
        QTest::newRow("P153_turned direction") << u"a\u202eb"_s << u"a\\u202eb"_s;
        QTest::newRow("C1 control") << u"a\u009bb"_s << u"a\\u009bb"_s;
    }
    void formats()
    {
        QFETCH(const QString, message);
        QFETCH(const QString, line);
        const LogRecord warning = record(LogLevel::Warning, u"hikari.gateway"_s, message);
        const QString time = warning.time.toDateTime().toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss,zzz");
        const QString expected = u"W "_s + time + u" hikari.gateway: "_s + line;
        QCOMPARE(Logging::formatLine(warning), expected);
        QString coloured = Logging::formatLine(warning, true);
        QVERIFY(coloured != expected);
        static const QRegularExpression ansi(u"\033\\[[0-9;]*m"_s);
        QCOMPARE(coloured.remove(ansi), expected);
    }
    void recordsWhatQtLogs()
    {
        LogStream stream;
        QVERIFY(Logging::install(silent));
        QVERIFY(Logging::isInstalled());
        const Timestamp before = Timestamp::now();
        qCInfo(lcGateway).nospace() << "shard " << 3;
        qCWarning(lcRest) << "slow";
        qCCritical(lcBot) << "bad";
        qInfo("mine");
        const QList<LogRecord> records = stream.take(10);
        QCOMPARE(records.size(), 4);
        QCOMPARE(records[0].message, u"shard 3"_s);
        QCOMPARE(records[0].category, u"hikari.gateway"_s);
        QCOMPARE(records[0].level, LogLevel::Info);
        QVERIFY(records[0].time >= before && records[0].time <= Timestamp::now());
        QVERIFY(records[0].thread > 0);
        QCOMPARE(records[1].level, LogLevel::Warning);
        QCOMPARE(records[2].level, LogLevel::Error);
        QCOMPARE(records[3].category, u"default"_s);
        QVERIFY(stream.take(10).isEmpty());
    }
    void levelsChangeAtRunTime()
    {
        LogStream stream;
        QVERIFY(Logging::install(silent));
        int evaluated = 0;
        const auto logAll = [&] {
            hikariTrace(lcGateway) << "gt" << ++evaluated;
            qCDebug(lcGateway) << "gd";
            qCInfo(lcGateway) << "gi";
            qCInfo(lcRest) << "ri";
            qCWarning(lcRest) << "rw";
            qCCritical(lcRest) << "re";
        };
        logAll();
        QCOMPARE(messages(stream), QStringList({ u"gi"_s, u"ri"_s, u"rw"_s, u"re"_s }));
        QCOMPARE(evaluated, 0);
        Logging::setLevel(u"hikari.gateway"_s, LogLevel::Trace);
        Logging::setLevel(u"hikari"_s, LogLevel::Error);
        logAll();
        QCOMPARE(messages(stream), QStringList({ u"gt 1"_s, u"gd"_s, u"gi"_s, u"re"_s }));
        QCOMPARE(Logging::level(u"hikari.gateway"_s), LogLevel::Trace);
        QCOMPARE(Logging::level(u"hikari.gateway.shard3"_s), LogLevel::Trace);
        QCOMPARE(Logging::level(u"hikari.gatewayx"_s), LogLevel::Error);
        QCOMPARE(Logging::level(u"app"_s), LogLevel::Info);
        Logging::resetLevel(u"hikari.gateway"_s);
        logAll();
        QCOMPARE(messages(stream), QStringList({ u"re"_s }));
        Logging::resetLevel(u"hikari"_s);
        Logging::setLevel(QString(), LogLevel::Debug);
        logAll();
        QCOMPARE(messages(stream), QStringList({ u"gd"_s, u"gi"_s, u"ri"_s, u"rw"_s, u"re"_s }));
    }
    void traceHasItsLevelAndCategory()
    {
        LogStream stream;
        QVERIFY(Logging::install(silent));
        Logging::setLevel(u"hikari.json"_s, LogLevel::Trace);
        hikariTrace(lcJson) << "x";
        const QList<LogRecord> records = stream.take(1);
        QCOMPARE(records.size(), 1);
        QCOMPARE(records[0].level, LogLevel::Trace);
        QCOMPARE(records[0].category, u"hikari.json"_s);
    }
    void childrenFollowTheirAreaUntilTheyHaveALevel()
    {
        LogStream stream;
        QVERIFY(Logging::install(silent));
        const LogChild third = logChild(lcGateway(), 3);
        const auto logAll = [&] {
            qCDebug(lcGateway) << "area";
            qCDebug(third.category) << "third";
            qCDebug(third.trace) << "third, trace";
        };
        logAll();
        QVERIFY(messages(stream).isEmpty());
        Logging::setLevel(u"hikari.gateway"_s, LogLevel::Debug);
        logAll();
        QCOMPARE(messages(stream), QStringList({ u"area"_s, u"third"_s }));
        Logging::setLevel(u"hikari.gateway.3"_s, LogLevel::Trace);
        Logging::resetLevel(u"hikari.gateway"_s);
        logAll();
        const QList<LogRecord> records = stream.take(3);
        QCOMPARE(records.size(), 2);
        for (const LogRecord &record : records)
            QCOMPARE(record.category, u"hikari.gateway.3"_s);
        QCOMPARE(records[1].level, LogLevel::Trace);
        // One that is made later has its level from the beginning, and there is one for each number.
        Logging::setLevel(u"hikari.gateway.4"_s, LogLevel::Warning);
        QVERIFY(!logChild(lcGateway(), 4).category.isInfoEnabled());
        QCOMPARE(&logChild(lcGateway(), 3).category, &third.category);
    }
    void P129_whatIsOffIsNotEvaluated()
    {
        LogStream stream;
        QVERIFY(Logging::install(silent));
        const LogChild shard = logChild(lcGateway(), 7);
        const QLoggingCategory &m_log = shard.category, &m_logTrace = shard.trace; // as a class has them
        int evaluated = 0;
        for (int i = 0; i < 1'000'000; ++i) {
            qCDebug(m_log) << ++evaluated;
            hikariTrace(m_log) << ++evaluated;
        }
        QCOMPARE(evaluated, 0);
        QCOMPARE(stream.size(), 0);
    }
    void rulesOfQtDecide()
    {
        static const QLoggingCategory app("app", QtInfoMsg);
        LogStream stream;
        QVERIFY(Logging::install(silent));
        Logging::setLevel(u"hikari.rest"_s, LogLevel::Error); // forgotten with the rules
        Logging::setRules(
            u"hikari.gateway*.debug=true\nhikari.gateway.trace=false\nhikari.bot.info=false\napp.debug=true"_s);
        hikariTrace(lcGateway) << "gt";
        qCDebug(lcGateway) << "gd";
        qCDebug(logChild(lcGateway(), 8).category) << "8d";
        qCInfo(lcBot) << "bi";
        qCWarning(lcBot) << "bw";
        qCInfo(lcRest) << "ri";
        qCDebug(app) << "ad";
        QCOMPARE(messages(stream), QStringList({ u"gd"_s, u"8d"_s, u"bw"_s, u"ri"_s, u"ad"_s }));
        QCOMPARE(Logging::level(u"hikari.gateway"_s), LogLevel::Debug);
        QCOMPARE(Logging::level(u"hikari.bot"_s), LogLevel::Warning);
        // What is set at run time goes first, and gives way again.
        Logging::setLevel(u"hikari.gateway"_s, LogLevel::Warning);
        qCInfo(lcGateway) << "gi";
        QVERIFY(messages(stream).isEmpty());
        Logging::resetLevel(u"hikari.gateway"_s);
        qCDebug(lcGateway) << "gd";
        QCOMPARE(messages(stream), QStringList({ u"gd"_s }));
        Logging::setRules(std::nullopt);
        qCDebug(lcGateway) << "gd";
        qCInfo(lcBot) << "bi";
        QCOMPARE(messages(stream), QStringList({ u"bi"_s }));
    }
    void malformedRulesAreNoDeadlock()
    {
        QVERIFY(Logging::install(silent));
        LogStream stream;
        Logging::setRules(u"a*b=true"_s);
        QCOMPARE(stream.size(), 1); // Qt complains
    }
    void categoriesOfOthersAreFiltered()
    {
        static const QLoggingCategory app("app", QtDebugMsg);
        const auto lcApp = []() -> const QLoggingCategory & { return app; };
        LogStream stream;
        QVERIFY(Logging::install(silent));
        qCDebug(lcApp) << "hidden";
        Logging::setLevel(u"app"_s, LogLevel::Debug);
        qCDebug(lcApp) << "shown";
        QCOMPARE(messages(stream), QStringList({ u"shown"_s }));
    }
    void theApplicationsHandlerStays()
    {
        LogStream stream;
        qInstallMessageHandler(otherHandler);
        otherHandlerCalls = 0;
        Error error;
        QVERIFY(!Logging::install(silent, &error));
        QCOMPARE(error.kind, Error::Kind::State);
        QVERIFY(!Logging::isInstalled());
        qCInfo(lcBot) << "theirs";
        QCOMPARE(otherHandlerCalls, 1);
        QVERIFY(messages(stream).isEmpty());
        // It may pass messages on.
        Logging::record(QtWarningMsg, QMessageLogContext("file.cpp", 7, nullptr, "app"), u"token=abc"_s);
        const QList<LogRecord> records = stream.take(2);
        QCOMPARE(records.size(), 1);
        QCOMPARE(records[0].message, u"token=••••••••"_s);
        QCOMPARE(records[0].source, u"file.cpp:7"_s);
        QVERIFY(qInstallMessageHandler(nullptr) == otherHandler);
    }
    void uninstallLeavesLaterHandlers()
    {
        QVERIFY(Logging::install(silent));
        QVERIFY(Logging::install(silent)); // again: new options, no failure
        qInstallMessageHandler(otherHandler);
        Logging::uninstall();
        QVERIFY(!Logging::isInstalled());
        QVERIFY(qInstallMessageHandler(nullptr) == otherHandler);
    }
    void P127_everySinkIsRedacted()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"bot.log"_s);
        const Token token(u"simulator-token"_s);
        LogStream stream;
        LogOptions options = silent;
        options.file = path;
        QVERIFY(Logging::install(options));
        qCInfo(lcBot) << "connecting with" << token << token.secret() << token.authorization();
        qCInfo(lcRest).noquote() << "PATCH /webhooks/1/abcdef/messages/@original";
        Logging::uninstall();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteOther), 0);
        const QString written = QString::fromUtf8(file.readAll());
        const QStringList lines = messages(stream);
        QCOMPARE(lines,
            QStringList({ u"connecting with <redacted> \"••••••••\" \"Bot ••••••••\""_s,
                u"PATCH /webhooks/1/••••••••/messages/@original"_s }));
        QCOMPARE(written.count(u'\n'), 2);
        QVERIFY(written.contains(lines[0]) && written.contains(lines[1]));
        QVERIFY(!written.contains(token.secret()) && !written.contains(u"abcdef"));
    }
    void fileIsAppendedTo()
    {
        const QTemporaryDir folder;
        LogOptions options = silent;
        options.file = folder.filePath(u"bot.log"_s);
        for (int i = 0; i < 2; ++i) {
            QVERIFY(Logging::install(options));
            qCInfo(lcBot) << "run" << i;
            Logging::uninstall();
        }
        QFile file(options.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 2);
    }
    void fileThatCannotBeOpened()
    {
        LogOptions options = silent;
        options.file = u"/nonexistent folder/bot.log"_s;
        Error error;
        LogStream stream;
        QVERIFY(!Logging::install(options, &error));
        QCOMPARE(error.kind, Error::Kind::InvalidArgument);
        QVERIFY(error.message.contains(options.file));
        qCInfo(lcBot) << "still recorded";
        QCOMPARE(messages(stream), QStringList({ u"still recorded"_s }));
    }
    void fullFilesAreSetAside()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"bot.log"_s);
        LogFile file;
        QVERIFY(!file.open(path, 20, 2));
        for (int i = 0; i < 8; ++i)
            file.write("line " + QByteArray::number(i) + "...\n"); // 10 bytes: two a file
        file.write("a line that is longer than a file\n");
        file.write("next\n");
        file.close();
        QCOMPARE(contents(path), QByteArray("next\n"));
        QCOMPARE(contents(path + u".1"), QByteArray("a line that is longer than a file\n"));
        QCOMPARE(contents(path + u".2"), QByteArray("line 6...\nline 7...\n"));
        QVERIFY(!QFile::exists(path + u".3"));
        for (const QString &suffix : { u""_s, u".1"_s, u".2"_s }) {
            constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
                | QFileDevice::WriteOther | QFileDevice::ExeOwner;
            QCOMPARE(QFile::permissions(path + suffix) & others, 0);
        }
        // It goes on with what is there.
        QVERIFY(!file.open(path, 20, 2));
        file.write("more than is left\n");
        file.close();
        QCOMPARE(contents(path), QByteArray("more than is left\n"));
        QCOMPARE(contents(path + u".1"), QByteArray("next\n"));
    }
    void aFileThatCannotBeSetAsideIsGoneOnWith()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"bot.log"_s);
        QVERIFY(QDir().mkpath(path + u".1/in the way")); // a folder cannot be replaced by a file
        LogFile file;
        QVERIFY(!file.open(path, 20, 1));
        for (int i = 0; i < 3; ++i)
            file.write("line " + QByteArray::number(i) + "...\n");
        file.close();
        const QByteArray text = contents(path);
        QVERIFY(text.startsWith("line 0...\nline 1...\nW cannot set this file aside: "));
        QVERIFY(text.endsWith("\nline 2...\n"));
    }
    void optionsRotateTheFile()
    {
        const QTemporaryDir folder;
        LogOptions options = silent;
        options.file = folder.filePath(u"bot.log"_s);
        options.fileBytes = 60; // one line
        options.keptFiles = 1;
        QVERIFY(Logging::install(options));
        for (int i = 0; i < 3; ++i)
            qCInfo(lcBot) << "run" << i;
        Logging::uninstall();
        QVERIFY(contents(options.file).endsWith("run 2\n"));
        QVERIFY(contents(options.file + u".1").endsWith("run 1\n"));
        QVERIFY(!QFile::exists(options.file + u".2"));
    }
    void P129_repeatsAreHeldBackAndCounted()
    {
        using std::chrono::seconds;
        LogRepeats repeats;
        repeats.setLimit(2);
        std::vector<LogRecord> summaries;
        const LogRecord flood = record(LogLevel::Warning, u"hikari.rest"_s, u"again"_s);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(repeats.admit(flood, seconds(1), &summaries), i < 2);
        // Others are not concerned: another text, category or level.
        QVERIFY(repeats.admit(record(LogLevel::Warning, u"hikari.rest"_s, u"other"_s), seconds(1), &summaries));
        QVERIFY(repeats.admit(record(LogLevel::Warning, u"hikari.bot"_s, u"again"_s), seconds(1), &summaries));
        QVERIFY(repeats.admit(record(LogLevel::Info, u"hikari.rest"_s, u"again"_s), seconds(1), &summaries));
        QVERIFY(summaries.empty());
        // When the time is over, the next line of whatever kind brings the number.
        QVERIFY(repeats.admit(record(LogLevel::Info, u"app"_s, u"hello"_s), seconds(11), &summaries));
        QCOMPARE(summaries.size(), size_t(1));
        QCOMPARE(summaries[0].message, u"3 more times: again"_s);
        QCOMPARE(summaries[0].level, LogLevel::Warning);
        QCOMPARE(summaries[0].category, u"hikari.rest"_s);
        QVERIFY(repeats.admit(flood, seconds(12), &summaries));
        QVERIFY(repeats.admit(flood, seconds(12), &summaries));
        QVERIFY(!repeats.admit(flood, seconds(12), &summaries));
        // A text that must make room for others is summed up as well.
        for (int i = 0; i < 40; ++i)
            repeats.admit(record(LogLevel::Info, u"app"_s, QString::number(i)), seconds(13), &summaries);
        QCOMPARE(summaries.size(), size_t(2));
        QCOMPARE(summaries[1].message, u"1 more times: again"_s);
        QVERIFY(repeats.takeAll().empty());
        repeats.setLimit(0);
        for (int i = 0; i < 100; ++i)
            QVERIFY(repeats.admit(flood, seconds(14), &summaries));
    }
    void P129_theLogIsNotFlooded()
    {
        const QTemporaryDir folder;
        LogStream stream(100000);
        LogOptions options = silent;
        options.file = folder.filePath(u"bot.log"_s);
        options.repeatLimit = 3;
        QVERIFY(Logging::install(options));
        for (int i = 0; i < 1000; ++i)
            qCWarning(lcRest) << "the same";
        Logging::uninstall();
        // A machine that is very slow begins a window anew; what must not come is a thousand lines.
        const QStringList lines = messages(stream);
        QVERIFY(lines.size() >= 4 && lines.size() < 100);
        QVERIFY(lines.last().endsWith(u" more times: the same"));
        QCOMPARE(contents(options.file).count('\n'), lines.size());
    }
    void P128_longMessagesAreCut()
    {
        QVERIFY(Logging::install(silent));
        LogStream stream;
        const QString token = u"MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.abcdefghijklmnopqrstuvwxyz0123"_s;
        const QString payload = QString(65'530, u'a') + u' ' + token + QString(5'000'000, u' ');
        qCInfo(lcBot).noquote() << payload;
        const QString message = messages(stream).value(0);
        QVERIFY(message.size() < 65'600);
        QVERIFY(message.endsWith(u" characters)"));
        QVERIFY(!message.contains(token.left(4))); // cut after it was redacted, not in the middle of it

        QCOMPARE(payloadExcerpt("{\"op\":1}"), u"{\"op\":1}"_s);
        const QByteArray json = "{\"token\":\"" + token.toLatin1() + "\",\"d\":\"" + QByteArray(5'000'000, 'x') + "\"}";
        const QString excerpt = payloadExcerpt(json);
        QVERIFY(excerpt.size() < 2'100);
        QVERIFY(excerpt.startsWith(u"{\"token\":\"••••••••\",\"d\":\"xxx"));
        // Wherever it is cut, no part of a token remains.
        for (int before = 1980; before < 4100; before += 7) {
            const QByteArray text = QByteArray(before, ' ') + token.toLatin1() + QByteArray(5000, ' ');
            QVERIFY2(!payloadExcerpt(text).contains(u'M'), qPrintable(QString::number(before)));
        }
    }
    void P85_leastImportantGoFirst()
    {
        LogStream stream(4);
        const auto push = [](QtMsgType type, const QString &text) {
            Logging::record(type, QMessageLogContext(nullptr, 0, nullptr, "app"), text);
        };
        Logging::setLevel(u"app"_s, LogLevel::Trace);
        push(QtWarningMsg, u"w1"_s);
        push(QtDebugMsg, u"d1"_s);
        push(QtInfoMsg, u"i1"_s);
        push(QtDebugMsg, u"d2"_s);
        QCOMPARE(stream.dropped(), quint64(0));
        push(QtInfoMsg, u"i2"_s); // drops d1
        push(QtDebugMsg, u"d3"_s); // drops d2
        push(QtCriticalMsg, u"e1"_s); // drops d3
        push(QtDebugMsg, u"d4"_s); // drops itself
        push(QtWarningMsg, u"w2"_s); // drops i1
        QCOMPARE(stream.size(), 4);
        QCOMPARE(stream.dropped(LogLevel::Debug), quint64(4));
        QCOMPARE(stream.dropped(LogLevel::Info), quint64(1));
        push(QtWarningMsg, u"w3"_s); // drops i2
        push(QtInfoMsg, u"i3"_s); // drops itself
        push(QtWarningMsg, u"w4"_s); // nothing else is left: drops w1
        QCOMPARE(stream.dropped(), quint64(8));
        QCOMPARE(stream.dropped(LogLevel::Warning), quint64(1));
        QCOMPARE(stream.take(1).first().message, u"e1"_s);
        QCOMPARE(messages(stream), QStringList({ u"w2"_s, u"w3"_s, u"w4"_s }));
    }
    void streamsLiveIndependently()
    {
        QVERIFY(Logging::install(silent));
        LogStream first;
        qCInfo(lcBot) << 1;
        {
            LogStream second(0); // at least one
            qCInfo(lcBot) << 2;
            qCInfo(lcBot) << 3;
            QCOMPARE(messages(second), QStringList({ u"3"_s }));
            QCOMPARE(second.dropped(LogLevel::Info), quint64(1));
        }
        qCInfo(lcBot) << 4;
        QCOMPARE(messages(first), QStringList({ u"1"_s, u"2"_s, u"3"_s, u"4"_s }));
        QVERIFY(first.take(-1).isEmpty());
    }
    void manyThreadsLogTakeAndSwitch()
    {
        QVERIFY(Logging::install(silent));
        constexpr int writers = 3, lines = 1000;
        LogStream stream(writers * lines);
        std::atomic<bool> done = false;
        QList<LogRecord> taken;
        std::thread reader([&] {
            while (!done) {
                taken += stream.take(100);
                const LogStream other(10);
                std::this_thread::yield();
            }
        });
        std::vector<std::thread> threads;
        for (int t = 0; t < writers; ++t) {
            threads.emplace_back([t] {
                const Token token(u"secret-of-thread-"_s + QString::number(t));
                for (int i = 0; i < lines; ++i) {
                    qCInfo(lcGateway) << i << token.secret();
                    qCDebug(lcGateway) << "sometimes on";
                    if (i % 100 == 0)
                        Logging::setLevel(u"hikari.cache"_s, LogLevel(i / 100 % 4));
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        done = true;
        reader.join();
        taken += stream.take(writers * lines);
        QCOMPARE(taken.size(), writers * lines);
        QHash<quint64, int> next;
        for (const LogRecord &each : std::as_const(taken)) {
            QCOMPARE(each.message, QString(QString::number(next[each.thread]++) + u" \"••••••••\""_s));
        }
        QCOMPARE(next.size(), writers);
        QCOMPARE(stream.dropped(), quint64(0));
    }

private:
    QtMessageHandler m_before = nullptr;
};

QTEST_GUILESS_MAIN(tst_Logging)
#include "tst_logging.moc"
