#pragma once

#include <QtGlobal>

#include <span>

namespace Hikari::Sim::Words {

using List = std::span<const char *const>;

//! \file
//! Vocabulary of the simulated world, UTF-8. In the texts, %u stands for a user's name, %n for a number, %e for an
//! emoji.

extern const List guildAdjectives;
extern const List guildNouns;
extern const List guildKinds;
extern const List firstNames;
extern const List lastNames;
extern const List nickWords;
extern const List textChannels;
extern const List voiceChannels;
extern const List roles;
extern const List emojis;
extern const List reactionEmojis; // Unicode ones
extern const List texts;
extern const List sentences;
extern const List topics;
extern const List activities;
extern const List commands;

} // namespace Hikari::Sim::Words
