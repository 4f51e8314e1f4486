// The URL's fragment and the title. Must not know what a route means.
#include "web/platform/history.hpp"

#include "web/platform/crossing.hpp"
#include "web/platform/listener.hpp"

#include <emscripten.h>

extern "C" {
char* stall_history_read();
void stall_history_attach();
void stall_history_show(const char* fragment, int is_push);
void stall_title_set(const char* title);

EMSCRIPTEN_KEEPALIVE void stall_on_route(char* fragment) {
    stall::platform::listener().route_changed(stall::platform::take_text(fragment));
}
}

namespace stall::platform {

std::string current_route() { return take_text(stall_history_read()); }

void attach_history() { stall_history_attach(); }

void show_route(std::string_view fragment, HistoryEntry entry) {
    stall_history_show(std::string(fragment).c_str(), entry == HistoryEntry::push ? 1 : 0);
}

void set_title(std::string_view title) { stall_title_set(std::string(title).c_str()); }

} // namespace stall::platform
