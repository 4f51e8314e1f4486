// What every view is given: the model to read, the way to send, the words of the language.
// Must not know any section.
#pragma once

#include "core/base/written_numbers.hpp"
#include "web/app/model.hpp"
#include "web/app/texts.hpp"
#include "web/app/wording.hpp"
#include "web/kit/kit.hpp"
#include "web/views/page.hpp"

namespace stall::views {

struct Context {
    const app::Model& model;
    const Send& send;

    std::string_view text(app::TextKey key) const { return app::text(model.language, key); }
    std::string say(app::TextKey key, app::Placeholders values) const {
        return app::say(model.language, key, values);
    }
    std::string say_count(app::TextKey one, app::TextKey other, std::int64_t count) const {
        return app::say_count(model.language, one, other, count);
    }
    std::string amount(Money money) const { return format_amount(model.language, money); }
    std::string money(Money money) const { return format_money(model.language, money); }
    std::string count(std::int64_t count) const { return format_count(model.language, count); }
    std::string sentence(const Error& error, Currency currency) const {
        return app::sentence_of(model.language, error, currency);
    }
};

} // namespace stall::views
