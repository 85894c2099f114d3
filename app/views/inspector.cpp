#include "inspector.h"

#include "commands.h"
#include "data/eventsummary.h"
#include "data/formats.h"
#include "models/eventclassmodel.h"
#include "models/eventsource.h"

#include <hikari/core/redact.h>
#include <hikari/core/snowflake.h>
#include <hikari/events/message_events.h>

#include <theme/metrics.h>
#include <widgets/buttons.h>
#include <widgets/jsonview.h>
#include <widgets/label.h>
#include <widgets/searchfield.h>

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace Panel {

namespace {
constexpr int sideWidth = 348;

// Fields whose values are secret besides those the tree knows by itself: interaction and voice tokens.
QByteArray payloadOf(const EventRecord &record)
{
    return record.payload;
}

QString opHint(const QString &path, const QString &value)
{
    return path == QLatin1String("op") && value == QLatin1String("0") ? QStringLiteral("Dispatch") : QString();
}
} // namespace

Inspector::Inspector(EventSource *rows, QWidget *parent)
    : Card(parent)
    , m_rows(rows)
{
    setObjectName(QStringLiteral("inspector"));
    setTitle(tr("Inspector"));
    m_search = new SearchField(tr("Find key or value"), this);
    m_search->setObjectName(QStringLiteral("inspector.search"));
    m_search->setAccessibleName(tr("Find key or value"));
    m_search->setToolTip(
        withKey(tr("Goes to the next key or value that contains the text"), QStringLiteral("view.nextMatch")));
    m_search->setFixedWidth(Metrics::instance()->scaled(190));
    addHeaderWidget(m_search);
    setBodyMargins(1, 0, 1, 1);

    m_content = new QWidget(this);
    auto *row = new QHBoxLayout(m_content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_tree = new JsonView(m_content);
    m_tree->setObjectName(QStringLiteral("inspector.tree"));
    m_tree->setAccessibleName(tr("Payload of the event"));
    m_tree->setToolTip(tr("Alt+1 to Alt+9 open so many levels, * everything below"));
    m_tree->jsonModel()->setRedactor([](const QString &text) { return Hikari::redact(text); });
    m_tree->jsonModel()->setHints(opHint);
    row->addWidget(m_tree, 1);
    row->addWidget(new Divider(Qt::Vertical, m_content));
    m_side = new QWidget(m_content);
    m_side->setFixedWidth(Metrics::instance()->scaled(sideWidth));
    auto *grid = new QGridLayout(m_side);
    grid->setContentsMargins(14, 8, 12, 8);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    const QString names[] { tr("Class"), tr("Received"), tr("Shard, seq"), tr("Guild"), tr("Channel"), tr("Size") };
    int line = 0;
    for (const QString &name : names) {
        auto *value = new Label(FontRole::BodyStrong, Token::Text, m_side);
        value->setElided(true);
        grid->addWidget(new Label(name, FontRole::Body, Token::Muted, m_side), line, 0);
        grid->addWidget(value, line, 1);
        m_facts.append(value);
        ++line;
    }
    grid->setRowStretch(line, 1);
    m_facts.first()->setObjectName(QStringLiteral("inspector.class"));
    row->addWidget(m_side);
    body()->addWidget(m_content, 1);

    body()->addWidget(new Divider(Qt::Horizontal, this));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(14, 0, 8, 0);
    foot->setSpacing(4);
    m_path = new Label(FontRole::Mono, Token::Text, this);
    m_path->setObjectName(QStringLiteral("inspector.path"));
    m_path->setElided(true);
    foot->addWidget(m_path, 1);
    m_copyPath = new Button(tr("Copy path"), Button::Kind::Link, this);
    m_copyPath->setObjectName(QStringLiteral("inspector.copyPath"));
    m_copyPath->setAccessibleName(m_copyPath->text());
    m_copyPath->setToolTip(tr("Copies the path of the chosen key"));
    m_copyValue = new Button(tr("Copy value"), Button::Kind::Link, this);
    m_copyValue->setObjectName(QStringLiteral("inspector.copyValue"));
    m_copyValue->setAccessibleName(m_copyValue->text());
    m_copyValue->setToolTip(
        withKey(tr("Copies the chosen value; secrets cannot be copied"), QStringLiteral("view.copy")));
    foot->addWidget(m_copyPath);
    foot->addWidget(m_copyValue);
    body()->addLayout(foot);

    m_placeholder = new Label(tr("Select an event to inspect it."), FontRole::Body, Token::Muted, this);
    m_placeholder->setAlignment(Qt::AlignCenter);
    body()->insertWidget(0, m_placeholder, 1);

    connect(m_tree, &JsonView::currentPathChanged, this, &Inspector::showPath);
    connect(m_copyPath, &QAbstractButton::clicked, m_tree, &JsonView::copyPath);
    connect(m_copyValue, &QAbstractButton::clicked, m_tree, &JsonView::copyValue);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) { m_tree->find(text); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { findNext(false); });
    connect(m_search, &SearchField::leaveRequested, this, &Inspector::leaveRequested);
    clear();
}

void Inspector::clear()
{
    m_tree->setJson({});
    m_content->hide();
    m_placeholder->show();
    m_search->setEnabled(false);
    showPath({});
}

void Inspector::show(const EventRecord &record)
{
    if (!record.event)
        return;
    const QString path = m_tree->currentPath();
    m_placeholder->hide();
    m_content->show();
    m_search->setEnabled(true);
    m_tree->setJson(payloadOf(record));
    // Comparing events one after the other, the reader stays at the same key.
    if (path.isEmpty() || !m_tree->setCurrentPath(path)) {
        m_tree->expandLevels(2);
        m_tree->setCurrentPath(QStringLiteral("d"));
    }
    showFacts(record);
    showPath(m_tree->currentPath());
}

void Inspector::showFacts(const EventRecord &record)
{
    const QString missing = Formats::missing();
    const auto orMissing = [&](const QString &text) { return text.isEmpty() ? missing : text; };
    QString received = Formats::clock(record.time);
    if (const auto *message = Hikari::eventCast<Hikari::MessageEvent>(*record.event)) {
        const qint64 age = record.time - message->messageId.createdAt().milliseconds();
        constexpr qint64 believable = 60'000; // edits and deletions come long after the creation
        if (age >= 0 && age < believable) //: %1 is a clock time, %2 a duration
            received = tr("%1, %2 after creation").arg(received, Formats::latency(double(age)));
    }
    const QString values[] {
        EventClassModel::lineage(record.type),
        received,
        record.shard >= 0 ? QString(QString::number(record.shard) % QStringLiteral(", ")
            % (record.sequence >= 0 ? Formats::count(record.sequence) : missing))
                          : missing,
        orMissing(m_rows->guildName(*record.event)),
        orMissing(m_rows->channelName(*record.event)),
        record.size > 0 ? tr("%Ln byte(s)", nullptr, record.size) : missing,
    };
    for (int i = 0; i < m_facts.size(); ++i) {
        m_facts.at(i)->setText(values[i]);
        m_facts.at(i)->setToolTip(values[i]);
    }
    if (const Hikari::Snowflake guild = EventSummary::guildId(*record.event); !guild.isNull())
        m_facts.at(3)->setToolTip(guild.toString());
    if (const Hikari::Snowflake channel = EventSummary::channelId(*record.event); !channel.isNull())
        m_facts.at(4)->setToolTip(channel.toString());
}

void Inspector::showPath(const QString &path)
{
    m_path->setText(path);
    m_copyPath->setEnabled(!path.isEmpty());
    m_copyValue->setEnabled(!path.isEmpty() && !m_tree->isCurrentSecret());
}

void Inspector::focusTree()
{
    m_tree->setFocus(Qt::ShortcutFocusReason);
}

void Inspector::findNext(bool backwards)
{
    m_tree->find(m_search->text(), backwards);
}

} // namespace Panel
