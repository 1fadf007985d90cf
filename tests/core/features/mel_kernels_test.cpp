// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/instruction_set.h"
#include "core/base/random.h"
#include "core/features/decibel.h"
#include "core/features/mel_filterbank.h"
#include "core/features/mel_kernels.h"
#include "tests/support/instruction_sets.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <complex>
#include <vector>

using namespace otozu;

namespace
{

/// Powers over many magnitudes.
std::vector<float> powers(std::size_t count)
{
    Random random(9);
    std::vector<float> values(count);
    for (float& value : values)
        value = float(std::pow(10.0, random.uniform(-14.0, 12.0)));
    values[0] = 0.0F;
    values[1] = 1.0F;
    values[2] = std::nextafter(1.0F, 2.0F);
    values[3] = std::nextafter(1.0F, 0.0F);
    return values;
}

constexpr std::size_t kFrames = MelKernels::kFrames;

const MelKernels& kernels()
{
    return OTOZU_DISPATCH(melKernels);
}

} // namespace

class MelKernelsTest : public QObject
{
    Q_OBJECT
private slots:
    void allSetsGiveTheSameBytes()
    {
        const MelFilterbank bank(22050, 2048, 128, 0.0, 11025.0);
        const auto values = powers(1025 * kFrames + 13);
        std::vector<std::complex<float>> spectrum(1025);
        for (std::size_t i = 0; i < spectrum.size(); ++i)
            spectrum[i] = {values[i], -values[i + 2000]};
        const auto run = [&] {
            const MelKernels& set = kernels();
            std::vector<std::vector<float>> results(7, values);
            set.multiply(values.data(), values.data() + 500, results[0].data(), 1021);
            set.power(reinterpret_cast<const float*>(spectrum.data()), results[1].data() + 3, spectrum.size());
            for (std::size_t i = 0; i < values.size(); ++i)
                results[5][i] = float(i % 2 != 0 ? -1e-3 : 1e-8) * values[i];
            set.roundToHalf(results[5].data(), results[5].size());
            set.transpose(values.data(), results[6].data(), 1024, 13);
            set.weigh(bank.sparse(), values.data(), results[2].data(), 108, 16);
            set.weigh(bank.sparse(), values.data(), results[2].data() + 16, 108, 5);
            results[3] = {set.maximum(values.data(), values.size()), set.maximum(values.data(), 7),
                          set.maximum(values.data(), 0)};
            set.decibel(results[4].data(), results[4].size(), kMinPower, 12.3F, -80.0F);
            return results;
        };
        std::vector<std::vector<std::vector<float>>> found;
        test::withEveryInstructionSet([&] {
            qInfo("%s", nameOf(instructionSet()).data());
            found.push_back(run());
        });
        const auto& expected = found.front();
        for (const auto& other : found)
            QVERIFY(other == expected);
        QCOMPARE(expected[3], (std::vector<float>{*std::ranges::max_element(values),
                                                  *std::max_element(values.begin(), values.begin() + 7), 0.0F}));
    }

    void transposingMovesEveryValue()
    {
        const auto rows = powers(1028 * kFrames);
        std::vector<float> columns(rows.size(), -1.0F);
        kernels().transpose(rows.data(), columns.data(), 1028, 5);
        for (std::size_t bin = 0; bin < 1028; ++bin) {
            for (std::size_t lane = 0; lane < kFrames; ++lane)
                QCOMPARE(columns[bin * kFrames + lane], lane < 8 ? rows[lane * 1028 + bin] : -1.0F);
        }
    }

    void decibelIsExactEnough()
    {
        auto values = powers(200'000);
        const auto original = values;
        kernels().decibel(values.data(), values.size(), kMinPower, 0.0F, -1e9F);
        double worst = 0.0;
        for (std::size_t i = 0; i < values.size(); ++i)
            worst = std::max(worst, std::abs(values[i] - 10.0 * std::log10(std::max(1e-10, double(original[i])))));
        qInfo("worst error %g dB", worst);
        QVERIFY(worst < 2e-5);
    }

    void weighingIsTheProductWithTheBank()
    {
        const MelFilterbank bank(22050, 2048, 128, 0.0, 11025.0);
        const auto dense = bank.dense();
        const auto values = powers(1025 * kFrames);
        std::vector<float> out(128 * kFrames);
        kernels().weigh(bank.sparse(), values.data(), out.data(), kFrames, kFrames);
        for (std::size_t band = 0; band < 128; ++band) {
            for (std::size_t lane = 0; lane < kFrames; ++lane) {
                double sum = 0.0;
                for (std::size_t bin = 0; bin < 1025; ++bin)
                    sum += double(dense(band, bin)) * values[bin * kFrames + lane];
                QVERIFY(std::abs(out[band * kFrames + lane] - sum) <= 1e-5 * sum);
            }
        }
    }

    void powerToDbIsLibrosas()
    {
        // By hand: 10 log10(p / max), amin 1e-10, top_db 80.
        std::vector<float> values{1e-3F, 1e-2F, 0.0F, 1e-9F, 1e-12F};
        powerToDb(values);
        const std::vector<float> wanted{-10.0F, 0.0F, -80.0F, -70.0F, -80.0F};
        for (std::size_t i = 0; i < values.size(); ++i)
            QVERIFY(std::abs(values[i] - wanted[i]) < 1e-4F);
        QCOMPARE(values[1], 0.0F);
        std::vector<float> narrow{1.0F, 0.1F, 0.001F};
        powerToDb(narrow, 20.0F);
        QVERIFY(std::abs(narrow[1] + 10.0F) < 1e-4F);
        QCOMPARE(narrow[2], -20.0F);
        // Silence is 0, not -80: librosa gives -7.6e-6.
        std::vector<float> silence(100, 0.0F);
        powerToDb(silence);
        QVERIFY(std::ranges::all_of(silence, [](float value) { return std::abs(value) < 1e-4F; }));
        powerToDb({});
    }
};

QTEST_GUILESS_MAIN(MelKernelsTest)
#include "mel_kernels_test.moc"
