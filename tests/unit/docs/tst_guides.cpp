#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

//! The Markdown files in lib/docs
class TestGuides : public QObject
{
    Q_OBJECT

    const QDir m_folder { QStringLiteral(HIKARI_SOURCE_DIR "/lib/docs") };

    QString read(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private Q_SLOTS:
    void everyGuideWithCodeIsCompiled()
    {
        const QStringList compiled = QStringLiteral(HIKARI_COMPILED_GUIDES).split(u' ');
        const QStringList guides = m_folder.entryList({ QStringLiteral("*.md") });
        QVERIFY(guides.size() >= compiled.size());
        for (const QString &guide : guides) {
            if (read(guide).contains(QStringLiteral("```cpp")))
                QVERIFY2(compiled.contains(guide.chopped(3)),
                    qPrintable(guide + QStringLiteral(" is not in CMakeLists.txt")));
        }
    }
    void linksLeadSomewhere()
    {
        static const QRegularExpression link(QStringLiteral("\\]\\(([\\w.-]+)\\)"));
        int links = 0;
        for (const QString &guide : m_folder.entryList({ QStringLiteral("*.md") })) {
            for (auto it = link.globalMatch(read(guide)); it.hasNext(); ++links) {
                const QString target = it.next().captured(1);
                QVERIFY2(QFile::exists(m_folder.filePath(target)), qPrintable(QString(guide + u' ' + target)));
            }
        }
        QVERIFY(links >= 9);
    }
    void frontPageNamesEveryGuide()
    {
        const QString front = read(QStringLiteral("index.md"));
        for (const QString &guide : m_folder.entryList({ QStringLiteral("*.md") })) {
            if (guide != u"index.md" && guide != u"parity.md") // parity: for those who work on it
                QVERIFY2(front.contains(QString(u'(' + guide + u')')), qPrintable(guide));
        }
    }
    void examplesThatAreNamedExist()
    {
        static const QRegularExpression example(QStringLiteral("lib/examples/(\\w+)"));
        const QDir examples(QStringLiteral(HIKARI_SOURCE_DIR "/lib/examples"));
        int named = 0;
        for (const QString &guide : m_folder.entryList({ QStringLiteral("*.md") })) {
            for (auto it = example.globalMatch(read(guide)); it.hasNext(); ++named)
                QVERIFY2(examples.exists(it.next().captured(1)), qPrintable(guide));
        }
        QVERIFY(named > 0);
    }
};

QTEST_GUILESS_MAIN(TestGuides)
#include "tst_guides.moc"
