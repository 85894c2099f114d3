#include "fakeserver.h"

#include <hikari/core/clock.h>
#include <hikari/gateway/eventinbox_p.h>
#include <hikari/gateway/shard_p.h>
#include <hikari/gateway/websockettransport_p.h>

#include <QLoggingCategory>
#include <QTest>
#include <QWebSocket>

#include <array>
#include <memory>
#include <utility>

using namespace Hikari;
using namespace std::chrono_literals;

namespace {

enum class Signal
{
    Connected,
    BytesWritten,
    FrameReceived, // in the middle of Qt's reading
    MessageReceived, // HELLO
    ReadyReceived,
    AboutToClose,
    ErrorOccurred,
    Disconnected,
};
constexpr int signalCount = int(Signal::Disconnected) + 1;

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
constexpr auto errorSignal = &QWebSocket::errorOccurred;
#else
constexpr auto errorSignal = qOverload<QAbstractSocket::SocketError>(&QWebSocket::error);
#endif

} // namespace

//! A shard whose connections end inside the signals of their own sockets (P12)
class TestSocketSignals : public QObject
{
    Q_OBJECT

    static constexpr int reconnects = 1000;

    std::unique_ptr<Shard> m_shard;
    std::array<int, signalCount> m_begun {}; // reconnects, by the signal
    int m_attempts = 0;
    bool m_isDue = false; // the reconnect of the newest
    int m_transports = 0; // that exist

    Transport *makeTransport(TransportClient *client)
    {
        auto *transport = new WebSocketTransport(std::nullopt, Inflater::defaultLimit, client);
        ++m_transports;
        connect(transport, &QObject::destroyed, this, [this] { --m_transports; });
        if (m_attempts < reconnects)
            reconnectAt(Signal(m_attempts % signalCount), transport->findChild<QWebSocket *>());
        ++m_attempts;
        return transport;
    }
    //! After the transport has heard of it, so some of them have ended already
    void reconnectAt(Signal signal, QWebSocket *socket)
    {
        m_isDue = true;
        const auto reconnect = [this, signal, attempt = m_attempts] {
            if (attempt != m_attempts - 1 || !std::exchange(m_isDue, false)) // ending it emits some of them again
                return;
            ++m_begun[std::size_t(signal)];
            m_shard->reconnect();
        };
        switch (signal) {
        case Signal::Connected:
            connect(socket, &QWebSocket::connected, this, reconnect);
            return;
        case Signal::BytesWritten:
            connect(socket, &QWebSocket::bytesWritten, this, reconnect);
            return;
        case Signal::FrameReceived:
            connect(socket, &QWebSocket::binaryFrameReceived, this, reconnect);
            return;
        case Signal::MessageReceived:
            connect(socket, &QWebSocket::binaryMessageReceived, this, reconnect);
            return;
        case Signal::ReadyReceived:
            connect(socket, &QWebSocket::binaryMessageReceived, this, [reconnect, isHello = true]() mutable {
                if (!std::exchange(isHello, false))
                    reconnect();
            });
            return;
        case Signal::AboutToClose:
            connect(socket, &QWebSocket::aboutToClose, this, reconnect);
            return;
        case Signal::ErrorOccurred:
            connect(socket, errorSignal, this, reconnect);
            return;
        case Signal::Disconnected:
            connect(socket, &QWebSocket::disconnected, this, reconnect);
            return;
        }
    }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false")); }

    void P12_reconnectsBegunInsideTheSocketsSignals()
    {
        FakeServer server;
        connect(&server, &FakeServer::clientAdded, this, [this](FakeClient *client) {
            const auto signal = Signal((m_attempts - 1) % signalCount);
            if (m_attempts > reconnects)
                return;
            if (signal == Signal::AboutToClose)
                client->close(4000);
            else if (signal == Signal::ErrorOccurred || signal == Signal::Disconnected)
                client->cut();
        });
        const auto config = std::make_shared<GatewayConfig>();
        config->token = Token(QStringLiteral("MTIzNDU2Nzg5MDEyMzQ1Njc4.GfakeX.abcdefghijklmnopqrstuvwxyz0123456789"));
        config->url = server.url();
        config->clock = Clock::system();
        config->compression = Compression::ZlibStream;
        config->interest = std::make_shared<EventInterest>();
        EventInbox inbox(1000, 1 << 20, [](const EventInbox::Item &) {});
        LocalIdentifyQueue queue(config->clock, 1, 1ms);
        ShardSetup setup;
        setup.config = config;
        setup.status = std::make_shared<ShardStatus>(0, 1, config->compression, config->clock);
        setup.identifyQueue = &queue;
        setup.inbox = &inbox;
        setup.transports = [this](TransportClient *client) { return makeTransport(client); };
        const auto status = setup.status;
        m_shard = std::make_unique<Shard>(std::move(setup));
        m_shard->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_attempts > reconnects && status->state() == ShardState::Ready, 60'000);
        for (const int begun : m_begun)
            QCOMPARE(begun, reconnects / signalCount);
        QTRY_COMPARE(server.openConnections(), 1); // P14
        QTRY_COMPARE(m_transports, 1);
        m_shard.reset();
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(m_transports, 0);
    }
};

QTEST_GUILESS_MAIN(TestSocketSignals)
#include "tst_socketsignals.moc"
