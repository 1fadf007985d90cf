// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

/// Declares the functions of a kernel file (lanes.h) for every instruction set, each in its namespace;
/// instruction_set.h says which is called.
#define OTOZU_DECLARE_KERNELS(...)                                                                                     \
    namespace baseline                                                                                                 \
    {                                                                                                                  \
    __VA_ARGS__                                                                                                        \
    }                                                                                                                  \
    namespace x86v3                                                                                                    \
    {                                                                                                                  \
    __VA_ARGS__                                                                                                        \
    }                                                                                                                  \
    namespace x86v4                                                                                                    \
    {                                                                                                                  \
    __VA_ARGS__                                                                                                        \
    }
