# What a program or a shared library gets of ours, and how big that is.

# What every request and every item of a reply passes is compiled as the build type says (-O3 in a
# Release); other things of a request for speed without growth; the rest, which waits for a server or
# a disk, for size. That takes a third off a small program, at no cost that the benchmark can see.
set(always
    "commands/(command|items_request|request_builder)"
    "core/(json_text|secret|url_encode|url_resolve|utf8)"
    "http/(body|body_pool|curl_callbacks|curl_pool|curl_request|curl_slot|exchange|headers|validation)"
    "rest/(attempts|pipeline|reply|rest)"
    "schema/(decode|document|field_lookup|json_parser|json_parts|value_reader.*)")
set(waiting
    "auth/[^s].*"
    "auth/(session|storage).*"
    "commands/(assets|streams|tus|upload.*)"
    "core/(error|files_.*|part_file|process|url_path)"
    "http/(content_range|curl_error|curl_global|form_data|mime_types|reply_error|retry_after)"
    "rest/(paging|read_all|redirect|upload.*)"
    "schema/(alterations|custom_params|encode|error_body|format_fields)")

function(directus_optimize)
  list(JOIN always "|" always)
  list(JOIN waiting "|" waiting)
  get_target_property(sources directus SOURCES)
  foreach(source IN LISTS sources)
    file(RELATIVE_PATH name "${CMAKE_CURRENT_SOURCE_DIR}" "${source}")
    if(name MATCHES "^(${always})\\.cpp$")
      continue()
    elseif(name MATCHES "^(${waiting})\\.cpp$")
      set(level -Os)
    else()
      set(level -O2)
    endif()
    set_property(SOURCE "${source}" TARGET_DIRECTORY directus APPEND
                 PROPERTY COMPILE_OPTIONS "$<$<CONFIG:Release>:${level}>")
  endforeach()
endfunction()

if(NOT MSVC)
  directus_optimize()
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
