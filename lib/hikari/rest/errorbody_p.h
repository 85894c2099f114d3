#pragma once

#include <hikari/core/error.h>

#include <QByteArray>

namespace Hikari {

//! \brief Fills in what an error answer says: Discord's code and message, and the path of each wrong field
//!
//! Any body is fine; one that is no JSON leaves the message as it was.
HIKARI_AUTOTEST_EXPORT void readErrorBody(const QByteArray &body, Error &error);

} // namespace Hikari
