// The list of carriers and their pages. Must not know how numbers are checked.
#include "core/orders/carrier.hpp"

#include "core/base/text.hpp"

#include <array>

namespace stall::orders {
namespace {

template <typename... Forms> constexpr std::uint16_t forms(Forms... each) {
    return static_cast<std::uint16_t>((0 | ... | static_cast<int>(each)));
}
using enum NumberForm;

constexpr std::array kCarriers = std::to_array<Carrier>({
    {"Austrian Post", forms(s10, digits), "AT", "https://www.post.at/s/sendungsdetails?snr="},
    {"BPost", forms(s10, digits), "BE",
     "https://track.bpost.cloud/btr/web/#/search?lang=en&itemCode="},
    {"BRT", forms(digits), "IT", "https://vas.brt.it/vas/sped_det_show.hsm?chisono="},
    {"Chronopost", forms(s10, letters), "FR",
     "https://www.chronopost.fr/tracking-no-cms/suivi-page?listeNumerosLT="},
    {"Colis Privé", forms(letters), "FR",
     "https://colisprive.com/moncolis/pages/detailColis.aspx?numColis="},
    {"Colissimo", forms(s10, colissimo), "FR",
     "https://www.laposte.fr/outils/suivre-vos-envois?code="},
    {"Correos", forms(s10, letters), "ES",
     "https://www.correos.es/es/es/herramientas/localizador/envios/detalle?tracking-number="},
    {"CTT", forms(s10, letters), "PT",
     "https://www.ctt.pt/feapl_2/app/open/objectSearch/objectSearch.jspx?objects="},
    {"Delivengo", forms(s10), "FR", "https://www.laposte.fr/outils/suivre-vos-envois?code="},
    {"DHL Express", forms(dhl_express, dhl_parcel), "",
     "https://www.dhl.com/en/express/tracking.html?AWB="},
    {"DHL Paket", forms(dhl_parcel, sscc, s10), "DE",
     "https://www.dhl.de/de/privatkunden/dhl-sendungsverfolgung.html?piececode="},
    {"DHL Parcel", forms(dhl_parcel, sscc, letters), "NL",
     "https://my.dhlparcel.nl/home/tracktrace/"},
    {"DPD", forms(dpd), "",
     "https://www.dpdgroup.com/nl/mydpd/my-parcels/track?lang=en&parcelNumber="},
    {"DPD UK", forms(dpd), "GB", "https://track.dpd.co.uk/search?reference="},
    {"Evri", forms(letters), "GB", "https://www.evri.com/track/parcel/"},
    {"FedEx", forms(fedex), "", "https://www.fedex.com/fedextrack/?trknbr="},
    {"GLS", forms(gls), "", "https://gls-group.eu/EU/en/parcel-tracking?match="},
    {"GLS - IT", forms(gls, letters), "IT", "https://gls-group.eu/EU/en/parcel-tracking?match="},
    {"Hermes", forms(digits, letters), "DE",
     "https://www.myhermes.de/empfangen/sendungsverfolgung/#"},
    {"InPost", forms(digits), "PL", "https://inpost.pl/sledzenie-przesylek?number="},
    {"Japan Post", forms(s10, yamato, digits), "JP", ""},
    {"La Poste", forms(s10, colissimo, letters), "FR",
     "https://www.laposte.fr/outils/suivre-vos-envois?code="},
    {"Mondial Relay", forms(digits), "FR", ""},
    {"MRW", forms(letters), "ES", ""},
    {"NACEX", forms(letters), "ES", ""},
    {"Other", forms(any)},
    {"Parcelforce", forms(s10, letters), "GB",
     "https://www.parcelforce.com/track-trace?trackNumber="},
    {"Post NL", forms(s10, letters), "NL", "https://jouw.postnl.nl/track-and-trace/"},
    {"Poste Italiane", forms(s10, letters), "IT",
     "https://www.poste.it/cerca/index.html#/risultati-spedizioni/"},
    {"Posti", forms(s10, letters), "FI", "https://www.posti.fi/en/tracking#/lahetys/"},
    {"PostNord", forms(s10, sscc, letters), "SE", "https://tracking.postnord.com/en/tracking?id="},
    {"Relais Colis", forms(letters), "FR", ""},
    {"Royal Mail", forms(s10, letters), "GB",
     "https://www.royalmail.com/track-your-item#/tracking-results/"},
    {"SDA", forms(letters), "IT", ""},
    {"Seur", forms(digits, letters), "ES", ""},
    {"Swiss Post", forms(s10, digits), "CH", "https://service.post.ch/ekp-web/ui/entry/search/"},
    {"TNT", forms(s10, letters), "",
     "https://www.tnt.com/express/site/tracking.html?searchType=con&cons="},
    {"UPS", forms(ups), "", "https://www.ups.com/track?tracknum="},
    {"UPS Express", forms(ups), "", "https://www.ups.com/track?tracknum="},
    {"USPS", forms(s10, usps), "US", "https://tools.usps.com/go/TrackConfirmAction?tLabels="},
    {"Yamato", forms(yamato), "JP", ""},
    {"Yodel", forms(letters), "GB", "https://www.yodel.co.uk/tracking/"},
});

/// Blanks are written in many ways: "PostNL", "Post NL".
std::string name_key(std::string_view name) {
    std::string key;
    for (const char letter : fold(name))
        if (letter != ' ' && letter != '-' && letter != '_') key += letter;
    return key;
}

} // namespace

std::span<const Carrier> carriers() { return kCarriers; }

const Carrier* find_carrier(std::string_view name) {
    const std::string wanted = name_key(trim(name));
    for (const Carrier& carrier : kCarriers)
        if (name_key(carrier.name) == wanted) return &carrier;
    return nullptr;
}

std::string tracking_page(std::string_view name, std::string_view number) {
    const Carrier* carrier = find_carrier(name);
    if (carrier == nullptr || carrier->page.empty() || number.empty()) return "";
    std::string page(carrier->page);
    for (const char letter : number) {
        const bool is_plain = (letter >= '0' && letter <= '9') ||
                              (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
        if (!is_plain) return "";
        page += letter;
    }
    return page;
}

} // namespace stall::orders
