// Orders in the palette; see palette.hpp.
// Must not know widgets.
#include "web/app/orders/palette.hpp"

#include "core/base/text.hpp"
#include "web/app/orders/model.hpp"
#include "web/app/texts.hpp"

namespace stall::app::orders {
namespace {

constexpr std::size_t kOrdersMax = 5;
constexpr std::size_t kDigitsMin = 3;

constexpr std::array<TextKey, stall::orders::kSegments.size()> kSegmentTitles = {
    "orders.segment.to_confirm",
    "orders.segment.to_dispatch",
    "orders.segment.shipped",
    "orders.segment.after_sales",
    "orders.segment.cancelled_and_refunded",
    "orders.segment.all"};

PaletteEntry entry_to(std::string label, std::string note, std::string question) {
    PaletteEntry entry;
    entry.kind = PaletteEntry::Kind::order;
    entry.label = std::move(label);
    entry.note = std::move(note);
    entry.route = "/orders?" + std::move(question);
    return entry;
}

bool is_number(std::string_view typed) {
    for (const char letter : typed)
        if (letter < '0' || letter > '9') return false;
    return typed.size() >= kDigitsMin;
}

void add_segments(const Model& model, const std::string& wanted,
                  std::vector<PaletteEntry>& entries) {
    for (std::size_t at = 0; at < kSegmentTitles.size(); ++at) {
        const auto title = text(model.language, kSegmentTitles[at]);
        const auto label =
            std::string(text(model.language, "nav.orders")) + ": " + std::string(title);
        if (fold(label).find(wanted) == std::string::npos) continue;
        const auto name = stall::orders::name_of(stall::orders::kSegments[at]);
        entries.push_back(entry_to(label, "", "segment=" + std::string(name)));
    }
}

PaletteEntry entry_of(const Model& model, const std::string& number, std::string note) {
    return entry_to(say(model.language, "orders.sheet", {{"number", number}}), std::move(note),
                    "order=" + number);
}

} // namespace

void add_palette_entries(const Model& model, std::string_view typed,
                         std::vector<PaletteEntry>& entries) {
    if (typed.empty()) return;
    const auto wanted = fold(typed);
    const bool is_one = is_number(typed);
    bool is_known = false;
    std::size_t count = 0;
    if (model.orders) {
        // The newest first.
        const auto& known = model.orders->known;
        for (auto each = known.rbegin(); each != known.rend() && count < kOrdersMax; ++each) {
            const auto number = std::to_string(each->first.value);
            const bool fits = is_one
                                  ? number.starts_with(typed)
                                  : fold(each->second.customer).find(wanted) != std::string::npos;
            if (!fits) continue;
            is_known = is_known || number == typed;
            entries.push_back(entry_of(model, number, each->second.customer));
            ++count;
        }
    }
    // An order that the page does not hold: the server knows whether there is one.
    if (is_one && !is_known) entries.push_back(entry_of(model, std::string(typed), ""));
    add_segments(model, wanted, entries);
}

} // namespace stall::app::orders
