if(NOT TARGET CURL::libcurl)
  get_filename_component(root "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
  add_library(CURL::libcurl STATIC IMPORTED)
  set_target_properties(
    CURL::libcurl
    PROPERTIES IMPORTED_LOCATION "${root}/lib/libcurl.a"
               INTERFACE_INCLUDE_DIRECTORIES "${root}/include"
               INTERFACE_COMPILE_DEFINITIONS CURL_STATICLIB
               INTERFACE_LINK_LIBRARIES "${root}/lib/libz.a;ws2_32;crypt32;bcrypt;normaliz;wldap32")
endif()
