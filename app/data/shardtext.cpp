#include "shardtext.h"

#include "formats.h"

#include <QLocale>
#include <QStringList>

#include <array>

namespace Panel {

using Hikari::ShardSnapshot;
using Hikari::ShardState;

ShardGroup ShardText::group(ShardState state)
{
    switch (state) {
    case ShardState::Stopped:
        return ShardGroup::Stopped;
    case ShardState::Queued:
    case ShardState::Connecting:
    case ShardState::Identifying:
        return ShardGroup::Starting;
    case ShardState::Ready:
        return ShardGroup::Ready;
    case ShardState::LateAck:
    case ShardState::Zombie:
    case ShardState::Resuming:
    case ShardState::BackingOff:
        return ShardGroup::Problem;
    case ShardState::Failed:
        return ShardGroup::Failed;
    }
    return ShardGroup::Stopped;
}

ShardCounts ShardText::count(const QList<ShardSnapshot> &shards, int wanted)
{
    ShardCounts counts;
    counts.wanted = wanted;
    for (const ShardSnapshot &shard : shards) {
        switch (group(shard.state)) {
        case ShardGroup::Ready:
            ++counts.ready;
            break;
        case ShardGroup::Starting:
            ++counts.starting;
            break;
        case ShardGroup::Problem:
            ++counts.problem;
            break;
        case ShardGroup::Failed:
            ++counts.failed;
            break;
        case ShardGroup::Stopped:
            ++counts.stopped;
            break;
        }
        const bool isUp = shard.state == ShardState::Ready || shard.state == ShardState::LateAck
            || shard.state == ShardState::Resuming;
        counts.connected += isUp;
        counts.identified += isUp || shard.state == ShardState::Identifying || shard.state == ShardState::Zombie;
    }
    // A stopped shard is not wanted any more.
    counts.wanted -= counts.stopped;
    return counts;
}

int ShardText::severity(ShardState state)
{
    switch (state) {
    case ShardState::Failed:
        return 0;
    case ShardState::BackingOff:
        return 1;
    case ShardState::Zombie:
        return 2;
    case ShardState::LateAck:
        return 3;
    case ShardState::Resuming:
        return 4;
    case ShardState::Connecting:
        return 5;
    case ShardState::Identifying:
        return 6;
    case ShardState::Queued:
        return 7;
    case ShardState::Ready:
        return 8;
    case ShardState::Stopped:
        return 9;
    }
    return 9;
}

QString ShardText::word(ShardState state)
{
    switch (state) {
    case ShardState::Stopped:
        return tr("Stopped", "shard state");
    case ShardState::Queued:
        return tr("Queued", "shard state");
    case ShardState::Connecting:
        return tr("Connecting", "shard state");
    case ShardState::Identifying:
        return tr("Identifying", "shard state");
    case ShardState::Ready:
        return tr("Ready", "shard state");
    case ShardState::LateAck:
        return tr("Late ACK", "shard state");
    case ShardState::Zombie:
        return tr("Zombie", "shard state");
    case ShardState::Resuming:
        return tr("Resuming", "shard state");
    case ShardState::BackingOff:
        return tr("Backing off", "shard state");
    case ShardState::Failed:
        return tr("Failed", "shard state");
    }
    return {};
}

QString ShardText::extra(const ShardSnapshot &shard, qint64 now)
{
    const auto until = [&] {
        return std::chrono::milliseconds(std::max<qint64>(0, shard.nextAttemptAt.milliseconds() - now));
    };
    switch (shard.state) {
    case ShardState::Queued:
        //: A shard waits for its turn; %1 is a duration
        return shard.nextAttemptAt.isNull() ? QString() : tr("in %1").arg(Formats::duration(until()));
    case ShardState::Connecting:
        return shard.detail;
    case ShardState::Zombie:
        if (shard.lastHeartbeatAckAt.isNull())
            return tr("no ACK");
        //: No heartbeat was acknowledged for %1, a duration
        return tr("no ACK %1")
            .arg(Formats::duration(std::chrono::milliseconds(now - shard.lastHeartbeatAckAt.milliseconds())));
    case ShardState::Resuming:
        //: Sequence number of the last event before the interruption
        return shard.sequence >= 0 ? tr("seq %1").arg(Formats::count(shard.sequence)) : QString();
    case ShardState::BackingOff:
        return shard.nextAttemptAt.isNull() ? QString() : Formats::duration(until());
    case ShardState::Failed:
        return shard.lastCloseCode ? QString::number(shard.lastCloseCode) : QString();
    case ShardState::Stopped:
    case ShardState::Identifying:
    case ShardState::Ready:
    case ShardState::LateAck:
        break;
    }
    return {};
}

QString ShardText::groupName(ShardGroup group)
{
    switch (group) {
    case ShardGroup::Ready:
        return tr("Ready", "group of shards");
    case ShardGroup::Starting:
        return tr("Starting", "group of shards");
    case ShardGroup::Problem:
        return tr("Problem", "group of shards");
    case ShardGroup::Failed:
        return tr("Failed", "group of shards");
    case ShardGroup::Stopped:
        return tr("Stopped", "group of shards");
    }
    return {};
}

QString ShardText::accessible(const ShardSnapshot &shard, qint64 now)
{
    const QString note = shard.state == ShardState::Resuming && shard.sequence >= 0
        ? tr("sequence %1").arg(Formats::count(shard.sequence))
        : extra(shard, now);
    //: %1 is the shard's number, %2 its state, %3 more about the state
    const QString text = note.isEmpty() ? tr("Shard %1, %2") : tr("Shard %1, %2, %3").arg(u"%1", u"%2", note);
    return text.arg(QString::number(shard.id), word(shard.state));
}

QString ShardText::stateTip(const ShardSnapshot &shard)
{
    QStringList lines;
    if (shard.since.isNull()) {
        lines.append(word(shard.state));
    } else {
        //: %1 is a shard state, %2 a clock time
        lines.append(tr("%1 since %2").arg(word(shard.state), Formats::clock(shard.since.milliseconds())));
    }
    constexpr qsizetype shown = 5;
    for (const auto &transition : shard.transitions.last(std::min(shown, shard.transitions.size()))) {
        QString line = Formats::clock(transition.at.milliseconds()) % QStringLiteral("  ") % word(transition.state);
        if (!transition.reason.isEmpty())
            line += QStringLiteral(": ") % Formats::singleLine(transition.reason, 120);
        lines.append(line);
    }
    return lines.join(u'\n');
}

bool ShardText::isFatalClose(int code)
{
    return code == 4004 || (code >= 4010 && code <= 4014);
}

FatalCloseText ShardText::fatalClose(int code)
{
    switch (code) {
    case 4004:
        return { tr("Discord refused the token"),
            tr("The bot has stopped, because every further attempt would fail too. Create a new token in the Developer "
               "Portal, put it where the old one was read from, and connect again."),
            tr("Try again") };
    case 4010:
        return { tr("The shard number is not valid"),
            tr("The bot has stopped. A shard was announced with a number that does not fit the number of shards. Leave "
               "the number of shards to Discord and connect again."),
            tr("Use automatic shard count") };
    case 4011:
        return { tr("This bot needs more shards"),
            tr("The bot has stopped. It is in more guilds than one shard may serve. Leave the number of shards to "
               "Discord and connect again."),
            tr("Use automatic shard count") };
    case 4012:
        return { tr("The gateway version is no longer supported"),
            tr("The bot has stopped. Discord no longer speaks the gateway version this program uses. Update the "
               "program."),
            tr("Copy version") };
    case 4013:
        return { tr("The intents are not valid"),
            tr("The bot has stopped. It asked for intents that Discord does not know. Update the program."),
            tr("Copy version") };
    case 4014:
        return { tr("An intent is not allowed for this bot"),
            tr("The bot has stopped. It asked for a privileged intent that is not switched on for it. Switch it on in "
               "the Developer Portal, page \"Bot\", and connect again."),
            tr("Open the Developer Portal") };
    default:
        return { tr("The connection was closed for good"),
            tr("The bot has stopped, because a further attempt would fail too. The log says more."), tr("Show log") };
    }
}

QString ShardText::closeName(int code)
{
    struct Name
    {
        int code;
        const char *name;
    };
    static constexpr std::array names {
        Name { 1000, "Normal closure" },
        Name { 1001, "Going away" },
        Name { 1006, "Connection lost" },
        Name { 4000, "Unknown error" },
        Name { 4001, "Unknown opcode" },
        Name { 4002, "Decode error" },
        Name { 4003, "Not authenticated" },
        Name { 4004, "Authentication failed" },
        Name { 4005, "Already authenticated" },
        Name { 4007, "Invalid seq" },
        Name { 4008, "Rate limited" },
        Name { 4009, "Session timed out" },
        Name { 4010, "Invalid shard" },
        Name { 4011, "Sharding required" },
        Name { 4012, "Invalid API version" },
        Name { 4013, "Invalid intents" },
        Name { 4014, "Disallowed intents" },
    };
    const auto it = std::find_if(names.begin(), names.end(), [code](const Name &n) { return n.code == code; });
    return it == names.end() ? QString() : QString(QLatin1String(it->name));
}

QString ShardText::diagnosis(const ShardSnapshot &shard)
{
    // For bug reports, so English and in the C locale whatever the panel's language is.
    const auto time = [](Hikari::Timestamp t) { return t.isNull() ? QStringLiteral("-") : t.toIso8601(); };
    static constexpr std::array states { "Stopped", "Queued", "Connecting", "Identifying", "Ready", "LateAck", "Zombie",
        "Resuming", "BackingOff", "Failed" };
    const auto stateName = [](ShardState s) { return QString(QLatin1String(states[size_t(s)])); };
    QString text = QStringLiteral("### Shard %1 of %2\n\n").arg(shard.id).arg(shard.shardCount);
    const auto item = [&](const char *name, const QString &value) {
        text += QStringLiteral("- %1: %2\n").arg(QLatin1String(name), value);
    };
    item("hikari-panel", QStringLiteral(HIKARI_PANEL_VERSION));
    item("Qt", QLatin1String(qVersion()));
    item("state", stateName(shard.state) % QStringLiteral(" since ") % time(shard.since));
    item("session", Formats::shortSession(shard.sessionId));
    item("sequence", QString::number(shard.sequence));
    item("resume host", shard.resumeHost.isEmpty() ? QStringLiteral("-") : shard.resumeHost);
    item("heartbeat",
        shard.heartbeatLatency ? QString::number(double(shard.heartbeatLatency->count()) / 1000, 'f', 1) % u" ms"
                               : QStringLiteral("-"));
    item("guilds", QStringLiteral("%1, %2 unavailable").arg(shard.guildCount).arg(shard.unavailableGuilds));
    item("reconnects", QString::number(shard.reconnects));
    item("last close",
        shard.lastCloseCode
            ? QString(QString::number(shard.lastCloseCode) % u' ' % Formats::singleLine(shard.lastCloseReason, 120))
            : QStringLiteral("-"));
    text += QStringLiteral("\n| Time | State | Reason |\n|---|---|---|\n");
    for (const auto &t : shard.transitions)
        text += QStringLiteral("| %1 | %2 | %3 |\n")
                    .arg(time(t.at), stateName(t.state), Formats::singleLine(t.reason, 120).replace(u'|', u'/'));
    return text;
}

QString ShardText::row(const ShardSnapshot &shard, qint64 now)
{
    return QStringList { QString::number(shard.id), word(shard.state), Formats::latency(shard.heartbeatLatency),
        QString::number(shard.guildCount), Formats::shortSession(shard.sessionId),
        shard.readySince.isNull() ? Formats::missing()
                                  : Formats::duration(std::chrono::milliseconds(now - shard.readySince.milliseconds())),
        QString::number(shard.reconnects) }
        .join(u'\t');
}

} // namespace Panel
