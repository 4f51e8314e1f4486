// The platform's functions on the native twin. Must not know the page.
#include "web/platform/null/browser.hpp"

#include "web/platform/clipboard.hpp"
#include "web/platform/files.hpp"
#include "web/platform/frame.hpp"
#include "web/platform/mirror.hpp"
#include "web/platform/pictures.hpp"
#include "web/platform/probe.hpp"
#include "web/platform/storage.hpp"
#include "web/platform/surface.hpp"

#include <imgui.h>

namespace stall::platform {

using null::browser;

void request_frame() { browser().frame_asked = true; }
void start_timer(Timer timer, std::int64_t id, int delay_ms) {
    browser().timers[{timer, id}] = browser().steady_ms + delay_ms;
}
void stop_timer(Timer timer, std::int64_t id) { browser().timers.erase({timer, id}); }
double steady_now_ms() { return browser().steady_ms; }
std::int64_t utc_now_ms() { return browser().utc_ms; }
std::uint64_t random_bits() { return 42; }

Opened open_surface() {
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    return Opened::ready;
}
bool begin_frame(double) {
    if (browser().context_is_lost) return false;
    ImGui::GetIO().DisplaySize = {browser().width, browser().height};
    ImGui::GetIO().DeltaTime = 0.016F;
    return true;
}
void end_frame(std::uint32_t) {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetStatus(ImTextureStatus_OK);
    }
}

void attach_input() {}
void set_touch_rule(TouchRule) {}
void own_shortcuts(const char*) {}
void settle_input(FieldKind) {}
bool is_gliding() { return false; }
void glide(double) {}

void attach_clipboard() {
    ImGui::GetPlatformIO().Platform_SetClipboardTextFn = [](ImGuiContext*, const char* text) {
        browser().clipboard = text;
    };
    ImGui::GetPlatformIO().Platform_GetClipboardTextFn = [](ImGuiContext*) {
        return browser().clipboard.c_str();
    };
}
void copy_text(std::string_view text) { browser().clipboard = text; }

std::string current_route() { return browser().route; }
void attach_history() {}
void show_route(std::string_view fragment, HistoryEntry entry) {
    browser().route = fragment;
    browser().shown_routes.emplace_back(fragment, entry);
}
void set_title(std::string_view title) { browser().title = title; }

std::vector<std::pair<std::string, std::string>> read_kept() {
    return {browser().kept.begin(), browser().kept.end()};
}
void keep(std::string_view key, std::string_view value) {
    if (value.empty()) {
        browser().kept.erase(std::string(key));
    } else {
        browser().kept[std::string(key)] = value;
    }
}

void keep_bytes(std::string_view key, std::string_view bytes) {
    if (bytes.empty()) {
        browser().kept_bytes.erase(std::string(key));
    } else {
        browser().kept_bytes[std::string(key)] = bytes;
    }
}
void read_bytes(std::int64_t request, std::string_view key) {
    browser().bytes_asked.emplace_back(request, key);
}

void shrink_picture(std::int64_t request, std::string_view file, std::int32_t) {
    browser().shrunk_pictures.emplace_back(request, file);
}

void start_fetch(const Request& request) { browser().requests.push_back(request); }
void abort_fetch(std::int64_t id) {
    std::erase_if(browser().requests, [id](const Request& one) { return one.id == id; });
    browser().aborted.push_back(id);
}

void attach_files() {}
void choose_file(std::string_view accept) { browser().choosers.emplace_back(accept); }
void visit(std::string_view path, Visit) { browser().visits.emplace_back(path); }
void download(std::string_view file_name, std::string_view media_type, std::string_view bytes) {
    browser().downloads.push_back(
        {std::string(file_name), std::string(media_type), std::string(bytes)});
}
std::string take_startup_file(std::string_view) { return {}; }

Surroundings read_surroundings() { return browser().around; }
void attach_surroundings() {}
void look_for_newer() { ++browser().looks_for_newer; }
void load_parts() { ++browser().part_loads; }
void load_face(const char* name) { browser().faces_asked.emplace_back(name); }
void reload() { ++browser().reloads; }
void show_surroundings(bool is_dark, const char* language) {
    browser().is_dark = is_dark;
    browser().language = language;
}

void show_mirror(std::string_view patch) { browser().mirror_patches.emplace_back(patch); }

void attach_probe() {}
void count_frame() { ++browser().frames; }

} // namespace stall::platform
