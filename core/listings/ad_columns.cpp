// The columns of the ad file: their names, what each cell must hold, and what merchants call them.
// Must not know whole files, HTTP, storage or widgets.
#include "core/listings/ad_columns.hpp"

#include "core/base/identifier_text.hpp"
#include "core/base/text.hpp"
#include "core/base/whole_number.hpp"
#include "core/catalog/barcode.hpp"

#include <algorithm>

namespace stall::listings {
namespace {

std::string ascii_folded(std::string_view text, char first, char last, int shift) {
    std::string out(text);
    for (char& letter : out)
        if (letter >= first && letter <= last) letter = static_cast<char>(letter + shift);
    return out;
}
std::string lower(std::string_view text) { return ascii_folded(text, 'A', 'Z', 32); }
std::string upper(std::string_view text) { return ascii_folded(text, 'a', 'z', -32); }

Result<Money> amount_in(std::string_view cell, const AdLine& line, Marks marks) {
    return check_price(TRY(read_written_money(cell, currency_of(line.patch.market), marks)));
}

Result<void> read_sku(std::string_view cell, AdLine& line) {
    line.sku = TRY(check_sku(cell));
    return {};
}

Result<void> read_product(std::string_view cell, AdLine& line) {
    const auto is_hex = [](char letter) {
        return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
    };
    const std::string text = lower(identifier_text(cell));
    bool uuid = text.size() == 36;
    for (std::size_t at = 0; uuid && at < text.size(); ++at)
        uuid = at == 8 || at == 13 || at == 18 || at == 23 ? text[at] == '-' : is_hex(text[at]);
    if (uuid) {
        line.product_uuid = text;
        return {};
    }
    const auto number = parse_typed_number(text);
    if (!number || number.value() <= 0)
        return Error{"product_id_malformed", "", "", "123, 01234567-89ab-cdef-0123-456789abcdef"};
    line.product = ProductId(number.value());
    return {};
}

Result<void> read_ean(std::string_view cell, AdLine& line) {
    line.ean = TRY(catalog::check_barcode(cell));
    return {};
}

Result<void> read_quantity(std::string_view cell, AdLine& line) {
    line.patch.quantity = TRY(check_quantity(TRY(parse_typed_number(cell))));
    return {};
}

Result<void> read_price(std::string_view cell, AdLine& line, Marks marks) {
    line.patch.price = TRY(amount_in(cell, line, marks));
    return {};
}

Result<void> read_currency(std::string_view cell, AdLine& line) {
    const Currency currency = TRY(Currency::parse(upper(cell)));
    const Currency wanted = currency_of(line.patch.market);
    if (currency != wanted) return Error{"currency_mismatch", "", "", wanted.code()};
    return {};
}

Result<void> read_grade(std::string_view cell, AdLine& line) {
    line.grade = TRY(parse_grade(upper(cell)));
    return {};
}

/// The grade's deprecated number; 4 (STALLONE) has no grade today.
Result<void> read_state(std::string_view cell, AdLine& line) {
    constexpr std::array<std::int64_t, kGrades.size()> kStates = {9, 0, 1, 2, 3};
    const auto found = std::ranges::find(kStates, parse_typed_number(cell).value_or(-1));
    if (found == kStates.end()) return Error{"grade_unknown", "", "", "9, 0, 1, 2, 3"};
    line.grade = kGrades[static_cast<std::size_t>(found - kStates.begin())];
    return {};
}

Result<void> read_comment(std::string_view cell, AdLine& line) {
    line.patch.comment = TRY(check_comment(cell));
    return {};
}

Result<void> read_warranty(std::string_view cell, AdLine& line) {
    line.patch.warranty_months = TRY(check_warranty_months(TRY(parse_typed_number(cell))));
    return {};
}

Result<void> read_floor(std::string_view cell, AdLine& line, Marks marks) {
    line.patch.floor.emplace(TRY(amount_in(cell, line, marks)));
    return {};
}

Result<void> read_maximum(std::string_view cell, AdLine& line, Marks marks) {
    line.patch.maximum.emplace(TRY(amount_in(cell, line, marks)));
    return {};
}

Result<void> read_publication(std::string_view cell, AdLine& line) {
    const std::int64_t state = parse_typed_number(cell).value_or(-1);
    if (state < 2 || state > 4) return Error{"publication_not_allowed", "", "", "2, 3, 4"};
    line.patch.publication = static_cast<Publication>(state);
    return {};
}

Result<void> read_market(std::string_view cell, AdLine& line) {
    const Result<Market> market = parse_market(upper(cell));
    if (!market.ok()) return Error{"market_unknown", "", "", market.error().wanted};
    line.patch.market = market.value();
    return {};
}

Result<void> read_nothing(std::string_view, AdLine&) { return {}; }

Result<void> read_flag(std::string_view cell, AdLine&) {
    const std::string text = lower(cell);
    const std::int64_t number = parse_typed_number(cell).value_or(-1);
    if (text == "true" || text == "false" || number == 0 || number == 1) return {};
    return Error{"flag_malformed", "", "", "true, false"};
}

template <std::size_t kPlace> Result<void> read_shipper(std::string_view cell, AdLine& line) {
    line.deliveries[kPlace].shipper = TRY(check_shipper(cell));
    return {};
}

template <std::size_t kPlace>
Result<void> read_shipping_price(std::string_view cell, AdLine& line, Marks marks) {
    const Currency currency = currency_of(line.patch.market);
    line.deliveries[kPlace].price =
        TRY(check_delivery_price(TRY(read_written_money(cell, currency, marks))));
    return {};
}

template <std::size_t kPlace>
Result<void> read_shipping_delay(std::string_view cell, AdLine& line) {
    line.deliveries[kPlace].delay_hours = TRY(check_delivery_hours(TRY(parse_typed_number(cell))));
    return {};
}

catalog::ProductDraft& sheet_of(AdLine& line) {
    if (!line.sheet) line.sheet.emplace();
    return *line.sheet;
}

template <std::string catalog::ProductDraft::* kField>
Result<void> read_sheet_text(std::string_view cell, AdLine& line) {
    TRY(check_utf8(cell));
    sheet_of(line).*kField = std::string(cell);
    return {};
}

Result<void> read_new_price(std::string_view cell, AdLine& line, Marks marks) {
    sheet_of(line).new_price = TRY(amount_in(cell, line, marks));
    return {};
}

Result<void> read_weight(std::string_view cell, AdLine& line) {
    sheet_of(line).weight_grams = TRY(parse_typed_number(cell));
    return {};
}

Result<void> read_category(std::string_view cell, AdLine& line) {
    sheet_of(line).category = CategoryId(TRY(parse_typed_number(cell)));
    return {};
}

/// Pictures come by address there; this shop takes them as files on the sheet.
Result<void> read_image(std::string_view cell, AdLine&) {
    const std::string address = lower(cell);
    const bool is_address = address.starts_with("https://") || address.starts_with("http://");
    if (!is_address || cell.size() > kImageAddressLengthMax)
        return Error{"image_address_malformed", "", "", "https://…"};
    return {};
}

constexpr auto kTitle = &catalog::ProductDraft::title;
constexpr auto kDescription = &catalog::ProductDraft::description;
constexpr auto kBrand = &catalog::ProductDraft::brand;

// In the order of AdColumn.
constexpr std::array kRules = std::to_array<ColumnRule>({
    {"sku", read_sku},
    {"product_id", read_product},
    {"ean", read_ean},
    {"quantity", read_quantity},
    {"price", read_nothing, read_price},
    {"currency", read_currency},
    {"grade", read_grade},
    {"state", read_state},
    {"comment", read_comment},
    {"warranty_delay", read_warranty},
    {"min_price", read_nothing, read_floor},
    {"max_price", read_nothing, read_maximum},
    {"publication_state", read_publication},
    {"market", read_market},
    {"new_battery", read_flag},
    {"backpricer", read_flag},
    {"shipper_1", read_shipper<0>},
    {"shipper_2", read_shipper<1>},
    {"shipper_3", read_shipper<2>},
    {"shipping_price_1", read_nothing, read_shipping_price<0>},
    {"shipping_price_2", read_nothing, read_shipping_price<1>},
    {"shipping_price_3", read_nothing, read_shipping_price<2>},
    {"shipping_delay_1", read_shipping_delay<0>},
    {"shipping_delay_2", read_shipping_delay<1>},
    {"shipping_delay_3", read_shipping_delay<2>},
    {"title", read_sheet_text<kTitle>},
    {"description", read_sheet_text<kDescription>},
    {"brand", read_sheet_text<kBrand>},
    {"price_new", read_nothing, read_new_price},
    {"weight", read_weight},
    {"category_id", read_category},
    {"image1", read_image},
    {"image2", read_image},
    {"image3", read_image},
    {"image4", read_image},
    {"image5", read_image},
    {"image6", read_image},
    {"width", read_nothing},
    {"height", read_nothing},
    {"depth", read_nothing},
    {"", read_nothing},
    {"", read_nothing},
});
static_assert(kRules.size() == kAdColumns + 1);

struct Word {
    std::string_view word; ///< squeezed
    AdColumn column;
};
constexpr std::array kWords = std::to_array<Word>({
    {"reference", AdColumn::sku},
    {"ref", AdColumn::sku},
    {"code", AdColumn::sku},
    {"gtin", AdColumn::ean},
    {"barcode", AdColumn::ean},
    {"codebarre", AdColumn::ean},
    {"codebarres", AdColumn::ean},
    {"stock", AdColumn::quantity},
    {"qty", AdColumn::quantity},
    {"qte", AdColumn::quantity},
    {"quantite", AdColumn::quantity},
    {"pieces", AdColumn::quantity},
    {"prix", AdColumn::price},
    {"sellingprice", AdColumn::price},
    {"prixdevente", AdColumn::price},
    {"devise", AdColumn::currency},
    {"condition", AdColumn::grade},
    {"etat", AdColumn::grade},
    {"commentaire", AdColumn::comment},
    {"warranty", AdColumn::warranty_delay},
    {"garantie", AdColumn::warranty_delay},
    {"floor", AdColumn::min_price},
    {"minimumprice", AdColumn::min_price},
    {"prixminimum", AdColumn::min_price},
    {"prixplancher", AdColumn::min_price},
    {"maximumprice", AdColumn::max_price},
    {"prixmaximum", AdColumn::max_price},
    {"marche", AdColumn::market},
    {"titre", AdColumn::title},
    {"name", AdColumn::title},
    {"nom", AdColumn::title},
    {"marque", AdColumn::brand},
    {"newprice", AdColumn::price_new},
    {"prixneuf", AdColumn::price_new},
    {"poids", AdColumn::weight},
    {"category", AdColumn::category_id},
    {"categorie", AdColumn::category_id},
    {"productnumber", AdColumn::product_id},
    {"product", AdColumn::product_id},
    {"produit", AdColumn::product_id},
});

} // namespace

const ColumnRule& rule_of(AdColumn column) { return kRules[static_cast<std::size_t>(column)]; }

std::string_view name_of(AdColumn column) { return rule_of(column).name; }

bool is_legacy_product(std::string_view name) {
    return lower(identifier_text(name)) == "backmarket_id";
}

AdColumn column_named(std::string_view name) {
    const std::string wanted = lower(identifier_text(name));
    if (wanted.empty() || wanted == "snowden" || wanted == "noisy_camera" ||
        wanted == kReasonColumn)
        return AdColumn::ignored;
    if (is_legacy_product(wanted)) return AdColumn::product_id;
    const auto found = std::ranges::find(kRules, wanted, &ColumnRule::name);
    if (found == kRules.end()) return AdColumn::attribute;
    return static_cast<AdColumn>(found - kRules.begin());
}

AdColumn guess_column(std::string_view header) {
    if (const AdColumn own = column_named(header); own != AdColumn::attribute) return own;
    const std::string wanted = catalog::squeezed(header);
    for (std::size_t at = 0; at < kAdColumns; ++at)
        if (!kRules[at].name.empty() && catalog::squeezed(kRules[at].name) == wanted)
            return static_cast<AdColumn>(at);
    const auto found = std::ranges::find(kWords, wanted, &Word::word);
    return found == kWords.end() ? AdColumn::ignored : found->column;
}

ColumnMapping suggest_mapping(std::span<const std::string> header) {
    ColumnMapping mapping;
    for (const std::string& name : header) {
        const AdColumn guess = guess_column(name);
        const bool keeps_name = guess == AdColumn::ignored || is_legacy_product(name);
        std::string wanted(keeps_name ? std::string_view(trim(name)) : name_of(guess));
        // A guess never takes the place of another column.
        if (std::ranges::find(mapping, wanted) != mapping.end()) wanted = std::string(trim(name));
        mapping.push_back(std::move(wanted));
    }
    return mapping;
}

} // namespace stall::listings
