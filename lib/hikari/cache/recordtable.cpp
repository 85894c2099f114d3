#include <hikari/cache/recordtable_p.h>

#include <hikari/core/prefetch_p.h>

#include <cstdlib>
#include <cstring>
#include <new>

namespace Hikari {

namespace {

constexpr quint32 smallestCapacity = 4;

// Linear probing with tags stays short up to here.
constexpr bool isFull(quint32 size, quint32 capacity)
{
    return quint64(size) * 8 > quint64(capacity) * 7;
}

} // namespace

RecordTable::RecordTable(const RecordTable &other)
    : d(other.d)
{
    if (d)
        ++d->users;
}

RecordTable::~RecordTable()
{
    dropData();
}

void RecordTable::dropData()
{
    Data *data = std::exchange(d, nullptr);
    if (!data || --data->users > 0)
        return;
    for (quint32 i = 0; i < data->capacity; ++i) {
        if (const Handle handle = data->slots()[i])
            data->heap->release(handle);
    }
    std::free(data);
}

RecordTable::Data *RecordTable::allocate(RecordHeap *heap, quint32 capacity)
{
    auto *data = static_cast<Data *>(std::calloc(1, bytesFor(capacity)));
    if (!data)
        throw std::bad_alloc();
    data->heap = heap;
    data->users = 1;
    data->capacity = capacity;
    return data;
}

quint64 RecordTable::hashOf(quint64 key)
{
    // Ids share their low bits (workers, counters) and their high ones (time).
    key ^= key >> 32;
    key *= 0x9e3779b97f4a7c15u;
    return key ^ (key >> 29);
}

void RecordTable::place(Data *data, Handle handle, quint64 key)
{
    const quint64 hash = hashOf(key);
    quint32 slot = placeOf(hash, data->capacity);
    quint32 distance = 0;
    for (; data->slots()[slot] != 0; ++distance)
        slot = (slot + 1) & (data->capacity - 1);
    data->slots()[slot] = handle;
    data->tags()[slot] = tagOf(hash, distance);
}

quint32 RecordTable::distanceOf(Data *data, quint32 slot)
{
    const quint32 distance = data->tags()[slot] & mostDistance;
    if (distance < mostDistance)
        return distance;
    const quint64 key = data->heap->at(data->slots()[slot])->key;
    return (slot - placeOf(hashOf(key), data->capacity)) & (data->capacity - 1);
}

quint32 RecordTable::slotOf(quint64 key) const
{
    const quint64 hash = hashOf(key);
    quint32 slot = placeOf(hash, d->capacity);
    for (quint32 distance = 0;; ++distance) {
        const Handle handle = d->slots()[slot];
        if (handle == 0)
            return d->capacity;
        if (d->tags()[slot] == tagOf(hash, distance) && d->heap->at(handle)->key == key)
            return slot;
        slot = (slot + 1) & (d->capacity - 1);
    }
}

RecordTable::Handle RecordTable::find(quint64 key) const
{
    if (!d)
        return 0;
    const quint32 slot = slotOf(key);
    return slot == d->capacity ? 0 : d->slots()[slot];
}

void RecordTable::fetchPlace(quint64 key) const
{
    if (!d)
        return;
    const quint32 slot = placeOf(hashOf(key), d->capacity);
    prefetch(d->slots() + slot);
    prefetch(d->tags() + slot);
}

void RecordTable::fetchRecord(quint64 key) const
{
    if (!d)
        return;
    if (const Handle handle = d->slots()[placeOf(hashOf(key), d->capacity)])
        prefetch(d->heap->at(handle));
}

// To another capacity, or to data of our own
void RecordTable::resize(quint32 capacity)
{
    Data *data = allocate(d->heap, capacity);
    data->size = d->size;
    forEach([data](Handle handle) { place(data, handle, data->heap->at(handle)->key); });
    if (d->users > 1) {
        forEach([data](Handle handle) { data->heap->addReference(handle); });
        --d->users;
    } else {
        std::free(d);
    }
    d = data;
}

void RecordTable::detach()
{
    if (d->users == 1)
        return;
    Data *data = allocate(d->heap, d->capacity);
    std::memcpy(data->slots(), d->slots(), d->capacity * (sizeof(Handle) + 1));
    data->size = d->size;
    forEach([data](Handle handle) { data->heap->addReference(handle); });
    --d->users;
    d = data;
}

void RecordTable::insert(RecordHeap &heap, Handle handle)
{
    const quint64 key = heap.at(handle)->key;
    if (!d)
        d = allocate(&heap, smallestCapacity);
    heap.addReference(handle);
    const quint32 slot = slotOf(key);
    if (slot != d->capacity) {
        detach();
        heap.release(std::exchange(d->slots()[slot], handle));
        return;
    }
    if (isFull(d->size + 1, d->capacity))
        resize(d->capacity * 2);
    else
        detach();
    place(d, handle, key);
    ++d->size;
}

bool RecordTable::remove(quint64 key)
{
    quint32 hole = d ? slotOf(key) : 0;
    if (!d || hole == d->capacity)
        return false;
    if (d->size == 1) {
        dropData();
        return true;
    }
    detach(); // changes no slot
    const Handle gone = d->slots()[hole];
    // Whoever stands behind the hole, and would be looked for before it, moves into it.
    const quint32 mask = d->capacity - 1;
    for (quint32 slot = (hole + 1) & mask; d->slots()[slot] != 0; slot = (slot + 1) & mask) {
        const quint32 distance = distanceOf(d, slot);
        const quint32 step = (slot - hole) & mask;
        if (distance < step)
            continue;
        d->slots()[hole] = d->slots()[slot];
        d->tags()[hole] = tagOf(d->tags()[slot], distance - step);
        hole = slot;
    }
    d->slots()[hole] = 0;
    --d->size;
    if (d->capacity > smallestCapacity && quint64(d->size) * 4 < d->capacity)
        resize(d->capacity / 2);
    d->heap->release(gone); // last: it may change a table of users
    return true;
}

} // namespace Hikari
