#include <hikari/model/presence.h>

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
    fieldAs<&ActivityTimestamps::start, JsonMilliseconds>("start"),
    fieldAs<&ActivityTimestamps::end, JsonMilliseconds>("end"),
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
    field<&Activity::url>("url"),
    fieldAs<&Activity::createdAt, JsonMilliseconds>("created_at"),
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
    fieldAs<&Activity::buttons, JsonButtons>("buttons", FieldFlag::Optional),
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
