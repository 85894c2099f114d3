#include "../simulatedbot.h"

#include <QLoggingCategory>
#include <QTest>

using namespace Hikari;

//! Whoever is told that something has failed, because the bot stops, may destroy the bot
class TestBotDestroyed : public QObject
{
    Q_OBJECT

    std::unique_ptr<StrictSimulator> m_simulator;
    std::unique_ptr<GatewayBot> m_bot;
    std::optional<Error> m_error;

    void startBot()
    {
        BotConfig config = configFor(*m_simulator);
        config.sessionStore = std::make_shared<MemorySessionStore>();
        m_bot = std::make_unique<GatewayBot>(config);
        const Reply<void> started = m_bot->start(quick());
        QTRY_VERIFY(started.isFinished());
        QVERIFY(!started.error());
    }
    template<typename T>
    void destroyWhenItFails(const Reply<T> &reply)
    {
        reply.onError(this, [this](const Error &error) {
            m_error = error;
            m_bot.reset();
        });
    }
    //! A command for a shard that cannot come back
    void leaveACommandWaiting()
    {
        QVERIFY(m_simulator->injectFault(FaultOrder::of(FaultKind::RefuseHandshake)));
        m_simulator->cutConnection();
        const QMap<int, GatewayShard *> shards = m_bot->shards();
        for (const GatewayShard *shard : shards)
            QTRY_VERIFY(!shard->snapshot().isReady());
        const Reply<void> command = m_bot->updateVoiceState({ .guildId = m_simulator->guildIds().first() });
        QVERIFY(!command.isFinished());
        destroyWhenItFails(command);
    }

private Q_SLOTS:
    void init()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
        SimulatorConfig world = smallWorld();
        world.eventsPerSecond = 0;
        m_simulator = std::make_unique<StrictSimulator>(world);
        QVERIFY(m_simulator->start());
        m_error.reset();
        startBot();
    }
    void cleanup()
    {
        m_bot.reset();
        m_simulator.reset();
    }

    void whileACommandWaitsForClose()
    {
        leaveACommandWaiting();
        m_bot->close();
        QTRY_VERIFY(!m_bot);
        QCOMPARE(m_error->kind, Error::Kind::ShutDown);
    }
    void whileACommandWaitsForSuspend()
    {
        leaveACommandWaiting();
        m_bot->suspend();
        QTRY_VERIFY(!m_bot);
        QCOMPARE(m_error->kind, Error::Kind::ShutDown);
    }
    void whileItIsResharded_data()
    {
        QTest::addColumn<bool>("isAsking"); // for the session starts that are left
        QTest::newRow("before the answer to GET /gateway/bot") << true;
        QTest::newRow("while the new shards start") << false;
    }
    void whileItIsResharded()
    {
        QFETCH(bool, isAsking);
        destroyWhenItFails(m_bot->reshard(4));
        if (!isAsking)
            QTRY_COMPARE(m_bot->sessionSnapshot().reshardingTo, 4);
        m_bot->close();
        QTRY_VERIFY(!m_bot);
        QCOMPARE(m_error->kind, Error::Kind::ShutDown);
    }
    void byItsOwnerWhileItIsResharded()
    {
        const Reply<void> resharded = m_bot->reshard(4);
        QTRY_COMPARE(m_bot->sessionSnapshot().reshardingTo, 4);
        m_bot.reset();
        QVERIFY(resharded.isFinished());
        QCOMPARE(resharded.error()->kind, Error::Kind::ShutDown);
    }
};

QTEST_GUILESS_MAIN(TestBotDestroyed)
#include "tst_botdestroyed.moc"
