// A bulk write at work: small steps, each its own transaction, so that others' writes wait no
// longer than one. Must not know threads or which kind of task it is.
#pragma once

#include "server/storage/tasks.hpp"
#include "server/usecases/ad_change.hpp"
#include "server/usecases/step.hpp"

#include <functional>

namespace stall::usecases {

/// Ads written in one transaction: as long as another write may have to wait.
inline constexpr std::int64_t kTaskChunkLines = 100;

class TaskRun {
public:
    virtual ~TaskRun() = default;
    virtual Step step() = 0;
};

/// What all of them have in common: a list of lines, each changed or refused, worked off from where
/// a restart or a failing disk left it.
class LineRun : public TaskRun {
public:
    LineRun(storage::Store& store, MarketSide& market, std::function<Instant()> now,
            MerchantId merchant, TaskId task);
    Step step() override;

protected:
    struct Place {
        std::int64_t line = 0; ///< from 1
        ListingId listing;
        std::string sku; ///< for a refusal; filled in where the ad is known
        OrderId order = {};
    };
    /// Reads the order, and says how many lines there are. Called anew after a rest: what a chunk
    /// gathered before it is gone.
    virtual Result<std::int64_t> open(storage::Database& database) = 0;
    /// Does the line at an index of the work, from 0. An error of the shop refuses the line, with
    /// what `place` says of it.
    virtual Result<void> write_line(storage::Transaction& transaction, std::int64_t index,
                                    Place& place, AdChanges& changes, Instant now) = 0;
    virtual std::string_view journal_kind() const = 0;
    /// Called in each chunk's transaction, after its lines: what they gathered is recorded.
    virtual Result<void> finish_chunk(storage::Transaction&, Instant) { return {}; }
    /// Called in the transaction of the last chunk.
    virtual Result<void> close(storage::Transaction&) { return {}; }

    /// Saves what a line made of an ad, counts it and keeps what an undo needs.
    Result<void> keep(storage::Transaction& transaction, const Place& place,
                      const listings::Listing& before, const listings::Listing& after,
                      AdChanges& changes);

    /// Counts a line, and says what became of its ad or order.
    enum class Outcome : std::uint8_t { created, changed, unchanged };
    Result<void> count(storage::Transaction& transaction, const Place& place, Outcome outcome);
    Result<void> keep_undo(storage::Transaction& transaction, std::int64_t line,
                           const listings::Listing& before, const listings::Listing& after);
    /// Refuses a line for one more reason than the error that write_line will return.
    Result<void> refuse(storage::Transaction& transaction, const Place& place, const Error& error);

    MarketSide& market() const { return market_; }
    const Actor& actor() const { return actor_; }
    MerchantId merchant() const { return merchant_; }
    const storage::TaskOrder& order() const { return order_; }

private:
    Result<void> begin(Instant now);
    Result<void> read_order(storage::Database& database);
    Result<void> write(Instant now);
    Result<void> write_chunk(storage::Transaction& transaction, Instant now);
    Result<void> fail(const Error& error, Instant now);

    storage::Store& store_;
    MarketSide& market_;
    std::function<Instant()> now_;
    MerchantId merchant_;
    bool is_begun_ = false;
    Actor actor_;
    storage::TaskOrder order_;
    wire::Task task_;
    std::int64_t refusals_written_ = 0;
};

} // namespace stall::usecases
