// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/neighbours/metric.h"

#include <QTest>

namespace otozu::test
{

/// A test's rows: every metric, in a column of that name.
inline void addMetricRows()
{
    QTest::addColumn<Metric>("metric");
    QTest::newRow("euclidean") << Metric::Euclidean;
    QTest::newRow("cosine") << Metric::Cosine;
    QTest::newRow("correlation") << Metric::Correlation;
    QTest::newRow("soft dice") << Metric::SoftDice;
    QTest::newRow("dice") << Metric::Dice;
}

} // namespace otozu::test
