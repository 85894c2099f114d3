#include <hikari/events/events.h>
#include <hikari/gateway/eventoverlap_p.h>

#include <QTest>

using namespace Hikari;

//! Events are told by their fingerprints here; those of one guild by the same hundred, those of no guild are below 100
class TestEventOverlap : public QObject
{
    Q_OBJECT

    EventOverlap m_overlap;

    static EventInbox::Item item(std::uint64_t fingerprint, int shard)
    {
        EventInbox::Item item;
        item.delivery.event = makeEvent(GuildTypingEvent());
        item.identity.fingerprint = fingerprint;
        item.identity.guildId = fingerprint / 100;
        item.shardId = shard;
        return item;
    }
    void note(std::initializer_list<std::uint64_t> fingerprints)
    {
        for (const std::uint64_t fingerprint : fingerprints)
            m_overlap.note(item(fingerprint, 0));
    }
    void hold(std::initializer_list<std::uint64_t> fingerprints, int shard = 0)
    {
        for (const std::uint64_t fingerprint : fingerprints)
            m_overlap.hold(item(fingerprint, shard));
    }
    static QList<std::uint64_t> fingerprints(const std::vector<EventInbox::Item> &items)
    {
        QList<std::uint64_t> all;
        for (const EventInbox::Item &one : items)
            all.append(one.identity.fingerprint);
        return all;
    }
    QList<std::uint64_t> take(int shard = 0) { return fingerprints(m_overlap.take(shard)); }

private Q_SLOTS:
    void init() { m_overlap.clear(); }

    void whatBothReceiveComesOnce()
    {
        note({ 1, 2 });
        hold({ 1, 2 });
        QCOMPARE(take(), QList<std::uint64_t>());
    }
    void whatOnlyTheNewSetReceivesComesInOrder()
    {
        note({ 101, 201, 202 });
        hold({ 201, 101, 202, 5, 203, 102, 4 });
        QCOMPARE(take(), (QList<std::uint64_t> { 5, 203, 102, 4 }));
    }
    void P68_whatWasDeliveredBeforeIsNoCounterpart()
    {
        note({ 101, 102, 103 });
        hold({ 102, 103, 101, 102 }); // the first was delivered before the new set knew of the guild
        QCOMPARE(take(), (QList<std::uint64_t> { 101, 102 }));
    }
    void theSameEventTwiceComesTwice()
    {
        note({ 101, 101 });
        hold({ 101, 101, 101 });
        QCOMPARE(take(), QList<std::uint64_t> { 101 });
    }
    void aQuietGuildHasNothingDelivered()
    {
        note({ 101 });
        hold({ 201, 202 });
        QCOMPARE(take(), (QList<std::uint64_t> { 201, 202 }));
    }
    void guildsAreToldApart()
    {
        note({ 101, 201, 102, 202 });
        hold({ 201, 202, 101, 102 }); // another order of guilds
        QCOMPARE(take(), QList<std::uint64_t>());
    }
    void otherOrdersAndGapsDoubleNothing()
    {
        note({ 101, 102, 103, 104 });
        hold({ 102, 101, 104, 105 });
        QCOMPARE(take(), QList<std::uint64_t> { 105 });
    }
    void shardsAreTakenOneByOne()
    {
        note({ 101, 201 });
        hold({ 101, 102 }, 1);
        hold({ 201, 202 }, 2);
        QCOMPARE(take(2), QList<std::uint64_t> { 202 });
        QCOMPARE(take(2), QList<std::uint64_t>());
        QCOMPARE(take(1), QList<std::uint64_t> { 102 });
    }
    void allAreTakenAtTheEnd()
    {
        note({ 101 });
        hold({ 101, 102 }, 1);
        hold({ 201 }, 0);
        QCOMPARE(fingerprints(m_overlap.takeAll()), (QList<std::uint64_t> { 201, 102 }));
        QCOMPARE(fingerprints(m_overlap.takeAll()), QList<std::uint64_t>());
    }
    void whatIsOfOneSessionIsAlwaysNews()
    {
        note({ 0, 101 });
        hold({ 0, 101, 0 }); // as READY
        QCOMPARE(take(), (QList<std::uint64_t> { 0, 0 }));
    }
};

QTEST_GUILESS_MAIN(TestEventOverlap)
#include "tst_eventoverlap.moc"
