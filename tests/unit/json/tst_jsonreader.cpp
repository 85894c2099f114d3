#include <hikari/json/reader_p.h>

#include <QProcess>
#include <QTest>

#include <cstdlib>
#include <cstring>
#include <limits>
#include <memory>
#include <thread>
#include <vector>

using namespace Hikari;

namespace {

const QByteArray largeText = "[\"" + QByteArray(500'000, 'x') + "\"]";

//! A gateway thread that is still at work when the statics of simdjson, which are younger than this one, are gone
struct LateReader
{
    ~LateReader()
    {
        // Less memory than before, then more
        if (parser && !(parser->parse("{}") && parser->parse(largeText)))
            std::_Exit(EXIT_FAILURE);
    }

    std::unique_ptr<JsonParser> parser;
};

int readUntilTheEnd()
{
    static LateReader reader;
    static LateReader beginner; // to which nothing has come until then
    reader.parser = std::make_unique<JsonParser>();
    beginner.parser = std::make_unique<JsonParser>();
    return reader.parser->parse(largeText) ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace

class TestJsonReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsTheTypesOfValues()
    {
        JsonParser parser;
        QVERIFY(parser.parse(
            R"({"n":null,"t":true,"i":-3,"u":18446744073709551615,"d":1.5,"s":"x","a":[1,2],"o":{"k":"v"}})"));
        const JsonValue root = parser.root();
        using Type = JsonValue::Type;
        QCOMPARE(root.type(), Type::Object);
        QCOMPARE(root.size(), qsizetype(8));
        QCOMPARE(root.find("n").type(), Type::Null);
        QCOMPARE(root.find("t").toBool().value(), true);
        QCOMPARE(root.find("i").toInt64().value(), qint64(-3));
        QVERIFY(!root.find("i").toUInt64());
        QCOMPARE(root.find("u").toUInt64().value(), std::numeric_limits<quint64>::max());
        QVERIFY(!root.find("u").toInt64());
        QCOMPARE(root.find("d").toDouble().value(), 1.5);
        QVERIFY(!root.find("d").toInt64());
        QCOMPARE(root.find("i").toDouble().value(), -3.0);
        QVERIFY(root.find("s").toString().value() == "x");
        QVERIFY(!root.find("s").toBool());
        QCOMPARE(root.find("a").size(), qsizetype(2));
        QVERIFY(root.find("o").find("k").toString().value() == "v");
        QCOMPARE(root.find("none").type(), Type::Invalid);
        QCOMPARE(root.find("s").find("k").type(), Type::Invalid);
        QCOMPARE(root.find("a").toJson(), QByteArray("[1,2]"));
    }

    void memoryOfALargeTextIsGivenBack()
    {
        JsonParser parser;
        QVERIFY(parser.parse(largeText));
        QVERIFY(parser.capacity() >= largeText.size());
        QVERIFY(parser.parse(QByteArray("[" + QByteArray(100'000, ' ') + "]"))); // not worth it
        QVERIFY(parser.capacity() >= largeText.size());
        QVERIFY(parser.parse(R"({"op":11})"));
        QVERIFY(parser.capacity() < 1'000);
        QCOMPARE(parser.root().find("op").toInt64().value(), qint64(11));
        QVERIFY(parser.parse(largeText));
        QCOMPARE(parser.root().size(), qsizetype(1));
    }

    void P125_aParserWorksWhenTheProgramExits()
    {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), { QStringLiteral("--read-until-the-end") });
        QVERIFY(process.waitForFinished());
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == EXIT_SUCCESS,
            process.readAllStandardError().constData());
    }

    void aThreadHasOneParser()
    {
        const auto address = [] { return ThreadJsonParser().operator->(); };
        const JsonParser *const ours = address();
        QCOMPARE(address(), ours);
        const JsonParser *theirs = nullptr;
        std::thread([&] { theirs = address(); }).join();
        QVERIFY(theirs != ours);
    }

    void whatIsBeingReadIsNotOverwritten()
    {
        const ThreadJsonParser outer;
        QVERIFY(outer->parse(R"({"a":1})"));
        {
            const ThreadJsonParser inner;
            QVERIFY(inner->parse(R"({"b":2})"));
            QCOMPARE(inner->root().find("b").toInt64().value(), qint64(2));
        }
        QCOMPARE(outer->root().find("a").toInt64().value(), qint64(1));
        const ThreadJsonParser inner;
        QVERIFY(inner.operator->() != outer.operator->());
    }

    void anInvalidValueHasNothing()
    {
        const JsonValue value;
        QVERIFY(!value.isValid());
        QVERIFY(!value.find("a").isValid());
        QVERIFY(!value.toBool() && !value.toInt64() && !value.toUInt64() && !value.toDouble() && !value.toString());
        QCOMPARE(value.size(), qsizetype(0));
        QCOMPARE(value.toJson(), QByteArray());
        JsonElements elements(value);
        JsonMembers members(value);
        JsonValue element;
        std::string_view key;
        QVERIFY(!elements.next(element));
        QVERIFY(!members.next(key, element));
    }

    void walksInOrder()
    {
        JsonParser parser;
        QVERIFY(parser.parse(R"({"b":[3,1,2],"a":{}})"));
        QByteArray keys;
        QList<qint64> numbers;
        JsonMembers members(parser.root());
        std::string_view key;
        for (JsonValue value; members.next(key, value);) {
            keys.append(key.data(), qsizetype(key.size()));
            JsonElements elements(value);
            for (JsonValue element; elements.next(element);)
                numbers.append(element.toInt64().value_or(-1));
        }
        QCOMPARE(keys, QByteArray("ba"));
        QCOMPARE(numbers, QList<qint64>({ 3, 1, 2 }));
    }

    void rejectsGarbage_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("white space") << QByteArray(" \n");
        QTest::newRow("cut") << QByteArray(R"({"a":[1,2)");
        QTest::newRow("cut string") << QByteArray("{\"a\":\"b");
        QTest::newRow("two documents") << QByteArray("{} {}");
        QTest::newRow("trailing comma") << QByteArray(R"({"a":1,})");
        QTest::newRow("not UTF-8") << QByteArray("\"\xff\xfe\"");
        QTest::newRow("lone word") << QByteArray("nope");
        QTest::newRow("brackets a million deep") << QByteArray(1000000, '[');
        QTest::newRow("null character") << QByteArray("{\"a\":\0}", 7);
    }
    void rejectsGarbage()
    {
        QFETCH(QByteArray, text);
        JsonParser parser;
        Error error;
        QVERIFY(!parser.parse(text, &error));
        QCOMPARE(error.kind, Error::Kind::Protocol);
        QVERIFY(!error.message.isEmpty());
        QVERIFY(!parser.root().isValid());
        QVERIFY(parser.parse("{}")); // usable afterwards
    }

    void parsesInPlace()
    {
        const std::string_view text = R"({"a":"b"})";
        std::vector<char> buffer(text.size() + std::size_t(JsonParser::padding), 'x');
        std::memcpy(buffer.data(), text.data(), text.size());
        JsonParser parser;
        QVERIFY(parser.parsePadded(buffer.data(), qsizetype(text.size())));
        QVERIFY(parser.root().find("a").toString().value() == "b");
    }

    void survivesEveryCutOfADocument()
    {
        const QByteArray whole = R"({"op":0,"d":{"id":"1","list":[1,"\u00e9\n",null,{"x":1e5}]},"s":3,"t":"EVENT"})";
        JsonParser parser;
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY2(!parser.parse(whole.left(size)), qPrintable(QString::number(size)));
        QVERIFY(parser.parse(whole));
    }
};

int main(int argc, char **argv)
{
    if (argc == 2 && std::strcmp(argv[1], "--read-until-the-end") == 0)
        return readUntilTheEnd();
    const QCoreApplication application(argc, argv);
    TestJsonReader test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_jsonreader.moc"
