// Why a line was cancelled or refunded: the marketplace's numbers, and where each may be given.
// Source: rules.md section 4. Must not know lines or money.
#pragma once

#include "core/base/result.hpp"

#include <array>
#include <cstdint>

namespace stall::orders {

enum class Reason : std::uint8_t {
    stock_mistake = 0,
    withdrawal = 1, ///< within 14 days
    wrong_address = 11,
    not_arrived = 12,
    lost = 13,
    faulty_on_opening = 21,
    failed_at_first_use = 22,
    failed_in_warranty = 23,
    not_as_described = 24,
    other = 25,
};
inline constexpr std::array kReasons = {Reason::stock_mistake,
                                        Reason::withdrawal,
                                        Reason::wrong_address,
                                        Reason::not_arrived,
                                        Reason::lost,
                                        Reason::faulty_on_opening,
                                        Reason::failed_at_first_use,
                                        Reason::failed_in_warranty,
                                        Reason::not_as_described,
                                        Reason::other};
/// Before a parcel left, only these can be.
inline constexpr std::array kReasonsBeforeShipping = {Reason::stock_mistake, Reason::withdrawal,
                                                      Reason::wrong_address, Reason::other};

/// Errors: "reason_unknown" (wanted: the numbers).
Result<Reason> reason_of(std::int64_t number);
/// Errors: "reason_not_before_shipping" (wanted: the numbers that can be).
Result<void> check_before_shipping(Reason reason);

/// Where the stock was wrong, there is no unit to put back.
constexpr bool puts_units_back(Reason reason) { return reason != Reason::stock_mistake; }

} // namespace stall::orders
