#pragma once

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

//! \brief A proxy of the system's packages on a free port of loopback: tinyproxy or microsocks
class RealProxy
{
public:
    enum class Kind
    {
        Http, //!< CONNECT, by tinyproxy
        Socks, //!< SOCKS5, by microsocks
    };

    //! Without a \a user it lets everybody in
    explicit RealProxy(Kind kind, const QString &user = {}, const QString &password = {})
        : m_kind(kind)
        , m_user(user)
        , m_password(password)
    { }
    ~RealProxy() { kill(); }

    //! \brief Starts it, on the port that it had before; what is wrong, empty if nothing
    QString start()
    {
        const QString name = m_kind == Kind::Http ? QStringLiteral("tinyproxy") : QStringLiteral("microsocks");
        const QString package = m_kind == Kind::Http ? QStringLiteral("tinyproxy-bin") : name;
        const QString program = QStandardPaths::findExecutable(name);
        if (program.isEmpty())
            return QStringLiteral("%1 is missing: install the package %2").arg(name, package);
        for (int attempt = 0; attempt < 10; ++attempt) {
            // Below the ports that systems give out by themselves, so that nobody takes it while the proxy is down
            if (m_port == 0 || attempt > 0)
                m_port = quint16(QRandomGenerator::global()->bounded(15'000, 32'000));
            if (const QString problem = writeConfig(); !problem.isEmpty())
                return problem;
            m_process.setStandardErrorFile(logName(), QIODevice::Append);
            m_process.start(program, arguments());
            if (!m_process.waitForStarted())
                return name + QStringLiteral(": ") + m_process.errorString();
            if (accepts())
                return {};
            kill();
        }
        return name + QStringLiteral(" accepts no connection: ") + QString::fromUtf8(log());
    }
    //! \brief Ends it at once, and every connection through it
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    QUrl url() const
    {
        const QString scheme = m_kind == Kind::Http ? QStringLiteral("http") : QStringLiteral("socks5");
        return QUrl(QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(m_port));
    }
    //! \brief "127.0.0.1:1234"
    QString name() const { return url().authority(); }
    //! \brief Connections that it was asked for to \a port of loopback
    int connectionsTo(int port) const
    {
        const QByteArray address = "127.0.0.1:" + QByteArray::number(port);
        const QByteArray line = m_kind == Kind::Http ? QByteArray("CONNECT " + address + ' ')
                                                     : QByteArray(": connected to " + address + '\n');
        return int(log().count(line));
    }
    QByteArray log() const
    {
        QFile file(logName());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    QString logName() const { return m_folder.filePath(QStringLiteral("log")); }
    QString configName() const { return m_folder.filePath(QStringLiteral("config")); }
    QStringList arguments() const
    {
        if (m_kind == Kind::Http)
            return { QStringLiteral("-d"), QStringLiteral("-c"), configName() };
        QStringList arguments { QStringLiteral("-i"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
            QString::number(m_port) };
        if (!m_user.isEmpty())
            arguments += { QStringLiteral("-u"), m_user, QStringLiteral("-P"), m_password };
        return arguments;
    }
    QString writeConfig()
    {
        if (m_kind != Kind::Http)
            return {};
        QByteArray config = "Port " + QByteArray::number(m_port)
            + "\nListen 127.0.0.1\nTimeout 600\nMaxClients 100\nLogLevel Connect\nLogFile \"" + logName().toUtf8()
            + "\"\n"; // no ConnectPort: any may be connected to
        if (!m_user.isEmpty())
            config += "BasicAuth " + m_user.toUtf8() + ' ' + m_password.toUtf8() + '\n';
        QFile file(configName());
        if (file.open(QIODevice::WriteOnly) && file.write(config) == config.size())
            return {};
        return file.errorString();
    }
    //! Whether it takes connections and is still there afterwards
    bool accepts()
    {
        return QTest::qWaitFor(
                   [this] {
                       if (m_process.state() != QProcess::Running)
                           return true;
                       QTcpSocket socket;
                       socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
                       return socket.waitForConnected(1000);
                   },
                   10'000)
            && m_process.state() == QProcess::Running;
    }

    const Kind m_kind;
    const QString m_user;
    const QString m_password;
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};
