#include <hikari/json/types_p.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <limits>

using namespace Hikari;

class TestJsonWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void putsCommasBetweenValuesOnly()
    {
        QByteArray text;
        JsonWriter writer(text);
        writer.beginObject();
        writer.key("a");
        writer.integer(-1);
        writer.key("b");
        writer.beginArray();
        writer.boolean(true);
        writer.null();
        writer.beginObject();
        writer.endObject();
        writer.endArray();
        writer.key("c");
        writer.string(QStringView(u"x"));
        writer.endObject();
        QCOMPARE(text, QByteArray(R"({"a":-1,"b":[true,null,{}],"c":"x"})"));
    }

    void escapesWhatJsonForbids_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("quote and backslash") << QStringLiteral("\"\\");
        QTest::newRow("control characters") << QStringLiteral("\b\f\n\r\t\u0001\u001f");
        QTest::newRow("null character") << QString(QChar(u'\0'));
        QTest::newRow("beyond ASCII") << QStringLiteral(u"grüße 光 🔥");
        QTest::newRow("line separators") << QStringLiteral(u"\u2028\u2029");
    }
    void escapesWhatJsonForbids()
    {
        QFETCH(QString, text);
        QByteArray json;
        JsonWriter writer(json);
        writer.beginObject();
        writer.key(text.toUtf8().toStdString());
        writer.string(QStringView(text));
        writer.endObject();
        QJsonParseError error;
        const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(object.value(text).toString(), text);
        QCOMPARE(object.keys(), QStringList(text));
    }

    void keepsAllDigitsOfNumbers()
    {
        QByteArray text;
        JsonWriter writer(text);
        writer.beginArray();
        writer.integer(std::numeric_limits<qint64>::min());
        writer.unsignedInteger(std::numeric_limits<quint64>::max());
        writer.number(0.1);
        writer.number(1e300);
        writer.number(std::numeric_limits<double>::quiet_NaN());
        writer.number(std::numeric_limits<double>::infinity());
        writer.endArray();
        QCOMPARE(text, QByteArray("[-9223372036854775808,18446744073709551615,0.1,1e+300,null,null]"));
    }

    void writesIdsAndPermissionsAsText()
    {
        QCOMPARE(toJson(Snowflake(std::numeric_limits<quint64>::max())), QByteArray("\"18446744073709551615\""));
        QCOMPARE(toJson(Timestamp::fromMilliseconds(1500)), QByteArray("\"1970-01-01T00:00:01.500000+00:00\""));
        QCOMPARE(toJson(ImageHash::fromString(QStringView(u"a_bab14f271d565501444b2ca3be944b25"))),
            QByteArray("\"a_bab14f271d565501444b2ca3be944b25\""));
        QCOMPARE(toJson(Color { 0xff8000 }), QByteArray("16744448"));
    }
};

QTEST_GUILESS_MAIN(TestJsonWriter)
#include "tst_jsonwriter.moc"
