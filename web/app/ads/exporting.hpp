// The ticked ads of the list as text for spreadsheets.
// Must not know widgets or the clipboard.
#pragma once

#include "web/app/model.hpp"

#include <string>
#include <vector>

namespace stall::app::ads {

/// The shown columns of these rows, with their titles, tab-separated; for spreadsheets.
std::string tsv_of(const Model& model, const std::vector<table::Row>& rows);

/// The ticked rows in the order of the list.
std::vector<table::Row> ticked_rows(const Model& model);

} // namespace stall::app::ads
