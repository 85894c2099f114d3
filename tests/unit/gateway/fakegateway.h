#pragma once

#include <hikari/core/clock.h>
#include <hikari/gateway/eventinbox_p.h>
#include <hikari/gateway/shard_p.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

#include <memory>
#include <utility>

namespace Hikari {

//! A connection that does what the test says
class FakeTransport : public Transport
{
    Q_OBJECT
public:
    FakeTransport(int *open, QList<int> *closes, TransportClient *client)
        : Transport(client)
        , m_open(open)
        , m_closes(closes)
        , m_firstClient(client)
    { }
    ~FakeTransport() override { FakeTransport::abort(); }

    void open(const QUrl &to) override
    {
        url = to;
        ++*m_open;
        m_counted = true;
    }
    void send(const QByteArray &text) override { sent.append(QJsonDocument::fromJson(text).object()); }
    void close(int code, const QString &) override
    {
        closeCode = code;
        m_closes->append(code);
        if (!hangsOnClose)
            end({ .cause = TransportEnd::Cause::ClosedByUs });
    }
    void abort() override
    {
        dropClient();
        if (std::exchange(m_counted, false))
            --*m_open;
    }
    void setReading(bool reading) override { isReading = reading; }

    // What the server does
    void accept()
    {
        if (client())
            client()->transportOpened();
    }
    void receive(const QByteArray &json)
    {
        if (client())
            client()->textReceived(json);
    }
    void receiveBinary(const QByteArray &message)
    {
        if (client())
            client()->binaryReceived(message);
    }
    //! As a transport would that does not know of its end; the connection must still live
    void receiveTooLate(const QByteArray &json) { m_firstClient->textReceived(json); }
    void end(const TransportEnd &how)
    {
        TransportClient *to = client();
        abort();
        if (to)
            to->transportEnded(how);
    }
    void serverCloses(int code) { end({ .cause = TransportEnd::Cause::ClosedByServer, .closeCode = code }); }
    void cut() { end({ .cause = TransportEnd::Cause::Lost }); }
    void refuse() { end({ .cause = TransportEnd::Cause::Failed, .error = QStringLiteral("Connection refused") }); }
    bool isAlive() const { return client() != nullptr; }

    QUrl url;
    QList<QJsonObject> sent;
    int closeCode = 0;
    bool hangsOnClose = false;
    bool isReading = true;

private:
    int *m_open;
    QList<int> *m_closes;
    TransportClient *const m_firstClient;
    bool m_counted = false;
};

//! A shard on a manual clock with scripted connections
class FakeGateway : public QObject
{
    Q_OBJECT
public:
    static constexpr int interval = 40000; // milliseconds between heartbeats

    explicit FakeGateway(int inboxLimit = 100000)
        : inbox(inboxLimit, qint64(1) << 40, [this](const EventInbox::Item &item) { items.append(item); })
        , queue(&clock, 1, std::chrono::seconds(5))
    {
        config = std::make_shared<GatewayConfig>();
        config->token = Token(QStringLiteral("MTIzNDU2Nzg5MDEyMzQ1Njc4.GfakeX.abcdefghijklmnopqrstuvwxyz0123456789"));
        config->intents = Intent::Guilds | Intent::GuildMembers | Intent::MessageContent;
        config->url = QUrl(QStringLiteral("wss://base.example"));
        config->shardCount = 4;
        config->clock = &clock;
        config->compression = Compression::None;
        config->seed = 1;
        config->interest = std::make_shared<EventInterest>();
        for (std::size_t type = 0; type < eventTypeCount; ++type) {
            if (EventType(type) != EventType::ShardPayload)
                config->interest->setWanted(EventType(type), true);
        }
    }

    void create(int id = 1)
    {
        status = std::make_shared<ShardStatus>(id, config->shardCount, config->compression, &clock);
        ShardSetup setup;
        setup.config = config;
        setup.id = id;
        setup.status = status;
        setup.identifyQueue = &queue;
        setup.inbox = &inbox;
        setup.thread = thread;
        setup.transports = [this](TransportClient *client) {
            auto *transport = new FakeTransport(&openNow, &closes, client);
            m_transports.append(transport);
            ++attempts;
            return transport;
        };
        shard = std::make_unique<Shard>(std::move(setup));
        connect(shard.get(), &Shard::failed, this, [this](const Error &error) { failures.append(error); });
        connect(shard.get(), &Shard::stopped, this, [this] { ++stops; });
    }
    //! Lets posted calls arrive; no time passes
    void settle()
    {
        for (int i = 0; i < 4; ++i) {
            QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
        mostOpen = std::max(mostOpen, openNow);
    }
    void advance(std::chrono::nanoseconds time)
    {
        clock.advance(time);
        settle();
    }
    //! The newest connection
    FakeTransport *now() const { return m_transports.isEmpty() ? nullptr : m_transports.last().data(); }

    void hello() { now()->receive(R"({"t":null,"s":null,"op":10,"d":{"heartbeat_interval":40000}})"); }
    void acknowledge() { now()->receive(R"({"t":null,"s":null,"op":11,"d":null})"); }
    void dispatch(
        const QByteArray &name, int sequence, const QByteArray &d = R"({"channel_id":"7","user_id":"8","timestamp":1})")
    {
        now()->receive("{\"t\":\"" + name + "\",\"s\":" + QByteArray::number(sequence) + ",\"op\":0,\"d\":" + d + "}");
    }
    //! One for each sequence that follows READY, up to \a last
    void dispatchUpTo(int last)
    {
        for (int sequence = 2; sequence <= last; ++sequence)
            dispatch("TYPING_START", sequence);
    }
    void ready(const QByteArray &resumeUrl = "wss://resume.example")
    {
        dispatch("READY", 1,
            "{\"v\":10,\"user\":{\"id\":\"5\",\"username\":\"b\"},\"guilds\":[{\"id\":\"9\",\"unavailable\":true}],"
            "\"session_id\":\"session"
                + QByteArray::number(++m_sessions) + "\",\"resume_gateway_url\":\"" + resumeUrl
                + "\",\"application\":{\"id\":\"5\",\"flags\":0}}");
    }
    void resumed(int sequence) { dispatch("RESUMED", sequence); }
    //! Opens the newest connection and says HELLO
    void greet()
    {
        now()->accept();
        hello();
    }
    void becomeReady()
    {
        if (!shard)
            create();
        shard->start();
        settle();
        greet();
        ready();
        settle();
    }
    //! What a shard goes through, up to Ready; from there the last two
    enum class Stage
    {
        Queued,
        Connecting,
        AwaitingHello,
        Identifying,
        Ready,
        Resuming,
        BackingOff
    };
    //! Has a shard that was created come as far as \a stage
    void reach(Stage stage)
    {
        shard->start();
        if (stage >= Stage::Connecting)
            settle();
        if (stage >= Stage::AwaitingHello)
            now()->accept();
        if (stage >= Stage::Identifying)
            hello();
        if (stage >= Stage::Ready)
            ready();
        if (stage == Stage::Resuming)
            now()->cut();
        if (stage == Stage::BackingOff)
            now()->receive(R"({"op":9,"d":true})");
    }
    //! Moves on, answering heartbeats, until a new connection is tried; false if none is within \a limit
    bool awaitAttempt(std::chrono::nanoseconds limit)
    {
        const int before = attempts;
        const auto end = clock.monotonic() + limit;
        while (attempts == before && clock.monotonic() < end)
            advance(std::chrono::milliseconds(10));
        return attempts > before;
    }
    //! Time passes as on a sound connection
    void live(std::chrono::seconds time)
    {
        for (std::chrono::seconds passed(0); passed < time; passed += std::chrono::seconds(1)) {
            advance(std::chrono::seconds(1));
            acknowledge();
        }
    }

    ShardSnapshot snapshot() const { return status->snapshot(); }
    ShardState state() const { return status->state(); }
    int sentOp() const { return now()->sent.isEmpty() ? -1 : now()->sent.last()[u"op"].toInt(); }
    //! The first payload of the newest connection with \a op
    QJsonObject sentPayload(int op) const
    {
        for (const QJsonObject &payload : now()->sent) {
            if (payload[u"op"].toInt() == op)
                return payload;
        }
        return {};
    }
    int sentCount(int op) const
    {
        int count = 0;
        for (const QJsonObject &payload : now()->sent)
            count += payload[u"op"].toInt() == op ? 1 : 0;
        return count;
    }
    QList<ShardState> states() const
    {
        QList<ShardState> states;
        for (const EventInbox::Item &item : items) {
            if (!item.delivery.event && !item.session && !item.isCaughtUp)
                states.append(item.state);
        }
        return states;
    }

    ManualClock clock;
    std::shared_ptr<GatewayConfig> config;
    GatewayThread *thread = nullptr; //!< is told what the shard reads, which lives in the test's all the same
    QList<EventInbox::Item> items;
    EventInbox inbox;
    LocalIdentifyQueue queue;
    std::shared_ptr<ShardStatus> status;
    std::unique_ptr<Shard> shard;
    QList<Error> failures;
    int stops = 0;
    int attempts = 0;
    int openNow = 0; // connections that exist at this moment
    QList<int> closes; // codes of all close frames that were sent
    int mostOpen = 0;

private:
    QList<QPointer<FakeTransport>> m_transports;
    int m_sessions = 0;
};

} // namespace Hikari
