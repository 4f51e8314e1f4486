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
// desk/imports.cpp
Response post_import(Call& call);
Response get_task(Call& call);
// desk/contract.cpp
Response get_contract(Call& call);

// ws/listings.cpp
Response get_seller_listings(Call& call);
Response get_seller_detail(Call& call);
Response get_seller_listing(Call& call);
Response post_seller_listing(Call& call);
// ws/batch.cpp
Response post_seller_batch(Call& call);
Response get_seller_task(Call& call);
// ws/buybox.cpp
Response get_listings_bi(Call& call);
Response get_competitors(Call& call);

} // namespace stall::api
