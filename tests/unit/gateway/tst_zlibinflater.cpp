#include <hikari/gateway/zlibinflater_p.h>

#include <QTest>

using namespace Hikari;
using Result = ZlibInflater::Result;

class TestZlibInflater : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void messagesByThemselves()
    {
        ZlibInflater inflater;
        for (const int size : { 1, 10, 100'000, 1024 * 1024 - 1 }) {
            const QByteArray text(size, 'm');
            QCOMPARE(inflater.feed(qCompress(text).mid(4)), Result::Complete); // without Qt's length in front
            QCOMPARE(QByteArray(inflater.text().data(), qsizetype(inflater.text().size())), text);
        }
    }
    void P38_bombIsRefused()
    {
        ZlibInflater inflater(1024 * 1024);
        QCOMPARE(inflater.feed(qCompress(QByteArray(3 * 1024 * 1024, '\0')).mid(4)), Result::TooLarge);
        QCOMPARE(inflater.feed(QByteArray(1024 * 1024 + 1, 'x')), Result::TooLarge);
    }
    void damageIsRefused()
    {
        ZlibInflater inflater;
        const QByteArray message = qCompress(QByteArray(5000, 'm')).mid(4);
        QCOMPARE(inflater.feed(message.left(10)), Result::Corrupt);
        QCOMPARE(inflater.feed(QByteArray(message + "more")), Result::Corrupt);
        QCOMPARE(inflater.feed("hello there"), Result::Corrupt);
        QVERIFY(!inflater.error().isEmpty());
        QCOMPARE(inflater.feed(message), Result::Complete);
    }
};

QTEST_GUILESS_MAIN(TestZlibInflater)
#include "tst_zlibinflater.moc"
