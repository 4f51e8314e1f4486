// Everything that can happen to the client's brain, as values. The runtime produces the first
// group; views and commands produce the rest. Must not know ImGui, a browser or who will listen.
#pragma once

#include "core/base/ids.hpp"
#include "web/app/ads/message.hpp"
#include "web/app/bulk/message.hpp"
#include "web/app/command.hpp"
#include "web/app/create/message.hpp"
#include "web/app/detail/message.hpp"
#include "web/app/imports/message.hpp"
#include "web/app/language.hpp"
#include "web/app/orders/message.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace stall::app::message {

// From web/runtime.

/// Once, before the first frame.
struct Started {
    std::vector<std::pair<std::string, std::string>> kept; ///< all that effect::Keep ever stored
    std::string route;                                     ///< the URL after '#', "" when none
    std::string language;                                  ///< the tag whose texts are there
    /// Where the texts of each language are: tag and path.
    std::vector<std::pair<std::string, std::string>> text_paths;
    bool prefers_dark = false;
    Instant now;
    std::uint64_t seed = 0; ///< random bits of this page; idempotency keys are made from it
    bool is_online = true;
    Parts parts = Parts::all;
};
/// Back, forward or a typed URL; not sent for the page's own effect::ShowRoute.
struct RouteChanged {
    std::string fragment;
};
/// The end of a fetch. With Delivery::lines and a 2xx status the body is empty (it came in chunks);
/// with any other status the body is whole.
struct ReplyArrived {
    std::int64_t request = 0;
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};
/// Complete lines of a 2xx reply, without their line breaks.
struct ChunkArrived {
    std::int64_t request = 0;
    std::vector<std::string> lines;
};
/// No answer came, or it broke off. Not sent after effect::Abort.
struct RequestFailed {
    std::int64_t request = 0;
};
struct Waited {
    std::int64_t timer = 0;
};
/// Chosen after effect::ChooseFile, or dropped on the page at any time.
struct FileArrived {
    std::string name;
    std::string bytes;
};
struct SchemeChanged {
    bool prefers_dark = false;
};
struct OnlineChanged {
    bool is_online = true;
};
struct VisibilityChanged {
    bool is_visible = true;
};
/// The answer to effect::LoadParts.
struct PartsArrived {
    enum class Outcome : std::uint8_t { loaded, unreachable } outcome = Outcome::loaded;
};
/// Something that the later part of the program draws is looked at.
struct PartsWanted {};
/// A frame is about to be drawn, or an answer is about to be read.
struct ClockRead {
    Instant now; ///< by the browser's clock
};
/// effect::Keep was refused: storage full or forbidden.
struct StorageRefused {};
/// The answer to effect::ReadBytes and ShrinkPicture; "" when there is none.
struct BytesRead {
    std::int64_t request = 0;
    std::string bytes;
};
/// The answer to effect::LookForNewer when there is a newer version; without one nothing comes.
struct NewerVersionFound {};

// From web/views.

struct EmailTyped {
    std::string text;
};
struct PasswordTyped {
    std::string text;
};
struct SignInPressed {};
struct ReloadPressed {};
struct ThemeChosen {
    ThemeChoice theme = ThemeChoice::system;
};
struct LanguageChosen {
    Language language = Language::en;
};
/// A named command, from a shortcut, the palette or a button.
struct CommandRun {
    Command command = Command::show_shortcuts;
};
struct PaletteTyped {
    std::string text;
};
/// Runs the entry with that index of palette_entries().
struct PaletteRun {
    std::size_t index = 0;
};
struct PaletteClosed {};
struct ShortcutsClosed {};
struct ToastDismissed {
    std::int64_t toast = 0;
};
struct ToastUndoPressed {
    std::int64_t toast = 0;
};

} // namespace stall::app::message

namespace stall::app {

using Message = std::variant<
    message::Started, message::RouteChanged, message::ReplyArrived, message::ChunkArrived,
    message::RequestFailed, message::Waited, message::FileArrived, message::SchemeChanged,
    message::OnlineChanged, message::VisibilityChanged, message::PartsArrived, message::PartsWanted,
    message::ClockRead, message::StorageRefused, message::BytesRead, message::NewerVersionFound,
    message::ReloadPressed, message::EmailTyped, message::PasswordTyped, message::SignInPressed,
    message::ThemeChosen, message::LanguageChosen, message::CommandRun, message::PaletteTyped,
    message::PaletteRun, message::PaletteClosed, message::ShortcutsClosed, message::ToastDismissed,
    message::ToastUndoPressed, create::Message, ads::Message, detail::Message, imports::Message,
    bulk::Message, orders::Message>;

} // namespace stall::app
