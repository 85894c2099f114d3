#pragma once

#include <hikari/core/timestamp.h>
#include <hikari/model/emoji.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief A question or an answer
//!
//! See Discord Docs/Poll, "Poll Media Object".
struct PollMedia
{
    std::optional<QString> text; //!< questions up to 300 characters, answers up to 55
    std::optional<Emoji> emoji;

    bool operator==(const PollMedia &) const = default;
};

//! \brief An answer to choose
//!
//! See Discord Docs/Poll, "Poll Answer Object".
struct PollAnswer
{
    int id = 0;
    PollMedia media;

    bool operator==(const PollAnswer &) const = default;
};

//! \brief The votes for an answer
//!
//! See Discord Docs/Poll, "Poll Answer Count Object".
struct PollAnswerCount
{
    int id = 0;
    int count = 0;
    bool hasMyVote = false;

    bool operator==(const PollAnswerCount &) const = default;
};

//! \brief The votes so far
//!
//! See Discord Docs/Poll, "Poll Results Object".
struct PollResults
{
    bool isFinalized = false;
    QList<PollAnswerCount> answerCounts;

    bool operator==(const PollResults &) const = default;
};

//! \brief A poll of a message
//!
//! See Discord Docs/Poll, "Poll Object".
struct Poll
{
    PollMedia question;
    QList<PollAnswer> answers;
    std::optional<Timestamp> expiresAt;
    bool allowsMultiselect = false;
    int layoutType = 1;
    std::optional<PollResults> results; //!< absent means unknown, not zero

    bool operator==(const Poll &) const = default;
};

} // namespace Hikari
