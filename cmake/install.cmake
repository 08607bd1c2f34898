# The package `directus`: find_package(directus) gives the target directus::directus, and
# `pkg-config directus` the same to other build systems. The components are what cmake/packages.cmake
# makes Debian packages of.
include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/directus")

install(
  TARGETS directus
  EXPORT directus-targets
  RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT directus_runtime
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT directus_runtime NAMELINK_COMPONENT directus_development
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT directus_development)
if(TARGET directus_schema)
  # Finds the shared library beside it, wherever both are moved to.
  file(RELATIVE_PATH to_libraries "/${CMAKE_INSTALL_BINDIR}" "/${CMAKE_INSTALL_LIBDIR}")
  if(NOT WIN32 AND NOT APPLE)
    set_target_properties(directus_schema PROPERTIES INSTALL_RPATH "$ORIGIN/${to_libraries}")
  elseif(APPLE)
    set_target_properties(directus_schema PROPERTIES INSTALL_RPATH "@loader_path/${to_libraries}")
  endif()
  # A list of its own: the library can be used where the program was left out.
  install(
    TARGETS directus_schema
    EXPORT directus-schema-targets
    RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT directus_tools)
  install(
    EXPORT directus-schema-targets
    NAMESPACE directus::
    DESTINATION "${package_dir}"
    COMPONENT directus_tools)
endif()
install(
  DIRECTORY "${PROJECT_SOURCE_DIR}/include/directus"
  DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
  COMPONENT directus_development)
install(
  EXPORT directus-targets
  NAMESPACE directus::
  DESTINATION "${package_dir}"
  COMPONENT directus_development)

# A static library leaves its private dependencies to be linked by the consumer.
get_target_property(directus_type directus TYPE)
configure_package_config_file(
  "${CMAKE_CURRENT_LIST_DIR}/directus-config.cmake.in"
  "${PROJECT_BINARY_DIR}/directus-config.cmake" INSTALL_DESTINATION "${package_dir}")
# Before 1.0 a minor version may change what it promises.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/directus-config-version.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(
  FILES "${CMAKE_CURRENT_LIST_DIR}/directus-generate-schema.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/directus-dependencies.cmake"
        "${PROJECT_BINARY_DIR}/directus-config.cmake"
        "${PROJECT_BINARY_DIR}/directus-config-version.cmake"
  DESTINATION "${package_dir}"
  COMPONENT directus_development)

# pkg-config: the paths are relative to where the file lies, so that a moved folder still works.
file(RELATIVE_PATH pc_to_prefix "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
cmake_path(APPEND pc_include "\${prefix}" "${CMAKE_INSTALL_INCLUDEDIR}")
cmake_path(APPEND pc_libraries "\${prefix}" "${CMAKE_INSTALL_LIBDIR}")
set(pc_requires "nlohmann_json >= ${directus_oldest_nlohmann_json}")
set(pc_defines "")
if(directus_type STREQUAL "STATIC_LIBRARY")
  # Not Requires.private: an archive is linked with what it needs although the rest is shared.
  string(APPEND pc_requires ", libcurl >= ${directus_oldest_CURL}"
                            ", simdjson >= ${directus_oldest_simdjson}")
else()
  set(pc_defines " -DDIRECTUS_SHARED")
endif()
if(directus_semaphore)
  string(APPEND pc_defines " -D${directus_semaphore}")
endif()
configure_file("${CMAKE_CURRENT_LIST_DIR}/directus.pc.in" "${PROJECT_BINARY_DIR}/directus.pc" @ONLY)
install(
  FILES "${PROJECT_BINARY_DIR}/directus.pc"
  DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig"
  COMPONENT directus_development)
