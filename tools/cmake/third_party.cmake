# What we did not write, as targets: header-only libraries of the system, and the sources that tools/setup fetched.
# They are compiled without warnings and included as system headers.

set(STALL_TOOLS "$ENV{STALLKEEPER_TOOLS}" CACHE PATH "Where tools/setup put things")
if(NOT STALL_TOOLS)
  set(STALL_TOOLS "${PROJECT_SOURCE_DIR}/.tools")
endif()
set(IMGUI_DIR "${STALL_TOOLS}/imgui" CACHE PATH "The sources of Dear ImGui 1.92.x")
set(SQLITE_DIR "${STALL_TOOLS}/sqlite" CACHE PATH "The folder of sqlite3.c and sqlite3.h")
set(UTF8PROC_DIR "${STALL_TOOLS}/utf8proc" CACHE PATH "The sources of utf8proc")

# stall_headers(NAME folder): one folder of /usr/include, linked alone, because the rest of it is not for WebAssembly.
function(stall_headers name)
  find_path(STALL_${name}_PARENT ${name} PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/third_party/${name}")
  file(CREATE_LINK "${STALL_${name}_PARENT}/${name}" "${PROJECT_BINARY_DIR}/third_party/${name}/${name}" SYMBOLIC)
  add_library(${name} INTERFACE)
  target_include_directories(${name} SYSTEM INTERFACE "${PROJECT_BINARY_DIR}/third_party/${name}")
endfunction()
stall_headers(nlohmann)
stall_headers(doctest)

function(stall_third_party name folder)
  add_library(${name} STATIC ${ARGN})
  target_include_directories(${name} SYSTEM PUBLIC "${folder}")
  target_compile_options(${name} PRIVATE -w)
endfunction()

# For tests alone: what the generated table of foldings is compared with. generated.cmake asks it for that table.
if(NOT STALL_PAGE)
  stall_third_party(utf8proc "${UTF8PROC_DIR}" "${UTF8PROC_DIR}/utf8proc.c")
  target_compile_definitions(utf8proc PUBLIC UTF8PROC_STATIC)
  target_compile_options(utf8proc PRIVATE -O2)
endif()

stall_third_party(stall_sqlite "${SQLITE_DIR}" "${SQLITE_DIR}/sqlite3.c")
target_compile_definitions(stall_sqlite PRIVATE
  SQLITE_DQS=0 SQLITE_DEFAULT_MEMSTATUS=0 SQLITE_DEFAULT_FOREIGN_KEYS=1 SQLITE_ENABLE_FTS5 SQLITE_LIKE_DOESNT_MATCH_BLOBS
  SQLITE_OMIT_DEPRECATED SQLITE_OMIT_LOAD_EXTENSION SQLITE_OMIT_SHARED_CACHE SQLITE_TRUSTED_SCHEMA=0 SQLITE_USE_ALLOCA
  $<IF:$<BOOL:${EMSCRIPTEN}>,SQLITE_THREADSAFE=0,SQLITE_THREADSAFE=2>)
if(NOT EMSCRIPTEN)
  find_package(Threads REQUIRED)
  target_link_libraries(stall_sqlite PUBLIC Threads::Threads ${CMAKE_DL_LIBS})
endif()
target_compile_options(stall_sqlite PRIVATE -O2)

set(imgui_sources imgui.cpp imgui_draw.cpp imgui_widgets.cpp misc/cpp/imgui_stdlib.cpp) # no imgui_tables.cpp: see imgui_trimmed.cpp
if(STALL_PAGE)
  list(APPEND imgui_sources backends/imgui_impl_opengl3.cpp)
endif()
list(TRANSFORM imgui_sources PREPEND "${IMGUI_DIR}/")
if(STALL_PAGE) # misuse is found by the native tests, which keep the recovery from it (docs/decisions/0004)
  file(READ "${IMGUI_DIR}/imgui.cpp" imgui_text)
  string(REGEX REPLACE "if \\(g\\.IO\\.ConfigErrorRecovery\\)\n +ErrorRecoveryTryToRecover(Window)?State\\([^\n]*\\);" "" imgui_trimmed_text "${imgui_text}")
  if(imgui_trimmed_text STREQUAL imgui_text)
    message(FATAL_ERROR "imgui.cpp calls its recovery from misuse otherwise than tools/cmake/third_party.cmake knows")
  endif()
  file(WRITE "${PROJECT_BINARY_DIR}/imgui_unrecovering/imgui.cpp.new" "${imgui_trimmed_text}")
  configure_file("${PROJECT_BINARY_DIR}/imgui_unrecovering/imgui.cpp.new" "${PROJECT_BINARY_DIR}/imgui_unrecovering/imgui.cpp" COPYONLY)
  list(TRANSFORM imgui_sources REPLACE "^.*/imgui\\.cpp$" "${PROJECT_BINARY_DIR}/imgui_unrecovering/imgui.cpp")
endif()
list(APPEND imgui_sources "${PROJECT_SOURCE_DIR}/web/kit/imgui_trimmed.cpp")
stall_third_party(stall_imgui "${IMGUI_DIR}" ${imgui_sources})
target_include_directories(stall_imgui SYSTEM PUBLIC "${IMGUI_DIR}/backends" "${IMGUI_DIR}/misc/cpp")
target_include_directories(stall_imgui PUBLIC "${PROJECT_SOURCE_DIR}")
target_compile_features(stall_imgui PUBLIC cxx_std_20)
target_compile_definitions(stall_imgui PUBLIC $<$<BOOL:${EMSCRIPTEN}>:IMGUI_IMPL_OPENGL_ES3>)
target_compile_definitions(stall_imgui PUBLIC "IMGUI_USER_CONFIG=\"web/kit/imgui_config.hpp\"")
target_compile_options(stall_imgui PRIVATE ${STALL_UI_FLAGS})
