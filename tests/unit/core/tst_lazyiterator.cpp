#include <hikari/core/lazyiterator.h>

#include <QTest>

#include <stdexcept>

using namespace Hikari;
using namespace Qt::StringLiterals;

namespace {

struct Author
{
    QString name;
    int age = 0;
};
struct Post
{
    std::optional<Author> author;
    int id = 0;
};

LazyIterator<int> numbers(int from, int to)
{
    QList<int> list;
    for (int i = from; i <= to; ++i)
        list.append(i);
    return LazyIterator<int>::of(list);
}

//! A source whose items come when the test says so
struct Feed
{
    QList<ReplySource<std::optional<int>>> asked;
    int cancelled = 0;

    LazyIterator<int> items()
    {
        return LazyIterator<int>([this] {
            ReplySource<std::optional<int>> source;
            source.onCancel([this] { ++cancelled; });
            asked.append(source);
            return source.reply();
        });
    }
    void give(std::optional<int> item) { asked.takeFirst().succeed(item); }
};

template<typename T>
T resultOf(const Reply<T> &reply)
{
    return reply.result() ? *reply.result() : T();
}

bool isOdd(int number)
{
    return number % 2 == 1;
}

//! A coroutine that keeps what it gets
struct Coroutine
{
    struct promise_type
    {
        Coroutine get_return_object() { return {}; }
        std::suspend_never initial_suspend() noexcept { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() { }
        void unhandled_exception() { std::terminate(); }
    };
};
Coroutine gather(LazyIterator<int> items, QList<int> *into, bool *isDone)
{
    while (const std::optional<int> item = co_await items.next())
        into->append(*item);
    *isDone = true;
}
Coroutine gatherAtOnce(LazyIterator<int> items, QList<int> *into)
{
    *into = co_await items;
}

} // namespace

class TestLazyIterator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void operatorsGive_data()
    {
        QTest::addColumn<QList<int>>("result");
        QTest::addColumn<QList<int>>("expected");
        const auto row = [](const char *name, const LazyIterator<int> &items, const QList<int> &expected) {
            const Reply<QList<int>> all = items.collect();
            QVERIFY2(all.isFinished(), name);
            QVERIFY2(!all.error(), name);
            QTest::newRow(name) << *all.result() << expected;
        };
        row("nothing", LazyIterator<int>(), {});
        row("a list", numbers(1, 3), { 1, 2, 3 });
        row("map", numbers(1, 3).map([](int n) { return n * 10; }), { 10, 20, 30 });
        row("filter", numbers(1, 6).filter(isOdd), { 1, 3, 5 });
        row("filter by several", numbers(1, 6).filter(isOdd, [](int n) { return n > 1; }), { 3, 5 });
        row("takeWhile", numbers(1, 6).takeWhile([](int n) { return n < 3; }), { 1, 2 });
        row("takeUntil", numbers(1, 6).takeUntil([](int n) { return n == 3; }),
            { 1, 2 }); // without the one that ends it
        row("skipWhile", numbers(1, 4).skipWhile([](int n) { return n < 3; }), { 3, 4 }); // hikari gives 1 and 2
        row("skipWhile lets later ones pass", numbers(1, 4).skipWhile(isOdd), { 2, 3, 4 });
        row("skipUntil", numbers(1, 4).skipUntil([](int n) { return n == 3; }), { 3, 4 }); // hikari gives 1 and 2
        row("limit", numbers(1, 6).limit(2), { 1, 2 });
        row("limit above what there is", numbers(1, 2).limit(5), { 1, 2 });
        row("skip", numbers(1, 4).skip(3), { 4 });
        row("skip more than there is", numbers(1, 4).skip(9), {});
        row("reversed", numbers(1, 4).reversed(), { 4, 3, 2, 1 });
        row("flatMap to lists", numbers(1, 3).flatMap([](int n) { return QList<int>(n, n); }), { 1, 2, 2, 3, 3, 3 });
        row("flatMap to iterators", numbers(1, 3).flatMap([](int n) { return numbers(1, n); }), { 1, 1, 2, 1, 2, 3 });
        row("flatMap to nothing", numbers(1, 3).flatMap([](int) { return QList<int>(); }), {});
        row("chunk and flatten", numbers(1, 5).chunk(2).flatten(), { 1, 2, 3, 4, 5 });
        row("chunk", numbers(1, 5).chunk(2).map([](const QList<int> &c) { return int(c.size()); }), { 2, 2, 1 });
        row("chunk of nothing", numbers(1, 0).chunk(2).map([](const QList<int> &c) { return int(c.size()); }), {});
        row("enumerate", numbers(5, 7).enumerate(1).map([](const auto &p) { return int(p.first) * 100 + p.second; }),
            { 105, 206, 307 });
        row("a chain", numbers(1, 100).filter(isOdd).map([](int n) { return n + 1; }).skip(2).limit(3), { 6, 8, 10 });
        row("awaiting", numbers(1, 25).map([](int n) { return Reply<int>::succeeded(-n); }).awaiting().limit(3),
            { -1, -2, -3 });
        row("awaiting all", numbers(1, 3).map([](int n) { return Reply<int>::succeeded(n); }).awaiting(0), { 1, 2, 3 });
    }
    void operatorsGive()
    {
        QFETCH(QList<int>, result);
        QFETCH(QList<int>, expected);
        QCOMPARE(result, expected);
    }

    void memberPathsAreFollowed()
    {
        const QList<Post> posts { { Author { u"ann"_s, 30 }, 1 }, { std::nullopt, 2 }, { Author { u"bob"_s, 30 }, 3 },
            { Author { u"ann"_s, 40 }, 4 } };
        const auto items = [&posts] { return LazyIterator<Post>::of(posts); };
        QCOMPARE(resultOf(items().filter<&Post::author, &Author::name>(u"ann"_s).map(&Post::id).collect()),
            QList<int>({ 1, 4 }));
        QCOMPARE(resultOf(items().filter<&Post::id>(2).count()), qsizetype(1));
        // Pointers are followed, too.
        const auto shared = items().map([](const Post &post) { return std::make_shared<const Post>(post); });
        QCOMPARE(
            resultOf(shared.filter<&Post::author, &Author::age>(30).map(&Post::id).collect()), QList<int>({ 1, 3 }));
    }

    void whatAnIteratorEndsWith()
    {
        QCOMPARE(resultOf(numbers(1, 4).count()), qsizetype(4));
        QCOMPARE(resultOf(numbers(1, 4).last()), std::optional<int>(4));
        QCOMPARE(resultOf(numbers(1, 0).last()), std::optional<int>());
        QCOMPARE(resultOf(LazyIterator<int>::of({ 3, 1, 2 }).sort()), QList<int>({ 1, 2, 3 }));
        QCOMPARE(resultOf(LazyIterator<int>::of({ 3, 1, 2 }).sort(std::greater<int>())), QList<int>({ 3, 2, 1 }));
        QList<int> seen;
        QVERIFY(numbers(1, 3).forEach([&seen](int n) { seen.append(n); }).isFinished());
        QCOMPARE(seen, QList<int>({ 1, 2, 3 }));
        LazyIterator<int> two = numbers(1, 2);
        QCOMPARE(resultOf(two.next()), std::optional<int>(1));
        QCOMPARE(resultOf(two.next()), std::optional<int>(2));
        for (int i = 0; i < 3; ++i) {
            QVERIFY(two.next().isFinished());
            QCOMPARE(resultOf(two.next()), std::optional<int>());
        }
    }

    void numbersBelowOneAreErrors()
    {
        for (const int number : { 0, -1 }) {
            QCOMPARE(numbers(1, 3).limit(number).next().error()->kind, Error::Kind::InvalidArgument);
            QCOMPARE(numbers(1, 3).skip(number).next().error()->kind, Error::Kind::InvalidArgument);
            QCOMPARE(numbers(1, 3).chunk(number).collect().error()->kind, Error::Kind::InvalidArgument);
        }
    }

    void nothingIsPulledBeforeSomebodyAsks()
    {
        Feed feed;
        const LazyIterator<int> items = feed.items().filter(isOdd).map([](int n) { return n * 2; }).limit(2);
        QVERIFY(feed.asked.isEmpty());
        const Reply<std::optional<int>> first = items.next();
        QCOMPARE(feed.asked.size(), 1);
        feed.give(2); // not odd: the next is asked for
        QVERIFY(!first.isFinished());
        QCOMPARE(feed.asked.size(), 1);
        feed.give(3);
        QCOMPARE(resultOf(first), std::optional<int>(6));
        QVERIFY(feed.asked.isEmpty());
        const Reply<std::optional<int>> second = items.next();
        feed.give(5);
        QCOMPARE(resultOf(second), std::optional<int>(10));
        QVERIFY(items.next().isFinished()); // the limit: nothing is asked for
        QVERIFY(feed.asked.isEmpty());
    }

    void longSourcesCostNoStack()
    {
        const LazyIterator<int> none = numbers(1, 300'000).filter([](int) { return false; });
        QCOMPARE(resultOf(none.map([](int n) { return n; }).count()), qsizetype(0));
        Feed feed;
        const Reply<qsizetype> count = feed.items().filter(isOdd).count();
        for (int i = 0; i < 50'000; ++i)
            feed.give(i);
        feed.give(std::nullopt);
        QCOMPARE(resultOf(count), qsizetype(25'000));
    }

    void exceptionsAndErrorsEndIt()
    {
        const LazyIterator<int> items = numbers(1, 5).map([](int n) {
            if (n == 3)
                throw std::runtime_error("three");
            return n;
        });
        const Reply<QList<int>> all = items.collect();
        QCOMPARE(all.error()->kind, Error::Kind::Exception);
        QCOMPARE(all.error()->message, u"three"_s);
        QCOMPARE(resultOf(items.next()), std::optional<int>());
        QVERIFY(items.next().isFinished() && !items.next().error());

        Feed feed;
        const Reply<qsizetype> count = feed.items().map([](int n) { return n; }).count();
        feed.asked.takeFirst().fail(Error { .kind = Error::Kind::NotFound });
        QCOMPARE(count.error()->kind, Error::Kind::NotFound);
        QVERIFY(feed.asked.isEmpty());
    }

    void P116_cancellingReachesTheSource()
    {
        Feed feed;
        const Reply<QList<int>> all =
            feed.items().filter(isOdd).flatMap([](int n) { return QList<int>({ n }); }).collect();
        feed.give(1);
        QCOMPARE(feed.asked.size(), 1);
        all.cancel();
        QCOMPARE(all.error()->kind, Error::Kind::Cancelled);
        QCOMPARE(feed.cancelled, 1);
        QCOMPARE(feed.asked.size(), 1); // nothing more is asked for
        feed.give(3);
        QCOMPARE(feed.asked.size(), 0);
    }

    void forEachWaitsForReplies()
    {
        Feed feed;
        QList<int> begun;
        QList<ReplySource<void>> work;
        const Reply<void> done = feed.items().forEach([&](int n) {
            begun.append(n);
            work.append(ReplySource<void>());
            return work.last().reply();
        });
        feed.give(1);
        QCOMPARE(begun, QList<int>({ 1 }));
        QVERIFY(feed.asked.isEmpty()); // not before the first is done
        work[0].succeed();
        feed.give(2);
        work[1].succeed();
        QVERIFY(!done.isFinished());
        feed.give(std::nullopt);
        QVERIFY(done.isFinished() && !done.error());
        QCOMPARE(begun, QList<int>({ 1, 2 }));
    }

    void awaitingKeepsAWindowOpen()
    {
        QList<ReplySource<int>> work;
        const auto items = numbers(1, 5)
                               .map([&work](int) {
                                   work.append(ReplySource<int>());
                                   return work.last().reply();
                               })
                               .awaiting(2);
        const Reply<QList<int>> all = items.collect();
        QCOMPARE(work.size(), 2);
        work[1].succeed(20);
        work[0].succeed(10);
        QCOMPARE(work.size(), 4);
        work[2].succeed(30);
        work[3].succeed(40);
        QCOMPARE(work.size(), 5);
        work[4].succeed(50);
        QCOMPARE(resultOf(all), QList<int>({ 10, 20, 30, 40, 50 })); // in the order of the items
    }

    void coroutinesLoopOverIt()
    {
        Feed feed;
        QList<int> seen;
        bool isDone = false;
        gather(feed.items().filter(isOdd), &seen, &isDone);
        for (const int n : { 1, 2, 3 }) {
            QTRY_COMPARE(feed.asked.size(), 1);
            feed.give(n);
        }
        QTRY_COMPARE(feed.asked.size(), 1);
        feed.give(std::nullopt);
        QTRY_VERIFY(isDone);
        QCOMPARE(seen, QList<int>({ 1, 3 }));
        QList<int> all;
        gatherAtOnce(numbers(1, 3), &all);
        QCOMPARE(all, QList<int>({ 1, 2, 3 }));
    }

    void theSourceLivesAsLongAsThePull()
    {
        std::weak_ptr<int> alive;
        Reply<QList<int>> all;
        ReplySource<std::optional<int>> pending;
        {
            auto resource = std::make_shared<int>(7);
            alive = resource;
            all = LazyIterator<int>([resource, pending] {
                return pending.reply();
            }).map([](int n) {
                  return n;
              }).collect();
        }
        QVERIFY(!alive.expired());
        all.cancel();
        pending = {};
        all = {};
        QVERIFY(alive.expired()); // no cycle keeps it
    }
};

QTEST_GUILESS_MAIN(TestLazyIterator)
#include "tst_lazyiterator.moc"
