// The panel that sets the filters of the ads list. Must not know how a filter is evaluated.
#include "core/base/text.hpp"
#include "core/base/whole_number.hpp"
#include "core/base/written_money.hpp"
#include "web/views/ads/filters.hpp"

#include <algorithm>

namespace stall::views::ads {
namespace {

using app::TextKey;
using app::ads::Filters;
using app::ads::Range;

constexpr std::array kColours = {listings::RowColour::green, listings::RowColour::red,
                                 listings::RowColour::orange, listings::RowColour::grey};

template <typename Each> void toggle(std::vector<Each>& all, const Each& each) {
    const auto found = std::ranges::find(all, each);
    if (found == all.end()) {
        all.push_back(each);
    } else {
        all.erase(found);
    }
}

template <typename Each, typename Say>
void choice_ui(const Context& context, const char* key, TextKey label, std::span<const Each> all,
               std::vector<Each> Filters::* part, Say say) {
    const auto& chosen = context.model.route.question.filters.*part;
    std::vector<std::string> keys;
    std::vector<kit::Option> options;
    keys.reserve(all.size());
    for (const auto& each : all) {
        keys.push_back(std::to_string(keys.size()));
        const bool is_chosen = std::ranges::find(chosen, each) != chosen.end();
        options.push_back({.key = keys.back(), .label = say(each), .is_chosen = is_chosen});
    }
    const auto toggled = kit::multi_choice(key, context.text(label), options);
    if (!toggled) return;
    auto filters = context.model.route.question.filters;
    toggle(filters.*part, all[*toggled]);
    context.send(app::ads::FiltersSet{std::move(filters)});
}

template <typename Say, typename Read>
void range_ui(const Context& context, const char* key, TextKey from, TextKey to,
              kit::FieldKind kind, Range Filters::* part, Say say, Read read) {
    const kit::Row row(key);
    const auto& range = context.model.route.question.filters.*part;
    const float width = (kit::available_width() - 8) / 2;
    const auto end_ui = [&](TextKey label, std::optional<std::int64_t> Range::* end) {
        const auto words = range.*end ? say(*(range.*end)) : std::string();
        const kit::Column column(width);
        const auto result =
            kit::field(std::string(context.text(label)),
                       {.label = context.text(label), .text = words, .kind = kind, .width = width});
        if (!result.committed) return;
        auto filters = context.model.route.question.filters;
        if (trim(result.text).empty()) {
            ((filters.*part).*end).reset();
            return context.send(app::ads::FiltersSet{std::move(filters)});
        }
        const Result<std::int64_t> typed = read(result.text);
        if (!typed) return context.send(app::ads::FilterUnread{typed.error()});
        (filters.*part).*end = typed.value();
        context.send(app::ads::FiltersSet{std::move(filters)});
    };
    end_ui(from, &Range::from);
    end_ui(to, &Range::to);
}

} // namespace

void filter_panel_ui(const Context& context) {
    const auto language = context.model.language;
    choice_ui<listings::RowColour>(
        context, "colour", "ads.filter.colour", kColours, &Filters::colours,
        [&](auto colour) { return context.text(app::title_of(colour)); });
    kit::gap(12);
    choice_ui<listings::Grade>(context, "grade", "ads.filter.grade", listings::kGrades,
                               &Filters::grades,
                               [&](auto grade) { return context.text(app::title_of(grade)); });
    kit::gap(12);
    std::vector<listings::Market> markets;
    for (const auto& code : context.model.sign_in.session.markets)
        if (const auto market = listings::parse_market(code)) markets.push_back(market.value());
    choice_ui<listings::Market>(context, "market", "ads.filter.market", markets, &Filters::markets,
                                [&](auto market) { return context.text(app::title_of(market)); });
    kit::gap(12);
    range_ui(
        context, "price", "ads.filter.price_from", "ads.filter.price_to", kit::FieldKind::decimal,
        &Filters::price_minor,
        [&](std::int64_t minor) { return format_typed(language, {minor, Currency()}); },
        [&](std::string_view text) -> Result<std::int64_t> {
            return TRY(read_written_money(text, Currency(), marks_typed_in(language))).minor;
        });
    kit::gap(12);
    range_ui(
        context, "stock", "ads.filter.stock_from", "ads.filter.stock_to",
        kit::FieldKind::whole_number, &Filters::stock,
        [](std::int64_t number) { return std::to_string(number); }, parse_typed_number);
    kit::gap(12);
    const auto& known = context.model.ads.shelf.categories();
    const std::vector<std::string> categories(known.begin(), known.end());
    choice_ui<std::string>(context, "category", "ads.filter.category", categories,
                           &Filters::categories,
                           [](const std::string& name) { return std::string_view(name); });
}

} // namespace stall::views::ads
