// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/fault.h"

namespace otozu::test
{

/// The fault of the Error that `call` throws, as a number for QCOMPARE; -1 if it throws none.
template <typename Call>
[[nodiscard]] int faultOf(Call&& call)
{
    try {
        call();
    } catch (const Error& error) {
        return int(error.fault);
    }
    return -1;
}

} // namespace otozu::test
