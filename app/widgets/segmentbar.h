#pragma once

#include <theme/tokens.h>

#include <QList>
#include <QString>
#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QPainter)

namespace Panel {

struct Segment
{
    double share = 1; //!< relative width
    Tone tone = Tone::Idle;
    bool empty = false; //!< not begun: the groove shows
    bool notch = false; //!< a step with a problem
};

//! \brief Paints the segments into \a rect with gaps of \a gap pixels; what the shares leave of \a total stays groove
void paintSegments(QPainter *painter, const QRectF &rect, const QList<Segment> &segments, double gap, double total = 0);

//! \brief A bar of shares (ready, problem, starting) or of equal steps (identify windows), or a plain progress bar
class SegmentBar : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentBar(QWidget *parent = nullptr);

    //! \param total what the whole width stands for; 0 means the sum of the shares
    void setSegments(const QList<Segment> &segments, double total = 0);
    //! \brief One bar from the left; \a done is 0 to 1
    void setProgress(double done, Tone tone = Tone::Accent);
    //! \brief \a done of \a count equal steps are over, \a current (or -1) runs
    void setSteps(int count, int done, int current, Tone tone = Tone::Ok, const QList<int> &problems = {});
    const QList<Segment> &segments() const { return m_segments; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Segment> m_segments;
    double m_total = 0;
    double m_gap = 1;
};

} // namespace Panel
