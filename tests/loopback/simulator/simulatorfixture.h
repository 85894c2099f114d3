#pragma once

#include "gatewayclient.h"
#include "rawclient.h"

#include <hikari/simulator/simulator.h>

#include <QTest>

#include <algorithm>
#include <memory>

//! \brief A simulator, and clients that sign in there
class SimulatorFixture : public QObject
{
protected:
    static constexpr int wait = 20000; // long enough for sanitizers on a busy machine

    static QString text(const char *latin1) { return QString::fromLatin1(latin1); }

    static Hikari::SimulatorConfig quiet()
    {
        Hikari::SimulatorConfig config;
        config.guilds = 16;
        config.eventsPerSecond = 0;
        config.identifyWindow = std::chrono::milliseconds(0);
        config.heartbeatInterval = std::chrono::seconds(60);
        return config;
    }

    using Compression = GatewayClient::Compression;

    std::unique_ptr<Hikari::Simulator> m_simulator;

    void start(const Hikari::SimulatorConfig &config = quiet())
    {
        m_simulator = std::make_unique<Hikari::Simulator>(config);
        Hikari::Error error;
        QVERIFY2(m_simulator->start(&error), qPrintable(error.message));
    }
    // In force when it returns: what is sent next meets it.
    quint64 inject(const QByteArray &order) const
    {
        QString error;
        const auto read = Hikari::FaultOrder::fromText(QString::fromLatin1(order), &error);
        if (!read)
            qFatal("%s", qPrintable(error));
        const auto before = m_simulator->ledger().faults.size();
        const quint64 id = m_simulator->injectFault(*read);
        const auto isInForce = [&] { return m_simulator->ledger().faults.size() > before; };
        if (id != 0 && !QTest::qWaitFor(isInForce, wait))
            qFatal("the simulator did not begin with %s", order.constData());
        return id;
    }
    // Over when it returns, since orders are carried out one after the other
    void clearFaults() const
    {
        m_simulator->clearFaults();
        inject("cut:shard=1000"); // which nobody has
    }
    QString token() const { return m_simulator->token().secret(); }
    quint64 hits(quint64 id) const
    {
        for (const Hikari::ActiveFault &fault : m_simulator->activeFaults()) {
            if (fault.id == id)
                return fault.hits;
        }
        return 0;
    }
    void connectTo(GatewayClient &client) const
    {
        client.open(m_simulator->gatewayUrl());
        QTRY_VERIFY_WITH_TIMEOUT(client.count(10) == 1, wait);
    }
    // As far as all GUILD_CREATEs
    void signIn(GatewayClient &client, int shardId = 0, int shardCount = 1, qint64 intents = 0x7e01) const
    {
        connectTo(client);
        client.identify(token(), shardId, shardCount, intents);
        QTRY_VERIFY_WITH_TIMEOUT(client.has(text("READY")), wait);
        const auto guilds = client.dispatches(text("READY"))[0][text("guilds")].toArray().size();
        if (intents & 1)
            QTRY_COMPARE_WITH_TIMEOUT(client.dispatches(text("GUILD_CREATE")).size(), guilds, wait);
    }
    void signIn(RawClient &client) const
    {
        client.open(m_simulator->gatewayUrl());
        QTRY_VERIFY_WITH_TIMEOUT(client.has("heartbeat_interval"), wait);
        client.send(R"({"op":2,"d":{"token":")" + token().toUtf8()
            + R"(","intents":0,"shard":[0,1],"properties":{"os":"a","browser":"b","device":"c"}}})");
        QTRY_VERIFY_WITH_TIMEOUT(client.has("READY"), wait);
    }
    // Whether a client has broken a rule whose text has \a part
    bool hasViolation(const QString &part) const
    {
        const auto violations = m_simulator->ledger().violations;
        return std::any_of(
            violations.cbegin(), violations.cend(), [&](const auto &v) { return v.text.contains(part); });
    }
    // Everything that was numbered has arrived
    void catchUp(const GatewayClient &client) const
    {
        QTRY_COMPARE_WITH_TIMEOUT(client.sequence, m_simulator->ledger().shards[0].lastSequence, wait);
    }
    void emitAndCatchUp(const GatewayClient &client, int count) const
    {
        const quint64 before = m_simulator->ledger().worldEvents;
        m_simulator->emitEvents(count);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().worldEvents, before + quint64(count), wait);
        catchUp(client);
    }
    // What was ordered before has been done, and what was sent before by \a client's connection has arrived
    void roundTrip(GatewayClient &client) const
    {
        const int acks = client.count(11);
        client.heartbeat();
        QTRY_COMPARE_WITH_TIMEOUT(client.count(11), acks + 1, wait);
    }
    static bool isWithoutGap(const QList<qint64> &sequences)
    {
        for (qsizetype i = 0; i < sequences.size(); ++i) {
            if (sequences[i] != i + 1)
                return false;
        }
        return true;
    }
};
