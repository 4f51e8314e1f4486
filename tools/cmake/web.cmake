# The browser app: its library and tests on any machine, and the page itself as WebAssembly.

set(web_folders app views kit mirror theme runtime platform/rules)
list(TRANSFORM web_folders PREPEND "web/")
list(TRANSFORM web_folders APPEND "/*.cpp")
stall_sources(web_sources ${web_folders} EXCEPT "_test\\.cpp$|/imgui_trimmed\\.cpp$")
stall_library(stall_web SOURCES ${web_sources} LINK stall_core stall_imgui nlohmann FLAGS ${STALL_UI_FLAGS})
if(TARGET stall_web)
  add_dependencies(stall_web generated_headers)
endif()

if(NOT EMSCRIPTEN)
  stall_sources(null_platform_sources "web/platform/null/*.cpp" EXCEPT "_test\\.cpp$")
  stall_sources(web_test_sources "web/*_test.cpp")
  if(web_test_sources)
    stall_tests(web_tests SOURCES ${web_test_sources} ${null_platform_sources} LINK stall_web stall_core stall_imgui)
    target_compile_definitions(web_tests PRIVATE "STALL_GENERATED=\"${PROJECT_BINARY_DIR}/generated\"")
  endif()
  return()
endif()

stall_sources(page_sources "web/main.cpp" "web/platform/*.cpp" EXCEPT "_test\\.cpp$|/null/|/rules/")
stall_sources(page_scripts "web/platform/*.js" EXCEPT "/null/|\\.test\\.js$")
stall_program(stallkeeper_page SOURCES ${page_sources} LINK stall_web stall_core stall_imgui FLAGS ${STALL_UI_FLAGS})
if(TARGET stallkeeper_page)
  set_target_properties(stallkeeper_page PROPERTIES OUTPUT_NAME stallkeeper)
  target_link_options(stallkeeper_page PRIVATE --profiling-funcs -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=0 -Oz -fno-exceptions "SHELL:--closure 1"
    "SHELL:--closure-args=--externs=${PROJECT_SOURCE_DIR}/tools/cmake/closure_externs.js"
    -sENVIRONMENT=web -sFILESYSTEM=0 -sMALLOC=emmalloc -sDYNAMIC_EXECUTION=0
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sGL_ENABLE_GET_PROC_ADDRESS=0 -sGL_TRACK_ERRORS=0
    -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0 -sGL_SUPPORT_SIMPLE_ENABLE_EXTENSIONS=0 -sGL_SUPPORT_EXPLICIT_SWAP_CONTROL=0
    "-sINCOMING_MODULE_JS_API=[canvas,instantiateWasm,locateFile,noInitialRun,onAbort,onRuntimeInitialized,print,printErr]")
  stall_js_libraries(stallkeeper_page ${page_scripts})
endif()

# The table engine alone, the page's own library, for bench/peers.mjs.
stall_program(peers_engine SOURCES "${PROJECT_SOURCE_DIR}/bench/peers/engine.cpp" LINK stall_core FLAGS -O3 -msimd128)
set_target_properties(peers_engine PROPERTIES SUFFIX .mjs OUTPUT_NAME engine RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/peers_engine" EXCLUDE_FROM_ALL ON)
target_link_options(peers_engine PRIVATE -O3 -fno-exceptions --no-entry -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web
  -sFILESYSTEM=0 -sMALLOC=emmalloc -sMAXIMUM_MEMORY=4GB -sEXPORTED_FUNCTIONS=_malloc)
