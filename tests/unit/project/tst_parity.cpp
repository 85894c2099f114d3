#include "testprograms.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <utility>

//! Reads lib/docs/parity.md: every row of the seed is there with a test that carries its id, and that test is run
class TestParity : public QObject
{
    Q_OBJECT

    struct Row
    {
        QString id;
        QString ours;
        QString program;
        QString slot;
    };

    //! Not built yet. Whoever builds one gives it its row and takes it off here.
    const QStringList m_unbuilt {};

    TestPrograms m_programs;
    QList<Row> m_rows;

    static bool isLineOfTable(const QString &text) { return text.startsWith(QStringLiteral("| `")); }
    QStringList ids() const
    {
        QStringList result;
        for (const Row &row : m_rows)
            result.append(row.id);
        return result;
    }
    //! The id that the name of \a slot begins with, after the number of a pitfall; of several the longest
    QString idOf(const QString &slot) const
    {
        static const QRegularExpression pitfall(QStringLiteral("^P\\d+_"));
        const QString name = QString(slot).remove(pitfall);
        QString found;
        for (const QString &id : ids() + m_unbuilt) {
            const QString prefix = QString(id).replace(u'.', u'_');
            if (id.size() > found.size() && (name == prefix || name.startsWith(QString(prefix + u'_'))))
                found = id;
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_programs.areThere());

        static const QRegularExpression line(
            QStringLiteral("^\\| `([a-z0-9_.]+)` \\| ([^|]*) \\| `(tst_\\w+) (\\w+)` \\| [^|]*\\|$"));
        const QString table = docsPage(QStringLiteral("parity.md"));
        for (const QString &text : table.split(u'\n')) {
            if (!isLineOfTable(text))
                continue;
            const QRegularExpressionMatch match = line.match(text);
            QVERIFY2(match.hasMatch(), qPrintable(QStringLiteral("no row with a test: ") + text));
            m_rows.append({ match.captured(1), match.captured(2).trimmed(), match.captured(3), match.captured(4) });
        }
    }
    void everyRowIsThereOnce()
    {
        QStringList all = ids();
        QVERIFY2(std::is_sorted(all.cbegin(), all.cend()), "the rows are not in their order");
        all += m_unbuilt;
        QCOMPARE(QSet<QString>(all.cbegin(), all.cend()).size(), all.size());
        QCOMPARE(all.size(), 188);
        for (const Row &row : std::as_const(m_rows))
            QVERIFY2(!row.ours.isEmpty(), qPrintable(row.id + QStringLiteral(" has no name of ours")));
    }
    void everyTestCarriesItsRowAndIsRun()
    {
        QStringList wrong;
        QHash<QString, QString> owners;
        for (const Row &row : std::as_const(m_rows)) {
            if (!m_programs.hasSlot(row.program, row.slot))
                wrong.append(QStringLiteral("%1: there is no %2 in %3").arg(row.id, row.slot, row.program));
            if (!m_programs.isRun(row.program))
                wrong.append(QStringLiteral("%1: %2 is not run by ctest").arg(row.id, row.program));
            if (idOf(row.slot) != row.id)
                wrong.append(QStringLiteral("%1: %2 carries the id \"%3\"").arg(row.id, row.slot, idOf(row.slot)));
            if (owners.contains(row.slot))
                wrong.append(QStringLiteral("%1: %2 is the test of %3").arg(row.id, row.slot, owners.value(row.slot)));
            owners.insert(row.slot, row.id);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }
    void rowsAreThoseOfTheSeed()
    {
        const QString seed = textOf(QStringLiteral(HIKARI_SHARED_DIR "/parity/seed.tsv"));
        if (seed.isEmpty())
            QSKIP("needs the parity tables");
        QStringList wanted;
        for (const QString &text : seed.split(u'\n', Qt::SkipEmptyParts).mid(1))
            wanted.append(text.section(u'\t', 0, 0));
        QStringList have = ids() + m_unbuilt;
        have.sort();
        QCOMPARE(have, wanted);
    }
};

QTEST_GUILESS_MAIN(TestParity)
#include "tst_parity.moc"
