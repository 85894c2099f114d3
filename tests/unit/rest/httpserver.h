#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <deque>
#include <functional>

//! \brief A scripted HTTP server on loopback
//!
//! Answers each request with the next line of the script, or with what the handler says once the script has ended.
//! Keeps everything it received, byte for byte.
class HttpServer : public QTcpServer
{
    Q_OBJECT
public:
    struct Request
    {
        QByteArray method;
        QByteArray path; //!< as sent, with the prefix of the API
        QHash<QByteArray, QByteArray> headers; //!< names in lower case
        QByteArray body;
    };
    enum class Action
    {
        Answer,
        Cut, //!< drops the connection instead
        CutHalfway, //!< drops it after half the body
        Hang, //!< never answers
        Hold, //!< answers when releaseHeld() is called
    };
    struct Answer
    {
        int status = 200;
        QByteArray body = "{}";
        QList<QPair<QByteArray, QByteArray>> headers {};
        Action action = Action::Answer;
    };

    explicit HttpServer(QObject *parent = nullptr);

    QUrl baseUrl() const;
    void script(const Answer &answer, int times = 1);
    void setHandler(std::function<Answer(const Request &)> handler) { m_handler = std::move(handler); }
    //! Answers the requests that were held, in their order
    void releaseHeld();
    int held() const { return int(m_held.size()); }

    QList<Request> requests; //!< all that were received completely
    int connections = 0;

    //! The headers of a bucket
    static QList<QPair<QByteArray, QByteArray>> bucket(
        const QByteArray &hash, int limit, int remaining, const QByteArray &resetAfter);

protected:
    void incomingConnection(qintptr handle) override;

private:
    void read(QTcpSocket *socket);
    void reply(QTcpSocket *socket, const Answer &answer);
    void send(QTcpSocket *socket, const Answer &answer, bool halfway);

    QHash<QTcpSocket *, QByteArray> m_received;
    std::deque<Answer> m_script;
    std::function<Answer(const Request &)> m_handler;
    QList<QPair<QPointer<QTcpSocket>, Answer>> m_held;
};
