#pragma once

#include <hikari/core/logging.h>

#include <array>
#include <chrono>
#include <vector>

namespace Hikari {

//! \brief Holds lines back that come again and again with the same text (P129)
//!
//! Remembers the last 32 texts. Not thread-safe.
class HIKARI_AUTOTEST_EXPORT LogRepeats
{
public:
    static constexpr std::chrono::seconds window { 10 }; //!< from the first of them on

    //! \param limit how many of the same text are let through in a window; 0: all
    void setLimit(int limit);
    //! \brief Whether \a record may be written
    //!
    //! \param now of a steady clock \param summaries gets a line for each text that was held back and whose time is
    //! over; to be written before the record
    bool admit(const LogRecord &record, std::chrono::nanoseconds now, std::vector<LogRecord> *summaries);
    //! \brief Ends all windows; the lines for what was held back
    std::vector<LogRecord> takeAll();

private:
    struct Seen
    {
        LogRecord record; // the last of them
        size_t hash = 0;
        std::chrono::nanoseconds begin { 0 };
        int count = 0; // 0: the place is free
        quint64 heldBack = 0;
    };
    static void end(Seen &seen, std::vector<LogRecord> *summaries);

    std::array<Seen, 32> m_seen;
    int m_limit = 0;
    size_t m_next = 0; // the place to be given to the next new text
    size_t m_heldBack = 0; // places with something held back
};

} // namespace Hikari
