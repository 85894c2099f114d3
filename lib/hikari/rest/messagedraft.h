#pragma once

#include <hikari/core/maybe.h>
#include <hikari/core/snowflake.h>
#include <hikari/model/allowedmentions.h>
#include <hikari/model/component.h>
#include <hikari/model/embed.h>
#include <hikari/model/message.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief A message to be created
//!
//! See Discord Docs/Message, "Create Message".
struct MessageDraft
{
    QString content {}; //!< up to 2,000 characters
    QList<Embed> embeds {}; //!< up to 10
    AllowedMentions allowedMentions {};
    std::optional<MessageReference> reference {}; //!< the message that this one answers or forwards
    QList<Component> components {};
    QList<Snowflake> stickerIds {}; //!< up to 3
    MessageFlags flags {}; //!< SuppressEmbeds, SuppressNotifications, IsVoiceMessage, IsComponentsV2
    bool isTts = false;
    QString nonce {}; //!< up to 25 characters; a second message with it within minutes is not created but given back
};

//! \brief Changes to a message; what is undefined stays, what is null goes
//!
//! See Discord Docs/Message, "Edit Message".
struct MessageEdit
{
    Maybe<QString> content {};
    Maybe<QList<Embed>> embeds {};
    Maybe<MessageFlags> flags {};
    Maybe<QList<Component>> components {};
    AllowedMentions allowedMentions {};
};

} // namespace Hikari
