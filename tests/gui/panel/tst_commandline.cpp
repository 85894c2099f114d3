#include "commands/commandline.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Panel;
using namespace Qt::StringLiterals;
using Command = CommandLine::Command;

namespace {
CommandLine parse(const QString &arguments)
{
    return CommandLine::parse(QStringList { u"hikari-panel"_s } + arguments.split(u' ', Qt::SkipEmptyParts));
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
        QTest::newRow("demo") << u"demo --calm"_s << int(Command::Demo);
        QTest::newRow("run") << u"run --token-env T"_s << int(Command::Run);
        QTest::newRow("headless") << u"headless --demo --duration 5"_s << int(Command::Headless);
        QTest::newRow("options first") << u"--duration 5 headless"_s << int(Command::Headless);
        QTest::newRow("simulate") << u"simulate --port 8080 --token abc"_s << int(Command::Simulate);
        QTest::newRow("screenshot") << u"screenshot --output a.png"_s << int(Command::Screenshot);
        QTest::newRow("schema") << u"schema --tsv enums"_s << int(Command::Schema);
        QTest::newRow("help wins") << u"demo --help --nonsense"_s << int(Command::Help);
        QTest::newRow("version") << u"--version"_s << int(Command::Version);
        QTest::newRow("Qt's options are Qt's") << u"-platform offscreen demo --style fusion"_s << int(Command::Demo);
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
                                       "--log-level hikari.gateway=debug --log-level hikari=Warning --no-color"_s);
        QCOMPARE(line.error, QString());
        QCOMPARE(line.page, u"events"_s);
        QCOMPARE(line.theme, u"light"_s);
        QCOMPARE(line.size, QSize(1920, 1080));
        QCOMPARE(line.at, 2.5);
        QCOMPARE(line.seed, 7);
        QCOMPARE(line.output, u"a.png"_s);
        QCOMPARE(line.state, u"paused"_s);
        QCOMPARE(line.shards, 64);
        QCOMPARE(line.rate, 9000);
        QCOMPARE(line.guilds, 5);
        QCOMPARE(line.language, u"de"_s);
        QCOMPARE(line.logRules.size(), 2);
        QCOMPARE(line.logRules[1].level, u"warning"_s);
        QVERIFY(line.noColor);
    }

    void faultsAndScenariosAreTaken()
    {
        for (const char *command : { "demo", "headless --demo", "simulate" }) {
            const CommandLine line = parse(QLatin1String(command)
                + u" --fault rest-429:share=0.2,retry-after=2s --fault=cut:shard=3,every=5s --scenario slow-network "
                  "--repeatable"_s);
            QCOMPARE(line.error, QString());
            QCOMPARE(line.faults.size(), 2);
            QCOMPARE(line.faults[0].share, 0.2);
            QCOMPARE(line.faults[1].toText(), u"cut:shard=3,every=5s"_s);
            QCOMPARE(line.scenario->name, u"slow-network"_s);
            QVERIFY(line.repeatable);
        }
    }

    void aScenarioBringsItsSeed()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"own.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"name":"own","seed":9,"steps":[{"at":"1s","fault":"cut"}]})");
        file.close();
        QCOMPARE(parse(u"demo --scenario "_s + file.fileName()).seed, quint64(9));
        QCOMPARE(parse(u"demo --seed 3 --scenario "_s + file.fileName()).seed, quint64(3));
        QCOMPARE(parse(u"demo --scenario slow-network"_s).seed, quint64(1));
    }

    void defaultsAreThoseOfTheDemo()
    {
        const CommandLine line = parse(u"demo"_s);
        QCOMPARE(line.shards, 8);
        QCOMPARE(line.guilds, 2048);
        QCOMPARE(line.rate, 300);
        QCOMPARE(line.seed, 1);
        QVERIFY(!line.calm);
        QCOMPARE(line.tokenEnvironment, u"BOT_TOKEN"_s);
    }

    void wrongUsageIsOneLineThatSaysHowToFixIt_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("part");
        QTest::newRow("unknown option") << u"demo --nonsense"_s << u"unknown option --nonsense: "_s;
        QTest::newRow("unknown command") << u"dmeo"_s << u"unknown command \"dmeo\": use demo, run"_s;
        QTest::newRow("two commands") << u"demo run"_s << u"unexpected argument \"run\": "_s;
        QTest::newRow("no value") << u"demo --shards"_s << u"option --shards has no value: write --shards N"_s;
        QTest::newRow("not a number") << u"demo --shards x"_s << u"option --shards cannot be \"x\": use 1 to"_s;
        QTest::newRow("out of range") << u"demo --shards 0"_s << u"use 1 to 1024"_s;
        QTest::newRow("switch with value") << u"demo --calm=1"_s << u"takes no value"_s;
        QTest::newRow("other command") << u"demo --rest-url http://x/"_s << u"does not belong to \"demo\""_s;
        QTest::newRow("token as argument") << u"run --token abc"_s << u"can be read by others: use --token-env"_s;
        QTest::newRow("both sources") << u"run --token-env A --token-stdin"_s << u"exclude each other: use one"_s;
        QTest::newRow("port") << u"simulate --port 70000"_s << u"use 1 to 65535"_s;
        QTest::newRow("size") << u"demo --size 10x10"_s << u"use WIDTHxHEIGHT"_s;
        QTest::newRow("half a size") << u"demo --size 1280"_s << u"use WIDTHxHEIGHT"_s;
        QTest::newRow("url") << u"run --rest-url nonsense"_s << u"use an address such as"_s;
        QTest::newRow("url scheme") << u"run --rest-url ftp://x/"_s << u"use an address such as"_s;
        QTest::newRow("theme") << u"demo --theme pink"_s << u"use dark, light or system"_s;
        QTest::newRow("level") << u"demo --log-level hikari"_s << u"use CATEGORY=LEVEL"_s;
        QTest::newRow("no output") << u"screenshot"_s << u"add --output FILE"_s;
        QTest::newRow("no table") << u"schema"_s << u"add --tsv events, fields, models or enums"_s;
        QTest::newRow("table") << u"schema --tsv all"_s << u"use events, fields, models or enums"_s;
        QTest::newRow("fault") << u"demo --fault cutt"_s << u"option --fault cannot be \"cutt\": no fault is called"_s;
        QTest::newRow("parameter of a fault")
            << u"simulate --fault rest-429:scope=all"_s << u"allowed is user, shared or global"_s;
        QTest::newRow("fault that would hit nobody") << u"simulate --fault cut:shard=1"_s << u"add every=TIME"_s;
        QTest::newRow("scenario") << u"demo --scenario rolling"_s << u"there are 429-storm, fatal-token, "_s;
        QTest::newRow("faults of the real one") << u"headless --fault half-open"_s << u"add --demo"_s;
        QTest::newRow("faults without a simulator") << u"run --scenario slow-network"_s << u"does not belong to"_s;
        QTest::newRow("demo and token") << u"headless --demo --token-stdin"_s << u"leave out --rest-url"_s;
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
        QVERIFY(parse(u"demo"_s).needsDisplay());
        QVERIFY(parse({}).needsDisplay());
        QVERIFY(!parse(u"headless"_s).needsDisplay());
        QVERIFY(!parse(u"simulate"_s).needsDisplay());
    }

    void helpNamesEveryCommandAndTheExitCodes()
    {
        const QString help = CommandLine::help();
        for (const char *word : { "demo", "run", "headless", "simulate", "screenshot", "schema", "--token-env NAME",
                 "--fault TEXT", "--scenario NAME|FILE", "--lang LL", "--version", "  6  file error" })
            QVERIFY2(help.contains(QLatin1String(word)), word);
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
