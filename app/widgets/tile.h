#pragma once

#include <theme/stateglyph.h>
#include <widgets/ringseries.h>
#include <widgets/segmentbar.h>

#include <QAbstractButton>

namespace Panel {

//! \brief One number to be read from across the room: title, value, unit, one line below, and its last minute
class Tile : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Tile(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    //! \brief The formatted number and its quiet unit: "1,284" and "per s"
    void setValue(const QString &value, const QString &unit = {});
    QString value() const { return m_value; }
    //! \brief The line below; warnings bring a triangle along
    void setSubline(const QString &text, Tone tone = Tone::Neutral);
    //! \brief The samples of the last minute, oldest first; NaN is a gap
    void setSamples(const QList<float> &samples, Token line, int slotCount = 60);
    void setSamples(const RingSeries &series, Token line) { setSamples(series.values(), line, int(series.capacity())); }
    //! \brief A segmented bar in the place of the line
    void setSegments(const QList<Segment> &segments, double total);
    //! \brief The number is no longer updated: painted muted; \a age is said beside the unit ("12 s ago")
    void setStale(bool stale, const QString &age = {});

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refreshAccessible();

    QString m_value;
    QString m_unit;
    QString m_subline;
    QString m_age;
    QList<float> m_samples;
    QList<Segment> m_segments;
    double m_total = 0;
    Token m_line = Token::Accent;
    Tone m_subTone = Tone::Neutral;
    int m_slotCount = 60;
    bool m_stale = false;
};

} // namespace Panel
