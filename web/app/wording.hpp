// Which words the values of the shop have, and sentences about errors with their money worded.
// Must not know where they are shown.
#pragma once

#include "web/app/ads/parts.hpp"
#include "web/app/texts.hpp"

namespace stall::app {

TextKey title_of(listings::Segment segment);
TextKey title_of(listings::Grade grade);
TextKey title_of(listings::RowColour colour);
TextKey title_of(listings::Publication publication);
TextKey title_of(ads::Column column);
TextKey title_of(listings::Market market);

/// sentence_of, with an amount of money in `wanted` or `got` as the language writes it.
std::string sentence_of(Language language, const Error& error, Currency currency);

} // namespace stall::app
