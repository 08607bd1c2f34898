# What a program or a shared library gets from this library, and how big that is.

# What every value of a reply passes is compiled as the build type says (-O3 in a Release), what every
# item of a reply, and every header and letter of a request, passes for speed, what every request passes
# for speed with little growth, and the rest for size. A folder is of one kind, but for these sources and
# those that only a failure or the making of a client passes. That takes half off a small program.
set(every_value codec/value_reader_scalars.cpp)
set(every_item
    codec/value_reader.cpp
    codec/value_reader_choice.cpp
    core/url_encode.cpp
    http/headers.cpp
    http/validation.cpp)
set(every_request async call codec commands core http http/curl query schema values)
set(seldom
    call/client_context.cpp
    call/redactor.cpp
    call/redirect.cpp
    call/reply_error.cpp
    call/retry_after.cpp
    call/secret_text.cpp
    call/spelled.cpp
    codec/raw_items.cpp
    codec/socket_message.cpp
    commands/modifiers.cpp
    core/error.cpp
    core/one_line.cpp
    core/url.cpp
    core/value_text.cpp
    http/curl/error.cpp
    http/curl/global.cpp
    http/curl/setup.cpp
    http/curl/websocket.cpp
    http/curl/websockets.cpp
    query/custom_params.cpp)
set(little_growth -O2)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  list(APPEND little_growth -finline-limit=8 -fno-align-functions -fno-align-jumps -fno-align-labels -fno-align-loops)
endif()

function(directus_optimize)
  foreach(name IN LISTS every_value every_item seldom)
    if(NOT EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${name}")
      message(FATAL_ERROR "directus: linking.cmake names ${name}, which is not there")
    endif()
  endforeach()
  get_target_property(sources directus SOURCES)
  foreach(source IN LISTS sources)
    file(RELATIVE_PATH name "${CMAKE_CURRENT_SOURCE_DIR}" "${source}")
    get_filename_component(folder "${name}" DIRECTORY)
    if(name IN_LIST every_value)
      continue()
    endif()
    set(level -Os)
    if(name IN_LIST every_item)
      set(level -O2)
    elseif(folder IN_LIST every_request AND NOT name IN_LIST seldom)
      set(level ${little_growth})
    endif()
    set_property(SOURCE "${source}" TARGET_DIRECTORY directus APPEND
                 PROPERTY COMPILE_OPTIONS "$<$<CONFIG:Release>:${level}>")
    if(DIRECTUS_HAS_STRINGOP_STRATEGY)
      set_property(SOURCE "${source}" TARGET_DIRECTORY directus APPEND
                   PROPERTY COMPILE_OPTIONS "$<$<CONFIG:Release>:-mstringop-strategy=libcall>")
    endif()
  endforeach()
endfunction()

# For size g++ copies strings by an instruction that takes longer to begin than a short copy, and the
# linker may take that copy of a template for all.
include(CheckCXXCompilerFlag)
check_cxx_compiler_flag(-mstringop-strategy=libcall DIRECTUS_HAS_STRINGOP_STRATEGY)

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
