# An overlay port: it builds the checkout that it lies in.
cmake_path(SET SOURCE_PATH NORMALIZE "${CURRENT_PORT_DIR}/../../../..")
if(NOT EXISTS "${SOURCE_PATH}/include/directus/version.hpp")
  message(FATAL_ERROR "directus-cpp: this port belongs into cmake/packaging/vcpkg of a checkout")
endif()

vcpkg_check_features(OUT_FEATURE_OPTIONS features FEATURES tools DIRECTUS_BUILD_SCHEMA_GENERATOR)
vcpkg_cmake_configure(SOURCE_PATH "${SOURCE_PATH}" OPTIONS -DDIRECTUS_BUILD_TESTS=OFF
                      -DDIRECTUS_BUILD_EXAMPLES=OFF ${features})
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(PACKAGE_NAME directus CONFIG_PATH lib/cmake/directus)
vcpkg_fixup_pkgconfig()
if("tools" IN_LIST FEATURES)
  vcpkg_copy_tools(TOOL_NAMES directus-schema AUTO_CLEAN)
endif()
file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/debug/include" "${CURRENT_PACKAGES_DIR}/debug/share")
file(INSTALL "${CURRENT_PORT_DIR}/usage" DESTINATION "${CURRENT_PACKAGES_DIR}/share/${PORT}")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
