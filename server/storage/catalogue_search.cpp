// The search over words, the mending of spellings, and the ranking of what was found.
// Must not know who asks.
#include "server/storage/catalogue_search.hpp"

#include "core/base/text.hpp"
#include "core/base/whole_number.hpp"
#include "core/catalog/barcode.hpp"
#include "core/catalog/spelling.hpp"
#include "core/table/word_place.hpp"
#include "server/storage/catalogue_words.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace stall::storage {
namespace {

/// Enough to rank well, few enough to answer while one types.
constexpr std::int64_t kCandidatesMax = 240;
constexpr std::size_t kSpellingsMax = 4;

struct Candidate {
    ProductId product;
    std::string folded; ///< title and brand
    table::WordRank rank;
    std::size_t words = 0;
};

using Choices = std::vector<std::vector<std::string>>; ///< by typed word: what it may have meant

/// "word AND word*" for the index: the first `wholes` words are whole ones, the others beginnings.
/// Words are letters and digits only, so nothing needs escaping.
std::string match_of(const Choices& choices, std::size_t wholes) {
    std::string match;
    for (std::size_t at = 0; at < choices.size(); ++at) {
        match += at == 0 ? "(" : " AND (";
        for (std::size_t choice = 0; choice < choices[at].size(); ++choice)
            match += (choice == 0 ? "\"" : " OR \"") + choices[at][choice] +
                     (at < wholes ? "\"" : "\"*");
        match += ")";
    }
    return match;
}

Result<std::vector<Candidate>> candidates(Database& database, const CatalogueQuery& query,
                                          const Choices& choices, std::size_t wholes) {
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
    const std::string match = match_of(choices, wholes);
    Cursor rows = TRY(database.query(sql, {match, query.merchant, kCandidatesMax}));
    std::vector<Candidate> found;
    while (TRY(rows.next()))
        found.push_back({ProductId(rows.integer(0)),
                         fold(std::string(rows.text(1)) + " " + std::string(rows.text(2))),
                         {},
                         0});
    return found;
}

/// Where a beginning is in more products than are looked at, whole words must not be left out:
/// first those that have all words whole, then those that have all but the one being typed.
Result<std::vector<Candidate>> best_candidates(Database& database, const CatalogueQuery& query,
                                               const Choices& choices) {
    auto found = TRY(candidates(database, query, choices, 0));
    if (std::ssize(found) < kCandidatesMax) return found;
    for (std::size_t wholes = std::max<std::size_t>(choices.size(), 2) - 1;
         wholes <= choices.size(); ++wholes) {
        auto better = TRY(candidates(database, query, choices, wholes));
        std::ranges::move(better, std::back_inserter(found));
    }
    std::ranges::sort(found, {}, &Candidate::product);
    const auto doubles = std::ranges::unique(found, {}, &Candidate::product);
    found.erase(doubles.begin(), doubles.end());
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

/// The page's rule for what fits best, then fewer other words.
void judge(Candidate& candidate, const std::vector<std::string>& words) {
    candidate.words = words_of(candidate.folded).size();
    for (const std::string& word : words)
        candidate.rank = candidate.rank.with(table::word_place(candidate.folded, word));
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
        Choices choices;
        for (const std::string& word : typed) choices.push_back({word});
        std::vector<std::string> meant = typed;
        auto found = TRY(best_candidates(database, query, choices));
        if (found.empty()) {
            hits.understood.clear();
            for (std::size_t at = 0; at < typed.size(); ++at) {
                choices[at] = TRY(spellings_of(database, typed[at]));
                if (choices[at].empty()) choices[at] = {typed[at]};
                meant[at] = choices[at].front();
                hits.understood += (at == 0 ? "" : " ") + meant[at];
            }
            found = TRY(best_candidates(database, query, choices));
        }
        for (Candidate& candidate : found) judge(candidate, meant);
        std::ranges::stable_sort(found, {}, [](const Candidate& candidate) {
            return std::pair(candidate.rank, candidate.words);
        });
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
