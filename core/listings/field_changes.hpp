// What differs between an ad as it is and as it would be, field by field, for a preview to show.
// Must not know files, JSON or widgets.
#pragma once

#include "core/listings/ad_file.hpp"

namespace stall::listings {

/// One field as it was and as it would be, each as the ad file writes it; "" where there is
/// nothing.
struct FieldChange {
    AdColumn field;
    std::string before;
    std::string after;
    bool operator==(const FieldChange&) const = default;
};

/// The fields that differ in one market, in a fixed order; those of a new ad (`before` null or not
/// in that market) that hold something.
std::vector<FieldChange> changes_between(const Listing* before, const Listing& after,
                                         Market market);

} // namespace stall::listings
