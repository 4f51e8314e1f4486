// A file of ads as one bulk write: accepted at once, worked off in chunks, each line its own
// result. Must not know HTTP, threads or which of the two APIs the file came through.
#pragma once

#include "core/listings/ad_file.hpp"
#include "server/storage/tasks.hpp"
#include "server/usecases/ad_change.hpp"
#include "server/usecases/secrets.hpp"
#include "server/usecases/task_run.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace stall::usecases {

/// Lines written in one transaction: others' writes wait no longer than one chunk.
inline constexpr std::size_t kImportChunkLines = 250;

/// Keeps the file as a task that waits. Errors: "market_not_sold_in", failures.
Result<TaskId> accept_import(storage::Transaction& transaction, const Actor& actor,
                             const wire::ImportRequest& import, Instant now);

/// Works off one task; made anew after a restart, it goes on after the last chunk that was kept.
/// A known SKU is updated, an unknown one with a known product is created, other lines are refused.
class ImportRun final : public TaskRun {
public:
    ImportRun(storage::Store& store, MarketSide& market, Secrets& secrets,
              std::function<Instant()> now, MerchantId merchant, TaskId task);

    /// Does one chunk; false when the task is over.
    bool step() override;

private:
    Result<void> begin();
    Result<void> read_file(storage::Database& database);
    Result<void> write_head(storage::Transaction& transaction, Instant now);
    Result<void> write_chunk(storage::Transaction& transaction, Instant now);
    Result<void> write_line(storage::Transaction& transaction, const listings::AdLine& line,
                            AdChanges& changes, Instant now);
    Result<ProductId> product_for(storage::Transaction& transaction, const listings::AdLine& line,
                                  Instant now);
    Result<listings::Listing> new_listing(storage::Transaction& transaction,
                                          const listings::AdLine& line, Instant now);
    Result<bool> update_sheet(storage::Transaction& transaction, const listings::AdLine& line,
                              ProductId product);
    std::string new_uuid();
    Result<void> keep_undo(storage::Transaction& transaction, std::int64_t line,
                           const listings::Listing& before, const listings::Listing& after);
    Result<void> refuse(storage::Transaction& transaction, const listings::AdLine& line,
                        const Error& error);
    void fail(const Error& error);

    storage::Store& store_;
    MarketSide& market_;
    Secrets& secrets_;
    std::function<Instant()> now_;
    MerchantId merchant_;
    bool is_begun_ = false;
    Actor actor_;
    storage::TaskOrder order_;
    listings::AdFile file_;
    std::vector<catalog::Category> tree_; ///< where a line proposes a sheet
    std::vector<listings::Market> markets_;
    std::vector<Error> further_errors_; ///< of the line at hand, after the one it is refused for
    wire::Task task_;
    std::int64_t refusals_written_ = 0;
};

/// The tasks that a stop interrupted, ready to be stepped.
Result<std::vector<storage::UnfinishedTask>> interrupted_imports(storage::Store& store);

} // namespace stall::usecases
