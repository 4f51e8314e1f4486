// Titles cut into words; a value is found where its words follow each other, however they are
// spaced. Must not know storage or widgets.
#include "core/catalog/title_pattern.hpp"

#include "core/base/text.hpp"

#include <algorithm>

namespace stall::catalog {
namespace {

using PartKind = TitlePart::Kind;
using DifferenceKind = TitleDifference::Kind;

bool is_blank(char letter) { return letter == ' ' || letter == '\t'; }

/// The words as they are written, without blanks.
std::vector<std::string> words_of(std::string_view title) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < title.size();) {
        while (at < title.size() && is_blank(title[at])) ++at;
        const std::size_t start = at;
        while (at < title.size() && !is_blank(title[at])) ++at;
        if (at > start) words.emplace_back(title.substr(start, at - start));
    }
    return words;
}

constexpr int kNobody = -1;
constexpr int kSaidAgain = -2;

struct Span {
    std::size_t first = 0;
    std::size_t count = 0;
    bool is_found() const { return count > 0; }
};

std::string joined(const std::vector<std::string>& words, Span span) {
    std::string text;
    for (std::size_t at = span.first; at < span.first + span.count; ++at)
        text += (text.empty() ? "" : " ") + words[at];
    return text;
}

/// Where the words from `first` on that squeeze to the value stand.
Span find_value(const std::vector<std::string>& words, std::string_view value, std::size_t first) {
    const std::string wanted = squeezed(value);
    if (wanted.empty()) return {};
    for (; first < words.size(); ++first) {
        std::string found;
        for (std::size_t count = 1; first + count <= words.size(); ++count) {
            found += squeezed(words[first + count - 1]);
            if (found == wanted) return {first, count};
            if (!wanted.starts_with(found)) break;
        }
    }
    return {};
}

/// A title taken apart: which part each word belongs to.
struct Reading {
    std::vector<std::string> words;
    std::vector<std::pair<TitlePart, Span>> found; ///< in the order of the title, words left out
    std::vector<TitlePart> parts;                  ///< with the rest as `words`
    std::string rest;
    std::vector<bool> is_said_again; ///< by word
};

Reading read_title(std::string_view title, std::string_view brand,
                   std::span<const AttributeValue> attributes) {
    Reading reading;
    reading.words = words_of(title);
    std::vector<int> owner(reading.words.size(), kNobody);
    std::vector<std::pair<TitlePart, Span>> spans;
    const auto mark = [&](Span span, int mark) {
        for (std::size_t at = span.first; at < span.first + span.count; ++at)
            if (owner[at] != kNobody) return false;
        for (std::size_t at = span.first; at < span.first + span.count; ++at) owner[at] = mark;
        return true;
    };
    const auto take = [&](TitlePart part, std::string_view value) {
        bool is_taken = false;
        for (Span span = find_value(reading.words, value, 0); span.is_found();
             span = find_value(reading.words, value, span.first + span.count)) {
            // Said twice, it counts where it is said first.
            if (is_taken) {
                mark(span, kSaidAgain);
            } else if (mark(span, static_cast<int>(spans.size()))) {
                spans.emplace_back(part, span);
                is_taken = true;
            }
        }
    };
    // Longer values first: "64 GB" is not looked for inside "1064 GB Edition".
    std::vector<const AttributeValue*> by_length;
    for (const AttributeValue& value : attributes) by_length.push_back(&value);
    std::ranges::stable_sort(by_length, std::ranges::greater(),
                             [](const AttributeValue* value) { return value->second.size(); });
    for (const AttributeValue* value : by_length)
        take({PartKind::attribute, value->first}, value->second);
    take({PartKind::brand, ""}, brand);

    for (const int mark : owner) reading.is_said_again.push_back(mark == kSaidAgain);
    int last = kSaidAgain;
    for (std::size_t at = 0; at < reading.words.size(); ++at) {
        if (owner[at] == kSaidAgain) continue;
        if (owner[at] < 0) reading.rest += (reading.rest.empty() ? "" : " ") + reading.words[at];
        if (owner[at] == last) continue;
        last = owner[at];
        if (last < 0) {
            reading.parts.push_back({PartKind::words, ""});
        } else {
            const auto& span = spans[static_cast<std::size_t>(last)];
            reading.parts.push_back(span.first);
            reading.found.push_back(span);
        }
    }
    return reading;
}

std::string_view wanted_text(const TitlePart& part, std::string_view brand,
                             std::span<const AttributeValue> attributes) {
    return part.kind == PartKind::brand ? brand : value_of(attributes, part.field);
}

/// The parts of the pattern that the title has, in the pattern's order: whether the title has them
/// in this order too.
bool is_in_place(const Reading& reading, const TitlePart& part, const TitlePattern& pattern) {
    std::vector<TitlePart> wanted;
    for (const TitlePart& each : pattern.parts)
        if (std::ranges::find(reading.parts, each) != reading.parts.end()) wanted.push_back(each);
    std::vector<TitlePart> had;
    for (const TitlePart& each : reading.parts)
        if (std::ranges::find(wanted, each) != wanted.end()) had.push_back(each);
    const auto place = std::ranges::find(wanted, part) - wanted.begin();
    return static_cast<std::size_t>(place) < had.size() &&
           had[static_cast<std::size_t>(place)] == part;
}

bool is_known(const TitlePattern& pattern, const TitlePart& part) {
    return std::ranges::find(pattern.parts, part) != pattern.parts.end();
}

std::string suggestion_for(const Reading& reading, const TitlePattern& pattern,
                           std::string_view brand, std::span<const AttributeValue> attributes) {
    // What was typed of parts that the pattern has not stays among the words.
    std::string rest;
    for (std::size_t at = 0; at < reading.words.size(); ++at) {
        const bool is_taken = std::ranges::any_of(reading.found, [&](const auto& found) {
            return at >= found.second.first && at < found.second.first + found.second.count &&
                   is_known(pattern, found.first);
        });
        if (!is_taken && !reading.is_said_again[at])
            rest += (rest.empty() ? "" : " ") + reading.words[at];
    }
    std::string text;
    for (const TitlePart& part : pattern.parts) {
        const bool is_words = part.kind == PartKind::words;
        const std::string value =
            is_words ? rest : std::string(wanted_text(part, brand, attributes));
        if (!value.empty()) text.append(text.empty() ? "" : " ").append(value);
        if (is_words) rest.clear();
    }
    return text;
}

} // namespace

TitlePattern learn_pattern(std::span<const TitleSample> samples) {
    struct Form {
        std::vector<TitlePart> parts;
        std::int64_t count = 0;
        std::vector<std::string> examples;
    };
    std::vector<Form> forms;
    for (const TitleSample& sample : samples) {
        Reading reading = read_title(sample.title, sample.brand, sample.attributes);
        auto form = std::ranges::find(forms, reading.parts, &Form::parts);
        if (form == forms.end())
            form = forms.insert(forms.end(), {std::move(reading.parts), 0, {}});
        ++form->count;
        if (form->examples.size() < kTitleExamples) form->examples.push_back(sample.title);
    }
    const auto best = std::ranges::max_element(forms, {}, &Form::count);
    TitlePattern pattern;
    if (best == forms.end()) return pattern;
    pattern.parts = std::move(best->parts);
    pattern.titles = static_cast<std::int64_t>(samples.size());
    pattern.share_basis_points = static_cast<std::int32_t>(best->count * 10'000 / pattern.titles);
    pattern.examples = std::move(best->examples);
    return pattern;
}

TitleComparison compare_title(std::string_view title, const TitlePattern& pattern,
                              std::string_view brand, std::span<const AttributeValue> attributes) {
    TitleComparison comparison;
    if (pattern.parts.empty()) {
        comparison.suggestion = std::string(trim(title));
        return comparison;
    }
    const Reading reading = read_title(title, brand, attributes);
    bool words_seen = false;
    for (const TitlePart& part : pattern.parts) {
        if (part.kind == PartKind::words) {
            if (!words_seen && reading.rest.empty())
                comparison.differences.push_back({DifferenceKind::missing, part, ""});
            words_seen = true;
            continue;
        }
        const std::string wanted(wanted_text(part, brand, attributes));
        if (wanted.empty()) {
            comparison.awaited.push_back(part);
            continue;
        }
        const auto found =
            std::ranges::find(reading.found, part, &std::pair<TitlePart, Span>::first);
        if (found == reading.found.end())
            comparison.differences.push_back({DifferenceKind::missing, part, wanted});
        else if (!is_in_place(reading, part, pattern))
            comparison.differences.push_back({DifferenceKind::misplaced, part, wanted});
        else if (joined(reading.words, found->second) != wanted)
            comparison.differences.push_back({DifferenceKind::respelled, part, wanted});
    }
    comparison.suggestion = suggestion_for(reading, pattern, brand, attributes);
    // Words that only now stand together may say a value once more.
    for (std::string next; next != comparison.suggestion;) {
        next = comparison.suggestion;
        comparison.suggestion =
            suggestion_for(read_title(next, brand, attributes), pattern, brand, attributes);
    }
    return comparison;
}

std::string retitled(std::string_view title, std::span<const AttributeValue> before,
                     std::span<const AttributeValue> after) {
    std::vector<std::string> words = words_of(title);
    for (const auto& [field, old] : before) {
        const auto value = value_of(after, field);
        if (value == old) continue;
        const Span span = find_value(words, old, 0);
        if (!span.is_found()) continue;
        const auto first = words.begin() + static_cast<std::ptrdiff_t>(span.first);
        const auto place = words.erase(first, first + static_cast<std::ptrdiff_t>(span.count));
        if (!trim(value).empty()) words.insert(place, std::string(trim(value)));
    }
    return joined(words, {0, words.size()});
}

std::string describe(const TitlePattern& pattern, const Category& category,
                     std::string_view brand_word, std::string_view model_words) {
    std::string text;
    for (const TitlePart& part : pattern.parts) {
        text += text.empty() ? "" : " ";
        const Attribute* attribute = find_attribute(category, part.field);
        if (part.kind == PartKind::brand)
            text += brand_word;
        else if (part.kind == PartKind::words)
            text += model_words;
        else
            text += attribute ? attribute->name : part.field;
    }
    return text;
}

} // namespace stall::catalog
