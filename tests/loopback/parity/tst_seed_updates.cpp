#include "../../unit/rest/httpserver.h"
#include "../keptlog.h"
#include "runningbot.h"

#include <hikari/bot/updatecheck_p.h>

#include <QTest>
#include <QTimer>

#include <functional>

using namespace Hikari;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<KeptLog> keptLog;

bool wasTold(const QString &text)
{
    return keptLog->contains(text);
}

} // namespace

//! The rows "check_for_updates" of the table of parity
class TestSeedUpdates : public QObject
{
    Q_OBJECT

private:
    using Condition = std::function<bool()>;
    //! Has a bot run until a condition holds; whether all went well
    using Way = std::function<bool(GatewayBot &, const StartOptions &, const Condition &)>;

    //! A release of the library looks for newer ones when it is started in some way
    static void looksForUpdates(const Way &way)
    {
        QVERIFY(StartOptions().checkForUpdates);
        HttpServer feed;
        feed.setHandler([](const HttpServer::Request &) {
            return HttpServer::Answer { .body = R"({"version": "1.5.0", "url": "https:\/\/hikari.example/1.5.0"})" };
        });
        RunningBot running([&](BotConfig &config) { config.releaseFeed = feed.baseUrl(); });
        StartOptions options { .startupWindowDelay = 20ms };
        options.checkForUpdates = false;
        QVERIFY(way(running.bot(), options, [] { return true; }));
        options.checkForUpdates = true;
        UpdateCheck::pretend(UpdateCheck::Build { u"1.4.0"_s, false }); // a build for development
        QVERIFY(way(running.bot(), options, [] { return true; }));
        UpdateCheck::pretend(UpdateCheck::Build { u"1.4.0"_s, true });
        QVERIFY(way(running.bot(), options, [] { return wasTold(u"hikari-qt 1.5.0 is available"_s); }));
        QCOMPARE(feed.requests.size(), 1); // one of the bots before would have asked first
    }

private Q_SLOTS:
    void init() { keptLog = std::make_unique<KeptLog>(); }
    void cleanup()
    {
        UpdateCheck::pretend({});
        keptLog.reset();
    }

    void start_check_for_updates_tellsOfANewerRelease()
    {
        looksForUpdates([](GatewayBot &bot, const StartOptions &options, const Condition &isEnough) {
            const Reply<void> started = bot.start(options);
            if (!QTest::qWaitFor([&] { return started.isFinished() && isEnough(); }, 30'000) || started.error())
                return false;
            const Reply<void> closed = bot.close();
            return QTest::qWaitFor([&] { return closed.isFinished(); }, 30'000) && !closed.error();
        });
    }
    void run_check_for_updates_tellsOfANewerRelease()
    {
        looksForUpdates([](GatewayBot &bot, const StartOptions &options, const Condition &isEnough) {
            QTimer often;
            connect(&often, &QTimer::timeout, &bot, [&] {
                if (bot.state() == BotState::Running && isEnough())
                    bot.close();
            });
            often.start(5);
            return bot.run(options) == 0;
        });
    }
};

QTEST_GUILESS_MAIN(TestSeedUpdates)
#include "tst_seed_updates.moc"
