# SPDX-FileCopyrightText: 2026 The Otozu developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# otozu_flags: what every target of ours is compiled with. Linked PRIVATE, so that no third-party code sees it.
add_library(otozu_flags INTERFACE)
target_include_directories(otozu_flags INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(otozu_flags INTERFACE
    -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align
    # Floating point means what it says: no fused products behind our back, so that every instruction set
    # gives the same bytes. Kernels choose otherwise for themselves, in their own files.
    -ffp-contract=off
    $<$<BOOL:${OTOZU_WERROR}>:-Werror>)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    target_compile_options(otozu_flags INTERFACE -march=x86-64-v2)
endif()
if(OTOZU_SANITIZE)
    target_compile_options(otozu_flags INTERFACE
        -fsanitize=${OTOZU_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer
        -Wno-maybe-uninitialized) # GCC 12 finds it in std::regex once that is instrumented
    target_link_options(otozu_flags INTERFACE -fsanitize=${OTOZU_SANITIZE})
endif()
