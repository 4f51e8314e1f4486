// The whole page as a function of the model; see page.hpp.
// Must not know HTTP or a browser.
#include "web/views/page.hpp"

#include "web/views/context.hpp"
#include "web/views/shell.hpp"
#include "web/views/sign_in.hpp"

#include <optional>

namespace stall::views {
namespace {

kit::Words words_of(app::Language language) {
    const auto word = [&](app::TextKey key) { return std::string(app::text(language, key)); };
    kit::Words words;
    words.close = word("kit.close");
    words.clear = word("kit.clear");
    words.remove = word("kit.remove");
    words.dismiss = word("toast.dismiss");
    words.select_all = word("ads.tick_all");
    words.select_row = word("kit.select_row");
    words.columns = word("ads.columns");
    words.required = word("kit.required");
    words.show_password = word("sign_in.show_password");
    words.hide_password = word("sign_in.hide_password");
    words.loading = word("kit.loading");
    words.more_actions = word("kit.more_actions");
    words.skip_to_content = word("nav.skip");
    return words;
}

} // namespace

void page_ui(const app::Model& model, const Send& send) {
    const Context context{model, send};
    if (app::shows_shop(model)) {
        shell_ui(context);
    } else {
        sign_in_ui(context);
    }
    toasts_ui(context);
}

kit::FrameSetup frame_setup(const app::Model& model, kit::Motion motion) {
    static kit::Words words;
    static std::optional<app::Language> worded;
    if (worded != model.language) words = words_of(model.language);
    worded = model.language;
    kit::FrameSetup setup;
    setup.scheme =
        app::scheme_of(model) == app::Scheme::dark ? theme::Scheme::dark : theme::Scheme::light;
    setup.motion = motion;
    setup.words = &words;
    return setup;
}

const char* language_tag(const app::Model& model) { return tag_of(model.language).data(); }

} // namespace stall::views
