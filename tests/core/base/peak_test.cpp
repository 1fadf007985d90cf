// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/peak.h"

#include <QTest>
#include <limits>
#include <vector>

namespace otozu
{

class PeakTest : public QObject
{
    Q_OBJECT
private slots:
    void greatestMagnitude_data()
    {
        QTest::addColumn<std::vector<float>>("values");
        QTest::addColumn<float>("peak");
        QTest::newRow("none") << std::vector<float>{} << 0.0F;
        QTest::newRow("silence of both signs") << std::vector<float>{0.0F, -0.0F} << 0.0F;
        QTest::newRow("above") << std::vector<float>{0.25F, 0.75F, -0.5F} << 0.75F;
        QTest::newRow("below") << std::vector<float>{0.25F, -0.75F, 0.5F} << 0.75F;
        QTest::newRow("over full scale") << std::vector<float>{-3.0F, 1.0F} << 3.0F;
        QTest::newRow("denormal") << std::vector<float>{-std::numeric_limits<float>::denorm_min()}
                                  << std::numeric_limits<float>::denorm_min();
    }
    void greatestMagnitude()
    {
        QFETCH(std::vector<float>, values);
        QTEST(peakOf(values), "peak");
    }

    /// Wherever it stands: vectors have ends.
    void atEveryPlace()
    {
        for (std::size_t place = 0; place < 41; ++place) {
            std::vector<float> values(41, 0.1F);
            values[place] = -0.2F;
            QCOMPARE(peakOf(values), 0.2F);
        }
    }
};

} // namespace otozu

QTEST_GUILESS_MAIN(otozu::PeakTest)
#include "peak_test.moc"
