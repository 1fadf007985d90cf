// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/sample_record.h"

#include <vector>

namespace otozu
{

/// The samples of one folder with their places and clusters: what the window shows and exports are made from.
class Library
{
public:
    virtual ~Library() = default;
    /// The folder that paths are relative to.
    [[nodiscard]] virtual const std::filesystem::path& root() const = 0;
    [[nodiscard]] virtual const std::vector<SampleRecord>& samples() const = 0;
    [[nodiscard]] virtual const std::vector<ClusterInfo>& clusters() const = 0;
};

/// A library that lives as long as the program.
class MemoryLibrary final : public Library
{
public:
    MemoryLibrary(std::filesystem::path root, std::vector<SampleRecord> samples, std::vector<ClusterInfo> clusters)
        : m_root(std::move(root)), m_samples(std::move(samples)), m_clusters(std::move(clusters))
    {
    }
    [[nodiscard]] const std::filesystem::path& root() const override { return m_root; }
    [[nodiscard]] const std::vector<SampleRecord>& samples() const override { return m_samples; }
    [[nodiscard]] const std::vector<ClusterInfo>& clusters() const override { return m_clusters; }

private:
    std::filesystem::path m_root;
    std::vector<SampleRecord> m_samples;
    std::vector<ClusterInfo> m_clusters;
};

} // namespace otozu
