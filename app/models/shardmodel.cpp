#include "shardmodel.h"

#include "data/formats.h"
#include "statelook.h"

#include <widgets/tablelook.h>

#include <algorithm>

namespace Panel {

using Hikari::ShardSnapshot;
using Hikari::ShardState;

namespace {
constexpr qint64 hour = 3'600'000;

bool isNumeric(int column)
{
    switch (column) {
    case ShardModel::Id:
    case ShardModel::EventRate:
    case ShardModel::Guilds:
    case ShardModel::Uptime:
    case ShardModel::Reconnects:
    case ShardModel::LastEvent:
        return true;
    default:
        return false;
    }
}
} // namespace

ShardModel::ShardModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void ShardModel::update(const QList<ShardSnapshot> &shards, qint64 wallNow, qint64 steadyNow)
{
    m_now = wallNow;
    const bool sameRows = std::equal(shards.begin(), shards.end(), m_rows.begin(), m_rows.end(),
        [](const ShardSnapshot &a, const Row &b) { return a.id == b.snapshot.id; });
    if (!sameRows) {
        beginResetModel();
        QList<Row> rows;
        rows.reserve(shards.size());
        for (const ShardSnapshot &shard : shards)
            rows.append({ shard, {}, {} });
        std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.snapshot.id < b.snapshot.id; });
        m_rows = rows;
        endResetModel();
    }
    for (const ShardSnapshot &shard : shards) {
        const int index = rowOf(shard.id);
        Row &row = m_rows[index];
        if (shard.reconnects > row.snapshot.reconnects)
            row.reconnectsAt.append(wallNow);
        while (!row.reconnectsAt.isEmpty() && wallNow - row.reconnectsAt.first() > hour)
            row.reconnectsAt.removeFirst();
        row.snapshot = shard;
        row.rate.sample(shard.events, steadyNow);
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

void ShardModel::setStale(bool stale)
{
    if (m_stale == stale)
        return;
    m_stale = stale;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

int ShardModel::rowOf(int shardId) const
{
    const auto it = std::lower_bound(
        m_rows.begin(), m_rows.end(), shardId, [](const Row &row, int id) { return row.snapshot.id < id; });
    return it != m_rows.end() && it->snapshot.id == shardId ? int(it - m_rows.begin()) : -1;
}

int ShardModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ShardModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString ShardModel::text(const Row &row, int column) const
{
    const ShardSnapshot &s = row.snapshot;
    switch (column) {
    case Id:
        return QString::number(s.id);
    case State:
        return ShardText::word(s.state);
    case Heartbeat:
        return Formats::latency(s.heartbeatLatency);
    case EventRate:
        return s.readySince.isNull() ? Formats::missing() : Formats::rateNumber(row.rate.rate());
    case Guilds:
        return s.guildCount > 0 || !s.readySince.isNull() ? Formats::count(s.guildCount) : Formats::missing();
    case Session:
        return Formats::shortSession(s.sessionId);
    case Uptime:
        return s.readySince.isNull()
            ? Formats::missing()
            : Formats::duration(std::chrono::milliseconds(m_now - s.readySince.milliseconds()));
    case Reconnects:
        return Formats::count(s.reconnects);
    case LastEvent:
        return s.lastEventAt.isNull() ? Formats::missing() : Formats::relativeTime(s.lastEventAt.milliseconds(), m_now);
    case Note:
        if (s.lastCloseCode == 0)
            return {};
        return QString::number(s.lastCloseCode) % u' '
            % (s.lastCloseReason.isEmpty() ? ShardText::closeName(s.lastCloseCode)
                                           : Formats::singleLine(s.lastCloseReason, 120));
    default:
        return {};
    }
}

QVariant ShardModel::sortValue(const Row &row, int column) const
{
    const ShardSnapshot &s = row.snapshot;
    switch (column) {
    case Id:
        return s.id;
    case State:
        return ShardText::severity(s.state);
    case Heartbeat:
        return s.heartbeatLatency ? qint64(s.heartbeatLatency->count()) : qint64(-1);
    case EventRate:
        return row.rate.rate();
    case Guilds:
        return s.guildCount;
    case Session:
        return s.sessionId;
    case Uptime:
        return s.readySince.isNull() ? qint64(-1) : m_now - s.readySince.milliseconds();
    case Reconnects:
        return s.reconnects;
    case LastEvent:
        return s.lastEventAt.isNull() ? qint64(-1) : s.lastEventAt.milliseconds();
    case Note:
        return s.lastCloseCode;
    default:
        return {};
    }
}

QString ShardModel::tip(const Row &row, int column) const
{
    const ShardSnapshot &s = row.snapshot;
    switch (column) {
    case Id:
        //: Which guilds a shard serves: %1 its number, %2 the number of shards
        return tr("Shard %1 of %2, guild ids where (id >> 22) % %2 = %1").arg(s.id).arg(s.shardCount);
    case State:
        return ShardText::stateTip(s);
    case Heartbeat: {
        if (s.latencyHistory.isEmpty())
            return tr("No heartbeat was acknowledged yet");
        QList<float> sorted = s.latencyHistory;
        std::sort(sorted.begin(), sorted.end());
        const auto at = [&](double q) {
            return Formats::latency(double(sorted.at(qsizetype(q * double(sorted.size() - 1)))));
        };
        QString text = tr("Smallest %1, median %2, 95 % below %3, largest %4", "heartbeat latencies")
                           .arg(at(0), at(0.5), at(0.95), at(1));
        if (!s.lastHeartbeatAckAt.isNull())
            text += u'\n' % tr("Last ACK: %1").arg(Formats::relativeTime(s.lastHeartbeatAckAt.milliseconds(), m_now));
        return text;
    }
    case EventRate:
        return tr("%Ln events since the session began", nullptr, int(std::min<quint64>(s.events, INT_MAX)));
    case Guilds:
        return tr("%Ln guilds are not available", nullptr, s.unavailableGuilds);
    case Session:
        return s.resumeHost.isEmpty() ? tr("No session yet")
                                      : tr("Resumes at %1, last sequence number %2")
                                            .arg(s.resumeHost, Formats::count(std::max<qint64>(0, s.sequence)));
    case Uptime:
        return s.readySince.isNull() ? tr("Not ready") : Formats::fullTime(s.readySince.milliseconds());
    case Reconnects:
        return s.lastCloseCode ? tr("Last close: %1").arg(text(row, Note)) : tr("Never interrupted");
    case LastEvent:
        return s.lastEventAt.isNull()
            ? tr("No event yet")
            : QString(s.lastEventName % u'\n' % Formats::fullTime(s.lastEventAt.milliseconds()));
    case Note:
        return text(row, Note);
    default:
        return {};
    }
}

bool ShardModel::isMuted(const Row &row, int column) const
{
    if (m_stale)
        return true;
    switch (column) {
    case Id:
    case Session:
    case LastEvent:
    case Note:
        return true;
    case Reconnects:
        return row.snapshot.reconnects == 0;
    default:
        return text(row, column) == Formats::missing();
    }
}

Tone ShardModel::tone(const Row &row, int column) const
{
    const Hikari::ShardState state = row.snapshot.state;
    switch (column) {
    case State:
        return lookOf(state).tone;
    case Heartbeat:
        if (state == ShardState::LateAck || state == ShardState::Zombie)
            return Tone::Warn;
        return ShardText::group(state) == ShardGroup::Ready ? Tone::Ok : Tone::Info;
    case Reconnects:
        return row.reconnectsAt.isEmpty() ? Tone::Neutral : Tone::Warn;
    default:
        return Tone::Neutral;
    }
}

QVariant ShardModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const ShardSnapshot &s = row.snapshot;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return tip(row, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::AccessibleTextRole:
        if (index.column() == State)
            return ShardText::accessible(s, m_now);
        return QVariant();
    case SortRole:
        return sortValue(row, index.column());
    case ShardIdRole:
        return s.id;
    case StateRole:
        return int(s.state);
    case GlyphRole:
        return index.column() == State ? QVariant(int(lookOf(s.state).glyph)) : QVariant();
    case ToneRole:
        return int(tone(row, index.column()));
    case ExtraRole:
        return index.column() == State ? QVariant(ShardText::extra(s, m_now)) : QVariant();
    case SparkRole:
        return index.column() == Heartbeat ? QVariant::fromValue(s.latencyHistory) : QVariant();
    case MonoRole:
        return index.column() == Session;
    case MutedRole:
        return isMuted(row, index.column());
    case StrongRole:
        return index.column() == State || index.column() == Heartbeat;
    case TintedRole:
        return tone(row, index.column()) == Tone::Warn && index.column() != State;
    default:
        return {};
    }
}

QVariant ShardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::DisplayRole) {
        switch (section) {
        case Id:
            return QStringLiteral("#");
        case State:
            return tr("State");
        case Heartbeat:
            return tr("Heartbeat");
        case EventRate:
            return tr("Events/s");
        case Guilds:
            return tr("Guilds");
        case Session:
            return tr("Session");
        case Uptime:
            return tr("Uptime");
        case Reconnects: //: Column heading, short for "reconnects"
            return tr("Reconn.");
        case LastEvent:
            return tr("Last event");
        case Note:
            return tr("Note");
        default:
            break;
        }
    }
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Id:
            return tr("Number of the shard");
        case State:
            return tr("What the shard is doing");
        case Heartbeat:
            return tr("Time from heartbeat to acknowledgement: the last 60, and the last one in numbers");
        case EventRate:
            return tr("Events received in the last second");
        case Guilds:
            return tr("Guilds this shard serves");
        case Session:
            return tr("Start and end of the session id");
        case Uptime:
            return tr("How long the shard has been ready or able to resume");
        case Reconnects:
            return tr("How often the connection was made anew; marked when that was in the last hour");
        case LastEvent:
            return tr("Age of the newest event");
        case Note:
            return tr("Last close code and reason");
        default:
            break;
        }
    }
    return {};
}

} // namespace Panel
