// What the cache costs. Aims (architecture 10 and 11): at most 150 bytes per further member, lookups at most 100 ns,
// building a Member at most 500 ns. The comparison is QHash of full structs.

#include <hikari/cache/mutablecache.h>

#include <benchmark/benchmark.h>

#include <QFile>
#include <QHash>

#include <malloc.h>
#include <random>
#include <unistd.h>

using namespace Hikari;

namespace {

constexpr int manyMembers = 80'000;
constexpr Snowflake guildId(900'000'000'000'000'001);

double residentBytes()
{
    malloc_trim(0);
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE));
}

//! Members as a large guild has them: names of 4 to 16 letters, most with a display name and an avatar, three roles
class Members
{
public:
    Snowflake idOf(int index) const { return Snowflake(300'000'000'000'000'000 + quint64(index) * 7'919'000'003); }

    Member operator()(int index)
    {
        Member member;
        User &user = member.user.emplace();
        user.id = idOf(index);
        user.username = word(4, 16);
        user.discriminator = QStringLiteral("0");
        if (m_random() % 10 < 8)
            user.globalName = word(4, 16);
        if (m_random() % 10 < 9)
            user.avatar = ImageHash::fromString(QStringView(hex()));
        if (m_random() % 10 < 3)
            user.publicFlags = UserFlag::HypesquadOnlineHouse1;
        if (m_random() % 10 < 3)
            member.nickname = word(4, 20);
        for (int i = 0; i < 3; ++i)
            member.roleIds.append(Snowflake(900'000'000'000'000'100 + m_random() % 25));
        member.joinedAt =
            Timestamp::fromMicroseconds(1'600'000'000'000'000 + qint64(m_random()) * 10'000'000 / 1'000 * 1'000);
        return member;
    }

private:
    QString word(int least, int most)
    {
        QString text(int(m_random() % quint32(most - least + 1)) + least, u' ');
        for (QChar &letter : text)
            letter = QChar(u'a' + char16_t(m_random() % 26));
        return text;
    }
    QString hex()
    {
        QString text(32, u' ');
        for (QChar &digit : text)
            digit = u"0123456789abcdef"[m_random() % 16];
        return text;
    }

    std::mt19937 m_random { 1 };
};

void setMember(benchmark::State &state)
{
    Members members;
    QList<Member> list;
    for (int i = 0; i < 10'000; ++i)
        list.append(members(i));
    MutableCache cache;
    for (auto _ : state) {
        for (const Member &member : std::as_const(list))
            cache.setMember(guildId, member);
        state.PauseTiming();
        cache.clear();
        state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations() * list.size());
}
BENCHMARK(setMember)->Unit(benchmark::kMillisecond);

void memory(benchmark::State &state)
{
    for (auto _ : state) {
        Members members;
        MutableCache cache;
        const double before = residentBytes();
        for (int i = 0; i < manyMembers; ++i)
            cache.setMember(guildId, members(i));
        state.counters["bytes per member"] = (residentBytes() - before) / manyMembers;
        state.counters["as counted"] =
            double(cache.statistics(CacheComponent::Members).bytes + cache.userStatistics().bytes) / manyMembers;
        cache.clear();
        state.counters["left after clear"] = (residentBytes() - before) / manyMembers;
    }
}
BENCHMARK(memory)->Iterations(1);

void memoryOfStructs(benchmark::State &state)
{
    for (auto _ : state) {
        Members members;
        QHash<Snowflake, QHash<Snowflake, Member>> guilds;
        const double before = residentBytes();
        for (int i = 0; i < manyMembers; ++i)
            guilds[guildId].insert(members.idOf(i), members(i));
        state.counters["bytes per member"] = (residentBytes() - before) / manyMembers;
    }
}
BENCHMARK(memoryOfStructs)->Iterations(1);

//! A large guild, and ids in an order that has nothing to do with memory
struct Filled
{
    Filled()
    {
        Members members;
        for (int i = 0; i < manyMembers; ++i) {
            const Member member = members(i);
            cache.setMember(guildId, member);
            structs[guildId].insert(members.idOf(i), member);
            ids.push_back(members.idOf(i));
        }
        std::shuffle(ids.begin(), ids.end(), std::mt19937(2));
    }
    MutableCache cache;
    QHash<Snowflake, QHash<Snowflake, Member>> structs;
    std::vector<Snowflake> ids;
};

const Filled &filled()
{
    static const Filled data;
    return data;
}

void lookUp(benchmark::State &state)
{
    const Filled &data = filled();
    const CacheView<Member> view = data.cache.membersForGuild(guildId);
    std::size_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(view.contains(data.ids[++i % data.ids.size()]));
}
BENCHMARK(lookUp);

void lookUpMissing(benchmark::State &state)
{
    const Filled &data = filled();
    const CacheView<Member> view = data.cache.membersForGuild(guildId);
    quint64 id = 1;
    for (auto _ : state)
        benchmark::DoNotOptimize(view.contains(Snowflake(id += 4'194'304)));
}
BENCHMARK(lookUpMissing);

void lookUpInHash(benchmark::State &state)
{
    const Filled &data = filled();
    std::size_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(data.structs.constFind(guildId)->contains(data.ids[++i % data.ids.size()]));
}
BENCHMARK(lookUpInHash);

void buildMember(benchmark::State &state)
{
    const Filled &data = filled();
    std::size_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(data.cache.member(guildId, data.ids[++i % data.ids.size()]));
}
BENCHMARK(buildMember);

void copyMemberFromHash(benchmark::State &state)
{
    const Filled &data = filled();
    std::size_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(data.structs.constFind(guildId)->value(data.ids[++i % data.ids.size()]));
}
BENCHMARK(copyMemberFromHash);

void takeView(benchmark::State &state)
{
    const Filled &data = filled();
    for (auto _ : state)
        benchmark::DoNotOptimize(data.cache.membersForGuild(guildId).size());
}
BENCHMARK(takeView);

//! The first change after a view was taken copies the index
void changeUnderAView(benchmark::State &state)
{
    MutableCache cache;
    Members members;
    for (int i = 0; i < manyMembers; ++i)
        cache.setMember(guildId, members(i));
    Member member = members(0);
    for (auto _ : state) {
        const CacheView<Member> view = cache.membersForGuild(guildId);
        member.isMute = !member.isMute;
        cache.setMember(guildId, member);
        benchmark::DoNotOptimize(view.size());
    }
}
BENCHMARK(changeUnderAView)->Unit(benchmark::kMicrosecond);

//! Guilds that come and go, members that change: memory must not grow
void churn(benchmark::State &state)
{
    for (auto _ : state) {
        Members members;
        MutableCache cache;
        const auto guildAt = [](int index) { return Snowflake(guildId.value() + quint64(index % 20)); };
        const auto run = [&](int from, int rounds) {
            for (int round = from; round < from + rounds; ++round) {
                cache.clearGuildObjects(guildAt(round));
                for (int i = 0; i < 2'000; ++i)
                    cache.setMember(guildAt(round), members((round * 613 + i) % 50'000));
                for (int i = 0; i < 100; ++i)
                    cache.deleteMember(guildAt(round), members.idOf((round * 613 + i * 11) % 50'000));
            }
        };
        run(0, 60);
        const double before = residentBytes();
        run(60, 600);
        state.counters["resident before, MB"] = before / 1e6;
        state.counters["grown, MB"] = (residentBytes() - before) / 1e6;
        state.counters["changes"] = double(cache.changeCount());
    }
}
BENCHMARK(churn)->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
