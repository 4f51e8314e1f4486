// The quality of a merchant, from what customers felt within 90 days: the number that the ranking
// divides by the landed price. Source: rules.md section 3 (quality).
// Must not know where the counts come from or how they are shown.
#pragma once

#include "core/listings/buybox.hpp"

#include <array>
#include <cstdint>

namespace stall::listings {

/// What was counted over the window. A rating, an order or an answer counts once.
struct ServiceRecord {
    std::array<std::int64_t, 5> ratings{}; ///< with one star … with five
    std::int64_t orders = 0;               ///< paid
    std::int64_t cancelled = 0;            ///< of them, by the merchant
    std::int64_t dispatched = 0;
    std::int64_t dispatched_late = 0;
    std::int64_t answers = 0; ///< due to customers
    std::int64_t answers_late = 0;

    bool operator==(const ServiceRecord&) const = default;
};

/// The formula's numbers. A loss runs from 0 (perfect) to a million; each costs its weight's share
/// of the quality. A rate is a share of a million, and its loss the rate times its sharpness.
/// `…_assumed` events at `…_loss_assumed` stand for the record of a merchant who is new.
struct QualityWeights {
    std::int64_t rating = 400'000;
    std::int64_t cancellation = 300'000;
    std::int64_t late_dispatch = 150'000;
    std::int64_t late_answer = 150'000;
    std::int64_t cancellation_sharpness = 8;
    std::int64_t late_dispatch_sharpness = 4;
    std::int64_t late_answer_sharpness = 3;
    std::int64_t ratings_assumed = 20;
    std::int64_t rating_loss_assumed = 125'000; ///< 4.5 stars
    std::int64_t events_assumed = 50;
    std::int64_t rate_assumed = 10'000; ///< one in a hundred
};
inline constexpr QualityWeights kQualityWeights;

/// quality = 1,000,000 − Σ weight × loss / 1,000,000, each term rounded up, from 1 to 1,000,000.
/// The loss of the ratings is (Σ (5 − stars) / 4 + the assumed ones) / their number. A better
/// rating never lowers the quality, and no cancellation, late dispatch or late answer ever raises
/// it.
std::int32_t quality_of(const ServiceRecord& record,
                        const QualityWeights& weights = kQualityWeights);

} // namespace stall::listings
