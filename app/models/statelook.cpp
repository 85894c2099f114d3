#include "statelook.h"

using Hikari::LogLevel;
using Hikari::ShardState;

namespace Panel {

StateLook lookOf(ShardState state)
{
    const auto look = [&](Glyph glyph, Tone tone) { return StateLook { glyph, tone, ShardText::word(state) }; };
    switch (state) {
    case ShardState::Stopped:
    case ShardState::Queued:
        return look(Glyph::Ring, Tone::Idle);
    case ShardState::Connecting:
    case ShardState::Identifying:
        return look(Glyph::Half, Tone::Info);
    case ShardState::Ready:
        return look(Glyph::Disc, Tone::Ok);
    case ShardState::LateAck:
    case ShardState::Zombie:
    case ShardState::BackingOff:
        return look(Glyph::Triangle, Tone::Warn);
    case ShardState::Resuming:
        return look(Glyph::Resume, Tone::Info);
    case ShardState::Failed:
        return look(Glyph::Cross, Tone::Err);
    }
    return {};
}

StateLook lookOf(ShardGroup group)
{
    const auto look = [&](Glyph glyph, Tone tone) { return StateLook { glyph, tone, ShardText::groupName(group) }; };
    switch (group) {
    case ShardGroup::Ready:
        return look(Glyph::Disc, Tone::Ok);
    case ShardGroup::Starting:
        return look(Glyph::Half, Tone::Info);
    case ShardGroup::Problem:
        return look(Glyph::Triangle, Tone::Warn);
    case ShardGroup::Failed:
        return look(Glyph::Cross, Tone::Err);
    case ShardGroup::Stopped:
        return look(Glyph::Ring, Tone::Idle);
    }
    return {};
}

StateLook lookOf(ApplicationState state, const ShardCounts &counts)
{
    const auto look = [&](Glyph glyph, Tone tone) {
        return StateLook { glyph, tone, ApplicationStateText::badge(state, counts) };
    };
    switch (state) {
    case ApplicationState::NotConnected:
        return look(Glyph::Ring, Tone::Idle);
    case ApplicationState::Connecting:
    case ApplicationState::Starting:
    case ApplicationState::Stopping:
        return look(Glyph::Half, Tone::Info);
    case ApplicationState::Ready:
        return look(Glyph::Disc, Tone::Ok);
    case ApplicationState::Degraded:
    case ApplicationState::Offline:
        return look(Glyph::Triangle, Tone::Warn);
    case ApplicationState::Failed:
        return look(Glyph::Cross, Tone::Err);
    }
    return {};
}

Token tokenOf(EventFamily family)
{
    switch (family) {
    case EventFamily::Message:
        return Token::Series1;
    case EventFamily::Reaction:
        return Token::Series2;
    case EventFamily::Guild:
    case EventFamily::Member:
        return Token::Series3;
    case EventFamily::Voice:
    case EventFamily::Interaction:
        return Token::Series4;
    case EventFamily::Shard:
        return Token::Info;
    case EventFamily::Presence:
    case EventFamily::Lifetime:
    case EventFamily::Other:
        break;
    }
    return Token::Idle;
}

QString levelWord(LogLevel level)
{
    switch (level) {
    case LogLevel::Trace:
        return QStringLiteral("TRACE");
    case LogLevel::Debug:
        return QStringLiteral("DEBUG");
    case LogLevel::Info:
        return QStringLiteral("INFO");
    case LogLevel::Warning:
        return QStringLiteral("WARN");
    case LogLevel::Error:
        return QStringLiteral("ERROR");
    case LogLevel::Critical:
        return QStringLiteral("FATAL");
    }
    return {};
}

Token levelToken(LogLevel level)
{
    switch (level) {
    case LogLevel::Trace:
        return Token::Faint;
    case LogLevel::Debug:
        return Token::Muted;
    case LogLevel::Info:
        return Token::Info;
    case LogLevel::Warning:
        return Token::Warn;
    case LogLevel::Error:
    case LogLevel::Critical:
        break;
    }
    return Token::Err;
}

Tone levelTone(LogLevel level)
{
    return level >= LogLevel::Error ? Tone::Err : level == LogLevel::Warning ? Tone::Warn : Tone::Neutral;
}

} // namespace Panel
