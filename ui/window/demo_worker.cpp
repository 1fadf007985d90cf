// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/demo_worker.h"

#include "core/demo/demo_pack.h"
#include "core/qt/path_conversion.h"

#include <QStandardPaths>

namespace otozu
{

namespace
{

/// A pack whose map falls into about as many clusters as there are kinds of sound in it: it is the first that is seen.
constexpr std::uint64_t kDemoSeed = 3;

} // namespace

DemoWorker::~DemoWorker()
{
    m_thread.request_stop();
}

std::filesystem::path DemoWorker::folder()
{
    return pathOfQString(QStandardPaths::writableLocation(QStandardPaths::CacheLocation)) / "Otozu demo pack";
}

void DemoWorker::start(const std::filesystem::path& folder)
{
    m_thread = std::jthread([this, folder](const std::stop_token& stop) {
        try {
            ThreadPool pool;
            std::error_code ignored; // Where this fails, writing says why.
            std::filesystem::create_directories(folder, ignored);
            writeDemoPack(folder, {.seed = kDemoSeed}, pool, stop, [this](const Progress& p) { emit progressed(p); });
            emit finished(folder);
        } catch (const Cancelled&) {
            emit cancelled();
        } catch (...) {
            emit failed(currentFailure());
        }
    });
}

} // namespace otozu
