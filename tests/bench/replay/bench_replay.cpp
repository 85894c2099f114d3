// End to end: a prepared start-up and a mix of events over loopback, as compressed frames, into a client of its own
// process. Prints each client's CPU, whole process, and the ratio to the floor measured in the same run.
//
//   bench_replay [--events N] [--runs N] [--compression zstd|zlib|none] [--tls] [--rate N] [--strangers]
//
// With a rate the server sends each event by itself, so many a second; without, as fast as they are taken. Events are
// about members, channels and roles of the start-up and about messages of late; until 2026-11-30 each was about others
// that nobody had heard of, much as with --strangers.
//
// In a virtual machine the figures are at the mercy of its host: one binary took between 6 and 68 us an event within 65
// minutes, the floor's share of it slowed down as well. Such noise only adds, so the best run is printed beside the
// median, with the floor's of the same minutes. To compare two builds, run them in turn, several times. What goes from
// the gateway's thread to the bot's goes from core to core, cache line by cache line (60 to 80 ns each here), which the
// floor does not pay.
//
// Kept on one core (taskset -c 1) the bot took 10 to 17 % less in the same minutes, on 2026-11-30.
//
// Aims (architecture 11), and what was measured on 2026-11-29, with strangers, in a good and in a bad hour, medians:
//
//                                      aim     good: floor, bot      bad: floor, bot
//   zlib, CPU per event                9 us    5.2 us   7.3 us       5.8 us   8.8 us
//   zstd, CPU per event                7 us    2.7 us   7.6 us       3.0 us   8.9 us     not reached
//   zlib, TLS, 4,000 a second          45 us   18.2 us  34.8 us      21.3 us  50.4 us    not in a bad hour
//   CPU for start-up, zlib and zstd    450 ms  124, 53  258, 239 ms  165, 79  365, 327 ms (with TLS)
//   memory after start-up              45 MB   26 MB    44, 45 MB
//
// On 2026-11-30, a bad day, with the events as they are now, best runs: zlib 7.3 and 8.3 us, zstd 3.7 and 8.1 us, zlib
// over TLS 41.7 and 39.4 us, start-up 301 to 306 ms, 43 MB.
//
// The zlib of the bot is our own (bench_inflate), so it may be nearer to the floor than what is added to it.

#include "replayclient.h"
#include "replaydata.h"
#include "replayserver.h"

#include <hikari/simulator/core_p.h>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QProcess>
#include <QSslKey>

#include <algorithm>
#include <cstdio>

namespace {

//! Self-made, and the key that belongs to it
QSslConfiguration makeServerTls()
{
    const Hikari::Sim::Certificate made = Hikari::Sim::Certificate::make();
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(made.certificatePem));
    configuration.setPrivateKey(QSslKey(made.keyPem, QSsl::Ec));
    return configuration;
}

int serve(int eventCount, ReplayData::Subjects subjects, ReplayCompression compression, bool isTls, int rate)
{
    ReplayData data(1, subjects);
    const QByteArray ready = data.ready();
    const QList<QByteArray> startUp = QList<QByteArray> { ready } + data.startUp();
    const QList<QByteArray> events = data.events(eventCount);
    qint64 bytes = 0;
    for (const QByteArray &payload : events)
        bytes += payload.size();
    const std::optional<QSslConfiguration> tls = isTls ? std::optional(makeServerTls()) : std::nullopt;
    const ReplayServer::Replay replay = ReplayServer::prepare(data.hello(), startUp, events, compression);
    qint64 wireBytes = 0;
    for (const QByteArray &frame : replay.events)
        wireBytes += frame.size();
    ReplayServer server(replay, rate, tls);
    // What the clients need, then what is told to the reader
    std::printf("%d %d %lld %s %.0f %.2f\n", int(server.port()), int(server.controlPort()), qlonglong(startUp.size()),
        tls ? tls->localCertificate().toDer().toBase64().constData() : "-", double(bytes) / eventCount,
        double(bytes) / double(wireBytes));
    std::fflush(stdout);
    return QCoreApplication::exec();
}

QList<double> measure(const QString &client, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), QStringList { client } + arguments);
    QList<double> figures;
    if (!process.waitForFinished(300'000) || process.exitCode() != 0)
        return figures;
    const QList<QByteArray> fields = process.readAllStandardOutput().trimmed().split('\t');
    for (const QByteArray &field : fields.mid(1))
        figures += field.toDouble();
    return figures;
}

//! Of each figure the one at \a rank, the smallest first
QList<double> ranked(QList<QList<double>> runs, qsizetype rank)
{
    QList<double> result;
    for (qsizetype column = 0; column < runs.first().size(); ++column) {
        std::sort(runs.begin(), runs.end(), [column](const auto &a, const auto &b) { return a[column] < b[column]; });
        result += runs[rank][column];
    }
    return result;
}

void print(const char *name, const QList<double> &floor, const QList<double> &bot)
{
    const auto row = [name](const char *client, const QList<double> &f) {
        std::printf("%-6s %-7s %11.0f ms %9.1f MB %15.2f us %16.2f us\n", client, name, f[0], f[1], f[2], f[3]);
    };
    row("floor", floor);
    row("bot", bot);
    std::printf("%-6s %-7s %13.2f x %10.2f x %16.2f x %17.2f x\n", "ratio", name, bot[0] / floor[0], bot[1] / floor[1],
        bot[2] / floor[2], bot[3] / floor[3]);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Replays a prepared start-up and events into a client and prints CPU per event."));
    parser.addHelpOption();
    parser.addOption({ QStringLiteral("events"), QStringLiteral("Events after the start-up."), QStringLiteral("N"),
        QStringLiteral("100000") });
    parser.addOption({ QStringLiteral("runs"), QStringLiteral("Runs of each client; the median and the best count."),
        QStringLiteral("N"), QStringLiteral("5") });
    parser.addOption({ QStringLiteral("compression"), QStringLiteral("zstd, zlib or none."), QStringLiteral("NAME"),
        QStringLiteral("zstd") });
    parser.addOption({ QStringLiteral("tls"), QStringLiteral("Over TLS, with a certificate made for the run.") });
    parser.addOption(
        { QStringLiteral("rate"), QStringLiteral("Events a second, each sent by itself; 0: as fast as they are taken."),
            QStringLiteral("N"), QStringLiteral("0") });
    parser.addOption({ QStringLiteral("strangers"),
        QStringLiteral("Each event is about people, channels and messages that were not heard of before.") });
    parser.addPositionalArgument(
        QStringLiteral("role"), QStringLiteral("Used by this program itself."), QStringLiteral("[serve|floor|bot]"));
    parser.process(application);
    const int eventCount = std::max(1, parser.value(QStringLiteral("events")).toInt());
    const int runs = std::max(1, parser.value(QStringLiteral("runs")).toInt());
    const QString name = parser.value(QStringLiteral("compression"));
    const ReplayCompression compression = name == QStringLiteral("zstd") ? ReplayCompression::Zstd
        : name == QStringLiteral("zlib")                                 ? ReplayCompression::Zlib
                                                                         : ReplayCompression::None;
    const ReplayData::Subjects subjects =
        parser.isSet(QStringLiteral("strangers")) ? ReplayData::Subjects::Strangers : ReplayData::Subjects::Known;
    const bool isTls = parser.isSet(QStringLiteral("tls"));
    const int rate = std::clamp(parser.value(QStringLiteral("rate")).toInt(), 0, 1'000'000);
    const QStringList roles = parser.positionalArguments();

    if (roles.value(0) == QStringLiteral("serve"))
        return serve(eventCount, subjects, compression, isTls, rate);
    if (roles.size() == 5) {
        ReplayTask task;
        task.port = quint16(roles[1].toUInt());
        task.controlPort = quint16(roles[2].toUInt());
        task.startUpCount = roles[3].toLongLong();
        task.eventCount = eventCount;
        task.compression = compression;
        if (roles[4] != QStringLiteral("-"))
            task.certificate = QSslCertificate(QByteArray::fromBase64(roles[4].toLatin1()), QSsl::Der);
        return roles[0] == QStringLiteral("floor") ? runFloorClient(task) : runBotClient(task);
    }

    QStringList options { QStringLiteral("--events"), QString::number(eventCount), QStringLiteral("--compression"),
        name, QStringLiteral("--rate"), QString::number(rate) };
    if (isTls)
        options += QStringLiteral("--tls");
    if (subjects == ReplayData::Subjects::Strangers)
        options += QStringLiteral("--strangers");
    QProcess server;
    server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    server.start(QCoreApplication::applicationFilePath(), QStringList { QStringLiteral("serve") } + options);
    if (!server.waitForReadyRead(120'000)) {
        std::fprintf(stderr, "bench_replay: the server did not start\n");
        return 1;
    }
    const QList<QByteArray> served = server.readLine().trimmed().split(' ');
    std::printf("%d events of %s bytes, %s : 1 on the wire, %s%s", eventCount, served.value(4).constData(),
        served.value(5).constData(), qPrintable(name), isTls ? ", TLS" : "");
    if (rate > 0)
        std::printf(", %d a second, one send each", rate);
    std::printf("\n");

    QList<QList<double>> floor;
    QList<QList<double>> bot;
    QStringList arguments = options;
    for (const QByteArray &field : served.first(4))
        arguments += QString::fromLatin1(field);
    for (int run = 0; run < runs; ++run) { // in turn, since the machine's speed drifts
        floor += measure(QStringLiteral("floor"), arguments);
        bot += measure(QStringLiteral("bot"), arguments);
        if (floor.last().size() != 4 || bot.last().size() != 4) {
            std::fprintf(stderr, "bench_replay: a client failed\n");
            server.kill();
            server.waitForFinished();
            return 1;
        }
    }
    server.kill();
    server.waitForFinished();

    std::printf("%-14s %14s %12s %18s %19s\n", "client", "start-up CPU", "resident", "CPU per event", "wall per event");
    print("median", ranked(floor, floor.size() / 2), ranked(bot, bot.size() / 2));
    print("best", ranked(floor, 0), ranked(bot, 0));
    return 0;
}
