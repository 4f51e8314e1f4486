// The quick way from plain JSON to a document, apart from the JSON library so that it alone is
// built for speed. Must not know any one contract.
#include "core/wire/builder.hpp"
#include "core/wire/scanner.hpp"

namespace stall::wire {

bool Document::scan(std::string_view json) {
    Builder builder(*this, json.size());
    return scan_json(json, builder);
}

} // namespace stall::wire
