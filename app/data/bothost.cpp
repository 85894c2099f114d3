#include "bothost_p.h"

#include "formats.h"
#include "sessionstate_p.h"
#include "shardtext.h"

#include <hikari/bot/gatewaybot.h>
#include <hikari/events/registry.h>

#include <QCoreApplication>

using namespace Hikari;
using namespace std::chrono_literals;

namespace Panel {

namespace {

constexpr int collectInterval = 250; // milliseconds
constexpr qint64 answerPause = 350; // milliseconds between two messages of the demo's bot

// Everything but the raw payloads, which would come a second time beside the decoded event, and what the intents
// exclude.
QList<EventType> streamedTypes(Intents intents)
{
    QList<EventType> types;
    for (const EventClassInfo &info : eventClasses()) {
        const bool comes = info.intents.isEmpty() || !(info.intents & intents).isEmpty();
        if (info.isConcrete && info.type != EventType::ShardPayload && comes)
            types.append(info.type);
    }
    return types;
}
} // namespace

BotHost::BotHost(std::shared_ptr<SessionState> state)
    : m_state(std::move(state))
{
    m_collect.setParent(this); // so that it moves to the bot's thread as well
    m_collect.setInterval(collectInterval);
    connect(&m_collect, &QTimer::timeout, this, &BotHost::collect);
}

BotHost::~BotHost() = default;

void BotHost::start(const SessionSetup &setup)
{
    m_bot.reset();
    m_closing = false;
    m_isDemo = setup.isDemo;
    m_tokenSource = setup.tokenSource;
    m_gatewayNote.clear();
    m_state->names.clear();

    BotConfig config;
    config.token = setup.token;
    config.intents = setup.intents;
    config.restUrl = setup.restUrl;
    config.banner = std::nullopt; // the panel shows it, headless prints it
    config.logs = std::nullopt; // the application has set up the log
    m_bot = std::make_unique<GatewayBot>(config);
    listen(setup);
    connect(m_bot.get(), &GatewayBot::fatalError, this, [this](const Error &error) {
        m_state->change([&](PanelSnapshot &s) { s.error = error; });
        collect();
    });

    StartOptions options;
    if (setup.isDemo) {
        options.shardCount = setup.world.shards;
        // A little longer than the simulator's window, so that a busy machine does not make an identify come early.
        constexpr auto reserve = 40ms;
        options.startupWindowDelay = setup.world.identifyWindow + reserve;
        options.activity = Activity::watching(QStringLiteral("the simulator"));
    }
    m_bot->start(options)
        .then(this,
            [this] {
                collect();
                Q_EMIT ready();
            })
        .onError(this, [this](const Error &error) {
            if (!m_closing)
                fail(error);
        });
    m_collect.start();
    collect();
}

void BotHost::listen(const SessionSetup &setup)
{
    auto names = std::shared_ptr<NameIndex>(m_state, &m_state->names);
    const auto takeGuild = [names](const GatewayGuild &guild) {
        names->setGuild(guild.id, guild.name);
        for (const auto *channels : { &guild.channels, &guild.threads }) {
            for (const Channel &channel : *channels)
                names->setChannel(channel.id, channel.name.value_or(QString()));
        }
    };
    m_bot->subscribe<GuildAvailableEvent>(this, [takeGuild](const GuildAvailableEvent &e) { takeGuild(e.guild); });
    m_bot->subscribe<GuildJoinEvent>(this, [takeGuild](const GuildJoinEvent &e) { takeGuild(e.guild); });
    m_bot->subscribe<GuildUpdateEvent>(
        this, [names](const GuildUpdateEvent &e) { names->setGuild(e.guild.id, e.guild.name); });
    const auto takeChannel = [names](const Channel &channel) {
        names->setChannel(channel.id, channel.name.value_or(QString()));
    };
    m_bot->subscribe<GuildChannelCreateEvent>(
        this, [takeChannel](const GuildChannelCreateEvent &e) { takeChannel(e.channel); });
    m_bot->subscribe<GuildChannelUpdateEvent>(
        this, [takeChannel](const GuildChannelUpdateEvent &e) { takeChannel(e.channel); });
    m_bot->subscribe<GuildChannelDeleteEvent>(
        this, [names](const GuildChannelDeleteEvent &e) { names->removeChannel(e.channelId); });

    EventStream stream = m_bot->events()->streamOf(streamedTypes(setup.intents), std::nullopt, Session::eventLimit);
    stream.withPayload().setDropPolicy(DropPolicy::Oldest).open();
    m_state->setStream(stream);
    if (setup.isDemo && setup.isTalkative)
        answerMessages();
}

// So that the demo has REST requests to show: a few answers, never to a bot.
void BotHost::answerMessages()
{
    m_sinceAnswer.start();
    m_bot->subscribe<MessageCreateEvent>(this, [this](const MessageCreateEvent &e) {
        if (e.message.author.isBot || m_sinceAnswer.elapsed() < answerPause || m_closing)
            return;
        m_sinceAnswer.restart();
        MessageDraft draft;
        draft.content = QStringLiteral("Good question.");
        RestClient *rest = m_bot->rest();
        const Snowflake channel = e.channelId;
        rest->triggerTyping(channel)
            .then(this,
                [this, channel, draft] {
                    if (!m_closing)
                        m_bot->rest()->createMessage(channel, draft).onError(this, [](const Error &) {});
                })
            .onError(this, [](const Error &) {});
    });
}

void BotHost::close()
{
    if (!m_bot || !m_bot->isAlive()) {
        m_collect.stop();
        Q_EMIT closed();
        return;
    }
    m_closing = true;
    const auto finish = [this] {
        m_collect.stop();
        collect();
        Q_EMIT closed();
    };
    m_bot->close().then(this, finish).onError(this, finish);
}

void BotHost::command(int shard, ShardCommand command)
{
    GatewayShard *target = m_bot ? m_bot->shards().value(shard) : nullptr;
    if (!target)
        return;
    switch (command) {
    case ShardCommand::Reconnect:
        target->reconnect();
        break;
    case ShardCommand::Restart:
        target->restart();
        break;
    case ShardCommand::Stop:
        target->stop();
        break;
    case ShardCommand::Start:
        target->start();
        break;
    }
    collect();
}

void BotHost::fail(const Error &error)
{
    m_collect.stop();
    collect();
    m_state->change([&](PanelSnapshot &s) {
        s.error = error;
        s.phase = ApplicationStateTracker::Phase::Failed;
        for (ConnectStep &step : s.steps) {
            if (step.state == ConnectStep::State::Current)
                step.state = ConnectStep::State::Failed;
        }
    });
    Q_EMIT failed(error);
}

void BotHost::collect()
{
    if (!m_bot)
        return;
    const SessionSnapshot session = m_bot->sessionSnapshot();
    const RestSnapshot rest = m_bot->rest()->snapshot();
    const QList<ShardSnapshot> shards = m_bot->shardSnapshots();
    for (const RestRecord &record : m_bot->rest()->takeRecords(1000)) {
        if (record.route.endsWith(QLatin1String("/gateway/bot"))) {
            //: An HTTP status and how long the answer took: "200 in 41 ms"
            m_gatewayNote = tr("%1 in %2").arg(record.status).arg(Formats::latency(double(record.duration.count())));
        }
    }
    m_state->change([&](PanelSnapshot &s) {
        s.takenAt = Timestamp::now();
        if (!shards.isEmpty() || s.shards.isEmpty())
            s.shards = shards;
        s.wanted = session.wantedShards > 0 ? session.wantedShards : s.wanted;
        s.maxConcurrency = session.maxConcurrency;
        s.identifyWindow = int(session.identifyWindow.count());
        if (session.sessionStartsTotal > 0) {
            s.sessionStartsTotal = session.sessionStartsTotal;
            s.sessionStartsLeft = session.sessionStartsRemaining;
            s.sessionStartsReset = session.sessionStartsResetAt;
        }
        if (session.me && !m_isDemo)
            s.name = session.me->username;
        s.intentBits = session.intents.toInt();
        s.intents = QStringLiteral("0x") + QString::number(session.intents.toInt(), 16);
        s.restRequests = rest.requests;
        s.rest429 = rest.rateLimited;
        s.restErrors = rest.failed;
        s.restQueued = rest.queued;
        s.restInFlight = rest.inFlight;
        updateSteps(&s);
    });
}

void BotHost::updateSteps(PanelSnapshot *s) const
{
    using State = ConnectStep::State;
    const bool knowsGateway = s->wanted > 0 && s->sessionStartsTotal > 0;
    const ShardSnapshot first = s->shards.isEmpty() ? ShardSnapshot() : s->shards.first();
    const bool isOpen = first.isConnected;
    const bool isIdentifying = first.state == ShardState::Identifying;
    const bool isReady = first.isReady();
    const auto stateOf = [](bool done, bool current) {
        return done ? State::Done : current ? State::Current : State::Waiting;
    };

    QList<ConnectStep> steps;
    if (m_isDemo) {
        steps.append({ tr("Simulated Discord started"), s->endpoint, State::Done });
    } else {
        //: %1 is the name of an environment variable
        steps.append({ m_tokenSource.isEmpty() ? tr("Token read from standard input")
                                               : tr("Token read from %1").arg(m_tokenSource),
            QString(), State::Done });
    }
    steps.append({ QStringLiteral("GET /gateway/bot"), m_gatewayNote, stateOf(knowsGateway, true) });
    QString left;
    QString reset;
    if (knowsGateway) {
        //: %1 of %2 session starts
        left = QCoreApplication::translate(
            "Session", "%Ln shard(s), %1 of %2 session starts left today", nullptr, s->wanted)
                   .arg(Formats::count(s->sessionStartsLeft), Formats::count(s->sessionStartsTotal));
        if (!s->sessionStartsReset.isNull()) {
            const auto until =
                std::chrono::duration_cast<std::chrono::milliseconds>(s->sessionStartsReset - Timestamp::now());
            //: %1 is a duration
            reset = tr("resets in %1").arg(Formats::duration(until));
        }
    }
    steps.append(
        { knowsGateway ? left : tr("Number of shards and session starts"), reset, stateOf(knowsGateway, false) });
    steps.append({ tr("Opening the gateway for shard %1").arg(first.id), first.detail,
        stateOf(isOpen || isReady, knowsGateway) });
    //: %1 is a hexadecimal number
    steps.append({ tr("Identify, intents %1").arg(s->intents), QString(), stateOf(isReady, isIdentifying) });
    steps.append({ tr("Ready"), QString(), stateOf(isReady, false) });
    s->steps = steps;
}

} // namespace Panel
