#pragma once

#include <hikari/core/box.h>
#include <hikari/core/flags.h>
#include <hikari/core/jsonblob.h>
#include <hikari/core/snowflake.h>
#include <hikari/core/timestamp.h>
#include <hikari/model/attachment.h>
#include <hikari/model/channel.h>
#include <hikari/model/component.h>
#include <hikari/model/embed.h>
#include <hikari/model/emoji.h>
#include <hikari/model/member.h>
#include <hikari/model/poll.h>
#include <hikari/model/sticker.h>
#include <hikari/model/user.h>

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief What a message tells
//!
//! Numbers that are not listed are kept. See Discord Docs/Message, "Message Types".
enum class MessageType : int
{
    Default = 0,
    RecipientAdd = 1,
    RecipientRemove = 2,
    Call = 3,
    ChannelNameChange = 4,
    ChannelIconChange = 5,
    ChannelPinnedMessage = 6,
    UserJoin = 7,
    GuildBoost = 8,
    GuildBoostTier1 = 9,
    GuildBoostTier2 = 10,
    GuildBoostTier3 = 11,
    ChannelFollowAdd = 12,
    GuildDiscoveryDisqualified = 14,
    GuildDiscoveryRequalified = 15,
    GuildDiscoveryGracePeriodInitialWarning = 16,
    GuildDiscoveryGracePeriodFinalWarning = 17,
    ThreadCreated = 18,
    Reply = 19,
    ChatInputCommand = 20,
    ThreadStarterMessage = 21,
    GuildInviteReminder = 22,
    ContextMenuCommand = 23,
    AutoModerationAction = 24,
    RoleSubscriptionPurchase = 25,
    InteractionPremiumUpsell = 26,
    StageStart = 27,
    StageEnd = 28,
    StageSpeaker = 29,
    StageTopic = 31,
    GuildApplicationPremiumSubscription = 32,
    GuildIncidentAlertModeEnabled = 36,
    GuildIncidentAlertModeDisabled = 37,
    GuildIncidentReportRaid = 38,
    GuildIncidentReportFalseAlarm = 39,
    PurchaseNotification = 44,
    PollResult = 46,
};

//! \brief Settings and states of a message
//!
//! Numbers that are not listed are kept. See Discord Docs/Message, "Message Flags".
enum class MessageFlag : quint32
{
    Crossposted = 1u << 0,
    IsCrosspost = 1u << 1,
    SuppressEmbeds = 1u << 2,
    SourceMessageDeleted = 1u << 3,
    Urgent = 1u << 4,
    HasThread = 1u << 5,
    Ephemeral = 1u << 6,
    Loading = 1u << 7,
    FailedToMentionSomeRolesInThread = 1u << 8,
    SuppressNotifications = 1u << 12,
    IsVoiceMessage = 1u << 13,
    HasSnapshot = 1u << 14,
    IsComponentsV2 = 1u << 15,
};

using MessageFlags = Flags<MessageFlag>;
HIKARI_DECLARE_FLAG_OPERATORS(MessageFlag)

//! \brief What a user did
//!
//! Numbers that are not listed are kept. See Discord Docs/Receiving and Responding, "Interaction Type".
enum class InteractionType : int
{
    Ping = 1,
    ApplicationCommand = 2,
    MessageComponent = 3,
    ApplicationCommandAutocomplete = 4,
    ModalSubmit = 5,
};

//! \brief Normal and super reactions apart
//!
//! See Discord Docs/Message, "Reaction Count Details Structure".
struct ReactionCountDetails
{
    int burst = 0;
    int normal = 0;

    bool operator==(const ReactionCountDetails &) const = default;
};

//! \brief An emoji and how often a message got it
//!
//! See Discord Docs/Message, "Reaction Structure".
struct Reaction
{
    int count = 0;
    ReactionCountDetails countDetails;
    bool isMine = false;
    bool isMyBurst = false;
    Emoji emoji;
    QList<QString> burstColors;

    bool operator==(const Reaction &) const = default;
};

//! \brief A channel of another guild, mentioned in a crossposted message
//!
//! See Discord Docs/Message, "Channel Mention Structure".
struct ChannelMention
{
    Snowflake id;
    Snowflake guildId;
    ChannelType type = ChannelType::GuildText;
    QString name;

    bool operator==(const ChannelMention &) const = default;
};

//! \brief The message that another one answers, forwards or comes from
//!
//! See Discord Docs/Message, "Message Reference Structure".
struct MessageReference
{
    int type = 0; //!< 0 reply and others, 1 forward
    std::optional<Snowflake> messageId;
    std::optional<Snowflake> channelId;
    std::optional<Snowflake> guildId;
    std::optional<bool> failsIfNotExists; //!< only sent; true when absent

    bool operator==(const MessageReference &) const = default;
};

//! \brief An invitation to an activity
//!
//! See Discord Docs/Message, "Message Activity Structure".
struct MessageActivity
{
    int type = 0;
    std::optional<QString> partyId;

    bool operator==(const MessageActivity &) const = default;
};

//! \brief A call in a direct conversation
//!
//! See Discord Docs/Message, "Message Call Object Structure".
struct MessageCall
{
    QList<Snowflake> participants;
    std::optional<Timestamp> endedAt;

    bool operator==(const MessageCall &) const = default;
};

//! \brief A bought or renewed role subscription
//!
//! See Discord Docs/Message, "Role Subscription Data Object Structure".
struct RoleSubscriptionData
{
    Snowflake listingId;
    QString tierName;
    int totalMonths = 0;
    bool isRenewal = false;

    bool operator==(const RoleSubscriptionData &) const = default;
};

//! \brief The interaction that a message answers
//!
//! See Discord Docs/Message, "Message Interaction Structure" and "Interaction Metadata Structure".
struct MessageInteraction
{
    Snowflake id;
    InteractionType type = InteractionType::ApplicationCommand;
    std::optional<QString> name;
    User user;
    std::optional<Member> member;
    QHash<QString, Snowflake> integrationOwners; //!< "0" guild, "1" user
    std::optional<Snowflake> originalResponseMessageId;
    std::optional<Snowflake> interactedMessageId;
    std::optional<User> targetUser;
    std::optional<Snowflake> targetMessageId;

    bool operator==(const MessageInteraction &) const = default;
};

//! \brief A message in a channel
//!
//! See Discord Docs/Message, "Message Structure" and "Message Create Extra Fields".
struct Message
{
    Snowflake id;
    Snowflake channelId;
    std::optional<Snowflake> guildId; //!< only in events; nullopt in DMs
    User author; //!< of a webhook: its own name and no account
    std::optional<Member> member; //!< the author's, in events of a guild; without its user
    QString content; //!< empty without the MESSAGE_CONTENT intent, unless it is the bot's own, mentions it or is a DM
    Timestamp createdAt;
    std::optional<Timestamp> editedAt;
    bool isTts = false;
    bool mentionsEveryone = false;
    QList<User> mentions;
    QList<Snowflake> mentionedRoleIds;
    QList<ChannelMention> mentionedChannels;
    QList<Attachment> attachments;
    QList<Embed> embeds;
    QList<Reaction> reactions;
    JsonBlob nonce; //!< an integer or text, as it was sent
    bool isPinned = false;
    std::optional<Snowflake> webhookId;
    MessageType type = MessageType::Default;
    std::optional<MessageActivity> activity;
    JsonBlob application;
    std::optional<Snowflake> applicationId;
    MessageFlags flags;
    std::optional<MessageReference> reference;
    QList<Message> snapshots; //!< forwarded messages, in part
    Box<Message> referencedMessage;
    std::optional<MessageInteraction> interactionMetadata;
    std::optional<MessageInteraction> interaction; //!< older form of interactionMetadata
    Box<Channel> thread; //!< started from this message
    QList<Component> components;
    QList<StickerItem> stickerItems;
    QList<Sticker> stickers; //!< older form of stickerItems
    std::optional<int> position; //!< about where it stands in a thread
    std::optional<RoleSubscriptionData> roleSubscriptionData;
    JsonBlob resolved;
    std::optional<Poll> poll;
    std::optional<MessageCall> call;
    JsonBlob sharedClientTheme;
    std::optional<ChannelType> channelType; //!< only in events

    bool operator==(const Message &) const = default;
};

} // namespace Hikari
