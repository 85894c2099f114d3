#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

//! Reads lib/docs/pitfalls.md: every item is there, and every test that it names
class TestPitfalls : public QObject
{
    Q_OBJECT

    static QString read(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private Q_SLOTS:
    void namedTestsExist()
    {
        QHash<QString, QString> programs; // name -> source
        QDirIterator files(QStringLiteral(HIKARI_TEST_DATA "/.."), { QStringLiteral("tst_*.cpp") }, QDir::Files,
            QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            programs.insert(files.fileInfo().completeBaseName(), read(path));
        }
        QVERIFY(programs.size() > 50);

        static const QRegularExpression row(QStringLiteral("^\\| P(\\d+) \\| [^|]+ \\| ([^|]+) \\|$"));
        static const QRegularExpression test(QStringLiteral("`(tst_\\w+) (\\w+)`"));
        QSet<int> items;
        int tests = 0;
        QStringList gone;
        const QString table = read(QStringLiteral(HIKARI_TEST_DATA "/../../lib/docs/pitfalls.md"));
        for (const QString &line : table.split(u'\n')) {
            const QRegularExpressionMatch match = row.match(line);
            if (!match.hasMatch())
                continue;
            items.insert(match.captured(1).toInt());
            for (auto it = test.globalMatch(match.captured(2)); it.hasNext();) {
                const QRegularExpressionMatch named = it.next();
                ++tests;
                if (!programs.value(named.captured(1))
                         .contains(QString(QStringLiteral("void ") + named.captured(2) + QStringLiteral("()"))))
                    gone.append(named.captured(0));
            }
        }
        QVERIFY2(gone.isEmpty(), qPrintable(gone.join(u", ")));
        QVERIFY(tests > 100);
        for (int item = 1; item <= 126; ++item) {
            if (item <= 80 || item >= 115)
                QVERIFY2(items.contains(item), qPrintable(QString::number(item)));
        }
    }
};

QTEST_GUILESS_MAIN(TestPitfalls)
#include "tst_pitfalls.moc"
