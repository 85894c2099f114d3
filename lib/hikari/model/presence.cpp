#include <hikari/model/presence.h>

#include <hikari/json/types_p.h>

#include <iterator>

namespace Hikari {

static constexpr struct
{
    Status status;
    std::string_view word;
} statusWords[] {
    { Status::Online, "online" },
    { Status::DoNotDisturb, "dnd" },
    { Status::Idle, "idle" },
    { Status::Invisible, "invisible" },
    { Status::Offline, "offline" },
};

template<>
struct JsonType<Status> : JsonPlain
{
    static constexpr const char *name = "status";
    static bool decode(Status &member, JsonValue value, DecodeContext &)
    {
        const auto text = value.toString();
        if (!text)
            return false;
        member = Status::Unknown;
        for (const auto &one : statusWords) {
            if (one.word == *text)
                member = one.status;
        }
        return true;
    }
    static void encode(const Status &member, JsonWriter &writer)
    {
        for (const auto &one : statusWords) {
            if (one.status == member) {
                writer.string(QByteArrayView(one.word.data(), qsizetype(one.word.size())));
                return;
            }
        }
        writer.string(QByteArrayView("unknown"));
    }
    static bool isAbsent(const Status &) { return false; }
};

// Of the user in a presence only the id may be relied upon (P42), so it is all that is kept.
static constexpr TypeOps userIdOps {
    [](void *member, JsonValue value, DecodeContext &context) {
        return JsonType<Snowflake>::decode(*static_cast<Snowflake *>(member), value.find("id"), context);
    },
    [](const void *member, JsonWriter &writer) {
        writer.beginObject();
        writer.key("id");
        JsonType<Snowflake>::encode(*static_cast<const Snowflake *>(member), writer);
        writer.endObject();
    },
    [](const void *) { return false; },
    "user object",
    false,
    &JsonPlain::nested,
};

static constexpr Field activityTimestampsFields[] {
    field<&ActivityTimestamps::start>("start"),
    field<&ActivityTimestamps::end>("end"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ActivityTimestamps>()
{
    static constexpr Table table { "ActivityTimestamps", activityTimestampsFields,
        std::size(activityTimestampsFields) };
    return table;
}

static constexpr Field activityEmojiFields[] {
    field<&ActivityEmoji::name>("name"),
    field<&ActivityEmoji::id>("id"),
    field<&ActivityEmoji::isAnimated>("animated", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ActivityEmoji>()
{
    static constexpr Table table { "ActivityEmoji", activityEmojiFields, std::size(activityEmojiFields) };
    return table;
}

static constexpr Field activityPartyFields[] {
    field<&ActivityParty::id>("id"),
    field<&ActivityParty::size>("size", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ActivityParty>()
{
    static constexpr Table table { "ActivityParty", activityPartyFields, std::size(activityPartyFields) };
    return table;
}

static constexpr Field activityAssetsFields[] {
    field<&ActivityAssets::largeImage>("large_image"),
    field<&ActivityAssets::largeText>("large_text"),
    field<&ActivityAssets::largeUrl>("large_url"),
    field<&ActivityAssets::smallImage>("small_image"),
    field<&ActivityAssets::smallText>("small_text"),
    field<&ActivityAssets::smallUrl>("small_url"),
    field<&ActivityAssets::inviteCoverImage>("invite_cover_image"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ActivityAssets>()
{
    static constexpr Table table { "ActivityAssets", activityAssetsFields, std::size(activityAssetsFields) };
    return table;
}

static constexpr Field activitySecretsFields[] {
    field<&ActivitySecrets::join>("join"),
    field<&ActivitySecrets::spectate>("spectate"),
    field<&ActivitySecrets::match>("match"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ActivitySecrets>()
{
    static constexpr Table table { "ActivitySecrets", activitySecretsFields, std::size(activitySecretsFields) };
    return table;
}

static constexpr Field activityFields[] {
    field<&Activity::name>("name"),
    field<&Activity::type>("type"),
    field<&Activity::url>("url"),
    field<&Activity::createdAt>("created_at", FieldFlag::Optional),
    field<&Activity::timestamps>("timestamps"),
    field<&Activity::applicationId>("application_id"),
    field<&Activity::statusDisplayType>("status_display_type"),
    field<&Activity::details>("details"),
    field<&Activity::detailsUrl>("details_url"),
    field<&Activity::state>("state"),
    field<&Activity::stateUrl>("state_url"),
    field<&Activity::emoji>("emoji"),
    field<&Activity::party>("party"),
    field<&Activity::assets>("assets"),
    field<&Activity::secrets>("secrets"),
    field<&Activity::isInstance>("instance"),
    field<&Activity::flags>("flags", FieldFlag::Optional),
    field<&Activity::buttons>("buttons", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Activity>()
{
    static constexpr Table table { "Activity", activityFields, std::size(activityFields) };
    return table;
}

static constexpr Field clientStatusFields[] {
    field<&ClientStatus::desktop>("desktop"),
    field<&ClientStatus::mobile>("mobile"),
    field<&ClientStatus::web>("web"),
    field<&ClientStatus::vr>("vr"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ClientStatus>()
{
    static constexpr Table table { "ClientStatus", clientStatusFields, std::size(clientStatusFields) };
    return table;
}

static constexpr Field presenceFields[] {
    { "user", &Detail::MemberOf<&Presence::userId>::access, &userIdOps, FieldFlag::Required },
    field<&Presence::guildId>("guild_id"),
    field<&Presence::status>("status"),
    field<&Presence::activities>("activities"),
    field<&Presence::clientStatus>("client_status"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Presence>()
{
    static constexpr Table table { "Presence", presenceFields, std::size(presenceFields) };
    return table;
}

static constexpr Field presenceUpdateFields[] {
    field<&PresenceUpdate::since>("since", FieldFlag::Nullable),
    field<&PresenceUpdate::activities>("activities"),
    field<&PresenceUpdate::status>("status"),
    field<&PresenceUpdate::isAfk>("afk"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<PresenceUpdate>()
{
    static constexpr Table table { "PresenceUpdate", presenceUpdateFields, std::size(presenceUpdateFields) };
    return table;
}

} // namespace Hikari
