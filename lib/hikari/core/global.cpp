#include <hikari/core/global.h>

#include <QString>

namespace Hikari {

QString libraryVersion()
{
    return QStringLiteral(HIKARI_VERSION);
}

} // namespace Hikari
