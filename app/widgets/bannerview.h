#pragma once

#include <widgets/ansi.h>

#include <QWidget>

namespace Panel {

//! \brief Paints text on a grid of cells: each character on its own, box and block characters as shapes
void paintAnsiGrid(
    QPainter *painter, const AnsiText &text, const QPointF &topLeft, const QSizeF &cell, const QFont &font);

//! \brief The banner of the start, painted from the same bytes as a terminal gets
//!
//! Scaled to the width, never below 5 px a column; what does not fit then is cropped with a fade. Dark in every theme.
class BannerView : public QWidget
{
    Q_OBJECT

public:
    explicit BannerView(QWidget *parent = nullptr);

    //! \param text with SGR sequences, at most 40 lines of 160 columns
    void setBanner(const QString &text);
    const AnsiText &banner() const { return m_text; }
    //! \brief Shows only the line that has most letters, for low windows
    void setCompact(bool compact);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    //! \brief The cell in logical pixels at the present size
    QSizeF cellSize() const;

public Q_SLOTS:
    void copyText() const;
    void copyColored() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    AnsiText shownText() const;

    AnsiText m_text;
    QString m_source;
    bool m_compact = false;
};

} // namespace Panel
