// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/sound_stream.h"

#include <cstring>

namespace otozu
{

std::int64_t SoundStream::read(void* bytes, std::int64_t count)
{
    if (count <= 0 || m_stop.stop_requested())
        return 0;
    auto* const target = static_cast<char*>(bytes);
    const std::uint64_t begin = start + std::uint64_t(position);
    const std::size_t got = readPlain(begin, target, std::size_t(count));
    position += std::int64_t(got);
    for (std::uint64_t at = blankAt.value_or(begin + got); at < blankAt.value_or(0) + 4 && at < begin + got; ++at) {
        if (at >= begin)
            target[at - begin] = '\xff';
    }
    return std::int64_t(got);
}

std::size_t SoundStream::readPlain(std::uint64_t offset, char* bytes, std::size_t count)
{
    std::size_t done = 0;
    while (done < count) {
        const std::uint64_t at = offset + done;
        const bool known = at >= m_aheadAt && at - m_aheadAt < m_aheadSize;
        if (!known && count - done >= m_ahead.size())
            return done + m_file.readAt(at, bytes + done, count - done);
        if (!known) {
            m_aheadAt = at;
            m_aheadSize = m_file.readAt(at, m_ahead.data(), m_ahead.size());
            if (m_aheadSize == 0)
                break;
        }
        const auto from = std::size_t(at - m_aheadAt);
        const std::size_t part = std::min(count - done, m_aheadSize - from);
        std::memcpy(bytes + done, m_ahead.data() + from, part);
        done += part;
    }
    return done;
}

} // namespace otozu
