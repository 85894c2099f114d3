#pragma once

#include "data/applicationstate.h"
#include "data/eventsummary.h"
#include "data/shardtext.h"

#include <hikari/core/logging.h>

#include <theme/stateglyph.h>

namespace Panel {

StateLook lookOf(Hikari::ShardState state);
StateLook lookOf(ShardGroup group);
StateLook lookOf(ApplicationState state, const ShardCounts &counts);

//! \brief The mark of an event's family; colour is decoration only
Token tokenOf(EventFamily family);

//! \brief The level's word as logs write it ("WARN"), its colour, and the tone of its row
QString levelWord(Hikari::LogLevel level);
Token levelToken(Hikari::LogLevel level);
Tone levelTone(Hikari::LogLevel level);

} // namespace Panel
