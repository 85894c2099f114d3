#pragma once

#include <hikari/events/events.h>

#include <random>

namespace Hikari {

//! \brief Makes objects for a few guilds, users and ids, so that the same ones come again and again
class RandomObjects
{
public:
    static constexpr int guildCount = 8;
    static constexpr int userCount = 40;
    static constexpr int messageCount = 60;

    explicit RandomObjects(quint32 seed);

    int pick(int below) { return int(m_random() % quint32(below)); }
    bool chance(int percent) { return pick(100) < percent; }

    static Snowflake guildAt(int index) { return Snowflake(1'000 + quint64(index)); }
    static Snowflake userAt(int index) { return Snowflake(1 + quint64(index)); }
    static Snowflake messageAt(int index) { return Snowflake(5'000 + quint64(index)); }
    Snowflake guildId() { return guildAt(pick(guildCount)); }
    Snowflake userId() { return userAt(pick(userCount)); }
    Snowflake messageId() { return messageAt(pick(messageCount)); }
    Snowflake channelId(Snowflake guild) { return idIn(guild, 1, 30); }
    Snowflake threadId(Snowflake guild) { return idIn(guild, 2, 30); }
    Snowflake roleId(Snowflake guild) { return idIn(guild, 3, 12); }
    Snowflake emojiId(Snowflake guild) { return idIn(guild, 4, 12); }
    Snowflake stickerId(Snowflake guild) { return idIn(guild, 5, 12); }
    Snowflake soundId(Snowflake guild) { return idIn(guild, 6, 6); }
    Snowflake stageId(Snowflake guild) { return idIn(guild, 7, 4); }
    Snowflake eventId(Snowflake guild) { return idIn(guild, 8, 6); }
    QString inviteCode() { return QStringLiteral("code") + QString::number(pick(20)); }

    //! Short or longer than a record of the usual size, ASCII or not
    QString word()
    {
        const int length = chance(2) ? 300 + pick(1'000) : 1 + pick(20);
        return QString(length, chance(10) ? QChar(0x3042 + pick(4)) : QChar(u'a' + pick(4)));
    }
    std::optional<QString> maybeWord() { return chance(30) ? std::optional(word()) : std::nullopt; }
    std::optional<Snowflake> maybeId() { return chance(30) ? std::optional(userId()) : std::nullopt; }
    std::optional<Timestamp> maybeTime() { return chance(30) ? std::optional(time()) : std::nullopt; }
    Timestamp time() { return Timestamp::fromSeconds(1'700'000'000 + pick(3)); }

    //! Up to \a most, with different ids
    template<typename Make>
    auto listOf(int most, Make make)
    {
        QList<decltype(make())> list;
        for (int i = pick(most + 1); i > 0; --i) {
            auto value = make();
            const bool isNew = std::none_of(
                list.cbegin(), list.cend(), [&](const auto &other) { return keyOf(other) == keyOf(value); });
            if (isNew)
                list.append(std::move(value));
        }
        return list;
    }

    //! Somebody gets another name: until then a user is the same everywhere
    void changeUser();
    User user() { return m_users[pick(userCount)]; }
    User userWith(Snowflake id) const { return m_users[int(id.value()) - 1]; }
    Box<User> maybeUser() { return chance(40) ? Box<User>(user()) : Box<User>(); }
    OwnUser ownUser();
    Member member() { return member(user()); }
    Member member(const User &user);
    //! Without what is in it
    GatewayGuild guild(Snowflake id);
    GatewayGuild wholeGuild(Snowflake id);
    Channel channel(Snowflake guild);
    Channel thread(Snowflake guild);
    ThreadMember threadMember(Snowflake thread);
    Role role(Snowflake guild);
    Emoji emoji(Snowflake guild);
    Sticker sticker(Snowflake guild);
    SoundboardSound sound(Snowflake guild);
    StageInstance stage(Snowflake guild);
    ScheduledEvent scheduled(Snowflake guild);
    Presence presence(Snowflake guild);
    VoiceState voiceState(Snowflake guild);
    InviteWithMetadata invite();
    //! One that answers nothing
    Message message();

private:
    static Snowflake keyOf(const auto &value) { return value.id; }
    static Snowflake keyOf(Snowflake id) { return id; }
    static Snowflake keyOf(const Emoji &emoji) { return *emoji.id; }
    static Snowflake keyOf(const Member &member) { return member.user->id; }
    static Snowflake keyOf(const Presence &presence) { return presence.userId; }
    static Snowflake keyOf(const VoiceState &state) { return state.userId; }

    //! Of one kind of objects in one guild; a few ids are those of no guild in particular, so that objects move
    Snowflake idIn(Snowflake guild, int kind, int count)
    {
        const quint64 place = chance(3) ? 0 : guild.value();
        return Snowflake(1'000'000 * quint64(kind) + place * 100 + quint64(pick(count)));
    }

    User newUser(Snowflake id);

    std::mt19937 m_random;
    QList<User> m_users;
};

} // namespace Hikari
