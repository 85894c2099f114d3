#pragma once

#include <hikari/core/error.h>
#include <hikari/core/loglevels_p.h>
#include <hikari/core/timer.h>
#include <hikari/events/decoder_p.h>
#include <hikari/gateway/backoff_p.h>
#include <hikari/gateway/eventinbox_p.h>
#include <hikari/gateway/gatewayconfig.h>
#include <hikari/gateway/heartbeat_p.h>
#include <hikari/gateway/identifyqueue_p.h>
#include <hikari/gateway/sendqueue_p.h>
#include <hikari/gateway/sequencewindow_p.h>
#include <hikari/gateway/shardconnection_p.h>
#include <hikari/gateway/shardstatus_p.h>
#include <hikari/json/reader_p.h>

#include <QObject>
#include <QUrl>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>

namespace Hikari {

class GatewayThread;

//! \brief What a shard is made with; what is pointed to outlives it
struct ShardSetup
{
    std::shared_ptr<const GatewayConfig> config; //!< clock and interest are not null
    int id = 0;
    quint32 set = 0; //!< see ShardSet
    std::shared_ptr<ShardStatus> status;
    IdentifyQueue *identifyQueue = nullptr;
    EventInbox *inbox = nullptr;
    GatewayThread *thread = nullptr; //!< null: the inbox's own
    const std::atomic<bool> *wantsFingerprints = nullptr; //!< null: nobody does
    TransportFactory transports;
};

//! \brief The state machine of one shard
//!
//! Lives in a gateway thread; every function is called there. Has at most one connection at any time (P14). Destroying
//! it cuts the connection without a close frame, so that the session stays resumable (P8).
class HIKARI_AUTOTEST_EXPORT Shard : public QObject, private ShardConnectionClient
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds helloDeadline { 20 };
    static constexpr std::chrono::seconds readyDeadline { 60 }; //!< started anew by each replayed event
    static constexpr std::chrono::seconds healthyAge { 30 }; //!< of a connection whose loss needs no waiting
    static constexpr int hostAttempts = 2; //!< failures after which the resume host is given up (P1)
    static constexpr int resumeAttempts = 3; //!< failed RESUMEs after which the session is given up (P28)
    static constexpr std::chrono::seconds resumePatience { 90 }; //!< since the first RESUME, likewise

    explicit Shard(ShardSetup setup);
    ~Shard() override;

    // The commands of GatewayShard
    void start();
    void stop();
    void reconnect();
    void restart();
    //! \brief Sends \a command when it may; commandFinished() follows
    void submit(const GatewayCommand &command);
    void cancelCommand(quint64 id);

    // For the ShardManager
    //! \brief Stops unless it is down already; stopped() follows in any case
    void close();
    //! \brief As close(), but leaves the session to another process: suspended() comes first, when there is one
    void suspend();
    //! \brief Puts the session, without an id when there is none, into the inbox, behind all that it has put there
    void reportSession();
    //! \brief Reads all that was sent to it until now, then says so in the inbox, behind what it has put there
    //!
    //! A shard that is not connected does so when it is ready again, one that is stopped or failed at once.
    void catchUp();
    //! \brief As close(), but first reads all that was sent to it until now, and sends the commands that wait
    //!
    //! A shard that is not connected does so when it has resumed; one whose session cannot be resumed stops.
    void leave();
    //! \brief Fails as another shard of the bot has, with \a closeCode; failed() is not emitted
    void giveUp(int closeCode);

Q_SIGNALS:
    //! It is stopped as it was told to
    void stopped();
    //! It leaves this session behind, to be resumed
    void suspended(const Hikari::GatewaySession &session);
    //! Discord refused it for good
    void failed(const Hikari::Error &error);
    //! \a error is none when it was sent
    void commandFinished(quint64 id, const Hikari::Error &error);

private:
    //! Where the attempt is
    enum class Phase
    {
        Idle, //!< stopped or failed
        Queued,
        Opening,
        AwaitingHello,
        AwaitingSlot, //!< connected before its time to identify
        AwaitingReady, //!< IDENTIFY or RESUME is sent
        Live,
        Waiting, //!< between attempts
        Closing, //!< by our own close frame
    };
    struct Session
    {
        QString id; // empty: none
        QUrl resumeUrl; // empty: none, or given up
        SequenceWindow sequences;
    };
    //! Why a connection came to its end
    struct Loss
    {
        QString reason; // completes "shard 1: "
        int closeCode = 0; // the server's; 0: none
        bool isNewSession = false;
        bool isHostFault = false; // no server's verdict: the host may be dead
        bool isRequested = false; // by the operator: goes on at once
        std::chrono::nanoseconds leastDelay { 0 };
    };

    void connectionOpened(ShardConnection *connection) override;
    void payloadReceived(
        ShardConnection *connection, std::string_view json, bool isPadded, qsizetype wireSize) override;
    void connectionBroken(ShardConnection *connection, const QString &reason) override;
    void connectionEnded(ShardConnection *connection, const TransportEnd &end) override;

    void go(const QString &reason);
    void onGranted(quint64 turn, std::chrono::nanoseconds notBefore);
    void openConnection();
    void onTimeout();
    void onDeadline();

    void handle(int op, JsonValue d, std::string_view json);
    void onHello(JsonValue d);
    void onReconnectRequested();
    void onInvalidSession(bool isResumable);
    //! \param dataText that of d; empty: it was not looked for
    void onDispatch(
        std::string_view name, qint64 sequence, JsonValue d, std::string_view json, std::string_view dataText);
    bool takeSequence(std::string_view name, qint64 sequence);
    bool countDispatch(std::string_view name, qint64 sequence);
    void countReplayed();
    bool isUsable(const QUrl &resumeUrl) const;
    bool rememberSession(JsonValue ready);
    void becomeReady(bool isResumed);

    void identify();
    void resume();
    void heartbeat();
    void sendBeat();
    void send(const QByteArray &text);
    void failCommands();
    void publishWaiting();
    void askForAck();
    void sendExtraBeat();
    void countAwaitedAck();
    void reportCaughtUp();
    void leaveIfDone();

    void lose(Loss loss);
    bool giveUpSessionIfBricked(const Loss &loss);
    std::chrono::nanoseconds delayAfter(const Loss &loss, bool wasLive);
    void fail(int closeCode, bool isReported, const QString &text);
    void finishStopping();
    void dropConnection(int ourCode, const QString &reason, int serverCode = 0);
    void forgetSession();
    GatewaySession storedSession() const; // without an id: there is none that could be resumed
    void restoreSession(const GatewaySession &session);
    void resetLadder();
    void returnTicket();

    void setState(ShardState state, const QString &reason = {}, const QString &detail = {}, Timestamp next = {});
    void push(
        EventPtr event, QByteArray payload, qsizetype size, EventIdentity identity = {}, bool isContinued = false);
    void holdBack();
    void onDrained();
    void publishHeartbeat();
    QString resumeText() const;

    const ShardSetup m_setup;
    const GatewayConfig &m_config;
    const int m_id;
    const QLoggingCategory &m_log; // hikari.gateway.ID
    const QLoggingCategory &m_logTrace; // what it calls hikariTrace(m_log); payloads are written to it
    Clock *const m_clock;
    RandomDelays m_random;
    Backoff m_backoff;
    Heartbeat m_heartbeat;
    Timer m_timer; // Waiting, AwaitingSlot
    Timer m_deadline; // AwaitingHello, AwaitingReady
    EventDecoder m_decoder;
    SendQueue m_sends;

    ShardConnection *m_connection = nullptr;
    quint64 m_generation = 0;
    Phase m_phase = Phase::Idle;
    ShardState m_state = ShardState::Stopped;
    bool m_isWanted = false;
    bool m_isHeldBack = false;
    bool m_isLeaving = false;
    int m_beatsUnanswered = 0; // of this connection, whoever wanted them; at most, for one ACK may answer two
    bool m_isCatchingUp = false;
    int m_awaitedAcks = 0; // to come before everything sent until catchUp() or leave() has been read
    Session m_session;

    quint64 m_turn = 0; // counts requests for a turn, so that late grants are known
    quint64 m_ticket = 0; // of the identify queue; 0: none
    std::chrono::nanoseconds m_notBefore { 0 }; // of IDENTIFY

    int m_hostFailures = 0; // in a row, of the host that RESUME goes to
    int m_failedResumes = 0; // in a row
    std::optional<std::chrono::nanoseconds> m_firstResumeAt;
    int m_replayed = 0;
    int m_shortLives = 0; // connections in a row that were ready, but not for healthyAge
    std::chrono::nanoseconds m_liveSince { 0 };
    bool m_wasRefusedSession = false; // the last close was 4003 (P26)
    Timestamp m_receivedAt; // of the payload being handled
};

} // namespace Hikari
