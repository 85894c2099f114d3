#include <hikari/model/messagesearch.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field messageSearchResultFields[] {
    field<&MessageSearchResult::isIndexing>("doing_deep_historical_index"),
    field<&MessageSearchResult::indexedCount>("documents_indexed", FieldFlag::Optional),
    field<&MessageSearchResult::totalResults>("total_results"),
    field<&MessageSearchResult::messages>("messages"),
    field<&MessageSearchResult::threads>("threads", FieldFlag::Optional),
    field<&MessageSearchResult::members>("members", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<MessageSearchResult>()
{
    static constexpr Table table { "MessageSearchResult", messageSearchResultFields,
        std::size(messageSearchResultFields) };
    return table;
}

} // namespace Hikari
