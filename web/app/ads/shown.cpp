// What the list shows of an ad; see shown.hpp.
// Must not know widgets or HTTP.
#include "web/app/ads/shown.hpp"

#include "core/base/text.hpp"
#include "core/base/whole_number.hpp"
#include "core/base/written_money.hpp"

#include <algorithm>

namespace stall::app::ads {
namespace {

void lay_over(Standing& standing, const listings::Patch& patch, bool is_same_market) {
    if (patch.quantity) standing.position.quantity = *patch.quantity;
    if (!is_same_market) return;
    if (patch.price) standing.price_minor = patch.price->minor;
    if (patch.publication) standing.position.publication = *patch.publication;
    if (patch.floor) {
        standing.position.floor_minor.reset();
        if (*patch.floor) standing.position.floor_minor = (*patch.floor)->minor;
    }
    if (patch.maximum) {
        standing.position.maximum_minor.reset();
        if (*patch.maximum) standing.position.maximum_minor = (*patch.maximum)->minor;
    }
}

std::optional<Money> money_of(std::optional<std::int64_t> minor, Currency currency) {
    if (!minor) return std::nullopt;
    return Money{*minor, currency};
}

/// The row as the core's one door wants it: a listing in this market alone.
listings::Listing listing_of(const wire::AdRow& row, const Standing& standing) {
    listings::Listing listing{
        row.listing, row.sku, row.product, row.grade, standing.position.quantity, row.version, {}};
    listing.terms.push_back({row.market,
                             standing.position.publication,
                             {standing.price_minor, row.currency},
                             money_of(standing.position.floor_minor, row.currency),
                             money_of(standing.position.maximum_minor, row.currency),
                             row.warranty_months,
                             row.comment});
    return listing;
}

Result<std::int32_t> parse_quantity(std::string_view text) {
    return listings::check_quantity(TRY(parse_typed_number(text)));
}

Result<listings::Patch> typed_patch(const wire::AdRow& row, CellField field, std::string_view text,
                                    Language language) {
    listings::Patch patch;
    patch.market = row.market;
    const auto typed = trim(text);
    const auto money = [&] {
        return read_written_money(typed, row.currency, marks_typed_in(language));
    };
    switch (field) {
    case CellField::price: patch.price = TRY(money()); break;
    case CellField::stock: patch.quantity = TRY(parse_quantity(typed)); break;
    case CellField::floor:
        patch.floor = std::optional<Money>{};
        if (!typed.empty()) {
            const auto floor = TRY(money());
            TRY(listings::check_price(floor));
            patch.floor = floor;
        }
        break;
    }
    return patch;
}

/// The draft's value joins the standing where it can be read, also where it would be refused: the
/// merchant sees what the typed price means beside why it cannot be.
void lay_draft_over(ShownAd& shown, const Ads& ads, Language language, CellField field,
                    const Draft*& draft, std::optional<Error>& error) {
    draft = find_draft(ads, {key_of(*shown.saved), field});
    if (!draft) return;
    const auto checked = read_draft(ads, *shown.saved, field, draft->text, language);
    if (!checked) error = checked.error();
    if (!error) error = draft->refused;
    if (const auto patch = typed_patch(*shown.saved, field, draft->text, language))
        lay_over(shown.standing, patch.value(), true);
}

} // namespace

Standing standing_of(const Ads& ads, const wire::AdRow& row) {
    Standing standing{row.position, row.position.price_minor};
    for (const auto& write : ads.writes)
        if (write.ad.listing == row.listing)
            lay_over(standing, write.patch, write.ad.market == row.market);
    return standing;
}

Result<listings::Patch> read_draft(const Ads& ads, const wire::AdRow& row, CellField field,
                                   std::string_view text, Language language) {
    const auto patch = TRY(typed_patch(row, field, text, language));
    TRY(listings::apply(listing_of(row, standing_of(ads, row)), patch));
    return patch;
}

std::optional<std::int64_t> ShownAd::advice() const {
    const auto price = verdict.recommended_minor;
    if (!price || *price >= listings::kPriceMinorMax || *price == standing.price_minor)
        return std::nullopt;
    const bool is_for_sale = standing.position.publication == listings::Publication::online &&
                             standing.position.quantity > 0;
    return is_for_sale ? price : std::nullopt;
}

ShownAd shown_ad(const Ads& ads, table::Row row, Language language) {
    ShownAd shown;
    shown.saved = &ads.shelf.at(row);
    shown.standing = standing_of(ads, *shown.saved);
    lay_draft_over(shown, ads, language, CellField::floor, shown.floor_draft, shown.floor_error);
    lay_draft_over(shown, ads, language, CellField::stock, shown.stock_draft, shown.stock_error);
    lay_draft_over(shown, ads, language, CellField::price, shown.price_draft, shown.price_error);
    shown.verdict = listings::verdict_at(shown.standing.position, shown.standing.price_minor);
    for (const auto& write : ads.writes) {
        if (write.ad != key_of(*shown.saved)) continue;
        const bool is_trouble =
            write.state == Write::State::failed || write.state == Write::State::conflict;
        if (is_trouble && !shown.trouble) shown.trouble = &write;
        if (!is_trouble) shown.is_pending = true;
    }
    return shown;
}

const Draft* find_draft(const Ads& ads, const CellKey& cell) {
    const auto found = ads.drafts.find(cell);
    return found == ads.drafts.end() ? nullptr : &found->second;
}

const Write* find_write(const Ads& ads, std::int64_t id) {
    const auto found = std::ranges::find(ads.writes, id, &Write::id);
    return found == ads.writes.end() ? nullptr : &*found;
}

std::size_t waiting_writes(const Ads& ads) {
    return static_cast<std::size_t>(std::ranges::count_if(
        ads.writes, [](const Write& write) { return write.state != Write::State::conflict; }));
}

} // namespace stall::app::ads
