#include "../../unit/rest/httpserver.h"
#include "../keptlog.h"
#include "../simulatedbot.h"

#include <hikari/bot/updatecheck_p.h>
#include <hikari/core/clock.h>

#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;
using Action = HttpServer::Action;

namespace {

std::unique_ptr<KeptLog> keptLog;

//! Lines of level info and above that \a contain a text
QStringList shown(const QString &contained = {})
{
    QStringList texts;
    for (const KeptLog::Line &line : keptLog->lines()) {
        if (line.category == "hikari.bot" && line.type != QtDebugMsg && line.text.contains(contained))
            texts.append(line.text);
    }
    return texts;
}

bool wasTold(const QString &text)
{
    return keptLog->contains(text);
}

} // namespace

//! The look for a newer release, by a bot and alone
class TestUpdateCheck : public QObject
{
    Q_OBJECT

    std::unique_ptr<StrictSimulator> m_simulator;
    std::unique_ptr<HttpServer> m_server;
    ManualClock m_clock;

    QUrl feed() const { return m_server->baseUrl(); }
    std::unique_ptr<GatewayBot> makeBot() const
    {
        BotConfig config = configFor(*m_simulator);
        config.gatewayThreads = 1;
        config.releaseFeed = feed();
        return std::make_unique<GatewayBot>(config);
    }
    static bool end(const Reply<void> &reply)
    {
        return QTest::qWaitFor([&] { return reply.isFinished(); }, 30'000) && !reply.error();
    }

private Q_SLOTS:
    void init()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false\nhikari.bot=true\nhikari.bot.trace=false"));
        keptLog = std::make_unique<KeptLog>();
        UpdateCheck::pretend(UpdateCheck::Build { QStringLiteral("1.4.0"), true });
        SimulatorConfig world;
        world.shards = 1;
        world.guilds = 2;
        world.identifyWindow = noIdentifyWindow;
        world.eventsPerSecond = 0;
        m_simulator = std::make_unique<StrictSimulator>(world);
        QVERIFY(m_simulator->start());
        m_server = std::make_unique<HttpServer>();
    }
    void cleanup()
    {
        m_simulator.reset();
        m_server.reset();
        UpdateCheck::pretend({});
        keptLog.reset();
    }

    void versionsAreOrdered_data()
    {
        QTest::addColumn<QString>("smaller");
        QTest::addColumn<QString>("greater");
        const auto row = [](const char *smaller, const char *greater) {
            QTest::addRow("%s < %s", smaller, greater) << QString::fromLatin1(smaller) << QString::fromLatin1(greater);
        };
        row("0.9.9", "1.0.0");
        row("1.9.0", "1.10.0");
        row("1.0", "1.0.1");
        row("v1.2.3", "1.2.4");
        row("1.0.0-alpha", "1.0.0-alpha.1"); // the example of semver.org, 11
        row("1.0.0-alpha.1", "1.0.0-alpha.beta");
        row("1.0.0-alpha.beta", "1.0.0-beta");
        row("1.0.0-beta", "1.0.0-beta.2");
        row("1.0.0-beta.2", "1.0.0-beta.11");
        row("1.0.0-beta.11", "1.0.0-rc.1");
        row("1.0.0-rc.1", "1.0.0");
        row("1.0.0", "1.0.1-rc.1");
        row("1.0.0-rc.1+build.9", "1.0.0-rc.2+build.1");
        row("1.0.0-9999999999999999999999", "1.0.0-10000000000000000000000");
        row("1.0.0-1", "1.0.0-a");
        row("1.0.0-A", "1.0.0-a");
    }
    void versionsAreOrdered()
    {
        QFETCH(QString, smaller);
        QFETCH(QString, greater);
        QVERIFY(compareVersions(smaller, greater).value_or(0) < 0);
        QVERIFY(compareVersions(greater, smaller).value_or(0) > 0);
        QCOMPARE(compareVersions(smaller, smaller), 0);
    }
    void equalVersionsAreEqual_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::newRow("v") << QStringLiteral("v1.2.0") << QStringLiteral("1.2.0");
        QTest::newRow("missing parts") << QStringLiteral("1") << QStringLiteral("1.0.0");
        QTest::newRow("build") << QStringLiteral("1.2.0+a-b") << QStringLiteral("1.2.0+c");
        QTest::newRow("zeros in front") << QStringLiteral("1.0.0-rc.01") << QStringLiteral("1.0.0-rc.1");
        QTest::newRow("white space") << QStringLiteral(" 1.2.0\n") << QStringLiteral("1.2.0");
    }
    void equalVersionsAreEqual()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QCOMPARE(compareVersions(a, b), 0);
    }
    void whatIsNoVersionHasNoOrder_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
            { "", "v", "latest", "1.x", "1..2", "1.2.", "-rc.1", "1.0-", "1.0-rc..1", "1.0-r\xc3\xa9" })
            QTest::addRow("'%s'", text) << QString::fromUtf8(text);
    }
    void whatIsNoVersionHasNoOrder()
    {
        QFETCH(QString, text);
        QCOMPARE(compareVersions(text, QStringLiteral("1.0.0")), std::nullopt);
        QCOMPARE(compareVersions(QStringLiteral("1.0.0"), text), std::nullopt);
    }

    void theNewestReleaseIsFound_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("own");
        QTest::addColumn<QString>("version"); // empty: none
        QTest::addColumn<QString>("url");
        const auto row = [](const char *name, const char *json, const char *own, const char *version,
                             const char *url = "") {
            QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(own) << QString::fromLatin1(version)
                                << QString::fromLatin1(url);
        };
        // Two slashes in a raw string would be a comment to Qt 6.4's moc, which JSON allows to avoid.
        const char *list = R"([{"version":"1.1.0"},{"version":"2.0.0-rc.1"},{"version":"1.3.0"},{"version":"1.2.0"}])";
        row("GitHub", R"({"tag_name":"v1.2.0","html_url":"https:\/\/x.example/r","url":"https:\/\/api.x.example/1"})",
            "1.1.0", "1.2.0", "https://x.example/r");
        row("simple", R"({"version":"1.2.0","url":"https:\/\/x.example/"})", "1.1.0", "1.2.0", "https://x.example/");
        row("the same", R"({"version":"1.2.0"})", "1.2.0", "");
        row("an older one", R"({"version":"1.2.0"})", "1.3.0", "");
        row("the newest of a list", list, "1.0.0", "1.3.0");
        row("pre-releases for those who run one", list, "1.0.0-rc.1", "2.0.0-rc.1");
        row("a release after its pre-release", R"({"version":"1.0.0"})", "1.0.0-rc.1", "1.0.0");
        row("a pre-release of the same", R"({"version":"1.0.0-rc.1"})", "1.0.0", "");
        row("a pre-release by its mark", R"({"tag_name":"v2","prerelease":true})", "1.0.0", "");
        row("a draft", R"([{"tag_name":"v2","draft":true},{"tag_name":"v1.5"}])", "1.0.0", "1.5");
        row("build data is not shown", R"({"version":"1.2.0+sneaky text"})", "1.1.0", "1.2.0");
        row("no address but of the web", R"({"version":"1.2.0","url":"javascript:alert"})", "1.1.0", "1.2.0");
        row("no name in the address", R"({"version":"1.2.0","url":"https:\/\/me:pw@x.example/"})", "1.1.0", "1.2.0",
            "https://x.example/");
        row("an empty list", "[]", "1.1.0", "");
        row("strangers in a list", R"([{"version":"soon"},7,null,{"version":"1.2.0"}])", "1.1.0", "1.2.0");
    }
    void theNewestReleaseIsFound()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, own);
        QFETCH(QString, version);
        QFETCH(QString, url);
        Error error;
        const std::optional<Release> found = UpdateCheck::newerIn(json, own, &error);
        QVERIFY2(!error, qPrintable(error.message));
        QCOMPARE(found.value_or(Release()), (Release { version, url }));
    }
    void whatIsNoFeedIsAnError_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("HTML") << QByteArray("<html>");
        QTest::newRow("half") << QByteArray("{\"version\":\"1.2");
        QTest::newRow("something else") << QByteArray(R"({"message":"Not Found"})");
        QTest::newRow("no version") << QByteArray(R"({"version":"the newest"})");
        QTest::newRow("a number") << QByteArray(R"({"version":2})");
        QTest::newRow("a scalar") << QByteArray("7");
    }
    void whatIsNoFeedIsAnError()
    {
        QFETCH(QByteArray, json);
        Error error;
        QVERIFY(!UpdateCheck::newerIn(json, QStringLiteral("1.0.0"), &error));
        QCOMPARE(error.kind, Error::Kind::Protocol);
    }

    void aNewerReleaseIsOneLine()
    {
        m_server->script({ .body = R"({"tag_name":"v1.5.0","html_url":"https:\/\/hikari.example/1.5.0"})" });
        const auto bot = makeBot();
        QVERIFY(end(bot->start(quick())));
        QTRY_VERIFY(wasTold(QStringLiteral("is available")));
        QCOMPARE(shown(QStringLiteral("1.5.0")),
            QStringList(QStringLiteral("hikari-qt 1.5.0 is available, this is 1.4.0: https://hikari.example/1.5.0")));
        QCOMPARE(m_server->requests.size(), 1);
        // The token is Discord's affair.
        const HttpServer::Request &request = m_server->requests.first();
        QCOMPARE(request.method, QByteArray("GET"));
        QVERIFY(!request.headers.contains("authorization"));
        QCOMPARE(request.headers.value("user-agent"), QByteArray("hikari-qt 1.4.0"));
        QVERIFY(end(bot->close()));
    }
    void nothingIsAskedUnlessItIsWanted_data()
    {
        QTest::addColumn<bool>("isReleased");
        QTest::addColumn<bool>("hasFeed");
        QTest::addColumn<bool>("looks");
        QTest::newRow("a build that is no release") << false << true << true;
        QTest::newRow("no feed") << true << false << true;
        QTest::newRow("switched off") << true << true << false;
    }
    void nothingIsAskedUnlessItIsWanted()
    {
        QFETCH(bool, isReleased);
        QFETCH(bool, hasFeed);
        QFETCH(bool, looks);
        m_server->setHandler([](const HttpServer::Request &) { return HttpServer::Answer { .body = R"([])" }; });
        UpdateCheck::pretend(UpdateCheck::Build { QStringLiteral("1.4.0"), isReleased });
        BotConfig config = makeBot()->config();
        if (!hasFeed)
            config.releaseFeed.clear();
        GatewayBot silent(config);
        StartOptions options = quick();
        options.checkForUpdates = looks;
        QVERIFY(end(silent.start(options)));
        QCOMPARE(wasTold(QStringLiteral("not looking for a newer release")), looks);
        // Another bot's question comes after: what the first had asked would have come before.
        UpdateCheck::pretend(UpdateCheck::Build { QStringLiteral("1.4.0"), true });
        const auto curious = makeBot();
        QVERIFY(end(curious->start(quick())));
        QTRY_VERIFY(wasTold(QStringLiteral("there is no newer release")));
        QCOMPARE(m_server->requests.size(), 1);
    }
    void startAndCloseDoNotWaitForIt()
    {
        m_server->script({ .action = Action::Hang });
        const auto bot = makeBot();
        QVERIFY(end(bot->start(quick())));
        QTRY_COMPARE(m_server->requests.size(), 1);
        QCOMPARE(bot->state(), BotState::Running);
        QVERIFY(end(bot->close()));
        QVERIFY(shown(QStringLiteral("available")).isEmpty());
        // Neither does the end of the bot.
        m_server->script({ .action = Action::Hang });
        QVERIFY(end(bot->start(quick())));
        QTRY_COMPARE(m_server->requests.size(), 2);
    }
    void failuresAreSilent_data()
    {
        QTest::addColumn<HttpServer::Answer>("answer");
        QTest::newRow("404") << HttpServer::Answer { .status = 404, .body = R"({"message":"Not Found"})" };
        QTest::newRow("500") << HttpServer::Answer { .status = 500 };
        QTest::newRow("HTML") << HttpServer::Answer { .body = "<html>",
            .headers = { { "Content-Type", "text/html" } } };
        QTest::newRow("cut") << HttpServer::Answer { .action = Action::Cut };
        QTest::newRow("cut halfway") << HttpServer::Answer { .action = Action::CutHalfway };
        QTest::newRow("too large") << HttpServer::Answer { .body = QByteArray("{\"version\":\"9.9.9\",\"x\":\"")
                + QByteArray(2 * 1024 * 1024, 'x') + "\"}" };
        QTest::newRow("no answer") << HttpServer::Answer { .action = Action::Hang };
    }
    void failuresAreSilent()
    {
        QFETCH(HttpServer::Answer, answer);
        m_server->setHandler([answer](const HttpServer::Request &) { return answer; });
        UpdateCheck check(&m_clock, {}, {});
        QSignalSpy finished(&check, &UpdateCheck::finished);
        check.start(feed());
        if (answer.action == Action::Hang) {
            QTRY_COMPARE(m_server->requests.size(), 1);
            m_clock.advance(UpdateCheck::patience);
        }
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY2(shown().isEmpty(), qPrintable(shown().join(u'\n')));
        QVERIFY(wasTold(QStringLiteral("it is not known whether there is a newer release")));
    }
    void otherAddressesAreRefused_data()
    {
        QTest::addColumn<QUrl>("feed");
        QTest::newRow("file") << QUrl(QStringLiteral("file:///etc/hostname"));
        QTest::newRow("ftp") << QUrl(QStringLiteral("ftp://127.0.0.1/feed"));
        QTest::newRow("relative") << QUrl(QStringLiteral("feed.json"));
        QTest::newRow("nobody there") << QUrl(QStringLiteral("http://127.0.0.1:1/feed"));
    }
    void otherAddressesAreRefused()
    {
        QFETCH(QUrl, feed);
        UpdateCheck check(&m_clock, {}, {});
        QSignalSpy finished(&check, &UpdateCheck::finished);
        check.start(feed);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY2(shown().isEmpty(), qPrintable(shown().join(u'\n')));
    }
    void redirectsAreFollowed()
    {
        HttpServer other;
        other.script({ .body = R"({"version":"1.5.0"})" });
        m_server->script({ .status = 302, .headers = { { "Location", other.baseUrl().toEncoded() } } });
        UpdateCheck check(&m_clock, {}, {});
        QSignalSpy finished(&check, &UpdateCheck::finished);
        check.start(feed());
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(shown(), QStringList(QStringLiteral("hikari-qt 1.5.0 is available, this is 1.4.0")));
    }
    void theVersionOfThisBuildCanBeCompared()
    {
        UpdateCheck::pretend({});
        QCOMPARE(UpdateCheck::currentBuild().version, libraryVersion());
        UpdateCheck check(&m_clock, {}, {});
        QSignalSpy finished(&check, &UpdateCheck::finished);
        check.start({});
        QCOMPARE(finished.size(), 1);
        QVERIFY(compareVersions(libraryVersion(), QStringLiteral("0.0.1")).value_or(0) > 0);
    }
};

QTEST_GUILESS_MAIN(TestUpdateCheck)
#include "tst_updatecheck.moc"
