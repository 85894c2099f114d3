// End to end: a prepared start-up and a mix of events over loopback, as compressed frames, into a client of its own
// process. Prints each client's CPU, whole process, and the ratio to the floor measured in the same run.
//
//   bench_replay [--events N] [--runs N] [--compression zstd|zlib|none] [--tls] [--rate N]
//
// With a rate the server sends each event by itself, so many a second; without, as fast as they are taken.
//
// Aims (architecture 11), and what was measured on 2026-11-28 on two cores that others kept busy (median of 5 short
// runs, 4 for zlib). With zstd even the ratio to the floor swung between 3.3 and 6.3 from run to run, before and after
// the changes of that day: to be taken again on a quiet machine.
//
//                              aim     floor  bot      ratio
//   zstd, CPU per event        7 us    2.3    8.3 us   3.6
//   zlib, CPU per event        9 us    5.5    11.3 us  2.1
//   zstd, TLS, 4,000 a second  45 us   22.9   41.5 us  1.8
//   CPU for start-up, zstd     450 ms  60     240 ms   4.0
//   memory after start-up      45 MB   28     50 MB    not reached
//
// In quieter minutes zstd took 6.1 us (floor 1.9, ratio 3.3). Of the memory 5 MB are freed but kept by the allocator:
// 45 MB with MALLOC_TRIM_THRESHOLD_ and MALLOC_TOP_PAD_ at 65536.

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

int serve(int eventCount, ReplayCompression compression, bool isTls, int rate)
{
    ReplayData data(1);
    const ReplayData::StartUp size;
    const QByteArray ready = data.ready(size);
    const QList<QByteArray> startUp = QList<QByteArray> { ready } + data.startUp(size);
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

QList<double> medians(QList<QList<double>> runs)
{
    QList<double> result;
    for (qsizetype column = 0; column < runs.first().size(); ++column) {
        std::sort(runs.begin(), runs.end(), [column](const auto &a, const auto &b) { return a[column] < b[column]; });
        result += runs[runs.size() / 2][column];
    }
    return result;
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
    parser.addOption({ QStringLiteral("runs"), QStringLiteral("Runs of each client; the median counts."),
        QStringLiteral("N"), QStringLiteral("3") });
    parser.addOption({ QStringLiteral("compression"), QStringLiteral("zstd, zlib or none."), QStringLiteral("NAME"),
        QStringLiteral("zstd") });
    parser.addOption({ QStringLiteral("tls"), QStringLiteral("Over TLS, with a certificate made for the run.") });
    parser.addOption(
        { QStringLiteral("rate"), QStringLiteral("Events a second, each sent by itself; 0: as fast as they are taken."),
            QStringLiteral("N"), QStringLiteral("0") });
    parser.addPositionalArgument(
        QStringLiteral("role"), QStringLiteral("Used by this program itself."), QStringLiteral("[serve|floor|bot]"));
    parser.process(application);
    const int eventCount = std::max(1, parser.value(QStringLiteral("events")).toInt());
    const int runs = std::max(1, parser.value(QStringLiteral("runs")).toInt());
    const QString name = parser.value(QStringLiteral("compression"));
    const ReplayCompression compression = name == QStringLiteral("zstd") ? ReplayCompression::Zstd
        : name == QStringLiteral("zlib")                                 ? ReplayCompression::Zlib
                                                                         : ReplayCompression::None;
    const bool isTls = parser.isSet(QStringLiteral("tls"));
    const int rate = std::clamp(parser.value(QStringLiteral("rate")).toInt(), 0, 1'000'000);
    const QStringList roles = parser.positionalArguments();

    if (roles.value(0) == QStringLiteral("serve"))
        return serve(eventCount, compression, isTls, rate);
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

    const QList<double> f = medians(floor);
    const QList<double> b = medians(bot);
    std::printf("%-8s %14s %12s %18s %19s\n", "client", "start-up CPU", "resident", "CPU per event", "wall per event");
    std::printf("%-8s %11.0f ms %9.1f MB %15.2f us %16.2f us\n", "floor", f[0], f[1], f[2], f[3]);
    std::printf("%-8s %11.0f ms %9.1f MB %15.2f us %16.2f us\n", "bot", b[0], b[1], b[2], b[3]);
    std::printf(
        "%-8s %13.2f x %10.2f x %16.2f x %17.2f x\n", "ratio", b[0] / f[0], b[1] / f[1], b[2] / f[2], b[3] / f[3]);
    return 0;
}
