// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/csv_text.h"

#include <stdexcept>

namespace otozu
{

void appendCsvField(std::string& line, std::string_view field)
{
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
        line += field;
        return;
    }
    line += '"';
    for (const char c : field) {
        if (c == '"')
            line += '"';
        line += c;
    }
    line += '"';
}

bool CsvReader::next(std::vector<std::string>& fields)
{
    fields.clear();
    const auto startsWithLineEnd = [this] { return m_rest.starts_with('\n') || m_rest.starts_with("\r\n"); };
    const auto passLineEnd = [this] {
        m_rest.remove_prefix(m_rest.front() == '\r' ? 2 : 1);
        ++m_line;
    };
    while (startsWithLineEnd())
        passLineEnd();
    m_recordLine = m_line;
    if (m_rest.empty())
        return false;
    for (;;) {
        std::string field;
        if (m_rest.starts_with('"')) {
            m_rest.remove_prefix(1);
            for (;;) {
                const std::size_t quote = m_rest.find('"');
                if (quote == std::string_view::npos)
                    throw std::runtime_error("a quote is never closed");
                for (const char c : m_rest.substr(0, quote))
                    m_line += c == '\n' ? 1 : 0;
                field += m_rest.substr(0, quote);
                m_rest.remove_prefix(quote + 1);
                if (!m_rest.starts_with('"'))
                    break;
                field += '"';
                m_rest.remove_prefix(1);
            }
            if (!m_rest.empty() && !m_rest.starts_with(',') && !startsWithLineEnd())
                throw std::runtime_error("something follows a closing quote");
        } else {
            std::size_t end = m_rest.find_first_of(",\n");
            if (end == std::string_view::npos)
                end = m_rest.size();
            std::size_t length = end;
            if (length > 0 && end < m_rest.size() && m_rest[end] == '\n' && m_rest[length - 1] == '\r')
                --length;
            field = m_rest.substr(0, length);
            if (field.find('"') != std::string::npos)
                throw std::runtime_error("a quote stands inside a field that is not quoted");
            m_rest.remove_prefix(length);
        }
        fields.push_back(std::move(field));
        if (m_rest.starts_with(',')) {
            m_rest.remove_prefix(1);
            continue;
        }
        if (!m_rest.empty())
            passLineEnd();
        return true;
    }
}

} // namespace otozu
