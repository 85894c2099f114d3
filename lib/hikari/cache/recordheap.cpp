#include <hikari/cache/recordheap_p.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

namespace Hikari {

namespace {

constexpr quint32 roundedUp(quint32 size, quint32 to)
{
    return (size + to - 1) / to * to;
}

} // namespace

RecordHeap::RecordHeap(std::function<void(quint64)> dropUser)
    : m_blocks(1)
    , m_dropUser(std::move(dropUser))
{ }

RecordHeap::~RecordHeap()
{
    for (const Block &block : m_blocks)
        std::free(block.memory);
}

quint32 RecordHeap::addBlock(quint32 bytes, quint32 recordSize)
{
    auto *memory = static_cast<quint8 *>(std::malloc(bytes));
    if (!memory)
        throw std::bad_alloc();
    quint32 index = 0;
    if (m_vacant.empty()) {
        index = quint32(m_blocks.size());
        m_blocks.emplace_back();
    } else {
        index = m_vacant.back();
        m_vacant.pop_back();
    }
    m_blocks[index] = { .memory = memory, .recordSize = recordSize, .freshAt = granularity };
    m_reserved += bytes;
    return index;
}

void RecordHeap::removeBlock(quint32 index)
{
    Block &block = m_blocks[index];
    std::free(block.memory);
    m_reserved -= block.recordSize > greatestSmall ? block.recordSize + granularity : blockSize;
    block = {};
    m_vacant.push_back(index);
}

quint32 RecordHeap::openBlock(std::size_t sizeClass)
{
    std::vector<quint32> &open = m_open[sizeClass];
    if (open.empty()) {
        open.push_back(addBlock(blockSize, quint32(sizeClass) * granularity));
        m_blocks[open.back()].isOpen = true;
    }
    return open.back();
}

RecordHeap::Handle RecordHeap::create(quint64 key, quint32 owner, std::span<const quint8> payload)
{
    const quint32 size = roundedUp(quint32(sizeof(Record) + payload.size()), granularity);
    const bool isLarge = size > greatestSmall;
    const quint32 index = isLarge ? addBlock(size + granularity, size) : openBlock(size / granularity);
    Block &block = m_blocks[index];
    quint32 offset = block.free;
    if (offset != 0) {
        std::memcpy(&block.free, block.memory + offset * granularity, sizeof(block.free));
    } else {
        offset = block.freshAt / granularity;
        block.freshAt += size;
    }
    ++block.used;
    ++m_records;
    const bool isFull = isLarge || (block.free == 0 && block.freshAt + size > blockSize);
    if (isFull && block.isOpen) {
        block.isOpen = false;
        m_open[size / granularity].pop_back();
    }
    const Handle handle = index << offsetBits | offset;
    Record *record = at(handle);
    *record = { .references = 1, .owner = owner, .holdsUser = 0, .key = key };
    std::copy(payload.begin(), payload.end(), record->payload());
    return handle;
}

void RecordHeap::release(Handle handle)
{
    Record *record = at(handle);
    if (--record->references > 0)
        return;
    const quint64 key = record->key;
    const bool heldUser = record->holdsUser;
    const quint32 index = handle >> offsetBits;
    Block &block = m_blocks[index];
    --m_records;
    if (--block.used == 0) {
        // A block that stays empty is worth less than its memory, and the last free one is soon made again.
        if (block.isOpen)
            std::erase(m_open[block.recordSize / granularity], index);
        removeBlock(index);
    } else {
        std::memcpy(record, &block.free, sizeof(block.free));
        block.free = handle & offsetMask;
        if (!block.isOpen) {
            block.isOpen = true;
            m_open[block.recordSize / granularity].push_back(index);
        }
    }
    if (heldUser)
        m_dropUser(key); // last: it may release another record
}

} // namespace Hikari
