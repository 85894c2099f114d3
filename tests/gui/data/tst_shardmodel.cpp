#include "models/shardfiltermodel.h"
#include "models/shardmodel.h"

#include <widgets/tablelook.h>

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QTest>

using namespace Panel;
using namespace Qt::StringLiterals;
using Hikari::ShardSnapshot;
using Hikari::ShardState;
using Hikari::Timestamp;

namespace {
constexpr qint64 now = 1'772'455'000'000;

ShardSnapshot shard(int id, ShardState state = ShardState::Ready, double latency = 40)
{
    ShardSnapshot s;
    s.id = id;
    s.shardCount = 16;
    s.state = state;
    s.since = s.readySince = Timestamp::fromMilliseconds(now - 70'000);
    s.lastEventAt = Timestamp::fromMilliseconds(now - 100);
    s.heartbeatLatency = std::chrono::microseconds(qint64(latency * 1000));
    s.sessionId = QStringLiteral("%1cd00aa112233445566778899001234%1").arg(id, 2, 16, QLatin1Char('0'));
    s.sequence = 1211;
    s.guildCount = 128;
    return s;
}

QList<int> order(const ShardFilterModel &model)
{
    QList<int> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.index(row, 0).data(ShardModel::ShardIdRole).toInt());
    return ids;
}
} // namespace

class ShardModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void modelsKeepTheRulesOfModels()
    {
        ShardModel model;
        ShardFilterModel filter;
        filter.setSourceModel(&model);
        const QAbstractItemModelTester first(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester second(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.update({}, now, 0);
        model.update({ shard(0), shard(1), shard(2) }, now, 0);
        filter.sort(ShardModel::Heartbeat, Qt::DescendingOrder);
        model.update({ shard(0), shard(1, ShardState::Resuming), shard(2) }, now + 250, 250);
        filter.settle();
        filter.setGroup(ShardGroup::Problem);
        QCOMPARE(order(filter), QList<int> { 1 });
        model.update({ shard(0), shard(1) }, now + 500, 500);
        filter.settle();
        QCOMPARE(order(filter), QList<int>());
        model.update({}, now, 0);
        QCOMPARE(model.rowCount(), 0);
    }

    void cellsAreWrittenAsSpecified()
    {
        ShardModel model;
        ShardSnapshot s = shard(11, ShardState::Resuming);
        s.heartbeatLatency.reset();
        s.reconnects = 1;
        s.lastCloseCode = 4000;
        model.update({ s }, now, 0);
        s.events = 1284;
        model.update({ s }, now, 1000);
        const auto text = [&](int column) {
            return model.index(0, column).data().toString().replace(QChar(0x00a0), u' ');
        };
        QCOMPARE(text(ShardModel::Id), u"11"_s);
        QCOMPARE(text(ShardModel::State), u"Resuming"_s);
        QCOMPARE(model.index(0, ShardModel::State).data(ExtraRole).toString(), u"seq 1,211"_s);
        QCOMPARE(text(ShardModel::Heartbeat), u"–"_s);
        QCOMPARE(text(ShardModel::EventRate), u"1,284"_s);
        QCOMPARE(text(ShardModel::Session), u"0bcd…340b"_s);
        QCOMPARE(text(ShardModel::Uptime), u"1 min 10 s"_s);
        QCOMPARE(text(ShardModel::LastEvent), u"now"_s);
        QCOMPARE(text(ShardModel::Note), u"4000 Unknown error"_s);
        QCOMPARE(model.index(0, ShardModel::State).data(Qt::AccessibleTextRole).toString(),
            u"Shard 11, Resuming, sequence 1,211"_s);
        QCOMPARE(model.index(0, ShardModel::Id).data(Qt::ToolTipRole).toString(),
            u"Shard 11 of 16, guild ids where (id >> 22) % 16 = 11"_s);
    }

    void reconnectsOfTheLastHourAreMarked()
    {
        ShardModel model;
        ShardSnapshot s = shard(0);
        model.update({ s }, now, 0);
        QVERIFY(!model.index(0, ShardModel::Reconnects).data(TintedRole).toBool());
        QVERIFY(model.index(0, ShardModel::Reconnects).data(MutedRole).toBool());
        s.reconnects = 1;
        model.update({ s }, now, 250);
        QVERIFY(model.index(0, ShardModel::Reconnects).data(TintedRole).toBool());
        model.update({ s }, now + 3'600'001, 500);
        QVERIFY(!model.index(0, ShardModel::Reconnects).data(TintedRole).toBool());
    }

    void sortsByValueNotByText()
    {
        ShardModel model;
        ShardFilterModel filter;
        filter.setSourceModel(&model);
        model.update(
            { shard(0, ShardState::Ready, 163), shard(1, ShardState::Ready, 9), shard(2, ShardState::Ready, 42) }, now,
            0);
        filter.sort(ShardModel::Heartbeat);
        QCOMPARE(order(filter), QList<int>({ 1, 2, 0 }));
        filter.sort(ShardModel::Heartbeat, Qt::DescendingOrder);
        QCOMPARE(order(filter), QList<int>({ 0, 2, 1 }));
    }

    void problemsComeFirstInEitherDirection()
    {
        ShardModel model;
        ShardFilterModel filter;
        filter.setSourceModel(&model);
        model.update({ shard(0), shard(1, ShardState::Queued), shard(2), shard(3, ShardState::BackingOff),
                         shard(4, ShardState::Failed), shard(5) },
            now, 0);
        filter.sort(ShardModel::Id);
        QCOMPARE(order(filter), QList<int>({ 3, 4, 0, 1, 2, 5 }));
        filter.sort(ShardModel::Id, Qt::DescendingOrder);
        QCOMPARE(order(filter), QList<int>({ 4, 3, 5, 2, 1, 0 }));
        filter.setProblemsFirst(false);
        QCOMPARE(order(filter), QList<int>({ 5, 4, 3, 2, 1, 0 }));
    }

    void rowsStayWhereTheyAreUntilSettled()
    {
        ShardModel model;
        ShardFilterModel filter;
        filter.setSourceModel(&model);
        filter.sort(ShardModel::Id);
        model.update({ shard(0), shard(1), shard(2) }, now, 0);
        filter.settle();
        QCOMPARE(order(filter), QList<int>({ 0, 1, 2 }));
        model.update({ shard(0), shard(1), shard(2, ShardState::Zombie) }, now, 250);
        QCOMPARE(order(filter), QList<int>({ 0, 1, 2 }));
        filter.settle();
        QCOMPARE(order(filter), QList<int>({ 2, 0, 1 }));
    }

    void theFilterAccepts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<int>>("ids");
        QTest::newRow("nothing") << QString() << QList<int>({ 3, 0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11 });
        QTest::newRow("an id") << u"11"_s << QList<int> { 11 };
        QTest::newRow("a range") << u"0-3"_s << QList<int>({ 3, 0, 1, 2 });
        QTest::newRow("a state") << u"backing"_s << QList<int> { 3 };
        QTest::newRow("a group") << u"problem"_s << QList<int> { 3 };
        QTest::newRow("a close code") << u"4000"_s << QList<int> { 3 };
        QTest::newRow("a session") << u"0acd"_s << QList<int> { 10 };
        QTest::newRow("two words") << u"0-5 ready"_s << QList<int>({ 0, 1, 2, 4, 5 });
        QTest::newRow("no match") << u"nothing"_s << QList<int>();
    }
    void theFilterAccepts()
    {
        QFETCH(QString, text);
        ShardModel model;
        ShardFilterModel filter;
        filter.setSourceModel(&model);
        filter.sort(ShardModel::Id);
        QList<ShardSnapshot> shards;
        for (int id = 0; id < 12; ++id)
            shards.append(shard(id));
        shards[3].state = ShardState::BackingOff;
        shards[3].lastCloseCode = 4000;
        model.update(shards, now, 0);
        filter.setFilterText(text);
        filter.settle();
        QTEST(order(filter), "ids");
    }

    void countsByGroupAddUpToAll()
    {
        QList<ShardSnapshot> shards;
        for (int i = 0; i < 10; ++i)
            shards.append(shard(i, ShardState(i)));
        const ShardCounts counts = ShardText::count(shards, 10);
        QCOMPARE(counts.ready, 1);
        QCOMPARE(counts.starting, 3);
        QCOMPARE(counts.problem, 4);
        QCOMPARE(counts.failed, 1);
        QCOMPARE(counts.stopped, 1);
        QCOMPARE(counts.wanted, 9); // a stopped shard is not wanted
        QCOMPARE(counts.connected, 3); // ready, late, resuming
    }

    void everyFatalCodeHasItsOwnText()
    {
        QStringList titles;
        for (const int code : { 4004, 4010, 4011, 4012, 4013, 4014 }) {
            QVERIFY(ShardText::isFatalClose(code));
            titles.append(ShardText::fatalClose(code).title);
            QVERIFY(!ShardText::fatalClose(code).explanation.isEmpty());
            QVERIFY(!ShardText::fatalClose(code).remedy.isEmpty());
        }
        QCOMPARE(titles.removeDuplicates(), 0);
        for (const int code : { 1000, 1006, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009 })
            QVERIFY(!ShardText::isFatalClose(code));
    }

    void aDiagnosisHasVersionsAndTransitionsButNoSessionInFull()
    {
        ShardSnapshot s = shard(7);
        s.transitions.append({ Timestamp::fromMilliseconds(now), ShardState::Resuming, u"connection lost"_s });
        const QString text = ShardText::diagnosis(s);
        QVERIFY(text.contains(u"Qt: "_s));
        QVERIFY(text.contains(u"connection lost"_s));
        QVERIFY(text.contains(u"| Resuming |"_s));
        QVERIFY(!text.contains(s.sessionId));
    }
};

QTEST_MAIN(ShardModelTest)
#include "tst_shardmodel.moc"
