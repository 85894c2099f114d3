#include "panelstatusbar.h"

#include "data/formats.h"
#include "data/processinfo.h"
#include "models/hub.h"
#include "models/statelook.h"

#include <theme/metrics.h>
#include <widgets/framemeter.h>
#include <widgets/label.h>
#include <widgets/statusitem.h>

#include <QDateTime>
#include <QHBoxLayout>

namespace Panel {

namespace {
constexpr double frameLimit = 8; // milliseconds of work in a frame
constexpr int slowSeconds = 3; // before the frame time is called a problem
constexpr qint64 memoryLimit = qint64(350) << 20;
} // namespace

PanelStatusBar::PanelStatusBar(Hub *hub, QWidget *parent)
    : Strip(Qt::TopEdge, parent)
    , m_hub(hub)
{
    setObjectName(QStringLiteral("status"));
    setFixedHeight(Metrics::instance()->scaled(Space::statusBar));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Space::window, 1, Space::window - 4, 0);
    row->setSpacing(0);
    m_sentence = new GlyphLabel(this);
    m_sentence->setObjectName(QStringLiteral("status.sentence"));
    row->addWidget(m_sentence, 1);
    const auto add = [&](const char *name, const QString &label, const QString &widest, const QString &tip) {
        row->addWidget(new Divider(Qt::Vertical, this));
        auto *item = new StatusItem(label, widest, this);
        item->setObjectName(QLatin1String(name));
        item->setToolTip(tip);
        item->setAccessibleName(label);
        row->addWidget(item);
        return item;
    };
    m_events = add("status.events", tr("events"), Formats::rate(99'999),
        tr("Events of all shards in the last second. Click for the events."));
    m_dropped = add("status.dropped", tr("dropped"), Formats::count(9'999),
        tr("Events and log lines that this window lost since the session began, because it could not keep up or a "
           "paused list was full. Click for the events."));
    m_restQueue = add("status.restQueue", tr("REST queue"), Formats::count(999),
        tr("REST requests that wait for a rate limit or a free connection. Click for the overview."));
    m_rateLimited = add("status.rateLimited", QStringLiteral("429"), Formats::count(999),
        tr("REST requests that Discord refused with 429 Too Many Requests since the session began. Click for the "
           "log."));
    m_memory = add("status.memory", tr("memory"), Formats::bytes(qint64(888) << 20),
        tr("Memory of this program, simulator included. Click for the log."));
    m_frame = add("status.frame", tr("UI frame"), Formats::latency(88.8),
        tr("Work of the window per frame of 16.7 ms: mean of the last second. Click for the overview."));
    connect(m_events, &QAbstractButton::clicked, this, &PanelStatusBar::eventsClicked);
    connect(m_dropped, &QAbstractButton::clicked, this, &PanelStatusBar::droppedClicked);
    connect(m_restQueue, &QAbstractButton::clicked, this, &PanelStatusBar::restClicked);
    connect(m_rateLimited, &QAbstractButton::clicked, this, &PanelStatusBar::logsClicked);
    connect(m_memory, &QAbstractButton::clicked, this, &PanelStatusBar::logsClicked);
    connect(m_frame, &QAbstractButton::clicked, this, &PanelStatusBar::restClicked);
    connect(hub, &Hub::ticked, this, &PanelStatusBar::refresh);
    connect(hub, &Hub::secondPassed, this, &PanelStatusBar::refreshSlowly);
    refresh();
    refreshSlowly();
}

QString PanelStatusBar::startNote(const Hub &hub)
{
    if (hub.state() != ApplicationState::Starting)
        return {};
    const PanelSnapshot &snapshot = hub.snapshot();
    const ShardCounts &counts = hub.counts();
    const int perWindow = std::max(1, snapshot.maxConcurrency);
    const int windows = (counts.wanted + perWindow - 1) / perWindow;
    const int begun = std::clamp((counts.identified + perWindow - 1) / perWindow, 1, std::max(1, windows));
    //: Identify windows: %1 is the present one, %2 their number
    QString note = tr("identify window %1 of %2").arg(begun).arg(windows);
    if (const int left = (windows - begun) * snapshot.identifyWindow; left >= 1000)
        note += QStringLiteral(", ") % Formats::timeLeft(std::chrono::milliseconds(left));
    return note;
}

QString PanelStatusBar::sentence() const
{
    return m_sentence->text();
}

void PanelStatusBar::refresh()
{
    const ApplicationState state = m_hub->state();
    const StateLook look = lookOf(state, m_hub->counts());
    QString text = ApplicationStateText::sentence(state, m_hub->counts());
    if (const QString note = startNote(*m_hub); !note.isEmpty())
        text += QStringLiteral(", ") % note;
    if (m_hub->isStale()) //: %1 is a duration
        text +=
            QStringLiteral(", ") % tr("no news for %1").arg(Formats::duration(std::chrono::milliseconds(m_hub->age())));
    m_sentence->set(look.glyph, look.tone, text);

    const PanelSnapshot &snapshot = m_hub->snapshot();
    m_events->setValue(Formats::rate(m_hub->eventRate()));
    m_dropped->setValue(Formats::count(qint64(m_hub->events()->dropped() + snapshot.logsDropped)));
    m_dropped->setWarning(m_hub->droppedRecently() > 0);
    m_restQueue->setValue(Formats::count(snapshot.restQueued));
    m_rateLimited->setValue(Formats::count(qint64(snapshot.rest429)));
    m_rateLimited->setWarning(m_hub->rateLimitedRecently() > 0);
}

void PanelStatusBar::refreshSlowly()
{
    const qint64 memory = processMemory();
    m_memory->setValue(memory > 0 ? Formats::bytes(memory) : Formats::missing());
    m_memory->setWarning(memory > memoryLimit);
    const double frame = double(FrameMeter::instance()->recent().count()) / 1e6;
    m_frame->setValue(Formats::latency(frame));
    m_slowFrames = frame > frameLimit ? m_slowFrames + 1 : 0;
    m_frame->setWarning(m_slowFrames >= slowSeconds);
}

} // namespace Panel
