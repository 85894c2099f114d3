#include "applicationstate.h"

namespace Panel {

ApplicationState ApplicationStateTracker::update(Phase phase, const ShardCounts &counts, qint64 now)
{
    const auto decide = [&]() -> ApplicationState {
        switch (phase) {
        case Phase::Idle:
            return ApplicationState::NotConnected;
        case Phase::Stopping:
            return ApplicationState::Stopping;
        case Phase::Failed:
            return ApplicationState::Failed;
        case Phase::Running:
            break;
        }
        if (counts.wanted > 0 && counts.failed == counts.wanted)
            return ApplicationState::Failed;
        if (counts.ready == counts.wanted && counts.wanted > 0)
            m_wasReady = true;

        const bool inTrouble = counts.problem + counts.failed > 0;
        if (inTrouble) {
            m_healthSince = -1;
            if (m_troubleSince < 0)
                m_troubleSince = now;
        } else {
            if (m_healthSince < 0)
                m_healthSince = now;
            // Before it was shown, trouble leaves at once; afterwards it has to prove itself gone.
            const bool isShown = m_state == ApplicationState::Degraded || m_state == ApplicationState::Offline;
            if (!isShown || now - m_healthSince >= healthDelay)
                m_troubleSince = -1;
        }
        if (m_troubleSince >= 0 && now - m_troubleSince >= troubleDelay) {
            const bool allDown = counts.connected == 0 && counts.problem > 0;
            return allDown ? ApplicationState::Offline : ApplicationState::Degraded;
        }
        if (counts.identified == 0 && !m_wasReady)
            return ApplicationState::Connecting;
        if (counts.starting > 0 || !m_wasReady)
            return ApplicationState::Starting;
        return ApplicationState::Ready;
    };
    m_state = decide();
    if (phase != Phase::Running) {
        m_troubleSince = m_healthSince = -1;
        m_wasReady = false;
    }
    return m_state;
}

QString ApplicationStateText::badge(ApplicationState state, const ShardCounts &counts)
{
    switch (state) {
    case ApplicationState::NotConnected:
        return tr("Not connected");
    case ApplicationState::Connecting:
        return tr("Connecting");
    case ApplicationState::Starting: //: %1 of %2 shards are ready
        return tr("Starting %1/%2").arg(counts.ready).arg(counts.wanted);
    case ApplicationState::Ready: //: %1 of %2 shards are ready
        return tr("Ready %1/%2").arg(counts.ready).arg(counts.wanted);
    case ApplicationState::Degraded: //: %1 of %2 shards are ready
        return tr("Degraded %1/%2").arg(counts.ready).arg(counts.wanted);
    case ApplicationState::Offline: //: State: no shard is connected, attempts continue
        return tr("Reconnecting");
    case ApplicationState::Failed:
        return tr("Failed");
    case ApplicationState::Stopping:
        return tr("Stopping");
    }
    return {};
}

QString ApplicationStateText::sentence(ApplicationState state, const ShardCounts &counts)
{
    const int troubled = counts.problem + counts.failed;
    switch (state) {
    case ApplicationState::NotConnected:
        return tr("No bot is connected");
    case ApplicationState::Connecting:
        return tr("Connecting");
    case ApplicationState::Starting: //: %1 of %n shards are ready
        return tr("Starting shards: %1 of %Ln ready", nullptr, counts.wanted).arg(counts.ready);
    case ApplicationState::Ready:
        if (counts.ready == counts.wanted)
            return counts.wanted == 1 ? tr("The shard is ready")
                                      : tr("All %Ln shards are ready", nullptr, counts.wanted);
        return tr("%1 of %Ln shards are ready", nullptr, counts.wanted).arg(counts.ready);
    case ApplicationState::Degraded: //: Goes before ", %n with problems"
        return tr("%1 of %2 shards are ready, %Ln with a problem", nullptr, troubled)
            .arg(counts.ready)
            .arg(counts.wanted);
    case ApplicationState::Offline:
        return tr("No shard is connected, trying again");
    case ApplicationState::Failed:
        return tr("Stopped: further attempts would fail too");
    case ApplicationState::Stopping:
        return tr("Closing all connections");
    }
    return {};
}

QString ApplicationStateText::name(ApplicationState state)
{
    switch (state) {
    case ApplicationState::NotConnected:
        return QStringLiteral("empty");
    case ApplicationState::Connecting:
        return QStringLiteral("connecting");
    case ApplicationState::Starting:
        return QStringLiteral("starting");
    case ApplicationState::Ready:
        return QStringLiteral("ready");
    case ApplicationState::Degraded:
        return QStringLiteral("degraded");
    case ApplicationState::Offline:
        return QStringLiteral("offline");
    case ApplicationState::Failed:
        return QStringLiteral("failed");
    case ApplicationState::Stopping:
        return QStringLiteral("stopping");
    }
    return {};
}

} // namespace Panel
