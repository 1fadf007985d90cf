// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Included in every test by the compiler: on a slow machine that does other things too, what a test waits for may take
// longer than the five seconds that Qt gives it. A test that passes is no slower for it.

#pragma once

#include <QTest>

namespace otozu::test
{

/// Milliseconds that QTRY_VERIFY and QTRY_COMPARE wait at most.
inline constexpr int kPatience = 30000;

} // namespace otozu::test

#undef QTRY_VERIFY
#define QTRY_VERIFY(expression) QTRY_VERIFY_WITH_TIMEOUT((expression), otozu::test::kPatience)
#undef QTRY_COMPARE
#define QTRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT((actual), expected, otozu::test::kPatience)
