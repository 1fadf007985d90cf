// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/npy.h"
#include "core/scaling/block_scaler.h"
#include "tests/support/random_rows.h"
#include "tests/support/test_paths.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

using namespace otozu;

namespace
{

/// Those of tests/data/scaling/make_blocks.py.
const std::vector<ScaledBlock> kBlocks{{4, false, 1.0}, {3, true, 0.5}, {2, true, 2.0}};

Matrix<float> rowsOf(const Matrix<float>& all, std::size_t begin, std::size_t end)
{
    Matrix<float> part(end - begin, all.cols());
    for (std::size_t i = begin; i < end; ++i)
        std::ranges::copy(all.row(i), part.row(i - begin).begin());
    return part;
}

bool isClose(const Matrix<float>& a, const Matrix<float>& b)
{
    return a.rows() == b.rows() && a.cols() == b.cols() &&
           std::ranges::equal(a.values(), b.values(), [](float x, float y) { return std::abs(x - y) <= 1e-6F; });
}

} // namespace

class BlockScalerTest : public QObject
{
    Q_OBJECT
private slots:
    /// tests/data/scaling holds what NumPy gives.
    void agreesWithTheReference()
    {
        ThreadPool pool(2);
        const auto all = readNpy<float>(test::data("scaling/blocks_x.npy"));
        auto fitted = rowsOf(all, 0, 30);
        BlockScaler scaler;
        scaler.fit(fitted, kBlocks, pool);
        scaler.transform(fitted, pool);
        QVERIFY(isClose(fitted, readNpy<float>(test::data("scaling/blocks_fit.npy"))));
        auto newcomers = rowsOf(all, 30, 40);
        scaler.transform(newcomers, pool);
        QVERIFY(isClose(newcomers, readNpy<float>(test::data("scaling/blocks_new.npy"))));
    }

    void aStoredFitGivesTheSame()
    {
        ThreadPool pool(2);
        const auto all = test::clusteredRows(60, 9, 3, 2.0, 4);
        BlockScaler scaler;
        scaler.fit(all, kBlocks, pool);
        auto rows = all;
        scaler.transform(rows, pool);
        auto again = all;
        BlockScaler(scaler.state()).transform(again, pool);
        QCOMPARE(again, rows);
    }

    void threadsMakeNoDifference()
    {
        const auto all = test::clusteredRows(500, 9, 3, 2.0, 5);
        Matrix<float> first;
        for (const int threads : {1, 2, 5}) {
            ThreadPool pool(threads);
            BlockScaler scaler;
            scaler.fit(all, kBlocks, pool);
            auto rows = all;
            scaler.transform(rows, pool);
            if (first.empty())
                first = rows;
            QCOMPARE(rows, first);
        }
    }

    void rowsHaveLengthOne()
    {
        ThreadPool pool(1);
        auto rows = test::clusteredRows(50, 9, 3, 2.0, 6);
        BlockScaler scaler;
        scaler.fit(rows, kBlocks, pool);
        scaler.transform(rows, pool);
        for (std::size_t i = 0; i < rows.rows(); ++i) {
            double sum = 0.0;
            for (const float value : rows.row(i))
                sum += double(value) * double(value);
            QVERIFY(std::abs(sum - 1.0) < 1e-6);
        }
    }

    void aBlockWithoutWeightIsNotSeen()
    {
        ThreadPool pool(1);
        const auto all = test::clusteredRows(50, 9, 3, 2.0, 7);
        BlockScaler scaler;
        scaler.fit(all, kBlocks, pool);
        scaler.setWeights({1.0, 0.0, 1.0});
        auto rows = all;
        scaler.transform(rows, pool);
        auto changed = all;
        for (std::size_t i = 0; i < changed.rows(); ++i) {
            QCOMPARE(rows(i, 5), 0.0F);
            changed(i, 4) += 10.0F;
        }
        scaler.transform(changed, pool);
        QCOMPARE(changed, rows);
    }

    void equalRowsAreZero()
    {
        ThreadPool pool(1);
        BlockScaler scaler;
        Matrix<float> rows(3, 9, -50.1F);
        scaler.fit(rows, kBlocks, pool);
        for (std::size_t block = 0; block < kBlocks.size(); ++block)
            QCOMPARE(scaler.state().norm[block], 1.0);
        Matrix<float> one(1, 9, 3.0F);
        scaler.fit(one, kBlocks, pool);
        scaler.transform(one, pool);
        QCOMPARE(one, Matrix<float>(1, 9, 0.0F));
    }

    void mistakesThrow()
    {
        ThreadPool pool(1);
        BlockScaler scaler;
        Matrix<float> rows(3, 9, 1.0F);
        QVERIFY_EXCEPTION_THROWN(scaler.transform(rows, pool), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(scaler.fit(Matrix<float>(0, 9), kBlocks, pool), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(scaler.fit(Matrix<float>(3, 8), kBlocks, pool), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(scaler.fit(rows, {}, pool), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(scaler.fit(rows, {{9, false, -1.0}}, pool), std::invalid_argument);
        scaler.fit(rows, kBlocks, pool);
        Matrix<float> other(3, 8);
        QVERIFY_EXCEPTION_THROWN(scaler.transform(other, pool), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(scaler.setWeights({1.0}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(scaler.setWeights({1.0, -1.0, 1.0}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(BlockScaler(BlockScaler::State{}), std::invalid_argument);
        auto state = scaler.state();
        state.scale[2] = 0.0;
        QVERIFY_EXCEPTION_THROWN(BlockScaler{state}, std::invalid_argument);
        state = scaler.state();
        state.mean.pop_back();
        QVERIFY_EXCEPTION_THROWN(BlockScaler{state}, std::invalid_argument);
        state = scaler.state();
        state.norm[0] = std::numeric_limits<double>::quiet_NaN();
        QVERIFY_EXCEPTION_THROWN(BlockScaler{state}, std::invalid_argument);
    }
};

QTEST_GUILESS_MAIN(BlockScalerTest)
#include "block_scaler_test.moc"
