#pragma once

#include <widgets/livesource.h>

#include <QAbstractScrollArea>
#include <QPointer>

#include <optional>

namespace Panel {

class LiveHeader;
class LivePill;
class PauseBar;

//! \brief A list that stays fast while thousands of rows a second arrive, and never moves the row somebody reads
//!
//! Paints visible rows only, at most once a frame, and does nothing while hidden. Selection, current row and scroll
//! position are kept by record number.
//!
//! Following keeps the newest row in view; it ends when the user scrolls up, chooses a row or uses an arrow key, and
//! starts again with End, by scrolling to the very bottom or with setFollowing(). Pausing freezes the source.
//!
//! Keys: arrows, Page up/down, Home, End or f (follow), Space (pause), Enter (activated), Ctrl+C, Ctrl+A, Escape.
class LiveView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit LiveView(QWidget *parent = nullptr);
    ~LiveView() override;

    void setSource(LiveSource *source);
    LiveSource *source() const { return m_source; }

    //! \brief Logs: fixed font, low rows, no stripes, no header
    void setLogStyle(bool log);
    void setHeaderVisible(bool visible);
    //! \brief What is said in the middle while there are no rows
    void setEmptyText(const QString &title, const QString &detail = {});
    //! \brief "%Ln event(s)" and the like for the pill and the pause bar; default speaks of rows
    enum class Noun
    {
        Rows,
        Events,
        Lines,
        Requests
    };
    void setNoun(Noun noun);

    bool isFollowing() const { return m_following; }
    bool isPaused() const { return m_paused; }
    //! \brief Rows that arrived below since following ended
    qint64 newRows() const;

    //! \brief The current record; it may have left the ring, see isCurrentKept()
    std::optional<quint64> currentNumber() const { return m_current; }
    bool isCurrentKept() const;
    void setCurrent(quint64 number);
    void clearCurrent();
    //! \brief The chosen records that are still kept, oldest first
    QList<quint64> selectedNumbers() const;
    bool isSelected(quint64 number) const;
    //! \brief Scrolls as little as needed to show the record; ends following unless it is the newest
    void ensureVisible(quint64 number);
    //! \brief The record at the top edge, and how many pixels of it are above the edge
    std::optional<quint64> topNumber() const;
    int topOffset() const;
    //! \brief The record at a y position of the viewport
    std::optional<quint64> numberAtY(int y) const;
    int yOf(quint64 number) const;
    int rowHeight() const;

    //! \brief Marks the places where \a text occurs; hides nothing. Empty ends it.
    void setHighlight(const QString &text, Qt::CaseSensitivity sensitivity = Qt::CaseInsensitive);
    const QString &highlight() const { return m_highlight; }

    //! \brief The columns as they are shown: order, widths and visibility of the user
    bool isColumnVisible(const QString &id) const;
    void setColumnVisible(const QString &id, bool visible);
    int columnWidth(const QString &id) const;
    void setColumnWidth(const QString &id, int width);
    //! \brief Moves a column to a place among the visible ones
    void moveColumn(const QString &id, int visibleIndex);
    void resetColumns();
    //! \brief Fits the width to the rows in sight
    void fitColumn(const QString &id);
    QByteArray saveColumns() const;
    bool restoreColumns(const QByteArray &state);
    //! \brief The menu with one entry a column, "Fit all" and "Reset"; the caller deletes it
    QMenu *createColumnMenu(QWidget *parent);

    //! \brief The text of the chosen rows, cells separated by tabs
    QString selectedText() const;
    //! \brief Looks at the source now instead of at the next frame; for tests and screenshots
    void sync();
    //! \brief How often rows were painted; hidden views do not paint
    quint64 paints() const { return m_paints; }

public Q_SLOTS:
    void setFollowing(bool following);
    void setPaused(bool paused);
    void copySelected() const;

Q_SIGNALS:
    void followingChanged(bool following);
    void pausedChanged(bool paused);
    //! \brief The user or setCurrent() chose another record
    void currentChanged(quint64 number);
    void currentCleared();
    //! \brief Enter or a double click
    void activated(quint64 number);
    //! \brief The current record is among the oldest percent of the ring and will slide out; said once
    void currentLeaving(quint64 number);
    void bookmarkRequested(quint64 number);
    void menuRequested(quint64 number, const QString &columnId, const QPoint &globalPosition);
    void columnsChanged();
    //! \brief Rows or position changed; for counters beside the list
    void synced();

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    friend class LiveHeader;
    friend class LiveScrollBar;

    struct Shown
    {
        int column; //!< index into m_columns
        int x;
        int width;
    };
    struct ColumnState
    {
        LiveColumn column;
        int sourceIndex; //!< into source()->columns()
        int width;
        bool visible;
    };

    void requestSync();
    void resetSource();
    void loadColumns();
    void layoutColumns();
    void layoutChildren();
    void updateScrollBar();
    void updatePill();
    void setScrollValue(qint64 value);
    void rememberAnchor();
    qint64 contentHeight() const;
    void choose(qint64 row, bool extend);
    void step(qint64 rows, bool extend);
    void paintRow(QPainter *painter, qint64 row, int y);
    void paintCell(QPainter *painter, const QRect &rect, const LiveCell &cell, const LiveColumn &column, bool selected);
    void paintEmpty(QPainter *painter);
    int stateIndex(const QString &id) const;
    QString nounText(qint64 count) const;
    QString pausedText() const;

    QPointer<LiveSource> m_source;
    QList<ColumnState> m_columns; //!< in the user's order
    QList<Shown> m_shown;
    LiveHeader *m_header;
    LivePill *m_pill;
    PauseBar *m_pauseBar;
    QWidget *m_aboveScrollBar; //!< keep the scroll bar beside the rows only
    QWidget *m_belowScrollBar;
    QString m_emptyTitle;
    QString m_emptyDetail;
    QString m_highlight;
    Qt::CaseSensitivity m_highlightCase = Qt::CaseInsensitive;
    std::optional<quint64> m_current;
    std::optional<quint64> m_rangeStart; //!< the other end of the selection
    std::optional<quint64> m_anchor; //!< the record at the top edge while not following
    int m_anchorOffset = 0;
    qint64 m_count = 0;
    quint64 m_lastSeen = 0; //!< the newest record when following ended
    quint64 m_paints = 0;
    Noun m_noun = Noun::Rows;
    bool m_following = true;
    bool m_paused = false;
    bool m_logStyle = false;
    bool m_dirty = false;
    bool m_scrolling = false; //!< the scroll bar is moved by us, not by the user
    bool m_leavingSaid = false;
    bool m_showCurrent = false; //!< setCurrent() came while hidden
};

} // namespace Panel
