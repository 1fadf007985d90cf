// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/newest_answer.h"

#include "core/base/progress.h"

#include <exception>
#include <utility>

namespace otozu
{

void NewestAnswer::ask(Work work, Fail failed)
{
    cancel();
    m_isAwaited = true;
    m_job.start(
        [this, question = m_question, work = std::move(work), failed = std::move(failed)](const std::stop_token& stop) {
            Use use;
            try {
                use = work(stop);
            } catch (const std::exception&) {
                use = [failed, failure = currentFailure()] { failed(failure); };
            }
            throwIfStopped(stop);
            // An answer that comes after the next question finds its number gone by.
            QMetaObject::invokeMethod(
                &m_owner,
                [this, question, use = std::move(use)] {
                    if (question != m_question)
                        return;
                    m_isAwaited = false;
                    use();
                },
                Qt::QueuedConnection);
        });
}

void NewestAnswer::cancel()
{
    ++m_question;
    m_isAwaited = false;
    m_job.cancel();
}

} // namespace otozu
