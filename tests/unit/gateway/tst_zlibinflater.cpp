#include <hikari/gateway/zlibinflater_p.h>

#include <QTest>

#include <zlib.h>

using namespace Hikari;
using Result = ZlibInflater::Result;

namespace {

//! What the server does: one stream, flushed after each payload
class Deflater
{
public:
    Deflater() { deflateInit(&m_stream, 6); }
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

QByteArray textOf(const ZlibInflater &inflater)
{
    return { inflater.text().data(), qsizetype(inflater.text().size()) };
}

} // namespace

class TestZlibInflater : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onePayloadAFrame()
    {
        Deflater deflater;
        ZlibInflater inflater(ZlibInflater::Mode::Stream);
        for (int i = 0; i < 50; ++i) {
            const QByteArray text = "{\"s\":" + QByteArray::number(i) + ",\"d\":\"" + QByteArray(i * 40, 'x') + "\"}";
            QCOMPARE(inflater.feed(deflater(text)), Result::Complete);
            QCOMPARE(textOf(inflater), text);
        }
    }
    void P34_splitAtEveryByte()
    {
        const QByteArray text = R"({"t":"MESSAGE_CREATE","s":3,"op":0,"d":{"content":"a b c d e f g"}})";
        const qsizetype length = Deflater()(text).size();
        for (qsizetype at = 0; at <= length; ++at) {
            Deflater deflater;
            ZlibInflater inflater(ZlibInflater::Mode::Stream);
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
        ZlibInflater inflater(ZlibInflater::Mode::Stream);
        QCOMPARE(inflater.feed(deflater(text)), Result::Complete);
        QVERIFY(textOf(inflater) == text);
        QCOMPARE(inflater.feed(deflater("{}")), Result::Complete);
        QCOMPARE(textOf(inflater), QByteArray("{}"));
    }
    void paddingCanBeRead()
    {
        // Sizes around the first capacity, where a mistake would overrun it; ASan and valgrind see it.
        Deflater deflater;
        ZlibInflater inflater(ZlibInflater::Mode::Stream);
        for (const int size : { 32 * 1024 - 1, 32 * 1024, 32 * 1024 + 1, 64 * 1024 }) {
            QCOMPARE(inflater.feed(deflater(QByteArray(size, 'a'))), Result::Complete);
            QCOMPARE(qsizetype(inflater.text().size()), qsizetype(size));
            const char *end = inflater.text().data() + size;
            volatile char last = end[ZlibInflater::padding - 1];
            Q_UNUSED(last)
        }
    }
    void P35_frameOfAnotherStreamIsRefused()
    {
        Deflater deflater;
        deflater("{}");
        const QByteArray second = deflater("{\"op\":11}");
        ZlibInflater inflater(ZlibInflater::Mode::Stream);
        QCOMPARE(inflater.feed(second), Result::Corrupt);
        QVERIFY(!inflater.error().isEmpty());
    }
    void P38_bombIsRefused()
    {
        Deflater deflater;
        const QByteArray bomb = deflater(QByteArray(3 * 1024 * 1024, '\0'));
        QVERIFY(bomb.size() < 10000);
        ZlibInflater inflater(ZlibInflater::Mode::Stream, 1024 * 1024);
        QCOMPARE(inflater.feed(bomb), Result::TooLarge);
    }
    void P38_endlessInputIsRefused()
    {
        ZlibInflater inflater(ZlibInflater::Mode::Stream, 1024);
        Result result = Result::Incomplete;
        for (int i = 0; i < 20 && result == Result::Incomplete; ++i)
            result = inflater.feed(QByteArray(100, 'x'));
        QCOMPARE(result, Result::TooLarge);
    }
    void messagesByThemselves()
    {
        ZlibInflater inflater(ZlibInflater::Mode::Message, 1024 * 1024);
        for (const int size : { 1, 10, 100'000, 1024 * 1024 - 1 }) {
            const QByteArray text(size, 'm');
            QCOMPARE(inflater.feed(qCompress(text).mid(4)), Result::Complete); // without Qt's length in front
            QCOMPARE(textOf(inflater), text);
        }
        QCOMPARE(inflater.feed(qCompress(QByteArray(3 * 1024 * 1024, '\0')).mid(4)), Result::TooLarge);
        const QByteArray message = qCompress(QByteArray(5000, 'm')).mid(4);
        QCOMPARE(inflater.feed(message.left(10)), Result::Corrupt);
        QCOMPARE(inflater.feed(QByteArray(message + "more")), Result::Corrupt);
        QCOMPARE(inflater.feed(message), Result::Complete);
    }
    void garbageIsRefused()
    {
        ZlibInflater inflater(ZlibInflater::Mode::Stream);
        QCOMPARE(inflater.feed(QByteArrayView("hello there\x00\x00\xff\xff", 15)), Result::Corrupt);
    }
};

QTEST_GUILESS_MAIN(TestZlibInflater)
#include "tst_zlibinflater.moc"
