#pragma once

#include <QString>

namespace Hikari {

//! Secrets shorter than this are not searched for in texts: replacing them would garble ordinary words.
constexpr qsizetype shortestSecret = 8;

//! Makes redact() replace \a secret until removeSecret() was called as often. Any thread.
void addSecret(const QString &secret);
void removeSecret(const QString &secret);

} // namespace Hikari
