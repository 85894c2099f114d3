#pragma once

#include <hikari/simulator/simulator.h>

#include <QStringList>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <utility>

namespace Hikari {

//! \brief For simulators of tests that are not about pacing
//!
//! Two IDENTIFYs may come closer together than they were sent. That they are far enough apart is asked in tst_startup
//! (P52), with times that leave room for that, and in tst_identifyqueue, by a clock that only the test moves.
constexpr std::chrono::milliseconds noIdentifyWindow { 0 };

//! As many as the simulator and two bots can take in one process
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double manyEventsPerSecond = 600;
#else
constexpr double manyEventsPerSecond = 3000;
#endif

//! \brief A simulator whose clients have to keep Discord's rules
//!
//! When it is destroyed or started again, the running test fails unless as many rules were broken as expectViolations()
//! said. Outside of a test the program ends: nobody would notice a failure there.
class StrictSimulator : public Simulator
{
public:
    using Simulator::Simulator;
    ~StrictSimulator() override { judge(); }

    bool start(Error *error = nullptr)
    {
        if (!isRunning())
            judge();
        m_wasStarted = true;
        return Simulator::start(error);
    }

    //! For tests that break rules on purpose; of the current run
    void expectViolations(quint64 count) { m_expected = count; }

    //! Lets happen what \a order says, as FaultOrder::fromText() reads it; the id of injectFault()
    quint64 inject(const QString &order)
    {
        QString problem;
        const auto read = FaultOrder::fromText(order, &problem);
        if (!read)
            qFatal("%s", qPrintable(problem));
        return injectFault(*read);
    }

    //! How many shards' clients have closed their last connection with \a code
    int closedWith(int code) const
    {
        const SimulatorLedger books = ledger();
        return int(std::count_if(books.shards.cbegin(), books.shards.cend(),
            [code](const SimulatorShard &shard) { return shard.lastClientCloseCode == code; }));
    }

    //! What is wrong with the violations so far; empty: nothing
    QString verdict() const
    {
        const SimulatorLedger books = ledger();
        if (books.violationCount == m_expected)
            return {};
        QStringList texts;
        for (const SimulatorViolation &violation : books.violations)
            texts += violation.text;
        return QStringLiteral("%1 violations of Discord's rules, %2 expected: %3")
            .arg(books.violationCount)
            .arg(m_expected)
            .arg(texts.join(QStringLiteral("; ")));
    }

private:
    void judge()
    {
        stop(); // so that nothing is found later
        if (!std::exchange(m_wasStarted, false))
            return;
        const QByteArray problem = verdict().toUtf8();
        m_expected = 0;
        if (problem.isEmpty())
            return;
        if (!QTest::currentTestFunction())
            qFatal("%s", problem.constData());
        QTest::qFail(problem.constData(), __FILE__, __LINE__);
    }

    quint64 m_expected = 0;
    bool m_wasStarted = false;
};

} // namespace Hikari
