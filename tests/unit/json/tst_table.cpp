#include <hikari/json/fieldcodecs_p.h>

#include <QTest>

#include <limits>

using namespace Hikari;

namespace Hikari {

enum class Shade : int
{
    Light = 0,
    Dark = 1,
};
enum class Mark : quint64
{
    First = 1,
};
enum class Right : quint64
{
    Read = 1,
};
constexpr bool isJsonText(Right)
{
    return true;
}

struct Part
{
    Snowflake id;
    QString name;

    bool operator==(const Part &) const = default;
};

struct Everything
{
    Snowflake id;
    bool isOn = false;
    int number = 7;
    quint8 small = 0;
    double ratio = 0;
    QString text;
    Timestamp time;
    ImageHash hash;
    Color color;
    Shade shade = Shade::Light;
    Flags<Mark> marks;
    Flags<Right> rights;
    std::optional<QString> maybeText;
    Maybe<QString> edit;
    Part part;
    std::optional<Part> maybePart;
    Box<Part> boxed;
    QList<Part> parts;
    QList<Snowflake> ids;
    QHash<Snowflake, Part> byId;
    QHash<QString, int> byName;
    JsonBlob blob;
    std::chrono::milliseconds delay {};
    std::optional<Timestamp> since;
    bool isMarked = false;

    bool operator==(const Everything &) const = default;
};

struct Base
{
    Snowflake id;
    std::optional<Snowflake> guildId;

    bool operator==(const Base &) const = default;
};
struct Derived : Base
{
    QString extra;

    bool operator==(const Derived &) const = default;
};
struct Wrapper
{
    std::optional<Snowflake> guildId;
    Derived thing;
};
struct Nest
{
    Box<Nest> inner;
    QList<Nest> list;
};

static constexpr Field partFields[] {
    field<&Part::id>("id", FieldFlag::Required),
    field<&Part::name>("name"),
};
template<>
const Table &tableOf<Part>()
{
    static constexpr Table table { "Part", partFields, std::size(partFields) };
    return table;
}

static constexpr Field everythingFields[] {
    field<&Everything::id>("id", FieldFlag::Required),
    field<&Everything::isOn>("on"),
    field<&Everything::number>("number"),
    field<&Everything::small>("small", FieldFlag::Optional),
    field<&Everything::ratio>("ratio"),
    field<&Everything::text>("text"),
    field<&Everything::time>("time"),
    field<&Everything::hash>("hash"),
    field<&Everything::color>("color"),
    field<&Everything::shade>("shade"),
    field<&Everything::marks>("marks"),
    field<&Everything::rights>("rights"),
    field<&Everything::maybeText>("maybe_text", FieldFlag::Nullable),
    field<&Everything::edit>("edit"),
    field<&Everything::part>("part"),
    field<&Everything::maybePart>("maybe_part"),
    field<&Everything::boxed>("boxed"),
    field<&Everything::parts>("parts"),
    field<&Everything::ids>("ids", FieldFlag::Optional),
    field<&Everything::byId>("by_id", FieldFlag::Optional),
    field<&Everything::byName>("by_name", FieldFlag::Optional),
    field<&Everything::blob>("blob", FieldFlag::Optional),
    field<&Everything::delay>("delay"),
    fieldAs<&Everything::since, JsonMilliseconds>("since"),
    fieldAs<&Everything::isMarked, JsonPresence>("marked", FieldFlag::Optional),
};
template<>
const Table &tableOf<Everything>()
{
    static constexpr Table table { "Everything", everythingFields, std::size(everythingFields) };
    return table;
}

static constexpr Field baseFields[] {
    field<&Base::id>("id", FieldFlag::Required),
    field<&Base::guildId>("guild_id"),
};
template<>
const Table &tableOf<Base>()
{
    static constexpr Table table { "Base", baseFields, std::size(baseFields) };
    return table;
}
static constexpr Field derivedFields[] {
    inherited<Derived, Base>(),
    field<&Derived::extra>("extra"),
};
template<>
const Table &tableOf<Derived>()
{
    static constexpr Table table { "Derived", derivedFields, std::size(derivedFields) };
    return table;
}
static constexpr Field wrapperFields[] {
    field<&Wrapper::guildId>("guild_id"),
    whole<&Wrapper::thing>(),
};
template<>
const Table &tableOf<Wrapper>()
{
    static constexpr Table table { "Wrapper", wrapperFields, std::size(wrapperFields) };
    return table;
}
template<>
const Table &tableOf<Nest>();
static constexpr Field nestFields[] {
    field<&Nest::inner>("inner"),
    field<&Nest::list>("list", FieldFlag::Optional),
};
template<>
const Table &tableOf<Nest>()
{
    static constexpr Table table { "Nest", nestFields, std::size(nestFields) };
    return table;
}

} // namespace Hikari

namespace {

const QByteArray full = R"({"id":"9223372036854775809","on":true,"number":-5,"small":200,"ratio":0.25,"text":"grüße",
"time":"2026-03-02T12:35:20.824000+00:00","hash":"a_bab14f271d565501444b2ca3be944b25","color":255,"shade":1,"marks":3,
"rights":"9223372036854775808","maybe_text":"m","edit":"e","part":{"id":"1","name":"p"},"maybe_part":{"id":"2","name":""},
"boxed":{"id":"3","name":"b"},"parts":[{"id":"4","name":"x"},{"id":"5","name":"y"}],"ids":["6","7"],
"by_id":{"8":{"id":"8","name":"z"}},"by_name":{"one":1},"blob":{"a":[1,{}]},"delay":41250,"since":1500,"marked":null})";

} // namespace

class TestTable : public QObject
{
    Q_OBJECT

    JsonParser m_parser;
    DecodeContext m_context;

    template<typename T>
    std::optional<T> read(const QByteArray &json)
    {
        m_context.clear();
        T value;
        if (!m_parser.parse(json)) {
            qWarning("bad JSON in the test");
            return {};
        }
        return decode(m_parser.root(), value, m_context) ? std::optional<T>(std::move(value)) : std::nullopt;
    }

private Q_SLOTS:
    void everyTypeComesBackAsItWas()
    {
        const auto value = read<Everything>(full);
        QVERIFY(value);
        QCOMPARE(m_context.warnings(), QStringList());
        QCOMPARE(value->id.value(), quint64(9223372036854775809u));
        QVERIFY(value->isOn && value->isMarked);
        QCOMPARE(value->number, -5);
        QCOMPARE(value->text, QStringLiteral(u"grüße"));
        QCOMPARE(value->color.rgb, 255u);
        QCOMPARE(value->shade, Shade::Dark);
        QCOMPARE(value->edit.value(), QStringLiteral("e"));
        QCOMPARE(value->boxed->name, QStringLiteral("b"));
        QCOMPARE(value->parts.size(), qsizetype(2));
        QCOMPARE(value->byId.value(Snowflake(8)).name, QStringLiteral("z"));
        QCOMPARE(value->blob.json, QByteArray(R"({"a":[1,{}]})"));
        QCOMPARE(value->delay.count(), 41250);
        QCOMPARE(value->since->milliseconds(), qint64(1500));
        const auto again = read<Everything>(toJson(*value));
        QVERIFY(again && *again == *value);
    }

    void textIsReadWhereverItIsNotAscii()
    {
        for (qsizetype size = 0; size <= 20; ++size) {
            for (qsizetype at = 0; at <= size; ++at) {
                QString text(size, u'a');
                text.insert(at, u'ü');
                QCOMPARE(read<Everything>(R"({"id":"1","text":")" + text.toUtf8() + R"("})")->text, text);
                text.remove(at, 1);
                QCOMPARE(read<Everything>(R"({"id":"1","text":")" + text.toUtf8() + R"("})")->text, text);
            }
        }
    }

    void P40_unknownKeysEnumNumbersAndFlagBitsSurvive()
    {
        const auto value = read<Everything>(
            R"({"new":{"x":[1]},"id":"1","shade":4711,"marks":1099511627777,"rights":"9223372036854775809"})");
        QVERIFY(value);
        QCOMPARE(m_context.warnings(), QStringList());
        QCOMPARE(int(value->shade), 4711);
        QCOMPARE(value->marks.toInt(), quint64(1099511627777));
        const QByteArray json = toJson(*value);
        QVERIFY(json.contains(R"("shade":4711)"));
        QVERIFY(json.contains(R"("marks":1099511627777)"));
        QVERIFY(json.contains(R"("rights":"9223372036854775809")"));
    }

    void P41_nullLeavesTheDefaultOfAPlainMember()
    {
        const auto value =
            read<Everything>(R"({"id":"1","number":null,"text":null,"part":null,"parts":null,"on":null})");
        QVERIFY(value);
        QCOMPARE(m_context.warnings(), QStringList());
        QCOMPARE(value->number, 7);
        QCOMPARE(value->parts.size(), qsizetype(0));
    }

    void P41_absentNullAndValueDifferInMaybe()
    {
        QVERIFY(read<Everything>(R"({"id":"1"})")->edit.isUndefined());
        QVERIFY(read<Everything>(R"({"id":"1","edit":null})")->edit.isNull());
        QVERIFY(read<Everything>(R"({"id":"1","edit":""})")->edit.hasValue());
        Everything value;
        QVERIFY(!toJson(value).contains("\"edit\""));
        value.edit = null;
        QVERIFY(toJson(value).contains(R"("edit":null)"));
        value.edit = QStringLiteral("x");
        QVERIFY(toJson(value).contains(R"("edit":"x")"));
    }

    void P41_wrongTypesLeaveTheDefaultAndWarnOnceWithThePath_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("path");
        QTest::newRow("text for a number") << QByteArray(R"({"id":"1","number":"5"})") << QStringLiteral("number");
        QTest::newRow("number out of range") << QByteArray(R"({"id":"1","small":256})") << QStringLiteral("small");
        QTest::newRow("negative for unsigned") << QByteArray(R"({"id":"1","small":-1})") << QStringLiteral("small");
        QTest::newRow("fraction for a number") << QByteArray(R"({"id":"1","number":1.5})") << QStringLiteral("number");
        QTest::newRow("number for text") << QByteArray(R"({"id":"1","text":5})") << QStringLiteral("text");
        QTest::newRow("bad time") << QByteArray(R"({"id":"1","time":"now"})") << QStringLiteral("time");
        QTest::newRow("list for an object") << QByteArray(R"({"id":"1","part":[]})") << QStringLiteral("part");
        QTest::newRow("part without id") << QByteArray(R"({"id":"1","maybe_part":{"name":"x"}})")
                                         << QStringLiteral("maybe_part");
        QTest::newRow("boxed part without id") << QByteArray(R"({"id":"1","boxed":{}})") << QStringLiteral("boxed");
        QTest::newRow("member of a part")
            << QByteArray(R"({"id":"1","part":{"id":"2","name":{}}})") << QStringLiteral("part.name");
        QTest::newRow("element") << QByteArray(R"({"id":"1","parts":[{"id":"2","name":""},{"id":"3","name":9}]})")
                                 << QStringLiteral("parts[1].name");
        QTest::newRow("id in a list") << QByteArray(R"({"id":"1","ids":["2","x"]})") << QStringLiteral("ids[1]");
        QTest::newRow("key of a map") << QByteArray(R"({"id":"1","by_id":{"x":{"id":"2"}}})")
                                      << QStringLiteral("by_id.x");
        QTest::newRow("bad bits") << QByteArray(R"({"id":"1","rights":"-1"})") << QStringLiteral("rights");
        QTest::newRow("colour of 33 bits") << QByteArray(R"({"id":"1","color":8589934592})") << QStringLiteral("color");
    }
    void P41_wrongTypesLeaveTheDefaultAndWarnOnceWithThePath()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, path);
        const auto value = read<Everything>(json);
        QVERIFY(value);
        QCOMPARE(m_context.warnings().size(), qsizetype(1));
        QVERIFY2(
            m_context.warnings().constFirst().startsWith(path + u": "), qPrintable(m_context.warnings().constFirst()));
        QCOMPARE(value->number, 7);
        QCOMPARE(value->small, quint8(0));
        QCOMPARE(value->text, QString());
        QVERIFY(value->time.isNull() && !value->maybePart && !value->boxed && value->part.name.isEmpty());
    }

    void P41_onlyABadOrMissingIdRejects_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("missing") << QByteArray(R"({"name":"x"})");
        QTest::newRow("null") << QByteArray(R"({"id":null})");
        QTest::newRow("no number") << QByteArray(R"({"id":"one"})");
        QTest::newRow("empty") << QByteArray(R"({"id":""})");
        QTest::newRow("65 bits") << QByteArray(R"({"id":"18446744073709551616"})");
        QTest::newRow("a fraction") << QByteArray(R"({"id":1.5})");
        QTest::newRow("no object") << QByteArray("[]");
        QTest::newRow("null object") << QByteArray("null");
    }
    void P41_onlyABadOrMissingIdRejects()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!read<Everything>(json));
        QVERIFY(!read<Derived>(json));
    }

    void P43_idsKeep64BitsAsTextAndAsIntegers()
    {
        for (const quint64 id : { quint64(1), quint64(1) << 53, (quint64(1) << 63) + 1, ~quint64(0) }) {
            const QByteArray digits = QByteArray::number(id);
            QCOMPARE(read<Part>("{\"id\":\"" + digits + "\"}")->id.value(), id);
            QCOMPARE(read<Part>("{\"id\":" + digits + "}")->id.value(), id);
        }
        QCOMPARE(read<Everything>(R"({"id":"1","ids":[123,"124"]})")->ids,
            QList<Snowflake>({ Snowflake(123), Snowflake(124) }));
    }

    void P44_theHighestPermissionBitSurvives()
    {
        const auto value = read<Everything>(R"({"id":"1","rights":"9223372036854775808"})");
        QCOMPARE(value->rights.toInt(), quint64(1) << 63);
        QVERIFY(toJson(*value).contains(R"("rights":"9223372036854775808")"));
    }

    void P45_keyOrderDoesNotMatter()
    {
        QCOMPARE(*read<Part>(R"({"name":"a","id":"1"})"), *read<Part>(R"({"id":"1","name":"a"})"));
        QCOMPARE(read<Derived>(R"({"extra":"e","guild_id":"3","id":"2"})")->guildId.value(), Snowflake(3));
    }

    void theLastOfEqualKeysWins()
    {
        QCOMPARE(read<Part>(R"({"id":"1","name":"a","name":"b"})")->name, QStringLiteral("b"));
    }

    void basesAndWholesAreFedFromTheSameObject()
    {
        const auto derived = read<Derived>(R"({"id":"1","guild_id":"2","extra":"x"})");
        QVERIFY(derived);
        QCOMPARE(derived->id, Snowflake(1));
        QCOMPARE(derived->extra, QStringLiteral("x"));
        QCOMPARE(toJson(*derived), QByteArray(R"({"id":"1","guild_id":"2","extra":"x"})"));

        const auto wrapper = read<Wrapper>(R"({"id":"1","guild_id":"2","extra":"x"})");
        QVERIFY(wrapper);
        QCOMPARE(wrapper->guildId.value(), Snowflake(2));
        QCOMPARE(wrapper->thing, *derived);
        QVERIFY(!read<Wrapper>(R"({"guild_id":"2"})")); // the id of the base is missing
    }

    void nestingIsBounded()
    {
        const int depth = 400; // the parser itself allows 1024
        QByteArray json = R"({"inner":)";
        json = json.repeated(depth) + "{}" + QByteArray(depth, '}');
        const auto boxes = read<Nest>(json);
        QVERIFY(boxes && boxes->inner);
        QVERIFY(!m_context.warnings().isEmpty());
        const auto lists = read<Nest>(QByteArray(R"({"list":[)").repeated(depth) + QByteArray("]}").repeated(depth));
        QVERIFY(lists && !lists->list.isEmpty());
    }

    void warningsAreBounded()
    {
        QByteArray json = R"({"id":"1","ids":["x")";
        json += QByteArray(R"(,"x")").repeated(10000) + "]}";
        QVERIFY(read<Everything>(json));
        QVERIFY(m_context.warnings().size() <= 100);
        QVERIFY(!m_context.warnings().isEmpty());
    }

    void everyMutationOfOneKeyLosesNothingElse()
    {
        const Everything whole = *read<Everything>(full);
        const Table &table = tableOf<Everything>();
        for (std::size_t i = 0; i < table.count; ++i) {
            const QByteArray key(table.fields[i].key.data(), qsizetype(table.fields[i].key.size()));
            QVERIFY(m_parser.parse(full));
            for (const QByteArray &replacement :
                { QByteArray(), QByteArray("null"), QByteArray("false"), QByteArray("-1"), QByteArray("1e3"),
                    QByteArray("\"?\""), QByteArray("[[]]"), QByteArray(R"({"id":{}})") }) {
                QVERIFY(m_parser.parse(full));
                QByteArray json = "{";
                JsonMembers members(m_parser.root());
                std::string_view name;
                for (JsonValue value; members.next(name, value);) {
                    const bool isMutated = name == table.fields[i].key;
                    if (isMutated && replacement.isNull())
                        continue;
                    json += (json.size() > 1 ? ",\"" : "\"") + QByteArray(name.data(), qsizetype(name.size()))
                        + "\":" + (isMutated ? replacement : value.toJson());
                }
                const auto mutated = read<Everything>(json + "}");
                if (key == "id") {
                    QVERIFY2(!mutated, json.constData());
                    continue;
                }
                QVERIFY2(mutated, json.constData());
                QCOMPARE(mutated->id, whole.id);
                if (key != "boxed")
                    QVERIFY(mutated->boxed == whole.boxed);
                if (key != "text")
                    QCOMPARE(mutated->text, whole.text);
                if (key != "marked")
                    QCOMPARE(mutated->isMarked, whole.isMarked);
            }
        }
    }

    void everyFieldNamesItsType()
    {
        const Table &table = tableOf<Everything>();
        for (std::size_t i = 0; i < table.count; ++i)
            QVERIFY(table.fields[i].ops->typeName && *table.fields[i].ops->typeName);
        QCOMPARE(QLatin1String(table.find("part")->ops->nested()->name), QLatin1String("Part"));
        QCOMPARE(QLatin1String(table.find("parts")->ops->nested()->name), QLatin1String("Part"));
        QVERIFY(!table.find("text")->ops->nested());
        QVERIFY(!table.find("nothing"));
        QVERIFY(!table.find(""));
    }
};

QTEST_GUILESS_MAIN(TestTable)
#include "tst_table.moc"
