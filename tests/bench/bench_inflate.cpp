#include "replay/replaycompressor.h"
#include "replay/replaydata.h"

#include <hikari/gateway/inflater_p.h>

#include <benchmark/benchmark.h>

#include <zlib.h>
#include <zstd.h>

#include <vector>

//! \file
//! What it costs to inflate a payload of the replay's mix, over one connection; zlib and zstd themselves are there to
//! compare with

using namespace Hikari;

namespace {

constexpr int payloads = 20'000;

struct Frames
{
    std::vector<QByteArray> startUp;
    std::vector<QByteArray> events;
};

Frames framesOf(ReplayCompression compression)
{
    ReplayData data(7);
    const std::unique_ptr<ReplayCompressor> compressor = ReplayCompressor::make(compression);
    Frames frames;
    for (const QByteArray &payload : data.startUp())
        frames.startUp.push_back(compressor->compress(payload));
    for (const QByteArray &payload : data.events(payloads))
        frames.events.push_back(compressor->compress(payload));
    return frames;
}

//! A stream can be played once only, so each round is a connection of its own
template<typename Connection>
void play(benchmark::State &state, ReplayCompression compression, Connection make)
{
    const Frames frames = framesOf(compression);
    for ([[maybe_unused]] auto round : state) {
        state.PauseTiming();
        auto inflate = make();
        for (const QByteArray &frame : frames.startUp)
            inflate(frame);
        state.ResumeTiming();
        for (const QByteArray &frame : frames.events)
            inflate(frame);
    }
    state.counters["per payload"] = benchmark::Counter(
        double(payloads) * double(state.iterations()), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

auto ours(Compression compression)
{
    return [compression] {
        return [inflater = std::shared_ptr<Inflater>(Inflater::make(compression))](const QByteArray &frame) {
            if (inflater->feed(frame) != Inflater::Result::Complete)
                std::abort();
            benchmark::DoNotOptimize(inflater->text().data());
        };
    };
}

void zlibStream(benchmark::State &state)
{
    play(state, ReplayCompression::Zlib, ours(Compression::ZlibStream));
}
BENCHMARK(zlibStream)->Unit(benchmark::kMillisecond);

void zlibItself(benchmark::State &state)
{
    play(state, ReplayCompression::Zlib, [] {
        const std::shared_ptr<z_stream> stream(new z_stream {}, [](z_stream *ended) {
            inflateEnd(ended);
            delete ended;
        });
        inflateInit(stream.get());
        inflateValidate(stream.get(), 0); // as there is nothing to compare the sum with
        return [stream, text = std::vector<Bytef>(1024 * 1024)](const QByteArray &frame) mutable {
            stream->next_in = reinterpret_cast<Bytef *>(const_cast<char *>(frame.data()));
            stream->avail_in = uInt(frame.size());
            stream->next_out = text.data();
            stream->avail_out = uInt(text.size());
            if (inflate(stream.get(), Z_SYNC_FLUSH) != Z_OK)
                std::abort();
            benchmark::DoNotOptimize(text.data());
        };
    });
}
BENCHMARK(zlibItself)->Unit(benchmark::kMillisecond);

void zstdStream(benchmark::State &state)
{
    play(state, ReplayCompression::Zstd, ours(Compression::ZstdStream));
}
BENCHMARK(zstdStream)->Unit(benchmark::kMillisecond);

void zstdItself(benchmark::State &state)
{
    play(state, ReplayCompression::Zstd, [] {
        const std::shared_ptr<ZSTD_DCtx> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
        return [context, text = std::vector<char>(1024 * 1024)](const QByteArray &frame) mutable {
            ZSTD_inBuffer input { frame.constData(), std::size_t(frame.size()), 0 };
            ZSTD_outBuffer output { text.data(), text.size(), 0 };
            if (ZSTD_isError(ZSTD_decompressStream(context.get(), &output, &input)))
                std::abort();
            benchmark::DoNotOptimize(text.data());
        };
    });
}
BENCHMARK(zstdItself)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
