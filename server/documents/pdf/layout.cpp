// Letterhead and blocks. Must not know orders.
#include "server/documents/pdf/layout.hpp"

#include "server/documents/code128.hpp"
#include "server/documents/words.hpp"

#include <algorithm>

namespace stall::documents {
namespace look {

Style body() { return {9.5, Weight::regular, generated::k_text, Side::left}; }
Style strong() { return {9.5, Weight::strong, generated::k_text, Side::left}; }
Style small() { return {8.25, Weight::regular, generated::k_text_secondary, Side::left}; }
Style label() { return {7.75, Weight::strong, generated::k_text_secondary, Side::left}; }

} // namespace look
namespace {

constexpr double kBlockGap = 18;
constexpr double kBarHeight = 26;
constexpr double kBarModule = 0.85; // 0.3 mm: what hand scanners want at least

Style sized(double size, Weight weight, std::uint32_t colour, Side side = Side::left) {
    return {size, weight, colour, side};
}

double barcode_width(const std::vector<std::uint8_t>& widths) {
    double modules = 0;
    for (const std::uint8_t width : widths) modules += width;
    return modules * kBarModule;
}

void put_barcode(Sheets& sheets, const std::string& number, double below) {
    const std::vector<std::uint8_t> widths = code128(number);
    double x = kMarginX + kTextWidth - barcode_width(widths);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const double width = widths[i] * kBarModule;
        if (i % 2 == 0) sheets.box(x, below, width, kBarHeight, 0x000000);
        x += width;
    }
}

void put_letterhead(Sheets& sheets, const Document& document) {
    constexpr double kHalf = kTextWidth / 2;
    SetText seller =
        sheets.set(document.seller, sized(11, Weight::strong, generated::k_accent), kHalf);
    SetText kind =
        sheets.set(document.kind, sized(23, Weight::strong, generated::k_text), kTextWidth * 0.62);
    const double seller_height = seller.height, kind_height = kind.height;
    sheets.put(std::move(seller), kMarginX, 0, "P");
    sheets.put(std::move(kind), kMarginX, seller_height + 5, "H1");
    put_barcode(sheets, document.number, 2);
    SetText number = sheets.set(
        document.number, sized(8.25, Weight::regular, generated::k_text, Side::right), kHalf);
    sheets.put(std::move(number), kMarginX + kHalf, 2 + kBarHeight + 3, "P");
    const double height = std::max(seller_height + 5 + kind_height, kBarHeight + 16.0);
    sheets.box(kMarginX, height + 12, kTextWidth, 1, generated::k_text);
    sheets.go_down(height + 12 + 1 + 14);
}

/// What stands on top of every page but the first.
void begin_later_page(Sheets& sheets, const Document& document) {
    sheets.begin_page();
    SetText title = sheets.set(document.title, look::strong(), kTextWidth);
    const double height = title.height;
    sheets.put(std::move(title), kMarginX, 0, "P");
    sheets.box(kMarginX, height + 7, kTextWidth, 1, generated::k_text);
    sheets.go_down(height + 7 + 1 + 10);
}

void make_room(Sheets& sheets, const Document& document, double height) {
    if (!sheets.has_room(height)) begin_later_page(sheets, document);
}

/// Label over value, as many beside each other as there are, at most five.
void put_facts(Sheets& sheets, const Document& document, const Facts& facts) {
    constexpr std::size_t kBeside = 5;
    for (std::size_t begin = 0; begin < facts.facts.size(); begin += kBeside) {
        const std::size_t count = std::min(kBeside, facts.facts.size() - begin);
        const double width = kTextWidth / static_cast<double>(count);
        std::vector<SetText> labels, values;
        double height = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const Fact& fact = facts.facts[begin + i];
            labels.push_back(sheets.set(fact.label, look::label(), width - 10));
            values.push_back(sheets.set(fact.value, look::body(), width - 10));
            height = std::max(height, labels.back().height + 2 + values.back().height);
        }
        make_room(sheets, document, height);
        for (std::size_t i = 0; i < count; ++i) {
            const double x = kMarginX + static_cast<double>(i) * width;
            const double below = labels[i].height + 2;
            sheets.put(std::move(labels[i]), x, 0, "P");
            sheets.put(std::move(values[i]), x, below, "P");
        }
        sheets.go_down(height + kBlockGap);
    }
}

void put_parties(Sheets& sheets, const Document& document, const Parties& block) {
    const double width = kTextWidth / 2;
    std::vector<std::vector<SetText>> columns;
    double height_max = 0;
    for (const Party& party : block.parties) {
        std::vector<SetText> lines;
        lines.push_back(sheets.set(party.label, look::label(), width - 16));
        double height = lines.back().height + 3;
        for (std::size_t i = 0; i < party.lines.size(); ++i) {
            Style style = i == 0 ? look::strong() : look::body();
            style.size = 10.5;
            lines.push_back(sheets.set(party.lines[i], style, width - 16));
            height += lines.back().height;
        }
        height_max = std::max(height_max, height);
        columns.push_back(std::move(lines));
    }
    make_room(sheets, document, height_max);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        double below = 0;
        for (std::size_t line = 0; line < columns[i].size(); ++line) {
            const double height = columns[i][line].height + (line == 0 ? 3 : 0);
            sheets.put(std::move(columns[i][line]), kMarginX + static_cast<double>(i) * width,
                       below, "P");
            below += height;
        }
    }
    sheets.go_down(height_max + kBlockGap);
}

void put_totals(Sheets& sheets, const Document& document, const Totals& totals) {
    constexpr double kWidth = 250, kPad = 4;
    const double x = kMarginX + kTextWidth - kWidth;
    constexpr double kRow = 19;
    make_room(sheets, document, kRow * static_cast<double>(totals.sums.size()) + 8);
    sheets.open("Table");
    for (std::size_t i = 0; i < totals.sums.size(); ++i) {
        const bool is_last = i + 1 == totals.sums.size();
        Style style = is_last ? look::strong() : look::body();
        if (is_last) style.size = 11;
        SetText label = sheets.set(totals.sums[i].label, style, kWidth * 0.6);
        style.side = Side::right;
        SetText value = sheets.set(totals.sums[i].value, style, kWidth * 0.4 - 14);
        const double height = std::max(label.height, value.height) + 2 * kPad;
        if (is_last) sheets.box(x, 0, kWidth, height, generated::k_background);
        sheets.open("TR");
        sheets.put(std::move(label), x + 7, kPad, "TH");
        sheets.put(std::move(value), x + kWidth * 0.6 + 7, kPad, "TD");
        sheets.close("TR");
        sheets.go_down(height);
    }
    sheets.close("Table");
    sheets.go_down(kBlockGap);
}

void put_paragraph(Sheets& sheets, const Document& document, const Paragraph& paragraph) {
    const bool is_quiet = paragraph.tone == Paragraph::Tone::quiet;
    const Style style = is_quiet ? look::small() : look::body();
    make_room(sheets, document, sheets.set(paragraph.text, style, kTextWidth).height);
    sheets.flow(paragraph.text, style, is_quiet ? 5 : 10, "P");
}

void put_heading(Sheets& sheets, const Document& document, const Heading& heading) {
    const Style style = sized(12, Weight::strong, generated::k_text);
    make_room(sheets, document, 60);
    sheets.flow(heading.text, style, 6, "H2");
}

void put_block(Sheets& sheets, const Document& document, const Block& block) {
    if (const auto* heading = std::get_if<Heading>(&block)) put_heading(sheets, document, *heading);
    if (const auto* text = std::get_if<Paragraph>(&block)) put_paragraph(sheets, document, *text);
    if (const auto* facts = std::get_if<Facts>(&block)) put_facts(sheets, document, *facts);
    if (const auto* parties = std::get_if<Parties>(&block)) put_parties(sheets, document, *parties);
    if (const auto* totals = std::get_if<Totals>(&block)) put_totals(sheets, document, *totals);
    if (const auto* table = std::get_if<LinesTable>(&block))
        lay_out_table(sheets, *table, {document, begin_later_page});
}

void put_feet(Sheets& sheets, const Document& document) {
    constexpr double kY = kPageHeight - 40;
    Style style = look::small();
    style.size = 7.75;
    const std::string count = std::to_string(sheets.pages().size());
    for (std::size_t page = 0; page < sheets.pages().size(); ++page) {
        const std::string number = std::to_string(page + 1);
        const std::string text =
            say(document.language, "page_of", {{"page", number}, {"count", count}});
        sheets.put_on(page, sheets.set(document.footer, style, kTextWidth * 0.75), kMarginX, kY);
        Style right = style;
        right.side = Side::right;
        sheets.put_on(page, sheets.set(text, right, kTextWidth * 0.25),
                      kMarginX + kTextWidth * 0.75, kY);
    }
}

} // namespace

void lay_out(Sheets& sheets, const Document& document) {
    put_letterhead(sheets, document);
    for (const Block& block : document.blocks) put_block(sheets, document, block);
    put_feet(sheets, document);
}

} // namespace stall::documents
