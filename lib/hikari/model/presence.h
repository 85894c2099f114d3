#pragma once

#include <hikari/core/flags.h>
#include <hikari/core/global.h>
#include <hikari/core/snowflake.h>
#include <hikari/core/timestamp.h>
#include <hikari/model/user.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief Whether a user is there
//!
//! See Discord Docs/Gateway Events, "Status Types".
enum class Status : quint8
{
    Unknown, //!< a word that is not documented
    Online,
    DoNotDisturb,
    Idle,
    Invisible, //!< only sent: others see the bot offline
    Offline,
};

//! \brief Discord's word, such as "dnd"
HIKARI_EXPORT QString statusName(Status status);

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
//! Bits that are not listed are kept. See Discord Docs/Gateway Events, "Activity Flags".
enum class ActivityFlag : quint64
{
    Instance = 1ull << 0,
    Join = 1ull << 1,
    Spectate = 1ull << 2,
    JoinRequest = 1ull << 3,
    Sync = 1ull << 4,
    Play = 1ull << 5,
    PartyPrivacyFriends = 1ull << 6,
    PartyPrivacyVoiceChannel = 1ull << 7,
    Embedded = 1ull << 8,
};

using ActivityFlags = Flags<ActivityFlag>;
HIKARI_DECLARE_FLAG_OPERATORS(ActivityFlag)

//! \brief Which line of an activity is shown in the list of members
//!
//! Numbers that are not listed are kept. See Discord Docs/Gateway Events, "Status Display Types".
enum class StatusDisplayType : int
{
    Name = 0,
    State = 1,
    Details = 2,
};

//! \brief When an activity began and ends
//!
//! See Discord Docs/Gateway Events, "Activity Timestamps".
struct ActivityTimestamps
{
    std::optional<Timestamp> start;
    std::optional<Timestamp> end;

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
    QList<int> size; //!< current and greatest, or empty

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

//! \brief What lets others join or watch
//!
//! See Discord Docs/Gateway Events, "Activity Secrets".
struct ActivitySecrets
{
    std::optional<QString> join;
    std::optional<QString> spectate;
    std::optional<QString> match;

    bool operator==(const ActivitySecrets &) const = default;
};

//! \brief A button of an activity; received ones have no URL
//!
//! See Discord Docs/Gateway Events, "Activity Buttons".
struct ActivityButton
{
    QString label;
    std::optional<QString> url;

    bool operator==(const ActivityButton &) const = default;
};

//! \brief What a user or bot is doing
//!
//! See Discord Docs/Gateway Events, "Activity Structure".
struct Activity
{
    QString name;
    ActivityType type = ActivityType::Playing;
    std::optional<QString> url; //!< streaming only: Twitch or YouTube
    std::optional<Timestamp> createdAt;
    std::optional<ActivityTimestamps> timestamps;
    std::optional<Snowflake> applicationId;
    std::optional<StatusDisplayType> statusDisplayType;
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
    QList<ActivityButton> buttons;

    static HIKARI_EXPORT Activity playing(const QString &name);
    //! \param url of a Twitch or YouTube stream
    static HIKARI_EXPORT Activity streaming(const QString &name, const QString &url);
    static HIKARI_EXPORT Activity listening(const QString &name);
    static HIKARI_EXPORT Activity watching(const QString &name);
    static HIKARI_EXPORT Activity competing(const QString &name);
    //! \brief A custom status: only \a text is shown
    static HIKARI_EXPORT Activity custom(const QString &text);
    static HIKARI_EXPORT Activity of(ActivityType type, const QString &name);

    bool operator==(const Activity &) const = default;
};

//! \brief The status on each platform; nullopt means offline or a bot's
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

//! \brief Whether a user is there, and what the user is doing
//!
//! Discord does not validate what clients send: only the id of the user may be relied upon. See Discord Docs/Gateway
//! Events, "Presence Update".
struct Presence
{
    Snowflake userId;
    std::optional<Snowflake> guildId; //!< absent inside GUILD_CREATE
    Status status = Status::Offline;
    QList<Activity> activities;
    ClientStatus clientStatus;

    bool operator==(const Presence &) const = default;
};

//! \brief The bot's own presence, as it is sent
//!
//! See Discord Docs/Gateway Events, "Update Presence".
struct PresenceUpdate
{
    std::optional<Timestamp> since; //!< idle since
    QList<Activity> activities; //!< Discord shows the first
    Status status = Status::Online;
    bool isAfk = false;

    bool operator==(const PresenceUpdate &) const = default;
};

} // namespace Hikari
