// The sign-in page; see sign_in.hpp.
// Must not know how a session is opened.
#include "web/views/sign_in.hpp"
#include "web/views/languages.hpp"

#include <algorithm>

namespace stall::views {
namespace {

using State = app::SignIn::State;

constexpr float kCardWidth = 400;
constexpr float kCardHeight = 430; ///< only to stand a little above the middle

std::string error_at(const Context& context, std::string_view pointer) {
    const auto& error = context.model.sign_in.error;
    if (!error || error->where != pointer) return {};
    return app::sentence_of(context.model.language, *error);
}

void brand_ui(const Context& context) {
    kit::Row row("brand");
    kit::icon(kit::kIconStore, kit::Tone::accent, 24);
    kit::text(context.text("app.name"), {.style = kit::TextStyle::subtitle});
}

void fields_ui(const Context& context) {
    const auto& sign_in = context.model.sign_in;
    const auto email_error = error_at(context, "/email");
    const auto email = kit::field("email", {.label = context.text("sign_in.email"),
                                            .text = sign_in.email,
                                            .error = email_error,
                                            .kind = kit::FieldKind::email,
                                            .icon = kit::kIconMail,
                                            .is_required = true,
                                            .takes_focus = sign_in.email.empty()});
    if (email.changed) context.send(app::message::EmailTyped{email.text});
    kit::gap(12);
    const auto password_error = error_at(context, "/password");
    const auto password = kit::field("password", {.label = context.text("sign_in.password"),
                                                  .text = sign_in.password,
                                                  .error = password_error,
                                                  .kind = kit::FieldKind::password,
                                                  .icon = kit::kIconLock,
                                                  .is_required = true});
    if (password.changed) context.send(app::message::PasswordTyped{password.text});
    if (email.entered || password.entered) context.send(app::message::SignInPressed{});
}

void card_ui(const Context& context) {
    const auto& sign_in = context.model.sign_in;
    const bool is_sending = sign_in.state == State::sending;
    brand_ui(context);
    kit::gap(20);
    kit::text(context.text("sign_in.title"), {.style = kit::TextStyle::title});
    kit::gap(4);
    kit::text(context.text("sign_in.lead"),
              {.tone = kit::Tone::secondary, .wrapping = kit::Wrapping::words});
    kit::gap(20);
    const auto general = error_at(context, "");
    if (!general.empty()) {
        (void)kit::banner("error", {.title = general,
                                    .icon = kit::kIconCircleAlert,
                                    .tone = kit::Tone::red,
                                    .is_alert = true});
        kit::gap(12);
    } else if (sign_in.state == State::expired) {
        (void)kit::banner("expired", {.title = context.text("sign_in.expired"),
                                      .icon = kit::kIconInfo,
                                      .tone = kit::Tone::accent,
                                      .is_alert = true});
        kit::gap(12);
    }
    fields_ui(context);
    kit::gap(20);
    const auto label =
        context.text(is_sending ? app::TextKey("sign_in.sending") : app::TextKey("sign_in.submit"));
    if (kit::button("submit", {.label = label,
                               .look = kit::ButtonLook::primary,
                               .width = kit::kFill,
                               .is_busy = is_sending}))
        context.send(app::message::SignInPressed{});
}

void choices_ui(const Context& context) {
    kit::Row row("choices");
    const auto languages = language_menu(context);
    if (const auto chosen =
            kit::menu_button("language",
                             {.label = context.text(app::name_key(context.model.language)),
                              .icon = kit::kIconLanguages,
                              .icon_after = kit::kIconChevronDown,
                              .look = kit::ButtonLook::quiet,
                              .size = kit::Size::small},
                             languages))
        context.send(app::message::LanguageChosen{static_cast<Language>(*chosen)});
    const bool is_dark = app::scheme_of(context.model) == app::Scheme::dark;
    if (kit::button("theme", {.label = context.text(is_dark ? app::TextKey("header.theme_to_light")
                                                            : app::TextKey("header.theme_to_dark")),
                              .icon = is_dark ? kit::kIconSun : kit::kIconMoon,
                              .look = kit::ButtonLook::quiet,
                              .size = kit::Size::small,
                              .icon_only = true}))
        context.send(
            app::message::ThemeChosen{is_dark ? app::ThemeChoice::light : app::ThemeChoice::dark});
}

} // namespace

void sign_in_ui(const Context& context) {
    const kit::MainArea main;
    if (context.model.sign_in.state == State::asking) {
        kit::gap(kit::available_height() / 3);
        const auto& error = context.model.sign_in.error;
        const auto words = error ? app::sentence_of(context.model.language, *error)
                                 : std::string(context.text("app.loading"));
        (void)kit::empty_state(
            "asking", {.icon = error ? kit::kIconCloudOff : kit::kIconStore, .title = words});
        return;
    }
    const float width = std::min(kCardWidth, kit::available_width());
    kit::gap(std::max(24.0F, (kit::available_height() - kCardHeight) / 3));
    const kit::Row row("middle", 0);
    const float side = (kit::available_width() - width) / 2;
    if (side > 1) {
        const kit::Pane left("left", {.width = side, .height = 1});
    }
    const kit::Column column(width);
    {
        const kit::Pane card("card", {.width = width,
                                      .height = 0,
                                      .look = kit::PaneLook::card,
                                      .padding = 28,
                                      .role = mirror::Role::form,
                                      .name = context.text("sign_in.title")});
        card_ui(context);
    }
    kit::gap(12);
    choices_ui(context);
}

} // namespace stall::views
