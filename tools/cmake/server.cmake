# The REST backend: its library, its two hosts and their tests.

set(not_in_server "_test\\.cpp$")
if(EMSCRIPTEN)
  set(not_in_server "(_test|postgres[a-z_]*)\\.cpp$") # the sandbox has SQLite only
endif()
stall_sources(server_sources "server/api/*.cpp" "server/usecases/*.cpp" "server/storage/*.cpp" "server/market/*.cpp"
  "server/documents/*.cpp" EXCEPT "${not_in_server}|/documents/pdf/")
stall_library(stall_server SOURCES ${server_sources} LINK stall_core nlohmann stall_sqlite FLAGS ${STALL_SERVER_FLAGS})
if(TARGET stall_server)
  add_dependencies(stall_server generated_headers)
endif()

if(EMSCRIPTEN)
  stall_sources(sandbox_sources "server/hosts/sandbox/*.cpp" EXCEPT "_test\\.cpp$")
  stall_sources(sandbox_scripts "server/hosts/sandbox/*.js")
  stall_program(stall_sandbox SOURCES ${sandbox_sources} LINK stall_server stall_core FLAGS ${STALL_SERVER_FLAGS})
  if(TARGET stall_sandbox)
    set_target_properties(stall_sandbox PROPERTIES OUTPUT_NAME sandbox)
    target_link_options(stall_sandbox PRIVATE -sENVIRONMENT=node,worker -sDYNAMIC_EXECUTION=0 ${STALL_SERVER_FLAGS}
      -sMODULARIZE -sEXPORT_NAME=openSandbox -sEXPORTED_RUNTIME_METHODS=UTF8ToString,stringToNewUTF8,HEAPU8
      -sEXPORTED_FUNCTIONS=_main,_malloc,_free)
    stall_js_libraries(stall_sandbox ${sandbox_scripts})
  endif()
  return()
endif()

find_package(PkgConfig REQUIRED)
pkg_check_modules(pq IMPORTED_TARGET libpq)
if(TARGET stall_server)
  target_link_libraries(stall_server PUBLIC Threads::Threads)
  if(pq_FOUND)
    target_link_libraries(stall_server PUBLIC PkgConfig::pq)
    target_compile_definitions(stall_server PUBLIC STALL_WITH_POSTGRES=1)
  endif()
endif()
stall_sources(server_test_sources "server/*_test.cpp" EXCEPT "server/hosts/|/documents/pdf/")
stall_tests(server_tests SOURCES ${server_test_sources} LINK stall_server stall_core stall_sqlite nlohmann)

# The daemon is the only place with exceptions: its libraries throw. It alone draws documents as PDF.
stall_sources(pdf_sources "server/documents/pdf/*.cpp" EXCEPT "_test\\.cpp$")
pkg_check_modules(pdf_libraries REQUIRED IMPORTED_TARGET cairo-pdf pangocairo pangoft2 fontconfig libqpdf)
stall_library(stall_pdf EXCEPTIONS SOURCES ${pdf_sources} LINK stall_server stall_core PkgConfig::pdf_libraries)
if(TARGET stall_pdf)
  target_compile_definitions(stall_pdf PRIVATE POINTERHOLDER_TRANSITION=4) # qpdf's own pointers are the standard's
endif()
stall_sources(daemon_sources "server/hosts/daemon/*.cpp" EXCEPT "(_test|/main)\\.cpp$")
stall_sources(daemon_main "server/hosts/daemon/main.cpp")
stall_sources(daemon_test_sources "server/hosts/daemon/*_test.cpp" "server/documents/pdf/*_test.cpp")
if(daemon_sources OR daemon_main)
  find_package(Boost 1.81 REQUIRED)
  find_package(OpenSSL REQUIRED)
  find_package(ZLIB REQUIRED)
  pkg_check_modules(daemon_libraries REQUIRED IMPORTED_TARGET libsodium spdlog fmt libbrotlienc libbrotlidec)
  add_library(daemon_needs INTERFACE)
  target_link_libraries(daemon_needs INTERFACE Boost::headers OpenSSL::SSL OpenSSL::Crypto ZLIB::ZLIB Threads::Threads
    PkgConfig::daemon_libraries)
  stall_library(stall_daemon EXCEPTIONS SOURCES ${daemon_sources} LINK stall_pdf stall_server stall_core nlohmann daemon_needs)
  if(STALL_SANITIZE AND TARGET stall_daemon) # g++ 12 sees a mismatch inside Asio's coroutines under the sanitizers
    target_compile_options(stall_daemon PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-mismatched-new-delete>)
  endif()
  stall_program(stallkeeperd EXCEPTIONS SOURCES ${daemon_main} LINK stall_daemon stall_server stall_core daemon_needs)
  stall_tests(daemon_tests EXCEPTIONS SOURCES ${daemon_test_sources} LINK stall_daemon stall_server stall_core daemon_needs)
endif()
