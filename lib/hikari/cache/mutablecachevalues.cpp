// The part of MutableCache that keeps objects as they came, not packed: messages, invites and ids of DM channels

#include <hikari/cache/mutablecache.h>

#include <hikari/cache/cache_p.h>
#include <hikari/core/prefetch_p.h>

#include <type_traits>
#include <utility>

namespace Hikari {

namespace {

//! Of a message that came in part: what it does not have is as it was
Message merged(const Message &old, const Message &part)
{
    Message message = old;
    const auto take = [&](auto member) {
        using Member = std::remove_cvref_t<decltype(message.*member)>;
        if (!(part.*member == Member {}))
            message.*member = part.*member;
    };
    take(&Message::content);
    take(&Message::editedAt);
    take(&Message::mentions);
    take(&Message::mentionedRoleIds);
    take(&Message::mentionedChannels);
    take(&Message::attachments);
    take(&Message::embeds);
    take(&Message::reactions);
    take(&Message::components);
    take(&Message::flags);
    take(&Message::thread);
    take(&Message::poll);
    take(&Message::stickerItems);
    if (part.mentionsEveryone)
        message.mentionsEveryone = true;
    if (part.isPinned)
        message.isPinned = true;
    return message;
}

//! Calls \a visit(user) for each user that is known for as long as the message is
template<typename Visit>
void forUsersOf(const Message &message, Visit visit)
{
    if (!message.webhookId && !message.author.id.isNull()) // the author of a webhook's message is no user
        visit(message.author);
    for (const MentionedUser &user : message.mentions) {
        if (!user.id.isNull())
            visit(user);
    }
}

//! Begins to fetch what most users have to be packed
void fetchTexts(const User &user)
{
    prefetch(user.username.constData());
    prefetch(user.discriminator.constData());
    if (user.globalName)
        prefetch(user.globalName->constData());
}

} // namespace

void Cache::Private::changeUsersOf(const Message &message, bool hold)
{
    forUsersOf(message, [&](const User &user) {
        if (hold)
            store->holdUser(user);
        else
            store->dropUser(user.id.value());
    });
}

//! \a old: one of the latest. Only of the users in \a part there is news: the author may have another name by now.
void Cache::Private::setPart(const Message &old, const Message &part)
{
    const auto message = std::make_shared<const Message>(merged(old, part));
    changeUsersOf(part, true);
    forUsersOf(*message, [&](const User &user) { store->keepUser(user.id.value()); });
    const MessageRing::Pointer gone = messages.insert(message);
    changeUsersOf(*gone, false);
    changeUsersOf(part, false);
    store->counters.countChange();
}

void Cache::Private::changeUsersOf(const Invite &invite, bool hold)
{
    for (const Box<User> &user : { invite.inviter, invite.targetUser }) {
        if (!user)
            continue;
        if (hold)
            store->holdUser(*user);
        else
            store->dropUser(user->id.value());
    }
}

void MutableCache::setInvite(const InviteWithMetadata &invite, Snowflake guildId, Snowflake channelId)
{
    if (!d->isOn(CacheComponent::Invites) || invite.code.isEmpty())
        return;
    d->changeUsersOf(invite, true);
    deleteInvite(invite.code);
    d->invites.insert(invite.code, std::make_shared<const CachedInvite>(CachedInvite { invite, guildId, channelId }));
    d->store->counters.add(CacheComponent::Invites, 1, 0);
    d->store->counters.countChange();
}

CacheUpdate<InviteWithMetadata> MutableCache::updateInvite(
    const InviteWithMetadata &invite, Snowflake guildId, Snowflake channelId)
{
    const auto known = d->invites.value(invite.code);
    setInvite(invite, guildId, channelId);
    const auto now = d->invites.value(invite.code);
    return { known ? std::optional(known->invite) : std::nullopt, now ? std::optional(now->invite) : std::nullopt };
}

std::optional<InviteWithMetadata> MutableCache::deleteInvite(const QString &code)
{
    const std::shared_ptr<const CachedInvite> known = d->invites.take(code);
    if (!known)
        return std::nullopt;
    d->changeUsersOf(known->invite, false);
    d->store->counters.add(CacheComponent::Invites, -1, 0);
    d->store->counters.countChange();
    return known->invite;
}

CacheView<InviteWithMetadata, QString> MutableCache::clearInvites()
{
    const auto all = invites();
    for (const QString &code : all.keys())
        deleteInvite(code);
    return all;
}

CacheView<InviteWithMetadata, QString> MutableCache::clearInvitesForGuild(Snowflake guildId)
{
    const auto all = invitesForGuild(guildId);
    for (const QString &code : all.keys())
        deleteInvite(code);
    return all;
}

CacheView<InviteWithMetadata, QString> MutableCache::clearInvitesForChannel(Snowflake guildId, Snowflake channelId)
{
    const auto all = invitesForChannel(guildId, channelId);
    for (const QString &code : all.keys())
        deleteInvite(code);
    return all;
}

void MutableCache::setMessage(std::shared_ptr<const Message> message)
{
    if (!d->isOn(CacheComponent::Messages) || message->id.isNull() || d->settings.maxMessages <= 0)
        return;
    // What is known of the users, and their names, are far away, in memory or with the thread that made the message.
    const RecordTable &users = d->store->users;
    const auto fetchPlace = [&users](const User &user) { users.fetchPlace(user.id.value()); };
    const auto fetchRecord = [&users](const User &user) { users.fetchRecord(user.id.value()); };
    const Message &added = *message; // the ring has it, also when it takes another out
    forUsersOf(added, [&](const User &user) {
        fetchPlace(user);
        fetchTexts(user);
    });
    const MessageRing::Pointer gone = d->messages.insert(std::move(message));
    if (gone)
        forUsersOf(*gone, fetchPlace);
    forUsersOf(added, fetchRecord);
    d->changeUsersOf(added, true);
    if (gone) {
        forUsersOf(*gone, fetchRecord);
        d->changeUsersOf(*gone, false);
    }
    const bool isNew = !gone || gone->id != added.id;
    if (isNew && gone)
        d->store->counters.countEviction(CacheComponent::Messages);
    d->store->counters.add(CacheComponent::Messages, isNew && !gone ? 1 : 0, 0);
    d->store->counters.countChange();
}

void MutableCache::changeMessage(const Message &message)
{
    const MessageRing::Pointer old = findMessage(message.id);
    const bool isWhole = !message.author.id.isNull();
    if (old && !d->messages.contains(message.id))
        d->messages.replaceAnswered(std::make_shared<const Message>(isWhole ? message : merged(*old, message)));
    else if (isWhole)
        setMessage(message);
    else if (old)
        d->setPart(*old, message);
}

CacheUpdate<Message> MutableCache::updateMessage(const Message &message)
{
    const MessageRing::Pointer old = findMessage(message.id);
    changeMessage(message);
    const MessageRing::Pointer now = findMessage(message.id);
    return { old ? std::optional(*old) : std::nullopt, now ? std::optional(*now) : std::nullopt };
}

std::optional<Message> MutableCache::deleteMessage(Snowflake id)
{
    const MessageRing::Pointer gone = takeMessage(id);
    return gone ? std::optional(*gone) : std::nullopt;
}

std::shared_ptr<const Message> MutableCache::takeMessage(Snowflake id)
{
    MessageRing::Pointer gone = d->messages.take(id);
    if (!gone)
        return nullptr;
    d->changeUsersOf(*gone, false);
    d->store->counters.add(CacheComponent::Messages, -1, 0);
    d->store->counters.countChange();
    return gone;
}

std::shared_ptr<const Message> MutableCache::findMessage(Snowflake id) const
{
    return d->messages.find(id);
}

CacheView<Message> MutableCache::clearMessages()
{
    const CacheView<Message> all = messages();
    for (const Snowflake id : all.keys())
        takeMessage(id);
    d->messages.clear();
    return all;
}

void MutableCache::setDmChannelId(Snowflake userId, Snowflake channelId)
{
    if (!d->isOn(CacheComponent::DmChannelIds) || userId.isNull() || d->settings.maxDmChannelIds <= 0)
        return;
    if (!d->dmChannels.contains(userId)) {
        d->dmOrder.append(userId);
        d->store->counters.add(CacheComponent::DmChannelIds, 1, 0);
    }
    d->dmChannels.insert(userId, channelId);
    d->store->counters.countChange();
    if (d->dmOrder.size() > d->settings.maxDmChannelIds) {
        d->dmChannels.remove(d->dmOrder.takeFirst());
        d->store->counters.add(CacheComponent::DmChannelIds, -1, 0);
        d->store->counters.countEviction(CacheComponent::DmChannelIds);
    }
}

std::optional<Snowflake> MutableCache::deleteDmChannelId(Snowflake userId)
{
    const std::optional<Snowflake> channel =
        d->dmChannels.contains(userId) ? std::optional(d->dmChannels.take(userId)) : std::nullopt;
    if (d->dmOrder.removeOne(userId)) {
        d->store->counters.add(CacheComponent::DmChannelIds, -1, 0);
        d->store->counters.countChange();
    }
    return channel;
}

CacheView<Snowflake> MutableCache::clearDmChannelIds()
{
    const CacheView<Snowflake> all = dmChannelIds();
    for (const Snowflake user : all.keys())
        deleteDmChannelId(user);
    return all;
}

} // namespace Hikari
