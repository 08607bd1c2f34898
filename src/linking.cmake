# What a program or a shared library gets from this library, and how big that is.

# What every item of a reply passes is compiled as the build type says (-O3 in a Release), what every
# request passes for speed with little growth, the rest for size. A folder is of one kind. That takes two
# fifths off a small program, for about a microsecond of each request.
set(every_item codec)
set(every_request async call commands core http http/curl query schema values)
set(little_growth -O2)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  list(APPEND little_growth -finline-limit=8 -fno-align-functions -fno-align-jumps -fno-align-labels -fno-align-loops)
endif()

function(directus_optimize)
  get_target_property(sources directus SOURCES)
  foreach(source IN LISTS sources)
    file(RELATIVE_PATH name "${CMAKE_CURRENT_SOURCE_DIR}" "${source}")
    get_filename_component(folder "${name}" DIRECTORY)
    if(folder IN_LIST every_item)
      continue()
    endif()
    set(level -Os)
    if(folder IN_LIST every_request)
      set(level ${little_growth})
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
