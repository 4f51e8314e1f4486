// Four losses, weighed. Integers only: each division rounds towards the greater loss.
// Must not know where the counts come from.
#include "core/listings/quality.hpp"

#include <algorithm>

namespace stall::listings {
namespace {

__extension__ using Wide = __int128;
constexpr std::int64_t kWhole = 1'000'000;

std::int64_t divided_up(Wide amount, Wide by) {
    return static_cast<std::int64_t>((amount + by - 1) / by);
}

std::int64_t rating_loss(const ServiceRecord& record, const QualityWeights& weights) {
    Wide lost = Wide{weights.ratings_assumed} * weights.rating_loss_assumed;
    Wide count = weights.ratings_assumed;
    for (std::size_t star = 0; star < record.ratings.size(); ++star) {
        const auto missing = static_cast<std::int64_t>(record.ratings.size() - 1 - star);
        lost += Wide{record.ratings[star]} * missing * (kWhole / 4);
        count += record.ratings[star];
    }
    return count == 0 ? 0 : divided_up(lost, count);
}

std::int64_t rate_loss(std::int64_t bad, std::int64_t all, std::int64_t sharpness,
                       const QualityWeights& weights) {
    const Wide lost = Wide{bad} * kWhole + Wide{weights.events_assumed} * weights.rate_assumed;
    const Wide count = Wide{std::max(bad, all)} + weights.events_assumed;
    if (count == 0) return 0;
    return static_cast<std::int64_t>(
        std::min<Wide>(kWhole, Wide{divided_up(lost, count)} * sharpness));
}

} // namespace

std::int32_t quality_of(const ServiceRecord& record, const QualityWeights& weights) {
    std::int64_t quality = kWhole;
    const auto cost = [&](std::int64_t weight, std::int64_t loss) {
        quality -= divided_up(Wide{weight} * loss, kWhole);
    };
    cost(weights.rating, rating_loss(record, weights));
    cost(weights.cancellation,
         rate_loss(record.cancelled, record.orders, weights.cancellation_sharpness, weights));
    cost(weights.late_dispatch, rate_loss(record.dispatched_late, record.dispatched,
                                          weights.late_dispatch_sharpness, weights));
    cost(weights.late_answer,
         rate_loss(record.answers_late, record.answers, weights.late_answer_sharpness, weights));
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(quality, 1, kQualityMax));
}

} // namespace stall::listings
