#pragma once

#include "applicationstate.h"

#include <hikari/gateway/shardsnapshot.h>

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace Panel {

//! \brief The chips' groups of shard states
enum class ShardGroup
{
    Ready,
    Starting,
    Problem,
    Failed,
    Stopped
};

//! \brief What to tell a person about a close code that ends a shard for good
struct FatalCloseText
{
    QString title;
    QString explanation; //!< what happened and what to do
    QString remedy; //!< the words on the first button
};

//! \brief The words and the order of shard states
class ShardText
{
    Q_DECLARE_TR_FUNCTIONS(ShardText)
public:
    static ShardGroup group(Hikari::ShardState state);
    static ShardCounts count(const QList<Hikari::ShardSnapshot> &shards, int wanted);

    //! 0 is worst: failed, backing off, zombie, late, resuming, starting states, ready, stopped
    static int severity(Hikari::ShardState state);
    //! "Late ACK"
    static QString word(Hikari::ShardState state);
    //! \brief What follows the word in the State cell: "seq 1,211", "4.2 s", "no ACK 12 s"; may be empty
    //!
    //! \param now milliseconds since 1970 UTC
    static QString extra(const Hikari::ShardSnapshot &shard, qint64 now);
    static QString groupName(ShardGroup group);
    //! "Shard 11, Resuming, sequence 1,211" for screen readers
    static QString accessible(const Hikari::ShardSnapshot &shard, qint64 now);
    //! State, since when and the last five transitions; plain text with newlines
    static QString stateTip(const Hikari::ShardSnapshot &shard);

    //! Whether Discord forbids a further attempt after \a code
    static bool isFatalClose(int code);
    static FatalCloseText fatalClose(int code);
    //! Discord's name of a close code, "Authentication failed"; not translated, empty when there is none
    static QString closeName(int code);

    //! \brief A Markdown block for a bug report: versions, state, last transitions; no secrets, session id shortened
    static QString diagnosis(const Hikari::ShardSnapshot &shard);
    //! The row as tab-separated text
    static QString row(const Hikari::ShardSnapshot &shard, qint64 now);
};

} // namespace Panel
