#pragma once

#include <QLatin1StringView>

//! \file
//! Values that Discord sends and takes as text. Models keep them as QString, so that values which came later survive;
//! these are the documented ones of 2026-11-24.

namespace Hikari {

//! Where an activity runs. See Discord Docs/Application, "Activity Location Kind Enum".
namespace ActivityLocationKind {
inline constexpr QLatin1StringView Gc("gc");
inline constexpr QLatin1StringView Party("party");
inline constexpr QLatin1StringView Pc("pc");
} // namespace ActivityLocationKind

//! Kinds of mentions that may ping. See Discord Docs/Message, "Allowed Mention Types".
namespace AllowedMentionType {
inline constexpr QLatin1StringView EveryoneMentions("everyone");
inline constexpr QLatin1StringView RoleMentions("roles");
inline constexpr QLatin1StringView UserMentions("users");
} // namespace AllowedMentionType

//! Whose messages a search finds. See Discord Docs/Message, "Author Types".
namespace AuthorType {
inline constexpr QLatin1StringView Bot("bot");
inline constexpr QLatin1StringView NoBot("-bot");
inline constexpr QLatin1StringView NoUser("-user");
inline constexpr QLatin1StringView NoWebhook("-webhook");
inline constexpr QLatin1StringView User("user");
inline constexpr QLatin1StringView Webhook("webhook");
} // namespace AuthorType

//! Services that accounts can be linked to. See Discord Docs/User, "Services".
namespace ConnectionService {
inline constexpr QLatin1StringView AmazonMusic("amazon-music");
inline constexpr QLatin1StringView BattleNet("battlenet");
inline constexpr QLatin1StringView Bluesky("bluesky");
inline constexpr QLatin1StringView BungieNet("bungie");
inline constexpr QLatin1StringView Crunchyroll("crunchyroll");
inline constexpr QLatin1StringView Domain("domain");
inline constexpr QLatin1StringView Ebay("ebay");
inline constexpr QLatin1StringView EpicGames("epicgames");
inline constexpr QLatin1StringView Facebook("facebook");
inline constexpr QLatin1StringView Github("github");
inline constexpr QLatin1StringView Instagram("instagram");
inline constexpr QLatin1StringView Mastodon("mastodon");
inline constexpr QLatin1StringView Paypal("paypal");
inline constexpr QLatin1StringView PlaystationNetwork("playstation");
inline constexpr QLatin1StringView Reddit("reddit");
inline constexpr QLatin1StringView Roblox("roblox");
inline constexpr QLatin1StringView Skype("skype");
inline constexpr QLatin1StringView Spotify("spotify");
inline constexpr QLatin1StringView Steam("steam");
inline constexpr QLatin1StringView Tiktok("tiktok");
inline constexpr QLatin1StringView Twitch("twitch");
inline constexpr QLatin1StringView XTwitter("twitter");
inline constexpr QLatin1StringView Xbox("xbox");
inline constexpr QLatin1StringView Youtube("youtube");
inline constexpr QLatin1StringView LeagueOfLegends("leagueoflegends");
inline constexpr QLatin1StringView RiotGames("riotgames");
} // namespace ConnectionService

//! What an embed was made of. See Discord Docs/Message, "Embed Types".
namespace EmbedType {
inline constexpr QLatin1StringView Article("article");
inline constexpr QLatin1StringView Gifv("gifv");
inline constexpr QLatin1StringView Image("image");
inline constexpr QLatin1StringView Link("link");
inline constexpr QLatin1StringView PollResult("poll_result");
inline constexpr QLatin1StringView Rich("rich");
inline constexpr QLatin1StringView Video("video");
} // namespace EmbedType

//! Groups of files that a file upload takes. See Discord Docs/Components, "File Type Filtering".
namespace FileTypeFilter {
inline constexpr QLatin1StringView Audio("audio");
inline constexpr QLatin1StringView Image("image");
inline constexpr QLatin1StringView Video("video");
} // namespace FileTypeFilter

//! What a guild can do. See Discord Docs/Guild, "Guild Features".
namespace GuildFeature {
inline constexpr QLatin1StringView AnimatedBanner("ANIMATED_BANNER");
inline constexpr QLatin1StringView AnimatedIcon("ANIMATED_ICON");
inline constexpr QLatin1StringView ApplicationCommandPermissionsV2("APPLICATION_COMMAND_PERMISSIONS_V2");
inline constexpr QLatin1StringView AutoModeration("AUTO_MODERATION");
inline constexpr QLatin1StringView Banner("BANNER");
inline constexpr QLatin1StringView Community("COMMUNITY");
inline constexpr QLatin1StringView CreatorMonetizableProvisional("CREATOR_MONETIZABLE_PROVISIONAL");
inline constexpr QLatin1StringView CreatorStorePage("CREATOR_STORE_PAGE");
inline constexpr QLatin1StringView DeveloperSupportServer("DEVELOPER_SUPPORT_SERVER");
inline constexpr QLatin1StringView Discoverable("DISCOVERABLE");
inline constexpr QLatin1StringView EnhancedRoleColors("ENHANCED_ROLE_COLORS");
inline constexpr QLatin1StringView Featurable("FEATURABLE");
inline constexpr QLatin1StringView GuestsEnabled("GUESTS_ENABLED");
inline constexpr QLatin1StringView GuildTags("GUILD_TAGS");
inline constexpr QLatin1StringView InviteSplash("INVITE_SPLASH");
inline constexpr QLatin1StringView InvitesDisabled("INVITES_DISABLED");
inline constexpr QLatin1StringView MemberVerificationGateEnabled("MEMBER_VERIFICATION_GATE_ENABLED");
inline constexpr QLatin1StringView MoreSoundboard("MORE_SOUNDBOARD");
inline constexpr QLatin1StringView MoreStickers("MORE_STICKERS");
inline constexpr QLatin1StringView News("NEWS");
inline constexpr QLatin1StringView OfficialGameGuild("OFFICIAL_GAME_GUILD");
inline constexpr QLatin1StringView Partnered("PARTNERED");
inline constexpr QLatin1StringView PreviewEnabled("PREVIEW_ENABLED");
inline constexpr QLatin1StringView PruneRequiresAdmin("PRUNE_REQUIRES_ADMIN");
inline constexpr QLatin1StringView RaidAlertsDisabled("RAID_ALERTS_DISABLED");
inline constexpr QLatin1StringView RoleIcons("ROLE_ICONS");
inline constexpr QLatin1StringView RoleSubscriptionsAvailableForPurchase("ROLE_SUBSCRIPTIONS_AVAILABLE_FOR_PURCHASE");
inline constexpr QLatin1StringView RoleSubscriptionsEnabled("ROLE_SUBSCRIPTIONS_ENABLED");
inline constexpr QLatin1StringView Soundboard("SOUNDBOARD");
inline constexpr QLatin1StringView TicketedEventsEnabled("TICKETED_EVENTS_ENABLED");
inline constexpr QLatin1StringView VanityUrl("VANITY_URL");
inline constexpr QLatin1StringView Verified("VERIFIED");
inline constexpr QLatin1StringView VipRegions("VIP_REGIONS");
inline constexpr QLatin1StringView WelcomeScreenEnabled("WELCOME_SCREEN_ENABLED");
} // namespace GuildFeature

//! What an integration connects. See Discord Docs/Guild, "Integration Structure".
namespace IntegrationKind {
inline constexpr QLatin1StringView Discord("discord");
inline constexpr QLatin1StringView GuildSubscription("guild_subscription");
inline constexpr QLatin1StringView Twitch("twitch");
inline constexpr QLatin1StringView Youtube("youtube");
} // namespace IntegrationKind

//! How far a request to join a guild is. From Discord's OpenAPI description.
namespace JoinRequestStatus {
inline constexpr QLatin1StringView Approved("APPROVED");
inline constexpr QLatin1StringView Rejected("REJECTED");
inline constexpr QLatin1StringView Started("STARTED");
inline constexpr QLatin1StringView Submitted("SUBMITTED");
} // namespace JoinRequestStatus

//! Languages of Discord's clients. See Discord Docs/Reference, "Locales".
namespace Locale {
inline constexpr QLatin1StringView Ar("ar");
inline constexpr QLatin1StringView Bulgarian("bg");
inline constexpr QLatin1StringView ChineseChina("zh-CN");
inline constexpr QLatin1StringView ChineseTaiwan("zh-TW");
inline constexpr QLatin1StringView Croatian("hr");
inline constexpr QLatin1StringView Czech("cs");
inline constexpr QLatin1StringView Danish("da");
inline constexpr QLatin1StringView Dutch("nl");
inline constexpr QLatin1StringView EnglishUk("en-GB");
inline constexpr QLatin1StringView EnglishUs("en-US");
inline constexpr QLatin1StringView Finnish("fi");
inline constexpr QLatin1StringView French("fr");
inline constexpr QLatin1StringView German("de");
inline constexpr QLatin1StringView Greek("el");
inline constexpr QLatin1StringView He("he");
inline constexpr QLatin1StringView Hindi("hi");
inline constexpr QLatin1StringView Hungarian("hu");
inline constexpr QLatin1StringView Indonesian("id");
inline constexpr QLatin1StringView Italian("it");
inline constexpr QLatin1StringView Japanese("ja");
inline constexpr QLatin1StringView Korean("ko");
inline constexpr QLatin1StringView Lithuanian("lt");
inline constexpr QLatin1StringView Norwegian("no");
inline constexpr QLatin1StringView Polish("pl");
inline constexpr QLatin1StringView PortugueseBrazilian("pt-BR");
inline constexpr QLatin1StringView RomanianRomania("ro");
inline constexpr QLatin1StringView Russian("ru");
inline constexpr QLatin1StringView Spanish("es-ES");
inline constexpr QLatin1StringView SpanishLatam("es-419");
inline constexpr QLatin1StringView Swedish("sv-SE");
inline constexpr QLatin1StringView Thai("th");
inline constexpr QLatin1StringView Turkish("tr");
inline constexpr QLatin1StringView Ukrainian("uk");
inline constexpr QLatin1StringView Vietnamese("vi");
} // namespace Locale

//! Colours of a nameplate. See Discord Docs/User, "Nameplate".
namespace NameplatePalette {
inline constexpr QLatin1StringView Berry("berry");
inline constexpr QLatin1StringView Black("black");
inline constexpr QLatin1StringView BubbleGum("bubble_gum");
inline constexpr QLatin1StringView Clover("clover");
inline constexpr QLatin1StringView Cobalt("cobalt");
inline constexpr QLatin1StringView Crimson("crimson");
inline constexpr QLatin1StringView Forest("forest");
inline constexpr QLatin1StringView Lemon("lemon");
inline constexpr QLatin1StringView Sky("sky");
inline constexpr QLatin1StringView Teal("teal");
inline constexpr QLatin1StringView Violet("violet");
inline constexpr QLatin1StringView White("white");
} // namespace NameplatePalette

//! What an application may do for a user. See Discord Docs/OAuth2, "OAuth2 Scopes".
namespace OAuth2Scope {
inline constexpr QLatin1StringView ActivitiesInvitesWrite("activities.invites.write");
inline constexpr QLatin1StringView ActivitiesRead("activities.read");
inline constexpr QLatin1StringView ActivitiesWrite("activities.write");
inline constexpr QLatin1StringView ApplicationsBuildsRead("applications.builds.read");
inline constexpr QLatin1StringView ApplicationsBuildsUpload("applications.builds.upload");
inline constexpr QLatin1StringView ApplicationsCommands("applications.commands");
inline constexpr QLatin1StringView ApplicationsCommandsPermissionsUpdate("applications.commands.permissions.update");
inline constexpr QLatin1StringView ApplicationsCommandsUpdate("applications.commands.update");
inline constexpr QLatin1StringView ApplicationsEntitlements("applications.entitlements");
inline constexpr QLatin1StringView ApplicationsStoreUpdate("applications.store.update");
inline constexpr QLatin1StringView Bot("bot");
inline constexpr QLatin1StringView Connections("connections");
inline constexpr QLatin1StringView DmChannelsRead("dm_channels.read");
inline constexpr QLatin1StringView Email("email");
inline constexpr QLatin1StringView GdmJoin("gdm.join");
inline constexpr QLatin1StringView Guilds("guilds");
inline constexpr QLatin1StringView GuildsJoin("guilds.join");
inline constexpr QLatin1StringView GuildsMembersRead("guilds.members.read");
inline constexpr QLatin1StringView Identify("identify");
inline constexpr QLatin1StringView IdentifyPremium("identify.premium");
inline constexpr QLatin1StringView MessagesRead("messages.read");
inline constexpr QLatin1StringView Openid("openid");
inline constexpr QLatin1StringView RelationshipsRead("relationships.read");
inline constexpr QLatin1StringView RoleConnectionsWrite("role_connections.write");
inline constexpr QLatin1StringView Rpc("rpc");
inline constexpr QLatin1StringView RpcActivitiesWrite("rpc.activities.write");
inline constexpr QLatin1StringView RpcNotificationsRead("rpc.notifications.read");
inline constexpr QLatin1StringView RpcScreenshareRead("rpc.screenshare.read");
inline constexpr QLatin1StringView RpcScreenshareWrite("rpc.screenshare.write");
inline constexpr QLatin1StringView RpcVideoRead("rpc.video.read");
inline constexpr QLatin1StringView RpcVideoWrite("rpc.video.write");
inline constexpr QLatin1StringView RpcVoiceRead("rpc.voice.read");
inline constexpr QLatin1StringView RpcVoiceWrite("rpc.voice.write");
inline constexpr QLatin1StringView Voice("voice");
inline constexpr QLatin1StringView WebhookIncoming("webhook.incoming");
} // namespace OAuth2Scope

//! Embeds that a search of messages finds. See Discord Docs/Message, "Search Embed Types".
namespace SearchEmbedType {
inline constexpr QLatin1StringView Article("article");
inline constexpr QLatin1StringView Gif("gif [1]");
inline constexpr QLatin1StringView Gif2("gif");
inline constexpr QLatin1StringView Image("image");
inline constexpr QLatin1StringView Sound("sound");
inline constexpr QLatin1StringView Video("video");
} // namespace SearchEmbedType

//! What a message that is searched for has; with a minus: does not have. See Discord Docs/Message, "Search Has Types".
namespace SearchHasType {
inline constexpr QLatin1StringView Embed("embed");
inline constexpr QLatin1StringView File("file");
inline constexpr QLatin1StringView Image("image");
inline constexpr QLatin1StringView Link("link");
inline constexpr QLatin1StringView NoEmbed("-embed");
inline constexpr QLatin1StringView NoFile("-file");
inline constexpr QLatin1StringView NoImage("-image");
inline constexpr QLatin1StringView NoLink("-link");
inline constexpr QLatin1StringView NoPoll("-poll");
inline constexpr QLatin1StringView NoSnapshot("-snapshot");
inline constexpr QLatin1StringView NoSound("-sound");
inline constexpr QLatin1StringView NoSticker("-sticker");
inline constexpr QLatin1StringView NoVideo("-video");
inline constexpr QLatin1StringView Poll("poll");
inline constexpr QLatin1StringView Snapshot("snapshot");
inline constexpr QLatin1StringView Sound("sound");
inline constexpr QLatin1StringView Sticker("sticker");
inline constexpr QLatin1StringView Video("video");
} // namespace SearchHasType

//! What a search of messages is sorted by. See Discord Docs/Message, "Search Sort Modes".
namespace SearchSortMode {
inline constexpr QLatin1StringView Relevance("relevance");
inline constexpr QLatin1StringView Timestamp("timestamp");
} // namespace SearchSortMode

//! The direction in which a search is sorted. See Discord Docs/Message, "Search Guild Messages".
namespace SearchSortOrder {
inline constexpr QLatin1StringView Asc("asc");
inline constexpr QLatin1StringView Desc("desc");
} // namespace SearchSortOrder

//! What the default value of a select menu is. See Discord Docs/Components, "Select Default Value Structure".
namespace SelectDefaultType {
inline constexpr QLatin1StringView Channel("channel");
inline constexpr QLatin1StringView Role("role");
inline constexpr QLatin1StringView User("user");
} // namespace SelectDefaultType

//! The status of a user. See Discord Docs/Gateway Events, "Status Types".
namespace StatusType {
inline constexpr QLatin1StringView Dnd("dnd");
inline constexpr QLatin1StringView Idle("idle");
inline constexpr QLatin1StringView Invisible("invisible");
inline constexpr QLatin1StringView Offline("offline");
inline constexpr QLatin1StringView Online("online");
} // namespace StatusType

//! What a member of a team may do. See Discord Docs/Teams, "Team Member Role Types".
namespace TeamRole {
inline constexpr QLatin1StringView Admin("admin");
inline constexpr QLatin1StringView Developer("developer");
inline constexpr QLatin1StringView ReadOnly("read_only");
} // namespace TeamRole

//! What a search of threads is sorted by. From Discord's OpenAPI description.
namespace ThreadSearchSort {
inline constexpr QLatin1StringView ArchiveTime("archive_time");
inline constexpr QLatin1StringView CreationTime("creation_time");
inline constexpr QLatin1StringView LastMessageTime("last_message_time");
inline constexpr QLatin1StringView Relevance("relevance");
} // namespace ThreadSearchSort

//! Whether one of the tags is enough for a search of threads. From Discord's OpenAPI description.
namespace ThreadSearchTagSetting {
inline constexpr QLatin1StringView MatchAll("match_all");
inline constexpr QLatin1StringView MatchSome("match_some");
} // namespace ThreadSearchTagSetting

//! Fields of a request to join a guild. From Discord's OpenAPI description.
namespace VerificationFieldType {
inline constexpr QLatin1StringView MultipleChoice("MULTIPLE_CHOICE");
inline constexpr QLatin1StringView Paragraph("PARAGRAPH");
inline constexpr QLatin1StringView Terms("TERMS");
inline constexpr QLatin1StringView TextInput("TEXT_INPUT");
} // namespace VerificationFieldType

//! Events that Discord posts to an application's URL. See Discord Docs/Webhook Events, "Event Types".
namespace WebhookEventType {
inline constexpr QLatin1StringView ApplicationAuthorized("APPLICATION_AUTHORIZED");
inline constexpr QLatin1StringView ApplicationDeauthorized("APPLICATION_DEAUTHORIZED");
inline constexpr QLatin1StringView EntitlementCreate("ENTITLEMENT_CREATE");
inline constexpr QLatin1StringView EntitlementDelete("ENTITLEMENT_DELETE");
inline constexpr QLatin1StringView EntitlementUpdate("ENTITLEMENT_UPDATE");
inline constexpr QLatin1StringView GameDirectMessageCreate("GAME_DIRECT_MESSAGE_CREATE");
inline constexpr QLatin1StringView GameDirectMessageDelete("GAME_DIRECT_MESSAGE_DELETE");
inline constexpr QLatin1StringView GameDirectMessageUpdate("GAME_DIRECT_MESSAGE_UPDATE");
inline constexpr QLatin1StringView LobbyMessageCreate("LOBBY_MESSAGE_CREATE");
inline constexpr QLatin1StringView LobbyMessageDelete("LOBBY_MESSAGE_DELETE");
inline constexpr QLatin1StringView LobbyMessageUpdate("LOBBY_MESSAGE_UPDATE");
inline constexpr QLatin1StringView QuestUserEnrollment("QUEST_USER_ENROLLMENT");
} // namespace WebhookEventType

//! Pictures of a guild's widget. See Discord Docs/Guild, "Widget Style Options".
namespace WidgetStyle {
inline constexpr QLatin1StringView Banner1("banner1");
inline constexpr QLatin1StringView Banner2("banner2");
inline constexpr QLatin1StringView Banner3("banner3");
inline constexpr QLatin1StringView Banner4("banner4");
inline constexpr QLatin1StringView Shield("shield");
} // namespace WidgetStyle

} // namespace Hikari
