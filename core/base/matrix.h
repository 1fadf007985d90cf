// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/zeroed_allocator.h"

#include <cassert>
#include <cstddef>
#include <span>
#include <vector>

namespace otozu
{

/// Rows of numbers, stored one after the other (C order, as npy files and NumPy have them). A value: copying copies.
/// A large one that is not filled costs nothing until it is written: its pages come to the threads that touch them.
template <typename T>
class Matrix
{
public:
    Matrix() = default;
    /// All zeros.
    Matrix(std::size_t rows, std::size_t cols) : m_rows(rows), m_cols(cols), m_data(rows * cols) {}
    Matrix(std::size_t rows, std::size_t cols, T fill) : m_rows(rows), m_cols(cols), m_data(rows * cols, fill) {}
    /// @param data  rows * cols values in C order.
    Matrix(std::size_t rows, std::size_t cols, const std::vector<T>& data)
        : m_rows(rows), m_cols(cols), m_data(data.begin(), data.end())
    {
        assert(m_data.size() == rows * cols);
    }

    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] std::size_t cols() const { return m_cols; }
    [[nodiscard]] bool empty() const { return m_data.empty(); }

    [[nodiscard]] T& operator()(std::size_t row, std::size_t col)
    {
        assert(row < m_rows && col < m_cols);
        return m_data[row * m_cols + col];
    }
    [[nodiscard]] const T& operator()(std::size_t row, std::size_t col) const
    {
        assert(row < m_rows && col < m_cols);
        return m_data[row * m_cols + col];
    }
    [[nodiscard]] std::span<T> row(std::size_t index) { return {m_data.data() + index * m_cols, m_cols}; }
    [[nodiscard]] std::span<const T> row(std::size_t index) const { return {m_data.data() + index * m_cols, m_cols}; }

    [[nodiscard]] T* data() { return m_data.data(); }
    [[nodiscard]] const T* data() const { return m_data.data(); }
    /// All values in C order.
    [[nodiscard]] std::span<const T> values() const { return m_data; }
    [[nodiscard]] std::span<T> values() { return m_data; }

    /// Drops the rows from `rows` on; rows <= rows().
    void truncate(std::size_t rows)
    {
        assert(rows <= m_rows);
        m_rows = rows;
        m_data.resize(rows * m_cols);
    }

    friend bool operator==(const Matrix&, const Matrix&) = default;

private:
    std::size_t m_rows = 0;
    std::size_t m_cols = 0;
    std::vector<T, ZeroedAllocator<T>> m_data;
};

} // namespace otozu
