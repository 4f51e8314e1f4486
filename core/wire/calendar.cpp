// Codecs of calendars and places. Must not know HTTP or storage.
#include "core/wire/calendar.hpp"

#include "core/wire/reader.hpp"
#include "core/wire/writer.hpp"

namespace stall::wire {
namespace {

void write_terms(Writer& writer, const time::CalendarTerms& terms) {
    writer.field("zone", terms.zone);
    writer.field("country", terms.country);
    writer.field("region", terms.region);
    writer.each("closures", terms.closures, [&](const time::Closure& closure) {
        writer.field("first", time::to_text(closure.first));
        writer.field("last", time::to_text(closure.last));
        writer.field("name", closure.name);
    });
}

void read_date(Fields& fields, std::string_view key, time::LocalDate& date) {
    std::string text;
    fields.read(key, text);
    if (!fields.failed()) fields.keep(key, time::parse_date(text), date);
}

time::CalendarTerms read_terms(Fields& fields) {
    time::CalendarTerms terms;
    fields.read("zone", terms.zone);
    fields.read("country", terms.country);
    fields.read("region", terms.region);
    fields.read_each("closures", terms.closures, [](Fields& each) {
        time::Closure closure;
        read_date(each, "first", closure.first);
        read_date(each, "last", closure.last);
        each.read("name", closure.name);
        return closure;
    });
    return terms;
}

/// Each rule is one text of an array.
void write_rules(Writer& writer, std::string_view lines) {
    writer.key("holidays");
    writer.begin_array();
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(line.size() < lines.size() ? line.size() + 1 : lines.size());
        writer.text(line);
    }
    writer.end_array();
}

} // namespace

std::string encode_calendar(const Calendar& calendar) {
    Writer writer(1024);
    writer.begin_object();
    write_terms(writer, calendar.terms);
    writer.field("version", calendar.terms.version.value);
    writer.field("holidays_version", calendar.rules.version);
    write_rules(writer, calendar.rules.lines);
    writer.end_object();
    return writer.take();
}

Result<Calendar> decode_calendar(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        Calendar calendar;
        calendar.terms = read_terms(fields);
        fields.read("version", calendar.terms.version);
        fields.read("holidays_version", calendar.rules.version);
        std::vector<std::string> rules;
        fields.read_texts("holidays", rules);
        for (const std::string& rule : rules) {
            calendar.rules.lines += rule;
            calendar.rules.lines += '\n';
        }
        return calendar;
    });
}

std::string encode_calendar_terms(const time::CalendarTerms& terms) {
    Writer writer;
    writer.begin_object();
    write_terms(writer, terms);
    writer.end_object();
    return writer.take();
}

Result<time::CalendarTerms> decode_calendar_terms(std::string_view json) {
    return decode_object(json, read_terms);
}

std::string encode_places() {
    Writer writer(8192);
    writer.begin_object();
    writer.each("places", time::countries(), [&](const time::Country& country) {
        writer.field("country", country.code);
        writer.field("name", country.name);
        writer.texts("zones", country.zones);
        writer.each("regions", country.regions, [&](const time::Region& region) {
            writer.field("code", region.code);
            writer.field("name", region.name);
        });
    });
    writer.end_object();
    return writer.take();
}

Result<std::vector<Place>> decode_places(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        std::vector<Place> places;
        fields.read_each("places", places, [](Fields& each) {
            Place place;
            each.read("country", place.country);
            each.read("name", place.name);
            each.read_texts("zones", place.zones);
            each.read_each("regions", place.regions, [](Fields& part) {
                Place::Region region;
                part.read("code", region.code);
                part.read("name", region.name);
                return region;
            });
            return place;
        });
        return places;
    });
}

} // namespace stall::wire
