// What merchants' programs call the columns of a file of trackings, in several languages.
// Must not know rows.
#include "core/base/text.hpp"
#include "core/orders/tracking_file.hpp"

#include <algorithm>

namespace stall::orders {
namespace {

using enum TrackingColumn;

constexpr std::array<std::string_view, kTrackingColumns> kNames = {
    "order_number", "tracking_number", "carrier", "tracking_url", "date"};

struct Alias {
    std::string_view name; ///< folded, without blanks and marks
    TrackingColumn column;
};
constexpr std::array kAliases = std::to_array<Alias>({
    {"ordernumber", order},
    {"orderno", order},
    {"ordernr", order},
    {"ordernum", order},
    {"orderid", order},
    {"orderref", order},
    {"orderreference", order},
    {"order", order},
    {"numerodecommande", order},
    {"numerocommande", order},
    {"numcommande", order},
    {"ndecommande", order},
    {"nodecommande", order},
    {"ncommande", order},
    {"nocommande", order},
    {"nrcommande", order},
    {"idcommande", order},
    {"referencecommande", order},
    {"refcommande", order},
    {"commande", order},
    {"bestellnummer", order},
    {"bestellnr", order},
    {"bestellid", order},
    {"bestellung", order},
    {"auftragsnummer", order},
    {"auftragsnr", order},
    {"auftrag", order},
    {"numerodepedido", order},
    {"numeropedido", order},
    {"numpedido", order},
    {"ndepedido", order},
    {"nodepedido", order},
    {"npedido", order},
    {"nopedido", order},
    {"nropedido", order},
    {"idpedido", order},
    {"pedido", order},
    {"numeroordine", order},
    {"numerodordine", order},
    {"numerodiordine", order},
    {"nrordine", order},
    {"nordine", order},
    {"noordine", order},
    {"ndordine", order},
    {"idordine", order},
    {"ordine", order},
    {"trackingnumber", tracking_number},
    {"trackingno", tracking_number},
    {"trackingnr", tracking_number},
    {"trackingcode", tracking_number},
    {"trackingid", tracking_number},
    {"trackingref", tracking_number},
    {"tracking", tracking_number},
    {"parcelnumber", tracking_number},
    {"parcelno", tracking_number},
    {"shipmentnumber", tracking_number},
    {"consignmentnumber", tracking_number},
    {"waybill", tracking_number},
    {"waybillnumber", tracking_number},
    {"numerodesuivi", tracking_number},
    {"numerosuivi", tracking_number},
    {"numsuivi", tracking_number},
    {"ndesuivi", tracking_number},
    {"nodesuivi", tracking_number},
    {"nsuivi", tracking_number},
    {"codedesuivi", tracking_number},
    {"codesuivi", tracking_number},
    {"numerodecolis", tracking_number},
    {"numerocolis", tracking_number},
    {"ndecolis", tracking_number},
    {"ncolis", tracking_number},
    {"suivi", tracking_number},
    {"sendungsnummer", tracking_number},
    {"sendungsnr", tracking_number},
    {"sendungsnummern", tracking_number},
    {"sendungscode", tracking_number},
    {"sendungsverfolgungsnummer", tracking_number},
    {"paketnummer", tracking_number},
    {"paketnr", tracking_number},
    {"trackingnummer", tracking_number},
    {"numerodeseguimiento", tracking_number},
    {"numeroseguimiento", tracking_number},
    {"ndeseguimiento", tracking_number},
    {"nodeseguimiento", tracking_number},
    {"codigodeseguimiento", tracking_number},
    {"codigoseguimiento", tracking_number},
    {"numerodeenvio", tracking_number},
    {"seguimiento", tracking_number},
    {"numeroditracciamento", tracking_number},
    {"numerotracciamento", tracking_number},
    {"codicetracciamento", tracking_number},
    {"codiceditracciamento", tracking_number},
    {"codicetracking", tracking_number},
    {"numerotracking", tracking_number},
    {"numeroditracking", tracking_number},
    {"numerodispedizione", tracking_number},
    {"numerospedizione", tracking_number},
    {"nrspedizione", tracking_number},
    {"letteradivettura", tracking_number},
    {"tracciamento", tracking_number},
    {"carrier", carrier},
    {"carriername", carrier},
    {"courier", carrier},
    {"shipper", carrier},
    {"shipperdisplay", carrier},
    {"shippingcarrier", carrier},
    {"transporteur", carrier},
    {"livreur", carrier},
    {"versanddienstleister", carrier},
    {"versanddienst", carrier},
    {"paketdienst", carrier},
    {"zusteller", carrier},
    {"frachtfuhrer", carrier},
    {"versender", carrier},
    {"transportista", carrier},
    {"empresadetransporte", carrier},
    {"mensajeria", carrier},
    {"agencia", carrier},
    {"corriere", carrier},
    {"vettore", carrier},
    {"spedizioniere", carrier},
    {"trackingurl", url},
    {"trackinglink", url},
    {"url", url},
    {"urldesuivi", url},
    {"liendesuivi", url},
    {"liensuivi", url},
    {"sendungslink", url},
    {"urldeseguimiento", url},
    {"enlacedeseguimiento", url},
    {"linkditracciamento", url},
    {"urltracciamento", url},
    {"date", date},
    {"dateshipping", date},
    {"shippingdate", date},
    {"shipdate", date},
    {"shippeddate", date},
    {"dateexpedition", date},
    {"datedexpedition", date},
    {"datedenvoi", date},
    {"versanddatum", date},
    {"datum", date},
    {"fecha", date},
    {"fechadeenvio", date},
    {"data", date},
    {"datadispedizione", date},
    {"dataspedizione", date},
});

std::string header_key(std::string_view header) {
    std::string key;
    for (const char letter : fold(header)) {
        const bool is_plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        if (is_plain) key += letter;
    }
    return key;
}

} // namespace

std::string_view name_of(TrackingColumn column) {
    return column == ignored ? std::string_view() : kNames[static_cast<std::size_t>(column)];
}

TrackingColumn tracking_column_named(std::string_view header) {
    const auto own = std::ranges::find(kNames, fold(trim(header)));
    if (own != kNames.end()) return static_cast<TrackingColumn>(own - kNames.begin());
    const auto alias = std::ranges::find(kAliases, header_key(header), &Alias::name);
    return alias == kAliases.end() ? ignored : alias->column;
}

listings::ColumnMapping suggest_tracking_mapping(std::span<const std::string> header) {
    listings::ColumnMapping mapping(header.size());
    // A column that has our name for it goes before one that means the same.
    for (const bool is_own : {true, false})
        for (std::size_t at = 0; at < header.size(); ++at) {
            const std::string_view name = name_of(tracking_column_named(header[at]));
            if (name.empty() || (is_own && fold(trim(header[at])) != name)) continue;
            if (std::ranges::find(mapping, name) == mapping.end()) mapping[at] = name;
        }
    return mapping;
}

} // namespace stall::orders
