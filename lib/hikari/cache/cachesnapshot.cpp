#include <hikari/cache/cachesnapshot_p.h>

#include <hikari/cache/cache_p.h>
#include <hikari/model/tables_p.h>

#include <QSet>
#include <QtEndian>

#include <zstd.h>

#include <memory>
#include <optional>

namespace Hikari {

// Restoring a frame of this size takes a few milliseconds.
constexpr qsizetype frameSize = 256 * 1024;
constexpr int membersPerRecord = 200;
constexpr int messagesPerRecord = 20;

//! \brief Writes records, each an object with one kind of things, into frames, each an array of records
class CacheSnapshotWriter
{
public:
    explicit CacheSnapshotWriter(const Cache &cache)
        : m_cache(*cache.d)
        , m_store(*m_cache.store)
        , m_context(ZSTD_createCCtx(), &ZSTD_freeCCtx)
    {
        ZSTD_CCtx_setParameter(m_context.get(), ZSTD_c_compressionLevel, 1);
        ZSTD_CCtx_setParameter(m_context.get(), ZSTD_c_checksumFlag, 1);
    }

    QByteArray write(const QByteArray &owner)
    {
        writeMe();
        writeMessages();
        writeInvites();
        writeDmChannels();
        const QList<Snowflake> guilds = m_store.guildIds();
        for (const Snowflake id : guilds)
            writeGuild(*m_store.guild(id));
        writeUsers();
        endFrame();
        const QByteArray frames = std::exchange(m_out, {});
        const int count = std::exchange(m_frames, 0);
        record([&] {
            m_writer->key("library");
            encode(libraryVersion(), *m_writer);
            m_writer->key("owner");
            m_writer->string(QByteArrayView(owner));
            m_writer->key("components");
            m_writer->integer(qint64(m_cache.settings.components.toInt()));
            m_writer->key("only_my_member");
            m_writer->boolean(m_cache.settings.onlyMyMember);
            m_writer->key("frames");
            m_writer->integer(count);
        });
        endFrame();
        return m_out + frames;
    }

private:
    template<typename Write>
    void record(Write write)
    {
        if (!m_writer)
            m_writer.emplace(m_json).beginArray();
        m_writer->beginObject();
        write();
        m_writer->endObject();
        if (m_json.size() >= frameSize)
            endFrame();
    }
    template<typename T>
    void member(std::string_view key, const T &value)
    {
        m_writer->key(key);
        encode(value, *m_writer);
    }

    void endFrame()
    {
        if (!m_writer)
            return;
        m_writer->endArray();
        m_writer.reset();
        constexpr qsizetype prefix = sizeof(quint32);
        const auto at = m_out.size();
        m_out.resize(at + prefix + qsizetype(ZSTD_compressBound(std::size_t(m_json.size()))));
        const std::size_t size = ZSTD_compress2(m_context.get(), m_out.data() + at + prefix,
            std::size_t(m_out.size() - at - prefix), m_json.constData(), std::size_t(m_json.size()));
        // It can only fail for want of memory; the reader finds that a frame is missing.
        m_out.resize(at + (ZSTD_isError(size) ? 0 : prefix + qsizetype(size)));
        if (!ZSTD_isError(size))
            qToLittleEndian(quint32(size), m_out.data() + at);
        ++m_frames;
        m_json.resize(0);
    }

    void writeMe()
    {
        record([this] {
            member("my_id", m_cache.myId);
            if (m_cache.me)
                member("me", *m_cache.me);
        });
    }

    void writeMessages()
    {
        const QList<MessageRing::Pointer> messages = m_cache.messages.inOrder();
        for (qsizetype i = 0; i < messages.size(); i += messagesPerRecord) {
            record([&] {
                m_writer->key("messages");
                m_writer->beginArray();
                for (const MessageRing::Pointer &message : messages.mid(i, messagesPerRecord)) {
                    encode(*message, *m_writer);
                    m_userIds.insert(message->author.id);
                    for (const MentionedUser &user : message->mentions)
                        m_userIds.insert(user.id);
                }
                m_writer->endArray();
            });
        }
        // After the messages, which know no more than what they answered when they came
        const QMap<Snowflake, MessageRing::Pointer> answered = m_cache.messages.answered();
        for (auto it = answered.cbegin(); it != answered.cend(); ++it) {
            record([&] {
                member("answered", it.key());
                if (*it)
                    member("message", **it);
            });
        }
    }

    void writeInvites()
    {
        for (const auto &known : std::as_const(m_cache.invites)) {
            record([&] {
                member("invite", known->invite);
                member("guild_id", known->guildId);
                member("channel_id", known->channelId);
            });
            for (const Box<User> &user : { known->invite.inviter, known->invite.targetUser }) {
                if (user)
                    m_userIds.insert(user->id);
            }
        }
    }

    void writeDmChannels()
    {
        for (const Snowflake user : m_cache.dmOrder) {
            record([&] {
                member("dm_with", user);
                member("channel_id", m_cache.dmChannels.value(user));
            });
        }
    }

    template<CacheKind kind>
    QList<typename CacheKindTraits<kind>::Value> all(const CacheStore::Guild &in) const
    {
        QList<typename CacheKindTraits<kind>::Value> values;
        const RecordTable &table = in.tables[std::size_t(kind)];
        values.reserve(table.size());
        table.forEach([&](CacheStore::Handle handle) { values.append(m_store.build<kind>(handle)); });
        return values;
    }

    //! As they are in their records: the member that was there before the members were known, not the one known now
    QList<VoiceState> voiceStates(const CacheStore::Guild &in) const
    {
        using Fields = CacheKindTraits<CacheKind::VoiceState>::Fields;
        QList<VoiceState> states;
        in.tables[std::size_t(CacheKind::VoiceState)].forEach([&](CacheStore::Handle handle) {
            const Record *record = m_store.heap.at(handle);
            PackReader reader(record->payload());
            VoiceState &state = states.emplaceBack();
            unpackMembers<Fields>(reader, state);
            Fields::setKey(state, record->key);
        });
        return states;
    }

    void writeGuild(const CacheStore::Guild &in)
    {
        GatewayGuild guild;
        const CacheStore::Handle handle = m_store.guilds.find(in.id.value());
        if (handle != 0)
            guild = m_store.buildGuild(handle);
        guild.id = in.id;
        guild.channels = all<CacheKind::Channel>(in);
        guild.threads = all<CacheKind::Thread>(in);
        guild.roles = all<CacheKind::Role>(in);
        guild.emojis = all<CacheKind::Emoji>(in);
        guild.stickers = all<CacheKind::Sticker>(in);
        guild.voiceStates = voiceStates(in);
        guild.soundboardSounds = all<CacheKind::SoundboardSound>(in);
        guild.stageInstances = all<CacheKind::StageInstance>(in);
        guild.scheduledEvents = all<CacheKind::ScheduledEvent>(in);
        record([&] {
            member("guild", guild);
            member("is_kept", handle != 0);
        });
        for (const Emoji &emoji : std::as_const(guild.emojis)) {
            if (emoji.user)
                m_userIds.insert(emoji.user->id);
        }
        for (const Sticker &sticker : std::as_const(guild.stickers)) {
            if (sticker.user)
                m_userIds.insert(sticker.user->id);
        }
        writeUsersOf<CacheKind::Member>(in, "members");
        writeUsersOf<CacheKind::Presence>(in, "presences");
        record([&] {
            member("end_of_guild", in.id);
            member("is_complete", in.isComplete);
            member("joined", in.joined);
        });
    }

    template<CacheKind kind>
    void writeUsersOf(const CacheStore::Guild &in, std::string_view key)
    {
        std::vector<CacheStore::Handle> handles;
        in.tables[std::size_t(kind)].forEach([&](CacheStore::Handle handle) { handles.push_back(handle); });
        for (std::size_t i = 0; i < handles.size(); i += membersPerRecord) {
            record([&] {
                member("guild_id", in.id);
                m_writer->key(key);
                m_writer->beginArray();
                for (std::size_t j = i; j < std::min(handles.size(), i + membersPerRecord); ++j)
                    encode(m_store.build<kind>(handles[j]), *m_writer);
                m_writer->endArray();
            });
        }
    }

    //! Those who may have another name now than in what mentions them; members have their users as they are now.
    //! Last, so that it is this that stays.
    void writeUsers()
    {
        for (const Snowflake id : std::as_const(m_userIds)) {
            if (const CacheStore::Handle handle = m_store.users.find(id.value()))
                record([&] { member("user", m_store.buildUser(handle)); });
        }
    }

    const Cache::Private &m_cache;
    const CacheStore &m_store;
    const std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx *)> m_context;
    QSet<Snowflake> m_userIds; // who is in something else than a member
    QByteArray m_json; // of the frame
    std::optional<JsonWriter> m_writer; // while a frame has been begun
    QByteArray m_out;
    int m_frames = 0;
};

QByteArray cacheSnapshot(const Cache &cache, const QByteArray &owner)
{
    return CacheSnapshotWriter(cache).write(owner);
}

} // namespace Hikari
