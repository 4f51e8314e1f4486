// Migration 11: a category's names in all languages but English instead of one in French. Text
// only. Must not know who runs it.
#pragma once

#include <string_view>

namespace stall::storage {

inline constexpr std::string_view kCategoryNamesSchema = R"sql(
alter table category add column names text not null default '{}'; -- JSON by language tag
update category set names = json_object('fr', name_fr) where name_fr <> '';
alter table category drop column name_fr;
)sql";

} // namespace stall::storage
