// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/zip_writer.h"

#include "core/base/atomic_file.h"

#include <QIODevice>
#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <fstream>
#include <limits>
#include <quazip/quazip.h>
#include <quazip/zip.h>
#include <vector>

namespace otozu
{
namespace
{

/// An AtomicFile for QuaZip. It keeps what went wrong: QuaZip only tells that something did.
class AtomicFileDevice : public QIODevice
{
public:
    explicit AtomicFileDevice(const std::filesystem::path& path) : m_file(path)
    {
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] AtomicFile& file() { return m_file; }
    void rethrow() const
    {
        if (m_failure)
            std::rethrow_exception(m_failure);
    }

    [[nodiscard]] bool isSequential() const override { return false; }
    [[nodiscard]] qint64 size() const override { return m_size; }
    bool seek(qint64 position) override
    {
#ifdef _WIN32
        const int result = _fseeki64(m_file.stream(), position, SEEK_SET);
#else
        const int result = fseeko(m_file.stream(), off_t(position), SEEK_SET);
#endif
        if (result != 0)
            note(
                std::make_exception_ptr(Error(faultOfErrno(errno, Fault::WriteFailed), m_file.path(), "cannot write")));
        return result == 0 && QIODevice::seek(position);
    }

protected:
    qint64 readData(char*, qint64) override
    {
        return -1;
    }
    qint64 writeData(const char* data, qint64 size) override
    {
        try {
            m_file.write(data, std::size_t(size));
        } catch (const Error&) {
            note(std::current_exception());
            return -1;
        }
        m_size = std::max(m_size, pos() + size);
        m_sinceFlush += size;
        if (m_sinceFlush >= kFlushed) {
            m_file.beginFlush();
            m_sinceFlush = 0;
        }
        return size;
    }

private:
    void note(const std::exception_ptr& failure)
    {
        if (!m_failure)
            m_failure = failure;
    }

    static constexpr qint64 kFlushed = 8 << 20;

    AtomicFile m_file;
    qint64 m_size = 0;
    qint64 m_sinceFlush = 0;
    std::exception_ptr m_failure;
};

/// MS-DOS time in the local zone, as zip files have it: 1980 and later, in steps of two seconds.
tm_zip dosTime(std::time_t time)
{
    std::tm local{};
#ifdef _WIN32
    localtime_s(&local, &time);
#else
    localtime_r(&time, &local);
#endif
    if (local.tm_year < 80)
        return {0, 0, 0, 1, 0, 1980};
    return {uInt(local.tm_sec),  uInt(local.tm_min), uInt(local.tm_hour),
            uInt(local.tm_mday), uInt(local.tm_mon), uInt(local.tm_year + 1900)};
}

/// The extended timestamp (Info-ZIP's "UT"): the modification time in UTC, to the second.
std::string timeField(std::time_t time)
{
    if (time < 0 || time > std::numeric_limits<std::int32_t>::max())
        return {};
    std::string field{'U', 'T', 5, 0, 1};
    for (int shift = 0; shift < 32; shift += 8)
        field += char(time >> shift & 0xFF);
    return field;
}

constexpr uLong kMadeByUnix = 3U << 8 | 30; // so that the permissions below count
constexpr uLong kPlainFile = 0100644U << 16;
constexpr std::uint64_t kMuch = 0xF0000000; // leaves room for what compression may add

// QuaZip says 6.3 where 2.0, or 4.5 for ZIP64, is enough, and Info-ZIP's unzip then refuses to unpack.
constexpr int kVersionPlain = 20;
constexpr int kVersionZip64 = 45;

void overwrite(QIODevice& device, qint64 position, int version)
{
    const qint64 here = device.pos();
    const std::array<char, 2> bytes{char(version), 0};
    device.seek(position);
    device.write(bytes.data(), bytes.size());
    device.seek(here);
}

std::uint32_t littleEndian(const std::vector<unsigned char>& bytes, std::size_t at, int count)
{
    std::uint32_t value = 0;
    for (int i = count; i-- > 0;)
        value = value << 8 | bytes[at + std::size_t(i)];
    return value;
}

/// Mends the versions in the directory that starts at `begin` and runs to the end of the file.
void mendDirectory(QIODevice& device, std::FILE* written, const std::filesystem::path& path, qint64 begin)
{
    std::fflush(written);
    std::ifstream in(path, std::ios::binary);
    std::vector<unsigned char> header(46);
    for (qint64 at = begin;;) {
        in.seekg(at);
        in.read(reinterpret_cast<char*>(header.data()), std::streamsize(header.size()));
        const std::uint32_t kind = littleEndian(header, 0, 4);
        if (!in || kind != 0x02014b50) {
            if (kind == 0x06064b50) // the end of a ZIP64 directory
                overwrite(device, at + 14, kVersionZip64);
            return;
        }
        if (littleEndian(header, 6, 2) > kVersionZip64)
            overwrite(device, at + 6, kVersionZip64);
        at += qint64(46 + littleEndian(header, 28, 2) + littleEndian(header, 30, 2) + littleEndian(header, 32, 2));
    }
}

} // namespace

struct ZipWriter::State {
    AtomicFileDevice device;
    QuaZip zip;

    explicit State(const std::filesystem::path& path) : device(path), zip(&device) {}
};

ZipWriter::ZipWriter(const std::filesystem::path& path) : m_state(std::make_unique<State>(path))
{
    QuaZip& zip = m_state->zip;
    zip.setUtf8Enabled(true);
    zip.setDataDescriptorWritingEnabled(false);
    zip.setAutoClose(false);
    check(zip.open(QuaZip::mdCreate) ? ZIP_OK : ZIP_ERRNO);
}

ZipWriter::~ZipWriter() = default;

void ZipWriter::begin(const Entry& entry)
{
    zip_fileinfo info{};
    info.tmz_date = dosTime(entry.modified);
    info.external_fa = kPlainFile;
    const std::string extra = timeField(entry.modified);
    m_bytes = entry.bytes;
    const bool zip64 = entry.bytes >= kMuch;
    const qint64 start = m_state->device.pos();
    check(zipOpenNewFileInZip4_64(
        m_state->zip.getZipFile(), entry.name.c_str(), &info, extra.data(), uInt(extra.size()), extra.data(),
        uInt(extra.size()), nullptr, entry.deflated ? Z_DEFLATED : 0, entry.deflated ? Z_BEST_COMPRESSION : 0, 1,
        -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY, nullptr, 0, kMadeByUnix, ZIP_ENCODING_UTF8, zip64 ? 1 : 0));
    overwrite(m_state->device, start + 4, zip64 ? kVersionZip64 : kVersionPlain);
}

void ZipWriter::write(std::span<const char> data)
{
    check(zipWriteInFileInZip(m_state->zip.getZipFile(), data.data(), unsigned(data.size())));
}

void ZipWriter::end(std::uint32_t crc)
{
    check(zipCloseFileInZipRaw64(m_state->zip.getZipFile(), m_bytes, crc));
}

void ZipWriter::commit()
{
    AtomicFileDevice& device = m_state->device;
    const qint64 directory = device.pos();
    m_state->zip.close();
    check(m_state->zip.getZipError());
    mendDirectory(device, device.file().stream(), device.file().temporaryPath(), directory);
    check(ZIP_OK);
    device.file().commit();
}

void ZipWriter::check(int result)
{
    m_state->device.rethrow();
    if (result != ZIP_OK)
        throw Error(Fault::WriteFailed, m_state->device.file().path(), "cannot write the zip");
}

} // namespace otozu
