# The few functions CMakeLists.txt is written with: finding sources and making our targets. Nothing of the shop.

# stall_sources(OUT glob… [EXCEPT regex]): the files, found again at every build, so that adding one needs no edit here.
function(stall_sources out)
  cmake_parse_arguments(arg "" "EXCEPT" "" ${ARGN})
  list(TRANSFORM arg_UNPARSED_ARGUMENTS PREPEND "${PROJECT_SOURCE_DIR}/")
  file(GLOB_RECURSE found CONFIGURE_DEPENDS ${arg_UNPARSED_ARGUMENTS})
  if(arg_EXCEPT)
    list(FILTER found EXCLUDE REGEX "${arg_EXCEPT}")
  endif()
  set(${out} "${found}" PARENT_SCOPE)
endfunction()

# Our own code: C++20, all warnings are errors, includes are written from the top of the repository.
function(stall_ours target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Werror
    $<$<CXX_COMPILER_ID:Clang>:-Wno-bitwise-instead-of-logical> # branch-free loops over columns are meant
    # g++ 14 takes what stands in optionals for never set; Clang and the sanitized build look for what really is not.
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_GREATER_EQUAL:$<CXX_COMPILER_VERSION>,13>>:-Wno-maybe-uninitialized>)
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}"
    "${PROJECT_BINARY_DIR}/generated")
endfunction()

# stall_library(NAME SOURCES … LINK … [OPTIMIZE flag]): nothing happens while the folder has no source yet.
function(stall_library name)
  cmake_parse_arguments(arg "EXCEPTIONS" "" "SOURCES;LINK;FLAGS" ${ARGN})
  if(NOT arg_SOURCES)
    return()
  endif()
  add_library(${name} STATIC ${arg_SOURCES})
  stall_ours(${name})
  stall_link(${name} ${arg_LINK})
  if(NOT arg_EXCEPTIONS)
    list(APPEND arg_FLAGS -fno-exceptions)
  endif()
  target_compile_options(${name} PRIVATE ${arg_FLAGS})
endfunction()

# stall_program(NAME SOURCES … LINK …): the same for an executable.
function(stall_program name)
  cmake_parse_arguments(arg "EXCEPTIONS" "" "SOURCES;LINK;FLAGS" ${ARGN})
  if(NOT arg_SOURCES)
    return()
  endif()
  add_executable(${name} ${arg_SOURCES})
  stall_ours(${name})
  stall_link(${name} ${arg_LINK})
  if(NOT arg_EXCEPTIONS)
    list(APPEND arg_FLAGS -fno-exceptions)
  endif()
  target_compile_options(${name} PRIVATE ${arg_FLAGS})
  if(EMSCRIPTEN)
    target_link_options(${name} PRIVATE -sSTACK_SIZE=1MB -sALLOW_MEMORY_GROWTH)
  endif()
endfunction()

# stall_tests(NAME SOURCES … LINK …): a doctest program around the tests found; in WebAssembly it runs in Node and
# reads files as the native one does.
function(stall_tests name)
  cmake_parse_arguments(arg "EXCEPTIONS" "" "SOURCES;LINK" ${ARGN})
  if(NOT arg_SOURCES)
    return()
  endif()
  if(arg_EXCEPTIONS)
    stall_program(${name} EXCEPTIONS SOURCES ${arg_SOURCES} "${PROJECT_SOURCE_DIR}/tests/doctest_main.cpp" LINK ${arg_LINK} doctest)
  else()
    stall_program(${name} SOURCES ${arg_SOURCES} "${PROJECT_SOURCE_DIR}/tests/doctest_main.cpp" LINK ${arg_LINK} doctest)
    target_compile_definitions(${name} PRIVATE DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS)
  endif()
  stall_for_node(${name})
endfunction()

function(stall_for_node name)
  if(EMSCRIPTEN)
    target_link_options(${name} PRIVATE -sENVIRONMENT=node -sEXIT_RUNTIME=1 -sNODERAWFS=1)
  endif()
endfunction()

# Links what exists; a library of ours whose folder is still empty is left out.
function(stall_link name)
  foreach(library IN LISTS ARGN)
    if(TARGET ${library})
      target_link_libraries(${name} PUBLIC ${library})
    elseif(NOT library MATCHES "^stall_")
      target_link_libraries(${name} PUBLIC ${library})
    endif()
  endforeach()
endfunction()

# stall_js_libraries(TARGET file…): JavaScript linked into the module; editing one links again.
function(stall_js_libraries name)
  foreach(file IN LISTS ARGN)
    target_link_options(${name} PRIVATE "SHELL:--js-library ${file}")
    set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS "${file}")
  endforeach()
endfunction()
