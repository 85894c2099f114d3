#pragma once

#include <hikari/core/error.h>
#include <hikari/core/reply.h>
#include <hikari/core/snowflake.h>
#include <hikari/events/voice_events.h>

#include <QObject>
#include <QString>

#include <memory>

namespace Hikari {

class VoiceComponent;

//! \brief What a voice connection is made with
//!
//! See Discord Docs/Voice Connections, "Connecting to Voice".
struct VoiceConnectionInfo
{
    Snowflake guildId;
    Snowflake channelId;
    Snowflake userId; //!< the bot's
    int shardId = 0; //!< whose gateway session it belongs to
    QString sessionId; //!< of the voice session
    QString token; //!< a secret of this connection
    QString endpoint; //!< host and port of the voice server

    bool operator==(const VoiceConnectionInfo &) const = default;
};

//! \brief A connection to a voice channel: the part that speaks to the voice server, which users derive
//!
//! The library joins and leaves over the gateway, and tells the connection what Discord says about it; sound is the
//! derived class's own affair. VoiceComponent::connectTo() makes it and owns it. Lives in the bot's thread; the
//! derived class may have threads of its own.
class HIKARI_EXPORT VoiceConnection : public QObject
{
    Q_OBJECT
public:
    explicit VoiceConnection(VoiceConnectionInfo info);
    ~VoiceConnection() override;

    //! \brief As Discord said last: moves and new servers change it, just before notify()
    const VoiceConnectionInfo &info() const;
    //! \brief What made it; null once it has ended
    VoiceComponent *owner() const;
    //! \brief From the success of initialize() until it has ended
    bool isAlive() const;

    //! \brief Ends it and leaves the channel, as VoiceComponent::disconnectFrom() does
    Reply<void> close();
    //! \brief Moves to another channel of the guild, as muted and deaf as before
    //!
    //! Discord then tells a new server, or keeps the one there is: see notify(). Fails with State (has ended), Voice
    //! (Discord did not answer within 5 s: the bot may not enter the channel), Cancelled (by another move)
    Reply<void> moveTo(Snowflake channel);
    //! \brief Finished when it has ended, for whatever reason
    Reply<void> join();

Q_SIGNALS:
    //! \brief It is over; it is deleted when control returns to the event loop
    //! \param reason none: it was asked for; Voice: Discord put the bot out of the channel, or the gateway session
    //! that it belonged to is over (also by GatewayBot::reshard()), or finish() was called; ShutDown: the bot stops
    void ended(const Hikari::Error &reason);

protected:
    //! \brief Connects to info().endpoint; succeeds when voice can be used
    //!
    //! Fails or throws: the bot leaves the channel, connectTo() fails with that error, and this is deleted without
    //! stop().
    virtual Reply<void> initialize() = 0;
    //! \brief Told of each voice event of the guild, others' too; also while initialize() is under way
    //!
    //! A VoiceServerUpdateEvent means: connect anew, to info().endpoint; without an endpoint, wait for the next one.
    virtual void notify(const VoiceEvent &event) = 0;
    //! \brief Lets go of the voice server; the bot leaves the channel when it has finished, or after 2 s
    virtual Reply<void> stop() = 0;
    //! \brief For the derived class: the connection is over of itself; the bot leaves the channel, without stop()
    void finish();

private:
    friend class VoiceComponent;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Hikari
