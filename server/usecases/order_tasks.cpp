// Asks the core about each order, and applies. Must not know HTTP.
#include "server/usecases/order_tasks.hpp"

#include <algorithm>
#include <unordered_set>

namespace stall::usecases {
namespace {

using Action = wire::OrderBulk::Action;

Result<std::optional<orders::OrderStanding>> standing_of(storage::Database& database,
                                                         MerchantId merchant, OrderId id) {
    const auto order = TRY(storage::load_customer_order(database, merchant, id));
    if (!order) return std::optional<orders::OrderStanding>();
    return std::optional(
        orders::OrderStanding{state_of(*order), !order->parcel.tracking_number.empty()});
}

Result<orders::TrackingFile> read_file(const wire::TrackingImport& import) {
    return orders::read_tracking_file(import.file, {import.delimiter, import.quote},
                                      import.columns);
}

Result<TaskId> insert(storage::Transaction& transaction, const Actor& actor, wire::Task::Kind kind,
                      std::string json, std::string file_name, Instant now) {
    storage::TaskOrder order{actor.merchant, TaskId(), actor.user, actor.name, {}};
    order.kind = kind;
    order.order_json = std::move(json);
    order.import.file_name = std::move(file_name);
    return storage::insert_task(transaction, order, now);
}

} // namespace

Result<TaskId> accept_order_bulk(storage::Transaction& transaction, const Actor& actor,
                                 const wire::OrderBulk& bulk, Instant now) {
    if (bulk.items.empty()) return Error{"orders_missing", "/orders", "", ""};
    if (bulk.items.size() > wire::kBulkOrdersMax)
        return Error{"orders_too_many", "/orders", std::to_string(bulk.items.size()),
                     std::to_string(wire::kBulkOrdersMax)};
    std::unordered_set<std::int64_t> named;
    for (std::size_t at = 0; at < bulk.items.size(); ++at)
        if (!named.insert(bulk.items[at].order.value).second)
            return Error{"order_twice", "/orders/" + std::to_string(at),
                         std::to_string(bulk.items[at].order.value), ""};
    if (bulk.action == Action::cancel) TRY(orders::check_before_shipping(bulk.reason));
    return insert(transaction, actor, wire::Task::Kind::orders, wire::encode_order_bulk(bulk), "",
                  now);
}

Result<TaskId> accept_trackings(storage::Transaction& transaction, const Actor& actor,
                                const wire::TrackingImport& import, Instant now) {
    TRY(read_file(import)); // a file that cannot be read is told at once
    return insert(transaction, actor, wire::Task::Kind::trackings,
                  wire::encode_tracking_import(import), import.file_name, now);
}

Result<wire::Task> check_trackings(storage::Store& store, MerchantId merchant,
                                   const wire::TrackingImport& import) {
    const orders::TrackingFile file = TRY(read_file(import));
    storage::Reader reader = TRY(store.read());
    wire::Task task;
    task.kind = wire::Task::Kind::trackings;
    task.state = wire::Task::State::done;
    task.total = task.processed = file.line_count;
    for (const orders::TrackingRefusal& refusal : file.refusals)
        task.refusals.push_back({refusal.line, refusal.sku, refusal.error});
    for (const orders::TrackingLine& line : file.lines) {
        const auto standing = TRY(standing_of(reader.database(), merchant, line.order));
        const auto checked = orders::check_standing(line, standing);
        if (checked.ok())
            ++task.changed;
        else
            task.refusals.push_back({line.line, std::to_string(line.order.value), checked.error()});
    }
    std::ranges::stable_sort(task.refusals, {}, &wire::Refusal::line);
    return task;
}

Result<std::int64_t> OrderBulkRun::open(storage::Database&) {
    bulk_ = TRY(wire::decode_order_bulk(order().order_json));
    return std::ssize(bulk_.items);
}

Result<void> OrderBulkRun::write_line(storage::Transaction& transaction, std::int64_t index,
                                      Place& place, AdChanges&, Instant now) {
    if (index % kTaskChunkLines == 0) changes_ = {};
    const wire::OrderBulk::Item& item = bulk_.items[static_cast<std::size_t>(index)];
    place.line = index + 1;
    place.order = item.order;
    place.sku = std::to_string(item.order.value);
    const OrderWish wish{item.order, std::nullopt};
    switch (bulk_.action) {
    case Action::confirm: TRY(confirm_into(changes_, transaction, actor(), wish, {}, now)); break;
    case Action::cancel:
        TRY(cancel_into(changes_, transaction, actor(), wish, {{}, bulk_.reason}, now));
        break;
    case Action::dispatch:
        TRY(dispatch_into(changes_, transaction, actor(), wish, {item.parcel, {}},
                          NumberCheck::carrier_format, now));
        break;
    }
    return count(transaction, place, Outcome::changed);
}

Result<void> OrderBulkRun::finish_chunk(storage::Transaction& transaction, Instant now) {
    OrderChanges gathered = std::exchange(changes_, {});
    return gathered.finish(transaction, market(), actor(), "orders", now);
}

Result<std::int64_t> TrackingRun::open(storage::Database&) {
    file_ = TRY(read_file(TRY(wire::decode_tracking_import(order().order_json))));
    rows_.clear();
    for (std::size_t at = 0; at < file_.lines.size(); ++at)
        rows_.push_back({file_.lines[at].line, at, 0, 0});
    for (std::size_t at = 0; at < file_.refusals.size(); ++at) {
        const std::int64_t line = file_.refusals[at].line;
        if (at == 0 || file_.refusals[at - 1].line != line) rows_.push_back({line, 0, 0, at});
        ++rows_.back().refusals;
    }
    std::ranges::sort(rows_, {}, &Row::line);
    return std::ssize(rows_);
}

Result<void> TrackingRun::write_line(storage::Transaction& transaction, std::int64_t index,
                                     Place& place, AdChanges&, Instant now) {
    if (index % kTaskChunkLines == 0) changes_ = {};
    const Row& row = rows_[static_cast<std::size_t>(index)];
    place.line = row.line;
    if (row.refusals > 0) {
        const std::size_t last = row.refused_at + row.refusals - 1;
        place.sku = file_.refusals[last].sku;
        for (std::size_t at = row.refused_at; at < last; ++at)
            TRY(refuse(transaction, place, file_.refusals[at].error));
        return file_.refusals[last].error;
    }
    const orders::TrackingLine& line = file_.lines[row.good];
    place.order = line.order;
    place.sku = std::to_string(line.order.value);
    const auto standing = TRY(standing_of(transaction.database(), merchant(), line.order));
    TRY(orders::check_standing(line, standing));
    TRY(dispatch_into(changes_, transaction, actor(), {line.order, std::nullopt}, {line.parcel, {}},
                      NumberCheck::carrier_format, now));
    return count(transaction, place, Outcome::changed);
}

Result<void> TrackingRun::finish_chunk(storage::Transaction& transaction, Instant now) {
    OrderChanges gathered = std::exchange(changes_, {});
    return gathered.finish(transaction, market(), actor(), "trackings", now);
}

} // namespace stall::usecases
