// What the browser says about the person and the machine: language, colour scheme, motion, network.
// Must not know what the page does with it.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace stall::platform {

struct Surroundings {
    std::string language; ///< the tag of the language whose texts the shell has loaded
    /// Where the texts of each language are: tag and path.
    std::vector<std::pair<std::string, std::string>> text_paths;
    bool prefers_dark = false;
    bool prefers_reduced_motion = false;
    bool is_online = true;
    bool is_visible = true;
    bool has_later = false; ///< a part of the program comes later: load_parts()
    bool is_mac = false;    ///< Cmd does what Ctrl does elsewhere
};

Surroundings read_surroundings();
/// Starts telling the Listener about changes.
void attach_surroundings();
/// Asks the server whether another version of this page is deployed; Listener::newer_version_found.
void look_for_newer();
/// Fetches the later part of the program; Listener::parts_loaded or Listener::parts_unreachable.
void load_parts();
/// Fetches a typeface of the site for take_startup_file(name); Listener::face_loaded.
void load_face(const char* name);
/// Loads the page again.
void reload();
/// The colour scheme and language that the page really shows, for the browser's own parts of it.
void show_surroundings(bool is_dark, const char* language);

} // namespace stall::platform
