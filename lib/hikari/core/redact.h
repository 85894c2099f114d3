#pragma once

#include <hikari/core/global.h>

#include <QString>

namespace Hikari {

//! \brief \a text with every secret replaced by eight dots
//!
//! Secrets are the tokens that are alive (class Token), values of Authorization headers, the tokens of webhooks and
//! interactions in URLs and JSON, values of JSON and query keys that end in "token" or "secret", and whatever has the
//! shape of a Discord token. Text without any comes back as it is, unshared and not copied.
//!
//! Any thread. About 1 ns per character when there is nothing to replace.
HIKARI_EXPORT QString redact(const QString &text);

} // namespace Hikari
