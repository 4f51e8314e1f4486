// The two lists of numbers. Must not know lines or money.
#include "core/orders/reason.hpp"

#include <algorithm>
#include <span>

namespace stall::orders {
namespace {

std::string numbers_of(std::span<const Reason> reasons) {
    std::string numbers;
    for (const Reason reason : reasons)
        numbers += (numbers.empty() ? "" : ", ") + std::to_string(static_cast<int>(reason));
    return numbers;
}

} // namespace

Result<Reason> reason_of(std::int64_t number) {
    for (const Reason reason : kReasons)
        if (static_cast<std::int64_t>(reason) == number) return reason;
    return Error{"reason_unknown", "", std::to_string(number), numbers_of(kReasons)};
}

Result<void> check_before_shipping(Reason reason) {
    if (std::ranges::find(kReasonsBeforeShipping, reason) != kReasonsBeforeShipping.end())
        return {};
    return Error{"reason_not_before_shipping", "", std::to_string(static_cast<int>(reason)),
                 numbers_of(kReasonsBeforeShipping)};
}

} // namespace stall::orders
