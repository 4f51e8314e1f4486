# Sourced by tools/setup: writes env.sh, which ./do reads and which a shell may source to use the same tools.

cat >"$tools/env.sh" <<ENV
# Made by tools/setup. Where the tools of this checkout are.
export STALLKEEPER_TOOLS='$tools'
export EMSCRIPTEN_ROOT='$emcc_folder'
${emcc_config:+export EM_CONFIG='$emcc_config'}
export EM_CLOSURE_COMPILER='$closure_compiler'
export EMSDK_PYTHON='/usr/bin/python3' # a version manager's stand-in costs a quarter of a second a file
export NODE_PATH='$tools/node_modules'
export CHROMIUM='$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)'
export CCACHE_BASEDIR='$repo' CCACHE_NOHASHDIR=1 # one cache for all build folders
export PATH='$emcc_folder':${node_folder:+'$node_folder':}"\$PATH"
ENV
