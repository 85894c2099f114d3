#pragma once

#include <hikari/cache/mutablecache.h>
#include <hikari/json/reader_p.h>

#include <QByteArray>

#include <functional>

namespace Hikari {

//! \brief All that \a cache keeps, for a CacheRestore of the same version of the library
//!
//! JSON as Discord has it, written with the tables of the models, in frames of zstd with checksums. In the cache's
//! thread.
//! \param owner whose cache it is; nobody else can restore it
HIKARI_AUTOTEST_EXPORT QByteArray cacheSnapshot(const Cache &cache, const QByteArray &owner);

//! \brief Brings a snapshot back into a cache, a few milliseconds at a time
//!
//! What the cache does not keep, by its settings, is left out. In the cache's thread, which outlives this.
class HIKARI_AUTOTEST_EXPORT CacheRestore
{
public:
    enum class Result
    {
        More, //!< step() again
        Done,
        Failed, //!< the snapshot is of no use: see problem(); the cache has a part of it and is to be cleared
    };

    //! \param isWanted whether the objects of a guild are restored; null for what belongs to none
    CacheRestore(
        MutableCache &cache, QByteArray snapshot, QByteArray owner,
        std::function<bool(Snowflake guildId)> isWanted = [](Snowflake) { return true; });

    //! \brief Restores the next part, at most about 256 KiB of JSON
    Result step();
    //! \brief Why it failed, for a person
    const QString &problem() const { return m_problem; }

private:
    Result fail(const QString &problem);
    bool readFrame();
    Result readHeader();
    bool restore(JsonValue record);
    bool restoreGuild(JsonValue record);
    bool restoreMembers(JsonValue record);
    void endGuild(JsonValue record);
    bool restoreMessages(JsonValue record);
    bool restoreAnswered(JsonValue record);
    bool restoreInvites(JsonValue record);
    bool restoreDmChannels(JsonValue record);
    bool restoreUsers(JsonValue record);
    bool restoreMe(JsonValue record);
    bool isWanted(const std::optional<Snowflake> &guildId) const { return m_isWanted(guildId.value_or(Snowflake())); }

    MutableCache &m_cache;
    const QByteArray m_snapshot;
    const QByteArray m_owner;
    const std::function<bool(Snowflake)> m_isWanted;
    qsizetype m_at = 0;
    qint64 m_framesLeft = -1; // -1: the header has not been read
    QByteArray m_text; // of the frame
    JsonParser m_parser;
    DecodeContext m_context;
    QString m_problem;
};

} // namespace Hikari
