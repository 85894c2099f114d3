#pragma once

#include <hikari/core/imagehash.h>
#include <hikari/core/snowflake.h>
#include <hikari/model/emoji.h>
#include <hikari/model/sticker.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief What everybody may know of a discoverable guild
//!
//! See Discord Docs/Guild, "Guild Preview Structure".
struct GuildPreview
{
    Snowflake id;
    QString name;
    std::optional<ImageHash> icon;
    std::optional<ImageHash> splash;
    std::optional<ImageHash> discoverySplash;
    QList<Emoji> emojis;
    QList<QString> features;
    int approximateMemberCount = 0;
    int approximatePresenceCount = 0;
    std::optional<QString> description;
    QList<Sticker> stickers;

    bool operator==(const GuildPreview &) const = default;
};

} // namespace Hikari
