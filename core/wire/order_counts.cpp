// How many orders wait; see order_counts.hpp.
// Must not know HTTP or widgets.
#include "core/wire/order_counts.hpp"

#include <charconv>

namespace stall::wire {
namespace {

/// The number behind a key that stands once in the text: inside strings its quotes are escaped.
std::optional<std::int64_t> number_behind(std::string_view json, std::string_view key) {
    const auto at = json.rfind(key);
    if (at == json.npos) return std::nullopt;
    const char* begin = json.data() + at + key.size();
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(begin, json.data() + json.size(), number);
    if (problem != std::errc{} || end == begin || number < 0) return std::nullopt;
    return number;
}

} // namespace

std::optional<WaitingOrders> scan_waiting(std::string_view page_json) {
    const auto to_confirm = number_behind(page_json, "\"to_confirm\":");
    const auto to_dispatch = number_behind(page_json, "\"to_dispatch\":");
    if (!to_confirm || !to_dispatch) return std::nullopt;
    return WaitingOrders{*to_confirm, *to_dispatch};
}

} // namespace stall::wire
