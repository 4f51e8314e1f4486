// The browser's wishes and state, and what the page tells it back. Must not know the model.
#include "web/platform/surroundings.hpp"

#include "web/platform/crossing.hpp"
#include "web/platform/listener.hpp"
#include "web/platform/rules/lines.hpp"

#include <emscripten.h>

extern "C" {
char* stall_surroundings_texts();
unsigned stall_surroundings_read();
void stall_surroundings_attach();
void stall_surroundings_look();
void stall_surroundings_load_parts();
void stall_surroundings_load_face(const char* name);
void stall_surroundings_reload();
void stall_surroundings_show(int is_dark, const char* language);

EMSCRIPTEN_KEEPALIVE void stall_on_surroundings(int what, int is) {
    stall::platform::Listener& listener = stall::platform::listener();
    switch (what) {
    case 0: listener.scheme_changed(is != 0); break;
    case 1: listener.motion_changed(is != 0); break;
    case 2: listener.online_changed(is != 0); break;
    case 4: listener.storage_refused(); break;
    case 5: listener.newer_version_found(); break;
    case 7: listener.face_loaded(); break;
    case 6: is != 0 ? listener.parts_loaded() : listener.parts_unreachable(); break;
    default: listener.visibility_changed(is != 0);
    }
}
}

namespace stall::platform {

Surroundings read_surroundings() {
    const unsigned bits = stall_surroundings_read();
    const auto lines =
        split_lines(take_text(stall_surroundings_texts())); // language, tag, path, tag, path…
    std::vector<std::pair<std::string, std::string>> paths;
    for (std::size_t i = 1; i + 1 < lines.size(); i += 2)
        paths.emplace_back(lines[i], lines[i + 1]);
    return {lines.empty() ? "" : lines[0],
            std::move(paths),
            (bits & 1) != 0,
            (bits & 2) != 0,
            (bits & 4) != 0,
            (bits & 8) != 0,
            (bits & 32) != 0,
            (bits & 16) != 0};
}

void look_for_newer() { stall_surroundings_look(); }
void load_parts() { stall_surroundings_load_parts(); }
void load_face(const char* name) { stall_surroundings_load_face(name); }
void reload() { stall_surroundings_reload(); }

void attach_surroundings() { stall_surroundings_attach(); }

void show_surroundings(bool is_dark, const char* language) {
    stall_surroundings_show(is_dark ? 1 : 0, language);
}

} // namespace stall::platform
