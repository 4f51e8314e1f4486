// Loading and choosing of static_site.hpp. Must not know sockets or the API.
#include "server/hosts/daemon/static_site.hpp"

#include "server/hosts/daemon/security_headers.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace stall::hosts {
namespace {

namespace files = std::filesystem;
using Bytes = std::shared_ptr<const std::string>;

struct TypeOfEnding {
    std::string_view ending;
    std::string_view media_type;
};
constexpr std::array kTypes = {
    TypeOfEnding{".html", "text/html; charset=utf-8"},
    TypeOfEnding{".js", "text/javascript; charset=utf-8"},
    TypeOfEnding{".mjs", "text/javascript; charset=utf-8"},
    TypeOfEnding{".css", "text/css; charset=utf-8"},
    TypeOfEnding{".wasm", "application/wasm"},
    TypeOfEnding{".json", "application/json; charset=utf-8"},
    TypeOfEnding{".webmanifest", "application/manifest+json; charset=utf-8"},
    TypeOfEnding{".txt", "text/plain; charset=utf-8"},
    TypeOfEnding{".svg", "image/svg+xml"},
    TypeOfEnding{".png", "image/png"},
    TypeOfEnding{".ico", "image/x-icon"},
    TypeOfEnding{".ttf", "font/ttf"},
    TypeOfEnding{".otf", "font/otf"},
    TypeOfEnding{".woff2", "font/woff2"},
};

Bytes read_file(const files::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return nullptr;
    return std::make_shared<const std::string>(std::istreambuf_iterator<char>(file),
                                               std::istreambuf_iterator<char>());
}

std::string tag_of(const std::string& bytes) {
    std::array<unsigned char, 16> digest;
    crypto_generichash(digest.data(), digest.size(),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr,
                       0);
    std::array<char, 33> hex;
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return hex.data();
}

bool is_hex_run(std::string_view part) {
    return part.size() >= 8 && std::all_of(part.begin(), part.end(), [](char letter) {
               return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
           });
}

} // namespace

std::string_view media_type_of(std::string_view path) {
    const auto found = std::find_if(kTypes.begin(), kTypes.end(),
                                    [&](const auto& type) { return path.ends_with(type.ending); });
    return found == kTypes.end() ? "application/octet-stream" : found->media_type;
}

bool has_hashed_name(std::string_view path) {
    std::string_view name = path.substr(path.rfind('/') + 1);
    bool is_first = true;
    while (true) {
        const std::size_t end = name.find_first_of(".-_");
        if (end == std::string_view::npos) return false;
        if (!is_first && is_hex_run(name.substr(0, end))) return true;
        is_first = false;
        name.remove_prefix(end + 1);
    }
}

bool tag_is_known(std::string_view if_none_match, std::string_view tag) {
    const std::string quoted = "\"" + std::string(tag) + "\"";
    return if_none_match == "*" || if_none_match.find(quoted) != std::string_view::npos;
}

Result<StaticSite> StaticSite::load(const std::string& folder) {
    std::error_code failure;
    files::recursive_directory_iterator walk(folder, failure);
    if (failure) return Error{"site_unreadable", "", folder, failure.message()};
    StaticSite site;
    for (const files::directory_entry& entry : walk) {
        if (!entry.is_regular_file()) continue;
        const std::string ending = entry.path().extension().string();
        if (ending == ".br" || ending == ".gz" || ending == ".map") continue;
        const std::string path = "/" + files::relative(entry.path(), folder).generic_string();
        SiteFile file;
        file.plain = read_file(entry.path());
        if (!file.plain)
            return Error{"site_unreadable", "", entry.path().string(), "a readable file"};
        file.media_type = media_type_of(path);
        file.is_immutable = has_hashed_name(path);
        file.tag = tag_of(*file.plain);
        file.brotli = read_file(entry.path().string() + ".br");
        file.gzip = read_file(entry.path().string() + ".gz");
        if (path == "/index.html") site.add("/", file);
        site.add(path, std::move(file));
    }
    return site;
}

std::optional<Answer> StaticSite::find(std::string_view path, const api::Headers& headers) const {
    const auto found = files_.find(path);
    if (found == files_.end()) return std::nullopt;
    const SiteFile& file = found->second;
    const Coding coding = choose_coding(api::find_header(headers, "Accept-Encoding").value_or(""),
                                        file.gzip != nullptr, file.brotli != nullptr);
    std::string tag = file.tag;
    if (coding != Coding::identity) tag += "-" + std::string(name_of(coding));

    Answer answer;
    answer.headers = page_headers();
    answer.headers.emplace_back("ETag", "\"" + tag + "\"");
    answer.headers.emplace_back(
        "Cache-Control", file.is_immutable ? "public, max-age=31536000, immutable" : "no-cache");
    answer.headers.emplace_back("Vary", "Accept-Encoding");
    const auto known = api::find_header(headers, "If-None-Match");
    if (known && tag_is_known(*known, tag)) {
        answer.status = 304;
        answer.body = std::string();
        return answer;
    }
    answer.headers.emplace_back("Content-Type", file.media_type);
    if (coding != Coding::identity)
        answer.headers.emplace_back("Content-Encoding", std::string(name_of(coding)));
    answer.body = coding == Coding::brotli ? file.brotli
                  : coding == Coding::gzip ? file.gzip
                                           : file.plain;
    return answer;
}

} // namespace stall::hosts
