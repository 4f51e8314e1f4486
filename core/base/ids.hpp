// Strong ids: an order's id cannot be passed where a listing's is wanted.
// Must not know what the things are; only that they differ.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace stall {

/// A positive 64-bit number that names one thing of kind Tag. 0 means "none yet".
template <typename Tag> struct Id {
    std::int64_t value = 0;

    constexpr Id() = default;
    constexpr explicit Id(std::int64_t number) : value(number) {}
    constexpr bool exists() const { return value > 0; }
    constexpr auto operator<=>(const Id&) const = default;
};

using MerchantId = Id<struct MerchantTag>;
using UserId = Id<struct UserTag>;
using ProductId = Id<struct ProductTag>;
using ListingId = Id<struct ListingTag>;
using OfferId = Id<struct OfferTag>;
using CategoryId = Id<struct CategoryTag>;
using TaskId = Id<struct TaskTag>;
using PictureId = Id<struct PictureTag>;
using RuleId = Id<struct RuleTag>;

/// The version of a record, counted up at each change; a write names the one it was based on.
using Version = Id<struct VersionTag>;
/// Position in a merchant's journal of events.
using Sequence = Id<struct SequenceTag>;

/// UTC milliseconds since 1970-01-01; an argument everywhere, never asked of a clock in core.
struct Instant {
    std::int64_t utc_ms = 0;
    constexpr auto operator<=>(const Instant&) const = default;
};

} // namespace stall

template <typename Tag> struct std::hash<stall::Id<Tag>> {
    std::size_t operator()(stall::Id<Tag> id) const noexcept {
        return std::hash<std::int64_t>{}(id.value);
    }
};
