# What a program or a shared library gets from this library, and how big that is.

# What every request and every item of a reply passes is compiled as the build type says (-O3 in a
# Release); what waits for a server or a disk for size; the rest for speed without growth. A folder is
# of one kind. That takes a third off a small program, at no cost that the benchmark can see.
set(always call codec http http/curl)
set(waiting auth files graphql live realtime rest)

function(directus_optimize)
  get_target_property(sources directus SOURCES)
  foreach(source IN LISTS sources)
    file(RELATIVE_PATH name "${CMAKE_CURRENT_SOURCE_DIR}" "${source}")
    get_filename_component(folder "${name}" DIRECTORY)
    if(folder IN_LIST always)
      continue()
    elseif(folder IN_LIST waiting)
      set(level -Os)
    else()
      set(level -O2)
    endif()
    set_property(SOURCE "${source}" TARGET_DIRECTORY directus APPEND
                 PROPERTY COMPILE_OPTIONS "$<$<CONFIG:Release>:${level}>")
  endforeach()
endfunction()

if(NOT MSVC)
  # In other builds a source has nothing of its own, so that CMAKE_UNITY_BUILD may join them.
  if(CMAKE_CONFIGURATION_TYPES OR CMAKE_BUILD_TYPE STREQUAL "Release")
    directus_optimize()
  endif()
  # A program linked with --gc-sections leaves out the functions that it does not call.
  target_compile_options(directus PRIVATE -ffunction-sections -fdata-sections)
endif()

# Templates of the standard library are visible whatever we say; a version script hides them.
get_target_property(directus_type directus TYPE)
if(directus_type STREQUAL "SHARED_LIBRARY" AND UNIX AND NOT APPLE)
  set(exports "${CMAKE_CURRENT_LIST_DIR}/exports.map")
  target_link_options(directus PRIVATE "LINKER:--version-script=${exports}")
  set_property(TARGET directus APPEND PROPERTY LINK_DEPENDS "${exports}")
endif()
