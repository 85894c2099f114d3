#pragma once

#include <hikari/cache/recordheap_p.h>

#include <algorithm>
#include <utility>

namespace Hikari {

//! \brief Records by key: a hash table of 5 bytes per slot
//!
//! Implicitly shared, so that a copy is a snapshot that costs nothing until one of the two changes. Holds a reference
//! to each of its records. Empty tables take no memory but their pointer. Not safe for threads, and must not outlive
//! the heap of its records.
class HIKARI_AUTOTEST_EXPORT RecordTable
{
public:
    using Handle = RecordHeap::Handle;

    RecordTable() = default;
    RecordTable(const RecordTable &other);
    RecordTable(RecordTable &&other) noexcept
        : d(std::exchange(other.d, nullptr))
    { }
    RecordTable &operator=(RecordTable other) noexcept
    {
        std::swap(d, other.d);
        return *this;
    }
    ~RecordTable();

    qsizetype size() const { return d ? qsizetype(d->size) : 0; }
    bool isEmpty() const { return size() == 0; }
    //! \brief The table's own memory, records not included
    qsizetype bytes() const { return d ? qsizetype(bytesFor(d->capacity)) : 0; }

    //! \return 0 when there is none
    Handle find(quint64 key) const;
    //! \brief Begins to fetch from memory where find() will look first
    void fetchPlace(quint64 key) const;
    //! \brief Begins to fetch the record that find() will return, most likely; once what fetchPlace() asked for is
    //! there
    void fetchRecord(quint64 key) const;
    //! \brief Adds a reference to the record; one with the same key goes
    void insert(RecordHeap &heap, Handle handle);
    bool remove(quint64 key);

    //! \brief Calls \a visit(handle) for each record, in no order; \a visit must not change this table
    template<typename Visit>
    void forEach(Visit visit) const
    {
        for (quint32 i = 0; d && i < d->capacity; ++i) {
            if (const Handle handle = d->slots()[i])
                visit(handle);
        }
    }

private:
    struct Data
    {
        RecordHeap *heap;
        quint32 users;
        quint32 size;
        quint32 capacity; // a power of two
        quint32 reserved;

        Handle *slots() { return reinterpret_cast<Handle *>(this + 1); }
        quint8 *tags() { return reinterpret_cast<quint8 *>(slots() + capacity); }
    };

    static std::size_t bytesFor(quint32 capacity) { return sizeof(Data) + capacity * (sizeof(Handle) + 1); }
    static Data *allocate(RecordHeap *heap, quint32 capacity);
    static quint64 hashOf(quint64 key);
    // A part of the hash, and how far from its place a record stands: neither needs the record, which is mostly in
    // memory that no cache has.
    static quint8 tagOf(quint64 hash, quint32 distance)
    {
        return quint8((hash & 0xf0) | std::min(distance, mostDistance));
    }
    static constexpr quint32 mostDistance = 15; // or farther
    static quint32 placeOf(quint64 hash, quint32 capacity) { return quint32(hash >> 32) & (capacity - 1); }
    static void place(Data *data, Handle handle, quint64 key);
    static quint32 distanceOf(Data *data, quint32 slot);
    quint32 slotOf(quint64 key) const; // capacity: none
    void detach();
    void resize(quint32 capacity);
    void dropData();

    Data *d = nullptr;
};

} // namespace Hikari
