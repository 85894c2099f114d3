// What a program pays for each public header that it includes, counted by the compiler's preprocessor.

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>
#include <utility>
#include <vector>

namespace {

const QString includeDir = QStringLiteral(HIKARI_SOURCE_DIR "/lib/");

struct Cost
{
    int lines = 0; // that are not empty
    int ours = 0; // of them, in headers of the library
    QSet<QString> files; // that it includes
};

Cost costOf(const QByteArray &preprocessed)
{
    static const QRegularExpression marker(QStringLiteral("^# \\d+ \"([^\"]*)\""));
    Cost cost;
    bool isOurs = false;
    for (const QByteArray &line : preprocessed.split('\n')) {
        if (line.startsWith("# ")) {
            const QString file = marker.match(QString::fromUtf8(line)).captured(1);
            isOurs = file.startsWith(includeDir);
            cost.files.insert(file);
        } else if (!line.trimmed().isEmpty()) {
            ++cost.lines;
            cost.ours += isOurs ? 1 : 0;
        }
    }
    return cost;
}

QString layerOf(const QString &header)
{
    return header.section(u'/', 1, 1);
}

//! The public headers that no other of their layer includes: none costs more than the one that includes it
QStringList outermostHeaders()
{
    static const QRegularExpression include(
        QStringLiteral("^#include <(hikari/[^>]+)>"), QRegularExpression::MultilineOption);
    QStringList headers;
    QSet<QString> included;
    QDirIterator files(QString(includeDir + QStringLiteral("hikari")), { QStringLiteral("*.h") }, QDir::Files,
        QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const QString header = file.fileName().mid(includeDir.size());
        if (header.endsWith(QStringLiteral("_p.h")) || !file.open(QIODevice::ReadOnly))
            continue;
        headers.append(header);
        const QString text = QString::fromUtf8(file.readAll());
        for (auto it = include.globalMatch(text); it.hasNext();) {
            const QString target = it.next().captured(1);
            if (layerOf(target) == layerOf(header))
                included.insert(target);
        }
    }
    headers.removeIf([&](const QString &header) { return included.contains(header); });
    headers.sort();
    return headers;
}

//! What a program with Qt's network and a few containers includes anyway
const QString everyday =
    QStringLiteral("QDateTime QDebug QHash QList QMap QMetaType QObject QPointer QSslConfiguration "
                   "QString QUrl chrono coroutine functional memory optional variant");

} // namespace

class TestHeaders : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QMap<QString, Cost> m_costs; // by what is included

    //! Runs as many compilers at once as there are processors
    void preprocess(const QStringList &headers)
    {
        std::vector<std::pair<QString, std::unique_ptr<QProcess>>> running;
        qsizetype next = 0;
        while (next < headers.size() || !running.empty()) {
            while (next < headers.size() && running.size() < std::size_t(QThread::idealThreadCount())) {
                const QString header = headers[next++];
                const QString source = m_folder.filePath(QStringLiteral("%1.cpp").arg(next));
                QFile file(source);
                QVERIFY(file.open(QIODevice::WriteOnly));
                for (const QString &one : header.split(u' '))
                    file.write("#include <" + one.toUtf8() + ">\n");
                file.close();
                auto process = std::make_unique<QProcess>();
                process->start(QStringLiteral(HIKARI_COMPILER),
                    { QStringLiteral("-E"), QStringLiteral("-fPIC"), QStringLiteral("-std=gnu++20"),
                        QStringLiteral("@" HIKARI_HEADER_FLAGS), source });
                running.emplace_back(header, std::move(process));
            }
            auto &[header, process] = running.front();
            QVERIFY2(process->waitForFinished(60'000), qPrintable(header));
            QVERIFY2(process->exitCode() == 0, process->readAllStandardError().constData());
            m_costs.insert(header, costOf(process->readAllStandardOutput()));
            running.erase(running.begin());
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QStringList headers = outermostHeaders();
        QVERIFY(headers.contains(QStringLiteral("hikari/bot/gatewaybot.h")));
        preprocess(headers + QStringList { everyday });
    }
    void P123_noHeaderBringsAJsonLibrary()
    {
        static const QRegularExpression foreign(QStringLiteral(
            "simdjson|nlohmann|rapidjson|qjson|httplib|qwebsocket|qsqldatabase|zstd\\.h|zlib\\.h|_p\\.h$"));
        for (auto it = m_costs.cbegin(); it != m_costs.cend(); ++it) {
            QVERIFY(!it->files.isEmpty());
            for (const QString &file : it->files)
                QVERIFY2(!file.contains(foreign), qPrintable(it.key() + u" includes " + file));
        }
    }
    void P123_noHeaderCostsMoreThanItsBudget()
    {
        // As lines, which are the same on every machine: the library's own by layer, a third above what they were when
        // this was written, and those of Qt and the standard library against what a program includes anyway.
        static const QHash<QString, int> budgets { { QStringLiteral("core"), 1'200 },
            { QStringLiteral("model"), 2'800 }, { QStringLiteral("events"), 6'000 }, { QStringLiteral("cache"), 3'200 },
            { QStringLiteral("rest"), 4'000 }, { QStringLiteral("gateway"), 4'000 }, { QStringLiteral("bot"), 9'500 },
            { QStringLiteral("simulator"), 1'200 } };
        const Cost floor = m_costs.take(everyday);
        for (auto it = m_costs.cbegin(); it != m_costs.cend(); ++it) {
            qDebug("%6d lines, %5d ours: %s", it->lines, it->ours, qPrintable(it.key()));
            QVERIFY2(it->ours > 0 && it->ours <= budgets.value(layerOf(it.key())),
                qPrintable(QStringLiteral("%1: %2 lines of ours").arg(it.key()).arg(it->ours)));
            QVERIFY2(it->lines - it->ours <= floor.lines * 5 / 4,
                qPrintable(QStringLiteral("%1: %2 lines of others").arg(it.key()).arg(it->lines - it->ours)));
        }
    }
};

QTEST_GUILESS_MAIN(TestHeaders)
#include "tst_headers.moc"
