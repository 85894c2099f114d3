#include <hikari/gateway/zstdinflater_p.h>

#include <QTest>

#include <zstd.h>

using namespace Hikari;
using Result = ZstdInflater::Result;

namespace {

//! What the server does: one stream, flushed after each payload
class Compressor
{
public:
    explicit Compressor(int windowLog = 0)
    {
        ZSTD_CCtx_setParameter(m_context, ZSTD_c_compressionLevel, 3);
        if (windowLog > 0)
            ZSTD_CCtx_setParameter(m_context, ZSTD_c_windowLog, windowLog);
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

QByteArray textOf(const ZstdInflater &inflater)
{
    return { inflater.text().data(), qsizetype(inflater.text().size()) };
}

} // namespace

class TestZstdInflater : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
        ZstdInflater narrow(1024);
        QCOMPARE(narrow.feed(QByteArray(2000, 'x')), Result::TooLarge);
    }
    void P38_aWindowThatNeedsMuchMemoryIsRefused()
    {
        Compressor compress(27);
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
