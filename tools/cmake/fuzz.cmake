# The fuzz targets: one libFuzzer program for each file of tests/fuzz. For clang alone.

stall_sources(fuzz_sources "tests/fuzz/*.cpp")
foreach(source IN LISTS fuzz_sources)
  get_filename_component(name "${source}" NAME_WE)
  if(name STREQUAL "http")
    stall_program(fuzz_${name} SOURCES ${source} LINK stall_server stall_core doctest)
  else()
    stall_program(fuzz_${name} SOURCES ${source} LINK stall_core)
  endif()
  add_dependencies(fuzz_${name} generated_headers)
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
endforeach()
