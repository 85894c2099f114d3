#include <hikari/simulator/books_p.h>

#include <QTest>

using namespace Hikari;

class TestBooks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void requestsStandInTheOrderInWhichTheyCame()
    {
        Sim::Books books;
        SimulatorRequest message = books.beginRequest();
        SimulatorRequest reply = books.beginRequest();
        SimulatorRequest another = books.beginRequest();
        message.json = "message";
        reply.json = "reply";
        another.json = "another";
        books.addRequest(reply); // to what its bot heard before the message's own answer was out
        books.addRequest(message);
        books.addRequest(another);

        const QList<SimulatorRequest> requests = books.requests();
        QCOMPARE(requests.size(), 3);
        QCOMPARE(requests[0].json, QByteArray("message"));
        QCOMPARE(requests[1].json, QByteArray("reply"));
        QCOMPARE(requests[2].json, QByteArray("another"));
        QCOMPARE(requests[0].number, quint64(1));
        QVERIFY(requests[0].at <= requests[1].at);
        QCOMPARE(books.ledger().restRequests, quint64(3));
    }
};

QTEST_GUILESS_MAIN(TestBooks)
#include "tst_books.moc"
