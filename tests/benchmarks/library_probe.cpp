// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Measures a stored library of made-up records, for the script `library`:
//   library_probe make FILE RECORDS WIDTH    vectors of so many values
//   library_probe open FILE                  one line of JSON
#include "core/base/random.h"
#include "core/base/stopwatch.h"
#include "core/features/features_key.h"
#include "core/pipeline/library_run.h"
#include "core/pipeline/map_settings.h"
#include "core/qt/stored_library.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

using namespace otozu;

namespace
{

constexpr std::array kKinds{"kick", "snare", "closed hat", "clap",     "tom",
                            "bass", "pad",   "vocal chop", "fx riser", "loop"};
constexpr std::size_t kLeaves = 120;

/// A kind has twelve leaves, which differ in length and brightness.
StoredFile madeUp(RootId root, std::size_t i, Random& random)
{
    const std::size_t leaf = i % kLeaves;
    const std::string kind = kKinds[leaf % kKinds.size()];
    const double share = double(leaf / kKinds.size()) / 12.0;
    StoredFile file;
    file.root = root;
    SampleRecord& record = file.record;
    record.path = "Vendor " + std::to_string(i / 5000) + "/Pack " + std::to_string(i / 200) + "/" + kind + "s/Deep " +
                  kind + " " + std::to_string(i) + ".wav";
    record.bytes = 10'000 + std::uint64_t(random.uniform(0.0, 500'000.0));
    record.format = "WAV";
    record.sampleRate = 44100;
    record.channels = 2;
    record.bitDepth = 24;
    record.seconds = 0.05 + 4.0 * share + random.uniform(0.0, 2.0);
    record.descriptors.loudness = float(random.uniform(-30.0, -6.0));
    record.descriptors.peak = float(random.uniform(-12.0, 0.0));
    record.descriptors.brightness = float(100.0 + 6000.0 * share + random.uniform(0.0, 3000.0));
    record.descriptors.noisiness = float(random.uniform(0.0, 1.0));
    record.descriptors.attack = float(random.uniform(0.001, 0.3));
    file.modified = std::int64_t(1'600'000'000'000'000'000) + std::int64_t(i);
    file.edges = {random.next(), random.next()};
    return file;
}

StoredMap madeUpMap(const std::vector<FileId>& files, Random& random)
{
    const MapRequest request = defaultRequest();
    StoredMap map;
    map.features = featuresKey(request.profile, request.seconds);
    map.settings = settingsText(request);
    for (std::size_t i = 0; i < files.size(); ++i)
        map.places.push_back({files[i], float(random.uniform(-20.0, 20.0)), float(random.uniform(-20.0, 20.0)),
                              std::int32_t(std::size_t(files[i] - 1) % kLeaves), false});
    for (std::size_t i = kLeaves; i-- > 1;) // within the kinds first
        map.merges.push_back({std::int32_t(i < kKinds.size() ? 0 : i - kKinds.size()), std::int32_t(i)});
    map.standard = 40;
    return map;
}

int make(const char* path, std::size_t records, std::size_t width)
{
    constexpr std::size_t kBatch = 5000;
    StoredLibrary library(path);
    const RootId root = library.addRoot("/nowhere/samples");
    const MapRequest request = defaultRequest();
    Random random(1);
    DiskChanges changes;
    for (std::size_t i = 0; i < records; ++i)
        changes.added.push_back(madeUp(root, i, random));
    library.apply(changes);
    changes = {};
    std::vector<StoredFile> files = library.files();
    std::vector<FileId> ids;
    for (std::size_t begin = 0; begin < files.size(); begin += kBatch) {
        std::vector<HeardFile> heard;
        for (std::size_t i = begin; i < std::min(files.size(), begin + kBatch); ++i) {
            HeardFile file{madeUp(root, std::size_t(files[i].id - 1), random), std::vector<float>(width)};
            file.file.id = files[i].id;
            file.file.state = FileState::Analysed;
            for (float& value : file.row)
                value = float(random.uniform(-1.0, 1.0));
            ids.push_back(files[i].id);
            heard.push_back(std::move(file));
        }
        library.addHeard(featuresKey(request.profile, request.seconds), heard);
    }
    library.setMap(madeUpMap(ids, random), false);
    return 0;
}

/// MiB that the process has had at most.
double peakMemory()
{
    double kibibytes = 0.0;
    if (std::FILE* status = std::fopen("/proc/self/status", "r")) {
        std::array<char, 256> line{};
        while (std::fgets(line.data(), int(line.size()), status) != nullptr) {
            if (std::strncmp(line.data(), "VmHWM:", 6) == 0)
                kibibytes = std::strtod(line.data() + 6, nullptr);
        }
        std::fclose(status);
    }
    return kibibytes / 1024.0;
}

int open(const char* path)
{
    Stopwatch watch;
    const StoredLibrary library(path, StoredLibrary::Access::Read);
    const double opened = watch.lap();
    (void)library.files();
    const double files = watch.lap();
    (void)library.map();
    const double places = watch.lap();
    const double before = peakMemory();
    const MapResultPtr map = openLibrary(library);
    const double shown = watch.lap();
    std::printf("{\"open\": %.4f, \"files\": %.4f, \"places\": %.4f, \"map\": %.4f, \"peak_mib\": %.1f, "
                "\"peak_before_mib\": %.1f, \"samples\": %zu, \"clusters\": %zu}\n",
                opened, files, places, shown, peakMemory(), before, map->samples.size(), map->clusters.size());
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc == 5 && std::strcmp(argv[1], "make") == 0)
        return make(argv[2], std::strtoul(argv[3], nullptr, 10), std::strtoul(argv[4], nullptr, 10));
    if (argc == 3 && std::strcmp(argv[1], "open") == 0)
        return open(argv[2]);
    std::fputs("library_probe make FILE RECORDS WIDTH | open FILE\n", stderr);
    return 2;
}
