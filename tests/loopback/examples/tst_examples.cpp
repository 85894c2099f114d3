#include "../strictsimulator.h"

#include <hikari/rest/restclient.h>

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Hikari;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

//! Each example as a process of its own, which signs in at a simulator
class TestExamples : public QObject
{
    Q_OBJECT

    static constexpr int wait = 60'000;

    std::unique_ptr<StrictSimulator> m_simulator;
    std::unique_ptr<StrictSimulator> m_secondSimulator;
    std::unique_ptr<RestClient> m_rest; // of whoever talks to the example
    std::unique_ptr<QProcess> m_process;

    static std::unique_ptr<StrictSimulator> makeSimulator()
    {
        SimulatorConfig config;
        config.shards = 1;
        config.guilds = 2;
        config.identifyWindow = noIdentifyWindow;
        config.eventsPerSecond = 0;
        auto simulator = std::make_unique<StrictSimulator>(config);
        return simulator->start() ? std::move(simulator) : nullptr;
    }
    void startExample(const char *name, const QStringList &arguments = {}, const QProcessEnvironment &more = {})
    {
        const QString program = QStringLiteral(HIKARI_EXAMPLES_DIR "/") + QLatin1String(name);
        if (!QFileInfo::exists(program))
            QSKIP("the example was not built here");
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"BOT_TOKEN"_s, m_simulator->token().secret());
        environment.insert(u"DISCORD_REST_URL"_s, m_simulator->restUrl().toString());
        environment.insert(more);
        m_process = std::make_unique<QProcess>();
        m_process->setProcessChannelMode(QProcess::MergedChannels);
        m_process->setProcessEnvironment(environment);
        m_process->start(program, arguments);
        QVERIFY(m_process->waitForStarted(wait));
    }
    //! The example listens: its bot has got the guilds
    void awaitSignIn(quint64 sessions = 1)
    {
        QTRY_VERIFY_WITH_TIMEOUT(
            m_simulator->ledger().identifies == sessions && m_simulator->ledger().openConnections == 1, wait);
    }
    Snowflake channel() const { return m_simulator->textChannel(0); }
    void say(const MessageDraft &message)
    {
        const Reply<Message> sent = m_rest->createMessage(channel(), message);
        QTRY_VERIFY_WITH_TIMEOUT(sent.isFinished(), wait);
        const Error *error = sent.error();
        QVERIFY2(!error, qPrintable(error ? error->toString() : QString()));
    }
    //! The texts that were sent by REST, whoever sent them
    static QStringList textsAt(const Simulator &simulator)
    {
        QStringList texts;
        const QList<SimulatorRequest> requests = simulator.requests();
        for (const SimulatorRequest &request : requests) {
            const QJsonObject json = QJsonDocument::fromJson(request.json).object();
            if (request.status == 200 && json[u"method"_s] == u"POST"_s)
                texts += json[u"body"_s][u"content"_s].toString();
        }
        return texts;
    }
    QStringList texts() const { return textsAt(*m_simulator); }
    Snowflake newestMessage()
    {
        QNetworkRequest request(
            QUrl(u"%1/channels/%2/messages?limit=1"_s.arg(m_simulator->restUrl().toString(), channel().toString())));
        request.setHeader(QNetworkRequest::UserAgentHeader, u"DiscordBot (https://example.org, 1)"_s);
        request.setRawHeader("Authorization", m_simulator->token().authorization().toUtf8());
        QNetworkAccessManager network;
        const std::unique_ptr<QNetworkReply> reply(network.get(request));
        if (!QTest::qWaitFor([&] { return reply->isFinished(); }, wait))
            return {};
        const QString id = QJsonDocument::fromJson(reply->readAll())[0][u"id"_s].toString();
        return Snowflake::fromString(QStringView(id)).value_or(Snowflake());
    }
    void awaitEnd(int exitCode = 0)
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_process->state(), QProcess::NotRunning, wait);
        QCOMPARE(m_process->exitStatus(), QProcess::NormalExit);
        QCOMPARE(m_process->exitCode(), exitCode);
    }
    //! SIGTERM ends it properly
    void stopExample()
    {
        m_process->terminate();
        awaitEnd();
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().shards[0].lastClientCloseCode, 1000, wait);
    }

private Q_SLOTS:
    void init()
    {
        QLoggingCategory::setFilterRules(u"hikari.*=false"_s);
        m_simulator = makeSimulator();
        QVERIFY(m_simulator);
        RestConfig config;
        config.token = m_simulator->token();
        config.baseUrl = m_simulator->restUrl();
        m_rest = std::make_unique<RestClient>(config);
    }
    void cleanup()
    {
        if (m_process && m_process->state() != QProcess::NotRunning) {
            m_process->kill();
            m_process->waitForFinished();
        }
        if (m_process && QTest::currentTestFailed())
            qWarning("%s", m_process->readAll().constData());
        m_process.reset();
        m_rest.reset();
        m_secondSimulator.reset();
        m_simulator.reset();
    }

    void example_ping()
    {
        startExample("example_ping");
        awaitSignIn();
        say({ .content = u"!ping"_s });
        QTRY_COMPARE_WITH_TIMEOUT(texts(), QStringList({ u"!ping"_s, u"pong"_s }), wait);
        stopExample();
    }
    void example_everyone_mentioned()
    {
        startExample("example_everyone_mentioned");
        awaitSignIn();
        say({ .content = u"@everyone without a right to"_s });
        say({ .content = u"@everyone lunch"_s, .allowedMentions = { .parse = { u"everyone"_s } } });
        QTRY_COMPARE_WITH_TIMEOUT(texts().size(), 3, wait);
        QVERIFY2(texts()[2].endsWith(u" called everyone."_s), qPrintable(texts()[2]));
        stopExample();
    }
    void example_reaction_collector()
    {
        startExample("example_reaction_collector");
        awaitSignIn();
        say({ .content = u"!vote"_s });
        QTRY_COMPARE_WITH_TIMEOUT(texts().size(), 2, wait);
        QTRY_VERIFY_WITH_TIMEOUT((m_simulator->emitEvents(20), texts().size() == 3), wait);
        QVERIFY2(texts()[2].startsWith(u"50 reactions of "_s), qPrintable(texts()[2]));
        stopExample();
    }
    void example_member_export_data()
    {
        QTest::addColumn<QString>("fileName");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("a new file") << u"members.csv"_s << 0;
        QTest::newRow("a file that cannot be written") << u"no such folder/members.csv"_s << 1;
    }
    void example_member_export()
    {
        QFETCH(QString, fileName);
        QFETCH(int, exitCode);
        QTemporaryDir folder;
        QFile file(folder.filePath(fileName));
        startExample("example_member_export", { m_simulator->guildIds()[0].toString(), file.fileName() });
        awaitEnd(exitCode);
        const QByteArray output = m_process->readAll();
        QVERIFY2(output.contains("cannot write") == (exitCode != 0), output.constData());
        QCOMPARE(file.open(QIODevice::ReadOnly), exitCode == 0);
        if (exitCode != 0)
            return;
        const QList<QByteArray> lines = file.readAll().split('\n');
        QCOMPARE(lines.first(), QByteArray("id,name,nickname,roles"));
        QVERIFY(lines.size() > 10);
        const QByteArray told = QByteArray::number(lines.size() - 2) + " members, part 1 of 1";
        QVERIFY2(output.contains(told), output.constData());
    }
    void example_widgets()
    {
        startExample("example_widgets");
        awaitSignIn();
        QCOMPARE(m_simulator->ledger().shards[0].activity, u"the window"_s);
        m_simulator->emitEvents(1000); // that the window shows
        QTRY_VERIFY_WITH_TIMEOUT(m_simulator->ledger().worldEvents >= 1000, wait);
        stopExample();
    }
    void example_coroutines()
    {
        startExample("example_coroutines");
        awaitSignIn();
        say({ .content = u"!hello"_s });
        QTRY_COMPARE_WITH_TIMEOUT(texts().size(), 2, wait);
        const Snowflake question = newestMessage();
        QVERIFY(!question.isNull());
        say({ .content = u"Mira"_s, .reference = MessageReference { .messageId = question } });
        QTRY_COMPARE_WITH_TIMEOUT(texts().value(3), u"Hello, Mira!"_s, wait);
        say({ .content = u"!hello"_s });
        QTRY_COMPARE_WITH_TIMEOUT(texts().size(), 6, wait); // and nobody answers
        stopExample();
    }
    void example_two_bots()
    {
        m_secondSimulator = makeSimulator();
        QVERIFY(m_secondSimulator);
        QProcessEnvironment environment;
        environment.insert(u"FIRST_BOT_TOKEN"_s, m_simulator->token().secret());
        environment.insert(u"FIRST_REST_URL"_s, m_simulator->restUrl().toString());
        environment.insert(u"SECOND_BOT_TOKEN"_s, m_secondSimulator->token().secret());
        environment.insert(u"SECOND_REST_URL"_s, m_secondSimulator->restUrl().toString());
        environment.insert(u"RELAY_CHANNEL"_s, m_secondSimulator->textChannel(1).toString());
        startExample("example_two_bots", {}, environment);
        awaitSignIn();
        QTRY_COMPARE_WITH_TIMEOUT(m_secondSimulator->ledger().identifies, quint64(1), wait);
        say({ .content = u"!tell good news"_s });
        QTRY_COMPARE_WITH_TIMEOUT(textsAt(*m_secondSimulator), QStringList { u"good news"_s }, wait);
        stopExample();
        QTRY_COMPARE_WITH_TIMEOUT(m_secondSimulator->ledger().shards[0].lastClientCloseCode, 1000, wait);
    }
    void example_suspend_resume()
    {
        QTemporaryDir folder;
        const QStringList arguments { folder.filePath(u"sessions.db"_s) };
        startExample("example_suspend_resume", arguments);
        awaitSignIn();
        say({ .content = u"!restart"_s });
        awaitEnd();
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().shards[0].lastClientCloseCode, 4000, wait);
        say({ .content = u"!ping"_s }); // while nobody is there

        startExample("example_suspend_resume", arguments);
        QTRY_COMPARE_WITH_TIMEOUT(texts(), QStringList({ u"!restart"_s, u"!ping"_s, u"pong"_s }), wait);
        QCOMPARE(m_simulator->ledger().identifies, quint64(1));
        QCOMPARE(m_simulator->ledger().resumes, quint64(1));
        stopExample();
    }
};

QTEST_GUILESS_MAIN(TestExamples)
#include "tst_examples.moc"
