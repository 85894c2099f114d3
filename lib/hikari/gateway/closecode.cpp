#include <hikari/gateway/closecode_p.h>

#include <array>

namespace Hikari {

namespace {

struct CloseCode
{
    int code;
    const char *name;
    CloseReaction reaction;
};

constexpr auto closeCodes = std::to_array<CloseCode>({
    { 1000, "Normal closure", CloseReaction::Resume },
    { 1001, "Going away", CloseReaction::Resume },
    { 1002, "Protocol error", CloseReaction::Resume },
    { 1003, "Type error", CloseReaction::Resume },
    { 1007, "Encoding error", CloseReaction::Resume },
    { 1008, "Policy violation", CloseReaction::Resume },
    { 1009, "Too big", CloseReaction::Resume },
    { 1011, "Unexpected condition", CloseReaction::Resume },
    { 4000, "Unknown error", CloseReaction::Resume },
    { 4001, "Unknown opcode", CloseReaction::Resume },
    { 4002, "Decode error", CloseReaction::Resume },
    // The session is gone, or we sent something before identifying.
    { 4003, "Not authenticated", CloseReaction::NewSession },
    { 4004, "Authentication failed", CloseReaction::StopBot },
    { 4005, "Already authenticated", CloseReaction::Resume },
    { 4007, "Invalid sequence number", CloseReaction::NewSession },
    { 4008, "Rate limited", CloseReaction::Resume },
    { 4009, "Session timed out", CloseReaction::NewSession },
    { 4010, "Invalid shard", CloseReaction::StopShard },
    { 4011, "Sharding required", CloseReaction::StopShard },
    { 4012, "Invalid API version", CloseReaction::StopBot },
    { 4013, "Invalid intents", CloseReaction::StopBot },
    { 4014, "Disallowed intents", CloseReaction::StopBot },
});

const CloseCode *find(int code)
{
    for (const CloseCode &row : closeCodes) {
        if (row.code == code)
            return &row;
    }
    return nullptr;
}

} // namespace

CloseReaction closeReaction(int code)
{
    const CloseCode *row = find(code);
    return row ? row->reaction : CloseReaction::Resume;
}

QString closeCodeName(int code)
{
    const CloseCode *row = find(code);
    return row ? QString::fromLatin1(row->name) : QString();
}

QString fatalCloseText(int code, int shardId, int shardCount, Intents intents)
{
    switch (code) {
    case 4004:
        return QStringLiteral("Discord refused the token. Enter the bot's current token.");
    case 4010:
        return QStringLiteral("Discord does not accept shard %1 of %2. Use the automatic shard count, or shard ids "
                              "below the count.")
            .arg(shardId)
            .arg(shardCount);
    case 4011:
        return QStringLiteral("The bot is in too many guilds for %1 shard(s). Use the automatic shard count.")
            .arg(shardCount);
    case 4012:
        return QStringLiteral("Discord no longer supports this version of the gateway. Update the library.");
    case 4013:
        return QStringLiteral("The intents %1 are not valid. Use only the documented ones.").arg(intents.toInt());
    case 4014: {
        const QStringList privileged = intentNames(intents & Intents(Intent::AllPrivileged));
        const QString names = privileged.isEmpty() ? QStringLiteral("an intent") : privileged.join(u", ");
        return QStringLiteral("The bot is not allowed what it asks for: %1. Switch it on in the Developer Portal under "
                              "\"Privileged Gateway Intents\", or do not ask for it.")
            .arg(names);
    }
    default:
        return QStringLiteral("Discord closed the connection for good.");
    }
}

} // namespace Hikari
