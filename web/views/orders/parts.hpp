// What the parts of the Orders section share: the section's context and small words of orders.
// Must not know what a message does.
#pragma once

#include "web/app/dates.hpp"
#include "web/app/orders/list.hpp"
#include "web/app/orders/model.hpp"
#include "web/app/orders/wording.hpp"
#include "web/views/context.hpp"

#include <array>

namespace stall::views::orders {

using app::orders::Act;
using app::orders::Choice;
using app::orders::Deed;
using app::orders::Dialog;
using app::orders::Due;
using app::orders::Entry;
using app::orders::OrderBrief;
using app::orders::Orders;
using app::orders::Segment;
using app::orders::title_of;

/// The page's context with the section's state, and its short ways to send.
struct Scene {
    const Context& page;
    const Orders& orders;
    float width = 1184; ///< of the section

    std::string_view text(app::TextKey key) const { return page.text(key); }
    std::string say(app::TextKey key, app::Placeholders values) const {
        return page.say(key, values);
    }
    std::string money(std::int64_t minor, Currency currency) const {
        return page.money({minor, currency});
    }
    void press(Act act, std::int64_t subject = 0) const {
        page.send(app::orders::Message(app::orders::Pressed{act, subject}));
    }
    void choose(Choice choice, std::int64_t index, std::int64_t subject = 0) const {
        page.send(app::orders::Message(app::orders::Chosen{choice, index, subject}));
    }
    void type(Entry entry, std::string text, std::int64_t subject = 0) const {
        page.send(app::orders::Message(app::orders::Typed{entry, subject, std::move(text)}));
    }
    std::string moment(Instant at) const {
        return app::format_moment(page.model.language, orders.zone, at, page.model.now);
    }
    std::string short_moment(Instant at) const {
        return app::format_short_moment(page.model.language, orders.zone, at, page.model.now);
    }
    time::LocalDate today() const { return time::local_date(orders.zone, page.model.now); }
};

app::TextKey title_of(stall::orders::Reason reason);
app::TextKey title_of(const stall::orders::OrderLine& line);
/// How a whole order stands, in one word with its colour and icon.
struct Mark {
    std::string word;
    kit::Icon icon = kit::kNoIcon;
    kit::Tone tone = kit::Tone::grey;
};
Mark mark_of(const Scene& scene, const OrderBrief& brief);

/// The countdown of a deadline, as of the last full minute; asks for a frame when it will change.
struct Countdown {
    time::TimeLeft left;
    std::string words; ///< "3 h 40 min", "late by 41 min"
    kit::Tone tone = kit::Tone::plain;
};
Countdown countdown(const Scene& scene, Instant deadline);

/// Why the merchant may not change anything; "" when he may.
std::string_view refused_role(const Scene& scene);

/// "iPhone 13 128 GB Midnight", or "2 lines".
std::string content_words(const Scene& scene, const OrderBrief& brief);
std::string number_of(OrderId id);

// The parts of the section.
void toolbar_ui(const Scene& scene);
void filters_button_ui(const Scene& scene, bool is_icon_only);
void chips_ui(const Scene& scene);
void list_ui(const Scene& scene);
void drawer_ui(const Scene& scene);
void dialog_ui(const Scene& scene);
void trackings_ui(const Scene& scene);
void calendar_ui(const Scene& scene);

// Pieces of them.
/// All columns, in the order of app::orders::kColumns; behind them those of RowAct.
std::span<const kit::TableColumn> table_columns(const Scene& scene);
/// What a row's buttons do: each has a column of its own, where there is room.
enum class RowAct : std::uint8_t { refuse, go_on };
inline constexpr std::size_t kRowActs = 2;
struct RowButton {
    Deed deed = Deed::confirm;
    Act act = Act::confirm;
    app::TextKey label = "orders.confirm";
    kit::Icon icon = kit::kNoIcon;
    kit::Tone tone = kit::Tone::plain;
};
/// The deeds that one of the columns offers; a row shows the first that its order allows.
std::span<const RowButton> row_buttons(RowAct act);
/// Where state and deadline have no room beside each other, the one column says both.
bool shows_deadline(const Scene& scene);
kit::TableLayout table_layout(const Scene& scene);
void send_columns(const Scene& scene, const kit::TableLayout& layout);
/// The button with the merchant's choice of columns.
void columns_ui(const Scene& scene);
void period_ui(const Scene& scene);
struct DayRange {
    std::optional<time::LocalDate> first, last;
};
struct MonthChoices {
    Choice day;
    Choice month;
    std::int32_t shown = 0; ///< months from 1970; 0: that of the range or today
};
/// A month to press the first and the last day of a range in.
void month_ui(const Scene& scene, const DayRange& range, const MonthChoices& choices);
/// "1 – 23 November", or "" when every date is asked for.
std::string period_words(const Scene& scene);
void dispatch_form_ui(const Scene& scene, OrderId id, bool takes_focus);
/// Every tracking number and identifier that is wanted is there and right.
bool is_dispatchable(const Scene& scene, const std::vector<OrderId>& ids);
void carrier_ui(const Scene& scene, float width);
void refund_form_ui(const Scene& scene, const Dialog& dialog);
/// "Refund 244.90 €", and what is missing before it can go; "" when nothing is.
std::string refund_label(const Scene& scene, const Dialog& dialog);
std::string_view refund_missing(const Scene& scene, const Dialog& dialog);
void reason_ui(const Scene& scene, const Dialog& dialog,
               std::span<const stall::orders::Reason> reasons);
void message_ui(const Scene& scene, const Dialog& dialog, bool is_required);
void heading(const Scene& scene, app::TextKey key);

} // namespace stall::views::orders
