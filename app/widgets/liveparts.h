#pragma once

#include <QAbstractButton>
#include <QScrollBar>

namespace Panel {

class Button;
class Label;
class LiveView;

//! \brief The column titles of a LiveView: drag an edge to resize, a title to move, double-click an edge to fit
class LiveHeader : public QWidget
{
    Q_OBJECT

public:
    explicit LiveHeader(LiveView *view);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    int columnAt(int x) const;
    int edgeAt(int x) const;

    LiveView *m_view;
    int m_resizing = -1; //!< index into the shown columns
    int m_moving = -1;
    int m_startX = 0;
    int m_startWidth = 0;
};

//! \brief The scroll bar with stripes for what is worth finding
class LiveScrollBar : public QScrollBar
{
    Q_OBJECT

public:
    explicit LiveScrollBar(LiveView *view);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    LiveView *m_view;
};

//! \brief "1,204 new ↓", or that the chosen row leaves; lies over the list
class LivePill : public QAbstractButton
{
    Q_OBJECT

public:
    explicit LivePill(QWidget *parent);

    void setWarning(bool warning, const QString &action);
    bool isWarning() const { return m_warning; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_action;
    bool m_warning = false;
};

//! \brief Says that the list is paused, what waits and how full the buffer is
class PauseBar : public QWidget
{
    Q_OBJECT

public:
    explicit PauseBar(QWidget *parent);

    void setText(const QString &text, bool isLosing);
    Button *resumeButton() const { return m_resume; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Label *m_text;
    Button *m_resume;
    bool m_isLosing = false;
};

} // namespace Panel
