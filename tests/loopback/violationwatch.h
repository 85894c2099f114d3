#pragma once

#include <QTest>

#include <atomic>
#include <cstdio>

namespace Hikari {

//! \brief Counts the breaches that simulators log, for tests whose simulator belongs to somebody else
//!
//! Put it behind the message handler of the test, and end each test with QCOMPARE(ViolationWatch::take(), 0). The
//! category hikari.simulator has to stay switched on.
class ViolationWatch
{
public:
    //! \param next gets every message, too
    static void install(QtMessageHandler next)
    {
        s_next = next;
        qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &message) {
            if (message.startsWith(QLatin1String("sim.violation: "))) {
                ++s_count;
                std::fprintf(stderr, "%s\n", qPrintable(message)); // whoever fails has to see why
            }
            s_next(type, context, message);
        });
    }
    //! How many there were since it was last called
    static int take() { return s_count.exchange(0); }

private:
    static inline std::atomic<int> s_count { 0 };
    static inline QtMessageHandler s_next = nullptr;
};

} // namespace Hikari
