#include <hikari/model/poll.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field pollMediaFields[] {
    field<&PollMedia::text>("text", FieldFlag::Optional),
    field<&PollMedia::emoji>("emoji", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<PollMedia>()
{
    static constexpr Table table { "PollMedia", pollMediaFields, std::size(pollMediaFields) };
    return table;
}

static constexpr Field pollAnswerFields[] {
    field<&PollAnswer::id>("answer_id"),
    field<&PollAnswer::media>("poll_media"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<PollAnswer>()
{
    static constexpr Table table { "PollAnswer", pollAnswerFields, std::size(pollAnswerFields) };
    return table;
}

static constexpr Field pollAnswerCountFields[] {
    field<&PollAnswerCount::id>("id"),
    field<&PollAnswerCount::count>("count"),
    field<&PollAnswerCount::hasMyVote>("me_voted"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<PollAnswerCount>()
{
    static constexpr Table table { "PollAnswerCount", pollAnswerCountFields, std::size(pollAnswerCountFields) };
    return table;
}

static constexpr Field pollResultsFields[] {
    field<&PollResults::isFinalized>("is_finalized"),
    field<&PollResults::answerCounts>("answer_counts"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<PollResults>()
{
    static constexpr Table table { "PollResults", pollResultsFields, std::size(pollResultsFields) };
    return table;
}

static constexpr Field pollFields[] {
    field<&Poll::question>("question"),
    field<&Poll::answers>("answers"),
    field<&Poll::expiresAt>("expiry", FieldFlag::Nullable),
    field<&Poll::allowsMultiselect>("allow_multiselect"),
    field<&Poll::layoutType>("layout_type"),
    field<&Poll::results>("results", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Poll>()
{
    static constexpr Table table { "Poll", pollFields, std::size(pollFields) };
    return table;
}

} // namespace Hikari
