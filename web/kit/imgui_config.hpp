// Dear ImGui's compile-time settings for every target (IMGUI_USER_CONFIG). Must not know anything
// of ours but the stand-ins.
#pragma once

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_WIN32_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
// Buyers write emoji and every script.
#define IMGUI_USE_WCHAR32
#ifdef __EMSCRIPTEN__
// The page brings its own typeface; the built-in one would be 10 kB for nothing.
#define IMGUI_DISABLE_DEFAULT_FONT
// Misuse of the library is found by the native tests, which keep the words for it.
#define IM_ASSERT_USER_ERROR(is_right, words) ((void)0)
#endif
// Formatting, scanning and tables come from imgui_trimmed.cpp (docs/decisions/0004).
#define IMGUI_DISABLE_DEFAULT_FORMAT_FUNCTIONS
#include "web/kit/imgui_trimmed.hpp"
#include <cstdio> // before its functions are renamed
#define sscanf stall_scan_numbers
#define fprintf stall_report
