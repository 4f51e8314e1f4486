// The ads as a table, or as cards on a phone; see list.hpp.
// Must not know how a verdict is reached or what a message does.
#include "web/views/ads/list.hpp"

#include "web/views/ads/cells.hpp"
#include "web/views/ads/columns.hpp"

#include <array>

namespace stall::views::ads {
namespace {

using app::ads::AdKey;
using app::ads::CellField;
using app::ads::CellKey;
using app::ads::Column;
using app::ads::ShownAd;

/// The rows of the list, asked for many times a frame; the last one is kept.
class Rows {
public:
    explicit Rows(const Context& context) : context_(context) {}
    const ShownAd& at(std::size_t position) {
        if (position != position_ || !shown_.saved) {
            const auto& ads = context_.model.ads;
            shown_ =
                app::ads::shown_ad(ads, ads.shelf.view().rows()[position], context_.model.language);
            position_ = position;
        }
        return shown_;
    }
    AdKey key_at(std::size_t position) { return app::ads::key_of(*at(position).saved); }

private:
    const Context& context_;
    std::size_t position_ = 0;
    ShownAd shown_;
};

CellField field_of(Column column) {
    if (column == Column::stock) return CellField::stock;
    return column == Column::floor ? CellField::floor : CellField::price;
}

void send_edit(const Context& context, const kit::CellEdit& edit, const AdKey& ad) {
    const CellKey cell{ad, field_of(app::ads::kColumns[edit.column])};
    switch (edit.phase) {
    case kit::CellEdit::Phase::started: context.send(app::ads::CellOpened{cell}); break;
    case kit::CellEdit::Phase::changed: context.send(app::ads::CellTyped{cell, edit.text}); break;
    case kit::CellEdit::Phase::committed: context.send(app::ads::CellCommitted{cell}); break;
    case kit::CellEdit::Phase::cancelled: context.send(app::ads::CellCancelled{cell}); break;
    }
}

void send_selection(const Context& context, const kit::SelectionChange& change) {
    using Kind = kit::SelectionChange::Kind;
    using How = app::ads::RowsTicked::How;
    switch (change.kind) {
    case Kind::only:
        context.send(app::ads::RowsTicked{How::only, change.first, change.last});
        break;
    case Kind::add: context.send(app::ads::RowsTicked{How::add, change.first, change.last}); break;
    case Kind::remove:
        context.send(app::ads::RowsTicked{How::remove, change.first, change.last});
        break;
    case Kind::all: context.send(app::ads::AllTicked{true}); break;
    case Kind::none: context.send(app::ads::AllTicked{false}); break;
    }
}

void send_sort(const Context& context, const std::vector<kit::SortBy>& sort) {
    std::vector<app::ads::SortKey> keys;
    for (const auto& each : sort)
        if (const auto column = app::ads::parse_column(each.column))
            keys.push_back({*column, each.direction == kit::Direction::descending
                                         ? app::ads::Direction::descending
                                         : app::ads::Direction::ascending});
    context.send(app::ads::SortSet{std::move(keys)});
}

std::vector<kit::SortBy> sort_of(const Context& context) {
    std::vector<kit::SortBy> sort;
    for (const auto& key : context.model.route.question.sort)
        sort.push_back({std::string(app::ads::name_of(key.column)),
                        key.direction == app::ads::Direction::descending
                            ? kit::Direction::descending
                            : kit::Direction::ascending});
    return sort;
}

std::string footer_words(const Context& context) {
    const auto shown = static_cast<std::int64_t>(context.model.ads.shelf.view().count());
    const auto total = static_cast<std::int64_t>(context.model.ads.shelf.rows().size());
    const auto all = context.say_count("ads.count.one", "ads.count.other", total);
    if (shown == total) return all;
    return context.say("ads.footer.filtered", {{"shown", context.count(shown)}, {"total", all}});
}

kit::Checked all_ticked(const Context& context) {
    const auto& ticked = context.model.ads.ticked;
    if (ticked.empty()) return kit::Checked::off;
    const bool is_all = ticked.size() >= context.model.ads.shelf.view().count();
    return is_all ? kit::Checked::on : kit::Checked::mixed;
}

void table_ui(const Context& context) {
    Rows rows(context);
    const auto layout = table_layout(context);
    const auto sort = sort_of(context);
    const auto footer = footer_words(context);
    const std::array menu = {
        kit::MenuItem{.key = "open", .label = context.text("ads.menu.open"), .icon = kit::kIconEye},
        kit::MenuItem{.key = "apply",
                      .label = context.text("ads.menu.apply"),
                      .icon = kit::kIconCornerDownLeft}};
    kit::Table setup;
    setup.name = context.text("ads.list");
    setup.columns = table_columns(context);
    setup.layout = &layout;
    setup.sort = sort;
    setup.row_count = context.model.ads.shelf.view().count();
    setup.row = [&](std::size_t row) { return row_of(context, rows.at(row)); };
    setup.cell = [&](std::size_t row, std::size_t column) {
        return cell_of(context, rows.at(row), app::ads::kColumns[column]);
    };
    setup.all_selected = all_ticked(context);
    setup.row_menu = menu;
    setup.footer = footer;
    setup.is_loading = context.model.ads.load.state == app::ads::Load::State::loading;
    const auto result = kit::table("ads", setup);
    if (result.edit) send_edit(context, *result.edit, rows.key_at(result.edit->row));
    if (result.advice) context.send(app::ads::RecommendedApplied{rows.key_at(result.advice->row)});
    if (result.opened) context.send(app::ads::RowOpened{rows.key_at(*result.opened)});
    if (result.selection) send_selection(context, *result.selection);
    if (result.sort) send_sort(context, *result.sort);
    if (result.layout) context.send(app::ads::ColumnsSet{layout_from(context, *result.layout)});
    if (result.menu && result.menu->item == 0)
        context.send(app::ads::RowOpened{rows.key_at(result.menu->row)});
    if (result.menu && result.menu->item == 1)
        context.send(app::ads::RecommendedApplied{rows.key_at(result.menu->row)});
}

} // namespace

void list_ui(const Context& context) {
    if (kit::breakpoint() != kit::Breakpoint::narrow) {
        table_ui(context);
        return;
    }
    Rows rows(context);
    const auto opened =
        kit::card_list("cards", context.text("ads.list"), context.model.ads.shelf.view().count(),
                       [&](std::size_t row) { return card_of(context, rows.at(row)); });
    if (opened) context.send(app::ads::RowOpened{rows.key_at(*opened)});
}

} // namespace stall::views::ads
