// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/instruction_set.h"

namespace otozu::test
{

/// Runs something once with every instruction set that this processor has.
template <typename Body>
void withEveryInstructionSet(Body body)
{
    const InstructionSet before = instructionSet();
    for (const InstructionSet set : supportedInstructionSets()) {
        setInstructionSet(set);
        body();
    }
    setInstructionSet(before);
}

} // namespace otozu::test
