// Slips of an order as blocks. Must not know storage, PDF or HTML.
#include "server/documents/order_slips.hpp"

#include "core/base/written_numbers.hpp"
#include "server/documents/figures.hpp"
#include "server/documents/words.hpp"

#include <array>
#include <optional>

namespace stall::documents {
namespace {

using orders::OrderLine;

std::string grade_word(Language language, listings::Grade grade) {
    static constexpr std::array<Word, 5> kWords = {"grade_premium", "grade_excellent",
                                                   "grade_very_good", "grade_good", "grade_fair"};
    return say(language, kWords[static_cast<std::size_t>(grade)]);
}

std::string brand_and_grade(Language language, const OrderLine& line) {
    const std::string grade = grade_word(language, line.grade);
    if (line.brand.empty()) return grade;
    return say(language, "brand_and_grade", {{"brand", printable(line.brand)}, {"grade", grade}});
}

void add_identifiers(std::vector<std::string>& notes, Language language, const OrderLine& line) {
    const orders::Identifiers& identifiers = line.identifiers;
    if (!identifiers.imei.empty())
        notes.push_back(say(language, "imei_is", {{"imei", printable(identifiers.imei)}}));
    if (!identifiers.serial.empty())
        notes.push_back(say(language, "serial_is", {{"serial", printable(identifiers.serial)}}));
}

Document begun(const SlipSeller& seller, const SlipOrder& slip, Word kind, Language language,
               Instant now) {
    Document document;
    document.language = language;
    document.kind = say(language, kind);
    document.number = std::to_string(slip.order.id.value);
    document.title =
        say(language, "order_title", {{"document", document.kind}, {"number", document.number}});
    document.seller = printable(seller.name);
    document.footer =
        document.seller + "  ·  " +
        say(language, "printed_on", {{"date", moment_text(language, seller.zone, now)}});
    document.made_at = now;
    return document;
}

void add_moment(std::vector<Fact>& facts, std::string label, std::string value) {
    if (!value.empty()) facts.push_back({std::move(label), std::move(value)});
}

Facts dates_and_carrier(const SlipSeller& seller, const orders::Order& order, Language language,
                        Document& document) {
    Facts facts;
    const auto day = [&](const std::optional<Instant>& at) {
        return at ? day_text(language, seller.zone, *at) : std::string();
    };
    facts.facts.push_back({say(language, "order"), document.number});
    facts.facts.push_back({say(language, "ordered_on"), day(order.created_at)});
    add_moment(facts.facts, say(language, "dispatched_on"), day(order.shipped_at));
    if (!order.shipped_at && order.dispatch_by)
        facts.facts.push_back(
            {say(language, "dispatch_by"), moment_text(language, seller.zone, *order.dispatch_by)});
    add_moment(facts.facts, say(language, "carrier"), printable(order.parcel.carrier));
    add_moment(facts.facts, say(language, "tracking_number"),
               printable(order.parcel.tracking_number));
    return facts;
}

Party receiver(const SlipOrder& slip, Language language) {
    Party party{say(language, "deliver_to"), address_lines(slip.shipping, language)};
    if (!slip.shipping.phone.empty())
        party.lines.push_back(say(language, "phone", {{"number", printable(slip.shipping.phone)}}));
    return party;
}

void add_left_out(Document& document, std::int64_t count) {
    if (count == 0) return;
    document.blocks.push_back(
        Paragraph{say(document.language, "cancelled_lines", {{"count", std::to_string(count)}}),
                  Paragraph::Tone::plain});
}

Cell packed_article(const OrderLine& line, Language language) {
    Cell cell{printable(line.title), {brand_and_grade(language, line)}};
    add_identifiers(cell.notes, language, line);
    const bool takes_identifiers =
        line.quantity == 1 && line.identifiers.imei.empty() && line.identifiers.serial.empty();
    if (takes_identifiers) cell.notes.push_back(say(language, "imei_to_note"));
    return cell;
}

Cell delivered_article(const OrderLine& line, Language language) {
    const std::string warranty =
        say(language, "warranty_is", {{"months", std::to_string(line.warranty_months)}});
    Cell cell{printable(line.title), {brand_and_grade(language, line) + " · " + warranty}};
    add_identifiers(cell.notes, language, line);
    cell.notes.push_back(say(language, "sku_is", {{"sku", printable(line.sku)}}));
    return cell;
}

/// What was paid for the lines in the parcel. Errors: "amount_overflow".
Result<Totals> totals_of(const orders::Order& order, Language language) {
    Money price{0, order.currency};
    Money shipping{0, order.currency};
    for (const OrderLine& line : order.lines) {
        if (!orders::is_packed(line.state)) continue;
        price = TRY(add(price, Money{line.price_minor, order.currency}));
        shipping = TRY(add(shipping, Money{line.shipping_minor, order.currency}));
    }
    const Money total = TRY(add(price, shipping));
    return Totals{{{say(language, "subtotal"), format_money(language, price)},
                   {say(language, "shipping"), format_money(language, shipping)},
                   {say(language, "total"), format_money(language, total)}}};
}

LinesTable table_to_pack(const orders::Order& order, Language language, std::int64_t& pieces) {
    using enum Column::Kind;
    LinesTable table;
    table.columns = {{say(language, "packed"), 11, tick},
                     {say(language, "article"), 52, text},
                     {say(language, "sku"), 25, text},
                     {say(language, "quantity"), 12, figure}};
    for (const OrderLine& line : order.lines) {
        if (!orders::is_packed(line.state)) continue;
        pieces += line.quantity;
        table.rows.push_back({Cell{}, packed_article(line, language), Cell{printable(line.sku), {}},
                              Cell{std::to_string(line.quantity), {}}});
    }
    return table;
}

LinesTable table_to_deliver(const orders::Order& order, Language language) {
    using enum Column::Kind;
    LinesTable table;
    table.columns = {{say(language, "article"), 66, text},
                     {say(language, "quantity"), 14, figure},
                     {say(language, "price"), 20, figure}};
    for (const OrderLine& line : order.lines) {
        if (!orders::is_packed(line.state)) continue;
        const Money price{line.price_minor, order.currency};
        table.rows.push_back({delivered_article(line, language),
                              Cell{std::to_string(line.quantity), {}},
                              Cell{format_money(language, price), {}}});
    }
    return table;
}

} // namespace

Document packing_slip(const SlipSeller& seller, const SlipOrder& slip, Language language,
                      Instant now) {
    Document document = begun(seller, slip, "packing_slip", language, now);
    document.blocks.push_back(dates_and_carrier(seller, slip.order, language, document));
    document.blocks.push_back(Parties{{receiver(slip, language)}});
    std::int64_t pieces = 0;
    LinesTable table = table_to_pack(slip.order, language, pieces);
    const auto left_out = static_cast<std::int64_t>(slip.order.lines.size() - table.rows.size());
    if (table.rows.empty()) {
        document.blocks.push_back(Paragraph{say(language, "nothing_to_pack"), {}});
        return document;
    }
    document.blocks.push_back(std::move(table));
    document.blocks.push_back(Totals{{{say(language, "pieces"), std::to_string(pieces)}}});
    add_left_out(document, left_out);
    document.blocks.push_back(Paragraph{say(language, "one_parcel"), Paragraph::Tone::quiet});
    return document;
}

Result<Document> delivery_note(const SlipSeller& seller, const SlipOrder& slip, Language language,
                               Instant now) {
    Document document = begun(seller, slip, "delivery_note", language, now);
    document.blocks.push_back(dates_and_carrier(seller, slip.order, language, document));
    document.blocks.push_back(
        Parties{{receiver(slip, language),
                 {say(language, "bill_to"), address_lines(slip.billing, language)}}});
    LinesTable table = table_to_deliver(slip.order, language);
    const auto left_out = static_cast<std::int64_t>(slip.order.lines.size() - table.rows.size());
    if (!table.rows.empty()) {
        document.blocks.push_back(std::move(table));
        document.blocks.push_back(TRY(totals_of(slip.order, language)));
    }
    add_left_out(document, left_out);
    const Filling filling{"seller", document.seller};
    for (const std::string& text :
         {say(language, "is_refurbished", {filling}), say(language, "withdrawal", {filling}),
          say(language, "keep_this")})
        document.blocks.push_back(Paragraph{text, Paragraph::Tone::quiet});
    return document;
}

} // namespace stall::documents
