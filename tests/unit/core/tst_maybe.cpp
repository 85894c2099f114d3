#include <hikari/core/maybe.h>

#include <QList>
#include <QString>
#include <QTest>

using namespace Hikari;
using namespace Qt::StringLiterals;

static_assert(Maybe<int>().isUndefined() && Maybe<int>(null).isNull() && Maybe<int>(5).hasValue());
static_assert(!std::is_convertible_v<QString, Maybe<int>>);

class tst_Maybe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void P110_threeStatesAreDistinct()
    {
        const Maybe<QString> states[] { undefined, null, QString(), u"a"_s };
        for (size_t i = 0; i < std::size(states); ++i) {
            QCOMPARE(int(states[i].isUndefined()) + int(states[i].isNull()) + int(states[i].hasValue()), 1);
            for (size_t j = 0; j < std::size(states); ++j)
                QCOMPARE(states[i] == states[j], i == j);
        }
    }
    void assigns()
    {
        Maybe<QString> name;
        QVERIFY(name.isUndefined());
        name = u"x"_s;
        QCOMPARE(name.value(), u"x"_s);
        name = null;
        QVERIFY(name.isNull());
        QCOMPARE(name.valueOr(u"fallback"_s), u"fallback"_s);
        name = undefined;
        QVERIFY(name.isUndefined());
        name.emplace(3, u'a');
        QCOMPARE(name, Maybe<QString>(u"aaa"_s));
        QCOMPARE(name.valueOr(u"fallback"_s), u"aaa"_s);
    }
    void designatedInitialisers()
    {
        struct Edit
        {
            Maybe<QString> name {};
            Maybe<int> position {};
            Maybe<bool> hoist {};
            Maybe<QList<int>> list {};
        };
        const Edit edit { .position = null, .hoist = false, .list = QList { 1, 2 } };
        QVERIFY(edit.name.isUndefined());
        QVERIFY(edit.position.isNull());
        QVERIFY(edit.hoist.hasValue() && !edit.hoist.value());
        QCOMPARE(edit.list.value().size(), 2);
    }
};

QTEST_GUILESS_MAIN(tst_Maybe)
#include "tst_maybe.moc"
