// How many ad rows a second the codecs write and read, and the page's shelf takes: what loading
// 100,000 ads costs the page. Must not know HTTP.
#include "bench/best_seconds.hpp"
#include "core/wire/listings.hpp"
#include "core/wire/reader.hpp"
#include "web/app/ads/shelf.hpp"

#include <cstdio>

namespace {

using namespace stall;

constexpr std::int64_t kRows = 100'000;

wire::AdRow row(std::int64_t number) {
    wire::AdRow made;
    made.listing = ListingId(number + 1);
    made.version = Version(number % 7);
    made.sku = "SKU-" + std::to_string(100'000 + number);
    made.product = ProductId(number % 10'000 + 1);
    made.title = "Téléphone Galaxy S21 128 GB - Gris - Débloqué " + std::to_string(number);
    made.ean = "4006381333931";
    made.category = "Smartphones";
    made.comment = "Testé et nettoyé, batterie à 90 % au moins.";
    made.position.quantity = static_cast<std::int32_t>(number % 40);
    made.position.price_minor = 10'000 + number;
    made.position.new_price_minor = 60'000;
    made.position.maximum_minor = 70'000;
    made.position.floor_minor = 9'000;
    made.position.facts = {listings::Standing::losing, 9'900, 9'950, 5};
    made.position.costs = {1'000, 2'000, 590, 8'000};
    return made;
}

void say(const char* what, double seconds, double bytes) {
    std::printf("%s: %.0f rows/s, %.0f MB/s, 100,000 rows in %.0f ms\n", what, kRows / seconds,
                bytes / seconds / 1e6, seconds * 1e3);
}

} // namespace

int main() {
    std::vector<std::string> lines(kRows);
    std::int64_t failed = 0;
    const double encoding = best_seconds([&] {
        for (std::int64_t at = 0; at < kRows; ++at)
            lines[static_cast<std::size_t>(at)] = wire::encode_ad_row(row(at));
    });
    double bytes = 0;
    for (const std::string& line : lines) bytes += static_cast<double>(line.size());
    const double scanning = best_seconds([&] {
        for (const std::string& line : lines) failed += !wire::Document::parse(line).ok();
    });
    const double library = best_seconds([&] {
        for (const std::string& line : lines) failed += !wire::Document::parse_any(line).ok();
    });
    std::vector<wire::AdRow> rows(kRows);
    const double decoding = best_seconds([&] {
        for (std::int64_t at = 0; at < kRows; ++at) {
            auto decoded = wire::decode_ad_row(lines[static_cast<std::size_t>(at)]);
            failed += !decoded.ok();
            if (decoded.ok()) rows[static_cast<std::size_t>(at)] = std::move(decoded).value();
        }
    });
    const double shelving = best_seconds([&] {
        app::ads::Shelf shelf;
        shelf.reserve(kRows);
        for (const wire::AdRow& row : rows) shelf.put(row);
    });
    app::ads::Shelf shelf;
    for (const wire::AdRow& row : rows) shelf.put(row);
    app::ads::Question question;
    question.sort = {{app::ads::Column::price, app::ads::Direction::descending}};
    const double asking = best_seconds([&] {
        table::View view(shelf.columns());
        view.refresh(app::ads::query_of(question));
    });
    say("encode_ad_row", encoding, bytes);
    say("Document::parse", scanning, bytes);
    say("Document::parse_any (library)", library, bytes);
    say("decode_ad_row", decoding, bytes);
    say("Shelf::put", shelving, bytes);
    say("first answer, sorted", asking, bytes);
    return failed == 0 ? 0 : 1;
}
