#!/usr/bin/env bash
# The one way in: sets the machine up, builds, runs, tests. `./do help` lists what it can do.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

say() { printf -- '-- %s\n' "$*"; }

prepare() {
    tools/setup
    # shellcheck source=/dev/null
    . "${STALLKEEPER_TOOLS:-.tools}/env.sh"
    . tools/build.sh
}

formatter() { command -v clang-format-19 || command -v clang-format; }
our_cpp() { git ls-files -co --exclude-standard '*.cpp' '*.hpp' | while read -r file; do [ ! -f "$file" ] || echo "$file"; done; }

run() {
    prepare
    say "building the daemon and the page (the first time takes some minutes)"
    build native stallkeeperd
    build wasm stallkeeper_page
    catalogue
    tools/web_bundle
    local arguments=(--site build/site "$@")
    [[ " $* " == *" --port "* ]] || arguments+=(--port 8080)
    [[ " $* " == *" --data "* ]] || arguments+=(--data data)
    exec build/native/stallkeeperd --demo "${arguments[@]}"
}

build_all() {
    prepare
    build native stallkeeperd core_tests server_tests daemon_tests web_tests
    build wasm stallkeeper_page
    build wasm-node core_tests stall_sandbox
    catalogue
    tools/web_bundle
}

# bench [NAME [options of that bench]]: what it prints becomes its section of bench/RESULTS.md.
bench() {
    prepare
    local name source printed wanted=${1:-}
    [ $# -eq 0 ] || shift
    mkdir -p build/bench
    for source in bench/"${wanted:-*}".cpp bench/"${wanted:-*}".mjs; do
        [ -f "$source" ] || continue
        name=$(basename "${source%.*}")
        printed=build/bench/$name.txt
        say "bench $name"
        case $source in
            */peers.mjs) build wasm peers_engine >&2 && node "$source" "$@" ;;
            *.mjs) bench_shop && STALLKEEPERD=build/native/stallkeeperd node "$source" "$@" ;;
            *) build native "bench_$name" >&2 && "build/native/bench_$name"
                build wasm-node "bench_$name" >&2 # only what needs no server is there
                [ ! -f "build/wasm-node/bench_$name.js" ] || node "build/wasm-node/bench_$name.js" ;;
        esac | tee "$printed"
        tools/bench_results "$name" "$printed"
    done
}
bench_shop() {
    build native stallkeeperd >&2
    build wasm stallkeeper_page >&2
    catalogue >&2
    tools/web_bundle >&2
}

help() {
    cat <<'HELP'
./do run [--port N] [--data DIR] [--ads N] [--database URL] [any option of stallkeeperd]
                  the demo shop in your browser: sets up, builds, serves on http://127.0.0.1:8080
./do check        the gates (layers, tidy, format, texts) and the native unit tests: about a minute
./do test [--at INSTANT]
                  everything: that, sanitizers, WebAssembly in Node, contract and browser tests, size budget; the
                  tests' shops begin at INSTANT (2026-12-01T00:30:00Z), without it on a working morning
./do bench [NAME] what is measured, all of bench/ or one; the last figures are in bench/RESULTS.md
./do build        all programs and the page, into build/
./do fmt          formats the C++ sources
./do clean        removes build/ (the tools in .tools and your data stay)
HELP
}

command=${1:-help}
[ $# -eq 0 ] || shift
case $command in
    run) run "$@" ;;
    build) build_all ;;
    bench) bench "$@" ;;
    test | check) prepare && exec tools/test_all "$command" "$@" ;;
    fmt) our_cpp | xargs -r "$(formatter)" -i ;;
    fmt-check) our_cpp | xargs -r "$(formatter)" --dry-run -Werror ;;
    clean) rm -rf build ;;
    help | --help | -h) help ;;
    *)
        echo "do: there is no '$command'." >&2
        help >&2
        exit 2
        ;;
esac
