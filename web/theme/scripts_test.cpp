// Further faces lent to the page in the middle of its life, and what is noted of letters that are
// missing. Must not know widgets.
#include "web/theme/fonts.hpp"
#include "web/theme/scripts.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <imgui.h>
#include <iterator>
#include <string>

using namespace stall::theme;

namespace {

struct Stage {
    Stage() {
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().DisplaySize = {100, 100};
        ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        load_fonts({});
    }
    ~Stage() { ImGui::DestroyContext(); }

    /// Width of the words as a frame draws them.
    float drawn(const char* words) {
        ImGui::NewFrame();
        ImGui::PushFont(fonts().regular, 14);
        const float width = ImGui::CalcTextSize(words).x;
        ImGui::GetForegroundDrawList()->AddText({0, 0}, IM_COL32_WHITE, words);
        ImGui::PopFont();
        ImGui::Render();
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
            texture->SetStatus(ImTextureStatus_OK);
        return width;
    }
};

void lend_file(const char* path) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    REQUIRE_FALSE(bytes.empty());
    scripts::lend({reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()});
}

constexpr char kDejaVu[] = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

} // namespace

TEST_CASE("a letter that was missing is drawn once its face is lent") {
    Stage stage;
    const float latin = stage.drawn("AAA");
    CHECK(stage.drawn("ЖЖЖ") == stage.drawn("???"));
    CHECK(std::string(fonts().wanted_face).empty());
    lend_file(kDejaVu);
    CHECK(stage.drawn("ЖЖЖ") > stage.drawn("iii"));
    CHECK(stage.drawn("ЖЖЖ") != stage.drawn("???"));
    CHECK(stage.drawn("AAA") == latin);
}

TEST_CASE("of letters that are still missing the face is wanted once") {
    struct Row {
        const char* words;
        const char* wanted;
    };
    const Row rows[] = {
        {"A", ""},  {"名", "script-han"}, {"前", ""},           {"ก", ""},
        {"カ", ""}, {"😀", ""},           {"\xEF\xBA\x8D", ""},
    };
    Stage stage;
    lend_file(kDejaVu);
    for (const Row& row : rows) {
        CAPTURE(row.words);
        fonts().wanted_face = "";
        stage.drawn(row.words);
        CHECK(std::string(fonts().wanted_face) == row.wanted);
    }
}
