#pragma once

#include <theme/stateglyph.h>
#include <theme/tokens.h>

#include <QList>
#include <QObject>
#include <QString>

#include <optional>

namespace Panel {

struct LiveColumn
{
    QString id; //!< stable, for saved layouts
    QString title;
    int width = 100; //!< at the normal text size
    Qt::Alignment alignment = Qt::AlignLeft;
    bool mono = false;
    bool stretches = false; //!< takes what is left; one column at most
    bool visible = true; //!< before the user changed it
};

//! \brief What one cell shows; filled for painted rows only
struct LiveCell
{
    QString text; //!< any text: the view escapes and elides it
    Token color = Token::Text;
    bool strong = false;
    std::optional<Token> mark = {}; //!< a 3 px stripe before the text, decoration only
    bool ansi = false; //!< text carries SGR colours
};

//! \brief How a row looks as a whole
struct LiveRow
{
    //! \brief Ok, Info, Warn, Err tint the row and put a bar at its left edge; Neutral does not
    Tone tone = Tone::Neutral;
    //! \brief Not a record but a remark across all columns, for example "312 events dropped (limit 100,000)"
    bool isGap = false;
    QString gapText = {};
    bool bookmarked = false;
};

//! \brief A stripe on the scroll bar
struct LiveMark
{
    quint64 number;
    Token color;
};

//! \brief The rows of a LiveView: records in a ring, by number
//!
//! Numbers grow with the rows and never change; rows do, whenever the ring slides or a filter is applied. Everything
//! runs in the user-interface thread. Emit changed() as often as wanted: views look at most once a frame, hidden ones
//! not at all.
class LiveSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual QList<LiveColumn> columns() const = 0;
    //! \brief How many rows there are now
    virtual qint64 count() const = 0;
    //! \brief The number of the record in \a row (0 = oldest)
    virtual quint64 numberAt(qint64 row) const = 0;
    //! \brief The first row whose number is not less than \a number; count() if there is none. Default: a binary
    //! search.
    virtual qint64 rowOf(quint64 number) const;
    virtual LiveRow row(qint64 row) const;
    //! \brief Fills \a cell; \a column is an index into columns()
    virtual void cell(qint64 row, int column, LiveCell *cell) const = 0;
    //! \brief What a screen reader says of a row; default: title and text of every visible column
    virtual QString accessibleText(qint64 row) const;
    virtual QList<LiveMark> marks() const { return {}; }

    //! \brief Freezes what the view sees; new records wait
    virtual void setPaused(bool paused) { Q_UNUSED(paused) }
    //! \brief Records that wait while paused, how many may, and how many were lost because more came
    virtual qint64 waiting() const { return 0; }
    virtual qint64 waitingLimit() const { return 0; }
    virtual qint64 waitingDropped() const { return 0; }

Q_SIGNALS:
    //! \brief Rows were added at the end or slid out at the begin
    void changed();
    //! \brief Anything else: a filter, other columns' contents, clear()
    void reset();
};

} // namespace Panel
