// A file of ads as one bulk write: accepted at once, worked off in chunks, each line its own
// result. Must not know HTTP, threads or which of the two APIs the file came through.
#pragma once

#include "core/listings/ad_file.hpp"
#include "server/storage/tasks.hpp"
#include "server/usecases/ad_change.hpp"
#include "server/usecases/secrets.hpp"
#include "server/usecases/task_run.hpp"

#include <functional>
#include <vector>

namespace stall::usecases {

/// Whether the merchant's guard rails let the prices of the file through as the ads stand: no line
/// may move one further than their depth. Asked before the write, of a person's file that is not
/// confirmed; a program's goes in as it is. What is wrong with the file is told by the write.
/// Errors: "guard_stopped" (wanted: the report as JSON), failures.
Result<void> guard_import(storage::Store& store, MerchantId merchant,
                          const wire::ImportRequest& import);

/// Keeps the file as a task that waits. Errors: "market_not_sold_in", that of `guarded`, failures.
Result<TaskId> accept_import(storage::Transaction& transaction, const Actor& actor,
                             const wire::ImportRequest& import, const Result<void>& guarded,
                             Instant now);

/// Works off one file: first its lines that cannot be read, each with all that is wrong in it, then
/// the others. A known SKU is updated, an unknown one with a known product or a proposed one is
/// created, other lines are refused.
class ImportRun final : public LineRun {
public:
    ImportRun(storage::Store& store, MarketSide& market, Secrets& secrets,
              std::function<Instant()> now, MerchantId merchant, TaskId task);

private:
    Result<std::int64_t> open(storage::Database& database) override;
    Result<void> write_line(storage::Transaction& transaction, std::int64_t index, Place& place,
                            AdChanges& changes, Instant now) override;
    std::string_view journal_kind() const override { return "import"; }

    Error refuse_unreadable(storage::Transaction& transaction, std::size_t index, Place& place);
    Result<void> write_ad(storage::Transaction& transaction, const listings::AdLine& line,
                          Place& place, AdChanges& changes, Instant now);
    Result<void> change_ad(storage::Transaction& transaction, const listings::AdLine& line,
                           const Place& place, AdChanges& changes);
    Result<ProductId> product_for(storage::Transaction& transaction, const listings::AdLine& line,
                                  const Place& place, Instant now);
    Result<listings::Listing> new_listing(storage::Transaction& transaction,
                                          const listings::AdLine& line, const Place& place,
                                          Instant now);
    Result<bool> update_sheet(storage::Transaction& transaction, const listings::AdLine& line,
                              ProductId product);
    std::string new_uuid();

    Secrets& secrets_;
    listings::AdFile file_;
    std::vector<std::size_t> unreadable_; ///< where the refusals of each such line begin
    std::vector<catalog::Category> tree_; ///< where a line proposes a sheet
    std::vector<listings::Market> markets_;
};

/// The tasks that a stop interrupted, ready to be stepped.
Result<std::vector<storage::UnfinishedTask>> interrupted_imports(storage::Store& store);

} // namespace stall::usecases
