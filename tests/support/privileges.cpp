// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/privileges.h"

#include <exception>
#include <stdexcept>

#include <unistd.h>

namespace otozu::test
{

namespace
{
constexpr uid_t kNobody = 65534;
}

WithoutPrivileges::WithoutPrivileges() : m_user(geteuid())
{
    if (m_user == 0 && seteuid(kNobody) != 0)
        throw std::runtime_error("cannot give up root's rights");
}

WithoutPrivileges::~WithoutPrivileges()
{
    if (m_user == 0 && seteuid(m_user) != 0)
        std::terminate();
}

} // namespace otozu::test
