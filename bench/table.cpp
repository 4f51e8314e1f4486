// Measures core/table at 100,000 and 1,000,000 rows: prints one table, times in milliseconds.
// Must not know the page; the rows are invented, shaped like a refurbisher's ads.
#include "core/base/chance.hpp"
#include "core/table/view.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

namespace {

using namespace stall::table;
using stall::Chance;

constexpr std::uint64_t kSeed = 10'130'561;

constexpr Column kTitle{1}, kPrice{2}, kNewPrice{4}, kGrade{6}, kState{7}, kSegment{8};

Schema schema() {
    return {{ColumnSpec::text("sku", Searchable::yes),
             ColumnSpec::text("title", Searchable::yes, Values::repeating),
             ColumnSpec::number("price"), ColumnSpec::number("price_to_win"),
             ColumnSpec::number("new_price"), ColumnSpec::number("quantity"),
             ColumnSpec::code("grade", {"premium", "excellent", "very_good", "good", "fair"}),
             ColumnSpec::code("state", {"online", "offline", "soldout", "waiting", "draft"}),
             ColumnSpec::bits("segment", {"all", "best_price", "not_best_price", "offline"})}};
}

std::vector<std::string> models(Chance& chance) {
    const char* const brands[][2] = {{"Apple iPhone", "APL"},      {"Samsung Galaxy", "SAM"},
                                     {"Xiaomi Redmi", "XIA"},      {"Sony Xperia", "SON"},
                                     {"Motorola Moto G", "MOT"},   {"Google Pixel", "GOO"},
                                     {"Huawei P Smart", "HUA"},    {"Apple MacBook Pro", "APL"},
                                     {"Lenovo ThinkPad X", "LEN"}, {"Nokia Lumia", "NOK"}};
    const char* const endings[] = {"",    " Pro",   " Plus",   " Lite", " Max", " Mini",
                                   " 5G", " Ultra", " (2021)", " SE",   " FE",  " Note"};
    std::vector<std::string> all;
    for (int i = 0; i < 3000; ++i) {
        const auto& brand = chance.pick(brands);
        all.push_back(std::string(brand[1]) + brand[0] + " " + std::to_string(chance.below(99)) +
                      chance.pick(endings));
    }
    return all;
}

/// Rows made beforehand, so that loading measures the table alone.
struct Ads {
    std::vector<std::string> skus, titles;
    std::vector<Cell> cells;
    std::uint32_t count;

    explicit Ads(std::uint32_t rows) : count(rows) {
        const char* const colours[] = {"Black", "Midnight", "Silver",         "Space Gray",
                                       "Doré",  "Crème",    "Vert forêt",     "Bleu Pacifique",
                                       "Grün",  "Purple",   "Titane naturel", "Graphite"};
        const char* const sizes[] = {"16 GB", "64 GB", "128 GB", "256 GB", "512 GB", "1 TB"};
        Chance chance(kSeed);
        const auto pool = models(chance);
        skus.reserve(rows);
        titles.reserve(rows);
        for (std::uint32_t i = 0; i < rows; ++i) {
            const auto& model = pool[chance.below(chance.below(3000) + 1)];
            char sku[32];
            std::snprintf(sku, sizeof sku, "%.3s-%04X-%05X", model.c_str(), chance.below(65536), i);
            skus.push_back(sku);
            titles.push_back(model.substr(3) + " " + chance.pick(sizes) + " " +
                             chance.pick(colours));
            add_cells(i, chance);
        }
    }
    void add_cells(std::uint32_t row, Chance& chance) {
        const std::int64_t price = 5000 + chance.below(90000);
        const std::uint32_t state = chance.below(100);
        cells.push_back(Cell::of_text(skus[row]));
        cells.push_back(Cell::of_text(titles[row]));
        cells.push_back(Cell::of_number(price));
        cells.push_back(chance.below(5) == 0 ? Cell{} : Cell::of_number(price - chance.below(900)));
        cells.push_back(Cell::of_number(price * 3 / 2 + chance.below(3000)));
        cells.push_back(Cell::of_number(std::int64_t{chance.below(40)}));
        cells.push_back(Cell::of_code(static_cast<std::uint8_t>(chance.below(5))));
        cells.push_back(Cell::of_code(state < 55 ? 0 : state < 70 ? 1 : state < 85 ? 2 : 3));
        cells.push_back(Cell::of_code(static_cast<std::uint8_t>(1u << chance.below(4) | 1)));
    }
    void load(Table& table) const {
        table.reserve(count);
        const std::size_t step = 1024 * table.schema().columns.size();
        for (std::size_t i = 0; i < cells.size(); i += step)
            table.append_rows(std::span(cells).subspan(i, std::min(step, cells.size() - i)));
    }
};

/// Times of one job; prints its line.
class Job {
public:
    explicit Job(std::string name) : name_(std::move(name)) {}
    void time(const std::function<void()>& work) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> taken =
            std::chrono::steady_clock::now() - start;
        times_ms_.push_back(taken.count());
    }
    void print(std::uint32_t rows) {
        std::ranges::sort(times_ms_);
        const auto at = [&](double share) {
            return times_ms_[static_cast<std::size_t>(share * double(times_ms_.size() - 1))];
        };
        std::printf("%9u | %-36s | %8.2f | %8.2f | %8.2f\n", rows, name_.c_str(), at(0), at(0.5),
                    at(0.95));
    }

private:
    std::string name_;
    std::vector<double> times_ms_;
};

std::vector<std::string> typed() {
    std::vector<std::string> all;
    for (const std::string word : {"iphone 13", "galaxy s2", "forêt"})
        for (std::size_t i = 1; i <= word.size(); ++i)
            if (i == word.size() || (word[i] & 0xC0) != 0x80)
                all.push_back('"' + word.substr(0, i));
    for (const char* word : {"doré", "-4f", "APL-7", "pro 64 gb", "ultra 12"}) all.push_back(word);
    return all;
}

Filter random_filter(Chance& chance) {
    const std::int64_t low = 5000 + chance.below(20000);
    return all_of({number_range(kPrice, low, low + 10000 + chance.below(40000)),
                   code_in(kGrade, 1u << chance.below(5) | 1u << chance.below(5)),
                   code_in(kState, 1)});
}

void measure_searches(const Table& table, std::uint32_t rows) {
    View view(table);
    Job cold("search, each anew");
    Job growing("search, letter by letter");
    Query query;
    for (const auto& search : typed()) {
        view.refresh({});
        query.search = search;
        cold.time([&] { view.refresh(query); });
    }
    view.refresh({});
    for (const auto& search : typed()) {
        query.search = search;
        growing.time([&] { view.refresh(query); });
    }
    cold.print(rows);
    growing.print(rows);
}

void measure_filters_and_sorts(const Table& table, std::uint32_t rows) {
    Chance chance(kSeed);
    View view(table);
    view.refresh({});
    Job filter("filter");
    for (int i = 0; i < 24; ++i) {
        Query query;
        query.filter = random_filter(chance);
        filter.time([&] { view.refresh(query); });
    }
    filter.print(rows);
    Job title("sort by title, first time");
    title.time([&] {
        View(table).refresh(
            {.search = {}, .search_over = {}, .filter = {}, .segment = {}, .sort = {{kTitle}}});
    });
    title.print(rows);
    Job first("sort by number and title, first time");
    Job again("sort by number and title, again");
    for (int i = 0; i < 24; ++i) {
        Query query;
        query.sort = {
            {i % 2 ? kNewPrice : kPrice, i % 4 < 2 ? Direction::descending : Direction::ascending},
            {kTitle}};
        View fresh(table);
        fresh.refresh({});
        first.time([&] { fresh.refresh(query); });
        view.refresh(query);
    }
    for (int i = 0; i < 24; ++i) {
        Query query;
        query.sort = {
            {i % 2 ? kNewPrice : kPrice, i % 4 < 2 ? Direction::descending : Direction::ascending},
            {kTitle}};
        again.time([&] { view.refresh(query); });
    }
    first.print(rows);
    again.print(rows);
}

void measure_combined(const Table& table, std::uint32_t rows) {
    Chance chance(kSeed);
    View view(table);
    Query query;
    query.sort = {{kPrice, Direction::descending}, {kTitle}};
    query.segment = SegmentTerm{kSegment, 1};
    view.refresh(query);
    Job combined("search, filter, sort, segment counts");
    for (const auto& search : typed()) {
        query.search = search;
        query.filter = random_filter(chance);
        combined.time([&] { view.refresh(query); });
    }
    combined.print(rows);
}

void measure_updates(Table& table, std::uint32_t rows) {
    Chance chance(kSeed);
    View view(table);
    Query query;
    query.sort = {{kPrice, Direction::descending}, {kTitle}};
    query.segment = SegmentTerm{kSegment, 1};
    view.refresh(query);
    Job moved("one price changed, row moves");
    Job held("one price changed, row pinned");
    Job resorted("refresh after 100 prices changed");
    for (int i = 0; i < 24; ++i) {
        const Row row = chance.below(rows);
        table.set_number(row, kPrice, chance.below(90000));
        moved.time([&] { view.row_changed(row); });
        const Row pinned = view.rows()[chance.below(view.count())];
        view.pin(pinned);
        table.set_number(pinned, kPrice, chance.below(90000));
        held.time([&] { view.row_changed(pinned); });
        view.unpin();
        std::vector<Row> changed;
        for (int k = 0; k < 100; ++k) {
            changed.push_back(chance.below(rows));
            table.set_number(changed.back(), kPrice, chance.below(90000));
        }
        resorted.time([&] { view.rows_changed(changed); });
    }
    moved.print(rows);
    held.print(rows);
    resorted.print(rows);
}

} // namespace

int main() {
    std::printf("%9s | %-36s | %8s | %8s | %8s\n", "rows", "job", "best", "median", "p95");
    for (std::uint32_t rows : {100'000u, 1'000'000u}) {
        const Ads ads(rows);
        Job load("load (cells to columns)");
        for (int i = 0; i < 5; ++i) {
            Table table(schema());
            load.time([&] { ads.load(table); });
        }
        load.print(rows);
        Table table(schema());
        ads.load(table);
        measure_searches(table, rows);
        measure_filters_and_sorts(table, rows);
        measure_combined(table, rows);
        measure_updates(table, rows);
    }
}
