// From CSV records to rows that may go and refusals. Must not know HTTP, storage or widgets.
#include "core/orders/tracking_file.hpp"

#include "core/base/identifier_text.hpp"
#include "core/base/text.hpp"
#include "core/base/whole_number.hpp"
#include "core/files/cell_text.hpp"
#include "core/orders/carrier.hpp"
#include "core/orders/tracking_day.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace stall::orders {
namespace {

using enum TrackingColumn;

/// The text of a cell: what an exported one was before it was defused.
std::string_view text_of(std::string_view cell) { return trim(files::undefused(trim(cell))); }

/// A number's cell, out of what spreadsheets put around it to keep its digits.
std::string number_in(std::string_view cell) {
    std::string_view text = files::unwrapped(text_of(cell));
    if (text.starts_with('\'')) text.remove_prefix(1);
    return identifier_text(text);
}

Result<void> read_header(const files::Row& header, const listings::ColumnMapping& mapping,
                         TrackingFile& file) {
    for (std::size_t at = 0; at < header.cells.size(); ++at) {
        const std::string_view name = text_of(header.cells[at]);
        const TrackingColumn column =
            tracking_column_named(at < mapping.size() ? std::string_view(mapping[at]) : name);
        if (column != ignored && std::ranges::count(file.columns, column) > 0)
            return Error{"column_twice", std::string(name_of(column)), std::string(name), ""};
        file.columns.push_back(column);
        file.column_names.emplace_back(name);
    }
    for (const TrackingColumn needed : {order, tracking_number, carrier})
        if (std::ranges::count(file.columns, needed) == 0)
            return Error{"column_missing", std::string(name_of(needed)), "",
                         std::string(name_of(needed))};
    return {};
}

class RowReader {
public:
    RowReader(TrackingFile& file, std::span<const files::Row> rows) : file_(file) {
        std::vector<std::string> days;
        for (const files::Row& row : rows) days.push_back(cell_of(row, date));
        day_order_ = proven_order(days);
        cells_wanted_ = file.column_names.size();
        while (cells_wanted_ > 0 && file.column_names[cells_wanted_ - 1].empty()) --cells_wanted_;
    }

    void read(const files::Row& row) {
        number_shown_ = cell_of(row, order);
        const std::size_t refused_before = file_.refusals.size();
        TrackingLine line;
        line.line = row.line;
        judge(row, line);
        if (file_.refusals.size() == refused_before)
            file_.lines.push_back(std::move(line));
        else
            file_.refused.push_back(
                {row.line, number_shown_, cell_of(row, tracking_number), cell_of(row, carrier)});
    }

private:
    void judge(const files::Row& row, TrackingLine& line) {
        if (!row.errors.empty()) return refuse_record(row);
        if (!has_right_width(row) || has_lost_letters(row)) return;
        const std::size_t refused_before = file_.refusals.size();
        read_cells(row, line);
        // Only a row that goes keeps a later one from going for the same order.
        if (file_.refusals.size() > refused_before) return;
        if (!orders_.insert(line.order.value).second)
            refuse(row, order, {"order_twice_in_file", "", number_shown_, ""});
    }

    bool has_lost_letters(const files::Row& row) {
        const std::size_t refused_before = file_.refusals.size();
        for (std::size_t at = 0; at < std::min(row.cells.size(), file_.columns.size()); ++at)
            if (file_.columns[at] != ignored && files::has_lost_letters(row.cells[at]))
                refuse(row, file_.columns[at], {"cell_not_utf8", "", row.cells[at], "UTF-8"});
        return file_.refusals.size() > refused_before;
    }

    std::string cell_of(const files::Row& row, TrackingColumn column) const {
        const auto found = std::ranges::find(file_.columns, column);
        const auto at = static_cast<std::size_t>(found - file_.columns.begin());
        return at < row.cells.size() ? std::string(text_of(row.cells[at])) : std::string();
    }

    void refuse(const files::Row& row, TrackingColumn column, Error error) {
        const auto found = std::ranges::find(file_.columns, column);
        error.where =
            column == ignored
                ? ""
                : file_.column_names[static_cast<std::size_t>(found - file_.columns.begin())];
        file_.refusals.push_back({row.line, number_shown_, std::move(error)});
    }
    template <typename T> T keep(const files::Row& row, TrackingColumn column, Result<T> result) {
        if (result.ok()) return std::move(result).value();
        refuse(row, column, result.error());
        return T{};
    }

    void refuse_record(const files::Row& row) {
        for (const Error& error : row.errors) {
            const auto number = static_cast<std::size_t>(whole_number(error.where).value_or(0));
            Error named = error;
            const bool is_known = number >= 1 && number <= file_.column_names.size();
            named.where = is_known ? file_.column_names[number - 1] : "";
            file_.refusals.push_back({row.line, number_shown_, std::move(named)});
        }
    }

    bool has_right_width(const files::Row& row) {
        std::size_t width = row.cells.size();
        while (width > file_.columns.size() && trim(row.cells[width - 1]).empty()) --width;
        if (width >= cells_wanted_ && width <= file_.columns.size()) return true;
        refuse(row, ignored,
               {width < cells_wanted_ ? "line_too_short" : "line_too_long", "",
                std::to_string(width), std::to_string(cells_wanted_)});
        return false;
    }

    void read_cells(const files::Row& row, TrackingLine& line) {
        line.order = keep(row, order, read_number(number_shown_));
        line.parcel.carrier = cell_of(row, carrier);
        if (line.parcel.carrier.empty())
            refuse(row, carrier, {"carrier_missing", "", "", ""});
        else if (const Carrier* known = find_carrier(line.parcel.carrier))
            line.parcel.carrier = std::string(known->name);
        line.parcel.tracking_number = keep(
            row, tracking_number,
            check_tracking_number(line.parcel.carrier, number_in(cell_of(row, tracking_number))));
        line.parcel.tracking_url = cell_of(row, url);
        const std::string day = cell_of(row, date);
        if (!day.empty()) line.parcel.stated_day = keep(row, date, read_day(day, day_order_));
        if (line.parcel.tracking_number.empty()) return;
        const auto texts = check_parcel_text(line.parcel);
        if (texts.ok()) return;
        const bool is_url = texts.error().where == "/tracking_url";
        refuse(row, is_url ? url : carrier, texts.error());
    }

    /// "#402948", ="402948" and what a spreadsheet makes of a number, 402948.0, are that order.
    static Result<OrderId> read_number(std::string_view cell) {
        const std::string kept = number_in(cell);
        std::string_view text = kept;
        if (text.empty()) return Error{"order_number_missing", "", "", ""};
        if (text.front() == '#') text.remove_prefix(1);
        const std::size_t mark = std::min(text.find_first_of(".,"), text.size());
        const std::string_view decimals = text.substr(mark);
        const bool has_zeros = (decimals.size() == 2 || decimals.size() == 3) &&
                               decimals.find_first_not_of('0', 1) == std::string_view::npos;
        const auto number = whole_number(has_zeros ? text.substr(0, mark) : text);
        if (!number || *number <= 0)
            return Error{"order_number_malformed", "", std::string(cell), "1234567"};
        return OrderId(*number);
    }

    TrackingFile& file_;
    std::size_t cells_wanted_ = 0;
    std::string number_shown_;
    DayOrder day_order_ = DayOrder::unproven;
    std::unordered_set<std::int64_t> orders_;
};

} // namespace

Result<TrackingFile> read_tracking_records(std::span<const files::Row> records,
                                           const listings::ColumnMapping& mapping) {
    std::vector<files::Row> rows;
    std::ranges::remove_copy_if(records, std::back_inserter(rows), files::has_no_text);
    if (rows.empty()) return Error{"file_empty", "", "", ""};
    TrackingFile file;
    TRY(read_header(rows.front(), mapping, file));
    file.line_count = static_cast<std::int64_t>(rows.size()) - 1;
    if (file.line_count > kTrackingFileLinesMax)
        return Error{"file_too_long", "", std::to_string(file.line_count),
                     std::to_string(kTrackingFileLinesMax)};
    RowReader reader(file, std::span(rows).subspan(1));
    for (std::size_t at = 1; at < rows.size(); ++at) reader.read(rows[at]);
    return file;
}

Result<TrackingFile> read_tracking_file(std::string_view utf8, files::Dialect dialect,
                                        const listings::ColumnMapping& mapping) {
    return read_tracking_records(files::read(utf8, dialect), mapping);
}

Result<void> check_standing(const TrackingLine& line,
                            const std::optional<OrderStanding>& standing) {
    const std::string where(name_of(order));
    const std::string number = std::to_string(line.order.value);
    if (!standing || !is_shown(standing->state)) return Error{"order_unknown", where, number, ""};
    if (standing->is_shipped) return Error{"order_shipped_already", where, number, ""};
    if (standing->state != OrderState::to_dispatch)
        return Error{"order_not_to_dispatch", where, number,
                     std::to_string(static_cast<int>(standing->state))};
    return {};
}

} // namespace stall::orders
