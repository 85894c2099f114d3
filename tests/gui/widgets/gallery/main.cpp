// Renders every widget in every theme to pictures, to be looked at: gallery [folder] [scale]
#include <theme/metrics.h>
#include <theme/theme.h>
#include <widgets/bannerview.h>
#include <widgets/barlist.h>
#include <widgets/buttons.h>
#include <widgets/card.h>
#include <widgets/chip.h>
#include <widgets/frametick.h>
#include <widgets/inlinemessage.h>
#include <widgets/jsonview.h>
#include <widgets/label.h>
#include <widgets/livering.h>
#include <widgets/liveview.h>
#include <widgets/placeholder.h>
#include <widgets/searchfield.h>
#include <widgets/segmentbar.h>
#include <widgets/stategrid.h>
#include <widgets/statusitem.h>
#include <widgets/tablelook.h>
#include <widgets/tile.h>
#include <widgets/timechart.h>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QRandomGenerator>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTableView>
#include <QTreeView>

#include <cmath>

using namespace Panel;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

struct Line
{
    QString time;
    QString level;
    QString category;
    QString message;
    Tone tone;
};

class LogSource : public LiveSource
{
public:
    LogSource()
    {
        const auto add = [this](const char *time, const char *level, const char *category, const char *message,
                             Tone tone) {
            m_ring.append({ text(time), text(level), text(category), text(message), tone });
        };
        for (int i = 0; i < 30; ++i)
            add("12:34:50.402", "DEBUG", "gateway.queue", "Identify 12 of 16: shard 11", Tone::Neutral);
        add("12:34:51.402", "INFO", "gateway.shard.12", "Ready in 281 ms, session 44ac…9e03, 126 guilds",
            Tone::Neutral);
        add("12:34:56.131", "DEBUG", "gateway.queue", "Identify 14 of 16: shard 13", Tone::Neutral);
        add("12:34:59.730", "WARN", "gateway.shard.11",
            "Connection lost (1006), resuming session 90cd…12f4 at seq 1,211", Tone::Warn);
        add("12:35:00.208", "ERROR", "rest.client",
            "PATCH /channels/1143…7719 failed after 3 tries: 503 Service Unavailable", Tone::Err);
        add("12:35:01.140", "INFO", "rest.bucket",
            "429 on POST /channels/1143…0286/messages, retry after 0.3 s (1 queued)", Tone::Neutral);
        add("12:35:02.140", "INFO", "hostile", "line\nbreak \xe2\x80\xaegnp.exe <b>not bold</b>", Tone::Neutral);
    }
    QList<LiveColumn> columns() const override
    {
        return { { text("time"), text("Time"), 108 }, { text("level"), text("Level"), 56 },
            { text("category"), text("Category"), 138 },
            { text("message"), text("Message"), 300, Qt::AlignLeft, true, true } };
    }
    qint64 count() const override { return m_ring.size(); }
    quint64 numberAt(qint64 row) const override { return m_ring.at(row).number; }
    LiveRow row(qint64 row) const override { return { m_ring.at(row).record.tone }; }
    void cell(qint64 row, int column, LiveCell *cell) const override
    {
        const Line &line = m_ring.at(row).record;
        const bool loud = line.tone != Tone::Neutral;
        switch (column) {
        case 0:
            *cell = { line.time, Token::Muted };
            break;
        case 1:
            *cell = { line.level,
                loud                                      ? toneColor(line.tone)
                    : line.level == QLatin1String("INFO") ? Token::Info
                                                          : Token::Muted,
                loud };
            break;
        case 2:
            *cell = { line.category, Token::Muted };
            break;
        default:
            *cell = { line.message };
        }
    }

private:
    LiveRing<Line> m_ring { 1000 };
};

struct Event
{
    QString type;
    QString guild;
    QString summary;
    int shard;
};

class EventSource : public LiveSource
{
public:
    explicit EventSource(int rows)
    {
        static const char *const guilds[] { "Moonlit Garden", "Rooftop Garden Club", "Garden Sims",
            "Community Garden 42" };
        static const char *const summaries[] { "mira: anyone up for a round tonight, after the meeting?",
            "oskar: the tomatoes finally sprouted", "tove: which soil do you use?",
            "rin: screenshot of the new layout" };
        for (int i = 0; i < rows; ++i)
            m_ring.append({ text(i % 5 == 4 ? "MessageReactionAdd" : "MessageCreate"), text(guilds[i % 4]),
                text(summaries[i % 4]), i * 7 % 16 });
    }
    QList<LiveColumn> columns() const override
    {
        return { { text("no"), text("No."), 62, Qt::AlignRight },
            { text("time"), text("Time"), 108, Qt::AlignLeft, true },
            { text("shard"), text("Shard"), 58, Qt::AlignRight }, { text("type"), text("Type"), 150 },
            { text("guild"), text("Guild"), 150 },
            { text("summary"), text("Summary"), 200, Qt::AlignLeft, false, true },
            { text("bytes"), text("Bytes"), 60, Qt::AlignRight } };
    }
    qint64 count() const override { return m_ring.size(); }
    quint64 numberAt(qint64 row) const override { return m_ring.at(row).number; }
    LiveRow row(qint64 row) const override
    {
        LiveRow look;
        if (numberAt(row) == 393) {
            look.isGap = true;
            look.gapText = text("312 events dropped (limit 100,000)");
        }
        return look;
    }
    void cell(qint64 row, int column, LiveCell *cell) const override
    {
        const Event &event = m_ring.at(row).record;
        switch (column) {
        case 0:
            *cell = { QLocale().toString(m_ring.at(row).number + 61'000), Token::Muted };
            break;
        case 1:
            *cell = { text("12:35:20.%1").arg(row % 1000, 3, 10, QLatin1Char('0')), Token::Muted };
            break;
        case 2:
            *cell = { QString::number(event.shard) };
            break;
        case 3:
            *cell = { event.type, Token::Text, true, event.type.size() > 14 ? Token::Series2 : Token::Series1 };
            break;
        case 4:
            *cell = { event.guild };
            break;
        case 5:
            *cell = { event.summary };
            break;
        default:
            *cell = { QLocale().toString(row * 37 % 1400 + 300) };
        }
    }
    QList<LiveMark> marks() const override { return { { 100, Token::Warn }, { 250, Token::Accent } }; }
    void setPaused(bool paused) override { m_ring.setPaused(paused); }
    qint64 waiting() const override { return 4218; }
    qint64 waitingLimit() const override { return 100'000; }

private:
    LiveRing<Event> m_ring { 1000 };
};

QList<float> wave(int count, double base, double swing, quint32 seed)
{
    QRandomGenerator random(seed);
    QList<float> values;
    for (int i = 0; i < count; ++i)
        values += float(base + swing * std::sin(i / 3.0) + random.bounded(swing + 0.01));
    return values;
}

QWidget *topRow()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    auto *profile = new Button(Icon::Simulator, text("Demo"));
    profile->setIcon(Icon::Simulator, Token::Accent);
    profile->setDetail(text("simulator on 127.0.0.1:41873"));
    profile->setMenu(new QMenu(profile));
    row->addWidget(profile);
    const StateLook looks[] { { Glyph::Half, Tone::Info, text("Starting 12/16") },
        { Glyph::Disc, Tone::Ok, text("Ready 16/16") }, { Glyph::Triangle, Tone::Warn, text("Degraded 43/64") },
        { Glyph::Cross, Tone::Err, text("Failed") }, { Glyph::Ring, Tone::Idle, text("Not connected") } };
    for (const StateLook &look : looks) {
        auto *badge = new StateBadge;
        badge->setState(look);
        row->addWidget(badge);
    }
    row->addWidget(new Button(Icon::Stop, text("Disconnect")));
    row->addWidget(new IconButton(Icon::Pause, text("Pause")));
    auto *search = new SearchField(text("Go to shard, guild, event or command"));
    search->setIcon(Icon::Search);
    search->setKeyHint(text("Ctrl+K"));
    row->addWidget(search, 1);
    for (const Icon icon : { Icon::Theme, Icon::Bell }) {
        auto *button = new IconButton(icon, text("x"));
        button->setFlat(true);
        if (icon == Icon::Bell)
            button->setBadge(3);
        row->addWidget(button);
    }
    return bar;
}

QWidget *tileRow()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::panelGap);
    auto *banner = new BannerView;
    banner->setFixedWidth(372);
    banner->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    banner->setBanner(text("\x1b[38;2;108;132;255m██╗  ██╗██╗██╗  ██╗ █████╗ ██████╗ ██╗\n\x1b[38;2;124;146;255m██║  "
                           "██║██║██║ ██╔╝██╔══██╗██╔══██╗██║\n"
                           "\x1b[38;2;140;160;255m███████║██║█████╔╝ "
                           "███████║██████╔╝██║\n\x1b[38;2;160;176;255m██╔══██║██║██╔═██╗ ██╔══██║██╔══██╗██║\n"
                           "\x1b[38;2;190;200;255m██║  ██║██║██║  ██╗██║  ██║██║  ██║██║\n\x1b[38;2;210;216;255m╚═╝  "
                           "╚═╝╚═╝╚═╝  ╚═╝╚═╝  ╚═╝╚═╝  ╚═╝╚═╝\x1b[0m\n"
                           "\x1b[32m:: hikari-qt ::\x1b[0m  \x1b[33m0.1.0\x1b[0m  Qt 6.4.2  \x1b[35mdemo\x1b[0m"));
    row->addWidget(banner);
    auto *shards = new Tile(text("Shards ready"));
    shards->setValue(text("12"), text("of 16"));
    shards->setSubline(text("2 starting, 2 problems"));
    shards->setSegments({ { 12, Tone::Ok }, { 2, Tone::Warn }, { 2, Tone::Info } }, 16);
    auto *events = new Tile(text("Events"));
    events->setValue(text("1,284"), text("per s"));
    events->setSubline(text("312 dropped by 1 stream"), Tone::Warn);
    events->setSamples(wave(60, 60, 10, 1), Token::Accent);
    auto *latency = new Tile(text("Heartbeat p50"));
    latency->setValue(text("42"), text("ms"));
    latency->setSubline(text("p95 118 ms"));
    latency->setSamples(wave(35, 20, 18, 2), Token::Ok);
    auto *rest = new Tile(text("REST"));
    rest->setValue(text("38"), text("req/s"));
    rest->setSubline(text("1 rate limited"));
    rest->setSamples(wave(60, 20, 20, 3), Token::Info);
    rest->setStale(true, text("12 s ago"));
    for (Tile *tile : { shards, events, latency, rest })
        row->addWidget(tile);
    return bar;
}

QTableView *shardTable()
{
    auto *model = new QStandardItemModel(14, 7);
    model->setHorizontalHeaderLabels({ text("#"), text("State"), text("Heartbeat"), text("Events/s"), text("Session"),
        text("Uptime"), text("Last event") });
    for (int row = 0; row < 14; ++row) {
        const bool late = row == 6;
        const bool resuming = row == 11;
        const auto set = [&](int column, const QString &shown, Qt::Alignment alignment) {
            model->setData(model->index(row, column), shown);
            model->setData(model->index(row, column), int(alignment), Qt::TextAlignmentRole);
        };
        const auto role = [&](int column, int role, const QVariant &value) {
            model->setData(model->index(row, column), value, role);
        };
        set(0, QString::number(row), Qt::AlignRight);
        set(1, text(late ? "Late ACK" : resuming ? "Resuming" : "Ready"), Qt::AlignLeft);
        role(1, GlyphRole, int(late ? Glyph::Triangle : resuming ? Glyph::Resume : Glyph::Disc));
        const int tone = int(late ? Tone::Warn : resuming ? Tone::Info : Tone::Ok);
        role(1, ToneRole, tone);
        role(1, StrongRole, true);
        if (resuming)
            role(1, ExtraRole, text("seq 1,211"));
        set(2, resuming ? text("–") : text(late ? "163 ms" : "42 ms"), Qt::AlignRight);
        role(2, ToneRole, tone);
        role(2, TintedRole, late);
        role(2, StrongRole, true);
        role(2, SparkRole, QVariant::fromValue(wave(60, 40, 4, quint32(row))));
        set(3, QString::number(86 + row), Qt::AlignRight);
        set(4, text("7f3a…c91e"), Qt::AlignLeft);
        role(4, MonoRole, true);
        role(4, MutedRole, true);
        set(5, text("1 min 10 s"), Qt::AlignRight);
        set(6, text("now"), Qt::AlignRight);
        role(6, MutedRole, true);
    }
    for (int column = 0; column < 7; ++column)
        model->setHeaderData(column, Qt::Horizontal, int(column == 1 || column == 4 ? Qt::AlignLeft : Qt::AlignRight),
            Qt::TextAlignmentRole);
    model->setHeaderData(2, Qt::Horizontal, int(Qt::AlignLeft), Qt::TextAlignmentRole);
    auto *table = new QTableView;
    prepareTable(table);
    table->setModel(model);
    const int widths[] { 34, 150, 140, 72, 92, 86, 90 };
    for (int column = 0; column < 7; ++column)
        table->setColumnWidth(column, widths[column]);
    table->horizontalHeader()->setSortIndicatorShown(true);
    table->horizontalHeader()->setSortIndicator(3, Qt::DescendingOrder);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    table->selectRow(11);
    return table;
}

QTreeView *classTree()
{
    auto *model = new QStandardItemModel;
    model->setColumnCount(2);
    const auto add = [&](QStandardItem *parent, const char *name, int rate, Qt::CheckState state, bool base) {
        auto *item = new QStandardItem(text(name));
        item->setCheckable(true);
        item->setCheckState(state);
        item->setData(base, StrongRole);
        auto *number = new QStandardItem(QString::number(rate));
        number->setData(int(Qt::AlignRight), Qt::TextAlignmentRole);
        number->setData(rate == 0, MutedRole);
        (parent ? parent : model->invisibleRootItem())->appendRow({ item, number });
        return item;
    };
    QStandardItem *root = add(nullptr, "Event", 1284, Qt::PartiallyChecked, true);
    QStandardItem *message = add(root, "MessageEvent", 501, Qt::Checked, true);
    add(message, "MessageCreate", 412, Qt::Checked, false);
    add(message, "MessageUpdate", 14, Qt::Checked, false);
    QStandardItem *guild = add(root, "GuildEvent", 52, Qt::Unchecked, true);
    add(guild, "GuildCreate", 0, Qt::Unchecked, false);
    add(root, "GuildTypingEvent", 168, Qt::Unchecked, false);
    auto *tree = new QTreeView;
    prepareTree(tree);
    tree->setModel(model);
    tree->setHeaderHidden(true);
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->resizeSection(1, 50);
    tree->expandAll();
    tree->setCurrentIndex(message->index());
    return tree;
}

TimeChart *latencyChart()
{
    auto *chart = new TimeChart(60, 1);
    chart->addSeries(text("p50"), Token::Ok);
    chart->addSeries(text("p95"), Token::Series1);
    chart->addSeries(text("shard 6"), Token::Series2);
    QRandomGenerator random(5);
    for (int i = 0; i < 60; ++i) {
        const bool gap = i > 20 && i < 24;
        const double rise = std::max(0, i - 38);
        const double values[] { 42.0 + random.bounded(6), gap ? qQNaN() : 56 + rise * 3 + random.bounded(6),
            44 + rise * 5.4 + random.bounded(6) };
        chart->append(values, 36, 70 + rise * 2);
        if (i == 40)
            chart->addMark(text("Fault"), Tone::Warn);
    }
    return chart;
}

QWidget *overview()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(Space::panelGap);
    column->addWidget(topRow());
    auto *message = new InlineMessage;
    message->setMessage(Tone::Warn, text("3 shards need attention."),
        text("Shard 7 has had no heartbeat ACK for 12 s; shards 12 and 41 are backing off after close code 4000."));
    message->addButton(text("Show in log"));
    message->addButton(text("Reconnect now"));
    message->setClosable(true);
    column->addWidget(message);
    column->addWidget(tileRow());

    auto *middle = new QHBoxLayout;
    middle->setSpacing(Space::panelGap);
    auto *shards = new Card;
    shards->setTitle(text("Shards"));
    auto *chips = new ChipBar(true);
    chips->addChip(text("all"), text("All"))->setCount(16);
    chips->addChip(text("ready"), text("Ready"), Glyph::Disc, Tone::Ok)->setCount(12);
    chips->addChip(text("starting"), text("Starting"), Glyph::Half, Tone::Info)->setCount(2);
    chips->addChip(text("problem"), text("Problem"), Glyph::Triangle, Tone::Warn)->setCount(2, true);
    shards->addHeaderWidget(chips, Qt::AlignLeft);
    auto *filter = new SearchField(text("Filter shards"));
    filter->setFixedWidth(124);
    shards->addHeaderWidget(filter);
    shards->addHeaderWidget(new IconButton(Icon::Grid, text("Grid")));
    shards->addHeaderWidget(new IconButton(Icon::Columns, text("Columns")));
    shards->setBodyMargins(0, 6, 0, 6);
    auto *strip = new StateGrid;
    QList<StateCell> cells;
    for (int i = 0; i < 64; ++i)
        cells += i % 13 == 7 ? StateCell { Glyph::Triangle, Tone::Warn }
            : i > 50         ? StateCell { Glyph::Ring, Tone::Idle }
            : i > 47         ? StateCell { Glyph::Half, Tone::Info }
                             : StateCell { Glyph::Disc, Tone::Ok };
    strip->setCells(cells);
    auto *stripRow = new QHBoxLayout;
    stripRow->setContentsMargins(12, 0, 12, 0);
    stripRow->addWidget(strip);
    shards->body()->addLayout(stripRow);
    shards->body()->addWidget(shardTable(), 1);
    middle->addWidget(shards, 1);
    auto *right = new QVBoxLayout;
    right->setSpacing(Space::panelGap);
    auto *latency = new Card;
    latency->setFixedWidth(316);
    latency->setTitle(text("Heartbeat latency"));
    latency->setCaption(text("ms, 16 shards"));
    latency->body()->addWidget(latencyChart());
    right->addWidget(latency, 1);
    auto *types = new Card;
    types->setFixedWidth(316);
    types->setTitle(text("Events by type"));
    types->setCaption(text("last 10 s, per s"));
    auto *bars = new BarList;
    bars->setBars({ { {}, text("PresenceUpdate"), 546, text("546") }, { {}, text("MessageCreate"), 412, text("412") },
        { {}, text("TypingStart"), 168, text("168") }, { {}, text("MessageReactionAdd"), 71, text("71") },
        { {}, text("VoiceStateUpdate"), 48, text("48") }, { {}, text("Other"), 0, text("0") } });
    types->body()->addWidget(bars);
    right->addWidget(types);
    middle->addLayout(right);
    column->addLayout(middle, 1);

    auto *logs = new Card;
    logs->setFixedHeight(170);
    logs->setBodyMargins(0, 0, 0, 0);
    logs->body()->setSpacing(0);
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(8, 0, 8, 0);
    auto *tabs = new QTabBar;
    for (const char *name : { "Logs", "Notifications", "Console" })
        tabs->addTab(text(name));
    tabs->setDrawBase(false);
    tabRow->addWidget(tabs);
    tabRow->addStretch(1);
    auto *follow = new IconButton(Icon::Follow, text("Follow"));
    follow->setCheckable(true);
    follow->setChecked(true);
    tabRow->addWidget(follow);
    for (const Icon icon : { Icon::Float, Icon::Close }) {
        auto *button = new IconButton(icon, text("x"));
        button->setFlat(true);
        tabRow->addWidget(button);
    }
    logs->body()->addLayout(tabRow);
    logs->body()->addWidget(new Divider);
    auto *list = new LiveView;
    list->setLogStyle(true);
    list->setSource(new LogSource);
    list->setHighlight(text("shard"));
    logs->body()->addWidget(list, 1);
    column->addWidget(logs);

    auto *status = new QHBoxLayout;
    auto *sentence = new GlyphLabel;
    sentence->set(Glyph::Half, Tone::Info, text("Starting shards: 12 of 16 ready, identify 15 of 16, about 5 s left"));
    status->addWidget(sentence, 1);
    status->setSpacing(0);
    const char *const items[][2] { { "events", "1,284/s" }, { "dropped", "312" }, { "REST queue", "0" },
        { "429", "1" } };
    for (const auto &item : items) {
        auto *widget = new StatusItem(text(item[0]), text("99,999"));
        widget->setValue(text(item[1]));
        widget->setWarning(item[0][0] == 'd');
        status->addWidget(widget);
    }
    column->addLayout(status);
    return page;
}

QWidget *events()
{
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(12, 12, 12, 12);
    row->setSpacing(Space::panelGap);
    auto *rail = new QWidget;
    rail->setFixedWidth(134);
    auto *nav = new QVBoxLayout(rail);
    nav->setContentsMargins(0, 0, 0, 0);
    nav->setSpacing(4);
    const std::pair<Icon, const char *> pages[] { { Icon::Overview, "Overview" }, { Icon::Events, "Events" },
        { Icon::Logs, "Logs" }, { Icon::Cache, "Cache" }, { Icon::Rest, "REST" }, { Icon::Actions, "Actions" },
        { Icon::Simulator, "Simulator" }, { Icon::Settings, "Settings" } };
    for (const auto &[icon, name] : pages) {
        auto *button = new NavButton(icon, text(name));
        button->setChecked(icon == Icon::Events);
        button->setCount(icon == Icon::Overview ? 2 : icon == Icon::Logs ? 312 : 0);
        nav->addWidget(button);
    }
    nav->addStretch(1);
    for (bool on : { true, false }) {
        auto *toggle = new Switch;
        toggle->setChecked(on);
        nav->addWidget(toggle);
    }
    auto *combo = new QComboBox;
    combo->addItems({ text("Busy evening"), text("Raid") });
    nav->addWidget(combo);
    auto *spin = new QSpinBox;
    spin->setRange(0, 20'000);
    spin->setValue(10'000);
    nav->addWidget(spin);
    auto *check = new QCheckBox(text("Hide others"));
    check->setChecked(true);
    nav->addWidget(check);
    nav->addWidget(new Button(text("Inject once"), Button::Kind::Primary));
    auto *off = new Button(text("Not now"));
    off->setEnabled(false);
    nav->addWidget(off);
    row->addWidget(rail);

    auto *types = new Card;
    types->setFixedWidth(222);
    types->setTitle(text("Event types"));
    types->setCaption(text("per s"));
    types->setBodyMargins(2, 4, 2, 8);
    types->body()->addWidget(classTree());
    row->addWidget(types);

    auto *main = new QVBoxLayout;
    main->setSpacing(Space::panelGap);
    auto *stream = new Card;
    stream->setBodyMargins(0, 0, 0, 0);
    stream->body()->setSpacing(0);
    auto *tabs = new QTabBar;
    tabs->setTabsClosable(true);
    tabs->setDrawBase(false);
    tabs->addTab(glyphIcon(Glyph::Disc, Tone::Ok), text("Messages"));
    tabs->addTab(glyphIcon(Glyph::Disc, Tone::Ok), text("Members"));
    tabs->addTab(glyphIcon(Glyph::Pause, Tone::Idle), text("Commands"));
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(8, 0, 8, 0);
    tabRow->addWidget(tabs);
    tabRow->addStretch(1);
    stream->body()->addLayout(tabRow);
    stream->body()->addWidget(new Divider);
    auto *filters = new QVBoxLayout;
    filters->setContentsMargins(12, 10, 12, 8);
    filters->setSpacing(8);
    auto *valid = new FilterField;
    valid->setText(text("guild.name contains \"garden\" and not author.bot"));
    valid->setValidity(FilterField::Validity::Valid, text("38 of 501/s match"));
    filters->addWidget(valid);
    auto *invalid = new FilterField;
    invalid->setText(text("guild.name contains 10"));
    invalid->setValidity(FilterField::Validity::Invalid, text("contains needs text, found 10"));
    filters->addWidget(invalid);
    auto *tools = new QHBoxLayout;
    auto *resume = new Button(Icon::Play, text("Resume"));
    resume->setCheckable(true);
    resume->setChecked(true);
    tools->addWidget(resume);
    tools->addWidget(new IconButton(Icon::Follow, text("Follow")));
    auto *record = new Button(text("Record"));
    record->setIcon(Icon::Record, Token::Err);
    tools->addWidget(record);
    tools->addWidget(new IconButton(Icon::Save, text("Save")));
    tools->addWidget(new IconButton(Icon::Trash, text("Clear")));
    tools->addStretch(1);
    tools->addWidget(new Label(text("12,406 shown"), FontRole::BodyStrong, Token::Muted));
    tools->addWidget(new IconButton(Icon::Columns, text("Columns")));
    filters->addLayout(tools);
    stream->body()->addLayout(filters);
    auto *list = new LiveView;
    list->setNoun(LiveView::Noun::Events);
    list->setSource(new EventSource(400));
    list->setCurrent(396);
    list->setPaused(true);
    stream->body()->addWidget(list, 1);
    main->addWidget(stream, 3);

    auto *inspector = new Card;
    inspector->setBodyMargins(0, 6, 0, 0);
    inspector->body()->setSpacing(0);
    auto *json = new JsonView;
    json->setJson(QByteArrayLiteral(
        R"({"op":0,"t":"MESSAGE_CREATE","s":61597,"d":{"id":"1184532097415479306","tts":false,"nonce":null,"token":"MTE4NDUz.secret","author":{"username":"tove","bot":false,"roles":["1","2"]}}})"));
    json->expandLevels(3);
    json->setCurrentPath(text("d.author.username"));
    inspector->body()->addWidget(json, 1);
    inspector->body()->addWidget(new Divider);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(16, 2, 12, 2);
    foot->addWidget(new Label(json->currentPath(), FontRole::Mono));
    foot->addStretch(1);
    for (const char *name : { "Copy path", "Copy value", "Filter on value" })
        foot->addWidget(new Button(text(name), Button::Kind::Link));
    inspector->body()->addLayout(foot);
    main->addWidget(inspector, 2);
    row->addLayout(main, 1);
    return page;
}

QWidget *states()
{
    auto *page = new QWidget;
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(12, 12, 12, 12);
    grid->setSpacing(12);
    auto *first = new Card;
    auto *empty = new Placeholder(Icon::Simulator, text("No bot is connected"),
        text("The demo runs a complete simulated Discord on this computer.\nIt needs no account, no token and no "
             "network."));
    empty->addButton(text("Start demo"));
    empty->addButton(text("Add a bot"));
    empty->addButton(text("Open a recording"));
    empty->setHint(text("Start demo  Ctrl+D      Add a bot  Ctrl+N      Open  Ctrl+O"));
    first->body()->addWidget(empty);
    grid->addWidget(first, 0, 0);
    auto *second = new Card;
    second->setTitle(text("Connecting"));
    second->setCaption(text("1.8 s"));
    auto *steps = new StepList;
    using State = StepList::State;
    steps->setSteps({ { text("Token read from the system keychain"), {}, State::Done },
        { text("GET /gateway/bot"), text("200 in 41 ms"), State::Done },
        { text("4 shards, 998 of 1,000 sessions left today"), text("resets in 3 h 12 min"), State::Done },
        { text("Opening the gateway for shard 0"), text("TLS handshake"), State::Running },
        { text("Identify, intents 0x8a03"), {}, State::Waiting }, { text("Ready"), {}, State::Failed } });
    second->body()->addWidget(steps);
    auto *windows = new SegmentBar;
    windows->setSteps(16, 11, 11, Tone::Ok, { 6 });
    second->body()->addWidget(windows);
    auto *progress = new SegmentBar;
    progress->setProgress(0.37);
    second->body()->addWidget(progress);
    second->body()->addStretch(1);
    grid->addWidget(second, 0, 1);
    auto *third = new Card;
    third->setTitle(text("Icons and glyphs"));
    auto *icons = new QGridLayout;
    for (int i = 0; i < int(Icon::Count); ++i)
        icons->addWidget(new IconButton(Icon(i), text("x")), i / 14, i % 14);
    third->body()->addLayout(icons);
    auto *glyphs = new QHBoxLayout;
    const std::pair<Glyph, Tone> all[] { { Glyph::Ring, Tone::Idle }, { Glyph::Half, Tone::Info },
        { Glyph::Disc, Tone::Ok }, { Glyph::Triangle, Tone::Warn }, { Glyph::Resume, Tone::Info },
        { Glyph::Cross, Tone::Err }, { Glyph::Check, Tone::Ok }, { Glyph::Play, Tone::Info },
        { Glyph::Pause, Tone::Idle }, { Glyph::Record, Tone::Err }, { Glyph::Info, Tone::Info } };
    for (const auto &[glyph, tone] : all) {
        auto *label = new GlyphLabel;
        label->set(glyph, tone, text("w"));
        glyphs->addWidget(label);
    }
    third->body()->addLayout(glyphs);
    third->body()->addStretch(1);
    grid->addWidget(third, 1, 0);
    auto *fourth = new Card;
    fourth->setTitle(text("Grid"));
    auto *shards = new StateGrid(StateGrid::Size::Grid);
    QList<StateCell> cells;
    for (int i = 0; i < 24; ++i)
        cells += StateCell { i == 7 ? Glyph::Triangle : Glyph::Disc, i == 7 ? Tone::Warn : Tone::Ok, QString::number(i),
            {}, i > 15 ? i / 24.0 : -1 };
    shards->setCells(cells);
    shards->setCurrent(3);
    fourth->body()->addWidget(shards);
    auto *scrolled = new LiveView;
    scrolled->setSource(new EventSource(400));
    scrolled->setEmptyText(text("No events yet."));
    fourth->body()->addWidget(scrolled, 1);
    grid->addWidget(fourth, 1, 1);
    return page;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const QDir folder(arguments.value(1, QStringLiteral(".")));
    const double scale = arguments.value(2, QStringLiteral("1")).toDouble();
    if (arguments.size() > 3)
        Metrics::instance()->setFamily(arguments[3]);
    Theme::instance()->install(Theme::Mode::Dark);
    const std::pair<const char *, QWidget *> pages[] { { "overview", overview() }, { "events", events() },
        { "states", states() } };
    const std::pair<const char *, Theme::Mode> modes[] { { "dark", Theme::Mode::Dark }, { "light", Theme::Mode::Light },
        { "contrast", Theme::Mode::HighContrast } };
    for (const auto &[name, page] : pages) {
        page->resize(1280, 800);
        page->show();
        for (const auto &[modeName, mode] : modes) {
            Theme::instance()->setMode(mode);
            QApplication::processEvents();
            FrameTick::instance()->flush();
            QImage image((page->size().toSizeF() * scale).toSize(), QImage::Format_RGB32);
            image.setDevicePixelRatio(scale);
            page->render(&image);
            const QString file = folder.filePath(QStringLiteral("gallery-%1-%2.png").arg(text(name), text(modeName)));
            if (!image.save(file))
                return 1;
        }
        page->hide();
    }
    return 0;
}
