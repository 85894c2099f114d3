#pragma once

#include <hikari/cache/cachesettings.h>
#include <hikari/cache/cachestatistics.h>
#include <hikari/cache/cacheview.h>
#include <hikari/core/global.h>
#include <hikari/model/channel.h>
#include <hikari/model/emoji.h>
#include <hikari/model/guild.h>
#include <hikari/model/invite.h>
#include <hikari/model/member.h>
#include <hikari/model/message.h>
#include <hikari/model/presence.h>
#include <hikari/model/role.h>
#include <hikari/model/scheduledevent.h>
#include <hikari/model/sticker.h>
#include <hikari/model/user.h>
#include <hikari/model/voicestate.h>

#include <QHash>

#include <memory>
#include <optional>

namespace Hikari {

//! \brief What a cache can say of something by its id
enum class CacheKnowledge : quint8
{
    Known, //!< it is in the cache
    Absent, //!< it does not exist, or the bot cannot see it
    Unknown, //!< the cache has not been told: ask Discord
};

//! \brief What the bot knows without asking Discord: the objects that events brought
//!
//! Gives values, never references: nothing can dangle, and changing one does not change the cache. A component that is
//! off gives nothing. Every function is to be called in the bot's thread, but for settings(), statistics(),
//! userStatistics() and changeCount(), which any thread may call and which take no lock. A lookup costs some 25 ns and
//! what it takes to make the value, which for a member is 20 times as much; contains() of a view does without.
class HIKARI_EXPORT Cache
{
public:
    virtual ~Cache();
    Q_DISABLE_COPY_MOVE(Cache)

    const CacheSettings &settings() const;

    //! \brief How much of one component there is
    CacheStatistics statistics(CacheComponent component) const;
    //! \brief How many users there are: they have no component, but live as long as a member, message, emoji, sticker
    //! or invite needs them
    CacheStatistics userStatistics() const;
    //! \brief Grows with every change; two equal numbers mean that nothing has changed in between
    quint64 changeCount() const;
    //! \brief Whether an object of \a guildId is there, is not there, or may be there without the cache's knowledge
    //!
    //! Unknown: the component is off, the guild has not been sent in this process nor restored (a session resumed with
    //! an empty cache), or, for members, not all members have been sent.
    //! \param component one that belongs to guilds; of Guilds, \a id is ignored
    //! \param id of the object, for members, presences and voice states of the user
    CacheKnowledge knowledgeOf(CacheComponent component, Snowflake guildId, Snowflake id) const;

    //! \brief The bot's own user; nullopt before the first READY
    std::optional<OwnUser> me() const;
    std::optional<User> user(Snowflake id) const;
    CacheView<User> users() const;

    //! \brief A guild, available or not, without the lists that GUILD_CREATE has: ask for those one by one
    std::optional<GatewayGuild> guild(Snowflake id) const;
    std::optional<GatewayGuild> availableGuild(Snowflake id) const;
    std::optional<GatewayGuild> unavailableGuild(Snowflake id) const;
    CacheView<GatewayGuild> guilds() const;
    CacheView<GatewayGuild> availableGuilds() const;
    CacheView<GatewayGuild> unavailableGuilds() const; //!< in an outage: their objects are kept

    std::optional<Channel> guildChannel(Snowflake id) const; //!< threads not included
    CacheView<Channel> guildChannels() const;
    CacheView<Channel> guildChannelsForGuild(Snowflake guildId) const;

    std::optional<Channel> thread(Snowflake id) const;
    CacheView<Channel> threads() const;
    CacheView<Channel> threadsForGuild(Snowflake guildId) const;
    CacheView<Channel> threadsForChannel(Snowflake guildId, Snowflake channelId) const;

    //! \brief A member with its user
    std::optional<Member> member(Snowflake guildId, Snowflake userId) const;
    QHash<Snowflake, CacheView<Member>> members() const; //!< by guild
    CacheView<Member> membersForGuild(Snowflake guildId) const; //!< by user

    std::optional<Role> role(Snowflake id) const;
    CacheView<Role> roles() const;
    CacheView<Role> rolesForGuild(Snowflake guildId) const;

    std::optional<Emoji> emoji(Snowflake id) const;
    CacheView<Emoji> emojis() const;
    CacheView<Emoji> emojisForGuild(Snowflake guildId) const;

    std::optional<Sticker> sticker(Snowflake id) const;
    CacheView<Sticker> stickers() const;
    CacheView<Sticker> stickersForGuild(Snowflake guildId) const;

    //! \brief nullopt for who is offline
    std::optional<Presence> presence(Snowflake guildId, Snowflake userId) const;
    QHash<Snowflake, CacheView<Presence>> presences() const; //!< by guild
    CacheView<Presence> presencesForGuild(Snowflake guildId) const; //!< by user

    //! \brief With its member as that is now, if it is known; nullopt for who is not connected
    std::optional<VoiceState> voiceState(Snowflake guildId, Snowflake userId) const;
    QHash<Snowflake, CacheView<VoiceState>> voiceStates() const; //!< by guild
    CacheView<VoiceState> voiceStatesForGuild(Snowflake guildId) const; //!< by user
    CacheView<VoiceState> voiceStatesForChannel(Snowflake guildId, Snowflake channelId) const; //!< by user

    //! \brief Those made since the bot started, where it may see them
    std::optional<InviteWithMetadata> invite(const QString &code) const;
    CacheView<InviteWithMetadata, QString> invites() const;
    CacheView<InviteWithMetadata, QString> invitesForGuild(Snowflake guildId) const;
    CacheView<InviteWithMetadata, QString> invitesForChannel(Snowflake guildId, Snowflake channelId) const;

    //! \brief One of the latest messages, or one that one of them answers
    std::optional<Message> message(Snowflake id) const;
    CacheView<Message> messages() const; //!< the latest ones

    //! \brief The direct conversation with a user; nullopt when it is not known
    std::optional<Snowflake> dmChannelId(Snowflake userId) const;
    CacheView<Snowflake> dmChannelIds() const; //!< by user

    std::optional<SoundboardSound> soundboardSound(Snowflake id) const;
    CacheView<SoundboardSound> soundboardSounds() const;
    CacheView<SoundboardSound> soundboardSoundsForGuild(Snowflake guildId) const;

    std::optional<StageInstance> stageInstance(Snowflake id) const;
    CacheView<StageInstance> stageInstances() const;
    CacheView<StageInstance> stageInstancesForGuild(Snowflake guildId) const;

    std::optional<ScheduledEvent> scheduledEvent(Snowflake id) const;
    CacheView<ScheduledEvent> scheduledEvents() const;
    CacheView<ScheduledEvent> scheduledEventsForGuild(Snowflake guildId) const;

protected:
    friend class CacheSnapshotWriter;
    friend class CacheRestore;
    friend class CacheUpdater;

    explicit Cache(const CacheSettings &settings);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Hikari
