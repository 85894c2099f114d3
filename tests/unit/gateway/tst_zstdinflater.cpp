#include <hikari/gateway/zstdinflater_p.h>

#include "sometext.h"

#include <QTest>

#include <zstd.h>

#include <optional>
#include <utility>
#include <vector>

using namespace Hikari;
using Result = ZstdInflater::Result;

namespace {

using Parameters = QList<std::pair<ZSTD_cParameter, int>>;

//! What the server does: one stream, flushed after each payload
class Compressor
{
public:
    explicit Compressor(const Parameters &parameters = {})
    {
        for (const auto &[parameter, value] : parameters)
            ZSTD_CCtx_setParameter(m_context, parameter, value);
    }
    ~Compressor() { ZSTD_freeCCtx(m_context); }
    Q_DISABLE_COPY_MOVE(Compressor)

    QByteArray operator()(const QByteArray &text, ZSTD_EndDirective end = ZSTD_e_flush)
    {
        QByteArray out(qsizetype(ZSTD_compressBound(std::size_t(text.size()))) + 256, '\0');
        ZSTD_inBuffer input { text.constData(), std::size_t(text.size()), 0 };
        ZSTD_outBuffer output { out.data(), std::size_t(out.size()), 0 };
        while (ZSTD_compressStream2(m_context, &output, &input, end) > 0) { }
        out.resize(qsizetype(output.pos));
        return out;
    }

private:
    ZSTD_CCtx *const m_context = ZSTD_createCCtx();
};

//! What zstd's library makes of the same frames
class Reference
{
public:
    Reference() { ZSTD_DCtx_setParameter(m_context, ZSTD_d_windowLogMax, 23); }
    ~Reference() { ZSTD_freeDCtx(m_context); }
    Q_DISABLE_COPY_MOVE(Reference)

    //! nullopt: the stream is damaged, or the frame ends within a block
    std::optional<QByteArray> operator()(const QByteArray &frame)
    {
        static QByteArray text(4 * 1024 * 1024, Qt::Uninitialized); // it takes longer to make than to fill
        ZSTD_inBuffer input { frame.constData(), std::size_t(frame.size()), 0 };
        ZSTD_outBuffer output { text.data(), std::size_t(text.size()), 0 };
        std::size_t next = 0; // bytes that it wants
        do
            next = ZSTD_decompressStream(m_context, &output, &input);
        while (!ZSTD_isError(next) && input.pos < input.size && output.pos < output.size);
        constexpr std::size_t blockHeader = 3;
        if (ZSTD_isError(next) || input.pos < input.size || (next != 0 && next != blockHeader))
            return std::nullopt;
        return text.left(qsizetype(output.pos));
    }

private:
    ZSTD_DCtx *const m_context = ZSTD_createDCtx();
};

//! Parameters of a compressor that lead to other kinds of blocks
Parameters someParameters(QRandomGenerator &random, bool hasSums)
{
    return { { ZSTD_c_compressionLevel, random.bounded(-5, 20) }, { ZSTD_c_windowLog, 10 + random.bounded(11) },
        { ZSTD_c_strategy, random.bounded(10) },
        { ZSTD_c_minMatch, random.bounded(2) == 0 ? 0 : 3 + random.bounded(5) },
        { ZSTD_c_hashLog, 6 + random.bounded(12) }, { ZSTD_c_chainLog, 6 + random.bounded(12) },
        { ZSTD_c_checksumFlag, int(hasSums) }, { ZSTD_c_contentSizeFlag, int(hasSums) } };
}

//! \brief A compressed block
QByteArray blockOf(const QByteArray &content, bool isLast = false)
{
    constexpr int compressed = 2;
    const auto header = quint32(content.size() << 3 | compressed << 1 | int(isLast));
    QByteArray block;
    for (int i = 0; i < 3; ++i)
        block += char(header >> (8 * i));
    return block + content;
}

//! \brief The first message of a stream, with a window of 128 KB
QByteArray messageOf(const QByteArray &content)
{
    return QByteArray::fromHex("28b52ffd0038") + blockOf(content);
}

QByteArray textOf(const ZstdInflater &inflater)
{
    return { inflater.text().data(), qsizetype(inflater.text().size()) };
}

} // namespace

class TestZstdInflater : public QObject
{
    Q_OBJECT

    volatile char m_read = 0; // so that it is

private Q_SLOTS:
    void everyLevelAndWindow_data()
    {
        QTest::addColumn<int>("level");
        QTest::addColumn<int>("window");
        for (const int level : { -7, -1, 1, 2, 3, 4, 5, 7, 9, 12, 15, 17, 19, 22 }) {
            for (const int window : { 10, 16, 20, 23 })
                QTest::addRow("%d, %d", level, window) << level << window;
        }
    }
    void everyLevelAndWindow()
    {
        QFETCH(const int, level);
        QFETCH(const int, window);
        QRandomGenerator random { quint32(level * 100 + window) };
        Compressor compress({ { ZSTD_c_compressionLevel, level }, { ZSTD_c_windowLog, window } });
        ZstdInflater inflater;
        // Long enough for small windows to be left behind several times, and for payloads larger than a block.
        for (int i = 0; i < 60; ++i) {
            const QByteArray text = someText(random, i % 20 == 19 ? 300'000 : random.bounded(1, 4000));
            QCOMPARE(inflater.feed(compress(text)), Result::Complete);
            QVERIFY(textOf(inflater) == text);
        }
    }
    void streamsByChanceAreReadAsZstdReadsThem_data()
    {
        QTest::addColumn<bool>("isDamaged");
        QTest::addColumn<bool>("hasSmallLimit");
        QTest::addColumn<int>("size");
        QTest::newRow("sound") << false << false << 3000;
        QTest::newRow("sound, large") << false << false << 300'000;
        QTest::newRow("damaged") << true << false << 1500;
        QTest::newRow("damaged, large") << true << false << 30'000;
        QTest::newRow("small limits") << false << true << 30'000;
        QTest::newRow("small limits, damaged") << true << true << 3000;
    }
    //! HIKARI_TEST_SEED chooses other streams
    void streamsByChanceAreReadAsZstdReadsThem()
    {
        QFETCH(const bool, isDamaged);
        QFETCH(const bool, hasSmallLimit);
        QFETCH(const int, size);
        const quint32 first = qEnvironmentVariable("HIKARI_TEST_SEED", QStringLiteral("1")).toUInt();
        const quint32 rounds = size > 100'000 ? 30 : size > 10'000 ? 150 : 1000;
        int complete = 0;
        int refused = 0;
        int overlooked = 0; // by zstd, which does not look everywhere whether all bits are used up
        for (quint32 seed = first; seed < first + rounds; ++seed) {
            QRandomGenerator random { seed };
            const qsizetype limit = hasSmallLimit ? 1 + random.bounded(size) : 16 * 1024 * 1024;
            Compressor compress(someParameters(random, !isDamaged && seed % 2 == 0)); // which we do not compare
            Reference reference;
            ZstdInflater inflater(limit);
            for (int i = 0; i < 6; ++i) {
                QByteArray frame = compress(
                    someText(random, random.bounded(1, size)), random.bounded(8) == 0 ? ZSTD_e_end : ZSTD_e_flush);
                // Mostly at the front, where the codes stand
                for (int changes = isDamaged ? random.bounded(3) : 0; changes > 0 && !frame.isEmpty(); --changes) {
                    const int at =
                        random.bounded(random.bounded(2) == 0 ? std::min(int(frame.size()), 60) : int(frame.size()));
                    constexpr int flags = 4; // would say that there is a size or a sum, at which we do not look
                    if (at != flags || !frame.startsWith(QByteArray::fromHex("28b52ffd")))
                        frame[at] = char(frame[at] ^ (1 << random.bounded(8)));
                }
                // In memory of its own size, so that a sanitizer sees what reads past the end
                const std::vector<char> exact(frame.begin(), frame.end());
                const Result result = inflater.feed(QByteArrayView(exact.data(), qsizetype(exact.size())));
                const std::optional<QByteArray> text = reference(frame);
                const bool isTooLarge = frame.size() > limit || (text && text->size() >= limit);
                const QByteArray where = "seed " + QByteArray::number(seed) + ", payload " + QByteArray::number(i)
                    + ": " + inflater.error().toUtf8();
                if (result != Result::Complete) {
                    QVERIFY2(isDamaged || isTooLarge, where.constData());
                    QVERIFY2(!isTooLarge || isDamaged || result == Result::TooLarge, where.constData());
                    overlooked += text && !isTooLarge;
                    ++refused;
                    break;
                }
                QVERIFY2(text && textOf(inflater) == *text && !isTooLarge, where.constData());
                for (qsizetype at = 0; at < ZstdInflater::padding; ++at)
                    m_read = *(inflater.text().data() + text->size() + at);
                ++complete;
            }
        }
        QVERIFY2(complete >= 100, qPrintable(QString::number(complete)));
        QCOMPARE(refused > 0, isDamaged || hasSmallLimit);
        QVERIFY2(overlooked * 10 <= refused, qPrintable(QStringLiteral("%1 of %2").arg(overlooked).arg(refused)));
    }
    void moreSequencesThanTwoBytesCount()
    {
        constexpr int count = 0x7f00 + 0x123;
        // No literals; one code for each number: none again, the offset before the last one, three bytes.
        ZstdInflater inflater;
        QCOMPARE(inflater.feed(messageOf(QByteArray::fromHex("2861626364 65 00"))), Result::Complete);
        QByteArray text("abcde");
        QCOMPARE(inflater.feed(blockOf(QByteArray::fromHex("00 ff2301 54 000000 01"))), Result::Complete);
        for (int i = 0; i < count; ++i) {
            for (int byte = 0; byte < 3; ++byte)
                text += text[text.size() - (i % 2 == 0 ? 4 : 1)];
        }
        QVERIFY(textOf(inflater) == text.mid(5));
    }
    void blocksThatNoCompressorMakes_data()
    {
        QTest::addColumn<QByteArray>("block");
        QTest::addColumn<QByteArray>("text"); // null: it is refused
        const auto row = [](const char *name, const char *block, const QByteArray &text = {}) {
            QTest::newRow(name) << QByteArray::fromHex(block) << text;
        };
        // Literals: header, bytes. Sequences: how many, codes, bits.
        row("one literal", "0861 00", "a");
        row("no literals and no sequences", "00 00", "");
        row("nothing", "");
        row("less literals than there should be", "1061");
        row("a size that is cut off", "0c");
        row("no sequences", "0861");
        row("something behind no sequences", "0861 00 00");
        row("half a number of sequences", "0861 80");
        row("half a large number of sequences", "0861 ff00");
        row("sequences without codes", "0861 01");
        row("bits that are reserved", "0861 01 01 01");
        row("sequences without bits", "0861 01 00");
        row("sequences without a mark", "0861 01 00 00");
        row("codes of sequences that never came", "0861 01 fc 01");
        row("one code of which no symbol is said", "0861 01 54");
        // One literal, then three bytes from one before.
        row("each code has one symbol", "0861 01 54 01 00 00 01", "aaaa");
        row("bits that are left over", "0861 01 54 01 00 00 02");
        row("a code of sequences without its last bit", "0861 01 94 1008f8");
        row("an offset's code in 256 shares", "0861 01 64 01 f31f 00 0001", "aaaa");
        row("an offset's code in 512 shares", "0861 01 64 01 f43f 00 0002");
        row("one symbol each, and no mark", "0861 01 54 010000 00");
        const QByteArray tooManySymbols = "0861 01 94 10fe" + QByteArray("ff").repeated(20);
        row("more symbols than there are", tooManySymbols.constData());
        row("no such number of literals", "0861 01 54 24 00 00 01");
        row("no such offset", "0861 01 54 01 20 00 01");
        row("no such length", "0861 01 54 01 00 35 01");
        row("more literals than there are", "0861 01 54 02 00 00 01");
        // The offset is the last but one, four, as there are no literals.
        row("an offset before the beginning", "0861 01 54 00 00 00 01");
        row("a code of literals that never came", "134000 01 00");
        // The bytes 0 and 1, a bit each; four times two of them.
        row("four streams", "860003 8010 0100 0100 0100 05 05 05 05 00", QByteArray::fromHex("0001000100010001"));
        row("four streams of more than there is", "860003 8010 0100 0100 0300 05 05 05 05 00");
        row("a first stream that is too long", "860003 8010 0100 0100 0100 09 05 05 05 00");
        row("a second stream that is too long", "860003 8010 0100 0100 0100 05 09 05 05 00");
        row("a third stream that is too long", "860003 8010 0100 0100 0100 05 05 09 05 00");
        row("a fourth stream that is too long", "860003 8010 0100 0100 0100 05 05 05 09 00");
        row("four streams of four bytes",
            "460003 8010 0100 0100 0100 03 02 03 02 00"); // zstd has none of less than six
        row("four streams of five bytes", "560003 8010 0100 0100 0100 05 05 05 01 00");
        row("a stream without a mark", "860003 8010 0100 0100 0100 05 05 05 00 00");
        row("four streams without sizes", "868001 8010 0100 0100 00");
        row("a word of eleven bits", "120002 8aa98765432110 03 00", "\x0b");
        row("a word of twelve bits", "120002 8bba9876543211 03 00");
        const QByteArray tooManyWeights = "824020 7f 1008f800" + QByteArray("ff").repeated(123) + "03 00";
        row("more weights than there are bytes", tooManyWeights.constData());
        row("no code", "820000 00");
        row("a code that is cut off", "824000 80 00");
        row("a code of no words", "828000 8000 00");
        row("a code with a gap", "828000 8131 00");
        row("one longest word", "828000 8020 00");
    }
    void blocksThatNoCompressorMakes()
    {
        QFETCH(const QByteArray, block);
        QFETCH(const QByteArray, text);
        const QByteArray message = messageOf(block);
        const std::vector<char> exact(message.begin(), message.end());
        ZstdInflater inflater;
        const Result result = inflater.feed(QByteArrayView(exact.data(), qsizetype(exact.size())));
        QCOMPARE(result, text.isNull() ? Result::Corrupt : Result::Complete);
        QCOMPARE(inflater.error().isEmpty(), !text.isNull());
        if (!text.isNull()) {
            QCOMPARE(textOf(inflater), text);
            QCOMPARE(Reference()(message), std::optional(text));
        }
    }
    void everyCodeOfASequence_data()
    {
        QTest::addColumn<int>("field");
        QTest::addColumn<int>("codes");
        QTest::newRow("literals") << 0 << 36;
        QTest::newRow("offset") << 1 << 17; // the next ones are beyond the window
        QTest::newRow("length") << 2 << 53;
    }
    void everyCodeOfASequence()
    {
        QFETCH(const int, field);
        QFETCH(const int, codes);
        QRandomGenerator random { 1 };
        QByteArray bytes(66'000, '\0'); // of all of which one can tell where they stand
        for (char &byte : bytes)
            byte = char(random.bounded(256));
        const auto rawHeader = quint32(3 << 2 | bytes.size() << 4);
        const QByteArray literals =
            QByteArray().append(char(rawHeader)).append(char(rawHeader >> 8)).append(char(rawHeader >> 16)) + bytes;
        const QByteArray before = messageOf(literals + '\0');
        for (int code = 0; code < codes; ++code) {
            int accepted = 0;
            for (int extraBits = 0; extraBits <= 16; ++extraBits) {
                // Two literals, the last offset, three bytes; but for the one field, whose bits come, and a mark.
                QByteArray sequences = QByteArray::fromHex("01 54 020000");
                sequences[2 + field] = char(code);
                const quint32 bits = 1u << extraBits | (0x0101u & ((1u << extraBits) - 1));
                for (quint32 rest = bits; rest > 0; rest >>= 8)
                    sequences += char(rest);
                const QByteArray block =
                    blockOf((field == 0 ? literals : QByteArray::fromHex("206162 6364")) + sequences);
                ZstdInflater inflater;
                Reference reference;
                QCOMPARE(inflater.feed(before), Result::Complete);
                QCOMPARE(reference(before), std::optional(bytes));
                if (inflater.feed(block) != Result::Complete)
                    continue;
                ++accepted;
                QVERIFY2(reference(block) == textOf(inflater), qPrintable(QString::number(code)));
            }
            QVERIFY2(accepted == 1, qPrintable(QStringLiteral("code %1: %2").arg(code).arg(accepted)));
        }
    }
    void headersByWhatTheySay_data()
    {
        QTest::addColumn<QByteArray>("header"); // behind the magic number
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("a window") << QByteArray::fromHex("0038") << true;
        QTest::newRow("the largest window") << QByteArray::fromHex("0068") << true;
        QTest::newRow("a larger window") << QByteArray::fromHex("0069") << false;
        QTest::newRow("a size of two bytes") << QByteArray::fromHex("4038 0001") << true;
        QTest::newRow("a size of four bytes") << QByteArray::fromHex("8038 00010000") << true;
        QTest::newRow("a size of eight bytes") << QByteArray::fromHex("c038 0001000000000000") << true;
        QTest::newRow("one segment") << QByteArray::fromHex("20 ff") << true;
        QTest::newRow("one segment of 256 bytes") << QByteArray::fromHex("60 0000") << true;
        QTest::newRow("one segment of 1 KB") << QByteArray::fromHex("a0 00040000") << true;
        QTest::newRow("one segment of 16 MB") << QByteArray::fromHex("a0 00000001") << false;
        QTest::newRow("a sum at the end") << QByteArray::fromHex("0438") << true;
        QTest::newRow("a bit that is reserved") << QByteArray::fromHex("0838") << false;
        QTest::newRow("a dictionary") << QByteArray::fromHex("0138 01") << false;
        QTest::newRow("another dictionary") << QByteArray::fromHex("0238 0100") << false;
    }
    void headersByWhatTheySay()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const bool, isKnown);
        const QByteArray magic = QByteArray::fromHex("28b52ffd");
        // 200 times the same byte
        const QByteArray message = magic + header + blockOf(QByteArray::fromHex("850c61 00"));
        ZstdInflater inflater;
        QCOMPARE(inflater.feed(message), isKnown ? Result::Complete : Result::Corrupt);
        if (isKnown) {
            QCOMPARE(textOf(inflater), QByteArray(200, 'a'));
            for (qsizetype cut = 1; cut < magic.size() + header.size(); ++cut)
                QCOMPARE(ZstdInflater {}.feed(message.first(cut)), Result::Corrupt);
        }
    }
    void aFrameKnowsNothingOfTheOneBefore_data()
    {
        QTest::addColumn<QByteArray>("block");
        QTest::newRow("text") << QByteArray::fromHex("00 01 54 000000 01"); // three bytes from four before
        QTest::newRow("code of literals") << QByteArray::fromHex("134000 03 00");
        QTest::newRow("codes of sequences") << QByteArray::fromHex("0861 01 fc 01");
    }
    void aFrameKnowsNothingOfTheOneBefore()
    {
        QFETCH(const QByteArray, block);
        // Coded literals, and a sequence
        const QByteArray first = QByteArray::fromHex("860003 8010 0100 0100 0100 05 05 05 05 01 54 010000 01");
        ZstdInflater inflater;
        QCOMPARE(inflater.feed(QByteArray(messageOf(first) + blockOf(block))), Result::Complete);
        const QByteArray ended = QByteArray::fromHex("28b52ffd0038") + blockOf(first, true);
        QCOMPARE(ZstdInflater {}.feed(QByteArray(ended + messageOf(block))), Result::Corrupt);
        ZstdInflater other;
        QCOMPARE(other.feed(ended), Result::Complete);
        QCOMPARE(other.feed(messageOf(block)), Result::Corrupt);
    }
    void theSumAtTheEndOfAFrameIsPassedOver()
    {
        Compressor compress({ { ZSTD_c_checksumFlag, 1 } });
        ZstdInflater inflater;
        QCOMPARE(inflater.feed(compress("a")), Result::Complete);
        const QByteArray last = compress("b", ZSTD_e_end);
        const QByteArray both = last + compress("c");
        QCOMPARE(inflater.feed(both), Result::Complete);
        QCOMPARE(textOf(inflater), QByteArray("bc"));
        QCOMPARE(inflater.feed(last.first(last.size() - 2)), Result::Corrupt);
    }
    void aBlockIsNoLargerThanTheWindow_data()
    {
        QTest::addColumn<QByteArray>("block");
        QTest::addColumn<int>("size"); // -1: it is refused
        // 1,021 or more times the same byte, of which three are repeated; then one byte and as many as the bits say.
        QTest::newRow("literals, as large") << QByteArray::fromHex("d53f61 01 54 010000 01") << 1024;
        QTest::newRow("literals, larger") << QByteArray::fromHex("e53f61 01 54 010000 01") << -1;
        QTest::newRow("too many literals") << QByteArray::fromHex("154061 00") << -1;
        QTest::newRow("a repetition") << QByteArray::fromHex("0861 01 54 01002d fc03") << 1024;
        QTest::newRow("a larger repetition") << QByteArray::fromHex("0861 01 54 01002e 0004") << -1;
    }
    void aBlockIsNoLargerThanTheWindow()
    {
        QFETCH(const QByteArray, block);
        QFETCH(const int, size);
        ZstdInflater inflater;
        const QByteArray message = QByteArray::fromHex("28b52ffd0000") + blockOf(block); // 1 KB
        QCOMPARE(inflater.feed(message), size < 0 ? Result::Corrupt : Result::Complete);
        if (size >= 0)
            QCOMPARE(textOf(inflater).size(), size);
    }
    void anOffsetOfZeroIsRefused()
    {
        ZstdInflater inflater;
        QCOMPARE(inflater.feed(messageOf(QByteArray::fromHex("0861 00"))), Result::Complete);
        // One less than the last offset, which is one at first
        QCOMPARE(inflater.feed(blockOf(QByteArray::fromHex("00 01 54 000100 03"))), Result::Corrupt);
    }
    void memoryOfALargePayloadIsGivenBack()
    {
        Compressor compress({ { ZSTD_c_windowLog, 16 } });
        ZstdInflater inflater;
        QCOMPARE(inflater.feed(compress(QByteArray(1024 * 1024, 'a'))), Result::Complete);
        QVERIFY(inflater.capacity() >= 1024 * 1024);
        QCOMPARE(inflater.feed(compress("{}")), Result::Complete);
        QCOMPARE(textOf(inflater), QByteArray("{}"));
        QVERIFY(inflater.capacity() <= 192 * 1024);
    }
    void onlyTheWindowIsKept()
    {
        QRandomGenerator random { 1 };
        Compressor compress({ { ZSTD_c_windowLog, 16 } });
        ZstdInflater inflater;
        for (int i = 0; i < 300; ++i)
            QCOMPARE(inflater.feed(compress(someText(random, 4000))), Result::Complete);
        QVERIFY2(inflater.capacity() <= 128 * 1024, qPrintable(QString::number(inflater.capacity())));
    }
    void theWindowIsAsFarAsABlockMayReferTo()
    {
        // A window of 1 KB, and two blocks of 1,000 bytes as they are.
        QByteArray begin = QByteArray::fromHex("28b52ffd0000");
        QByteArray text;
        for (int i = 0; i < 2; ++i) {
            const QByteArray bytes = QByteArray(500, char('a' + i)) + QByteArray(500, char('c' + i));
            begin += QByteArray::fromHex("401f00") + bytes;
            text += bytes;
        }
        // Three bytes from 1,021 and what the ten bits say before
        const QByteArray whole = blockOf(QByteArray::fromHex("00 01 54 000a00 0304"));
        const QByteArray more = blockOf(QByteArray::fromHex("00 01 54 000a00 0404"));
        ZstdInflater inflater;
        QCOMPARE(inflater.feed(QByteArray(begin + whole)), Result::Complete);
        QCOMPARE(textOf(inflater), text + text.mid(2000 - 1024, 3));
        QCOMPARE(ZstdInflater {}.feed(QByteArray(begin + more)), Result::Corrupt);
        // The same, in a message of its own.
        ZstdInflater other;
        QCOMPARE(other.feed(begin), Result::Complete);
        QCOMPARE(other.feed(more), Result::Corrupt);
    }
    void aBlockThatIsCutAnywhereIsRefused()
    {
        // Short, and one whose codes take most of it.
        for (const int size : { 60, 600, 6000 }) {
            QRandomGenerator random { quint32(size) };
            QByteArray text;
            while (text.size() < size)
                text += char('a' + random.bounded(1 + random.bounded(26)));
            for (int i = 0; i < size; i += 20) // something to repeat
                text.insert(random.bounded(int(text.size())), text.mid(random.bounded(size - 10), 4 + i % 6));
            const QByteArray frame = Compressor({ { ZSTD_c_compressionLevel, 19 } })(text);
            const QByteArray block = frame.mid(9);
            ZstdInflater inflater;
            QCOMPARE(inflater.feed(messageOf(block)), Result::Complete);
            QCOMPARE(textOf(inflater), text);
            for (qsizetype cut = 0; cut < block.size(); ++cut)
                QCOMPARE(ZstdInflater {}.feed(messageOf(block.first(cut))), Result::Corrupt);
            for (qsizetype cut = 1; cut < frame.size(); ++cut) {
                if (cut != 6) // behind the header of the stream, there no block is cut
                    QCOMPARE(ZstdInflater {}.feed(frame.first(cut)), Result::Corrupt);
            }
        }
    }
    void P36_oneMessageIsOnePayload()
    {
        Compressor compress;
        ZstdInflater inflater;
        for (int i = 0; i < 200; ++i) {
            const QByteArray text = "{s:" + QByteArray::number(i) + ",d:" + QByteArray(i * 400, 'x') + "}";
            QCOMPARE(inflater.feed(compress(text)), Result::Complete);
            QCOMPARE(textOf(inflater), text);
        }
    }
    void P36_twoFlushesInOneMessage()
    {
        Compressor compress;
        ZstdInflater inflater;
        QByteArray message = compress("{ab");
        message += compress("cd}");
        QCOMPARE(inflater.feed(message), Result::Complete);
        QCOMPARE(textOf(inflater), QByteArray("{abcd}"));
    }
    void P36_aFrameMayEndAndAnotherBegin()
    {
        Compressor compress;
        ZstdInflater inflater;
        QCOMPARE(inflater.feed(compress("first", ZSTD_e_end)), Result::Complete);
        QCOMPARE(textOf(inflater), QByteArray("first"));
        QCOMPARE(inflater.feed(compress("second")), Result::Complete);
        QCOMPARE(textOf(inflater), QByteArray("second"));
        QByteArray message = compress("a", ZSTD_e_end);
        message += compress("b", ZSTD_e_end);
        QCOMPARE(inflater.feed(message), Result::Complete);
        QCOMPARE(textOf(inflater), QByteArray("ab"));
    }
    void largerThanAnyBuffer()
    {
        QByteArray text;
        while (text.size() < 10 * 1024 * 1024)
            text += QByteArray::number(qulonglong(text.size()) * 2654435761u);
        Compressor compress;
        ZstdInflater inflater;
        QCOMPARE(inflater.feed(compress(text)), Result::Complete);
        QVERIFY(textOf(inflater) == text);
        QCOMPARE(inflater.feed(compress("{}")), Result::Complete);
        QCOMPARE(textOf(inflater), QByteArray("{}"));
    }
    void paddingCanBeRead()
    {
        Compressor compress;
        ZstdInflater inflater;
        for (const int size : { 32 * 1024 - 1, 32 * 1024, 32 * 1024 + 1, 64 * 1024 }) {
            QCOMPARE(inflater.feed(compress(QByteArray(size, 'a'))), Result::Complete);
            QCOMPARE(qsizetype(inflater.text().size()), qsizetype(size));
            volatile char last = inflater.text().data()[size + ZstdInflater::padding - 1];
            Q_UNUSED(last)
        }
    }
    void P35_messageOfAnotherStreamIsRefused()
    {
        Compressor compress;
        compress("{}");
        const QByteArray second = compress("{op:11}");
        ZstdInflater inflater;
        QCOMPARE(inflater.feed(second), Result::Corrupt);
        QVERIFY(!inflater.error().isEmpty());
    }
    void P38_bombIsRefused()
    {
        Compressor compress;
        const QByteArray bomb = compress(QByteArray(64 * 1024 * 1024, '\0'));
        QVERIFY(bomb.size() < 10000);
        ZstdInflater inflater(1024 * 1024);
        QCOMPARE(inflater.feed(bomb), Result::TooLarge);
        QCOMPARE(ZstdInflater(16).feed(QByteArray::fromHex("28b52ffd0038 380000 61626364656667")), Result::Complete);
        ZstdInflater narrow(1024);
        QCOMPARE(narrow.feed(QByteArray(2000, 'x')), Result::TooLarge);
    }
    void P38_aWindowThatNeedsMuchMemoryIsRefused()
    {
        Compressor compress({ { ZSTD_c_windowLog, 27 } });
        ZstdInflater inflater;
        QCOMPARE(inflater.feed(compress(QByteArray(100, 'a'))), Result::Corrupt);
    }
    void garbageIsRefused()
    {
        ZstdInflater inflater;
        QCOMPARE(inflater.feed("hello there, this is no zstd"), Result::Corrupt);
    }
};

QTEST_GUILESS_MAIN(TestZstdInflater)
#include "tst_zstdinflater.moc"
