#include <hikari/simulator/books_p.h>

#include <hikari/core/logging.h>

#include <algorithm>
#include <tuple>

namespace Hikari::Sim {

namespace {

constexpr std::size_t keptNotes = 1000;
constexpr std::size_t keptRequests = 5000;

template<typename T>
void keep(std::deque<T> &list, T value, std::size_t limit)
{
    list.push_back(std::move(value));
    if (list.size() > limit)
        list.pop_front();
}

} // namespace

void Books::setSinks(FaultSink faults, ViolationSink violations)
{
    m_faultSink = std::move(faults);
    m_violationSink = std::move(violations);
}

SimulatorShard *Books::shard(int shardId, int shardCount)
{
    const std::lock_guard lock(m_mutex);
    for (const auto &shard : m_shards) {
        if (shard->shardId == shardId && shard->shardCount == shardCount)
            return shard.get();
    }
    m_shards.push_back(std::make_unique<SimulatorShard>());
    m_shards.back()->shardId = shardId;
    m_shards.back()->shardCount = shardCount;
    return m_shards.back().get();
}

void Books::addFault(const char *kind, int shardId, const QString &text)
{
    const SimulatorFault fault { Timestamp::now(), QString::fromLatin1(kind), shardId, text };
    qCInfo(lcSimulator).nospace().noquote() << "sim.fault: " << text;
    {
        const std::lock_guard lock(m_mutex);
        keep(m_faults, fault, keptNotes);
    }
    if (m_faultSink)
        m_faultSink(fault);
}

void Books::addViolation(int shardId, const QString &text)
{
    const SimulatorViolation violation { Timestamp::now(), shardId, text };
    qCWarning(lcSimulator).nospace().noquote() << "sim.violation: " << text;
    {
        const std::lock_guard lock(m_mutex);
        keep(m_violations, violation, keptNotes);
        ++m_ledger.violationCount;
    }
    if (m_violationSink)
        m_violationSink(violation);
}

SimulatorRequest Books::beginRequest()
{
    SimulatorRequest request;
    request.at = Timestamp::now();
    const std::lock_guard lock(m_mutex);
    request.number = ++m_begun;
    return request;
}

void Books::addRequest(SimulatorRequest request)
{
    const std::lock_guard lock(m_mutex);
    ++m_ledger.restRequests;
    if (request.status == 429)
        ++m_ledger.rest429;
    // A later one may be answered sooner: by a bot that hears of the first before its answer is out.
    const auto byNumber = [](const SimulatorRequest &a, const SimulatorRequest &b) { return a.number < b.number; };
    m_requests.insert(std::upper_bound(m_requests.begin(), m_requests.end(), request, byNumber), request);
    if (m_requests.size() > keptRequests)
        m_requests.pop_front();
}

SimulatorLedger Books::ledger() const
{
    const std::lock_guard lock(m_mutex);
    SimulatorLedger copy = m_ledger;
    copy.shards.reserve(qsizetype(m_shards.size()));
    for (const auto &shard : m_shards)
        copy.shards += *shard;
    std::sort(copy.shards.begin(), copy.shards.end(), [](const SimulatorShard &a, const SimulatorShard &b) {
        return std::tie(a.shardCount, a.shardId) < std::tie(b.shardCount, b.shardId);
    });
    copy.faults = QList<SimulatorFault>(m_faults.cbegin(), m_faults.cend());
    copy.violations = QList<SimulatorViolation>(m_violations.cbegin(), m_violations.cend());
    return copy;
}

QList<SimulatorRequest> Books::requests() const
{
    const std::lock_guard lock(m_mutex);
    return QList<SimulatorRequest>(m_requests.cbegin(), m_requests.cend());
}

} // namespace Hikari::Sim
