#include "chaossimulator.h"

#include <hikari/core/token.h>
#include <hikari/simulator/simulator.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QSocketNotifier>

#include <cstdio>
#include <iostream>
#include <string>

using namespace std::chrono_literals;

namespace Hikari {

constexpr int answerLimit = 60'000; // milliseconds
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__) // which make all of it up to ten times slower
constexpr double eventsPerSecond = 200;
#else
constexpr double eventsPerSecond = 2000;
#endif

ChaosSimulator::~ChaosSimulator()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(answerLimit))
        m_process.kill();
}

bool ChaosSimulator::start(int shards, quint32 seed)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(),
        { QStringLiteral("serve"), QString::number(shards), QString::number(seed) });
    const QByteArrayList words = ask({}).split(' ');
    if (words.size() != 2)
        return false;
    m_restUrl = QUrl(QString::fromLatin1(words[0]));
    m_token = QString::fromLatin1(words[1]);
    return true;
}

QByteArray ChaosSimulator::ask(const QByteArray &line)
{
    if (!line.isEmpty())
        m_process.write(line + '\n');
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(answerLimit))
            return {};
    }
    return m_process.readLine().trimmed();
}

bool ChaosSimulator::inject(const FaultOrder &order)
{
    return ask("fault " + order.toText().toUtf8()) == "ok";
}

void ChaosSimulator::clearFaults()
{
    ask("clear");
}

void ChaosSimulator::setEventsPerSecond(double rate)
{
    ask("rate " + QByteArray::number(rate));
}

ChaosLedger ChaosSimulator::ledger()
{
    const QJsonObject json = QJsonDocument::fromJson(ask("ledger")).object();
    ChaosLedger ledger;
    const QJsonArray shards = json[QLatin1String("shards")].toArray();
    for (const QJsonValue &shard : shards) {
        ledger.shards.insert(shard[QLatin1String("id")].toInt(),
            { shard[QLatin1String("session")].toString(), shard[QLatin1String("connected")].toBool(),
                shard[QLatin1String("sequence")].toInteger(),
                quint64(shard[QLatin1String("identifies")].toInteger()) });
    }
    for (const QJsonValue &violation : json[QLatin1String("violations")].toArray())
        ledger.violations.append(violation.toString());
    ledger.violationCount = quint64(json[QLatin1String("violation_count")].toInteger());
    ledger.faults = quint64(json[QLatin1String("faults")].toInteger());
    ledger.resumes = quint64(json[QLatin1String("resumes")].toInteger());
    ledger.replayed = quint64(json[QLatin1String("replayed")].toInteger());
    return ledger;
}

static QByteArray ledgerText(const Simulator &simulator, quint64 faults)
{
    const SimulatorLedger ledger = simulator.ledger();
    QJsonArray shards;
    for (const SimulatorShard &shard : ledger.shards) {
        shards.append(
            QJsonObject { { QStringLiteral("id"), shard.shardId }, { QStringLiteral("session"), shard.sessionId },
                { QStringLiteral("connected"), shard.isConnected }, { QStringLiteral("sequence"), shard.lastSequence },
                { QStringLiteral("identifies"), qint64(shard.identifies) } });
    }
    QJsonArray violations;
    for (const SimulatorViolation &violation : ledger.violations.mid(0, 10))
        violations.append(violation.text);
    return QJsonDocument(
        QJsonObject { { QStringLiteral("shards"), shards }, { QStringLiteral("violations"), violations },
            { QStringLiteral("violation_count"), qint64(ledger.violationCount) },
            { QStringLiteral("faults"), qint64(faults) }, { QStringLiteral("resumes"), qint64(ledger.resumes) },
            { QStringLiteral("replayed"), qint64(ledger.replayed) } })
        .toJson(QJsonDocument::Compact);
}

int ChaosSimulator::serve(int &argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
    SimulatorConfig world;
    world.shards = application.arguments().value(2).toInt();
    world.seed = application.arguments().value(3).toUInt();
    world.maxConcurrency = world.shards;
    // The bot keeps 200 ms; a busy machine brings together what was sent apart.
    world.identifyWindow = 150ms;
    world.sessionStartLimit = 100'000;
    world.guilds = 64;
    world.heartbeatInterval = 1s;
    world.heartbeatTimeout = 60s; // what is silent here is silent by order
    world.eventsPerSecond = eventsPerSecond;
    world.replayBytes = 64 << 20;
    world.limitSends = false; // heartbeats every second over many connections
    Simulator simulator(world);
    Error error;
    if (!simulator.start(&error)) {
        std::fprintf(stderr, "%s\n", qPrintable(error.message));
        return 1;
    }
    quint64 faults = 0;
    QObject::connect(&simulator, &Simulator::faultInjected, &application, [&faults] { ++faults; });
    const auto answer = [](const QByteArray &text) {
        std::printf("%s\n", text.constData());
        std::fflush(stdout);
    };
    answer((simulator.restUrl().toString() + u' ' + simulator.token().secret()).toLatin1());
    QSocketNotifier input(0, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &application, [&] {
        std::string text;
        if (!std::getline(std::cin, text)) {
            QCoreApplication::quit();
            return;
        }
        const QByteArray line = QByteArray::fromStdString(text);
        if (line.startsWith("fault ")) {
            const auto order = FaultOrder::fromText(QString::fromUtf8(line.mid(6)));
            answer(order && simulator.injectFault(*order) != 0 ? "ok" : "wrong");
        } else if (line.startsWith("rate ")) {
            simulator.setEventsPerSecond(line.mid(5).toDouble());
            answer("ok");
        } else if (line == "clear") {
            simulator.clearFaults();
            answer("ok");
        } else {
            answer(ledgerText(simulator, faults));
        }
    });
    return QCoreApplication::exec();
}

} // namespace Hikari
