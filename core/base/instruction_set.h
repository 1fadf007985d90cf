// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>
#include <vector>

namespace otozu
{

/// The instruction sets that kernels are compiled for, each containing the ones before. The same results with each.
enum class InstructionSet {
    Baseline, ///< What all else is compiled for: x86-64-v2, or the compiler's default on other machines.
    X86V3,    ///< AVX2 and FMA.
    X86V4,    ///< AVX-512 F, BW, CD, DQ, VL.
};

/// "x86-64-v2", "x86-64-v3", "x86-64-v4"; "baseline" on other machines.
[[nodiscard]] std::string_view nameOf(InstructionSet set);

/// The one that kernels use: the best that this processor has, unless told otherwise.
[[nodiscard]] InstructionSet instructionSet();

/// Those that this processor has, Baseline first.
[[nodiscard]] std::vector<InstructionSet> supportedInstructionSets();

/// Makes kernels use a lesser one, so that tests can compare them. Not while a kernel runs.
/// @throws std::invalid_argument  if this processor does not have it.
void setInstructionSet(InstructionSet set);

} // namespace otozu

/// Calls the function of that name in the namespace of the instruction set in use.
#if defined(__x86_64__)
#define OTOZU_DISPATCH(function, ...)                                                                                  \
    (::otozu::instructionSet() == ::otozu::InstructionSet::X86V4   ? ::otozu::x86v4::function(__VA_ARGS__)             \
     : ::otozu::instructionSet() == ::otozu::InstructionSet::X86V3 ? ::otozu::x86v3::function(__VA_ARGS__)             \
                                                                   : ::otozu::baseline::function(__VA_ARGS__))
#else
#define OTOZU_DISPATCH(function, ...) ::otozu::baseline::function(__VA_ARGS__)
#endif
