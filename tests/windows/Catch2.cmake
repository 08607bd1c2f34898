set(Catch2_VERSION 2.13.10)
if(NOT TARGET Catch2::Catch2)
  get_filename_component(root "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
  add_library(Catch2::Catch2 INTERFACE IMPORTED)
  set_target_properties(Catch2::Catch2
                        PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${root}/include")
endif()
