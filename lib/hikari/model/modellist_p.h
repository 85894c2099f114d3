#pragma once

#include <hikari/model/activityinstance.h>
#include <hikari/model/allowedmentions.h>
#include <hikari/model/application.h>
#include <hikari/model/applicationcommand.h>
#include <hikari/model/attachment.h>
#include <hikari/model/auditlog.h>
#include <hikari/model/automoderation.h>
#include <hikari/model/ban.h>
#include <hikari/model/channel.h>
#include <hikari/model/commandpermissions.h>
#include <hikari/model/component.h>
#include <hikari/model/connection.h>
#include <hikari/model/embed.h>
#include <hikari/model/emoji.h>
#include <hikari/model/gatewayinfo.h>
#include <hikari/model/gatewaypayloads.h>
#include <hikari/model/guild.h>
#include <hikari/model/guildpreview.h>
#include <hikari/model/guildtemplate.h>
#include <hikari/model/guildwidget.h>
#include <hikari/model/integration.h>
#include <hikari/model/interaction.h>
#include <hikari/model/interactionmetadata.h>
#include <hikari/model/interactionresponse.h>
#include <hikari/model/invite.h>
#include <hikari/model/lobby.h>
#include <hikari/model/member.h>
#include <hikari/model/message.h>
#include <hikari/model/messagepin.h>
#include <hikari/model/messagesearch.h>
#include <hikari/model/monetization.h>
#include <hikari/model/onboarding.h>
#include <hikari/model/poll.h>
#include <hikari/model/presence.h>
#include <hikari/model/role.h>
#include <hikari/model/roleconnection.h>
#include <hikari/model/scheduledevent.h>
#include <hikari/model/sticker.h>
#include <hikari/model/tables_p.h>
#include <hikari/model/threadlist.h>
#include <hikari/model/user.h>
#include <hikari/model/voiceregion.h>
#include <hikari/model/voicestate.h>
#include <hikari/model/webhook.h>
#include <hikari/model/webhookevent.h>

//! \file
//! The one list of the structs that stand for Discord's objects; the schema and the tests that do the same with every
//! model read it. A new struct is added here, beside those of its header.

namespace Hikari {

template<typename... Ts>
struct TypeList
{ };

// clang-format off
using ModelTypes = TypeList<
    User,
    OwnUser,
    AvatarDecoration,
    Nameplate,
    Collectibles,
    PrimaryGuild,
    Emoji,
    Sticker,
    StickerItem,
    StickerPack,
    Role,
    RoleColors,
    RoleTags,
    Member,
    Channel,
    PermissionOverwrite,
    ThreadMetadata,
    ThreadMember,
    DefaultReaction,
    ForumTag,
    ChannelInfo,
    Activity,
    ActivityTimestamps,
    ActivityEmoji,
    ActivityParty,
    ActivityAssets,
    ActivitySecrets,
    ActivityButton,
    ClientStatus,
    Presence,
    PresenceUpdate,
    VoiceState,
    SelectMenu,
    ActionRow,
    Button,
    StringSelect,
    TextInput,
    UserSelect,
    RoleSelect,
    MentionableSelect,
    ChannelSelect,
    Section,
    TextDisplay,
    Thumbnail,
    MediaGallery,
    FileComponent,
    Separator,
    Container,
    Label,
    FileUpload,
    RadioGroup,
    CheckboxGroup,
    Checkbox,
    UnfurledMedia,
    MediaGalleryItem,
    SelectOption,
    SelectDefaultValue,
    Embed,
    EmbedMedia,
    EmbedFooter,
    EmbedProvider,
    EmbedAuthor,
    EmbedField,
    Poll,
    PollMedia,
    PollAnswer,
    PollAnswerCount,
    PollResults,
    Application,
    PartialApplication,
    Team,
    TeamMember,
    InstallParams,
    IntegrationTypeConfiguration,
    PartialGuild,
    Attachment,
    Reaction,
    ReactionCountDetails,
    MessageReference,
    MessageActivity,
    MessageCall,
    ChannelMention,
    RoleSubscriptionData,
    SharedClientTheme,
    MentionedUser,
    InteractionMetadata,
    MessageInteraction,
    ResolvedData,
    MessageSnapshot,
    SnapshotContent,
    Message,
    Interaction,
    CommandData,
    ComponentData,
    ModalData,
    InteractionOption,
    Entitlement,
    ScheduledEvent,
    ScheduledEventMetadata,
    RecurrenceRule,
    RecurrenceWeekday,
    UnavailableGuild,
    WelcomeScreen,
    WelcomeScreenChannel,
    IncidentsData,
    StageInstance,
    SoundboardSound,
    Guild,
    GatewayGuild,
    SessionStartLimit,
    GatewayBotInfo,
    Hello,
    Identify,
    IdentifyProperties,
    Resume,
    ReadyPayload,
    RequestGuildMembers,
    VoiceStateUpdate,
    AutoModActionMetadata,
    AutoModAction,
    AutoModTriggerMetadata,
    AutoModRule,
    IntegrationAccount,
    IntegrationApplication,
    Integration,
    Webhook,
    FollowedChannel,
    InviteStageInstance,
    Invite,
    InviteWithMetadata,
    CommandPermission,
    GuildCommandPermissions,
    Sku,
    Subscription,
    OnboardingPromptOption,
    OnboardingPrompt,
    Onboarding,
    Ban,
    BulkBanResult,
    GuildPreview,
    GuildWidgetSettings,
    GuildWidgetMember,
    GuildWidget,
    GuildTemplate,
    VoiceRegion,
    MessagePin,
    ActivityLocation,
    ActivityInstance,
    RoleConnectionMetadata,
    RoleConnection,
    OwnConnection,
    LobbyMember,
    Lobby,
    LobbyMessage,
    AllowedMentions,
    ThreadList,
    ScheduledEventUser,
    PartialRole,
    AuditLogChange,
    AuditLogEntryInfo,
    AuditLogEntry,
    AuditLog,
    CommandOptionChoice,
    CommandOption,
    ApplicationCommand,
    AttachmentRequest,
    PollRequest,
    InteractionMessage,
    InteractionAutocomplete,
    InteractionModal,
    InteractionResponse,
    InteractionCallback,
    InteractionCallbackActivity,
    InteractionCallbackResource,
    InteractionCallbackResponse,
    MessageSearchResult,
    WebhookEvent,
    WebhookEventPayload,
    ApplicationAuthorization,
    ApplicationDeauthorization,
    SdkDirectMessage,
    LobbyMessageDeletion,
    RequestSoundboardSounds,
    RequestChannelInfo
>;
// clang-format on

} // namespace Hikari
