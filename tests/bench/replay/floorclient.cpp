#include "replayclient.h"

#include <QCoreApplication>
#include <QWebSocket>

#include <simdjson.h>
#include <zlib.h>
#include <zstd.h>

#include <cstring>
#include <vector>

int runFloorClient(const ReplayTask &task)
{
    ReplayMeter meter(task);
    QWebSocket socket;
    z_stream inflater {};
    inflateInit(&inflater);
    ZSTD_DCtx *const zstd = ZSTD_createDCtx();
    simdjson::dom::parser parser;
    std::vector<char> text(1 << 16);

    const auto handle = [&](std::size_t size) {
        const simdjson::dom::element root = parser.parse(text.data(), size, false).value_unsafe();
        if (root["op"].get_int64().value_unsafe() == 10) {
            socket.sendTextMessage(QStringLiteral(R"({"op":2,"d":{}})"));
            return;
        }
        meter.payloadArrived([] { QCoreApplication::quit(); });
    };
    QObject::connect(&socket, &QWebSocket::binaryMessageReceived, &socket, [&](const QByteArray &message) {
        if (task.compression == ReplayCompression::Zstd) {
            ZSTD_inBuffer input { message.constData(), std::size_t(message.size()), 0 };
            ZSTD_outBuffer output { text.data(), text.size() - simdjson::SIMDJSON_PADDING, 0 };
            while (ZSTD_decompressStream(zstd, &output, &input), output.pos == output.size) {
                text.resize(text.size() * 2);
                output.dst = text.data();
                output.size = text.size() - simdjson::SIMDJSON_PADDING;
            }
            handle(output.pos);
            return;
        }
        inflater.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(message.constData()));
        inflater.avail_in = uInt(message.size());
        std::size_t size = 0;
        do {
            if (text.size() - size < 4'096 + simdjson::SIMDJSON_PADDING)
                text.resize(text.size() * 2);
            const std::size_t room = text.size() - size - simdjson::SIMDJSON_PADDING;
            inflater.next_out = reinterpret_cast<Bytef *>(text.data() + size);
            inflater.avail_out = uInt(room);
            inflate(&inflater, Z_SYNC_FLUSH);
            size += room - inflater.avail_out;
        } while (inflater.avail_out == 0 || inflater.avail_in > 0);
        handle(size);
    });
    QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket, [&](const QString &message) {
        const QByteArray bytes = message.toUtf8();
        if (text.size() < std::size_t(bytes.size()) + simdjson::SIMDJSON_PADDING)
            text.resize(std::size_t(bytes.size()) + simdjson::SIMDJSON_PADDING);
        std::memcpy(text.data(), bytes.constData(), std::size_t(bytes.size()));
        handle(std::size_t(bytes.size()));
    });
    if (task.isTls())
        socket.setSslConfiguration(task.ssl());
    const QString scheme = task.isTls() ? QStringLiteral("wss") : QStringLiteral("ws");
    socket.open(QUrl(QStringLiteral("%1://127.0.0.1:%2/?v=10&encoding=json").arg(scheme).arg(task.port)));
    const int result = QCoreApplication::exec();
    socket.abort();
    inflateEnd(&inflater);
    ZSTD_freeDCtx(zstd);
    meter.print("floor");
    return result;
}
