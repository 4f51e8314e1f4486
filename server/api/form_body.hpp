// Bodies that are no JSON: application/x-www-form-urlencoded and multipart/form-data.
// Must not know any one resource.
#pragma once

#include "core/base/result.hpp"
#include "server/api/http.hpp"

namespace stall::api {

/// By Content-Type; a body that begins as an object is JSON whatever the type says, as command
/// lines call everything a form.
bool is_form(const Request& request);
/// Errors: "form_malformed".
Result<std::vector<std::pair<std::string, std::string>>> read_form(std::string_view body);

/// One part; it points into the body.
struct Part {
    std::string name;
    std::string file_name; ///< "" for a field that is no file
    std::string_view content;
};
inline constexpr std::size_t kPartsMax = 40;
inline constexpr std::size_t kPartHeadBytesMax = 4 << 10;

/// Errors: "multipart_malformed" (no boundary, a part without end or name or with a long
/// head, too many parts).
Result<std::vector<Part>> read_multipart(const Request& request);

} // namespace stall::api
