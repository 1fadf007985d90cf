// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/npy.h"

#include "core/base/atomic_file.h"
#include "core/base/progress.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cctype>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace otozu
{
namespace
{

static_assert(std::endian::native == std::endian::little, "npy files are read and written as they lie in memory");

constexpr std::array<char, 6> kMagic{'\x93', 'N', 'U', 'M', 'P', 'Y'};
constexpr std::size_t kLongestHeader = 10000;                   // as numpy.load() takes it
constexpr std::uint64_t kValuesAtOnce = std::uint64_t(1) << 20; // between two looks at the stop token
constexpr std::uint64_t kMostValues = std::uint64_t(1) << 40;

struct Header {
    std::string type;
    std::size_t rows = 0;
    std::size_t cols = 0;
};

[[noreturn]] void reject(const std::filesystem::path& path, const std::string& why)
{
    throw Error(Fault::BadInput, path, "not an npy file that can be used: " + why);
}

std::optional<std::uint64_t> product(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t result = 0;
    if (__builtin_mul_overflow(a, b, &result) || result > kMostValues)
        return std::nullopt;
    return result;
}

/// What stands behind a key of the header, a Python dict, read piece by piece. Blanks before a piece are passed over.
class Literal
{
public:
    /// Without the key there is nothing to take.
    Literal(std::string_view dict, std::string_view key)
    {
        if (const std::size_t at = dict.find(key); at != std::string_view::npos)
            m_rest = dict.substr(at + key.size());
        if (!take(':'))
            m_rest = {};
    }

    bool take(std::string_view text)
    {
        while (!m_rest.empty() && std::isspace(static_cast<unsigned char>(m_rest.front())) != 0)
            m_rest.remove_prefix(1);
        if (!m_rest.starts_with(text))
            return false;
        m_rest.remove_prefix(text.size());
        return true;
    }
    bool take(char character) { return take(std::string_view(&character, 1)); }

    bool takeUntil(char end, std::string& text)
    {
        const std::size_t at = m_rest.find(end);
        if (at == std::string_view::npos)
            return false;
        text = m_rest.substr(0, at);
        m_rest.remove_prefix(at + 1);
        return true;
    }

    bool takeNumber(std::size_t& number)
    {
        take("");
        const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), number);
        if (error != std::errc())
            return false;
        m_rest.remove_prefix(std::size_t(end - m_rest.data()));
        return true;
    }

private:
    std::string_view m_rest;
};

Header readHeader(std::ifstream& in, const std::filesystem::path& path)
{
    std::array<unsigned char, 12> start{};
    in.read(reinterpret_cast<char*>(start.data()), 10);
    if (!in || std::memcmp(start.data(), kMagic.data(), kMagic.size()) != 0)
        reject(path, "the first bytes are not those of npy");
    if (start[6] < 1 || start[6] > 3)
        reject(path, "its version is none of 1, 2 and 3");
    std::size_t length = start[8] | std::size_t(start[9]) << 8;
    if (start[6] > 1) {
        in.read(reinterpret_cast<char*>(start.data()) + 10, 2);
        length |= std::size_t(start[10]) << 16 | std::size_t(start[11]) << 24;
    }
    if (!in || length > kLongestHeader)
        reject(path, "its header is cut off or too long");
    std::string text(length, '\0');
    in.read(text.data(), std::streamsize(length));
    if (!in)
        reject(path, "its header is cut off");

    Header header;
    Literal type(text, "'descr'");
    if (!type.take('\'') || !type.takeUntil('\'', header.type))
        reject(path, "its header names no plain type");
    Literal order(text, "'fortran_order'");
    const bool isFortran = order.take("True");
    if (!isFortran && !order.take("False"))
        reject(path, "its header names no order");
    Literal shape(text, "'shape'");
    if (!shape.take('(') || !shape.takeNumber(header.rows) || !shape.take(','))
        reject(path, "one or two dimensions are wanted");
    if (shape.takeNumber(header.cols))
        shape.take(',');
    else
        header.cols = 1;
    if (!shape.take(')'))
        reject(path, "one or two dimensions are wanted");
    if (isFortran && header.rows > 1 && header.cols > 1)
        reject(path, "it is in Fortran order; save it with numpy.ascontiguousarray");
    if (!product(header.rows, header.cols))
        reject(path, "its shape is absurd");
    return header;
}

/// True if a To can hold the value exactly. Not a number holds nowhere.
template <typename To, typename From>
bool isWhole(From value)
{
    if constexpr (std::is_floating_point_v<From>)
        return value >= From(std::numeric_limits<To>::min()) &&
               double(value) <= double(std::numeric_limits<To>::max()) && value == std::trunc(value);
    else
        return value >= std::numeric_limits<To>::min() && value <= std::numeric_limits<To>::max();
}

template <typename From, typename To>
Matrix<To> readValues(std::ifstream& in, const Header& header, const std::filesystem::path& path,
                      const std::stop_token& stop)
{
    const std::size_t count = header.rows * header.cols;
    // Check the length before any memory is asked for: a header can claim anything.
    const auto here = in.tellg();
    in.seekg(0, std::ios::end);
    const auto left = std::uint64_t(in.tellg() - here);
    in.seekg(here);
    if (left < count * sizeof(From))
        reject(path, "it is shorter than its header says");
    Matrix<From> raw(header.rows, header.cols);
    for (std::uint64_t at = 0; at < count; at += kValuesAtOnce) {
        throwIfStopped(stop);
        const std::uint64_t part = std::min(kValuesAtOnce, count - at);
        in.read(reinterpret_cast<char*>(raw.data() + at), std::streamsize(part * sizeof(From)));
        if (!in)
            throw Error(Fault::ReadFailed, path, "cannot read");
    }
    if constexpr (std::is_same_v<From, To>) {
        return raw;
    } else {
        if constexpr (std::is_integral_v<To>) {
            for (const From value : raw.values()) {
                if (!isWhole<To>(value))
                    reject(path, "it holds a value that is no whole number of 32 bits");
            }
        }
        Matrix<To> values(header.rows, header.cols);
        std::ranges::transform(raw.values(), values.data(), [](From value) { return static_cast<To>(value); });
        return values;
    }
}

template <typename T>
constexpr const char* typeName()
{
    if constexpr (std::is_same_v<T, float>)
        return "<f4";
    else if constexpr (std::is_same_v<T, double>)
        return "<f8";
    else
        return "<i4";
}

void writeFile(const std::filesystem::path& path, const char* type, const std::string& shape, const void* bytes,
               std::size_t size)
{
    std::string header = std::string("{'descr': '") + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
    // Magic, version and length take 10 bytes; the whole is padded to a multiple of 64 and ends with a line feed.
    header.append(63 - (10 + header.size()) % 64, ' ');
    header.push_back('\n');
    AtomicFile file(path);
    file.write(kMagic.data(), kMagic.size());
    const std::array<unsigned char, 4> rest{1, 0, static_cast<unsigned char>(header.size() & 0xFF),
                                            static_cast<unsigned char>(header.size() >> 8)};
    file.write(rest.data(), rest.size());
    file.write(header);
    file.write(bytes, size);
    file.commit();
}

} // namespace

template <typename T>
Matrix<T> readNpy(const std::filesystem::path& path, const std::stop_token& stop)
{
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    if (!in || std::filesystem::is_directory(path))
        throw Error(faultOfErrno(errno, Fault::NotRegular), path, "cannot open");
    const Header header = readHeader(in, path);
    if (header.type == "<f4")
        return readValues<float, T>(in, header, path, stop);
    if (header.type == "<f8")
        return readValues<double, T>(in, header, path, stop);
    if (header.type == "<i4")
        return readValues<std::int32_t, T>(in, header, path, stop);
    if (header.type == "<i8")
        return readValues<std::int64_t, T>(in, header, path, stop);
    reject(path, "its type is " + header.type + ", wanted is <f4, <f8, <i4 or <i8");
}

template <typename T>
void writeNpy(const std::filesystem::path& path, const Matrix<T>& values)
{
    writeFile(path, typeName<T>(), "(" + std::to_string(values.rows()) + ", " + std::to_string(values.cols()) + ")",
              values.data(), values.values().size_bytes());
}

template <typename T>
void writeNpy(const std::filesystem::path& path, const std::vector<T>& values)
{
    writeFile(path, typeName<T>(), "(" + std::to_string(values.size()) + ",)", values.data(),
              values.size() * sizeof(T));
}

template Matrix<float> readNpy<float>(const std::filesystem::path&, const std::stop_token&);
template Matrix<double> readNpy<double>(const std::filesystem::path&, const std::stop_token&);
template Matrix<std::int32_t> readNpy<std::int32_t>(const std::filesystem::path&, const std::stop_token&);
template void writeNpy<float>(const std::filesystem::path&, const Matrix<float>&);
template void writeNpy<double>(const std::filesystem::path&, const Matrix<double>&);
template void writeNpy<std::int32_t>(const std::filesystem::path&, const Matrix<std::int32_t>&);
template void writeNpy<std::int32_t>(const std::filesystem::path&, const std::vector<std::int32_t>&);

} // namespace otozu
