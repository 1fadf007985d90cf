// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/panels/latest_job.h"

#include <QObject>
#include <filesystem>
#include <map>
#include <vector>

namespace otozu
{

/// What a crate's folder is at the moment.
struct CrateState {
    bool isKnown = false; ///< It has been looked at.
    bool isThere = false;
    std::size_t files = 0; ///< Right in it, hidden ones left out.
    friend bool operator==(const CrateState&, const CrateState&) = default;
};

/// Looks at the folders of crates on a thread of its own, since a drive may take its time. A folder that has not
/// changed is not listed again. GUI thread only.
class CrateLooks : public QObject
{
    Q_OBJECT
public:
    explicit CrateLooks(QObject* parent = nullptr) : QObject(parent) {}

    /// looked() follows, unless another look takes its place.
    void look(const std::vector<std::filesystem::path>& folders);

signals:
    /// In the order of the folders.
    void looked(const std::vector<std::filesystem::path>& folders, const std::vector<otozu::CrateState>& states);

private:
    struct Listed {
        std::filesystem::file_time_type changed;
        std::size_t files = 0;
    };
    [[nodiscard]] CrateState stateOf(const std::filesystem::path& folder, const std::stop_token& stop);

    std::map<std::filesystem::path, Listed> m_listed; ///< Of the thread.
    LatestJob m_job;                                  // last, so that its thread is gone before what it uses
};

} // namespace otozu
