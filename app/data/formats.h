#pragma once

#include <QCoreApplication>
#include <QString>

#include <chrono>
#include <optional>

QT_FORWARD_DECLARE_CLASS(QDateTime)

namespace Panel {

//! \brief How the panel writes numbers, times and ids: one function a kind, one test row an example
//!
//! Text for people follows QLocale's default; unit words are translated. All functions may be called in any thread.
class Formats
{
    Q_DECLARE_TR_FUNCTIONS(Formats)
public:
    //! What stands for "not known": an en dash, never an empty text and never 0
    static QString missing();

    //! 1284 -> "1,284"
    static QString count(qint64 value);
    //! Like count(), but three significant digits from 100,000 on: "131 k", "2.04 M"
    static QString largeCount(qint64 value);

    //! Number of a rate without its unit: "1,284"; one decimal below 10 when it is not whole: "0.3"
    static QString rateNumber(double perSecond);
    //! "1,284/s"
    static QString rate(double perSecond);

    //! \param milliseconds "0.8 ms" below 10, "42 ms" to 999, then seconds with two decimals: "1.24 s"
    static QString latency(double milliseconds);
    static QString latency(std::optional<std::chrono::microseconds> value);

    //! The two largest units: "4.8 s", "1 min 10 s", "2 h 14 min", "3 d 4 h"
    static QString duration(std::chrono::milliseconds value);

    //! \brief "now" below a second, "1.5 s ago", "12 s ago", "4 min ago", from an hour on the clock time
    //!
    //! \param then, now milliseconds since 1970 UTC; a time in the future counts as now
    static QString relativeTime(qint64 then, qint64 now);
    //! The tooltip of a time: local and UTC, in full
    static QString fullTime(qint64 milliseconds);

    //! Local time with fixed form "12:35:20.824", for lists; milliseconds since 1970 UTC
    static QString clock(qint64 milliseconds);
    //! "2 Mar 2026"
    static QString date(const QDateTime &value);

    //! 1,024-based: "812 B", "1.3 KB", "148 MB"
    static QString bytes(qint64 value);

    //! \param fraction 0.37 -> "37 %"; "<1 %" between 0 and 1
    static QString percent(double fraction);

    //! An id in a list or a log: "1143…0286". Ids of at most nine digits stay whole. Null gives missing().
    static QString shortId(quint64 id);
    //! A session id in a list: "90cd…12f4"; empty gives missing()
    static QString shortSession(const QString &session);

    //! "about 21 s left": rounded up to 1 s below a minute, to 5 s above
    static QString timeLeft(std::chrono::milliseconds value);

    //! \brief Text from outside made harmless for one line of plain text
    //!
    //! Newlines become "⏎", other control characters and bidirectional overrides visible marks, and everything beyond
    //! \a limit characters is cut with an ellipsis.
    static QString singleLine(const QString &text, qsizetype limit = 512);
};

} // namespace Panel
