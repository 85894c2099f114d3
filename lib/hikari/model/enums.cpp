#include <hikari/model/enums.h>

#include <hikari/model/modellist_p.h>

#include <hikari/model/gatewaycapabilities.h>
#include <hikari/model/gatewaycodes.h>
#include <hikari/model/intents.h>
#include <hikari/model/permissions.h>
#include <hikari/model/requestvalues.h>
#include <hikari/model/textvalues.h>

#include <QHash>

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

namespace Hikari {

namespace {

//! Of names that stand one behind the other
QList<EnumMember> memberList(const char *letters, std::span<const std::uint8_t> lengths, const std::uint64_t *values)
{
    QList<EnumMember> list;
    list.reserve(qsizetype(lengths.size()));
    for (const std::uint8_t length : lengths) {
        list.append({ QString::fromLatin1(letters, length), QString::number(*values++) });
        letters += length;
    }
    return list;
}

//! The compiler's own text for a list of values: enumerators by name, other values as "(E)5"
template<typename E, E... values>
constexpr std::string_view spelled()
{
#if defined(_MSC_VER) && !defined(__clang__)
    return __FUNCSIG__;
#else
    return __PRETTY_FUNCTION__;
#endif
}

//! The name in "…::Name" at the end of an item of that text; empty when it is no enumerator
constexpr std::string_view enumerator(std::string_view item)
{
    while (!item.empty() && (item.back() == ' ' || item.back() == '}' || item.back() == ']' || item.back() == '>'))
        item.remove_suffix(1);
    const std::size_t colons = item.rfind("::");
    const std::size_t bracket = item.rfind(')');
    if (colons == item.npos || (bracket != item.npos && bracket > colons))
        return {};
    return item.substr(colons + 2);
}

// Which values are looked at: the nth of them
constexpr std::uint64_t number(std::size_t n)
{
    return n;
}
constexpr std::uint64_t bit(std::size_t n)
{
    return std::uint64_t(1) << n;
}
constexpr std::uint64_t closeCode(std::size_t n)
{
    return 4000 + n;
}
constexpr std::uint64_t multipleOf60(std::size_t n)
{
    return 60 * n;
}

//! The enumerators among the first values of \a valueAt, worked out by the compiler: only names get into the program
template<typename E, std::uint64_t (*valueAt)(std::size_t), std::size_t count>
class Enumerators
{
    template<std::size_t... n>
    static constexpr std::string_view spellAll(std::index_sequence<n...>)
    {
        return spelled<E, E(valueAt(n))...>();
    }

    //! Calls \a visit(name, value) from the last value to the first
    template<typename Visitor>
    static constexpr void visit(Visitor visitor)
    {
        // The list stands at the end: `… values = {A, B}]` or `… values = <A, B>]`.
        std::string_view text = spellAll(std::make_index_sequence<count>());
        text = text.substr(0, text.rfind('}')); // g++ goes on behind the list
        for (std::size_t i = count; i > 0; --i) {
            const std::size_t start = text.rfind(i > 1 ? ", " : " = ");
            const std::string_view name = enumerator(text.substr(start));
            if (!name.empty())
                visitor(name, valueAt(i - 1));
            text = text.substr(0, start);
        }
    }
    struct Size
    {
        std::size_t names = 0;
        std::size_t letters = 0;
    };
    static constexpr Size measure()
    {
        Size result;
        visit([&result](std::string_view name, std::uint64_t) {
            ++result.names;
            result.letters += name.size();
        });
        return result;
    }
    static constexpr Size size = measure();
    struct Packed
    {
        std::array<char, size.letters + 1> letters {};
        std::array<std::uint8_t, size.names + 1> lengths {};
        std::array<std::uint64_t, size.names + 1> values {};
    };
    static constexpr Packed pack()
    {
        Packed result;
        std::size_t letter = size.letters;
        std::size_t index = size.names;
        visit([&](std::string_view name, std::uint64_t value) {
            --index;
            letter -= name.size();
            for (std::size_t i = 0; i < name.size(); ++i)
                result.letters[letter + i] = name[i];
            result.lengths[index] = std::uint8_t(name.size());
            result.values[index] = value;
        });
        return result;
    }
    static constexpr Packed packed = pack();

public:
    static QList<EnumMember> members()
    {
        return memberList(packed.letters.data(), { packed.lengths.data(), size.names }, packed.values.data());
    }
};

constexpr std::size_t range = 32; // of the numbers of most enums

template<typename E, std::uint64_t (*valueAt)(std::size_t) = number, std::size_t count = range>
EnumInfo numbers(const char *name)
{
    return { QString::fromLatin1(name), false, false, Enumerators<E, valueAt, count>::members() };
}

template<typename E>
EnumInfo flags(const char *name)
{
    return { QString::fromLatin1(name), true, false,
        Enumerators<E, bit, sizeof(std::underlying_type_t<E>) * 8>::members() };
}

struct TextValue
{
    const char *name;
    QLatin1StringView value;
};

EnumInfo texts(const char *name, std::initializer_list<TextValue> values)
{
    EnumInfo info { QString::fromLatin1(name), false, true, {} };
    for (const TextValue &value : values)
        info.members.append({ QString::fromLatin1(value.name), QString(value.value) });
    return info;
}

QList<EnumInfo> makeEnums()
{
    return {
        flags<ActivityFlag>("ActivityFlag"),
        numbers<ActivityType>("ActivityType"),
        numbers<AfkTimeout, multipleOf60, 61>("AfkTimeout"),
        numbers<ApplicationContentFilter>("ApplicationContentFilter"),
        flags<ApplicationFlag>("ApplicationFlag"),
        numbers<ApplicationType>("ApplicationType"),
        flags<AttachmentFlag>("AttachmentFlag"),
        numbers<AuditLogEvent, number, 224>("AuditLogEvent"),
        numbers<AutoModActionType>("AutoModActionType"),
        numbers<AutoModEventType>("AutoModEventType"),
        numbers<AutoModKeywordPreset>("AutoModKeywordPreset"),
        numbers<AutoModTrigger>("AutoModTrigger"),
        numbers<BaseTheme>("BaseTheme"),
        numbers<ButtonStyle>("ButtonStyle"),
        flags<ChannelFlag>("ChannelFlag"),
        numbers<ChannelType>("ChannelType"),
        numbers<CommandHandler>("CommandHandler"),
        numbers<CommandOptionType>("CommandOptionType"),
        numbers<CommandPermissionType>("CommandPermissionType"),
        numbers<CommandType>("CommandType"),
        numbers<ComponentType>("ComponentType"),
        numbers<ConnectionVisibility>("ConnectionVisibility"),
        numbers<DefaultNotifications>("DefaultNotifications"),
        flags<EmbedFlag>("EmbedFlag"),
        flags<EmbedMediaFlag>("EmbedMediaFlag"),
        numbers<EntitlementFulfillment>("EntitlementFulfillment"),
        numbers<EntitlementOwnerType>("EntitlementOwnerType"),
        numbers<EntitlementType>("EntitlementType"),
        numbers<EventWebhookStatus>("EventWebhookStatus"),
        numbers<ExplicitContentFilter>("ExplicitContentFilter"),
        numbers<ForumLayout>("ForumLayout"),
        flags<GatewayCapability>("GatewayCapability"),
        numbers<GatewayCloseCode, closeCode, 32>("GatewayCloseCode"),
        numbers<GatewayOpcode, number, 64>("GatewayOpcode"),
        numbers<IntegrationExpireBehavior>("IntegrationExpireBehavior"),
        numbers<IntegrationGracePeriod>("IntegrationGracePeriod"),
        numbers<IntegrationType>("IntegrationType"),
        flags<Intent>("Intent"),
        numbers<InteractionCallbackType>("InteractionCallbackType"),
        numbers<InteractionContext>("InteractionContext"),
        numbers<InteractionType>("InteractionType"),
        flags<InviteFlag>("InviteFlag"),
        numbers<InviteTargetType>("InviteTargetType"),
        numbers<InviteType>("InviteType"),
        flags<LobbyMemberFlag>("LobbyMemberFlag"),
        flags<MemberFlag>("MemberFlag"),
        numbers<MessageActivityType>("MessageActivityType"),
        flags<MessageFlag>("MessageFlag"),
        numbers<MessageReferenceType>("MessageReferenceType"),
        numbers<MessageType, number, 64>("MessageType"),
        numbers<MfaLevel>("MfaLevel"),
        numbers<NewMemberAction>("NewMemberAction"),
        numbers<NsfwLevel>("NsfwLevel"),
        numbers<OnboardingMode>("OnboardingMode"),
        numbers<OnboardingPromptType>("OnboardingPromptType"),
        numbers<OverwriteType>("OverwriteType"),
        flags<Permission>("Permission"),
        numbers<PollLayout>("PollLayout"),
        numbers<PremiumTier>("PremiumTier"),
        numbers<PremiumType>("PremiumType"),
        numbers<PurchaseType>("PurchaseType"),
        numbers<ReactionType>("ReactionType"),
        numbers<RecurrenceDay>("RecurrenceDay"),
        numbers<RecurrenceFrequency>("RecurrenceFrequency"),
        numbers<RecurrenceMonth>("RecurrenceMonth"),
        numbers<RoleConnectionMetadataType>("RoleConnectionMetadataType"),
        flags<RoleFlag>("RoleFlag"),
        numbers<ScheduledEventEntityType>("ScheduledEventEntityType"),
        numbers<ScheduledEventPrivacyLevel>("ScheduledEventPrivacyLevel"),
        numbers<ScheduledEventResponse>("ScheduledEventResponse"),
        numbers<ScheduledEventStatus>("ScheduledEventStatus"),
        numbers<SeparatorSpacing>("SeparatorSpacing"),
        flags<SkuFlag>("SkuFlag"),
        numbers<SkuIneligibility>("SkuIneligibility"),
        numbers<SkuType>("SkuType"),
        numbers<SortOrder>("SortOrder"),
        numbers<StagePrivacyLevel>("StagePrivacyLevel"),
        numbers<StatusDisplayType>("StatusDisplayType"),
        numbers<StickerFormat>("StickerFormat"),
        numbers<StickerType>("StickerType"),
        numbers<SubscriptionStatus>("SubscriptionStatus"),
        flags<SystemChannelFlag>("SystemChannelFlag"),
        numbers<TargetUsersJobStatus>("TargetUsersJobStatus"),
        numbers<TeamMembershipState>("TeamMembershipState"),
        numbers<TextInputStyle>("TextInputStyle"),
        numbers<ThreadAutoArchive, multipleOf60, 169>("ThreadAutoArchive"),
        flags<UnfurledMediaFlag>("UnfurledMediaFlag"),
        flags<UserFlag>("UserFlag"),
        numbers<VerificationLevel>("VerificationLevel"),
        numbers<VideoQualityMode>("VideoQualityMode"),
        numbers<VoiceEffectAnimation>("VoiceEffectAnimation"),
        numbers<WebhookType>("WebhookType"),
        texts("ActivityLocationKind",
            { { "Gc", ActivityLocationKind::Gc }, { "Party", ActivityLocationKind::Party },
                { "Pc", ActivityLocationKind::Pc } }),
        texts("AllowedMentionType",
            { { "EveryoneMentions", AllowedMentionType::EveryoneMentions },
                { "RoleMentions", AllowedMentionType::RoleMentions },
                { "UserMentions", AllowedMentionType::UserMentions } }),
        texts("AuthorType",
            { { "Bot", AuthorType::Bot }, { "NoBot", AuthorType::NoBot }, { "NoUser", AuthorType::NoUser },
                { "NoWebhook", AuthorType::NoWebhook }, { "User", AuthorType::User },
                { "Webhook", AuthorType::Webhook } }),
        texts("ConnectionService",
            { { "AmazonMusic", ConnectionService::AmazonMusic }, { "BattleNet", ConnectionService::BattleNet },
                { "Bluesky", ConnectionService::Bluesky }, { "BungieNet", ConnectionService::BungieNet },
                { "Crunchyroll", ConnectionService::Crunchyroll }, { "Domain", ConnectionService::Domain },
                { "Ebay", ConnectionService::Ebay }, { "EpicGames", ConnectionService::EpicGames },
                { "Facebook", ConnectionService::Facebook }, { "Github", ConnectionService::Github },
                { "Instagram", ConnectionService::Instagram }, { "Mastodon", ConnectionService::Mastodon },
                { "Paypal", ConnectionService::Paypal },
                { "PlaystationNetwork", ConnectionService::PlaystationNetwork },
                { "Reddit", ConnectionService::Reddit }, { "Roblox", ConnectionService::Roblox },
                { "Skype", ConnectionService::Skype }, { "Spotify", ConnectionService::Spotify },
                { "Steam", ConnectionService::Steam }, { "Tiktok", ConnectionService::Tiktok },
                { "Twitch", ConnectionService::Twitch }, { "XTwitter", ConnectionService::XTwitter },
                { "Xbox", ConnectionService::Xbox }, { "Youtube", ConnectionService::Youtube },
                { "LeagueOfLegends", ConnectionService::LeagueOfLegends },
                { "RiotGames", ConnectionService::RiotGames } }),
        texts("EmbedType",
            { { "Article", EmbedType::Article }, { "Gifv", EmbedType::Gifv }, { "Image", EmbedType::Image },
                { "Link", EmbedType::Link }, { "PollResult", EmbedType::PollResult }, { "Rich", EmbedType::Rich },
                { "Video", EmbedType::Video } }),
        texts("FileTypeFilter",
            { { "Audio", FileTypeFilter::Audio }, { "Image", FileTypeFilter::Image },
                { "Video", FileTypeFilter::Video } }),
        texts("GuildFeature",
            { { "AnimatedBanner", GuildFeature::AnimatedBanner }, { "AnimatedIcon", GuildFeature::AnimatedIcon },
                { "ApplicationCommandPermissionsV2", GuildFeature::ApplicationCommandPermissionsV2 },
                { "AutoModeration", GuildFeature::AutoModeration }, { "Banner", GuildFeature::Banner },
                { "Community", GuildFeature::Community },
                { "CreatorMonetizableProvisional", GuildFeature::CreatorMonetizableProvisional },
                { "CreatorStorePage", GuildFeature::CreatorStorePage },
                { "DeveloperSupportServer", GuildFeature::DeveloperSupportServer },
                { "Discoverable", GuildFeature::Discoverable },
                { "EnhancedRoleColors", GuildFeature::EnhancedRoleColors }, { "Featurable", GuildFeature::Featurable },
                { "GuestsEnabled", GuildFeature::GuestsEnabled }, { "GuildTags", GuildFeature::GuildTags },
                { "InviteSplash", GuildFeature::InviteSplash }, { "InvitesDisabled", GuildFeature::InvitesDisabled },
                { "MemberVerificationGateEnabled", GuildFeature::MemberVerificationGateEnabled },
                { "MoreSoundboard", GuildFeature::MoreSoundboard }, { "MoreStickers", GuildFeature::MoreStickers },
                { "News", GuildFeature::News }, { "OfficialGameGuild", GuildFeature::OfficialGameGuild },
                { "Partnered", GuildFeature::Partnered }, { "PreviewEnabled", GuildFeature::PreviewEnabled },
                { "PruneRequiresAdmin", GuildFeature::PruneRequiresAdmin },
                { "RaidAlertsDisabled", GuildFeature::RaidAlertsDisabled }, { "RoleIcons", GuildFeature::RoleIcons },
                { "RoleSubscriptionsAvailableForPurchase", GuildFeature::RoleSubscriptionsAvailableForPurchase },
                { "RoleSubscriptionsEnabled", GuildFeature::RoleSubscriptionsEnabled },
                { "Soundboard", GuildFeature::Soundboard },
                { "TicketedEventsEnabled", GuildFeature::TicketedEventsEnabled },
                { "VanityUrl", GuildFeature::VanityUrl }, { "Verified", GuildFeature::Verified },
                { "VipRegions", GuildFeature::VipRegions },
                { "WelcomeScreenEnabled", GuildFeature::WelcomeScreenEnabled } }),
        texts("IntegrationKind",
            { { "Discord", IntegrationKind::Discord }, { "GuildSubscription", IntegrationKind::GuildSubscription },
                { "Twitch", IntegrationKind::Twitch }, { "Youtube", IntegrationKind::Youtube } }),
        texts("JoinRequestStatus",
            { { "Approved", JoinRequestStatus::Approved }, { "Rejected", JoinRequestStatus::Rejected },
                { "Started", JoinRequestStatus::Started }, { "Submitted", JoinRequestStatus::Submitted } }),
        texts("Locale",
            { { "Ar", Locale::Ar }, { "Bulgarian", Locale::Bulgarian }, { "ChineseChina", Locale::ChineseChina },
                { "ChineseTaiwan", Locale::ChineseTaiwan }, { "Croatian", Locale::Croatian },
                { "Czech", Locale::Czech }, { "Danish", Locale::Danish }, { "Dutch", Locale::Dutch },
                { "EnglishUk", Locale::EnglishUk }, { "EnglishUs", Locale::EnglishUs }, { "Finnish", Locale::Finnish },
                { "French", Locale::French }, { "German", Locale::German }, { "Greek", Locale::Greek },
                { "He", Locale::He }, { "Hindi", Locale::Hindi }, { "Hungarian", Locale::Hungarian },
                { "Indonesian", Locale::Indonesian }, { "Italian", Locale::Italian }, { "Japanese", Locale::Japanese },
                { "Korean", Locale::Korean }, { "Lithuanian", Locale::Lithuanian }, { "Norwegian", Locale::Norwegian },
                { "Polish", Locale::Polish }, { "PortugueseBrazilian", Locale::PortugueseBrazilian },
                { "RomanianRomania", Locale::RomanianRomania }, { "Russian", Locale::Russian },
                { "Spanish", Locale::Spanish }, { "SpanishLatam", Locale::SpanishLatam },
                { "Swedish", Locale::Swedish }, { "Thai", Locale::Thai }, { "Turkish", Locale::Turkish },
                { "Ukrainian", Locale::Ukrainian }, { "Vietnamese", Locale::Vietnamese } }),
        texts("NameplatePalette",
            { { "Berry", NameplatePalette::Berry }, { "Black", NameplatePalette::Black },
                { "BubbleGum", NameplatePalette::BubbleGum }, { "Clover", NameplatePalette::Clover },
                { "Cobalt", NameplatePalette::Cobalt }, { "Crimson", NameplatePalette::Crimson },
                { "Forest", NameplatePalette::Forest }, { "Lemon", NameplatePalette::Lemon },
                { "Sky", NameplatePalette::Sky }, { "Teal", NameplatePalette::Teal },
                { "Violet", NameplatePalette::Violet }, { "White", NameplatePalette::White } }),
        texts("OAuth2Scope",
            { { "ActivitiesInvitesWrite", OAuth2Scope::ActivitiesInvitesWrite },
                { "ActivitiesRead", OAuth2Scope::ActivitiesRead }, { "ActivitiesWrite", OAuth2Scope::ActivitiesWrite },
                { "ApplicationsBuildsRead", OAuth2Scope::ApplicationsBuildsRead },
                { "ApplicationsBuildsUpload", OAuth2Scope::ApplicationsBuildsUpload },
                { "ApplicationsCommands", OAuth2Scope::ApplicationsCommands },
                { "ApplicationsCommandsPermissionsUpdate", OAuth2Scope::ApplicationsCommandsPermissionsUpdate },
                { "ApplicationsCommandsUpdate", OAuth2Scope::ApplicationsCommandsUpdate },
                { "ApplicationsEntitlements", OAuth2Scope::ApplicationsEntitlements },
                { "ApplicationsStoreUpdate", OAuth2Scope::ApplicationsStoreUpdate }, { "Bot", OAuth2Scope::Bot },
                { "Connections", OAuth2Scope::Connections }, { "DmChannelsRead", OAuth2Scope::DmChannelsRead },
                { "Email", OAuth2Scope::Email }, { "GdmJoin", OAuth2Scope::GdmJoin }, { "Guilds", OAuth2Scope::Guilds },
                { "GuildsJoin", OAuth2Scope::GuildsJoin }, { "GuildsMembersRead", OAuth2Scope::GuildsMembersRead },
                { "Identify", OAuth2Scope::Identify }, { "IdentifyPremium", OAuth2Scope::IdentifyPremium },
                { "MessagesRead", OAuth2Scope::MessagesRead }, { "Openid", OAuth2Scope::Openid },
                { "RelationshipsRead", OAuth2Scope::RelationshipsRead },
                { "RoleConnectionsWrite", OAuth2Scope::RoleConnectionsWrite }, { "Rpc", OAuth2Scope::Rpc },
                { "RpcActivitiesWrite", OAuth2Scope::RpcActivitiesWrite },
                { "RpcNotificationsRead", OAuth2Scope::RpcNotificationsRead },
                { "RpcScreenshareRead", OAuth2Scope::RpcScreenshareRead },
                { "RpcScreenshareWrite", OAuth2Scope::RpcScreenshareWrite },
                { "RpcVideoRead", OAuth2Scope::RpcVideoRead }, { "RpcVideoWrite", OAuth2Scope::RpcVideoWrite },
                { "RpcVoiceRead", OAuth2Scope::RpcVoiceRead }, { "RpcVoiceWrite", OAuth2Scope::RpcVoiceWrite },
                { "Voice", OAuth2Scope::Voice }, { "WebhookIncoming", OAuth2Scope::WebhookIncoming } }),
        texts("SearchEmbedType",
            { { "Article", SearchEmbedType::Article }, { "Gif", SearchEmbedType::Gif },
                { "Gif2", SearchEmbedType::Gif2 }, { "Image", SearchEmbedType::Image },
                { "Sound", SearchEmbedType::Sound }, { "Video", SearchEmbedType::Video } }),
        texts("SearchHasType",
            { { "Embed", SearchHasType::Embed }, { "File", SearchHasType::File }, { "Image", SearchHasType::Image },
                { "Link", SearchHasType::Link }, { "NoEmbed", SearchHasType::NoEmbed },
                { "NoFile", SearchHasType::NoFile }, { "NoImage", SearchHasType::NoImage },
                { "NoLink", SearchHasType::NoLink }, { "NoPoll", SearchHasType::NoPoll },
                { "NoSnapshot", SearchHasType::NoSnapshot }, { "NoSound", SearchHasType::NoSound },
                { "NoSticker", SearchHasType::NoSticker }, { "NoVideo", SearchHasType::NoVideo },
                { "Poll", SearchHasType::Poll }, { "Snapshot", SearchHasType::Snapshot },
                { "Sound", SearchHasType::Sound }, { "Sticker", SearchHasType::Sticker },
                { "Video", SearchHasType::Video } }),
        texts("SearchSortMode",
            { { "Relevance", SearchSortMode::Relevance }, { "Timestamp", SearchSortMode::Timestamp } }),
        texts("SearchSortOrder", { { "Asc", SearchSortOrder::Asc }, { "Desc", SearchSortOrder::Desc } }),
        texts("SelectDefaultType",
            { { "Channel", SelectDefaultType::Channel }, { "Role", SelectDefaultType::Role },
                { "User", SelectDefaultType::User } }),
        texts("StatusType",
            { { "Dnd", StatusType::Dnd }, { "Idle", StatusType::Idle }, { "Invisible", StatusType::Invisible },
                { "Offline", StatusType::Offline }, { "Online", StatusType::Online } }),
        texts("TeamRole",
            { { "Admin", TeamRole::Admin }, { "Developer", TeamRole::Developer }, { "ReadOnly", TeamRole::ReadOnly } }),
        texts("ThreadSearchSort",
            { { "ArchiveTime", ThreadSearchSort::ArchiveTime }, { "CreationTime", ThreadSearchSort::CreationTime },
                { "LastMessageTime", ThreadSearchSort::LastMessageTime },
                { "Relevance", ThreadSearchSort::Relevance } }),
        texts("ThreadSearchTagSetting",
            { { "MatchAll", ThreadSearchTagSetting::MatchAll }, { "MatchSome", ThreadSearchTagSetting::MatchSome } }),
        texts("VerificationFieldType",
            { { "MultipleChoice", VerificationFieldType::MultipleChoice },
                { "Paragraph", VerificationFieldType::Paragraph }, { "Terms", VerificationFieldType::Terms },
                { "TextInput", VerificationFieldType::TextInput } }),
        texts("WebhookEventType",
            { { "ApplicationAuthorized", WebhookEventType::ApplicationAuthorized },
                { "ApplicationDeauthorized", WebhookEventType::ApplicationDeauthorized },
                { "EntitlementCreate", WebhookEventType::EntitlementCreate },
                { "EntitlementDelete", WebhookEventType::EntitlementDelete },
                { "EntitlementUpdate", WebhookEventType::EntitlementUpdate },
                { "GameDirectMessageCreate", WebhookEventType::GameDirectMessageCreate },
                { "GameDirectMessageDelete", WebhookEventType::GameDirectMessageDelete },
                { "GameDirectMessageUpdate", WebhookEventType::GameDirectMessageUpdate },
                { "LobbyMessageCreate", WebhookEventType::LobbyMessageCreate },
                { "LobbyMessageDelete", WebhookEventType::LobbyMessageDelete },
                { "LobbyMessageUpdate", WebhookEventType::LobbyMessageUpdate },
                { "QuestUserEnrollment", WebhookEventType::QuestUserEnrollment } }),
        texts("WidgetStyle",
            { { "Banner1", WidgetStyle::Banner1 }, { "Banner2", WidgetStyle::Banner2 },
                { "Banner3", WidgetStyle::Banner3 }, { "Banner4", WidgetStyle::Banner4 },
                { "Shield", WidgetStyle::Shield } }),
    };
}

} // namespace

const QList<EnumInfo> &enums()
{
    static const QList<EnumInfo> infos = makeEnums();
    return infos;
}

const EnumInfo *enumInfo(QStringView name)
{
    static const QHash<QString, const EnumInfo *> byName = [] {
        QHash<QString, const EnumInfo *> map;
        for (const EnumInfo &info : enums())
            map.insert(info.name, &info);
        return map;
    }();
    return byName.value(name.toString());
}

QString EnumInfo::text(quint64 value) const
{
    const auto nameOf = [this](quint64 number) {
        const QString digits = QString::number(number);
        for (const EnumMember &member : members) {
            if (member.value == digits)
                return member.name;
        }
        return QString();
    };
    if (!isFlags) {
        const QString name = nameOf(value);
        return name.isEmpty() ? QStringLiteral("Unknown(%1)").arg(value) : name;
    }
    QStringList names;
    for (int bit = 0; bit < 64; ++bit) {
        const quint64 number = quint64(1) << bit;
        if (!(value & number))
            continue;
        const QString name = nameOf(number);
        names.append(name.isEmpty() ? QStringLiteral("1<<%1").arg(bit) : name);
    }
    return names.isEmpty() ? QStringLiteral("0") : names.join(QStringLiteral(" | "));
}

} // namespace Hikari
