# Catch2 3 and Debian 12's 2.13 differ in header and target names; tests include <catch.hpp>-like
# `support/catch.hpp`, which picks the right one.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")

function(directus_test name)
  add_executable(${name} ${ARGN})
  target_include_directories(${name} PRIVATE "${CMAKE_CURRENT_FUNCTION_LIST_DIR}"
                                             "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(${name} PRIVATE directus::directus)
  if(Catch2_VERSION VERSION_LESS 3)
    target_sources(${name} PRIVATE "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/support/catch_main.cpp")
    # g++ 12 sees ghosts in Catch2 2.13 when a sanitizer is on.
    set_source_files_properties(
      "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/support/catch_main.cpp"
      PROPERTIES COMPILE_OPTIONS "$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>")
    target_link_libraries(${name} PRIVATE Catch2::Catch2)
  else()
    target_link_libraries(${name} PRIVATE Catch2::Catch2WithMain)
  endif()
  directus_warnings(${name})
endfunction()
