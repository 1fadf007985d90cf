// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/audio/sound_reader.h"

#include "core/audio/pcm_samples.h"
#include "core/audio/regular_file.h"
#include "core/audio/sound_sniffer.h"
#include "core/audio/sound_stream.h"
#include "core/base/progress.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <sndfile.h>

namespace fs = std::filesystem;

namespace otozu
{

namespace
{

constexpr std::size_t kBlockSamples = 16'384; // some 0.1 ms to 10 ms of work, so stopping is quick

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

/// True where a seek leads to the very frame, and what is read there is what reading all the way gives. Vorbis needs
/// the packet before alone; Opus and MPEG audio carry on more than that.
bool hasExactPlaces(int format)
{
    const int container = format & SF_FORMAT_TYPEMASK;
    return isPlainPcm(format) || container == SF_FORMAT_FLAC ||
           (container == SF_FORMAT_OGG && (format & SF_FORMAT_SUBMASK) == SF_FORMAT_VORBIS);
}

} // namespace

struct SoundReader::File {
    File(const fs::path& path, const std::stop_token& stop) : bytes(path), stream(bytes, stop) {}

    RegularFile bytes;
    SoundStream stream;
    SF_INFO info{};
    SoundFile sound{nullptr, &sf_close};
    std::optional<PcmKind> kind; // what `raw` holds, if the samples are converted here
    bool bigEndian = false;
    std::unique_ptr<std::byte[]> raw;
    std::vector<float> block;
};

SoundReader::SoundReader(const fs::path& path, const std::stop_token& stop)
    : m_path(path), m_stop(stop), m_file(std::make_unique<File>(path, stop))
{
    if (m_file->bytes.size() == 0)
        fail(Fault::Empty, "no bytes");
    open();
    const SF_INFO& info = m_file->info;
    m_info.format = formatName(info.format);
    m_info.sampleRate = info.samplerate;
    m_info.channels = info.channels;
    m_info.bitDepth = bitDepth(info.format);
    const auto channels = std::size_t(info.channels);
    m_file->block.resize(std::max<std::size_t>(1, kBlockSamples / channels) * channels);
    m_file->kind = pcmKind(info.format);
    if (m_file->kind) {
        m_file->raw = std::make_unique_for_overwrite<std::byte[]>(m_file->block.size() * bytesOf(*m_file->kind));
        m_file->bigEndian = sf_command(m_file->sound.get(), SFC_RAW_DATA_NEEDS_ENDSWAP, nullptr, 0) == SF_TRUE;
    }
}

SoundReader::~SoundReader() = default;

void SoundReader::fail(Fault fault, const char* what) const
{
    throw Error(m_file->bytes.failed() ? Fault::ReadFailed : fault, m_path, what);
}

void SoundReader::open()
{
    File& file = *m_file;
    file.sound = openSound(file.stream, file.info);
    if (!file.sound) {
        throwIfStopped(m_stop);
        // libsndfile looks for MPEG audio at the very beginning of a file only, nor does it look into RIFF for it.
        const auto start = findMpegFrames(file.bytes);
        if (start) {
            file.stream.start = *start;
            file.sound = openSound(file.stream, file.info);
        }
        throwIfStopped(m_stop);
        if (!file.sound)
            fail(whyNotOpened(file.bytes), "the decoder cannot open it");
    }
    if (file.info.frames == 0 && (file.stream.blankAt = findUnfinishedWave(file.bytes)))
        file.sound = openSound(file.stream, file.info);
    if (!file.sound)
        fail(Fault::DecoderFailed, "the decoder cannot open it");
    if (file.info.channels < 1 || file.info.channels > kMaxChannels)
        fail(Fault::BadChannels, "absurd number of channels");
    if (file.info.samplerate < kMinSampleRate || file.info.samplerate > kMaxSampleRate)
        fail(Fault::BadRate, "absurd sample rate");
}

std::uint64_t SoundReader::plausibleFrames() const
{
    const SF_INFO& info = m_file->info;
    if (!isPlainPcm(info.format) || info.frames <= 0)
        return 0;
    return std::min(std::uint64_t(info.frames), m_file->bytes.size() / std::uint64_t(info.channels));
}

std::span<const float> SoundReader::read(std::size_t mostFrames)
{
    throwIfStopped(m_stop);
    File& file = *m_file;
    const auto channels = std::size_t(m_info.channels);
    const auto wanted = sf_count_t(std::min(file.block.size() / channels, mostFrames));
    std::size_t frames = 0;
    if (!file.kind) {
        const sf_count_t got = sf_readf_float(file.sound.get(), file.block.data(), wanted);
        frames = cleaned(got > 0 ? std::size_t(got) : 0);
    } else {
        const std::size_t frameBytes = channels * bytesOf(*file.kind);
        const sf_count_t got = sf_read_raw(file.sound.get(), file.raw.get(), wanted * sf_count_t(frameBytes));
        frames = got > 0 ? std::size_t(got) / frameBytes : 0;
        pcmToFloat(file.raw.get(), *file.kind, file.bigEndian, std::span(file.block).first(frames * channels));
        if (*file.kind == PcmKind::Float32)
            cleaned(frames);
        else
            m_anyFinite = m_anyFinite || frames > 0;
    }
    m_position += frames;
    return std::span(std::as_const(file.block)).first(frames * channels);
}

std::size_t SoundReader::cleaned(std::size_t frames)
{
    m_anyFinite =
        zeroWhatIsNotFinite(std::span(m_file->block).first(frames * std::size_t(m_info.channels))) || m_anyFinite;
    return frames;
}

std::uint64_t SoundReader::lookUpLength()
{
    const auto promised = std::uint64_t(std::max<sf_count_t>(m_file->info.frames, 0));
    const bool isKnown = promised >= m_position && promised < std::uint64_t(SF_COUNT_MAX);
    if (std::exchange(m_looked, true) || !hasExactPlaces(m_file->info.format) || !isKnown)
        return 0;
    if (promised == m_position)
        return promised;
    const std::uint64_t here = m_position;
    if (goTo(promised - 1) && !read(1).empty())
        return promised;
    goBackTo(here);
    return 0;
}

bool SoundReader::goTo(std::uint64_t frame)
{
    throwIfStopped(m_stop);
    if (!hasExactPlaces(m_file->info.format) || frame > std::uint64_t(INT64_MAX) ||
        sf_seek(m_file->sound.get(), sf_count_t(frame), SEEK_SET) != sf_count_t(frame))
        return false;
    m_position = frame;
    return true;
}

void SoundReader::goBackTo(std::uint64_t frame)
{
    if (isPlainPcm(m_file->info.format)) {
        if (!goTo(frame))
            fail(Fault::DecoderFailed, "cannot go back");
        return;
    }
    // What a decoder is worth after it has been led astray is unknown.
    m_file->sound.reset();
    m_file->sound = openSound(m_file->stream, m_file->info);
    throwIfStopped(m_stop);
    if (!m_file->sound)
        fail(Fault::DecoderFailed, "cannot go back");
    m_position = 0;
    while (m_position < frame) {
        if (read(std::size_t(std::min<std::uint64_t>(frame - m_position, SIZE_MAX))).empty())
            fail(Fault::DecoderFailed, "cannot go back");
    }
}

void SoundReader::requireSound(std::uint64_t framesRead) const
{
    throwIfStopped(m_stop);
    if (framesRead == 0)
        fail(m_file->info.frames > 0 || sf_error(m_file->sound.get()) != SF_ERR_NO_ERROR ? Fault::DecoderFailed
                                                                                         : Fault::NoFrames,
             "no frame can be read");
    if (!m_anyFinite)
        fail(Fault::NotFinite, "nothing in it is finite");
}

} // namespace otozu
