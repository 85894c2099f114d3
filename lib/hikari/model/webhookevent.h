#pragma once

#include <hikari/core/box.h>
#include <hikari/core/jsonblob.h>
#include <hikari/core/snowflake.h>
#include <hikari/core/timestamp.h>
#include <hikari/model/application.h>
#include <hikari/model/guild.h>
#include <hikari/model/lobby.h>
#include <hikari/model/user.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief What happened, as Discord posts it to an application's URL
//!
//! See Discord Docs/Webhook Events, "Event Body Object".
struct WebhookEvent
{
    QString type; //!< a value of WebhookEventType
    Timestamp timestamp;
    JsonBlob data; //!< an ApplicationAuthorization, Entitlement, LobbyMessage and so on, by the type

    bool operator==(const WebhookEvent &) const = default;
};

//! \brief What Discord posts to an application's URL
//!
//! See Discord Docs/Webhook Events, "Payload Structure".
struct WebhookEventPayload
{
    int version = 0; //!< 1
    Snowflake applicationId;
    int type = 0; //!< 0 a ping, 1 an event
    std::optional<WebhookEvent> event;

    bool operator==(const WebhookEventPayload &) const = default;
};

//! \brief A user or guild installed the application
//!
//! See Discord Docs/Webhook Events, "Application Authorized Structure".
struct ApplicationAuthorization
{
    std::optional<IntegrationType> integrationType;
    User user;
    QList<QString> scopes;
    Box<Guild> guild;

    bool operator==(const ApplicationAuthorization &) const = default;
};

//! \brief A user took the permission back
//!
//! See Discord Docs/Webhook Events, "Application Deauthorized Structure".
struct ApplicationDeauthorization
{
    User user;

    bool operator==(const ApplicationDeauthorization &) const = default;
};

//! \brief A direct message that was sent from a game
//!
//! See Discord Docs/Message, "SDK DM Message Structure".
struct SdkDirectMessage
{
    Snowflake id;
    MessageType type = MessageType::Default;
    QString content;
    Channel channel;
    User author;
    MessageFlags flags;
    Snowflake applicationId;
    Box<PartialApplication> application;
    std::optional<MessageActivity> activity;

    bool operator==(const SdkDirectMessage &) const = default;
};

//! \brief A message in a lobby was deleted
//!
//! See Discord Docs/Webhook Events, "Lobby Message Delete Structure".
struct LobbyMessageDeletion
{
    Snowflake id;
    Snowflake lobbyId;

    bool operator==(const LobbyMessageDeletion &) const = default;
};

} // namespace Hikari
