// The published seller API's category tree as JSON.
// Source: seller-api.md section 1.1. Must not know HTTP or storage.
#pragma once

#include "core/catalog/category.hpp"
#include "core/wire/json.hpp"

namespace stall::wire {

/// The whole tree: an array of its roots, each with what is below it.
std::string encode_seller_tree(std::span<const catalog::Category> tree);
/// One category with what is below it; "" for an unknown one.
std::string encode_seller_branch(std::span<const catalog::Category> tree, CategoryId category);

/// {"errors":[{code, message}],"requestId"}: what the tree answers instead.
std::string encode_error_v2(std::string_view code, std::string_view message,
                            std::string_view request_id);

} // namespace stall::wire
