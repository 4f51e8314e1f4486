// Pages as lists of marks: measured text, lines and boxes with their places, and what they mean.
// Filled from top to bottom; the pen draws them afterwards, when the number of pages is known.
// Must not know what a document says.
#pragma once

#include "server/documents/pdf/fonts.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stall::documents {

/// A4, in points.
inline constexpr double kPageWidth = 595.28;
inline constexpr double kPageHeight = 841.89;
inline constexpr double kMarginX = 48;
inline constexpr double kMarginTop = 46;
inline constexpr double kFootHeight = 58; ///< kept free at the foot of the page
inline constexpr double kTextWidth = kPageWidth - 2 * kMarginX;

enum class Weight : std::uint8_t { regular, strong };
enum class Side : std::uint8_t { left, right };
struct Style {
    double size = 9.5;
    Weight weight = Weight::regular;
    std::uint32_t colour = 0; ///< 0xRRGGBB
    Side side = Side::left;
};

/// Text set into a width; its height follows.
struct SetText {
    Handle<PangoLayout> layout;
    std::uint32_t colour = 0;
    double height = 0;
};

struct TextMark {
    double x = 0, y = 0;
    Handle<PangoLayout> layout;
    std::uint32_t colour = 0;
};
struct BoxMark {
    enum class Ink : std::uint8_t { filled, outlined };
    double x = 0, y = 0, width = 0, height = 0;
    std::uint32_t colour = 0;
    Ink ink = Ink::filled;
};
/// A structure element of tagged PDF ("H1", "P", "TD"): what lies between is its content.
struct TagMark {
    enum class End : std::uint8_t { opens, closes };
    const char* name = "P";
    End end = End::opens;
};
using Mark = std::variant<TextMark, BoxMark, TagMark>;

class Sheets {
public:
    explicit Sheets(const Fonts& fonts) : fonts_(fonts) { pages_.emplace_back(); }

    /// Breaks lines between words, and inside one that is wider than the width.
    SetText set(std::string_view text, const Style& style, double width) const;

    double y() const { return y_; }
    void go_down(double points) { y_ += points; }
    bool has_room(double points) const { return y_ + points <= kPageHeight - kFootHeight; }
    /// Goes on at the top of a new page.
    void begin_page();

    /// At x, and `below` the present height.
    void put(SetText text, double x, double below, const char* tag);
    void box(double x, double below, double width, double height, std::uint32_t colour,
             BoxMark::Ink ink = BoxMark::Ink::filled);
    void open(const char* tag) { mark(TagMark{tag, TagMark::End::opens}); }
    void close(const char* tag) { mark(TagMark{tag, TagMark::End::closes}); }
    /// Text over the width, and down by its height and `gap`; on a new page where it has no room.
    void flow(std::string_view text, const Style& style, double gap, const char* tag);

    std::vector<std::vector<Mark>>& pages() { return pages_; }
    /// At the foot of a page that is finished.
    void put_on(std::size_t page, SetText text, double x, double y);

private:
    void mark(Mark mark) { pages_.back().push_back(std::move(mark)); }

    const Fonts& fonts_;
    std::vector<std::vector<Mark>> pages_;
    double y_ = kMarginTop;
};

} // namespace stall::documents
