// Who stands where for the box of an ad, and what else there is to say of it.
// Must not know how offers are ranked.
#include "web/views/detail/parts.hpp"

#include <array>

namespace stall::views::detail {

using app::ads::Ladder;

namespace {

app::TextKey remark_key(wire::LadderStep::Whose whose) {
    if (whose == wire::LadderStep::Whose::this_ad) return "drawer.ladder.you";
    if (whose == wire::LadderStep::Whose::your_other_ad) return "drawer.ladder.other";
    return "drawer.ladder.rival";
}

} // namespace

void ladder_ui(const Context& context, const ShownAd& shown) {
    const auto& ladder = context.model.ads.ladder;
    kit::text(context.text("drawer.ladder"),
              {.style = kit::TextStyle::section, .tone = kit::Tone::secondary});
    kit::gap(8);
    const bool is_ours = ladder.ad == app::ads::key_of(*shown.saved);
    if (!is_ours || ladder.state == Ladder::State::loading) {
        kit::skeleton_rows(context.text("drawer.ladder"), 3);
        return;
    }
    if (ladder.state == Ladder::State::failed || ladder.steps.empty()) {
        kit::text(context.text(ladder.state == Ladder::State::failed
                                   ? app::TextKey("drawer.ladder.failed")
                                   : app::TextKey("drawer.ladder.empty")),
                  {.tone = kit::Tone::tertiary, .wrapping = kit::Wrapping::words});
        return;
    }
    struct Words {
        std::string place, amount, remark;
    };
    std::vector<Words> words;
    std::vector<kit::LadderStep> steps;
    words.reserve(ladder.steps.size());
    for (const auto& step : ladder.steps) {
        words.push_back(
            {std::to_string(step.rank),
             context.amount(shown.money(step.price_minor)) + " + " +
                 context.amount(shown.money(step.shipping_minor)),
             context.say(remark_key(step.whose),
                         {{"hours", std::to_string(step.shipping_delay_hours)},
                          {"quality", format_quality(context.model.language, step.quality)}})});
        const auto& last = words.back();
        steps.push_back(
            {last.place, last.amount, last.remark, step.whose == wire::LadderStep::Whose::this_ad});
    }
    kit::ladder(context.text("drawer.ladder"), steps);
}

void about_ui(const Context& context, const ShownAd& shown) {
    const auto& ad = *shown.saved;
    const auto warranty =
        context.say("drawer.warranty.months", {{"count", std::to_string(ad.warranty_months)}});
    const auto none = context.text("ads.none");
    const std::array pairs = {
        kit::KeyValue{context.text("drawer.state"),
                      context.text(app::title_of(shown.standing.position.publication)),
                      kit::Tone::plain},
        kit::KeyValue{context.text("drawer.category"), ad.category, kit::Tone::plain},
        kit::KeyValue{context.text("drawer.ean"), ad.ean.empty() ? none : std::string_view(ad.ean),
                      kit::Tone::plain},
        kit::KeyValue{context.text("drawer.warranty"), warranty, kit::Tone::plain}};
    kit::text(context.text("drawer.about"),
              {.style = kit::TextStyle::section, .tone = kit::Tone::secondary});
    kit::gap(8);
    kit::key_values(pairs);
}

void trouble_ui(const Context& context, const ShownAd& shown) {
    if (!shown.trouble) return;
    const bool is_conflict = shown.trouble->state == app::ads::Write::State::conflict;
    const auto title = is_conflict ? std::string(context.text("write.conflict"))
                                   : context.sentence(shown.trouble->error, shown.saved->currency);
    if (kit::banner("trouble",
                    {.title = title,
                     .icon = kit::kIconCircleAlert,
                     .tone = kit::Tone::orange,
                     .is_alert = true,
                     .action = context.text(is_conflict ? app::TextKey("conflict.show")
                                                        : app::TextKey("write.retry"))})) {
        if (is_conflict) {
            context.send(app::ads::ConflictOpened{shown.trouble->id});
        } else {
            context.send(app::ads::WriteRetried{shown.trouble->id});
        }
    }
    kit::gap(12);
}

} // namespace stall::views::detail
