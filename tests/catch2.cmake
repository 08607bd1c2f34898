# Catch2 3 and Debian 12's 2.13 differ in header and target names; tests include <catch.hpp>-like
# `support/catch.hpp`, which picks the right one.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")

get_target_property(DIRECTUS_LIBRARY_TYPE directus TYPE)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux"
   AND DIRECTUS_LIBRARY_TYPE STREQUAL "STATIC_LIBRARY"
   AND NOT CMAKE_CXX_FLAGS MATCHES "libc[+][+]" # the names below are those of libstdc++
   AND NOT DIRECTUS_SANITIZE MATCHES "thread")
  set(DIRECTUS_WATCHES_SECRETS ON)
endif()

# The linker puts the watch and support/started.cpp between two objects only: where the sources are
# joined, what they wrap stays in objects of its own.
foreach(source async/operation auth/auth_exchange call/client_context core/error http/curl/transport http/validation)
  set_source_files_properties("${PROJECT_SOURCE_DIR}/src/${source}.cpp" TARGET_DIRECTORY directus
                              PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endforeach()

# Includes go unchecked then, so this is for systems on which a compiler takes long.
function(directus_precompile name)
  if(DIRECTUS_PRECOMPILE_TESTS)
    target_precompile_headers(${name} PRIVATE <directus/directus.hpp> ${ARGN})
  endif()
endfunction()

function(directus_test name)
  add_executable(${name} ${ARGN})
  set_target_properties(${name} PROPERTIES UNITY_BUILD OFF)
  target_include_directories(${name} PRIVATE "${CMAKE_CURRENT_FUNCTION_LIST_DIR}"
                                             "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(${name} PRIVATE directus::directus)
  if(Catch2_VERSION VERSION_LESS 3)
    target_sources(${name} PRIVATE "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/support/catch_main.cpp")
    # g++ 12 sees ghosts in Catch2 2.13 when a sanitizer is on.
    set_source_files_properties(
      "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/support/catch_main.cpp"
      PROPERTIES COMPILE_OPTIONS "$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>")
    foreach(source board catch_main secrets_watch skip) # these say what Catch2's header does
      set_source_files_properties("${CMAKE_CURRENT_FUNCTION_LIST_DIR}/support/${source}.cpp"
                                  PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    endforeach()
    target_link_libraries(${name} PRIVATE Catch2::Catch2)
  else()
    target_link_libraries(${name} PRIVATE Catch2::Catch2WithMain)
  endif()
  directus_precompile(${name} "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/support/catch.hpp")
  directus_watch_secrets(${name})
  directus_warnings(${name})
  # A test is compiled more often than it runs; the library keeps its own flags.
  target_compile_options(
    ${name} PRIVATE "$<$<AND:$<CONFIG:Release>,$<NOT:$<CXX_COMPILER_ID:MSVC>>>:-O1>")
  # The macros of Catch2 use __COUNTER__, which these call an extension of a C to come.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 22)
    target_compile_options(${name} PRIVATE -Wno-c2y-extensions)
  endif()
endfunction()

# Lets the program run asynchronously, with DIRECTUS_TEST_DRIVER=start: see support/started.cpp.
function(directus_start_operations name)
  if(NOT CMAKE_SYSTEM_NAME STREQUAL "Linux" OR NOT DIRECTUS_LIBRARY_TYPE STREQUAL "STATIC_LIBRARY")
    return()
  endif()
  target_sources(${name} PRIVATE "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/support/started.cpp")
  directus_mangled(space)
  set_source_files_properties("${CMAKE_CURRENT_FUNCTION_LIST_DIR}/support/started.cpp"
                              PROPERTIES COMPILE_DEFINITIONS "DIRECTUS_MANGLED=\"${space}\"")
  foreach(symbol _ZN${space}6detail11PendingBody3runEPv
                 _ZN${space}13CurlTransport4sendERKNS0_11HttpRequestERKNS0_11SendOptionsE)
    target_link_options(${name} PRIVATE "LINKER:--wrap=${symbol}")
  endforeach()
endfunction()

# How names in the library's namespace begin for the linker, as version.hpp has it.
function(directus_mangled result)
  set(space "v${directus_VERSION_MAJOR}_${directus_VERSION_MINOR}")
  string(LENGTH "${space}" length)
  set(${result}
      "8directus${length}${space}"
      PARENT_SCOPE)
endfunction()

# Puts support/secrets_watch.cpp between the library's own translation units: no production code
# knows of it. Its lock would hide races from the thread sanitizer.
function(directus_watch_secrets name)
  if(NOT DIRECTUS_WATCHES_SECRETS)
    return()
  endif()
  target_sources(${name} PRIVATE "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/support/secrets_watch.cpp")
  set(arguments "St17basic_string_viewIcSt11char_traitsIcE")
  directus_mangled(space)
  target_compile_definitions(${name} PRIVATE "DIRECTUS_MANGLED=\"${space}\"")
  foreach(
    symbol
    _ZN${space}5ErrorC1ENS0_12ErrorDetailsE
    _ZNK${space}5Error11withRequestE${arguments}ES5_
    _ZNK${space}6detail13ClientContext3logENS0_8LogLevelE${arguments}ESt16initializer_listINS0_8LogFieldEE
    _ZN${space}6detail15validateRequestERKNS0_11HttpRequestE
    _ZN${space}6detail11readSessionERKNS1_13ClientContextERKNS1_14CommandRequestERKNS0_12HttpResponseEb)
    target_link_options(${name} PRIVATE "LINKER:--wrap=${symbol}")
  endforeach()
endfunction()
