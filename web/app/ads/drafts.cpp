// Cells being typed into; see drafts.hpp.
// Must not know widgets or HTTP.
#include "web/app/ads/drafts.hpp"

#include "core/base/written_numbers.hpp"
#include "core/listings/bulk_summary.hpp"
#include "web/app/ads/shown.hpp"
#include "web/app/ads/writes.hpp"
#include "web/app/wording.hpp"

#include <utility>

namespace stall::app::ads {
namespace {

const wire::AdRow* row_of(const Model& model, const AdKey& ad) {
    const auto row = model.ads.shelf.find(ad);
    return row ? &model.ads.shelf.at(*row) : nullptr;
}

bool says_nothing_new(const Standing& now, const listings::Patch& patch) {
    if (patch.price) return patch.price->minor == now.price_minor;
    if (patch.quantity) return *patch.quantity == now.position.quantity;
    if (!patch.floor) return true;
    return *patch.floor ? (*patch.floor)->minor == now.position.floor_minor
                        : !now.position.floor_minor;
}

/// Whether the price moves further than the guard's depth; then the merchant is asked.
bool asks_first(Turn& turn, const wire::AdRow& row, const listings::Patch& patch,
                Version based_on) {
    auto& ads = turn.model.ads;
    const auto now = standing_of(ads, row).price_minor;
    if (!patch.price || !listings::is_too_deep(now, patch.price->minor, listings::GuardRails{}))
        return false;
    ads.price_question = PriceQuestion{key_of(row), patch, based_on, now};
    turn.ask_for_all_parts(); // which draws the question
    return true;
}

std::string typed_or_empty(const Model& model, std::optional<std::int64_t> minor,
                           Currency currency) {
    return minor ? format_typed(model.language, {*minor, currency}) : "";
}

} // namespace

std::string cell_text(const Model& model, const wire::AdRow& row, CellField field) {
    const auto now = standing_of(model.ads, row);
    switch (field) {
    case CellField::price: return format_typed(model.language, {now.price_minor, row.currency});
    case CellField::stock: return std::to_string(now.position.quantity);
    case CellField::floor: return typed_or_empty(model, now.position.floor_minor, row.currency);
    }
    return {};
}

void open_cell(Turn& turn, const CellKey& cell) {
    auto& ads = turn.model.ads;
    const auto row = ads.shelf.find(cell.ad);
    if (!row) return;
    ads.shelf.view().pin(*row);
    ads.open_cell = OpenCell{cell, ads.shelf.at(*row).version};
}

void type_cell(Turn& turn, const CellKey& cell, std::string text) {
    auto& ads = turn.model.ads;
    const auto* row = row_of(turn.model, cell.ad);
    if (!row) return;
    const bool is_open = ads.open_cell && ads.open_cell->cell == cell;
    const auto seen = is_open ? ads.open_cell->version : row->version;
    auto& draft = ads.drafts.try_emplace(cell, Draft{"", seen, {}}).first->second;
    draft.text = std::move(text);
    draft.refused.reset();
    keep_drafts(turn);
}

void commit_cell(Turn& turn, const CellKey& cell) {
    auto& ads = turn.model.ads;
    const auto* row = row_of(turn.model, cell.ad);
    const auto found = ads.drafts.find(cell);
    if (ads.open_cell && ads.open_cell->cell == cell) ads.open_cell.reset();
    if (!row || found == ads.drafts.end()) return;
    const auto patch = read_draft(ads, *row, cell.field, found->second.text, turn.model.language);
    const bool is_unchanged = found->second.text == cell_text(turn.model, *row, cell.field);
    if (!patch && !is_unchanged) return;
    const auto based_on = found->second.based_on;
    const bool is_news = !is_unchanged && !says_nothing_new(standing_of(ads, *row), patch.value());
    if (is_news && asks_first(turn, *row, patch.value(), based_on)) return;
    ads.drafts.erase(found);
    keep_drafts(turn);
    if (is_news) write(turn, *row, patch.value(), based_on, UndoOffer::yes);
}

void cancel_cell(Turn& turn, const CellKey& cell) {
    auto& ads = turn.model.ads;
    if (ads.open_cell && ads.open_cell->cell == cell) ads.open_cell.reset();
    if (ads.drafts.erase(cell) > 0) keep_drafts(turn);
}

void apply_recommended(Turn& turn, const AdKey& ad) {
    auto& ads = turn.model.ads;
    const auto row = ads.shelf.find(ad);
    if (!row) return;
    const auto shown = shown_ad(ads, *row, turn.model.language);
    auto price = listings::price_to_apply(shown.standing.position, shown.standing.price_minor);
    if (price && !shown.advice()) price = Error{"nothing_to_recommend", "", "", ""};
    if (!price) {
        turn.toast(Toast::Tone::error,
                   sentence_of(turn.model.language, price.error(), shown.saved->currency));
        return;
    }
    listings::Patch patch;
    patch.market = ad.market;
    patch.price = shown.money(price.value());
    const auto* draft = shown.price_draft;
    const auto based_on = draft ? draft->based_on : shown.saved->version;
    if (asks_first(turn, *shown.saved, patch, based_on)) return;
    ads.drafts.erase({ad, CellField::price});
    keep_drafts(turn);
    if (price.value() != standing_of(ads, *shown.saved).price_minor)
        write(turn, *shown.saved, patch, based_on, UndoOffer::yes);
}

void confirm_price(Turn& turn) {
    auto& ads = turn.model.ads;
    const auto question = std::exchange(ads.price_question, std::nullopt);
    const auto* row = question ? row_of(turn.model, question->ad) : nullptr;
    if (!row) return;
    ads.drafts.erase({question->ad, CellField::price});
    keep_drafts(turn);
    write(turn, *row, question->patch, question->based_on, UndoOffer::yes);
}

void put_back_into_cells(Turn& turn, const wire::AdRow& row, const listings::Patch& patch,
                         const Error& error) {
    auto& drafts = turn.model.ads.drafts;
    const auto put = [&](CellField field, std::string text) {
        drafts.try_emplace({key_of(row), field}, Draft{std::move(text), row.version, error});
    };
    if (patch.price) put(CellField::price, format_typed(turn.model.language, *patch.price));
    if (patch.quantity) put(CellField::stock, std::to_string(*patch.quantity));
    if (patch.floor)
        put(CellField::floor, *patch.floor ? format_typed(turn.model.language, **patch.floor) : "");
    keep_drafts(turn);
}

} // namespace stall::app::ads
