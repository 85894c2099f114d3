#include <hikari/simulator/world_p.h>

#include <hikari/simulator/words_p.h>

#include <algorithm>

namespace Hikari::Sim {

namespace {

// What 1 to 16, 18, 20, 21, 22, 24, 32, 64 and more divide: guild i belongs to shard i % shardCount for all of these.
constexpr quint64 cycle = 2882880;

// Ids are made between 2016 and 2025, in cycles of 48 minutes.
constexpr quint64 firstCycle = 10950;
constexpr quint64 lastCycle = 114600;

enum Kind : quint64
{
    GuildKind = 1,
    ChannelIdKind,
    RoleIdKind,
    EmojiIdKind,
    UserKind
};

// What random() is asked about; a number for each keeps the properties independent.
enum Property : quint64
{
    IdProperty = 1, // + Kind
    MembersProperty = 10,
    ChannelsProperty,
    RolesProperty,
    EmojisProperty,
    MembershipProperty,
    GuildNameProperty,
    ChannelNameProperty,
    UserNameProperty,
    ImageProperty,
    TextProperty,
};

bool isPrime(int n)
{
    for (int i = 2; qint64(i) * i <= n; ++i) {
        if (n % i == 0)
            return false;
    }
    return n > 1;
}

quint64 power(quint64 base, quint64 exponent, quint64 modulus)
{
    quint64 result = 1;
    for (base %= modulus; exponent > 0; exponent >>= 1, base = base * base % modulus) {
        if (exponent & 1)
            result = result * base % modulus;
    }
    return result;
}

const char *pick(Words::List list, quint64 n)
{
    return list[n % list.size()];
}

// Three quarters to five quarters of the average
int around(int average, quint64 random, int least, int most)
{
    const int span = average / 2 + 1;
    return std::clamp(average - average / 4 + int(random % quint64(span)), least, most);
}

// ASCII letters and digits only, in lower case, as user names have to be
QByteArray plain(const char *name)
{
    QByteArray result;
    for (; *name; ++name) {
        const char c = *name;
        if (c >= 'A' && c <= 'Z')
            result += char(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            result += c;
    }
    return result;
}

} // namespace

World::World(Size size, Snowflake botUser)
    : m_size(size)
    , m_botUser(botUser)
{
    m_size.guilds = std::clamp(size.guilds, 0, 1000000);
    m_size.members = std::clamp(size.members, 1, 100000);
    m_size.channels = std::clamp(size.channels, 4, 200);
    m_size.roles = std::clamp(size.roles, 2, 200);
    m_size.emojis = std::clamp(size.emojis, 0, 250);
    const qint64 memberships = qint64(m_size.guilds) * m_size.members;
    m_users = int(std::clamp<qint64>(memberships / 4, qint64(m_size.members) * 12 + 1000, 2000000));
    while (!isPrime(m_users))
        ++m_users;
}

// 42 bits of milliseconds, 5 of kind, 5 of noise, 12 of index
quint64 World::makeId(quint64 kind, int owner, int index) const
{
    // What belongs to a guild came later than the guild: its cycles are counted from the guild's.
    const quint64 guildCycle = firstCycle
        + random(IdProperty + quint64(kind == UserKind ? UserKind : GuildKind), quint64(owner))
            % (lastCycle - firstCycle);
    quint64 at = guildCycle;
    if (kind != GuildKind && kind != UserKind)
        at += random(IdProperty + kind, quint64(owner), quint64(index)) % 2000;
    const quint64 noise = random(IdProperty, quint64(owner), quint64(index)) & 31;
    return (((at * cycle) + quint64(owner)) << 22) | (kind << 17) | (noise << 12) | quint64(index);
}

Snowflake World::guildId(int guild) const
{
    return Snowflake(makeId(GuildKind, guild, 0));
}

std::optional<int> World::guildIndex(Snowflake id) const
{
    const quint64 guild = (id.value() >> 22) % cycle;
    if (guild < quint64(m_size.guilds) && guildId(int(guild)) == id)
        return int(guild);
    return std::nullopt;
}

int World::memberCount(int guild) const
{
    const quint64 r = random(MembersProperty, quint64(guild));
    const int class_ = int(r % 100);
    // Few large, many small, on average what was asked for
    const double factor = class_ < 1 ? 8.0 : class_ < 10 ? 2.5 : class_ < 50 ? 1.0 : 0.59;
    const double jitter = 0.8 + double((r >> 32) % 1000) / 2500.0;
    return std::clamp(int(m_size.members * factor * jitter), 1, m_users - 1);
}

int World::channelCount(int guild) const
{
    return around(m_size.channels, random(ChannelsProperty, quint64(guild)), 4, 250);
}

int World::roleCount(int guild) const
{
    return around(m_size.roles, random(RolesProperty, quint64(guild)), 2, 250);
}

int World::emojiCount(int guild) const
{
    return m_size.emojis == 0 ? 0 : around(m_size.emojis, random(EmojisProperty, quint64(guild)), 0, 250);
}

Snowflake World::channelId(int guild, int channel) const
{
    return Snowflake(makeId(ChannelIdKind, guild, channel));
}

std::optional<ChannelRef> World::channel(Snowflake id) const
{
    const quint64 guild = (id.value() >> 22) % cycle;
    const int index = int(id.value() & 0xfff);
    if (guild >= quint64(m_size.guilds) || index >= channelCount(int(guild)) || channelId(int(guild), index) != id)
        return std::nullopt;
    return ChannelRef { int(guild), index };
}

// A category, its text channels, a category, its voice channels
int World::voiceCount(int guild) const
{
    return std::max(1, channelCount(guild) / 6);
}

ChannelKind World::channelKind(int guild, int channel) const
{
    const int count = channelCount(guild);
    const int voices = voiceCount(guild);
    if (channel == 0 || channel == count - voices - 1)
        return ChannelKind::Category;
    if (channel >= count - voices)
        return ChannelKind::Voice;
    return channel == 2 ? ChannelKind::Announcement : ChannelKind::Text;
}

int World::textChannel(int guild, quint64 n) const
{
    return 1 + int(n % quint64(channelCount(guild) - voiceCount(guild) - 2));
}

int World::voiceChannel(int guild, quint64 n) const
{
    const int voices = voiceCount(guild);
    return channelCount(guild) - voices + int(n % quint64(voices));
}

int World::categoryOf(int guild, int channel) const
{
    switch (channelKind(guild, channel)) {
    case ChannelKind::Category:
        return -1;
    case ChannelKind::Voice:
        return channelCount(guild) - voiceCount(guild) - 1;
    default:
        return 0;
    }
}

Snowflake World::roleId(int guild, int role) const
{
    return role == 0 ? guildId(guild) : Snowflake(makeId(RoleIdKind, guild, role));
}

std::optional<RoleRef> World::role(Snowflake id) const
{
    if (const auto guild = guildIndex(id))
        return RoleRef { *guild, 0 };
    const quint64 guild = (id.value() >> 22) % cycle;
    const int index = int(id.value() & 0xfff);
    if (guild >= quint64(m_size.guilds) || index < 1 || index >= roleCount(int(guild))
        || roleId(int(guild), index) != id)
        return std::nullopt;
    return RoleRef { int(guild), index };
}

Snowflake World::emojiId(int guild, int emoji) const
{
    return Snowflake(makeId(EmojiIdKind, guild, emoji));
}

Snowflake World::userId(int user) const
{
    return Snowflake(makeId(UserKind, user, 0));
}

std::optional<int> World::userIndex(Snowflake id) const
{
    const quint64 user = (id.value() >> 22) % cycle;
    if (user < quint64(m_users) && userId(int(user)) == id)
        return int(user);
    return std::nullopt;
}

// A walk over the users in steps of the guild's own; as their number is prime, nobody is met twice.
int World::memberUser(int guild, int member) const
{
    const quint64 r = random(MembershipProperty, quint64(guild));
    const quint64 users = quint64(m_users);
    const quint64 start = (r & 0xffffffff) % users;
    const quint64 step = 1 + (r >> 32) % (users - 1);
    return int((start + step * quint64(member)) % users);
}

std::optional<int> World::memberOf(int guild, int user) const
{
    const quint64 r = random(MembershipProperty, quint64(guild));
    const quint64 users = quint64(m_users);
    const quint64 start = (r & 0xffffffff) % users;
    const quint64 step = 1 + (r >> 32) % (users - 1);
    const quint64 distance = (quint64(user) + users - start) % users;
    const quint64 member = distance * power(step, users - 2, users) % users; // Fermat's inverse of the step
    return member < quint64(memberCount(guild)) ? std::optional(int(member)) : std::nullopt;
}

QByteArray World::guildName(int guild) const
{
    const quint64 r = random(GuildNameProperty, quint64(guild));
    return QByteArray(pick(Words::guildAdjectives, r)) + ' ' + pick(Words::guildNouns, r >> 16)
        + pick(Words::guildKinds, r >> 32);
}

QByteArray World::channelName(int guild, int channel) const
{
    switch (channelKind(guild, channel)) {
    case ChannelKind::Category:
        return channel == 0 ? "Text channels" : "Voice channels";
    case ChannelKind::Announcement:
        return "announcements";
    case ChannelKind::Voice: {
        const int n = channel - (channelCount(guild) - voiceCount(guild));
        const int known = int(Words::voiceChannels.size());
        return Words::voiceChannels[std::size_t(n % known)]
            + (n < known ? QByteArray() : ' ' + QByteArray::number(n / known + 1));
    }
    case ChannelKind::Text:
        break;
    }
    if (channel == 1)
        return "general";
    const int known = int(Words::textChannels.size()) - 2; // without the two that are placed by hand
    const int n = int((random(ChannelNameProperty, quint64(guild)) + quint64(channel) * 7) % quint64(known));
    const QByteArray name = Words::textChannels[std::size_t(n + 2)];
    return channel <= known ? name : name + '-' + QByteArray::number(channel / known + 1);
}

QByteArray World::roleName(int guild, int role) const
{
    Q_UNUSED(guild)
    if (role == 0)
        return "@everyone";
    const int known = int(Words::roles.size());
    return Words::roles[std::size_t((role - 1) % known)]
        + (role <= known ? QByteArray() : ' ' + QByteArray::number((role - 1) / known + 1));
}

QByteArray World::emojiName(int guild, int emoji) const
{
    const int known = int(Words::emojis.size());
    const QByteArray name = Words::emojis[std::size_t(guild + emoji) % std::size_t(known)];
    return emoji < known ? name : name + QByteArray::number(emoji / known + 1);
}

QByteArray World::userName(int user) const
{
    const quint64 r = random(UserNameProperty, quint64(user));
    // The index makes it unique, as Discord's names are.
    switch (r >> 56 & 3) {
    case 0:
        return plain(pick(Words::firstNames, r)) + '.' + plain(pick(Words::lastNames, r >> 16))
            + QByteArray::number(user);
    case 1:
        return pick(Words::nickWords, r) + QByteArray::number(user);
    case 2:
        return plain(pick(Words::firstNames, r)) + '_' + pick(Words::nickWords, r >> 16) + QByteArray::number(user);
    default:
        return pick(Words::nickWords, r) + QByteArray(pick(Words::nickWords, r >> 16)) + '_' + QByteArray::number(user);
    }
}

QByteArray World::globalName(int user) const
{
    const quint64 r = random(UserNameProperty, quint64(user));
    switch (r >> 58 & 7) {
    case 0:
        return {};
    case 1:
        return pick(Words::nickWords, r);
    case 2:
    case 3:
        return pick(Words::firstNames, r);
    default:
        return QByteArray(pick(Words::firstNames, r)) + ' ' + pick(Words::lastNames, r >> 16);
    }
}

QByteArray World::imageHash(quint64 what, quint64 index, int percentWithout) const
{
    const quint64 a = random(ImageProperty, what, index);
    if (int(a % 100) < percentWithout)
        return {};
    const quint64 b = mix(a);
    QByteArray hash = (b & 15) == 0 ? QByteArray("a_") : QByteArray();
    for (const quint64 half : { a, b }) {
        for (int shift = 60; shift >= 0; shift -= 4)
            hash += "0123456789abcdef"[half >> shift & 15];
    }
    return hash;
}

QByteArray World::messageText(quint64 n) const
{
    quint64 r = random(TextProperty, n);
    QByteArray pattern = pick(Words::texts, r);
    // A third of the messages are longer: up to six sentences more
    const int more = r >> 40 & 3 ? 0 : int(r >> 44 & 7);
    for (int i = 0; i < std::min(more, 6); ++i)
        pattern += ' ' + QByteArray(pick(Words::sentences, mix(r, quint64(i))));
    QByteArray text;
    text.reserve(pattern.size() + 64);
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%' || i + 1 == pattern.size()) {
            text += pattern[i];
            continue;
        }
        r = mix(r, quint64(i));
        switch (pattern[++i]) {
        case 'n':
            text += QByteArray::number(1 + r % 23);
            break;
        case 'u':
            text += '@' + plain(pick(Words::firstNames, r));
            break;
        case 'e':
            text += pick(Words::reactionEmojis, r);
            break;
        default:
            text += '%';
            text += pattern[i];
        }
    }
    return text;
}

QByteArray World::topic(quint64 n) const
{
    const quint64 r = random(TextProperty, n, 1);
    return QByteArray(pick(Words::topics, r)).replace("%n", QByteArray::number(2 + (r >> 32) % 20));
}

QByteArray World::nick(quint64 n) const
{
    const quint64 r = random(TextProperty, n, 2);
    return QByteArray(pick(Words::firstNames, r)) + " the " + pick(Words::nickWords, r >> 16);
}

} // namespace Hikari::Sim
