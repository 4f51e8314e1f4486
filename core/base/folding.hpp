// How one code point folds, out of the table that tools/fold_table.cpp makes at build time. Must
// not know whole texts.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stall {

/// The table, unfolded when it is first asked for. Code points of two bytes of UTF-8, which hold
/// the alphabets of Europe and the near East, are looked up directly; those beyond by halving.
class Folding {
public:
    static const Folding& of_unicode();

    /// Appends what `code_point` folds to: nothing, itself or a few others.
    void append(std::string& out, char32_t code_point) const;

private:
    enum class Kind : std::uint8_t { kText, kShift, kShiftOfEveryOther };
    struct Run {
        std::uint32_t first;
        std::uint16_t count;
        Kind kind;
        std::uint8_t length; ///< of the text
        std::int32_t value;  ///< the shift, or where the text begins
    };
    struct Short {
        std::uint8_t length;
        std::array<char, 7> text;
    };

    static constexpr char32_t kFirstNear = 0x80;
    static constexpr char32_t kEndNear = 0x800;

    Folding();
    void append_from_runs(std::string& out, char32_t code_point) const;

    std::vector<Run> runs_;
    std::array<Short, kEndNear - kFirstNear> near_;
};

} // namespace stall
