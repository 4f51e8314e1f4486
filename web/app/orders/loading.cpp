// Getting orders from the server; see loading.hpp.
// Must not know widgets.
#include "web/app/orders/loading.hpp"

#include "web/app/orders/editions.hpp"
#include "web/app/orders/list.hpp"
#include "web/app/url_text.hpp"

#include <algorithm>

namespace stall::app::orders {
namespace {

using State = Load::State;

void add_country(Orders& orders, const std::string& country) {
    const auto at = std::lower_bound(orders.countries.begin(), orders.countries.end(), country);
    if (!country.empty() && (at == orders.countries.end() || *at != country))
        orders.countries.insert(at, country);
}

void take_row(Orders& orders, OrderBrief row) {
    add_country(orders, row.country);
    put(orders, std::move(row));
}

void take_counts(Turn& turn, const wire::SegmentCounts& counts) {
    auto& orders = *turn.model.orders;
    orders.counts = counts;
    turn.model.orders_to_confirm = counts[static_cast<std::size_t>(Segment::to_confirm)];
    turn.model.orders_to_dispatch = counts[static_cast<std::size_t>(Segment::to_dispatch)];
}

void page_answered(Turn& turn, int status, std::string_view body) {
    auto& orders = *turn.model.orders;
    auto page = wire::decode_order_page(body);
    if (status != 200 || !page) return fail(orders.page, status, body);
    orders.page.request = 0;
    orders.page.state = State::ready;
    if (is_held(orders.question.segment)) return;
    if (orders.next.empty()) orders.listed.clear();
    for (auto& row : page.value().rows) {
        orders.listed.push_back(row.id);
        take_row(orders, std::move(row));
    }
    orders.next = std::move(page.value().next);
    take_counts(turn, page.value().counts);
    const auto segment = static_cast<std::size_t>(orders.question.segment);
    if (orders.next.empty())
        orders.total = static_cast<std::int64_t>(orders.listed.size());
    else // the counts are of whole segments
        orders.total = orders.question.is_filtered() ? -1 : orders.counts[segment];
}

void open_answered(Turn& turn, int status, std::string_view body) {
    auto& orders = *turn.model.orders;
    if (status != 200) return fail(orders.open, status, body);
    orders.open.request = 0;
    orders.open.state = State::ready;
    // What waited before and did not come again waits no more.
    std::erase_if(orders.known, [&](const auto& each) {
        return due_of(each.second) && !orders.arriving.contains(each.first) &&
               !is_pending(orders, each.first);
    });
    orders.arriving.clear();
    refresh_list(orders);
}

void sheet_answered(Turn& turn, int status, std::string_view body) {
    auto& orders = *turn.model.orders;
    auto detail = wire::decode_order_detail(body);
    if (status != 200 || !detail) return fail(orders.sheet, status, body);
    orders.sheet.request = 0;
    orders.sheet.state = State::ready;
    orders.opened = detail.value();
    take_detail(turn, std::move(detail).value());
}

void places_answered(Turn& turn, int status, std::string_view body) {
    auto& orders = *turn.model.orders;
    auto places = wire::decode_places(body);
    if (status != 200 || !places) return fail(orders.places_load, status, body);
    orders.places_load = {State::ready, 0, {}};
    orders.places = std::move(places).value();
}

void count_answered(Turn& turn, int status, std::string_view body) {
    auto& orders = *turn.model.orders;
    const auto page = wire::decode_order_page(body);
    if (status != 200 || !page) return fail(orders.counting, status, body);
    orders.counting = {State::ready, 0, {}};
    take_counts(turn, page.value().counts);
}

} // namespace

void get(Turn& turn, Load& load, std::string path, effect::Fetch::Delivery delivery) {
    turn.abort(load.request);
    effect::Fetch request;
    request.path = std::move(path);
    request.delivery = delivery;
    load.state = State::loading;
    load.request = turn.fetch({Purpose::orders, 0}, std::move(request));
}

void fail(Load& load, int status, std::string_view body) {
    load.request = 0;
    load.state = State::failed;
    load.error = Error{"network", "", "", ""};
    if (status == 0) return;
    auto problem = problem_of(status, body);
    load.error =
        problem.fields.empty() ? Error{problem.code, "", "", ""} : std::move(problem.fields[0]);
}

std::string parameters_of(const Orders& orders) {
    return parameters_of(filter_of(orders.question, orders.zone));
}

std::string parameters_of(const stall::orders::OrderFilter& filter) {
    std::string text = "segment=" + std::string(stall::orders::name_of(filter.segment));
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) text.append("&").append(name).append("=").append(url_encoded(value));
    };
    if (filter.from) add("from", std::to_string(filter.from->utc_ms));
    if (filter.until) add("until", std::to_string(filter.until->utc_ms));
    add("number", filter.number);
    if (filter.state) add("state", std::to_string(static_cast<int>(*filter.state)));
    add("sku", filter.sku);
    add("customer", filter.customer);
    add("country", filter.country);
    return text;
}

void load_open(Turn& turn) {
    turn.model.orders->awaits_head = true;
    turn.model.orders->arriving.clear();
    get(turn, turn.model.orders->open, "/desk/v1/orders/open", effect::Fetch::Delivery::lines);
}

void load_page(Turn& turn, const std::string& cursor) {
    auto& orders = *turn.model.orders;
    if (cursor.empty()) {
        orders.next.clear();
        orders.total = -1;
    }
    const std::string limit =
        cursor.empty() ? "&limit=100" : "&limit=200&cursor=" + url_encoded(cursor);
    get(turn, orders.page, "/desk/v1/orders?" + parameters_of(orders) + limit);
}

void load_sheet(Turn& turn) {
    auto& orders = *turn.model.orders;
    if (!orders.question.opened.exists()) return;
    if (orders.opened && orders.opened->order.id != orders.question.opened) orders.opened.reset();
    get(turn, orders.sheet, "/desk/v1/orders/" + std::to_string(orders.question.opened.value));
}

void count_again(Turn& turn) {
    auto& orders = *turn.model.orders;
    if (orders.counting.request != 0) return;
    get(turn, orders.counting, "/desk/v1/orders?" + parameters_of(orders) + "&limit=1");
}

void load_missing(Turn& turn) {
    auto& orders = *turn.model.orders;
    const auto is_missing = [](const Load& load) {
        return load.state == State::idle || load.state == State::failed;
    };
    if (is_missing(orders.calendar)) load_calendar(turn);
    if (is_missing(orders.edition)) load_edition(turn);
    if (is_missing(orders.open)) load_open(turn);
}

void load_places(Turn& turn) {
    auto& load = turn.model.orders->places_load;
    if (load.state == State::idle || load.state == State::failed)
        get(turn, load, "/desk/v1/places");
}

bool load_answered(Turn& turn, std::int64_t request, int status, std::string_view body) {
    auto& orders = *turn.model.orders;
    if (request == orders.page.request) {
        page_answered(turn, status, body);
    } else if (request == orders.open.request) {
        open_answered(turn, status, body);
    } else if (request == orders.sheet.request) {
        sheet_answered(turn, status, body);
    } else if (request == orders.places_load.request) {
        places_answered(turn, status, body);
    } else if (request == orders.counting.request) {
        count_answered(turn, status, body);
    } else {
        return false;
    }
    return true;
}

void open_lines(Turn& turn, const std::vector<std::string>& lines) {
    auto& orders = *turn.model.orders;
    for (const auto& line : lines) {
        if (orders.awaits_head) {
            orders.awaits_head = false;
            const auto head = wire::decode_orders_head(line);
            if (head) take_counts(turn, head.value().counts);
            continue;
        }
        auto row = wire::decode_order_row(line);
        if (!row) continue;
        orders.arriving.insert(row.value().id);
        take_row(orders, std::move(row).value());
    }
}

void take_detail(Turn& turn, wire::OrderDetail detail) {
    auto& orders = *turn.model.orders;
    put(orders, wire::row_of(detail));
    if (orders.question.opened == detail.order.id) {
        orders.opened = std::move(detail);
        orders.sheet.state = State::ready;
        load_edition(turn);
    }
    refresh_list(orders);
}

} // namespace stall::app::orders
