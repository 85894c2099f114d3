#pragma once

#include <hikari/core/box.h>
#include <hikari/core/jsonblob.h>
#include <hikari/core/snowflake.h>
#include <hikari/core/timestamp.h>
#include <hikari/model/application.h>
#include <hikari/model/channel.h>
#include <hikari/model/component.h>
#include <hikari/model/jsonscalar.h>
#include <hikari/model/member.h>
#include <hikari/model/message.h>
#include <hikari/model/permissions.h>
#include <hikari/model/user.h>

#include <QHash>
#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace Hikari {

//! \brief How the bot answers an interaction
//!
//! Numbers that are not listed are kept. See Discord Docs/Receiving and Responding, "Interaction Callback Type".
enum class InteractionCallbackType : int
{
    Pong = 1,
    ChannelMessageWithSource = 4,
    DeferredChannelMessageWithSource = 5,
    DeferredUpdateMessage = 6,
    UpdateMessage = 7,
    ApplicationCommandAutocompleteResult = 8,
    Modal = 9,
    PremiumRequired = 10,
    LaunchActivity = 12,
    SocialLayerSkuPurchaseEligibility = 13, //!< in Discord's OpenAPI description only
};

//! \brief Who answers an entry point command
//!
//! Numbers that are not listed are kept. See Discord Docs/Application Commands, "Entry Point Command Handler Types".
enum class CommandHandler : int
{
    AppHandler = 1,
    DiscordLaunchActivity = 2,
};

//! \brief Where an interaction was invoked
//!
//! See Discord Docs/Receiving and Responding, "Interaction Context Types".
enum class InteractionContext : int
{
    Guild = 0,
    BotDm = 1, //!< with the application's own bot
    PrivateChannel = 2, //!< any other DM or group DM
};

//! \brief What kind of command was invoked
//!
//! See Discord Docs/Application Commands, "Application Command Types".
enum class CommandType : int
{
    ChatInput = 1,
    User = 2,
    Message = 3,
    PrimaryEntryPoint = 4,
};

//! \brief The type of a parameter of a command
//!
//! Numbers that are not listed are kept. See Discord Docs/Application Commands, "Application Command Option Type".
enum class CommandOptionType : int
{
    SubCommand = 1,
    SubCommandGroup = 2,
    String = 3,
    Integer = 4,
    Boolean = 5,
    User = 6,
    Channel = 7,
    Role = 8,
    Mentionable = 9,
    Number = 10,
    Attachment = 11,
};

//! \brief How a user came by an entitlement
//!
//! Numbers that are not listed are kept. See Discord Docs/Entitlement, "Entitlement Types".
enum class EntitlementType : int
{
    Purchase = 1,
    PremiumSubscription = 2,
    DeveloperGift = 3,
    TestModePurchase = 4,
    FreePurchase = 5,
    UserGift = 6,
    PremiumPurchase = 7,
    ApplicationSubscription = 8,
    QuestReward = 10, //!< in Discord's OpenAPI description only
};

//! \brief Access to a premium offering
//!
//! See Discord Docs/Entitlement, "Entitlement Structure".
struct Entitlement
{
    Snowflake id;
    Snowflake skuId;
    Snowflake applicationId;
    std::optional<Snowflake> userId;
    EntitlementType type = EntitlementType::Purchase;
    bool isDeleted = false;
    std::optional<Timestamp> startsAt;
    std::optional<Timestamp> endsAt; //!< nullopt: does not end
    std::optional<Snowflake> guildId;
    std::optional<bool> isConsumed;
    std::optional<Snowflake> subscriptionId;
    std::optional<Snowflake> promotionId;
    std::optional<int> giftCodeFlags;

    bool operator==(const Entitlement &) const = default;
};

//! \brief A parameter of a command with its value, or a subcommand with its own
//!
//! See Discord Docs/Receiving and Responding, "Application Command Interaction Data Option Structure".
struct InteractionOption
{
    QString name;
    CommandOptionType type = CommandOptionType::String;
    JsonScalar value; //!< ids as text
    QList<InteractionOption> options; //!< of subcommands and groups
    bool isFocused = false; //!< being typed, in autocomplete

    HIKARI_EXPORT bool operator==(const InteractionOption &other) const;
};

//! \brief The command that was invoked, with its options
//!
//! See Discord Docs/Receiving and Responding, "Application Command Data Structure".
struct CommandData
{
    Snowflake id; //!< of the command
    QString name;
    CommandType type = CommandType::ChatInput;
    Box<ResolvedData> resolved;
    QList<InteractionOption> options;
    std::optional<Snowflake> guildId; //!< the guild of a guild's command
    std::optional<Snowflake> targetId; //!< user or message of a context menu command

    bool operator==(const CommandData &) const = default;
};

//! \brief The button or menu that was used
//!
//! See Discord Docs/Receiving and Responding, "Message Component Data Structure".
struct ComponentData
{
    std::optional<int> id; //!< of the component in its message
    QString customId;
    ComponentType componentType = ComponentType::Button;
    QList<QString> values; //!< chosen in a select menu; ids as text
    Box<ResolvedData> resolved;

    bool operator==(const ComponentData &) const = default;
};

//! \brief The modal that was submitted
//!
//! See Discord Docs/Receiving and Responding, "Modal Submit Data Structure".
struct ModalData
{
    QString customId;
    QList<Component> components; //!< with what was written and chosen
    Box<ResolvedData> resolved;

    bool operator==(const ModalData &) const = default;
};

//! \brief What was invoked: a command, a component or a modal
//!
//! What is none of them is kept as Discord sent it. See Discord Docs/Receiving and Responding, "Interaction Data".
struct InteractionData
{
    using Data = std::variant<CommandData, ComponentData, ModalData, JsonBlob>;

    //! \brief The data as a T; null when it is something else
    template<typename T>
    const T *as() const
    {
        return std::get_if<T>(&data);
    }

    Data data;

    bool operator==(const InteractionData &) const = default;
};

//! \brief A user invoked a command, pressed a component or submitted a modal
//!
//! See Discord Docs/Receiving and Responding, "Interaction Structure".
struct Interaction
{
    Snowflake id;
    Snowflake applicationId;
    InteractionType type = InteractionType::Ping;
    Box<InteractionData> data; //!< empty for Ping
    std::optional<PartialGuild> guild;
    std::optional<Snowflake> guildId;
    Box<Channel> channel;
    std::optional<Snowflake> channelId;
    std::optional<Member> member; //!< in guilds, with user and permissions
    std::optional<User> user; //!< outside of guilds
    QString token; //!< secret: lets anybody answer for 15 minutes
    int version = 1;
    Box<Message> message; //!< of the component
    Permissions appPermissions; //!< of the application in the channel
    std::optional<QString> locale; //!< of the user
    std::optional<QString> guildLocale;
    QList<Entitlement> entitlements;
    QHash<QString, Snowflake> integrationOwners; //!< by the number of the IntegrationType
    std::optional<InteractionContext> context;
    qint64 attachmentSizeLimit = 0; //!< bytes

    //! \brief Who invoked it: the member's user in guilds, else the user; null when Discord sent neither
    HIKARI_EXPORT const User *invoker() const;

    bool operator==(const Interaction &) const = default;
};

} // namespace Hikari
