#pragma once

#include <hikari/core/box.h>
#include <hikari/core/flags.h>
#include <hikari/core/snowflake.h>
#include <hikari/core/timestamp.h>
#include <hikari/model/application.h>
#include <hikari/model/user.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief Properties of an attachment
//!
//! Bits that are not listed are kept. See Discord Docs/Message, "Attachment Flags".
enum class AttachmentFlag : quint64
{
    IsClip = 1ull << 0,
    IsThumbnail = 1ull << 1,
    IsRemix = 1ull << 2,
    IsSpoiler = 1ull << 3,
    IsAnimated = 1ull << 5,
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
    std::optional<QString> description; //!< alternative text
    std::optional<QString> contentType;
    qint64 sizeBytes = 0;
    QString url;
    QString proxyUrl;
    std::optional<int> height;
    std::optional<int> width;
    std::optional<QString> placeholder; //!< thumbhash
    std::optional<int> placeholderVersion;
    bool isEphemeral = false;
    std::optional<double> durationSeconds; //!< voice messages
    std::optional<QString> waveform; //!< voice messages: Base64 of sampled loudness
    AttachmentFlags flags;
    QList<User> clipParticipants;
    std::optional<Timestamp> clipCreatedAt;
    Box<PartialApplication> application; //!< of a clip

    bool operator==(const Attachment &) const = default;
};

} // namespace Hikari
