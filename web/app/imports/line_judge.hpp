// What one line of a file of ads would do to the shop.
// Must not know widgets, HTTP or the other lines' counts.
#pragma once

#include "web/app/ads/model.hpp"
#include "web/app/imports/model.hpp"

#include <map>

namespace stall::app::imports {

/// What of a line only the server can answer.
bool gives_deliveries(const listings::AdLine& line);
bool names_product(const listings::AdLine& line);

/// Judges line after line; a SKU that an earlier line makes is known to the later ones.
class LineJudge {
public:
    LineJudge(const Import& import, const ads::Ads& ads, std::span<const listings::Market> markets)
        : import_(import), ads_(ads), markets_(markets) {}

    JudgedLine judge(const listings::AdLine& line);

private:
    bool is_elsewhere(const std::string& sku) const;
    void refuse(JudgedLine& judged, Error error) const;
    void judge_known(JudgedLine& judged, const wire::AdRow& row,
                     const listings::AdLine& line) const;
    /// One more market of an ad that an earlier line makes.
    void judge_made(JudgedLine& judged, listings::Listing& made,
                    const listings::AdLine& line) const;
    void judge_new(JudgedLine& judged, const listings::AdLine& line);
    const wire::ForeseenLine* foresight_of(std::int64_t line) const;

    const Import& import_;
    const ads::Ads& ads_;
    std::span<const listings::Market> markets_;
    std::map<std::string, listings::Listing> made_; ///< by folded SKU
};

} // namespace stall::app::imports
