# Sourced by ./do and tools/test_all: builds targets of a preset, one caller at a time in one build folder.

has_target() { ninja -C "build/$1" -t query "$2" >/dev/null 2>&1; }

# configure PRESET: says nothing unless it fails. Runs at each call, so that new files and targets are seen.
configure() {
    mkdir -p build
    cmake --preset "$1" >"build/configure-$1.log" 2>&1 || {
        cat "build/configure-$1.log" >&2
        echo "build: configuring '$1' failed." >&2
        return 1
    }
}

# build PRESET TARGET…: targets whose folder has no source yet are left out.
build() {
    local preset=$1 target wanted=()
    shift
    (
        mkdir -p build
        exec 8>"build/.lock-$preset"
        flock 8
        configure "$preset" || exit 1
        for target in "$@"; do has_target "$preset" "$target" && wanted+=("$target"); done
        [ ${#wanted[@]} -eq 0 ] || cmake --build --preset "$preset" -j "$(nproc)" --target "${wanted[@]}"
    )
}

# The demo shop's products, made once from the device lists that tools/setup fetched.
catalogue() {
    local made=build/generated/catalogue.jsonl
    [ -f tools/catalogue/make.mjs ] || return 0
    [ -f "$made" ] && [ -z "$(find tools/catalogue -newer "$made" -print -quit)" ] || node tools/catalogue/make.mjs "$made"
}
