#include "../keptlog.h"
#include "../simulatedbot.h"

#include <hikari/core/logging.h>
#include <hikari/gateway/shardmanager.h>

#include <QLoggingCategory>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

//! A server whose certificate nobody knows
class TestTls : public QObject
{
    Q_OBJECT

    std::unique_ptr<StrictSimulator> m_simulator;

    BotConfig botConfig() const
    {
        BotConfig config = configFor(*m_simulator);
        config.gatewayThreads = 1;
        config.maxRetries = 0;
        config.intents = Intent::All;
        return config;
    }
    static void compressions()
    {
        QTest::addColumn<Compression>("compression");
        QTest::newRow("none") << Compression::None;
        QTest::newRow("payload") << Compression::Payload;
        QTest::newRow("zlib-stream") << Compression::ZlibStream;
        QTest::newRow("zstd-stream") << Compression::ZstdStream;
    }
    //! Starts a bot and has it hear of many events and send a message
    void live(const HttpSettings &settings, Compression compression)
    {
        BotConfig config = botConfig();
        config.httpSettings = settings;
        config.compression = compression;
        GatewayBot bot(config);
        QCOMPARE(bot.httpSettings(), settings);
        quint64 messages = 0;
        bot.listen([&](const MessageCreateEvent &) { ++messages; });
        const Reply<void> started = bot.start(quick());
        QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), 30'000);
        QVERIFY2(!started.error(), started.error() ? qPrintable(started.error()->toString()) : "");
        m_simulator->emitEvents(1000);
        QTRY_VERIFY_WITH_TIMEOUT(messages > 200, 30'000);
        const Reply<Message> sent =
            bot.rest()->createMessage(m_simulator->textChannel(0), { .content = QStringLiteral("hi") });
        QTRY_VERIFY_WITH_TIMEOUT(sent.isFinished(), 30'000);
        QVERIFY(sent.result());
        QCOMPARE(bot.shardSnapshots().first().compression, compression);
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
        const Reply<void> closed = bot.close();
        QTRY_VERIFY_WITH_TIMEOUT(closed.isFinished(), 30'000);
    }

private Q_SLOTS:
    void init()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
        SimulatorConfig world = smallWorld();
        world.tls = true;
        world.eventsPerSecond = 0;
        m_simulator = std::make_unique<StrictSimulator>(world);
        Error error;
        QVERIFY2(m_simulator->start(&error), qPrintable(error.message));
        QCOMPARE(m_simulator->restUrl().scheme(), QStringLiteral("https"));
        QCOMPARE(m_simulator->gatewayUrl().scheme(), QStringLiteral("wss"));
    }
    void cleanup() { m_simulator.reset(); }

    void anUnknownCertificateIsRefusedByRest()
    {
        GatewayBot bot(botConfig());
        const Reply<void> started = bot.start(quick());
        QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), 30'000);
        QVERIFY(started.error());
        QCOMPARE(started.error()->kind, Error::Kind::Tls);
        QVERIFY2(started.error()->message.contains(QStringLiteral("HttpSettings::ssl")),
            qPrintable(started.error()->message));
        QVERIFY2(
            started.error()->message.contains(QStringLiteral("certificate")), qPrintable(started.error()->message));
        QCOMPARE(m_simulator->ledger().restRequests, quint64(0));
    }
    void anUnknownCertificateIsRefusedByTheGateway_data() { compressions(); }
    void anUnknownCertificateIsRefusedByTheGateway()
    {
        QFETCH(Compression, compression);
        GatewayConfig config;
        config.token = m_simulator->token();
        config.intents = Intent::AllUnprivileged;
        config.url = m_simulator->gatewayUrl();
        config.compression = compression;
        ShardManager manager(config, [](const Delivery &) {});
        manager.start();
        QTRY_COMPARE_WITH_TIMEOUT(manager.snapshots().first().state, ShardState::BackingOff, 30'000);
        const QString reason = manager.snapshots().first().lastCloseReason;
        QVERIFY2(reason.startsWith(QStringLiteral("the TLS handshake failed: ")), qPrintable(reason));
        QVERIFY2(reason.contains(QStringLiteral("HttpSettings::ssl")), qPrintable(reason));
        QCOMPARE(m_simulator->ledger().connections, quint64(0));
    }
    void anAuthorityOfOnesOwnIsTrusted_data() { compressions(); }
    void anAuthorityOfOnesOwnIsTrusted()
    {
        QFETCH(Compression, compression);
        live(trusting(*m_simulator), compression);
    }
    void theAuthorityMustBeTheRightOne()
    {
        StrictSimulator other(m_simulator->config());
        QVERIFY(other.start());
        BotConfig config = botConfig();
        config.httpSettings = trusting(*m_simulator);
        config.httpSettings.ssl->setCaCertificates({ other.certificate() });
        GatewayBot bot(config);
        const Reply<void> started = bot.start(quick());
        QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), 30'000);
        QVERIFY(started.error());
        QCOMPARE(started.error()->kind, Error::Kind::Tls);
    }
    void withoutVerificationItWorksAndOneWarningIsLogged_data() { compressions(); }
    void withoutVerificationItWorksAndOneWarningIsLogged()
    {
        QFETCH(Compression, compression);
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false\nhikari.*.warning=true"));
        const KeptLog log;
        live({ .verifiesCertificates = false }, compression);
        QCOMPARE(log.texts(),
            QStringList(QStringLiteral("certificates are not verified: whoever stands on the way can "
                                       "read the token")));
    }
    void aFullSettingIsNotTouched()
    {
        // A configuration of the user's own, that verifies nothing: taken as it is, and warned of as well
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false\nhikari.*.warning=true"));
        QSslConfiguration ssl = QSslConfiguration::defaultConfiguration();
        ssl.setPeerVerifyMode(QSslSocket::VerifyNone);
        const KeptLog log;
        live({ .ssl = ssl }, Compression::ZstdStream);
        QCOMPARE(log.texts().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
