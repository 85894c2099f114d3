#include <hikari/core/redact.h>
#include <hikari/core/token.h>

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace Hikari;
using namespace Qt::StringLiterals;

class tst_Redact : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void P127_secretsBecomeDots_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("clean");
        const QString botToken = u"MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.abcdefghijklmnopqrstuvwxyz0-_23456789AB"_s;
        const QString webhookToken = u"abcdefghijABCDEFGHIJ0123456789-_abcdefghijABCDEFGHIJ0123456789-_abcd"_s;
        const QString interactionToken = u"aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OmFiY2RlZmdoaWprbG1ub3A"_s;
        const QString dots = u"••••••••"_s;
        QTest::newRow("bot token") << botToken << dots;
        QTest::newRow("bot token in a sentence")
            << u"token is "_s + botToken + u", he said"_s << u"token is "_s + dots + u", he said"_s;
        QTest::newRow("two") << botToken + u' ' + botToken << dots + u' ' + dots;
        QTest::newRow("two factors") << u"mfa.abcdefghijklmnopqrstuvwxyz"_s << dots;
        QTest::newRow("webhook token alone") << webhookToken << dots;
        QTest::newRow("interaction token alone") << u"<"_s + interactionToken + u">"_s << u"<"_s + dots + u">"_s;
        QTest::newRow("header") << u"Authorization: Bot abc"_s << u"Authorization: Bot "_s + dots;
        QTest::newRow("header, small letters")
            << u"authorization:Bearer abc\r\nAccept: */*"_s << u"authorization:Bearer "_s + dots + u"\r\nAccept: */*"_s;
        QTest::newRow("header without scheme") << u"Proxy-Authorization: abc"_s << u"Proxy-Authorization: "_s + dots;
        QTest::newRow("header as a pair")
            << u"QPair(\"Authorization\",\"Bot abc def\")"_s << u"QPair(\"Authorization\",\"Bot ••••••••\")"_s;
        QTest::newRow("header as JSON") << u"{\"Authorization\": \"Bot abc\",\"x\":1}"_s
                                        << u"{\"Authorization\": \"Bot ••••••••\",\"x\":1}"_s;
        QTest::newRow("IDENTIFY") << u"{\"op\":2,\"d\":{\"token\":\"abc\",\"intents\":1}}"_s
                                  << u"{\"op\":2,\"d\":{\"token\":\"••••••••\",\"intents\":1}}"_s;
        QTest::newRow("JSON with spaces") << u"\"token\" : \"abc\""_s << u"\"token\" : \"••••••••\""_s;
        QTest::newRow("JSON printed by QDebug") << u"\"{\\\"token\\\":\\\"abc\\\",\\\"id\\\":1}\""_s
                                                << u"\"{\\\"token\\\":\\\"••••••••\\\",\\\"id\\\":1}\""_s;
        QTest::newRow("access token")
            << u"{\"access_token\":\"abc\",\"refresh_token\":\"def\",\"client_secret\":\"ghi\"}"_s
            << u"{\"access_token\":\"••••••••\",\"refresh_token\":\"••••••••\",\"client_secret\":\"••••••••\"}"_s;
        QTest::newRow("query") << u"https://x/?a=1&token=abc&b=2"_s << u"https://x/?a=1&token="_s + dots + u"&b=2"_s;
        QTest::newRow("long unquoted value") << u"token: abcdefghijklmnopqrst"_s << u"token: "_s + dots;
        QTest::newRow("webhook URL")
            << u"https://discord.com/api/v10/webhooks/123/abc-DEF_1/messages/@original?wait=true"_s
            << u"https://discord.com/api/v10/webhooks/123/"_s + dots + u"/messages/@original?wait=true"_s;
        QTest::newRow("webhook URL at the end") << u"GET /webhooks/1/a"_s << u"GET /webhooks/1/"_s + dots;
        QTest::newRow("webhook URL in escaped JSON")
            << u"\"https:\\/\\/discord.com\\/api\\/webhooks\\/1\\/abc\""_s
            << u"\"https:\\/\\/discord.com\\/api\\/webhooks\\/1\\/••••••••\""_s;
        QTest::newRow("webhook URL in a query") << u"url=%2Fwebhooks%2F1%2fabc"_s << u"url=%2Fwebhooks%2F1%2f"_s + dots;
        QTest::newRow("interaction URL") << u"POST /interactions/123/aW50ZXI.x/callback"_s
                                         << u"POST /interactions/123/"_s + dots + u"/callback"_s;
        QTest::newRow("proxy URL") << u"http_proxy=http://me:pass%20word@proxy.example:8080 is set"_s
                                   << u"http_proxy=http://me:"_s + dots + u"@proxy.example:8080 is set"_s;
        QTest::newRow("two proxy URLs") << u"\"http://a:b@c\", QUrl(\"socks5://d:e:f@g/\")"_s
                                        << u"\"http://a:"_s + dots + u"@c\", QUrl(\"socks5://d:"_s + dots + u"@g/\")"_s;
        QTest::newRow("secret at the very end") << u"x token=a"_s << u"x token="_s + dots;
    }
    void P127_secretsBecomeDots()
    {
        QFETCH(const QString, text);
        QTEST(redact(text), "clean");
        QCOMPARE(redact(redact(text)), redact(text));
    }
    void ordinaryTextStays_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : { "", "shard 3: resumed, 12 events replayed", "token", "token:", "\"token\":null",
                 "\"token\":\"\"", "invalid token: the server refused it", "the token is wrong", "Authorization failed",
                 "authorization", "GET /webhooks/{webhook}/{token}", "GET /webhooks/123", "GET /webhooks/123/",
                 "/channels/123456789012345678/messages/123456789012345678",
                 "https://cdn.discordapp.com/avatars/123456789012345678/0123456789abcdef0123456789abcdef.png",
                 "0123456789012345678901234567890123456789012345678901234567890123456789", "1.22.333",
                 "gateway-us-east1-b.discord.gg", "some-very-long-subdomain-name.another-part.example.com",
                 "2026-03-02T12:35:20.824000+00:00",
                 "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "webhooks and interactions",
                 "mfa.short", "a_very_long_identifier_that_is_all_lower_case_and_exactly_as_long_as_" })
            QTest::newRow(*text ? text : "empty") << QString::fromLatin1(text);
        QTest::newRow("other scripts") << u"日本語 гость ••••••••"_s;
    }
    void ordinaryTextStays()
    {
        QFETCH(const QString, text);
        const QString result = redact(text);
        QCOMPARE(result, text);
        QVERIFY2(result.constData() == text.constData(), "not copied");
    }
    void aLongerSecretGoesBeforeItsPart()
    {
        const Token part(u"abcdefgh"_s);
        const Token whole(u"abcdefgh-ijkl"_s);
        QCOMPARE(redact(u"x abcdefgh-ijkl y"_s), u"x •••••••• y"_s);
    }
    void veryShortTokensAreNotSearchedFor()
    {
        const Token token(u"a"_s);
        QCOMPARE(redact(u"banana"_s), u"banana"_s);
    }
    void anyTextIsBearable()
    {
        // Whatever is cut off where, nothing is read beyond the end.
        const QString text =
            u"Authorization: Bot a \"token\":\"b\" \\\"token\\\": \\\"c\\\" /webhooks\\/1\\/d token=x%2Fwebhooks%2F1%2Fe mfa.abcdefghijklmnopqrstuvwxyz"_s;
        for (qsizetype begin = 0; begin <= text.size(); ++begin) {
            for (qsizetype length = 0; begin + length <= text.size(); ++length) {
                const QString piece = text.mid(begin, length);
                QVERIFY(redact(piece).size() <= piece.size() + 64);
            }
        }
    }
    void worksInManyThreads()
    {
        const QString text = u"sent thread-secret-0 and thread-secret-1"_s;
        std::vector<std::thread> threads;
        std::atomic<int> wrong = 0;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&wrong, &text, t] {
                for (int i = 0; i < 500; ++i) {
                    const QString own = u"thread-secret-"_s + QString::number(t);
                    const Token token(own);
                    if (redact(text).contains(own))
                        ++wrong;
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(redact(text), text);
    }
};

QTEST_GUILESS_MAIN(tst_Redact)
#include "tst_redact.moc"
