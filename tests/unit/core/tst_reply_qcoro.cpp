#include <hikari/core/reply.h>

#include <QTest>
#include <QTimer>

#include <qcorotask.h>

#include <memory>

using namespace Hikari;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QCoro::Task<int> doubled(Reply<int> reply)
{
    const int value = co_await reply;
    co_return value * 2;
}

QCoro::Task<QString> describe(Reply<void> first, Reply<int> second)
{
    try {
        co_await first;
        co_return QString::number(co_await doubled(second));
    } catch (const ErrorException &exception) {
        co_return Error::kindName(exception.error().kind);
    }
}

} // namespace

//! Reply inside the coroutines that Qt users have
class tst_ReplyQCoro : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void awaits()
    {
        ReplySource<void> first;
        ReplySource<int> second;
        QString result;
        describe(first.reply(), second.reply()).then([&](const QString &text) { result = text; });
        first.succeed();
        QCoreApplication::processEvents();
        QVERIFY(result.isEmpty());
        second.succeed(21);
        QTRY_COMPARE(result, u"42"_s);
    }
    void errorsPassThroughTasks()
    {
        ReplySource<int> second;
        QString result;
        describe(Reply<void>::succeeded(), second.reply()).then([&](const QString &text) { result = text; });
        second.fail(Error { .kind = Error::Kind::Forbidden });
        QTRY_COMPARE(result, u"Forbidden"_s);
    }
    void cancelledAndDroppedEndTheWaiting()
    {
        QStringList results;
        const auto note = [&](const QString &text) { results += text; };
        {
            ReplySource<void> dropped, cancelled;
            describe(dropped.reply(), Reply<int>()).then(note);
            describe(cancelled.reply(), Reply<int>()).then(note);
            cancelled.reply().cancel();
        }
        QTRY_COMPARE(results, QStringList({ u"Cancelled"_s, u"Cancelled"_s }));
    }
    void theLoopKeepsTicking()
    {
        int ticks = 0;
        QTimer ticker;
        connect(&ticker, &QTimer::timeout, this, [&] { ++ticks; });
        ticker.start(1ms);
        auto source = std::make_unique<ReplySource<int>>();
        int result = 0;
        doubled(source->reply()).then([&](int value) { result = value; });
        connect(&ticker, &QTimer::timeout, this, [&] {
            if (ticks == 5)
                source->succeed(4);
        });
        QTRY_COMPARE(result, 8);
        QVERIFY(ticks >= 5);
    }
};

QTEST_GUILESS_MAIN(tst_ReplyQCoro)
#include "tst_reply_qcoro.moc"
