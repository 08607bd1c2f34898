# Programs for Windows, made here by mingw-w64 and run by wine.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)
# The ar of binutils 2.40 takes minutes for the joined sources; link.sh says the same of its ld.
find_program(CMAKE_AR llvm-ar REQUIRED)
find_program(CMAKE_RANLIB llvm-ranlib REQUIRED)
set(CMAKE_FIND_ROOT_PATH "${DIRECTUS_WINDOWS_ROOT}")
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES DIRECTUS_WINDOWS_ROOT)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(CMAKE_CXX_FLAGS_INIT "-D_WIN32_WINNT=0x0A00")
set(CMAKE_EXE_LINKER_FLAGS_INIT "-wrapper \"${CMAKE_CURRENT_LIST_DIR}/link.sh\"")
if(NOT BUILD_SHARED_LIBS)
  # Nothing to be found beside the programs. A DLL and its program share one runtime: two of them do
  # not know each other's threads.
  string(APPEND CMAKE_EXE_LINKER_FLAGS_INIT " -static")
endif()
set(CMAKE_SHARED_LINKER_FLAGS_INIT "${CMAKE_EXE_LINKER_FLAGS_INIT}")
