#include <hikari/events/events.h>
#include <hikari/gateway/eventoverlap_p.h>

#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

class TestEventOverlap : public QObject
{
    Q_OBJECT

    EventOverlap m_overlap;

    static EventInbox::Item item(std::uint64_t fingerprint, int shard = 0)
    {
        EventInbox::Item item;
        item.delivery.event = makeEvent(GuildTypingEvent());
        item.fingerprint = fingerprint;
        item.shardId = shard;
        return item;
    }
    QList<std::uint64_t> passWord()
    {
        QList<std::uint64_t> passed;
        for (const EventInbox::Item &one : m_overlap.passWord(1h))
            passed.append(one.fingerprint);
        return passed;
    }

private Q_SLOTS:
    void init()
    {
        m_overlap = EventOverlap();
        m_overlap.beginNext(1h);
    }

    void whatBothReceiveComesOnce()
    {
        QVERIFY(m_overlap.admit(item(1))); // first here
        m_overlap.hold(item(1));
        m_overlap.hold(item(2)); // first there
        QVERIFY(m_overlap.admit(item(2)));
        QCOMPARE(passWord(), QList<std::uint64_t>());
    }
    void whatOnlyTheNextReceivesComesWithTheWordInOrder()
    {
        for (const std::uint64_t fingerprint : { 5, 3, 4, 6 })
            m_overlap.hold(item(fingerprint));
        QVERIFY(m_overlap.admit(item(3)));
        QCOMPARE(passWord(), (QList<std::uint64_t> { 5, 4, 6 }));
    }
    void whatComesLateIsPassedOver()
    {
        QVERIFY(m_overlap.admit(item(1)));
        QVERIFY(m_overlap.admit(item(2)));
        QCOMPARE(passWord(), QList<std::uint64_t>());
        QVERIFY(!m_overlap.admit(item(2)));
        QVERIFY(!m_overlap.admit(item(1)));
        QVERIFY(m_overlap.admit(item(1))); // another one that looks the same
        QVERIFY(m_overlap.isOver());
    }
    void theSameEventTwiceComesTwice()
    {
        QVERIFY(m_overlap.admit(item(1)));
        m_overlap.hold(item(1));
        m_overlap.hold(item(1));
        m_overlap.hold(item(1));
        QVERIFY(m_overlap.admit(item(1)));
        QCOMPARE(passWord(), QList<std::uint64_t> { 1 });
    }
    void sessionsKeepTheirOwn()
    {
        QVERIFY(m_overlap.admit(item(0)));
        m_overlap.hold(item(0)); // READY of the next set
        QCOMPARE(passWord(), QList<std::uint64_t>());
        QVERIFY(m_overlap.admit(item(0)));
    }
    void whatIsOldIsForgotten()
    {
        QVERIFY(m_overlap.admit(item(1)));
        m_overlap.prune(1h + EventOverlap::memory);
        QVERIFY(m_overlap.admit(item(2)));
        QCOMPARE(passWord(), QList<std::uint64_t>());
        QVERIFY(!m_overlap.isOver());
        m_overlap.prune(1h + 2 * EventOverlap::memory);
        QVERIFY(m_overlap.admit(item(1))); // too late
        QVERIFY(!m_overlap.admit(item(2)));
        QVERIFY(m_overlap.isOver());
    }
    void nothingIsForgottenBeforeItsTime()
    {
        QVERIFY(m_overlap.admit(item(1)));
        m_overlap.prune(1h + EventOverlap::memory - 1ms);
        m_overlap.prune(1h + EventOverlap::memory);
        m_overlap.prune(1h + 2 * EventOverlap::memory - 1ms);
        QCOMPARE(passWord(), QList<std::uint64_t>());
        QVERIFY(!m_overlap.admit(item(1)));
    }
    void aNextSetThatIsGivenUpLeavesNothing()
    {
        m_overlap.hold(item(1));
        QVERIFY(m_overlap.admit(item(2)));
        m_overlap.endNext();
        QVERIFY(m_overlap.isOver());
        QVERIFY(m_overlap.admit(item(1)));
        QVERIFY(m_overlap.admit(item(2)));
        m_overlap.beginNext(2h);
        QCOMPARE(passWord(), QList<std::uint64_t>());
    }
};

QTEST_GUILESS_MAIN(TestEventOverlap)
#include "tst_eventoverlap.moc"
