#pragma once

#include <hikari/core/flags.h>
#include <hikari/core/snowflake.h>

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace Hikari {

//! \brief Whether a user is there
//!
//! See Discord Docs/Gateway Events, "Status Types".
enum class Status : quint8
{
    Unknown, //!< a word that Discord had not documented
    Online,
    DoNotDisturb,
    Idle,
    Invisible, //!< only sent: shown to others as offline
    Offline,
};

//! \brief What an activity is
//!
//! Numbers that are not listed are kept. See Discord Docs/Gateway Events, "Activity Types".
enum class ActivityType : int
{
    Playing = 0,
    Streaming = 1,
    Listening = 2,
    Watching = 3,
    Custom = 4,
    Competing = 5,
};

//! \brief What others can do with an activity
//!
//! Numbers that are not listed are kept. See Discord Docs/Gateway Events, "Activity Flags".
enum class ActivityFlag : quint32
{
    Instance = 1u << 0,
    Join = 1u << 1,
    Spectate = 1u << 2,
    JoinRequest = 1u << 3,
    Sync = 1u << 4,
    Play = 1u << 5,
    PartyPrivacyFriends = 1u << 6,
    PartyPrivacyVoiceChannel = 1u << 7,
    Embedded = 1u << 8,
};

using ActivityFlags = Flags<ActivityFlag>;
HIKARI_DECLARE_FLAG_OPERATORS(ActivityFlag)

//! \brief When an activity began and ends
//!
//! See Discord Docs/Gateway Events, "Activity Timestamps".
struct ActivityTimestamps
{
    std::optional<std::chrono::milliseconds> start; //!< since 1970 UTC
    std::optional<std::chrono::milliseconds> end; //!< since 1970 UTC

    bool operator==(const ActivityTimestamps &) const = default;
};

//! \brief The emoji of a custom status
//!
//! See Discord Docs/Gateway Events, "Activity Emoji".
struct ActivityEmoji
{
    QString name;
    std::optional<Snowflake> id;
    bool isAnimated = false;

    bool operator==(const ActivityEmoji &) const = default;
};

//! \brief The group that plays together
//!
//! See Discord Docs/Gateway Events, "Activity Party".
struct ActivityParty
{
    std::optional<QString> id;
    QList<int> size; //!< current and greatest

    bool operator==(const ActivityParty &) const = default;
};

//! \brief Pictures of an activity and their texts
//!
//! See Discord Docs/Gateway Events, "Activity Assets".
struct ActivityAssets
{
    std::optional<QString> largeImage;
    std::optional<QString> largeText;
    std::optional<QString> largeUrl;
    std::optional<QString> smallImage;
    std::optional<QString> smallText;
    std::optional<QString> smallUrl;
    std::optional<QString> inviteCoverImage;

    bool operator==(const ActivityAssets &) const = default;
};

//! \brief Secrets to join or watch
//!
//! See Discord Docs/Gateway Events, "Activity Secrets".
struct ActivitySecrets
{
    std::optional<QString> join;
    std::optional<QString> spectate;
    std::optional<QString> match;

    bool operator==(const ActivitySecrets &) const = default;
};

//! \brief What a user or bot is doing
//!
//! See Discord Docs/Gateway Events, "Activity Structure".
struct Activity
{
    QString name;
    ActivityType type = ActivityType::Playing;
    std::optional<QString> url; //!< streaming only: Twitch or YouTube
    std::chrono::milliseconds createdAt {}; //!< since 1970 UTC
    std::optional<ActivityTimestamps> timestamps;
    std::optional<Snowflake> applicationId;
    std::optional<int> statusDisplayType; //!< 0 name, 1 state, 2 details
    std::optional<QString> details;
    std::optional<QString> detailsUrl;
    std::optional<QString> state; //!< the text of a custom status
    std::optional<QString> stateUrl;
    std::optional<ActivityEmoji> emoji;
    std::optional<ActivityParty> party;
    std::optional<ActivityAssets> assets;
    std::optional<ActivitySecrets> secrets;
    std::optional<bool> isInstance;
    ActivityFlags flags;
    QList<QString> buttons; //!< labels

    //! "Playing <name>", "Listening to <name>", "Watching <name>", "Competing in <name>"
    static Activity playing(const QString &name) { return of(ActivityType::Playing, name); }
    static Activity listening(const QString &name) { return of(ActivityType::Listening, name); }
    static Activity watching(const QString &name) { return of(ActivityType::Watching, name); }
    static Activity competing(const QString &name) { return of(ActivityType::Competing, name); }
    static Activity of(ActivityType type, const QString &name)
    {
        Activity activity;
        activity.name = name;
        activity.type = type;
        return activity;
    }

    bool operator==(const Activity &) const = default;
};

//! \brief The status on each kind of client; nullopt means offline there
//!
//! See Discord Docs/Gateway Events, "Client Status Object".
struct ClientStatus
{
    std::optional<Status> desktop;
    std::optional<Status> mobile;
    std::optional<Status> web;
    std::optional<Status> vr;

    bool operator==(const ClientStatus &) const = default;
};

//! \brief The status and activities of a user, as received
//!
//! See Discord Docs/Gateway Events, "Presence Update".
struct Presence
{
    Snowflake userId;
    std::optional<Snowflake> guildId;
    Status status = Status::Offline;
    QList<Activity> activities;
    ClientStatus clientStatus;

    bool operator==(const Presence &) const = default;
};

//! \brief The presence of the bot, as sent
//!
//! See Discord Docs/Gateway Events, "Gateway Presence Update Structure".
struct PresenceUpdate
{
    std::optional<std::chrono::milliseconds> since; //!< idle since 1970 UTC; nullopt when not idle
    QList<Activity> activities;
    Status status = Status::Online;
    bool isAfk = false;

    bool operator==(const PresenceUpdate &) const = default;
};

} // namespace Hikari
