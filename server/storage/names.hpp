// How the shop's enums are spelled in the database. Must not know statements.
#pragma once

#include "core/listings/buybox.hpp"
#include "core/wire/listings.hpp"
#include "core/wire/session.hpp"
#include "server/storage/database.hpp"

#include <string_view>

namespace stall::storage {

std::string_view name_of(listings::Standing standing);
std::string_view name_of(wire::Role role);
std::string_view name_of(wire::Task::State state);
std::string_view name_of(wire::Task::Kind kind);

/// A row whose column holds what no version of the program writes: "storage_corrupt".
Result<listings::Standing> read_standing(std::string_view name);
Result<wire::Role> read_role(std::string_view name);
Result<wire::Task::State> read_task_state(std::string_view name);
Result<wire::Task::Kind> read_task_kind(std::string_view name);
Result<listings::Grade> read_grade(std::string_view name);
Result<listings::Market> read_market(std::string_view code);

} // namespace stall::storage
