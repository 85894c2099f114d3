#include <hikari/gateway/sendqueue_p.h>

#include <hikari/core/clock.h>

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace Hikari {

using std::chrono::nanoseconds;

// However fast the server wants its heartbeats, commands keep this many places.
constexpr int leastForCommands = 60;

SendQueue::SendQueue(
    Clock *clock, std::optional<PresenceUpdate> presence, std::function<void(const QByteArray &)> send, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_send(std::move(send))
    , m_timer(clock, this)
    , m_presence(std::move(presence))
{
    connect(&m_timer, &Timer::timeout, this, &SendQueue::pump);
}

void SendQueue::startConnection(nanoseconds heartbeatInterval)
{
    m_sentAt.clear();
    // One more than fit into the window, and as many again as Discord may ask for at once.
    const auto beats =
        int(std::min<qint64>(sendLimit, nanoseconds(sendWindow) / std::max<nanoseconds>(1ms, heartbeatInterval)));
    m_reserve = std::clamp(beats + 3, leastReserve, sendLimit - leastForCommands);
}

void SendQueue::count()
{
    m_sentAt.push_back(m_clock->monotonic());
}

void SendQueue::setOpen(bool open)
{
    m_isOpen = open;
    if (open)
        pump();
    else
        m_timer.stop();
}

void SendQueue::add(GatewayCommand command)
{
    if (command.presence) {
        QList<quint64> ids = m_pending ? std::move(m_pending->ids) : QList<quint64>();
        ids.append(command.id);
        m_pending = PendingPresence { std::move(command), std::move(ids) };
    } else {
        m_commands.push_back(std::move(command));
    }
    pump();
}

void SendQueue::cancel(quint64 id)
{
    std::erase_if(m_commands, [id](const GatewayCommand &command) { return command.id == id; });
    if (m_pending && m_pending->ids.removeOne(id) && m_pending->ids.isEmpty())
        m_pending.reset();
}

void SendQueue::endSession()
{
    std::deque<GatewayCommand> kept;
    QList<quint64> lost;
    for (GatewayCommand &command : m_commands) {
        if (command.outlivesSession)
            kept.push_back(std::move(command));
        else
            lost.append(command.id);
    }
    m_commands = std::move(kept);
    const Error error { .kind = Error::Kind::Gateway,
        .message = QStringLiteral("the session ended before the command could be sent") };
    for (const quint64 id : std::as_const(lost))
        Q_EMIT finished(id, error);
}

void SendQueue::failAll(const Error &error)
{
    m_timer.stop();
    QList<quint64> lost;
    for (const GatewayCommand &command : std::exchange(m_commands, {}))
        lost.append(command.id);
    if (m_pending)
        lost += std::exchange(m_pending, std::nullopt)->ids;
    for (const quint64 id : std::as_const(lost))
        Q_EMIT finished(id, error);
}

std::optional<PresenceUpdate> SendQueue::presence() const
{
    return m_pending ? m_pending->command.presence : m_presence;
}

void SendQueue::identified()
{
    count();
    if (presence())
        m_presencesAt.push_back(m_clock->monotonic());
    if (m_pending)
        finishPresence();
}

int SendQueue::waiting() const
{
    return int(m_commands.size()) + (m_pending ? 1 : 0);
}

void SendQueue::pump()
{
    if (std::exchange(m_isPumping, true))
        return;
    while (m_isOpen && waiting() > 0) {
        const nanoseconds now = m_clock->monotonic();
        const nanoseconds sendAt = freeAt(m_sentAt, sendLimit - m_reserve, sendWindow);
        const nanoseconds presenceAt =
            m_pending ? std::max(sendAt, freeAt(m_presencesAt, presenceLimit, presenceWindow)) : nanoseconds::max();
        const nanoseconds next = m_commands.empty() ? presenceAt : std::min(sendAt, presenceAt);
        if (next > now) {
            m_timer.startAt(next);
            break;
        }
        count();
        if (presenceAt <= now) {
            m_presencesAt.push_back(now);
            const QByteArray text = m_pending->command.text;
            finishPresence();
            m_send(text);
        } else {
            const GatewayCommand command = std::move(m_commands.front());
            m_commands.pop_front();
            m_send(command.text);
            Q_EMIT finished(command.id, {});
        }
    }
    m_isPumping = false;
}

// When one more may be sent; in the past if now.
nanoseconds SendQueue::freeAt(Times &times, int limit, nanoseconds window) const
{
    while (!times.empty() && times.front() + window <= m_clock->monotonic())
        times.pop_front();
    return times.size() < std::size_t(limit) ? 0ns : times[times.size() - std::size_t(limit)] + window;
}

void SendQueue::finishPresence()
{
    const PendingPresence sent = *std::exchange(m_pending, std::nullopt);
    m_presence = sent.command.presence;
    for (const quint64 id : sent.ids)
        Q_EMIT finished(id, {});
}

} // namespace Hikari
