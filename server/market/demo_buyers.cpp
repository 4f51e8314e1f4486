// Tables of names, streets and towns, and drawing from them. Must not know orders or the database.
#include "server/market/demo_buyers.hpp"

#include "core/orders/carrier.hpp"

#include <array>
#include <span>

namespace stall::market {
namespace {

using listings::Market;
using Words = std::span<const std::string_view>;

struct Town {
    std::string_view postal_code;
    std::string_view name;
};

struct Country {
    std::string_view code;
    Words first_names;
    Words last_names;
    Words streets; ///< '#' stands for the house's number
    std::span<const Town> towns;
    std::string_view phone; ///< '#' stands for a digit
    std::array<std::string_view, 3> carriers;
};

template <typename... Texts> constexpr auto words(Texts... texts) {
    return std::to_array<std::string_view>({texts...});
}

constexpr auto kFirstFr =
    words("Élodie", "Benoît", "Chloé", "François", "Zoé", "Loïc", "Anaïs", "Jean-Pierre", "Maëlle",
          "Hélène", "Théo", "Amélie", "Noémie", "Rémi", "Inès", "Karim", "Aminata", "Gaël",
          "Marie-Claire", "Ludovic");
constexpr auto kLastFr =
    words("Lefèvre", "Dubois", "Moreau", "Garnier", "Le Goff", "Bézier", "Chevalier", "Faure",
          "Hérault", "N’Diaye", "Benali", "Roux", "Prévost", "d’Arcy", "Saint-Étienne", "Guérin",
          "Colin", "Perrin", "Masson", "Barthélemy");
constexpr auto kStreetFr = words(
    "# rue de la République", "# avenue Jean Jaurès", "# bis rue Hoche", "# boulevard Voltaire",
    "# place du Marché", "# impasse des Lilas", "# chemin des Écoliers", "# quai des Brumes");
constexpr auto kTownFr = std::to_array<Town>({{"75011", "Paris"},
                                              {"69003", "Lyon"},
                                              {"13006", "Marseille"},
                                              {"31000", "Toulouse"},
                                              {"67000", "Strasbourg"},
                                              {"29200", "Brest"},
                                              {"59000", "Lille"},
                                              {"33000", "Bordeaux"},
                                              {"06000", "Nice"},
                                              {"42000", "Saint-Étienne"},
                                              {"87000", "Limoges"}});
constexpr auto kFirstDe =
    words("Jürgen", "Anneliese", "Björn", "Käthe", "Lukas", "Sören", "Greta", "Jörg", "Mathilda",
          "Uwe", "Ayşe", "Emre", "Heike", "Finn", "Ulrike");
constexpr auto kLastDe =
    words("Müller", "Schäfer", "Weiß", "Groß", "Köhler", "Jäger", "Vogt", "Yılmaz", "Böhm",
          "Kowalski", "Lindemann", "von der Heide", "Straßer", "Krüger");
constexpr auto kStreetDe = words("Lindenstraße #", "Am Mühlbach #", "Goethestraße #",
                                 "Bahnhofstraße #", "Königsallee #", "Schloßplatz #");
constexpr auto kTownDe = std::to_array<Town>({{"10115", "Berlin"},
                                              {"20095", "Hamburg"},
                                              {"80331", "München"},
                                              {"50667", "Köln"},
                                              {"04109", "Leipzig"},
                                              {"70173", "Stuttgart"},
                                              {"99084", "Erfurt"}});
constexpr auto kFirstEs =
    words("Íñigo", "Begoña", "José María", "Núria", "Álvaro", "Lucía", "Ximena", "Andrés");
constexpr auto kLastEs =
    words("Muñoz Peña", "García Ibáñez", "Núñez", "Fernández Gómez", "Martínez", "Puig i Font");
constexpr auto kStreetEs =
    words("Calle Mayor, #", "Avenida de América, #, 3.º B", "Plaça de Catalunya, #");
constexpr auto kTownEs = std::to_array<Town>({{"28013", "Madrid"},
                                              {"08002", "Barcelona"},
                                              {"41001", "Sevilla"},
                                              {"15001", "A Coruña"},
                                              {"46001", "València"}});
constexpr auto kFirstIt = words("Niccolò", "Giulia", "Matteo", "Letizia", "Renèe", "Alessandro");
constexpr auto kLastIt = words("D’Angelo", "Rossi", "Cantù", "Esposito", "De Luca", "Morò");
constexpr auto kStreetIt =
    words("Via Garibaldi #", "Corso Vittorio Emanuele II, #", "Piazza San Marco #");
constexpr auto kTownIt = std::to_array<Town>(
    {{"00184", "Roma"}, {"20121", "Milano"}, {"80133", "Napoli"}, {"47121", "Forlì"}});
constexpr auto kFirstNl = words("Daniël", "Femke", "Sjoerd", "Anouk", "Joost", "Zoë");
constexpr auto kLastNl =
    words("van den Berg", "de Vries", "’t Hart", "Jansen", "Koçak", "van der Weijden");
constexpr auto kStreetNl = words("Keizersgracht #", "Dorpsstraat #", "Laan van Meerdervoort #");
constexpr auto kTownNl = std::to_array<Town>(
    {{"1016 DX", "Amsterdam"}, {"3011 AA", "Rotterdam"}, {"5211 AB", "’s-Hertogenbosch"}});
constexpr auto kTownBe =
    std::to_array<Town>({{"1000", "Bruxelles"}, {"9000", "Gent"}, {"4000", "Liège"}});
constexpr auto kTownAt = std::to_array<Town>(
    {{"1010", "Wien"}, {"5020", "Salzburg"}, {"9020", "Klagenfurt am Wörthersee"}});
constexpr auto kFirstPt = words("João", "Inês", "Conceição", "Gonçalo", "Mafalda");
constexpr auto kLastPt = words("Simões", "Araújo", "dos Santos", "Magalhães", "Brandão");
constexpr auto kStreetPt = words("Rua da Conceição, #", "Avenida da Liberdade, #, 2.º Esq.");
constexpr auto kTownPt =
    std::to_array<Town>({{"1250-096", "Lisboa"}, {"4050-253", "Porto"}, {"3000-150", "Coimbra"}});
constexpr auto kFirstEn =
    words("Siobhán", "Oliver", "Niamh", "Priya", "Callum", "Zoë", "Seán", "Harriet");
constexpr auto kLastEn =
    words("O’Connor", "Smith-Jones", "MacLeod", "Patel", "Ó Súilleabháin", "Wright");
constexpr auto kStreetEn = words("# High Street", "Flat 2, # Station Road", "# The Green");
constexpr auto kTownGb = std::to_array<Town>({{"EC1A 1BB", "London"},
                                              {"M1 1AE", "Manchester"},
                                              {"EH1 1YZ", "Edinburgh"},
                                              {"CF10 1EP", "Cardiff"}});
constexpr auto kTownIe = std::to_array<Town>({{"D02 X285", "Dublin"}, {"T12 W8KF", "Cork"}});
constexpr auto kFirstSe = words("Åsa", "Björn", "Göran", "Saga", "Märta", "Örjan");
constexpr auto kLastSe = words("Åkesson", "Lindström", "Öberg", "Sjögren", "Nyqvist");
constexpr auto kStreetSe = words("Storgatan #", "Drottninggatan # lgh 1102");
constexpr auto kTownSe =
    std::to_array<Town>({{"111 22", "Stockholm"}, {"411 06", "Göteborg"}, {"211 20", "Malmö"}});
constexpr auto kFirstGr = words("Γιώργος", "Ελένη", "Κωνσταντίνος", "Μαρία", "Δήμητρα");
constexpr auto kLastGr = words("Παπαδόπουλος", "Οικονόμου", "Νικολάου", "Αγγελίδης");
constexpr auto kStreetGr = words("Ερμού #", "Λεωφόρος Κηφισίας #", "Αγίου Δημητρίου #");
constexpr auto kTownGr = std::to_array<Town>({{"105 63", "Αθήνα"}, {"546 24", "Θεσσαλονίκη"}});
constexpr auto kFirstBg = words("Дмитрий", "Цветана", "Йордан", "Елена", "Георги");
constexpr auto kLastBg = words("Соколов", "Димитрова", "Иванов", "Стоянова");
constexpr auto kStreetBg = words("бул. „Витоша“ #", "ул. „Граф Игнатиев“ #");
constexpr auto kTownBg =
    std::to_array<Town>({{"1000", "София"}, {"4000", "Пловдив"}, {"9000", "Варна"}});

constexpr auto kFirstJp = words("美咲", "さくら", "翔太", "ケンジ", "陽菜");
constexpr auto kLastJp = words("佐藤", "鈴木", "高橋", "田中", "渡辺");
constexpr auto kFirstCn = words("伟", "秀英", "小龙", "雨桐", "志明");
constexpr auto kLastCn = words("王", "李", "陈", "欧阳", "林");

constexpr auto kCountries = std::to_array<Country>({
    {"FR",
     kFirstFr,
     kLastFr,
     kStreetFr,
     kTownFr,
     "+336########",
     {"Colissimo", "Chronopost", "DPD"}},
    {"DE", kFirstDe, kLastDe, kStreetDe, kTownDe, "+49151#######", {"DHL Paket", "DPD", "GLS"}},
    {"ES", kFirstEs, kLastEs, kStreetEs, kTownEs, "+346########", {"Correos", "Seur", "UPS"}},
    {"IT", kFirstIt, kLastIt, kStreetIt, kTownIt, "+393########", {"Poste Italiane", "BRT", "UPS"}},
    {"BE", kFirstFr, kLastNl, kStreetNl, kTownBe, "+324########", {"BPost", "DPD", "UPS"}},
    {"NL", kFirstNl, kLastNl, kStreetNl, kTownNl, "+316########", {"Post NL", "DPD", "UPS"}},
    {"AT", kFirstDe, kLastDe, kStreetDe, kTownAt, "+43664#######", {"Austrian Post", "DPD", "GLS"}},
    {"PT", kFirstPt, kLastPt, kStreetPt, kTownPt, "+3519########", {"CTT", "DPD", "UPS"}},
    {"IE", kFirstEn, kLastEn, kStreetEn, kTownIe, "+35387#######", {"DPD", "UPS", "DHL Express"}},
    {"GB", kFirstEn, kLastEn, kStreetEn, kTownGb, "+447#########", {"Royal Mail", "DPD UK", "UPS"}},
    {"SE",
     kFirstSe,
     kLastSe,
     kStreetSe,
     kTownSe,
     "+467########",
     {"PostNord", "DHL Express", "UPS"}},
    {"GR", kFirstGr, kLastGr, kStreetGr, kTownGr, "+3069########", {"DHL Express", "UPS", "UPS"}},
    {"BG", kFirstBg, kLastBg, kStreetBg, kTownBg, "+35988#######", {"DHL Express", "UPS", "DPD"}},
});

struct People {
    Words first_names;
    Words last_names;
};
/// Whose own countries the marketplace does not know.
constexpr auto kSettlers = std::to_array<People>({{kFirstJp, kLastJp}, {kFirstCn, kLastCn}});

constexpr int kFromAfar = 18;   // of a thousand buyers: Greece or Bulgaria, which have no market
constexpr int kNewlyMoved = 60; // of a thousand: a name of another country
constexpr int kBilledElsewhere = 70;
constexpr int kCompanies = 35;

const Country& country_of(std::string_view code) {
    for (const Country& country : kCountries)
        if (country.code == code) return country;
    return kCountries.front();
}

/// Each '#' of a pattern becomes a digit.
std::string with_digits(std::string_view pattern, Random& random) {
    std::string text;
    for (const char letter : pattern)
        text += letter == '#' ? static_cast<char>('0' + random.between(0, 9)) : letter;
    return text;
}

std::string street_in(const Country& country, Random& random) {
    std::string street(random.one_of(country.streets));
    if (const std::size_t at = street.find('#'); at != street.npos)
        street.replace(at, 1, std::to_string(random.between(1, 148)));
    return street;
}

void settle(orders::Address& address, const Country& country, Random& random) {
    const Town& town = random.one_of(country.towns);
    address.street = street_in(country, random);
    address.postal_code = town.postal_code;
    address.city = town.name;
    address.country = country.code;
}

/// Mostly the country's own.
People draw_people(const Country& home, Random& random) {
    if (!random.happens(kNewlyMoved)) return {home.first_names, home.last_names};
    const auto drawn = static_cast<std::size_t>(
        random.between(0, std::ssize(kCountries) + std::ssize(kSettlers) - 1));
    if (drawn >= kCountries.size()) return kSettlers[drawn - kCountries.size()];
    return {kCountries[drawn].first_names, kCountries[drawn].last_names};
}

} // namespace

Buyer draw_buyer(Market market, Random& random) {
    const bool is_far = random.happens(kFromAfar);
    const Country& home = country_of(!is_far               ? listings::code_of(market)
                                     : random.happens(600) ? "GR"
                                                           : "BG");
    const People named = draw_people(home, random);
    Buyer buyer;
    orders::Address& address = buyer.shipping;
    address.first_name = random.one_of(named.first_names);
    address.last_name = random.one_of(named.last_names);
    if (random.happens(kCompanies)) address.company = address.last_name + " & Co";
    settle(address, home, random);
    if (random.happens(80)) address.street2 = with_digits("2. #", random);
    address.phone = with_digits(home.phone, random);
    address.email = with_digits("c########", random) + "@relay.example";
    buyer.billing = address;
    if (random.happens(kBilledElsewhere)) settle(buyer.billing, home, random);
    buyer.billing.email = with_digits("b########", random) + "@relay.example";
    return buyer;
}

std::string_view draw_carrier(std::string_view country, Random& random) {
    const auto& carriers = country_of(country).carriers;
    return random.happens(650) ? carriers[0] : random.happens(650) ? carriers[1] : carriers[2];
}

std::string draw_tracking_number(std::string_view carrier, std::string_view country,
                                 Random& random) {
    const std::string home(country == "GR" || country == "BG" ? "FR" : country);
    std::string pattern = "XY#########" + home;
    if (carrier == "Colissimo") pattern = "6A###########";
    if (carrier.starts_with("UPS")) pattern = "1Z8A#F##04########";
    if (carrier == "DHL Express") pattern = "##########";
    if (carrier == "DHL Paket") pattern = "############";
    if (carrier.starts_with("DPD")) pattern = "0998##########";
    if (carrier == "GLS") pattern = "5##########";
    if (carrier == "BRT" || carrier == "Seur") pattern = "0#############";
    std::string number = with_digits(pattern, random);
    const auto checked = orders::check_tracking_number(carrier, number);
    if (!checked.ok() && checked.error().code == "tracking_number_check_digit") {
        const bool is_postal = pattern.starts_with("XY");
        number[is_postal ? 10 : number.size() - 1] = checked.error().wanted.front();
    }
    return number;
}

} // namespace stall::market
