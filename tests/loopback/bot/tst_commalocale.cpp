#include "../keptlog.h"
#include "../simulatedbot.h"

#include <hikari/core/clock.h>
#include <hikari/events/eventfactory.h>
#include <hikari/model/modeljson.h>
#include <unit/rest/httpserver.h>

#include <QLocale>
#include <QLoggingCategory>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <clocale>
#include <cstdio>

using namespace Hikari;
using namespace std::chrono_literals;

//! The protocol where people write 1,5: of the C library, which third parties use, and of Qt
class TestCommaLocale : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    bool m_isKnown = false; // by the C library

    //! Most machines have only the locales of those who use them.
    void makeLocale()
    {
        QProcess localedef;
        localedef.start(QStringLiteral("localedef"),
            { QStringLiteral("-i"), QStringLiteral("de_DE"), QStringLiteral("-f"), QStringLiteral("UTF-8"),
                m_folder.filePath(QStringLiteral("de_DE.UTF-8")) });
        localedef.waitForFinished();
        qputenv("LOCPATH", m_folder.path().toUtf8());
    }
    static void expectNoCommas(const QString &text)
    {
        static const QRegularExpression comma(QStringLiteral("\\d,\\d"));
        QVERIFY2(!text.contains(comma), qPrintable(text));
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!std::setlocale(LC_ALL, "de_DE.UTF-8")) {
            makeLocale();
            std::setlocale(LC_ALL, "de_DE.UTF-8");
        }
        m_isKnown = QByteArray(std::localeconv()->decimal_point) == ",";
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    }
    void cleanupTestCase()
    {
        std::setlocale(LC_ALL, "C");
        QLocale::setDefault(QLocale::c());
    }

    void theLocaleIsInUse()
    {
        QCOMPARE(QLocale().toString(1.5), QStringLiteral("1,5"));
        if (!m_isKnown)
            QSKIP("the C library has no German locale here, and there is no localedef to make one");
        char text[8];
        std::snprintf(text, sizeof(text), "%.1f", 1.5);
        QCOMPARE(QByteArray(text), QByteArray("1,5"));
    }
    void P126_numbersOfPayloadsHaveAPoint_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("a half") << 0.5 << QByteArray("0.5");
        QTest::newRow("large") << 1234567.25 << QByteArray("1234567.25");
        QTest::newRow("small") << 0.000125 << QByteArray("0.000125");
    }
    void P126_numbersOfPayloadsHaveAPoint()
    {
        QFETCH(double, number);
        QFETCH(QByteArray, json);
        SoundboardSound sound;
        sound.id = Snowflake(1);
        sound.volume = number;
        const QByteArray written = modelToJson(sound);
        QVERIFY2(written.contains(QByteArray("\"volume\":" + json)), written.constData());
        QCOMPARE(modelFromJson<SoundboardSound>(written)->volume, number);
        const EventPtr event = eventFromJson(
            "RATE_LIMITED", QByteArray(R"({"opcode":8,"retry_after":)" + json + R"(,"meta":{"guild_id":"2"}})"));
        QVERIFY(event);
        QCOMPARE(eventCast<ShardRateLimitedEvent>(event)->retryAfterSeconds, number);
    }
    void P126_rateLimitsAreUnderstood_data()
    {
        QTest::addColumn<QByteArray>("inBody");
        QTest::addColumn<QByteArray>("inHeader");
        QTest::newRow("by the body") << QByteArray("7.5") << QByteArray("3.25");
        QTest::newRow("by the header") << QByteArray("3.25") << QByteArray("7.5");
    }
    void P126_rateLimitsAreUnderstood()
    {
        QFETCH(QByteArray, inBody);
        QFETCH(QByteArray, inHeader);
        HttpServer server;
        ManualClock clock;
        RestConfig config;
        config.token = Token(QStringLiteral("MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.a-test-token-that-must-never-be-seen"));
        config.baseUrl = server.baseUrl();
        config.clock = &clock;
        config.maxRateLimit = 1s;
        RestClient client(config);
        server.script({ .status = 429,
            .body = R"({"message":"slow","retry_after":)" + inBody + '}',
            .headers = { { "Retry-After", inHeader }, { "X-RateLimit-Scope", "user" } } });
        const Reply<Message> reply = client.createMessage(Snowflake(1), { .content = QStringLiteral("1.5") });
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(reply.error());
        QVERIFY(reply.error()->retryAfter >= 7500ms && reply.error()->retryAfter < 8s);
        QVERIFY2(reply.error()->toString().contains(QStringLiteral("7.5")), qPrintable(reply.error()->toString()));
        expectNoCommas(reply.error()->toString());
        QCOMPARE(server.requests.first().body, QByteArray(R"({"content":"1.5","allowed_mentions":{"parse":[]}})"));
    }
    void P126_aBotAndItsLogAreAsElsewhere()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*.debug=true"));
        KeptLog log;
        {
            StrictSimulator simulator(smallWorld());
            QVERIFY(simulator.start());
            BotConfig config = configFor(simulator);
            config.intents = Intent::All;
            GatewayBot bot(config);
            int events = 0;
            bot.listen([&](const MessageCreateEvent &) { ++events; });
            const Reply<void> started = bot.start({ .activity = Activity::playing(QStringLiteral("1.5")),
                .idleSince = Timestamp::fromMilliseconds(1'700'000'000'123),
                .startupWindowDelay = 20ms });
            QTRY_VERIFY(started.isFinished());
            QVERIFY(!started.error());
            const Reply<Message> sent =
                bot.rest()->createMessage(simulator.textChannel(0), { .content = QStringLiteral("hello") });
            QTRY_VERIFY(sent.isFinished());
            QVERIFY(!sent.error());
            // So that the shards have to wait, and say how long
            simulator.injectFault(FaultOrder::of(FaultKind::RefuseHandshake));
            simulator.cutConnection();
            static const QRegularExpression delay(QStringLiteral("attempt \\d+ in \\d+[.,]\\d s$"));
            QTRY_VERIFY(!log.texts().filter(delay).isEmpty());
            simulator.clearFaults();
            QTRY_COMPARE_WITH_TIMEOUT(simulator.ledger().resumes, quint64(2), 30'000);
            simulator.emitEvents(500);
            QTRY_VERIFY(events > 100);
            const Reply<void> closed = bot.close();
            QTRY_VERIFY(closed.isFinished());
            QCOMPARE(simulator.ledger().violationCount, quint64(0));
        }
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
        for (const QString &line : log.texts())
            expectNoCommas(line.section(u'{', 0, 0)); // of JSON, which has commas, the beginning
    }
};

QTEST_GUILESS_MAIN(TestCommaLocale)
#include "tst_commalocale.moc"
