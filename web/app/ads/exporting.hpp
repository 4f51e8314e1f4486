// The list as files: CSV of the filtered ads, TSV of the ticked ones.
// Must not know widgets or how a file leaves the page.
#pragma once

#include "web/app/model.hpp"

#include <string>
#include <vector>

namespace stall::app::ads {

/// With the columns that an import reads, so that an exported file can come back.
std::string csv_of_list(const Model& model);
/// The shown columns of these rows, with their titles, tab-separated; for spreadsheets.
std::string tsv_of(const Model& model, const std::vector<table::Row>& rows);

/// The ticked rows in the order of the list.
std::vector<table::Row> ticked_rows(const Model& model);

} // namespace stall::app::ads
