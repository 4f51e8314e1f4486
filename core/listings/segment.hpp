// The segments over the ads list, and in which ones an ad counts. Same answer on page and server.
// Source: ux.md (Ads), rules.md section 8 (created = all but archived). Must not know any widget.
#pragma once

#include "core/listings/verdict.hpp"

namespace stall::listings {

enum class Segment : std::uint8_t {
    all,             ///< everything but archived
    best_price,      ///< holds the buybox (also where orange hides it)
    not_best_price,  ///< row red
    above_new_price, ///< row orange
    offline,         ///< publication offline, or online without stock
    drafts,          ///< incomplete or waiting for validation
    archived,
};
inline constexpr std::array kSegments = {
    Segment::all,     Segment::best_price, Segment::not_best_price, Segment::above_new_price,
    Segment::offline, Segment::drafts,     Segment::archived};

/// Bit set: bit (1 << segment) is set for each segment the ad belongs to.
std::uint8_t segments_of(const Position& position, const Verdict& verdict);

} // namespace stall::listings
