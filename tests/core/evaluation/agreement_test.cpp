// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/agreement.h"

#include "core/base/random.h"
#include "tests/support/csv_table.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <cmath>
#include <stdexcept>

using namespace otozu;
using test::CsvTable;

namespace
{

using Labels = std::vector<std::int32_t>;

std::pair<Labels, Labels> partitions(const std::string& name)
{
    const CsvTable table(test::data("evaluation/partitions.csv"));
    std::pair<Labels, Labels> result;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (table.text(row, "case") != name)
            continue;
        result.first.push_back(std::int32_t(table.number(row, "a")));
        result.second.push_back(std::int32_t(table.number(row, "b")));
    }
    return result;
}

} // namespace

class AgreementTest : public QObject
{
    Q_OBJECT
private slots:
    void agreesWithScikitLearn_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("ami");
        QTest::addColumn<double>("ari");
        const CsvTable table(test::data("evaluation/agreement.csv"));
        QVERIFY(table.rows() >= 14);
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const std::string& name = table.text(row, "case");
            QTest::newRow(name.c_str()) << QString::fromStdString(name) << table.number(row, "ami")
                                        << table.number(row, "ari");
        }
    }

    void agreesWithScikitLearn()
    {
        QFETCH(QString, name);
        QFETCH(double, ami);
        QFETCH(double, ari);
        const auto [a, b] = partitions(name.toStdString());
        QVERIFY(!a.empty());
        QVERIFY(std::abs(adjustedMutualInformation(a, b) - ami) < 1e-10);
        QVERIFY(std::abs(adjustedRandIndex(a, b) - ari) < 1e-12);
        // Both are symmetric.
        QVERIFY(std::abs(adjustedMutualInformation(b, a) - ami) < 1e-10);
        QVERIFY(std::abs(adjustedRandIndex(b, a) - ari) < 1e-12);
    }

    void isPerfectForTheSamePartition()
    {
        Labels singletons(100);
        for (std::size_t i = 0; i < singletons.size(); ++i)
            singletons[i] = std::int32_t(i);
        QCOMPARE(adjustedMutualInformation(singletons, singletons), 1.0);
        QCOMPARE(adjustedRandIndex(singletons, singletons), 1.0);
        QCOMPARE(adjustedMutualInformation({}, {}), 1.0);
        QCOMPARE(adjustedRandIndex({}, {}), 1.0);
    }

    void isAboutZeroForUnrelatedOnes()
    {
        // Also the size that matters: 100,000 rows.
        Random random(3);
        Labels a(100000);
        Labels b(100000);
        for (std::size_t i = 0; i < a.size(); ++i) {
            a[i] = std::int32_t(random.below(30));
            b[i] = std::int32_t(random.below(100));
        }
        QVERIFY(std::abs(adjustedMutualInformation(a, b)) < 1e-3);
        QVERIFY(std::abs(adjustedRandIndex(a, b)) < 1e-3);
    }

    void refusesPartitionsOfDifferentSizes()
    {
        const Labels two(2);
        const Labels three(3);
        QVERIFY_EXCEPTION_THROWN((void)adjustedMutualInformation(two, three), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)adjustedRandIndex(two, three), std::invalid_argument);
    }

    void codesLabelsInTheOrderOfTheirBytes()
    {
        const std::vector<std::string> labels{"snare", "Kick", "snare", "", "kick"};
        QCOMPARE(codesOfLabels(labels), (Labels{3, 1, 3, 0, 2}));
    }
};

QTEST_APPLESS_MAIN(AgreementTest)
#include "agreement_test.moc"
