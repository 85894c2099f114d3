#pragma once

#include <theme/tokens.h>

#include <QList>
#include <QString>
#include <QWidget>

namespace Panel {

struct Bar
{
    QString key; //!< given back by activated()
    QString label;
    double value = 0;
    QString text; //!< the formatted value
};

//! \brief Names with horizontal bars and numbers, greatest first; the caller keeps it to a handful
class BarList : public QWidget
{
    Q_OBJECT

public:
    explicit BarList(QWidget *parent = nullptr);

    void setBars(const QList<Bar> &bars);
    const QList<Bar> &bars() const { return m_bars; }
    void setEmptyText(const QString &text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    //! \brief A bar was clicked or chosen with Enter
    void activated(const QString &key);
    void menuRequested(const QString &key, const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    int rowAt(int y) const;
    double rowHeight() const;

    QList<Bar> m_bars;
    QString m_emptyText;
    int m_hover = -1;
    int m_current = 0;
};

} // namespace Panel
