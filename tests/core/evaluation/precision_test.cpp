// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/precision.h"

#include "core/base/progress.h"
#include "core/base/random.h"
#include "tests/support/csv_table.h"
#include "tests/support/test_paths.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

using namespace otozu;
using test::CsvTable;

namespace
{

struct Points {
    Matrix<float> xy;
    std::vector<std::string> labels;
    std::vector<std::string> packs;
};

Points referencePoints()
{
    const CsvTable table(test::data("evaluation/points.csv"));
    Points points{Matrix<float>(table.rows(), 2), {}, {}};
    for (std::size_t row = 0; row < table.rows(); ++row) {
        points.xy(row, 0) = float(table.number(row, "x"));
        points.xy(row, 1) = float(table.number(row, "y"));
        points.labels.push_back(table.text(row, "label"));
        points.packs.push_back(table.text(row, "pack"));
    }
    return points;
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-12;
}

} // namespace

class PrecisionTest : public QObject
{
    Q_OBJECT
private slots:
    void agreesWithScikitLearn()
    {
        const Points points = referencePoints();
        const CsvTable table(test::data("evaluation/precision.csv"));
        QVERIFY(table.rows() >= 10);
        ThreadPool pool(2);
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const auto k = std::size_t(table.number(row, "k"));
            const bool packs = table.number(row, "packs") != 0.0;
            const auto result =
                precisionAtK(points.xy, points.labels, k, pool, packs ? points.packs : std::vector<std::string>());
            QVERIFY(near(result.macro, table.number(row, "macro")));
            QVERIFY(near(result.micro, table.number(row, "micro")));
            QCOMPARE(result.labels.size(), std::size_t(3));
            for (const auto& label : result.labels)
                QVERIFY(near(label.precision, table.number(row, label.label)));
        }
    }

    void takesThePackOutBeforeTheNearest()
    {
        // By hand: row 0 has its own pack next to it; the nearest of another pack is row 2, of another label.
        const Matrix<float> line(4, 1, std::vector<float>{0.0F, 1.0F, 2.0F, 10.0F});
        const std::vector<std::string> labels{"a", "a", "b", "a"};
        const std::vector<std::string> packs{"p", "p", "q", "r"};
        ThreadPool pool(1);
        const auto with = precisionAtK(line, labels, 1, pool, packs);
        // 0 -> 2 (b), 1 -> 2 (b), 2 -> 1 (a), 3 -> 2 (b): nothing right
        QVERIFY(near(with.micro, 0.0));
        const auto without = precisionAtK(line, labels, 1, pool);
        // 0 -> 1, 1 -> 0 (tie with 2, the lower row), 2 -> 1, 3 -> 2
        QVERIFY(near(without.micro, 0.5));
        QVERIFY(near(without.macro, 0.5 * (2.0 / 3.0)));
    }

    void leavesOutWhatHasNoLabel()
    {
        QVERIFY(isLabelled("kick"));
        QVERIFY(!isLabelled("_kick"));
        QVERIFY(!isLabelled(""));
        const Matrix<float> line(4, 1, std::vector<float>{0.0F, 0.1F, 0.2F, 5.0F});
        const std::vector<std::string> labels{"a", "_x", "", "a"};
        ThreadPool pool(1);
        const auto result = precisionAtK(line, labels, 1, pool);
        QCOMPARE(result.rows, std::size_t(2));
        QVERIFY(near(result.micro, 1.0));
    }

    void judgesOnTheCandidatesThereAre()
    {
        const Matrix<float> line(3, 1, std::vector<float>{0.0F, 1.0F, 3.0F});
        const std::vector<std::string> labels{"a", "a", "b"};
        ThreadPool pool(1);
        const auto result = precisionAtK(line, labels, 10, pool);
        QVERIFY(near(result.labels[0].precision, 0.5)); // each a has one a among two
        QVERIFY(near(result.labels[1].precision, 0.0));
        // Rows whose pack holds everything have no candidate.
        const std::vector<std::string> onePack(3, "p");
        const auto none = precisionAtK(line, labels, 10, pool, onePack);
        QCOMPARE(none.rows, std::size_t(0));
        QCOMPARE(none.macro, 0.0);
        QVERIFY(none.labels.empty());
        QCOMPARE(precisionAtK(Matrix<float>(0, 2), {}, 10, pool).micro, 0.0);
    }

    void doesNotDependOnThreadsNorOnTheOrderOfRows()
    {
        const Points points = referencePoints();
        ThreadPool one(1);
        ThreadPool three(3);
        const auto expected = precisionAtK(points.xy, points.labels, 10, one, points.packs);
        const auto parallel = precisionAtK(points.xy, points.labels, 10, three, points.packs);
        QCOMPARE(parallel.macro, expected.macro);
        QCOMPARE(parallel.micro, expected.micro);
        Points shuffled = points;
        const std::size_t n = points.labels.size();
        for (std::size_t i = 0; i < n; ++i) {
            const std::size_t from = (i * 101) % n;
            std::ranges::copy(points.xy.row(from), shuffled.xy.row(i).begin());
            shuffled.labels[i] = points.labels[from];
            shuffled.packs[i] = points.packs[from];
        }
        const auto other = precisionAtK(shuffled.xy, shuffled.labels, 10, three, shuffled.packs);
        QVERIFY(near(other.macro, expected.macro));
        QVERIFY(near(other.micro, expected.micro));
    }

    void refusesWhatMakesNoSense()
    {
        ThreadPool pool(1);
        const std::vector<std::string> labels{"a", "b"};
        Matrix<float> points(2, 2);
        QVERIFY_EXCEPTION_THROWN((void)precisionAtK(points, labels, 0, pool), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)precisionAtK(Matrix<float>(3, 2), labels, 1, pool), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN((void)precisionAtK(points, labels, 1, pool, std::span(labels).first(1)),
                                 std::invalid_argument);
        points(1, 1) = std::numeric_limits<float>::quiet_NaN();
        QVERIFY_EXCEPTION_THROWN((void)precisionAtK(points, labels, 1, pool), std::invalid_argument);
    }

    void stops()
    {
        const Points points = referencePoints();
        std::stop_source source;
        source.request_stop();
        ThreadPool pool(2);
        QVERIFY_EXCEPTION_THROWN((void)precisionAtK(points.xy, points.labels, 10, pool, {}, source.get_token()),
                                 Cancelled);
    }
};

QTEST_APPLESS_MAIN(PrecisionTest)
#include "precision_test.moc"
