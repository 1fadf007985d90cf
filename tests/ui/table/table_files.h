// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/qt/library_worker.h"

#include <memory>
#include <string>
#include <vector>

namespace otozu::test
{

/// A file that waits.
inline StoredFile storedFile(FileId id, const std::string& path)
{
    StoredFile file;
    file.id = id;
    file.record.path = path;
    file.record.bytes = std::uint64_t(1000 + id);
    return file;
}

inline StoredFile heardFile(FileId id, const std::string& path, double seconds)
{
    StoredFile file = storedFile(id, path);
    file.state = FileState::Analysed;
    file.record.seconds = seconds;
    file.record.format = "WAV";
    file.record.sampleRate = 44100;
    file.record.channels = 2;
    return file;
}

inline StoredFile failedFile(FileId id, const std::string& path)
{
    StoredFile file = storedFile(id, path);
    file.state = FileState::Failed;
    file.fault = Fault::Empty;
    return file;
}

inline LibraryFilesPtr libraryFiles(std::vector<StoredFile> files, const std::string& base = "/s")
{
    auto made = std::make_shared<LibraryFiles>();
    made->base = base;
    made->files = std::move(files);
    return made;
}

inline StoredFilesPtr batch(std::vector<StoredFile> files)
{
    return std::make_shared<const std::vector<StoredFile>>(std::move(files));
}

/// Of these, in two clusters: "dark" (colour 4) and "bright" (colour 7), every other one.
inline std::shared_ptr<MapResult> mapOfFiles(const std::vector<StoredFile>& files, const std::string& base = "/s")
{
    auto map = std::make_shared<MapResult>();
    map->request.folder = base;
    map->clusters = {{.name = "dark", .size = files.size() / 2, .colour = 4},
                     {.name = "bright", .size = files.size() / 2, .colour = 7}};
    for (std::size_t i = 0; i < files.size(); ++i) {
        map->samples.push_back(files[i].record);
        map->samples.back().cluster = int(i % 2);
        map->files.push_back(files[i].id);
    }
    return map;
}

} // namespace otozu::test
