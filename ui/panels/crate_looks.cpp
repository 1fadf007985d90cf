// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/crate_looks.h"

#include "core/base/progress.h"

#include <chrono>

namespace fs = std::filesystem;

namespace otozu
{

namespace
{

// File times are coarse: of a folder that changed just now another change may show no other time.
constexpr std::chrono::seconds kSettled{3};

} // namespace

void CrateLooks::look(const std::vector<fs::path>& folders)
{
    m_job.start([this, folders](const std::stop_token& stop) {
        std::vector<CrateState> states;
        for (const fs::path& folder : folders)
            states.push_back(stateOf(folder, stop));
        throwIfStopped(stop);
        QMetaObject::invokeMethod(
            this, [this, folders, states] { emit looked(folders, states); }, Qt::QueuedConnection);
    });
}

CrateState CrateLooks::stateOf(const fs::path& folder, const std::stop_token& stop)
{
    CrateState state{.isKnown = true};
    std::error_code error;
    const auto changed = fs::last_write_time(folder, error);
    if (error || !fs::is_directory(folder, error)) {
        m_listed.erase(folder);
        return state;
    }
    state.isThere = true;
    if (const auto known = m_listed.find(folder); known != m_listed.end() && known->second.changed == changed) {
        state.files = known->second.files;
        return state;
    }
    const bool isSettled = fs::file_time_type::clock::now() - changed > kSettled;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        throwIfStopped(stop);
        std::error_code ignored;
        const bool isHidden = entry->path().filename().native().front() == fs::path::value_type('.');
        state.files += !isHidden && entry->is_regular_file(ignored) ? 1 : 0;
    }
    if (isSettled && !error)
        m_listed[folder] = {changed, state.files};
    else
        m_listed.erase(folder);
    return state;
}

} // namespace otozu
