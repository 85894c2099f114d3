#include <hikari/model/onboarding.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field onboardingPromptOptionFields[] {
    field<&OnboardingPromptOption::id>("id", FieldFlag::Required),
    field<&OnboardingPromptOption::channelIds>("channel_ids"),
    field<&OnboardingPromptOption::roleIds>("role_ids"),
    field<&OnboardingPromptOption::emoji>("emoji", FieldFlag::Optional),
    field<&OnboardingPromptOption::emojiId>("emoji_id", FieldFlag::Optional),
    field<&OnboardingPromptOption::emojiName>("emoji_name", FieldFlag::Optional),
    field<&OnboardingPromptOption::isEmojiAnimated>("emoji_animated", FieldFlag::Optional),
    field<&OnboardingPromptOption::title>("title"),
    field<&OnboardingPromptOption::description>("description", FieldFlag::Nullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<OnboardingPromptOption>()
{
    static constexpr Table table { "OnboardingPromptOption", onboardingPromptOptionFields,
        std::size(onboardingPromptOptionFields) };
    return table;
}

static constexpr Field onboardingPromptFields[] {
    field<&OnboardingPrompt::id>("id", FieldFlag::Required),
    field<&OnboardingPrompt::type>("type"),
    field<&OnboardingPrompt::options>("options"),
    field<&OnboardingPrompt::title>("title"),
    field<&OnboardingPrompt::isSingleSelect>("single_select"),
    field<&OnboardingPrompt::isRequired>("required"),
    field<&OnboardingPrompt::isInOnboarding>("in_onboarding"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<OnboardingPrompt>()
{
    static constexpr Table table { "OnboardingPrompt", onboardingPromptFields, std::size(onboardingPromptFields) };
    return table;
}

static constexpr Field onboardingFields[] {
    field<&Onboarding::guildId>("guild_id", FieldFlag::Required),
    field<&Onboarding::prompts>("prompts"),
    field<&Onboarding::defaultChannelIds>("default_channel_ids"),
    field<&Onboarding::isEnabled>("enabled"),
    field<&Onboarding::mode>("mode"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Onboarding>()
{
    static constexpr Table table { "Onboarding", onboardingFields, std::size(onboardingFields) };
    return table;
}

} // namespace Hikari
