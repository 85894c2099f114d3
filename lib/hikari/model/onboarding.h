#pragma once

#include <hikari/core/box.h>
#include <hikari/core/snowflake.h>
#include <hikari/model/emoji.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief What counts for the requirements of onboarding
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild, "Onboarding Mode".
enum class OnboardingMode : int
{
    Default = 0,
    Advanced = 1,
};

//! \brief How a prompt is shown
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild, "Prompt Types".
enum class OnboardingPromptType : int
{
    MultipleChoice = 0,
    Dropdown = 1,
};

//! \brief An answer that a new member may choose
//!
//! See Discord Docs/Guild, "Prompt Option Structure".
struct OnboardingPromptOption
{
    Snowflake id;
    QList<Snowflake> channelIds; //!< that who chooses it joins
    QList<Snowflake> roleIds; //!< that who chooses it gets
    Box<Emoji> emoji;
    std::optional<Snowflake> emojiId; //!< when it is sent
    std::optional<QString> emojiName; //!< when it is sent
    std::optional<bool> isEmojiAnimated; //!< when it is sent
    QString title;
    std::optional<QString> description;

    bool operator==(const OnboardingPromptOption &) const = default;
};

//! \brief A question for new members
//!
//! See Discord Docs/Guild, "Onboarding Prompt Structure".
struct OnboardingPrompt
{
    Snowflake id;
    OnboardingPromptType type = OnboardingPromptType::MultipleChoice;
    QList<OnboardingPromptOption> options;
    QString title;
    bool isSingleSelect = false;
    bool isRequired = false;
    bool isInOnboarding = false; //!< otherwise only in Channels & Roles

    bool operator==(const OnboardingPrompt &) const = default;
};

//! \brief What new members of a guild are asked
//!
//! See Discord Docs/Guild, "Guild Onboarding Structure".
struct Onboarding
{
    Snowflake guildId;
    QList<OnboardingPrompt> prompts;
    QList<Snowflake> defaultChannelIds;
    bool isEnabled = false;
    OnboardingMode mode = OnboardingMode::Default;

    bool operator==(const Onboarding &) const = default;
};

} // namespace Hikari
