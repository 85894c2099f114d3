#include <hikari/core/redact.h>
#include <hikari/core/token.h>

#include <QTest>

#include <cstdio>
#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Hikari;
using namespace Qt::StringLiterals;

// Made up; the first part is 123456789012345678 in base 64.
static const QString secret = u"MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.abcdefghijklmnopqrstuvwxyz0123456789AB"_s;

class tst_Token : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void trims_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << secret;
        QTest::newRow("line break") << secret + u"\r\n"_s;
        QTest::newRow("spaces") << u"  "_s + secret + u'\t';
        QTest::newRow("scheme") << u"Bot "_s + secret;
        QTest::newRow("small scheme") << u"bot  "_s + secret;
        QTest::newRow("quoted") << u"\"Bot "_s + secret + u"\"\n"_s;
        QTest::newRow("single quotes") << u"'"_s + secret + u"'"_s;
    }
    void trims()
    {
        QFETCH(const QString, text);
        const Token token(text);
        QCOMPARE(token.secret(), secret);
        QCOMPARE(token.authorization(), u"Bot "_s + secret);
        QCOMPARE(token, Token(secret));
    }
    void empty_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("null") << QString();
        QTest::newRow("space") << u" \n"_s;
        QTest::newRow("quotes") << u"\"\""_s;
    }
    void empty()
    {
        QFETCH(const QString, text);
        const Token token(text);
        QVERIFY(token.isEmpty());
        QVERIFY(!token.isWellFormed());
        QVERIFY(!token.botId());
        QVERIFY(token.secret().isEmpty());
        QVERIFY(token.authorization().isEmpty());
        QVERIFY(token.hash().isEmpty());
        QCOMPARE(token, Token());
    }
    void wellFormed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("ok");
        QTest::newRow("yes") << secret << true;
        QTest::newRow("two parts") << u"MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE"_s << false;
        QTest::newRow("four parts") << secret + u".x"_s << false;
        QTest::newRow("empty part") << u"MTIzNDU2Nzg5MDEyMzQ1Njc4..abc"_s << false;
        QTest::newRow("first part is no id") << u"aGVsbG8.GabcDE.abcdefghijklmnopqrstuvwxyz0"_s << false;
        QTest::newRow("first part is no base 64") << u"!!!.GabcDE.abcdefghijklmnopqrstuvwxyz0"_s << false;
        QTest::newRow("id 0") << u"MA.GabcDE.abcdefghijklmnopqrstuvwxyz0"_s << false;
        QTest::newRow("strange characters") << u"MTIzNDU2Nzg5MDEyMzQ1Njc4.Gab+DE.abcdefg"_s << false;
        QTest::newRow("client secret") << u"abcdefghijklmnopqrstuvwxyz012345"_s << false;
        QTest::newRow("not ASCII") << u"MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabc.é"_s << false;
    }
    void wellFormed()
    {
        QFETCH(const QString, text);
        QTEST(Token(text).isWellFormed(), "ok");
    }
    void knowsTheBot()
    {
        QCOMPARE(Token(secret).botId(), std::optional(Snowflake(123456789012345678)));
        QCOMPARE(Token(u"hello"_s).botId(), std::nullopt);
    }
    void P127_printsNothing()
    {
        const Token token(secret);
        QCOMPARE(QDebug::toString(token), u"<redacted>"_s);
        QCOMPARE(QDebug::toString(Token()), u"<redacted>"_s);
    }
    void P127_isRedactedWhileACopyLives()
    {
        const QString odd = u"simulator+token/1"_s;
        std::optional<Token> token { Token(odd) };
        const QString text = u"sent "_s + odd;
        QCOMPARE(redact(text), u"sent ••••••••"_s);
        QCOMPARE(redact(u"?t=simulator%2Btoken%2F1"_s), u"?t=••••••••"_s);
        std::optional<Token> copy = token;
        std::optional<Token> other { Token(odd) };
        token.reset();
        copy.reset();
        QCOMPARE(redact(text), u"sent ••••••••"_s);
        other.reset();
        QCOMPARE(redact(text), text);
    }
    void hashTellsTokensApartAndNothingElse()
    {
        const QString hash = Token(secret).hash();
        QCOMPARE(hash.size(), 16);
        QCOMPARE(Token(u"Bot "_s + secret).hash(), hash);
        QVERIFY(Token(secret + u'x').hash() != hash);
        QVERIFY(!secret.contains(hash));
    }
    void fromEnvironment()
    {
        qputenv("HIKARI_TEST_TOKEN", QByteArray(secret.toLatin1() + '\n'));
        QCOMPARE(Token::fromEnvironment("HIKARI_TEST_TOKEN").secret(), secret);
        qunsetenv("HIKARI_TEST_TOKEN");
        QVERIFY(Token::fromEnvironment("HIKARI_TEST_TOKEN").isEmpty());
    }
#ifdef Q_OS_UNIX
    void fromStandardInput()
    {
        int ends[2];
        QCOMPARE(pipe(ends), 0);
        const QByteArray line = secret.toLatin1() + '\n';
        QCOMPARE(write(ends[1], line.constData(), size_t(line.size())), ssize_t(line.size()));
        close(ends[1]);
        QVERIFY(dup2(ends[0], STDIN_FILENO) >= 0);
        close(ends[0]);
        QCOMPARE(Token::fromStandardInput().secret(), secret);
        QVERIFY(Token::fromStandardInput().isEmpty());
    }
#endif
};

QTEST_GUILESS_MAIN(tst_Token)
#include "tst_token.moc"
