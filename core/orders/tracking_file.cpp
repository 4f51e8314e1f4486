// From CSV records to rows that may go and refusals. Must not know HTTP, storage or widgets.
#include "core/orders/tracking_file.hpp"

#include "core/base/text.hpp"
#include "core/base/whole_number.hpp"
#include "core/orders/carrier.hpp"
#include "core/time/calendar_date.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_set>

namespace stall::orders {
namespace {

using enum TrackingColumn;

constexpr std::array<std::string_view, 5> kNames = {"order_number", "tracking_number", "carrier",
                                                    "tracking_url", "date"};

struct Alias {
    std::string_view name; ///< folded, without blanks and marks
    TrackingColumn column;
};
constexpr std::array kAliases = std::to_array<Alias>({
    {"ordernumber", order},
    {"orderid", order},
    {"order", order},
    {"numerodecommande", order},
    {"ndecommande", order},
    {"commande", order},
    {"bestellnummer", order},
    {"bestellung", order},
    {"numerodepedido", order},
    {"pedido", order},
    {"numeroordine", order},
    {"ordine", order},
    {"trackingnumber", tracking_number},
    {"tracking", tracking_number},
    {"numerodesuivi", tracking_number},
    {"ndesuivi", tracking_number},
    {"suivi", tracking_number},
    {"sendungsnummer", tracking_number},
    {"numerodeseguimiento", tracking_number},
    {"seguimiento", tracking_number},
    {"numeroditracciamento", tracking_number},
    {"carrier", carrier},
    {"shipper", carrier},
    {"shipperdisplay", carrier},
    {"transporteur", carrier},
    {"versanddienstleister", carrier},
    {"versender", carrier},
    {"transportista", carrier},
    {"corriere", carrier},
    {"trackingurl", url},
    {"trackinglink", url},
    {"url", url},
    {"liendesuivi", url},
    {"date", date},
    {"dateshipping", date},
    {"shippingdate", date},
    {"dateexpedition", date},
    {"datedexpedition", date},
    {"versanddatum", date},
    {"fecha", date},
    {"data", date},
});

std::string header_key(std::string_view header) {
    std::string key;
    for (const char letter : fold(header)) {
        const bool is_plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        if (is_plain) key += letter;
    }
    return key;
}

Result<void> read_header(const files::Row& header, TrackingFile& file) {
    for (const std::string& name : header.cells) {
        const TrackingColumn column = tracking_column_named(name);
        if (column != ignored && std::ranges::count(file.columns, column) > 0)
            return Error{"column_twice", std::string(name_of(column)), name, ""};
        file.columns.push_back(column);
        file.column_names.emplace_back(trim(name));
    }
    for (const TrackingColumn needed : {order, tracking_number, carrier})
        if (std::ranges::count(file.columns, needed) == 0)
            return Error{"column_missing", std::string(name_of(needed)), "",
                         std::string(name_of(needed))};
    return {};
}

class RowReader {
public:
    explicit RowReader(TrackingFile& file) : file_(file) {
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
        if (!has_right_width(row)) return;
        read_cells(row, line);
        if (line.order.exists() && !orders_.insert(line.order.value).second)
            refuse(row, order, {"order_twice_in_file", "", number_shown_, ""});
    }

    std::string cell_of(const files::Row& row, TrackingColumn column) const {
        const auto found = std::ranges::find(file_.columns, column);
        const auto at = static_cast<std::size_t>(found - file_.columns.begin());
        return at < row.cells.size() ? std::string(trim(row.cells[at])) : std::string();
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
        line.parcel.tracking_number =
            keep(row, tracking_number,
                 check_tracking_number(line.parcel.carrier, cell_of(row, tracking_number)));
        line.parcel.tracking_url = cell_of(row, url);
        const std::string day = cell_of(row, date);
        if (!day.empty()) line.parcel.stated_day = keep(row, date, read_day(day));
        if (line.parcel.tracking_number.empty()) return;
        const auto texts = check_parcel_text(line.parcel);
        if (texts.ok()) return;
        const bool is_url = texts.error().where == "/tracking_url";
        refuse(row, is_url ? url : carrier, texts.error());
    }

    static Result<OrderId> read_number(std::string_view text) {
        if (text.empty()) return Error{"order_number_missing", "", "", ""};
        if (text.front() == '#') text.remove_prefix(1);
        const auto number = whole_number(text);
        if (!number || *number <= 0)
            return Error{"order_number_malformed", "", std::string(text), "1234567"};
        return OrderId(*number);
    }

    TrackingFile& file_;
    std::size_t cells_wanted_ = 0;
    std::string number_shown_;
    std::unordered_set<std::int64_t> orders_;
};

bool has_no_text(const files::Row& row) {
    return row.errors.empty() && std::ranges::all_of(row.cells, [](const std::string& cell) {
               return trim(cell).empty();
           });
}

bool is_day_of(int year, int month, int day) {
    if (year < 2000 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
    return day <= time::days_in_month(year, month);
}

} // namespace

std::string_view name_of(TrackingColumn column) {
    return column == ignored ? std::string_view() : kNames[static_cast<std::size_t>(column)];
}

TrackingColumn tracking_column_named(std::string_view header) {
    const std::string key = header_key(header);
    for (const Alias& alias : kAliases)
        if (alias.name == key) return alias.column;
    return ignored;
}

Result<TrackingFile> read_tracking_file(std::string_view utf8, files::Dialect dialect) {
    std::vector<files::Row> rows = files::read(utf8, dialect);
    std::erase_if(rows, has_no_text);
    if (rows.empty()) return Error{"file_empty", "", "", ""};
    TrackingFile file;
    TRY(read_header(rows.front(), file));
    file.line_count = static_cast<std::int64_t>(rows.size()) - 1;
    if (file.line_count > kTrackingFileLinesMax)
        return Error{"file_too_long", "", std::to_string(file.line_count),
                     std::to_string(kTrackingFileLinesMax)};
    RowReader reader(file);
    for (std::size_t at = 1; at < rows.size(); ++at) reader.read(rows[at]);
    return file;
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

Result<std::string> read_day(std::string_view text) {
    const std::string_view day = trim(text);
    std::array<int, 3> parts{};
    std::size_t at = 0;
    for (std::size_t part = 0; part < 3; ++part) {
        const auto [end, problem] =
            std::from_chars(day.data() + at, day.data() + day.size(), parts[part]);
        at = static_cast<std::size_t>(end - day.data());
        const bool is_marked =
            part == 2 || (at < day.size() && (day[at] == '-' || day[at] == '/' || day[at] == '.'));
        if (problem != std::errc() || !is_marked || parts[part] < 0)
            return Error{"date_malformed", "", std::string(text), "2026-03-27"};
        if (part < 2) ++at;
    }
    if (parts[0] < 100) std::swap(parts[0], parts[2]);
    const bool has_time = at < day.size() && (day[at] == 'T' || day[at] == ' ');
    if (!is_day_of(parts[0], parts[1], parts[2]) || (at < day.size() && !has_time))
        return Error{"date_malformed", "", std::string(text), "2026-03-27"};
    return time::to_text(time::date_of(parts[0], parts[1], parts[2]));
}

} // namespace stall::orders
