// The part of Shard that sends: IDENTIFY, RESUME, heartbeats, and what the bot asks for

#include <hikari/gateway/shard_p.h>

#include <hikari/core/clock.h>
#include <hikari/core/logging.h>
#include <hikari/core/redact_p.h>
#include <hikari/gateway/gatewaymessages_p.h>

#include <utility>

namespace Hikari {

void Shard::identify()
{
    const QByteArray message = identifyMessage(m_config, m_id, m_sends.presence());
    if (message.size() > gatewayMessageLimit) {
        fail(0, true,
            QStringLiteral("IDENTIFY has %1 bytes, and Discord allows %2: shorten the activity.")
                .arg(message.size())
                .arg(gatewayMessageLimit));
        return;
    }
    m_phase = Phase::AwaitingReady;
    m_deadline.start(readyDeadline);
    setState(ShardState::Identifying, QStringLiteral("HELLO"));
    m_setup.identifyQueue->sent(std::exchange(m_ticket, 0));
    send(message);
    m_sends.identified();
    qCInfo(m_log).nospace() << "shard " << m_id << ": connected, identifying";
}

void Shard::resume()
{
    m_phase = Phase::AwaitingReady;
    m_deadline.start(readyDeadline);
    if (!m_firstResumeAt)
        m_firstResumeAt = m_clock->monotonic();
    qCDebug(m_log).nospace() << "shard " << m_id << ": connected, resuming at seq " << m_session.sequences.resumeFrom();
    send(resumeMessage(m_config.token, m_session.id, m_session.sequences.resumeFrom()));
    m_sends.count();
}

void Shard::heartbeat()
{
    sendBeat();
    publishHeartbeat();
}

void Shard::sendBeat()
{
    ++m_beatsUnanswered;
    send(heartbeatMessage(m_session.sequences.last()));
}

void Shard::send(const QByteArray &text)
{
    if (!m_connection)
        return;
    hikariTrace(m_log).noquote().nospace()
        << "shard " << m_id << ": sends " << text.size() << " bytes: " << payloadExcerpt(text);
    m_setup.status->countSent(text.size());
    m_connection->send(text);
}

void Shard::submit(const GatewayCommand &command)
{
    if (!m_isWanted) {
        Q_EMIT commandFinished(
            command.id, { .kind = Error::Kind::State, .message = QStringLiteral("shard %1 is stopped").arg(m_id) });
        return;
    }
    m_sends.add(command);
    publishWaiting();
}

void Shard::cancelCommand(quint64 id)
{
    m_sends.cancel(id);
    publishWaiting();
}

void Shard::failCommands()
{
    m_sends.failAll({ .kind = Error::Kind::State, .message = QStringLiteral("shard %1 was stopped").arg(m_id) });
}

void Shard::publishWaiting()
{
    m_setup.status->update([waiting = m_sends.waiting()](ShardSnapshot &snapshot) { snapshot.sendsWaiting = waiting; });
}

void Shard::publishHeartbeat()
{
    m_setup.status->update([this](ShardSnapshot &snapshot) {
        snapshot.heartbeatLatency = m_heartbeat.latency();
        snapshot.latencyHistory = m_heartbeat.history();
        snapshot.heartbeatInterval = std::chrono::duration_cast<std::chrono::milliseconds>(m_heartbeat.interval());
        snapshot.lastHeartbeatSentAt = m_heartbeat.lastSentAt();
        snapshot.lastHeartbeatAckAt = m_heartbeat.lastAcknowledgedAt();
    });
}

} // namespace Hikari
