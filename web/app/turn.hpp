// One message's handling: the model, and the effects that come of it.
// Must not know any area; areas' updates are written with it.
#pragma once

#include "web/app/effect.hpp"
#include "web/app/kept.hpp"
#include "web/app/message.hpp"
#include "web/app/model.hpp"
#include "web/app/texts.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stall::app {

class Turn {
public:
    explicit Turn(Model& the_model) : model(the_model) {}

    Model& model;
    std::vector<Effect> effects;

    /// Unique among requests, timers, writes and toasts of this page.
    std::int64_t next_number() { return ++model.last_number; }
    /// Unique in the world, as far as the seed goes.
    std::string next_key();

    /// Gives the request its number, sends it and remembers why.
    std::int64_t fetch(Errand errand, effect::Fetch request);
    void abort(std::int64_t request);
    std::int64_t wait(Errand errand, std::int32_t delay_ms);
    /// Stores the value unless it is what is stored already; "" takes it away.
    void keep(Kept what, std::string value);
    /// The same for what is too large for it; not compared.
    void keep_bytes(Kept what, std::string bytes);
    /// Asks for what keep_bytes() kept.
    std::int64_t read_bytes(Errand errand, Kept what);
    /// Takes away both, whosever they are.
    void drop_bytes(Kept what, MerchantId merchant);
    /// Asks for side × side pixels of a picture's file.
    std::int64_t shrink_picture(Errand errand, std::string file, std::int32_t side);
    void toast(Toast::Tone tone, std::string words, std::int64_t undoable_write = 0);
    /// Asks for the later part of the program unless it is there or on its way.
    void ask_for_all_parts();
    /// The URL and the tab's title, from the model's route.
    void show_route(effect::ShowRoute::History history);
    void show_title();

    std::string_view text(TextKey key) const;
    std::string say(TextKey key, Placeholders values) const;
};

/// The reply's body as a problem; one made of the status when it is none.
wire::Problem problem_of(int status, std::string_view body);
/// Delay before attempt number `failures` + 1: 1 s, 2 s, 4 s … 30 s.
std::int32_t back_off_ms(std::int32_t failures);

} // namespace stall::app
