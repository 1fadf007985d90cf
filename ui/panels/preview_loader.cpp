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

PreviewLoader::PreviewLoader(QObject* parent) : QObject(parent) {}

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
    m_loading = true;
    // A result that comes after the next request finds its number gone by.
    const quint64 id = m_request;
    const double samplesASecond = double(record.sampleRate) * record.channels;
    m_job.start([this, id, file, bytes = record.bytes, samplesASecond](const std::stop_token& stop) {
        const auto deliver = [this, id, &stop](auto use) {
            throwIfStopped(stop);
            QMetaObject::invokeMethod(
                this,
                [this, id, use = std::move(use)] {
                    if (id != m_request)
                        return;
                    m_loading = false;
                    use();
                },
                Qt::QueuedConnection);
        };
        try {
            SoundPreviewPtr preview = makeSoundPreview(file, samplesASecond, stop);
            deliver([this, kept = Kept{file, bytes, std::move(preview)}] {
                m_kept.push_front(kept);
                if (m_kept.size() > kKept)
                    m_kept.pop_back();
                emit loaded(kept.preview);
            });
        } catch (const std::exception&) {
            deliver([this, failure = currentFailure()] { emit failed(failure); });
        }
    });
    return nullptr;
}

void PreviewLoader::cancel()
{
    ++m_request;
    m_loading = false;
    m_job.cancel();
}

} // namespace otozu
