// Changes on their way to the server; see writes.hpp.
// Must not know widgets.
#include "web/app/ads/writes.hpp"

#include "core/base/written_numbers.hpp"
#include "web/app/ads/drafts.hpp"
#include "web/app/ads/list.hpp"
#include "web/app/ads/shown.hpp"
#include "web/app/wording.hpp"

#include <algorithm>

namespace stall::app::ads {
namespace {

constexpr std::int32_t kAttemptsMax = 4;
constexpr std::size_t kUndoablesMax = 50;

Write* find(Turn& turn, std::int64_t id) {
    auto& writes = turn.model.ads.writes;
    const auto found = std::ranges::find(writes, id, &Write::id);
    return found == writes.end() ? nullptr : &*found;
}

const wire::AdRow* row_of(const Turn& turn, const AdKey& ad) {
    const auto row = turn.model.ads.shelf.find(ad);
    return row ? &turn.model.ads.shelf.at(*row) : nullptr;
}

std::string name_of(const Turn& turn, const AdKey& ad) {
    const auto* row = row_of(turn, ad);
    return row ? row->title : std::string();
}

/// It is no longer true that the change is in.
void drop_toast(Turn& turn, std::int64_t id) {
    std::erase_if(turn.model.toasts,
                  [&](const Toast& toast) { return toast.undoable_write == id; });
}

void forget(Turn& turn, std::int64_t id) {
    auto& ads = turn.model.ads;
    std::erase_if(ads.writes, [&](const Write& write) { return write.id == id; });
    if (ads.conflict_shown == id) ads.conflict_shown = 0;
    keep_writes(turn);
}

std::optional<Money> money_at(std::optional<std::int64_t> minor, Currency currency) {
    if (!minor) return std::nullopt;
    return Money{*minor, currency};
}

/// What would bring each field that the patch touches back to where it stands.
listings::Patch inverse_of(const wire::AdRow& row, const Standing& now,
                           const listings::Patch& patch) {
    listings::Patch inverse;
    inverse.market = patch.market;
    if (patch.price) inverse.price = Money{now.price_minor, row.currency};
    if (patch.quantity) inverse.quantity = now.position.quantity;
    if (patch.floor) inverse.floor = money_at(now.position.floor_minor, row.currency);
    if (patch.maximum) inverse.maximum = money_at(now.position.maximum_minor, row.currency);
    if (patch.publication) inverse.publication = now.position.publication;
    return inverse;
}

std::string said_of(const Turn& turn, const wire::AdRow& row, const listings::Patch& patch) {
    const auto language = turn.model.language;
    if (patch.price)
        return turn.say("write.price",
                        {{"name", row.title}, {"price", format_money(language, *patch.price)}});
    if (patch.quantity)
        return turn.say("write.stock",
                        {{"name", row.title}, {"count", format_count(language, *patch.quantity)}});
    if (patch.floor && *patch.floor)
        return turn.say("write.floor",
                        {{"name", row.title}, {"price", format_money(language, **patch.floor)}});
    return turn.say("write.floor_cleared", {{"name", row.title}});
}

bool has_write_before(const Ads& ads, const Write& write) {
    for (const auto& other : ads.writes) {
        if (&other == &write) return false;
        if (other.ad.listing == write.ad.listing) return true;
    }
    return false;
}

void send(Turn& turn, Write& write) {
    write.state = Write::State::sent;
    ++write.attempts;
    effect::Fetch request;
    request.method = "PATCH";
    request.path = "/desk/v1/listings/" + std::to_string(write.ad.listing.value);
    request.headers = {{"Content-Type", "application/json"},
                       {"Idempotency-Key", write.idempotency_key},
                       {"If-Match", "\"" + std::to_string(write.based_on.value) + "\""}};
    request.body = wire::encode_patch(write.patch);
    turn.fetch({Purpose::write_ad, write.id}, std::move(request));
}

/// The listing moved from one version to the next by our own hand: what was based on the one before
/// is not stale for that.
void rebase(Turn& turn, ListingId listing, Version before, Version after) {
    auto& ads = turn.model.ads;
    for (auto& write : ads.writes)
        if (write.ad.listing == listing && write.based_on == before) write.based_on = after;
    for (auto& [cell, draft] : ads.drafts)
        if (cell.ad.listing == listing && draft.based_on == before) draft.based_on = after;
    auto& open = ads.open_cell;
    if (open && open->cell.ad.listing == listing && open->version == before) open->version = after;
}

/// Once it is saved, and while it can be undone.
void say_saved(Turn& turn, const Write& write) {
    const auto& undoables = turn.model.ads.undoables;
    const bool can_undo =
        std::ranges::find(undoables, write.id, &Undoable::write) != undoables.end();
    if (const auto* row = row_of(turn, write.ad); row && can_undo)
        turn.toast(Toast::Tone::success, said_of(turn, *row, write.patch), write.id);
}

void accept(Turn& turn, const Write& write, std::string_view body) {
    const auto listing = write.ad.listing;
    const auto based_on = write.based_on;
    auto rows = wire::decode_rows(body);
    if (!rows) {
        write_unanswered(turn, write.id);
        return;
    }
    const auto after = rows.value().empty() ? based_on : rows.value().front().version;
    say_saved(turn, write);
    forget(turn, write.id);
    rebase(turn, listing, based_on, after);
    put_rows(turn.model, std::move(rows).value());
    show_listing(turn.model, listing);
    keep_writes(turn);
}

void meet_conflict(Turn& turn, Write& write, const wire::Problem& problem) {
    if (const auto* row = row_of(turn, write.ad); row && !write.seen) write.seen = *row;
    write.state = Write::State::conflict;
    drop_toast(turn, write.id);
    turn.model.ads.conflict_shown = write.id;
    turn.ask_for_all_parts(); // which shows both sides
    auto theirs = wire::decode_rows(problem.current_json);
    if (theirs) put_rows(turn.model, std::move(theirs).value());
    keep_writes(turn);
}

/// The server will not have it: the words go back into the cell, with the reason beside them.
void refuse(Turn& turn, Write& write, const wire::Problem& problem) {
    const Error error =
        problem.fields.empty() ? Error{problem.code, "", "", ""} : problem.fields[0];
    const auto ad = write.ad;
    const auto patch = write.patch;
    const auto* row = row_of(turn, ad);
    const auto currency = row ? row->currency : Currency();
    drop_toast(turn, write.id);
    turn.toast(
        Toast::Tone::error,
        turn.say("write.failed", {{"name", name_of(turn, ad)},
                                  {"reason", sentence_of(turn.model.language, error, currency)}}));
    std::erase_if(turn.model.ads.undoables,
                  [&](const Undoable& undoable) { return undoable.write == write.id; });
    forget(turn, write.id);
    if (row) put_back_into_cells(turn, *row, patch, error);
    show_listing(turn.model, ad.listing);
}

} // namespace

void write(Turn& turn, const wire::AdRow& row, listings::Patch patch, Version based_on,
           UndoOffer undo) {
    auto& ads = turn.model.ads;
    Write write;
    write.id = turn.next_number();
    write.ad = key_of(row);
    write.patch = std::move(patch);
    write.based_on = based_on;
    write.idempotency_key = turn.next_key();
    write.seen = row;
    if (undo == UndoOffer::yes) {
        if (ads.undoables.size() == kUndoablesMax) ads.undoables.erase(ads.undoables.begin());
        const auto now = standing_of(ads, row);
        ads.undoables.push_back({write.id, write.ad, inverse_of(row, now, write.patch)});
    }
    ads.writes.push_back(std::move(write));
    keep_writes(turn);
    show_listing(turn.model, row.listing);
    send_writes(turn);
}

void send_writes(Turn& turn) {
    auto& model = turn.model;
    if (!model.is_online || model.sign_in.state != SignIn::State::signed_in) return;
    for (auto& write : model.ads.writes)
        if (write.state == Write::State::queued && !has_write_before(model.ads, write))
            send(turn, write);
}

void resume_writes(Turn& turn) {
    for (auto& write : turn.model.ads.writes)
        if (write.state == Write::State::waiting) write.state = Write::State::queued;
    send_writes(turn);
}

void write_answered(Turn& turn, std::int64_t id, int status, std::string_view body) {
    auto* write = find(turn, id);
    if (!write) return;
    if (status == 401) {
        write->state = Write::State::queued;
        return;
    }
    if (status >= 500 || status == 429 || status == 408) {
        write_unanswered(turn, id);
        return;
    }
    if (status < 300) {
        accept(turn, *write, body);
    } else if (status == 412) {
        meet_conflict(turn, *write, problem_of(status, body));
    } else {
        refuse(turn, *write, problem_of(status, body));
    }
    send_writes(turn);
}

void write_unanswered(Turn& turn, std::int64_t id) {
    auto* write = find(turn, id);
    if (!write) return;
    write->error = {"network", "", "", ""};
    if (!turn.model.is_online) {
        write->state = Write::State::queued;
        return;
    }
    // A server that is not there comes back; one that fails at this very change may do so for ever.
    if (!turn.model.is_reachable || write->attempts < kAttemptsMax) {
        write->state = Write::State::waiting;
        turn.wait({Purpose::retry_write, id}, back_off_ms(std::min(write->attempts, 5) - 1));
        return;
    }
    write->state = Write::State::failed;
    drop_toast(turn, id);
    turn.toast(Toast::Tone::error,
               turn.say("write.failed", {{"name", name_of(turn, write->ad)},
                                         {"reason", turn.text("error.network")}}));
}

void retry_write(Turn& turn, std::int64_t id) {
    auto* write = find(turn, id);
    if (!write) return;
    if (write->state == Write::State::failed) write->attempts = 0;
    if (write->state == Write::State::failed || write->state == Write::State::waiting)
        write->state = Write::State::queued;
    send_writes(turn);
}

void drop_write(Turn& turn, std::int64_t id) {
    const auto* write = find(turn, id);
    if (!write || write->state == Write::State::sent) return;
    const auto listing = write->ad.listing;
    forget(turn, id);
    show_listing(turn.model, listing);
    send_writes(turn);
}

void keep_mine(Turn& turn, std::int64_t id) {
    auto* write = find(turn, id);
    const auto* theirs = write ? row_of(turn, write->ad) : nullptr;
    if (!theirs || write->state != Write::State::conflict) return;
    const auto stale = write->based_on;
    write->idempotency_key = turn.next_key();
    write->attempts = 0;
    write->state = Write::State::queued;
    rebase(turn, write->ad.listing, stale, theirs->version);
    if (turn.model.ads.conflict_shown == id) turn.model.ads.conflict_shown = 0;
    keep_writes(turn);
    send_writes(turn);
}

void take_theirs(Turn& turn, std::int64_t id) {
    const auto* write = find(turn, id);
    if (!write || write->state != Write::State::conflict) return;
    const auto ad = write->ad;
    const auto stale = write->based_on;
    std::erase_if(turn.model.ads.undoables,
                  [&](const Undoable& undoable) { return undoable.write == id; });
    forget(turn, id);
    if (const auto* theirs = row_of(turn, ad)) rebase(turn, ad.listing, stale, theirs->version);
    show_listing(turn.model, ad.listing);
    send_writes(turn);
}

void undo(Turn& turn, std::int64_t id) {
    auto& ads = turn.model.ads;
    auto found = std::ranges::find(ads.undoables, id, &Undoable::write);
    if (id == 0 && !ads.undoables.empty()) found = ads.undoables.end() - 1;
    if (found == ads.undoables.end()) return;
    const auto undoable = *found;
    ads.undoables.erase(found);
    drop_toast(turn, undoable.write);
    const auto* row = row_of(turn, undoable.ad);
    if (!row) return;
    turn.toast(Toast::Tone::info, turn.say("write.undone", {{"name", row->title}}));
    const auto* original = find(turn, undoable.write);
    if (original && original->state != Write::State::sent) {
        drop_write(turn, undoable.write);
        return;
    }
    write(turn, *row, undoable.inverse, original ? original->based_on : row->version,
          UndoOffer::no);
}

} // namespace stall::app::ads
