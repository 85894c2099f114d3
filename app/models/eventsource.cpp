#include "eventsource.h"

#include "data/eventsummary.h"
#include "data/formats.h"
#include "eventclassmodel.h"
#include "statelook.h"

namespace Panel {

EventSource::EventSource(EventFeed *feed, const NameIndex *names, QObject *parent)
    : LiveSource(parent)
    , m_feed(feed)
    , m_names(names)
{
    connect(feed, &EventFeed::changed, this, [this] {
        if (m_generation != m_feed->generation()) {
            m_generation = m_feed->generation();
            Q_EMIT reset();
        } else {
            Q_EMIT changed();
        }
    });
}

QList<LiveColumn> EventSource::columns() const
{
    const auto right = Qt::AlignRight;
    return {
        { .id = QStringLiteral("number"), .title = tr("No."), .width = 66, .alignment = right },
        { .id = QStringLiteral("time"), .title = tr("Time"), .width = 106, .mono = true },
        { .id = QStringLiteral("shard"), .title = tr("Shard"), .width = 60, .alignment = right },
        { .id = QStringLiteral("type"), .title = tr("Type"), .width = 160 },
        { .id = QStringLiteral("guild"), .title = tr("Guild"), .width = 116 },
        { .id = QStringLiteral("channel"), .title = tr("Channel"), .width = 88 },
        { .id = QStringLiteral("summary"), .title = tr("Summary"), .width = 160, .stretches = true },
        { .id = QStringLiteral("bytes"), .title = tr("Bytes"), .width = 64, .alignment = right },
    };
}

LiveRow EventSource::row(qint64 row) const
{
    const EventRecord *record = m_feed->find(numberAt(row));
    LiveRow look;
    if (record && record->gap > 0) {
        look.isGap = true;
        look.gapText = tr("%Ln event(s) dropped (limit %1)", nullptr, int(std::min<quint64>(record->gap, INT_MAX)))
                           .arg(Formats::count(m_feed->rowLimit()));
    }
    return look;
}

void EventSource::cell(qint64 row, int column, LiveCell *cell) const
{
    const EventRecord *record = m_feed->find(numberAt(row));
    if (!record || !record->event)
        return;
    const auto orMissing = [&](const QString &text, Token color) {
        cell->text = text.isEmpty() ? Formats::missing() : text;
        cell->color = text.isEmpty() ? Token::Faint : color;
    };
    switch (column) {
    case Number:
        cell->text = Formats::count(qint64(record->number));
        cell->color = Token::Muted;
        break;
    case Time:
        cell->text = Formats::clock(record->time);
        cell->color = Token::Muted;
        break;
    case Shard:
        orMissing(record->shard >= 0 ? QString::number(record->shard) : QString(), Token::Text);
        break;
    case Type:
        cell->text = EventClassModel::shownName(record->type);
        cell->mark = tokenOf(EventSummary::family(record->type));
        cell->strong = true;
        break;
    case Guild:
        orMissing(guildName(*record->event), Token::Text);
        break;
    case Channel:
        orMissing(channelName(*record->event), Token::Muted);
        break;
    case Summary:
        cell->text = EventSummary::text(*record->event);
        break;
    case Bytes:
        orMissing(record->size > 0 ? Formats::count(record->size) : QString(), Token::Text);
        break;
    default:
        break;
    }
}

QString EventSource::guildName(const Hikari::Event &event) const
{
    const Hikari::Snowflake id = EventSummary::guildId(event);
    if (id.isNull())
        return {};
    const QString name = m_names->guild(id);
    return name.isEmpty() ? Formats::shortId(id.value()) : Formats::singleLine(name, 100);
}

QString EventSource::channelName(const Hikari::Event &event) const
{
    const Hikari::Snowflake id = EventSummary::channelId(event);
    if (id.isNull())
        return {};
    const QString name = m_names->channel(id);
    return name.isEmpty() ? Formats::shortId(id.value()) : QString(u'#' % Formats::singleLine(name, 100));
}

} // namespace Panel
