#pragma once

#include <hikari/events/event.h>
#include <hikari/json/table_p.h>

namespace Hikari {

//! \brief The fields of the payload of a concrete class; null when it is made of no dispatch
HIKARI_AUTOTEST_EXPORT const Table *tableOfEvent(EventType type);

} // namespace Hikari
