#pragma once

#include <hikari/core/snowflake.h>
#include <hikari/model/message.h>

#include <QHash>
#include <QList>
#include <QMap>

#include <deque>
#include <memory>
#include <utility>

namespace Hikari {

//! \brief The latest messages, as they came
//!
//! A message that left because newer ones came is still found while one that stays answers it; one that was deleted is
//! not.
class HIKARI_AUTOTEST_EXPORT MessageRing
{
public:
    using Pointer = std::shared_ptr<const Message>;

    explicit MessageRing(int limit)
        : m_limit(limit)
    { }

    int size() const { return int(m_messages.size()); }
    Pointer find(Snowflake id) const;
    //! \brief Whether it counts as one of the latest
    bool contains(Snowflake id) const { return m_messages.contains(id); }
    //! \brief A message with the same id is replaced and its place kept
    //! \return what is not kept any more: the one replaced, or the oldest if there was no room; null if neither
    Pointer insert(Pointer message);
    //! \brief Replaces a message that is kept only because others answer it
    void replaceAnswered(Pointer message);
    //! \brief Null when it was not there
    Pointer take(Snowflake id);
    QMap<Snowflake, Pointer> all() const;
    //! \brief The latest ones, the oldest first
    QList<Pointer> inOrder() const;
    //! \brief Those that are not among the latest, but answered by one of them; null: deleted
    QMap<Snowflake, Pointer> answered() const;
    //! \brief What is found of a message that answered() has; null: nothing
    void setAnswered(Snowflake id, Pointer message);
    void clear();

private:
    struct Entry
    {
        Pointer message;
        quint64 order = 0;
    };
    struct Answered
    {
        Pointer message; // null while it is among the latest
        int answers = 0;
    };

    Pointer takeOldest();
    void addAnswer(const Message &answer);
    void removeAnswer(const Message &answer);

    int m_limit;
    quint64 m_lastOrder = 0;
    QHash<Snowflake, Entry> m_messages;
    std::deque<std::pair<quint64, Snowflake>> m_order; // the oldest first; those taken out stay until it is their turn
    QHash<Snowflake, Answered> m_answered;
};

} // namespace Hikari
