// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/stored_library_file.h"

#include "core/base/fault.h"
#include "core/qt/library_log.h"
#include "core/qt/stored_library_schema.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <fstream>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#ifdef _WIN32
#include "core/qt/path_conversion.h"
#include <QLockFile>
#else
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace fs = std::filesystem;

namespace otozu
{
namespace
{

// https://www.sqlite.org/fileformat2.html: sections 1.3, the file's header, and 4.1, that of the log and of its frames.
constexpr std::string_view kMagic("SQLite format 3\0", 16);
constexpr std::size_t kHeader = 100;
constexpr std::size_t kLogHeader = 32;
constexpr std::size_t kFrameHeader = 24;

std::uint32_t bigEndian(std::span<const char> bytes, std::size_t at, std::size_t count)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// Pages that are in the log, which may be those that the file lacks if a merge was cut off.
std::set<std::uint32_t> pagesInLog(const fs::path& log, std::size_t pageSize)
{
    std::set<std::uint32_t> pages;
    std::ifstream in(log, std::ios::binary);
    std::array<char, kLogHeader> header{};
    if (!in.read(header.data(), header.size()))
        return pages;
    std::array<char, kFrameHeader> frame{};
    while (in.read(frame.data(), frame.size())) {
        if (!std::equal(frame.begin() + 8, frame.begin() + 16, header.begin() + 16))
            break; // left over from before
        pages.insert(bigEndian(frame, 0, 4));
        in.seekg(std::streamoff(pageSize), std::ios::cur);
    }
    return pages;
}

[[noreturn]] void fail(Fault fault, const fs::path& path, const char* what)
{
    throw Error(fault, path, what);
}

void checkHeader(const fs::path& path)
{
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw Error(faultOfErrno(errno, Fault::ReadFailed), path, "cannot open the library");
    std::array<char, kHeader> header{};
    in.read(header.data(), header.size());
    if (in.bad())
        fail(Fault::ReadFailed, path, "cannot read the library");
    const auto read = std::size_t(in.gcount());
    const std::string_view begin(header.data(), std::min(read, kMagic.size()));
    if (begin != kMagic)
        fail(Fault::NotALibrary, path, "not a library: no SQLite file");
    if (read < kHeader)
        fail(Fault::DamagedLibrary, path, "the library ends too early");
    if (bigEndian(header, 68, 4) != kLibraryApplication)
        fail(Fault::NotALibrary, path, "not a library: an SQLite file of another program");
    const std::uint32_t pageField = bigEndian(header, 16, 2);
    const std::size_t pageSize = pageField == 1 ? 65536 : pageField;
    if (pageSize < 512 || (pageSize & (pageSize - 1)) != 0)
        fail(Fault::DamagedLibrary, path, "the library's header is damaged");
    const std::uint64_t pages = bigEndian(header, 28, 4);
    const std::uint64_t there = fs::file_size(path) / pageSize;
    if (there >= pages)
        return;
    const auto inLog = pagesInLog(logOfLibrary(fs::canonical(path)), pageSize);
    for (std::uint64_t page = there + 1; page <= pages; ++page) {
        if (!inLog.contains(std::uint32_t(page)))
            fail(Fault::DamagedLibrary, path, "the library ends too early");
    }
}

void checkLog(const fs::path& path)
{
    const fs::path real = fs::canonical(path);
    if (!isLogOf(real, logOfLibrary(real)))
        fail(Fault::ForeignLog, path, "the log beside the library belongs to another one, or to another state of it");
}

} // namespace

fs::path logOfLibrary(const fs::path& library)
{
    fs::path log = library;
    log += "-wal";
    return log;
}

LibraryTraces tracesOfLibrary(const fs::path& library)
{
    LibraryTraces traces;
    const auto look = [](const fs::path& path, std::uintmax_t& bytes, fs::file_time_type& modified) {
        std::error_code missing;
        bytes = fs::file_size(path, missing);
        if (missing)
            bytes = 0;
        if (bytes > 0) // an empty log says nothing
            modified = fs::last_write_time(path, missing);
    };
    look(library, traces.bytes, traces.modified);
    look(logOfLibrary(library), traces.logBytes, traces.logModified);
    return traces;
}

#ifdef _WIN32

struct LibraryFile::Identity {
};

LibraryFile::LibraryFile(const fs::path& path, Check check)
{
    if (!fs::exists(path))
        fail(Fault::NotFound, path, "no such library");
    if (!fs::is_regular_file(path))
        fail(Fault::NotRegular, path, "a library is a plain file");
    checkHeader(path);
    if (check == Check::FileAndLog)
        checkLog(path);
}

LibraryFile::~LibraryFile() = default;

struct WriterLock::Held {
    explicit Held(const QString& path) : file(path) { file.setStaleLockTime(0); }
    QLockFile file;
};

WriterLock::WriterLock(const fs::path& library)
{
    fs::path path = library;
    path += "-lock";
    m_held = std::make_unique<Held>(qStringOfPath(path));
    if (m_held->file.tryLock(0))
        return;
    m_impossible = m_held->file.error() == QLockFile::PermissionError;
    m_held.reset();
}

WriterLock::~WriterLock() = default;

struct LibraryIdentity::Files {
};

LibraryIdentity::LibraryIdentity(const fs::path&) {}

LibraryIdentity::~LibraryIdentity() = default;

bool LibraryIdentity::stands() const
{
    return true;
}

struct NoWriterLock::Held {
    explicit Held(const fs::path& library) : lock(library) {}
    WriterLock lock; // there are no shared ones
};

NoWriterLock::NoWriterLock(const fs::path& library) : m_held(std::make_unique<Held>(library))
{
    m_refused = !m_held->lock.held() && !m_held->lock.impossible();
}

NoWriterLock::~NoWriterLock() = default;

#else

struct LibraryFile::Identity {
    std::pair<dev_t, ino_t> file;
};

namespace
{

struct OpenFiles {
    std::mutex mutex;
    std::multiset<std::pair<dev_t, ino_t>> files;
};

OpenFiles& openFiles()
{
    static OpenFiles open;
    return open;
}

} // namespace

LibraryFile::LibraryFile(const fs::path& path, Check check)
{
    struct stat status {
    };
    if (stat(path.c_str(), &status) != 0)
        throw Error(faultOfErrno(errno, Fault::ReadFailed), path, "cannot open the library");
    if (!S_ISREG(status.st_mode))
        fail(Fault::NotRegular, path, "a library is a plain file");
    OpenFiles& open = openFiles();
    const std::lock_guard guard(open.mutex);
    const std::pair file{status.st_dev, status.st_ino};
    if (!open.files.contains(file)) {
        checkHeader(path);
        if (check == Check::FileAndLog)
            checkLog(path);
    }
    open.files.insert(file);
    m_identity = std::make_unique<Identity>(Identity{file});
}

LibraryFile::~LibraryFile()
{
    OpenFiles& open = openFiles();
    const std::lock_guard guard(open.mutex);
    open.files.erase(open.files.find(m_identity->file));
}

namespace
{

bool isNamed(int descriptor, const fs::path& path)
{
    struct stat open {
    };
    struct stat named {
    };
    return fstat(descriptor, &open) == 0 && lstat(path.c_str(), &named) == 0 && open.st_dev == named.st_dev &&
           open.st_ino == named.st_ino;
}

/// Opens and locks the file beside a library. @return  -1 with errno if that cannot be.
int lockedBeside(const fs::path& path, int flags, int how)
{
    for (;;) {
        const int descriptor = open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (descriptor < 0)
            return -1;
        // Where a file system has no such locks, SQLite's own must do.
        if (flock(descriptor, how | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
            close(descriptor);
            errno = EWOULDBLOCK;
            return -1;
        }
        if (isNamed(descriptor, path))
            return descriptor;
        close(descriptor); // its holder removed it just now
    }
}

fs::path lockOfLibrary(const fs::path& library)
{
    fs::path path = library;
    path += "-lock";
    return path;
}

} // namespace

struct WriterLock::Held {
    fs::path path;
    int descriptor = -1;
    ~Held()
    {
        // First gone, then free: who waits for the free one finds that it is no longer the file of that name.
        if (isNamed(descriptor, path))
            unlink(path.c_str());
        close(descriptor);
    }
};

WriterLock::WriterLock(const fs::path& library)
{
    const fs::path path = lockOfLibrary(library);
    const int descriptor = lockedBeside(path, O_RDWR | O_CREAT, LOCK_EX);
    if (descriptor < 0) {
        m_impossible = errno != EWOULDBLOCK;
        m_isDiskFull = faultOfErrno(errno, Fault::WriteFailed) == Fault::DiskFull;
        return;
    }
    m_held = std::make_unique<Held>();
    m_held->path = path;
    m_held->descriptor = descriptor;
}

struct LibraryIdentity::Files {
    using Which = std::optional<std::pair<dev_t, ino_t>>;
    std::array<std::pair<fs::path, Which>, 3> files;
    static Which which(const fs::path& path)
    {
        struct stat status {
        };
        return stat(path.c_str(), &status) == 0 ? Which({status.st_dev, status.st_ino}) : Which();
    }
};

LibraryIdentity::LibraryIdentity(const fs::path& library) : m_files(std::make_unique<Files>())
{
    fs::path index = library;
    index += "-shm";
    m_files->files = {{{library, {}}, {logOfLibrary(library), {}}, {index, {}}}};
    for (auto& [path, which] : m_files->files)
        which = Files::which(path);
}

LibraryIdentity::~LibraryIdentity() = default;

bool LibraryIdentity::stands() const
{
    return std::ranges::all_of(m_files->files,
                               [](const auto& file) { return Files::which(file.first) == file.second; });
}

struct NoWriterLock::Held {
    fs::path path;
    int descriptor = -1;
    ~Held()
    {
        if (flock(descriptor, LOCK_EX | LOCK_NB) == 0 && isNamed(descriptor, path)) // the last one
            unlink(path.c_str());
        close(descriptor);
    }
};

NoWriterLock::NoWriterLock(const fs::path& library)
{
    const fs::path path = lockOfLibrary(library);
    int descriptor = lockedBeside(path, O_RDONLY | O_CREAT, LOCK_SH);
    if (descriptor < 0 && errno != EWOULDBLOCK)
        descriptor = lockedBeside(path, O_RDONLY, LOCK_SH);
    if (descriptor < 0) {
        m_refused = errno == EWOULDBLOCK;
        return;
    }
    m_held = std::make_unique<Held>();
    m_held->path = path;
    m_held->descriptor = descriptor;
}

NoWriterLock::~NoWriterLock() = default;
WriterLock::~WriterLock() = default;

#endif

bool WriterLock::held() const
{
    return m_held != nullptr;
}

} // namespace otozu
