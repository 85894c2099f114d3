#include <hikari/rest/errorbody_p.h>
#include <hikari/rest/messagedraft.h>
#include <hikari/rest/route_p.h>

#include <hikari/json/types_p.h>

#include <QTest>

using namespace Hikari;

namespace Hikari {
template<>
const Table &tableOf<MessageDraft>();
template<>
const Table &tableOf<MessageEdit>();
} // namespace Hikari

class TestRoute : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsInThePath()
    {
        const CompiledRoute route { Routes::patchMessage, { QStringLiteral("12"), QStringLiteral("34") } };
        QCOMPARE(route.path(), QStringLiteral("/channels/12/messages/34"));
        QCOMPARE(route.name(), QStringLiteral("PATCH /channels/{channel}/messages/{message}"));
        QVERIFY(route.major().contains(QStringLiteral("12")));
        QVERIFY(!route.major().contains(QStringLiteral("34")));
    }

    void P108_valuesCannotLeaveTheirPlace()
    {
        const CompiledRoute route { Routes::getChannel, { QStringLiteral("1/../x?y=1\r\nz: \u00e9") } };
        QCOMPARE(route.path(), QStringLiteral("/channels/1%2F..%2Fx%3Fy%3D1%0D%0Az%3A%20%C3%A9"));
    }

    void onlyPostIsNotIdempotent()
    {
        QVERIFY(!CompiledRoute(Routes::postTyping, { QStringLiteral("1") }).isIdempotent());
        QVERIFY(CompiledRoute(Routes::getMyUser).isIdempotent());
        QVERIFY(CompiledRoute(Routes::deleteMessage, { QStringLiteral("1"), QStringLiteral("2") }).isIdempotent());
    }

    void P111_aDraftMentionsNobodyByDefault()
    {
        MessageDraft draft;
        draft.content = QStringLiteral("@everyone");
        QCOMPARE(toJson(draft), QByteArray(R"({"content":"@everyone","allowed_mentions":{"parse":[]}})"));
    }

    void P110_anEditLeavesOutWhatIsUndefined()
    {
        MessageEdit edit;
        QVERIFY(!toJson(edit).contains("content"));
        edit.content = null;
        QVERIFY(toJson(edit).contains(R"("content":null)"));
        QVERIFY(!toJson(edit).contains("embeds"));
        QVERIFY(!toJson(edit).contains("attachments"));
        edit.content = QStringLiteral("x");
        QVERIFY(toJson(edit).contains(R"("content":"x")"));
    }

    void P106_errorBodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QStringList>("paths");
        const QStringList none;
        QTest::newRow("simple") << QByteArray(R"({"message":"Unknown Channel","code":10003})") << 10003
                                << QStringLiteral("Unknown Channel") << none;
        QTest::newRow("list") << QByteArray(
            R"({"code":50035,"errors":{"embeds":{"0":{"title":{"_errors":[{"code":"A","message":"m"}]}}}},"message":"Invalid Form Body"})")
                              << 50035 << QStringLiteral("Invalid Form Body")
                              << QStringList { QStringLiteral("embeds[0].title") };
        QTest::newRow("whole request") << QByteArray(
            R"({"code":50035,"errors":{"_errors":[{"code":"A","message":"m"}]},"message":"x"})")
                                       << 50035 << QStringLiteral("x") << QStringList { QString() };
        QTest::newRow("two of one field") << QByteArray(
            R"({"code":50035,"errors":{"a":{"_errors":[{"code":"A","message":"m"},{"code":"B","message":"n"}]}},"message":"x"})")
                                          << 50035 << QStringLiteral("x")
                                          << QStringList { QStringLiteral("a"), QStringLiteral("a") };
        QTest::newRow("page of a proxy") << QByteArray("<html>Bad gateway</html>") << 0 << QStringLiteral("before")
                                         << none;
        QTest::newRow("empty") << QByteArray() << 0 << QStringLiteral("before") << none;
        QTest::newRow("list at the top") << QByteArray("[]") << 0 << QStringLiteral("before") << none;
    }
    void P106_errorBodies()
    {
        QFETCH(QByteArray, body);
        Error error { .kind = Error::Kind::BadRequest, .message = QStringLiteral("before") };
        readErrorBody(body, error);
        QTEST(error.discordCode, "code");
        QTEST(error.message, "message");
        QStringList paths;
        for (const FieldError &field : std::as_const(error.fields))
            paths.append(field.path);
        QTEST(paths, "paths");
    }

    void aHostileErrorBodyIsBounded()
    {
        QByteArray deep = R"({"errors":)";
        for (int i = 0; i < 200; ++i)
            deep += R"({"a":)";
        deep += R"({"_errors":[{"code":"A","message":"m"}]})";
        deep += QByteArray(201, '}');
        Error error { .kind = Error::Kind::BadRequest };
        readErrorBody(deep, error);
        QVERIFY(error.fields.isEmpty());

        QByteArray wide = R"({"errors":{"a":{"_errors":[)";
        for (int i = 0; i < 5000; ++i)
            wide += R"({"code":"A","message":"m"},)";
        wide.chop(1);
        wide += "]}}}";
        readErrorBody(wide, error);
        QCOMPARE(error.fields.size(), 100);
    }
};

QTEST_GUILESS_MAIN(TestRoute)
#include "tst_route.moc"
