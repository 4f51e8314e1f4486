// Reads the file with the core; what each of its lines does.
// Must not know HTTP or threads.
#include "server/usecases/import_ads.hpp"

#include "core/listings/ad_line.hpp"
#include "core/wire/bulk.hpp"
#include "server/storage/categories.hpp"
#include "server/storage/listings.hpp"
#include "server/storage/repricing.hpp"
#include "server/usecases/line_product.hpp"

#include <algorithm>

namespace stall::usecases {
namespace {

using listings::AdLine;
using listings::Listing;

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

/// The ad as the line would leave it.
Result<Listing> changed(const Listing& before, const AdLine& line) {
    return listings::apply(before,
                           TRY(listings::with_deliveries(line.patch, before, line.deliveries)));
}

std::int64_t price_in(const Listing& listing, listings::Market market) {
    const auto found = std::ranges::find(listing.terms, market, &listings::MarketTerms::market);
    return found == listing.terms.end() ? 0 : found->price.minor;
}

/// Adds what the line would do to the price of an ad that is there; a line that is refused does
/// nothing.
Result<void> sum_up(storage::Database& database, MerchantId merchant, const AdLine& line,
                    listings::BulkSummary& summary) {
    const auto known = TRY(storage::find_sku(database, merchant, line.sku));
    if (!known) return {};
    const auto before = TRY(storage::load_listing(database, merchant, *known));
    const auto after = before ? changed(*before, line) : Result<Listing>(Error{});
    if (!after.ok()) return {};
    const std::int64_t now = price_in(*before, line.patch.market);
    const std::int64_t then = price_in(after.value(), line.patch.market);
    ++summary.ads;
    if (now == then) return {};
    ++summary.prices_changed;
    summary.deepest_basis_points =
        std::max(summary.deepest_basis_points, listings::depth_basis_points(now, then));
    return {};
}

} // namespace

Result<void> guard_import(storage::Store& store, MerchantId merchant,
                          const wire::ImportRequest& import) {
    if (import.confirmation == wire::Confirmation::confirmed) return {};
    const auto file = listings::read_ad_file(import.catalog, {import.delimiter, import.quote},
                                             import.market, import.columns);
    if (!file.ok()) return {};
    storage::Reader reader = TRY(store.read());
    wire::GuardReport report;
    for (const AdLine& line : file.value().lines)
        if (line.patch.price) TRY(sum_up(reader.database(), merchant, line, report.summary));
    const auto rails = TRY(storage::load_repricing_switch(reader.database(), merchant)).rails;
    report.stop.depth_basis_points = report.summary.deepest_basis_points;
    report.stop.depth = report.stop.depth_basis_points > rails.depth_basis_points_max;
    if (!report.stop.stops()) return {};
    return Error{"guard_stopped", "", "", wire::encode_guard_report(report)};
}

Result<TaskId> accept_import(storage::Transaction& transaction, const Actor& actor,
                             const wire::ImportRequest& import, const Result<void>& guarded,
                             Instant now) {
    const auto markets = TRY(storage::markets_of(transaction.database(), actor.merchant));
    if (std::ranges::find(markets, import.market) == markets.end()) {
        return Error{"market_not_sold_in", "/market", std::string(code_of(import.market)), ""};
    }
    TRY(guarded);
    return storage::insert_task(transaction,
                                {actor.merchant, TaskId(), actor.user, actor.name, import}, now);
}

ImportRun::ImportRun(storage::Store& store, MarketSide& market, Secrets& secrets,
                     std::function<Instant()> now, MerchantId merchant, TaskId task)
    : LineRun(store, market, std::move(now), merchant, task), secrets_(secrets) {}

Result<std::int64_t> ImportRun::open(storage::Database& database) {
    const wire::ImportRequest& import = order().import;
    markets_ = TRY(storage::markets_of(database, merchant()));
    const files::Dialect dialect{import.delimiter, import.quote};
    file_ = TRY(listings::read_ad_file(import.catalog, dialect, import.market, import.columns));
    unreadable_.clear();
    for (std::size_t i = 0; i < file_.refusals.size(); ++i)
        if (i == 0 || file_.refusals[i].line != file_.refusals[i - 1].line)
            unreadable_.push_back(i);
    const bool has_sheets =
        std::ranges::any_of(file_.lines, [](const AdLine& line) { return line.sheet.has_value(); });
    if (has_sheets) tree_ = TRY(storage::load_categories(database));
    return static_cast<std::int64_t>(unreadable_.size() + file_.lines.size());
}

Result<void> ImportRun::write_line(storage::Transaction& transaction, std::int64_t index,
                                   Place& place, AdChanges& changes, Instant now) {
    const auto at = static_cast<std::size_t>(index);
    if (at < unreadable_.size()) return refuse_unreadable(transaction, at, place);
    const AdLine& line = file_.lines[at - unreadable_.size()];
    place.line = line.line;
    place.sku = line.sku;
    const auto written = write_ad(transaction, line, place, changes, now);
    if (written.ok() || storage::failure_of(written.error())) return written;
    return listings::placed_in(file_, written.error());
}

Error ImportRun::refuse_unreadable(storage::Transaction& transaction, std::size_t index,
                                   Place& place) {
    const auto& refusals = file_.refusals;
    std::size_t at = unreadable_[index];
    place.line = refusals[at].line;
    place.sku = refusals[at].sku;
    for (; at + 1 < refusals.size() && refusals[at + 1].line == place.line; ++at)
        if (const auto told = refuse(transaction, place, refusals[at].error); !told.ok())
            return told.error();
    return refusals[at].error;
}

Result<void> ImportRun::write_ad(storage::Transaction& transaction, const AdLine& line,
                                 Place& place, AdChanges& changes, Instant now) {
    const auto known = TRY(storage::find_sku(transaction.database(), merchant(), line.sku));
    if (known) {
        place.listing = *known;
        return change_ad(transaction, line, place, changes);
    }
    Listing listing = TRY(new_listing(transaction, line, place, now));
    listing.id = TRY(storage::insert_listing(transaction, merchant(), listing, new_uuid(), now));
    place.listing = listing.id;
    changes.created(listing);
    Listing nothing = listing; // an ad that the file made is archived by an undo
    nothing.terms.clear();
    TRY(keep_undo(transaction, line.line, nothing, listing));
    return count(transaction, place, Outcome::created);
}

Result<void> ImportRun::change_ad(storage::Transaction& transaction, const AdLine& line,
                                  const Place& place, AdChanges& changes) {
    const auto before =
        TRY(storage::load_listing(transaction.database(), merchant(), place.listing));
    const Listing after = TRY(changed(*before, line));
    const bool has_new_sheet = TRY(update_sheet(transaction, line, before->product));
    const bool is_saved = TRY(changes.save(transaction, actor(), *before, after));
    if (is_saved) TRY(keep_undo(transaction, line.line, *before, after));
    return count(transaction, place,
                 is_saved || has_new_sheet ? Outcome::changed : Outcome::unchanged);
}

/// The product of a new ad: a known one, or the sheet that the line proposes.
Result<ProductId> ImportRun::product_for(storage::Transaction& transaction, const AdLine& line,
                                         const Place& place, Instant now) {
    if (const auto known = TRY(product_of(transaction.database(), line))) return *known;
    if (!line.sheet) return product_unknown(line);
    const auto errors = listings::check_sheet(line, tree_);
    for (std::size_t i = 0; i < errors.size(); ++i) {
        if (i + 1 == errors.size()) return errors[i];
        TRY(refuse(transaction, place, listings::placed_in(file_, errors[i])));
    }
    // A product_id that nobody knows beside the barcode of another product.
    if (!line.ean.empty() && TRY(storage::find_product_ean(transaction.database(), line.ean)))
        return Error{"ean_taken", "/ean", line.ean, ""};
    storage::ProposedProduct proposed;
    proposed.proposer = merchant();
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
    auto sheet = TRY(storage::load_sheet(transaction.database(), merchant(), product));
    if (!sheet || !sheet->is_own || sheet->state != wire::ProductState::waiting) return false;
    const listings::Market market = line.patch.market;
    for (const auto& [where, price] : sheet->new_prices)
        if (where == market) sheet->draft.new_price = price;
    const auto wish = listings::merged(sheet->draft, *line.sheet);
    if (wish == sheet->draft) return false;
    // The same in another spelling or order is no change.
    const auto draft = TRY(catalog::normalised(wish, tree_));
    if (draft == catalog::normalised(sheet->draft, tree_).value_or(sheet->draft)) return false;
    TRY(storage::update_product(transaction, product, {merchant(), "", market, draft}));
    return true;
}

std::string ImportRun::new_uuid() {
    return storage::uuid_from_hex(secrets_.digest(secrets_.random_token()));
}

Result<Listing> ImportRun::new_listing(storage::Transaction& transaction, const AdLine& line,
                                       const Place& place, Instant now) {
    const ProductId product = TRY(product_for(transaction, line, place, now));
    const auto state = TRY(storage::product_for_ads(transaction.database(), merchant(), product));
    if (!state) return product_unknown(line);
    return listings::make_listing(line, {product, *state == wire::ProductState::validated},
                                  markets_);
}

Result<std::vector<storage::UnfinishedTask>> interrupted_imports(storage::Store& store) {
    storage::Reader reader = TRY(store.read());
    return storage::unfinished_tasks(reader.database());
}

} // namespace stall::usecases
