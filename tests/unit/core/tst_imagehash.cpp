#include <hikari/core/imagehash.h>

#include <QList>
#include <QTest>

using namespace Hikari;
using namespace Qt::StringLiterals;

static_assert(sizeof(ImageHash) <= 24);

class tst_ImageHash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesBackWhatItWasGiven_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("animated");
        QTest::newRow("still") << u"0123456789abcdef0123456789abcdef"_s << false;
        QTest::newRow("animated") << u"a_fedcba98765432100123456789abcdef"_s << true;
        QTest::newRow("upper case") << u"0123456789ABCDEF0123456789abcdef"_s << false;
        QTest::newRow("31 digits") << u"0123456789abcdef0123456789abcde"_s << false;
        QTest::newRow("no hexadecimal digit") << u"0123456789abcdef0123456789abcdeg"_s << false;
        QTest::newRow("other prefix") << u"v2_0123456789abcdef0123456789abcd"_s << false;
        QTest::newRow("animated, unknown form") << u"a_new"_s << true;
        QTest::newRow("34 characters, not a_") << u"b_fedcba98765432100123456789abcdef"_s << false;
        QTest::newRow("clip") << u"clip_1"_s << false;
        QTest::newRow("not ASCII") << u"größe"_s << false;
        QTest::newRow("zeros") << u"00000000000000000000000000000000"_s << false;
    }
    void givesBackWhatItWasGiven()
    {
        QFETCH(const QString, text);
        const ImageHash hash = ImageHash::fromString(text);
        QVERIFY(!hash.isNull());
        QCOMPARE(hash.toString(), text);
        QTEST(hash.isAnimated(), "animated");
        QVERIFY(hash == ImageHash::fromString(text.toUtf8()));
        QVERIFY(hash != ImageHash::fromString(QString(text + u'x')));
        QVERIFY(hash != ImageHash());
        QCOMPARE(QDebug::toString(hash), text);
    }
    void emptyIsNull()
    {
        QVERIFY(ImageHash().isNull());
        QVERIFY(ImageHash::fromString(QStringView()).isNull());
        QVERIFY(ImageHash::fromString(QByteArrayView()).isNull());
        QCOMPARE(ImageHash::fromString(QStringView()), ImageHash());
        QVERIFY(ImageHash().toString().isEmpty());
    }
    void copiesAndMoves()
    {
        for (const QString &text : { u"0123456789abcdef0123456789abcdef"_s, u"another form"_s }) {
            const ImageHash hash = ImageHash::fromString(text);
            ImageHash copy = hash;
            ImageHash assigned;
            assigned = copy;
            const ImageHash &same = assigned;
            assigned = same;
            QCOMPARE(assigned, hash);
            const ImageHash moved = std::move(copy);
            QCOMPARE(moved, hash);
            copy = ImageHash::fromString(u"third"_s);
            copy = moved;
            QCOMPARE(copy.toString(), text);
            QList<ImageHash> list(3, hash);
            list.removeFirst();
            list.append(moved);
            QCOMPARE(list.last(), hash);
        }
    }
};

QTEST_GUILESS_MAIN(tst_ImageHash)
#include "tst_imagehash.moc"
