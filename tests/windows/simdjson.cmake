if(NOT TARGET simdjson::simdjson)
  get_filename_component(root "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
  add_library(simdjson::simdjson STATIC IMPORTED)
  set_target_properties(
    simdjson::simdjson PROPERTIES IMPORTED_LOCATION "${root}/lib/libsimdjson.a"
                                  INTERFACE_INCLUDE_DIRECTORIES "${root}/include")
endif()
