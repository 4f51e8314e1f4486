// The calendar over HTTP: read, edited, and the deadlines of orders that come before and after an
// edit. Must not know how a deadline is counted.
#include "core/wire/calendar.hpp"
#include "core/wire/orders.hpp"
#include "server/api/tried_json.hpp"
#include "server/api/tried_shop.hpp"
#include "server/storage/tried_orders.hpp"
#include "server/usecases/keep_calendar.hpp"

using namespace stall;
using namespace stall::api;
using namespace stall::api::tried;
using storage::tried::succeed;
using storage::tried::value_of;

namespace {

struct Place {
    const char* zone;
    const char* country;
    const char* region;
};

std::string body_for(const Place& place, const std::string& closures = "") {
    return R"({"zone":")" + std::string(place.zone) + R"(","country":")" + place.country +
           R"(","region":")" + place.region + R"(","closures":[)" + closures + "]}";
}

struct Desk {
    Response put(const std::string& body, const std::string& version, std::string key = "") {
        Request request = shop.desk("PUT", "/desk/v1/calendar", body);
        if (key.empty()) key = "key-" + std::to_string(++keys);
        request.headers.emplace_back("Idempotency-Key", key);
        if (!version.empty())
            request.headers.emplace_back("If-Match", version == "*" ? "*" : "\"" + version + "\"");
        return shop.send(request);
    }
    wire::Calendar calendar(const std::string& query = "") {
        const auto response = shop.send(shop.desk("GET", "/desk/v1/calendar" + query));
        REQUIRE(response.status == 200);
        return value_of(wire::decode_calendar(body_of(response)));
    }
    /// An order of Alpha, to confirm.
    void receive(std::int64_t order) {
        succeed(shop.store->write([order](storage::Transaction& transaction) {
            return storage::insert_customer_order(
                transaction, kAlpha, storage::tried::tried_order(OrderId(order), "Élodie Roux"));
        }));
    }
    orders::Order confirm(std::int64_t order) {
        Request request = shop.desk("POST", "/desk/v1/orders/" + std::to_string(order) + "/confirm",
                                    R"({"lines":[]})");
        request.headers.emplace_back("Idempotency-Key", "confirm-" + std::to_string(order));
        request.headers.emplace_back("If-Match", "*");
        const auto response = shop.send(request);
        REQUIRE(response.status == 200);
        return value_of(wire::decode_order_detail(body_of(response))).order;
    }
    orders::Order order(std::int64_t id) {
        const auto response = shop.send(shop.desk("GET", "/desk/v1/orders/" + std::to_string(id)));
        REQUIRE(response.status == 200);
        return value_of(wire::decode_order_detail(body_of(response))).order;
    }
    std::int64_t figure(const char* sql) {
        auto reader = value_of(shop.store->read());
        return value_of(reader.database().integer_of(sql, {}, -1));
    }

    Shop shop;
    int keys = 0;
};

/// "2026-04-02 17:00" on the clock of a zone.
Instant local(const std::string& zone, std::string_view text) {
    const auto digits = [&](std::size_t from) {
        return (text[from] - '0') * 10 + (text[from + 1] - '0');
    };
    return time::instant_of(value_of(time::find_zone(zone)),
                            {value_of(time::parse_date(text.substr(0, 10))),
                             static_cast<std::int32_t>((digits(11) * 60 + digits(14)) * 60'000)});
}

std::string code_in(const Response& response) { return Json(body_of(response))["code"].text(); }

} // namespace

TEST_CASE("the page counts business days with the calendar of the backend") {
    Desk desk;
    const auto alsace = Place{"Europe/Paris", "FR", "67"};
    const char* summer = R"({"first":"2026-08-03","last":"2026-08-21","name":" Été "})";
    REQUIRE(desk.put(body_for(alsace, summer), "1").status == 200);
    const auto sent = desk.calendar();
    CHECK(sent.terms.zone == "Europe/Paris");
    CHECK(sent.terms.region == "67");
    const auto days = value_of(time::BusinessCalendar::of(sent.terms, sent.rules));
    auto reader = value_of(desk.shop.store->read());
    const auto own = value_of(usecases::calendar_of(reader.database(), kAlpha));
    CHECK(days.version_text() == own.version_text());
    CHECK(days.terms() == own.terms());
    CHECK_FALSE(own.is_business_day(time::date_of(2026, 4, 3))); // Good Friday in Alsace
    CHECK_FALSE(own.is_business_day(time::date_of(2026, 8, 10)));
    CHECK(own.terms().closures.at(0).name == "Été");
}

TEST_CASE("the golden vectors of regions hold over HTTP: acceptance and 24 business hours") {
    struct Vector {
        Place place;
        const char* accepted;
        const char* dispatch_by;
    };
    std::int64_t order = 100;
    for (const Vector& vector : {
             Vector{{"Europe/Paris", "FR", ""}, "2026-04-02 17:00", "2026-04-03 17:00"},
             {{"Europe/Paris", "FR", "57"}, "2026-04-02 17:00", "2026-04-07 17:00"},
             {{"Europe/Paris", "FR", "67"}, "2026-04-02 17:00", "2026-04-07 17:00"},
             {{"Europe/Paris", "FR", "68"}, "2026-04-02 17:00", "2026-04-07 17:00"},
             {{"Europe/Berlin", "DE", ""}, "2026-04-03 17:00", "2026-04-08 00:00"},
             // Fronleichnam, Thursday 4 June, in Bavaria and not in Berlin
             {{"Europe/Berlin", "DE", "BY"}, "2026-06-03 17:00", "2026-06-05 17:00"},
             {{"Europe/Berlin", "DE", "BE"}, "2026-06-03 17:00", "2026-06-04 17:00"},
             // Easter Monday is a business day in Scotland
             {{"Europe/London", "GB", "SCT"}, "2026-04-02 17:00", "2026-04-06 17:00"},
             {{"Europe/London", "GB", ""}, "2026-04-02 17:00", "2026-04-07 17:00"},
         }) {
        CAPTURE(vector.place.country);
        CAPTURE(vector.place.region);
        Desk desk;
        REQUIRE(desk.put(body_for(vector.place), "*").status == 200);
        desk.receive(++order);
        desk.shop.now = local(vector.place.zone, vector.accepted);
        desk.shop.cookie.clear();
        const auto confirmed = desk.confirm(order);
        REQUIRE(confirmed.dispatch_by);
        CHECK(*confirmed.dispatch_by == local(vector.place.zone, vector.dispatch_by));
    }
}

TEST_CASE("an edit is a new version and deadlines already given keep theirs") {
    Desk desk;
    desk.shop.now = local("Europe/Paris", "2026-04-02 17:00");
    desk.receive(100);
    desk.receive(101);
    const auto before = desk.confirm(100);
    CHECK(*before.dispatch_by == local("Europe/Paris", "2026-04-03 17:00"));
    CHECK(before.calendar_version.starts_with("1/"));

    const auto edited = desk.put(body_for({"Europe/Paris", "FR", "67"}), "1");
    REQUIRE(edited.status == 200);
    CHECK(find_header(edited.headers, "ETag") == "\"2\"");
    CHECK(value_of(wire::decode_calendar(body_of(edited))) == desk.calendar());

    const auto after = desk.confirm(101);
    CHECK(*after.dispatch_by == local("Europe/Paris", "2026-04-07 17:00"));
    CHECK(after.calendar_version.starts_with("2/"));
    CHECK(desk.order(100).dispatch_by == before.dispatch_by);
    CHECK(desk.order(100).calendar_version == before.calendar_version);

    // The version that gave a deadline can still be read, to say why each day counted.
    CHECK(desk.calendar("?version=1").terms.region.empty());
    CHECK(desk.calendar("?version=2") == desk.calendar());
    for (const char* version : {"0", "3"})
        CHECK(code_in(desk.shop.send(
                  desk.shop.desk("GET", std::string("/desk/v1/calendar?version=") + version))) ==
              "calendar_unknown");
}

TEST_CASE("an edit happens once and against the version that it was based on") {
    Desk desk;
    const std::string bavaria = body_for({"Europe/Berlin", "DE", "BY"});
    const auto first = desk.put(bavaria, "1", "same");
    REQUIRE(first.status == 200);
    const auto again = desk.put(bavaria, "1", "same");
    CHECK(again.status == 200);
    CHECK(body_of(again) == body_of(first));
    CHECK(desk.calendar().terms.version == Version(2));
    const char* news = "select count(*) from journal where kind = 'calendar_changed'";
    CHECK(desk.figure(news) == 1);

    // What is so already makes no version of its own.
    CHECK(desk.put(bavaria, "2").status == 200);
    CHECK(desk.calendar().terms.version == Version(2));
    CHECK(desk.figure(news) == 1);

    const auto stale = desk.put(body_for({"Europe/Berlin", "DE", "BE"}), "1");
    CHECK(stale.status == 412);
    CHECK(find_header(stale.headers, "ETag") == "\"2\"");
    const Json problem(body_of(stale));
    CHECK(problem["code"].text() == "calendar_version_stale");
    CHECK(problem["current"]["region"].text() == "BY");
    CHECK(desk.put(bavaria, "").status == 428);
    CHECK(desk.calendar().terms.region == "BY");

    // Another merchant's stands apart.
    auto reader = value_of(desk.shop.store->read());
    const auto other = value_of(usecases::calendar_of(reader.database(), kBeta));
    CHECK(other.terms().country == "FR");
    CHECK(other.terms().version == Version(1));
}

TEST_CASE("what is no calendar is refused with its place and changes nothing") {
    Desk desk;
    struct Row {
        std::string body;
        int status;
        const char* code;
        const char* where;
    };
    const auto with = [](const char* closures) {
        return body_for({"Europe/Paris", "FR", ""}, closures);
    };
    for (const Row& row : {
             Row{body_for({"Europe/Nowhere", "FR", ""}), 422, "time_zone_unknown", "/zone"},
             {body_for({"Europe/Paris", "XX", ""}), 422, "calendar_country_unknown", "/country"},
             {body_for({"Europe/Paris", "FR", "BY"}), 422, "calendar_region_unknown", "/region"},
             {with(R"({"first":"2026-08-21","last":"2026-08-03","name":""})"), 422,
              "closure_reversed", "/closures/0"},
             {with(R"({"first":"2027-01-01","last":"2040-12-31","name":"For good"})"), 422,
              "closures_too_long", "/closures"},
             {with(R"({"first":"3 August","last":"2026-08-03","name":""})"), 422, "date_malformed",
              "/closures/0/first"},
             {R"({"zone":"Europe/Paris","country":"FR","region":""})", 400, "json_key_missing",
              "/closures"},
         }) {
        CAPTURE(row.body);
        const auto refused = desk.put(row.body, "1");
        CHECK(refused.status == row.status);
        const Json problem(body_of(refused));
        CHECK(problem["code"].text() == row.code);
        CHECK(problem["fields"].at(0)["pointer"].text() == row.where);
    }
    CHECK(desk.calendar().terms.version == Version(1));
    CHECK(desk.figure("select count(*) from calendar") == 0);
}

TEST_CASE("the places to choose from have zones and regions") {
    Desk desk;
    const auto response = desk.shop.send(desk.shop.desk("GET", "/desk/v1/places"));
    REQUIRE(response.status == 200);
    const auto places = value_of(wire::decode_places(body_of(response)));
    CHECK(places.size() == 15);
    CHECK(places.at(0).country == "FR");
    CHECK(places.at(0).regions.at(1).code == "67");
}
