#include "interrupt.h"
#include "language.h"
#include "start.h"

#include <hikari/bot/gatewaybot.h>
#include <hikari/events/shard_events.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHash>
#include <QTimer>

#include <cstdio>

using namespace Hikari;

namespace Panel {

namespace {

constexpr int drainInterval = 20; // milliseconds
constexpr int settleTime = 700; // milliseconds for what is under way when the world falls quiet
constexpr int startLimit = 60; // seconds until all shards must be ready when there is no --duration

//! \brief Runs a session on the terminal and proves that no event was lost
class Headless : public QObject
{
    Q_OBJECT
public:
    Headless(const CommandLine &line, const SessionSetup &setup)
        : m_line(line)
        , m_setup(setup)
        , m_session(setup)
    {
        connect(&m_session, &Session::ready, this, [this] { m_wasReady = true; });
        connect(&m_session, &Session::failed, this, [this](const Error &error) {
            printError(describe(error, m_setup));
            m_exitCode = exitCodeOf(error);
            finish();
        });
        connect(&m_session, &DataSource::stopped, this, [this] { finish(); });
        connect(&m_drain, &QTimer::timeout, this, &Headless::drain);
        connect(&m_interrupt, &Interrupt::interrupted, this, &Headless::wind);
        m_drain.start(drainInterval);
        if (line.duration > 0)
            QTimer::singleShot(int(line.duration * 1000), this, &Headless::wind);
        else
            QTimer::singleShot(startLimit * 1000, this, [this] {
                if (!m_wasReady)
                    wind();
            });
        m_session.startBot();
    }

    int exitCode() const { return m_exitCode; }

private:
    struct Sequence
    {
        qint64 last = -1;
        quint64 gaps = 0;
    };

    void drain()
    {
        for (;;) {
            const QList<Delivery> events = m_session.takeEvents(1000);
            for (const Delivery &delivery : events)
                count(*delivery.event);
            if (events.size() < 1000)
                break;
        }
        m_session.takeLogs(100'000); // the terminal has them
    }

    void count(const Event &event)
    {
        const auto *fromShard = eventCast<ShardEvent>(event);
        if (!fromShard || fromShard->sequence < 0)
            return;
        ++m_events;
        Sequence &sequence = m_sequences[fromShard->shardId];
        if (isEvent<ShardReadyEvent>(event))
            sequence.last = fromShard->sequence; // a new session counts from here
        else if (isEvent<ShardResumedEvent>(event))
            ++m_resumes;
        if (sequence.last >= 0 && fromShard->sequence > sequence.last + 1)
            sequence.gaps += quint64(fromShard->sequence - sequence.last - 1);
        sequence.last = std::max(sequence.last, fromShard->sequence);
    }

    // Lets what is under way arrive, then closes.
    void wind()
    {
        if (std::exchange(m_winding, true))
            return;
        m_session.quietWorld();
        QTimer::singleShot(m_setup.isDemo ? settleTime : 0, this, [this] {
            drain();
            summarise();
            m_session.stopBot();
        });
    }

    void summarise()
    {
        const PanelSnapshot snapshot = m_session.snapshot();
        int ready = 0;
        quint64 lost = m_session.eventsDropped();
        for (const ShardSnapshot &shard : snapshot.shards) {
            ready += shard.isReady();
            const Sequence sequence = m_sequences.value(shard.id);
            lost += sequence.gaps;
            if (const qint64 sent = m_session.sentSequence(shard.id); m_setup.isDemo && sent > sequence.last)
                lost += quint64(sent - sequence.last);
        }
        const bool allReady = ready == snapshot.wanted && snapshot.wanted > 0;
        m_summary = Commands::tr("Events handled: %1. Shards ready: %2 of %3. Resumes: %4. Lost: %5.")
                        .arg(m_events)
                        .arg(ready)
                        .arg(snapshot.wanted)
                        .arg(m_resumes)
                        .arg(lost);
        if (!allReady && !m_wasReady) {
            printError(
                Commands::tr("not all shards were ready in time: allow more with --duration, or see the log above"));
            m_exitCode = ExitTimeLimit;
        } else if (lost > 0 && m_setup.isDemo) {
            m_exitCode = ExitRunTimeError;
        }
        if (const quint64 violations = m_session.violations(); violations > 0) {
            printError(Commands::tr("the bot broke %n of Discord's rules: look for sim.violation in the log above",
                nullptr, int(violations)));
            m_exitCode = ExitRunTimeError;
        }
    }

    void finish()
    {
        if (std::exchange(m_finished, true))
            return;
        m_drain.stop();
        if (!m_summary.isEmpty()) {
            std::printf("%s\n", m_summary.toLocal8Bit().constData());
            std::fflush(stdout);
        }
        QCoreApplication::exit(m_exitCode);
    }

    CommandLine m_line;
    SessionSetup m_setup;
    Session m_session;
    Interrupt m_interrupt;
    QTimer m_drain;
    QHash<int, Sequence> m_sequences;
    QString m_summary;
    quint64 m_events = 0;
    quint64 m_resumes = 0;
    int m_exitCode = ExitFine;
    bool m_wasReady = false;
    bool m_winding = false;
    bool m_finished = false;
};

} // namespace

int runHeadless(const CommandLine &line, int &argc, char **argv)
{
    QCoreApplication app(argc, argv);
    installLanguage(line.language);
    int exitCode = ExitFine;
    std::optional<SessionSetup> setup = setupOf(line, &exitCode);
    if (!setup)
        return exitCode;
    if (setup->isDemo && !line.calm && line.duration > 0)
        setup->incidentAfter = std::min(setup->incidentAfter, int(line.duration * 500));
    installLogging(line, true);
    GatewayBot::printBanner(QStringLiteral("hikari"), !line.noColor, false);
    Headless headless(line, *setup);
    QCoreApplication::exec();
    return headless.exitCode();
}

} // namespace Panel

#include "headless.moc"
