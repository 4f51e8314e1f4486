// The price of an ad over time, with what it took to win: a chart, and the same as a table.
// Must not know where prices come from.
#include "web/views/detail/parts.hpp"
#include "web/views/moment.hpp"

#include <algorithm>
#include <array>

namespace stall::views::detail {
namespace {

using app::detail::State;
using wire::PricePoint;

constexpr std::size_t kSamples = 160;
constexpr float kRowHeight = 48;
constexpr std::size_t kRowsShownMax = 40; // more scroll in themselves

struct Lines {
    std::array<std::array<double, kSamples>, 3> values{};
    std::int64_t least = INT64_MAX;
    std::int64_t most = 0;
};

/// Prices hold from their instant on: each moment of the span gets the point that held then.
Lines lines_of(std::span<const PricePoint> points) {
    Lines lines;
    const std::int64_t from = points.front().at.utc_ms;
    const std::int64_t span = points.back().at.utc_ms - from;
    const std::int64_t whole = span + span / 20; // so that the last price is seen to hold
    std::size_t held = 0;
    for (std::size_t at = 0; at < kSamples; ++at) {
        const std::int64_t then =
            from + whole * static_cast<std::int64_t>(at) / static_cast<std::int64_t>(kSamples - 1);
        while (held + 1 < points.size() && points[held + 1].at.utc_ms <= then) ++held;
        const auto& point = points[held];
        const std::array<std::optional<std::int64_t>, 3> prices = {
            point.price_minor, point.price_to_win_minor, point.winner_price_minor};
        for (std::size_t line = 0; line < prices.size(); ++line) {
            const bool is_known = prices[line] && *prices[line] < listings::kPriceMinorMax;
            lines.values[line][at] = is_known ? static_cast<double>(*prices[line]) : kit::kUnknown;
            if (!is_known) continue;
            lines.least = std::min(lines.least, *prices[line]);
            lines.most = std::max(lines.most, *prices[line]);
        }
    }
    return lines;
}

app::TextKey title_of_cause(std::string_view cause) {
    if (cause == "start") return "history.cause.start";
    if (cause == "import") return "history.cause.import";
    if (cause == "bulk") return "history.cause.bulk";
    if (cause == "undo") return "history.cause.undo";
    if (cause == "repriced") return "history.cause.repriced";
    if (cause == "buybox_moved") return "history.cause.buybox_moved";
    return "history.cause.listing_changed";
}

void chart_ui(const Context& context, const ShownAd& shown, std::span<const PricePoint> points) {
    const auto lines = lines_of(points);
    const auto amount = [&](std::int64_t minor) { return context.amount(shown.money(minor)); };
    const auto least = amount(lines.least);
    const auto most = amount(lines.most);
    const auto from = moment_words(context, points.front().at);
    const auto to = moment_words(context, points.back().at);
    const auto now = amount(points.back().price_minor);
    const std::array drawn = {
        kit::ChartLine{context.text("history.winner"), lines.values[2], kit::Tone::tertiary, true},
        kit::ChartLine{context.text("history.to_win"), lines.values[1], kit::Tone::red, true},
        kit::ChartLine{context.text("history.own"), lines.values[0], kit::Tone::accent, true}};
    const auto summary =
        context.say("history.summary",
                    {{"from", from}, {"to", to}, {"price", now}, {"least", least}, {"most", most}});
    kit::chart("chart", {.summary = summary,
                         .lines = drawn,
                         .least = static_cast<double>(lines.least),
                         .most = static_cast<double>(std::max(lines.most, lines.least + 1)),
                         .least_words = lines.least == lines.most ? std::string_view() : least,
                         .most_words = most,
                         .from_words = points.size() > 1 ? std::string_view(from) : "",
                         .to_words = to,
                         .height = 190});
}

kit::TableCell cell_of(const Context& context, const ShownAd& shown, const PricePoint& point,
                       std::size_t column) {
    kit::TableCell cell;
    const auto put = [&](std::optional<std::int64_t> minor) {
        const bool is_known = minor && *minor < listings::kPriceMinorMax;
        if (is_known) cell.text = context.amount(shown.money(*minor));
        if (!is_known) cell.kind = kit::CellKind::dash;
    };
    switch (column) {
    case 0:
        cell.text = moment_words(context, point.at);
        cell.second = context.text(title_of_cause(point.cause));
        break;
    case 1:
        put(point.price_minor);
        cell.is_strong = true;
        break;
    case 2: put(point.price_to_win_minor); break;
    default: put(point.winner_price_minor);
    }
    return cell;
}

kit::Tone edge_of(listings::Standing standing) {
    if (standing == listings::Standing::winning) return kit::Tone::green;
    return standing == listings::Standing::losing ? kit::Tone::red : kit::Tone::grey;
}

void table_ui(const Context& context, const ShownAd& shown, std::span<const PricePoint> points) {
    const bool is_narrow = kit::breakpoint() == kit::Breakpoint::narrow;
    const auto column = [](std::string_view key, std::string_view title, float width) {
        return kit::TableColumn{.key = key,
                                .title = title,
                                .width = width,
                                .align = kit::Align::right,
                                .can_sort = false,
                                .can_hide = false};
    };
    std::array columns = {column("when", context.text("history.when"), 104),
                          column("own", context.text("history.own"), 76),
                          column("to_win", context.text("history.to_win"), 76),
                          column("winner", context.text("history.winner"), 76)};
    columns[0].align = kit::Align::left;
    columns[0].stretches = true;
    const auto newest_first = [&](std::size_t row) -> const PricePoint& {
        return points[points.size() - 1 - row];
    };
    kit::Table setup;
    setup.name = context.text("detail.pane.history");
    // On a phone the date and the cause need the room; the chart still shows the winner.
    setup.columns = std::span(columns).first(is_narrow ? 3 : 4);
    setup.row_count = points.size();
    setup.has_selection = false;
    // As high as its rows: the drawer scrolls, and one thing that scrolls is enough.
    setup.height = 42 + kRowHeight * static_cast<float>(std::min(points.size(), kRowsShownMax));
    setup.row = [&](std::size_t row) {
        kit::TableRow drawn;
        drawn.id = points.size() - row;
        drawn.edge = edge_of(newest_first(row).standing);
        return drawn;
    };
    setup.cell = [&](std::size_t row, std::size_t at) {
        return cell_of(context, shown, newest_first(row), at);
    };
    (void)kit::table("points", setup);
}

void failed_ui(const Context& context, const Error& error) {
    const auto words = app::sentence_of(context.model.language, error);
    const kit::Pane place("place", {.height = 260});
    if (kit::empty_state("failed", {.icon = kit::kIconCloudOff,
                                    .title = context.text("history.failed"),
                                    .words = words,
                                    .action = context.text("load.retry"),
                                    .action_icon = kit::kIconRefreshCw}))
        context.send(app::detail::Retried{});
}

} // namespace

void history_ui(const Context& context, const ShownAd& shown) {
    const auto* detail = detail_of(context, shown);
    if (!detail || detail->history.state == State::none || detail->history.state == State::loading)
        return kit::skeleton_rows(context.text("detail.pane.history"), 6);
    const auto& history = detail->history;
    if (history.state == State::failed) return failed_ui(context, history.error);
    const auto& points = history.prices.points;
    if (points.empty()) {
        const kit::Pane place("place", {.height = 260});
        (void)kit::empty_state("empty", {.icon = kit::kIconInbox,
                                         .title = context.text("history.empty.title"),
                                         .words = context.text("history.empty.text")});
        return;
    }
    chart_ui(context, shown, points);
    kit::gap(16);
    table_ui(context, shown, points);
}

} // namespace stall::views::detail
