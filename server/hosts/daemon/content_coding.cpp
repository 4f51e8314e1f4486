// The choice and the coders of content_coding.hpp, over zlib and brotli.
// Must not know HTTP answers or files.
#include "server/hosts/daemon/content_coding.hpp"

#include "server/hosts/daemon/request_rules.hpp"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <array>

namespace stall::hosts {
namespace {

// Levels for answers made on the fly, where a worker waits: fast ones. Files are squeezed at build.
constexpr int kGzipLevel = 4;
constexpr int kBrotliQuality = 4;
constexpr int kBrotliWindowBits = 20;

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// "0.8" → 800; what cannot be read counts as 0.
int thousandths(std::string_view weight) {
    if (weight.empty() || (weight[0] != '0' && weight[0] != '1')) return 0;
    int value = (weight[0] - '0') * 1000;
    if (weight.size() > 5 || (weight.size() > 1 && weight[1] != '.')) return 0;
    int unit = 100;
    for (const char digit : weight.substr(std::min<std::size_t>(2, weight.size()))) {
        if (digit < '0' || digit > '9') return 0;
        value += (digit - '0') * unit;
        unit /= 10;
    }
    return value > 1000 ? 0 : value;
}

int weight_of(std::string_view parameters) {
    while (!parameters.empty()) {
        const std::size_t end = parameters.find(';');
        const std::string_view each = trimmed(parameters.substr(0, end));
        if (each.size() > 2 && (each[0] == 'q' || each[0] == 'Q') && each[1] == '=')
            return thousandths(each.substr(2));
        if (end == std::string_view::npos) break;
        parameters.remove_prefix(end + 1);
    }
    return 1000;
}

class GzipSqueezer final : public Squeezer {
public:
    GzipSqueezer() {
        deflateInit2(&stream_, kGzipLevel, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    }
    ~GzipSqueezer() override { deflateEnd(&stream_); }

    std::string squeeze(std::string_view bytes, After after) override {
        const int mode = after == After::finish  ? Z_FINISH
                         : after == After::flush ? Z_SYNC_FLUSH
                                                 : Z_NO_FLUSH;
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream_.avail_in = static_cast<uInt>(bytes.size());
        std::string squeezed;
        std::array<char, 64 << 10> room;
        do {
            stream_.next_out = reinterpret_cast<Bytef*>(room.data());
            stream_.avail_out = static_cast<uInt>(room.size());
            deflate(&stream_, mode);
            squeezed.append(room.data(), room.size() - stream_.avail_out);
        } while (stream_.avail_out == 0);
        return squeezed;
    }

private:
    z_stream stream_{};
};

class BrotliSqueezer final : public Squeezer {
public:
    BrotliSqueezer() : encoder_(BrotliEncoderCreateInstance(nullptr, nullptr, nullptr)) {
        BrotliEncoderSetParameter(encoder_, BROTLI_PARAM_QUALITY, kBrotliQuality);
        BrotliEncoderSetParameter(encoder_, BROTLI_PARAM_LGWIN, kBrotliWindowBits);
        BrotliEncoderSetParameter(encoder_, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT);
    }
    ~BrotliSqueezer() override { BrotliEncoderDestroyInstance(encoder_); }

    std::string squeeze(std::string_view bytes, After after) override {
        const BrotliEncoderOperation operation = after == After::finish  ? BROTLI_OPERATION_FINISH
                                                 : after == After::flush ? BROTLI_OPERATION_FLUSH
                                                                         : BROTLI_OPERATION_PROCESS;
        std::size_t left = bytes.size();
        const auto* next = reinterpret_cast<const std::uint8_t*>(bytes.data());
        std::string squeezed;
        do {
            std::size_t no_room = 0;
            BrotliEncoderCompressStream(encoder_, operation, &left, &next, &no_room, nullptr,
                                        nullptr);
            std::size_t ready = 0;
            const std::uint8_t* output = BrotliEncoderTakeOutput(encoder_, &ready);
            squeezed.append(reinterpret_cast<const char*>(output), ready);
        } while (left > 0 || BrotliEncoderHasMoreOutput(encoder_));
        return squeezed;
    }

private:
    BrotliEncoderState* encoder_;
};

} // namespace

std::string_view name_of(Coding coding) {
    if (coding == Coding::gzip) return "gzip";
    return coding == Coding::brotli ? "br" : "";
}

Coding choose_coding(std::string_view accept_encoding, bool has_gzip, bool has_brotli) {
    int gzip = -1, brotli = -1, others = 0;
    while (!accept_encoding.empty()) {
        const std::size_t end = accept_encoding.find(',');
        const std::string_view each = accept_encoding.substr(0, end);
        const std::size_t name_end = each.find(';');
        const std::string_view name = trimmed(each.substr(0, name_end));
        const int weight =
            name_end == std::string_view::npos ? 1000 : weight_of(each.substr(name_end + 1));
        if (same_word(name, "gzip") || same_word(name, "x-gzip")) gzip = weight;
        if (same_word(name, "br")) brotli = weight;
        if (name == "*") others = weight;
        if (end == std::string_view::npos) break;
        accept_encoding.remove_prefix(end + 1);
    }
    gzip = has_gzip ? (gzip < 0 ? others : gzip) : 0;
    brotli = has_brotli ? (brotli < 0 ? others : brotli) : 0;
    if (brotli > 0 && brotli >= gzip) return Coding::brotli;
    return gzip > 0 ? Coding::gzip : Coding::identity;
}

std::unique_ptr<Squeezer> make_squeezer(Coding coding) {
    if (coding == Coding::gzip) return std::make_unique<GzipSqueezer>();
    if (coding == Coding::brotli) return std::make_unique<BrotliSqueezer>();
    return nullptr;
}

} // namespace stall::hosts
