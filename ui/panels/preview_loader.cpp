// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/preview_loader.h"

#include "core/base/progress.h"
#include "core/library/sample_record.h"

#include <algorithm>

namespace otozu
{
namespace
{

constexpr std::size_t kKept = 24; // some ten megabytes

} // namespace

PreviewLoader::PreviewLoader(QObject* parent) : QObject(parent), m_answer(*this) {}

PreviewLoader::~PreviewLoader() = default;

SoundPreviewPtr PreviewLoader::request(const std::filesystem::path& file, const SampleRecord& record)
{
    cancel();
    const auto known = std::find_if(m_kept.begin(), m_kept.end(),
                                    [&](const Kept& kept) { return kept.bytes == record.bytes && kept.file == file; });
    if (known != m_kept.end()) {
        m_kept.splice(m_kept.begin(), m_kept, known);
        return m_kept.front().preview;
    }
    const double samplesASecond = double(record.sampleRate) * record.channels;
    m_answer.ask(
        [this, file, bytes = record.bytes, samplesASecond](const std::stop_token& stop) {
            return [this, kept = Kept{file, bytes, makeSoundPreview(file, samplesASecond, stop)}] {
                m_kept.push_front(kept);
                if (m_kept.size() > kKept)
                    m_kept.pop_back();
                emit loaded(kept.preview);
            };
        },
        [this](const Failure& failure) { emit failed(failure); });
    return nullptr;
}

} // namespace otozu
