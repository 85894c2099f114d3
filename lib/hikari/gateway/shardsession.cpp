// The part of Shard that keeps its session: from READY or a store, and for a store

#include <hikari/gateway/shard_p.h>

#include <hikari/core/clock.h>
#include <hikari/gateway/eventinbox_p.h>

#include <utility>

namespace Hikari {

// RESUME carries the token: never in the clear when the gateway itself is not.
bool Shard::isUsable(const QUrl &resumeUrl) const
{
    return resumeUrl.isValid() && !resumeUrl.host().isEmpty()
        && (resumeUrl.scheme() == u"wss" || (resumeUrl.scheme() == u"ws" && m_config.url.scheme() == u"ws"));
}

bool Shard::rememberSession(JsonValue ready)
{
    const auto id = ready.find("session_id").toString();
    if (!id || id->empty())
        return false;
    m_session.id = QString::fromUtf8(id->data(), qsizetype(id->size()));
    m_session.resumeUrl.clear();
    if (const auto text = ready.find("resume_gateway_url").toString()) {
        const QUrl url(QString::fromUtf8(text->data(), qsizetype(text->size())), QUrl::StrictMode);
        if (isUsable(url))
            m_session.resumeUrl = url;
    }
    m_setup.status->update([this](ShardSnapshot &snapshot) {
        snapshot.sessionId = m_session.id;
        snapshot.resumeHost = m_session.resumeUrl.authority(QUrl::FullyEncoded);
        snapshot.readySince = m_receivedAt;
    });
    return true;
}

void Shard::restoreSession(const GatewaySession &session)
{
    const QUrl resumeUrl = isUsable(session.resumeUrl) ? session.resumeUrl : QUrl();
    m_session = { session.sessionId, resumeUrl, SequenceWindow(session.sequence) };
    m_decoder.restoreGuilds({ session.guilds.begin(), session.guilds.end() },
        { session.unavailableGuilds.begin(), session.unavailableGuilds.end() });
    m_setup.status->update([this](ShardSnapshot &snapshot) {
        snapshot.sessionId = m_session.id;
        snapshot.resumeHost = m_session.resumeUrl.authority(QUrl::FullyEncoded);
        snapshot.guildCount = m_decoder.guildCount();
        snapshot.unavailableGuilds = m_decoder.unavailableGuildCount();
        m_setup.status->setSequence(m_session.sequences.last());
    });
}

void Shard::forgetSession()
{
    if (!m_session.id.isEmpty())
        m_sends.endSession();
    m_session = Session();
    m_hostFailures = 0;
    m_failedResumes = 0;
    m_firstResumeAt.reset();
    m_setup.status->update([this](ShardSnapshot &snapshot) {
        snapshot.sessionId.clear();
        snapshot.resumeHost.clear();
        snapshot.readySince = {};
        m_setup.status->setSequence(-1);
    });
}

GatewaySession Shard::storedSession() const
{
    GatewaySession session;
    session.shardId = m_id;
    if (m_session.id.isEmpty() || m_session.sequences.last() < 0)
        return session;
    session.sessionId = m_session.id;
    session.resumeUrl = m_session.resumeUrl;
    session.sequence = m_session.sequences.resumeFrom();
    session.guilds = m_decoder.availableGuilds().values();
    session.unavailableGuilds = m_decoder.unavailableGuilds().values();
    return session;
}

void Shard::reportSession()
{
    EventInbox::Item item;
    item.shardId = m_id;
    item.set = m_setup.set;
    item.session = std::make_shared<const GatewaySession>(storedSession());
    m_setup.inbox->push(std::move(item));
}

} // namespace Hikari
