// For tests: seeded random tables and queries, and the plain answers that the engine must give.
// Must not know the engine's columns; rows here are plain structs, loops are brute force.
#pragma once

#include "core/base/chance.hpp"
#include "core/base/text.hpp"
#include "core/table/view.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace stall::table::oracle {

inline constexpr Column kSku{0};
inline constexpr Column kTitle{1};
inline constexpr Column kNote{2};
inline constexpr Column kPrice{3};
inline constexpr Column kChanged{4};
inline constexpr Column kGrade{5};
inline constexpr Column kSegment{6};

/// One column of each sort; note is not searchable, changed does not fit 32 bits.
inline Schema schema() {
    return {{ColumnSpec::text("sku", Searchable::yes),
             ColumnSpec::text("title", Searchable::yes, Values::repeating),
             ColumnSpec::text("note"), ColumnSpec::number("price"), ColumnSpec::number("changed"),
             ColumnSpec::code("grade", {"premium", "excellent", "good", "fair"}),
             ColumnSpec::bits("segment", {"all", "best_price", "offline"})}};
}

struct Ad {
    std::string sku;
    std::string title;
    std::string note;
    std::optional<std::int64_t> price;
    std::optional<std::int64_t> changed;
    std::uint8_t grade = 0;
    std::uint8_t segment = 0;

    std::vector<Cell> cells() const {
        return {Cell::of_text(sku),     Cell::of_text(title),     Cell::of_text(note),
                Cell::of_number(price), Cell::of_number(changed), Cell::of_code(grade),
                Cell::of_code(segment)};
    }
    const std::string& text(Column column) const {
        return column == kSku ? sku : column == kTitle ? title : note;
    }
    std::optional<std::int64_t> number(Column column) const {
        return column == kPrice ? price : changed;
    }
};

inline std::string random_text(Chance& chance) {
    static const std::vector<std::string> kPieces = {
        "iPhone", "galaxy", "13",  "Forêt", "DORÉ", "straße", "Ångström", "a", "B", "ﬁn",
        "日本",   "İz",     "'q'", "512",   "-4F",  "\"",     "🙂",       "x", "X", "naïve"};
    std::string text;
    for (auto count = chance.below(5); count > 0; --count) {
        if (!text.empty() && !chance.one_in(3)) text += ' ';
        text += chance.pick(kPieces);
    }
    return text;
}

inline std::optional<std::int64_t> random_number(Chance& chance, std::int64_t scale) {
    if (chance.one_in(5)) return std::nullopt;
    return (static_cast<std::int64_t>(chance.below(40)) - 8) * scale;
}

inline Ad random_ad(Chance& chance) {
    Ad ad;
    ad.sku = "APL-" + std::to_string(chance.below(200));
    ad.title = random_text(chance);
    ad.note = random_text(chance);
    ad.price = random_number(chance, 1);
    ad.changed = random_number(chance, 1'000'000'000'000);
    ad.grade = static_cast<std::uint8_t>(chance.below(6)); // two have no name
    ad.segment = static_cast<std::uint8_t>(chance.below(256));
    return ad;
}

inline Filter random_filter(Chance& chance, int depth = 0) {
    const auto column = [&](Column a, Column b) { return chance.one_in(2) ? a : b; };
    switch (chance.below(depth < 3 ? 9 : 6)) {
    case 0: return code_in(kGrade, chance.below(64));
    case 1: return bits_any(kSegment, static_cast<std::uint8_t>(chance.below(256)));
    case 2: return text_contains(column(kTitle, kNote), random_text(chance));
    case 3: return text_equals(column(kSku, kTitle), random_ad(chance).sku);
    case 4: return number_absent(column(kPrice, kChanged));
    case 5: {
        const bool price = chance.one_in(2);
        const std::int64_t scale = price ? 1 : 1'000'000'000'000;
        return number_range(price ? kPrice : kChanged,
                            random_number(chance, scale).value_or(kLowest),
                            random_number(chance, scale).value_or(kHighest),
                            chance.one_in(3) ? Absent::included : Absent::excluded);
    }
    default: {
        std::vector<Filter> parts;
        for (auto count = chance.below(4); count > 0; --count)
            parts.push_back(random_filter(chance, depth + 1));
        if (chance.one_in(3)) return negation(any_of(std::move(parts)));
        return chance.one_in(2) ? all_of(std::move(parts)) : any_of(std::move(parts));
    }
    }
}

inline bool matches(const Filter& filter, const Ad& ad) {
    using Kind = Filter::Kind;
    const auto part = [&](const Filter& each) { return matches(each, ad); };
    switch (filter.kind) {
    case Kind::all_of: return std::ranges::all_of(filter.parts, part);
    case Kind::any_of: return std::ranges::any_of(filter.parts, part);
    case Kind::none_of: return std::ranges::none_of(filter.parts, part);
    case Kind::number_range: {
        const auto number = ad.number(filter.column);
        if (!number) return filter.absent == Absent::included;
        return *number >= filter.low && *number <= filter.high;
    }
    case Kind::code_in: return filter.members >> ad.grade & 1;
    case Kind::bits_any: return filter.members & ad.segment;
    case Kind::text_contains:
        return fold(ad.text(filter.column)).find(fold(filter.text)) != std::string::npos;
    case Kind::text_equals: return ad.text(filter.column) == filter.text;
    }
    return false;
}

/// Typed words without quotes: each must be in the SKU or in the title.
inline bool found(const std::string& typed, const Ad& ad) {
    const std::string folded = fold(typed);
    std::size_t at = 0;
    while ((at = folded.find_first_not_of(' ', at)) != std::string::npos) {
        const auto end = std::min(folded.find(' ', at), folded.size());
        const auto word = folded.substr(at, end - at);
        if (fold(ad.sku).find(word) == std::string::npos &&
            fold(ad.title).find(word) == std::string::npos)
            return false;
        at = end;
    }
    return true;
}

/// 0: a word of the text; 1: how one begins; 2: inside of one; 3: not there. Words are runs of
/// letters or of digits.
inline int place_in(const std::string& text, const std::string& word) {
    const auto kind = [](unsigned char byte) {
        return byte >= '0' && byte <= '9'                     ? 1
               : (byte >= 'a' && byte <= 'z') || byte >= 0x80 ? 2
                                                              : 0;
    };
    const auto goes_on = [&](std::size_t at) { // from the byte before it
        return at > 0 && at < text.size() && kind(text[at]) != 0 &&
               kind(text[at - 1]) == kind(text[at]);
    };
    int best = 3;
    for (std::size_t at = 0; at + word.size() <= text.size(); ++at)
        if (text.compare(at, word.size(), word) == 0)
            best = std::min(best, goes_on(at) ? 2 : goes_on(at + word.size()) ? 1 : 0);
    return best;
}

/// How badly an ad fits: 100 for each word that is only inside of others, 1 for each that only
/// begins one; a word typed twice counts once, and eight words decide.
inline int misfit(const std::string& typed, const Ad& ad) {
    std::vector<std::string> seen;
    int points = 0, count = 0;
    std::string word;
    for (const char byte : fold(typed) + " ") {
        if (byte != ' ') {
            word += byte;
            continue;
        }
        if (!word.empty() && count++ < 8 && std::ranges::find(seen, word) == seen.end()) {
            const int place =
                std::min(place_in(fold(ad.sku), word), place_in(fold(ad.title), word));
            points += place >= 2 ? 100 : place;
            seen.push_back(word);
        }
        word.clear();
    }
    return points;
}

/// Below 0 where a comes first, for one key.
inline int compared(const SortKey& key, const Ad& a, const Ad& b) {
    const auto sign = [](auto&& x, auto&& y) { return x < y ? -1 : y < x ? 1 : 0; };
    int answer = 0;
    if (key.column == kPrice || key.column == kChanged) {
        const auto left = a.number(key.column);
        const auto right = b.number(key.column);
        if (!left || !right) return sign(!left, !right);
        answer = sign(*left, *right);
    } else if (key.column == kGrade || key.column == kSegment) {
        answer = key.column == kGrade ? sign(a.grade, b.grade) : sign(a.segment, b.segment);
    } else {
        const auto& left = a.text(key.column);
        const auto& right = b.text(key.column);
        if (key.text == TextOrder::folded && key.column != kNote)
            answer = sign(fold(left), fold(right));
        if (answer == 0) answer = sign(left, right);
    }
    return key.direction == Direction::ascending ? answer : -answer;
}

inline std::vector<Row> rows_for(const Query& query, const std::vector<Ad>& ads) {
    std::vector<Row> rows;
    for (Row row = 0; row < ads.size(); ++row)
        if (found(query.search, ads[row]) && matches(query.filter, ads[row]) &&
            (!query.segment || query.segment->any_of == 0 ||
             (ads[row].segment & query.segment->any_of) != 0))
            rows.push_back(row);
    std::vector<int> misfits;
    for (const Ad& ad : ads) misfits.push_back(misfit(query.search, ad));
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) {
        if (query.sort.empty() && misfits[a] != misfits[b]) return misfits[a] < misfits[b];
        for (const SortKey& key : query.sort)
            if (const int answer = compared(key, ads[a], ads[b]); answer != 0) return answer < 0;
        return a < b;
    });
    return rows;
}

inline std::array<std::uint32_t, 8> counts_for(const Query& query, const std::vector<Ad>& ads) {
    std::array<std::uint32_t, 8> counts{};
    if (!query.segment) return counts;
    for (const Ad& ad : ads)
        if (found(query.search, ad) && matches(query.filter, ad))
            for (int bit = 0; bit < 8; ++bit) counts[bit] += ad.segment >> bit & 1;
    return counts;
}

inline std::vector<SortKey> random_sort(Chance& chance) {
    std::vector<SortKey> keys;
    for (auto count = chance.below(4); count > 0; --count)
        keys.push_back({static_cast<Column>(chance.below(7)),
                        chance.one_in(2) ? Direction::ascending : Direction::descending,
                        chance.one_in(3) ? TextOrder::exact : TextOrder::folded});
    return keys;
}

} // namespace stall::table::oracle
