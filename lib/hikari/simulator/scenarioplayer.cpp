#include <hikari/simulator/scenarioplayer_p.h>

#include <hikari/core/logging.h>
#include <hikari/simulator/simulator.h>

#include <algorithm>
#include <utility>

namespace Hikari::Sim {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

ScenarioPlayer::ScenarioPlayer(Simulator *simulator)
    : m_simulator(simulator)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ScenarioPlayer::next);
}

void ScenarioPlayer::play(const Scenario &scenario)
{
    {
        // At once, so that who asks right away sees it
        const std::lock_guard lock(m_mutex);
        m_progress = { scenario.name, true, 1, scenario.rounds, 0, int(scenario.steps.size()), {}, std::nullopt };
        m_nextAt = steady_clock::now() + scenario.steps.constFirst().at;
    }
    QMetaObject::invokeMethod(
        this, [this, scenario] { begin(scenario); }, Qt::QueuedConnection);
}

void ScenarioPlayer::stop()
{
    QMetaObject::invokeMethod(this, &ScenarioPlayer::end, Qt::QueuedConnection);
}

ScenarioProgress ScenarioPlayer::progress() const
{
    const std::lock_guard lock(m_mutex);
    ScenarioProgress progress = m_progress;
    if (progress.isPlaying)
        progress.nextIn = std::max(milliseconds(0), std::chrono::ceil<milliseconds>(m_nextAt - steady_clock::now()));
    return progress;
}

void ScenarioPlayer::begin(const Scenario &scenario)
{
    if (m_clock.isValid())
        end();
    qCInfo(lcSimulator).noquote() << "sim.scenario:" << scenario.name << "begins";
    {
        const std::lock_guard lock(m_mutex);
        m_progress = { scenario.name, true, 1, scenario.rounds, 0, int(scenario.steps.size()), {}, std::nullopt };
    }
    m_scenario = scenario;
    m_next = 0;
    m_roundBeganMs = 0;
    m_faults.clear(); // of a scenario that ended by itself
    m_rateBefore.reset();
    m_clock.start();
    next();
}

void ScenarioPlayer::end()
{
    takeBack();
    if (m_clock.isValid())
        finished();
}

void ScenarioPlayer::finished()
{
    m_timer.stop();
    m_clock.invalidate();
    {
        const std::lock_guard lock(m_mutex);
        m_progress.isPlaying = false;
    }
    qCInfo(lcSimulator).noquote() << "sim.scenario:" << m_scenario.name << "ended";
    Q_EMIT ended(m_scenario.name);
}

void ScenarioPlayer::next()
{
    for (;;) {
        if (m_next == m_scenario.steps.size()) {
            forgetOver();
            const std::lock_guard lock(m_mutex);
            if (m_scenario.rounds != 0 && m_progress.round >= m_scenario.rounds)
                break;
            ++m_progress.round;
            m_progress.step = 0;
            m_roundBeganMs += m_scenario.steps.constLast().at.count();
            m_next = 0;
        }
        const ScenarioStep &step = m_scenario.steps[m_next];
        const qint64 wait = m_roundBeganMs + step.at.count() - m_clock.elapsed();
        if (wait > 0) {
            const std::lock_guard lock(m_mutex);
            m_nextAt = steady_clock::now() + milliseconds(wait);
            m_timer.start(int(wait)); // a day has 86,400,000 ms
            return;
        }
        perform(step);
        ++m_next;
        const std::lock_guard lock(m_mutex);
        m_progress.step = int(m_next);
        m_progress.lastStep = step.text();
    }
    finished();
}

void ScenarioPlayer::perform(const ScenarioStep &step)
{
    qCInfo(lcSimulator).nospace().noquote()
        << "sim.scenario: " << m_scenario.name << ", step " << m_next + 1 << ": " << step.text();
    if (step.fault) {
        if (const quint64 id = m_simulator->injectFault(*step.fault))
            m_faults.push_back(id);
    } else if (step.rate) {
        if (!m_rateBefore)
            m_rateBefore = m_simulator->eventsPerSecond();
        m_simulator->setEventsPerSecond(*step.rate);
    } else {
        takeBack();
    }
}

void ScenarioPlayer::takeBack()
{
    for (const quint64 id : std::exchange(m_faults, {}))
        m_simulator->clearFault(id);
    if (m_rateBefore)
        m_simulator->setEventsPerSecond(*std::exchange(m_rateBefore, std::nullopt));
}

void ScenarioPlayer::forgetOver()
{
    const QList<ActiveFault> active = m_simulator->activeFaults();
    std::erase_if(m_faults, [&active](quint64 id) {
        return std::none_of(active.cbegin(), active.cend(), [id](const ActiveFault &one) { return one.id == id; });
    });
}

} // namespace Hikari::Sim
