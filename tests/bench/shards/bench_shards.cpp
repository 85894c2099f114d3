// What idle shards cost: a bot of many shards against a simulator in another process, in which nothing happens.
// Prints the start-up, the CPU of the whole process while it idles, the memory of a shard, and what the simulator's
// ledger says of the protocol. Fails when a shard was lost or a rule was broken.
//
//   bench_shards [--shards N] [--seconds S] [--compression zstd|zlib|none]
//
// Aims (architecture 11): 64 shards under 1 % of a core; 1,000 shards start and stay connected. Measured on 2026-11-28
// on two busy cores: 64 shards at 0.07 %, 1,000 at 4 to 9 %, since each turn of an event loop polls all of its sockets;
// 166 and 100 kB per shard.

#include <hikari/bot/gatewaybot.h>
#include <hikari/simulator/simulator.h>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace Hikari;
using namespace std::chrono_literals;

namespace {

constexpr int buckets = 16; // Discord's smallest for large bots
constexpr std::chrono::milliseconds pace { 200 }; // of identifies; Discord has 5 s
// What the simulator insists on: less, since a busy machine brings together what was sent apart.
constexpr std::chrono::milliseconds identifyWindow { 50 };
constexpr int descriptorsPerShard = 2;
constexpr int otherDescriptors = 100;

QString benchToken()
{
    return QStringLiteral("NDE3NzE5ODM0MjMxNDM5Mzc.shards.bm90LWEtcmVhbC10b2tlbi1qdXN0LWEtYmVuY2htYXJr");
}

double seconds(const timeval &time)
{
    return double(time.tv_sec) + double(time.tv_usec) * 1e-6;
}

//! Of all threads of this process, user and system
double cpuSeconds()
{
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double wallSeconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double residentKb()
{
    malloc_trim(0);
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE)) / 1024;
}

//! As many open files as \a shards need, for this process and those it starts
bool raiseFileLimit(int shards)
{
    const auto needed = rlim_t(shards) * descriptorsPerShard + otherDescriptors;
    rlimit limit {};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= needed)
        return true;
    if (limit.rlim_max < needed) {
        std::fprintf(stderr,
            "bench_shards: %d shards need %llu open files and the hard limit is %llu: raise it (ulimit -Hn) or take "
            "fewer shards\n",
            shards, static_cast<unsigned long long>(needed), static_cast<unsigned long long>(limit.rlim_max));
        return false;
    }
    limit.rlim_cur = needed;
    return setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

//! The simulator's process: says where its REST API is, and when a line comes in what its ledger says
int runWorld(int shards)
{
    SimulatorConfig config;
    config.token = Token(benchToken());
    config.shards = shards;
    config.maxConcurrency = buckets;
    config.identifyWindow = identifyWindow;
    config.sessionStartLimit = 2 * shards;
    config.heartbeatInterval = 41'250ms; // Discord's
    config.guilds = shards;
    config.membersPerGuild = 5;
    config.channelsPerGuild = 4;
    config.rolesPerGuild = 2;
    config.emojisPerGuild = 0;
    config.eventsPerSecond = 0;
    Simulator simulator(config);
    Error error;
    if (!simulator.start(&error)) {
        std::fprintf(stderr, "bench_shards: %s\n", qPrintable(error.toString()));
        return 1;
    }
    std::printf("%s\n", qPrintable(simulator.restUrl().toString()));
    std::fflush(stdout);

    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &simulator, [&simulator] {
        char line[16];
        if (read(STDIN_FILENO, line, sizeof line) <= 0) {
            QCoreApplication::quit();
            return;
        }
        const SimulatorLedger ledger = simulator.ledger();
        for (const SimulatorViolation &violation : ledger.violations)
            std::fprintf(stderr, "violation by shard %d: %s\n", violation.shardId, qPrintable(violation.text));
        std::printf("%llu %llu %d %llu\n", qulonglong(ledger.connections), qulonglong(ledger.identifies),
            ledger.openConnections, qulonglong(ledger.violationCount));
        std::fflush(stdout);
    });
    return QCoreApplication::exec();
}

//! What the simulator saw
struct Books
{
    bool isValid = false;
    qulonglong connections = 0;
    qulonglong identifies = 0;
    int openConnections = 0;
    qulonglong violations = 0;
};

Books askForBooks(QProcess &world)
{
    Books books;
    world.write("ledger\n");
    while (!world.canReadLine()) {
        if (!world.waitForReadyRead(60'000))
            return books;
    }
    const QByteArray line = world.readLine();
    books.isValid = std::sscanf(line.constData(), "%llu %llu %d %llu", &books.connections, &books.identifies,
                        &books.openConnections, &books.violations)
        == 4;
    return books;
}

int runBot(QProcess &world, const QUrl &restUrl, int shards, int idleSeconds, Compression compression)
{
    BotConfig config;
    config.token = Token(benchToken());
    config.restUrl = restUrl;
    config.compression = compression;
    config.banner.reset();
    config.logs = LogLevel::Warning;
    GatewayBot bot(config);
    bot.listen([](const MessageCreateEvent &) {});

    const double memoryBefore = residentKb();
    const double cpuBefore = cpuSeconds();
    const double wallBefore = wallSeconds();
    int result = 1;
    const auto finish = [&bot, &result](int code) {
        result = code;
        bot.close().onFinished(&bot, [] { QCoreApplication::quit(); });
    };
    QObject::connect(&bot, &GatewayBot::fatalError, &bot, [](const Error &error) {
        std::fprintf(stderr, "bench_shards: %s\n", qPrintable(error.toString()));
        QCoreApplication::exit(1);
    });
    const auto measureIdle = [&] {
        const double cpu = cpuSeconds();
        const double wall = wallSeconds();
        QTimer::singleShot(std::chrono::seconds(idleSeconds), &bot, [&, cpu, wall] {
            const double share = (cpuSeconds() - cpu) / (wallSeconds() - wall) * 100;
            const double memory = (residentKb() - memoryBefore) / shards;
            const QList<ShardSnapshot> snapshots = bot.shardSnapshots();
            const auto ready = std::count_if(
                snapshots.begin(), snapshots.end(), [](const ShardSnapshot &shard) { return shard.isReady(); });
            const Books books = askForBooks(world);
            std::printf("idle       %.2f %% of a core over %d s\n", share, idleSeconds);
            std::printf("memory     %.1f kB per shard, its guild and session included\n", memory);
            std::printf("simulator  %llu connections, %llu identifies, %d still open, %llu violations\n",
                books.connections, books.identifies, books.openConnections, books.violations);
            const bool isWhole = books.isValid && ready == shards && books.openConnections == shards
                && books.connections == qulonglong(shards) && books.identifies == qulonglong(shards);
            if (!isWhole)
                std::fprintf(stderr, "bench_shards: %lld of %d shards are ready; lost at some time:\n",
                    qlonglong(ready), shards);
            for (const ShardSnapshot &shard : snapshots) {
                if (shard.reconnects > 0)
                    std::fprintf(stderr, "  shard %d, %d times, the last for: %s\n", shard.id, shard.reconnects,
                        qPrintable(shard.lastCloseReason));
            }
            finish(isWhole && books.violations == 0 ? 0 : 1);
        });
    };
    bot.start({ .startupWindowDelay = pace })
        .then(&bot,
            [&] {
                const double cpu = cpuSeconds() - cpuBefore;
                std::printf("start-up   %.2f s, CPU %.0f ms, %.2f ms per shard\n", wallSeconds() - wallBefore,
                    cpu * 1e3, cpu * 1e3 / shards);
                std::fflush(stdout);
                // What start-up leaves to do, deferred deletions for example, is no idling.
                QTimer::singleShot(1s, &bot, measureIdle);
            })
        .onError(&bot, [](const Error &error) {
            std::fprintf(stderr, "bench_shards: %s\n", qPrintable(error.toString()));
            QCoreApplication::exit(1);
        });
    const int code = QCoreApplication::exec();
    return code ? code : result;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Starts many shards against a simulator and lets them idle."));
    parser.addHelpOption();
    parser.addOption(
        { QStringLiteral("shards"), QStringLiteral("Shards of the bot."), QStringLiteral("N"), QStringLiteral("64") });
    parser.addOption({ QStringLiteral("seconds"), QStringLiteral("How long they idle."), QStringLiteral("S"),
        QStringLiteral("60") });
    parser.addOption({ QStringLiteral("compression"), QStringLiteral("zstd, zlib or none."), QStringLiteral("NAME"),
        QStringLiteral("zstd") });
    parser.addPositionalArgument(
        QStringLiteral("role"), QStringLiteral("Used by this program itself."), QStringLiteral("[world]"));
    parser.process(application);
    const int shards = std::max(1, parser.value(QStringLiteral("shards")).toInt());
    const int idleSeconds = std::max(1, parser.value(QStringLiteral("seconds")).toInt());
    const QString name = parser.value(QStringLiteral("compression"));
    const Compression compression = name == QStringLiteral("zstd") ? Compression::ZstdStream
        : name == QStringLiteral("zlib")                           ? Compression::ZlibStream
                                                                   : Compression::None;
    if (!raiseFileLimit(shards))
        return 1;
    if (parser.positionalArguments().value(0) == QStringLiteral("world"))
        return runWorld(shards);

    QProcess world;
    world.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    world.start(QCoreApplication::applicationFilePath(),
        { QStringLiteral("world"), QStringLiteral("--shards"), QString::number(shards) });
    if (!world.waitForReadyRead(120'000)) {
        std::fprintf(stderr, "bench_shards: the simulator did not start\n");
        return 1;
    }
    const QUrl restUrl(QString::fromUtf8(world.readLine().trimmed()));
    std::printf("%d shards, %s\n", shards, qPrintable(name));
    std::fflush(stdout);
    const int result = runBot(world, restUrl, shards, idleSeconds, compression);
    world.closeWriteChannel();
    if (!world.waitForFinished(10'000))
        world.kill();
    return result;
}
