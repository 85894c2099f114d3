#include <widgets/frametick.h>

#include <QPointer>
#include <QTimerEvent>

#include <utility>
#include <vector>

namespace Panel {

namespace {

constexpr int frameMilliseconds = 16;

} // namespace

FrameTick *FrameTick::instance()
{
    static FrameTick tick;
    return &tick;
}

void FrameTick::request(QObject *owner, std::function<void()> work)
{
    if (!m_waiting.contains(owner))
        connect(owner, &QObject::destroyed, this, &FrameTick::cancel, Qt::UniqueConnection);
    m_waiting.insert(owner, std::move(work));
    if (!m_timer.isActive())
        m_timer.start(frameMilliseconds, Qt::PreciseTimer, this);
}

void FrameTick::cancel(QObject *owner)
{
    m_waiting.remove(owner);
}

void FrameTick::flush()
{
    // Work may ask for the next frame or delete other owners, so the list is taken and each owner looked at again.
    std::vector<std::pair<QPointer<QObject>, std::function<void()>>> now;
    now.reserve(size_t(m_waiting.size()));
    for (auto it = m_waiting.begin(); it != m_waiting.end(); ++it)
        now.emplace_back(it.key(), std::move(it.value()));
    m_waiting.clear();
    for (const auto &[owner, work] : now) {
        if (owner)
            work();
    }
}

void FrameTick::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return;
    if (m_waiting.isEmpty())
        m_timer.stop();
    else
        flush();
}

} // namespace Panel
