#include <hikari/gateway/closecode_p.h>

#include <hikari/model/gatewaycodes.h>

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
    { int(GatewayCloseCode::UnknownError), "Unknown error", CloseReaction::Resume },
    { int(GatewayCloseCode::UnknownOpcode), "Unknown opcode", CloseReaction::Resume },
    { int(GatewayCloseCode::DecodeError), "Decode error", CloseReaction::Resume },
    // The session is gone, or we sent something before identifying.
    { int(GatewayCloseCode::NotAuthenticated), "Not authenticated", CloseReaction::NewSession },
    { int(GatewayCloseCode::AuthenticationFailed), "Authentication failed", CloseReaction::StopBot },
    { int(GatewayCloseCode::AlreadyAuthenticated), "Already authenticated", CloseReaction::Resume },
    { int(GatewayCloseCode::InvalidSeq), "Invalid sequence number", CloseReaction::NewSession },
    { int(GatewayCloseCode::RateLimited), "Rate limited", CloseReaction::Resume },
    { int(GatewayCloseCode::SessionTimedOut), "Session timed out", CloseReaction::NewSession },
    { int(GatewayCloseCode::InvalidShard), "Invalid shard", CloseReaction::StopShard },
    { int(GatewayCloseCode::ShardingRequired), "Sharding required", CloseReaction::StopShard },
    { int(GatewayCloseCode::InvalidApiVersion), "Invalid API version", CloseReaction::StopBot },
    { int(GatewayCloseCode::InvalidIntents), "Invalid intents", CloseReaction::StopBot },
    { int(GatewayCloseCode::DisallowedIntents), "Disallowed intents", CloseReaction::StopBot },
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
    switch (GatewayCloseCode(code)) {
    case GatewayCloseCode::AuthenticationFailed:
        return QStringLiteral("Discord refused the token. Enter the bot's current token.");
    case GatewayCloseCode::InvalidShard:
        return QStringLiteral("Discord does not accept shard %1 of %2. Use the automatic shard count, or shard ids "
                              "below the count.")
            .arg(shardId)
            .arg(shardCount);
    case GatewayCloseCode::ShardingRequired:
        return QStringLiteral("The bot is in too many guilds for %1 shard(s). Use the automatic shard count.")
            .arg(shardCount);
    case GatewayCloseCode::InvalidApiVersion:
        return QStringLiteral("Discord no longer supports this version of the gateway. Update the library.");
    case GatewayCloseCode::InvalidIntents:
        return QStringLiteral("The intents %1 are not valid. Use only the documented ones.").arg(intents.toInt());
    case GatewayCloseCode::DisallowedIntents: {
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
