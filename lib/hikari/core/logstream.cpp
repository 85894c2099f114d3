#include <hikari/core/logstream_p.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace Hikari {

namespace {

struct Streams
{
    std::mutex mutex;
    std::vector<LogStream::Private *> all; // guarded by mutex
};

Streams &streams()
{
    // Never destroyed: other statics may log after it.
    static auto *const streams = new Streams;
    return *streams;
}

size_t importance(LogLevel level)
{
    if (level <= LogLevel::Debug)
        return 0;
    return level == LogLevel::Info ? 1 : 2;
}

} // namespace

LogStream::Private::Private(int limit)
    : limit(size_t(std::max(limit, 1)))
{ }

void LogStream::Private::push(const LogRecord &record)
{
    const std::lock_guard lock(mutex);
    const size_t own = importance(record.level);
    if (count == limit) {
        size_t least = 0;
        while (waiting[least].empty())
            ++least;
        if (least > own) {
            ++dropped[size_t(record.level)];
            return;
        }
        ++dropped[size_t(waiting[least].front().record.level)];
        waiting[least].pop_front();
        --count;
    }
    waiting[own].push_back({ nextNumber++, record });
    ++count;
}

QList<LogRecord> LogStream::Private::take(int max)
{
    QList<LogRecord> taken;
    const std::lock_guard lock(mutex);
    taken.reserve(qsizetype(std::min(size_t(std::max(max, 0)), count)));
    while (taken.size() < max && count > 0) {
        std::deque<Entry> *oldest = nullptr;
        for (std::deque<Entry> &queue : waiting) {
            if (!queue.empty() && (!oldest || queue.front().number < oldest->front().number))
                oldest = &queue;
        }
        taken.append(std::move(oldest->front().record));
        oldest->pop_front();
        --count;
    }
    return taken;
}

void LogStream::Private::deliver(const LogRecord &record)
{
    Streams &known = streams();
    const std::lock_guard lock(known.mutex);
    for (Private *stream : known.all)
        stream->push(record);
}

LogStream::LogStream(int limit)
    : d(std::make_unique<Private>(limit))
{
    Streams &known = streams();
    const std::lock_guard lock(known.mutex);
    known.all.push_back(d.get());
}

LogStream::~LogStream()
{
    Streams &known = streams();
    const std::lock_guard lock(known.mutex);
    std::erase(known.all, d.get());
}

QList<LogRecord> LogStream::take(int max)
{
    return d->take(max);
}

int LogStream::size() const
{
    const std::lock_guard lock(d->mutex);
    return int(d->count);
}

quint64 LogStream::dropped() const
{
    const std::lock_guard lock(d->mutex);
    return std::accumulate(d->dropped.begin(), d->dropped.end(), quint64(0));
}

quint64 LogStream::dropped(LogLevel level) const
{
    const std::lock_guard lock(d->mutex);
    return d->dropped[size_t(level)];
}

} // namespace Hikari
