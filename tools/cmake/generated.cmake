# Headers written at build time into <build>/generated, out of assets: the icons' names, the words and the themes.

find_program(STALL_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH REQUIRED) # the system's: it has fonttools
set(generated "${PROJECT_BINARY_DIR}/generated")
file(MAKE_DIRECTORY "${generated}")
set(assets "${PROJECT_SOURCE_DIR}/assets")

# stall_generated(HEADER TOOL FROM asset… COMMAND argument…): nothing happens while the tool or an asset is not there yet.
add_custom_target(generated_headers)
function(stall_generated header tool)
  cmake_parse_arguments(arg "" "" "FROM;COMMAND" ${ARGN})
  foreach(file IN LISTS arg_FROM tool)
    if(NOT EXISTS "${file}")
      return()
    endif()
  endforeach()
  add_custom_command(OUTPUT "${generated}/${header}" COMMAND "${STALL_PYTHON}" "${tool}" ${arg_COMMAND} "${generated}/${header}"
    DEPENDS "${tool}" ${arg_FROM} VERBATIM)
  string(MAKE_C_IDENTIFIER "${header}" name)
  add_custom_target(${name} DEPENDS "${generated}/${header}")
  add_dependencies(generated_headers ${name})
endfunction()

set(tools "${PROJECT_SOURCE_DIR}/tools")
stall_generated(icon_glyphs.hpp "${tools}/fonts" FROM "${assets}/icons.txt" COMMAND header "${assets}/icons.txt")
stall_generated(theme_tokens.hpp "${tools}/theme_header" FROM "${assets}/themes/light.json" "${assets}/themes/dark.json"
  COMMAND "${assets}/themes/light.json" "${assets}/themes/dark.json")
# The page's words, checked for completeness while they are turned into a table.
stall_sources(text_files "assets/texts/*.json")
stall_generated(texts_table.hpp "${tools}/texts_header/texts_header.py" FROM ${text_files} COMMAND "${assets}/texts")
# What errors mean in English, for programs that ask the backend.
stall_generated(error_sentences.hpp "${tools}/error_sentences" FROM "${assets}/texts/en.json" COMMAND "${assets}/texts/en.json")
# When clocks change, for core/time; and the holidays, which only the backend carries (decision 0010).
stall_generated(zone_facts.hpp "${tools}/zones" FROM "${assets}/calendars/zones.txt" COMMAND header "${assets}/calendars/zones.txt")
stall_generated(holidays_text.hpp "${tools}/text_constant" FROM "${assets}/calendars/holidays.txt"
  COMMAND stall::time::generated kHolidaysText "${assets}/calendars/holidays.txt")
# The words and colours of what is printed, for server/documents.
stall_sources(document_word_files "assets/documents/*.json")
stall_generated(document_words.hpp "${tools}/document_words" FROM ${document_word_files} "${assets}/themes/light.json"
  COMMAND "${assets}/documents" "${assets}/themes/light.json")
# The contract of /desk/v1, which the backend serves as it stands in docs.
set(contract "${PROJECT_SOURCE_DIR}/docs/openapi.yaml")
stall_generated(openapi_text.hpp "${tools}/text_constant" FROM "${contract}"
  COMMAND stall::api kOpenapiText "${contract}")

# How Unicode folds, asked of utf8proc by a program that the builder's machine runs, whatever the build is for.
find_program(STALL_HOST_CC NAMES gcc cc NO_CMAKE_FIND_ROOT_PATH REQUIRED)
find_program(STALL_HOST_CXX NAMES g++ c++ NO_CMAKE_FIND_ROOT_PATH REQUIRED)
set(host "${PROJECT_BINARY_DIR}/host")
file(MAKE_DIRECTORY "${host}")
add_custom_command(OUTPUT "${host}/utf8proc.o"
  COMMAND "${STALL_HOST_CC}" -w -O1 -DUTF8PROC_STATIC -c "${UTF8PROC_DIR}/utf8proc.c" -o "${host}/utf8proc.o"
  DEPENDS "${UTF8PROC_DIR}/utf8proc.c" "${UTF8PROC_DIR}/utf8proc_data.c" VERBATIM)
add_custom_command(OUTPUT "${generated}/fold_table.hpp"
  COMMAND "${STALL_HOST_CXX}" -std=c++20 -Wall -Wextra -Werror -O1 -DUTF8PROC_STATIC -isystem "${UTF8PROC_DIR}"
    "${tools}/fold_table.cpp" "${host}/utf8proc.o" -o "${host}/fold_table"
  COMMAND "${host}/fold_table" "${generated}/fold_table.hpp"
  DEPENDS "${tools}/fold_table.cpp" "${host}/utf8proc.o" VERBATIM)
add_custom_target(fold_table DEPENDS "${generated}/fold_table.hpp")
add_dependencies(generated_headers fold_table)
