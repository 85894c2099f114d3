#include "overviewpage.h"

#include "commands.h"
#include "data/formats.h"
#include "failurecard.h"
#include "models/hub.h"
#include "models/statelook.h"
#include "panelstatusbar.h"
#include "shardpanel.h"

#include <theme/metrics.h>
#include <widgets/bannerview.h>
#include <widgets/barlist.h>
#include <widgets/buttons.h>
#include <widgets/card.h>
#include <widgets/inlinemessage.h>
#include <widgets/label.h>
#include <widgets/placeholder.h>
#include <widgets/segmentbar.h>
#include <widgets/tile.h>
#include <widgets/timechart.h>

#include <QDateTime>
#include <QHBoxLayout>
#include <QSettings>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace Panel {

using Hikari::ShardState;

namespace {

constexpr int tileRowHeight = 116;
constexpr int bannerWidth = 404;
constexpr int chartColumn = 316;
constexpr int chartColumnWide = 404;
constexpr int wideWindow = 1500;
constexpr int narrowWindow = 1000;
constexpr int lowPage = 420; // below it the banner is one line
constexpr int typesShown = 6;

QString tipSetting()
{
    return QStringLiteral("overview/demoTipDismissed");
}

} // namespace

OverviewPage::OverviewPage(Hub *hub, QWidget *parent)
    : QWidget(parent)
    , m_hub(hub)
{
    setObjectName(QStringLiteral("overview"));
    m_stack = new QStackedWidget(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_emptyPage = buildEmpty();
    m_connectingPage = buildConnecting();
    m_failurePage = new FailureCard(hub, this);
    connect(m_failurePage, &FailureCard::retryRequested, this, &OverviewPage::connectRequested);
    connect(m_failurePage, &FailureCard::logRequested, this, &OverviewPage::logsRequested);
    m_normalPage = buildNormal();
    for (QWidget *page : { m_emptyPage, m_connectingPage, static_cast<QWidget *>(m_failurePage), m_normalPage })
        m_stack->addWidget(page);

    connect(hub, &Hub::stateChanged, this, &OverviewPage::showState);
    connect(hub, &Hub::ticked, this, &OverviewPage::refresh);
    connect(hub, &Hub::secondPassed, this, &OverviewPage::refreshSlowly);
    connect(hub, &Hub::markAdded, this, [this](const QString &text) { m_latencyChart->addMark(text); });
    connect(hub->source(), &DataSource::sessionStarted, this, [this] {
        m_latencyChart->clear();
        m_banner->setBanner(m_hub->source()->banner());
        m_tip->hide();
    });
    m_tipDone = QSettings().value(tipSetting()).toBool();
    showState(hub->state());
}

QWidget *OverviewPage::buildEmpty()
{
    auto *card = new Card(this);
    card->setObjectName(QStringLiteral("overview.empty"));
    auto *place = new Placeholder(Icon::Simulator, tr("No bot is connected"),
        tr("The demo runs a complete simulated Discord on this computer.\nIt needs no account, no token and no "
           "network."),
        card);
    Button *demo = place->addButton(tr("Start demo"));
    m_startDemo = demo;
    demo->setObjectName(QStringLiteral("overview.startDemo"));
    demo->setAccessibleName(demo->text());
    demo->setToolTip(
        withKey(tr("Starts the simulated Discord and connects a bot to it"), QStringLiteral("session.demo")));
    connect(demo, &QAbstractButton::clicked, this, &OverviewPage::demoRequested);
    //: Below the button "Start demo"; %1 is a key, %2 a command for the terminal
    place->setHint(tr("Start demo  %1     Connect a bot  %2")
                       .arg(commandInfo(QStringLiteral("session.demo")).key.toString(QKeySequence::NativeText),
                           QStringLiteral("hikari-panel run")));
    card->setBodyMargins(12, 12, 12, 12);
    card->body()->addWidget(place);
    return card;
}

QWidget *OverviewPage::buildConnecting()
{
    auto *card = new Card(this);
    card->setObjectName(QStringLiteral("overview.connecting"));
    card->setBodyMargins(32, 28, 32, 28);
    auto *head = new QHBoxLayout;
    m_connectingTitle = new Label(FontRole::PageTitle, Token::Text, card);
    m_connectingTime = new Label(FontRole::Body, Token::Muted, card);
    head->addWidget(m_connectingTitle);
    head->addStretch();
    head->addWidget(m_connectingTime);
    card->body()->addLayout(head);
    card->body()->addSpacing(16);
    m_steps = new StepList(card);
    m_steps->setObjectName(QStringLiteral("overview.steps"));
    card->body()->addWidget(m_steps);
    card->body()->addSpacing(16);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(20);
    auto *cancel = new Button(tr("Cancel"), Button::Kind::Normal, card);
    cancel->setObjectName(QStringLiteral("overview.cancel"));
    cancel->setAccessibleName(cancel->text());
    cancel->setToolTip(withKey(tr("Stops connecting"), QStringLiteral("session.disconnect")));
    connect(cancel, &QAbstractButton::clicked, this, &OverviewPage::disconnectRequested);
    m_connectingNote = new Label(FontRole::Body, Token::Muted, card);
    m_connectingNote->setElided(true);
    foot->addWidget(cancel);
    foot->addWidget(m_connectingNote, 1);
    card->body()->addLayout(foot);
    card->body()->addStretch();
    return card;
}

void OverviewPage::buildMessages()
{
    m_message = new InlineMessage(this);
    m_message->setObjectName(QStringLiteral("overview.message"));
    Button *log = m_message->addButton(tr("Show in log"));
    log->setObjectName(QStringLiteral("overview.message.log"));
    log->setAccessibleName(log->text());
    log->setToolTip(tr("Opens the page with the log"));
    connect(log, &QAbstractButton::clicked, this, &OverviewPage::logsRequested);
    Button *retry = m_message->addButton(tr("Reconnect now"));
    retry->setObjectName(QStringLiteral("overview.message.reconnect"));
    retry->setAccessibleName(retry->text());
    retry->setToolTip(tr("Reconnects every shard that has a problem, without waiting"));
    connect(retry, &QAbstractButton::clicked, this, [this] {
        for (const auto &shard : m_hub->snapshot().shards) {
            const ShardGroup group = ShardText::group(shard.state);
            if (group == ShardGroup::Problem || group == ShardGroup::Failed)
                m_hub->source()->command(shard.id, ShardCommand::Reconnect);
        }
    });
    m_message->setClosable(true);
    connect(m_message, &InlineMessage::closed, this, [this] { m_messageDismissed = true; });
    m_message->hide();

    m_tip = new InlineMessage(this);
    m_tip->setObjectName(QStringLiteral("overview.tip"));
    m_tip->setMessage(Tone::Info, tr("This is a simulated Discord."), tr("Nothing leaves this computer."));
    Button *fault = m_tip->addButton(tr("Inject a fault"));
    fault->setObjectName(QStringLiteral("overview.tip.fault"));
    fault->setAccessibleName(fault->text());
    fault->setToolTip(
        tr("Cuts the connection of the first shard; watch it resume. Every shard's menu has more faults."));
    connect(fault, &QAbstractButton::clicked, this, [this] {
        if (!m_hub->snapshot().shards.isEmpty())
            m_hub->source()->inject(m_hub->snapshot().shards.first().id, Fault::Cut);
    });
    m_tip->setClosable(true);
    connect(m_tip, &InlineMessage::closed, this, [this] {
        m_tipDone = true;
        QSettings().setValue(tipSetting(), true);
    });
    m_tip->hide();
}

QWidget *OverviewPage::buildNormal()
{
    const Metrics *metrics = Metrics::instance();
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Space::panelGap);
    buildMessages();
    column->addWidget(m_message);
    column->addWidget(m_tip);

    auto *top = new QHBoxLayout;
    top->setSpacing(Space::panelGap);
    m_banner = new BannerView(page);
    m_banner->setFixedSize(metrics->scaled(bannerWidth), metrics->scaled(tileRowHeight));
    m_banner->setObjectName(QStringLiteral("overview.banner"));
    m_banner->setAccessibleName(tr("Banner: hikari-qt %1").arg(QStringLiteral(HIKARI_PANEL_VERSION)));
    m_banner->setToolTip(tr("What headless mode prints at its start"));
    m_banner->setBanner(m_hub->source()->banner());
    top->addWidget(m_banner);
    const auto tile = [&](const char *name, const QString &title, const QString &tip) {
        auto *t = new Tile(title, page);
        t->setObjectName(QLatin1String(name));
        t->setToolTip(tip);
        t->setFixedHeight(metrics->scaled(tileRowHeight));
        top->addWidget(t, 1);
        return t;
    };
    m_shardTile = tile("overview.tile.shards", tr("Shards ready"),
        tr("Shards that receive events, of those that are wanted. Click for all shards."));
    m_eventTile = tile("overview.tile.events", tr("Events"),
        tr("Events of all shards: mean of the last second, and the last 60 s. Click for the events."));
    m_heartbeatTile = tile("overview.tile.heartbeat", tr("Heartbeat p50"),
        tr("Time from heartbeat to acknowledgement, median over the shards, and the last 60 s. Click for the slowest "
           "shard."));
    m_restTile = tile("overview.tile.rest", tr("REST"),
        tr("REST requests: mean of the last second, and the last 60 s. Click for the log."));
    column->addLayout(top);

    m_startStrip = new Card(page);
    m_startStrip->setObjectName(QStringLiteral("work.strip"));
    m_startStrip->setBodyMargins(12, 10, 12, 12);
    auto *words = new QHBoxLayout;
    words->setSpacing(8);
    m_startTitle = new Label(FontRole::Strong, Token::Text, m_startStrip);
    m_startDetail = new Label(FontRole::Body, Token::Muted, m_startStrip);
    m_startLeft = new Label(FontRole::Body, Token::Muted, m_startStrip);
    words->addWidget(m_startTitle);
    words->addWidget(m_startDetail);
    words->addStretch();
    words->addWidget(m_startLeft);
    m_startBar = new SegmentBar(m_startStrip);
    m_startStrip->body()->addLayout(words);
    m_startStrip->body()->addSpacing(6);
    m_startStrip->body()->addWidget(m_startBar);
    m_startStrip->hide();
    column->addWidget(m_startStrip);

    auto *middle = new QHBoxLayout;
    middle->setSpacing(Space::panelGap);
    m_shards = new ShardPanel(m_hub, page);
    middle->addWidget(m_shards, 1);
    m_charts = new QWidget(page);
    auto *charts = new QVBoxLayout(m_charts);
    charts->setContentsMargins(0, 0, 0, 0);
    charts->setSpacing(Space::panelGap);
    m_latencyCard = new Card(m_charts);
    m_latencyCard->setTitle(tr("Heartbeat latency"));
    m_latencyChart = new TimeChart(60, 1, m_latencyCard);
    m_latencyChart->setObjectName(QStringLiteral("overview.latency"));
    m_latencyChart->setAccessibleName(tr("Heartbeat latency"));
    m_latencyChart->setToolTip(tr("Median and 95 % over all shards, and the slowest or the selected shard"));
    m_latencyChart->setSummaryTitle(tr("Heartbeat latency, last 60 s"));
    m_latencyChart->addSeries(QStringLiteral("p50"), Token::Ok);
    m_latencyChart->addSeries(QStringLiteral("p95"), Token::Series1);
    m_thirdLine = m_latencyChart->addSeries(tr("slowest shard"), Token::Series2);
    m_latencyChart->setFormatter([](double value) { return Formats::count(qRound64(value)); });
    m_latencyChart->setEmptyText(tr("No heartbeat was acknowledged yet."));
    m_latencyCard->body()->addWidget(m_latencyChart);
    charts->addWidget(m_latencyCard, 218);
    auto *typesCard = new Card(m_charts);
    typesCard->setTitle(tr("Events by type"));
    typesCard->setCaption(tr("last 10 s, per s"));
    m_types = new BarList(typesCard);
    m_types->setObjectName(QStringLiteral("overview.types"));
    m_types->setAccessibleName(tr("Events by type"));
    m_types->setToolTip(tr("The most frequent types: mean of the last 10 s. Click to show only that type."));
    m_types->setEmptyText(tr("No events yet."));
    connect(m_types, &BarList::activated, this, &OverviewPage::eventTypeRequested);
    typesCard->body()->addWidget(m_types);
    charts->addWidget(typesCard, 173);
    m_charts->setFixedWidth(metrics->scaled(chartColumn));
    middle->addWidget(m_charts);
    column->addLayout(middle, 1);

    connect(m_shards, &ShardPanel::currentShardChanged, this, [this](int shard) { m_chosenShard = shard; });
    connect(m_shardTile, &QAbstractButton::clicked, this, [this] { m_shards->showGroup(QStringLiteral("all")); });
    connect(m_eventTile, &QAbstractButton::clicked, this, &OverviewPage::eventsRequested);
    connect(m_heartbeatTile, &QAbstractButton::clicked, this, [this] {
        const int row = m_hub->shards()->rowOf(m_hub->latency().worstShard);
        if (row >= 0)
            m_shards->showGroup(QStringLiteral("all"));
        m_latencyChart->setFocus();
    });
    connect(m_restTile, &QAbstractButton::clicked, this, &OverviewPage::logsRequested);
    return page;
}

bool OverviewPage::focusMain()
{
    if (m_stack->currentWidget() == m_emptyPage)
        m_startDemo->setFocus(Qt::OtherFocusReason);
    else if (m_stack->currentWidget() == m_normalPage)
        m_shards->table()->setFocus(Qt::OtherFocusReason);
    else
        return false;
    return true;
}

void OverviewPage::showState(ApplicationState state)
{
    QWidget *page = m_normalPage;
    switch (state) {
    case ApplicationState::NotConnected:
        page = m_emptyPage;
        break;
    case ApplicationState::Connecting:
        page = m_connectingPage;
        break;
    case ApplicationState::Failed:
        m_failurePage->refresh();
        page = m_failurePage;
        break;
    case ApplicationState::Starting:
    case ApplicationState::Ready:
    case ApplicationState::Degraded:
    case ApplicationState::Offline:
    case ApplicationState::Stopping:
        break;
    }
    m_messageDismissed = false;
    m_stack->setCurrentWidget(page);
    refresh();
}

void OverviewPage::refresh()
{
    const PanelSnapshot &snapshot = m_hub->snapshot();
    if (m_stack->currentWidget() == m_connectingPage) {
        //: %1 is the bot's name
        m_connectingTitle->setText(tr("Connecting %1").arg(snapshot.name));
        if (!snapshot.startedAt.isNull())
            m_connectingTime->setText(Formats::duration(
                std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch() - snapshot.startedAt.milliseconds())));
        QList<StepList::Step> steps;
        for (const ConnectStep &step : snapshot.steps) {
            const auto state = step.state == ConnectStep::State::Done ? StepList::State::Done
                : step.state == ConnectStep::State::Current           ? StepList::State::Running
                : step.state == ConnectStep::State::Failed            ? StepList::State::Failed
                                                                      : StepList::State::Waiting;
            steps.append({ step.text, step.note, state });
        }
        m_steps->setSteps(steps);
        m_connectingNote->setText(snapshot.intents.isEmpty() ? QString() : tr("Intents: %1").arg(snapshot.intents));
    }
    if (m_stack->currentWidget() != m_normalPage)
        return;
    refreshTiles();
    refreshStart();
    refreshMessage();
}

void OverviewPage::refreshTiles()
{
    const ShardCounts &counts = m_hub->counts();
    const PanelSnapshot &snapshot = m_hub->snapshot();
    const bool stale = m_hub->isStale();
    //: %1 is a duration
    const QString age =
        stale ? tr("%1 ago").arg(Formats::duration(std::chrono::milliseconds(m_hub->age()))) : QString();

    //: "12 of 16": the first number stands before this text
    m_shardTile->setValue(Formats::count(counts.ready), tr("of %1").arg(Formats::count(counts.wanted)));
    const int troubled = counts.problem + counts.failed;
    if (troubled > 0 && counts.starting > 0) {
        //: Two counts of shards in one line
        m_shardTile->setSubline(
            tr("%1, %2").arg(tr("%Ln starting", nullptr, counts.starting), tr("%Ln problem(s)", nullptr, troubled)));
    } else if (troubled > 0) {
        m_shardTile->setSubline(tr("%Ln problem(s)", nullptr, troubled), Tone::Warn);
    } else if (counts.starting > 0) {
        m_shardTile->setSubline(tr("%Ln starting", nullptr, counts.starting));
    } else {
        int guilds = 0;
        for (const auto &shard : snapshot.shards)
            guilds += shard.guildCount;
        m_shardTile->setSubline(tr("%Ln guild(s)", nullptr, guilds));
    }
    m_shardTile->setSegments({ { double(counts.ready), Tone::Ok }, { double(troubled), Tone::Warn },
                                 { double(counts.starting), Tone::Info } },
        counts.wanted);
    m_shardTile->setStale(stale, age);

    m_eventTile->setValue(Formats::largeCount(qRound64(m_hub->eventRate())), tr("per s"));
    const quint64 dropped = m_hub->events()->dropped();
    if (m_hub->droppedRecently() > 0)
        m_eventTile->setSubline(tr("%Ln dropped", nullptr, int(std::min<quint64>(dropped, INT_MAX))), Tone::Warn);
    else
        m_eventTile->setSubline(tr("%Ln dropped", nullptr, int(std::min<quint64>(dropped, INT_MAX))));
    m_eventTile->setSamples(m_hub->eventHistory(), Token::Accent);
    m_eventTile->setStale(stale, age);

    const Hub::Latency &latency = m_hub->latency();
    const auto split = [](double ms) {
        const QString text = Formats::latency(ms);
        const qsizetype at = text.lastIndexOf(QChar(0x00a0));
        return std::pair(text.left(at), text.mid(at + 1));
    };
    if (std::isnan(latency.median)) {
        m_heartbeatTile->setValue(Formats::missing());
        m_heartbeatTile->setSubline(tr("no ACK yet"));
    } else {
        const auto [number, unit] = split(latency.median);
        m_heartbeatTile->setValue(number, unit);
        m_heartbeatTile->setSubline(QStringLiteral("p95 ") % Formats::latency(latency.high));
    }
    m_heartbeatTile->setSamples(m_hub->latencyHistory(), Token::Ok);
    m_heartbeatTile->setStale(stale, age);

    m_restTile->setValue(Formats::rateNumber(m_hub->restRate()), tr("req/s"));
    const int refused = int(std::min<quint64>(snapshot.rest429, INT_MAX));
    m_restTile->setSubline(
        tr("%Ln rate limited", nullptr, refused), m_hub->rateLimitedRecently() > 0 ? Tone::Warn : Tone::Neutral);
    m_restTile->setSamples(m_hub->restHistory(), Token::Info);
    m_restTile->setStale(stale, age);
}

void OverviewPage::refreshStart()
{
    const bool visible = m_hub->state() == ApplicationState::Starting;
    m_startStrip->setVisible(visible);
    if (!visible)
        return;
    const PanelSnapshot &snapshot = m_hub->snapshot();
    const ShardCounts &counts = m_hub->counts();
    const int perWindow = std::max(1, snapshot.maxConcurrency);
    const int windows = std::max(1, (counts.wanted + perWindow - 1) / perWindow);
    const int done = std::min(windows, counts.ready / perWindow);
    m_startTitle->setText(tr("Starting %Ln shard(s)", nullptr, counts.wanted));
    m_startDetail->setText(
        tr("%1, %2 at a time").arg(PanelStatusBar::startNote(*m_hub).section(u',', 0, 0)).arg(perWindow));
    const int left = (windows - done) * snapshot.identifyWindow;
    m_startLeft->setText(Formats::timeLeft(std::chrono::milliseconds(left)));
    QList<int> problems;
    for (const auto &shard : snapshot.shards) {
        const ShardGroup group = ShardText::group(shard.state);
        if (group == ShardGroup::Problem || group == ShardGroup::Failed)
            problems.append(shard.id / perWindow);
    }
    m_startBar->setSteps(windows, done, done < windows ? done : -1, Tone::Ok, problems);
}

void OverviewPage::refreshMessage()
{
    const ApplicationState state = m_hub->state();
    const bool trouble = state == ApplicationState::Degraded || state == ApplicationState::Offline;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (trouble) {
        // The worst shard names the cause; the rest is counted.
        const Hikari::ShardSnapshot *worst = nullptr;
        int count = 0;
        for (const auto &shard : m_hub->snapshot().shards) {
            const ShardGroup group = ShardText::group(shard.state);
            if (group != ShardGroup::Problem && group != ShardGroup::Failed)
                continue;
            ++count;
            if (!worst || ShardText::severity(shard.state) < ShardText::severity(worst->state))
                worst = &shard;
        }
        if (count == 0) {
            m_message->setMessage(Tone::Ok, tr("All shards are ready again."),
                tr("This message goes away after five seconds of health."));
        } else {
            const QString title = state == ApplicationState::Offline
                ? tr("No shard is connected.")
                : tr("%Ln shard(s) need attention.", nullptr, count);
            QString text;
            switch (worst->state) {
            case ShardState::BackingOff:
                //: %1 is the number of a shard, %2 a close code and its name, %3 a duration
                text = tr("Shard %1 lost its connection (%2) and tries again in %3.")
                           .arg(QString::number(worst->id),
                               worst->lastCloseCode ? QString(QString::number(worst->lastCloseCode) % u' '
                                   % ShardText::closeName(worst->lastCloseCode))
                                                    : Formats::singleLine(worst->lastCloseReason, 80),
                               ShardText::extra(*worst, now));
                break;
            case ShardState::Failed:
                text = tr("Shard %1 has stopped for good: %2.")
                           .arg(worst->id)
                           .arg(ShardText::fatalClose(worst->lastCloseCode).title);
                break;
            case ShardState::Zombie:
            case ShardState::LateAck:
                text =
                    tr("Shard %1 gets late or no answers to its heartbeats; it reconnects by itself when none comes.")
                        .arg(worst->id);
                break;
            case ShardState::Resuming:
                text = tr("Shard %1 is resuming its session; missed events are sent again.").arg(worst->id);
                break;
            default:
                text = ShardText::accessible(*worst, now);
                break;
            }
            m_message->setMessage(worst->state == ShardState::Failed ? Tone::Err : Tone::Warn, title, text);
        }
    }
    m_message->setVisible(trouble && !m_messageDismissed);
    constexpr qint64 tipDelay = 3000;
    const bool tip = m_hub->snapshot().isDemo && !m_tipDone && !trouble && state == ApplicationState::Ready
        && !m_hub->snapshot().startedAt.isNull() && now - m_hub->snapshot().startedAt.milliseconds() > tipDelay;
    m_tip->setVisible(tip);
}

void OverviewPage::refreshSlowly()
{
    const Hub::Latency &latency = m_hub->latency();
    if (m_stack->currentWidget() != m_normalPage)
        return;
    double third = latency.worst;
    int thirdShard = latency.worstShard;
    const ShardModel *shards = m_hub->shards();
    if (const int row = shards->rowOf(m_chosenShard); row >= 0) {
        const auto &chosen = shards->shard(row);
        thirdShard = m_chosenShard;
        third = chosen.heartbeatLatency ? double(chosen.heartbeatLatency->count()) / 1000.0 : qQNaN();
    }
    if (thirdShard >= 0)
        m_latencyChart->setSeriesName(m_thirdLine, tr("shard %1").arg(thirdShard));
    const double values[] { latency.median, latency.high, third };
    m_latencyChart->append(values);
    m_latencyCard->setCaption(tr("ms, %Ln shard(s)", nullptr, shards->rowCount()));

    QList<Bar> bars;
    for (const auto &info : Hikari::eventClasses()) {
        if (!info.isConcrete)
            continue;
        const double rate = m_hub->events()->rate(info.type);
        if (rate >= 0.05)
            bars.append({ info.name, EventClassModel::shownName(info.type), rate, Formats::rateNumber(rate) });
    }
    std::stable_sort(bars.begin(), bars.end(), [](const Bar &a, const Bar &b) { return a.value > b.value; });
    if (bars.size() > typesShown) {
        double rest = 0;
        for (qsizetype i = typesShown - 1; i < bars.size(); ++i)
            rest += bars.at(i).value;
        bars.resize(typesShown - 1);
        bars.append({ QString(), tr("Other", "other event types"), rest, Formats::rateNumber(rest) });
    }
    m_types->setBars(bars);
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const Metrics *metrics = Metrics::instance();
    const int whole = window()->width();
    m_charts->setVisible(whole >= metrics->scaled(narrowWindow));
    m_charts->setFixedWidth(metrics->scaled(whole >= wideWindow ? chartColumnWide : chartColumn));
    const bool low = height() < metrics->scaled(lowPage);
    m_banner->setCompact(low);
    m_banner->setFixedWidth(metrics->scaled(whole >= narrowWindow ? bannerWidth : bannerWidth * 2 / 3));
}

} // namespace Panel
