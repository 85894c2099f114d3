#pragma once

#include <hikari/core/snowflake.h>
#include <hikari/simulator/simulatorglobal.h>

#include <QByteArray>
#include <QtGlobal>

#include <optional>

namespace Hikari::Sim {

//! \brief Mixes the bits of its arguments into a number that looks random; the source of all that is made from a seed
constexpr quint64 mix(quint64 a, quint64 b = 0, quint64 c = 0)
{
    // SplitMix64's finisher, once per argument
    quint64 x = a;
    for (const quint64 next : { b, c }) {
        x += 0x9e3779b97f4a7c15 + next * 0xd1342543de82ef95;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        x ^= x >> 31;
    }
    return x;
}

enum class ChannelKind
{
    Category = 4,
    Text = 0,
    Announcement = 5,
    Voice = 2
};

struct ChannelRef
{
    int guild = 0;
    int channel = 0;
};

struct RoleRef
{
    int guild = 0;
    int role = 0;
};

//! \brief The unchanging part of the simulated Discord: who and what exists, under which id and name
//!
//! Nothing is stored. Every property is a function of the seed and an index, and every id holds the index it was made
//! from, so a world of any size costs nothing until someone looks. Immutable, for any thread.
class HIKARI_SIMULATOR_AUTOTEST_EXPORT World
{
public:
    struct Size
    {
        quint64 seed = 1;
        int guilds = 0;
        int members = 0; //!< the averages
        int channels = 0;
        int roles = 0;
        int emojis = 0;
    };

    World(Size size, Snowflake botUser);

    quint64 seed() const { return m_size.seed; }
    int guildCount() const { return m_size.guilds; }
    Snowflake botUserId() const { return m_botUser; }
    Snowflake applicationId() const { return m_botUser; }

    //! Ids grow by bits of time: (id >> 22) % n is guild % n for every n that divides 2,882,880, which all up to 16 do
    Snowflake guildId(int guild) const;
    std::optional<int> guildIndex(Snowflake id) const;

    int memberCount(int guild) const; //!< of users; the bot comes on top
    int channelCount(int guild) const;
    int roleCount(int guild) const;
    int emojiCount(int guild) const;

    Snowflake channelId(int guild, int channel) const;
    std::optional<ChannelRef> channel(Snowflake id) const;
    ChannelKind channelKind(int guild, int channel) const;
    //! Number \a n of the guild's text channels, counted round and round; there is always one
    int textChannel(int guild, quint64 n) const;
    int voiceChannel(int guild, quint64 n) const;
    int categoryOf(int guild, int channel) const; //!< -1 for a category

    Snowflake roleId(int guild, int role) const; //!< role 0 is @everyone and has the guild's id
    std::optional<RoleRef> role(Snowflake id) const;
    Snowflake emojiId(int guild, int emoji) const;

    int userCount() const { return m_users; }
    Snowflake userId(int user) const;
    std::optional<int> userIndex(Snowflake id) const;
    //! The user who is member number \a member of the guild
    int memberUser(int guild, int member) const;
    //! The inverse; nullopt when the user is not in the guild
    std::optional<int> memberOf(int guild, int user) const;

    QByteArray guildName(int guild) const; //!< all names in UTF-8
    QByteArray channelName(int guild, int channel) const;
    QByteArray roleName(int guild, int role) const;
    QByteArray emojiName(int guild, int emoji) const;
    QByteArray userName(int user) const;
    QByteArray globalName(int user) const; //!< empty: none
    bool isBot(int user) const { return user % 40 == 7; }
    //! 32 hexadecimal digits, sometimes after "a_"; empty for one without
    QByteArray imageHash(quint64 what, quint64 index, int percentWithout) const;
    //! What somebody writes; \a n picks the text
    QByteArray messageText(quint64 n) const;
    QByteArray topic(quint64 n) const;
    QByteArray nick(quint64 n) const;

private:
    quint64 random(quint64 what, quint64 a = 0, quint64 b = 0) const { return mix(m_size.seed * 1000003 + what, a, b); }
    quint64 makeId(quint64 kind, int owner, int index) const;
    int voiceCount(int guild) const;

    Size m_size;
    Snowflake m_botUser;
    int m_users = 0; // a prime
};

} // namespace Hikari::Sim
