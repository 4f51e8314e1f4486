// What a merchant makes of a list and finds again: its columns, and the questions he gave names to;
// both also as the text that the browser keeps. Must not know which list it is, nor the model.
#pragma once

#include "core/base/text.hpp"

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stall::app {

/// A column of a list, whose name_of() is stable. Its place here is its place on the page.
template <typename Column> struct ColumnLayout {
    Column column{};
    bool is_shown = true;
    std::int32_t width = 0; ///< logical pixels; 0 is the column's own
    bool operator==(const ColumnLayout&) const = default;
};

/// A question under a name of the merchant's.
template <typename Question> struct SavedView {
    std::string name;
    Question question;
    bool operator==(const SavedView&) const = default;
};

template <typename Visit> void each_between(std::string_view text, char separator, Visit visit) {
    while (!text.empty()) {
        const auto end = text.find(separator);
        visit(text.substr(0, end));
        if (end == text.npos) return;
        text.remove_prefix(end + 1);
    }
}

/// "price:1:120,stock:0:0": name, shown, width.
template <typename Column>
std::string columns_text(const std::vector<ColumnLayout<Column>>& columns) {
    std::string text;
    for (const auto& layout : columns) {
        if (!text.empty()) text += ",";
        text += std::string(name_of(layout.column)) + (layout.is_shown ? ":1:" : ":0:") +
                std::to_string(layout.width);
    }
    return text;
}

/// Never fails: names that are not in `first` are left out, and what a newer page has come behind.
template <typename Column>
std::vector<ColumnLayout<Column>> columns_in(std::string_view text,
                                             const std::vector<ColumnLayout<Column>>& first) {
    std::vector<ColumnLayout<Column>> columns;
    const auto is_there = [&](Column column) {
        for (const auto& layout : columns)
            if (layout.column == column) return true;
        return false;
    };
    each_between(text, ',', [&](std::string_view part) {
        const auto name = part.substr(0, part.find(':'));
        if (name.size() + 2 >= part.size()) return;
        const auto width_text = part.substr(name.size() + 3);
        std::int32_t width = 0;
        std::from_chars(width_text.data(), width_text.data() + width_text.size(), width);
        for (const auto& own : first)
            if (name_of(own.column) == name && !is_there(own.column))
                columns.push_back({own.column, part[name.size() + 1] == '1', width});
    });
    for (const auto& own : first)
        if (!is_there(own.column)) columns.push_back(own);
    return columns;
}

/// A line for each view: its name, a tab, the question as `print` writes it.
template <typename Question, typename Print>
std::string views_text(const std::vector<SavedView<Question>>& views, Print print) {
    std::string text;
    for (const auto& view : views) text += view.name + "\t" + print(view.question) + "\n";
    return text;
}

template <typename Question, typename Read>
std::vector<SavedView<Question>> views_in(std::string_view text, Read read) {
    std::vector<SavedView<Question>> views;
    each_between(text, '\n', [&](std::string_view line) {
        const auto tab = line.find('\t');
        if (tab == line.npos) return;
        views.push_back({std::string(line.substr(0, tab)), read(line.substr(tab + 1))});
    });
    return views;
}

/// In place of the view of that name, if there is one. False when no name is typed.
template <typename Question>
bool save_view(std::vector<SavedView<Question>>& views, std::string_view typed,
               const Question& question) {
    std::string name(trim(typed));
    for (char& character : name)
        if (character == '\t' || character == '\n') character = ' '; // they part the views
    if (name.empty()) return false;
    std::erase_if(views, [&](const SavedView<Question>& view) { return view.name == name; });
    views.push_back({std::move(name), question});
    return true;
}

} // namespace stall::app
