#include "models/eventclassmodel.h"
#include "models/logcategorymodel.h"

#include <hikari/events/registry.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Panel;
using namespace Qt::StringLiterals;
using Hikari::EventType;
using Hikari::LogLevel;

class TreesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void classTreeMirrorsTheRegistry()
    {
        EventClassModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        int classes = 0;
        const std::function<void(const QModelIndex &)> walk = [&](const QModelIndex &index) {
            ++classes;
            const auto *info = Hikari::eventClass(model.typeAt(index));
            QVERIFY(info);
            if (index.parent().isValid())
                QCOMPARE(model.typeAt(index.parent()), info->parent);
            for (int row = 0; row < model.rowCount(index); ++row)
                walk(model.index(row, 0, index));
        };
        walk(model.index(0, 0));
        QCOMPARE(classes, int(Hikari::eventClasses().size()));
    }

    void aBaseTicksItsSubtypesAndBecomesPartial()
    {
        EventClassModel model;
        QSignalSpy spy(&model, &EventClassModel::selectionChanged);
        QVERIFY(model.isEverythingSelected());
        model.selectAll(false);
        QVERIFY(model.selected().isEmpty());
        const QModelIndex base = model.indexOf(EventType::Message);
        QVERIFY(model.setData(base, int(Qt::Checked), Qt::CheckStateRole));
        QCOMPARE(model.selected(),
            QSet<EventType>(
                { EventType::GuildMessageCreate, EventType::GuildMessageUpdate, EventType::GuildMessageDelete,
                    EventType::DMMessageCreate, EventType::DMMessageUpdate, EventType::DMMessageDelete }));
        QVERIFY(model.setData(model.indexOf(EventType::GuildMessageUpdate), int(Qt::Unchecked), Qt::CheckStateRole));
        QCOMPARE(base.data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
        QCOMPARE(model.index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
        QCOMPARE(spy.size(), 3);
    }

    void ratesOfABaseAreTheSumOfItsSubtypes()
    {
        EventClassModel model;
        model.updateRates([](EventType type) {
            return type == EventType::GuildMessageCreate ? 412.0 : type == EventType::GuildMessageUpdate ? 14.0 : 0.0;
        });
        const auto rate = [&](EventType type) {
            return model.indexOf(type).siblingAtColumn(EventClassModel::Rate).data().toString();
        };
        QCOMPARE(rate(EventType::GuildMessageCreate), u"412"_s);
        QCOMPARE(rate(EventType::Message), u"426"_s);
        QCOMPARE(rate(EventType::Event), u"426"_s);
        QCOMPARE(rate(EventType::GuildMessageDelete), u"0"_s);
    }

    void aClassWithoutItsIntentSaysSo()
    {
        EventClassModel model;
        const QModelIndex presence = model.indexOf(EventType::PresenceUpdate);
        QVERIFY(!presence.data(Qt::ToolTipRole).toString().contains(u"intent"_s));
        model.setIntents(Hikari::Intent::AllUnprivileged);
        QVERIFY(presence.data(Qt::ToolTipRole).toString().contains(u"intent"_s));
        QVERIFY(!model.indexOf(EventType::GuildMessageCreate).data(Qt::ToolTipRole).toString().contains(u"intent"_s));
    }

    void namesAndLineage()
    {
        QCOMPARE(EventClassModel::shownName(EventType::GuildMessageCreate), u"GuildMessageCreate"_s);
        QCOMPARE(EventClassModel::shownName(EventType::Message), u"MessageEvent"_s);
        QCOMPARE(EventClassModel::lineage(EventType::GuildMessageCreate),
            u"Event › ShardEvent › MessageEvent › MessageCreateEvent › GuildMessageCreate"_s);
    }

    void recordedLevelsTakeEffectAndCanBeReset()
    {
        LogFeed feed;
        LogCategoryModel model(&feed);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QModelIndex root = model.index(0, 0);
        int row = -1;
        for (int i = 0; i < model.rowCount(root); ++i) {
            if (model.index(i, 0, root).data().toString() == u"hikari.gateway"_s)
                row = i;
        }
        QVERIFY(row >= 0);
        const LogLevel before = Hikari::Logging::level(u"hikari.gateway"_s);
        const QModelIndex level = model.index(row, LogCategoryModel::Level, root);
        QVERIFY(model.setData(level, int(LogLevel::Debug), LogCategoryModel::OwnLevelRole));
        QCOMPARE(Hikari::Logging::level(u"hikari.gateway"_s), LogLevel::Debug);
        QVERIFY(Hikari::lcGateway().isDebugEnabled());
        QVERIFY(level.data().toString().endsWith(u'•'));
        QVERIFY(model.hasOwnLevels());
        model.resetLevels();
        QCOMPARE(Hikari::Logging::level(u"hikari.gateway"_s), before);
        QVERIFY(!level.data().toString().endsWith(u'•'));
    }

    void categoriesOfShardsAreInTheOrderOfTheirNumbers()
    {
        LogFeed feed;
        const auto log = [&feed](const QString &category) {
            Hikari::LogRecord record;
            record.category = category;
            feed.push({ record });
        };
        log(u"my.shard.10"_s);
        LogCategoryModel model(&feed);
        log(u"my.shard.9"_s);
        log(u"my.shard"_s);
        log(u"my.shard.11"_s);
        const QModelIndex root = model.index(0, 0);
        QStringList mine;
        for (int i = 0; i < model.rowCount(root); ++i) {
            if (const QString name = model.index(i, 0, root).data().toString(); name.startsWith(u"my."_s))
                mine.append(name);
        }
        QCOMPARE(mine, (QStringList { u"my.shard"_s, u"my.shard.9"_s, u"my.shard.10"_s, u"my.shard.11"_s }));
    }

    void categoriesThatAreSeenAppear()
    {
        LogFeed feed;
        LogCategoryModel model(&feed);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QModelIndex root = model.index(0, 0);
        const int before = model.rowCount(root);
        Hikari::LogRecord record;
        record.category = u"my.bot"_s;
        feed.push({ record });
        QCOMPARE(model.rowCount(root), before + 1);
        const QModelIndex mine = model.index(before, 0, root);
        QCOMPARE(mine.data().toString(), u"my.bot"_s);
        QVERIFY(model.setData(mine, int(Qt::Unchecked), Qt::CheckStateRole));
        QVERIFY(!feed.isCategoryShown(u"my.bot"_s));
        QCOMPARE(root.data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
    }
};

QTEST_GUILESS_MAIN(TreesTest)
#include "tst_trees.moc"
