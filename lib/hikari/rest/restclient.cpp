#include <hikari/rest/restclient.h>

#include <hikari/json/types_p.h>
#include <hikari/rest/restclient_p.h>

namespace Hikari {

RestClient::RestClient(RestConfig config, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(config)))
{ }

RestClient::~RestClient() = default;

const RestConfig &RestClient::config() const
{
    return d->config;
}

RestSnapshot RestClient::snapshot() const
{
    return d->snapshot();
}

QList<RestRecord> RestClient::takeRecords(int max)
{
    return d->takeRecords(max);
}

Reply<GatewayBotInfo> RestClient::fetchGatewayBot()
{
    return d->call<GatewayBotInfo>({ Routes::getGatewayBot });
}

Reply<OwnUser> RestClient::fetchMyUser()
{
    return d->call<OwnUser>({ Routes::getMyUser });
}

Reply<Application> RestClient::fetchApplication()
{
    return d->call<Application>({ Routes::getMyApplication });
}

Reply<Channel> RestClient::fetchChannel(Snowflake channel)
{
    return d->call<Channel>({ Routes::getChannel, { channel.toString() } });
}

Reply<Guild> RestClient::fetchGuild(Snowflake guild)
{
    return d->call<Guild>({ Routes::getGuild, { guild.toString() } });
}

Reply<Member> RestClient::fetchMember(Snowflake guild, Snowflake user)
{
    return d->call<Member>({ Routes::getMember, { guild.toString(), user.toString() } });
}

Reply<Message> RestClient::createMessage(Snowflake channel, const MessageDraft &message)
{
    return d->call<Message>({ Routes::postMessage, { channel.toString() } }, toJson(message));
}

Reply<Message> RestClient::editMessage(Snowflake channel, Snowflake message, const MessageEdit &edit)
{
    return d->call<Message>({ Routes::patchMessage, { channel.toString(), message.toString() } }, toJson(edit));
}

Reply<void> RestClient::deleteMessage(Snowflake channel, Snowflake message, const QString &reason)
{
    return d->call<void>({ Routes::deleteMessage, { channel.toString(), message.toString() } }, {}, reason);
}

Reply<void> RestClient::triggerTyping(Snowflake channel)
{
    return d->call<void>({ Routes::postTyping, { channel.toString() } });
}

} // namespace Hikari
