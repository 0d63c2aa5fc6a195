# How every target of the project is built, and the functions that declare them.
option(LEDE_TESTS "Build the tests" ON)
option(LEDE_WERROR "Warnings are errors" OFF)
option(LEDE_FUZZ "Build the fuzz targets with libFuzzer (clang only)" OFF)
set(LEDE_SANITIZE "" CACHE STRING "Sanitizers to build with, such as address,undefined")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()
if(LEDE_FUZZ AND NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  message(FATAL_ERROR "LEDE_FUZZ needs clang: set CMAKE_CXX_COMPILER=clang++, or use the preset fuzz")
endif()

# ccache where it is installed: a second build of the same sources costs seconds.
find_program(LEDE_CCACHE ccache)
if(LEDE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${LEDE_CCACHE})
endif()

add_library(lede_build INTERFACE)
target_compile_features(lede_build INTERFACE cxx_std_20)
target_include_directories(lede_build INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(lede_build INTERFACE LEDE_VERSION="${PROJECT_VERSION}")
target_compile_options(lede_build INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                                            $<$<BOOL:${LEDE_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(lede_build INTERFACE -Wno-restrict)  # false alarms of GCC 12 on string + string (PR 105651)
endif()
if(LEDE_SANITIZE)
  target_compile_options(lede_build INTERFACE -fsanitize=${LEDE_SANITIZE} -fno-sanitize-recover=all
                                              -fno-omit-frame-pointer)
  target_link_options(lede_build INTERFACE -fsanitize=${LEDE_SANITIZE})
endif()
if(LEDE_FUZZ)
  target_compile_options(lede_build INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(lede_build INTERFACE -fsanitize=fuzzer-no-link)
endif()

# lede_library(name SOURCES a.cc ... [PUBLIC target ...] [PRIVATE target ...])
# One static library a folder; PUBLIC: what its headers include, PRIVATE: what its sources do.
function(lede_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  target_link_libraries(${name} PUBLIC lede_build ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
endfunction()

# All tests that run several threads, for the thread sanitizer: their programs are the targets
# of `threads`, their label in ctest is threads.
add_custom_target(threads)

# lede_test(name SOURCES a_test.cc ... LIBS target ... [THREADS])   a GoogleTest program in ctest
function(lede_test name)
  cmake_parse_arguments(arg "THREADS" "" "SOURCES;LIBS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE lede_build ${arg_LIBS} GTest::gmock GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE LEDE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  set(labels "")
  if(arg_THREADS)
    set(labels PROPERTIES LABELS threads)
    add_dependencies(threads ${name})
  endif()
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60 ${labels})
endfunction()
