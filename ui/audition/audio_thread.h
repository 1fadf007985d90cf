// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/audition/output_pump.h"

#include <QElapsedTimer>
#include <QThread>
#include <QTimer>
#include <memory>

namespace otozu
{

/// The thread on which the output lives: it makes it, turns the pump's crank, and takes it down. All calls are from the
/// thread that owns this object and return at once.
class AudioThread : public QObject
{
    Q_OBJECT
public:
    /// @param listener  called on the audio thread.
    AudioThread(Mixer& mixer, AuditionEngine::OutputFn makeOutput, OutputPump::Listener listener);
    ~AudioThread() override; ///< Waits for the thread's end.

    void wake();
    void setDevice(const QByteArray& id);

private:
    struct Loop;
    QThread m_thread;
    Loop* m_loop; ///< Lives on the thread and goes with it.
};

} // namespace otozu
