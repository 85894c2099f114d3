#include "eventsummary.h"

#include "formats.h"

#include <hikari/events/events.h>
#include <hikari/events/registry.h>

#include <QStringList>

#include <algorithm>
#include <optional>

using namespace Hikari;

namespace Panel {

namespace {

QString name(const User &user)
{
    return user.username.isEmpty() ? Formats::shortId(user.id.value()) : user.username;
}

QString name(const std::optional<Member> &member, Snowflake userId)
{
    if (member && member->user)
        return name(*member->user);
    return Formats::shortId(userId.value());
}

QString emojiText(const Emoji &emoji)
{
    if (!emoji.name)
        return Formats::missing();
    return emoji.id ? QString(u':' % *emoji.name % u':') : *emoji.name;
}

Snowflake idOf(Snowflake id)
{
    return id;
}
Snowflake idOf(const std::optional<Snowflake> &id)
{
    return id.value_or(Snowflake());
}

//! Wherever an event keeps the guild it is about
template<typename E>
Snowflake guildOf(const E &event)
{
    if constexpr (requires { event.guildId; })
        return idOf(event.guildId);
    else if constexpr (requires { event.interaction; })
        return idOf(event.interaction.guildId);
    else if constexpr (requires { event.stageInstance; })
        return idOf(event.stageInstance.guildId);
    else if constexpr (requires { event.entitlement; })
        return idOf(event.entitlement.guildId);
    else if constexpr (requires { event.permissions.guildId; })
        return idOf(event.permissions.guildId);
    else
        return {};
}

//! Wherever an event keeps the channel or thread it is about
template<typename E>
Snowflake channelOf(const E &event)
{
    if constexpr (requires { event.channelId; })
        return idOf(event.channelId);
    else if constexpr (requires { event.threadId; })
        return idOf(event.threadId);
    else if constexpr (requires { event.state; })
        return idOf(event.state.channelId);
    else if constexpr (requires { event.interaction; })
        return idOf(event.interaction.channelId);
    else if constexpr (requires { event.stageInstance; })
        return idOf(event.stageInstance.channelId);
    else
        return {};
}

} // namespace

QString EventSummary::text(const Event &event)
{
    const auto messageText = [](const Message &message) {
        QStringList parts;
        if (!message.content.isEmpty())
            parts.append(message.content);
        if (!message.attachments.isEmpty())
            parts.append(tr("%Ln attachment(s)", nullptr, int(message.attachments.size())));
        if (!message.embeds.isEmpty())
            parts.append(tr("%Ln embed(s)", nullptr, int(message.embeds.size())));
        return parts.join(u' ');
    };
    const auto make = [&]() -> QString {
        if (const auto *e = eventCast<MessageCreateEvent>(event))
            return name(e->message.author) % QStringLiteral(": ") % messageText(e->message);
        if (const auto *e = eventCast<MessageUpdateEvent>(event)) {
            //: %1 is a user, %2 the new text of a message
            return tr("%1 edited: %2").arg(name(e->message.author), messageText(e->message));
        }
        if (const auto *e = eventCast<MessageDeleteEvent>(event))
            return tr("message %1 deleted").arg(Formats::shortId(e->messageId.value()));
        if (const auto *e = eventCast<GuildBulkMessageDeleteEvent>(event))
            return tr("%Ln message(s) deleted", nullptr, int(e->messageIds.size()));
        if (const auto *e = eventCast<ReactionAddEvent>(event)) {
            //: %1 is a user, %2 an emoji, %3 the id of a message
            return tr("%1 added %2 to message %3")
                .arg(name(e->member, e->userId), emojiText(e->emoji), Formats::shortId(e->messageId.value()));
        }
        if (const auto *e = eventCast<ReactionDeleteEvent>(event)) {
            //: %1 is a user, %2 an emoji, %3 the id of a message
            return tr("%1 removed %2 from message %3")
                .arg(Formats::shortId(e->userId.value()), emojiText(e->emoji), Formats::shortId(e->messageId.value()));
        }
        if (const auto *e = eventCast<ReactionDeleteEmojiEvent>(event))
            return tr("all %1 removed from message %2")
                .arg(emojiText(e->emoji), Formats::shortId(e->messageId.value()));
        if (const auto *e = eventCast<ReactionDeleteAllEvent>(event))
            return tr("all reactions removed from message %1").arg(Formats::shortId(e->messageId.value()));
        if (const auto *e = eventCast<TypingEvent>(event))
            return tr("%1 is typing").arg(name(e->member, e->userId));
        if (const auto *e = eventCast<PresenceUpdateEvent>(event)) {
            QString status;
            switch (e->presence.status) {
            case Status::Online:
                status = tr("online");
                break;
            case Status::Idle:
                status = tr("idle");
                break;
            case Status::DoNotDisturb:
                status = tr("do not disturb");
                break;
            default:
                status = tr("offline");
                break;
            }
            if (!e->presence.activities.isEmpty())
                status += QStringLiteral(", ") % e->presence.activities.first().name;
            //: %1 is a user, %2 a status
            return tr("%1 is now %2").arg(Formats::shortId(e->userId.value()), status);
        }
        if (const auto *e = eventCast<VoiceStateUpdateEvent>(event)) {
            const QString who = name(e->state.member, e->state.userId);
            //: Voice: %1 is a user, %2 the id of a channel
            return e->state.channelId
                ? tr("%1 is in voice channel %2").arg(who, Formats::shortId(e->state.channelId->value()))
                : tr("%1 left voice").arg(who);
        }
        if (const auto *e = eventCast<VoiceServerUpdateEvent>(event))
            return e->endpoint ? tr("voice server %1").arg(*e->endpoint) : tr("no voice server at the moment");
        if (const auto *e = eventCast<MemberCreateEvent>(event))
            return tr("%1 joined").arg(name(e->user));
        if (const auto *e = eventCast<MemberDeleteEvent>(event))
            return tr("%1 left").arg(name(e->user));
        if (const auto *e = eventCast<MemberUpdateEvent>(event)) {
            return e->member.nickname
                ? tr("%1 is now called %2, %Ln role(s)", nullptr, int(e->member.roleIds.size()))
                      .arg(name(e->user), *e->member.nickname)
                : tr("%1 was updated, %Ln role(s)", nullptr, int(e->member.roleIds.size())).arg(name(e->user));
        }
        if (const auto *e = eventCast<MemberChunkEvent>(event)) {
            //: Members come in numbered parts: %1 of %2
            return tr("%Ln member(s), part %1 of %2", nullptr, int(e->members.size()))
                .arg(e->chunkIndex + 1)
                .arg(e->chunkCount);
        }
        const auto guildText = [](const GatewayGuild &guild) {
            return QString(guild.name % QStringLiteral(", ") % tr("%Ln member(s)", nullptr, guild.memberCount));
        };
        if (const auto *e = eventCast<GuildAvailableEvent>(event))
            return guildText(e->guild);
        if (const auto *e = eventCast<GuildJoinEvent>(event))
            return tr("joined %1").arg(guildText(e->guild));
        if (eventCast<GuildLeaveEvent>(event))
            return tr("left the guild");
        if (eventCast<GuildUnavailableEvent>(event))
            return tr("the guild is not available");
        if (const auto *e = eventCast<GuildUpdateEvent>(event))
            return e->guild.name;
        const auto channelText = [](const Channel &channel) {
            return channel.name ? QString(u'#' % *channel.name) : Formats::shortId(channel.id.value());
        };
        if (const auto *e = eventCast<GuildChannelCreateEvent>(event))
            return tr("%1 created", "channel").arg(channelText(e->channel));
        if (const auto *e = eventCast<GuildChannelUpdateEvent>(event))
            return tr("%1 updated", "channel").arg(channelText(e->channel));
        if (const auto *e = eventCast<GuildChannelDeleteEvent>(event))
            return tr("%1 deleted", "channel").arg(channelText(e->channel));
        if (eventCast<PinsUpdateEvent>(event))
            return tr("pinned messages changed");
        if (const auto *e = eventCast<RoleCreateEvent>(event))
            return tr("role %1 created").arg(e->role.name);
        if (const auto *e = eventCast<RoleUpdateEvent>(event))
            return tr("role %1 updated").arg(e->role.name);
        if (const auto *e = eventCast<RoleDeleteEvent>(event))
            return tr("role %1 deleted").arg(Formats::shortId(e->roleId.value()));
        if (const auto *e = eventCast<InteractionCreateEvent>(event)) {
            const auto &i = e->interaction;
            if (i.member && i.member->user)
                return tr("interaction of %1").arg(name(*i.member->user));
            return i.user ? tr("interaction of %1").arg(name(*i.user)) : tr("interaction");
        }
        if (const auto *e = eventCast<ShardReadyEvent>(event)) {
            //: A shard is ready: %1 is the start of its session id
            return tr("session %1, %Ln guild(s)", nullptr, int(e->ready.guilds.size()))
                .arg(Formats::shortSession(e->ready.sessionId));
        }
        if (eventCast<ShardResumedEvent>(event))
            return tr("session resumed");
        if (eventCast<ShardConnectedEvent>(event))
            return tr("connected");
        if (const auto *e = eventCast<ShardDisconnectedEvent>(event))
            return e->closeCode ? QString(QString::number(e->closeCode) % u' ' % e->reason) : e->reason;
        if (const auto *e = eventCast<UnknownEvent>(event))
            return e->error.isEmpty() ? e->name : QString(e->name % QStringLiteral(": ") % e->error);
        if (const auto *e = eventCast<OwnUserUpdateEvent>(event))
            return name(e->user);
        if (const auto *e = eventCast<ExceptionEvent>(event))
            return e->message;
        return {};
    };
    const QString words = make();
    // Without words: what Discord sent, in short.
    return Formats::singleLine(words.isEmpty() ? QString::fromUtf8(eventPayload(event).left(512)) : words);
}

Snowflake EventSummary::guildId(const Event &event)
{
    switch (event.type) {
#define HIKARI_EVENT(name, parent, gateway, intents, signal)                                                           \
    case EventType::name:                                                                                              \
        return guildOf(static_cast<const name##Event &>(event));
#include <hikari/events/events.def>
    default:
        return {};
    }
}

Snowflake EventSummary::channelId(const Event &event)
{
    switch (event.type) {
#define HIKARI_EVENT(name, parent, gateway, intents, signal)                                                           \
    case EventType::name:                                                                                              \
        return channelOf(static_cast<const name##Event &>(event));
#include <hikari/events/events.def>
    default:
        return {};
    }
}

EventFamily EventSummary::family(EventType type)
{
    const auto isOneOf = [type](std::initializer_list<EventType> bases) {
        return std::any_of(bases.begin(), bases.end(), [type](EventType base) { return isEventType(type, base); });
    };
    if (isOneOf({ EventType::Message, EventType::GuildBulkMessageDelete, EventType::BasePollVote }))
        return EventFamily::Message;
    if (isOneOf({ EventType::Reaction }))
        return EventFamily::Reaction;
    if (isOneOf({ EventType::Guild, EventType::Channel, EventType::ChannelInfo, EventType::GuildThread,
            EventType::ThreadListSync, EventType::Role, EventType::AutoMod, EventType::ScheduledEvent }))
        return EventFamily::Guild;
    if (isOneOf({ EventType::Member, EventType::MemberChunk }))
        return EventFamily::Member;
    if (isOneOf({ EventType::PresenceUpdate, EventType::Typing }))
        return EventFamily::Presence;
    if (isOneOf({ EventType::Voice, EventType::Soundboard, EventType::StageInstance }))
        return EventFamily::Voice;
    if (isOneOf({ EventType::InteractionCreate, EventType::ApplicationCommandPermissionsUpdate }))
        return EventFamily::Interaction;
    if (isOneOf({ EventType::ShardState, EventType::ShardRateLimited }))
        return EventFamily::Shard;
    return isOneOf({ EventType::Shard }) ? EventFamily::Other : EventFamily::Lifetime;
}

} // namespace Panel
