#include "commands/commandline.h"

#include <QTest>

using namespace Panel;
using Command = CommandLine::Command;

namespace {
CommandLine parse(const QString &arguments)
{
    return CommandLine::parse(QStringList { u"hikari-panel"_qs } + arguments.split(u' ', Qt::SkipEmptyParts));
}
} // namespace

class CommandLineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void commands_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<int>("command");
        QTest::newRow("none") << QString() << int(Command::Window);
        QTest::newRow("demo") << u"demo --calm"_qs << int(Command::Demo);
        QTest::newRow("run") << u"run --token-env T"_qs << int(Command::Run);
        QTest::newRow("headless") << u"headless --demo --duration 5"_qs << int(Command::Headless);
        QTest::newRow("options first") << u"--duration 5 headless"_qs << int(Command::Headless);
        QTest::newRow("simulate") << u"simulate --port 8080 --token abc"_qs << int(Command::Simulate);
        QTest::newRow("screenshot") << u"screenshot --output a.png"_qs << int(Command::Screenshot);
        QTest::newRow("help wins") << u"demo --help --nonsense"_qs << int(Command::Help);
        QTest::newRow("version") << u"--version"_qs << int(Command::Version);
        QTest::newRow("Qt's options are Qt's") << u"-platform offscreen demo --style fusion"_qs << int(Command::Demo);
    }
    void commands()
    {
        QFETCH(QString, arguments);
        const CommandLine line = parse(arguments);
        QCOMPARE(line.error, QString());
        QTEST(int(line.command), "command");
    }

    void valuesAreTaken()
    {
        const CommandLine line = parse(u"screenshot --page events --theme light --size 1920x1080 --at 2.5 --seed 7 "
                                       "--output=a.png --state paused --shards 64 --rate 9000 --guilds 5 --lang de "
                                       "--log-level hikari.gateway=debug --log-level hikari=Warning --no-color"_qs);
        QCOMPARE(line.error, QString());
        QCOMPARE(line.page, u"events"_qs);
        QCOMPARE(line.theme, u"light"_qs);
        QCOMPARE(line.size, QSize(1920, 1080));
        QCOMPARE(line.at, 2.5);
        QCOMPARE(line.seed, 7);
        QCOMPARE(line.output, u"a.png"_qs);
        QCOMPARE(line.state, u"paused"_qs);
        QCOMPARE(line.shards, 64);
        QCOMPARE(line.rate, 9000);
        QCOMPARE(line.guilds, 5);
        QCOMPARE(line.language, u"de"_qs);
        QCOMPARE(line.logRules.size(), 2);
        QCOMPARE(line.logRules[1].level, u"warning"_qs);
        QVERIFY(line.noColor);
    }

    void defaultsAreThoseOfTheDemo()
    {
        const CommandLine line = parse(u"demo"_qs);
        QCOMPARE(line.shards, 8);
        QCOMPARE(line.guilds, 2048);
        QCOMPARE(line.rate, 300);
        QCOMPARE(line.seed, 1);
        QVERIFY(!line.calm);
        QCOMPARE(line.tokenEnvironment, u"BOT_TOKEN"_qs);
    }

    void wrongUsageIsOneLineThatSaysHowToFixIt_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("part");
        QTest::newRow("unknown option") << u"demo --nonsense"_qs << u"unknown option --nonsense: "_qs;
        QTest::newRow("unknown command") << u"dmeo"_qs << u"unknown command \"dmeo\": use demo, run"_qs;
        QTest::newRow("two commands") << u"demo run"_qs << u"unexpected argument \"run\": "_qs;
        QTest::newRow("no value") << u"demo --shards"_qs << u"option --shards has no value: write --shards N"_qs;
        QTest::newRow("not a number") << u"demo --shards x"_qs << u"option --shards cannot be \"x\": use 1 to"_qs;
        QTest::newRow("out of range") << u"demo --shards 0"_qs << u"use 1 to 1024"_qs;
        QTest::newRow("switch with value") << u"demo --calm=1"_qs << u"takes no value"_qs;
        QTest::newRow("other command") << u"demo --rest-url http://x/"_qs << u"does not belong to \"demo\""_qs;
        QTest::newRow("token as argument") << u"run --token abc"_qs << u"can be read by others: use --token-env"_qs;
        QTest::newRow("both sources") << u"run --token-env A --token-stdin"_qs << u"exclude each other: use one"_qs;
        QTest::newRow("port") << u"simulate --port 70000"_qs << u"use 1 to 65535"_qs;
        QTest::newRow("size") << u"demo --size 10x10"_qs << u"use WIDTHxHEIGHT"_qs;
        QTest::newRow("half a size") << u"demo --size 1280"_qs << u"use WIDTHxHEIGHT"_qs;
        QTest::newRow("url") << u"run --rest-url nonsense"_qs << u"use an address such as"_qs;
        QTest::newRow("url scheme") << u"run --rest-url ftp://x/"_qs << u"use an address such as"_qs;
        QTest::newRow("theme") << u"demo --theme pink"_qs << u"use dark, light or system"_qs;
        QTest::newRow("level") << u"demo --log-level hikari"_qs << u"use CATEGORY=LEVEL"_qs;
        QTest::newRow("no output") << u"screenshot"_qs << u"add --output FILE"_qs;
        QTest::newRow("demo and token") << u"headless --demo --token-stdin"_qs << u"leave out --rest-url"_qs;
    }
    void wrongUsageIsOneLineThatSaysHowToFixIt()
    {
        QFETCH(QString, arguments);
        QFETCH(QString, part);
        const CommandLine line = parse(arguments);
        QVERIFY2(line.error.contains(part), qPrintable(line.error));
        QVERIFY(!line.error.contains(u'\n'));
        QVERIFY(line.error.contains(u": "));
    }

    void onlyWindowsNeedADisplay()
    {
        QVERIFY(parse(u"demo"_qs).needsDisplay());
        QVERIFY(parse({}).needsDisplay());
        QVERIFY(!parse(u"headless"_qs).needsDisplay());
        QVERIFY(!parse(u"simulate"_qs).needsDisplay());
    }

    void helpNamesEveryCommandAndTheExitCodes()
    {
        const QString help = CommandLine::help();
        for (const char *word : { "demo", "run", "headless", "simulate", "screenshot", "--token-env NAME", "--lang LL",
                 "--version", "  6  file error" })
            QVERIFY2(help.contains(QLatin1String(word)), word);
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
