#include "fakegateway.h"

#include <hikari/gateway/gatewaymessages_p.h>
#include <hikari/gateway/sendqueue_p.h>

#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

static GatewayCommand command(quint64 id)
{
    GatewayCommand command;
    command.id = id;
    command.text = QByteArray::number(id);
    return command;
}

static GatewayCommand presence(quint64 id, const QString &name)
{
    GatewayCommand command;
    command.id = id;
    command.presence = PresenceUpdate { .activities = { Activity::watching(name) } };
    command.text = presenceMessage(*command.presence);
    command.outlivesSession = true;
    return command;
}

class TestSendQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
        m_sent.clear();
        m_queue = std::make_unique<SendQueue>(
            &m_clock, std::nullopt, [this](const QByteArray &text) { m_sent.append(text); }, nullptr);
    }

    void waitsUntilItIsOpen()
    {
        QSignalSpy finished(m_queue.get(), &SendQueue::finished);
        m_queue->add(command(1));
        m_queue->add(command(2));
        QCOMPARE(m_queue->waiting(), 2);
        QVERIFY(m_sent.isEmpty());
        m_queue->startConnection(41s);
        m_queue->setOpen(true);
        QCOMPARE(m_sent, (QList<QByteArray> { "1", "2" }));
        QCOMPARE(m_queue->waiting(), 0);
        QCOMPARE(finished.size(), 2);
        QCOMPARE(finished[0][0].toULongLong(), quint64(1));
        QVERIFY(!finished[0][1].value<Error>());
    }
    void P56_placesAreKeptForHeartbeats_data()
    {
        QTest::addColumn<int>("interval");
        QTest::addColumn<int>("commands");
        QTest::newRow("Discord's interval") << 41'250 << 115;
        QTest::newRow("beats every ten seconds") << 10'000 << 111;
        QTest::newRow("beats every second") << 1'000 << 60;
        QTest::newRow("beats every 10 ms") << 10 << 60;
    }
    void P56_placesAreKeptForHeartbeats()
    {
        QFETCH(int, interval);
        QFETCH(int, commands);
        m_queue->startConnection(std::chrono::milliseconds(interval));
        m_queue->setOpen(true);
        for (quint64 id = 1; id <= 500; ++id)
            m_queue->add(command(id));
        QCOMPARE(m_sent.size(), commands);
        m_clock.advance(60s);
        QCOMPARE(m_sent.size(), commands);
        m_clock.advance(1s);
        QCOMPARE(m_sent.size(), 2 * commands);
        QCOMPARE(m_sent.last(), QByteArray::number(2 * commands)); // in order
    }
    void P56_theLimitBelongsToTheConnection()
    {
        m_queue->startConnection(41s);
        m_queue->setOpen(true);
        for (quint64 id = 1; id <= 200; ++id)
            m_queue->add(command(id));
        QCOMPARE(m_sent.size(), 115);
        m_queue->setOpen(false);
        m_clock.advance(120s);
        QCOMPARE(m_sent.size(), 115);
        m_queue->startConnection(41s);
        m_queue->count(); // RESUME
        m_queue->setOpen(true);
        QCOMPARE(m_sent.size(), 200);
    }
    void P57_onlyTheLastPresenceIsSent()
    {
        QSignalSpy finished(m_queue.get(), &SendQueue::finished);
        m_queue->startConnection(41s);
        m_queue->setOpen(true);
        for (quint64 id = 1; id <= 50; ++id)
            m_queue->add(presence(id, QString::number(id)));
        QCOMPARE(m_sent.size(), 5);
        QCOMPARE(finished.size(), 5);
        QCOMPARE(m_queue->waiting(), 1);
        m_queue->add(command(51)); // what waits for its own limit holds up nobody
        QCOMPARE(m_sent.last(), "51");
        m_clock.advance(21s);
        QCOMPARE(m_sent.size(), 7);
        QVERIFY(m_sent.last().contains("\"name\":\"50\""));
        QCOMPARE(finished.size(), 51);
        QCOMPARE(m_queue->presence()->activities.first().name, QStringLiteral("50"));
    }
    void P57_aNewConnectionHasNoFurtherPresences()
    {
        m_queue->startConnection(41s);
        m_queue->setOpen(true);
        for (quint64 id = 1; id <= 6; ++id)
            m_queue->add(presence(id, QString::number(id)));
        m_queue->setOpen(false);
        m_queue->startConnection(41s);
        m_queue->setOpen(true);
        QCOMPARE(m_sent.size(), 5);
    }
    void P57_thatOfIdentifyIsOneOfThem()
    {
        m_queue->add(presence(1, QStringLiteral("first")));
        m_queue->startConnection(41s);
        m_queue->identified();
        m_queue->setOpen(true);
        for (quint64 id = 2; id <= 10; ++id)
            m_queue->add(presence(id, QString::number(id)));
        QCOMPARE(m_sent.size(), 4);
        m_clock.advance(21s);
        QCOMPARE(m_sent.size(), 5);
    }
    void cancelledCommandsAreNotSent()
    {
        m_queue->add(command(1));
        m_queue->add(command(2));
        m_queue->add(presence(3, QStringLiteral("a")));
        m_queue->add(presence(4, QStringLiteral("b")));
        m_queue->cancel(1);
        m_queue->cancel(4); // the presence stands for 3 still
        m_queue->cancel(99);
        m_queue->startConnection(41s);
        m_queue->setOpen(true);
        QCOMPARE(m_sent.size(), 2);
        m_queue->setOpen(false);
        m_queue->add(presence(5, QStringLiteral("c")));
        m_queue->cancel(5);
        QCOMPARE(m_queue->waiting(), 0);
    }
    void endingTheSessionFailsWhatWasMeantForIt()
    {
        QSignalSpy finished(m_queue.get(), &SendQueue::finished);
        m_queue->add(command(1));
        GatewayCommand lasting = command(2);
        lasting.outlivesSession = true;
        m_queue->add(lasting);
        m_queue->add(presence(3, QStringLiteral("a")));
        m_queue->endSession();
        QCOMPARE(finished.size(), 1);
        QCOMPARE(finished[0][0].toULongLong(), quint64(1));
        QCOMPARE(finished[0][1].value<Error>().kind, Error::Kind::Gateway);
        QCOMPARE(m_queue->waiting(), 2);
        m_queue->failAll({ .kind = Error::Kind::State, .message = QStringLiteral("stopped") });
        QCOMPARE(finished.size(), 3);
        QCOMPARE(m_queue->waiting(), 0);
    }
    void P59_identifyCarriesTheLastPresence()
    {
        FakeGateway gateway;
        gateway.config->presence = PresenceUpdate { .activities = { Activity::playing(QStringLiteral("first")) } };
        gateway.becomeReady();
        const auto identified = [&gateway] {
            return gateway.sentPayload(2)[u"d"][u"presence"][u"activities"][0][u"name"].toString();
        };
        QCOMPARE(identified(), QStringLiteral("first"));
        gateway.shard->submit(presence(1, QStringLiteral("second")));
        QCOMPARE(gateway.sentPayload(3)[u"d"][u"activities"][0][u"name"].toString(), QStringLiteral("second"));
        // Not after RESUMED
        gateway.now()->cut();
        gateway.settle();
        gateway.greet();
        gateway.resumed(2);
        QCOMPARE(gateway.state(), ShardState::Ready);
        QCOMPARE(gateway.sentCount(3), 0);
        // In the IDENTIFY of a new session, also what was set while there was none
        gateway.now()->serverCloses(4009);
        gateway.shard->submit(presence(2, QStringLiteral("third")));
        QVERIFY(gateway.awaitAttempt(2min));
        gateway.greet();
        gateway.advance(6s);
        QCOMPARE(identified(), QStringLiteral("third"));
        gateway.ready();
        QCOMPARE(gateway.sentCount(3), 0);
    }
    void P56_beatsThatAreNotDueTakePlaces()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        for (int i = 0; i < 20; ++i) {
            gateway.shard->catchUp();
            gateway.acknowledge();
            gateway.settle();
        }
        QCOMPARE(gateway.sentCount(1), 20);
        for (quint64 id = 1; id <= 130; ++id)
            gateway.shard->submit(command(id));
        gateway.settle();
        QCOMPARE(gateway.now()->sent.size(), qsizetype(SendQueue::sendLimit - SendQueue::leastReserve));
    }
    void P56_whatWaitsEndsWithItsSessionUnlessAskedOtherwise()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        QSignalSpy finished(gateway.shard.get(), &Shard::commandFinished);
        gateway.now()->cut();
        gateway.settle();
        gateway.shard->submit(command(1));
        GatewayCommand lasting = command(2);
        lasting.outlivesSession = true;
        gateway.shard->submit(lasting);
        gateway.now()->cut();
        QVERIFY(gateway.awaitAttempt(2min));
        gateway.greet();
        QCOMPARE(finished.size(), 0); // the session may go on
        gateway.now()->serverCloses(4009);
        QCOMPARE(finished.size(), 1);
        QCOMPARE(finished[0][0].toULongLong(), quint64(1));
        QCOMPARE(finished[0][1].value<Error>().kind, Error::Kind::Gateway);
        QVERIFY(gateway.awaitAttempt(2min));
        gateway.greet();
        gateway.advance(5s);
        gateway.ready();
        QCOMPARE(finished.size(), 2);
        QVERIFY(!finished[1][1].value<Error>());
    }
    void P30_whatIsAskedForWhileARestartClosesIsSentInTheNewSession()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        QSignalSpy finished(gateway.shard.get(), &Shard::commandFinished);
        FakeTransport *const old = gateway.now();
        old->hangsOnClose = true;
        gateway.shard->restart();
        gateway.shard->submit(command(1));
        QCOMPARE(finished.size(), 0);
        old->end({ .cause = TransportEnd::Cause::ClosedByUs });
        gateway.advance(5s);
        gateway.greet();
        QCOMPARE(gateway.sentOp(), 2);
        const qsizetype before = gateway.now()->sent.size();
        gateway.ready();
        QCOMPARE(finished.size(), 1);
        QVERIFY(!finished[0][1].value<Error>());
        QCOMPARE(gateway.now()->sent.size(), before + 1);
    }
    void aStoppedShardTakesNoCommands()
    {
        FakeGateway gateway;
        gateway.create();
        QSignalSpy finished(gateway.shard.get(), &Shard::commandFinished);
        gateway.shard->submit(command(1));
        QCOMPARE(finished.size(), 1);
        QCOMPARE(finished[0][1].value<Error>().kind, Error::Kind::State);
        gateway.shard->start();
        gateway.shard->submit(command(2));
        QCOMPARE(gateway.snapshot().sendsWaiting, 1);
        gateway.shard->stop();
        QCOMPARE(finished.size(), 2);
        QCOMPARE(gateway.snapshot().sendsWaiting, 0);
    }
    void P119_whatWaitsFailsWithItsShard_data()
    {
        QTest::addColumn<std::function<void(FakeGateway &)>>("end");
        using End = std::function<void(FakeGateway &)>;
        QTest::newRow("stopped") << End([](FakeGateway &gateway) { gateway.shard->stop(); });
        QTest::newRow("suspended") << End([](FakeGateway &gateway) { gateway.shard->suspend(); });
        QTest::newRow("refused") << End([](FakeGateway &gateway) { gateway.now()->serverCloses(4004); });
    }
    void P119_whatWaitsFailsWithItsShard()
    {
        QFETCH(std::function<void(FakeGateway &)>, end);
        FakeGateway gateway;
        gateway.becomeReady();
        QSignalSpy finished(gateway.shard.get(), &Shard::commandFinished);
        gateway.now()->cut();
        gateway.settle();
        GatewayCommand lasting = command(1);
        lasting.outlivesSession = true;
        gateway.shard->submit(lasting);
        gateway.greet();
        end(gateway);
        QCOMPARE(finished.size(), 1);
        QCOMPARE(finished[0][1].value<Error>().kind, Error::Kind::State);
    }
    void P56_aBurstDoesNotHoldUpHeartbeats()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        for (quint64 id = 1; id <= 500; ++id)
            gateway.shard->submit(presence(id, QString::number(id)));
        GatewayCommand voice;
        voice.text = voiceStateMessage({ .guildId = Snowflake(9) });
        for (quint64 id = 501; id <= 1000; ++id) {
            voice.id = id;
            gateway.shard->submit(voice);
        }
        QVERIFY(gateway.now()->sent.size() <= 115);
        gateway.live(45s);
        QVERIFY(gateway.sentCount(1) >= 1);
        QVERIFY(gateway.now()->sent.size() <= 120);
        QCOMPARE(gateway.state(), ShardState::Ready);
    }
    void whatIsShownIsWhatDiscordTakes_data()
    {
        QTest::addColumn<Activity>("activity");
        QTest::addColumn<QByteArray>("json");
        Activity full = Activity::streaming(QStringLiteral("s"), QStringLiteral("https://twitch.tv/x"));
        full.details = QStringLiteral("bots cannot set this");
        QTest::newRow("streaming") << full << QByteArray("{\"name\":\"s\",\"type\":1,\"url\":\"https://twitch.tv/x\"}");
        QTest::newRow("custom") << Activity::custom(QStringLiteral("hello"))
                                << QByteArray("{\"name\":\"Custom Status\",\"type\":4,\"state\":\"hello\"}");
        QTest::newRow("custom by name alone") << Activity::of(ActivityType::Custom,
            QStringLiteral("hello")) << QByteArray("{\"name\":\"Custom Status\",\"type\":4,\"state\":\"hello\"}");
    }
    void whatIsShownIsWhatDiscordTakes()
    {
        QFETCH(Activity, activity);
        QFETCH(QByteArray, json);
        PresenceUpdate update;
        update.status = Status::Offline;
        update.isAfk = true;
        update.since = Timestamp::fromMilliseconds(91879201);
        update.activities = { activity };
        const QJsonObject sent = QJsonDocument::fromJson(presenceMessage(update)).object();
        QCOMPARE(sent[u"op"].toInt(), 3);
        QCOMPARE(sent[u"d"][u"status"].toString(), QStringLiteral("invisible"));
        QCOMPARE(sent[u"d"][u"since"].toInteger(), qint64(91879201));
        QCOMPARE(sent[u"d"][u"afk"].toBool(), true);
        QCOMPARE(sent[u"d"][u"activities"][0].toObject(), QJsonDocument::fromJson(json).object());
    }

private:
    ManualClock m_clock;
    std::unique_ptr<SendQueue> m_queue;
    QList<QByteArray> m_sent;
};

QTEST_GUILESS_MAIN(TestSendQueue)
#include "tst_sendqueue.moc"
