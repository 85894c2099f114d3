#include <hikari/bot/watchdog_p.h>

#include <hikari/core/logging.h>
#include <hikari/events/registry.h>

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace Hikari {

using std::chrono::milliseconds;

// "Are you there?"
static QEvent::Type questionEvent()
{
    static const auto type = QEvent::Type(QEvent::registerEventType());
    return type;
}

QString BlockedReport::toString() const
{
    const QString text = QStringLiteral("%1 ms").arg(duration.count());
    if (!event)
        return text;
    if (!listener.line)
        return QString(text + QStringLiteral(" in a slot of the signal of ") + eventName(*event));
    return QString(text + QStringLiteral(" in the listener of ") + eventName(*event) + QStringLiteral(" at ")
        + listener.toString());
}

Watchdog::Watchdog(const EventManager *events, milliseconds threshold, bool holdsHeartbeats)
    : m_events(events)
    , m_threshold(threshold)
    , m_holdsHeartbeats(holdsHeartbeats)
{ }

Watchdog::~Watchdog()
{
    stop();
}

void Watchdog::start()
{
    if (m_threshold <= 0ms || m_thread.joinable())
        return;
    m_isStopping = false;
    m_isAnswered = true;
    m_thread = std::thread([this] { watch(); });
}

void Watchdog::stop()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wakeUp.notify_one();
    m_thread.join();
    QCoreApplication::removePostedEvents(this, questionEvent());
    const std::lock_guard lock(m_mutex);
    finishReport();
}

std::optional<BlockedReport> Watchdog::last() const
{
    const std::lock_guard lock(m_mutex);
    std::optional<BlockedReport> report = m_last;
    if (m_isReported)
        report->duration = blockedFor();
    return report;
}

bool Watchdog::event(QEvent *event)
{
    if (event->type() != questionEvent())
        return QObject::event(event);
    std::optional<BlockedReport> report;
    {
        const std::lock_guard lock(m_mutex);
        m_isAnswered = true;
        report = finishReport();
    }
    if (report) {
        qCWarning(lcBot).noquote() << "the bot's thread was blocked for" << report->toString();
        Q_EMIT ended(*report); // a slot may destroy the bot
    }
    return true;
}

void Watchdog::watch()
{
    const milliseconds step = std::max(m_threshold / 2, 1ms);
    std::unique_lock lock(m_mutex);
    while (!m_isStopping) {
        if (m_isAnswered) {
            m_isAnswered = false;
            m_seen.reset();
            m_warnAfter = m_threshold;
            m_postedAt = SteadyClock::now();
            QCoreApplication::postEvent(this, new QEvent(questionEvent()), Qt::HighEventPriority);
        }
        const SteadyClock::time_point wakeAt = SteadyClock::now() + step;
        m_wakeUp.wait_until(lock, wakeAt, [this] { return m_isStopping; });
        const SteadyClock::duration late = SteadyClock::now() - wakeAt;
        if (late > step)
            m_postedAt += late; // this thread did not run, so the bot's need not have either (P19)
        if (m_isStopping || m_isAnswered)
            continue;
        // The listener that blocked may have returned just now, with the event still waiting behind others.
        if (const std::optional<RunningListener> running = m_events->runningListener())
            m_seen = running;
        if (blockedFor() >= m_warnAfter)
            warn(lock);
    }
}

void Watchdog::warn(std::unique_lock<std::mutex> &lock)
{
    const milliseconds duration = blockedFor();
    if (!std::exchange(m_isReported, true)) {
        m_last.emplace();
        m_last->since = Timestamp::now() - duration;
    }
    m_last->duration = duration;
    m_last->event.reset();
    m_last->listener = {};
    if (m_seen) {
        m_last->event = m_seen->event;
        m_last->listener = m_seen->listener;
    }
    m_warnAfter = 2 * std::max(duration, m_warnAfter);
    const BlockedReport report = *m_last;
    lock.unlock(); // whoever takes the line may ask for last()
    const char *const consequence = m_holdsHeartbeats
        ? "heartbeats stop too, and Discord will end the connection: set gatewayThreads to 1 or more"
        : "events wait meanwhile, heartbeats go on; do the work in another thread";
    if (report.event)
        qCWarning(lcBot).noquote().nospace()
            << "the bot's thread has been blocked for " << report.toString() << "; " << consequence;
    else
        qCWarning(lcBot).noquote().nospace() << "the bot's thread has not come back to its event loop for "
                                             << report.toString() << ", outside of listeners; " << consequence;
    lock.lock();
}

// What was reported is complete now; nullopt: nothing was.
std::optional<BlockedReport> Watchdog::finishReport()
{
    if (!std::exchange(m_isReported, false))
        return {};
    m_last->duration = blockedFor();
    m_last->isOver = true;
    return m_last;
}

milliseconds Watchdog::blockedFor() const
{
    return std::chrono::duration_cast<milliseconds>(SteadyClock::now() - m_postedAt);
}

} // namespace Hikari
