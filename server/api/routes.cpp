// The table, and finding a request's place in it. Must not know what the handlers do.
#include "server/api/routes.hpp"

#include "server/api/handlers.hpp"

#include <algorithm>
#include <array>

namespace stall::api {
namespace {

using enum Family;
using enum Permission;
constexpr BodyLimit kSmall = BodyLimit::small;
constexpr BodyLimit kImport = BodyLimit::import;

// clang-format off
constexpr std::array kRoutes = std::to_array<Route>({
    {"GET",    "/healthz",                             probe,  everybody, kSmall,  get_healthz},
    {"GET",    "/readyz",                              probe,  everybody, kSmall,  get_readyz},

    {"POST",   "/desk/v1/session",                     desk,   everybody, kSmall,  post_session, Queue::sign_in},
    {"GET",    "/desk/v1/session",                     desk,   look,      kSmall,  get_session},
    {"DELETE", "/desk/v1/session",                     desk,   everybody, kSmall,  delete_session},
    {"GET",    "/desk/v1/listings",                    desk,   look,      kSmall,  get_listings},
    {"POST",   "/desk/v1/listings",                    desk,   sell,      kSmall,  post_listing},
    {"GET",    "/desk/v1/listings/export",             desk,   look,      kSmall,  get_export},
    {"POST",   "/desk/v1/listings/export",             desk,   look,      kImport, post_export},
    {"GET",    "/desk/v1/changes",                     desk,   look,      kSmall,  get_changes},
    {"PATCH",  "/desk/v1/listings/{id}",               desk,   sell,      kSmall,  patch_listing},
    {"POST",   "/desk/v1/listings/{id}/markets",       desk,   sell,      kSmall,  post_market},
    {"GET",    "/desk/v1/listings/{id}/offers",        desk,   look,      kSmall,  get_offers},
    {"GET",    "/desk/v1/listings/{id}/prices",        desk,   look,      kSmall,  get_prices},
    {"GET",    "/desk/v1/listings/{id}/advice",        desk,   look,      kSmall,  get_advice},
    {"GET",    "/desk/v1/listings/{id}/deliveries",    desk,   look,      kSmall,  get_deliveries},
    {"GET",    "/desk/v1/deliveries",                  desk,   look,      kSmall,  get_shop_deliveries},
    {"GET",    "/desk/v1/categories",                  desk,   look,      kSmall,  get_categories},
    {"GET",    "/desk/v1/categories/{id}/title-pattern", desk, look,      kSmall,  get_title_pattern},
    {"GET",    "/desk/v1/products",                    desk,   look,      kSmall,  get_products},
    {"POST",   "/desk/v1/products",                    desk,   sell,      kSmall,  post_product},
    {"POST",   "/desk/v1/products/likely",             desk,   look,      kSmall,  post_likely_products},
    {"GET",    "/desk/v1/products/{id}",               desk,   look,      kSmall,  get_product},
    {"PUT",    "/desk/v1/products/{id}",               desk,   sell,      kSmall,  put_product},
    {"GET",    "/desk/v1/products/{id}/prospects",     desk,   look,      kSmall,  get_prospects},
    {"POST",   "/desk/v1/products/{id}/pictures",      desk,   sell,      kImport, post_picture},
    {"PUT",    "/desk/v1/products/{id}/pictures",      desk,   sell,      kSmall,  put_pictures},
    {"GET",    "/desk/v1/pictures/{id}",               desk,   look,      kSmall,  get_picture},
    {"POST",   "/desk/v1/bulk",                        desk,   sell,      kImport, post_bulk},
    {"GET",    "/desk/v1/repricing",                   desk,   look,      kSmall,  get_repricing},
    {"PATCH",  "/desk/v1/repricing",                   desk,   sell,      kSmall,  patch_repricing},
    {"POST",   "/desk/v1/repricing/rules",             desk,   sell,      kImport, post_rule},
    {"PUT",    "/desk/v1/repricing/rules/{id}",        desk,   sell,      kImport, put_rule},
    {"DELETE", "/desk/v1/repricing/rules/{id}",        desk,   sell,      kSmall,  delete_rule},
    {"GET",    "/desk/v1/repricing/moves",             desk,   look,      kSmall,  get_rule_moves},
    {"POST",   "/desk/v1/imports",                     desk,   sell,      kImport, post_import},
    {"POST",   "/desk/v1/imports/foresight",           desk,   look,      kImport, post_foresight},
    {"GET",    "/desk/v1/tasks/{id}",                  desk,   look,      kSmall,  get_task},
    {"GET",    "/desk/v1/tasks/{id}/lines",            desk,   look,      kSmall,  get_task_lines},
    {"POST",   "/desk/v1/tasks/{id}/stop",             desk,   sell,      kSmall,  post_stop},
    {"POST",   "/desk/v1/tasks/{id}/undo",             desk,   sell,      kSmall,  post_undo},
    {"GET",    "/desk/v1/orders/{id}/packing-slip.pdf", desk,  look,      kSmall,  get_packing_slip},
    {"GET",    "/desk/v1/orders/{id}/delivery-note.pdf", desk, look,      kSmall,  get_delivery_note},
    {"GET",    "/desk/v1/orders/{id}/invoices/{number}", desk, look,      kSmall,  get_uploaded_invoice},
    {"GET",    "/desk/v1/orders",                      desk,   look,      kSmall,  get_orders},
    {"GET",    "/desk/v1/orders/open",                 desk,   look,      kSmall,  get_open_orders},
    {"GET",    "/desk/v1/orders/export",               desk,   look,      kSmall,  get_order_export},
    {"POST",   "/desk/v1/orders/bulk",                 desk,   sell,      kImport, post_order_bulk},
    {"GET",    "/desk/v1/orders/{id}",                 desk,   look,      kSmall,  get_order},
    {"POST",   "/desk/v1/orders/{id}/confirm",         desk,   sell,      kSmall,  post_order_confirm},
    {"POST",   "/desk/v1/orders/{id}/cancel",          desk,   sell,      kSmall,  post_order_cancel},
    {"POST",   "/desk/v1/orders/{id}/dispatch",        desk,   sell,      kSmall,  post_order_dispatch},
    {"POST",   "/desk/v1/orders/{id}/refund",          desk,   sell,      kSmall,  post_order_refund},
    {"POST",   "/desk/v1/orders/{id}/identifiers",     desk,   sell,      kSmall,  post_order_identifiers},
    {"POST",   "/desk/v1/orders/{id}/ticket",          desk,   sell,      kSmall,  post_order_ticket},
    {"GET",    "/desk/v1/calendar",                    desk,   look,      kSmall,  get_calendar},
    {"PUT",    "/desk/v1/calendar",                    desk,   sell,      kSmall,  put_calendar},
    {"GET",    "/desk/v1/places",                      desk,   look,      kSmall,  get_places},
    {"POST",   "/desk/v1/trackings",                   desk,   sell,      kImport, post_trackings},
    {"GET",    "/desk/v1/openapi.yaml",                desk,   everybody, kSmall,  get_contract},

    {"GET",    "/ws/listings",                         seller, look,      kSmall,  get_seller_listings},
    {"POST",   "/ws/listings",                         seller, sell,      kImport, post_seller_batch},
    {"GET",    "/ws/listings/detail",                  seller, look,      kSmall,  get_seller_detail},
    {"GET",    "/ws/listings/{id}",                    seller, look,      kSmall,  get_seller_listing},
    {"POST",   "/ws/listings/{id}",                    seller, sell,      kSmall,  post_seller_listing},
    {"GET",    "/ws/orders",                           seller, look,      kSmall,  get_seller_orders},
    {"GET",    "/ws/orders/{id}",                      seller, look,      kSmall,  get_seller_order},
    {"POST",   "/ws/orders/{id}",                      seller, sell,      kSmall,  post_seller_order},
    {"POST",   "/ws/orders/{id}/invoice",              seller, sell,      kImport, post_seller_invoice},
    {"GET",    "/ws/orders/{id}/delivery_note",        seller, look,      kSmall,  get_seller_delivery_note},
    {"PATCH",  "/ws/orderlines/{id}",                  seller, sell,      kSmall,  patch_seller_orderline},
    {"GET",    "/ws/shipping/v1/deliveries",           seller, look,      kSmall,  get_seller_deliveries},
    {"GET",    "/ws/shipping/v1/deliveries/{id}",      seller, look,      kSmall,  get_seller_delivery},
    {"GET",    "/ws/shipping/v1/returns",              seller, look,      kSmall,  get_seller_returns},
    {"GET",    "/ws/shipping/v1/returns/{id}",         seller, look,      kSmall,  get_seller_return},
    {"GET",    "/ws/category/tree",                    seller, look,      kSmall,  get_seller_categories},
    {"GET",    "/ws/category/tree/{id}",               seller, look,      kSmall,  get_seller_category},
    {"GET",    "/ws/tasks/{id}",                       seller, look,      kSmall,  get_seller_task},
    {"GET",    "/ws/listings_bi",                      seller, look,      kSmall,  get_listings_bi},
    {"GET",    "/ws/backbox/v1/competitors/{uuid}",    seller, look,      kSmall,  get_competitors},
});
// clang-format on

struct Fit {
    bool fits = false;
    std::vector<std::string> captures;
};

Fit fit(std::string_view path, const Target& target) {
    Fit result;
    for (const std::string& segment : target.segments) {
        if (path.empty()) return {};
        path.remove_prefix(1);
        const std::string_view wanted = path.substr(0, path.find('/'));
        path.remove_prefix(wanted.size());
        if (wanted.starts_with('{') && !segment.empty()) {
            result.captures.push_back(segment);
        } else if (wanted != segment) {
            return {};
        }
    }
    result.fits = path.empty();
    return result;
}

} // namespace

std::span<const Route> routes() { return kRoutes; }

Match match(std::string_view method, const Target& target) {
    Match best;
    std::string_view path_found;
    for (const Route& route : kRoutes) {
        // The table has words before braces: once a path fits, only its own other methods count.
        if (!path_found.empty() && route.path != path_found) continue;
        if (target.has_trailing_slash && route.family != seller) continue;
        Fit found = fit(route.path, target);
        if (!found.fits) continue;
        path_found = route.path;
        best.allowed += (best.allowed.empty() ? "" : ", ") + std::string(route.method);
        if (route.method == "GET") best.allowed += ", HEAD";
        const bool is_head = method == "HEAD" && route.method == "GET";
        if (route.method != method && !is_head) continue;
        best.route = &route;
        best.captures = std::move(found.captures);
    }
    return best;
}

std::size_t body_bytes_max(const Route& route, const Limits& limits) {
    if (route.permission == everybody)
        return std::min(limits.open_bytes_max, limits.body_bytes_max);
    return route.body_limit == BodyLimit::import ? limits.import_bytes_max : limits.body_bytes_max;
}

Queue queue_of(const Route& route) {
    if (route.queue != Queue::by_method) return route.queue;
    return route.method == "GET" ? Queue::read : Queue::write;
}

} // namespace stall::api
