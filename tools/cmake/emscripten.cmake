# The toolchain of the presets `wasm` and `wasm-node`: finds Emscripten where tools/setup wrote it down.

set(stall_tools "$ENV{STALLKEEPER_TOOLS}")
if(NOT stall_tools)
  set(stall_tools "${CMAKE_CURRENT_LIST_DIR}/../../.tools")
endif()
if(NOT EXISTS "${stall_tools}/env.sh")
  message(FATAL_ERROR "Run tools/setup first: ${stall_tools}/env.sh is missing.")
endif()
file(STRINGS "${stall_tools}/env.sh" root_line REGEX "^export EMSCRIPTEN_ROOT=")
string(REGEX REPLACE "^export EMSCRIPTEN_ROOT='(.*)'$" "\\1" EMSCRIPTEN_ROOT_PATH "${root_line}")
include("${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake")
