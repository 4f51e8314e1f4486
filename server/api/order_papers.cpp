// Loading, choosing the language, drawing. Must not know how pages are drawn.
#include "server/api/order_papers.hpp"

#include "server/documents/html_printer.hpp"
#include "server/documents/order_slips.hpp"
#include "server/documents/words.hpp"
#include "server/storage/orders.hpp"
#include "server/storage/sellers.hpp"

namespace stall::api {
namespace {

struct Loaded {
    storage::Seller seller;
    documents::SlipOrder slip;
};

Result<Loaded> load(const Call& call, OrderId order) {
    storage::Reader reader = TRY(call.store().read());
    storage::Database& database = reader.database();
    auto detail = TRY(storage::load_order_detail(database, call.actor.merchant, order));
    if (!detail) return Error{"order_unknown", "", std::to_string(order.value), ""};
    Loaded loaded{TRY(storage::load_seller(database, call.actor.merchant)), {}};
    loaded.slip = {std::move(detail->order), std::move(detail->shipping),
                   std::move(detail->billing)};
    return loaded;
}

/// As asked for; else the note is in the customer's language, the slip in that of who packs.
Result<Language> language_of(const Call& call, const Loaded& loaded, Paper paper) {
    if (const auto asked = find_parameter(call.target, "language")) {
        if (const auto language = parse_language(*asked)) return *language;
        return Error{"parameter_malformed", "/language", std::string(*asked), kLanguagesWanted};
    }
    if (paper == Paper::delivery_note)
        return documents::language_of_country(loaded.slip.shipping.country);
    const auto header = find_header(call.request.headers, "Accept-Language").value_or("");
    return documents::language_of_header(header,
                                         documents::language_of_country(loaded.seller.country));
}

Result<documents::Document> composed(const Call& call, const Loaded& loaded, Paper paper) {
    const Language language = TRY(language_of(call, loaded, paper));
    const documents::SlipSeller seller{loaded.seller.name,
                                       TRY(time::find_zone(loaded.seller.time_zone))};
    if (paper == Paper::packing_slip)
        return documents::packing_slip(seller, loaded.slip, language, call.now());
    return documents::delivery_note(seller, loaded.slip, language, call.now());
}

/// Why a page could not be drawn is ours to know.
Result<documents::Printed> printed(const Call& call, const documents::Document& document) {
    documents::HtmlPrinter plain;
    documents::Printer& printer = call.context.printer != nullptr ? *call.context.printer : plain;
    auto page = printer.print(document);
    if (!page.ok()) return Error{"internal", "", "", ""};
    return page;
}

} // namespace

Result<Response> paper_of(const Call& call, OrderId order, Paper paper) {
    const Loaded loaded = TRY(load(call, order));
    auto page = TRY(printed(call, TRY(composed(call, loaded, paper))));
    const bool is_pdf = page.media_type == "application/pdf";
    const std::string name =
        std::string(paper == Paper::packing_slip ? "packing-slip-" : "delivery-note-") +
        std::to_string(order.value) + (is_pdf ? ".pdf" : ".html");
    // Styles are written into the HTML page, and nothing of it runs.
    return Response{200,
                    {{"Content-Type", page.media_type},
                     {"Content-Disposition", "inline; filename=\"" + name + "\""},
                     {"Content-Security-Policy",
                      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"}},
                    std::move(page.bytes)};
}

} // namespace stall::api
