#pragma once

#include <hikari/core/snowflake.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief What an auto moderation rule looks for
//!
//! Numbers that are not listed are kept. See Discord Docs/Auto Moderation, "Trigger Types".
enum class AutoModTrigger : int
{
    Keyword = 1,
    Spam = 3,
    KeywordPreset = 4,
    MentionSpam = 5,
    MemberProfile = 6,
};

//! \brief A list of words that Discord keeps
//!
//! Numbers that are not listed are kept. See Discord Docs/Auto Moderation, "Keyword Preset Types".
enum class AutoModKeywordPreset : int
{
    Profanity = 1,
    SexualContent = 2,
    Slurs = 3,
};

//! \brief When an auto moderation rule is checked
//!
//! Numbers that are not listed are kept. See Discord Docs/Auto Moderation, "Event Types".
enum class AutoModEventType : int
{
    MessageSend = 1,
    MemberUpdate = 2,
};

//! \brief What an auto moderation rule does
//!
//! Numbers that are not listed are kept. See Discord Docs/Auto Moderation, "Action Types".
enum class AutoModActionType : int
{
    BlockMessage = 1,
    SendAlertMessage = 2,
    Timeout = 3,
    BlockMemberInteraction = 4,
};

//! \brief Details of an action; which are there depends on its type
//!
//! See Discord Docs/Auto Moderation, "Action Metadata".
struct AutoModActionMetadata
{
    std::optional<Snowflake> channelId; //!< alert: where it is reported
    std::optional<int> durationSeconds; //!< timeout: at most 2,419,200, four weeks
    std::optional<QString> customMessage; //!< block: shown to the member; at most 150 characters

    bool operator==(const AutoModActionMetadata &) const = default;
};

//! \brief What happens when a rule is triggered
//!
//! See Discord Docs/Auto Moderation, "Auto Moderation Action Structure".
struct AutoModAction
{
    AutoModActionType type = AutoModActionType::BlockMessage;
    std::optional<AutoModActionMetadata> metadata;

    bool operator==(const AutoModAction &) const = default;
};

//! \brief Details of a trigger; which are there depends on its type
//!
//! See Discord Docs/Auto Moderation, "Trigger Metadata".
struct AutoModTriggerMetadata
{
    QList<QString> keywordFilter; //!< at most 1,000
    QList<QString> regexPatterns; //!< at most 10, of Rust's flavour
    QList<AutoModKeywordPreset> presets;
    QList<QString> allowList;
    std::optional<int> mentionTotalLimit; //!< at most 50
    std::optional<bool> isMentionRaidProtectionEnabled;

    bool operator==(const AutoModTriggerMetadata &) const = default;
};

//! \brief A rule that moderates a guild by itself
//!
//! See Discord Docs/Auto Moderation, "Auto Moderation Rule Structure".
struct AutoModRule
{
    Snowflake id;
    Snowflake guildId;
    QString name;
    Snowflake creatorId;
    AutoModEventType eventType = AutoModEventType::MessageSend;
    AutoModTrigger triggerType = AutoModTrigger::Keyword;
    AutoModTriggerMetadata triggerMetadata;
    QList<AutoModAction> actions;
    bool isEnabled = false;
    QList<Snowflake> exemptRoleIds; //!< at most 20
    QList<Snowflake> exemptChannelIds; //!< at most 50

    bool operator==(const AutoModRule &) const = default;
};

} // namespace Hikari
