// Orders in the palette; see palette.hpp.
// Must not know widgets.
#include "web/app/orders/palette.hpp"

#include "core/base/text.hpp"
#include "web/app/orders/finding.hpp"
#include "web/app/orders/model.hpp"
#include "web/app/orders/wording.hpp"
#include "web/app/url_text.hpp"

#include <algorithm>

namespace stall::app::orders {
namespace {

constexpr std::size_t kOrdersMax = 5;

PaletteEntry entry_to(std::string label, std::string note, std::string question) {
    PaletteEntry entry;
    entry.kind = PaletteEntry::Kind::order;
    entry.label = std::move(label);
    entry.note = std::move(note);
    entry.route = "/orders?" + std::move(question);
    return entry;
}

std::string label_of_list(const Model& model, std::string_view which) {
    return std::string(text(model.language, "nav.orders")) + ": " + std::string(which);
}

void add_segments(const Model& model, const std::string& wanted,
                  std::vector<PaletteEntry>& entries) {
    for (const auto segment : stall::orders::kSegments) {
        auto label = label_of_list(model, text(model.language, title_of(segment)));
        if (fold(label).find(wanted) == std::string::npos) continue;
        entries.push_back(entry_to(std::move(label), "",
                                   "segment=" + std::string(stall::orders::name_of(segment))));
    }
}

PaletteEntry entry_of(const Model& model, const OrderBrief& order) {
    const auto number = std::to_string(order.id.value);
    const auto state = text(model.language, title_of(order.state));
    return entry_to(say(model.language, "orders.sheet", {{"number", number}}),
                    order.customer + " · " + std::string(state), "order=" + number);
}

/// What the server says there is of what is typed.
void add_found(const Model& model, const Finding& finding, std::vector<PaletteEntry>& entries) {
    for (const auto& order : finding.rows) entries.push_back(entry_of(model, order));
    if (!finding.has_more) return;
    entries.push_back(
        entry_to(label_of_list(model, finding.asked), "", "q=" + url_encoded(finding.asked)));
}

/// Until it has spoken: what the page holds of it, the newest first.
void add_known(const Model& model, std::string_view typed, std::vector<PaletteEntry>& entries) {
    const stall::orders::OrderMatcher matcher(filter_naming(typed));
    std::vector<OrderId> added;
    const auto add = [&](const OrderBrief& order) {
        if (added.size() == kOrdersMax || !matcher.matches(order)) return;
        if (std::ranges::find(added, order.id) != added.end()) return;
        added.push_back(order.id);
        entries.push_back(entry_of(model, order));
    };
    if (model.orders) {
        const auto& known = model.orders->known;
        for (auto each = known.rbegin(); each != known.rend() && added.size() < kOrdersMax; ++each)
            add(each->second);
    }
    for (const auto& order : model.palette.finding->rows) add(order);
}

} // namespace

void add_palette_entries(const Model& model, std::string_view typed,
                         std::vector<PaletteEntry>& entries) {
    if (typed.empty()) return;
    // The segments first: what comes late moves nothing that is about to be chosen.
    add_segments(model, fold(typed), entries);
    const auto* finding = model.palette.finding.get();
    if (!finding) return;
    if (finding->state == Finding::State::ready && finding->asked == typed)
        add_found(model, *finding, entries);
    else
        add_known(model, typed, entries);
}

} // namespace stall::app::orders
