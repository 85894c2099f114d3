#pragma once

#include "scripteddiscord.h"

#include <hikari/core/clock.h>

#include <QJsonArray>
#include <QTest>

#include <chrono>
#include <functional>

namespace Hikari {

//! \brief What start() and run() have in common: the rows of the seed about their options
//!
//! Each function is one row for either way of starting.
class StartRows
{
public:
    enum class Way
    {
        Start,
        Run
    };
    explicit StartRows(Way way)
        : m_way(way)
    { }

    void activity()
    {
        QVERIFY(starts({}));
        QVERIFY(presence()[u"activities"].toArray().isEmpty());
        QVERIFY(starts(quick({ .activity = Activity::watching(QStringLiteral("the sky")) })));
        const QJsonObject shown = presence()[u"activities"].toArray().first().toObject();
        QCOMPARE(shown[u"name"].toString(), QStringLiteral("the sky"));
        QCOMPARE(shown[u"type"].toInt(), 3);
    }
    void afk()
    {
        QVERIFY(starts({}));
        QCOMPARE(presence()[u"afk"].toBool(true), false);
        QVERIFY(starts(quick({ .isAfk = true })));
        QCOMPARE(presence()[u"afk"].toBool(), true);
    }
    void idleSince()
    {
        QVERIFY(starts({}));
        QVERIFY(presence()[u"since"].isNull());
        QVERIFY(starts(quick({ .idleSince = Timestamp::fromMilliseconds(1767225600000) })));
        QCOMPARE(presence()[u"since"].toInteger(), qint64(1767225600000));
    }
    void status()
    {
        QVERIFY(starts({}));
        QCOMPARE(presence()[u"status"].toString(), QStringLiteral("online"));
        QVERIFY(starts(quick({ .status = Status::DoNotDisturb })));
        QCOMPARE(presence()[u"status"].toString(), QStringLiteral("dnd"));
    }
    void largeThreshold()
    {
        QVERIFY(starts({}));
        QCOMPARE(discord.identify()[u"large_threshold"].toInt(), 250);
        QVERIFY(starts(quick({ .largeThreshold = 50 })));
        QCOMPARE(discord.identify()[u"large_threshold"].toInt(), 50);
        QVERIFY(refusal({ .largeThreshold = 49 }).contains(QStringLiteral("from 50 to 250")));
        QVERIFY(refusal({ .largeThreshold = 251 }).contains(QStringLiteral("from 50 to 250")));
    }
    void shardCount()
    {
        discord.shards = 3; // as Discord recommends
        QVERIFY(starts(quick({})));
        QCOMPARE(discord.identified(), (QList<int> { 0, 1, 2 }));
        QCOMPARE(discord.identify(2)[u"shard"].toArray(), (QJsonArray { 2, 3 }));
        discord.gateway.identifies.clear();
        QVERIFY(starts(quick({ .shardCount = 2 })));
        QCOMPARE(discord.identified(), (QList<int> { 0, 1 }));
        QCOMPARE(discord.identify(1)[u"shard"].toArray(), (QJsonArray { 1, 2 }));
    }
    void shardIds()
    {
        QVERIFY(starts(quick({ .shardIds = { 1, 3 }, .shardCount = 5 })));
        QCOMPARE(discord.identified(), (QList<int> { 1, 3 }));
        QCOMPARE(discord.identify(3)[u"shard"].toArray(), (QJsonArray { 3, 5 }));
        QVERIFY(refusal({ .shardIds = { 5 }, .shardCount = 5 }).contains(QStringLiteral("shard id 5 is out of range")));
    }
    void shardIdsAreDeduplicated()
    {
        QVERIFY(starts(quick({ .shardIds = { 1, 3, 1, 1, 3 }, .shardCount = 5 })));
        QCOMPARE(discord.identified(), (QList<int> { 1, 3 }));
    }
    void shardIdsNeedShardCount()
    {
        discord.shards = 2;
        const QString refused = refusal({ .shardIds = { 0, 1 } });
        QVERIFY2(refused.startsWith(QStringLiteral("InvalidArgument: shardIds needs shardCount")), qPrintable(refused));
        QVERIFY(discord.http.requests.isEmpty()); // refused before anything is sent
    }
    void ignoreSessionStartLimit()
    {
        discord.shards = 3;
        discord.startsLeft = 2;
        const QString refused = refusal(quick({}));
        QVERIFY2(refused.startsWith(QStringLiteral("SessionLimit: 3 shards have to begin a session, but only 2 of")),
            qPrintable(refused));
        QVERIFY(discord.identified().isEmpty());
        QVERIFY(starts(quick({ .ignoreSessionStartLimit = true })));
        QCOMPARE(discord.identified(), (QList<int> { 0, 1, 2 }));
    }
    void startupWindowDelay()
    {
        QCOMPARE(StartOptions().startupWindowDelay, std::chrono::milliseconds(5000));
        for (const std::chrono::seconds delay : { std::chrono::seconds(5), std::chrono::seconds(42) }) {
            ManualClock clock;
            m_clock = &clock;
            std::chrono::nanoseconds wait { 0 };
            StartOptions options { .shardCount = 2 };
            options.startupWindowDelay = delay;
            m_prepare = [&](GatewayBot &bot) {
                QObject::connect(
                    &bot, &GatewayBot::startProgressed, &bot,
                    [&](const StartProgress &progress) {
                        if (progress.ready != 1 || wait.count() != 0)
                            return;
                        wait = progress.windowEndsAt - clock.wall();
                        clock.advance(wait);
                    },
                    Qt::QueuedConnection);
            };
            QVERIFY(starts(options));
            QCOMPARE(std::chrono::round<std::chrono::seconds>(wait), delay);
            m_clock = nullptr;
            m_prepare = nullptr;
        }
        m_isDiscord = true;
        StartOptions tooFast;
        tooFast.startupWindowDelay = std::chrono::milliseconds(4999);
        QVERIFY(
            refusal(tooFast).startsWith(QStringLiteral("InvalidArgument: startupWindowDelay must be at least 5 s")));
    }

    //! Starts a bot, which is closed once it has started; whether all went well
    bool starts(const StartOptions &options)
    {
        GatewayBot bot(config());
        if (m_prepare)
            m_prepare(bot);
        bool hasStarted = false;
        QObject::connect(
            &bot, &GatewayBot::started, &bot,
            [&] {
                hasStarted = true;
                bot.close();
            },
            Qt::QueuedConnection);
        if (m_way == Way::Run)
            return bot.run(options) == 0 && hasStarted;
        const Reply<void> reply = bot.start(options);
        return QTest::qWaitFor([&] { return hasStarted && !bot.isAlive(); }, 30'000) && !reply.error();
    }
    //! What a start says that fails
    QString refusal(const StartOptions &options)
    {
        GatewayBot bot(config());
        if (m_way == Way::Run)
            return refusalOfRun(bot, options);
        const Reply<void> reply = bot.start(options);
        if (!QTest::qWaitFor([&] { return reply.isFinished() && !bot.isAlive(); }, 30'000) || !reply.error())
            return QStringLiteral("it was not refused");
        return reply.error()->toString();
    }
    //! run() returns 1, and the log says why.
    static QString refusalOfRun(GatewayBot &bot, const StartOptions &options)
    {
        static QString said;
        said = QStringLiteral("run() said nothing");
        const QtMessageHandler before =
            qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &, const QString &text) {
                if (type == QtCriticalMsg && text.startsWith(QStringLiteral("the bot did not run: ")))
                    said = text.section(QStringLiteral(": "), 1);
            });
        const int code = bot.run(options);
        qInstallMessageHandler(before);
        return code == 1 ? said : QStringLiteral("run() returned %1").arg(code);
    }
    //! \a options without the time that Discord wants between identifies
    static StartOptions quick(StartOptions options)
    {
        options.startupWindowDelay = std::chrono::milliseconds(1);
        return options;
    }

    ScriptedDiscord discord;

private:
    BotConfig config() const
    {
        BotConfig config = discord.config();
        config.clock = m_clock;
        if (m_isDiscord)
            config.restUrl.clear(); // nothing is sent there
        return config;
    }
    QJsonObject presence() const { return discord.identify()[u"presence"].toObject(); }

    const Way m_way;
    ManualClock *m_clock = nullptr;
    std::function<void(GatewayBot &)> m_prepare;
    bool m_isDiscord = false;
};

} // namespace Hikari
