// The URL after '#': parsed and printed; see route.hpp.
// Must not know the browser's history.
#include "web/app/route.hpp"

#include "core/base/whole_number.hpp"
#include "web/app/all_markets.hpp"
#include "web/app/url_text.hpp"

namespace stall::app {
namespace {

using namespace ads;

constexpr std::string_view kCreatePath = "/ads/create";
constexpr std::string_view kOrdersPath = "/orders";
constexpr std::string_view kNewSheet = "new";
constexpr std::string_view kCopiedSheet = "copy-";
constexpr std::string_view kAllMarkets = "all";

struct Named {
    std::string_view name;
    int value;
};
constexpr Named kSegmentNames[] = {
    {"all", 0},     {"best_price", 1}, {"not_best_price", 2}, {"above_new_price", 3},
    {"offline", 4}, {"drafts", 5},     {"archived", 6}};
constexpr Named kColourNames[] = {{"grey", 0}, {"orange", 1}, {"green", 2}, {"red", 3}};

template <std::size_t N> std::optional<int> value_of(const Named (&all)[N], std::string_view name) {
    for (const auto& each : all)
        if (each.name == name) return each.value;
    return std::nullopt;
}

template <std::size_t N> std::string_view name_in(const Named (&all)[N], int value) {
    for (const auto& each : all)
        if (each.value == value) return each.name;
    return {};
}

template <typename Visit> void each_part(std::string_view text, char separator, Visit visit) {
    while (!text.empty()) {
        const auto end = text.find(separator);
        const auto part = text.substr(0, end);
        if (!part.empty()) visit(part);
        if (end == text.npos) return;
        text.remove_prefix(end + 1);
    }
}

Range range_in(std::string_view text) {
    const auto dots = text.find("..");
    if (dots == text.npos) return {};
    return {whole_number(text.substr(0, dots)), whole_number(text.substr(dots + 2))};
}

std::string range_text(const Range& range) {
    return (range.from ? std::to_string(*range.from) : "") + ".." +
           (range.to ? std::to_string(*range.to) : "");
}

std::optional<AdKey> row_in(std::string_view text) {
    const auto dash = text.find('-');
    if (dash == text.npos) return std::nullopt;
    const auto listing = whole_number(text.substr(0, dash));
    const auto market = listings::parse_market(text.substr(dash + 1));
    if (!listing || *listing <= 0 || !market) return std::nullopt;
    return AdKey{ListingId(*listing), market.value()};
}

void read_sort(std::string_view text, std::vector<SortKey>& sort) {
    each_part(text, ',', [&](std::string_view part) {
        SortKey key;
        if (part.starts_with('-')) {
            key.direction = Direction::descending;
            part.remove_prefix(1);
        }
        const auto column = parse_column(part);
        if (!column) return;
        key.column = *column;
        sort.push_back(key);
    });
}

void read_filter(std::string_view name, std::string_view value, Filters& filters) {
    if (name == "market" && value == kAllMarkets)
        filters.markets.assign(listings::kMarkets.begin(), listings::kMarkets.end());
    each_part(value, ',', [&](std::string_view part) {
        if (name == "grade") {
            if (const auto grade = listings::parse_grade(part))
                filters.grades.push_back(grade.value());
        } else if (name == "market") {
            if (const auto market = listings::parse_market(part))
                filters.markets.push_back(market.value());
        } else if (name == "category") {
            filters.categories.push_back(url_decoded(part));
        } else if (name == "colour") {
            if (const auto colour = value_of(kColourNames, part))
                filters.colours.push_back(static_cast<listings::RowColour>(*colour));
        }
    });
    if (name == "price") filters.price_minor = range_in(value);
    if (name == "stock") filters.stock = range_in(value);
}

SheetPlace sheet_in(std::string_view value) {
    using Origin = SheetPlace::Origin;
    if (value == kNewSheet) return {Origin::blank, {}};
    const bool is_copy = value.starts_with(kCopiedSheet);
    if (is_copy) value.remove_prefix(kCopiedSheet.size());
    const ProductId of(whole_number(value).value_or(0));
    if (!of.exists()) return {};
    return {is_copy ? Origin::copy : Origin::change, of};
}

std::string print_creation(const Route& route) {
    using Origin = SheetPlace::Origin;
    std::string path(kCreatePath);
    const auto& [origin, of] = route.sheet;
    if (route.selling.exists()) return path + "?product=" + std::to_string(route.selling.value);
    if (origin == Origin::none) return path;
    path += "?sheet=";
    if (origin == Origin::blank) return path.append(kNewSheet);
    if (origin == Origin::copy) path += kCopiedSheet;
    return path + std::to_string(of.value);
}

void read_pair(std::string_view name, std::string_view value, Route& route) {
    auto& question = route.question;
    if (name == "segment") {
        if (const auto segment = value_of(kSegmentNames, value))
            question.segment = static_cast<listings::Segment>(*segment);
    } else if (name == "q") {
        question.search = url_decoded(value);
    } else if (name == "sort") {
        read_sort(value, question.sort);
    } else if (name == "row") {
        route.opened = row_in(value);
    } else if (name == "pane") {
        for (const auto pane : kPanes)
            if (value == name_of(pane)) route.pane = pane;
    } else if (name == "product") {
        route.selling = ProductId(whole_number(value).value_or(0));
    } else if (name == "sheet") {
        route.sheet = sheet_in(value);
    } else {
        read_filter(name, value, question.filters);
    }
}

class Query {
public:
    explicit Query(std::string place) : text_(std::move(place)) {}
    void add(std::string_view name, std::string_view value) {
        if (value.empty()) return;
        text_ += has_pair_ ? '&' : '?';
        has_pair_ = true;
        text_.append(name).append("=").append(value);
    }
    template <typename Each, typename Say>
    void add_list(std::string_view name, const std::vector<Each>& all, Say say) {
        std::string joined;
        for (const auto& each : all) {
            if (!joined.empty()) joined += ',';
            joined += say(each);
        }
        add(name, joined);
    }
    std::string text() && { return std::move(text_); }

private:
    std::string text_;
    bool has_pair_ = false;
};

} // namespace

std::string_view name_of(Pane pane) {
    if (pane == Pane::history) return "history";
    return pane == Pane::markets ? "markets" : "price";
}

Route parse_route(std::string_view fragment) {
    Route route;
    if (fragment.starts_with('#')) fragment.remove_prefix(1);
    const auto mark = fragment.find('?');
    if (fragment.substr(0, mark) == "/sign-in") route.place = Place::sign_in;
    if (fragment.substr(0, mark) == kCreatePath) route.place = Place::create;
    if (fragment.substr(0, mark) == kOrdersPath) route.place = Place::orders;
    if (mark == fragment.npos || route.place == Place::sign_in) return route;
    if (route.place == Place::orders) {
        route.orders = fragment.substr(mark + 1);
        return route;
    }
    each_part(fragment.substr(mark + 1), '&', [&](std::string_view pair) {
        const auto equals = pair.find('=');
        if (equals != pair.npos) read_pair(pair.substr(0, equals), pair.substr(equals + 1), route);
    });
    return route;
}

std::string print_route(const Route& route) {
    if (route.place == Place::sign_in) return "/sign-in";
    if (route.place == Place::orders)
        return std::string(kOrdersPath) + (route.orders.empty() ? "" : "?" + route.orders);
    if (route.place == Place::create) return print_creation(route);
    const auto& [segment, search, filters, sort] = route.question;
    Query query("/ads");
    if (segment != listings::Segment::all)
        query.add("segment", name_in(kSegmentNames, static_cast<int>(segment)));
    query.add("q", url_encoded(search));
    query.add_list("grade", filters.grades,
                   [](auto grade) { return std::string(listings::name_of(grade)); });
    // Where nothing else is asked it is said: the bare page begins with the home market.
    if (names_all_markets(filters) || (route.question == Question{} && !route.opened))
        query.add("market", kAllMarkets);
    else
        query.add_list("market", filters.markets,
                       [](auto market) { return std::string(listings::code_of(market)); });
    query.add_list("category", filters.categories,
                   [](const auto& name) { return url_encoded(name); });
    query.add_list("colour", filters.colours, [](auto colour) {
        return std::string(name_in(kColourNames, static_cast<int>(colour)));
    });
    if (!filters.price_minor.is_open()) query.add("price", range_text(filters.price_minor));
    if (!filters.stock.is_open()) query.add("stock", range_text(filters.stock));
    query.add_list("sort", sort, [](const SortKey& key) {
        return (key.direction == Direction::descending ? "-" : "") +
               std::string(name_of(key.column));
    });
    if (route.opened)
        query.add("row", std::to_string(route.opened->listing.value) + "-" +
                             std::string(listings::code_of(route.opened->market)));
    if (route.opened && route.pane != Pane::price) query.add("pane", name_of(route.pane));
    return std::move(query).text();
}

} // namespace stall::app
