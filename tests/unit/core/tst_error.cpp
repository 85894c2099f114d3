#include <hikari/core/error.h>

#include <QSet>
#include <QTest>

using namespace Hikari;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Error : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kindOfHttpStatus_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("kind");
        QTest::newRow("200") << 200 << u"None"_s;
        QTest::newRow("302") << 302 << u"None"_s;
        QTest::newRow("400") << 400 << u"BadRequest"_s;
        QTest::newRow("401") << 401 << u"Unauthorized"_s;
        QTest::newRow("403") << 403 << u"Forbidden"_s;
        QTest::newRow("404") << 404 << u"NotFound"_s;
        QTest::newRow("405") << 405 << u"Http"_s;
        QTest::newRow("429") << 429 << u"RateLimited"_s;
        QTest::newRow("500") << 500 << u"InternalServer"_s;
        QTest::newRow("502") << 502 << u"InternalServer"_s;
        QTest::newRow("600") << 600 << u"Http"_s;
    }
    void kindOfHttpStatus()
    {
        QFETCH(const int, status);
        QTEST(Error::kindName(Error::kindOfHttpStatus(status)), "kind");
    }
    void everyKindHasAName()
    {
        QSet<QString> names;
        for (int kind = 0; kind <= int(Error::Kind::Exception); ++kind)
            names.insert(Error::kindName(Error::Kind(kind)));
        QCOMPARE(names.size(), int(Error::Kind::Exception) + 1);
        for (const QString &name : std::as_const(names))
            QVERIFY2(name.front().isUpper(), qPrintable(name));
    }
    void families()
    {
        const Error notFound { .kind = Error::Kind::NotFound, .httpStatus = 404 };
        QVERIFY(notFound.isHttp() && notFound.isHttpResponse() && notFound.isClientError() && !notFound.isGateway());
        const Error server { .kind = Error::Kind::InternalServer, .httpStatus = 503 };
        QVERIFY(server.isHttp() && server.isHttpResponse() && !server.isClientError());
        const Error network { .kind = Error::Kind::Network };
        QVERIFY(network.isHttp() && !network.isHttpResponse() && !network.isClientError());
        const Error tooLong { .kind = Error::Kind::RateLimitTooLong };
        QVERIFY(tooLong.isHttp() && !tooLong.isHttpResponse());
        const Error closed { .kind = Error::Kind::GatewayClosed, .closeCode = 4004 };
        QVERIFY(closed.isGateway() && !closed.isHttp());
        QVERIFY(!Error());
        QVERIFY(bool(closed));
    }
    void saysEverythingInOneLine()
    {
        const Error error { .kind = Error::Kind::BadRequest,
            .message = u"Invalid Form Body"_s,
            .httpStatus = 400,
            .discordCode = 50035,
            .fields = { { .path = u"embeds[0].title"_s, .code = u"BASE_TYPE_MAX_LENGTH"_s, .message = u"too long"_s },
                { .path = u"content"_s, .code = u"BASE_TYPE_REQUIRED"_s, .message = {} } },
            .route = u"POST /channels/{channel}/messages"_s,
            .retryAfter = 1500ms };
        QCOMPARE(error.toString(),
            u"BadRequest: Invalid Form Body (HTTP 400, code 50035, POST /channels/{channel}/messages, retry after 1.5 "
            u"s, "
            "embeds[0].title: too long, content: BASE_TYPE_REQUIRED)"_s);
        QCOMPARE(QDebug::toString(error), error.toString());
        const Error closed { .kind = Error::Kind::GatewayClosed, .closeCode = 4014 };
        QCOMPARE(closed.toString(), u"GatewayClosed (close code 4014)"_s);
        QCOMPARE(Error().toString(), u"None"_s);
    }
    void P127_hidesTokens()
    {
        const Error error { .kind = Error::Kind::Network,
            .message = u"cannot reach https://discord.com/api/webhooks/123/abcDEF-ghi_jkl"_s };
        QVERIFY(!error.toString().contains(u"abcDEF"));
        QVERIFY(!QByteArray(ErrorException(error).what()).contains("abcDEF"));
    }
    void exceptionCarriesIt()
    {
        const Error error { .kind = Error::Kind::Timeout, .message = u"too slow"_s };
        try {
            throw ErrorException(error);
        } catch (const std::exception &exception) {
            QCOMPARE(QByteArray(exception.what()), "Timeout: too slow"_ba);
            QCOMPARE(dynamic_cast<const ErrorException &>(exception).error(), error);
        }
    }
};

QTEST_GUILESS_MAIN(tst_Error)
#include "tst_error.moc"
