#include "fakegateway.h"

#include <hikari/events/shard_events.h>

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
};

QTEST_GUILESS_MAIN(TestShardPayloads)
#include "tst_shardpayloads.moc"
