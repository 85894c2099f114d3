#pragma once

#include <hikari/core/global.h>
#include <hikari/model/intents.h>

#include <QString>

namespace Hikari {

//! \brief What a shard does after Discord closed its connection with a code
enum class CloseReaction
{
    Resume,
    NewSession,
    StopShard,
    StopBot, //!< no shard of this bot can ever connect as it is configured
};

//! \brief The reaction to \a code, which Discord sent
//!
//! Codes that are not documented, also those below 4000, are worth a RESUME.
//! See Discord Docs/Opcodes and Status Codes, "Gateway Close Event Codes".
HIKARI_AUTOTEST_EXPORT CloseReaction closeReaction(int code);

//! \brief Discord's name of \a code, such as "Authentication failed"; empty for an unknown one
HIKARI_AUTOTEST_EXPORT QString closeCodeName(int code);

//! \brief Cause and remedy of a code after which a shard stays down; one or two sentences for a person
HIKARI_AUTOTEST_EXPORT QString fatalCloseText(int code, int shardId, int shardCount, Intents intents);

} // namespace Hikari
