// What a bot is made with, row by row of lib/docs/parity.md

#include "../../unit/rest/httpserver.h"
#include "../keptlog.h"
#include "../simulatedbot.h"
#include "tunnelproxy.h"

#include <hikari/core/clock.h>
#include <hikari/core/logging.h>
#include <hikari/gateway/gatewaymessages_p.h>
#include <hikari/model/modeljson.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QThreadPool>

#include <stdexcept>

using namespace Hikari;
using namespace std::chrono_literals;
using Action = HttpServer::Action;

namespace {

//! Sets environment variables, and unsets them at the end
class Environment
{
public:
    Environment(std::initializer_list<std::pair<const char *, QByteArray>> variables)
    {
        for (const auto &[name, value] : variables) {
            qputenv(name, value);
            m_names.append(name);
        }
    }
    ~Environment()
    {
        for (const char *name : std::as_const(m_names))
            qunsetenv(name);
    }
    Q_DISABLE_COPY_MOVE(Environment)

private:
    QList<const char *> m_names;
};

} // namespace

class TestSeedCtor : public QObject
{
    Q_OBJECT

    std::unique_ptr<StrictSimulator> m_simulator;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<ManualClock> m_clock;

    void simulate(const std::function<void(SimulatorConfig &)> &change = {})
    {
        SimulatorConfig world;
        world.shards = 1;
        world.guilds = 8;
        world.membersPerGuild = 20; // of guilds that have eight times as many, 160
        world.identifyWindow = noIdentifyWindow;
        world.eventsPerSecond = 0;
        if (change)
            change(world);
        m_simulator = std::make_unique<StrictSimulator>(world);
        Error error;
        QVERIFY2(m_simulator->start(&error), qPrintable(error.message));
    }
    BotConfig config() const
    {
        BotConfig config = configFor(*m_simulator);
        config.gatewayThreads = 1;
        config.autoChunkMembers = false;
        return config;
    }
    //! A bot whose Discord is m_server, and whose time m_clock
    BotConfig scriptedConfig() const
    {
        BotConfig config;
        config.token = Token(QStringLiteral("MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.not-a-token-of-anybody"));
        config.restUrl = m_server->baseUrl();
        config.banner = std::nullopt;
        config.logs = std::nullopt;
        config.clock = m_clock.get();
        return config;
    }
    static StartOptions quick(int largeThreshold = 250)
    {
        return { .largeThreshold = largeThreshold, .startupWindowDelay = 20ms };
    }
    static bool finishes(const Reply<void> &reply)
    {
        return QTest::qWaitFor([&] { return reply.isFinished(); }, 60'000);
    }
    static bool starts(GatewayBot &bot, int largeThreshold = 250)
    {
        const Reply<void> started = bot.start(quick(largeThreshold));
        return finishes(started) && !started.error();
    }
    //! How the start fails; None: not at all
    static Error::Kind failure(GatewayBot &bot)
    {
        const Reply<void> started = bot.start(quick());
        if (!finishes(started))
            return Error::Kind::Timeout;
        return started.error() ? started.error()->kind : Error::Kind::None;
    }
    bool passTime()
    {
        m_clock->advance(200ms);
        return false;
    }

    struct Chunking
    {
        int guilds = 0;
        int large = 0;
        int chunked = 0; // guilds whose members were asked for
    };
    //! Starts a bot in a world of 8 guilds and sees whose members it asks for
    Chunking chunking(const std::function<void(BotConfig &)> &change, bool listens = false, int largeThreshold = 50)
    {
        BotConfig with = config();
        with.autoChunkMembers = true;
        with.intents = Intent::All;
        if (change)
            change(with);
        GatewayBot bot(with);
        Chunking result;
        bot.listen([&](const GuildAvailableEvent &event) {
            ++result.guilds;
            result.large += event.guild.isLarge ? 1 : 0;
        });
        if (listens)
            bot.listen([](const MemberChunkEvent &) {});
        if (!starts(bot, largeThreshold) || !QTest::qWaitFor([&] { return result.guilds == 8; }, 30'000))
            return {};
        result.chunked = bot.sessionSnapshot().guildsToChunk; // counted before the next event
        return result;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *name : { "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "NETRC" }) {
            qunsetenv(name);
            qunsetenv(QByteArray(name).toLower().constData());
        }
    }
    void init()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
        m_server = std::make_unique<HttpServer>();
        m_clock = std::make_unique<ManualClock>();
    }
    void cleanup()
    {
        m_simulator.reset();
        m_server.reset();
        m_clock.reset();
    }

    // --- Members of guilds

    void ctor_auto_chunk_members()
    {
        QVERIFY(BotConfig().autoChunkMembers);
        simulate();
        const Chunking asked = chunking({});
        QVERIFY(asked.large > 0);
        QCOMPARE(asked.chunked, asked.large);
        // Never, whatever else speaks for it
        QCOMPARE(chunking([](BotConfig &c) { c.autoChunkMembers = false; }, true).chunked, 0);
    }
    void ctor_auto_chunk_members_condition_1()
    {
        simulate();
        QVERIFY(chunking([](BotConfig &c) { c.autoChunkMembers = true; }).chunked > 0);
        QCOMPARE(chunking([](BotConfig &c) { c.autoChunkMembers = false; }).chunked, 0);
    }
    void ctor_auto_chunk_members_condition_2()
    {
        simulate();
        QVERIFY(chunking({}).chunked > 0);
        const Chunking without =
            chunking([](BotConfig &c) { c.intents = Intents(Intent::All) ^ Intent::GuildMembers; });
        QCOMPARE(without.guilds, 8);
        QCOMPARE(without.chunked, 0);
    }
    void ctor_auto_chunk_members_condition_3()
    {
        simulate();
        const Chunking large = chunking({});
        QVERIFY(large.large > 0 && large.large < 8);
        QCOMPARE(large.chunked, large.large);
        const Chunking all = chunking([](BotConfig &c) { c.intents = Intents(Intent::All) ^ Intent::GuildPresences; });
        QCOMPARE(all.chunked, 8);
    }
    void ctor_auto_chunk_members_condition_4()
    {
        simulate();
        const auto keepsNone = [](BotConfig &c) {
            c.cacheSettings.components = CacheComponents(CacheComponent::All) ^ CacheComponent::Members;
        };
        const Chunking nobody = chunking(keepsNone);
        QVERIFY(nobody.large > 0);
        QCOMPARE(nobody.chunked, 0);
        QCOMPARE(chunking(keepsNone, true).chunked, nobody.large);
        const auto keepsOne = [](BotConfig &c) { c.cacheSettings.onlyMyMember = true; };
        QCOMPARE(chunking(keepsOne).chunked, 0);
        QCOMPARE(chunking(keepsOne, true).chunked, nobody.large);
    }
    void ctor_auto_chunk_members_all_conditions()
    {
        simulate();
        for (int holds = 0; holds < 16; ++holds) {
            const Chunking result = chunking(
                [holds](BotConfig &c) {
                    c.autoChunkMembers = (holds & 1) != 0;
                    if (!(holds & 2))
                        c.intents &= ~Intents(Intent::GuildMembers);
                    if (holds & 4)
                        c.intents &= ~Intents(Intent::GuildPresences);
                    if (!(holds & 8))
                        c.cacheSettings.components &= ~CacheComponents(CacheComponent::Members);
                },
                false, 250);
            QCOMPARE(result.guilds, 8);
            QCOMPARE(result.large, 0);
            QVERIFY2((result.chunked > 0) == (holds == 15), qPrintable(QString::number(holds, 2)));
        }
    }

    // --- Cache, capabilities, JSON

    void ctor_cache_settings()
    {
        const CacheSettings defaults = BotConfig().cacheSettings;
        QCOMPARE(defaults.components, CacheComponents(CacheComponent::All));
        QCOMPARE(defaults.maxMessages, 300);
        QCOMPARE(defaults.maxDmChannelIds, 50);
        QCOMPARE(defaults.onlyMyMember, false);

        simulate();
        GatewayBot usual(config());
        QVERIFY(starts(usual));
        QTRY_COMPARE(usual.cache()->guilds().size(), 8);
        BotConfig none = config();
        none.cacheSettings.components = CacheComponent::None;
        GatewayBot forgetful(none);
        int guilds = 0;
        forgetful.listen([&](const GuildAvailableEvent &) { ++guilds; });
        QVERIFY(starts(forgetful));
        QTRY_COMPARE(guilds, 8);
        QVERIFY(forgetful.cache()->guilds().isEmpty());
    }
    void ctor_capabilities()
    {
        QCOMPARE(BotConfig().capabilities, GatewayCapabilities());
        GatewayConfig gateway;
        const auto identify = [&gateway] {
            return QJsonDocument::fromJson(identifyMessage(gateway, 0, {}))[QStringLiteral("d")].toObject();
        };
        QVERIFY(!identify().contains(QStringLiteral("capabilities")));
        gateway.capabilities = GatewayCapability::ChannelObfuscation;
        QCOMPARE(identify()[QStringLiteral("capabilities")].toInt(), 1 << 15);

        simulate();
        BotConfig capable = config();
        capable.capabilities = GatewayCapability::ChannelObfuscation;
        GatewayBot bot(capable);
        QCOMPARE(bot.capabilities(), GatewayCapabilities(GatewayCapability::ChannelObfuscation));
        QVERIFY(starts(bot));
    }
    void ctor_dumps()
    {
        // There is one encoder. What it makes any other reads, and Discord's simulator did.
        simulate();
        GatewayBot bot(config());
        const QString text = QStringLiteral("\"quoted\" \\ \n \u00e9 \U0001f338 \u2028");
        const Reply<Message> sent = bot.rest()->createMessage(m_simulator->textChannel(0), { .content = text });
        QTRY_VERIFY(sent.isFinished());
        QVERIFY(sent.result());
        QCOMPARE(sent.result()->content, text);
        const QJsonObject read = QJsonDocument::fromJson(modelToJson(*sent.result())).object();
        QCOMPARE(read[QStringLiteral("content")].toString(), text);
        QCOMPARE(read[QStringLiteral("id")].toString(), sent.result()->id.toString());
    }
    void ctor_loads()
    {
        // There is one decoder, and it can be called by hand.
        Error error;
        const std::optional<User> user = modelFromJson<User>(
            R"({"id":"80351110224678912","username":"nelly","global_name":null,"unknown":[{}],"bot":true})", &error);
        QVERIFY2(user, qPrintable(error.message));
        QCOMPARE(user->id, Snowflake(80351110224678912));
        QCOMPARE(user->username, QStringLiteral("nelly"));
        QVERIFY(user->isBot);
        QCOMPARE(modelFromJson<User>(modelToJson(*user)), user);
        QVERIFY(!modelFromJson<User>("{", &error));
        QCOMPARE(error.kind, Error::Kind::Protocol);
        QVERIFY(!modelFromJson<User>(R"({"username":"nobody"})", &error));
        QCOMPARE(error.kind, Error::Kind::Protocol);
    }

    // --- Work that blocks

    void ctor_executor()
    {
        QVERIFY(!BotConfig().executor);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("state.txt"));
        const auto write = [path] {
            QFile file(path);
            return file.open(QIODevice::WriteOnly) ? file.write("kept") : qint64(-1);
        };
        GatewayBot usual(scriptedConfig());
        QVERIFY(!usual.executor()->pool()); // one of its own
        QThreadPool pool;
        BotConfig with = scriptedConfig();
        with.executor = &pool;
        GatewayBot bot(with);
        QCOMPARE(bot.executor()->pool(), &pool);
        for (GatewayBot *one : { &usual, &bot }) {
            const Reply<qint64> written = one->executor()->run(write);
            QTRY_VERIFY(written.isFinished());
            QVERIFY(written.result());
            QCOMPARE(*written.result(), 4);
            QVERIFY(QFile::remove(path));
        }
    }
    void ctor_executor_thread_pool()
    {
        QThreadPool pool;
        pool.setMaxThreadCount(1);
        BotConfig with = scriptedConfig();
        with.executor = &pool;
        GatewayBot bot(with);
        QThread *worker = nullptr;
        QThread *back = nullptr;
        const Reply<QThread *> first = bot.executor()->run([] { return QThread::currentThread(); });
        first.then(this, [&](QThread *thread) {
            worker = thread;
            back = QThread::currentThread();
        });
        QTRY_VERIFY(worker);
        QVERIFY(worker != QThread::currentThread());
        QCOMPARE(back, QThread::currentThread());
        const Reply<void> thrown = bot.executor()->run([] { throw std::runtime_error("no disk"); });
        QTRY_VERIFY(thrown.isFinished());
        QCOMPARE(thrown.error()->kind, Error::Kind::Exception);
    }
    void ctor_executor_process_pool()
    {
        // Qt has no pool of processes. Work for another one is started by a thread of the pool, and what it needs and
        // says goes as bytes.
        GatewayBot bot(scriptedConfig());
        const Reply<QByteArray> said = bot.executor()->run([program = QCoreApplication::applicationFilePath()] {
            QProcess process;
            process.start(program, { QStringLiteral("-functions") });
            process.waitForFinished(60'000);
            return process.readAllStandardOutput();
        });
        QTRY_VERIFY_WITH_TIMEOUT(said.isFinished(), 60'000);
        QVERIFY(said.result());
        QVERIFY(said.result()->contains("ctor_executor_process_pool()"));
    }

    // --- HTTP

    void ctor_http_settings()
    {
        const HttpSettings defaults = BotConfig().httpSettings;
        QVERIFY(defaults.verifiesCertificates && !defaults.ssl);
        QCOMPARE(defaults, HttpSettings());
        BotConfig config = scriptedConfig();
        config.httpSettings.timeouts.requestSocketRead = 7s;
        GatewayBot bot(config);
        QCOMPARE(bot.httpSettings(), config.httpSettings);
        QCOMPARE(bot.rest()->config().httpSettings, config.httpSettings);
        config.httpSettings.maxRedirects = -1;
        GatewayBot wrong(config);
        QCOMPARE(failure(wrong), Error::Kind::InvalidArgument);
        QCOMPARE(m_server->connections, 0);
    }
    void ctor_http_settings_redirects()
    {
        QCOMPARE(BotConfig().httpSettings.maxRedirects, 10);
        m_server->setHandler([](const HttpServer::Request &request) {
            if (request.path.endsWith("/users/@me"))
                return HttpServer::Answer { .status = 307, .headers = { { "Location", "/elsewhere" } } };
            return HttpServer::Answer { .body = R"({"id":"5","username":"bot"})" };
        });
        GatewayBot bot(scriptedConfig());
        const Reply<OwnUser> followed = bot.rest()->fetchMyUser();
        QTRY_VERIFY(followed.isFinished());
        QVERIFY(followed.result());
        QCOMPARE(m_server->requests.last().path, QByteArray("/elsewhere"));

        BotConfig none = scriptedConfig();
        none.httpSettings.maxRedirects = std::nullopt;
        GatewayBot strict(none);
        const Reply<OwnUser> refused = strict.rest()->fetchMyUser();
        QTRY_VERIFY(refused.isFinished());
        QVERIFY(refused.error());
        QCOMPARE(m_server->requests.size(), 3);
    }
    void ctor_http_settings_ssl()
    {
        simulate([](SimulatorConfig &world) { world.tls = true; });
        BotConfig with = config();
        with.maxRetries = 0;
        GatewayBot suspicious(with); // nobody vouches for the simulator
        QCOMPARE(failure(suspicious), Error::Kind::Tls);
        with.httpSettings = trusting(*m_simulator);
        GatewayBot informed(with);
        QVERIFY(starts(informed));
        with.httpSettings = HttpSettings { .verifiesCertificates = false };
        GatewayBot credulous(with);
        QVERIFY(starts(credulous));
    }
    void ctor_http_settings_timeouts()
    {
        QCOMPARE(BotConfig().httpSettings.timeouts.total, 30s);
        m_server->setHandler([](const HttpServer::Request &) { return HttpServer::Answer { .action = Action::Hang }; });
        BotConfig config = scriptedConfig();
        config.maxRetries = 0;
        config.httpSettings.timeouts.total = 12s;
        GatewayBot bot(config);
        const Reply<OwnUser> reply = bot.rest()->fetchMyUser();
        QTRY_COMPARE(m_server->requests.size(), 1);
        m_clock->advance(11'999ms);
        QCoreApplication::processEvents();
        QVERIFY(!reply.isFinished());
        m_clock->advance(1ms);
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(reply.error()->kind, Error::Kind::Timeout);
    }
    void ctor_proxy_settings()
    {
        QCOMPARE(BotConfig().proxySettings, ProxySettings());
        simulate();
        TunnelProxy proxy("me:secret-word");
        BotConfig with = config();
        with.proxySettings = {
            .url = proxy.url(), .user = QStringLiteral("me"), .password = QStringLiteral("secret-word")
        };
        GatewayBot bot(with);
        QCOMPARE(bot.proxySettings(), with.proxySettings);
        QVERIFY(starts(bot));
        QVERIFY(proxy.tunnelsTo(m_simulator->restUrl().port()) >= 1);
        QVERIFY(proxy.tunnelsTo(m_simulator->gatewayUrl().port()) >= 1);
    }
    void environment_http_proxy_https_proxy_netrc()
    {
        simulate();
        TunnelProxy proxy("me:secret-word");
        TunnelProxy named;
        QTemporaryDir folder;
        QFile netrc(folder.filePath(QStringLiteral("netrc")));
        QVERIFY(netrc.open(QIODevice::WriteOnly));
        netrc.write("machine 127.0.0.1 login me password secret-word\n");
        netrc.close();
        const QByteArray address = proxy.url().toEncoded();
        const Environment environment { { "HTTP_PROXY", address }, { "HTTPS_PROXY", address },
            { "NETRC", netrc.fileName().toLocal8Bit() } };

        GatewayBot indifferent(config()); // by default
        QVERIFY(starts(indifferent));
        QCOMPARE(proxy.tunnels(), 0);
        BotConfig with = config();
        with.proxySettings.trustEnvironment = true;
        GatewayBot trusting(with);
        QVERIFY(starts(trusting));
        QVERIFY(proxy.tunnelsTo(m_simulator->restUrl().port()) >= 1);
        QVERIFY(proxy.tunnelsTo(m_simulator->gatewayUrl().port()) >= 1);
        // A proxy that is named goes first.
        const int before = proxy.tunnels();
        with.proxySettings.url = named.url();
        GatewayBot decided(with);
        QVERIFY(starts(decided));
        QCOMPARE(proxy.tunnels(), before);
        QVERIFY(named.tunnels() >= 2);
    }
    void ctor_rest_url()
    {
        BotConfig official = scriptedConfig();
        official.restUrl.clear();
        QVERIFY(BotConfig().restUrl.isEmpty());
        QCOMPARE(GatewayBot(official).rest()->config().baseUrl, QUrl(QStringLiteral("https://discord.com/api/v10")));
        simulate();
        GatewayBot bot(config());
        QCOMPARE(bot.rest()->config().baseUrl, m_simulator->restUrl());
        QVERIFY(starts(bot));
        QVERIFY(m_simulator->ledger().restRequests > 0);
    }

    // --- Limits

    void ctor_max_rate_limit()
    {
        QCOMPARE(BotConfig().maxRateLimit, 300s);
        m_server->script({ .status = 429, .body = R"({"message":"slow","retry_after":299,"global":false})" });
        m_server->script({ .body = R"({"id":"5","username":"bot"})" });
        GatewayBot bot(scriptedConfig());
        const Reply<OwnUser> reply = bot.rest()->fetchMyUser();
        QTRY_COMPARE(bot.rest()->snapshot().rateLimited, quint64(1));
        QVERIFY(!reply.isFinished());
        m_clock->advance(300s);
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(reply.result());
        QCOMPARE(m_server->requests.size(), 2);
    }
    void ctor_max_rate_limit_error()
    {
        m_server->script({ .status = 429, .body = R"({"message":"slow","retry_after":301,"global":false})" });
        GatewayBot bot(scriptedConfig());
        const Reply<OwnUser> reply = bot.rest()->fetchMyUser();
        QTRY_VERIFY(reply.isFinished()); // no time passes
        QVERIFY(reply.error());
        QCOMPARE(reply.error()->kind, Error::Kind::RateLimitTooLong);
        QVERIFY(reply.error()->retryAfter >= 301s);
        QCOMPARE(m_server->requests.size(), 1);
    }
    void ctor_max_rate_limit_infinite()
    {
        m_server->script({ .status = 429, .body = R"({"message":"slow","retry_after":86400,"global":false})" });
        m_server->script({ .body = R"({"id":"5","username":"bot"})" });
        BotConfig patient = scriptedConfig();
        patient.maxRateLimit = std::chrono::milliseconds::max();
        GatewayBot bot(patient);
        const Reply<OwnUser> reply = bot.rest()->fetchMyUser();
        QTRY_COMPARE(bot.rest()->snapshot().rateLimited, quint64(1));
        m_clock->advance(86'399s);
        QCoreApplication::processEvents();
        QVERIFY(!reply.isFinished());
        m_clock->advance(2s);
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(reply.result());
    }
    void ctor_max_rate_limit_scope()
    {
        // Identifies of one bucket wait for each other: that is sharding, and no affair of the limit.
        simulate([](SimulatorConfig &world) {
            world.shards = 3;
            world.maxConcurrency = 1;
        });
        BotConfig impatient = config();
        impatient.maxRateLimit = 1ms;
        GatewayBot bot(impatient);
        QVERIFY(starts(bot));
        QCOMPARE(bot.shardCount(), 3);
    }
    void ctor_max_retries_data()
    {
        QTest::addColumn<int>("retries");
        QTest::newRow("the default") << BotConfig().maxRetries;
        for (const int retries : { 0, 1, 5 })
            QTest::addRow("%d", retries) << retries;
    }
    void ctor_max_retries()
    {
        QFETCH(int, retries);
        QCOMPARE(BotConfig().maxRetries, 3);
        m_server->setHandler([](const HttpServer::Request &) { return HttpServer::Answer { .status = 502 }; });
        BotConfig config = scriptedConfig();
        config.maxRetries = retries;
        config.httpSettings.timeouts.total = std::nullopt; // time passes for the pauses only
        GatewayBot bot(config);
        const Reply<OwnUser> reply = bot.rest()->fetchMyUser();
        QTRY_VERIFY_WITH_TIMEOUT(reply.isFinished() || passTime(), 30'000);
        QCOMPARE(reply.error()->kind, Error::Kind::InternalServer);
        QCOMPARE(m_server->requests.size(), retries + 1);

        for (const int wrong : { -1, 6 }) {
            config.maxRetries = wrong;
            GatewayBot refused(config);
            const Reply<void> started = refused.start(quick());
            QVERIFY(started.error());
            QCOMPARE(started.error()->kind, Error::Kind::InvalidArgument);
            QVERIFY2(
                started.error()->message.contains(QStringLiteral("from 0 to 5")), qPrintable(started.error()->message));
        }
    }

    // --- The rest

    void ctor_intents()
    {
        QCOMPARE(BotConfig().intents, Intents(Intent::AllUnprivileged));
        simulate();
        GatewayBot usual(config());
        BotConfig narrow = config();
        narrow.intents = Intent::Guilds;
        GatewayBot modest(narrow);
        QCOMPARE(modest.intents(), Intents(Intent::Guilds));
        int heard = 0;
        int seen = 0;
        int sounds = 0;
        usual.listen([&](const GuildMessageCreateEvent &) { ++heard; });
        modest.listen([&](const ShardPayloadEvent &event) { seen += event.name == u"MESSAGE_CREATE" ? 1 : 0; });
        modest.listen([&](const SoundboardSoundsEvent &) { ++sounds; });
        QVERIFY(starts(usual));
        QVERIFY(starts(modest));
        const Reply<Message> sent =
            usual.rest()->createMessage(m_simulator->textChannel(0), { .content = QStringLiteral("hi") });
        QTRY_COMPARE(heard, 1);
        // What is asked for afterwards comes after what was not sent.
        modest.requestSoundboardSounds({ m_simulator->guildIds().first() });
        QTRY_COMPARE(sounds, 1);
        QCOMPARE(seen, 0);
    }
    void ctor_keyword_only_options()
    {
        // By name and in any order; or in one expression, then in the order of their declaration
        BotConfig config;
        config.maxRetries = 1;
        config.intents = Intent::Guilds;
        config.token = scriptedConfig().token;
        config.banner = std::nullopt;
        config.logs = std::nullopt;
        const GatewayBot byName(config);
        const GatewayBot atOnce({ .token = scriptedConfig().token,
            .intents = Intent::Guilds,
            .banner = std::nullopt,
            .logs = std::nullopt,
            .maxRetries = 1 });
        for (const GatewayBot *bot : { &byName, &atOnce }) {
            QCOMPARE(bot->config().maxRetries, 1);
            QCOMPARE(bot->intents(), Intents(Intent::Guilds));
            QCOMPARE(bot->config().token, scriptedConfig().token);
        }
    }
    void ctor_suppress_optimization_warning()
    {
        // A compiled library has no interpreter's switches to warn of: nothing is said, so there is nothing to silence.
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=true"));
        const KeptLog log;
        simulate();
        GatewayBot bot(config());
        QVERIFY(starts(bot));
        const QStringList lines = log.texts();
        QVERIFY(!lines.isEmpty());
        QVERIFY(lines.filter(QStringLiteral("optimi"), Qt::CaseInsensitive).isEmpty());
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
    }
    void ctor_token()
    {
        simulate();
        BotConfig with = config();
        with.token = Token(QStringLiteral(" \t") + m_simulator->token().secret() + QStringLiteral("\r\n"));
        QCOMPARE(with.token, m_simulator->token());
        GatewayBot bot(with);
        QCOMPARE(bot.tokenId(), m_simulator->botUserId());
        QVERIFY(starts(bot));

        const QString malformed[] { {}, QStringLiteral(" "), QStringLiteral("one.two"), QStringLiteral("!.x.y") };
        for (const QString &text : malformed) {
            BotConfig wrong = scriptedConfig();
            wrong.token = Token(text);
            GatewayBot refused(wrong);
            QVERIFY(!refused.tokenId());
            QCOMPARE(failure(refused), Error::Kind::InvalidArgument);
        }
        QCOMPARE(m_server->connections, 0);
    }
};

QTEST_GUILESS_MAIN(TestSeedCtor)
#include "tst_seed_ctor.moc"
