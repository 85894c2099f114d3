#pragma once

#include <theme/stateglyph.h>

#include <QList>
#include <QString>
#include <QWidget>

namespace Panel {

struct StateCell
{
    Glyph glyph = Glyph::Ring;
    Tone tone = Tone::Idle;
    QString label; //!< in the larger cells, for example the shard's number
    QString tooltip; //!< plain text
    double shade = -1; //!< 0 to 1 fills the cell by that much instead of by state; negative: by state
};

//! \brief One cell a shard: small in a strip, larger in a grid; arrow keys move, Enter opens
class StateGrid : public QWidget
{
    Q_OBJECT

public:
    enum class Size
    {
        Strip,
        Grid
    };

    explicit StateGrid(Size size = Size::Strip, QWidget *parent = nullptr);

    void setCells(const QList<StateCell> &cells);
    void setCurrent(int cell);
    int current() const { return m_current; }
    QRect cellRect(int cell) const;
    int cellAt(const QPoint &position) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void currentChanged(int cell);
    void activated(int cell);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    int columnsFor(int width) const;
    QSize cellSize() const;
    int gap() const;

    QList<StateCell> m_cells;
    Size m_size;
    int m_current = -1;
};

} // namespace Panel
