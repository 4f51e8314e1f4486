// What an import does about each of its messages; see update.hpp.
// Must not know widgets.
#include "web/app/imports/update.hpp"

#include "core/wire/categories.hpp"
#include "web/app/column_memory.hpp"
#include "web/app/imports/asking.hpp"
#include "web/app/imports/columns.hpp"
#include "web/app/imports/judging.hpp"
#include "web/app/imports/report.hpp"

#include <algorithm>

namespace stall::app::imports {
namespace {

using Step = Import::Step;

listings::Market home_market(const Model& model) {
    const auto& filtered = model.route.question.filters.markets;
    if (filtered.size() == 1) return filtered[0];
    const auto& markets = model.sign_in.session.markets;
    if (markets.empty()) return listings::Market::FR;
    return listings::parse_market(markets[0]).value_or(listings::Market::FR);
}

bool is_busy(const Import& import) {
    return import.step == Step::sending || import.step == Step::running;
}

/// A header that lacks the SKU, or has a column twice, is for the merchant to map.
bool is_about_columns(const Error& error) {
    return error.code == "column_sku_missing" || error.code == "column_twice";
}

void choose_column(Turn& turn, const ColumnChosen& chosen) {
    auto& import = turn.model.import;
    const auto* header = header_of(import);
    if (!header || chosen.column >= import.mapping.size()) return;
    auto& mapping = import.mapping;
    import.is_confirmed = false; // that was said of other lines
    // One column of the file for each of ours: the one that had it goes by its own name again.
    const auto column = listings::column_named(chosen.name);
    const bool is_single =
        column != listings::AdColumn::ignored && column != listings::AdColumn::attribute;
    for (std::size_t at = 0; is_single && at < mapping.size(); ++at)
        if (at != chosen.column && listings::column_named(mapping[at]) == column)
            mapping[at].clear();
    mapping[chosen.column] = chosen.name;
    turn.keep(Kept::import_columns, remembered(kept_text(turn.model, Kept::import_columns),
                                               header->cells[chosen.column], chosen.name));
    judge_again(turn);
}

void correct(Turn& turn) {
    auto& import = turn.model.import;
    const auto draft = std::exchange(import.draft, std::nullopt);
    if (!draft) return;
    const auto found = std::ranges::find(import.records, draft->line, &files::Row::line);
    if (found == import.records.end()) return;
    if (found->cells.size() <= draft->column) found->cells.resize(draft->column + 1);
    if (found->cells[draft->column] == draft->text) return;
    found->cells[draft->column] = draft->text;
    import.is_confirmed = false; // that was said of other lines
    found->errors.clear();       // it is written anew
    import.is_corrected = true;
    import.idempotency_key.clear();
    judge_again(turn);
    if (lines_of(import, import.shown).count == 0) import.shown = Shown::all;
}

void forget(Turn& turn) {
    stop_asking(turn);
    turn.model.import = Import{};
}

std::string file_stem(const std::string& name) { return name.substr(0, name.rfind('.')); }

void download(Turn& turn, const char* ending, std::string csv) {
    turn.effects.push_back(effect::Download{
        file_stem(turn.model.import.file_name) + ending + ".csv", "text/csv", std::move(csv)});
}

void press(Turn& turn, Act act) {
    auto& import = turn.model.import;
    const auto language = turn.model.language;
    switch (act) {
    case Act::send:
    case Act::try_again: send(turn); break;
    case Act::stop: stop(turn); break;
    case Act::close:
        if (!is_busy(import)) forget(turn);
        break;
    case Act::confirm: import.is_confirmed = !import.is_confirmed; break;
    case Act::download_report: download(turn, "-report", report_csv(language, import)); break;
    case Act::download_refused: download(turn, "-refused", refused_csv(language, import)); break;
    case Act::export_list: ask_for_list(turn); break;
    }
}

struct Handler {
    Turn& turn;
    Import& import = turn.model.import;

    void operator()(const MarketChosen& chosen) {
        if (import.step != Step::preview && import.step != Step::unreadable) return;
        import.market = chosen.market;
        import.is_confirmed = false; // that was said of other lines
        judge_again(turn);
    }
    void operator()(const PageChosen& chosen) { import.page = chosen.page; }
    void operator()(const ShownChosen& chosen) { import.shown = chosen.shown; }
    void operator()(const ColumnChosen& chosen) {
        if (import.step == Step::preview) choose_column(turn, chosen);
    }
    void operator()(const CellTyped& typed) {
        import.draft = CellDraft{typed.line, typed.column, typed.text};
    }
    void operator()(const CellCorrected&) {
        if (import.step == Step::preview) correct(turn);
    }
    void operator()(const CellLeft&) { import.draft.reset(); }
    void operator()(const Pressed& pressed) { press(turn, pressed.act); }
};

} // namespace

void judge_again(Turn& turn) {
    auto& import = turn.model.import;
    std::vector<listings::Market> markets;
    for (const auto& code : turn.model.sign_in.session.markets)
        if (const auto market = listings::parse_market(code)) markets.push_back(market.value());
    const auto was_read = read(import);
    import.step = Step::preview;
    import.header_error.reset();
    if (was_read) {
        ask_aside(turn);
        return judge(import, turn.model.ads, markets);
    }
    if (is_about_columns(was_read.error())) {
        import.header_error = was_read.error();
        import.page = Page::columns;
        import.file = {};
        import.lines.clear();
        import.rows.clear();
        import.counts = {};
        import.stop = {};
        return;
    }
    import.step = Step::unreadable;
    import.error = was_read.error();
}

void handle(Turn& turn, const Message& message) { std::visit(Handler{turn}, message); }

void file_arrived(Turn& turn, const message::FileArrived& file) {
    auto& import = turn.model.import;
    if (turn.model.sign_in.state != SignIn::State::signed_in) return;
    if (is_busy(import)) return;
    forget(turn);
    import.file_name = file.name;
    import.market = home_market(turn.model);
    auto opened = files::open(file.bytes);
    if (!opened) {
        import.step = Step::unreadable;
        import.error = opened.error();
        return;
    }
    import.opened = std::move(opened).value();
    import.records = files::read(import.opened.utf8, import.opened.dialect);
    if (const auto* header = header_of(import))
        import.mapping = mapping_of(header->cells, kept_text(turn.model, Kept::import_columns));
    judge_again(turn);
}

} // namespace stall::app::imports
