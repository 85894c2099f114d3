#include "logsource.h"

#include "data/formats.h"
#include "statelook.h"

namespace Panel {

LogSource::LogSource(LogFeed *feed, QObject *parent)
    : LiveSource(parent)
    , m_feed(feed)
{
    connect(feed, &LogFeed::changed, this, [this] {
        if (m_generation != m_feed->generation()) {
            m_generation = m_feed->generation();
            Q_EMIT reset();
        } else {
            Q_EMIT changed();
        }
    });
}

QList<LiveColumn> LogSource::columns() const
{
    return {
        { .id = QStringLiteral("time"), .title = tr("Time"), .width = 112, .mono = true },
        { .id = QStringLiteral("level"), .title = tr("Level"), .width = 52, .mono = true },
        { .id = QStringLiteral("category"), .title = tr("Category"), .width = 138, .mono = true },
        { .id = QStringLiteral("message"), .title = tr("Message"), .width = 300, .mono = true, .stretches = true },
    };
}

LiveRow LogSource::row(qint64 row) const
{
    const Hikari::LogRecord *record = m_feed->find(numberAt(row));
    LiveRow look;
    if (record)
        look.tone = levelTone(record->level);
    return look;
}

void LogSource::cell(qint64 row, int column, LiveCell *cell) const
{
    const Hikari::LogRecord *record = m_feed->find(numberAt(row));
    if (!record)
        return;
    switch (column) {
    case Time:
        cell->text = Formats::clock(record->time.milliseconds());
        cell->color = Token::Muted;
        break;
    case Level:
        cell->text = levelWord(record->level);
        cell->color = levelToken(record->level);
        cell->strong = LogFeed::isProblem(record->level);
        break;
    case Category:
        cell->text = record->category;
        cell->color = Token::Muted;
        break;
    case Message: {
        const qsizetype lines = record->message.count(u'\n');
        if (lines == 0) {
            cell->text = record->message;
        } else {
            //: The first line of a message, and how many more there are
            cell->text = tr("%1   +%Ln line(s)", nullptr, int(lines)).arg(record->message.section(u'\n', 0, 0));
        }
        cell->ansi = cell->text.contains(QChar(0x1b));
        break;
    }
    default:
        break;
    }
}

} // namespace Panel
