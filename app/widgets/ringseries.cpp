#include <widgets/ringseries.h>

#include <QtGlobal>

#include <algorithm>
#include <cmath>
#include <limits>

namespace Panel {

namespace {

constexpr qsizetype blockSize = 16;
constexpr float missing = std::numeric_limits<float>::quiet_NaN();

void widen(RingSeries::Range &range, float low, float high)
{
    if (std::isnan(low))
        return;
    range.minimum = std::isnan(range.minimum) ? low : std::min(range.minimum, low);
    range.maximum = std::isnan(range.maximum) ? high : std::max(range.maximum, high);
}

} // namespace

RingSeries::RingSeries(qsizetype capacity)
    : m_values(size_t(std::max<qsizetype>(1, capacity)), missing)
    , m_blocks((m_values.size() + blockSize - 1) / blockSize, Range { missing, missing })
{ }

quint64 RingSeries::slotOf(qsizetype index) const
{
    return (m_total - quint64(m_size) + quint64(index)) % m_values.size();
}

void RingSeries::append(float value)
{
    const size_t slot = m_total % m_values.size();
    m_values[slot] = value;
    ++m_total;
    m_size = std::min<qsizetype>(m_size + 1, capacity());
    // The block is recounted as a whole: an overwritten extreme has to go.
    const size_t block = slot / blockSize;
    Range range { missing, missing };
    const size_t end = std::min<size_t>(m_values.size(), (block + 1) * size_t(blockSize));
    for (size_t i = block * blockSize; i < end; ++i)
        widen(range, m_values[i], m_values[i]);
    m_blocks[block] = range;
}

void RingSeries::clear()
{
    std::fill(m_values.begin(), m_values.end(), missing);
    std::fill(m_blocks.begin(), m_blocks.end(), Range { missing, missing });
    m_size = 0;
}

float RingSeries::at(qsizetype index) const
{
    Q_ASSERT(index >= 0 && index < m_size);
    return m_values[slotOf(index)];
}

float RingSeries::last() const
{
    return m_size > 0 ? at(m_size - 1) : missing;
}

RingSeries::Range RingSeries::range(qsizetype first, qsizetype count) const
{
    Range result { missing, missing };
    first = std::max<qsizetype>(0, first);
    count = std::min(count, m_size - first);
    qsizetype index = first;
    const qsizetype end = first + count;
    while (index < end) {
        const quint64 slot = slotOf(index);
        const qsizetype blockEnd = std::min<qsizetype>(qsizetype((slot / blockSize + 1) * blockSize), capacity());
        if (slot % blockSize == 0 && index + (blockEnd - qsizetype(slot)) <= end) {
            const Range &block = m_blocks[slot / blockSize];
            widen(result, block.minimum, block.maximum);
            index += blockEnd - qsizetype(slot);
        } else {
            widen(result, m_values[slot], m_values[slot]);
            ++index;
        }
    }
    return result;
}

QList<float> RingSeries::values() const
{
    QList<float> result;
    result.reserve(m_size);
    for (qsizetype i = 0; i < m_size; ++i)
        result += at(i);
    return result;
}

QList<RingSeries::Range> RingSeries::resampled(qsizetype span, qsizetype columns) const
{
    span = std::min(span, m_size);
    QList<Range> result;
    if (span <= 0 || columns <= 0)
        return result;
    columns = std::min(columns, span);
    result.reserve(columns);
    const qsizetype first = m_size - span;
    for (qsizetype column = 0; column < columns; ++column) {
        const qsizetype begin = span * column / columns;
        const qsizetype end = span * (column + 1) / columns;
        result += range(first + begin, end - begin);
    }
    return result;
}

float RingSeries::quantile(double share) const
{
    QList<float> sorted = values();
    sorted.removeIf([](float value) { return std::isnan(value); });
    if (sorted.isEmpty())
        return missing;
    const qsizetype index =
        std::clamp<qsizetype>(qsizetype(std::ceil(share * double(sorted.size()))) - 1, 0, sorted.size() - 1);
    std::nth_element(sorted.begin(), sorted.begin() + index, sorted.end());
    return sorted[index];
}

} // namespace Panel
