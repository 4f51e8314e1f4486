// Unpacks the generated table of foldings and looks code points up in it. Must not know whole
// texts.
#include "core/base/folding.hpp"

#include "core/base/utf8.hpp"
#include "fold_table.hpp"

#include <algorithm>
#include <cassert>

namespace stall {
namespace {

/// Reads the numbers of one list: seven bits a byte, the low ones first.
class Numbers {
public:
    explicit Numbers(const unsigned char* at) : at_(at) {}

    std::uint32_t next() {
        std::uint32_t number = 0;
        for (int shift = 0;; shift += 7) {
            const std::uint32_t byte = *at_++;
            number |= (byte & 0x7F) << shift;
            if (byte < 0x80) return number;
        }
    }

private:
    const unsigned char* at_;
};

constexpr char32_t kFirstSyllable = 0xAC00, kLastSyllable = 0xD7A3;

/// A Hangul syllable comes apart into its two or three letters.
void append_letters_of_syllable(std::string& out, char32_t syllable) {
    constexpr char32_t kVowels = 21, kTails = 28;
    const char32_t index = syllable - kFirstSyllable;
    append_code_point(out, 0x1100 + index / (kVowels * kTails));
    append_code_point(out, 0x1161 + index / kTails % kVowels);
    if (index % kTails != 0) append_code_point(out, 0x11A7 + index % kTails);
}

} // namespace

const Folding& Folding::of_unicode() {
    static const Folding folding;
    return folding;
}

Folding::Folding() {
    Numbers gaps(kFoldGaps), heads(kFoldRuns), shifts(kFoldShifts), lengths(kFoldLengths);
    std::uint32_t code_point = 0;
    std::int32_t text = 0;
    const auto add = [&](std::uint32_t count, Kind kind, std::uint32_t length, std::int32_t value) {
        runs_.push_back({code_point, static_cast<std::uint16_t>(count), kind,
                         static_cast<std::uint8_t>(length), value});
    };
    const auto add_text = [&](std::uint32_t count) {
        const std::uint32_t length = lengths.next();
        add(count, Kind::kText, length, text);
        text += static_cast<std::int32_t>(length);
        code_point += count;
    };
    for (int read = 0; read < kFoldRunCount; ++read) {
        code_point += gaps.next();
        const std::uint32_t head = heads.next(), count = head / 4, kind = head % 4;
        if (kind == 0) {
            for (std::uint32_t done = 0; done < count; ++done) add_text(1);
        } else if (kind == 3) {
            add_text(count);
        } else {
            const std::uint32_t coded = shifts.next();
            const auto shift = static_cast<std::int32_t>(coded / 2);
            add(count, kind == 1 ? Kind::kShift : Kind::kShiftOfEveryOther, 0,
                coded & 1 ? -shift : shift);
            code_point += kind == 1 ? count : count * 2 - 1;
        }
    }
    for (char32_t near = kFirstNear; near < kEndNear; ++near) {
        std::string folded;
        append_from_runs(folded, near);
        Short& entry = near_[near - kFirstNear];
        assert(folded.size() <= entry.text.size());
        entry.length = static_cast<std::uint8_t>(folded.size());
        std::copy(folded.begin(), folded.end(), entry.text.begin());
    }
}

void Folding::append(std::string& out, char32_t code_point) const {
    if (code_point >= kFirstNear && code_point < kEndNear) {
        const Short& entry = near_[code_point - kFirstNear];
        out.append(entry.text.data(), entry.length);
    } else if (code_point >= kFirstSyllable && code_point <= kLastSyllable) {
        append_letters_of_syllable(out, code_point);
    } else {
        append_from_runs(out, code_point);
    }
}

void Folding::append_from_runs(std::string& out, char32_t code_point) const {
    const auto after =
        std::upper_bound(runs_.begin(), runs_.end(), code_point,
                         [](char32_t left, const Run& right) { return left < right.first; });
    if (after == runs_.begin()) return append_code_point(out, code_point);
    const Run& run = after[-1];
    const std::uint32_t past = code_point - run.first;
    const bool every_other = run.kind == Kind::kShiftOfEveryOther;
    if ((every_other ? past / 2 : past) >= run.count || (every_other && past % 2 != 0))
        return append_code_point(out, code_point);
    if (run.kind == Kind::kText)
        out.append(reinterpret_cast<const char*>(kFoldTexts) + run.value, run.length);
    else
        append_code_point(out,
                          static_cast<char32_t>(static_cast<std::int32_t>(code_point) + run.value));
}

} // namespace stall
