#pragma once

#include <QString>

namespace Hikari {

//! \brief Where servers for voice stand
//!
//! See Discord Docs/Voice, "Voice Region Structure".
struct VoiceRegion
{
    QString id;
    QString name;
    bool isOptimal = false; //!< closest to the bot
    bool isDeprecated = false;
    bool isCustom = false; //!< for events

    bool operator==(const VoiceRegion &) const = default;
};

} // namespace Hikari
