// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/progress.h"
#include "core/qt/fault_texts.h"

#include <QObject>
#include <filesystem>
#include <thread>

namespace otozu
{

/// Writes the demo pack on a thread of its own. Every run ends with one of finished, failed and cancelled; signals come
/// from that thread.
class DemoWorker : public QObject
{
    Q_OBJECT
public:
    explicit DemoWorker(QObject* parent = nullptr) : QObject(parent) {}
    ~DemoWorker() override; ///< Stops the run and waits for it.

    /// Where the demo pack lives: in the user's cache.
    [[nodiscard]] static std::filesystem::path folder();

    void start(const std::filesystem::path& folder);
    void cancel() { m_thread.request_stop(); }

signals:
    void progressed(otozu::Progress progress);
    void finished(const std::filesystem::path& folder);
    void failed(otozu::Failure failure);
    void cancelled();

private:
    std::jthread m_thread;
};

} // namespace otozu
