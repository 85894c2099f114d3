#include <hikari/events/eventsink.h>

namespace Hikari::Detail {

EventSink::~EventSink() = default;
WaitSink::~WaitSink() = default;
ListenerTask::~ListenerTask() = default;

} // namespace Hikari::Detail
