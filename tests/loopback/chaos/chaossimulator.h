#pragma once

#include <hikari/simulator/simulatorfault.h>

#include <QHash>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace Hikari {

//! What the ledger of a ChaosSimulator says
struct ChaosLedger
{
    struct Shard
    {
        QString sessionId; // empty: none
        bool isConnected = false;
        qint64 lastSequence = 0;
        quint64 identifies = 0;
    };
    QHash<int, Shard> shards;
    QStringList violations; // at most ten
    quint64 violationCount = 0;
    quint64 faults = 0; // injections, also those of conditions
    quint64 resumes = 0;
    quint64 replayed = 0;
};

//! \brief A simulator in a process of its own, so that its memory is not the bot's
//!
//! The process is this program again, started with "serve". Functions wait for its answer.
class ChaosSimulator
{
public:
    ~ChaosSimulator();

    //! \return false when it did not start
    bool start(int shards, quint32 seed);
    QUrl restUrl() const { return m_restUrl; }
    QString token() const { return m_token; }

    bool inject(const FaultOrder &order);
    void clearFaults();
    void setEventsPerSecond(double rate);
    ChaosLedger ledger();

    //! The other side: serves until its input ends
    static int serve(int &argc, char **argv);

private:
    QByteArray ask(const QByteArray &line);

    QProcess m_process;
    QUrl m_restUrl;
    QString m_token;
};

} // namespace Hikari
