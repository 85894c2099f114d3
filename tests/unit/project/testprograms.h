#pragma once

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QString>

//! \file
//! What the tables of lib/docs name: test programs and their slots. Needs HIKARI_TESTS_BINARY_DIR.

//! The text of a file; empty if it cannot be read
inline QString textOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

//! A page of lib/docs
inline QString docsPage(const QString &name)
{
    return textOf(QStringLiteral(HIKARI_TEST_DATA "/../../lib/docs/") + name);
}

//! \brief The test programs of this source tree
class TestPrograms
{
public:
    TestPrograms()
    {
        QDirIterator files(QStringLiteral(HIKARI_TEST_DATA "/.."), { QStringLiteral("tst_*.cpp") }, QDir::Files,
            QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            m_sources.insert(files.fileInfo().completeBaseName(), textOf(path));
        }
        // Every program that ctest runs is declared in the files that CMake writes for it.
        static const QRegularExpression declared(QStringLiteral("add_test\\(\\[=\\[(tst_\\w+)\\]=\\]"));
        QDirIterator lists(QStringLiteral(HIKARI_TESTS_BINARY_DIR), { QStringLiteral("CTestTestfile.cmake") },
            QDir::Files, QDirIterator::Subdirectories);
        while (lists.hasNext()) {
            const QString text = textOf(lists.next());
            for (auto it = declared.globalMatch(text); it.hasNext();)
                m_run.insert(it.next().captured(1));
        }
    }

    //! Whether they were found at all
    bool areThere() const { return m_sources.size() > 50 && m_run.size() > 50; }
    //! Whether ctest runs \a program
    bool isRun(const QString &program) const { return m_run.contains(program); }
    //! Whether the class in \a program has it, not commented out
    bool hasSlot(const QString &program, const QString &name) const
    {
        const QRegularExpression slot(
            QStringLiteral("^ +void %1\\(\\)").arg(name), QRegularExpression::MultilineOption);
        return m_sources.value(program).contains(slot);
    }

private:
    QHash<QString, QString> m_sources;
    QSet<QString> m_run;
};
