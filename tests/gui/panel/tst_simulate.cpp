// hikari-panel simulate as a process: what it prints, and that faults and scenarios come from its command line

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // milliseconds; only a broken program needs them

} // namespace

class SimulateTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QProcess> m_process;
    QTemporaryDir m_home;
    QString m_out;
    QString m_err;

    void start(const QStringList &arguments)
    {
        m_out.clear();
        m_err.clear();
        m_process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : { "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM" })
            environment.remove(QLatin1String(name));
        environment.insert(u"HOME"_s, m_home.path());
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        m_process->setProcessEnvironment(environment);
        connect(m_process.get(), &QProcess::readyReadStandardOutput, this,
            [this] { m_out += QString::fromUtf8(m_process->readAllStandardOutput()); });
        connect(m_process.get(), &QProcess::readyReadStandardError, this,
            [this] { m_err += QString::fromUtf8(m_process->readAllStandardError()); });
        m_process->start(QStringLiteral(HIKARI_PANEL), QStringList { u"simulate"_s, u"--no-color"_s } + arguments);
    }
    QString restUrl() const
    {
        static const QRegularExpression line(u"^REST +(\\S+)$"_s, QRegularExpression::MultilineOption);
        return line.match(m_out).captured(1);
    }
    int statusOf(const QString &path, const QByteArray &userAgent)
    {
        QNetworkAccessManager network;
        QNetworkRequest request(QUrl(restUrl() + path));
        request.setRawHeader("User-Agent", userAgent);
        const std::unique_ptr<QNetworkReply> reply(network.get(request));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        return finished.wait(patience) ? reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : -1;
    }
    void end()
    {
        m_process->terminate(); // SIGTERM, as a service manager does
        QTRY_COMPARE_WITH_TIMEOUT(m_process->state(), QProcess::NotRunning, patience);
        QCOMPARE(m_process->exitStatus(), QProcess::NormalExit);
        QCOMPARE(m_process->exitCode(), 0);
    }

private Q_SLOTS:
    void cleanup()
    {
        if (m_process && m_process->state() != QProcess::NotRunning) {
            m_process->kill();
            m_process->waitForFinished();
        }
        m_process.reset();
    }

    void violationsArePrintedAndCounted_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("in the log") << QStringList();
        QTest::newRow("without the log") << QStringList { u"--log-level"_s, u"hikari=error"_s };
    }
    void violationsArePrintedAndCounted()
    {
        QFETCH(QStringList, more);
        start(QStringList { u"--rate"_s, u"0"_s } + more);
        QTRY_VERIFY_WITH_TIMEOUT(!restUrl().isEmpty(), patience);
        QCOMPARE(statusOf(u"/gateway"_s, "curl/8"), 200);
        QTRY_COMPARE_WITH_TIMEOUT(m_err.count(u"sim.violation: a User-Agent that is not"_s), 1, patience);
        end();
        QVERIFY2(m_out.contains(u"\nViolations  1\n"), qPrintable(m_out));
    }

    void faultsAndScenariosAreAtWork()
    {
        QFile file(m_home.filePath(u"own.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"name":"own","steps":[{"at":"0s","fault":"rest-cloudflare:status=403,route=/users"}]})");
        file.close();
        start({ u"--rate"_s, u"0"_s, u"--fault"_s, u"rest-5xx:status=502,route=/gateway"_s, u"--scenario"_s,
            file.fileName() });
        QTRY_VERIFY_WITH_TIMEOUT(!restUrl().isEmpty(), patience);
        QCOMPARE(statusOf(u"/gateway"_s, "DiscordBot (https://example.com, 1)"), 502);
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(u"/users/@me"_s, "DiscordBot (https://example.com, 1)"), 403, patience);
        end();
        QVERIFY2(m_out.contains(u"\nViolations  0\n"), qPrintable(m_out));
    }
};

QTEST_GUILESS_MAIN(SimulateTest)
#include "tst_simulate.moc"
