// What a merchant can do in the Orders section, as values.
// Must not know widgets, HTTP or what the section will do about it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

namespace stall::app::orders {

/// What is typed. From the tracking number to the refunded amount the subject is a line of the
/// dispatched or refunded order, or an order for the tracking number.
enum class Entry : std::uint8_t {
    search,
    number,
    sku,
    customer,
    tracking_number,
    imei,
    serial,
    refund_amount,
    message,
    closure_name,
    view_name,
    columns, ///< not typed: the list's new columns, as they are kept
};

enum class Choice : std::uint8_t {
    segment, ///< index in kSegments
    state,   ///< index in kFilterStates, -1: any
    country, ///< index in Orders::countries, -1: any
    preset,  ///< index of Preset
    day,     ///< index: days since 1970; the first press begins a range, the second ends it
    month,   ///< index: months from the one shown
    sort,    ///< index: a Column; subject: 1 descending, 0 ascending, -1 none
    // Those of the dialogs:
    carrier,       ///< index in carriers()
    reason,        ///< index in kReasons
    refunded_line, ///< subject: a line that is taken into the refund or left out
    region,        ///< index in the country's regions, -1: none
    closure_day,   ///< as `day`, of a closure
    closure_month, ///< as `month`, of a closure
    // Those of a file of trackings:
    trackings_page,   ///< index of Trackings::Page
    trackings_column, ///< index: a TrackingColumn; subject: a column of the file
};

enum class Act : std::uint8_t {
    open,          ///< subject: an order
    close_detail,  ///<
    more,          ///< the next page of the list
    retry_list,    ///<
    retry_detail,  ///<
    clear_filters, ///<
    tick_all,      ///<
    untick_all,    ///<
    confirm,       ///< subject: an order, 0: the ticked ones; opens its dialog, as the next four do
    cancel,        ///<
    dispatch,      ///<
    refund,        ///<
    after_sales,   ///<
    confirm_all,   ///< every order to confirm
    send,          ///< what the dialog says
    dispatch_now,  ///< subject: an order, with what is typed in its detail
    close_dialog,  ///<
    export_list,   ///<
    choose_file,   ///< of tracking numbers
    send_trackings,   ///<
    close_trackings,  ///<
    download_refused, ///<
    packing_slip,     ///< subject: an order
    delivery_note,    ///<
    open_calendar,    ///< of the place that orders ship from
    close_calendar,   ///<
    save_calendar,    ///<
    add_closure,      ///<
    remove_closure,   ///< subject: its place in the list
    save_view,        ///< under the typed name
    choose_view,      ///< subject: its place in the list
    forget_view,      ///< the same
    focus_search,     ///<
    search_focused,   ///< the view has moved the focus where it was asked
};

struct Opened {}; ///< the route leads here
struct Typed {
    Entry entry = Entry::search;
    std::int64_t subject = 0;
    std::string text;
};
struct Chosen {
    Choice choice = Choice::segment;
    std::int64_t index = 0;
    std::int64_t subject = 0;
};
struct Pressed {
    Act act = Act::open;
    std::int64_t subject = 0;
};
/// Rows first…last of the list as it is shown, both included.
struct RowsTicked {
    enum class How : std::uint8_t { only, add, remove } how = How::add;
    std::size_t first = 0;
    std::size_t last = 0;
};

using Message = std::variant<Opened, Typed, Chosen, Pressed, RowsTicked>;

} // namespace stall::app::orders
