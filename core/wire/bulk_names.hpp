// Names and small codecs that bulk edits and saved rules share. Inside core/wire only.
// Must not know any one body.
#pragma once

#include "core/wire/bulk.hpp"
#include "core/wire/names.hpp"

namespace stall::wire {

void write_rule(Writer& writer, const listings::RepricingRule& rule, Currency currency);
listings::RepricingRule read_rule(Fields& fields, Currency currency);

void write_rails(Writer& writer, const listings::GuardRails& rails);
listings::GuardRails read_rails(Fields& fields);

} // namespace stall::wire
