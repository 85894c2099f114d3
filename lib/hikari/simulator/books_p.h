#pragma once

#include <hikari/simulator/simulatorglobal.h>
#include <hikari/simulator/simulatorledger.h>

#include <QHash>

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace Hikari::Sim {

//! \brief The simulator's ledger, written by its threads and read by anybody's
class HIKARI_SIMULATOR_AUTOTEST_EXPORT Books
{
public:
    using FaultSink = std::function<void(const SimulatorFault &)>;
    using ViolationSink = std::function<void(const SimulatorViolation &)>;

    //! Both are called in the thread that adds; set before the threads start
    void setSinks(FaultSink faults, ViolationSink violations);

    //! Runs \a change on the ledger under the lock; keep it short
    template<typename F>
    void change(F &&change)
    {
        const std::lock_guard lock(m_mutex);
        change(m_ledger);
    }
    //! The same for one shard, which is entered when it is new. The pointer stays valid; use it under change() only.
    SimulatorShard *shard(int shardId, int shardCount);

    void addFault(const char *kind, int shardId, const QString &text);
    void addViolation(int shardId, const QString &text);
    //! \brief A request that has just come, for addRequest() when its answer is known
    SimulatorRequest beginRequest();
    void addRequest(SimulatorRequest request);

    SimulatorLedger ledger() const;
    //! \brief Those that are answered, in the order in which they came
    QList<SimulatorRequest> requests() const;

private:
    mutable std::mutex m_mutex;
    SimulatorLedger m_ledger; // guarded by m_mutex, as all below; its lists stay empty
    std::vector<std::unique_ptr<SimulatorShard>> m_shards;
    std::deque<SimulatorFault> m_faults;
    std::deque<SimulatorViolation> m_violations;
    std::deque<SimulatorRequest> m_requests;
    quint64 m_begun = 0; // requests
    FaultSink m_faultSink;
    ViolationSink m_violationSink;
};

} // namespace Hikari::Sim
