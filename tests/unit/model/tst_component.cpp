#include <hikari/json/reader_p.h>
#include <hikari/model/component.h>
#include <hikari/model/message.h>
#include <hikari/model/tables_p.h>

#include <QTest>

using namespace Hikari;
using namespace Qt::StringLiterals;

namespace {

std::optional<Component> read(const QByteArray &json)
{
    JsonParser parser;
    DecodeContext context;
    Component component;
    if (!parser.parse(json) || !decode(parser.root(), component, context))
        return std::nullopt;
    return component;
}

} // namespace

//! What holds for components of any type; their members are in tst_models
class TestComponent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTypeSaysWhichStructItIs()
    {
        const auto button = read(R"({"type":2,"style":5,"label":"go","url":"https:\/\/example.org"})"_ba);
        QVERIFY(button);
        QCOMPARE(button->type(), ComponentType::Button);
        QVERIFY(button->as<Button>() && !button->as<ActionRow>());
        QCOMPARE(button->as<Button>()->style, ButtonStyle::Link);
        QCOMPARE(button->as<Button>()->url, u"https://example.org"_s);
    }

    void P45_theTypeMayComeLast()
    {
        const auto row = read(R"({"components":[{"custom_id":"a","style":1,"type":2}],"type":1})"_ba);
        QVERIFY(row && row->as<ActionRow>());
        QCOMPARE(row->as<ActionRow>()->components.size(), 1);
        QCOMPARE(row->as<ActionRow>()->components[0].as<Button>()->customId, u"a"_s);
    }

    void P40_unknownTypesAreSentBackAsTheyCame_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("type");
        QTest::newRow("a new type") << R"({"type":99,"new":{"deep":[1,2.5,null]},"text":"ä"})"_ba << 99;
        QTest::newRow("no type") << R"({"content":"?"})"_ba << 0;
        QTest::newRow("a type that is no number") << R"({"type":"button","label":"x"})"_ba << 0;
        QTest::newRow("a number between the known ones") << R"({"type":15,"a":1})"_ba << 15;
    }
    void P40_unknownTypesAreSentBackAsTheyCame()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, type);
        const auto component = read(json);
        QVERIFY(component && component->as<UnknownComponent>());
        QCOMPARE(int(component->type()), type);
        QCOMPARE(toJson(*component), json);
        const auto row = read(QByteArray(R"({"type":1,"components":[)" + json + "]}"));
        QVERIFY(row);
        QCOMPARE(toJson(*row), QByteArray(R"({"type":1,"components":[)" + json + "]}"));
    }

    void P41_oneBadComponentLosesNothingElse()
    {
        JsonParser parser;
        QVERIFY(parser.parse(
            R"({"id":"1","channel_id":"2","author":{"id":"3","username":"a"},"content":"c",)"
            R"("components":[7,{"type":10,"content":"kept"},null,{"type":2,"style":"?","label":[],"custom_id":"b"}]})"_ba));
        DecodeContext context;
        Message message;
        QVERIFY(decode(parser.root(), message, context));
        QCOMPARE(message.content, u"c"_s);
        QCOMPARE(message.components.size(), 2);
        QCOMPARE(message.components[0].as<TextDisplay>()->content, u"kept"_s);
        QCOMPARE(message.components[1].as<Button>()->customId, u"b"_s);
        QVERIFY(context.warnings().join(u'\n').contains(u"components[3].label"_s)); // the path is named
    }

    void draftsReadWell()
    {
        const QList<Component> components { ActionRow {
            .components = { Button { .style = ButtonStyle::Success, .label = u"Yes"_s, .customId = u"yes"_s },
                Button { .style = ButtonStyle::Danger, .label = u"No"_s, .customId = u"no"_s } } } };
        QCOMPARE(toJson(components[0]),
            R"({"type":1,"components":[{"type":2,"style":3,"label":"Yes","custom_id":"yes"},{"type":2,"style":4,"label":"No","custom_id":"no"}]})"_ba);
        QCOMPARE(read(toJson(components[0])), components[0]);
        Component copy = components[0];
        copy.as<ActionRow>()->components.removeLast();
        QVERIFY(copy != components[0]);
    }

    void modalsAndMenusBringTheirValues()
    {
        const auto label =
            read(R"({"type":18,"id":1,"component":{"type":3,"id":2,"custom_id":"bugs","values":["ant","wasp"]}})"_ba);
        QVERIFY(label);
        const Label *outer = label->as<Label>();
        QVERIFY(outer && outer->component);
        QCOMPARE(outer->component->as<StringSelect>()->values, QStringList({ u"ant"_s, u"wasp"_s }));
        QCOMPARE(read(R"({"type":23,"id":1,"custom_id":"c","value":true})"_ba)->as<Checkbox>()->value, true);
        QCOMPARE(read(R"({"type":21,"id":1,"custom_id":"c","value":null})"_ba)->as<RadioGroup>()->value, std::nullopt);
    }

    void deepNestingIsSurvived()
    {
        const auto nested = [](int depth) {
            QByteArray json = R"({"type":10,"content":"deep"})"_ba;
            for (int i = 0; i < depth; ++i)
                json = QByteArray(R"({"type":17,"components":[)" + json + "]}");
            return json;
        };
        const auto component = read(nested(10)); // Discord allows less
        QVERIFY(component);
        QCOMPARE(toJson(*component), nested(10));
        for (const int depth : { 100, 400, 5000 }) // what is too deep is left out, or no JSON at all
            read(nested(depth));
    }
};

QTEST_GUILESS_MAIN(TestComponent)
#include "tst_component.moc"
