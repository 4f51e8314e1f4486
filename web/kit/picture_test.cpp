// Pictures among the letters: their pixels get there, and make room when nobody draws them.
// Must not know what they show.
#include "web/kit/picture.hpp"

#include "web/kit/headless_stage.hpp"
#include "web/kit/inner.hpp"

#include <doctest/doctest.h>

#include <cstring>

using namespace stall::kit;

namespace {

constexpr std::int32_t kSide = 8;

std::string pixels_of(char level, std::int32_t side = kSide) {
    return std::string(4 * static_cast<std::size_t>(side * side), level);
}

/// The texture's pixel where this picture begins; "" when it has none.
std::string first_pixel(std::int64_t identity) {
    const auto found = inner::state().pictures.find(identity);
    ImFontAtlasRect rect;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    if (found == inner::state().pictures.end() || !atlas.GetCustomRect(found->second.rect, &rect))
        return {};
    std::string pixel(4, '\0');
    std::memcpy(pixel.data(), atlas.TexData->GetPixelsAt(rect.x, rect.y), 4);
    return pixel;
}

} // namespace

TEST_CASE("a picture's pixels stand in the texture as long as it is drawn") {
    std::vector<std::pair<std::int64_t, char>> drawn = {{1, 'a'}, {2, 'b'}};
    HeadlessStage stage([&] {
        for (const auto& [identity, level] : drawn) {
            const auto pixels = pixels_of(level);
            picture({.identity = identity, .pixels = pixels, .pixel_side = kSide});
        }
    });
    REQUIRE(stage.settle());
    CHECK(first_pixel(1) == "aaaa");
    CHECK(first_pixel(2) == "bbbb");
    drawn = {{2, 'b'}};
    REQUIRE(stage.settle());
    stage.frame();
    drawn.emplace_back(3, 'c');
    REQUIRE(stage.settle());
    CHECK(first_pixel(1).empty());
    CHECK(first_pixel(2) == "bbbb");
    CHECK(first_pixel(3) == "cccc");
}

TEST_CASE("a picture without pixels or with too few of them is an empty frame") {
    for (const std::string& pixels : {std::string(), pixels_of('a').substr(4)}) {
        HeadlessStage stage([&] { picture({.identity = 1, .pixels = pixels, .pixel_side = 8}); });
        REQUIRE(stage.settle());
        CHECK(inner::state().pictures.empty());
    }
}

TEST_CASE("a texture that grows keeps the pictures and a full one leaves the last frames empty") {
    constexpr std::int32_t kLarge = 256;
    struct Row {
        int texture_side_max;
        std::size_t drawn;
        bool have_room;
    };
    for (const Row& row : {Row{8192, 12, true}, Row{512, 12, false}}) {
        CAPTURE(row.texture_side_max);
        std::int64_t first = 1;
        std::size_t count = row.drawn;
        HeadlessStage stage([&] {
            ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
            atlas.TexMaxWidth = atlas.TexMaxHeight = row.texture_side_max;
            for (std::size_t at = 0; at < count; ++at) {
                const auto identity = first + static_cast<std::int64_t>(at);
                const auto pixels = pixels_of(static_cast<char>('a' + identity), kLarge);
                picture({.identity = identity, .pixels = pixels, .pixel_side = kLarge});
            }
        });
        const auto those_right = [&] {
            std::size_t right = 0;
            for (std::size_t at = 0; at < count; ++at) {
                const auto identity = first + static_cast<std::int64_t>(at);
                const auto pixel = first_pixel(identity);
                if (!pixel.empty())
                    CHECK(pixel == std::string(4, static_cast<char>('a' + identity)));
                right += pixel.empty() ? 0 : 1;
            }
            return right;
        };
        REQUIRE(stage.settle());
        CHECK((those_right() == row.drawn) == row.have_room);
        first += static_cast<std::int64_t>(row.drawn);
        count = 1; // the others make room
        REQUIRE(stage.settle());
        stage.frame();
        stage.frame();
        CHECK(those_right() == 1);
    }
}
