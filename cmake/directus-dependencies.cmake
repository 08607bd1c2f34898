# The libraries that ours needs, and their oldest versions. find_package is not asked for a version:
# a library's own version file answers that, and simdjson's takes 3.1 and 4.6 for no "3.0".
set(directus_oldest_CURL 7.84)
set(directus_oldest_nlohmann_json 3.10)
set(directus_oldest_simdjson 3.0)
set(directus_oldest_yaml-cpp 0.6) # of the program directus-schema only

# directus_too_old(RESULT LIBRARY…): one sentence for each library that was found and is too old.
function(directus_too_old result)
  set(sentences "")
  foreach(library IN LISTS ARGN)
    set(oldest "${directus_oldest_${library}}")
    set(found "${${library}_VERSION}")
    if(found STREQUAL "")
      set(found "${${library}_VERSION_STRING}") # CMake's own module for libcurl, before CMake 4
    endif()
    # A library that is a part of the same build says no version.
    if(NOT found STREQUAL "" AND found VERSION_LESS oldest)
      list(APPEND sentences "directus needs ${library} ${oldest} or newer, and ${found} was found")
    endif()
  endforeach()
  list(JOIN sentences "\n" sentences)
  set(${result} "${sentences}" PARENT_SCOPE)
endfunction()
