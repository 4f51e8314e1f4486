// Cutting words, and the two full-text tables they are kept in. Must not know queries' meaning.
#include "server/storage/catalogue_words.hpp"

#include "core/base/text.hpp"
#include "core/catalog/barcode.hpp"
#include "core/catalog/product_draft.hpp"
#include "core/table/word_place.hpp"
#include "core/wire/categories.hpp"
#include "server/storage/catalogue_search.hpp"

#include <algorithm>

namespace stall::storage {
namespace {

constexpr std::int64_t kLikeMax = 3'000;

Result<void> keep_words(Database& database, const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        const std::int64_t added = TRY(database.execute(
            "insert into product_word (word) values (?) on conflict (word) do nothing", {word}));
        if (added == 0) continue;
        TRY(database.execute("insert into product_word_search (rowid, word)"
                             " select word_id, word from product_word where word = ?",
                             {word}));
    }
    return {};
}

Result<void> index_row(Database& database, ProductId product, std::string_view title,
                       std::string_view brand, std::string_view ean, std::string_view attributes) {
    auto words = words_of(fold(std::string(title) + " " + std::string(brand)));
    std::ranges::sort(words);
    words.erase(std::ranges::unique(words).begin(), words.end());
    // A barcode is found by the beginning of any of its spellings.
    std::vector<std::string> all = catalog::barcode_spellings(ean);
    if (all.empty() && !ean.empty()) all.emplace_back(ean);
    all.insert(all.end(), words.begin(), words.end());
    std::string text;
    for (const std::string& word : all) text += (text.empty() ? "" : " ") + word;
    TRY(database.execute("delete from product_search where rowid = ?", {product}));
    TRY(database.execute("insert into product_search (rowid, words) values (?, ?)",
                         {product, text}));
    TRY(keep_words(database, words));
    const auto values = TRY(wire::decode_kept_values(attributes));
    const std::string likeness = catalog::likeness_of(title, values);
    TRY(database.execute("update product set likeness = ? where product_id = ?",
                         {likeness.empty() ? std::string(" ") : likeness, product}));
    return {};
}

} // namespace

std::vector<std::string> words_of(std::string_view folded) {
    std::vector<std::string> words;
    char last = ' ';
    for (const char letter : folded) {
        if (table::in_one_word(last, letter))
            words.back() += letter;
        else if (table::letter_kind(letter) != table::LetterKind::other)
            words.emplace_back(1, letter);
        last = letter;
    }
    return words;
}

Result<std::vector<std::string>> words_like(Database& database, const std::string& typed) {
    std::string match;
    for (std::size_t at = 0; at + 3 <= typed.size(); ++at)
        match += (match.empty() ? "\"" : " OR \"") + typed.substr(at, 3) + "\"";
    std::vector<std::string> words;
    const bool is_plain =
        std::ranges::all_of(typed, [](char letter) { return letter >= 'a' && letter <= 'z'; });
    if (!match.empty() && is_plain) {
        Cursor rows = TRY(database.query(
            "select w.word from product_word_search s join product_word w on w.word_id = s.rowid"
            " where s.product_word_search match ? limit ?",
            {match, kLikeMax}));
        while (TRY(rows.next())) words.emplace_back(rows.text(0));
    }
    // Short words share too little: those that begin alike.
    Cursor rows = TRY(database.query(
        "select word from product_word where word >= ? and word < ? and length(word) <= ?"
        " order by word",
        {typed.substr(0, 1), typed.substr(0, 1) + "\x7f",
         static_cast<std::int64_t>(typed.size() + 2)}));
    while (TRY(rows.next())) {
        std::string word(rows.text(0));
        if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
    }
    return words;
}

Result<void> index_product(Database& database, ProductId product) {
    Cursor row = TRY(database.query(
        "select title, brand, ean, attributes from product where product_id = ?", {product}));
    if (!TRY(row.next())) return {};
    const std::string title(row.text(0));
    const std::string brand(row.text(1));
    const std::string ean(row.text(2));
    const std::string attributes(row.text(3));
    return index_row(database, product, title, brand, ean, attributes);
}

Result<std::int64_t> index_products(Database& database, std::int64_t count_max) {
    std::vector<ProductId> products;
    Cursor rows = TRY(database.query(
        "select product_id from product where likeness = '' order by product_id limit ?",
        {count_max}));
    while (TRY(rows.next())) products.push_back(ProductId(rows.integer(0)));
    for (const ProductId product : products) TRY(index_product(database, product));
    return static_cast<std::int64_t>(products.size());
}

Result<void> index_unindexed(Database& database) {
    constexpr std::int64_t kAtOnce = 1'000;
    for (std::int64_t indexed = kAtOnce; indexed == kAtOnce;) {
        TRY(database.run_script("begin immediate"));
        const auto done = index_products(database, kAtOnce);
        TRY(database.run_script(done.ok() ? "commit" : "rollback"));
        indexed = TRY(done);
    }
    return {};
}

} // namespace stall::storage
