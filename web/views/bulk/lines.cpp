// Every ad of a bulk change before and after it, as a table, or as cards on a phone.
// Must not know how a change is judged.
#include "web/views/bulk/parts.hpp"
#include "web/views/pill_column.hpp"

#include <algorithm>

namespace stall::views::bulk {
namespace {

using app::bulk::Line;
using listings::BulkAction;
using listings::RowColour;
using Kind = listings::BulkOutcome::Kind;

struct Mark {
    app::TextKey word;
    kit::Icon icon;
    kit::Tone tone;
};

Mark mark_of(RowColour colour) {
    switch (colour) {
    case RowColour::green: return {"colour.green", kit::kIconTrophy, kit::Tone::green};
    case RowColour::red: return {"colour.red", kit::kIconCircleX, kit::Tone::red};
    case RowColour::orange: return {"colour.orange", kit::kIconTriangleAlert, kit::Tone::orange};
    case RowColour::grey: break;
    }
    return {"colour.grey", kit::kIconCircleDashed, kit::Tone::grey};
}

/// How the ad stands afterwards, or that it stays as it is.
Mark mark_after(const Line& line) {
    if (line.outcome.kind == Kind::refused)
        return {"import.outcome.refused", kit::kIconCircleX, kit::Tone::red};
    if (line.outcome.kind == Kind::unchanged)
        return {"import.outcome.unchanged", kit::kIconMinus, kit::Tone::grey};
    return mark_of(line.colour_after);
}

bool is_stock(BulkAction action) {
    return action == BulkAction::set_stock || action == BulkAction::add_to_stock;
}
bool is_floor(BulkAction action) {
    return action == BulkAction::set_floor || action == BulkAction::floor_from_price ||
           action == BulkAction::clear_floor;
}

app::TextKey value_title(BulkAction action) {
    if (is_stock(action)) return "ads.column.stock";
    if (is_floor(action)) return "ads.column.floor";
    return action >= BulkAction::publish ? app::TextKey("drawer.state")
                                         : app::TextKey("import.column.price");
}

struct Pair {
    std::string before;
    std::string after;
};

Pair values_of(const Context& context, BulkAction action, const Line& line) {
    const auto currency = listings::currency_of(line.ad.market);
    const auto amount = [&](std::optional<std::int64_t> minor) {
        return minor ? context.amount({*minor, currency}) : std::string(context.text("ads.none"));
    };
    const auto& after = line.outcome;
    if (is_stock(action))
        return {context.count(line.quantity_before), context.count(after.quantity)};
    if (is_floor(action)) return {amount(line.floor_before), amount(after.floor_minor)};
    if (action >= BulkAction::publish)
        return {std::string(context.text(app::title_of(line.publication_before))),
                std::string(context.text(app::title_of(after.publication)))};
    return {amount(line.price_before), amount(after.price_minor)};
}

std::string value_words(const Context& context, BulkAction action, const Line& line) {
    auto values = values_of(context, action, line);
    if (values.before == values.after) return values.before;
    return values.before + " → " + values.after;
}

std::string note_words(const Context& context, const Bulk& bulk, const Line& line) {
    const bool is_rule = bulk.change->action == BulkAction::reprice;
    const auto currency = listings::currency_of(line.ad.market);
    if (line.outcome.kind == Kind::refused) {
        if (line.outcome.refusal == listings::BulkRefusal::left_alone)
            return reason_words(context, line.outcome.reason);
        const auto row = context.model.ads.shelf.find(line.ad);
        if (!row) return {};
        const auto& position = context.model.ads.shelf.at(*row).position;
        return context.sentence(listings::error_of(position, line.ad.market, line.outcome),
                                currency);
    }
    if (line.outcome.kind == Kind::unchanged) return {};
    std::string words;
    const auto moved = line.outcome.price_minor - line.price_before;
    if (moved != 0) words = format_difference(context.model.language, {moved, currency});
    if (line.box != Line::Box::same)
        words +=
            (words.empty() ? "" : " · ") +
            std::string(context.text(line.box == Line::Box::won ? app::TextKey("import.box.won")
                                                                : app::TextKey("import.box.lost")));
    const auto reason = is_rule ? reason_words(context, line.outcome.reason) : std::string();
    if (!reason.empty()) words += " · " + reason;
    return words;
}

kit::Tone note_tone(const Line& line) {
    if (line.outcome.kind == Kind::refused || line.box == Line::Box::lost) return kit::Tone::red;
    return line.box == Line::Box::won ? kit::Tone::green : kit::Tone::secondary;
}

constexpr float kTableHeightMin = 240;
enum LineColumn : std::size_t { kAd, kNow, kAfter, kValue, kNote };

const wire::AdRow* ad_of(const Context& context, const Line& line) {
    const auto row = context.model.ads.shelf.find(line.ad);
    return row ? &context.model.ads.shelf.at(*row) : nullptr;
}

void put_mark(kit::TableCell& cell, const Context& context, const Mark& mark) {
    cell.kind = kit::CellKind::pill;
    cell.text = context.text(mark.word);
    cell.icon = mark.icon;
    cell.tone = mark.tone;
}

kit::TableCell line_cell(const Context& context, const Bulk& bulk, const Line& line,
                         std::size_t column) {
    kit::TableCell cell;
    const auto* ad = ad_of(context, line);
    switch (column) {
    case kAd:
        if (ad) cell.text = ad->title;
        if (ad) cell.second = ad->sku;
        break;
    case kNow: put_mark(cell, context, mark_of(line.colour_before)); break;
    case kAfter: put_mark(cell, context, mark_after(line)); break;
    case kValue: cell.text = value_words(context, bulk.change->action, line); break;
    default: cell.text = note_words(context, bulk, line); cell.tone = note_tone(line);
    }
    return cell;
}

kit::TableColumn column(std::string_view key, std::string_view title, float width) {
    return {.key = key, .title = title, .width = width, .can_sort = false, .can_hide = false};
}

void table_ui(const Context& context, const Bulk& bulk, std::span<const Line> lines) {
    static constexpr std::array<app::TextKey, 6> kMarks = {
        "colour.green",           "colour.red",
        "colour.orange",          "colour.grey",
        "import.outcome.refused", "import.outcome.unchanged"};
    const float mark_width = pill_column_width(context, kMarks, 130);
    std::array columns = {column("ad", context.text("ads.column.ad"), 200),
                          column("now", context.text("bulk.now"), mark_width),
                          column("after", context.text("bulk.after"), mark_width),
                          column("value", context.text(value_title(bulk.change->action)), 168),
                          column("note", context.text("bulk.change"), 236)};
    columns[kAd].stretches = true;
    columns[kValue].align = kit::Align::right;
    kit::Table setup;
    setup.name = context.text("import.preview");
    setup.columns = columns;
    setup.row_count = lines.size();
    setup.has_selection = false;
    setup.height = std::max(kTableHeightMin, kit::available_height());
    setup.row = [&](std::size_t row) {
        const auto* ad = ad_of(context, lines[row]);
        kit::TableRow shown;
        shown.id = static_cast<std::uint64_t>(lines[row].ad.listing.value);
        shown.edge = mark_after(lines[row]).tone;
        if (ad) shown.name = ad->sku;
        return shown;
    };
    setup.cell = [&](std::size_t row, std::size_t column) {
        return line_cell(context, bulk, lines[row], column);
    };
    (void)kit::table("lines", setup);
}

kit::ListCard line_card(const Context& context, const Bulk& bulk, const Line& line) {
    const auto mark = mark_after(line);
    const auto* ad = ad_of(context, line);
    kit::ListCard card;
    card.id = static_cast<std::uint64_t>(line.ad.listing.value);
    card.edge = mark.tone;
    card.pill = context.text(mark.word);
    card.pill_icon = mark.icon;
    if (ad) card.corner = ad->sku;
    if (ad) card.title = ad->title;
    card.note = note_words(context, bulk, line);
    card.left = value_words(context, bulk.change->action, line);
    return card;
}

} // namespace

void lines_ui(const Context& context, const Bulk& bulk) {
    const auto span = app::bulk::lines_of(bulk, bulk.shown);
    const std::span<const Line> lines(bulk.lines.data() + span.first, span.count);
    if (kit::breakpoint() != kit::Breakpoint::narrow) return table_ui(context, bulk, lines);
    (void)kit::card_list("lines", context.text("import.preview"), lines.size(),
                         [&](std::size_t row) { return line_card(context, bulk, lines[row]); });
}

} // namespace stall::views::bulk
