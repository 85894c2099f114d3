#pragma once

#include <theme/tokens.h>

#include <QFrame>

QT_FORWARD_DECLARE_CLASS(QHBoxLayout)
QT_FORWARD_DECLARE_CLASS(QVBoxLayout)

namespace Panel {

class Label;

//! \brief A panel: surface on the window, radius 8, border of one pixel
//!
//! header() and body() are made on first use. Children reach the border only where bodyMargins() are zero; the rounded
//! corners are painted over them.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);

    //! \brief The title at the left of the header; creates the header
    void setTitle(const QString &title);
    //! \brief The quiet text at the right of the header, for example a unit: "ms, 16 shards"
    void setCaption(const QString &caption);
    QString title() const;

    //! \brief The row of the title: [title] … [caption]; insert controls with addHeaderWidget()
    QHBoxLayout *header();
    //! \brief Adds a control to the header: left ones follow the title, right ones end the row
    void addHeaderWidget(QWidget *widget, Qt::Alignment side = Qt::AlignRight);
    QVBoxLayout *body();
    void setBodyMargins(int left, int top, int right, int bottom);
    void setFill(Token token);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void childEvent(QChildEvent *event) override;

private:
    class Corners;

    void build();

    QVBoxLayout *m_layout = nullptr;
    QHBoxLayout *m_header = nullptr;
    QVBoxLayout *m_body = nullptr;
    Label *m_title = nullptr;
    Label *m_caption = nullptr;
    Corners *m_corners = nullptr;
    int m_leftWidgets = 0;
    Token m_fill = Token::Surface;
};

} // namespace Panel
