// What the client's brain wants done outside itself, as values; web/runtime carries them out.
// Must not know ImGui, a browser or how a fetch is made.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace stall::app::effect {

/// Answered by message::ReplyArrived (or ChunkArrived… then ReplyArrived with an empty body when
/// `delivery` is lines) or message::RequestFailed with the same `request`.
struct Fetch {
    std::int64_t request = 0;
    std::string method = "GET";
    std::string path;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    enum class Delivery : std::uint8_t { whole, lines } delivery = Delivery::whole;
    /// An endless one (the change stream) does not keep the page from being called idle.
    enum class End : std::uint8_t { awaited, endless } end = End::awaited;
    bool operator==(const Fetch&) const = default;
};
struct Abort {
    std::int64_t request = 0;
    bool operator==(const Abort&) const = default;
};
/// The URL after '#', for example "/ads?segment=best_price&q=iphone". Push on navigation, replace
/// while typing.
struct ShowRoute {
    std::string fragment;
    enum class History : std::uint8_t { push, replace } history = History::push;
    bool operator==(const ShowRoute&) const = default;
};
struct SetTitle {
    std::string title;
    bool operator==(const SetTitle&) const = default;
};
/// localStorage; answered only at start (message::Started carries what was kept).
struct Keep {
    std::string key;
    std::string value; ///< "" removes
    bool operator==(const Keep&) const = default;
};
/// What is too large for Keep (IndexedDB). Not answered; a refusal is message::StorageRefused.
struct KeepBytes {
    std::string key;
    std::string bytes; ///< "" removes
    bool operator==(const KeepBytes&) const = default;
};
/// Answered by message::BytesRead with the same `request`.
struct ReadBytes {
    std::int64_t request = 0;
    std::string key;
    bool operator==(const ReadBytes&) const = default;
};
/// A picture's file as pixels to draw: answered by message::BytesRead with side × side of red,
/// green, blue and alpha, the picture in the middle; with "" when the browser cannot read it.
struct ShrinkPicture {
    std::int64_t request = 0;
    std::string file;
    std::int32_t side = 0;
    bool operator==(const ShrinkPicture&) const = default;
};
/// Opens the browser's file chooser; answered by message::FileArrived.
struct ChooseFile {
    std::string accept = ".csv,text/csv";
    bool operator==(const ChooseFile&) const = default;
};
struct Download {
    std::string file_name;
    std::string media_type;
    std::string bytes;
    bool operator==(const Download&) const = default;
};
/// Another address of the same site: kept as a file, or opened in a tab of its own.
struct Visit {
    std::string path;
    enum class How : std::uint8_t { save, open } how = How::save;
    bool operator==(const Visit&) const = default;
};
struct Copy {
    std::string text;
    bool operator==(const Copy&) const = default;
};
/// Answered by message::Waited with the same `timer` after that long.
struct Wait {
    std::int64_t timer = 0;
    std::int32_t delay_ms = 0;
    bool operator==(const Wait&) const = default;
};

/// Asks whether another version of the page is deployed; see message::NewerVersionFound.
struct LoadParts {
    bool operator==(const LoadParts&) const = default;
};
struct LookForNewer {
    bool operator==(const LookForNewer&) const = default;
};
struct Reload {
    bool operator==(const Reload&) const = default;
};

} // namespace stall::app::effect

namespace stall::app {

using Effect =
    std::variant<effect::Fetch, effect::Abort, effect::ShowRoute, effect::SetTitle, effect::Keep,
                 effect::ChooseFile, effect::Download, effect::Visit, effect::Copy, effect::Wait,
                 effect::LoadParts, effect::LookForNewer, effect::Reload, effect::KeepBytes,
                 effect::ReadBytes, effect::ShrinkPicture>;

} // namespace stall::app
