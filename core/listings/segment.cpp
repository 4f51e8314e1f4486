// Which segments an ad counts in.
// Must not know any widget.
#include "core/listings/segment.hpp"

namespace stall::listings {
namespace {

constexpr std::uint8_t bit(Segment segment) {
    return static_cast<std::uint8_t>(1u << static_cast<unsigned>(segment));
}

std::uint8_t segment_of_state(const Position& position) {
    switch (position.publication) {
    case Publication::incomplete:
    case Publication::waiting: return bit(Segment::drafts);
    case Publication::online: return position.quantity > 0 ? 0 : bit(Segment::offline);
    case Publication::offline: return bit(Segment::offline);
    case Publication::archived: return bit(Segment::archived);
    }
    return 0;
}

std::uint8_t segment_of_colour(RowColour row) {
    switch (row) {
    case RowColour::red: return bit(Segment::not_best_price);
    case RowColour::orange: return bit(Segment::above_new_price);
    case RowColour::green:
    case RowColour::grey: return 0;
    }
    return 0;
}

} // namespace

std::uint8_t segments_of(const Position& position, const Verdict& verdict) {
    unsigned segments = segment_of_state(position) | segment_of_colour(verdict.row);
    if (position.publication != Publication::archived) segments |= bit(Segment::all);
    if (verdict.holds_buybox) segments |= bit(Segment::best_price);
    return static_cast<std::uint8_t>(segments);
}

} // namespace stall::listings
