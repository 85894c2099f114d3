#pragma once

#include <QList>

#include <vector>

namespace Panel {

//! \brief The last samples of one number, oldest first; NaN is a sample that is missing
//!
//! Fixed capacity, no allocation after construction. Blocks of 16 samples keep their extremes, so long spans are
//! resampled without looking at every sample.
class RingSeries
{
public:
    struct Range
    {
        float minimum; //!< NaN if every sample is missing
        float maximum;
    };

    //! \param capacity samples kept, at least 1
    explicit RingSeries(qsizetype capacity = 60);

    void append(float value);
    void clear();

    qsizetype capacity() const { return qsizetype(m_values.size()); }
    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    //! \brief How many samples were ever appended
    quint64 total() const { return m_total; }
    //! \brief Sample \a index, 0 = oldest
    float at(qsizetype index) const;
    //! \brief NaN when empty
    float last() const;

    //! \brief The extremes of \a count samples from \a first on
    Range range(qsizetype first, qsizetype count) const;
    Range range() const { return range(0, m_size); }
    //! \brief All samples, oldest first
    QList<float> values() const;
    //! \brief The last \a span samples squeezed into \a columns extremes, oldest first
    QList<Range> resampled(qsizetype span, qsizetype columns) const;
    //! \brief The value below which \a share (0 to 1) of the samples are; NaN when empty
    float quantile(double share) const;

private:
    quint64 slotOf(qsizetype index) const;

    std::vector<float> m_values;
    std::vector<Range> m_blocks;
    qsizetype m_size = 0;
    quint64 m_total = 0;
};

} // namespace Panel
