# SPDX-FileCopyrightText: 2026 The Otozu developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every library that we build on; their Debian packages are listed in packaging/packages.list.
find_package(Threads REQUIRED)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(PkgConfig REQUIRED)
pkg_check_modules(FFTW3F REQUIRED IMPORTED_TARGET fftw3f)
pkg_check_modules(SNDFILE REQUIRED IMPORTED_TARGET sndfile)
pkg_check_modules(SOXR REQUIRED IMPORTED_TARGET soxr)
pkg_check_modules(PNG REQUIRED IMPORTED_TARGET libpng)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
if(NOT OTOZU_CORE_ONLY)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Multimedia Charts Sql Concurrent Svg LinguistTools)
    find_package(QuaZip-Qt6 1.4 REQUIRED CONFIG)
    find_package(CLI11 2.1 REQUIRED CONFIG)
    pkg_check_modules(DEFLATE REQUIRED IMPORTED_TARGET libdeflate)
    qt_standard_project_setup()
    if(OTOZU_TESTS)
        find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
        pkg_check_modules(EBUR128 REQUIRED IMPORTED_TARGET libebur128)
    endif()
endif()
