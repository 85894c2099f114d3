#pragma once

#include <QWidget>

namespace Panel {

//! \brief A bar of the window's frame: chrome with hairlines at some edges
class Strip : public QWidget
{
    Q_OBJECT
public:
    //! \param edges where there is a line towards the contents
    explicit Strip(Qt::Edges edges, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::Edges m_edges;
};

} // namespace Panel
