// The names of enums on the wire, in the order of the enums, and the grade and market as fields.
// Inside core/wire only. Must not know any one contract.
#pragma once

#include "core/listings/buybox.hpp"
#include "core/wire/listings.hpp"
#include "core/wire/reader.hpp"
#include "core/wire/writer.hpp"

namespace stall::wire {

inline constexpr std::array kStandingNames =
    std::to_array<std::string_view>({"absent", "losing", "winning", "won_by_your_other_ad"});

template <typename Enum, std::size_t count>
std::string_view name_in(const std::array<std::string_view, count>& names, Enum value) {
    return names[static_cast<std::size_t>(value)];
}

/// Reads a text and takes what `parse` makes of it. `Source` is Fields or PlainFields.
template <typename Source, typename T, typename Parse>
void read_parsed(Source& fields, std::string_view key, T& value, Parse parse) {
    std::string text;
    fields.read(key, text);
    fields.keep(key, parse(text), value);
}
/// Reads a whole number and takes what `check` makes of it.
template <typename Source, typename T, typename Check>
void read_checked(Source& fields, std::string_view key, T& value, Check check) {
    std::int64_t number = 0;
    fields.read(key, number);
    fields.keep(key, check(number), value);
}

template <typename Source> void read_market(Source& fields, listings::Market& market) {
    read_parsed(fields, "market", market, listings::parse_market);
}

inline Confirmation read_confirmed(Fields& fields) {
    bool is_confirmed = false;
    if (fields.has("confirmed")) fields.read_flag("confirmed", is_confirmed);
    return is_confirmed ? Confirmation::confirmed : Confirmation::none;
}

/// The fields of a patch; ad_edits.cpp.
listings::Patch read_patch(Fields& fields);

/// An array of {shipper, price, delay_hours}; ad_edits.cpp.
void write_deliveries(Writer& writer, std::string_view key,
                      const std::vector<listings::Delivery>& deliveries);
void read_deliveries(Fields& fields, std::string_view key, Currency currency,
                     std::vector<listings::Delivery>& deliveries);

} // namespace stall::wire
