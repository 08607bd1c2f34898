# directus_yaml_cpp: the target of yaml-cpp, by which the program directus-schema reads snapshots; "" where
# the program is not built. The library does not need it.
set(directus_yaml_cpp "")
if(DIRECTUS_BUILD_SCHEMA_GENERATOR)
  find_package(yaml-cpp QUIET)
  directus_too_old(too_old yaml-cpp)
  # Version 0.8 has put its target into a namespace.
  foreach(candidate IN ITEMS yaml-cpp::yaml-cpp yaml-cpp)
    if(NOT too_old AND NOT directus_yaml_cpp AND TARGET ${candidate})
      set(directus_yaml_cpp ${candidate})
    endif()
  endforeach()
  if(NOT directus_yaml_cpp)
    set(missing "directus-schema reads YAML by yaml-cpp, which is not there: install it (Debian: libyaml-cpp-dev; \
vcpkg and Conan: yaml-cpp), or leave the program out by -DDIRECTUS_BUILD_SCHEMA_GENERATOR=OFF")
    if(too_old)
      set(missing "${too_old}, by which directus-schema reads YAML: leave the program out by \
-DDIRECTUS_BUILD_SCHEMA_GENERATOR=OFF")
    endif()
    if(PROJECT_IS_TOP_LEVEL OR DIRECTUS_INSTALL)
      message(FATAL_ERROR "${missing}")
    endif()
    # In somebody else's project only those who generate a schema miss the program.
    message(STATUS "${missing}")
  endif()
endif()
