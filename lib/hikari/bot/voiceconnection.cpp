#include <hikari/bot/voiceconnection_p.h>

#include <hikari/bot/voicecomponent_p.h>

#include <utility>

namespace Hikari {

VoiceConnection::VoiceConnection(VoiceConnectionInfo info)
    : d(std::make_unique<Private>())
{
    d->info = std::move(info);
}

VoiceConnection::~VoiceConnection()
{
    const QList<ReplySource<void>> waiting = std::exchange(d->joins, {});
    for (ReplySource<void> source : waiting)
        source.succeed();
}

const VoiceConnectionInfo &VoiceConnection::info() const
{
    return d->info;
}

VoiceComponent *VoiceConnection::owner() const
{
    return d->owner;
}

bool VoiceConnection::isAlive() const
{
    return d->isAlive;
}

Reply<void> VoiceConnection::close()
{
    return d->owner ? d->owner->disconnectFrom(d->info.guildId) : Reply<void>::failed(Private::over());
}

Reply<void> VoiceConnection::moveTo(Snowflake channel)
{
    return d->owner && d->isAlive ? d->owner->d->move(d->info.guildId, channel) : Reply<void>::failed(Private::over());
}

Reply<void> VoiceConnection::join()
{
    if (!d->owner)
        return Reply<void>::succeeded();
    ReplySource<void> source;
    d->joins.append(source);
    return source.reply();
}

void VoiceConnection::finish()
{
    if (d->owner)
        d->owner->d->onFinished(this);
}

Error VoiceConnection::Private::over()
{
    return { .kind = Error::Kind::State, .message = QStringLiteral("the voice connection is not alive") };
}

} // namespace Hikari
