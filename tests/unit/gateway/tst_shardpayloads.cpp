#include "fakegateway.h"

#include <hikari/events/shard_events.h>
#include <hikari/gateway/gatewaythread_p.h>

#include <QLoggingCategory>
#include <QTest>

using namespace Hikari;

//! What listeners to ShardPayloadEvent get of what Discord sent
class TestShardPayloads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false")); }

    void theyAreAsTheyWereSent_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArray &sent, const QByteArray &expected) {
            QTest::newRow(name) << sent << expected;
        };
        row("as Discord sends it", R"({"t":"X","s":2,"op":0,"d":{"a":"ü\u00fc","b":[1.50,{}]}})",
            R"({"a":"ü\u00fc","b":[1.50,{}]})");
        row("with space", R"( { "t" : "X", "s": 2, "op": 0, "d" : { "a" : " , " } } )", R"({ "a" : " , " })");
        row("no object", R"({"t":"X","s":2,"op":0,"d":null})", "null");
        // Those that follow are put together anew.
        row("not the last", R"({"t":"X","s":2,"op":0,"d":{"a":1},"e":{"f":2}})", R"({"a":1})");
        row("the first", R"({"d":{"a":1},"t":"X","s":2,"op":0})", R"({"a":1})");
        row("twice", R"({"t":"X","s":2,"op":0,"d":{"a":1},"d":{"a":2}})", R"({"a":1})");
    }
    void theyAreAsTheyWereSent()
    {
        QFETCH(QByteArray, sent);
        QFETCH(QByteArray, expected);
        FakeGateway gateway;
        gateway.config->interest->setWanted(EventType::ShardPayload, true);
        gateway.becomeReady();
        gateway.items.clear();
        gateway.now()->receive(sent);
        gateway.settle();
        QVERIFY(!gateway.items.isEmpty());
        const EventPtr event = gateway.items.first().delivery.event;
        QVERIFY(event);
        const auto *payload = eventCast<ShardPayloadEvent>(*event);
        QVERIFY(payload);
        QCOMPARE(payload->name, QStringLiteral("X"));
        QCOMPARE(payload->payload, expected);
    }

    void theLastOneIsNamed()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        QCOMPARE(gateway.snapshot().lastEventName, QStringLiteral("READY"));
        auto last = [&, sequence = 1](const QByteArray &name) mutable {
            gateway.dispatch(name, ++sequence);
            return gateway.snapshot().lastEventName;
        };
        QCOMPARE(last("NEW_OF_DISCORD"), QStringLiteral("NEW_OF_DISCORD"));
        QCOMPARE(last("TYPING_START"), QStringLiteral("TYPING_START"));
        QCOMPARE(last("NEWER_OF_DISCORD"), QStringLiteral("NEWER_OF_DISCORD"));
        QCOMPARE(last(QByteArray(1'000, 'N')), QString(64, u'N'));
        QCOMPARE(gateway.snapshot().events, quint64(5));
        QCOMPARE(gateway.snapshot().sequence, 5);
    }

    void theBotLearnsOfThemWhileThereIsMoreToRead()
    {
        FakeGateway gateway;
        GatewayThread thread(&gateway.inbox); // does not run, so it never comes to the end of what there is to read
        gateway.thread = &thread;
        gateway.becomeReady();
        gateway.items.clear();
        const QByteArray typing = R"({"channel_id":"7","user_id":"8","timestamp":1,"more":"%1"})";
        const QByteArray large = QByteArray(typing).replace("%1", QByteArray(GatewayThread::wakeBytes / 4, 'x'));
        for (int sequence = 2; sequence <= 3; ++sequence)
            gateway.dispatch("TYPING_START", sequence, large);
        gateway.settle();
        QCOMPARE(gateway.items.size(), 0);
        // Also by what nobody wants
        gateway.config->interest->setWanted(EventType::GuildTyping, false);
        gateway.config->interest->setWanted(EventType::DMTyping, false);
        for (int sequence = 4; sequence <= 5; ++sequence)
            gateway.dispatch("TYPING_START", sequence, large);
        gateway.settle();
        QCOMPARE(gateway.items.size(), 2);
        gateway.shard.reset();
    }
};

QTEST_GUILESS_MAIN(TestShardPayloads)
#include "tst_shardpayloads.moc"
