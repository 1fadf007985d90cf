// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/decoder.h"

#include "core/audio/sound_beginning.h"
#include "core/audio/sound_reader.h"
#include "core/base/fault.h"
#include "core/base/progress.h"

#include <cmath>
#include <new>
#include <utility>

namespace otozu
{

namespace
{

DecodedSound decode(SoundReader& reader, const DecodeOptions& options)
{
    DecodedSound result;
    static_cast<SoundInfo&>(result) = reader.info();
    const double wanted = std::ceil(options.maxSeconds * reader.info().sampleRate);
    const std::uint64_t keep = options.maxSeconds > 0.0 && wanted < 1e18 ? std::uint64_t(wanted) : UINT64_MAX;
    SoundBeginning beginning(reader, keep, options.mono);
    for (auto block = reader.read(); !block.empty(); block = reader.read()) {
        beginning.add(block);
        result.totalFrames = reader.position();
        if (result.totalFrames < keep || !reader.anyFinite())
            continue;
        if (!options.countAll)
            break;
        if (const std::uint64_t length = reader.lookUpLength()) {
            result.totalFrames = length;
            break;
        }
    }
    reader.requireSound(result.totalFrames);
    result.sound = beginning.take();
    return result;
}

} // namespace

DecodedSound decodeFile(const std::filesystem::path& path, const DecodeOptions& options, const std::stop_token& stop)
{
    throwIfStopped(stop);
    try {
        SoundReader reader(path, stop);
        return decode(reader, options);
    } catch (const std::bad_alloc&) {
        throw Error(Fault::TooLarge, path, "not enough memory");
    }
}

} // namespace otozu
