// The text form of faults

#include <hikari/simulator/simulatorfault.h>

#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

namespace {

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

} // namespace

class tst_FaultOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindReadsWhatItWrites()
    {
        QCOMPARE(faultKinds().size(), int(FaultKind::RestCloudflare) + 1);
        for (const FaultKind kind : faultKinds()) {
            const FaultOrder order = FaultOrder::of(kind);
            QString error;
            QCOMPARE(order.problem(), QString());
            QCOMPARE(order.toText(), faultKindName(kind));
            const auto read = FaultOrder::fromText(order.toText(), &error);
            QVERIFY2(read, qPrintable(error));
            QCOMPARE(*read, order);
            QVERIFY(faultParameters(kind).contains(text("for")));
            QCOMPARE(faultParameters(kind).contains(text("every")), !faultIsCondition(kind));
        }
    }

    void everyParameterReadsWhatItWrites_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *const line :
            { "cut:shard=3", "cut:every=1500ms", "cut:shard=0,for=60s,every=2s", "close:code=4009,every=5s",
                "close:reason=go%20away%2C%20now%20%25%3D", "invalid-session:resumable=false",
                "late-acks:delay=800ms,jitter=200ms,for=10s", "delay:delay=1s", "throttle:bytes-per-second=2000",
                "bomb:bytes=1073741824", "missing-field:share=0.1,types=MESSAGE_CREATE+MESSAGE_UPDATE",
                "refuse-handshake:status=500,for=1s", "refuse-identify:windows=0", "silent-host:mode=upgrade",
                "resume-host:shard=1,mode=503", "guild-outage:share=1,for=5s", "stall-frame:delay=3s",
                "rest-429:share=0.2,scope=global,retry-after=2s", "rest-5xx:status=502,times=3",
                "rest-timeout:delay=0s", "rest-invalid-json:route=/users/@me,for=5s", "rest-cloudflare:status=403" })
            QTest::newRow(line) << text(line);
    }

    void everyParameterReadsWhatItWrites()
    {
        QFETCH(QString, line);
        QString error;
        const auto order = FaultOrder::fromText(line, &error);
        QVERIFY2(order, qPrintable(error));
        QCOMPARE(order->toText(), line);
        QCOMPARE(*FaultOrder::fromText(order->toText()), *order);
    }

    void valuesArrive()
    {
        const auto close = FaultOrder::fromText(u" close : shard = 2 , code=4009,reason=a%2Cb,every=2min,for=1.5s");
        QVERIFY(close);
        QCOMPARE(close->kind, FaultKind::Close);
        QCOMPARE(close->shardId, 2);
        QCOMPARE(close->code, 4009);
        QCOMPARE(close->reason, text("a,b"));
        QCOMPARE(close->period, 120000ms);
        QCOMPARE(close->duration, 1500ms);
        const auto missing = FaultOrder::fromText(u"missing-field:share=0.25,types=A_B+C,shard=all");
        QVERIFY(missing);
        QCOMPARE(missing->shardId, -1);
        QCOMPARE(missing->share, 0.25);
        QCOMPARE(missing->types, QStringList({ text("A_B"), text("C") }));
    }

    void errorsNameTheWrongPart_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("parts");
        QTest::newRow("empty") << QString() << QStringList { text("\"\""), text("cut"), text("guild-outage") };
        QTest::newRow("unknown kind") << text("cutt:shard=1")
                                      << QStringList { text("\"cutt\""), text("cut-mid-frame") };
        QTest::newRow("unknown parameter")
            << text("cut:depth=1") << QStringList { text("cut"), text("\"depth\""), text("shard, for, every") };
        QTest::newRow("parameter of another kind")
            << text("cut:code=4000") << QStringList { text("\"code\""), text("shard") };
        QTest::newRow("shard of a handshake")
            << text("refuse-handshake:shard=1") << QStringList { text("\"shard\""), text("status, for") };
        QTest::newRow("condition that repeats")
            << text("half-open:every=1s") << QStringList { text("\"every\""), text("shard, for") };
        QTest::newRow("no value") << text("cut:shard") << QStringList { text("\"shard\""), text("a shard id") };
        QTest::newRow("time without unit") << text("delay:delay=5") << QStringList { text("\"5\""), text("500ms") };
        QTest::newRow("negative time") << text("delay:delay=-5s") << QStringList { text("\"-5s\""), text("500ms") };
        QTest::newRow("code") << text("close:code=5000") << QStringList { text("\"5000\""), text("1000 to 4999") };
        QTest::newRow("code that is never sent")
            << text("close:code=1006") << QStringList { text("\"1006\""), text("not 1004-1006") };
        QTest::newRow("share") << text("duplicate:share=0") << QStringList { text("\"0\""), text("above 0") };
        QTest::newRow("types") << text("duplicate:types=message") << QStringList { text("\"message\""), text("names") };
        QTest::newRow("mode") << text("resume-host:mode=dead")
                              << QStringList { text("\"dead\""), text("refuse or 503 or silent") };
        QTest::newRow("jitter") << text("delay:delay=1s,jitter=2s") << QStringList { text("jitter") };
        QTest::newRow("once for a time") << text("cut:for=5s") << QStringList { text("\"for\" needs \"every\"") };
    }

    void errorsNameTheWrongPart()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, parts);
        QString error;
        QVERIFY(!FaultOrder::fromText(line, &error));
        for (const QString &part : parts)
            QVERIFY2(error.contains(part), qPrintable(error));
    }

    void ordersMadeInCodeAreChecked()
    {
        FaultOrder order = FaultOrder::of(FaultKind::Cut);
        order.shardId = -2;
        QVERIFY(order.problem().contains(text("shard")));
        order = FaultOrder::of(FaultKind::Cut);
        order.code = 4001; // which a cut has not
        QVERIFY(order.problem().contains(text("code")));
        order = FaultOrder::of(FaultKind::SilentHost);
        order.mode = text("x");
        QVERIFY(order.problem().contains(text("hello or upgrade")));
        order = FaultOrder::of(FaultKind::Delay);
        order.delay = -1ms;
        QVERIFY(!order.problem().isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_FaultOrder)
#include "tst_faultorder.moc"
