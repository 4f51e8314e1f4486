// /ws/category/tree: the published seller API's categories. Source: seller-api.md section 1.1.
// Must not know products or statements.
#include "server/storage/categories.hpp"
#include "core/base/whole_number.hpp"
#include "core/wire/seller_categories.hpp"
#include "server/api/handlers.hpp"
#include "server/api/ws/errors.hpp"
#include "server/api/ws/page.hpp"

namespace stall::api {
namespace {

/// Names are in the market's language, as far as the catalogue has it.
Result<std::vector<catalog::Category>> tree_asked(const Call& call) {
    storage::Reader reader = TRY(call.store().read());
    return storage::load_categories(reader.database(), language_to_read(call.request));
}

} // namespace

Response get_seller_categories(Call& call) {
    const auto tree = tree_asked(call);
    if (!tree.ok()) return seller_problem_v2(tree.error(), call.context);
    return json_response(200, wire::encode_seller_tree(tree.value()));
}

Response get_seller_category(Call& call) {
    const auto tree = tree_asked(call);
    if (!tree.ok()) return seller_problem(tree.error(), call.context);
    // The id of a category, or what a product carries: the same for leaves, negative above them.
    const std::int64_t number = whole_number(call.captures[0]).value_or(0);
    std::string branch =
        wire::encode_seller_branch(tree.value(), CategoryId(number < 0 ? -number : number));
    if (branch.empty()) {
        Response unknown =
            seller_problem({"category_unknown", "", call.captures[0], ""}, call.context);
        unknown.status = 404;
        return unknown;
    }
    return json_response(200, std::move(branch));
}

} // namespace stall::api
