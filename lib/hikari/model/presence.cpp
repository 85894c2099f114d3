#include <hikari/model/presence.h>

#include <hikari/json/fieldcodecs_p.h>
#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ActivityButton>();

namespace {

//! The id of a user object, the only part of it that can be relied upon (P42)
struct JsonUserId : JsonPlain
{
    static constexpr const char *name = "user object";
    static bool decode(Snowflake &member, JsonValue value, DecodeContext &context)
    {
        return JsonType<Snowflake>::decode(member, value.find("id"), context);
    }
    static void encode(const Snowflake &member, JsonWriter &writer)
    {
        writer.beginObject();
        writer.key("id");
        JsonType<Snowflake>::encode(member, writer);
        writer.endObject();
    }
    static bool isAbsent(const Snowflake &member) { return member.isNull(); }
};

//! Sent as objects, received as the labels alone
struct JsonButtons : JsonPlain
{
    static constexpr const char *name = "array";
    static const Table *nested() { return &tableOf<ActivityButton>(); }
    static bool decode(QList<ActivityButton> &member, JsonValue value, DecodeContext &context)
    {
        if (!value.isArray())
            return false;
        QList<ActivityButton> list;
        JsonElements elements(value);
        for (JsonValue element; elements.next(element);) {
            ActivityButton button;
            if (JsonType<QString>::decode(button.label, element, context)
                || JsonType<ActivityButton>::decode(button, element, context))
                list.append(std::move(button));
            else
                context.warn("Activity", QStringLiteral("unusable button"));
        }
        member = std::move(list);
        return true;
    }
    static void encode(const QList<ActivityButton> &member, JsonWriter &writer)
    {
        writer.beginArray();
        for (const ActivityButton &button : member) {
            if (button.url)
                JsonType<ActivityButton>::encode(button, writer);
            else
                writer.string(QStringView(button.label));
        }
        writer.endArray();
    }
    static bool isAbsent(const QList<ActivityButton> &member) { return member.isEmpty(); }
};

} // namespace

static constexpr Field activityTimestampsFields[] {
    fieldAs<&ActivityTimestamps::start, JsonMilliseconds>("start", FieldFlag::Optional),
    fieldAs<&ActivityTimestamps::end, JsonMilliseconds>("end", FieldFlag::Optional),
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
    field<&ActivityEmoji::id>("id", FieldFlag::Optional),
    field<&ActivityEmoji::isAnimated>("animated", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ActivityEmoji>()
{
    static constexpr Table table { "ActivityEmoji", activityEmojiFields, std::size(activityEmojiFields) };
    return table;
}

static constexpr Field activityPartyFields[] {
    field<&ActivityParty::id>("id", FieldFlag::Optional),
    field<&ActivityParty::size>("size", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ActivityParty>()
{
    static constexpr Table table { "ActivityParty", activityPartyFields, std::size(activityPartyFields) };
    return table;
}

static constexpr Field activityAssetsFields[] {
    field<&ActivityAssets::largeImage>("large_image", FieldFlag::Optional),
    field<&ActivityAssets::largeText>("large_text", FieldFlag::Optional),
    field<&ActivityAssets::largeUrl>("large_url", FieldFlag::Optional),
    field<&ActivityAssets::smallImage>("small_image", FieldFlag::Optional),
    field<&ActivityAssets::smallText>("small_text", FieldFlag::Optional),
    field<&ActivityAssets::smallUrl>("small_url", FieldFlag::Optional),
    field<&ActivityAssets::inviteCoverImage>("invite_cover_image", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ActivityAssets>()
{
    static constexpr Table table { "ActivityAssets", activityAssetsFields, std::size(activityAssetsFields) };
    return table;
}

static constexpr Field activitySecretsFields[] {
    field<&ActivitySecrets::join>("join", FieldFlag::Optional),
    field<&ActivitySecrets::spectate>("spectate", FieldFlag::Optional),
    field<&ActivitySecrets::match>("match", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ActivitySecrets>()
{
    static constexpr Table table { "ActivitySecrets", activitySecretsFields, std::size(activitySecretsFields) };
    return table;
}

static constexpr Field activityButtonFields[] {
    field<&ActivityButton::label>("label"),
    field<&ActivityButton::url>("url"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ActivityButton>()
{
    static constexpr Table table { "ActivityButton", activityButtonFields, std::size(activityButtonFields) };
    return table;
}

static constexpr Field activityFields[] {
    field<&Activity::name>("name"),
    field<&Activity::type>("type"),
    field<&Activity::url>("url", FieldFlag::OptionalNullable),
    fieldAs<&Activity::createdAt, JsonMilliseconds>("created_at"),
    field<&Activity::timestamps>("timestamps", FieldFlag::Optional),
    field<&Activity::applicationId>("application_id", FieldFlag::Optional),
    field<&Activity::statusDisplayType>("status_display_type", FieldFlag::OptionalNullable),
    field<&Activity::details>("details", FieldFlag::OptionalNullable),
    field<&Activity::detailsUrl>("details_url", FieldFlag::OptionalNullable),
    field<&Activity::state>("state", FieldFlag::OptionalNullable),
    field<&Activity::stateUrl>("state_url", FieldFlag::OptionalNullable),
    field<&Activity::emoji>("emoji", FieldFlag::OptionalNullable),
    field<&Activity::party>("party", FieldFlag::Optional),
    field<&Activity::assets>("assets", FieldFlag::Optional),
    field<&Activity::secrets>("secrets", FieldFlag::Optional),
    field<&Activity::isInstance>("instance", FieldFlag::Optional),
    field<&Activity::flags>("flags", FieldFlag::Optional),
    fieldAs<&Activity::buttons, JsonButtons>("buttons", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Activity>()
{
    static constexpr Table table { "Activity", activityFields, std::size(activityFields) };
    return table;
}

static constexpr Field clientStatusFields[] {
    field<&ClientStatus::desktop>("desktop", FieldFlag::Optional),
    field<&ClientStatus::mobile>("mobile", FieldFlag::Optional),
    field<&ClientStatus::web>("web", FieldFlag::Optional),
    field<&ClientStatus::vr>("vr", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ClientStatus>()
{
    static constexpr Table table { "ClientStatus", clientStatusFields, std::size(clientStatusFields) };
    return table;
}

static constexpr Field presenceFields[] {
    fieldAs<&Presence::userId, JsonUserId>("user", FieldFlag::Required),
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
    fieldAs<&PresenceUpdate::since, JsonMilliseconds>("since", FieldFlag::Nullable),
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

namespace {

constexpr struct
{
    Status status;
    QLatin1String name;
} statusNames[] {
    { Status::Online, QLatin1String("online") },
    { Status::DoNotDisturb, QLatin1String("dnd") },
    { Status::Idle, QLatin1String("idle") },
    { Status::Invisible, QLatin1String("invisible") },
    { Status::Offline, QLatin1String("offline") },
};

} // namespace

QString statusName(Status status)
{
    for (const auto &known : statusNames) {
        if (known.status == status)
            return known.name;
    }
    return QStringLiteral("unknown");
}

bool JsonType<Status>::decode(Status &member, JsonValue value, DecodeContext &)
{
    const auto text = value.toString();
    if (!text)
        return false;
    member = Status::Unknown;
    for (const auto &known : statusNames) {
        if (*text == std::string_view(known.name.data(), std::size_t(known.name.size())))
            member = known.status;
    }
    return true;
}

void JsonType<Status>::encode(const Status &member, JsonWriter &writer)
{
    writer.string(QStringView(statusName(member)));
}

Activity Activity::of(ActivityType type, const QString &name)
{
    Activity activity;
    activity.name = name;
    activity.type = type;
    return activity;
}

Activity Activity::playing(const QString &name)
{
    return of(ActivityType::Playing, name);
}

Activity Activity::streaming(const QString &name, const QString &url)
{
    Activity activity = of(ActivityType::Streaming, name);
    activity.url = url;
    return activity;
}

Activity Activity::listening(const QString &name)
{
    return of(ActivityType::Listening, name);
}

Activity Activity::watching(const QString &name)
{
    return of(ActivityType::Watching, name);
}

Activity Activity::competing(const QString &name)
{
    return of(ActivityType::Competing, name);
}

Activity Activity::custom(const QString &text)
{
    Activity activity = of(ActivityType::Custom, QStringLiteral("Custom Status"));
    activity.state = text;
    return activity;
}

} // namespace Hikari
