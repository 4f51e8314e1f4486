// For tests of imports: a shop of two ads that files are dropped on, and a server's answers.
// Must not know views.
#pragma once

#include "web/app/fixture.hpp"
#include "web/app/imports/model.hpp"

#include <doctest/doctest.h>

namespace stall::app::imports::fixture {

struct Shop {
    Model model;
    std::vector<Effect> effects;

    explicit Shop(std::vector<std::pair<std::string, std::string>> kept = {}) {
        app::fixture::open_shop(model,
                                {app::fixture::losing_ad(1, "iPhone 13", "A-1"),
                                 app::fixture::winning_ad(2, "iPhone 14", "A-2")},
                                "", std::move(kept));
    }
    void send(app::Message message) { effects = update(model, message); }
    void drop(std::string csv) { send(message::FileArrived{"ads.csv", std::move(csv)}); }
    void correct(std::int64_t line, std::size_t column, std::string text) {
        send(CellTyped{line, column, std::move(text)});
        send(CellCorrected{});
    }
    const effect::Fetch* asked(std::string_view path) const {
        for (const auto& effect : effects)
            if (const auto* fetch = std::get_if<effect::Fetch>(&effect);
                fetch && fetch->path.starts_with(path))
                return fetch;
        return nullptr;
    }
    void reply(std::string_view path, int status, std::string body) {
        const auto* fetch = asked(path);
        REQUIRE_MESSAGE(fetch, path);
        effects = app::fixture::reply(model, *fetch, status, std::move(body));
    }
    const Import& import() const { return model.import; }
    std::string outcomes() const {
        std::string text;
        for (const auto& line : import().lines)
            text += std::to_string(line.line) + "rncu"[static_cast<int>(line.outcome)];
        return text;
    }
};

} // namespace stall::app::imports::fixture
