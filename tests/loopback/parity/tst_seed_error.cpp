#include "scripteddiscord.h"

#include <hikari/bot/banner.h>
#include <hikari/core/clock.h>

#include <QTest>

#include <csignal>

using namespace Hikari;
using namespace std::chrono_literals;

//! The rows error.* of the seed
class TestSeedError : public QObject
{
    Q_OBJECT

    std::unique_ptr<ScriptedDiscord> m_discord;

    template<typename T>
    static Error::Kind kindOf(const Reply<T> &reply)
    {
        if (!QTest::qWaitFor([&] { return reply.isFinished(); }, 30'000))
            qWarning("the reply is not finished");
        return reply.error() ? reply.error()->kind : Error::Kind::None;
    }

private Q_SLOTS:
    void init() { m_discord = std::make_unique<ScriptedDiscord>(); }
    void cleanup() { m_discord.reset(); }

    void error_componentstateconflicterror()
    {
        GatewayBot bot(m_discord->config());
        QCOMPARE(kindOf(bot.close()), Error::Kind::State); // not running
        QCOMPARE(kindOf(bot.join()), Error::Kind::State);
        QCOMPARE(bot.close().error()->message, QStringLiteral("the bot is not running"));
        const Reply<void> started = bot.start();
        const Reply<void> again = bot.start();
        QCOMPARE(kindOf(again), Error::Kind::State); // running
        QCOMPARE(again.error()->message, QStringLiteral("the bot is already running"));
        QCOMPARE(bot.run(), 1);
        QCOMPARE(kindOf(started), Error::Kind::None);
        QVERIFY(bot.isAlive());
    }
    void error_hikariinterrupt()
    {
        GatewayBot bot(m_discord->config());
        m_discord->gateway.onIdentify = [](FakeClient *, const QJsonObject &) { std::raise(SIGINT); };
        StartOptions options;
        QCOMPARE(bot.run(options), 0); // silent
        options.propagateInterrupts = true;
        QCOMPARE(bot.run(options), 128 + SIGINT);
        QVERIFY(!bot.isAlive());
    }
    void error_ratelimittoolongerror()
    {
        BotConfig config = m_discord->config();
        config.maxRateLimit = 10s;
        GatewayBot bot(config);
        const Snowflake channel(7);
        m_discord->http.script({ .status = 204, .headers = HttpServer::bucket("typing", 1, 0, "60") });
        QCOMPARE(kindOf(bot.rest()->triggerTyping(channel)), Error::Kind::None);
        const auto requests = m_discord->http.requests.size();
        const Reply<void> tooLong = bot.rest()->triggerTyping(channel);
        QVERIFY(tooLong.isFinished() || kindOf(tooLong) != Error::Kind::None);
        QCOMPARE(kindOf(tooLong), Error::Kind::RateLimitTooLong);
        QVERIFY(tooLong.error()->retryAfter > 10s);
        QCOMPARE(m_discord->http.requests.size(), requests); // nothing was sent
    }
    void error_runtimeerror_session_limit()
    {
        m_discord->shards = 3;
        m_discord->startsLeft = 2;
        GatewayBot bot(m_discord->config());
        const Reply<void> started = bot.start();
        QCOMPARE(kindOf(started), Error::Kind::SessionLimit);
        QCOMPARE(started.error()->retryAfter, 1h);
        QVERIFY(m_discord->identified().isEmpty());
        QVERIFY(!bot.isAlive());
    }
    void error_timeouterror_wait_for()
    {
        ManualClock clock;
        BotConfig config = m_discord->config();
        config.clock = &clock;
        GatewayBot bot(config);
        QCOMPARE(kindOf(bot.start({ .shardCount = 1 })), Error::Kind::None);
        const auto wait = bot.waitFor<GuildMessageCreateEvent>(30s);
        clock.advance(29999ms);
        QVERIFY(!wait.isFinished());
        clock.advance(1ms);
        QCOMPARE(kindOf(wait), Error::Kind::Timeout);
    }
    void error_typeerror_shard_ids()
    {
        GatewayBot bot(m_discord->config());
        const Reply<void> started = bot.start({ .shardIds = { 0 } });
        QCOMPARE(kindOf(started), Error::Kind::InvalidArgument);
        QCOMPARE(started.error()->message,
            QStringLiteral("shardIds needs shardCount: say how many shards the bot has in all processes"));
    }
    void error_valueerror_print_banner()
    {
        Error error;
        const QString text = renderBanner(
            QStringLiteral("hikari"), false, { { QStringLiteral("qt_version"), QStringLiteral("0") } }, &error);
        QVERIFY(text.isEmpty());
        QCOMPARE(error.kind, Error::Kind::InvalidArgument);
        QVERIFY(error.message.contains(QStringLiteral("qt_version")));
    }
};

QTEST_GUILESS_MAIN(TestSeedError)
#include "tst_seed_error.moc"
