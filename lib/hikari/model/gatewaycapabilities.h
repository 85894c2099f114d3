#pragma once

#include <hikari/core/flags.h>

namespace Hikari {

//! \brief What a bot says that it can deal with, beyond the documented protocol
//!
//! Discord does not document them; they are those of hikari's GatewayCapabilities.
enum class GatewayCapability : quint32
{
    //! Channels that the bot may not view come as well, see ChannelFlag::Obfuscated
    ChannelObfuscation = 1u << 15,
};

using GatewayCapabilities = Flags<GatewayCapability>;
HIKARI_DECLARE_FLAG_OPERATORS(GatewayCapability)

} // namespace Hikari
