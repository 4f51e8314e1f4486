// Dear ImGui's compile-time settings for every target (IMGUI_USER_CONFIG).
// Must not include anything: it is read before everything else.
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
#endif
