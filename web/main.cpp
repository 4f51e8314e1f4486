// Wires the page together: the browser, the store, the views and the kit. Knows all of them and
// does nothing itself.
#include "web/kit/field.hpp"
#include "web/kit/frame.hpp"
#include "web/platform/clipboard.hpp"
#include "web/platform/files.hpp"
#include "web/platform/input.hpp"
#include "web/platform/surface.hpp"
#include "web/platform/surroundings.hpp"
#include "web/runtime/runtime.hpp"
#include "web/runtime/under_hand.hpp"
#include "web/theme/fonts.hpp"
#include "web/theme/scripts.hpp"
#include "web/views/page.hpp"

#include <imgui.h>

#include <cstdlib>
#include <optional>
#include <span>
#include <utility>

namespace {

using namespace stall;

void load_fonts() {
    static const std::string regular = platform::take_startup_file("regular");
    static const std::string semibold = platform::take_startup_file("semibold");
    static const std::string icons = platform::take_startup_file("icons");
    const auto bytes = [](const std::string& file) {
        return std::span(reinterpret_cast<const unsigned char*>(file.data()), file.size());
    };
    theme::load_fonts({bytes(regular), bytes(semibold), bytes(icons)});
}

void lend_faces() {
    for (const char* name : theme::scripts::kFaces) {
        const std::string face = platform::take_startup_file(name);
        if (!face.empty())
            theme::scripts::lend(
                {reinterpret_cast<const unsigned char*>(face.data()), face.size()});
    }
}

std::uint32_t packed(theme::Colour colour) {
    return std::uint32_t{colour.red} << 16 | std::uint32_t{colour.green} << 8 | colour.blue;
}

platform::FieldKind soft_keyboard(std::optional<kit::FieldKind> typing) {
    switch (typing.value_or(kit::FieldKind::words)) {
    case kit::FieldKind::search: return platform::FieldKind::search;
    case kit::FieldKind::email: return platform::FieldKind::email;
    case kit::FieldKind::password: return platform::FieldKind::password;
    case kit::FieldKind::decimal: return platform::FieldKind::decimal;
    case kit::FieldKind::whole_number: return platform::FieldKind::number;
    default: return platform::FieldKind::text;
    }
}

runtime::Drawn draw(const app::Model& model, const runtime::Wishes& wishes,
                    const runtime::Send& send) {
    if (wishes.has_new_faces) lend_faces();
    const auto motion = wishes.reduced_motion ? kit::Motion::reduced : kit::Motion::full;
    kit::begin_frame(views::frame_setup(model, motion));
    views::page_ui(model, send);
    kit::FrameEnd end = kit::finish_frame();
    runtime::Drawn drawn;
    drawn.background = packed(kit::tokens().colour.background);
    drawn.is_dark = kit::scheme() == theme::Scheme::dark;
    drawn.language = views::language_tag(model);
    drawn.mirror_patch = std::move(end.mirror_patch);
    drawn.again_in_ms = end.again_in_ms;
    drawn.tab_left = end.tab_left;
    drawn.field = soft_keyboard(end.typing);
    drawn.wanted_face = std::exchange(theme::fonts().wanted_face, "");
    return drawn;
}

} // namespace

int main() {
    ImGui::CreateContext();
    load_fonts();
    if (!app::install_texts(app::language_tagged(platform::read_surroundings().language),
                            platform::take_startup_file("texts")))
        std::abort();
    kit::prepare_context();
    static runtime::Runtime page(kit::record(), draw);
    platform::listen(page);
    if (platform::open_surface() != platform::Opened::ready) std::abort();
    platform::own_shortcuts("k");
    platform::set_touch_rule(
        [](float x, float y) { return runtime::touch_target_at(kit::record(), x, y); });
    platform::attach_input();
    platform::attach_clipboard();
    page.start();
}
