// What the list shows of an ad: the saved row, with the merchant's own writes and drafts laid over
// it, and the verdict on that. Pure questions to the model. Must not know widgets or HTTP.
#pragma once

#include "core/base/language.hpp"
#include "web/app/ads/model.hpp"

namespace stall::app::ads {

/// An ad as it stands with the writes that are on their way.
struct Standing {
    listings::Position position; ///< quantity, floor and publication as written; facts as saved
    std::int64_t price_minor = 0;
    bool operator==(const Standing&) const = default;
};
Standing standing_of(const Ads& ads, const wire::AdRow& row);

/// What a cell's text means, typed in a page of this language. Errors: those of typing and of
/// core's apply.
Result<listings::Patch> read_draft(const Ads& ads, const wire::AdRow& row, CellField field,
                                   std::string_view text, Language language);

/// One row as drawn.
struct ShownAd {
    const wire::AdRow* saved = nullptr;
    Standing standing; ///< with drafts that can be read laid over it
    listings::Verdict verdict;
    const Draft* price_draft = nullptr;
    const Draft* stock_draft = nullptr;
    const Draft* floor_draft = nullptr;
    std::optional<Error> price_error;
    std::optional<Error> stock_error;
    std::optional<Error> floor_error;
    bool is_pending = false;
    const Write* trouble = nullptr; ///< the first write that failed or met a conflict

    Money money(std::int64_t minor) const { return {minor, saved->currency}; }
    /// The red price, when one press may be offered at all.
    std::optional<std::int64_t> advice() const;
};
ShownAd shown_ad(const Ads& ads, table::Row row, Language language);

const Draft* find_draft(const Ads& ads, const CellKey& cell);
const Write* find_write(const Ads& ads, std::int64_t id);

/// Not yet answered by the server, whether sent or not.
std::size_t waiting_writes(const Ads& ads);

} // namespace stall::app::ads
