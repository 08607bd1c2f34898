# The package `directus`: find_package(directus) gives the target directus::directus.
include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/directus")

install(
  TARGETS directus
  EXPORT directus-targets
  RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}"
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
if(TARGET directus_schema)
  # Finds the shared library beside it, wherever both are moved to.
  file(RELATIVE_PATH to_libraries "/${CMAKE_INSTALL_BINDIR}" "/${CMAKE_INSTALL_LIBDIR}")
  if(NOT WIN32 AND NOT APPLE)
    set_target_properties(directus_schema PROPERTIES INSTALL_RPATH "$ORIGIN/${to_libraries}")
  elseif(APPLE)
    set_target_properties(directus_schema PROPERTIES INSTALL_RPATH "@loader_path/${to_libraries}")
  endif()
  install(
    TARGETS directus_schema
    EXPORT directus-targets
    RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/directus"
        DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(EXPORT directus-targets NAMESPACE directus:: DESTINATION "${package_dir}")

# A static library leaves its private dependencies to be linked by the consumer.
get_target_property(directus_type directus TYPE)
configure_package_config_file(
  "${CMAKE_CURRENT_LIST_DIR}/directus-config.cmake.in"
  "${PROJECT_BINARY_DIR}/directus-config.cmake" INSTALL_DESTINATION "${package_dir}")
# Before 1.0 a minor version may change what it promises.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/directus-config-version.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_LIST_DIR}/directus-generate-schema.cmake"
              "${PROJECT_BINARY_DIR}/directus-config.cmake"
              "${PROJECT_BINARY_DIR}/directus-config-version.cmake" DESTINATION "${package_dir}")
