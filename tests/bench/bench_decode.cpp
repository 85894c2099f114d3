#include "replay/replaydata.h"

#include <hikari/events/decoder_p.h>
#include <hikari/model/guild.h>
#include <hikari/model/message.h>
#include <hikari/model/presence.h>
#include <hikari/model/tables_p.h>

#include <benchmark/benchmark.h>

#include <cstring>
#include <string>
#include <vector>

//! \file
//! What it costs to parse and decode single payloads; the parser alone is the floor to compare with
//!
//! Samples have the size and shape of the traffic that architecture.md, section 11, describes.

using namespace Hikari;

namespace {

const QByteArray user =
    R"({"id":"201000000000000001","username":"annabelle","discriminator":"0","global_name":"Annabelle","avatar":"bab14f271d565501444b2ca3be944b25","public_flags":64,"avatar_decoration_data":null,"collectibles":null,"primary_guild":{"identity_guild_id":"301000000000000001","identity_enabled":true,"tag":"HKR","badge":"7d1734ae5a615e82bc7a4033b98fade8"},"clan":null,"display_name_styles":null})";
const QByteArray member =
    R"({"roles":["401000000000000001","401000000000000002","401000000000000003","401000000000000004"],"nick":null,"joined_at":"2021-03-13T19:19:14.040000+00:00","premium_since":null,"deaf":false,"mute":false,"flags":0,"pending":false,"communication_disabled_until":null,"avatar":null,"banner":null)";

QByteArray message()
{
    return R"({"type":0,"tts":false,"timestamp":"2026-03-02T12:35:20.824000+00:00","pinned":false,"nonce":"1180000000000000001","mentions":[],"mention_roles":[],"mention_everyone":false,"member":)"
        + member + R"(},"id":"701000000000000001","flags":0,"embeds":[],"edited_timestamp":null,"content":")"
        + QByteArray("The quick brown fox jumps over the lazy dog and says hello. ").repeated(3)
        + R"(","components":[],"channel_type":0,"channel_id":"601000000000000001","author":)" + user
        + R"(,"attachments":[{"id":"901000000000000001","filename":"picture.png","size":123456,"url":"https://cdn.example.org/attachments/1/2/picture.png","proxy_url":"https://media.example.org/attachments/1/2/picture.png","width":640,"height":480,"content_type":"image/png"}],"guild_id":"301000000000000001"})";
}
QByteArray presence()
{
    return R"({"user":{"id":"201000000000000001"},"guild_id":"301000000000000001","status":"online","activities":[{"name":"Chess","type":0,"id":"ec0b28a579ecb4bd","created_at":1700000000123,"timestamps":{"start":1700000000000},"application_id":"801000000000000001","details":"Ranked","state":"In a match","assets":{"large_image":"1234567890","large_text":"Board"}}],"client_status":{"desktop":"online"},"broadcast":null,"processed_at_timestamp":0})";
}
QByteArray memberWithUser()
{
    return member + R"(,"user":)" + user + "}";
}
QByteArray list(const QByteArray &element, int count)
{
    return "[" + QByteArray(element + ",").repeated(count - 1) + element + "]";
}
QByteArray guild()
{
    const QByteArray channel =
        R"({"id":"601000000000000001","type":0,"name":"general","position":1,"permission_overwrites":[{"id":"401000000000000001","type":0,"allow":"1024","deny":"0"}],"topic":"Talk about anything","nsfw":false,"last_message_id":"701000000000000001","rate_limit_per_user":0,"parent_id":"601000000000000009","flags":0})";
    const QByteArray role =
        R"({"id":"401000000000000001","name":"Members","color":0,"colors":{"primary_color":0,"secondary_color":null,"tertiary_color":null},"hoist":false,"icon":null,"unicode_emoji":null,"position":3,"permissions":"1071698660929","managed":false,"mentionable":false,"flags":0})";
    const QByteArray emoji =
        R"({"id":"501000000000000001","name":"wave","roles":[],"require_colons":true,"managed":false,"animated":true,"available":true})";
    return R"({"id":"301000000000000001","name":"Guild","icon":null,"owner_id":"201000000000000001","afk_timeout":300,"verification_level":1,"features":["COMMUNITY","NEWS"],"preferred_locale":"en-US","joined_at":"2024-01-01T00:00:00+00:00","large":false,"member_count":100,"channels":)"
        + list(channel, 40) + R"(,"roles":)" + list(role, 25) + R"(,"emojis":)" + list(emoji, 30) + R"(,"members":)"
        + list(memberWithUser(), 100) + R"(,"presences":[],"voice_states":[],"threads":[],"stickers":[]})";
}

//! The bytes with the room behind them that parsing in place needs, as the inflater leaves them
std::vector<char> padded(const QByteArray &json)
{
    std::vector<char> buffer(std::size_t(json.size() + JsonParser::padding), '\0');
    std::memcpy(buffer.data(), json.constData(), std::size_t(json.size()));
    return buffer;
}

void parseOnly(benchmark::State &state, const QByteArray &json)
{
    const std::vector<char> buffer = padded(json);
    JsonParser parser;
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(parser.parsePadded(buffer.data(), json.size()));
    state.SetBytesProcessed(state.iterations() * json.size());
    state.counters["bytes"] = double(json.size());
}

template<typename T>
void parseAndDecode(benchmark::State &state, const QByteArray &json)
{
    const std::vector<char> buffer = padded(json);
    JsonParser parser;
    DecodeContext context;
    for ([[maybe_unused]] auto _ : state) {
        T value;
        if (!parser.parsePadded(buffer.data(), json.size()) || !decode(parser.root(), value, context)) {
            state.SkipWithError("the sample is not usable");
            break;
        }
        benchmark::DoNotOptimize(value);
    }
    state.SetBytesProcessed(state.iterations() * json.size());
}

template<typename T>
void encodeOnly(benchmark::State &state, const QByteArray &json)
{
    JsonParser parser;
    DecodeContext context;
    T value;
    if (!parser.parse(json) || !decode(parser.root(), value, context))
        state.SkipWithError("the sample is not usable");
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(toJson(value));
}

//! The replay's mix, as a shard has it after inflating: parsed, and decoded into events when \a decode
void mix(benchmark::State &state, bool decode)
{
    const QList<QByteArray> payloads = ReplayData(1).events(2'000);
    std::vector<std::vector<char>> buffers;
    qint64 bytes = 0;
    for (const QByteArray &payload : payloads) {
        buffers.push_back(padded(payload));
        bytes += payload.size();
    }
    const auto interest = std::make_shared<EventInterest>();
    for (std::size_t type = 0; type < eventTypeCount; ++type)
        interest->setWanted(EventType(type), EventType(type) != EventType::ShardPayload);
    EventDecoder decoder(interest);
    JsonParser parser;
    for ([[maybe_unused]] auto _ : state) {
        for (qsizetype i = 0; i < payloads.size(); ++i) {
            if (!parser.parsePadded(buffers[std::size_t(i)].data(), payloads[i].size())) {
                state.SkipWithError("the sample is not usable");
                return;
            }
            const JsonValue root = parser.root();
            if (decode)
                benchmark::DoNotOptimize(decoder.decode(*root.find("t").toString(), root.find("d"), 0, i));
        }
    }
    state.SetItemsProcessed(state.iterations() * payloads.size());
    state.SetBytesProcessed(state.iterations() * bytes);
    state.counters["per event"] = benchmark::Counter(
        double(payloads.size()), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

template<typename T>
void add(const char *name, const QByteArray &json)
{
    const std::string text(name);
    benchmark::RegisterBenchmark(
        (text + "/parse").c_str(), [json](benchmark::State &state) { parseOnly(state, json); });
    benchmark::RegisterBenchmark(
        (text + "/decode").c_str(), [json](benchmark::State &state) { parseAndDecode<T>(state, json); });
    benchmark::RegisterBenchmark(
        (text + "/encode").c_str(), [json](benchmark::State &state) { encodeOnly<T>(state, json); });
}

} // namespace

int main(int argc, char **argv)
{
    add<Message>("message", message());
    add<Presence>("presence", presence());
    add<Member>("member", memberWithUser());
    add<GatewayGuild>("guild", guild());
    benchmark::RegisterBenchmark("mix/parse", [](benchmark::State &state) { mix(state, false); });
    benchmark::RegisterBenchmark("mix/decode", [](benchmark::State &state) { mix(state, true); });
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
