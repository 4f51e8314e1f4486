// The state of an import: the file as read in the page, what it would do, and the task that does
// it. Must not know widgets or HTTP.
#pragma once

#include "core/listings/ad_file.hpp"
#include "core/wire/listings.hpp"

namespace stall::app::imports {

/// What one line of the file would do.
struct JudgedLine {
    enum class Outcome : std::uint8_t { created, changed, unchanged, refused };
    std::int64_t line = 0;
    Outcome outcome = Outcome::refused;
    std::string sku;
    std::string title; ///< of the ad that has this SKU; "" when none
    std::optional<Money> price_before;
    std::optional<Money> price_after;
    enum class Box : std::uint8_t { same, won, lost } box = Box::same;
    std::vector<Error> errors; ///< one for each bad cell
    bool operator==(const JudgedLine&) const = default;
};

struct Counts {
    std::int64_t created = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t refused = 0;
    std::int64_t boxes_won = 0;
    std::int64_t boxes_lost = 0;
    std::int64_t sendable() const { return created + changed; }
    bool operator==(const Counts&) const = default;
};

struct Import {
    enum class Step : std::uint8_t { closed, unreadable, preview, sending, running, done, failed };
    Step step = Step::closed;
    std::string file_name;
    listings::Market market = listings::Market::FR;
    files::Opened opened;
    listings::AdFile file;
    std::vector<JudgedLine> lines; ///< the refused first, then the others, each as in the file
    Counts counts;
    Error error; ///< when unreadable or failed
    wire::Task task;
    std::string idempotency_key;
};

} // namespace stall::app::imports
