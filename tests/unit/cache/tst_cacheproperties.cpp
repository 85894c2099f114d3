#include "cacheplay.h"

#include <heldmemory.h>

#include <QTest>

using namespace Hikari;

namespace {

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HIKARI_IS_SLOW
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__OPTIMIZE__)
#define HIKARI_IS_SLOW
#endif

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
#if defined(HIKARI_IS_SLOW)
    return isSet ? value : 100'000;
#else
    return isSet ? value : 1'000'000;
#endif
}

} // namespace

//! HIKARI_TEST_SEED and HIKARI_TEST_STEPS choose another play
class TestCacheProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    //! A day of three events a second, in a world that stays as large as it is
    void P77_theCacheHoldsNoMoreThanTheWorld()
    {
        struct Bound
        {
            CacheComponent component;
            int most;
        };
        constexpr int guilds = RandomObjects::guildCount;
        constexpr int users = RandomObjects::userCount;
        CacheSettings settings;
        settings.maxMessages = 20;
        settings.maxDmChannelIds = 5;
        // As many as RandomObjects makes ids, or the limit that is set
        const Bound bounds[] { { CacheComponent::Guilds, guilds }, { CacheComponent::GuildChannels, 30 * guilds },
            { CacheComponent::Members, users * guilds }, { CacheComponent::Roles, 12 * guilds },
            { CacheComponent::Invites, 20 }, { CacheComponent::Emojis, 12 * guilds },
            { CacheComponent::Presences, users * guilds }, { CacheComponent::VoiceStates, users * guilds },
            { CacheComponent::Messages, settings.maxMessages }, { CacheComponent::Me, 1 },
            { CacheComponent::DmChannelIds, settings.maxDmChannelIds }, { CacheComponent::GuildStickers, 12 * guilds },
            { CacheComponent::GuildThreads, 30 * guilds }, { CacheComponent::SoundboardSounds, 6 * guilds },
            { CacheComponent::StageInstances, 4 * guilds }, { CacheComponent::ScheduledEvents, 6 * guilds } };
        const int events = std::min(steps(), 3 * 86'400);
        CachePlay play(settings, seed());
        struct Most
        {
            qint64 counted = 0; // bytes, as the cache says
            qint64 held = 0; // of the whole process
        } morning, evening; // each half of the day
        for (int step = 1; step <= events; ++step) {
            play.step();
            if (step % 500 != 0)
                continue;
            qint64 bytes = play.cache().userStatistics().bytes;
            QVERIFY(play.cache().userStatistics().count <= users + settings.maxMessages);
            for (const Bound &bound : bounds) {
                const CacheStatistics statistics = play.cache().statistics(bound.component);
                QVERIFY2(statistics.count <= bound.most,
                    qPrintable(QStringLiteral("component %1: %2").arg(uint(bound.component)).arg(statistics.count)));
                bytes += statistics.bytes;
            }
            Most &most = step <= events / 2 ? morning : evening;
            most.counted = std::max(most.counted, bytes);
            most.held = std::max(most.held, heldBytes());
        }
        play.compareAll(); // and no less
        QVERIFY(morning.counted > 0);
        QVERIFY2(evening.counted <= morning.counted * 5 / 4,
            qPrintable(QStringLiteral("%1, then %2").arg(morning.counted).arg(evening.counted)));
        // Of what it does not count as well, messages and invites; all others here hold as much all day.
        QVERIFY2(evening.held <= morning.held * 11 / 10,
            qPrintable(QStringLiteral("%1, then %2 bytes held").arg(morning.held).arg(evening.held)));
    }
    //! After each restart events come as before, and what they meet must be what was there
    void P63_aRestoredCacheIsAsTheOneBefore_data()
    {
        QTest::addColumn<CacheSettings>("settings");
        QTest::addColumn<int>("restarts");
        CacheSettings settings;
        settings.maxMessages = 20;
        settings.maxDmChannelIds = 5;
        QTest::newRow("everything") << settings << 40;
        settings.onlyMyMember = true;
        QTest::newRow("only my member") << settings << 4;
        settings.onlyMyMember = false;
        for (int bit = 0; bit < 16; ++bit) {
            settings.components = CacheComponent(1u << bit);
            QTest::addRow("only component %d", bit) << settings << 4;
            settings.components = CacheComponents(CacheComponent::All) & ~settings.components;
            QTest::addRow("all but component %d", bit) << settings << 4;
        }
    }
    void P63_aRestoredCacheIsAsTheOneBefore()
    {
        QFETCH(CacheSettings, settings);
        QFETCH(int, restarts);
        CachePlay play(settings, seed());
        for (int restart = 0; restart < restarts && !QTest::currentTestFailed(); ++restart) {
            for (int step = 0; step < 100; ++step)
                play.step();
            play.restart();
            play.compareAll();
        }
    }
    void theCacheKnowsWhatTheEventsSaid_data()
    {
        QTest::addColumn<CacheSettings>("settings");
        QTest::addColumn<int>("steps");
        CacheSettings settings;
        settings.maxMessages = 20;
        settings.maxDmChannelIds = 5;
        QTest::newRow("everything") << settings << steps();
        settings.onlyMyMember = true;
        QTest::newRow("only my member") << settings << steps() / 20;
        settings.onlyMyMember = false;
        settings.maxMessages = 0;
        QTest::newRow("no messages") << settings << steps() / 100;
        settings.maxMessages = 1;
        QTest::newRow("one message") << settings << steps() / 100;
        settings.maxMessages = 20;
        for (int bit = 0; bit < 16; ++bit) {
            settings.components = CacheComponent(1u << bit);
            QTest::addRow("only component %d", bit) << settings << steps() / 100;
            settings.components = CacheComponents(CacheComponent::All) & ~settings.components;
            QTest::addRow("all but component %d", bit) << settings << steps() / 100;
        }
    }
    void theCacheKnowsWhatTheEventsSaid()
    {
        QFETCH(CacheSettings, settings);
        QFETCH(int, steps);
        qInfo("HIKARI_TEST_SEED=%u, %d steps", seed(), steps);
        CachePlay play(settings, seed());
        for (int step = 1; step <= steps && !QTest::currentTestFailed(); ++step) {
            play.step();
            if (step % 1'000 == 0)
                play.compareAll();
        }
        if (QTest::currentTestFailed())
            return;
        play.clear();
        play.compareAll();
        for (int bit = 0; bit < 16; ++bit) {
            const CacheStatistics statistics = play.cache().statistics(CacheComponent(1u << bit));
            QCOMPARE(statistics.count, 0);
            QCOMPARE(statistics.bytes, 0);
        }
        QCOMPARE(play.cache().userStatistics().count, 0);
        QCOMPARE(play.cache().userStatistics().bytes, 0);
        for (std::size_t type = 0; type < eventTypeCount && steps >= 5'000; ++type) {
            const bool isSent = play.sentTypes().contains(EventType(type));
            QVERIFY(isSent || !CacheUpdater::needs(EventType(type), CacheComponent::All));
        }
    }
};

QTEST_GUILESS_MAIN(TestCacheProperties)
#include "tst_cacheproperties.moc"
