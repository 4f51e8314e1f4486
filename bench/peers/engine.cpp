// The core's table engine behind C functions, for the adapter that runs it beside other engines.
// The library is the page's own, with the page's flags. Must not know how it is timed.
#include "core/table/view.hpp"
#include "core/wire/scanner.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>

namespace {

using namespace stall;
using table::Cell;
using table::ColumnSpec;
using table::Searchable;
using table::Values;

constexpr std::size_t kWidth = 9;
constexpr table::Column kSku{0}, kTitle{1}, kGrade{2}, kState{3}, kPrice{4}, kToWin{5},
    kNewPrice{6}, kQuantity{7}, kId{8};
constexpr table::SortKey kByTitle{kTitle, table::Direction::ascending, table::TextOrder::exact};

table::Schema schema() {
    return {{ColumnSpec::text("sku", Searchable::yes),
             ColumnSpec::text("title", Searchable::yes, Values::repeating),
             ColumnSpec::code("grade", {}), ColumnSpec::code("state", {}),
             ColumnSpec::number("price"), ColumnSpec::number("to_win"),
             ColumnSpec::number("new_price"), ColumnSpec::number("quantity"),
             ColumnSpec::number("id")}};
}

/// The names of a code column, numbered as they come.
class Names {
public:
    std::uint8_t number_of(std::string_view name) {
        for (std::size_t i = 0; i < names_.size(); ++i)
            if (names_[i] == name) return static_cast<std::uint8_t>(i);
        names_.emplace_back(name);
        return static_cast<std::uint8_t>(names_.size() - 1);
    }

private:
    std::vector<std::string> names_;
};

/// Listings on their way into the columns, some hundred at a time; a listing that was cut off by
/// the end of a piece is taken back.
class Intake {
public:
    explicit Intake(table::Table& table) : table_(table) { cells_.resize(kRowsAtOnce * kWidth); }

    void begin_row() { field_ = kNoField; }
    void end_row() {
        if (++row_ == kRowsAtOnce) flush();
    }
    /// Texts point into the piece: call before it goes.
    void flush() {
        table_.append_rows(std::span(cells_).first(row_ * kWidth));
        row_ = 0;
        kept_.clear();
    }

    void key(std::string_view name) {
        field_ = next_;
        if (field_ >= kKeys.size() || kKeys[field_].name != name) {
            field_ = 0;
            while (field_ < kKeys.size() && kKeys[field_].name != name) ++field_;
        }
        next_ = field_ + 1;
    }
    void text(std::string_view value) {
        if (field_ >= kKeys.size()) return;
        const table::Column column = kKeys[field_].column;
        if (column == kGrade) return put(column, Cell::of_code(grades_.number_of(value)));
        if (column == kState) return put(column, Cell::of_code(states_.number_of(value)));
        if (!piece_has(value)) value = kept_.emplace_back(value);
        put(column, Cell::of_text(value));
    }
    void integer(std::int64_t value) {
        if (field_ < kKeys.size()) put(kKeys[field_].column, Cell::of_number(value));
    }
    void null() { integer(table::kAbsent); }
    void boolean(bool) {}
    void begin_object() { next_ = 0; }
    void begin_array() {}
    void end() {}

    void set_piece(std::string_view piece) { piece_ = piece; }
    Names& grades() { return grades_; }
    Names& states() { return states_; }

private:
    struct Key {
        std::string_view name;
        table::Column column;
    };
    static constexpr std::size_t kNoField = 99;
    static constexpr std::size_t kRowsAtOnce = 128;
    static constexpr std::array<Key, 10> kKeys = {{{"id", kId},
                                                   {"sku", kSku},
                                                   {"title", kTitle},
                                                   {"grade", kGrade},
                                                   {"state", kState},
                                                   {"price", kPrice},
                                                   {"priceToWin", kToWin},
                                                   {"newPrice", kNewPrice},
                                                   {"quantity", kQuantity}}};

    bool piece_has(std::string_view value) const {
        return value.data() >= piece_.data() && value.data() <= piece_.data() + piece_.size();
    }
    void put(table::Column column, const Cell& cell) {
        cells_[row_ * kWidth + static_cast<std::size_t>(column)] = cell;
    }

    table::Table& table_;
    std::vector<Cell> cells_;
    std::size_t row_ = 0;
    std::size_t field_ = kNoField;
    std::size_t next_ = 0;
    std::string_view piece_;
    std::deque<std::string> kept_; ///< texts that had escapes
    Names grades_, states_;
};

/// What a question gives back, laid out for JavaScript: how many, then the first rows.
struct Answer {
    static constexpr std::uint32_t kRowsMax = 40;
    struct Shown {
        std::int32_t id;
        std::int32_t price;
        std::int32_t title_units; ///< of UTF-16
    };
    std::uint32_t count = 0;
    std::uint32_t shown = 0;
    const char* titles = nullptr;
    std::uint32_t titles_size = 0;
    std::array<Shown, kRowsMax> rows{};
};

struct Engine {
    table::Table table{schema()};
    table::View view{table};
    std::optional<table::View> unsorted; ///< a view that never sorted but by title
    Intake intake{table};
    std::vector<char> piece;
    std::size_t left_over = 0;
    bool opened = false;
    bool reserved = false;
    std::vector<std::int32_t> new_prices;
    std::vector<std::uint8_t> wins;
};

std::optional<Engine> engine;
Answer answer;
std::string titles;
std::string question;

std::int32_t units_of(std::string_view utf8) {
    std::int32_t units = 0;
    for (const char byte : utf8) {
        const auto value = static_cast<unsigned char>(byte);
        units += (value & 0xC0) != 0x80 ? 1 : 0;
        units += value >= 0xF0 ? 1 : 0;
    }
    return units;
}

const Answer* answer_from(const table::View& view) {
    answer.count = view.count();
    answer.shown = std::min(answer.count, Answer::kRowsMax);
    titles.clear();
    for (std::uint32_t i = 0; i < answer.shown; ++i) {
        const table::Row row = view.rows()[i];
        const auto title = engine->table.text(row, kTitle);
        titles += title;
        answer.rows[i] = {static_cast<std::int32_t>(engine->table.numbers(kId).at(row)),
                          static_cast<std::int32_t>(engine->table.numbers(kPrice).at(row)),
                          units_of(title)};
    }
    answer.titles = titles.data();
    answer.titles_size = static_cast<std::uint32_t>(titles.size());
    return &answer;
}

table::Filter filter_of(std::uint32_t grades, std::uint32_t state, std::int32_t low,
                        std::int32_t high) {
    return table::all_of({table::number_range(kPrice, low, high), table::code_in(kGrade, grades),
                          table::code_in(kState, 1u << state)});
}

/// Takes the whole listings at the front of the piece; gives the bytes taken.
std::size_t take_listings(std::string_view piece) {
    Intake& intake = engine->intake;
    wire::ScanCursor cursor(piece);
    std::string unescaped;
    intake.set_piece(piece);
    if (!engine->opened) {
        cursor.next();
        engine->opened = cursor.take('[');
    }
    const char* taken = cursor.at();
    while (true) {
        char next = cursor.next();
        if (next == ',') {
            cursor.take(',');
            next = cursor.next();
        }
        if (next != '{') break;
        intake.begin_row();
        if (!wire::scan_value(cursor, intake, unescaped)) break;
        intake.end_row();
        taken = cursor.at();
    }
    intake.flush();
    return static_cast<std::size_t>(taken - piece.data());
}

} // namespace

#define EXPORTED extern "C" __attribute__((used, visibility("default")))

EXPORTED void begin_load() { engine.emplace(); }

/// Where the next `size` bytes of JSON go.
EXPORTED char* room_for_piece(std::uint32_t size) {
    engine->piece.resize(engine->left_over + size);
    return engine->piece.data() + engine->left_over;
}

/// Takes the piece that was put there; `total` is the size of the whole text, for a good guess.
EXPORTED void take_piece(double total) {
    const std::string_view piece(engine->piece.data(), engine->piece.size());
    if (!engine->reserved) {
        engine->reserved = true;
        std::size_t rows = 0;
        for (const char byte : piece) rows += byte == '{' ? 1 : 0;
        engine->table.reserve(
            static_cast<std::uint32_t>(double(rows + 1) * total / double(piece.size()) * 1.02));
    }
    const std::size_t taken = take_listings(piece);
    engine->left_over = piece.size() - taken;
    std::copy(piece.begin() + static_cast<std::ptrdiff_t>(taken), piece.end(),
              engine->piece.begin());
}

/// Ready for questions: the rows in the order of their titles are known. Gives the rows, or -1 for
/// a text that does not end as it should.
EXPORTED std::int32_t end_load() {
    const std::string_view rest(engine->piece.data(), engine->left_over);
    const bool whole = rest.find_first_not_of(" \r\n\t]") == rest.npos && !rest.empty();
    engine->view.refresh({});
    engine->view.prepare({&kByTitle, 1});
    return whole ? static_cast<std::int32_t>(engine->table.row_count()) : -1;
}

EXPORTED void forget() { engine.reset(); }

/// Where the text of a question goes.
EXPORTED char* room_for_question(std::uint32_t size) {
    question.assign(size + std::size_t{1}, '"'); // a phrase: spaces are meant
    return question.data() + 1;
}

/// The number of a name among the grades (column 0) or states (1), as in question.
EXPORTED std::uint32_t code_of_question(std::uint32_t column) {
    Names& names = column == 0 ? engine->intake.grades() : engine->intake.states();
    return names.number_of(std::string_view(question).substr(1));
}

EXPORTED const Answer* search() {
    table::Query query;
    query.search = question;
    engine->view.refresh(query);
    return answer_from(engine->view);
}

EXPORTED const Answer* filter(std::uint32_t grades, std::uint32_t state, std::int32_t low,
                              std::int32_t high) {
    table::Query query;
    query.filter = filter_of(grades, state, low, high);
    engine->view.refresh(query);
    return answer_from(engine->view);
}

/// Not timed: forgets every order but the one by title, which loading made.
EXPORTED void forget_orders() {
    if (!engine->unsorted) engine->view.refresh({});
    engine->unsorted.emplace(engine->view);
}

EXPORTED const Answer* sort(std::uint32_t by_new_price, std::int32_t direction) {
    table::Query query;
    query.sort = {{by_new_price != 0 ? kNewPrice : kPrice,
                   direction > 0 ? table::Direction::ascending : table::Direction::descending},
                  kByTitle};
    engine->unsorted->refresh(query);
    return answer_from(*engine->unsorted);
}

EXPORTED const Answer* combined(std::uint32_t grades, std::uint32_t state, std::int32_t low,
                                std::int32_t high) {
    table::Query query;
    query.search = question;
    query.filter = filter_of(grades, state, low, high);
    query.sort = {{kPrice, table::Direction::descending}, kByTitle};
    engine->view.refresh(query);
    return answer_from(engine->view);
}

/// Every price times k per mille, rounded half up. Gives how many would win; the sum of what all
/// pieces would bring more goes to `delta`.
EXPORTED std::uint32_t whatif(std::uint32_t k, double* delta) {
    const auto prices = engine->table.numbers(kPrice).narrows();
    const auto to_win = engine->table.numbers(kToWin).narrows();
    const auto quantities = engine->table.numbers(kQuantity).narrows();
    engine->new_prices.resize(prices.size());
    engine->wins.resize(prices.size());
    std::uint32_t winning = 0;
    std::int64_t sum = 0;
    for (std::size_t row = 0; row < prices.size(); ++row) {
        const auto price = static_cast<std::uint64_t>(prices[row]);
        const auto changed = static_cast<std::int32_t>((price * k + 500) / 1000);
        engine->new_prices[row] = changed;
        const std::uint8_t wins = changed <= to_win[row] ? 1 : 0; // absent is the lowest number
        engine->wins[row] = wins;
        winning += wins;
        sum += std::int64_t{changed - prices[row]} * quantities[row];
    }
    *delta = double(sum);
    return winning;
}
