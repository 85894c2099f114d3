#pragma once

#include <theme/tokens.h>

#include <QList>
#include <QWidget>

namespace Panel {

//! \brief The last 60 s of a rate as a line, without axes
class SparkWidget : public QWidget
{
    Q_OBJECT
public:
    explicit SparkWidget(Token line, QWidget *parent = nullptr);

    void setSamples(const QList<float> &samples);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<float> m_samples;
    Token m_line;
};

} // namespace Panel
