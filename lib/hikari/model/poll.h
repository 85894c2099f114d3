#pragma once

#include <hikari/core/timestamp.h>
#include <hikari/model/emoji.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief The text and emoji of a question or answer
//!
//! See Discord Docs/Poll, "Poll Media Object".
struct PollMedia
{
    std::optional<QString> text;
    std::optional<Emoji> emoji;

    bool operator==(const PollMedia &) const = default;
};

//! \brief One answer to choose
//!
//! See Discord Docs/Poll, "Poll Answer Object".
struct PollAnswer
{
    int id = 0;
    PollMedia media;

    bool operator==(const PollAnswer &) const = default;
};

//! \brief How often an answer was chosen
//!
//! See Discord Docs/Poll, "Poll Answer Count Object Structure".
struct PollAnswerCount
{
    int id = 0;
    int count = 0;
    bool hasMyVote = false;

    bool operator==(const PollAnswerCount &) const = default;
};

//! \brief The votes so far; exact once finalized
//!
//! See Discord Docs/Poll, "Poll Results Object".
struct PollResults
{
    bool isFinalized = false;
    QList<PollAnswerCount> answerCounts;

    bool operator==(const PollResults &) const = default;
};

//! \brief How a poll looks
//!
//! Numbers that are not listed are kept. See Discord Docs/Poll, "Layout Type".
enum class PollLayout : int
{
    Default = 1,
};

//! \brief A question to vote on
//!
//! See Discord Docs/Poll, "Poll Object".
struct Poll
{
    PollMedia question;
    QList<PollAnswer> answers;
    std::optional<Timestamp> expiresAt; //!< nullopt: never
    bool allowsMultiselect = false;
    PollLayout layoutType = PollLayout::Default;
    std::optional<PollResults> results; //!< nullopt means unknown, not none

    bool operator==(const Poll &) const = default;
};

} // namespace Hikari
