// The address bar, the back button and the tab's title.
// Must not know what a route means.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stall::platform {

enum class HistoryEntry : std::uint8_t { push, replace };

/// What follows '#' in the URL, decoded no further.
std::string current_route();
/// Starts telling Listener::route_changed.
void attach_history();
void show_route(std::string_view fragment, HistoryEntry entry);
void set_title(std::string_view title);

} // namespace stall::platform
