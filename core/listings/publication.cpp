// The table of moves. Must not know storage or who validates products.
#include "core/listings/publication.hpp"

namespace stall::listings {

Result<Publication> move_publication(Publication from, Publication wanted,
                                     std::int64_t price_minor) {
    const auto refuse = [&](const char* code) {
        return Error{code, "/publication", std::to_string(static_cast<int>(wanted)), "2, 3, 4"};
    };
    if (wanted == from) return from;
    if (wanted < Publication::online) return refuse("publication_not_allowed");
    if (from == Publication::waiting && wanted != Publication::archived)
        return refuse("waiting_for_validation");
    if (wanted == Publication::online && price_minor <= 0) return refuse("price_missing");
    return wanted;
}

std::vector<Publication> legal_moves(Publication from, std::int64_t price_minor) {
    std::vector<Publication> moves;
    for (const Publication wanted :
         {Publication::online, Publication::offline, Publication::archived})
        if (wanted != from && move_publication(from, wanted, price_minor).ok())
            moves.push_back(wanted);
    return moves;
}

} // namespace stall::listings
