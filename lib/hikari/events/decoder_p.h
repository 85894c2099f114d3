#pragma once

#include <hikari/core/snowflake.h>
#include <hikari/events/event.h>
#include <hikari/events/eventinterest.h>
#include <hikari/json/reader_p.h>

#include <QSet>
#include <QVarLengthArray>

#include <array>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace Hikari {

//! \brief A dispatch and the concrete classes it may become
struct DispatchEntry
{
    static constexpr std::size_t maxTypes = 4;

    std::string_view name;
    std::array<EventType, maxTypes> types {}; //!< in the order of events.def
    std::size_t count = 0;

    EventType first() const { return types[0]; }
    const EventType *begin() const { return types.data(); }
    const EventType *end() const { return types.data() + count; }
};

//! \brief The classes of the dispatch \a name; null when the library has none
HIKARI_AUTOTEST_EXPORT const DispatchEntry *findDispatch(std::string_view name);

//! \brief Makes events of one shard's dispatches
//!
//! Lives in the shard's thread. Keeps account of the guilds, because the meaning of GUILD_CREATE and GUILD_DELETE
//! depends on what was there before.
class HIKARI_AUTOTEST_EXPORT EventDecoder
{
public:
    explicit EventDecoder(std::shared_ptr<EventInterest> interest);

    //! \brief Whether decode() has to see the dispatch \a name; asked once for each, because it counts those it refuses
    //!
    //! Those are counted for the first class of the dispatch, since what they would become is not known.
    bool wants(std::string_view name);
    //! \brief Whether somebody wants the JSON text to travel with the events of \a name
    bool wantsPayload(std::string_view name) const;

    //! \brief The event, or null when nobody wants it
    //!
    //! Nothing is lost: what has no class, or cannot be decoded, becomes an UnknownEvent.
    //! \param d of the dispatch; invalid or null for none
    EventPtr decode(std::string_view name, JsonValue d, int shardId, qint64 sequence);
    //! \brief The ShardPayloadEvent of a dispatch, to be delivered before its event; null when nobody wants it
    //! \param text that of d; empty: it is made of d, which takes longer
    EventPtr payloadEvent(
        std::string_view name, JsonValue d, int shardId, qint64 sequence, std::string_view text = {}) const;
    //! \brief Both, in order
    QVarLengthArray<EventPtr, 2> decodeAll(
        std::string_view name, JsonValue d, int shardId, qint64 sequence, std::string_view text = {});

    //! \brief Guilds of the session, available or not
    int guildCount() const { return int(m_available.size() + m_unavailable.size()); }
    int unavailableGuildCount() const { return int(m_unavailable.size()); }
    QSet<Snowflake> availableGuilds() const { return m_available; }
    QSet<Snowflake> unavailableGuilds() const { return m_unavailable; }
    //! \brief For a session that another process began: what it knew
    void restoreGuilds(QSet<Snowflake> available, QSet<Snowflake> unavailable);

private:
    EventType typeOf(const DispatchEntry &entry, JsonValue d);
    EventType typeOfGuildCreate(Snowflake id, JsonValue d);
    EventType typeOfGuildDelete(Snowflake id, JsonValue d);
    void rememberReady(const Event &event);
    EventPtr unknown(std::string_view name, JsonValue d, int shardId, qint64 sequence, const QString &error) const;

    std::shared_ptr<EventInterest> m_interest;
    DecodeContext m_context;
    QSet<Snowflake> m_available;
    QSet<Snowflake> m_unavailable;
    bool m_knowsGuilds = false; // all of them: after READY
    std::set<std::string, std::less<>> m_reported; // names of dispatches whose failure was logged
};

} // namespace Hikari
