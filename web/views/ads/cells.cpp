// What stands in each cell of the ads list; see cells.hpp.
// Must not know the table widget's events.
#include "web/views/ads/cells.hpp"

namespace stall::views::ads {
namespace {

using app::ads::CellField;
using app::ads::Column;
using app::ads::ShownAd;
using kit::CellKind;
using kit::Tone;
using listings::RowColour;

Tone tone_of(RowColour colour) {
    switch (colour) {
    case RowColour::green: return Tone::green;
    case RowColour::red: return Tone::red;
    case RowColour::orange: return Tone::orange;
    case RowColour::grey: return Tone::grey;
    }
    return Tone::grey;
}

kit::TableCell words(std::string text, Tone tone = Tone::plain) {
    kit::TableCell cell;
    cell.text = std::move(text);
    cell.tone = tone;
    return cell;
}

kit::TableCell dash() {
    kit::TableCell cell;
    cell.kind = CellKind::dash;
    return cell;
}

kit::TableCell amount_or_dash(const Context& context, const ShownAd& shown,
                              std::optional<std::int64_t> minor, Tone tone) {
    return minor ? words(context.amount(shown.money(*minor)), tone) : dash();
}

kit::TableCell pill_cell(const Context& context, const ShownAd& shown) {
    const auto mark = mark_of(context, shown);
    kit::TableCell cell;
    cell.kind = CellKind::pill;
    cell.text = mark.word;
    cell.icon = mark.icon;
    cell.tone = mark.tone;
    const bool is_hidden_hold =
        shown.verdict.row == RowColour::orange && shown.verdict.holds_buybox;
    if (is_hidden_hold) {
        cell.icon = kit::kIconTrophy; // the colour and the word say orange, the mark says held
        cell.second = context.text("state.also_holds");
    }
    return cell;
}

/// Of a change that did not go through, at the cell that it is about.
std::string trouble_words(const Context& context, const ShownAd& shown, CellField field) {
    if (!shown.trouble) return {};
    const auto& patch = shown.trouble->patch;
    const auto about = patch.quantity ? CellField::stock
                       : patch.floor  ? CellField::floor
                                      : CellField::price;
    if (about != field) return {};
    if (shown.trouble->state == app::ads::Write::State::conflict)
        return std::string(context.text("write.conflict"));
    return context.sentence(shown.trouble->error, shown.saved->currency);
}

kit::TableCell editable(const Context& context, const ShownAd& shown, const app::ads::Draft* draft,
                        const std::optional<Error>& error, CellField field, std::string resting) {
    kit::TableCell cell;
    cell.kind = CellKind::editable;
    cell.text = draft ? draft->text : std::move(resting);
    cell.error = error ? context.sentence(*error, shown.saved->currency)
                       : trouble_words(context, shown, field);
    return cell;
}

kit::TableCell price_cell(const Context& context, const ShownAd& shown) {
    auto cell = editable(context, shown, shown.price_draft, shown.price_error, CellField::price,
                         context.amount(shown.money(shown.standing.price_minor)));
    if (shown.verdict.price == listings::PriceColour::above_new) cell.tone = Tone::orange;
    if (shown.is_pending) cell.tone = Tone::secondary;
    return cell;
}

kit::TableCell floor_cell(const Context& context, const ShownAd& shown) {
    const auto floor = shown.standing.position.floor_minor;
    const auto resting = floor ? context.amount(shown.money(*floor)) : std::string();
    return editable(context, shown, shown.floor_draft, shown.floor_error, CellField::floor,
                    resting);
}

kit::TableCell to_win_cell(const Context& context, const ShownAd& shown) {
    const auto advice = shown.advice();
    if (!advice) return dash();
    kit::TableCell cell;
    cell.kind = CellKind::advice;
    cell.text = context.amount(shown.money(*advice));
    cell.icon = kit::kIconCornerDownLeft;
    cell.tone = Tone::red;
    cell.name = context.say("ads.apply", {{"price", cell.text}});
    return cell;
}

kit::TableCell distance_cell(const Context& context, const ShownAd& shown) {
    const auto distance = shown.verdict.distance_minor;
    if (!distance || shown.verdict.row == RowColour::grey) return words("");
    return words(format_difference(context.model.language, shown.money(*distance)),
                 *distance >= 0 ? Tone::green : Tone::secondary);
}

/// "IP14-128-BLU-VG"; with the market, and a currency that is not the home one's, where the list
/// has ads of several.
std::string sku_words(const Context& context, const wire::AdRow& ad) {
    const auto& codes = context.model.sign_in.session.markets;
    if (codes.size() < 2 || context.model.route.question.filters.markets.size() == 1) return ad.sku;
    auto words = ad.sku + " · " + std::string(listings::code_of(ad.market));
    const auto home = listings::parse_market(codes[0]);
    if (!home || listings::currency_of(home.value()) != ad.currency)
        words += " · " + ad.currency.code();
    return words;
}

} // namespace

std::uint64_t row_id(const app::ads::AdKey& ad) {
    return static_cast<std::uint64_t>(ad.listing.value) * 16 +
           static_cast<std::uint64_t>(ad.market);
}

Mark mark_of(const Context& context, const ShownAd& shown) {
    const auto& position = shown.standing.position;
    const auto colour = shown.verdict.row;
    Mark mark;
    mark.tone = tone_of(colour);
    mark.word = context.text(app::title_of(colour));
    if (colour == RowColour::green) mark.icon = kit::kIconTrophy;
    if (colour == RowColour::red) mark.icon = kit::kIconCircleX;
    if (colour == RowColour::orange) mark.icon = kit::kIconTriangleAlert;
    if (colour == RowColour::grey) {
        mark.icon = kit::kIconCircleDashed;
        mark.word = context.text(app::title_of(position.publication));
    }
    return mark;
}

kit::TableRow row_of(const Context& context, const ShownAd& shown) {
    const auto key = app::ads::key_of(*shown.saved);
    kit::TableRow row;
    row.id = row_id(key);
    row.edge = tone_of(shown.verdict.row);
    row.is_selected = context.model.ads.ticked.contains(key);
    row.is_current = context.model.route.opened == key;
    row.is_quiet = shown.verdict.row == RowColour::grey;
    row.name = shown.saved->title + ", " + sku_words(context, *shown.saved);
    return row;
}

kit::TableCell cell_of(const Context& context, const ShownAd& shown, Column column) {
    const auto& ad = *shown.saved;
    const auto& position = shown.standing.position;
    switch (column) {
    case Column::buybox: return pill_cell(context, shown);
    case Column::ad: {
        auto cell = words(ad.title);
        cell.second = sku_words(context, ad);
        return cell;
    }
    case Column::grade: return words(std::string(context.text(app::title_of(ad.grade))));
    case Column::market: return words(std::string(listings::code_of(ad.market)));
    case Column::category: return words(ad.category);
    case Column::stock:
        return editable(context, shown, shown.stock_draft, shown.stock_error, CellField::stock,
                        context.count(position.quantity));
    case Column::price: return price_cell(context, shown);
    case Column::to_win: return to_win_cell(context, shown);
    case Column::new_price:
        return amount_or_dash(context, shown, position.new_price_minor, Tone::blue);
    case Column::distance: return distance_cell(context, shown);
    case Column::rivals:
        return words(shown.verdict.row == RowColour::grey ? ""
                                                          : context.count(position.facts.rivals));
    case Column::floor: return floor_cell(context, shown);
    case Column::kept: return words(context.amount(shown.money(shown.verdict.kept_minor)));
    case Column::margin:
        return amount_or_dash(context, shown, shown.verdict.margin_minor, Tone::plain);
    }
    return {};
}

kit::ListCard card_of(const Context& context, const ShownAd& shown) {
    const auto mark = mark_of(context, shown);
    const auto& position = shown.standing.position;
    kit::ListCard card;
    card.id = row_id(app::ads::key_of(*shown.saved));
    card.edge = mark.tone;
    card.pill = mark.word;
    card.pill_icon = mark.icon;
    card.corner = context.say_count("ads.in_stock.one", "ads.in_stock.other", position.quantity);
    card.title = shown.saved->title;
    card.note = sku_words(context, *shown.saved) + " · " +
                std::string(context.text(app::title_of(shown.saved->grade)));
    card.left = context.money(shown.money(shown.standing.price_minor));
    if (shown.verdict.price == listings::PriceColour::above_new) card.left_tone = Tone::orange;
    const auto distance = shown.verdict.distance_minor;
    if (const auto advice = shown.advice()) {
        card.middle = context.say("ads.wins", {{"price", context.amount(shown.money(*advice))}});
        card.middle_tone = Tone::red;
        card.middle_is_pill = true;
    } else if (distance && *distance >= 0 && shown.verdict.holds_buybox) {
        card.middle = context.say(
            "ads.head_room",
            {{"amount", format_difference(context.model.language, shown.money(*distance))}});
    }
    if (position.new_price_minor)
        card.right = context.amount(shown.money(*position.new_price_minor));
    return card;
}

} // namespace stall::views::ads
