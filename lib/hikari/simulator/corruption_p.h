#pragma once

#include <QByteArray>

#include <optional>
#include <random>

namespace Hikari::Sim {

//! \file
//! Data of dispatches as no document describes it; JSON texts in, JSON texts out. nullopt when there is nothing to
//! spoil in them.

//! One of the numbers or words that stand for an enumerator becomes an unknown one
std::optional<QByteArray> withUnknownEnum(const QByteArray &data, std::mt19937_64 &random);
//! One field is missing
std::optional<QByteArray> withMissingField(const QByteArray &data, std::mt19937_64 &random);

} // namespace Hikari::Sim
