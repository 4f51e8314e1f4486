// How long texts may be that are kept and have no rule of their own in the core (a SKU, a title, a
// message have one). Lengths are letters (code points). Must not know what the texts say.
#pragma once

#include "core/base/text.hpp"
#include "core/wire/reader.hpp"

namespace stall::wire {

inline constexpr std::size_t kFileNameLettersMax = 200;
inline constexpr std::size_t kEmailLettersMax = 254; // as long as mail servers take them
inline constexpr std::size_t kColumnsMax = 200;      // of a file whose columns were named
inline constexpr std::size_t kColumnLettersMax = 200;

/// Fails the field with "text_too_long" (wanted: letters) where the text has more.
inline void check_length(Fields& fields, std::string_view key, std::string_view text,
                         std::size_t letters_max) {
    const std::size_t letters = count_code_points(text);
    if (letters > letters_max)
        fields.fail_at(key,
                       {"text_too_long", "", std::to_string(letters), std::to_string(letters_max)});
}

inline void read_text(Fields& fields, std::string_view key, std::size_t letters_max,
                      std::string& text) {
    fields.read(key, text);
    check_length(fields, key, text, letters_max);
}

/// The names of a file's columns. Errors: "columns_too_many" as well.
inline void read_columns(Fields& fields, std::string_view key, std::vector<std::string>& columns) {
    fields.read_texts(key, columns);
    if (columns.size() > kColumnsMax)
        fields.fail_at(key, {"columns_too_many", "", std::to_string(columns.size()),
                             std::to_string(kColumnsMax)});
    for (const std::string& column : columns) check_length(fields, key, column, kColumnLettersMax);
}

} // namespace stall::wire
