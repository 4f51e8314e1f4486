// The search over words, the mending of spellings, and the ranking of what was found.
// Must not know who asks.
#include "server/storage/catalogue_search.hpp"

#include "core/base/text.hpp"
#include "core/base/whole_number.hpp"
#include "core/catalog/barcode.hpp"
#include "core/catalog/spelling.hpp"
#include "server/storage/catalogue_words.hpp"

#include <algorithm>

namespace stall::storage {
namespace {

/// Enough to rank well, few enough to answer while one types.
constexpr std::int64_t kCandidatesMax = 240;
constexpr std::size_t kSpellingsMax = 4;

struct Candidate {
    ProductId product;
    std::string folded; ///< title and brand
    std::int64_t points = 0;
};

/// "word* word*" for the index; words are letters and digits only, so nothing needs escaping.
std::string match_of(const std::vector<std::vector<std::string>>& choices) {
    std::string match;
    for (const auto& words : choices) {
        match += match.empty() ? "(" : " AND (";
        for (std::size_t at = 0; at < words.size(); ++at)
            match += (at == 0 ? "" : " OR ") + words[at] + "*";
        match += ")";
    }
    return match;
}

Result<std::vector<Candidate>> candidates(Database& database, const CatalogueQuery& query,
                                          const std::vector<std::vector<std::string>>& choices) {
    std::string sql = "select p.product_id, p.title, p.brand from product_search s"
                      " join product p on p.product_id = s.rowid"
                      " where s.product_search match ? and (p.state = 'validated'"
                      " or p.proposer_id = ?)";
    if (!query.categories.empty()) {
        sql += " and p.category_id in (";
        for (const CategoryId category : query.categories)
            sql += (sql.back() == '(' ? "" : ",") + std::to_string(category.value);
        sql += ")";
    }
    sql += " order by s.rowid limit ?";
    const std::string match = match_of(choices);
    Cursor rows = TRY(database.query(sql, {match, query.merchant, kCandidatesMax}));
    std::vector<Candidate> found;
    while (TRY(rows.next()))
        found.push_back({ProductId(rows.integer(0)),
                         fold(std::string(rows.text(1)) + " " + std::string(rows.text(2))), 0});
    return found;
}

/// Words that a slip of the finger may have meant, the nearest first; the word itself where it
/// starts one.
Result<std::vector<std::string>> spellings_of(Database& database, const std::string& typed) {
    const std::int64_t known =
        TRY(database.integer_of("select 1 from product_word where word >= ? and word < ? limit 1",
                                {typed, typed + "\x7f"}, 0));
    if (known != 0) return std::vector<std::string>{typed};
    const std::size_t limit = catalog::slips_forgiven(typed.size());
    std::vector<std::pair<std::size_t, std::string>> near;
    if (limit > 0)
        for (std::string& word : TRY(words_like(database, typed))) {
            const std::size_t slips = catalog::slips_to_prefix(typed, word, limit);
            if (slips <= limit) near.emplace_back(slips, std::move(word));
        }
    std::ranges::sort(near);
    std::vector<std::string> spellings;
    for (auto& [slips, word] : near) {
        // Two slips only where one finds nothing.
        if (spellings.size() == kSpellingsMax || slips > near.front().first) break;
        spellings.push_back(std::move(word));
    }
    return spellings;
}

/// Less is better: words of the product that the query does not say, less what it says whole.
std::int64_t score(const Candidate& candidate, const std::vector<std::string>& words) {
    const std::vector<std::string> said = words_of(candidate.folded);
    std::int64_t points = static_cast<std::int64_t>(said.size());
    for (const std::string& word : words)
        if (std::ranges::find(said, word) != said.end()) points -= 4;
    return points;
}

/// A barcode or a product's number, exactly.
Result<std::vector<ProductId>> named(Database& database, std::string_view text) {
    std::vector<ProductId> products;
    const auto number = whole_number(text);
    if (!number || *number <= 0) return products;
    const std::string ean = catalog::kept_barcode(text);
    Cursor rows = TRY(database.query("select product_id from product where (ean = ? and ean <> '')"
                                     " or product_id = ? order by ean = ? desc, product_id limit 5",
                                     {ean, *number, ean}));
    while (TRY(rows.next())) products.push_back(ProductId(rows.integer(0)));
    return products;
}

} // namespace

Result<wire::ProductHits> search_products(Database& database, const CatalogueQuery& query) {
    wire::ProductHits hits{listings::currency_of(query.market), std::string(trim(query.text)), {}};
    std::vector<ProductId> ordered = TRY(named(database, trim(query.text)));
    const std::vector<std::string> typed = words_of(fold(query.text));
    if (!typed.empty()) {
        std::vector<std::vector<std::string>> choices;
        for (const std::string& word : typed) choices.push_back({word});
        std::vector<std::string> meant = typed;
        auto found = TRY(candidates(database, query, choices));
        if (found.empty()) {
            hits.understood.clear();
            for (std::size_t at = 0; at < typed.size(); ++at) {
                choices[at] = TRY(spellings_of(database, typed[at]));
                if (choices[at].empty()) choices[at] = {typed[at]};
                meant[at] = choices[at].front();
                hits.understood += (at == 0 ? "" : " ") + meant[at];
            }
            found = TRY(candidates(database, query, choices));
        }
        for (Candidate& candidate : found) candidate.points = score(candidate, meant);
        std::ranges::stable_sort(found, {}, &Candidate::points);
        for (const Candidate& candidate : found)
            if (std::ranges::find(ordered, candidate.product) == ordered.end())
                ordered.push_back(candidate.product);
    }
    const auto count_max = static_cast<std::size_t>(query.count_max);
    if (ordered.size() > count_max) ordered.resize(count_max);
    hits.products = TRY(product_hits(database, query.merchant, query.market, ordered));
    return hits;
}

Result<std::vector<wire::ProductHit>> product_hits(Database& database, MerchantId merchant,
                                                   listings::Market market,
                                                   const std::vector<ProductId>& products) {
    std::vector<wire::ProductHit> hits;
    for (const ProductId product : products) {
        Cursor row = TRY(database.query(
            "select p.title, p.ean, p.brand, p.category_id, c.name, p.state, n.new_price_minor,"
            " (select count(*) from listing l where l.product_id = p.product_id"
            " and l.merchant_id = ? and exists (select 1 from listing_market m"
            " where m.merchant_id = l.merchant_id and m.listing_id = l.listing_id"
            " and m.publication <> 4)),"
            " (select k.picture_id from picture k where k.product_id = p.product_id"
            " order by k.place, k.picture_id limit 1)"
            " from product p join category c on c.category_id = p.category_id"
            " left join product_market n on n.product_id = p.product_id and n.market = ?"
            " where p.product_id = ? and (p.state = 'validated' or p.proposer_id = ?)",
            {merchant, listings::code_of(market), product, merchant}));
        if (!TRY(row.next())) continue;
        wire::ProductHit hit;
        hit.product = product;
        hit.title = std::string(row.text(0));
        hit.ean = std::string(row.text(1));
        hit.brand = std::string(row.text(2));
        hit.category = CategoryId(row.integer(3));
        hit.category_name = std::string(row.text(4));
        if (row.text(5) == "waiting") hit.state = wire::ProductState::waiting;
        hit.new_price_minor = row.optional_integer(6);
        hit.own_ads = row.integer(7);
        hit.picture = PictureId(row.optional_integer(8).value_or(0));
        hits.push_back(std::move(hit));
    }
    return hits;
}

Result<std::vector<ProductId>> alike_products(Database& database, std::string_view ean,
                                              std::string_view likeness, ProductId except,
                                              std::int64_t count_max) {
    const std::string kept = catalog::kept_barcode(ean);
    Cursor rows = TRY(database.query(
        "select product_id, 0 as place from product where ean = ? and ean <> ''"
        " and product_id <> ? union select product_id, 1 from product where likeness = ?"
        " and likeness <> '' and product_id <> ? order by place, product_id limit ?",
        {kept, except, likeness, except, count_max}));
    std::vector<ProductId> products;
    while (TRY(rows.next())) {
        const ProductId product(rows.integer(0));
        if (std::ranges::find(products, product) == products.end()) products.push_back(product);
    }
    return products;
}

} // namespace stall::storage
