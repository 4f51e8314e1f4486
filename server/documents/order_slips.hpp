// An order on paper: the slip that it is packed by, and the note that goes into the parcel.
// Source: seller-api.md section 1.4 (delivery_note). Must not know storage, PDF or HTML.
#pragma once

#include "core/orders/address.hpp"
#include "core/orders/order.hpp"
#include "core/time/zone.hpp"
#include "server/documents/document.hpp"

#include <string_view>

namespace stall::documents {

struct SlipSeller {
    std::string name;
    time::Zone zone; ///< whose dates are printed
};

struct SlipOrder {
    orders::Order order;
    orders::Address shipping;
    orders::Address billing;
};

/// For who packs: what goes into the parcel, to be ticked, and where it goes. No prices.
Document packing_slip(const SlipSeller& seller, const SlipOrder& slip, Language language,
                      Instant now);

/// For the customer: what is in the parcel and what was paid for it. Errors: "amount_overflow".
Result<Document> delivery_note(const SlipSeller& seller, const SlipOrder& slip, Language language,
                               Instant now);

/// As the post of the country wants it, the country's name last.
std::vector<std::string> address_lines(const orders::Address& address, Language language);

} // namespace stall::documents
