// Holds the text of the sources against what only one of them may know.

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

const QString sourceDir = QStringLiteral(HIKARI_SOURCE_DIR);
const QString transport = QStringLiteral("lib/hikari/gateway/websockettransport.cpp");

//! The sources in \a folders that contain \a pattern, relative to the source folder
QStringList sourcesWith(const QString &pattern, const QStringList &folders = { QStringLiteral("lib") })
{
    const QRegularExpression expression(pattern);
    QStringList found;
    for (const QString &folder : folders) {
        QDirIterator files(QString(sourceDir + u'/' + folder), { QStringLiteral("*.h"), QStringLiteral("*.cpp") },
            QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && QString::fromUtf8(file.readAll()).contains(expression))
                found.append(file.fileName().mid(sourceDir.size() + 1));
        }
    }
    found.sort();
    return found;
}

} // namespace

class TestSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void P121_oneFileKnowsTheNamesOfTheErrorSignal()
    {
        // Qt 6.5 renamed QWebSocket::error to errorOccurred; 6.4 does not have the new name, newer ones deprecate the
        // old.
        const QStringList folders { QStringLiteral("lib"), QStringLiteral("app") };
        QCOMPARE(sourcesWith(QStringLiteral("&QWebSocket::error\\b"), folders), QStringList { transport });
        QCOMPARE(sourcesWith(QStringLiteral("&QWebSocket::errorOccurred\\b"), folders), QStringList { transport });
    }
    void P121_theLibraryAsksForTheVersionOfQtInOnePlace()
    {
        QCOMPARE(sourcesWith(QStringLiteral("#\\s*(?:el)?if\\b.*\\bQT_VERSION\\b")), QStringList { transport });
    }
};

QTEST_GUILESS_MAIN(TestSources)
#include "tst_sources.moc"
