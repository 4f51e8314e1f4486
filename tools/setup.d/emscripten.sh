# Sourced by tools/setup: Emscripten. Used if it is in the path and new enough, else Debian 13's, unpacked beside the system.

. "$repo/emsdk.env"
emscripten_home=$tools/emscripten/usr/share/emscripten
# enough VERSION: is it the pinned one or a newer one?
enough() { [ "$(printf '%s\n' "$EMSCRIPTEN_VERSION" "$1" | sort -V | head -n 1)" = "$EMSCRIPTEN_VERSION" ]; }
system_emcc_version() { emcc --version 2>/dev/null | sed -n '1s/.* \([0-9.]*\) .*/\1/p' | head -n 1; }

write_emscripten_config() {
    cat >"$tools/emscripten/config" <<CONFIG
LLVM_ROOT = '$(dirname "$(command -v clang-19)")'
LLVM_ADD_VERSION = '19'
CLANG_ADD_VERSION = '19'
BINARYEN_ROOT = '$tools/emscripten/usr'
NODE_JS = '$(command -v node)'
CACHE = '$emscripten_home/cache'
FROZEN_CACHE = True
CONFIG
}
# Binaryen comes from Debian 13 and wants its C library: point its programs, and nothing else, at the unpacked one.
bind_binaryen() {
    local root=$tools/emscripten/usr libraries loader program
    libraries=$(dirname "$(find "$root" -name 'libc.so.6' | head -n 1)")
    loader=$(find "$root" "$libraries" -name 'ld-linux*.so.*' | head -n 1)
    for program in "$root"/bin/wasm-*; do
        [ -L "$program" ] || patchelf --set-interpreter "$loader" --set-rpath "$libraries" "$program" 2>/dev/null || true
    done
    for program in $(find "$root" -name 'libbinaryen.so*' -type f); do patchelf --set-rpath "$libraries" "$program"; done
}
install_emscripten() {
    command -v clang-19 >/dev/null || die "Emscripten $EMSCRIPTEN_VERSION needs clang 19, and this system has no package for it."
    say "unpacking Emscripten $EMSCRIPTEN_VERSION from Debian 13 into the tool folder"
    rm -rf "$tools/emscripten"
    fetch_binaries "$tools/emscripten" "emscripten=$EMSCRIPTEN_VERSION*" binaryen libc6 libstdc++6 libgcc-s1
    bind_binaryen
    write_emscripten_config
    (cd "$emscripten_home" && npm install --ignore-scripts --no-save --no-audit --no-fund --silent acorn@8 >/dev/null 2>&1) ||
        die "npm could not fetch acorn, which Emscripten's JavaScript optimizer uses."
}

found_version=$(system_emcc_version || true)
if [ -n "$found_version" ] && enough "$found_version"; then
    emcc_folder=$(dirname "$(readlink -f "$(command -v emcc)")")
    emcc_config=${EM_CONFIG:-}
    say "using the machine's Emscripten, $found_version"
else
    emcc_folder=$emscripten_home
    emcc_config=$tools/emscripten/config
    if [ ! -f "$tools/emscripten/.ready-$EMSCRIPTEN_VERSION" ]; then
        install_emscripten
        EM_CONFIG=$emcc_config "$emcc_folder/emcc" --version >/dev/null || die "the unpacked Emscripten does not start."
        touch "$tools/emscripten/.ready-$EMSCRIPTEN_VERSION"
    fi
fi
