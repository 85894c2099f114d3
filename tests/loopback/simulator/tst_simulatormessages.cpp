#include "simulatorfixture.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>

using namespace Hikari;

//! What becomes of the messages that a bot sends
class TestSimulatorMessages : public SimulatorFixture
{
    Q_OBJECT

    QNetworkAccessManager m_network;

    QNetworkRequest request(const QString &path = {}) const
    {
        QNetworkRequest request(QUrl(m_simulator->restUrl().toString() + text("/channels/")
            + m_simulator->textChannel(0).toString() + text("/messages") + path));
        request.setHeader(QNetworkRequest::UserAgentHeader, text("DiscordBot (https://example.org, 1)"));
        request.setHeader(QNetworkRequest::ContentTypeHeader, text("application/json"));
        request.setRawHeader("Authorization", m_simulator->token().authorization().toUtf8());
        return request;
    }
    static QJsonDocument finish(QNetworkReply *reply)
    {
        const std::unique_ptr<QNetworkReply> owner(reply);
        if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, wait) || reply->error())
            return {};
        return QJsonDocument::fromJson(reply->readAll());
    }
    QJsonDocument say(const QByteArray &body) { return finish(m_network.post(request(), body)); }

private Q_SLOTS:
    void everyoneIsMentionedByThoseWhoMay_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("mentions");
        QTest::newRow("no word of it") << QByteArray(R"({"content":"hi"})") << false;
        QTest::newRow("not forbidden") << QByteArray(R"({"content":"hi @everyone"})") << true;
        QTest::newRow("here") << QByteArray(R"({"content":"@here"})") << true;
        QTest::newRow("allowed") << QByteArray(
            R"({"content":"@here","allowed_mentions":{"parse":["users","everyone"]}})")
                                 << true;
        QTest::newRow("not allowed") << QByteArray(R"({"content":"@everyone","allowed_mentions":{"parse":["users"]}})")
                                     << false;
        QTest::newRow("nobody") << QByteArray(R"({"content":"@everyone","allowed_mentions":{}})") << false;
    }
    void everyoneIsMentionedByThoseWhoMay()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, mentions);
        start();
        QCOMPARE(say(body)[text("mention_everyone")], QJsonValue(mentions));
    }

    void peopleReactToWhatTheBotSaidLast()
    {
        start();
        GatewayClient client;
        signIn(client);
        const QString id = say(R"({"content":"x"})")[text("id")].toString();
        QVERIFY(!id.isEmpty());
        emitAndCatchUp(client, 500);
        int toIt = 0;
        int toOthers = 0;
        const auto reactions = client.dispatches(text("MESSAGE_REACTION_ADD"));
        for (const auto &reaction : reactions)
            ++(reaction[text("message_id")].toString() == id ? toIt : toOthers);
        QVERIFY2(toIt > 5 && toOthers > 5, qPrintable(text("%1, %2").arg(toIt).arg(toOthers)));
    }
    void nobodyReactsToWhatIsGone()
    {
        start();
        GatewayClient client;
        signIn(client);
        const QString id = say(R"({"content":"x"})")[text("id")].toString();
        finish(m_network.deleteResource(request(u'/' + id)));
        QTRY_VERIFY_WITH_TIMEOUT(client.has(text("MESSAGE_DELETE")), wait);
        emitAndCatchUp(client, 500);
        const auto reactions = client.dispatches(text("MESSAGE_REACTION_ADD"));
        QVERIFY(!reactions.isEmpty());
        for (const auto &reaction : reactions)
            QVERIFY(reaction[text("message_id")].toString() != id);
    }
};

QTEST_GUILESS_MAIN(TestSimulatorMessages)
#include "tst_simulatormessages.moc"
