// Amounts of money as people type them and spreadsheets hold them. The wire's own form, which is
// strict, is parse_money's.
// Source: rules.md section 1, docs/decisions/0018. Must not know prices or files.
#pragma once

#include "core/base/language.hpp"
#include "core/base/money.hpp"

namespace stall {

/// What is known of the comma and the point in an amount beside its own text.
enum class Marks : std::uint8_t {
    unproven,      ///< a file alone, or typed in a page whose language groups with a blank
    decimal_point, ///< the other amounts of its file prove it
    decimal_comma,
    groups_with_comma, ///< typed in a page whose language groups so
    groups_with_point
};

constexpr Marks marks_typed_in(Language language) {
    const std::string_view group = marks_of(language).group;
    if (group == ",") return Marks::groups_with_comma;
    return group == "." ? Marks::groups_with_point : Marks::unproven;
}

/// Reads "1200", "1,200.50", "1.200,50", "1 200,5", "1'200.50", "12,00", ",5", with a sign, blanks
/// around, and the currency's own code or symbol (€, £, $, kr, ¥) before or after. Blanks and
/// apostrophes between groups of three are grouping; of two different marks the last is the decimal
/// mark; a mark more than once is grouping. Alone before exactly three digits a mark may be either:
/// `marks` decides, else the currency (none in JPY, three digits in KWD).
/// Errors: "money_ambiguous" (wanted: both readings, the one with a decimal mark first, as in
/// "1.20, 1200.00"), and those of parse_money.
Result<Money> read_written_money(std::string_view text, Currency currency, Marks marks);

/// The decimal mark that the amounts of a file prove: those that can be read in one way only.
class ProvenMarks {
public:
    /// What is no amount proves nothing.
    void see(std::string_view text, Currency currency);
    /// Unproven too where amounts contradict each other.
    Marks marks() const;

private:
    bool has_decimal_point_ = false;
    bool has_decimal_comma_ = false;
};

} // namespace stall
