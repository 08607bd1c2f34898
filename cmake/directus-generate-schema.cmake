# directus_generate_schema: a header of structs from the schema of a Directus, made by the program
# directus-schema while building. docs/schema-generator.md has more.
#
#   directus_generate_schema(<target> SNAPSHOT <file or folder> | URL <url>
#                            OUTPUT <header> [NAMESPACE <namespace>] [SPLIT]
#                            [NAMES <collection>=<Struct>...] [PREFIX <text>] [SUFFIX <text>]
#                            [ONLY <collection>...] [EXCLUDE <collection>...]
#                            [REQUIRED] [STRICT] [ALLOW_INSECURE_HTTP])
#
# <target> may then `#include` the header by the name that OUTPUT gives. A relative OUTPUT lies in
# the build folder, an absolute one where it says.
#   SNAPSHOT  made anew whenever the file changes, or a file in the folder
#   URL       made once, and anew by the target <target>_schema. The credentials reach the build by
#             the environment (DIRECTUS_TOKEN, or DIRECTUS_EMAIL and DIRECTUS_PASSWORD), so that no
#             secret gets into the build folder.
#
# Cross compiling needs a directus-schema of the machine that builds: it is looked for in PATH, or
# named by -DDIRECTUS_SCHEMA_PROGRAM=<file>.

function(directus_generate_schema target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "STRICT;ALLOW_INSECURE_HTTP;SPLIT;REQUIRED"
                        "SNAPSHOT;URL;OUTPUT;NAMESPACE;PREFIX;SUFFIX" "NAMES;ONLY;EXCLUDE")
  _directus_schema_check("${target}")
  _directus_schema_program(program)

  if(IS_ABSOLUTE "${arg_OUTPUT}")
    set(header "${arg_OUTPUT}")
    cmake_path(GET header PARENT_PATH include_folder)
  else()
    set(include_folder "${CMAKE_CURRENT_BINARY_DIR}/${target}_schema")
    set(header "${include_folder}/${arg_OUTPUT}")
  endif()
  cmake_path(GET header PARENT_PATH header_folder)

  set(options --output "${header}")
  foreach(name IN ITEMS NAMESPACE PREFIX SUFFIX NAMES ONLY EXCLUDE)
    string(TOLOWER "--${name}" option)
    if(name STREQUAL "NAMES")
      set(option --name)
    endif()
    foreach(value IN LISTS arg_${name})
      list(APPEND options "${option}" "${value}")
    endforeach()
  endforeach()
  foreach(name IN ITEMS STRICT SPLIT REQUIRED ALLOW_INSECURE_HTTP)
    if(arg_${name})
      string(TOLOWER "--${name}" option)
      string(REPLACE "_" "-" option "${option}")
      list(APPEND options "${option}")
    endif()
  endforeach()

  if(arg_SNAPSHOT)
    cmake_path(ABSOLUTE_PATH arg_SNAPSHOT NORMALIZE OUTPUT_VARIABLE source)
    set(inputs "${source}")
    if(IS_DIRECTORY "${source}")
      # Also when one is added or gone, which CMake looks for before each build.
      file(GLOB_RECURSE inputs CONFIGURE_DEPENDS "${source}/*.json" "${source}/*.yaml" "${source}/*.yml")
    endif()
  else()
    set(source "${arg_URL}")
    set(inputs "")
  endif()

  # The program leaves a header alone that would not change, and what includes it is not built
  # again. So another file says when it has run.
  set(stamp "${CMAKE_CURRENT_BINARY_DIR}/${target}_schema.stamp")
  set(generate
      COMMAND "${CMAKE_COMMAND}" -E make_directory "${header_folder}"
      COMMAND "${program}" ${options} "${source}"
      COMMAND "${CMAKE_COMMAND}" -E touch "${stamp}")
  add_custom_command(
    OUTPUT "${stamp}"
    BYPRODUCTS "${header}" ${generate}
    DEPENDS "${program}" ${inputs}
    COMMENT "Generating ${arg_OUTPUT}"
    VERBATIM)
  if(arg_SNAPSHOT)
    add_custom_target(${target}_schema DEPENDS "${stamp}")
    add_dependencies(${target} ${target}_schema)
  else()
    add_custom_target(${target}_schema_once DEPENDS "${stamp}")
    add_dependencies(${target} ${target}_schema_once)
    add_custom_target(${target}_schema ${generate} COMMENT "Generating ${arg_OUTPUT} anew" VERBATIM)
  endif()

  get_target_property(type ${target} TYPE)
  if(type STREQUAL "INTERFACE_LIBRARY")
    set(scope INTERFACE)
  else()
    set(scope PUBLIC)
  endif()
  target_include_directories(${target} ${scope} "$<BUILD_INTERFACE:${include_folder}>")
endfunction()

macro(_directus_schema_check target)
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "directus_generate_schema does not know: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT TARGET "${target}")
    message(FATAL_ERROR "directus_generate_schema: ${target} is no target")
  endif()
  if(NOT arg_OUTPUT)
    message(FATAL_ERROR "directus_generate_schema: name the header, OUTPUT schema.hpp")
  endif()
  if(arg_SNAPSHOT AND arg_URL OR NOT (arg_SNAPSHOT OR arg_URL))
    message(FATAL_ERROR "directus_generate_schema: name either SNAPSHOT <file> or URL <url>")
  endif()
endmacro()

# What runs on this machine.
function(_directus_schema_program result)
  if(NOT DIRECTUS_SCHEMA_PROGRAM AND CMAKE_CROSSCOMPILING AND NOT CMAKE_CROSSCOMPILING_EMULATOR)
    # In PATH only: elsewhere are the programs of the target.
    find_program(
      DIRECTUS_SCHEMA_PROGRAM directus-schema NO_PACKAGE_ROOT_PATH NO_CMAKE_PATH
      NO_CMAKE_ENVIRONMENT_PATH NO_CMAKE_SYSTEM_PATH NO_CMAKE_FIND_ROOT_PATH)
    if(NOT DIRECTUS_SCHEMA_PROGRAM)
      message(FATAL_ERROR "directus_generate_schema: cross compiling needs a directus-schema of this "
                          "machine: put it into PATH, or name it by -DDIRECTUS_SCHEMA_PROGRAM=<file>")
    endif()
  endif()
  if(NOT DIRECTUS_SCHEMA_PROGRAM AND NOT TARGET directus::directus-schema)
    # A package manager that writes its own targets knows only the library.
    find_program(DIRECTUS_SCHEMA_PROGRAM directus-schema
                 HINTS "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/../../../bin")
  endif()
  if(DIRECTUS_SCHEMA_PROGRAM)
    set(${result} "${DIRECTUS_SCHEMA_PROGRAM}" PARENT_SCOPE)
  elseif(TARGET directus::directus-schema)
    set(${result} directus::directus-schema PARENT_SCOPE)
  else()
    message(FATAL_ERROR "directus_generate_schema: this directus-cpp was built without directus-schema: "
                        "set DIRECTUS_BUILD_SCHEMA_GENERATOR=ON there and install yaml-cpp, or name one by "
                        "-DDIRECTUS_SCHEMA_PROGRAM=<file>")
  endif()
endfunction()
