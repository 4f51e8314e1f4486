// The text form of filters, for URLs and requests. The grammar stands in filter.hpp.
// Must not know how filters are evaluated.
#include "core/table/filter.hpp"

#include "core/base/whole_number.hpp"

#include <charconv>

namespace stall::table {
namespace {

using FilterKind = Filter::Kind;
constexpr std::string_view kAbsentWord = "absent";

bool is_name_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

void write_parts(std::string& out, const Filter& filter, const Schema& schema);

void write_members(std::string& out, const Filter& filter, const ColumnSpec& column) {
    bool first = true;
    for (std::uint32_t i = 0; i < 32; ++i) {
        if (((filter.members >> i) & 1u) == 0) continue;
        if (!first) out += '/';
        first = false;
        out += i < column.names.size() ? column.names[i] : std::to_string(i);
    }
}

void write_range(std::string& out, const Filter& filter) {
    if (filter.low <= filter.high) {
        if (filter.low != kLowest) out += std::to_string(filter.low);
        if (filter.low != filter.high) {
            out += "..";
            if (filter.high != kHighest) out += std::to_string(filter.high);
        }
    }
    if (filter.absent == Absent::included) (out += '/') += kAbsentWord;
}

void write_quoted(std::string& out, std::string_view text) {
    out += '\'';
    for (char c : text) {
        if (c == '\'') out += '\'';
        out += c;
    }
    out += '\'';
}

void write(std::string& out, const Filter& filter, const Schema& schema) {
    switch (filter.kind) {
    case FilterKind::all_of: out += "all"; return write_parts(out, filter, schema);
    case FilterKind::any_of: out += "any"; return write_parts(out, filter, schema);
    case FilterKind::none_of: out += "not"; return write_parts(out, filter, schema);
    default: break;
    }
    const ColumnSpec& column = schema[filter.column];
    (out += column.name) += ':';
    switch (filter.kind) {
    case FilterKind::number_range: return write_range(out, filter);
    case FilterKind::text_contains: out += '~'; [[fallthrough]];
    case FilterKind::text_equals: return write_quoted(out, filter.text);
    default: return write_members(out, filter, column);
    }
}

void write_parts(std::string& out, const Filter& filter, const Schema& schema) {
    out += '(';
    for (std::size_t i = 0; i < filter.parts.size(); ++i) {
        if (i != 0) out += ',';
        write(out, filter.parts[i], schema);
    }
    out += ')';
}

/// Recursive descent over untrusted text; depth is bounded.
class Parser {
public:
    Parser(std::string_view text, const Schema& schema) : text_(text), schema_(schema) {}

    Result<Filter> whole() {
        Filter filter = TRY(expression(0));
        if (at_ != text_.size()) return malformed("end");
        return filter;
    }

private:
    Result<Filter> expression(int depth) {
        if (depth >= kFilterDepthMax)
            return error("filter_too_deep", at_, "", std::to_string(kFilterDepthMax));
        const std::size_t start = at_;
        const std::string_view name = take_name();
        if (name.empty()) return malformed("name");
        if (take('(')) {
            if (name == "all") return parts(FilterKind::all_of, depth);
            if (name == "any") return parts(FilterKind::any_of, depth);
            if (name == "not") return parts(FilterKind::none_of, depth);
            return error("filter_malformed", start, name, "all, any, not");
        }
        const auto column = schema_.find(name);
        if (!column) return error("filter_column_unknown", start, name, column_names());
        if (!take(':')) return malformed(":");
        switch (schema_[*column].kind) {
        case Kind::text: return text_term(*column);
        case Kind::number: return number_term(*column);
        default: return member_term(*column);
        }
    }

    Result<Filter> parts(FilterKind kind, int depth) {
        Filter filter;
        filter.kind = kind;
        if (take(')')) return filter;
        do {
            filter.parts.push_back(TRY(expression(depth + 1)));
        } while (take(','));
        if (!take(')')) return malformed(")");
        return filter;
    }

    Result<Filter> text_term(Column column) {
        const bool contains = take('~');
        if (peek() != '\'') return kind_mismatch("'text'");
        std::string text;
        ++at_;
        for (;;) {
            if (at_ == text_.size()) return malformed("'");
            const char c = text_[at_++];
            if (c == '\'' && !take('\'')) break;
            text += c;
        }
        return contains ? text_contains(column, std::move(text))
                        : text_equals(column, std::move(text));
    }

    Result<Filter> number_term(Column column) {
        if (peek() == '\'' || peek() == '~') return kind_mismatch("number");
        std::int64_t low = 1;
        std::int64_t high = 0;
        if (peek() == '-' || peek() == '.' || is_digit(peek())) {
            low = peek() == '.' ? kLowest : TRY(number());
            high = low;
            if (take('.')) {
                if (!take('.')) return malformed("..");
                high = peek() == '-' || is_digit(peek()) ? TRY(number()) : kHighest;
            }
        }
        if (!take('/')) return number_range(column, low, high, Absent::excluded);
        const std::size_t start = at_;
        const std::string_view word = take_name();
        if (word != kAbsentWord) return error("filter_value_unknown", start, word, kAbsentWord);
        return number_range(column, low, high, Absent::included);
    }

    Result<Filter> member_term(Column column) {
        if (peek() == '\'' || peek() == '~') return kind_mismatch("names");
        const ColumnSpec& spec = schema_[column];
        std::uint32_t members = 0;
        if (is_name_letter(peek())) {
            do {
                members |= std::uint32_t{1} << TRY(member(spec));
            } while (take('/'));
        }
        return spec.kind == Kind::code ? code_in(column, members)
                                       : bits_any(column, static_cast<std::uint8_t>(members));
    }

    Result<std::uint32_t> member(const ColumnSpec& spec) {
        const std::size_t start = at_;
        const std::string_view name = take_name();
        for (std::size_t i = 0; i < spec.names.size(); ++i)
            if (spec.names[i] == name) return static_cast<std::uint32_t>(i);
        const auto value = whole_number(name);
        const auto known = static_cast<std::int64_t>(spec.names.size());
        if (!value || *value < known || *value >= (spec.kind == Kind::code ? 32 : 8))
            return error("filter_value_unknown", start, name, joined(spec.names));
        return static_cast<std::uint32_t>(*value);
    }

    Result<std::int64_t> number() {
        const std::size_t start = at_;
        take('-');
        while (is_digit(peek())) ++at_;
        const auto digits = text_.substr(start, at_ - start);
        std::int64_t value = 0;
        const auto [end, failure] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (failure == std::errc::result_out_of_range || value == kAbsent)
            return error("filter_number_out_of_range", start, digits, "64 bits");
        if (failure != std::errc()) return error("filter_malformed", start, digits, "number");
        return value;
    }

    static bool is_digit(char c) { return c >= '0' && c <= '9'; }
    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool take(char c) {
        if (at_ == text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    std::string_view take_name() {
        const std::size_t start = at_;
        while (is_name_letter(peek())) ++at_;
        return text_.substr(start, at_ - start);
    }

    static Error error(std::string_view code, std::size_t at, std::string_view got,
                       std::string_view wanted) {
        return {std::string(code), std::to_string(at), std::string(got), std::string(wanted)};
    }
    Error malformed(std::string_view wanted) const {
        return error("filter_malformed", at_, text_.substr(at_, 16), wanted);
    }
    Error kind_mismatch(std::string_view wanted) const {
        return error("filter_kind_mismatch", at_, text_.substr(at_, 16), wanted);
    }
    static std::string joined(const std::vector<std::string>& names) {
        std::string all;
        for (const auto& name : names) (all += all.empty() ? "" : ", ") += name;
        return all;
    }
    std::string column_names() const {
        std::vector<std::string> names;
        for (const auto& column : schema_.columns) names.push_back(column.name);
        return joined(names);
    }

    std::string_view text_;
    const Schema& schema_;
    std::size_t at_ = 0;
};

} // namespace

std::string to_text(const Filter& filter, const Schema& schema) {
    std::string out;
    if (!filter.matches_everything()) write(out, filter, schema);
    return out;
}

Result<Filter> parse_filter(std::string_view text, const Schema& schema) {
    if (text.empty()) return Filter{};
    if (text.size() > kFilterBytesMax)
        return Error{"filter_too_long", "", std::to_string(text.size()),
                     std::to_string(kFilterBytesMax)};
    return Parser(text, schema).whole();
}

} // namespace stall::table
