// Every test that lets a client of ours meet the simulator has to end without a violation: holds the sources against
// it.

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

class tst_StrictClients : public QObject
{
    Q_OBJECT

private:
    static QString read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private Q_SLOTS:
    void theRuleSeesWhatItHasToSee_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("isPlain");
        const auto row = [](const char *line, bool isPlain) {
            QTest::newRow(line) << QString::fromLatin1(line) << isPlain;
        };
        row("Simulator simulator(config);", true);
        row("Hikari::Simulator one;", true);
        row("m_simulator = std::make_unique<Simulator>(config);", true);
        row("auto *s = new Simulator(config);", true);
        row("Simulator().token()", true);
        row("StrictSimulator simulator(config);", false);
        row("std::make_unique<StrictSimulator>(config)", false);
        row("std::unique_ptr<Simulator> m_simulator;", false);
        row("BotConfig configFor(const Simulator &simulator)", false);
        row("Icon::Simulator, text(\"Demo\")", false);
        row("&Simulator::violationFound", false);
    }
    void theRuleSeesWhatItHasToSee()
    {
        QFETCH(QString, line);
        QFETCH(bool, isPlain);
        QCOMPARE(plain().match(line).hasMatch(), isPlain);
    }

    void testsUseTheStrictSimulator()
    {
        const QString tests = QStringLiteral(HIKARI_SOURCE_DIR "/tests/");
        int seen = 0;
        QDirIterator files(
            tests, { QStringLiteral("*.h"), QStringLiteral("*.cpp") }, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            const QString name = path.mid(tests.size());
            const QString source = read(path);
            // Those test the simulator itself, with scripted clients; this names what is forbidden.
            const bool isExempt = name == QStringLiteral("loopback/strictsimulator.h")
                || name == QStringLiteral("loopback/chaos/chaossimulator.cpp") // of another process; its test judges it
                || name.startsWith(QStringLiteral("bench/")) // prints them
                || name == QStringLiteral("unit/docs/prelude.h") // compiled only
                || name.startsWith(QStringLiteral("unit/simulator/"))
                || (name.startsWith(QStringLiteral("loopback/simulator/"))
                    && !source.contains(QStringLiteral("GatewayBot")));
            if (isExempt)
                continue;
            QVERIFY2(!plain().match(source).hasMatch(),
                qPrintable(name
                    + QStringLiteral(" makes a Simulator: make a StrictSimulator of <loopback/strictsimulator.h>")));
            QVERIFY2(!source.contains(QStringLiteral("demoSetup("))
                    || source.contains(QStringLiteral("ViolationWatch::take()")),
                qPrintable(name
                    + QStringLiteral(
                        " runs the demo: end its tests with ViolationWatch of <loopback/violationwatch.h>")));
            seen += source.contains(QStringLiteral("StrictSimulator>")) ? 1 : 0;
        }
        QVERIFY(seen >= 4);
    }

private:
    // A Simulator of its own is made
    static const QRegularExpression &plain()
    {
        static const QRegularExpression pattern(QStringLiteral("(?:make_unique|make_shared)<(?:Hikari::)?Simulator>|(?<"
                                                               "![\\w:])(?:Hikari::)?Simulator(?: \\w+)?\\s*[({;]"));
        return pattern;
    }
};

QTEST_GUILESS_MAIN(tst_StrictClients)
#include "tst_strictclients.moc"
