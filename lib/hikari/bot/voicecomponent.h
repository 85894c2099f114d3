#pragma once

#include <hikari/bot/voiceconnection.h>

#include <QMap>

#include <chrono>
#include <concepts>
#include <functional>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>

namespace Hikari {

class GatewayBot;

//! \brief How a voice channel is joined
struct VoiceOptions
{
    bool isDeaf = false; //!< the bot hears nobody
    bool isMute = false; //!< the bot is not heard
    //! For Discord's answer; it gives none when the bot may not enter the channel. nullopt: waits for ever
    std::optional<std::chrono::milliseconds> timeout { 5'000 };
};

//! \brief Joins and leaves voice channels, and keeps the connections
//!
//! At most one connection in a guild, as Discord has it. There is no sound in the library: see VoiceConnection.
//! All connections end when the bot stops, and when the gateway session they belong to ends, also by
//! GatewayBot::reshard(). Lives in the bot's thread; every function must be called there.
class HIKARI_EXPORT VoiceComponent : public QObject
{
    Q_OBJECT
public:
    //! Makes a connection that is not connected yet
    using Factory = std::function<std::unique_ptr<VoiceConnection>(const VoiceConnectionInfo &info)>;

    ~VoiceComponent() override;

    //! \brief Whether it can be used: while the bot starts or runs
    bool isAlive() const;
    //! \brief The connections that are alive, by guild; each is valid until it has emitted VoiceConnection::ended()
    QMap<Snowflake, VoiceConnection *> connections() const;

    //! \brief Joins a voice channel and makes a connection
    //!
    //! Asks by the guild's shard, waits for the voice session and the server, has \a factory make the connection and
    //! waits until it is initialized. Cancelling the reply leaves the channel. Needs Intent::GuildVoiceStates and the
    //! permissions VIEW_CHANNEL and CONNECT there.
    //!
    //! \return fails with State (the bot does not run), MissingIntent, InvalidArgument, Voice (there is a connection
    //! in the guild already, its shard does not run here, Discord did not answer in time, the gateway session was
    //! replaced meanwhile), ShutDown, or what the factory or the connection failed with. The bot is not in the channel
    //! then.
    Reply<VoiceConnection *> connectTo(
        Snowflake guild, Snowflake channel, Factory factory, const VoiceOptions &options = {});
    //! \brief The same with a connection of the class \a ConnectionT, made of the info and \a arguments
    template<std::derived_from<VoiceConnection> ConnectionT, typename... Arguments>
    Reply<ConnectionT *> connectTo(
        Snowflake guild, Snowflake channel, const VoiceOptions &options = {}, Arguments... arguments)
    {
        const Factory factory = [arguments = std::make_tuple(std::move(arguments)...)](
                                    const VoiceConnectionInfo &info) -> std::unique_ptr<VoiceConnection> {
            return std::apply(
                [&info](const auto &...each) { return std::make_unique<ConnectionT>(info, each...); }, arguments);
        };
        const Reply<VoiceConnection *> any = connectTo(guild, channel, factory, options);
        ReplySource<ConnectionT *> source;
        source.onCancel([any] { any.cancel(); });
        Internal::ReplyAccess::whenFinished(
            any, [source](const Error *error, VoiceConnection *const *connection) mutable {
                if (error)
                    source.fail(*error);
                else
                    source.succeed(static_cast<ConnectionT *>(*connection));
            });
        return source.reply();
    }

    //! \brief Ends the connection in a guild, or the attempt to make one; finished when the bot has asked to leave
    //!
    //! Fails with State (the bot does not run), Voice (there is none).
    Reply<void> disconnectFrom(Snowflake guild);
    //! \brief The same for all; succeeds at once when there is none. Fails with State
    Reply<void> disconnectAll();

private:
    friend class GatewayBot;
    friend class VoiceConnection;
    explicit VoiceComponent(GatewayBot *bot); // which outlives it
    //! The bot stops: as disconnectAll(), but within a second
    Reply<void> close();
    //! All gateway sessions are others now
    void endSessions();

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Hikari
