#pragma once

#include <hikari/events/shard_events.h>
#include <hikari/model/automoderation.h>

#include <optional>

namespace Hikari {

//! \brief About auto moderation
struct AutoModEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::AutoMod);

    Snowflake guildId;
};

//! \brief A rule was made (AUTO_MODERATION_RULE_CREATE)
//!
//! Needs Intent::AutoModerationConfiguration.
struct AutoModRuleCreateEvent : AutoModEvent
{
    static constexpr auto lineage = lineageOf<AutoModEvent::lineage>(EventType::AutoModRuleCreate);

    AutoModRule rule;
};

//! \brief A rule was changed (AUTO_MODERATION_RULE_UPDATE)
//!
//! Needs Intent::AutoModerationConfiguration.
struct AutoModRuleUpdateEvent : AutoModEvent
{
    static constexpr auto lineage = lineageOf<AutoModEvent::lineage>(EventType::AutoModRuleUpdate);

    AutoModRule rule;
};

//! \brief A rule was deleted (AUTO_MODERATION_RULE_DELETE)
//!
//! Needs Intent::AutoModerationConfiguration.
struct AutoModRuleDeleteEvent : AutoModEvent
{
    static constexpr auto lineage = lineageOf<AutoModEvent::lineage>(EventType::AutoModRuleDelete);

    AutoModRule rule;
};

//! \brief A rule was triggered and did something (AUTO_MODERATION_ACTION_EXECUTION)
//!
//! One event for each action of the rule. Needs Intent::AutoModerationExecution.
struct AutoModActionExecutionEvent : AutoModEvent
{
    static constexpr auto lineage = lineageOf<AutoModEvent::lineage>(EventType::AutoModActionExecution);

    AutoModAction action;
    Snowflake ruleId;
    AutoModTrigger ruleTriggerType = AutoModTrigger::Keyword;
    Snowflake userId; //!< who wrote it
    std::optional<Snowflake> channelId;
    std::optional<Snowflake> messageId; //!< nullopt: the message was blocked, or it was no message
    std::optional<Snowflake> alertSystemMessageId; //!< of the alert that was posted
    QString content; //!< empty without Intent::MessageContent
    std::optional<QString> matchedKeyword; //!< of the rule
    std::optional<QString> matchedContent; //!< part of the content; empty without Intent::MessageContent
};

} // namespace Hikari
