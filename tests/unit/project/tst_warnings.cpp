// Qt's warnings about threads fail every test: ctest looks for them in what a test prints.

#include <QDirIterator>
#include <QFile>
#include <QMutex>
#include <QRegularExpression>
#include <QSet>
#include <QSocketNotifier>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <memory>
#include <thread>

namespace {

const QStringList patterns = QStringLiteral(HIKARI_FATAL_WARNINGS).split(u'\n');

//! What Qt says while \a function runs in another thread
QStringList warningsOf(const std::function<void()> &function)
{
    static QMutex mutex;
    static QStringList said;
    said.clear();
    const QtMessageHandler before =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
            const QMutexLocker lock(&mutex);
            said.append(text);
        });
    const std::unique_ptr<QThread> thread(QThread::create(function));
    thread->start();
    thread->wait();
    qInstallMessageHandler(before);
    return said;
}

} // namespace

class TestWarnings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void P122_everyTestIsSearchedForThem()
    {
        int tests = 0;
        QDirIterator files(QStringLiteral(HIKARI_TESTS_BINARY_DIR), { QStringLiteral("CTestTestfile.cmake") },
            QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
                if (!line.startsWith(QStringLiteral("set_tests_properties("))
                    || !line.contains(QStringLiteral("hikari_add_test")))
                    continue;
                ++tests;
                for (const QString &pattern : patterns)
                    QVERIFY2(line.contains(pattern), qPrintable(line));
            }
        }
        QVERIFY(tests > 80);
    }
    void P122_qtSaysWhatIsSearchedFor()
    {
        const std::function<void()> mistakes[] {
            [this] { m_timer.start(1000); },
            [this] { delete new QObject(this); },
            [this] { QObject().setParent(this); },
            [this] { QObject().installEventFilter(this); },
            [this] { m_notifier.setEnabled(false); },
            [this] { m_object.moveToThread(QThread::currentThread()); },
            [] { std::thread([] { QObject().startTimer(1000); }).join(); },
            [] { std::thread([] { QSocketNotifier(0, QSocketNotifier::Read).setEnabled(true); }).join(); },
        };
        QSet<QString> searched;
        for (const auto &mistake : mistakes) {
            const QStringList said = warningsOf(mistake);
            QVERIFY(!said.isEmpty());
            const auto isSaid = [&](const QString &pattern) {
                return said.constFirst().contains(QRegularExpression(pattern));
            };
            const auto found = std::find_if(patterns.begin(), patterns.end(), isSaid);
            QVERIFY2(found != patterns.end(), qPrintable(said.join(u'\n')));
            searched.insert(*found);
        }
        QCOMPARE(searched.size(), patterns.size()); // there is none that Qt never says
    }

private:
    QTimer m_timer;
    QObject m_object;
    QSocketNotifier m_notifier { 0, QSocketNotifier::Read };
};

QTEST_GUILESS_MAIN(TestWarnings)
#include "tst_warnings.moc"
