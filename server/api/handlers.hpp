// Every handler, so that routes.cpp can list them. Must not know paths.
#pragma once

#include "server/api/call.hpp"

namespace stall::api {

// probes.cpp
Response get_healthz(Call& call);
Response get_readyz(Call& call);

// desk/session.cpp
Response post_session(Call& call);
Response get_session(Call& call);
Response delete_session(Call& call);
// desk/workspace.cpp
Response get_listings(Call& call);
Response get_changes(Call& call);
// desk/listing.cpp
Response patch_listing(Call& call);
Response get_offers(Call& call);
Response post_listing(Call& call);
Response post_market(Call& call);
Response get_prices(Call& call);
Response get_advice(Call& call);
Response get_deliveries(Call& call);
Response get_shop_deliveries(Call& call);
// desk/bulk.cpp
Response post_bulk(Call& call);
Response post_undo(Call& call);
Response post_stop(Call& call);
Response get_task_lines(Call& call);
// desk/repricing.cpp
Response get_repricing(Call& call);
Response patch_repricing(Call& call);
Response post_rule(Call& call);
Response put_rule(Call& call);
Response delete_rule(Call& call);
Response get_rule_moves(Call& call);
// desk/catalogue.cpp
Response get_categories(Call& call);
Response get_title_pattern(Call& call);
Response get_products(Call& call);
Response post_product(Call& call);
Response post_likely_products(Call& call);
Response get_product(Call& call);
Response get_prospects(Call& call);
Response put_product(Call& call);
Response post_picture(Call& call);
Response put_pictures(Call& call);
Response get_picture(Call& call);
// desk/exports.cpp
Response get_export(Call& call);
Response post_export(Call& call);
// desk/order_papers.cpp
Response get_packing_slip(Call& call);
Response get_delivery_note(Call& call);
Response get_uploaded_invoice(Call& call);
// desk/imports.cpp
Response post_import(Call& call);
Response post_foresight(Call& call);
Response get_task(Call& call);
// desk/contract.cpp
Response get_contract(Call& call);

// desk/calendar.cpp
Response get_calendar(Call& call);
Response put_calendar(Call& call);
Response get_places(Call& call);

Response get_orders(Call& call);
Response get_open_orders(Call& call);
Response get_order_export(Call& call);
Response post_order_bulk(Call& call);
Response get_order(Call& call);
Response post_order_confirm(Call& call);
Response post_order_cancel(Call& call);
Response post_order_dispatch(Call& call);
Response post_order_refund(Call& call);
Response post_order_identifiers(Call& call);
Response post_order_ticket(Call& call);
Response post_trackings(Call& call);

// ws/listings.cpp
Response get_seller_listings(Call& call);
Response get_seller_detail(Call& call);
Response get_seller_listing(Call& call);
Response post_seller_listing(Call& call);
// ws/categories.cpp
Response get_seller_categories(Call& call);
Response get_seller_category(Call& call);
// ws/orders.cpp
Response get_seller_orders(Call& call);
Response get_seller_order(Call& call);
Response post_seller_order(Call& call);
Response post_seller_invoice(Call& call);
Response get_seller_delivery_note(Call& call);
Response patch_seller_orderline(Call& call);
// ws/shipping.cpp
Response get_seller_deliveries(Call& call);
Response get_seller_delivery(Call& call);
Response get_seller_returns(Call& call);
Response get_seller_return(Call& call);
// ws/batch.cpp
Response post_seller_batch(Call& call);
Response get_seller_task(Call& call);
// ws/buybox.cpp
Response get_listings_bi(Call& call);
Response get_competitors(Call& call);

} // namespace stall::api
