#pragma once

#include <hikari/bot/voiceconnection.h>

#include <QList>

namespace Hikari {

struct VoiceConnection::Private
{
    static Error over();

    VoiceConnectionInfo info;
    VoiceComponent *owner = nullptr;
    bool isAlive = false;
    QList<ReplySource<void>> joins;
};

} // namespace Hikari
