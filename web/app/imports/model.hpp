// The state of an import: the file as read in the page, what it would do, and the task that does it.
// Must not know widgets or HTTP.
#pragma once

#include "core/listings/ad_file.hpp"
#include "core/wire/listings.hpp"

namespace stall::app::imports {

/// What sending would do, counted before it is sent.
struct Effect {
    std::int64_t created = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t refused = 0;
    std::int64_t boxes_won = 0;
    std::int64_t boxes_lost = 0;
    bool operator==(const Effect&) const = default;
};

struct Import {
    enum class Step : std::uint8_t { closed, unreadable, preview, sending, running, done, failed };
    Step step = Step::closed;
    std::string file_name;
    listings::Market market = listings::Market::FR;
    files::Opened opened;
    listings::AdFile file;
    std::vector<listings::CellRefusal> refusals; ///< the file's own and those against the shelf
    Effect effect;
    Error error; ///< when unreadable or failed
    wire::Task task;
    std::string idempotency_key;
};

} // namespace stall::app::imports
