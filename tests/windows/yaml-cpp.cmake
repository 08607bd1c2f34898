if(NOT TARGET yaml-cpp)
  get_filename_component(root "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
  add_library(yaml-cpp STATIC IMPORTED)
  set_target_properties(
    yaml-cpp
    PROPERTIES IMPORTED_LOCATION "${root}/lib/libyaml-cpp.a"
               INTERFACE_INCLUDE_DIRECTORIES "${root}/include"
               INTERFACE_COMPILE_DEFINITIONS YAML_CPP_STATIC_DEFINE)
endif()
