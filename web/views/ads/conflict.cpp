// Yours and theirs side by side, when a write met somebody else's; see section.hpp.
// Must not know HTTP or how a conflict is settled.
#include "web/views/ads/section.hpp"

#include "web/app/ads/shown.hpp"

#include <algorithm>

namespace stall::views::ads {
namespace {

using app::ads::Column;
using app::ads::Write;

struct Side {
    std::string price;
    std::string stock;
    std::string floor;
};

Side side_of(const Context& context, const wire::AdRow& row) {
    const auto& position = row.position;
    const auto money = [&](std::int64_t minor) { return context.money({minor, row.currency}); };
    return {money(position.price_minor), context.count(position.quantity),
            position.floor_minor ? money(*position.floor_minor)
                                 : std::string(context.text("ads.none"))};
}

/// What the ad would be with the patch laid over `row`.
Side mine_over(const Context& context, const wire::AdRow& row, const listings::Patch& patch) {
    auto side = side_of(context, row);
    if (patch.price) side.price = context.money(*patch.price);
    if (patch.quantity) side.stock = context.count(*patch.quantity);
    if (patch.floor)
        side.floor =
            *patch.floor ? context.money(**patch.floor) : std::string(context.text("ads.none"));
    return side;
}

void side_ui(const Context& context, const char* key, app::TextKey title, const Side& side,
             const Side& before, float width) {
    const auto tone = [](const std::string& now, const std::string& then) {
        return now == then ? kit::Tone::plain : kit::Tone::accent;
    };
    const kit::Pane pane(key, {.width = width,
                               .height = 0,
                               .look = kit::PaneLook::card,
                               .padding = 12,
                               .name = context.text(title)});
    kit::text(context.text(title), {.style = kit::TextStyle::card_title});
    kit::gap(8);
    const std::array pairs = {kit::KeyValue{context.text(app::title_of(Column::price)), side.price,
                                            tone(side.price, before.price)},
                              kit::KeyValue{context.text(app::title_of(Column::stock)), side.stock,
                                            tone(side.stock, before.stock)},
                              kit::KeyValue{context.text(app::title_of(Column::floor)), side.floor,
                                            tone(side.floor, before.floor)}};
    kit::key_values(pairs);
}

void sides_ui(const Context& context, const Write& write, const wire::AdRow& theirs) {
    constexpr float kBetween = 12;
    const auto& seen = write.seen ? *write.seen : theirs;
    const auto before = side_of(context, seen);
    const bool is_narrow = kit::breakpoint() == kit::Breakpoint::narrow;
    const auto mine = mine_over(context, theirs, write.patch);
    if (is_narrow) {
        side_ui(context, "mine", "conflict.yours", mine, before, kit::kFill);
        kit::gap(kBetween);
        side_ui(context, "theirs", "conflict.theirs", side_of(context, theirs), before, kit::kFill);
        return;
    }
    const kit::Row row("sides", kBetween);
    const float width = (kit::available_width() - kBetween) / 2;
    side_ui(context, "mine", "conflict.yours", mine, before, width);
    side_ui(context, "theirs", "conflict.theirs", side_of(context, theirs), before, width);
}

} // namespace

void conflict_ui(const Context& context) {
    const auto& ads = context.model.ads;
    const auto* write = app::ads::find_write(ads, ads.conflict_shown);
    const auto row = write ? ads.shelf.find(write->ad) : std::nullopt;
    if (!row || write->state != Write::State::conflict) return;
    const auto& theirs = ads.shelf.at(*row);
    kit::Dialog dialog("conflict", {.title = context.text("conflict.title"), .width = 560});
    const auto lead =
        context.say("conflict.lead", {{"name", theirs.title + " (" + theirs.sku + ")"}});
    kit::text(lead, {.tone = kit::Tone::secondary, .wrapping = kit::Wrapping::words});
    kit::gap(16);
    sides_ui(context, *write, theirs);
    dialog.footer();
    if (kit::button("later",
                    {.label = context.text("conflict.later"), .look = kit::ButtonLook::quiet}) ||
        dialog.dismissed())
        context.send(app::ads::ConflictClosed{});
    if (kit::button("take_theirs", {.label = context.text("conflict.take_theirs")}))
        context.send(app::ads::TheirsTaken{write->id});
    if (kit::button("keep_mine", {.label = context.text("conflict.keep_mine"),
                                  .look = kit::ButtonLook::primary}))
        context.send(app::ads::MineKept{write->id});
}

} // namespace stall::views::ads
