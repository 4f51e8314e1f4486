// Documents as one HTML page styled for paper, without a script. For the sandbox, which has no
// cairo. Must not know orders or HTTP.
#pragma once

#include "server/documents/printer.hpp"

namespace stall::documents {

class HtmlPrinter final : public Printer {
public:
    Result<Printed> print(const Document& document) override;
};

} // namespace stall::documents
