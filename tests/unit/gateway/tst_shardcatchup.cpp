#include "fakegateway.h"

#include <QLoggingCategory>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

//! Shard::catchUp(): when is what was sent until now known to have been read? (P68)
class TestShardCatchUp : public QObject
{
    Q_OBJECT

    //! How many events came before the shard had caught up; -1: it has not
    static int eventsBefore(const FakeGateway &gateway)
    {
        int events = 0;
        for (const EventInbox::Item &item : gateway.items) {
            if (item.isCaughtUp)
                return events;
            events += item.delivery.event && item.delivery.event->type == EventType::GuildTyping ? 1 : 0;
            events += item.delivery.event && item.delivery.event->type == EventType::DMTyping ? 1 : 0;
        }
        return -1;
    }

private Q_SLOTS:
    void init() { QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false")); }

    void itSaysSoBehindWhatWasSentBeforeTheAnswer()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.shard->catchUp();
        QCOMPARE(gateway.sentCount(1), 1);
        gateway.dispatchUpTo(4);
        gateway.settle();
        QCOMPARE(eventsBefore(gateway), -1);
        gateway.acknowledge();
        gateway.dispatch("TYPING_START", 5);
        gateway.settle();
        QCOMPARE(eventsBefore(gateway), 3);
    }
    void answersToEarlierBeatsDoNotCount()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.now()->receive(R"({"t":null,"s":null,"op":1,"d":null})"); // a beat that the server wants
        gateway.shard->catchUp();
        gateway.dispatchUpTo(2);
        gateway.acknowledge();
        gateway.settle();
        QCOMPARE(eventsBefore(gateway), -1);
        gateway.dispatch("TYPING_START", 3);
        gateway.acknowledge();
        gateway.settle();
        QCOMPARE(eventsBefore(gateway), 2);
    }
    void P16_oneAnswerToTwoBeatsDelaysNothing_data()
    {
        QTest::addColumn<int>("merged"); // how often one ACK answered two
        QTest::newRow("once") << 1;
        QTest::newRow("several times") << 3;
    }
    void P16_oneAnswerToTwoBeatsDelaysNothing()
    {
        QFETCH(int, merged);
        for (const bool leaves : { false, true }) {
            FakeGateway gateway;
            gateway.becomeReady();
            for (int i = 0; i < merged; ++i) {
                while (gateway.sentCount(1) == 2 * i)
                    gateway.advance(100ms);
                gateway.now()->receive(R"({"t":null,"s":null,"op":1,"d":null})");
                gateway.acknowledge();
            }
            QCOMPARE(gateway.sentCount(1), 2 * merged);
            if (leaves)
                gateway.shard->leave();
            else
                gateway.shard->catchUp();
            const auto isDone = [&] { return leaves ? gateway.stops == 1 : eventsBefore(gateway) == 1; };
            gateway.dispatch("TYPING_START", 2);
            // Each beat is answered from now on, and no time passes.
            for (int answered = 2 * merged; !isDone() && answered < gateway.sentCount(1); ++answered) {
                gateway.acknowledge();
                gateway.settle();
            }
            QVERIFY(isDone());
        }
    }
    void afterALossItAsksAgain()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.shard->catchUp();
        gateway.now()->cut();
        gateway.settle();
        gateway.greet();
        gateway.dispatch("TYPING_START", 2); // replayed
        gateway.resumed(3);
        gateway.settle();
        QCOMPARE(eventsBefore(gateway), -1);
        QCOMPARE(gateway.sentCount(1), 1);
        gateway.acknowledge();
        gateway.settle();
        QCOMPARE(eventsBefore(gateway), 1);
    }
    void oneThatWaitsForItsSessionAsksWhenItIsReady()
    {
        FakeGateway gateway;
        gateway.create();
        gateway.shard->start();
        gateway.shard->catchUp();
        gateway.becomeReady();
        QCOMPARE(eventsBefore(gateway), -1);
        gateway.acknowledge();
        gateway.settle();
        QCOMPARE(eventsBefore(gateway), 0);
    }
    void oneThatIsStoppedOrRefusedSaysSoAtOnce()
    {
        FakeGateway stopped;
        stopped.create();
        stopped.shard->catchUp();
        stopped.settle();
        QCOMPARE(eventsBefore(stopped), 0);

        FakeGateway stopping;
        stopping.becomeReady();
        stopping.shard->catchUp();
        stopping.shard->stop();
        stopping.settle();
        QCOMPARE(eventsBefore(stopping), 0);

        FakeGateway refused;
        refused.becomeReady();
        refused.shard->catchUp();
        refused.now()->serverCloses(4004);
        refused.settle();
        QCOMPARE(refused.state(), ShardState::Failed);
        QCOMPARE(eventsBefore(refused), 0);
    }
};

QTEST_GUILESS_MAIN(TestShardCatchUp)
#include "tst_shardcatchup.moc"
