// The seller API's page of results, around rows of any kind. Must not know what is in a row.
#pragma once

#include "core/wire/writer.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stall::wire {

/// `count` is of all pages; `next` and `previous` are addresses, empty where there is no such page.
template <typename Row> struct SellerPageOf {
    std::int64_t count = 0;
    std::string next;
    std::string previous;
    std::vector<Row> results;
};

/// The seller API says null where there is no text.
inline void text_or_null(Writer& out, std::string_view name, std::string_view text) {
    out.key(name);
    if (text.empty())
        out.raw("null");
    else
        out.text(text);
}

/// A field that the published file has as a string, never null: it is left out where it is empty.
inline void text_if_any(Writer& out, std::string_view name, std::string_view text) {
    if (!text.empty()) out.field(name, text);
}

/// `write_row(writer, row)` writes one object; `row_bytes` is what one takes, about.
template <typename Row, typename WriteRow>
std::string encode_page_of(const SellerPageOf<Row>& page, std::size_t row_bytes,
                           WriteRow write_row) {
    Writer out(256 + page.results.size() * row_bytes);
    out.begin_object();
    out.field("count", page.count);
    text_or_null(out, "next", page.next);
    text_or_null(out, "previous", page.previous);
    out.each("results", page.results, [&](const Row& row) { write_row(out, row); });
    out.end_object();
    return out.take();
}

} // namespace stall::wire
