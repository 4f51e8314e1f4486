// The state of the Orders section: what the server last said of orders, what the list shows of
// them, and what the merchant is doing to them. Must not know widgets or HTTP.
#pragma once

#include "core/orders/address.hpp"
#include "core/orders/carrier.hpp"
#include "core/orders/moves.hpp"
#include "core/orders/tracking_file.hpp"
#include "core/time/business_clock.hpp"
#include "core/wire/calendar.hpp"
#include "core/wire/listings.hpp"
#include "core/wire/orders.hpp"
#include "web/app/orders/message.hpp"
#include "web/app/orders/question.hpp"

#include <map>
#include <set>

namespace stall::app::orders {

using stall::orders::Order;
using stall::orders::OrderBrief;
using stall::orders::OrderLine;
using stall::orders::Segment;

struct Load {
    enum class State : std::uint8_t { idle, loading, ready, failed } state = State::idle;
    std::int64_t request = 0;
    Error error; ///< when failed
};

/// What is typed for a line: identifiers on dispatch, an amount on a refund.
struct LineEntries {
    std::string imei;
    std::string serial;
    std::string amount;
    bool is_left_out = false; ///< of the refund
};

/// What is typed before an order leaves or is paid back. Kept over a failure, a reload, a lost
/// session; forgotten when it has been sent.
struct Drafts {
    std::size_t carrier = 0;                 ///< in carriers()
    std::map<OrderId, std::string> tracking; ///< as typed
    std::map<OrderLineId, LineEntries> lines;
};

enum class Deed : std::uint8_t { confirm, cancel, dispatch, refund, after_sales };

/// A question to the merchant before something is done to one order or several.
struct Dialog {
    Deed deed = Deed::confirm;
    std::vector<OrderId> orders;
    std::optional<stall::orders::Reason> reason;
    std::string message;
    bool is_sending = false;
    std::optional<Error> error; ///< what the server or the core said to it
};

/// A change on its way to the server. It is sent again with the same key until it is answered.
struct Write {
    std::int64_t id = 0;
    Deed deed = Deed::confirm;
    std::vector<OrderId> orders;
    std::string path;
    std::string body;
    Version based_on; ///< of a single order; none: a change of many
    std::int64_t request = 0;
    std::int64_t timer = 0;
    std::string idempotency_key;
    enum class State : std::uint8_t { sent, waiting } state = State::sent;
    std::int32_t attempts = 0;
    std::vector<OrderBrief> before; ///< to be put back when it is refused
    std::optional<Dialog> dialog;   ///< to be shown again when it is refused
    TaskId task;                    ///< of a change of many, once it runs
};

/// A file of tracking numbers before, while and after it goes in.
struct Trackings {
    enum class Step : std::uint8_t { unreadable, asking, preview, sending, running, done, failed };
    enum class Page : std::uint8_t { lines, columns };
    Step step = Step::preview;
    Page page = Page::lines;
    std::string file_name;
    files::Opened opened;
    std::vector<files::Row> records;   ///< of the file's text
    listings::ColumnMapping mapping;   ///< of each column
    std::optional<Error> header_error; ///< what keeps the columns from being read
    stall::orders::TrackingFile file;
    std::map<std::int64_t, std::vector<Error>> refused; ///< by line
    std::int64_t sendable = 0;
    std::string idempotency_key;
    std::int64_t request = 0;
    std::int64_t timer = 0;
    Error error;
    wire::Task task; ///< of the check, then of the dispatch
};

/// The calendar of the ship-from place while the merchant edits it.
struct CalendarEdit {
    time::CalendarTerms wish;
    std::optional<time::LocalDate> first, last; ///< of the closure that is being added
    std::string name;                           ///< of it
    std::int32_t month_shown = 0;               ///< as in Orders
    std::string idempotency_key;
    std::int64_t request = 0; ///< while it is sent
    std::optional<Error> error;
};

struct Orders {
    Question question;
    time::Zone zone;
    std::map<OrderId, OrderBrief> known;
    std::vector<OrderId> listed; ///< as the list shows them
    Load open;                   ///< of every order that waits for the merchant
    std::set<OrderId> arriving;  ///< while they are loaded
    bool awaits_head = false;    ///< the next line is not an order
    Load page;                   ///< of the list's next page
    std::string next;        ///< cursor of the page after those that came; "" when there is none
    std::int64_t total = -1; ///< orders that the question finds; -1: not known
    std::array<std::int64_t, stall::orders::kSegments.size()> counts{};
    std::vector<std::string> countries; ///< that orders went to

    std::vector<ColumnLayout> columns = first_columns();
    std::vector<SavedView> saved_views; ///< none has an order opened
    std::string view_name;

    Load sheet; ///< of the opened order
    std::optional<wire::OrderDetail> opened;
    Load calendar;
    std::optional<time::BusinessCalendar> days; ///< that count for deadlines given from now on
    std::vector<time::BusinessCalendar> earlier_days; ///< that gave deadlines of opened orders
    Load edition;                                     ///< of one more of those
    Load places_load;
    std::vector<wire::Place> places; ///< to ship from, once asked for
    std::optional<CalendarEdit> calendar_edit;
    bool calendar_wanted = false; ///< to be edited when it has come

    Load counting; ///< of the counts alone

    std::set<OrderId> ticked;
    Drafts drafts;
    std::optional<Dialog> dialog;
    std::optional<Trackings> trackings;
    std::vector<Write> writes;
    std::optional<time::LocalDate> range_start; ///< pressed, and the range's end is awaited
    std::int32_t month_shown = 0;               ///< months from 1970; 0: that of the range or today
    bool search_wants_focus = false;
    std::int64_t typing_timer = 0; ///< of the pause before the server is asked
};

/// The deadline that runs for an order, if one does.
struct Due {
    Instant by;
    Instant since; ///< paid or accepted
    bool is_dispatch = false;
};

} // namespace stall::app::orders
