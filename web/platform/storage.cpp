// What the browser keeps between visits. Must not know what the keys mean.
#include "web/platform/storage.hpp"

#include "web/platform/crossing.hpp"
#include "web/platform/listener.hpp"

#include <algorithm>
#include <emscripten.h>

extern "C" {
char* stall_storage_read(std::size_t* length);
void stall_storage_keep(const char* key, const char* value);
void stall_storage_bytes(double request, const char* key, const char* bytes, std::size_t length);

EMSCRIPTEN_KEEPALIVE void stall_on_bytes(double request, char* bytes, std::size_t length) {
    using namespace stall::platform;
    listener().bytes_read(static_cast<std::int64_t>(request), take_bytes(bytes, length));
}
}

namespace stall::platform {

std::vector<std::pair<std::string, std::string>> read_kept() {
    std::size_t length = 0;
    char* bytes = stall_storage_read(&length);
    const std::string joined = take_bytes(bytes, length);
    std::vector<std::pair<std::string, std::string>> kept;
    std::string key;
    bool is_key = true;
    for (std::size_t begin = 0; begin < joined.size();) {
        const std::size_t end = std::min(joined.find('\0', begin), joined.size());
        std::string part = joined.substr(begin, end - begin);
        if (is_key) {
            key = std::move(part);
        } else {
            kept.emplace_back(std::move(key), std::move(part));
        }
        is_key = !is_key;
        begin = end + 1;
    }
    return kept;
}

void keep(std::string_view key, std::string_view value) {
    stall_storage_keep(std::string(key).c_str(), std::string(value).c_str());
}

void keep_bytes(std::string_view key, std::string_view bytes) {
    stall_storage_bytes(0, std::string(key).c_str(), bytes.data(), bytes.size());
}

void read_bytes(std::int64_t request, std::string_view key) {
    stall_storage_bytes(static_cast<double>(request), std::string(key).c_str(), nullptr, 0);
}

} // namespace stall::platform
