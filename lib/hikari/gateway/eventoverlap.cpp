#include <hikari/gateway/eventoverlap_p.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace Hikari {

// How many at the end of delivered are the beginning of held
static std::size_t countShared(const std::vector<std::uint64_t> &delivered, const std::vector<std::uint64_t> &held)
{
    std::size_t count = std::min(delivered.size(), held.size());
    while (!std::equal(delivered.end() - std::ptrdiff_t(count), delivered.end(), held.begin()))
        --count;
    return count;
}

// For each of held, whether it was delivered
static std::vector<bool> findDelivered(
    const std::vector<std::uint64_t> &delivered, const std::vector<std::uint64_t> &held)
{
    std::vector<bool> found(held.size(), false);
    if (const std::size_t shared = countShared(delivered, held); shared > 0) {
        std::fill_n(found.begin(), shared, true);
        return found;
    }
    // Nothing was shared, or the orders differ: then each that was delivered stands for one that looks the same.
    std::unordered_map<std::uint64_t, int> counts;
    for (const std::uint64_t fingerprint : delivered)
        ++counts[fingerprint];
    for (std::size_t i = 0; i < held.size(); ++i) {
        if (const auto same = counts.find(held[i]); same != counts.end() && same->second > 0) {
            found[i] = true;
            --same->second;
        }
    }
    return found;
}

void EventOverlap::note(const EventInbox::Item &item)
{
    if (item.identity.fingerprint != 0)
        m_delivered[item.identity.guildId].push_back(item.identity.fingerprint);
}

void EventOverlap::hold(const EventInbox::Item &item)
{
    m_held[item.shardId].push_back(item);
}

std::vector<EventInbox::Item> EventOverlap::take(int shardId)
{
    std::vector<EventInbox::Item> held = std::exchange(m_held[shardId], {});
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> ofGuild; // indices in held
    for (std::size_t i = 0; i < held.size(); ++i) {
        if (held[i].identity.fingerprint != 0)
            ofGuild[held[i].identity.guildId].push_back(i);
    }
    for (const auto &[guildId, indices] : ofGuild) {
        const auto delivered = m_delivered.find(guildId);
        if (delivered == m_delivered.end())
            continue;
        Fingerprints fingerprints;
        fingerprints.reserve(indices.size());
        for (const std::size_t i : indices)
            fingerprints.push_back(held[i].identity.fingerprint);
        const std::vector<bool> isDelivered = findDelivered(delivered->second, fingerprints);
        for (std::size_t n = 0; n < indices.size(); ++n) {
            if (isDelivered[n])
                held[indices[n]].delivery.event.reset();
        }
    }
    std::erase_if(held, [](const EventInbox::Item &item) { return !item.delivery.event; });
    return held;
}

std::vector<EventInbox::Item> EventOverlap::takeAll()
{
    std::vector<int> shardIds;
    for (const auto &[shardId, held] : m_held)
        shardIds.push_back(shardId);
    std::vector<EventInbox::Item> all;
    for (const int shardId : shardIds) {
        std::vector<EventInbox::Item> items = take(shardId);
        std::move(items.begin(), items.end(), std::back_inserter(all));
    }
    clear();
    return all;
}

void EventOverlap::clear()
{
    m_delivered.clear();
    m_held.clear();
}

} // namespace Hikari
