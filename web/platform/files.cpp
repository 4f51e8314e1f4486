// Files from and to the person's disk. Must not know their content.
#include "web/platform/files.hpp"

#include "web/platform/crossing.hpp"
#include "web/platform/listener.hpp"

#include <emscripten.h>

extern "C" {
void stall_files_attach();
void stall_file_choose(const char* accept);
void stall_file_download(const char* name, const char* type, const char* bytes, std::size_t length);
void stall_file_visit(const char* path, bool in_tab);
char* stall_file_startup(const char* name, std::size_t* length);

EMSCRIPTEN_KEEPALIVE void stall_on_file(char* name, char* bytes, std::size_t length) {
    using namespace stall::platform;
    std::string file_name = take_text(name);
    listener().file_arrived(std::move(file_name), take_bytes(bytes, length));
}
}

namespace stall::platform {

void attach_files() { stall_files_attach(); }

void choose_file(std::string_view accept) { stall_file_choose(std::string(accept).c_str()); }

void download(std::string_view file_name, std::string_view media_type, std::string_view bytes) {
    stall_file_download(std::string(file_name).c_str(), std::string(media_type).c_str(),
                        bytes.data(), bytes.size());
}

void visit(std::string_view path, Visit how) {
    stall_file_visit(std::string(path).c_str(), how == Visit::open);
}

std::string take_startup_file(std::string_view name) {
    std::size_t length = 0;
    char* bytes = stall_file_startup(std::string(name).c_str(), &length);
    return bytes != nullptr ? take_bytes(bytes, length) : std::string();
}

} // namespace stall::platform
