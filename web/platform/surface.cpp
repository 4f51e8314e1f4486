// The WebGL 2 context on the canvas and ImGui's official renderer in it.
// Must not know what is drawn.
#include "web/platform/surface.hpp"

#include "web/platform/listener.hpp"

#include <GLES3/gl3.h>
#include <backends/imgui_impl_opengl3.h>
#include <emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace {
/// Of the picture on the canvas; 0 when there is none.
std::uint64_t shown_picture = 0;
} // namespace

extern "C" {
void stall_surface_watch();
void stall_surface_read(double* five);
void stall_surface_fit();

EMSCRIPTEN_KEEPALIVE void stall_on_surface_changed() {
    stall::platform::listener().input_arrived();
}
EMSCRIPTEN_KEEPALIVE void stall_on_context_restored() {
    // The old objects died with the old context; the next frame makes new ones, textures included.
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    shown_picture = 0;
    stall::platform::listener().input_arrived();
}
}

namespace stall::platform {
namespace {

/// A page that slept drew no frames; one long step would finish every animation at once.
constexpr double kStepMsMax = 100;

double last_frame_ms = 0;

struct Measure {
    double css_width, css_height, width, height, is_lost;
};

Measure read_measure() {
    Measure measure{};
    stall_surface_read(&measure.css_width);
    return measure;
}

/// Each step can be undone, so that pictures that differ in one word never look alike.
template <typename Element> void mix(std::uint64_t& sum, const Element* from, std::size_t count) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(from);
    for (std::size_t left = count * sizeof(Element); left > 0;) {
        std::uint32_t word = 0;
        const std::size_t taken = std::min(left, sizeof word);
        std::memcpy(&word, bytes, taken);
        sum = std::rotl((sum ^ word) * 0x9E3779B97F4A7C15u, 29);
        bytes += taken;
        left -= taken;
    }
}

/// What the drawn data would look like; 0 when textures wait for the renderer as well.
std::uint64_t picture_of(const ImDrawData& drawn, const Measure& measure,
                         std::uint32_t background) {
    for (const ImTextureData* texture : *drawn.Textures)
        if (texture->Status != ImTextureStatus_OK) return 0;
    std::uint64_t sum = background;
    mix(sum, &measure, 1);
    for (const ImDrawList* list : drawn.CmdLists) {
        mix(sum, list->CmdBuffer.Data, static_cast<std::size_t>(list->CmdBuffer.Size));
        mix(sum, list->VtxBuffer.Data, static_cast<std::size_t>(list->VtxBuffer.Size));
        mix(sum, list->IdxBuffer.Data, static_cast<std::size_t>(list->IdxBuffer.Size));
    }
    return sum | 1;
}

} // namespace

Opened open_surface() {
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.majorVersion = 2;
    attributes.alpha = EM_FALSE;
    attributes.depth = EM_FALSE;
    attributes.stencil = EM_FALSE;
    attributes.antialias = EM_FALSE; // ImGui's edges are smooth by themselves
    attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
    const auto context = emscripten_webgl_create_context("#canvas", &attributes);
    if (context <= 0) return Opened::no_webgl;
    emscripten_webgl_make_context_current(context);
    stall_surface_watch();
    return ImGui_ImplOpenGL3_Init("#version 300 es") ? Opened::ready : Opened::no_webgl;
}

bool begin_frame(double now_ms) {
    const Measure measure = read_measure();
    if (measure.is_lost != 0 || measure.width < 1 || measure.height < 1) return false;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(measure.css_width),
                      static_cast<float>(measure.css_height)};
    io.DisplayFramebufferScale = {static_cast<float>(measure.width / measure.css_width),
                                  static_cast<float>(measure.height / measure.css_height)};
    io.DeltaTime = static_cast<float>(std::clamp(now_ms - last_frame_ms, 1.0, kStepMsMax) / 1000.0);
    last_frame_ms = now_ms;
    ImGui_ImplOpenGL3_NewFrame();
    return true;
}

void end_frame(std::uint32_t background) {
    const Measure measure = read_measure();
    // Most frames after an input only settle. A picture that is there already costs a weak machine
    // more than all the rest of the frame.
    const std::uint64_t picture = picture_of(*ImGui::GetDrawData(), measure, background);
    if (picture != 0 && picture == shown_picture) return;
    shown_picture = picture;
    stall_surface_fit();
    glViewport(0, 0, static_cast<int>(measure.width), static_cast<int>(measure.height));
    const auto channel = [background](int shift) {
        return static_cast<float>((background >> shift) & 0xFF) / 255.0F;
    };
    glClearColor(channel(16), channel(8), channel(0), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

} // namespace stall::platform
