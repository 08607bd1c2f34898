# Our own bar; a consumer never inherits it (PRIVATE, and as errors only in our presets).
function(directus_warnings target)
  if(MSVC)
    target_compile_options(${target} PRIVATE /utf-8 /bigobj /W4 $<$<BOOL:${DIRECTUS_WARNINGS_AS_ERRORS}>:/WX>)
  else()
    target_compile_options(
      ${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
                        $<$<BOOL:${DIRECTUS_WARNINGS_AS_ERRORS}>:-Werror>)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      # g++ 12 sees overlaps in `"text" + std::string()` at -O3 (GCC bug 105651), and its flow
      # warnings see ghosts in code that a sanitizer has instrumented.
      target_compile_options(${target} PRIVATE -Wno-restrict)
      # These are about sources that are apart.
      if(CMAKE_UNITY_BUILD)
        target_compile_options(${target} PRIVATE -Wno-shadow -Wno-subobject-linkage)
      endif()
      if(MINGW)
        target_compile_options(${target} PRIVATE -Wa,-mbig-obj)
      endif()
      if(DIRECTUS_SANITIZE)
        target_compile_options(${target} PRIVATE -Wno-error)
      endif()
    endif()
  endif()
  if(DIRECTUS_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${DIRECTUS_SANITIZE} -fno-omit-frame-pointer
                                             -fno-sanitize-recover=all)
    target_link_options(${target} PUBLIC -fsanitize=${DIRECTUS_SANITIZE})
  endif()
endfunction()
