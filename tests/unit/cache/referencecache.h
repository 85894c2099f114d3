#pragma once

#include <hikari/cache/cachesettings.h>
#include <hikari/events/events.h>

#include <QMap>

//! \file
//! What a cache has to know after a row of events, in the plainest words: maps of whole structs, and loops

//! \brief An object and the guild that it is in
template<typename T>
struct Placed
{
    Hikari::Snowflake guildId;
    T value;
};

//! \brief Objects whose ids are unique
template<typename T>
class PlacedMap : public QMap<Hikari::Snowflake, Placed<T>>
{
public:
    void clearGuild(Hikari::Snowflake guildId)
    {
        this->removeIf([&](auto it) { return it->guildId == guildId; });
    }
    QMap<Hikari::Snowflake, T> ofGuild(Hikari::Snowflake guildId) const
    {
        QMap<Hikari::Snowflake, T> found;
        for (auto it = this->cbegin(); it != this->cend(); ++it) {
            if (it->guildId == guildId)
                found.insert(it.key(), it->value);
        }
        return found;
    }
    QMap<Hikari::Snowflake, T> all() const
    {
        QMap<Hikari::Snowflake, T> found;
        for (auto it = this->cbegin(); it != this->cend(); ++it)
            found.insert(it.key(), it->value);
        return found;
    }
};

//! \brief Objects of users in guilds, by guild and user
template<typename T>
class UserMap : public QMap<Hikari::Snowflake, QMap<Hikari::Snowflake, T>>
{ };

class ReferenceCache
{
public:
    struct Invite
    {
        Hikari::InviteWithMetadata invite;
        Hikari::Snowflake guildId;
        Hikari::Snowflake channelId;
    };

    explicit ReferenceCache(const Hikari::CacheSettings &cacheSettings)
        : settings(cacheSettings)
    { }

    bool has(Hikari::CacheComponent component) const { return settings.components.has(component); }

    void seeUser(const Hikari::User &user) { userData[user.id] = user; }
    void seeUsersOf(const Hikari::Message &message)
    {
        if (!message.webhookId)
            seeUser(message.author);
        for (const Hikari::MentionedUser &user : message.mentions)
            seeUser(user);
    }
    void setMember(Hikari::Snowflake guildId, const Hikari::Member &member)
    {
        using Hikari::CacheComponent;
        if (!has(CacheComponent::Members) || (settings.onlyMyMember && member.user->id != myId))
            return;
        seeUser(*member.user);
        Hikari::Member kept = member;
        kept.user.reset();
        kept.permissions.reset();
        members[guildId][member.user->id] = kept;
    }
    void setMessage(const Hikari::Message &message)
    {
        if (!has(Hikari::CacheComponent::Messages))
            return;
        seeUsersOf(message);
        if (message.referencedMessage && !isLatest(message.referencedMessage->id)
            && !answered.contains(message.referencedMessage->id))
            answered.insert(message.referencedMessage->id, *message.referencedMessage);
        if (Hikari::Message *known = latestMessage(message.id)) {
            *known = message;
        } else {
            latest.append(message);
            answered.remove(message.id);
        }
        if (latest.size() > settings.maxMessages) {
            const Hikari::Message gone = latest.takeFirst();
            answered.insert(gone.id, gone);
        }
        forgetUnanswered();
    }
    void removeMessage(Hikari::Snowflake id)
    {
        latest.removeIf([&](const Hikari::Message &message) { return message.id == id; });
        answered.remove(id);
        forgetUnanswered();
    }
    //! Those that no message of the latest answers
    void forgetUnanswered()
    {
        answered.removeIf([this](auto it) {
            return std::none_of(latest.cbegin(), latest.cend(), [&](const Hikari::Message &message) {
                return message.referencedMessage && message.referencedMessage->id == it.key();
            });
        });
    }
    Hikari::Message *latestMessage(Hikari::Snowflake id)
    {
        for (Hikari::Message &message : latest) {
            if (message.id == id)
                return &message;
        }
        return nullptr;
    }
    bool isLatest(Hikari::Snowflake id) { return latestMessage(id) != nullptr; }
    std::optional<Hikari::Message> message(Hikari::Snowflake id)
    {
        if (const Hikari::Message *known = latestMessage(id))
            return *known;
        return answered.contains(id) ? std::optional(answered.value(id)) : std::nullopt;
    }

    //! Whoever something that is kept refers to
    QMap<Hikari::Snowflake, Hikari::User> users() const
    {
        QMap<Hikari::Snowflake, Hikari::User> known;
        const auto add = [&](Hikari::Snowflake id) { known.insert(id, userData.value(id)); };
        for (const auto &guild : members) {
            for (auto it = guild.cbegin(); it != guild.cend(); ++it)
                add(it.key());
        }
        for (const Hikari::Message &message : latest) {
            if (!message.webhookId)
                add(message.author.id);
            for (const Hikari::MentionedUser &user : message.mentions)
                add(user.id);
        }
        for (const auto &emoji : emojis) {
            if (emoji.value.user)
                add(emoji.value.user->id);
        }
        for (const auto &sticker : stickers) {
            if (sticker.value.user)
                add(sticker.value.user->id);
        }
        for (const Invite &invite : invites) {
            for (const auto &user : { invite.invite.inviter, invite.invite.targetUser }) {
                if (user)
                    add(user->id);
            }
        }
        return known;
    }

    void clearGuildObjects(Hikari::Snowflake guildId)
    {
        channels.clearGuild(guildId);
        threads.clearGuild(guildId);
        roles.clearGuild(guildId);
        emojis.clearGuild(guildId);
        stickers.clearGuild(guildId);
        sounds.clearGuild(guildId);
        stages.clearGuild(guildId);
        events.clearGuild(guildId);
        members.remove(guildId);
        presences.remove(guildId);
        voiceStates.remove(guildId);
        invites.removeIf([&](auto it) { return it->guildId == guildId; });
    }

    Hikari::CacheSettings settings;
    Hikari::Snowflake myId;
    std::optional<Hikari::OwnUser> me;
    QMap<Hikari::Snowflake, Hikari::User> userData; // of everybody ever seen
    QMap<Hikari::Snowflake, Hikari::GatewayGuild> guilds; // without lists
    PlacedMap<Hikari::Channel> channels, threads;
    PlacedMap<Hikari::Role> roles;
    PlacedMap<Hikari::Emoji> emojis;
    PlacedMap<Hikari::Sticker> stickers;
    PlacedMap<Hikari::SoundboardSound> sounds;
    PlacedMap<Hikari::StageInstance> stages;
    PlacedMap<Hikari::ScheduledEvent> events;
    UserMap<Hikari::Member> members; // without users
    UserMap<Hikari::Presence> presences;
    UserMap<Hikari::VoiceState> voiceStates;
    QMap<QString, Invite> invites;
    QList<Hikari::Message> latest; // the oldest first
    QMap<Hikari::Snowflake, Hikari::Message> answered;
};
