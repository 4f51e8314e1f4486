// What Dear ImGui calls instead of sscanf and fprintf (imgui_config.hpp says so).
// Must not know the kit: it is read before everything.
#pragma once

#include <cstdio>

/// Reads whole numbers: each %d, %i or %X of `format` (a width is skipped) into the next `int*`;
/// every other character must stand in `text` as it is. Returns how many numbers were read.
int stall_scan_numbers(const char* text, const char* format, ...);

/// Writes a formatted complaint, at most 1,023 bytes of it, to a stream. Returns how many.
int stall_report(std::FILE* stream, const char* format, ...);
