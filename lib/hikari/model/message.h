#pragma once

#include <hikari/core/box.h>
#include <hikari/core/color.h>
#include <hikari/core/flags.h>
#include <hikari/core/imagehash.h>
#include <hikari/core/jsonblob.h>
#include <hikari/core/snowflake.h>
#include <hikari/core/timestamp.h>
#include <hikari/model/application.h>
#include <hikari/model/attachment.h>
#include <hikari/model/channel.h>
#include <hikari/model/component.h>
#include <hikari/model/embed.h>
#include <hikari/model/emoji.h>
#include <hikari/model/interactionmetadata.h>
#include <hikari/model/jsonscalar.h>
#include <hikari/model/member.h>
#include <hikari/model/poll.h>
#include <hikari/model/role.h>
#include <hikari/model/sticker.h>
#include <hikari/model/user.h>

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief What made a message
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
    HdStreamingUpgraded = 55, //!< in Discord's OpenAPI description only
};

//! \brief Properties of a message
//!
//! Bits that are not listed are kept. See Discord Docs/Message, "Message Flags".
enum class MessageFlag : quint64
{
    Crossposted = 1ull << 0,
    IsCrosspost = 1ull << 1,
    SuppressEmbeds = 1ull << 2,
    SourceMessageDeleted = 1ull << 3,
    Urgent = 1ull << 4,
    HasThread = 1ull << 5,
    Ephemeral = 1ull << 6,
    Loading = 1ull << 7,
    FailedToMentionSomeRolesInThread = 1ull << 8,
    SuppressNotifications = 1ull << 12,
    IsVoiceMessage = 1ull << 13,
    HasSnapshot = 1ull << 14,
    IsComponentsV2 = 1ull << 15,
};

using MessageFlags = Flags<MessageFlag>;
HIKARI_DECLARE_FLAG_OPERATORS(MessageFlag)

//! \brief Why a message refers to another
//!
//! Numbers that are not listed are kept. See Discord Docs/Message, "Message Reference Types".
enum class MessageReferenceType : int
{
    Default = 0,
    Forward = 1,
};

//! \brief What a message invites to
//!
//! Numbers that are not listed are kept. See Discord Docs/Message, "Message Activity Types".
enum class MessageActivityType : int
{
    Join = 1,
    Spectate = 2,
    Listen = 3,
    JoinRequest = 5,
    StreamRequest = 6,
};

//! \brief Super and normal reactions apart
//!
//! See Discord Docs/Message, "Reaction Count Details Structure".
struct ReactionCountDetails
{
    int burst = 0;
    int normal = 0;

    bool operator==(const ReactionCountDetails &) const = default;
};

//! \brief How often a message was answered with one emoji
//!
//! See Discord Docs/Message, "Reaction Structure".
struct Reaction
{
    int count = 0;
    ReactionCountDetails countDetails;
    bool isMine = false;
    bool isMyBurst = false;
    Emoji emoji;
    QList<QString> burstColors; //!< "#rrggbb"

    bool operator==(const Reaction &) const = default;
};

//! \brief The message that a message answers, forwards or follows
//!
//! See Discord Docs/Message, "Message Reference Structure".
struct MessageReference
{
    MessageReferenceType type = MessageReferenceType::Default;
    std::optional<Snowflake> messageId;
    std::optional<Snowflake> channelId;
    std::optional<Snowflake> guildId;
    std::optional<bool> failsIfNotExists; //!< requests only; Discord assumes true

    bool operator==(const MessageReference &) const = default;
};

//! \brief An invitation to join a game
//!
//! See Discord Docs/Message, "Message Activity Structure".
struct MessageActivity
{
    MessageActivityType type = MessageActivityType::Join;
    std::optional<QString> partyId;

    bool operator==(const MessageActivity &) const = default;
};

//! \brief A call in a private channel
//!
//! See Discord Docs/Message, "Message Call Object Structure".
struct MessageCall
{
    QList<Snowflake> participants;
    std::optional<Timestamp> endedAt;

    bool operator==(const MessageCall &) const = default;
};

//! \brief A channel mentioned in a crossposted message
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

//! \brief The purchase that a message announces
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

//! \brief The colours that a shared theme builds on
//!
//! Numbers that are not listed are kept. See Discord Docs/Message, "Base Theme Types".
enum class BaseTheme : int
{
    Unset = 0,
    Dark = 1,
    Light = 2,
    Darker = 3,
    Midnight = 4,
};

//! \brief Colours of the client that a message shares
//!
//! See Discord Docs/Message, "Shared Client Theme Object".
struct SharedClientTheme
{
    QList<QString> colors; //!< hexadecimal, at most 5
    int gradientAngle = 0; //!< degrees, 0 to 360
    int baseMix = 0; //!< intensity, 0 to 100
    std::optional<BaseTheme> baseTheme;

    bool operator==(const SharedClientTheme &) const = default;
};

//! \brief A user mentioned in a message, in a guild with the member
//!
//! See Discord Docs/Gateway Events, "Message Create".
struct MentionedUser : User
{
    Box<Member> member;

    bool operator==(const MentionedUser &) const = default;
};

struct Message;

//! \brief Entities that an interaction or message names by id
//!
//! See Discord Docs/Receiving and Responding, "Resolved Data Structure".
struct ResolvedData
{
    QHash<Snowflake, User> users;
    QHash<Snowflake, Member> members; //!< without user
    QHash<Snowflake, Role> roles;
    QHash<Snowflake, Channel> channels;
    QHash<Snowflake, Box<Message>> messages;
    QHash<Snowflake, Attachment> attachments;

    HIKARI_EXPORT bool operator==(const ResolvedData &other) const;
};

//! \brief The part of a message that a forward copies
//!
//! See Discord Docs/Message, "Message Snapshot Object".
struct SnapshotContent
{
    MessageType type = MessageType::Default;
    QString content; //!< empty without Intent::MessageContent
    QList<Embed> embeds;
    QList<Attachment> attachments;
    Timestamp createdAt;
    std::optional<Timestamp> editedAt;
    MessageFlags flags;
    QList<MentionedUser> mentions;
    QList<Snowflake> mentionedRoleIds;
    QList<StickerItem> stickerItems;
    QList<Sticker> stickers; //!< older form of stickerItems
    QList<Component> components;

    bool operator==(const SnapshotContent &) const = default;
};

//! \brief A forwarded message
//!
//! See Discord Docs/Message, "Message Snapshot Structure".
struct MessageSnapshot
{
    SnapshotContent message;

    bool operator==(const MessageSnapshot &) const = default;
};

//! \brief A message in a channel
//!
//! See Discord Docs/Message, "Message Structure" and Gateway Events, "Message Create".
struct Message
{
    Snowflake id;
    Snowflake channelId;
    std::optional<ChannelType> channelType; //!< gateway only
    std::optional<Snowflake> guildId; //!< gateway only; absent in DMs and for ephemeral messages
    User author; //!< of a webhook: its id, name and avatar
    std::optional<Member> member; //!< gateway only: the author in the guild, without user
    QString content; //!< empty without Intent::MessageContent, unless it is the bot's own, mentions it or is a DM
    Timestamp createdAt;
    std::optional<Timestamp> editedAt;
    bool isTts = false;
    bool mentionsEveryone = false;
    QList<MentionedUser> mentions;
    QList<Snowflake> mentionedRoleIds;
    QList<ChannelMention> mentionedChannels;
    QList<Attachment> attachments;
    QList<Embed> embeds;
    QList<Reaction> reactions;
    JsonScalar nonce; //!< what the sender chose
    bool isPinned = false;
    std::optional<Snowflake> webhookId; //!< sent by a webhook
    MessageType type = MessageType::Default;
    Box<MessageActivity> activity;
    Box<PartialApplication> application;
    std::optional<Snowflake> applicationId;
    MessageFlags flags;
    std::optional<MessageReference> reference;
    QList<MessageSnapshot> snapshots;
    Box<Message> referencedMessage; //!< the message answered; empty also when it was deleted
    Box<InteractionMetadata> interactionMetadata;
    Box<MessageInteraction> interaction; //!< older form of interactionMetadata
    Box<Channel> thread; //!< started from this message
    QList<Component> components;
    QList<StickerItem> stickerItems;
    QList<Sticker> stickers; //!< older form of stickerItems
    std::optional<int> position; //!< in a thread, approximate
    Box<RoleSubscriptionData> roleSubscriptionData;
    Box<ResolvedData> resolved; //!< of select menus
    Box<Poll> poll;
    Box<MessageCall> call;
    Box<SharedClientTheme> sharedClientTheme;

    bool operator==(const Message &) const = default;
};

} // namespace Hikari
