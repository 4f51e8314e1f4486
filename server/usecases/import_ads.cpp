// Reads the file with the core, writes its lines in chunks, keeps progress with each.
// Must not know HTTP or threads.
#include "server/usecases/import_ads.hpp"

#include "core/listings/ad_line.hpp"
#include "core/listings/put_back.hpp"
#include "core/wire/ad_details.hpp"
#include "server/storage/categories.hpp"
#include "server/storage/listings.hpp"
#include "server/usecases/line_product.hpp"

#include <algorithm>

namespace stall::usecases {
namespace {

using listings::AdLine;
using listings::Listing;

wire::Refusal refusal_of(const listings::CellRefusal& refusal) {
    return {refusal.line, refusal.sku, refusal.error};
}

Result<std::optional<ProductId>> product_of(storage::Database& database, const AdLine& line) {
    return product_named(database, {line.product, line.product_uuid, line.ean});
}

Error product_unknown(const AdLine& line) {
    if (!line.product_uuid.empty()) {
        return Error{"product_unknown", "product_id", line.product_uuid, ""};
    }
    if (line.product.exists()) {
        return Error{"product_unknown", "product_id", std::to_string(line.product.value), ""};
    }
    if (!line.ean.empty()) return Error{"product_unknown", "ean", line.ean, ""};
    return Error{"sku_unknown", "sku", line.sku, "product_id, ean"};
}

} // namespace

Result<TaskId> accept_import(storage::Transaction& transaction, const Actor& actor,
                             const wire::ImportRequest& import, Instant now) {
    const auto markets = TRY(storage::markets_of(transaction.database(), actor.merchant));
    if (std::ranges::find(markets, import.market) == markets.end()) {
        return Error{"market_not_sold_in", "/market", std::string(code_of(import.market)), ""};
    }
    return storage::insert_task(transaction,
                                {actor.merchant, TaskId(), actor.user, actor.name, import}, now);
}

ImportRun::ImportRun(storage::Store& store, MarketSide& market, Secrets& secrets,
                     std::function<Instant()> now, MerchantId merchant, TaskId task)
    : store_(store), market_(market), secrets_(secrets), now_(std::move(now)), merchant_(merchant) {
    task_.id = task;
}

bool ImportRun::step() {
    const Instant now = now_();
    Result<void> done;
    if (!is_begun_) {
        done = begin();
    } else {
        // Counts move only with what is kept: a chunk that is undone leaves them as they were.
        const wire::Task before = task_;
        const std::int64_t refusals_before = refusals_written_;
        done = store_.write([&](storage::Transaction& transaction) {
            task_ = before;
            refusals_written_ = refusals_before;
            return write_chunk(transaction, now);
        });
        if (!done.ok()) task_ = before;
    }
    if (!done.ok()) fail(done.error());
    return task_.state == wire::Task::State::waiting || task_.state == wire::Task::State::running;
}

Result<void> ImportRun::begin() {
    {
        storage::Reader reader = TRY(store_.read());
        TRY(read_file(reader.database()));
    }
    is_begun_ = true;
    if (task_.state != wire::Task::State::waiting) return {};
    const Instant now = now_();
    return store_.write(
        [&](storage::Transaction& transaction) { return write_head(transaction, now); });
}

Result<void> ImportRun::read_file(storage::Database& database) {
    const auto task = TRY(storage::load_task(database, merchant_, task_.id));
    const auto order = TRY(storage::load_order(database, merchant_, task_.id));
    if (!task || !order) return Error{"task_unknown", "", std::to_string(task_.id.value), ""};
    task_ = *task;
    order_ = *order;
    refusals_written_ = static_cast<std::int64_t>(task_.refusals.size());
    task_.refusals.clear();
    actor_ = {merchant_, order_.user, order_.actor, wire::Role::agent};
    markets_ = TRY(storage::markets_of(database, merchant_));
    const files::Dialect dialect{order_.import.delimiter, order_.import.quote};
    file_ = TRY(listings::read_ad_file(order_.import.catalog, dialect, order_.import.market,
                                       order_.import.columns));
    const bool has_sheets =
        std::ranges::any_of(file_.lines, [](const AdLine& line) { return line.sheet.has_value(); });
    if (has_sheets) tree_ = TRY(storage::load_categories(database, "en"));
    order_.import.catalog.clear();
    return {};
}

Result<void> ImportRun::write_head(storage::Transaction& transaction, Instant now) {
    task_.state = wire::Task::State::running;
    task_.total = file_.line_count;
    task_.processed = file_.line_count - static_cast<std::int64_t>(file_.lines.size());
    refusals_written_ = 0;
    for (const listings::CellRefusal& refusal : file_.refusals) {
        TRY(storage::insert_refusal(transaction, merchant_, task_.id, ++refusals_written_,
                                    refusal_of(refusal)));
    }
    if (file_.lines.empty()) task_.state = wire::Task::State::done;
    if (TRY(storage::is_asked_to_stop(transaction.database(), merchant_, task_.id)))
        task_.state = wire::Task::State::stopped;
    return storage::save_progress(transaction, merchant_, task_, "", now);
}

Result<void> ImportRun::write_chunk(storage::Transaction& transaction, Instant now) {
    const std::int64_t unreadable = task_.total - static_cast<std::int64_t>(file_.lines.size());
    const auto first = static_cast<std::size_t>(task_.processed - unreadable);
    const std::size_t end = std::min(first + kImportChunkLines, file_.lines.size());
    if (TRY(storage::is_asked_to_stop(transaction.database(), merchant_, task_.id))) {
        task_.state = wire::Task::State::stopped;
        return storage::save_progress(transaction, merchant_, task_, "", now);
    }
    AdChanges changes;
    for (std::size_t index = first; index < end; ++index) {
        const AdLine& line = file_.lines[index];
        further_errors_.clear();
        const auto written = write_line(transaction, line, changes, now);
        if (!written.ok()) {
            if (storage::failure_of(written.error())) return written;
            TRY(refuse(transaction, line, written.error()));
        }
        ++task_.processed;
    }
    TRY(changes.finish(transaction, market_, actor_, "import", now));
    if (end == file_.lines.size()) task_.state = wire::Task::State::done;
    return storage::save_progress(transaction, merchant_, task_, "", now);
}

Result<void> ImportRun::write_line(storage::Transaction& transaction, const AdLine& line,
                                   AdChanges& changes, Instant now) {
    storage::Database& database = transaction.database();
    const auto known = TRY(storage::find_sku(database, merchant_, line.sku));
    if (known) {
        const auto before = TRY(storage::load_listing(database, merchant_, *known));
        const Listing after = TRY(listings::apply(*before, line.patch));
        const bool has_new_sheet = TRY(update_sheet(transaction, line, before->product));
        const bool is_saved = TRY(changes.save(transaction, actor_, *before, after));
        const bool is_changed = is_saved || has_new_sheet;
        ++(is_changed ? task_.changed : task_.unchanged);
        if (is_saved) TRY(keep_undo(transaction, line.line, *before, after));
        return storage::insert_line(transaction, merchant_, task_.id,
                                    {line.line, *known, is_changed ? "changed" : "unchanged"});
    }
    Listing listing = TRY(new_listing(transaction, line, now));
    const std::string uuid = new_uuid();
    listing.id = TRY(storage::insert_listing(transaction, merchant_, listing, uuid, now));
    changes.created(listing);
    Listing nothing = listing;
    nothing.terms.clear();
    TRY(keep_undo(transaction, line.line, nothing, listing));
    ++task_.created;
    return storage::insert_line(transaction, merchant_, task_.id,
                                {line.line, listing.id, "created"});
}

/// The product of a new ad: a known one, or the sheet that the line proposes.
Result<ProductId> ImportRun::product_for(storage::Transaction& transaction, const AdLine& line,
                                         Instant now) {
    if (const auto known = TRY(product_of(transaction.database(), line))) return *known;
    if (!line.sheet) return product_unknown(line);
    auto errors = listings::check_sheet(line, tree_);
    if (!errors.empty()) {
        further_errors_.assign(errors.begin() + 1, errors.end());
        return errors.front();
    }
    // A product_id that nobody knows beside the barcode of another product.
    if (!line.ean.empty() && TRY(storage::find_product_ean(transaction.database(), line.ean)))
        return Error{"ean_taken", "/ean", line.ean, ""};
    storage::ProposedProduct proposed;
    proposed.proposer = merchant_;
    proposed.uuid = new_uuid();
    proposed.market = line.patch.market;
    proposed.draft = TRY(catalog::normalised(*line.sheet, tree_));
    return storage::insert_product(transaction, proposed, now);
}

/// Only its creator changes a sheet, and only while it waits; else what a line says of it is
/// dropped without a word.
Result<bool> ImportRun::update_sheet(storage::Transaction& transaction, const AdLine& line,
                                     ProductId product) {
    if (!line.sheet) return false;
    auto sheet = TRY(storage::load_sheet(transaction.database(), merchant_, product));
    if (!sheet || !sheet->is_own || sheet->state != wire::ProductState::waiting) return false;
    const listings::Market market = line.patch.market;
    for (const auto& [where, price] : sheet->new_prices)
        if (where == market) sheet->draft.new_price = price;
    const auto draft = TRY(catalog::normalised(listings::merged(sheet->draft, *line.sheet), tree_));
    if (draft == sheet->draft) return false;
    TRY(storage::update_product(transaction, product, {merchant_, "", market, draft}));
    return true;
}

std::string ImportRun::new_uuid() {
    return storage::uuid_from_hex(secrets_.digest(secrets_.random_token()));
}

Result<Listing> ImportRun::new_listing(storage::Transaction& transaction, const AdLine& line,
                                       Instant now) {
    const ProductId product = TRY(product_for(transaction, line, now));
    const auto state = TRY(storage::product_for_ads(transaction.database(), merchant_, product));
    if (!state) return product_unknown(line);
    return listings::make_listing(line, {product, *state == wire::ProductState::validated},
                                  markets_);
}

/// An ad that the file made is archived by an undo: it had no markets before.
Result<void> ImportRun::keep_undo(storage::Transaction& transaction, std::int64_t line,
                                  const Listing& before, const Listing& after) {
    const listings::ChangedParts parts = listings::changed_parts(before, after);
    return storage::insert_undo(transaction, merchant_, task_.id,
                                {line, after.id, wire::encode_kept_parts(parts.before),
                                 wire::encode_kept_parts(parts.after)});
}

Result<void> ImportRun::refuse(storage::Transaction& transaction, const AdLine& line,
                               const Error& error) {
    further_errors_.insert(further_errors_.begin(), error);
    for (const Error& each : further_errors_)
        TRY(storage::insert_refusal(transaction, merchant_, task_.id, ++refusals_written_,
                                    {line.line, line.sku, listings::placed_in(file_, each)}));
    return {};
}

void ImportRun::fail(const Error& error) {
    task_.state = wire::Task::State::failed;
    const Instant now = now_();
    const bool is_ours = storage::failure_of(error).has_value();
    const std::string reason = is_ours ? "storage_failed" : error.code;
    const auto kept = store_.write([&](storage::Transaction& transaction) -> Result<void> {
        TRY(storage::save_progress(transaction, merchant_, task_, reason, now));
        if (is_ours) return {};
        return storage::insert_refusal(transaction, merchant_, task_.id, ++refusals_written_,
                                       {0, "", error});
    });
    (void)kept; // A database that cannot keep this either leaves the task to the next start.
}

Result<std::vector<storage::UnfinishedTask>> interrupted_imports(storage::Store& store) {
    storage::Reader reader = TRY(store.read());
    return storage::unfinished_tasks(reader.database());
}

} // namespace stall::usecases
