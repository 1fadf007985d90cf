// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/decoder.h"

#include "core/audio/mono.h"
#include "core/audio/pcm_samples.h"
#include "core/audio/regular_file.h"
#include "core/audio/sound_sniffer.h"
#include "core/audio/sound_stream.h"
#include "core/base/fault.h"
#include "core/base/progress.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <sndfile.h>

namespace fs = std::filesystem;

namespace otozu
{

namespace
{

constexpr std::size_t kMaxSamples = std::size_t(1) << 30U; // 4 GiB of floats
constexpr std::size_t kBlockSamples = 16'384;              // some 0.1 ms to 10 ms of work, so stopping is quick

SF_VIRTUAL_IO streamFunctions()
{
    SF_VIRTUAL_IO io{};
    io.get_filelen = [](void* user) { return static_cast<SoundStream*>(user)->length(); };
    io.seek = [](sf_count_t offset, int whence, void* user) {
        auto& stream = *static_cast<SoundStream*>(user);
        const sf_count_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? stream.position : stream.length();
        if (sf_count_t to = 0; !__builtin_add_overflow(base, offset, &to) && to >= 0)
            stream.position = to;
        return sf_count_t(stream.position);
    };
    io.read = [](void* bytes, sf_count_t count, void* user) {
        return sf_count_t(static_cast<SoundStream*>(user)->read(bytes, count));
    };
    io.write = [](const void*, sf_count_t, void*) { return sf_count_t(0); };
    io.tell = [](void* user) { return static_cast<SoundStream*>(user)->position; };
    return io;
}

using SoundFile = std::unique_ptr<SNDFILE, decltype(&sf_close)>;

SoundFile openSound(SoundStream& stream, SF_INFO& info)
{
    SF_VIRTUAL_IO io = streamFunctions();
    info = {};
    stream.position = 0;
    return {sf_open_virtual(&io, SFM_READ, &info, &stream), &sf_close};
}

std::string formatName(int format)
{
    switch (format & SF_FORMAT_TYPEMASK) {
    case SF_FORMAT_WAV:
    case SF_FORMAT_WAVEX:
        return "WAV";
    case SF_FORMAT_RF64:
        return "RF64";
    case SF_FORMAT_W64:
        return "W64";
    case SF_FORMAT_AIFF:
        return "AIFF";
    case SF_FORMAT_AU:
        return "AU";
    case SF_FORMAT_CAF:
        return "CAF";
    case SF_FORMAT_FLAC:
        return "FLAC";
    case SF_FORMAT_OGG:
        return (format & SF_FORMAT_SUBMASK) == SF_FORMAT_OPUS ? "OPUS" : "OGG";
    case SF_FORMAT_MPEG:
        return (format & SF_FORMAT_SUBMASK) == SF_FORMAT_MPEG_LAYER_III ? "MP3" : "MPEG";
    default: {
        SF_FORMAT_INFO info{};
        info.format = format & SF_FORMAT_TYPEMASK;
        const bool known = sf_command(nullptr, SFC_GET_FORMAT_INFO, &info, sizeof(info)) == 0 && info.extension;
        std::string name = known ? info.extension : "?";
        std::ranges::transform(name, name.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
        return name;
    }
    }
}

int bitDepth(int format)
{
    switch (format & SF_FORMAT_SUBMASK) {
    case SF_FORMAT_PCM_S8:
    case SF_FORMAT_PCM_U8:
        return 8;
    case SF_FORMAT_DWVW_12:
        return 12;
    case SF_FORMAT_PCM_16:
    case SF_FORMAT_ALAC_16:
    case SF_FORMAT_DWVW_16:
        return 16;
    case SF_FORMAT_ALAC_20:
        return 20;
    case SF_FORMAT_PCM_24:
    case SF_FORMAT_ALAC_24:
    case SF_FORMAT_DWVW_24:
        return 24;
    case SF_FORMAT_PCM_32:
    case SF_FORMAT_FLOAT:
    case SF_FORMAT_ALAC_32:
        return 32;
    case SF_FORMAT_DOUBLE:
        return 64;
    default:
        return 0;
    }
}

/// True where every frame has its place in the file by multiplication, so that the last one can be looked up.
bool isPlainPcm(int format)
{
    switch (format & SF_FORMAT_TYPEMASK) {
    case SF_FORMAT_WAV:
    case SF_FORMAT_WAVEX:
    case SF_FORMAT_RF64:
    case SF_FORMAT_W64:
    case SF_FORMAT_AIFF:
    case SF_FORMAT_AU:
    case SF_FORMAT_CAF:
        break;
    default:
        return false;
    }
    switch (format & SF_FORMAT_SUBMASK) {
    case SF_FORMAT_PCM_S8:
    case SF_FORMAT_PCM_U8:
    case SF_FORMAT_PCM_16:
    case SF_FORMAT_PCM_24:
    case SF_FORMAT_PCM_32:
    case SF_FORMAT_FLOAT:
    case SF_FORMAT_DOUBLE:
    case SF_FORMAT_ULAW:
    case SF_FORMAT_ALAW:
        return true;
    default:
        return false;
    }
}

/// How samples lie in a file that we convert ourselves, which is several times faster than libsndfile does it.
std::optional<PcmKind> pcmKind(int format)
{
    if (!isPlainPcm(format))
        return std::nullopt;
    switch (format & SF_FORMAT_SUBMASK) {
    case SF_FORMAT_PCM_16:
        return PcmKind::Int16;
    case SF_FORMAT_PCM_24:
        return PcmKind::Int24;
    case SF_FORMAT_PCM_32:
        return PcmKind::Int32;
    case SF_FORMAT_FLOAT:
        return PcmKind::Float32;
    default:
        return std::nullopt;
    }
}

/// One file on its way through the decoder.
class Decoding
{
public:
    Decoding(const fs::path& path, const std::stop_token& stop) : m_path(path), m_stop(stop), m_file(path) {}

    DecodedSound run(const DecodeOptions& options)
    {
        if (m_file.size() == 0)
            fail(Fault::Empty, "no bytes");
        open();
        m_result.format = formatName(m_info.format);
        m_result.sampleRate = m_info.samplerate;
        m_result.channels = m_info.channels;
        m_result.bitDepth = bitDepth(m_info.format);
        m_result.sound.sampleRate = m_info.samplerate;
        m_result.sound.channels = options.mono ? 1 : m_info.channels;
        readFrames(options);
        throwIfStopped(m_stop);
        if (m_result.totalFrames == 0)
            fail(m_info.frames > 0 || sf_error(m_sound.get()) != SF_ERR_NO_ERROR ? Fault::DecoderFailed
                                                                                 : Fault::NoFrames,
                 "no frame can be read");
        if (!m_anyFinite)
            fail(Fault::NotFinite, "nothing in it is finite");
        return std::move(m_result);
    }

private:
    [[noreturn]] void fail(Fault fault, const char* what)
    {
        throw Error(m_file.failed() ? Fault::ReadFailed : fault, m_path, what);
    }

    void open()
    {
        m_sound = openSound(m_stream, m_info);
        if (!m_sound) {
            throwIfStopped(m_stop);
            // libsndfile looks for MPEG audio at the very beginning of a file only, nor does it look into RIFF for it.
            const auto start = findMpegFrames(m_file);
            if (start) {
                m_stream.start = *start;
                m_sound = openSound(m_stream, m_info);
            }
            throwIfStopped(m_stop);
            if (!m_sound)
                fail(whyNotOpened(m_file), "the decoder cannot open it");
        }
        if (m_info.frames == 0 && (m_stream.blankAt = findUnfinishedWave(m_file)))
            m_sound = openSound(m_stream, m_info);
        if (!m_sound)
            fail(Fault::DecoderFailed, "the decoder cannot open it");
        if (m_info.channels < 1 || m_info.channels > kMaxChannels)
            fail(Fault::BadChannels, "absurd number of channels");
        if (m_info.samplerate < kMinSampleRate || m_info.samplerate > kMaxSampleRate)
            fail(Fault::BadRate, "absurd sample rate");
    }

    /// Reads the next block into m_block, all finite. @return its frames, 0 at the end.
    std::size_t readBlock()
    {
        throwIfStopped(m_stop);
        const auto channels = std::size_t(m_info.channels);
        if (!m_kind) {
            const sf_count_t got = sf_readf_float(m_sound.get(), m_block.data(), sf_count_t(m_block.size() / channels));
            return cleaned(got > 0 ? std::size_t(got) : 0);
        }
        const std::size_t frameBytes = channels * bytesOf(*m_kind);
        const sf_count_t got =
            sf_read_raw(m_sound.get(), m_raw.get(), sf_count_t(m_block.size() / channels * frameBytes));
        const std::size_t frames = got > 0 ? std::size_t(got) / frameBytes : 0;
        pcmToFloat(m_raw.get(), *m_kind, m_bigEndian, std::span(m_block).first(frames * channels));
        if (*m_kind == PcmKind::Float32)
            return cleaned(frames);
        m_anyFinite = m_anyFinite || frames > 0;
        return frames;
    }

    std::size_t cleaned(std::size_t frames)
    {
        m_anyFinite =
            zeroWhatIsNotFinite(std::span(m_block).first(frames * std::size_t(m_info.channels))) || m_anyFinite;
        return frames;
    }

    void readFrames(const DecodeOptions& options)
    {
        const auto channels = std::size_t(m_info.channels);
        m_block.resize(std::max<std::size_t>(1, kBlockSamples / channels) * channels);
        m_kind = pcmKind(m_info.format);
        if (m_kind) {
            m_raw = std::make_unique_for_overwrite<std::byte[]>(m_block.size() * bytesOf(*m_kind));
            m_bigEndian = sf_command(m_sound.get(), SFC_RAW_DATA_NEEDS_ENDSWAP, nullptr, 0) == SF_TRUE;
        }
        const double wanted = std::ceil(options.maxSeconds * m_info.samplerate);
        const std::uint64_t keep = options.maxSeconds > 0.0 && wanted < 1e18 ? std::uint64_t(wanted) : UINT64_MAX;
        reserve(keep);
        while (const std::size_t frames = readBlock()) {
            if (m_result.totalFrames < keep)
                append(std::size_t(std::min<std::uint64_t>(frames, keep - m_result.totalFrames)));
            m_result.totalFrames += frames;
            if (m_result.totalFrames >= keep && m_anyFinite && !options.countAll)
                return;
            if (m_result.totalFrames >= keep && m_anyFinite && lastFrameIsThere()) {
                m_result.totalFrames = std::uint64_t(m_info.frames);
                return;
            }
        }
    }

    /// Memory for what a plain file can hold: its header is believed no further than its size.
    void reserve(std::uint64_t keep)
    {
        if (!isPlainPcm(m_info.format) || m_info.frames <= 0)
            return;
        const auto frames =
            std::min({keep, std::uint64_t(m_info.frames), m_file.size() / std::uint64_t(m_info.channels)});
        const auto samples = frames * std::uint64_t(m_result.sound.channels);
        if (samples <= kMaxSamples)
            m_result.sound.samples.reserve(std::size_t(samples));
    }

    void append(std::size_t frames)
    {
        auto& samples = m_result.sound.samples;
        const auto old = samples.size();
        const auto added = frames * std::size_t(m_result.sound.channels);
        if (old + added > kMaxSamples)
            fail(Fault::TooLarge, "more than memory can hold");
        const auto block = std::span(std::as_const(m_block)).first(frames * std::size_t(m_info.channels));
        if (m_result.sound.channels == m_info.channels) {
            samples.insert(samples.end(), block.begin(), block.end());
        } else {
            samples.resize(old + added);
            mixToMono(block, m_info.channels, std::span(samples).subspan(old));
        }
    }

    /// Tries once to see the last frame that the header promises, instead of reading all that lies between.
    bool lastFrameIsThere()
    {
        if (std::exchange(m_looked, true) || !isPlainPcm(m_info.format))
            return false;
        const auto here = sf_count_t(m_result.totalFrames);
        if (m_info.frames <= here)
            return m_info.frames == here;
        const bool there = sf_seek(m_sound.get(), m_info.frames - 1, SEEK_SET) == m_info.frames - 1 && readBlock() == 1;
        if (!there && sf_seek(m_sound.get(), here, SEEK_SET) != here)
            fail(Fault::DecoderFailed, "cannot go back");
        return there;
    }

    const fs::path& m_path;
    const std::stop_token& m_stop;
    RegularFile m_file;
    SoundStream m_stream{m_file, m_stop};
    SF_INFO m_info{};
    SoundFile m_sound{nullptr, &sf_close};
    DecodedSound m_result;
    std::optional<PcmKind> m_kind; // what m_raw holds, if the samples are converted here
    bool m_bigEndian = false;
    std::unique_ptr<std::byte[]> m_raw;
    std::vector<float> m_block;
    bool m_anyFinite = false;
    bool m_looked = false;
};

} // namespace

DecodedSound decodeFile(const fs::path& path, const DecodeOptions& options, const std::stop_token& stop)
{
    throwIfStopped(stop);
    try {
        return Decoding(path, stop).run(options);
    } catch (const std::bad_alloc&) {
        throw Error(Fault::TooLarge, path, "not enough memory");
    }
}

} // namespace otozu
