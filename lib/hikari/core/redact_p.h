#pragma once

#include <hikari/core/global.h>

#include <QByteArrayView>
#include <QString>

namespace Hikari {

//! Secrets shorter than this are not searched for in texts: replacing them would garble ordinary words.
constexpr qsizetype shortestSecret = 8;

//! Makes redact() replace \a secret until removeSecret() was called as often. Any thread.
void addSecret(const QString &secret);
void removeSecret(const QString &secret);

//! The first \a most characters of \a text, with a note of how many there are when it is longer
QString shortened(const QString &text, qsizetype most);
//! What a log may show of a payload: its beginning, redacted, at most 2,048 characters (P127, P128)
//!
//! Looks at the first 4,096 bytes only.
HIKARI_AUTOTEST_EXPORT QString payloadExcerpt(QByteArrayView utf8);

} // namespace Hikari
