// What EventManager costs per event. Aim (architecture 11, issue 3): 10 listeners in at most 20 ns, no allocation.

#include <hikari/events/decoder_p.h>
#include <hikari/events/eventmanager.h>
#include <hikari/events/events.h>

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <functional>
#include <new>
#include <vector>

using namespace Hikari;

static std::size_t allocations = 0;

void *operator new(std::size_t size)
{
    ++allocations;
    if (void *memory = std::malloc(size))
        return memory;
    throw std::bad_alloc();
}
void operator delete(void *memory) noexcept
{
    std::free(memory);
}
void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

namespace {

void reportAllocations(benchmark::State &state, std::size_t before)
{
    state.counters["allocations"] =
        benchmark::Counter(double(allocations - before), benchmark::Counter::kAvgIterations);
}

// The floor: as many functions called one after the other, with nothing around them
void callFunctions(benchmark::State &state)
{
    std::vector<quint64> sums(std::size_t(state.range(0)));
    std::vector<std::function<void(const Event &)>> functions;
    for (quint64 &sum : sums)
        functions.push_back(
            [&sum](const Event &event) { sum += static_cast<const GuildTypingEvent &>(event).userId.value(); });
    const EventPtr event = makeEvent<GuildTypingEvent>();
    for (auto _ : state) {
        for (const auto &function : functions)
            function(*event);
    }
    benchmark::DoNotOptimize(sums.data());
}
BENCHMARK(callFunctions)->Arg(1)->Arg(10)->Arg(100);

void deliver(benchmark::State &state)
{
    EventManager manager;
    // A sum for each: adding to one would measure how long a store takes to come back.
    std::vector<quint64> sums(std::size_t(state.range(0)));
    for (quint64 &sum : sums)
        manager.listen([&sum](const GuildTypingEvent &event) { sum += event.userId.value(); });
    const auto event = makeEvent<GuildTypingEvent>();
    event->userId = Snowflake(1);
    const Delivery delivery { event, {}, {}, 0 };
    manager.deliver(delivery);
    const std::size_t before = allocations;
    for (auto _ : state)
        manager.deliver(delivery);
    reportAllocations(state, before);
    benchmark::DoNotOptimize(sums.data());
}
BENCHMARK(deliver)->Arg(0)->Arg(1)->Arg(10)->Arg(100);

void dispatchShared(benchmark::State &state)
{
    EventManager manager;
    // A sum for each: adding to one would measure how long a store takes to come back.
    std::vector<quint64> sums(std::size_t(state.range(0)));
    for (quint64 &sum : sums)
        manager.listen([&sum](const GuildTypingEvent &event) { sum += event.userId.value(); });
    const EventPtr event = makeEvent<GuildTypingEvent>();
    const std::size_t before = allocations;
    for (auto _ : state)
        manager.dispatch(event);
    reportAllocations(state, before);
    benchmark::DoNotOptimize(sums.data());
}
BENCHMARK(dispatchShared)->Arg(10);

// Alternating classes, listeners at three levels: what a bot has
void deliverMixed(benchmark::State &state)
{
    EventManager manager;
    quint64 sum = 0;
    manager.listen([&sum](const Event &) { ++sum; });
    manager.listen([&sum](const ShardEvent &event) { sum += quint64(event.shardId); });
    for (int i = 0; i < 8; ++i) {
        manager.listen([&sum](const GuildTypingEvent &event) { sum += event.userId.value(); });
        manager.listen([&sum](const MessageEvent &event) { sum += event.messageId.value(); });
        manager.listen([&sum](const GuildReactionAddEvent &event) { sum += event.userId.value(); });
    }
    const Delivery deliveries[] { { makeEvent<GuildTypingEvent>(), {}, {}, 0 },
        { makeEvent<GuildMessageCreateEvent>(), {}, {}, 0 }, { makeEvent<GuildReactionAddEvent>(), {}, {}, 0 },
        { makeEvent<GuildMessageDeleteEvent>(), {}, {}, 0 } };
    std::size_t i = 0;
    for (auto _ : state)
        manager.deliver(deliveries[++i % 4]);
    benchmark::DoNotOptimize(sum);
}
BENCHMARK(deliverMixed);

void deliverToFullStream(benchmark::State &state)
{
    EventManager manager;
    EventStream stream = manager.stream<GuildTypingEvent>(std::nullopt, 1'000);
    stream.setDropPolicy(state.range(0) ? DropPolicy::Oldest : DropPolicy::Newest).open();
    const Delivery delivery { makeEvent<GuildTypingEvent>(), {}, {}, 0 };
    for (int i = 0; i < 1'000; ++i)
        manager.deliver(delivery);
    const std::size_t before = allocations;
    for (auto _ : state)
        manager.deliver(delivery);
    reportAllocations(state, before);
}
BENCHMARK(deliverToFullStream)->Arg(0)->Arg(1);

void subscribeAndUnsubscribe(benchmark::State &state)
{
    EventManager manager;
    QObject context;
    for (int i = 0; i < 50; ++i)
        manager.listen([](const MessageEvent &) {});
    for (auto _ : state) {
        const EventSubscription subscription = manager.subscribe(&context, [](const GuildTypingEvent &) {});
        manager.unsubscribe(subscription);
    }
}
BENCHMARK(subscribeAndUnsubscribe);

void findName(benchmark::State &state)
{
    const std::string_view names[] { "MESSAGE_CREATE", "TYPING_START", "PRESENCE_UPDATE", "MESSAGE_REACTION_ADD",
        "GUILD_SCHEDULED_EVENT_USER_ADD" };
    std::size_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(findDispatch(names[++i % 5]));
}
BENCHMARK(findName);

void refuseUnwanted(benchmark::State &state)
{
    EventDecoder decoder(std::make_shared<EventInterest>());
    for (auto _ : state)
        benchmark::DoNotOptimize(decoder.wants("TYPING_START"));
}
BENCHMARK(refuseUnwanted);

void decodeMessage(benchmark::State &state)
{
    const auto interest = std::make_shared<EventInterest>();
    interest->setWanted(EventType::GuildMessageCreate, true);
    EventDecoder decoder(interest);
    const QByteArray text = QByteArrayLiteral(
        "{\"type\":0,\"tts\":false,\"timestamp\":\"2026-03-02T12:35:20.824000+00:00\",\"pinned\":false,\"nonce\":\"1\","
        "\"mentions\":[],\"mention_roles\":[],\"mention_everyone\":false,\"member\":{\"roles\":[\"11\",\"12\",\"13\"],"
        "\"premium_since\":null,\"pending\":false,\"nick\":\"a "
        "nick\",\"mute\":false,\"joined_at\":\"2020-01-02T03:04:05."
        "678000+00:00\",\"flags\":0,\"deaf\":false,\"communication_disabled_until\":null,\"banner\":null,\"avatar\":"
        "null},"
        "\"id\":\"1200000000000000001\",\"flags\":0,\"embeds\":[],\"edited_timestamp\":null,\"content\":\"A message of "
        "ordinary length, as people write them all day long.\",\"components\":[],\"channel_type\":0,\"channel_id\":"
        "\"1200000000000000002\",\"author\":{\"username\":\"somebody\",\"public_flags\":0,\"primary_guild\":null,"
        "\"id\":"
        "\"1200000000000000003\",\"global_name\":\"Some Body\",\"discriminator\":\"0\",\"collectibles\":null,"
        "\"avatar_decoration_data\":null,\"avatar\":\"0123456789abcdef0123456789abcdef\"},\"attachments\":[],"
        "\"guild_id\":\"1200000000000000004\"}");
    JsonParser parser;
    if (!parser.parse(text)) {
        state.SkipWithError("bad sample");
        return;
    }
    for (auto _ : state)
        benchmark::DoNotOptimize(decoder.decode("MESSAGE_CREATE", parser.root(), 0, 1));
    state.SetBytesProcessed(int64_t(state.iterations()) * text.size());
}
BENCHMARK(decodeMessage);

} // namespace

BENCHMARK_MAIN();
