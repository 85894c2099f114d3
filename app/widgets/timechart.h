#pragma once

#include <theme/tokens.h>
#include <widgets/ringseries.h>

#include <QList>
#include <QPixmap>
#include <QString>
#include <QWidget>

#include <functional>
#include <span>

namespace Panel {

//! \brief Lines over the last minutes, newest at the right
//!
//! One sample a line and tick, appended together. The value axis starts at 0 with at most five round labels; lines are
//! one device pixel wide and differ by dash pattern as well as by colour; NaN is a gap. Unit and span belong into the
//! caption of the card around it.
class TimeChart : public QWidget
{
    Q_OBJECT

public:
    static constexpr int maxSeries = 4;

    //! \param samples how many ticks the width stands for
    //! \param secondsPerSample the time between two ticks
    explicit TimeChart(int samples = 60, double secondsPerSample = 1, QWidget *parent = nullptr);

    //! \brief Adds a line; returns its index. At most maxSeries.
    //! \param token usually Series1 to Series4, or a state's colour where the line means that state
    int addSeries(const QString &name, Token token);
    void setSeriesName(int series, const QString &name);
    void setSeriesToken(int series, Token token);
    int seriesCount() const { return int(m_lines.size()); }
    const RingSeries &series(int index) const { return m_lines[index].values; }
    bool isSeriesVisible(int series) const { return m_lines[series].visible; }
    void setSeriesVisible(int series, bool visible);

    //! \brief One tick: a value for every line (NaN or left out = missing), and the extremes of the rest for the band
    void append(std::span<const double> values, double bandMinimum = qQNaN(), double bandMaximum = qQNaN());
    //! \brief A thin vertical mark at the newest tick, for faults and reconnects
    void addMark(const QString &text, Tone tone = Tone::Warn);
    void clear();

    //! \brief How values are written in the hover box and on the axis; default: a plain number
    void setFormatter(std::function<QString(double)> formatter);
    //! \brief What to say while there are no values, and why
    void setEmptyText(const QString &text);
    //! \brief The text alternative: "Heartbeat latency, last 60 s: …"; the name of the lines and last values are added
    void setSummaryTitle(const QString &title);
    QString summary() const;
    //! \brief All samples as comma-separated values with a header line, numbers in the C locale
    QString toCsv() const;

    //! \brief The greatest axis value and the number of steps for values up to \a maximum: at most 4 steps, all round
    struct Axis
    {
        double top;
        int steps;
    };
    static Axis axisFor(double maximum);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Line
    {
        QString name;
        Token token;
        RingSeries values;
        bool visible = true;
    };
    struct Mark
    {
        quint64 tick;
        QString text;
        Tone tone;
    };

    QRectF plotRect() const;
    QList<QRectF> legendRects() const;
    double topValue() const;
    double xOf(qsizetype fromRight) const;
    void paintLines(QPainter *painter, const QRectF &plot, double top) const;
    void paintLegend(QPainter *painter) const;
    void paintHover(QPainter *painter, const QRectF &plot) const;
    QString text(double value) const;

    QList<Line> m_lines;
    RingSeries m_bandMinimum;
    RingSeries m_bandMaximum;
    QList<Mark> m_marks;
    std::function<QString(double)> m_formatter;
    QString m_emptyText;
    QString m_summaryTitle;
    double m_secondsPerSample;
    int m_samples;
    int m_hover = -1; //!< ticks from the right; -1 = none
    quint64 m_ticks = 0;
    Axis m_axis { 1, 1 };
};

} // namespace Panel
