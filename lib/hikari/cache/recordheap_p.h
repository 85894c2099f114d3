#pragma once

#include <hikari/core/global.h>

#include <QtGlobal>

#include <array>
#include <functional>
#include <span>
#include <vector>

namespace Hikari {

//! \brief An object in the cache: this header, then the packed object
//!
//! Immutable but for its counters: an update makes a new record, so that whoever holds the old one sees it unchanged.
struct Record
{
    quint32 references; // of tables
    quint32 owner : 31; // slot of the guild; of a user: how many records and messages need it
    quint32 holdsUser : 1; // the user whose id is the key is kept for as long as the record lives
    quint64 key;

    const quint8 *payload() const { return reinterpret_cast<const quint8 *>(this + 1); }
    quint8 *payload() { return reinterpret_cast<quint8 *>(this + 1); }
};
static_assert(sizeof(Record) == 16);

//! \brief Memory for records: packed blocks of like sizes, addressed with 32 bits, given back when they are empty
//!
//! A general allocator takes 8 to 24 bytes more per record and a pointer 4 more per entry of a table: a fifth of what a
//! member costs. Not safe for threads.
class HIKARI_AUTOTEST_EXPORT RecordHeap
{
public:
    using Handle = quint32; // 0: none

    //! \a dropUser is told the key of each record that held a user and is gone
    explicit RecordHeap(std::function<void(quint64 key)> dropUser = {});
    ~RecordHeap();
    Q_DISABLE_COPY_MOVE(RecordHeap)

    //! \brief A record with one reference
    Handle create(quint64 key, quint32 owner, std::span<const quint8> payload);

    Record *at(Handle handle)
    {
        return reinterpret_cast<Record *>(m_blocks[handle >> offsetBits].memory + (handle & offsetMask) * granularity);
    }
    const Record *at(Handle handle) const { return const_cast<RecordHeap *>(this)->at(handle); }

    void addReference(Handle handle) { ++at(handle)->references; }
    void release(Handle handle);

    //! \brief What the record takes, header included, in bytes
    qsizetype sizeOf(Handle handle) const { return m_blocks[handle >> offsetBits].recordSize; }
    //! \brief What the payload may take; its end may be unused
    qsizetype capacityOf(Handle handle) const { return sizeOf(handle) - qsizetype(sizeof(Record)); }

    //! \brief All that was taken from the system, in bytes
    qsizetype reservedBytes() const { return m_reserved; }
    qsizetype recordCount() const { return m_records; }

private:
    static constexpr quint32 granularity = 8;
    static constexpr quint32 offsetBits = 11;
    static constexpr quint32 offsetMask = (1u << offsetBits) - 1;
    static constexpr quint32 blockSize = granularity << offsetBits; // 16 KiB
    static constexpr quint32 greatestSmall = 1'024; // larger records have a block of their own
    static constexpr std::size_t classCount = greatestSmall / granularity + 1;

    struct Block
    {
        quint8 *memory = nullptr;
        quint32 recordSize = 0;
        quint32 used = 0; // records
        quint32 freshAt = 0; // offset in bytes behind which nothing was ever used
        quint32 free = 0; // offset of the first freed record, in granules; 0: none
        bool isOpen = false; // in the list of its class
    };

    quint32 openBlock(std::size_t sizeClass);
    quint32 addBlock(quint32 bytes, quint32 recordSize);
    void removeBlock(quint32 index);

    std::vector<Block> m_blocks; // 0 is never used, nor is offset 0 of any
    std::vector<quint32> m_vacant; // indexes of m_blocks
    std::array<std::vector<quint32>, classCount> m_open; // blocks with room, by size
    std::function<void(quint64)> m_dropUser;
    qsizetype m_reserved = 0;
    qsizetype m_records = 0;
};

} // namespace Hikari
