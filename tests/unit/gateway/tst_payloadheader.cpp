#include <hikari/gateway/payloadheader_p.h>

#include <QTest>

using namespace Hikari;

class TestPayloadHeader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scan_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("found");
        QTest::addColumn<int>("op");
        QTest::addColumn<qint64>("sequence");
        QTest::addColumn<QByteArray>("name");
        const auto row = [](const char *title, const char *json, bool found, int op = -1, qint64 sequence = -1,
                             const char *name = "") {
            QTest::newRow(title) << QByteArray(json) << found << op << sequence << QByteArray(name);
        };
        row("Discord's order", R"({"t":"TYPING_START","s":12,"op":0,"d":{"a":1}})", true, 0, 12, "TYPING_START");
        row("no dispatch", R"({"t":null,"s":null,"op":11,"d":null})", true, 11);
        row("another order before d", R"({"op":0,"s":5,"t":"X","d":{}})", true, 0, 5, "X");
        row("spaces", R"({ "t" : "X" , "s" : 5 , "op" : 0 , "d" : {} })", true, 0, 5, "X");
        row("P45 d first", R"({"d":{},"op":0,"s":5,"t":"X"})", false);
        row("P45 t last", R"({"op":0,"s":5,"d":{},"t":"X"})", false);
        row("no t", R"({"op":0,"s":5,"d":{}})", false);
        row("unknown key", R"({"x":1,"t":"X","op":0,"s":5,"d":{}})", false);
        row("escape in the name", R"({"t":"X\u0041","s":5,"op":0,"d":{}})", false);
        row("negative number", R"({"t":"X","s":-5,"op":0,"d":{}})", false);
        row("number with a fraction", R"({"t":"X","s":5.5,"op":0,"d":{}})", false);
        row("number beyond 64 bits", R"({"t":"X","s":99999999999999999999,"op":0,"d":{}})", false);
        row("op beyond an int", R"({"t":"X","s":1,"op":4294967296,"d":{}})", false);
        row("name of another type", R"({"t":{},"s":1,"op":0,"d":{}})", false);
        row("an array", "[1]", false);
        row("nothing", "", false);
        row("cut in the name", "{\"t\":\"TYPIN", false);
        row("cut in a number", R"({"t":"X","s":12)", false);
        row("cut after op", R"({"t":"X","s":12,"op":0)", false);
    }
    void scan()
    {
        QFETCH(QByteArray, json);
        QFETCH(bool, found);
        QFETCH(int, op);
        QFETCH(qint64, sequence);
        QFETCH(QByteArray, name);
        const auto header = scanPayloadHeader({ json.constData(), std::size_t(json.size()) });
        QCOMPARE(header.has_value(), found);
        if (!header)
            return;
        QCOMPARE(header->op, op);
        QCOMPARE(header->sequence, sequence);
        QCOMPARE(QByteArray(header->name.data(), qsizetype(header->name.size())), name);
    }
};

QTEST_GUILESS_MAIN(TestPayloadHeader)
#include "tst_payloadheader.moc"
