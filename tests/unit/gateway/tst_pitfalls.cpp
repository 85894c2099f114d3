#include <unit/project/testprograms.h>

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <utility>

//! Reads lib/docs/pitfalls.md: every item is there with a test of its number, and every test that it names is run
class TestPitfalls : public QObject
{
    Q_OBJECT

    struct Row
    {
        int item;
        QList<QPair<QString, QString>> tests; // program and slot
    };

    TestPrograms m_programs;
    QList<Row> m_rows;

    static bool isOfItem(const QString &slot, int item) { return slot.startsWith(QStringLiteral("P%1_").arg(item)); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_programs.areThere());

        static const QRegularExpression line(QStringLiteral("^\\| P(\\d+) \\| [^|]+ \\| ([^|]+) \\|$"));
        static const QRegularExpression test(QStringLiteral("`(tst_\\w+) (\\w+)`"));
        const QString table = docsPage(QStringLiteral("pitfalls.md"));
        for (const QString &text : table.split(u'\n')) {
            const QRegularExpressionMatch match = line.match(text);
            if (!match.hasMatch())
                continue;
            Row row { match.captured(1).toInt(), {} };
            for (auto it = test.globalMatch(match.captured(2)); it.hasNext();) {
                const QRegularExpressionMatch named = it.next();
                row.tests.append({ named.captured(1), named.captured(2) });
            }
            m_rows.append(row);
        }
    }
    void namedTestsExistAndAreRun()
    {
        QStringList wrong;
        int tests = 0;
        for (const Row &row : std::as_const(m_rows)) {
            for (const auto &[program, slot] : row.tests) {
                ++tests;
                if (!m_programs.hasSlot(program, slot))
                    wrong.append(QStringLiteral("P%1: there is no %2 in %3").arg(row.item).arg(slot, program));
                if (!m_programs.isRun(program))
                    wrong.append(QStringLiteral("P%1: %2 is not run by ctest").arg(row.item).arg(program));
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY(tests > 150);
    }
    void everyItemHasATestOfItsNumber()
    {
        QStringList wrong;
        QSet<int> items;
        for (const Row &row : std::as_const(m_rows)) {
            if (items.contains(row.item))
                wrong.append(QStringLiteral("P%1 is there twice").arg(row.item));
            items.insert(row.item);
            const bool has = std::any_of(row.tests.cbegin(), row.tests.cend(),
                [&](const QPair<QString, QString> &test) { return isOfItem(test.second, row.item); });
            if (!has)
                wrong.append(QStringLiteral("P%1 has no test named P%1_…").arg(row.item));
        }
        for (int item = 1; item <= 126; ++item) {
            if ((item <= 80 || item >= 115) && !items.contains(item))
                wrong.append(QStringLiteral("P%1 has no row").arg(item));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestPitfalls)
#include "tst_pitfalls.moc"
