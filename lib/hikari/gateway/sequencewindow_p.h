#pragma once

#include <hikari/core/global.h>

#include <QtGlobal>

#include <vector>

namespace Hikari {

//! \brief Which dispatches of a session have come
//!
//! They come in order, one after the other, unless something between Discord and us repeats or swaps them.
class HIKARI_AUTOTEST_EXPORT SequenceWindow
{
public:
    //! How many later ones may come before one that is missing is not expected any more
    static constexpr qint64 patience = 64;

    SequenceWindow() = default;
    //! \param last -1: none yet
    explicit SequenceWindow(qint64 last)
        : m_last(last)
    { }

    //! \brief The highest; -1: none yet
    qint64 last() const { return m_last; }
    //! \brief What RESUME has to name so that nothing is missing; what came after it is taken once only
    qint64 resumeFrom() const { return m_missing.empty() ? m_last : m_missing.front() - 1; }

    //! \brief A dispatch came; false when it has come before
    bool take(qint64 sequence)
    {
        if (sequence != m_last + 1 || !m_missing.empty()) [[unlikely]]
            return takeOutOfOrder(sequence);
        m_last = sequence;
        return true;
    }

private:
    bool takeOutOfOrder(qint64 sequence);

    qint64 m_last = -1;
    std::vector<qint64> m_missing; // below m_last, in rising order
};

} // namespace Hikari
