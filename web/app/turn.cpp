// One message's handling; see turn.hpp.
// Must not know any area.
#include "web/app/turn.hpp"

#include "web/app/wording.hpp"

namespace stall::app {
namespace {

/// SplitMix64: every input gives another output.
std::uint64_t mixed(std::uint64_t bits) {
    bits += 0x9E3779B97F4A7C15u;
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9u;
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBu;
    return bits ^ (bits >> 31);
}

void append_hex(std::string& text, std::uint64_t bits) {
    for (int shift = 60; shift >= 0; shift -= 4)
        text.push_back("0123456789abcdef"[(bits >> shift) & 15]);
}

} // namespace

std::string Turn::next_key() {
    const auto number = static_cast<std::uint64_t>(next_number());
    std::string key;
    append_hex(key, mixed(model.seed ^ mixed(number)));
    append_hex(key, mixed(model.seed + number));
    return key;
}

std::int64_t Turn::fetch(Errand errand, effect::Fetch request) {
    request.request = next_number();
    // Another tab may have signed another merchant in since: then this page's requests are
    // nobody's.
    const auto merchant = model.sign_in.session.merchant;
    if (merchant.exists() && request.path.starts_with("/desk/"))
        request.headers.emplace_back("X-Merchant", std::to_string(merchant.value));
    model.errands[request.request] = errand;
    effects.push_back(std::move(request));
    return model.last_number;
}

void Turn::abort(std::int64_t request) {
    if (model.errands.erase(request) > 0) effects.push_back(effect::Abort{request});
}

std::int64_t Turn::wait(Errand errand, std::int32_t delay_ms) {
    const auto timer = next_number();
    model.errands[timer] = errand;
    effects.push_back(effect::Wait{timer, delay_ms});
    return timer;
}

std::int64_t Turn::shrink_picture(Errand errand, std::string file, std::int32_t side) {
    const auto request = next_number();
    model.errands[request] = errand;
    effects.push_back(effect::ShrinkPicture{request, std::move(file), side});
    return request;
}

void Turn::toast(Toast::Tone tone, std::string words, std::int64_t undoable_write) {
    constexpr std::size_t kToastsMax = 4;
    auto& toasts = model.toasts;
    if (toasts.size() == kToastsMax) toasts.erase(toasts.begin());
    toasts.push_back({next_number(), tone, std::move(words), undoable_write, 0});
}

void Turn::show_route(effect::ShowRoute::History history) {
    effects.push_back(effect::ShowRoute{print_route(model.route), history});
    show_title();
}

void Turn::show_title() {
    const auto segment = model.route.question.segment;
    if (model.route.place == Place::sign_in) {
        effects.push_back(effect::SetTitle{std::string(text("title.sign_in"))});
    } else if (model.route.place == Place::create) {
        effects.push_back(effect::SetTitle{std::string(text("title.create"))});
    } else if (model.route.place == Place::orders) {
        effects.push_back(effect::SetTitle{std::string(text("title.orders"))});
    } else if (segment == listings::Segment::all) {
        effects.push_back(effect::SetTitle{std::string(text("title.ads"))});
    } else {
        effects.push_back(
            effect::SetTitle{say("title.ads_segment", {{"segment", text(title_of(segment))}})});
    }
}

void Turn::ask_for_all_parts() {
    if (model.parts == Parts::all || model.parts == Parts::loading) return;
    model.parts = Parts::loading;
    effects.push_back(effect::LoadParts{});
}

std::string_view Turn::text(TextKey key) const { return app::text(model.language, key); }

std::string Turn::say(TextKey key, Placeholders values) const {
    return app::say(model.language, key, values);
}

wire::Problem problem_of(int status, std::string_view body) {
    if (auto problem = wire::decode_problem(body)) return std::move(problem).value();
    wire::Problem problem;
    problem.status = status;
    problem.code = "status_" + std::to_string(status);
    return problem;
}

std::int32_t back_off_ms(std::int32_t failures) {
    return failures >= 5 ? 30'000 : 1'000 << failures;
}

} // namespace stall::app
