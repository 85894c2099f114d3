#pragma once

#include <hikari/core/reply.h>
#include <hikari/core/snowflake.h>
#include <hikari/model/application.h>
#include <hikari/model/channel.h>
#include <hikari/model/gatewayinfo.h>
#include <hikari/model/guild.h>
#include <hikari/model/member.h>
#include <hikari/model/message.h>
#include <hikari/model/user.h>
#include <hikari/rest/messagedraft.h>
#include <hikari/rest/restconfig.h>
#include <hikari/rest/restrecord.h>

#include <QList>
#include <QObject>

#include <memory>

namespace Hikari {

//! \brief Calls Discord's HTTP API within its rate limits
//!
//! Lives in the bot's thread; every function must be called there, unless it says otherwise. Requests of one bucket are
//! sent in the order of the calls. Every call may fail with Network, Timeout, Tls, Protocol, Unauthorized (the token;
//! no further request is sent then), RateLimitTooLong, InternalServer, Cancelled, and ShutDown when the client goes;
//! what else a call fails with stands with it. Cancelling a reply takes the request out of its queue, or gives up the
//! answer.
class HIKARI_EXPORT RestClient : public QObject
{
    Q_OBJECT
public:
    explicit RestClient(RestConfig config, QObject *parent = nullptr);
    ~RestClient() override;

    const RestConfig &config() const;

    //! \brief Where the gateway is, how many shards it recommends, how many sessions may be started
    //!
    //! See Discord Docs/Gateway, "Get Gateway Bot".
    Reply<GatewayBotInfo> fetchGatewayBot();
    //! \brief The bot's own account. See Discord Docs/Users, "Get Current User".
    Reply<OwnUser> fetchMyUser();
    //! \brief The bot's application. See Discord Docs/Application, "Get Current Application".
    Reply<Application> fetchApplication();
    //! \brief A channel or thread; fails with NotFound, or Forbidden when the bot cannot see it
    //!
    //! See Discord Docs/Channel, "Get Channel".
    Reply<Channel> fetchChannel(Snowflake channel);
    //! \brief A guild that the bot is in; fails with NotFound. See Discord Docs/Guild, "Get Guild".
    Reply<Guild> fetchGuild(Snowflake guild);
    //! \brief A member of a guild; fails with NotFound. See Discord Docs/Guild, "Get Guild Member".
    Reply<Member> fetchMember(Snowflake guild, Snowflake user);

    //! \brief Sends a message to a channel
    //!
    //! Needs the permission SEND_MESSAGES there. Not sent again after a broken connection, since it may have arrived;
    //! give it a nonce to repeat it safely yourself. \param message at least one of content, embeds, components,
    //! stickers \return the message as Discord stored it; fails with Forbidden, NotFound, BadRequest (code 50006:
    //! nothing to send) See Discord Docs/Message, "Create Message".
    Reply<Message> createMessage(Snowflake channel, const MessageDraft &message);
    //! \brief Changes a message of the bot; of others only the flags
    //!
    //! Fails with Forbidden, NotFound, BadRequest. See Discord Docs/Message, "Edit Message".
    Reply<Message> editMessage(Snowflake channel, Snowflake message, const MessageEdit &edit);
    //! \brief Deletes a message; of others with MANAGE_MESSAGES. Fails with Forbidden, NotFound
    //!
    //! See Discord Docs/Message, "Delete Message".
    //! \param reason shown in the guild's audit log; at most 512 characters are sent
    Reply<void> deleteMessage(Snowflake channel, Snowflake message, const QString &reason = {});
    //! \brief Shows the bot as typing in a channel for 10 s or until it sends a message
    //!
    //! See Discord Docs/Channel, "Trigger Typing Indicator".
    Reply<void> triggerTyping(Snowflake channel);

    //! \brief Counts and limits at this moment; any thread
    RestSnapshot snapshot() const;
    //! \brief Removes and returns the oldest finished requests; any thread
    //!
    //! At most 10,000 are kept; older ones are dropped and counted in the snapshot.
    QList<RestRecord> takeRecords(int max);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Hikari
