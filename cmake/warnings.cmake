# Our own bar; a consumer never inherits it (PRIVATE, and as errors only in our presets).
function(directus_warnings target)
  if(MSVC)
    target_compile_options(${target} PRIVATE /W4 $<$<BOOL:${DIRECTUS_WARNINGS_AS_ERRORS}>:/WX>)
  else()
    target_compile_options(
      ${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
                        $<$<BOOL:${DIRECTUS_WARNINGS_AS_ERRORS}>:-Werror>)
  endif()
  if(DIRECTUS_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${DIRECTUS_SANITIZE} -fno-omit-frame-pointer
                                             -fno-sanitize-recover=all)
    target_link_options(${target} PUBLIC -fsanitize=${DIRECTUS_SANITIZE})
  endif()
endfunction()
