# SPDX-FileCopyrightText: 2026 The Otozu developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# otozu_kernels(NAME SOURCES a.cpp ... [OPTIONS -ffp-contract=fast ...]): adds sources to otozu_core once for every
# instruction set, each time in a namespace of its own; core/base/instruction_set.h says which set is in use.
function(otozu_kernels name)
    cmake_parse_arguments(arg "" "" "SOURCES;OPTIONS" ${ARGN})
    get_target_property(flags otozu_flags INTERFACE_COMPILE_OPTIONS)
    set(sets "baseline:4:")
    if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
        list(FILTER flags EXCLUDE REGEX "^-march=")
        set(sets "baseline:4:-march=x86-64-v2" "x86v3:8:-march=x86-64-v3" "x86v4:16:-march=x86-64-v4")
    endif()
    foreach(set IN LISTS sets)
        string(REPLACE ":" ";" parts "${set}:")
        list(GET parts 0 namespace)
        list(GET parts 1 lanes)
        list(GET parts 2 march)
        set(target otozu_${name}_${namespace})
        add_library(${target} OBJECT ${arg_SOURCES})
        target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR})
        target_compile_definitions(${target} PRIVATE OTOZU_KERNELS=${namespace} OTOZU_LANES=${lanes})
        # 512 bits at a time where there are 512: GCC prefers 256 of its own accord.
        target_compile_options(${target} PRIVATE ${flags} -O3 -Wno-psabi ${arg_OPTIONS} ${march}
            $<$<AND:$<STREQUAL:${namespace},x86v4>,$<CXX_COMPILER_ID:GNU>>:-mprefer-vector-width=512>)
        target_sources(otozu_core PRIVATE $<TARGET_OBJECTS:${target}>)
    endforeach()
endfunction()
