# CPack: the Debian packages libdirectus0.1, libdirectus-dev and directus-schema, made by
# `cmake --workflow --preset deb`.
set(soversion "${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}")
set(library_package "libdirectus${soversion}")
set(debian_files "${CMAKE_CURRENT_LIST_DIR}/packaging/debian")

set(CPACK_PACKAGE_NAME directus-cpp)
set(CPACK_PACKAGE_VENDOR "the directus-cpp maintainers")
set(CPACK_PACKAGE_CONTACT "directus-cpp maintainers <directus-cpp@packages.invalid>"
    CACHE STRING "Who answers for the packages: Name <address>")
set(CPACK_PACKAGE_HOMEPAGE_URL "${PROJECT_HOMEPAGE_URL}")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL directus_runtime directus_development)
if(TARGET directus_schema)
  list(APPEND CPACK_COMPONENTS_ALL directus_tools)
endif()
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
# directus-schema needs the library beside it, which no package has yet.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS "${PROJECT_BINARY_DIR}")

set(CPACK_DEBIAN_DIRECTUS_RUNTIME_PACKAGE_NAME ${library_package})
set(CPACK_DEBIAN_DIRECTUS_RUNTIME_PACKAGE_SECTION libs)
# What says to other packages which version of this one they need. CPack would write it for all components alike.
file(WRITE "${PROJECT_BINARY_DIR}/debian/shlibs"
     "libdirectus ${soversion} ${library_package} (>= ${PROJECT_VERSION})\n")
file(WRITE "${PROJECT_BINARY_DIR}/debian/triggers" "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_DIRECTUS_RUNTIME_PACKAGE_CONTROL_EXTRA
    "${PROJECT_BINARY_DIR}/debian/shlibs;${PROJECT_BINARY_DIR}/debian/triggers")
set(CPACK_DEBIAN_DIRECTUS_RUNTIME_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_DIRECTUS_RUNTIME_DESCRIPTION
    "C++20 client SDK for Directus: the shared library
Typed and dynamic access to the items, files and users of a Directus,
with sessions that renew themselves, as in the JavaScript SDK.")

set(CPACK_DEBIAN_DIRECTUS_DEVELOPMENT_PACKAGE_NAME libdirectus-dev)
set(CPACK_DEBIAN_DIRECTUS_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DIRECTUS_DEVELOPMENT_PACKAGE_DEPENDS
    "${library_package} (= ${PROJECT_VERSION}), nlohmann-json3-dev (>= ${directus_oldest_nlohmann_json})")
set(CPACK_DEBIAN_DIRECTUS_DEVELOPMENT_PACKAGE_SUGGESTS directus-schema)
set(CPACK_DEBIAN_DIRECTUS_DEVELOPMENT_DESCRIPTION
    "C++20 client SDK for Directus: headers, CMake and pkg-config files
What is needed to build programs that use it.")

set(CPACK_DEBIAN_DIRECTUS_TOOLS_PACKAGE_NAME directus-schema)
set(CPACK_DEBIAN_DIRECTUS_TOOLS_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_DIRECTUS_TOOLS_PACKAGE_DEPENDS "${library_package} (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_DIRECTUS_TOOLS_DESCRIPTION
    "writes C++ structs from the schema of a Directus
For programs that use libdirectus-dev; CMake projects call it through
directus_generate_schema().")

# What each package must have in /usr/share/doc; only there, not in an installation without packages.
find_program(DIRECTUS_GZIP gzip)
mark_as_advanced(DIRECTUS_GZIP)
string(TIMESTAMP changelog_date "%a, %d %b %Y %H:%M:%S +0000" UTC)
foreach(component IN LISTS CPACK_COMPONENTS_ALL)
  if(NOT DIRECTUS_GZIP)
    break() # no Debian
  endif()
  string(TOUPPER ${component} upper)
  set(package ${CPACK_DEBIAN_${upper}_PACKAGE_NAME})
  set(folder "${PROJECT_BINARY_DIR}/debian/${package}")
  configure_file("${debian_files}/changelog.in" "${folder}/changelog" @ONLY)
  configure_file("${debian_files}/copyright.in" "${folder}/copyright" @ONLY)
  execute_process(COMMAND "${DIRECTUS_GZIP}" --best --no-name --keep --force "${folder}/changelog"
                  COMMAND_ERROR_IS_FATAL ANY)
  install(
    FILES "${folder}/changelog.gz" "${folder}/copyright"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${package}"
    COMPONENT ${component} EXCLUDE_FROM_ALL)
endforeach()

include(CPack)
