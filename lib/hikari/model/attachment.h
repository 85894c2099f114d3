#pragma once

#include <hikari/core/flags.h>
#include <hikari/core/snowflake.h>
#include <hikari/core/timestamp.h>
#include <hikari/model/user.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief What an attachment is
//!
//! Numbers that are not listed are kept. See Discord Docs/Message, "Attachment Flags".
enum class AttachmentFlag : quint32
{
    IsClip = 1u << 0,
    IsThumbnail = 1u << 1,
    IsRemix = 1u << 2,
    IsSpoiler = 1u << 3,
    IsAnimated = 1u << 5,
};

using AttachmentFlags = Flags<AttachmentFlag>;
HIKARI_DECLARE_FLAG_OPERATORS(AttachmentFlag)

//! \brief A file of a message
//!
//! See Discord Docs/Message, "Attachment Structure".
struct Attachment
{
    Snowflake id;
    QString filename;
    std::optional<QString> title;
    std::optional<QString> description; //!< up to 1,024 characters
    std::optional<QString> contentType;
    qint64 sizeBytes = 0;
    QString url;
    QString proxyUrl;
    std::optional<int> height; //!< pixels
    std::optional<int> width; //!< pixels
    std::optional<QString> placeholder; //!< ThumbHash, base64
    std::optional<int> placeholderVersion;
    bool isEphemeral = false;
    std::optional<double> durationSeconds; //!< voice messages
    std::optional<QString> waveform; //!< voice messages: base64 of samples
    AttachmentFlags flags;
    QList<User> clipParticipants;
    std::optional<Timestamp> clipCreatedAt;

    bool operator==(const Attachment &) const = default;
};

} // namespace Hikari
