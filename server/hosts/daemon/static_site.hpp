// The page's files, held in memory from start: nothing of a request ever becomes a path on disk.
// Each file has its tag and, where the build made them, a brotli and a gzip twin.
// Must not know sockets or the API.
#pragma once

#include "core/base/result.hpp"
#include "server/hosts/daemon/content_coding.hpp"
#include "server/hosts/daemon/http_server.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace stall::hosts {

/// One file of the site in its codings.
struct SiteFile {
    std::string media_type;
    bool is_immutable = false; ///< its name carries a hash of its content
    std::string tag;           ///< of the plain bytes, without quotes
    std::shared_ptr<const std::string> plain;
    std::shared_ptr<const std::string> gzip;   ///< may be empty
    std::shared_ptr<const std::string> brotli; ///< may be empty
};

class StaticSite {
public:
    /// Reads every file under `folder`; "index.html" also answers "/". Errors: "site_unreadable".
    static Result<StaticSite> load(const std::string& folder);

    /// The answer to a GET or HEAD, also 304; nothing when no file has this path.
    std::optional<Answer> find(std::string_view path, const api::Headers& headers) const;
    void add(std::string path, SiteFile file) {
        files_.insert_or_assign(std::move(path), std::move(file));
    }

private:
    std::map<std::string, SiteFile, std::less<>> files_;
};

/// "application/wasm", "text/html; charset=utf-8" …; "application/octet-stream" for the unknown.
std::string_view media_type_of(std::string_view path);

/// "app.3f9c2a7e.wasm", "app-3f9c2a7e01.js": eight or more hex digits between marks.
bool has_hashed_name(std::string_view path);

/// True when an If-None-Match names the tag (weakly compared) or "*".
bool tag_is_known(std::string_view if_none_match, std::string_view tag);

} // namespace stall::hosts
