#include <hikari/cache/recordtable_p.h>

#include <QHash>
#include <QRandomGenerator>
#include <QTest>

#include <vector>

using namespace Hikari;

namespace {

using Payload = std::vector<quint8>;

Payload payloadOf(quint64 key, std::size_t size)
{
    return Payload(size, quint8(key));
}

//! Puts a record into a table, which alone refers to it
void put(RecordTable &table, RecordHeap &heap, quint64 key, std::size_t size)
{
    const RecordHeap::Handle handle = heap.create(key, 7, payloadOf(key, size));
    table.insert(heap, handle);
    heap.release(handle);
}

} // namespace

class TestRecordTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsKeepWhatIsPutIntoThem_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : { 0, 1, 7, 8, 100, 1'007, 1'008, 1'009, 5'000, 70'000 })
            QTest::addRow("%d bytes", size) << size;
    }
    void recordsKeepWhatIsPutIntoThem()
    {
        QFETCH(int, size);
        RecordHeap heap;
        std::vector<RecordHeap::Handle> handles;
        for (quint64 key = 1; key <= 1'000; ++key)
            handles.push_back(heap.create(key, quint32(key), payloadOf(key, std::size_t(size))));
        for (std::size_t i = 0; i < handles.size(); ++i) {
            const Record *record = heap.at(handles[i]);
            QCOMPARE(record->key, i + 1);
            QCOMPARE(record->owner, quint32(i + 1));
            QVERIFY(heap.capacityOf(handles[i]) >= size);
            const Payload expected = payloadOf(i + 1, std::size_t(size));
            QVERIFY(std::equal(expected.begin(), expected.end(), record->payload()));
        }
    }

    void memoryOfRecordsIsUsedAgainAndGivenBack()
    {
        RecordHeap heap;
        std::vector<RecordHeap::Handle> handles;
        const auto fill = [&] {
            for (quint64 key = 1; key <= 20'000; ++key)
                handles.push_back(heap.create(key, 0, payloadOf(key, key % 90)));
        };
        fill();
        const qsizetype full = heap.reservedBytes();
        for (int round = 0; round < 5; ++round) {
            for (const RecordHeap::Handle handle : handles)
                heap.release(handle);
            handles.clear();
            QCOMPARE(heap.recordCount(), 0);
            QCOMPARE(heap.reservedBytes(), 0);
            fill();
            QCOMPARE(heap.reservedBytes(), full);
        }
    }

    void recordsOfOneSizeLeaveLittleUnused()
    {
        RecordHeap heap;
        for (quint64 key = 1; key <= 10'000; ++key)
            heap.create(key, 0, payloadOf(key, 40));
        QVERIFY(heap.reservedBytes() < 10'000 * (40 + 16) * 105 / 100);
    }

    void aRecordThatHoldsAUserTellsWhenItGoes()
    {
        QList<quint64> dropped;
        RecordHeap heap([&](quint64 key) { dropped.append(key); });
        const RecordHeap::Handle handle = heap.create(5, 0, {});
        heap.at(handle)->holdsUser = 1;
        heap.addReference(handle);
        heap.release(handle);
        QCOMPARE(dropped, QList<quint64>());
        heap.release(handle);
        QCOMPARE(dropped, QList<quint64> { 5 });
    }

    void aTableIsWhatAHashIs()
    {
        // Ids that share most of their bits, and 200,000 random changes against QHash
        RecordHeap heap;
        QHash<quint64, int> expected;
        QRandomGenerator random(4711);
        {
            RecordTable table;
            for (int step = 0; step < 200'000; ++step) {
                const quint64 key = (quint64(random.bounded(3'000)) + 1) << 22;
                if (random.bounded(100) < (step / 20'000 % 2 ? 30 : 60)) {
                    const int size = random.bounded(64);
                    put(table, heap, key, std::size_t(size));
                    expected.insert(key, size);
                } else {
                    QCOMPARE(table.remove(key), expected.remove(key));
                }
                QCOMPARE(table.size(), expected.size());
                if (step % 10'000 != 0)
                    continue;
                for (quint64 i = 1; i <= 3'000; ++i) {
                    const RecordHeap::Handle handle = table.find(i << 22);
                    QCOMPARE(handle != 0, expected.contains(i << 22));
                    if (handle != 0)
                        QCOMPARE(heap.at(handle)->key, i << 22);
                }
                qsizetype visited = 0;
                table.forEach([&](RecordHeap::Handle) { ++visited; });
                QCOMPARE(visited, expected.size());
            }
            QCOMPARE(heap.recordCount(), expected.size());
        }
        QCOMPARE(heap.recordCount(), 0);
    }

    void recordsFarBehindTheirPlaceAreFoundAndMoved()
    {
        // As full as a table gets: many stand so far behind their place that their tag does not say how far
        constexpr int count = 28'600; // of 32,768 slots
        RecordHeap heap;
        RecordTable table;
        QRandomGenerator random(815);
        std::vector<quint64> keys;
        for (int i = 0; i < count; ++i) {
            keys.push_back(random.generate64() | 1);
            put(table, heap, keys.back(), 8);
        }
        for (std::size_t gone = 0; gone < keys.size(); gone += 2) {
            QVERIFY(table.remove(keys[gone]));
            if (gone % 2'000 != 0)
                continue;
            for (std::size_t i = 0; i < keys.size(); ++i)
                QCOMPARE(table.find(keys[i]) != 0, i > gone || i % 2 == 1);
        }
        QCOMPARE(table.size(), count / 2);
    }

    void aCopyKeepsWhatItSaw()
    {
        RecordHeap heap;
        RecordTable table;
        for (quint64 key = 1; key <= 100; ++key)
            put(table, heap, key, 20);
        const RecordTable copy = table;
        for (quint64 key = 1; key <= 100; key += 2)
            table.remove(key);
        put(table, heap, 2, 30);
        put(table, heap, 1'000, 30);
        QCOMPARE(copy.size(), 100);
        QCOMPARE(table.size(), 51);
        QCOMPARE(heap.capacityOf(copy.find(2)), 24);
        QVERIFY(copy.find(1) != 0);
        QVERIFY(copy.find(1'000) == 0);
        table = {};
        QCOMPARE(heap.recordCount(), 100);
    }

    void tablesShrinkWithTheirRecords()
    {
        RecordHeap heap;
        RecordTable table;
        for (quint64 key = 1; key <= 10'000; ++key)
            put(table, heap, key, 8);
        const qsizetype full = table.bytes();
        QVERIFY(full < 10'000 * 10);
        for (quint64 key = 1; key <= 9'900; ++key)
            table.remove(key);
        QVERIFY(table.bytes() < full / 10);
        for (quint64 key = 9'901; key <= 10'000; ++key)
            QVERIFY(table.find(key) != 0);
    }
};

QTEST_GUILESS_MAIN(TestRecordTable)
#include "tst_recordtable.moc"
