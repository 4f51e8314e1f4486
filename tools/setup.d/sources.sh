# Sourced by tools/setup: third-party sources that we compile ourselves, for both targets. Nothing of them is committed.

if [ ! -f "$tools/imgui/imgui.cpp" ]; then
    say "fetching the sources of Dear ImGui 1.92"
    fetch_source imgui "$tools/imgui.new" forky sid
    grep -q '#define IMGUI_VERSION *"1\.92' "$tools/imgui.new/imgui.h" || die "Debian's Dear ImGui is not 1.92.x any more; tell CMake where one is with -DIMGUI_DIR=."
    rm -rf "$tools/imgui" && mv "$tools/imgui.new" "$tools/imgui"
fi
if [ ! -f "$tools/utf8proc/utf8proc.c" ]; then
    say "fetching the sources of utf8proc"
    fetch_source utf8proc "$tools/utf8proc" forky sid trixie "$codename"
fi
if [ ! -f "$tools/sqlite/sqlite3.c" ]; then
    say "fetching the SQLite amalgamation (it is inside the npm package better-sqlite3)"
    work=$(mktemp -d "$tools/fetch.XXXXXX")
    (cd "$work" && npm pack --silent better-sqlite3@12.6.2 >/dev/null 2>&1 && tar -xzf better-sqlite3-*.tgz) ||
        die "npm could not fetch better-sqlite3."
    mkdir -p "$tools/sqlite"
    found=$(find "$work/package/deps" -name 'sqlite3.c' | head -n 1)
    [ -n "$found" ] || die "better-sqlite3 holds no sqlite3.c."
    cp "$found" "$(dirname "$found")/sqlite3.h" "$tools/sqlite/"
    rm -rf "$work"
fi
{
    echo "emscripten $EMSCRIPTEN_VERSION"
    echo "imgui $(cat "$tools/imgui/ORIGIN" 2>/dev/null)"
    echo "utf8proc $(cat "$tools/utf8proc/ORIGIN" 2>/dev/null)"
    echo "sqlite $(sed -n 's/^#define SQLITE_VERSION *"\(.*\)"/\1/p' "$tools/sqlite/sqlite3.h" | head -n 1) sha256 $(sha256sum "$tools/sqlite/sqlite3.c" | cut -d' ' -f1)"
} >"$tools/versions.txt"
