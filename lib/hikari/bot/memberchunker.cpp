#include <hikari/bot/memberchunker_p.h>

#include <hikari/core/logging.h>

#include <algorithm>
#include <utility>

namespace Hikari {

MemberChunker::MemberChunker(MemberRequests *requests, int shardCount, bool withPresences)
    : m_requests(requests)
    , m_shardCount(shardCount)
    , m_withPresences(withPresences)
{ }

void MemberChunker::add(Snowflake guild)
{
    const int shardId = guild.shardId(m_shardCount);
    Line &line = m_lines[shardId];
    if (line.current == guild || line.waiting.contains(guild))
        return;
    line.waiting.append(guild);
    ++m_progress.guilds;
    Q_EMIT progressed();
    next(shardId);
}

void MemberChunker::removeIf(const std::function<bool(Snowflake)> &isMeant)
{
    if (m_progress.done == m_progress.guilds) // nobody waits: nearly always
        return;
    int removed = 0;
    QList<Reply<GuildMembers>> asked;
    for (Line &line : m_lines) {
        removed += int(line.waiting.removeIf(isMeant));
        if (!line.current.isNull() && isMeant(line.current))
            asked.append(line.request);
    }
    m_progress.guilds -= removed;
    if (removed > 0)
        Q_EMIT progressed();
    for (const Reply<GuildMembers> &request : std::as_const(asked))
        request.cancel(); // no chunk comes, and those behind it would wait until that is noticed
}

void MemberChunker::setShardCount(int shardCount)
{
    m_shardCount = shardCount;
    QList<Snowflake> waiting;
    for (Line &line : m_lines)
        waiting += std::exchange(line.waiting, {});
    for (const Snowflake guild : std::as_const(waiting))
        m_lines[guild.shardId(shardCount)].waiting.append(guild);
    const QList<int> lines = m_lines.keys();
    for (const int line : lines)
        next(line);
}

void MemberChunker::next(int shardId)
{
    Line &line = m_lines[shardId];
    if (!line.current.isNull() || line.waiting.isEmpty())
        return;
    line.current = line.waiting.takeFirst();
    line.members = 0;
    RequestGuildMembers request;
    request.guildId = line.current;
    if (m_withPresences)
        request.wantsPresences = true;
    MemberRequestOptions options;
    options.progress = [this, shardId](const MemberRequestProgress &progress) {
        qsizetype &counted = m_lines[shardId].members;
        m_progress.members += std::max<qsizetype>(0, progress.members - counted);
        counted = progress.members;
        Q_EMIT progressed();
    };
    line.request = m_requests->requestUncollected(std::move(request), std::move(options));
    line.request
        .onError(this,
            [guild = line.current](const Error &error) {
                // A bot that shuts down has nothing to complain about, and who was removed is not missed.
                if (error.kind != Error::Kind::ShutDown && error.kind != Error::Kind::State
                    && error.kind != Error::Kind::Cancelled)
                    qCWarning(lcBot).noquote()
                        << "the members of guild" << guild.toString() << "could not be had:" << error.toString();
            })
        .onFinished(this, [this, shardId] {
            m_lines[shardId].current = {};
            ++m_progress.done;
            Q_EMIT progressed();
            // From the event loop: requests that fail at once would pile up on the stack.
            QMetaObject::invokeMethod(
                this, [this, shardId] { next(shardId); }, Qt::QueuedConnection);
        });
}

} // namespace Hikari
