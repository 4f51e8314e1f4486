// For tests of the product sheet: a page that writes one, and a server that answers what the page
// asks besides. Must not know views.
#pragma once

#include "core/wire/categories.hpp"
#include "web/app/create/model.hpp"
#include "web/app/fixture.hpp"

#include <doctest/doctest.h>

namespace stall::app::create::sheet::fixture {

inline const std::string kPng = "\x89PNG\r\n\x1A\n....";

inline std::vector<catalog::Category> tree() {
    using catalog::AttributeType;
    using catalog::Need;
    return {{CategoryId(1), CategoryId(), "Phones", false, {}, 2},
            {CategoryId(2),
             CategoryId(1),
             "iPhone",
             true,
             {{"storage", "Storage", AttributeType::choice, Need::mandatory, {"64 GB", "128 GB"}},
              {"color", "Colour", AttributeType::text, Need::mandatory, {}},
              {"year", "Year", AttributeType::integer, Need::optional, {}}},
             2}};
}

inline catalog::TitlePattern pattern() {
    using Kind = catalog::TitlePart::Kind;
    return {{{Kind::words, ""}, {Kind::attribute, "storage"}, {Kind::attribute, "color"}},
            4,
            9'000,
            {"iPhone 13 64 GB Blue"}};
}

inline wire::ProductSheet original() {
    wire::ProductSheet source;
    source.product = ProductId(7);
    source.version = Version(3);
    source.draft = {CategoryId(2),
                    "4006381333931",
                    "iPhone 13 64 GB Blue",
                    "A phone.",
                    "Apple",
                    std::nullopt,
                    172,
                    {{"storage", "64 GB"}, {"color", "Blue"}, {"year", "2021"}}};
    source.new_prices = {{listings::Market::FR, Money{62'900, Currency::of("EUR")}}};
    source.pictures = {{PictureId(4), "image/png", 900}};
    source.differing = {"storage", "color"};
    return source;
}

inline std::vector<Effect> say(Model& model, Message message) {
    return update(model, create::Message(std::move(message)));
}
inline std::vector<Effect> type(Model& model, Field field, std::string text) {
    return say(model, Typed{field, std::move(text)});
}

/// The answers to what the page asks, as a server gives them; what it asked besides is kept.
struct Desk {
    Model model;
    std::vector<effect::Fetch> unanswered;
    std::string kept_bytes; ///< as the browser's storage holds them
    std::vector<effect::ReadBytes> unread;
    std::vector<effect::ShrinkPicture> unshrunk;

    explicit Desk(std::string route, std::vector<std::pair<std::string, std::string>> kept = {}) {
        app::fixture::open_shop(model, {}, "", std::move(kept));
        take(update(model, message::RouteChanged{std::move(route)}));
    }
    void take(const std::vector<Effect>& effects) {
        for (const auto& each : effects) {
            if (const auto* fetch = std::get_if<effect::Fetch>(&each)) answer(*fetch);
            if (const auto* kept = std::get_if<effect::KeepBytes>(&each)) {
                CHECK(kept->key == "new_sheet.7.pictures");
                kept_bytes = kept->bytes;
            }
            if (const auto* read = std::get_if<effect::ReadBytes>(&each)) unread.push_back(*read);
            if (const auto* whole = std::get_if<effect::ShrinkPicture>(&each))
                unshrunk.push_back(*whole);
        }
    }
    void give_bytes(const std::string& bytes) {
        REQUIRE(unread.size() == 1);
        CHECK(unread[0].key == "new_sheet.7.pictures");
        take(update(model, message::BytesRead{unread[0].request, bytes}));
        unread.clear();
    }
    void answer(const effect::Fetch& fetch) {
        const auto reply = [&](std::string body) {
            take(app::fixture::reply(model, fetch, 200, std::move(body)));
        };
        if (fetch.path.starts_with("/desk/v1/categories?"))
            reply(wire::encode_categories(tree()));
        else if (fetch.path.ends_with("/title-pattern"))
            reply(wire::encode_title_pattern(pattern()));
        else if (fetch.path == "/desk/v1/products/7" && fetch.method == "GET")
            reply(wire::encode_product_sheet(original()));
        else
            unanswered.push_back(fetch);
    }
    effect::Fetch asked(std::string_view path) {
        for (auto each = unanswered.rbegin(); each != unanswered.rend(); ++each)
            if (each->path == path) return *each;
        return {};
    }
    void submit() { take(say(model, Submitted{})); }
    /// The server took what was sent to this path last, and has these pictures of the sheet now.
    void save(std::string_view path, const std::vector<std::int64_t>& pictures,
              std::int64_t product = 7) {
        const auto fetch = asked(path);
        auto saved = original();
        saved.product = ProductId(product);
        saved.pictures.clear();
        for (const auto id : pictures) saved.pictures.push_back({PictureId(id), "image/png", 900});
        take(app::fixture::reply(model, fetch, fetch.method == "POST" ? 201 : 200,
                                 wire::encode_product_sheet(saved)));
    }
    const Sheet& sheet() const { return model.create->sheet; }
    void fill() {
        take(say(model, CategoryChosen{CategoryId(2)}));
        take(type(model, Field::title, "iPhone 13 128GB Red"));
        take(type(model, Field::description, "A phone."));
        take(type(model, Field::new_price, "629.00"));
        take(type(model, Field::brand, "Apple"));
        take(type(model, Field::weight, "172"));
        take(say(model, AttributeTyped{"storage", "128 GB"}));
        take(say(model, AttributeTyped{"color", "Red"}));
    }
};

inline void choose(Desk& desk, const char* name) {
    desk.take(update(desk.model, message::FileArrived{name, kPng + name}));
}
/// The same sheet after a reload; its pictures are not read yet.
inline Desk reloaded(Desk& desk, std::string route) {
    return Desk(std::move(route), {{"new_sheet.7", desk.model.kept["new_sheet.7"]}});
}
inline std::string names_of(const Sheet& sheet) {
    std::string names;
    for (const auto& picture : sheet.pictures)
        names += picture.id.exists() ? std::to_string(picture.id.value) + " " : picture.name + " ";
    return names;
}

} // namespace stall::app::create::sheet::fixture
