#include "modeltypes.h"

#include <hikari/model/gatewayinfo.h>
#include <hikari/model/gatewaypayloads.h>
#include <hikari/model/interaction.h>
#include <hikari/model/message.h>
#include <hikari/model/tables_p.h>

using namespace Hikari;

namespace {

template<typename T>
std::optional<T> read(const QByteArray &json, QStringList *warnings)
{
    JsonParser parser;
    if (!parser.parse(json))
        return {};
    DecodeContext context;
    T value;
    const bool isUsable = decode(parser.root(), value, context);
    if (warnings)
        *warnings = context.warnings();
    return isUsable ? std::optional<T>(std::move(value)) : std::nullopt;
}

template<typename T>
ModelType typeOf()
{
    return { QString::fromLatin1(tableOf<T>().name), &tableOf<T>(),
        [](const QByteArray &json, QStringList *warnings) -> std::optional<QByteArray> {
            const auto value = read<T>(json, warnings);
            return value ? std::optional(toJson(*value)) : std::nullopt;
        },
        [](const QByteArray &json) {
            const auto value = read<T>(json, nullptr);
            const auto again = value ? read<T>(toJson(*value), nullptr) : std::nullopt;
            return again && *again == *value;
        } };
}

template<typename... Ts>
QList<ModelType> typesOf()
{
    return { typeOf<Ts>()... };
}

} // namespace

const QList<ModelType> &modelTypes()
{
    static const QList<ModelType> types = typesOf<User, OwnUser, AvatarDecoration, Nameplate, Collectibles,
        PrimaryGuild, Emoji, Sticker, StickerItem, StickerPack, Role, RoleColors, RoleTags, Member, Channel,
        PermissionOverwrite, ThreadMetadata, ThreadMember, DefaultReaction, ForumTag, Activity, ActivityTimestamps,
        ActivityEmoji, ActivityParty, ActivityAssets, ActivitySecrets, ActivityButton, ClientStatus, Presence,
        PresenceUpdate, VoiceState, Component, UnfurledMedia, MediaGalleryItem, SelectOption, SelectDefaultValue, Embed,
        EmbedMedia, EmbedFooter, EmbedProvider, EmbedAuthor, EmbedField, Poll, PollMedia, PollAnswer, PollAnswerCount,
        PollResults, Application, PartialApplication, Team, TeamMember, InstallParams, IntegrationTypeConfiguration,
        PartialGuild, Attachment, Reaction, ReactionCountDetails, MessageReference, MessageActivity, MessageCall,
        ChannelMention, RoleSubscriptionData, SharedClientTheme, MentionedUser, InteractionMetadata, MessageInteraction,
        ResolvedData, MessageSnapshot, SnapshotContent, Message, Interaction, InteractionData, InteractionOption,
        Entitlement, ScheduledEvent, ScheduledEventMetadata, RecurrenceRule, RecurrenceWeekday, UnavailableGuild,
        WelcomeScreen, WelcomeScreenChannel, IncidentsData, StageInstance, SoundboardSound, Guild, GatewayGuild,
        SessionStartLimit, GatewayBotInfo, Hello, Identify, IdentifyProperties, Resume, ReadyPayload,
        RequestGuildMembers, VoiceStateUpdate>();
    return types;
}

const ModelType *modelType(const QString &name)
{
    for (const ModelType &type : modelTypes()) {
        if (type.name == name)
            return &type;
    }
    return nullptr;
}
