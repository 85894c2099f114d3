#include "cacheplay.h"

#include <QTest>

using namespace Hikari;

namespace {

template<typename T, typename Key>
void compareView(const CacheView<T, Key> &view, const QMap<Key, T> &expected)
{
    QCOMPARE(view.keys(), expected.keys());
    QCOMPARE(view.values(), expected.values());
    for (auto it = expected.cbegin(); it != expected.cend(); ++it)
        QCOMPARE(view.value(it.key()), *it);
}

} // namespace

void CachePlay::compareAll()
{
    ReferenceCache &r = m_reference;
    const MutableCache &c = m_cache;
    QCOMPARE(c.me(), r.me);
    compareView(c.users(), r.users());
    QCOMPARE(c.userStatistics().count, r.users().size());
    compareView(c.guilds(), r.guilds);
    QMap<Snowflake, GatewayGuild> available = r.guilds, unavailable = r.guilds;
    available.removeIf([](auto it) { return it->isUnavailable; });
    unavailable.removeIf([](auto it) { return !it->isUnavailable; });
    compareView(c.availableGuilds(), available);
    compareView(c.unavailableGuilds(), unavailable);
    compareView(c.guildChannels(), r.channels.all());
    compareView(c.threads(), r.threads.all());
    compareView(c.roles(), r.roles.all());
    compareView(c.emojis(), r.emojis.all());
    compareView(c.stickers(), r.stickers.all());
    compareView(c.soundboardSounds(), r.sounds.all());
    compareView(c.stageInstances(), r.stages.all());
    compareView(c.scheduledEvents(), r.events.all());
    qsizetype members = 0, presences = 0, voiceStates = 0;
    for (quint64 i = 0; i < 5; ++i) {
        const Snowflake guild(1'000 + i);
        compareView(c.guildChannelsForGuild(guild), r.channels.ofGuild(guild));
        compareView(c.threadsForGuild(guild), r.threads.ofGuild(guild));
        compareView(c.rolesForGuild(guild), r.roles.ofGuild(guild));
        compareView(c.emojisForGuild(guild), r.emojis.ofGuild(guild));
        compareView(c.stickersForGuild(guild), r.stickers.ofGuild(guild));
        compareView(c.soundboardSoundsForGuild(guild), r.sounds.ofGuild(guild));
        compareView(c.stageInstancesForGuild(guild), r.stages.ofGuild(guild));
        compareView(c.scheduledEventsForGuild(guild), r.events.ofGuild(guild));
        const Snowflake channel = idIn(guild, channelKind);
        QMap<Snowflake, Channel> threads = r.threads.ofGuild(guild);
        threads.removeIf([&](auto it) { return it->parentId != channel; });
        compareView(c.threadsForChannel(guild, channel), threads);

        QMap<Snowflake, Member> here;
        for (auto it = r.members[guild].cbegin(); it != r.members[guild].cend(); ++it)
            here.insert(it.key(), whole(guild, it.key()));
        compareView(c.membersForGuild(guild), here);
        QCOMPARE(c.members().contains(guild), !here.isEmpty());
        compareView(c.presencesForGuild(guild), r.presences.value(guild));
        QMap<Snowflake, VoiceState> states = r.voiceStates.value(guild);
        for (VoiceState &state : states)
            state = whole(state);
        compareView(c.voiceStatesForGuild(guild), states);
        states.removeIf([&](auto it) { return it->channelId != channel; });
        compareView(c.voiceStatesForChannel(guild, channel), states);
        QStringList codes, codesOfChannel;
        for (auto it = r.invites.cbegin(); it != r.invites.cend(); ++it) {
            if (it->guildId == guild)
                codes.append(it.key());
            if (it->guildId == guild && it->channelId == channel)
                codesOfChannel.append(it.key());
        }
        QCOMPARE(c.invitesForGuild(guild).keys(), codes);
        QCOMPARE(c.invitesForChannel(guild, channel).keys(), codesOfChannel);
        members += here.size();
        presences += r.presences.value(guild).size();
        voiceStates += r.voiceStates.value(guild).size();
    }
    for (auto it = r.invites.cbegin(); it != r.invites.cend(); ++it)
        QCOMPARE(c.invite(it.key()), it->invite);
    QMap<Snowflake, Message> messages;
    for (const Message &message : std::as_const(r.latest))
        messages.insert(message.id, message);
    compareView(c.messages(), messages);
    for (quint64 id = 5'000; id < 5'060; ++id)
        QCOMPARE(c.message(Snowflake(id)), r.message(Snowflake(id)));
    const QMap<CacheComponent, qsizetype> counts { { CacheComponent::Guilds, r.guilds.size() },
        { CacheComponent::GuildChannels, r.channels.size() }, { CacheComponent::GuildThreads, r.threads.size() },
        { CacheComponent::Roles, r.roles.size() }, { CacheComponent::Emojis, r.emojis.size() },
        { CacheComponent::GuildStickers, r.stickers.size() }, { CacheComponent::SoundboardSounds, r.sounds.size() },
        { CacheComponent::StageInstances, r.stages.size() }, { CacheComponent::ScheduledEvents, r.events.size() },
        { CacheComponent::Invites, r.invites.size() }, { CacheComponent::Messages, r.latest.size() },
        { CacheComponent::Members, members }, { CacheComponent::Presences, presences },
        { CacheComponent::VoiceStates, voiceStates } };
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        QCOMPARE(c.statistics(it.key()).count, *it);
}

namespace {

quint32 seed()
{
    bool isSet = false;
    const int value = qEnvironmentVariableIntValue("HIKARI_TEST_SEED", &isSet);
    return isSet ? quint32(value) : 20'261'124u;
}

int steps()
{
    bool isSet = false;
    const int value = qEnvironmentVariableIntValue("HIKARI_TEST_STEPS", &isSet);
#ifdef __OPTIMIZE__
    return isSet ? value : 1'000'000;
#else
    return isSet ? value : 100'000;
#endif
}

} // namespace

class TestCacheProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCacheKnowsWhatTheEventsSaid_data()
    {
        QTest::addColumn<CacheSettings>("settings");
        QTest::addColumn<int>("steps");
        CacheSettings settings;
        settings.maxMessages = 20;
        QTest::newRow("everything") << settings << steps();
        settings.onlyMyMember = true;
        QTest::newRow("only my member") << settings << steps() / 20;
        settings.onlyMyMember = false;
        for (int bit = 0; bit < 16; ++bit) {
            settings.components = CacheComponent(1u << bit);
            QTest::addRow("only component %d", bit) << settings << steps() / 50;
            settings.components = CacheComponents(CacheComponent::All) & ~settings.components;
            QTest::addRow("all but component %d", bit) << settings << steps() / 50;
        }
    }
    void theCacheKnowsWhatTheEventsSaid()
    {
        QFETCH(CacheSettings, settings);
        QFETCH(int, steps);
        CachePlay play(settings, seed());
        qInfo("seed %u, %d steps", seed(), steps);
        for (int step = 0; step < steps; ++step) {
            play.step();
            if (!QTest::currentTestFailed() && step % 1'000 == 999)
                play.compareAll();
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(QStringLiteral("at step %1 with HIKARI_TEST_SEED=%2").arg(step).arg(seed())));
        }
        play.clear();
        play.compareAll();
        for (int bit = 0; bit < 16; ++bit)
            QCOMPARE(play.cache().statistics(CacheComponent(1u << bit)).bytes, 0);
        QCOMPARE(play.cache().userStatistics().bytes, 0);
    }
};

QTEST_GUILESS_MAIN(TestCacheProperties)
#include "tst_cacheproperties.moc"
