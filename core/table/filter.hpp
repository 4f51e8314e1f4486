// Filters as values: built, compared, written into URLs, read back, and evaluated over a table.
// Must not know what the columns mean, nor the widgets that make filters.
#pragma once

#include "core/base/result.hpp"
#include "core/table/row_set.hpp"
#include "core/table/schema.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace stall::table {

class Table;

enum class Absent : std::uint8_t { excluded, included }; ///< does a row without the number match?

/// An expression over the columns of one schema. A default-made Filter matches every row.
struct Filter {
    enum class Kind : std::uint8_t {
        all_of,  ///< no parts: matches everything
        any_of,  ///< no parts: matches nothing
        none_of, ///< no parts: matches everything
        number_range,
        code_in,
        bits_any,
        text_contains,
        text_equals,
    };
    Kind kind = Kind::all_of;
    Column column{};
    Absent absent = Absent::excluded;
    std::uint32_t members = 0; ///< codes (bit n for code n), or bits
    std::int64_t low = 0;
    std::int64_t high = 0;
    std::string text;
    std::vector<Filter> parts;

    bool operator==(const Filter&) const = default;
    bool matches_everything() const { return kind == Kind::all_of && parts.empty(); }
};

inline constexpr std::int64_t kLowest = kAbsent + 1; ///< no lower bound
inline constexpr std::int64_t kHighest = INT64_MAX;  ///< no upper bound

Filter all_of(std::vector<Filter> parts);
Filter any_of(std::vector<Filter> parts);
Filter negation(Filter part);
/// low ≤ number ≤ high. A row without the number matches only where `absent` says so.
Filter number_range(Column column, std::int64_t low, std::int64_t high,
                    Absent absent = Absent::excluded);
/// Rows that have no number there.
Filter number_absent(Column column);
/// Bit n of `codes` lets code n in.
Filter code_in(Column column, std::uint32_t codes);
/// At least one of these bits is set.
Filter bits_any(Column column, std::uint8_t bits);
/// Folded: case and accents do not count. An empty text matches everything.
Filter text_contains(Column column, std::string text);
/// Byte for byte.
Filter text_equals(Column column, std::string text);

inline constexpr std::size_t kFilterBytesMax = 4096;
inline constexpr int kFilterDepthMax = 16;

/// The filter as text for URLs and requests ("" matches everything). Only characters that a URL's
/// query carries unescaped, but for texts in quotes, which the caller percent-encodes:
///   all(price:10000..50000,any(grade:good/fair,not(floor:/absent)),title:~'galaxy s2')
///   numbers  price:100..200  price:100..  price:7  price:..200/absent  floor:/absent (only those)
///   codes    grade:good/fair          bits  segment:offline/drafts (any of them)
///            by name; by number where a code or bit has none
///   texts    title:~'contains'        sku:'equals', a quote doubled
std::string to_text(const Filter& filter, const Schema& schema);

/// Reads what to_text wrote (spaces are not allowed outside quotes); untrusted text is welcome.
/// Errors, with the byte offset in `where`: "filter_malformed", "filter_column_unknown",
/// "filter_kind_mismatch", "filter_value_unknown", "filter_number_out_of_range",
/// "filter_too_deep", "filter_too_long".
Result<Filter> parse_filter(std::string_view text, const Schema& schema);

/// A filter made ready for use (texts folded once).
class Matcher {
public:
    Matcher() = default;
    explicit Matcher(Filter filter);
    bool matches_everything() const { return filter_.matches_everything(); }

    /// The rows that match, over the whole table.
    void select(const Table& table, RowSet& rows) const;
    bool matches(const Table& table, Row row) const;

private:
    Filter filter_;
};

} // namespace stall::table
