#include <hikari/model/messagepin.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field messagePinFields[] {
    field<&MessagePin::pinnedAt>("pinned_at"),
    field<&MessagePin::message>("message"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<MessagePin>()
{
    static constexpr Table table { "MessagePin", messagePinFields, std::size(messagePinFields) };
    return table;
}

} // namespace Hikari
