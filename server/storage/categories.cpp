// Statements over categories. Must not know products' forms.
#include "server/storage/categories.hpp"

#include "core/wire/categories.hpp"

namespace stall::storage {

Result<std::vector<catalog::Category>> load_categories(Database& database, Language language) {
    const std::string named = "$." + std::string(tag_of(language));
    Cursor rows = TRY(
        database.query("select category_id, coalesce(parent_id, 0),"
                       " coalesce(json_extract(names, ?), name), attributes,"
                       " not exists (select 1 from category k where k.parent_id = c.category_id),"
                       " (select count(*) from product p where p.category_id = c.category_id)"
                       " from category c order by category_id",
                       {named}));
    std::vector<catalog::Category> tree;
    while (TRY(rows.next())) {
        catalog::Category category;
        category.id = CategoryId(rows.integer(0));
        category.parent = CategoryId(rows.integer(1));
        category.name = std::string(rows.text(2));
        category.attributes = TRY(wire::decode_kept_attributes(rows.text(3), tag_of(language)));
        category.is_leaf = rows.integer(4) != 0;
        category.products = rows.integer(5);
        tree.push_back(std::move(category));
    }
    return tree;
}

Result<CategoryId> category_of(Database& database, ProductId product) {
    return CategoryId(TRY(
        database.integer_of("select category_id from product where product_id = ?", {product}, 0)));
}

Result<std::vector<catalog::TitleSample>> title_samples(Database& database, CategoryId category,
                                                        std::int64_t count_max) {
    Cursor rows = TRY(database.query("select title, brand, attributes from product"
                                     " where category_id = ? and state = 'validated'"
                                     " order by product_id limit ?",
                                     {category, count_max}));
    std::vector<catalog::TitleSample> samples;
    while (TRY(rows.next())) {
        samples.push_back({std::string(rows.text(0)), std::string(rows.text(1)),
                           TRY(wire::decode_kept_values(rows.text(2)))});
    }
    return samples;
}

} // namespace stall::storage
