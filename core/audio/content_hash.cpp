// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/content_hash.h"

#include "core/audio/regular_file.h"
#include "core/base/fault.h"
#include "core/base/progress.h"

#include <memory>
#include <new>
#include <vector>

#include <xxhash.h>

namespace otozu
{

ContentHash contentHash(const std::filesystem::path& path, const std::stop_token& stop)
{
    RegularFile file(path);
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
    if (!state)
        throw std::bad_alloc();
    XXH3_128bits_reset(state.get());
    std::vector<char> block(std::size_t(256) * 1024);
    std::uint64_t offset = 0;
    for (;;) {
        throwIfStopped(stop);
        const auto count = file.readAt(offset, block.data(), block.size());
        if (file.failed())
            throw Error(Fault::ReadFailed, path, "cannot read");
        XXH3_128bits_update(state.get(), block.data(), count);
        offset += count;
        if (count < block.size())
            break;
    }
    const auto hash = XXH3_128bits_digest(state.get());
    return {hash.high64, hash.low64};
}

ContentHash edgeHash(const std::filesystem::path& path)
{
    constexpr std::size_t kEdge = std::size_t(64) * 1024;
    RegularFile file(path);
    const std::uint64_t size = file.size();
    std::vector<char> bytes;
    for (int byte = 0; byte < 8; ++byte)
        bytes.push_back(char(size >> 8 * byte & 0xFFU));
    const auto append = [&](std::uint64_t begin, std::uint64_t end) {
        const std::size_t before = bytes.size();
        bytes.resize(before + std::size_t(end - begin));
        bytes.resize(before + file.readAt(begin, bytes.data() + before, std::size_t(end - begin)));
    };
    if (size <= 2 * kEdge) {
        append(0, size);
    } else {
        append(0, kEdge);
        append(size - kEdge, size);
    }
    if (file.failed())
        throw Error(Fault::ReadFailed, path, "cannot read");
    const auto hash = XXH3_128bits(bytes.data(), bytes.size());
    return {hash.high64, hash.low64};
}

} // namespace otozu
