// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/output.h"

#include "core/audio/formats.h"
#include "core/base/atomic_file.h"
#include "core/base/instruction_set.h"
#include "core/base/path_text.h"
#include "core/qt/path_conversion.h"

#include <cmath>
#include <set>
#include <stdexcept>

namespace otozu::cli
{

void checkOutputFile(const std::filesystem::path& path)
{
    if (path.empty())
        return;
    if (candidateKind(path.filename()) != CandidateKind::None)
        throw std::invalid_argument(textOfPath(path) + ": an output must not be called like a sound");
    writing([&] { AtomicFile probe(path); });
}

void requireDistinct(std::span<const std::filesystem::path> outputs)
{
    std::set<std::filesystem::path> seen;
    for (const auto& output : outputs) {
        if (output.empty())
            continue;
        std::error_code error;
        auto real = std::filesystem::weakly_canonical(std::filesystem::absolute(output), error);
        if (!seen.insert(error ? output : real).second)
            throw std::invalid_argument(textOfPath(output) + ": two outputs under one name");
    }
}

QString jsonPath(const std::filesystem::path& path)
{
    return displayText(path);
}

QJsonArray jsonOfFaults(std::span<const FileFault> faults)
{
    QJsonArray array;
    for (const FileFault& fault : faults)
        array.append(QJsonObject{
            {"path", jsonPath(fault.path)}, {"reason", faultText(fault.fault)}, {"fault", faultName(fault.fault)}});
    return array;
}

double jsonSeconds(double seconds)
{
    return std::round(seconds * 1e6) / 1e6;
}

void insertRun(QJsonObject& object, std::span<const NamedStep> steps, int threads)
{
    QJsonObject times;
    QJsonObject shares;
    for (const auto& [name, time] : steps) {
        times.insert(name, jsonSeconds(time.seconds));
        shares.insert(name, std::round(time.serialShare() * 1e4) / 1e4);
    }
    const std::string_view set = otozu::nameOf(instructionSet());
    object.insert("times", times);
    object.insert("serial_share", shares);
    object.insert("threads", threads);
    object.insert("instruction_set", QString::fromLatin1(set.data(), qsizetype(set.size())));
}

void writeJson(const std::filesystem::path& path, const QJsonDocument& json)
{
    writing([&] {
        AtomicFile file(path);
        file.write(json.toJson().toStdString());
        file.commit();
    });
}

} // namespace otozu::cli
