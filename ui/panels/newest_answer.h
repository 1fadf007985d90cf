// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/qt/fault_texts.h"
#include "ui/panels/latest_job.h"

#include <QObject>
#include <functional>

namespace otozu
{

/// Works out answers on a thread of its own and hands them back to its owner's: that to the newest question alone. Make
/// it the owner's last member, so that its thread is gone before anything else.
class NewestAnswer
{
public:
    using Use = std::function<void()>; ///< What to do with an answer, on the owner's thread.
    using Work = std::function<Use(const std::stop_token&)>;
    using Fail = std::function<void(const Failure&)>; ///< On the owner's thread.

    explicit NewestAnswer(QObject& owner) : m_owner(owner) {}

    /// Returns at once. @param work  what it throws, but for Cancelled, comes to `failed`.
    void ask(Work work, Fail failed);
    /// Drops the question; its answer is not used even if it is on its way.
    void cancel();
    [[nodiscard]] bool isAwaited() const { return m_isAwaited; }

private:
    QObject& m_owner;
    quint64 m_question = 0;
    bool m_isAwaited = false;
    LatestJob m_job; // last
};

} // namespace otozu
