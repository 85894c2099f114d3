#include <hikari/cache/cachesnapshot_p.h>

#include <hikari/cache/cache_p.h>
#include <hikari/model/tables_p.h>

#include <QtEndian>

#include <zstd.h>

namespace Hikari {

// A frame has some 256 KiB and one record more, at most a guild with everything but its members.
constexpr qsizetype greatestFrame = 64 * 1024 * 1024;

namespace {

//! Calls \a use(value) for each element of a list; false when one has another type or lacks its id
template<typename T, typename Use>
bool forEach(JsonValue list, DecodeContext &context, Use use)
{
    JsonElements elements(list);
    for (JsonValue element; elements.next(element);) {
        T value {};
        if (!decode(element, value, context))
            return false;
        use(value);
    }
    return true;
}

template<typename T>
bool read(JsonValue record, std::string_view key, T &value, DecodeContext &context)
{
    return decode(record.find(key), value, context);
}

} // namespace

CacheRestore::CacheRestore(
    MutableCache &cache, QByteArray snapshot, QByteArray owner, std::function<bool(Snowflake)> isWanted)
    : m_cache(cache)
    , m_snapshot(std::move(snapshot))
    , m_owner(std::move(owner))
    , m_isWanted(std::move(isWanted))
{ }

CacheRestore::Result CacheRestore::fail(const QString &problem)
{
    m_problem = problem;
    return Result::Failed;
}

// False when it is damaged
bool CacheRestore::readFrame()
{
    constexpr qsizetype prefix = sizeof(quint32);
    if (m_snapshot.size() - m_at < prefix)
        return false;
    const char *const at = m_snapshot.constData() + m_at;
    const auto size = qsizetype(qFromLittleEndian<quint32>(at));
    if (size > m_snapshot.size() - m_at - prefix)
        return false;
    const quint64 textSize = ZSTD_getFrameContentSize(at + prefix, std::size_t(size));
    if (textSize > quint64(greatestFrame)) // so are the numbers that say it is not known
        return false;
    m_text.resize(qsizetype(textSize) + JsonParser::padding);
    if (ZSTD_decompress(m_text.data(), std::size_t(textSize), at + prefix, std::size_t(size)) != textSize)
        return false;
    m_at += prefix + size;
    return m_parser.parsePadded(m_text.constData(), qsizetype(textSize));
}

CacheRestore::Result CacheRestore::readHeader()
{
    JsonElements records(m_parser.root());
    JsonValue header;
    if (!records.next(header))
        return fail(QStringLiteral("it is damaged"));
    const auto text = [&](std::string_view key) { return header.find(key).toString().value_or(std::string_view()); };
    const std::string_view library = text("library");
    if (QString::fromUtf8(library.data(), qsizetype(library.size())) != libraryVersion())
        return fail(QStringLiteral("another version of the library wrote it"));
    if (text("owner") != std::string_view(m_owner.constData(), std::size_t(m_owner.size())))
        return fail(QStringLiteral("it is another bot's"));
    const CacheSettings &settings = m_cache.settings();
    const auto components =
        CacheComponents::fromInt(CacheComponents::Int(header.find("components").toInt64().value_or(0)));
    if (!components.has(settings.components)
        || (header.find("only_my_member").toBool().value_or(true) && !settings.onlyMyMember))
        return fail(QStringLiteral("the cache of that process kept less"));
    m_framesLeft = header.find("frames").toInt64().value_or(0);
    return m_framesLeft > 0 ? Result::More : fail(QStringLiteral("it is damaged"));
}

CacheRestore::Result CacheRestore::step()
{
    if (!readFrame())
        return fail(QStringLiteral("it is damaged"));
    if (m_framesLeft < 0)
        return readHeader();
    JsonElements records(m_parser.root());
    for (JsonValue record; records.next(record);) {
        m_context.clear();
        if (!restore(record))
            return fail(QStringLiteral("it is damaged"));
    }
    return --m_framesLeft > 0 ? Result::More : Result::Done;
}

bool CacheRestore::restore(JsonValue record)
{
    if (record.find("guild").isValid())
        return restoreGuild(record);
    if (record.find("members").isValid() || record.find("presences").isValid())
        return restoreMembers(record);
    if (record.find("messages").isValid())
        return restoreMessages(record);
    if (record.find("answered").isValid())
        return restoreAnswered(record);
    if (record.find("invite").isValid())
        return restoreInvites(record);
    if (record.find("dm_with").isValid())
        return restoreDmChannels(record);
    if (record.find("user").isValid())
        return restoreUsers(record);
    if (record.find("my_id").isValid())
        return restoreMe(record);
    if (!record.find("end_of_guild").isValid())
        return false;
    endGuild(record);
    return true;
}

bool CacheRestore::restoreGuild(JsonValue record)
{
    GatewayGuild guild;
    if (!read(record, "guild", guild, m_context))
        return false;
    const Snowflake id = guild.id;
    if (!m_isWanted(id))
        return true;
    if (record.find("is_kept").toBool().value_or(false))
        m_cache.setGuild(guild);
    for (const Channel &channel : std::as_const(guild.channels))
        m_cache.setGuildChannel(channel);
    for (const Channel &thread : std::as_const(guild.threads))
        m_cache.setThread(thread);
    for (const Role &role : std::as_const(guild.roles))
        m_cache.setRole(id, role);
    for (const Emoji &emoji : std::as_const(guild.emojis))
        m_cache.setEmoji(id, emoji);
    for (const Sticker &sticker : std::as_const(guild.stickers))
        m_cache.setSticker(id, sticker);
    for (const VoiceState &state : std::as_const(guild.voiceStates))
        m_cache.setVoiceState(state);
    for (const SoundboardSound &sound : std::as_const(guild.soundboardSounds))
        m_cache.setSoundboardSound(id, sound);
    for (const StageInstance &stage : std::as_const(guild.stageInstances))
        m_cache.setStageInstance(stage);
    for (const ScheduledEvent &event : std::as_const(guild.scheduledEvents))
        m_cache.setScheduledEvent(event);
    return true;
}

bool CacheRestore::restoreMembers(JsonValue record)
{
    Snowflake id;
    if (!read(record, "guild_id", id, m_context))
        return false;
    if (!m_isWanted(id))
        return true;
    return forEach<Member>(
               record.find("members"), m_context, [&](const Member &member) { m_cache.setMember(id, member); })
        && forEach<Presence>(
            record.find("presences"), m_context, [&](const Presence &presence) { m_cache.setPresence(presence); });
}

void CacheRestore::endGuild(JsonValue record)
{
    Snowflake id;
    if (!read(record, "end_of_guild", id, m_context) || !m_isWanted(id))
        return;
    CacheStore &store = *static_cast<Cache &>(m_cache).d->store;
    CacheStore::Guild &guild = store.guildOrNew(id);
    guild.isComplete = record.find("is_complete").toBool().value_or(false);
    guild.joined = int(record.find("joined").toInt64().value_or(0));
    store.dropGuildIfEmpty(id);
}

bool CacheRestore::restoreMessages(JsonValue record)
{
    return forEach<Message>(record.find("messages"), m_context, [&](const Message &message) {
        if (isWanted(message.guildId))
            m_cache.setMessage(message);
    });
}

bool CacheRestore::restoreAnswered(JsonValue record)
{
    Snowflake id;
    if (!read(record, "answered", id, m_context))
        return false;
    MessageRing::Pointer known;
    if (const JsonValue value = record.find("message"); value.isValid()) {
        Message message;
        if (!decode(value, message, m_context))
            return false;
        known = std::make_shared<const Message>(std::move(message));
    }
    static_cast<Cache &>(m_cache).d->messages.setAnswered(id, std::move(known));
    return true;
}

bool CacheRestore::restoreInvites(JsonValue record)
{
    InviteWithMetadata invite;
    Snowflake guildId;
    Snowflake channelId;
    if (!read(record, "invite", invite, m_context) || !read(record, "guild_id", guildId, m_context)
        || !read(record, "channel_id", channelId, m_context))
        return false;
    if (m_isWanted(guildId))
        m_cache.setInvite(invite, guildId, channelId);
    return true;
}

bool CacheRestore::restoreDmChannels(JsonValue record)
{
    Snowflake userId;
    Snowflake channelId;
    if (!read(record, "dm_with", userId, m_context) || !read(record, "channel_id", channelId, m_context))
        return false;
    if (m_isWanted({}))
        m_cache.setDmChannelId(userId, channelId);
    return true;
}

bool CacheRestore::restoreUsers(JsonValue record)
{
    User user;
    if (!read(record, "user", user, m_context))
        return false;
    CacheStore &store = *static_cast<Cache &>(m_cache).d->store;
    if (store.users.find(user.id.value()) == 0)
        return true; // whoever needed it was not restored
    store.holdUser(user);
    store.dropUser(user.id.value());
    return true;
}

bool CacheRestore::restoreMe(JsonValue record)
{
    Snowflake id;
    if (!read(record, "my_id", id, m_context))
        return false;
    if (!id.isNull())
        static_cast<Cache &>(m_cache).d->myId = id;
    const JsonValue value = record.find("me");
    if (!value.isValid())
        return true;
    OwnUser me;
    if (!decode(value, me, m_context))
        return false;
    m_cache.setMe(me);
    return true;
}

} // namespace Hikari
