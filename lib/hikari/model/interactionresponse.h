#pragma once

#include <hikari/core/box.h>
#include <hikari/core/snowflake.h>
#include <hikari/model/allowedmentions.h>
#include <hikari/model/applicationcommand.h>
#include <hikari/model/component.h>
#include <hikari/model/embed.h>
#include <hikari/model/interaction.h>
#include <hikari/model/message.h>
#include <hikari/model/poll.h>

#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace Hikari {

//! \brief A file that a request uploads, or keeps
//!
//! See Discord Docs/Message, "Attachment Request Structure".
struct AttachmentRequest
{
    Snowflake id; //!< the number in files[n] of the upload; the id of one that is kept
    std::optional<QString> filename;
    std::optional<QString> title;
    std::optional<QString> description; //!< at most 1,024 characters
    std::optional<double> durationSeconds; //!< of a voice message
    std::optional<QString> waveform; //!< of a voice message, base64
    std::optional<bool> isSpoiler;

    bool operator==(const AttachmentRequest &) const = default;
};

//! \brief A poll to be made
//!
//! See Discord Docs/Poll, "Poll Create Request Object Structure".
struct PollRequest
{
    PollMedia question; //!< text only, at most 300 characters
    QList<PollAnswer> answers; //!< at most 10
    std::optional<int> durationHours; //!< 1 to 768; nullopt: 24
    std::optional<bool> allowsMultiselect;
    std::optional<PollLayout> layoutType;

    bool operator==(const PollRequest &) const = default;
};

//! \brief An interaction answered with a message
//!
//! See Discord Docs/Receiving and Responding, "Messages".
struct InteractionMessage
{
    std::optional<bool> isTts;
    std::optional<QString> content;
    QList<Embed> embeds; //!< at most 10
    std::optional<AllowedMentions> allowedMentions;
    std::optional<MessageFlags>
        flags; //!< Ephemeral, SuppressEmbeds, IsComponentsV2, IsVoiceMessage, SuppressNotifications only
    QList<Component> components;
    QList<AttachmentRequest> attachments;
    std::optional<PollRequest> poll;

    bool operator==(const InteractionMessage &) const = default;
};

//! \brief The choices offered while a user types
//!
//! See Discord Docs/Receiving and Responding, "Autocomplete".
struct InteractionAutocomplete
{
    QList<CommandOptionChoice> choices; //!< at most 25

    bool operator==(const InteractionAutocomplete &) const = default;
};

//! \brief A form shown to the user
//!
//! See Discord Docs/Receiving and Responding, "Modal".
struct InteractionModal
{
    QString customId; //!< 1 to 100 characters
    QString title; //!< at most 45 characters
    QList<Component> components; //!< 1 to 5

    bool operator==(const InteractionModal &) const = default;
};

//! \brief What an answer carries, as its type wants it; nothing for deferred answers
using InteractionCallbackData =
    std::variant<std::monostate, InteractionMessage, InteractionAutocomplete, InteractionModal>;

//! \brief How the bot answers an interaction
//!
//! See Discord Docs/Receiving and Responding, "Interaction Response Structure".
struct InteractionResponse
{
    InteractionCallbackType type = InteractionCallbackType::ChannelMessageWithSource;
    InteractionCallbackData data;

    bool operator==(const InteractionResponse &) const = default;
};

//! \brief What Discord made of an answer
//!
//! See Discord Docs/Receiving and Responding, "Interaction Callback Object".
struct InteractionCallback
{
    Snowflake id;
    InteractionType type = InteractionType::ApplicationCommand;
    std::optional<QString> activityInstanceId; //!< when it opened an activity
    std::optional<Snowflake> responseMessageId;
    std::optional<bool> isLoading; //!< the answer is still to come
    std::optional<bool> isEphemeral;

    bool operator==(const InteractionCallback &) const = default;
};

//! \brief The activity that an answer opened
//!
//! See Discord Docs/Receiving and Responding, "Interaction Callback Activity Instance Resource".
struct InteractionCallbackActivity
{
    QString id;

    bool operator==(const InteractionCallbackActivity &) const = default;
};

//! \brief What an answer created
//!
//! See Discord Docs/Receiving and Responding, "Interaction Callback Resource Object".
struct InteractionCallbackResource
{
    InteractionCallbackType type = InteractionCallbackType::ChannelMessageWithSource;
    std::optional<InteractionCallbackActivity> activityInstance;
    Box<Message> message;

    bool operator==(const InteractionCallbackResource &) const = default;
};

//! \brief Discord's answer to an answer
//!
//! See Discord Docs/Receiving and Responding, "Interaction Callback Response Object".
struct InteractionCallbackResponse
{
    InteractionCallback interaction;
    std::optional<InteractionCallbackResource> resource;

    bool operator==(const InteractionCallbackResponse &) const = default;
};

} // namespace Hikari
