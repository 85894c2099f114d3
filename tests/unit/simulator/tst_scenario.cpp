// Scenario files: what is read, and what is said of wrong ones

#include <hikari/simulator/scenario.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

namespace {

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

// Single quotes stand for double ones
QByteArray json(const char *quoted)
{
    return QByteArray(quoted).replace('\'', '"');
}

} // namespace

class tst_Scenario : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPartIsRead()
    {
        QString error;
        const auto read = Scenario::fromJson(json("{'name': 'n', 'description': 'd', 'seed': 7, 'repeat': 3, 'steps': ["
                                                  "{'at': '0s', 'fault': 'close:code=4009,shard=2'},"
                                                  "{'at': '500ms', 'rate': 2000}, {'at': '1min', 'clear': true}]}"),
            &error);
        QVERIFY2(read, qPrintable(error));
        QCOMPARE(read->name, text("n"));
        QCOMPARE(read->description, text("d"));
        QCOMPARE(read->seed, std::optional<quint64>(7));
        QCOMPARE(read->rounds, 3);
        QCOMPARE(read->steps.size(), 3);
        QCOMPARE(read->steps[0].fault->code, 4009);
        QCOMPARE(read->steps[0].fault->shardId, 2);
        QCOMPARE(read->steps[0].text(), text("close:shard=2,code=4009"));
        QCOMPARE(read->steps[1].at, 500ms);
        QCOMPARE(read->steps[1].rate, std::optional<double>(2000));
        QCOMPARE(read->steps[1].text(), text("rate 2000"));
        QCOMPARE(read->steps[2].at, 60000ms);
        QVERIFY(read->steps[2].clears);
        QCOMPARE(read->steps[2].text(), text("clear"));
    }

    void restIsOptional()
    {
        const auto read = Scenario::fromJson(json("{'name': 'n', 'steps': [{'at': '0s', 'clear': true}]}"));
        QVERIFY(read);
        QVERIFY(!read->seed);
        QCOMPARE(read->rounds, 1);
        QCOMPARE(read->description, QString());
    }

    void errorsNameTheStepAndWhatIsAllowed_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QStringList>("parts");
        const auto row = [](const char *name, const QByteArray &file, std::initializer_list<const char *> parts) {
            QStringList list;
            for (const char *const part : parts)
                list += text(part);
            QTest::newRow(name) << file << list;
        };
        const auto steps = [](const char *list) -> QByteArray {
            return json("{'name': 'n', 'steps': [") + json(list) + "]}";
        };
        row("empty", "", { "no JSON at byte" });
        row("cut off", "{\"name\": ", { "no JSON at byte" });
        row("a list", "[]", { "an object with" });
        row("unknown key", json("{'name': 'n', 'step': []}"), { "\"step\"", "name, description, seed, repeat, steps" });
        row("no name", json("{'steps': [{'at': '1s', 'clear': true}]}"), { "\"name\"" });
        row("description", json("{'name': 'n', 'description': 1, 'steps': []}"), { "\"description\"" });
        row("seed", json("{'name': 'n', 'seed': -1, 'steps': []}"), { "\"seed\"", "from 0" });
        row("repeat", json("{'name': 'n', 'repeat': 1.5, 'steps': []}"), { "\"repeat\"", "from 0" });
        row("no steps", json("{'name': 'n'}"), { "\"steps\"", "list" });
        row("empty steps", steps(""), { "\"steps\" is empty" });
        row("no object", steps("{'at': '1s', 'clear': true}, 5"), { "step 2", "object" });
        row("no time", steps("{'clear': true}"), { "step 1", "\"at\"", "500ms" });
        row("time without unit", steps("{'at': '5', 'clear': true}"), { "step 1", "\"at\"", "500ms" });
        row("time as a number", steps("{'at': 5, 'clear': true}"), { "step 1", "\"at\"", "500ms" });
        row("key of a step", steps("{'at': '1s', 'clear': true, 'x': 1}"), { "step 1", "\"x\"", "fault, rate, clear" });
        row("nothing to do", steps("{'at': '1s'}"), { "step 1", "one of fault, rate, clear" });
        row("two things", steps("{'at': '1s', 'rate': 1, 'clear': true}"), { "step 1", "one of fault, rate, clear" });
        row("fault", steps("{'at': '1s', 'clear': true}, {'at': '2s', 'fault': 'cutt'}"),
            { "step 2", "\"cutt\"", "cut-mid-frame" });
        row("parameter", steps("{'at': '1s', 'fault': 'cut:depth=1'}"), { "step 1", "\"depth\"", "shard, for, every" });
        row("fault as a number", steps("{'at': '1s', 'fault': 1}"), { "step 1", "no fault is called" });
        row("rate", steps("{'at': '1s', 'rate': 60000}"), { "step 1", "\"rate\"", "0 to 50000" });
        row("rate as text", steps("{'at': '1s', 'rate': 'x'}"), { "step 1", "\"rate\"", "0 to 50000" });
        row("clear", steps("{'at': '1s', 'clear': false}"), { "step 1", "\"clear\"", "true" });
        row("order", steps("{'at': '2s', 'clear': true}, {'at': '1s', 'clear': true}"), { "step 2", "before" });
        row("repeats without end", json("{'name': 'n', 'repeat': 0, 'steps': [{'at': '0s', 'fault': 'cut'}]}"),
            { "has to last" });
    }
    void errorsNameTheStepAndWhatIsAllowed()
    {
        QFETCH(QByteArray, file);
        QFETCH(QStringList, parts);
        QString error;
        QVERIFY(!Scenario::fromJson(file, &error));
        for (const QString &part : parts)
            QVERIFY2(error.contains(part), qPrintable(error));
        QVERIFY(!Scenario::fromJson(file));
    }

    void builtInOnesAreThere()
    {
        QStringList names;
        for (const Scenario &scenario : Scenario::builtIn()) {
            names += scenario.name;
            QVERIFY(!scenario.description.isEmpty());
            QCOMPARE(scenario.problem(), QString());
            QCOMPARE(Scenario::find(scenario.name), std::optional(scenario));
        }
        names.sort();
        QCOMPARE(names,
            QStringList({ text("429-storm"), text("fatal-token"), text("reconnect-storm"), text("resume-wave"),
                text("rolling-outage"), text("slow-network") }));
    }

    void filesAreFound()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(text("own.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json("{'name': 'own', 'steps': [{'at': '0s', 'fault': 'cut'}]}"));
        file.close();
        QCOMPARE(Scenario::find(file.fileName())->name, text("own"));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(json("{'name': 'own', 'steps': [{'at': '0s', 'fault': 'cutt'}]}"));
        file.close();
        QString error;
        QVERIFY(!Scenario::find(file.fileName(), &error));
        QVERIFY2(error.startsWith(file.fileName()) && error.contains(text("step 1")), qPrintable(error));
        QVERIFY(!Scenario::find(text("rolling"), &error));
        QVERIFY2(error.contains(text("\"rolling\"")) && error.contains(text("rolling-outage")), qPrintable(error));
    }

    void spedUpIsTheSameInAShorterTime()
    {
        Scenario scenario =
            *Scenario::fromJson(json("{'name': 'n', 'steps': [{'at': '10s', 'fault': "
                                     "'late-acks:delay=800ms,for=4s'}, {'at': '20s', 'clear': true}]}"));
        const Scenario fast = scenario.spedUp(10);
        QCOMPARE(fast.steps[0].at, 1000ms);
        QCOMPARE(fast.steps[0].fault->duration, 400ms);
        QCOMPARE(fast.steps[0].fault->delay, 800ms);
        QCOMPARE(fast.steps[1].at, 2000ms);
        QCOMPARE(scenario.spedUp(1), scenario);
    }
};

QTEST_GUILESS_MAIN(tst_Scenario)
#include "tst_scenario.moc"
