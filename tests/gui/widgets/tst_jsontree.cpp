#include <widgets/jsonmodel.h>
#include <widgets/jsonview.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace Panel;

class tst_JsonTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsKeysValuesAndCounts();
    void modelKeepsItsRules();
    void pathsLeadThereAndBack_data();
    void pathsLeadThereAndBack();
    void secretsAreDotsEverywhere();
    void redactorSeesEveryString();
    void childrenComeInBatches();
    void findGoesRoundInReadingOrder();
    void brokenTextIsOneRow_data();
    void brokenTextIsOneRow();
    void deepTextsAreCutNotFatal();
    void escapesAreResolved();
    void viewTellsThePathAndCopies();
    void fiveMegabytesOpen();
};

const QByteArray payload =
    R"({"op": 0, "t":"MESSAGE_CREATE", "s":61597 ,"d":{"id":"1184532097415479306","list":[1,[2,{"x":true}],null],
 "author":{"username":"tove","a.b":1.5e3},"token":"MTE4.secret","empty":{},"none":[]}})";

QString shown(JsonModel &model, const char *path)
{
    return model.data(model.indexOf(QString::fromLatin1(path)), JsonModel::ValueRole).toString();
}

void tst_JsonTree::showsKeysValuesAndCounts()
{
    JsonModel model;
    model.setJson(payload);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(1, 0).data(JsonModel::KeyRole).toString(), QStringLiteral("t"));
    QCOMPARE(shown(model, "t"), QStringLiteral("\"MESSAGE_CREATE\""));
    QCOMPARE(shown(model, "s"), QStringLiteral("61597"));
    QCOMPARE(shown(model, "d"), QStringLiteral("{ 6 keys }"));
    QCOMPARE(shown(model, "d.list"), QStringLiteral("[ 3 items ]"));
    QCOMPARE(shown(model, "d.list[1][1].x"), QStringLiteral("true"));
    QCOMPARE(shown(model, "d.list[2]"), QStringLiteral("null"));
    QCOMPARE(shown(model, "d.empty"), QStringLiteral("{ }"));
    QVERIFY(!model.hasChildren(model.indexOf(QStringLiteral("d.empty"))));
    QVERIFY(!model.hasChildren(model.indexOf(QStringLiteral("d.none"))));
}

void tst_JsonTree::modelKeepsItsRules()
{
    JsonModel model;
    model.setJson(payload);
    {
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(model.indexOf(QStringLiteral("d.list[1][1].x")).isValid());
    }
    // The tester opens branches inside the reset it watches, so resets go to texts without branches.
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setJson(QByteArrayLiteral("3"));
    model.setJson(QByteArrayLiteral("{"));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void tst_JsonTree::pathsLeadThereAndBack_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : { "op", "d", "d.id", "d.author.username", "d.author.a.b", "d.list[0]", "d.list[1][1].x" })
        QTest::newRow(path) << QString::fromLatin1(path);
}

void tst_JsonTree::pathsLeadThereAndBack()
{
    QFETCH(QString, path);
    JsonModel model;
    model.setJson(payload);
    const QModelIndex index = model.indexOf(path);
    QVERIFY(index.isValid());
    QCOMPARE(model.path(index), path);
    QVERIFY(!model.indexOf(QString(path + QLatin1String(".nothing"))).isValid());
}

void tst_JsonTree::secretsAreDotsEverywhere()
{
    JsonModel model;
    model.setJson(QByteArrayLiteral(
        R"({"Authorization":"Bot hush","d":{"token":"hush","token2":"open","secret":{"inner":"hush"},"list":[{"TOKEN":"hush"}],"password":null}})"));
    const QString dots(8, QChar(0x2022));
    for (const char *path : { "Authorization", "d.token", "d.secret", "d.list[0].TOKEN" }) {
        const QModelIndex index = model.indexOf(QString::fromLatin1(path));
        QCOMPARE(index.data(JsonModel::ValueRole).toString(), dots);
        QVERIFY(index.data(JsonModel::SecretRole).toBool());
        QCOMPARE(model.value(index), QString());
        QVERIFY(!model.hasChildren(index));
        QVERIFY(!model.subtree(index).contains("hush"));
        QVERIFY(!index.data(Qt::DisplayRole).toString().contains(QStringLiteral("hush")));
    }
    QCOMPARE(shown(model, "d.token2"), QStringLiteral("\"open\""));
    QCOMPARE(shown(model, "d.password"), QStringLiteral("null"));
    QVERIFY(!model.subtree({}).contains("hush"));
    QVERIFY(model.subtree({}).contains("open"));
    QVERIFY(!QJsonDocument::fromJson(model.subtree({})).object().isEmpty());
    QVERIFY(!model.value(model.indexOf(QStringLiteral("d"))).contains(QStringLiteral("hush")));
    QVERIFY(!model.find(QStringLiteral("hush"), {}).isValid());
    model.setSecretKeys({ QStringLiteral("token2") });
    QCOMPARE(shown(model, "d.token2"), dots);
}

void tst_JsonTree::redactorSeesEveryString()
{
    JsonModel model;
    model.setRedactor(
        [](const QString &text) { return QString(text).replace(QLatin1String("hush"), QLatin1String("***")); });
    model.setJson(QByteArrayLiteral(R"({"content":"say hush","list":["hush"]})"));
    QCOMPARE(shown(model, "content"), QStringLiteral("\"say ***\""));
    QCOMPARE(model.value(model.indexOf(QStringLiteral("content"))), QStringLiteral("say ***"));
    QVERIFY(!model.subtree({}).contains("hush"));
    QVERIFY(!model.find(QStringLiteral("hush"), {}).isValid());
}

void tst_JsonTree::childrenComeInBatches()
{
    QByteArray json = "[";
    for (int i = 0; i < 2500; ++i)
        json += (i ? "," : "") + QByteArray::number(i);
    json += "]";
    JsonModel model;
    model.setJson(json);
    QCOMPARE(model.rowCount(), 1000);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QCOMPARE(model.rowCount(), 2000);
    model.fetchMore({});
    QCOMPARE(model.rowCount(), 2500);
    QVERIFY(!model.canFetchMore({}));
    QCOMPARE(shown(model, "[2499]"), QStringLiteral("2499"));
}

void tst_JsonTree::findGoesRoundInReadingOrder()
{
    JsonModel model;
    model.setJson(QByteArrayLiteral(R"({"apple":1,"b":{"c":"an Apple","d":["x","apple pie"]},"e":"pear"})"));
    QStringList found;
    QModelIndex at;
    for (int i = 0; i < 4; ++i) {
        at = model.find(QStringLiteral("APPLE"), at);
        found += model.path(at);
    }
    QCOMPARE(found,
        QStringList(
            { QStringLiteral("apple"), QStringLiteral("b.c"), QStringLiteral("b.d[1]"), QStringLiteral("apple") }));
    QCOMPARE(model.path(model.find(QStringLiteral("apple"), model.indexOf(QStringLiteral("b.c")), true)),
        QStringLiteral("apple"));
    QCOMPARE(model.path(model.find(QStringLiteral("apple"), {}, true)), QStringLiteral("b.d[1]"));
    QVERIFY(!model.find(QStringLiteral("plum"), {}).isValid());
    QVERIFY(!model.find(QString(), {}).isValid());
}

void tst_JsonTree::brokenTextIsOneRow_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("rows");
    QTest::newRow("open object") << QByteArray("{\"a\":1") << 1;
    QTest::newRow("open string") << QByteArray("\"abc") << 1;
    QTest::newRow("word") << QByteArray("<html>") << 1;
    QTest::newRow("empty") << QByteArray() << 0;
    QTest::newRow("missing colon") << QByteArray("{\"a\" 1}") << 0;
    QTest::newRow("deep") << QByteArray(100'000, '[') << 1;
}

void tst_JsonTree::brokenTextIsOneRow()
{
    QFETCH(QByteArray, json);
    QFETCH(int, rows);
    JsonModel model;
    model.setJson(json);
    QCOMPARE(model.rowCount(), rows);
    if (rows)
        QVERIFY(!model.index(0, 0).data(Qt::DisplayRole).toString().isEmpty());
}

void tst_JsonTree::deepTextsAreCutNotFatal()
{
    JsonModel model;
    model.setJson(QByteArray(QByteArray(200'000, '[') + QByteArray(200'000, ']')));
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(QJsonDocument::fromJson(model.subtree({})).isArray());
}

void tst_JsonTree::escapesAreResolved()
{
    JsonModel model;
    model.setJson(QByteArrayLiteral(R"({"k\u0065y":"a\"b\\\n\ud83c\udf31"})"));
    QCOMPARE(model.value(model.indexOf(QStringLiteral("key"))), QStringLiteral("a\"b\\\n\U0001f331"));
}

void tst_JsonTree::viewTellsThePathAndCopies()
{
    JsonView view;
    view.setJson(payload);
    QSignalSpy changed(&view, &JsonView::currentPathChanged);
    QVERIFY(view.setCurrentPath(QStringLiteral("d.author.username")));
    QCOMPARE(changed.last().at(0).toString(), QStringLiteral("d.author.username"));
    view.copyPath();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("d.author.username"));
    view.copyValue();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("tove"));
    view.setCurrentPath(QStringLiteral("d.author"));
    view.copySubtree();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral(R"({"username":"tove","a.b":1.5e3})"));
    view.setCurrentPath(QStringLiteral("d.token"));
    view.copyValue();
    QVERIFY(!QApplication::clipboard()->text().contains(QStringLiteral("secret")));
    QVERIFY(view.find(QStringLiteral("tove")));
    QCOMPARE(view.currentPath(), QStringLiteral("d.author.username"));
    view.setJson(payload);
    view.resize(300, 300);
    QTest::keyClick(&view, Qt::Key_2, Qt::AltModifier);
    QVERIFY(view.isExpanded(view.jsonModel()->indexOf(QStringLiteral("d"))));
    QVERIFY(view.isExpanded(view.jsonModel()->indexOf(QStringLiteral("d.author"))));
    QVERIFY(!view.isExpanded(view.jsonModel()->indexOf(QStringLiteral("d.list[1]"))));
}

void tst_JsonTree::fiveMegabytesOpen()
{
    QByteArray json = "{\"members\":[";
    while (json.size() < 5 * 1024 * 1024)
        json += R"({"user":{"id":"1184532097415479306","username":"tove"},"roles":["1","2","3"],"nick":null},)";
    json.chop(1);
    json += "]}";
    JsonView view;
    view.resize(400, 400);
    QElapsedTimer timer;
    timer.start();
    view.setJson(json);
    view.expand(view.jsonModel()->index(0, 0));
    view.grab();
    qInfo("5 MB opened and painted in %lld ms", timer.elapsed());
    QCOMPARE(view.jsonModel()->rowCount(view.jsonModel()->index(0, 0)) % JsonModel::batch, 0);
}

QTEST_MAIN(tst_JsonTree)
#include "tst_jsontree.moc"
