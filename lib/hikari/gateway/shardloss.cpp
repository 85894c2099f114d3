// The part of Shard that deals with the end of connections: what was the matter, and what to do next

#include <hikari/gateway/shard_p.h>

#include <hikari/core/clock.h>
#include <hikari/core/logging.h>
#include <hikari/events/shard_events.h>
#include <hikari/gateway/closecode_p.h>
#include <hikari/gateway/eventinbox_p.h>
#include <hikari/model/gatewaycodes.h>

#include <QLocale>

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace Hikari {

using std::chrono::nanoseconds;

// Keeps the session; 1000 and 1001 would end it (P21).
constexpr int resumableClose = 4000;

static QString describe(const TransportEnd &end)
{
    switch (end.cause) {
    case TransportEnd::Cause::ClosedByServer: {
        // QWebSocket gives up a server that breaks the protocol with these codes, as the server may us, and does not
        // tell the one from the other.
        const bool mayBeOurs = end.closeCode == 1002 || end.closeCode == 1007 || end.closeCode == 1009;
        const QString by = mayBeOurs ? QStringLiteral("the connection was closed with %1")
                                     : QStringLiteral("Discord closed the connection with %1");
        QString text = by.arg(end.closeCode);
        const QString name = closeCodeName(end.closeCode);
        if (!name.isEmpty())
            text += QStringLiteral(" (%1)").arg(name);
        return text;
    }
    case TransportEnd::Cause::ClosedByUs:
        return QStringLiteral("connection closed");
    case TransportEnd::Cause::Lost:
        return QStringLiteral("connection lost (no close code)");
    case TransportEnd::Cause::Failed:
        break;
    }
    QString text = end.isTls ? QStringLiteral("the TLS handshake failed") : QStringLiteral("could not connect");
    if (!end.error.isEmpty())
        text += QStringLiteral(": ") + end.error;
    return text;
}

void Shard::connectionBroken(ShardConnection *connection, const QString &reason)
{
    if (connection != m_connection || m_phase == Phase::Closing)
        return;
    lose({ .reason = reason, .isHostFault = true });
}

void Shard::connectionEnded(ShardConnection *connection, const TransportEnd &end)
{
    if (connection != m_connection)
        return;
    if (m_phase == Phase::Closing) {
        // We meant it, whatever the code (P65).
        dropConnection(0, QStringLiteral("closed as requested"));
        if (m_isWanted && !m_isLeaving)
            go(QStringLiteral("new session as requested"));
        else
            finishStopping();
        return;
    }
    Loss loss { .reason = describe(end) };
    if (end.cause != TransportEnd::Cause::ClosedByServer) {
        loss.isHostFault = true;
        lose(std::move(loss));
        return;
    }
    loss.closeCode = end.closeCode;
    switch (closeReaction(end.closeCode)) {
    case CloseReaction::Resume:
        break;
    case CloseReaction::NewSession:
        loss.isNewSession = true;
        break;
    case CloseReaction::StopShard:
    case CloseReaction::StopBot: {
        QString text = fatalCloseText(end.closeCode, m_id, m_config.shardCount, m_config.intents);
        // Switching an intent off ends sessions with 4003 first (P26).
        if (end.closeCode == int(GatewayCloseCode::DisallowedIntents) && m_wasRefusedSession)
            text += QStringLiteral(" It was switched off while the bot ran.");
        fail(end.closeCode, true, text);
        return;
    }
    }
    m_wasRefusedSession = end.closeCode == int(GatewayCloseCode::NotAuthenticated);
    lose(std::move(loss));
}

void Shard::lose(Loss loss)
{
    const bool wasLive = m_phase == Phase::Live;
    const bool sentResume = m_phase == Phase::AwaitingReady && !m_session.id.isEmpty();
    const bool triedResume = !wasLive && !m_session.id.isEmpty();
    // Whatever it says instead, a host that does not come to HELLO is of no use to the session.
    const bool cameToHello = m_phase != Phase::Opening && m_phase != Phase::AwaitingHello;
    dropConnection(resumableClose, loss.reason, loss.closeCode);
    m_setup.status->update([&loss](ShardSnapshot &snapshot) {
        ++snapshot.reconnects;
        snapshot.lastCloseCode = loss.closeCode;
        snapshot.lastCloseReason = loss.reason;
    });

    if (loss.isNewSession)
        forgetSession();
    if (triedResume && !loss.isRequested && !m_session.id.isEmpty()) {
        m_failedResumes += sentResume ? 1 : 0;
        m_hostFailures += loss.isHostFault || !cameToHello ? 1 : 0;
        if (giveUpSessionIfBricked(loss))
            forgetSession();
    }

    if (m_isLeaving && m_session.id.isEmpty()) {
        m_isWanted = false;
        failCommands();
        finishStopping(); // nothing more can come
        return;
    }

    const nanoseconds delay = delayAfter(loss, wasLive);
    const int attempt = m_backoff.failures();
    QString next = m_session.id.isEmpty() ? QStringLiteral("starting a new session")
                                          : QStringLiteral("resuming at seq %1").arg(m_session.sequences.resumeFrom());
    if (attempt > 0)
        next += QStringLiteral(", attempt %1").arg(attempt + 1);
    if (delay > 0ns) {
        next +=
            QStringLiteral(" in %1 s").arg(QLocale::c().toString(std::chrono::duration<double>(delay).count(), 'f', 1));
    }
    // A person need not know that Discord moves connections about; everything else is worth a warning.
    const QString line = QStringLiteral("shard %1: %2, %3").arg(m_id).arg(loss.reason, next);
    if (wasLive && !loss.isHostFault && loss.closeCode == 0)
        qCInfo(m_log).noquote() << line;
    else
        qCWarning(m_log).noquote() << line;

    m_setup.status->update([attempt](ShardSnapshot &snapshot) { snapshot.attempt = attempt; });
    if (delay <= 0ns) {
        go(loss.reason);
        return;
    }
    m_phase = Phase::Waiting;
    setState(ShardState::BackingOff, loss.reason, next, m_clock->wall() + delay);
    m_timer.start(delay);
}

bool Shard::giveUpSessionIfBricked(const Loss &loss)
{
    if (m_hostFailures >= hostAttempts && !m_session.resumeUrl.isEmpty()) {
        // The session may well be alive where the host is not (P1).
        qCWarning(m_log).noquote().nospace()
            << "shard " << m_id << ": " << m_session.resumeUrl.authority(QUrl::FullyEncoded) << " does not answer ("
            << loss.reason << "), resuming at " << m_config.url.authority();
        m_session.resumeUrl.clear();
        m_hostFailures = 0;
        m_setup.status->update([](ShardSnapshot &snapshot) { snapshot.resumeHost.clear(); });
    }
    const bool isTooLate = m_firstResumeAt && m_clock->monotonic() - *m_firstResumeAt > resumePatience;
    if (m_failedResumes < resumeAttempts && !isTooLate)
        return false;
    qCWarning(m_log).nospace() << "shard " << m_id << ": the session cannot be resumed (" << m_failedResumes
                               << " attempts), giving it up";
    return true;
}

nanoseconds Shard::delayAfter(const Loss &loss, bool wasLive)
{
    if (loss.isRequested)
        return 0ns;
    nanoseconds delay { 0 };
    if (!wasLive) {
        delay = m_backoff.next(m_random);
    } else if (m_clock->monotonic() - m_liveSince > healthyAge) {
        m_shortLives = 0;
    } else if (++m_shortLives > 1) {
        // Ready every time, but never for long: READY resets the ladder, this one goes on.
        delay = m_random.between(0ns, Backoff::bound(m_shortLives - 2));
    }
    return std::max(delay, loss.leastDelay);
}

void Shard::fail(int closeCode, bool isReported, const QString &text)
{
    dropConnection(resumableClose, text, closeCode);
    m_timer.stop();
    m_isWanted = false;
    m_phase = Phase::Idle;
    forgetSession();
    failCommands();
    reportCaughtUp();
    const QString reason = closeCode ? QStringLiteral("%1 %2").arg(closeCode).arg(closeCodeName(closeCode)) : text;
    m_setup.status->update([&](ShardSnapshot &snapshot) {
        snapshot.lastCloseCode = closeCode;
        snapshot.lastCloseReason = reason;
    });
    setState(ShardState::Failed, reason, closeCode ? QString::number(closeCode) : text);
    Error error;
    error.kind = closeCode ? Error::Kind::GatewayClosed : Error::Kind::InvalidArgument;
    error.closeCode = closeCode;
    error.message = text;
    if (!isReported)
        return;
    qCCritical(m_log).noquote().nospace()
        << "shard " << m_id << ": stopped for good: " << text
        << (closeCode ? QStringLiteral(" (close code %1)").arg(closeCode) : QString());
    Q_EMIT failed(error);
}

void Shard::finishStopping()
{
    m_phase = Phase::Idle;
    m_isLeaving = false;
    if (m_state != ShardState::Stopped) {
        setState(ShardState::Stopped, QStringLiteral("stopped"));
        qCInfo(m_log).nospace() << "shard " << m_id << ": stopped";
    }
    reportCaughtUp();
    Q_EMIT stopped();
}

void Shard::dropConnection(int ourCode, const QString &reason, int serverCode)
{
    m_timer.stop();
    m_deadline.stop();
    m_heartbeat.stop();
    m_sends.setOpen(false);
    returnTicket();
    m_isHeldBack = false;
    m_setup.inbox->forget(this);
    ShardConnection *const connection = std::exchange(m_connection, nullptr);
    if (!connection)
        return;
    connection->drop(ourCode);
    connection->deleteLater(); // we may be inside its signal (P12)
    bool wasConnected = false;
    m_setup.status->update([&wasConnected](ShardSnapshot &snapshot) {
        wasConnected = std::exchange(snapshot.isConnected, false);
        snapshot.isHeldBack = false;
        snapshot.heartbeatLatency.reset();
    });
    if (!wasConnected || !m_config.interest->wants(EventType::ShardDisconnected))
        return;
    m_receivedAt = m_clock->wall();
    ShardDisconnectedEvent event;
    event.shardId = m_id;
    event.closeCode = serverCode;
    event.reason = reason;
    push(makeEvent(std::move(event)), {}, 0);
}

void Shard::suspend()
{
    if (m_phase == Phase::Idle) {
        Q_EMIT stopped();
        return;
    }
    if (const GatewaySession session = storedSession(); !session.sessionId.isEmpty())
        Q_EMIT suspended(session);
    m_isWanted = false;
    failCommands();
    dropConnection(resumableClose, QStringLiteral("suspended"));
    forgetSession();
    finishStopping();
}

void Shard::leave()
{
    if (m_phase == Phase::Idle) {
        Q_EMIT stopped();
        return;
    }
    m_isLeaving = true;
    if (m_phase == Phase::Live)
        askForAck();
    else if (m_session.id.isEmpty())
        stop();
}

void Shard::catchUp()
{
    m_isCatchingUp = true;
    if (m_phase == Phase::Idle)
        reportCaughtUp();
    else if (m_phase == Phase::Live)
        askForAck();
}

void Shard::reportCaughtUp()
{
    if (!std::exchange(m_isCatchingUp, false))
        return;
    EventInbox::Item item;
    item.shardId = m_id;
    item.set = m_setup.set;
    item.isCaughtUp = true;
    m_setup.inbox->push(std::move(item));
}

void Shard::askForAck()
{
    // What was sent to us before the answer has been read when it comes.
    m_awaitedAcks = m_beatsUnanswered + 1;
    sendExtraBeat();
}

// The places kept for beats are for those that are due.
void Shard::sendExtraBeat()
{
    m_sends.count();
    sendBeat();
}

void Shard::countAwaitedAck()
{
    if (--m_awaitedAcks == 0) {
        reportCaughtUp();
        leaveIfDone();
        return;
    }
    // The one asked for may have come: an ACK can answer two beats, and does not say which (P16). Taking it for that
    // could lose an event, and the next beat of our own may be an interval away; one more beat is answered at once.
    sendExtraBeat();
}

void Shard::leaveIfDone()
{
    if (m_isLeaving && m_phase == Phase::Live && m_awaitedAcks == 0 && m_sends.waiting() == 0)
        stop();
}

void Shard::resetLadder()
{
    m_backoff.reset();
    m_shortLives = 0;
}

void Shard::returnTicket()
{
    if (m_ticket)
        m_setup.identifyQueue->cancel(std::exchange(m_ticket, 0));
}

} // namespace Hikari
