#include <hikari/gateway/eventoverlap_p.h>

#include <utility>

namespace Hikari {

using std::chrono::nanoseconds;

void EventOverlap::Memory::restart(nanoseconds now)
{
    m_young.clear();
    m_old.clear();
    m_turnedAt = now;
}

bool EventOverlap::Memory::take(std::uint64_t fingerprint)
{
    return takeFrom(m_old, fingerprint) || takeFrom(m_young, fingerprint);
}

bool EventOverlap::Memory::takeFrom(Counts &counts, std::uint64_t fingerprint)
{
    const auto found = counts.find(fingerprint);
    if (found == counts.end())
        return false;
    if (--found->second == 0)
        counts.erase(found);
    return true;
}

void EventOverlap::Memory::prune(nanoseconds now)
{
    if (now - m_turnedAt < memory)
        return;
    m_old = std::exchange(m_young, {});
    m_turnedAt = now;
}

void EventOverlap::beginNext(nanoseconds now)
{
    m_hasNext = true;
    m_delivered.restart(now);
}

bool EventOverlap::admit(const EventInbox::Item &item)
{
    if (item.fingerprint == 0)
        return true;
    if (m_before.take(item.fingerprint))
        return false;
    if (!m_hasNext)
        return true;
    const auto [first, last] = m_numbers.equal_range(item.fingerprint);
    if (first == last) {
        m_delivered.add(item.fingerprint);
        return true;
    }
    auto oldest = first;
    for (auto it = first; it != last; ++it) {
        if (it->second < oldest->second)
            oldest = it;
    }
    m_held[oldest->second - m_firstHeld].delivery.event.reset();
    m_numbers.erase(oldest);
    while (!m_held.empty() && !m_held.front().delivery.event) {
        m_held.pop_front();
        ++m_firstHeld;
    }
    return true;
}

void EventOverlap::hold(const EventInbox::Item &item)
{
    if (item.fingerprint == 0 || m_delivered.take(item.fingerprint))
        return;
    m_numbers.emplace(item.fingerprint, m_firstHeld + m_held.size());
    m_held.push_back(item);
}

std::vector<EventInbox::Item> EventOverlap::passWord(nanoseconds now)
{
    std::vector<EventInbox::Item> items;
    for (EventInbox::Item &item : m_held) {
        if (item.delivery.event)
            items.push_back(std::move(item));
    }
    m_before = std::exchange(m_delivered, {});
    m_before.prune(now);
    endNext();
    return items;
}

void EventOverlap::endNext()
{
    m_hasNext = false;
    m_delivered.restart(nanoseconds(0));
    m_held.clear();
    m_numbers.clear();
}

void EventOverlap::prune(nanoseconds now)
{
    m_delivered.prune(now);
    m_before.prune(now);
}

} // namespace Hikari
