#pragma once

#include <hikari/cache/cache.h>

namespace Hikari {

//! \brief What an update found and left; nullopt: it was not there, is not kept
template<typename T>
struct CacheUpdate
{
    std::optional<T> oldValue;
    std::optional<T> newValue;
};

//! \brief A cache that can be written: the bot's own, or one to test a program with
//!
//! Setters replace the object with the same id, and do nothing while its component is off. `update` tells what was
//! there before, `delete` and `clear` give what they took out. Objects without an id are ignored.
class HIKARI_EXPORT MutableCache : public Cache
{
public:
    explicit MutableCache(const CacheSettings &settings = {});
    ~MutableCache() override;

    //! \brief Forgets everything
    void clear();

    void setMe(const OwnUser &user);
    CacheUpdate<OwnUser> updateMe(const OwnUser &user);
    std::optional<OwnUser> deleteMe();
    //! \brief The bot's own id, also while CacheComponent::Me is off; null before setMe()
    Snowflake myId() const;

    //! \brief Sets what the guild itself is; its lists are ignored
    void setGuild(const GatewayGuild &guild);
    CacheUpdate<GatewayGuild> updateGuild(const GatewayGuild &guild);
    //! \brief False begins an outage of a guild, true ends it; its objects stay
    void setGuildAvailability(Snowflake id, bool isAvailable);
    //! \brief Says that everything of a guild has been sent, so that what is not there does not exist
    void setGuildComplete(Snowflake id);
    std::optional<GatewayGuild> deleteGuild(Snowflake id); //!< the guild alone
    CacheView<GatewayGuild> clearGuilds();
    void clearGuildObjects(Snowflake guildId); //!< all of a guild but the guild itself

    // Objects that know their guild by themselves go without the parameter.
    void setGuildChannel(const Channel &channel);
    CacheUpdate<Channel> updateGuildChannel(const Channel &channel);
    std::optional<Channel> deleteGuildChannel(Snowflake id);
    CacheView<Channel> clearGuildChannels();
    CacheView<Channel> clearGuildChannelsForGuild(Snowflake guildId);

    void setThread(const Channel &thread);
    CacheUpdate<Channel> updateThread(const Channel &thread);
    std::optional<Channel> deleteThread(Snowflake id);
    CacheView<Channel> clearThreads();
    CacheView<Channel> clearThreadsForGuild(Snowflake guildId);
    CacheView<Channel> clearThreadsForChannel(Snowflake guildId, Snowflake channelId);

    //! \param member with its user
    void setMember(Snowflake guildId, const Member &member);
    //! \brief The same of one who has just joined: the guild has one more now, unless the member was there already
    void addMember(Snowflake guildId, const Member &member);
    CacheUpdate<Member> updateMember(Snowflake guildId, const Member &member);
    //! \brief Of one who has left: if the member was there, the guild has one less now
    std::optional<Member> deleteMember(Snowflake guildId, Snowflake userId);
    //! \brief Of one who had left before GUILD_CREATE said how many there are: the guild has as many as before
    void forgetMember(Snowflake guildId, Snowflake userId);
    QHash<Snowflake, CacheView<Member>> clearMembers();
    CacheView<Member> clearMembersForGuild(Snowflake guildId);

    void setRole(Snowflake guildId, const Role &role);
    CacheUpdate<Role> updateRole(Snowflake guildId, const Role &role);
    std::optional<Role> deleteRole(Snowflake id);
    CacheView<Role> clearRoles();
    CacheView<Role> clearRolesForGuild(Snowflake guildId);

    void setEmoji(Snowflake guildId, const Emoji &emoji);
    CacheUpdate<Emoji> updateEmoji(Snowflake guildId, const Emoji &emoji);
    std::optional<Emoji> deleteEmoji(Snowflake id);
    CacheView<Emoji> clearEmojis();
    CacheView<Emoji> clearEmojisForGuild(Snowflake guildId);

    void setSticker(Snowflake guildId, const Sticker &sticker);
    std::optional<Sticker> deleteSticker(Snowflake id);
    CacheView<Sticker> clearStickers();
    CacheView<Sticker> clearStickersForGuild(Snowflake guildId);

    //! \brief Who is offline is deleted
    void setPresence(const Presence &presence);
    CacheUpdate<Presence> updatePresence(const Presence &presence);
    std::optional<Presence> deletePresence(Snowflake guildId, Snowflake userId);
    QHash<Snowflake, CacheView<Presence>> clearPresences();
    CacheView<Presence> clearPresencesForGuild(Snowflake guildId);

    //! \brief Who left, having no channel, is deleted
    void setVoiceState(const VoiceState &state);
    CacheUpdate<VoiceState> updateVoiceState(const VoiceState &state);
    std::optional<VoiceState> deleteVoiceState(Snowflake guildId, Snowflake userId);
    QHash<Snowflake, CacheView<VoiceState>> clearVoiceStates();
    CacheView<VoiceState> clearVoiceStatesForGuild(Snowflake guildId);
    CacheView<VoiceState> clearVoiceStatesForChannel(Snowflake guildId, Snowflake channelId);

    void setInvite(const InviteWithMetadata &invite, Snowflake guildId, Snowflake channelId);
    CacheUpdate<InviteWithMetadata> updateInvite(
        const InviteWithMetadata &invite, Snowflake guildId, Snowflake channelId);
    std::optional<InviteWithMetadata> deleteInvite(const QString &code);
    CacheView<InviteWithMetadata, QString> clearInvites();
    CacheView<InviteWithMetadata, QString> clearInvitesForGuild(Snowflake guildId);
    CacheView<InviteWithMetadata, QString> clearInvitesForChannel(Snowflake guildId, Snowflake channelId);

    void setMessage(std::shared_ptr<const Message> message);
    void setMessage(const Message &message) { setMessage(std::make_shared<const Message>(message)); }
    //! \brief Of a message that is known, changes what \a message has; one without an author is a part of the whole
    CacheUpdate<Message> updateMessage(const Message &message);
    void changeMessage(const Message &message); //!< the same for whoever needs neither message
    std::optional<Message> deleteMessage(Snowflake id);
    std::shared_ptr<const Message> takeMessage(Snowflake id); //!< the same without a copy; null if there is none
    std::shared_ptr<const Message> findMessage(Snowflake id) const; //!< message() without a copy; null if there is none
    CacheView<Message> clearMessages();

    void setDmChannelId(Snowflake userId, Snowflake channelId);
    std::optional<Snowflake> deleteDmChannelId(Snowflake userId);
    CacheView<Snowflake> clearDmChannelIds();

    void setSoundboardSound(Snowflake guildId, const SoundboardSound &sound);
    CacheUpdate<SoundboardSound> updateSoundboardSound(Snowflake guildId, const SoundboardSound &sound);
    std::optional<SoundboardSound> deleteSoundboardSound(Snowflake id);
    CacheView<SoundboardSound> clearSoundboardSounds();
    CacheView<SoundboardSound> clearSoundboardSoundsForGuild(Snowflake guildId);

    void setStageInstance(const StageInstance &stage);
    CacheUpdate<StageInstance> updateStageInstance(const StageInstance &stage);
    std::optional<StageInstance> deleteStageInstance(Snowflake id);
    CacheView<StageInstance> clearStageInstances();
    CacheView<StageInstance> clearStageInstancesForGuild(Snowflake guildId);

    void setScheduledEvent(const ScheduledEvent &event);
    CacheUpdate<ScheduledEvent> updateScheduledEvent(const ScheduledEvent &event);
    std::optional<ScheduledEvent> deleteScheduledEvent(Snowflake id);
    CacheView<ScheduledEvent> clearScheduledEvents();
    CacheView<ScheduledEvent> clearScheduledEventsForGuild(Snowflake guildId);
};

} // namespace Hikari
