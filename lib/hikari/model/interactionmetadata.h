#pragma once

#include <hikari/core/box.h>
#include <hikari/core/global.h>
#include <hikari/core/snowflake.h>
#include <hikari/model/member.h>
#include <hikari/model/user.h>

#include <QHash>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief What a user did to invoke the application
//!
//! Numbers that are not listed are kept. See Discord Docs/Receiving and Responding, "Interaction Type".
enum class InteractionType : int
{
    Ping = 1,
    ApplicationCommand = 2,
    MessageComponent = 3,
    ApplicationCommandAutocomplete = 4,
    ModalSubmit = 5,
    SocialLayerSkuPurchaseEligibility = 6, //!< in Discord's OpenAPI description only
};

//! \brief The interaction that a message answers
//!
//! See Discord Docs/Message, "Message Interaction Metadata Object".
struct InteractionMetadata
{
    Snowflake id;
    InteractionType type = InteractionType::ApplicationCommand;
    User user;
    QHash<QString, Snowflake> integrationOwners; //!< by the number of the IntegrationType
    std::optional<Snowflake> originalResponseMessageId; //!< of a follow-up
    Box<User> targetUser; //!< user commands
    std::optional<Snowflake> targetMessageId; //!< message commands
    std::optional<Snowflake> interactedMessageId; //!< components
    Box<InteractionMetadata> triggeringInteraction; //!< modals

    HIKARI_EXPORT bool operator==(const InteractionMetadata &other) const;
};

//! \brief The older form of InteractionMetadata
//!
//! See Discord Docs/Receiving and Responding, "Message Interaction Object".
struct MessageInteraction
{
    Snowflake id;
    InteractionType type = InteractionType::ApplicationCommand;
    QString name; //!< of the command
    User user;
    Box<Member> member;

    bool operator==(const MessageInteraction &) const = default;
};

} // namespace Hikari
