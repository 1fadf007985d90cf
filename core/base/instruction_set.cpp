// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/instruction_set.h"

#include <algorithm>
#include <atomic>
#include <stdexcept>

namespace otozu
{
namespace
{

std::atomic<InstructionSet>& inUse()
{
    static std::atomic<InstructionSet> set{supportedInstructionSets().back()};
    return set;
}

} // namespace

std::string_view nameOf(InstructionSet set)
{
    switch (set) {
    case InstructionSet::X86V4:
        return "x86-64-v4";
    case InstructionSet::X86V3:
        return "x86-64-v3";
    case InstructionSet::Baseline:
        break;
    }
#if defined(__x86_64__)
    return "x86-64-v2";
#else
    return "baseline";
#endif
}

InstructionSet instructionSet()
{
    return inUse().load(std::memory_order_relaxed);
}

std::vector<InstructionSet> supportedInstructionSets()
{
    std::vector<InstructionSet> sets{InstructionSet::Baseline};
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2")) {
        sets.push_back(InstructionSet::X86V3);
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
            __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
            __builtin_cpu_supports("avx512vl"))
            sets.push_back(InstructionSet::X86V4);
    }
#endif
    return sets;
}

void setInstructionSet(InstructionSet set)
{
    const auto sets = supportedInstructionSets();
    if (std::find(sets.begin(), sets.end(), set) == sets.end())
        throw std::invalid_argument("setInstructionSet: this processor does not have it");
    inUse().store(set, std::memory_order_relaxed);
}

} // namespace otozu
