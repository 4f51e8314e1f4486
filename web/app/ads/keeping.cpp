// Drafts and unanswered writes as text in the browser's storage, one a line, by merchant: what was
// typed outlives a reload and a lost session. Must not know widgets or HTTP.
#include "core/base/whole_number.hpp"
#include "web/app/ads/drafts.hpp"
#include "web/app/ads/writes.hpp"

#include <array>

namespace stall::app::ads {
namespace {

std::int64_t number_of(std::string_view text) { return whole_number(text).value_or(0); }

std::optional<AdKey> ad_of(std::string_view listing, std::string_view market) {
    const auto known = listings::parse_market(market);
    if (!known || number_of(listing) <= 0) return std::nullopt;
    return AdKey{ListingId(number_of(listing)), known.value()};
}

std::string ad_text(const AdKey& ad) {
    return std::to_string(ad.listing.value) + "\t" + std::string(listings::code_of(ad.market));
}

/// Calls visit with the tab-separated parts of each line; the last part keeps its own tabs.
template <std::size_t N, typename Visit> void each_line(std::string_view text, Visit visit) {
    while (!text.empty()) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        std::array<std::string_view, N> parts;
        for (std::size_t i = 0; i < N; ++i) {
            const auto tab = i + 1 < N ? line.find('\t') : line.npos;
            parts[i] = line.substr(0, tab);
            line = tab == line.npos ? std::string_view() : line.substr(tab + 1);
        }
        visit(parts);
        if (end == text.npos) return;
        text.remove_prefix(end + 1);
    }
}

} // namespace

void keep_drafts(Turn& turn) {
    std::string text;
    for (const auto& [cell, draft] : turn.model.ads.drafts) {
        if (draft.text.find('\n') != draft.text.npos) continue;
        text += ad_text(cell.ad) + "\t" + std::to_string(static_cast<int>(cell.field)) + "\t" +
                std::to_string(draft.based_on.value) + "\t" + draft.text + "\n";
    }
    turn.keep(Kept::drafts, std::move(text));
}

void restore_drafts(Turn& turn) {
    const auto text = kept_text(turn.model, Kept::drafts);
    each_line<5>(text, [&](const std::array<std::string_view, 5>& parts) {
        const auto ad = ad_of(parts[0], parts[1]);
        const auto field = number_of(parts[2]);
        if (!ad || field < 0 || field > static_cast<int>(CellField::floor)) return;
        turn.model.ads.drafts.try_emplace(
            {*ad, static_cast<CellField>(field)},
            Draft{std::string(parts[4]), Version(number_of(parts[3])), {}});
    });
}

void keep_writes(Turn& turn) {
    std::string text;
    for (const auto& write : turn.model.ads.writes)
        text += ad_text(write.ad) + "\t" + std::to_string(write.based_on.value) + "\t" +
                write.idempotency_key + "\t" + wire::encode_patch(write.patch) + "\n";
    turn.keep(Kept::writes, std::move(text));
}

void restore_writes(Turn& turn) {
    const auto text = kept_text(turn.model, Kept::writes);
    each_line<5>(text, [&](const std::array<std::string_view, 5>& parts) {
        const auto ad = ad_of(parts[0], parts[1]);
        auto patch = wire::decode_patch(parts[4]);
        if (!ad || !patch) return;
        Write write;
        write.id = turn.next_number();
        write.ad = *ad;
        write.based_on = Version(number_of(parts[2]));
        write.idempotency_key = parts[3];
        write.patch = std::move(patch).value();
        turn.model.ads.writes.push_back(std::move(write));
    });
}

} // namespace stall::app::ads
