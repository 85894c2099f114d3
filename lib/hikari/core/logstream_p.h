#pragma once

#include <hikari/core/logging.h>

#include <array>
#include <deque>
#include <mutex>

namespace Hikari {

//! The queue behind a LogStream; one deque for each class of importance, so that dropping needs no search
class LogStream::Private
{
public:
    explicit Private(int limit);

    void push(const LogRecord &record);
    QList<LogRecord> take(int max);

    //! Gives \a record to every stream that lives
    static void deliver(const LogRecord &record);

    struct Entry
    {
        quint64 number;
        LogRecord record;
    };

    const size_t limit;
    mutable std::mutex mutex;
    // All guarded by mutex
    std::array<std::deque<Entry>, 3> waiting; // trace and debug; info; warning and above
    size_t count = 0;
    quint64 nextNumber = 0;
    std::array<quint64, logLevelCount> dropped {};
};

} // namespace Hikari
