#include <hikari/gateway/zlibstreaminflater_p.h>

#include <QRandomGenerator>
#include <QTest>

#include <zlib.h>

#include <optional>

using namespace Hikari;
using Result = ZlibStreamInflater::Result;

namespace {

//! What the server does: one stream, flushed after each payload
class Deflater
{
public:
    explicit Deflater(int level = 6, int strategy = Z_DEFAULT_STRATEGY)
    {
        deflateInit2(&m_stream, level, Z_DEFLATED, MAX_WBITS, 8, strategy);
    }
    ~Deflater() { deflateEnd(&m_stream); }
    Q_DISABLE_COPY_MOVE(Deflater)

    QByteArray operator()(QByteArray text)
    {
        QByteArray out(qsizetype(deflateBound(&m_stream, uLong(text.size()))) + 64, '\0');
        m_stream.next_in = reinterpret_cast<Bytef *>(text.data());
        m_stream.avail_in = uInt(text.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(out.data());
        m_stream.avail_out = uInt(out.size());
        deflate(&m_stream, Z_SYNC_FLUSH);
        out.resize(out.size() - qsizetype(m_stream.avail_out));
        return out;
    }

private:
    z_stream m_stream {};
};

//! What zlib makes of the same frames
class Reference
{
public:
    Reference() { inflateInit(&m_stream); }
    ~Reference() { inflateEnd(&m_stream); }
    Q_DISABLE_COPY_MOVE(Reference)

    //! nullopt: the stream is damaged, or ends, or the frame ends within a block
    std::optional<QByteArray> operator()(QByteArray frame)
    {
        QByteArray text(1024 * 1024, '\0');
        m_stream.next_in = reinterpret_cast<Bytef *>(frame.data());
        m_stream.avail_in = uInt(frame.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(text.data());
        m_stream.avail_out = uInt(text.size());
        const int result = ::inflate(&m_stream, Z_SYNC_FLUSH);
        constexpr int unusedBits = 63;
        constexpr int inLastBlock = 64;
        constexpr int betweenBlocks = 128;
        if (result != Z_OK || m_stream.avail_in > 0 || (m_stream.data_type & unusedBits) != 0
            || (m_stream.data_type & inLastBlock) != 0 || (m_stream.data_type & betweenBlocks) == 0)
            return std::nullopt;
        text.resize(text.size() - qsizetype(m_stream.avail_out));
        return text;
    }

private:
    z_stream m_stream {};
};

//! Text as repetitive as JSON is, or noise
QByteArray someText(QRandomGenerator &random, int size)
{
    static const QByteArrayList words { "\"id\":\"", "\",\"name\":\"", "\",\"member\":{\"user\":{", "a", "11000", "}" };
    const int noise = random.bounded(4);
    QByteArray text;
    while (text.size() < size) {
        if (random.bounded(10) < 3 * noise)
            text += char(random.bounded(noise == 3 ? 256 : 10) + (noise == 3 ? 0 : '0'));
        else if (random.bounded(20) == 0)
            text += QByteArray(random.bounded(600), char('a' + random.bounded(3)));
        else
            text += words[random.bounded(int(words.size()))];
    }
    return text;
}

QByteArray textOf(const ZlibStreamInflater &inflater)
{
    return { inflater.text().data(), qsizetype(inflater.text().size()) };
}

} // namespace

class TestZlibStreamInflater : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onePayloadAFrame()
    {
        Deflater deflater;
        ZlibStreamInflater inflater;
        for (int i = 0; i < 50; ++i) {
            const QByteArray text = "{\"s\":" + QByteArray::number(i) + ",\"d\":\"" + QByteArray(i * 40, 'x') + "\"}";
            QCOMPARE(inflater.feed(deflater(text)), Result::Complete);
            QCOMPARE(textOf(inflater), text);
        }
    }
    void everyLevelAndStrategy_data()
    {
        QTest::addColumn<int>("level");
        QTest::addColumn<int>("strategy");
        const std::pair<const char *, int> strategies[] { { "default", Z_DEFAULT_STRATEGY }, { "filtered", Z_FILTERED },
            { "no matches", Z_HUFFMAN_ONLY }, { "distance 1", Z_RLE }, { "fixed codes", Z_FIXED } };
        for (int level = 0; level <= 9; ++level) {
            for (const auto &[name, strategy] : strategies)
                QTest::addRow("%d, %s", level, name) << level << strategy;
        }
    }
    void everyLevelAndStrategy()
    {
        QFETCH(const int, level);
        QFETCH(const int, strategy);
        QRandomGenerator random { quint32(level * 10 + strategy) };
        Deflater deflater(level, strategy);
        ZlibStreamInflater inflater;
        // Long enough for the window to be left behind several times, and for payloads larger than it.
        for (int i = 0; i < 120; ++i) {
            const QByteArray text = someText(random, i % 40 == 39 ? 150'000 : random.bounded(1, 4000));
            QCOMPARE(inflater.feed(deflater(text)), Result::Complete);
            QVERIFY(textOf(inflater) == text);
        }
    }
    void theWholeWindowCanBeReferredTo()
    {
        // 258 bytes come again exactly as far back as DEFLATE can say, wherever the text before has moved to.
        QRandomGenerator random { 1 };
        for (const int between : { 32'768, 32'768 - 258, 20'000 }) {
            Deflater deflater(9);
            ZlibStreamInflater inflater;
            QByteArray text(between, '\0');
            for (int i = 0; i < 12; ++i) {
                if (i % 4 == 0) {
                    for (char &byte : text)
                        byte = char(random.bounded(256));
                }
                QCOMPARE(inflater.feed(deflater(text)), Result::Complete);
                QVERIFY(textOf(inflater) == text);
            }
        }
    }
    void whatItRefersToMustHaveBeenSent()
    {
        // A stored block of 5 bytes, then a repetition from 5 or from 6 back: fixed codes, length 3, distance 5 + bit.
        for (const int distance : { 5, 6 }) {
            const QByteArray stored = QByteArray::fromHex("7801"
                                                          "000500faff")
                + "abcde";
            // From the low end: 0 (not the last), 01 (fixed), 0000001 (3), 00100 (5 or 6), the extra bit, 0000000 (end)
            quint32 bits = 0;
            int count = 0;
            const auto add = [&](quint32 value, int size) { // highest bit first, as code words stand
                for (int i = size; i-- > 0;)
                    bits |= (value >> i & 1) << count++;
            };
            add(0b0, 1);
            add(0b10, 2); // a number, lowest bit first
            add(0b0000001, 7);
            add(0b00100, 5);
            add(quint32(distance - 5), 1);
            add(0b0000000, 7);
            add(0b000, 3); // the flush
            QByteArray frame = stored;
            for (int i = 0; i < count; i += 8)
                frame += char(bits >> i);
            frame += QByteArrayView("\x00\x00\xff\xff", 4);
            ZlibStreamInflater inflater;
            const Result result = inflater.feed(frame);
            QCOMPARE(result, distance == 5 ? Result::Complete : Result::Corrupt);
            QCOMPARE(Reference()(frame).has_value(), distance == 5);
            if (distance == 5)
                QCOMPARE(textOf(inflater), QByteArray("abcdeabc"));
        }
    }
    void damageIsSeenAsZlibSeesIt_data()
    {
        QTest::addColumn<int>("level");
        QTest::addColumn<int>("strategy");
        QTest::newRow("codes of its own") << 9 << int(Z_DEFAULT_STRATEGY);
        QTest::newRow("fast") << 1 << int(Z_DEFAULT_STRATEGY);
        QTest::newRow("fixed codes") << 6 << int(Z_FIXED);
        QTest::newRow("no matches") << 6 << int(Z_HUFFMAN_ONLY);
        QTest::newRow("stored") << 0 << int(Z_DEFAULT_STRATEGY);
    }
    void damageIsSeenAsZlibSeesIt()
    {
        QFETCH(const int, level);
        QFETCH(const int, strategy);
        QRandomGenerator random { quint32(level) };
        int accepted = 0;
        int refused = 0;
        for (int round = 0; round < 4000; ++round) {
            Deflater deflater(level, strategy);
            const QByteArray first = deflater(someText(random, random.bounded(1, 300)));
            QByteArray frame = deflater(someText(random, random.bounded(1, 1500)));
            const bool damagesFirst = random.bounded(4) == 0;
            QByteArray damaged = damagesFirst ? first : frame;
            // Mostly at the front, where the codes stand; the mark at the end stays.
            const int size = int(damaged.size()) - 4;
            for (int changes = 1 + random.bounded(2); changes > 0 && size > 0; --changes) {
                const int at = random.bounded(random.bounded(2) == 0 ? std::min(size, 60) : size);
                damaged[at] = char(damaged[at] ^ (1 << random.bounded(8)));
            }
            Reference reference;
            ZlibStreamInflater inflater(512 * 1024);
            bool goesOn = true;
            for (const QByteArray &each :
                damagesFirst ? QByteArrayList { damaged, frame } : QByteArrayList { first, damaged }) {
                const std::optional<QByteArray> text = reference(each);
                const Result result = inflater.feed(each);
                QCOMPARE(result == Result::Complete, text.has_value());
                if (text)
                    QVERIFY(textOf(inflater) == *text);
                ++(text ? accepted : refused);
                goesOn = text.has_value();
                if (!goesOn)
                    break;
            }
        }
        QVERIFY2(accepted > 1000 && refused > 200, qPrintable(QStringLiteral("%1, %2").arg(accepted).arg(refused)));
    }
    void cutAnywhereIsRefused()
    {
        QRandomGenerator random { 3 };
        Deflater deflater;
        const QByteArray frame = deflater(someText(random, 2000));
        for (qsizetype size = 0; size < frame.size() - 4; ++size) {
            ZlibStreamInflater inflater;
            const QByteArray cut = frame.left(size) + frame.right(4); // so that it is taken for a whole one
            const std::optional<QByteArray> text = Reference()(cut);
            QCOMPARE(inflater.feed(cut) == Result::Complete, text.has_value());
        }
    }
    void theStreamHasNoEnd()
    {
        z_stream stream {};
        deflateInit(&stream, 6);
        QByteArray text("{}");
        QByteArray frame(100, '\0');
        stream.next_in = reinterpret_cast<Bytef *>(text.data());
        stream.avail_in = uInt(text.size());
        stream.next_out = reinterpret_cast<Bytef *>(frame.data());
        stream.avail_out = uInt(frame.size());
        QCOMPARE(deflate(&stream, Z_FINISH), Z_STREAM_END);
        frame.resize(frame.size() - qsizetype(stream.avail_out));
        deflateEnd(&stream);
        ZlibStreamInflater inflater;
        QCOMPARE(inflater.feed(QByteArray(frame + QByteArray("\x00\x00\xff\xff", 4))), Result::Corrupt);
        QCOMPARE(inflater.error(), QStringLiteral("the stream ended"));
    }
    void headersOfOthersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("another method") << QByteArray::fromHex("7903");
        QTest::newRow("too large a window") << QByteArray::fromHex("881c");
        QTest::newRow("a wrong check") << QByteArray::fromHex("789d");
        QTest::newRow("a preset dictionary") << QByteArray::fromHex("7820");
        QTest::newRow("gzip") << QByteArray::fromHex("1f8b");
    }
    void headersOfOthersAreRefused()
    {
        QFETCH(const QByteArray, header);
        QByteArray frame = Deflater()("{}");
        QCOMPARE(ZlibStreamInflater {}.feed(frame), Result::Complete);
        frame.replace(0, 2, header);
        QCOMPARE(ZlibStreamInflater {}.feed(frame), Result::Corrupt);
    }
    void P34_splitAtEveryByte()
    {
        const QByteArray text = R"({"t":"MESSAGE_CREATE","s":3,"op":0,"d":{"content":"a b c d e f g"}})";
        const qsizetype length = Deflater()(text).size();
        for (qsizetype at = 0; at <= length; ++at) {
            Deflater deflater;
            ZlibStreamInflater inflater;
            const QByteArray frame = deflater(text);
            const Result first = inflater.feed(frame.left(at));
            QCOMPARE(first, at == length ? Result::Complete : Result::Incomplete);
            if (at < length)
                QCOMPARE(inflater.feed(frame.mid(at)), Result::Complete);
            QCOMPARE(textOf(inflater), text);
            // The stream goes on undisturbed.
            QCOMPARE(inflater.feed(deflater("{}")), Result::Complete);
            QCOMPARE(textOf(inflater), QByteArray("{}"));
        }
    }
    void P34_largerThanAnyBuffer()
    {
        QByteArray text;
        while (text.size() < 10 * 1024 * 1024)
            text += QByteArray::number(qulonglong(text.size()) * 2654435761u);
        Deflater deflater;
        ZlibStreamInflater inflater;
        QCOMPARE(inflater.feed(deflater(text)), Result::Complete);
        QVERIFY(textOf(inflater) == text);
        QCOMPARE(inflater.feed(deflater("{}")), Result::Complete);
        QCOMPARE(textOf(inflater), QByteArray("{}"));
    }
    void paddingCanBeRead()
    {
        // Sizes around the first capacity, where a mistake would overrun it; ASan and valgrind see it.
        Deflater deflater;
        ZlibStreamInflater inflater;
        for (const int size : { 32 * 1024 - 1, 32 * 1024, 32 * 1024 + 1, 64 * 1024 }) {
            QCOMPARE(inflater.feed(deflater(QByteArray(size, 'a'))), Result::Complete);
            QCOMPARE(qsizetype(inflater.text().size()), qsizetype(size));
            const char *end = inflater.text().data() + size;
            volatile char last = end[ZlibStreamInflater::padding - 1];
            Q_UNUSED(last)
        }
    }
    void P35_frameOfAnotherStreamIsRefused()
    {
        Deflater deflater;
        deflater("{}");
        const QByteArray second = deflater("{\"op\":11}");
        ZlibStreamInflater inflater;
        QCOMPARE(inflater.feed(second), Result::Corrupt);
        QVERIFY(!inflater.error().isEmpty());
    }
    void P38_bombIsRefused()
    {
        Deflater deflater;
        const QByteArray bomb = deflater(QByteArray(3 * 1024 * 1024, '\0'));
        QVERIFY(bomb.size() < 10000);
        ZlibStreamInflater inflater(1024 * 1024);
        QCOMPARE(inflater.feed(bomb), Result::TooLarge);
    }
    void P38_endlessInputIsRefused()
    {
        ZlibStreamInflater inflater(1024);
        Result result = Result::Incomplete;
        for (int i = 0; i < 20 && result == Result::Incomplete; ++i)
            result = inflater.feed(QByteArray(100, 'x'));
        QCOMPARE(result, Result::TooLarge);
    }
    void garbageIsRefused()
    {
        ZlibStreamInflater inflater;
        QCOMPARE(inflater.feed(QByteArrayView("hello there\x00\x00\xff\xff", 15)), Result::Corrupt);
    }
};

QTEST_GUILESS_MAIN(TestZlibStreamInflater)
#include "tst_zlibstreaminflater.moc"
