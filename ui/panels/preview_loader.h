// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/panels/newest_answer.h"
#include "ui/panels/sound_preview.h"

#include <QObject>
#include <list>

namespace otozu
{
struct SampleRecord;

/// Makes previews on a thread of its own; the newest request wins, the last ones are kept. GUI thread only.
class PreviewLoader : public QObject
{
    Q_OBJECT
public:
    explicit PreviewLoader(QObject* parent = nullptr);
    ~PreviewLoader() override;

    /// @return the preview at once, if it is kept; else loaded() or failed() follows, unless another request comes.
    SoundPreviewPtr request(const std::filesystem::path& file, const SampleRecord& record);
    void cancel() { m_answer.cancel(); }
    [[nodiscard]] bool isLoading() const { return m_answer.isAwaited(); }

signals:
    void loaded(const otozu::SoundPreviewPtr& preview);
    void failed(const otozu::Failure& failure);

private:
    struct Kept {
        std::filesystem::path file;
        std::uint64_t bytes = 0;
        SoundPreviewPtr preview;
    };
    std::list<Kept> m_kept; ///< Newest first.
    NewestAnswer m_answer;  // last
};

} // namespace otozu
