// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/fault_texts.h"

#include "core/qt/path_conversion.h"

#include <QCoreApplication>
#include <new>
#include <stdexcept>

namespace otozu
{

QString faultText(Fault fault)
{
    const auto words = [](const char* text) { return QCoreApplication::translate("faults", text); };
    switch (fault) {
    case Fault::Empty:
        return words(QT_TRANSLATE_NOOP("faults", "The file is empty"));
    case Fault::NotAudio:
        return words(QT_TRANSLATE_NOOP("faults", "There is no sound in it that can be recognised"));
    case Fault::UnsupportedFormat:
        return words(QT_TRANSLATE_NOOP("faults", "A kind of audio that Otozu cannot read yet"));
    case Fault::NoFrames:
        return words(QT_TRANSLATE_NOOP("faults", "A sound file without any sound in it"));
    case Fault::NotFinite:
        return words(QT_TRANSLATE_NOOP("faults", "Damaged: not one valid sample in it"));
    case Fault::BadRate:
        return words(QT_TRANSLATE_NOOP("faults", "Damaged: it claims a sample rate that no sound has"));
    case Fault::BadChannels:
        return words(QT_TRANSLATE_NOOP("faults", "Damaged: it claims a number of channels that no sound has"));
    case Fault::DecoderFailed:
        return words(QT_TRANSLATE_NOOP("faults", "Damaged: decoding fails at the very beginning"));
    case Fault::TooLarge:
        return words(QT_TRANSLATE_NOOP("faults", "More than this computer's memory can hold"));
    case Fault::NotFound:
        return words(QT_TRANSLATE_NOOP("faults", "There is no such file or folder"));
    case Fault::NoPermission:
        return words(QT_TRANSLATE_NOOP("faults", "You do not have the permission; change its access rights"));
    case Fault::LinkLoop:
        return words(QT_TRANSLATE_NOOP("faults", "A link that leads to itself"));
    case Fault::NotRegular:
        return words(QT_TRANSLATE_NOOP("faults", "Not the kind of file or folder that is wanted here"));
    case Fault::Vanished:
        return words(QT_TRANSLATE_NOOP("faults", "It was moved or deleted meanwhile"));
    case Fault::ReadFailed:
        return words(QT_TRANSLATE_NOOP("faults", "Reading it failed; the disk may be damaged or was taken away"));
    case Fault::DiskFull:
        return words(QT_TRANSLATE_NOOP("faults", "The disk is full; make room and try again"));
    case Fault::WriteFailed:
        return words(QT_TRANSLATE_NOOP("faults", "Writing failed; the disk may be damaged or was taken away"));
    case Fault::TargetInSource:
        return words(QT_TRANSLATE_NOOP("faults",
                                       "An export into the folder that is exported would mix with it; choose another"));
    case Fault::BadInput:
        return words(QT_TRANSLATE_NOOP("faults", "What the file holds cannot be used"));
    case Fault::DegenerateMetric:
        return words(QT_TRANSLATE_NOOP(
            "faults", "Under this metric nearly all sounds are equally far apart, so that a map would mean nothing; "
                      "choose another metric"));
    case Fault::NothingToAnalyse:
        return words(QT_TRANSLATE_NOOP("faults", "There is no sound in it that could be analysed"));
    case Fault::NotALibrary:
        return words(QT_TRANSLATE_NOOP("faults", "This file is no library of Otozu; it was left as it is"));
    case Fault::DamagedLibrary:
        return words(QT_TRANSLATE_NOOP(
            "faults",
            "The library's file is damaged or was cut short; take a copy of it from before, or make a new one"));
    case Fault::LibraryReplaced:
        return words(QT_TRANSLATE_NOOP(
            "faults", "The library's file was replaced or moved while it was open, so this was not kept; open the "
                      "library again"));
    case Fault::ForeignLog:
        return words(QT_TRANSLATE_NOOP(
            "faults", "The file beside the library that ends with -wal belongs to another library, or to another "
                      "state of this one; nothing was changed. If you have put the library back from a copy, close "
                      "Otozu everywhere and move that file away"));
    case Fault::NewerLibrary:
        return words(QT_TRANSLATE_NOOP("faults", "A newer version of Otozu made this library; only that can read it"));
    case Fault::FolderTaken:
        return words(QT_TRANSLATE_NOOP("faults", "This folder, or one in it or around it, is in the library already"));
    case Fault::OtherSounds:
        return words(QT_TRANSLATE_NOOP(
            "faults", "The sounds that are known are not in this folder; choose the one that holds them"));
    case Fault::MissingPart:
        return words(QT_TRANSLATE_NOOP("faults", "A part of Otozu is not installed"));
    case Fault::Internal:
        return words(QT_TRANSLATE_NOOP("faults", "A mistake in Otozu itself; please report it"));
    }
    return {};
}

QString faultName(Fault fault)
{
    switch (fault) {
    case Fault::Empty:
        return "Empty";
    case Fault::NotAudio:
        return "NotAudio";
    case Fault::UnsupportedFormat:
        return "UnsupportedFormat";
    case Fault::NoFrames:
        return "NoFrames";
    case Fault::NotFinite:
        return "NotFinite";
    case Fault::BadRate:
        return "BadRate";
    case Fault::BadChannels:
        return "BadChannels";
    case Fault::DecoderFailed:
        return "DecoderFailed";
    case Fault::TooLarge:
        return "TooLarge";
    case Fault::NotFound:
        return "NotFound";
    case Fault::NoPermission:
        return "NoPermission";
    case Fault::LinkLoop:
        return "LinkLoop";
    case Fault::NotRegular:
        return "NotRegular";
    case Fault::Vanished:
        return "Vanished";
    case Fault::ReadFailed:
        return "ReadFailed";
    case Fault::DiskFull:
        return "DiskFull";
    case Fault::WriteFailed:
        return "WriteFailed";
    case Fault::TargetInSource:
        return "TargetInSource";
    case Fault::BadInput:
        return "BadInput";
    case Fault::DegenerateMetric:
        return "DegenerateMetric";
    case Fault::NothingToAnalyse:
        return "NothingToAnalyse";
    case Fault::NotALibrary:
        return "NotALibrary";
    case Fault::DamagedLibrary:
        return "DamagedLibrary";
    case Fault::LibraryReplaced:
        return "LibraryReplaced";
    case Fault::ForeignLog:
        return "ForeignLog";
    case Fault::NewerLibrary:
        return "NewerLibrary";
    case Fault::FolderTaken:
        return "FolderTaken";
    case Fault::OtherSounds:
        return "OtherSounds";
    case Fault::MissingPart:
        return "MissingPart";
    case Fault::Internal:
        return "Internal";
    }
    return {};
}

QString failureText(const Failure& failure)
{
    QString text = faultText(failure.fault);
    if (!failure.path.empty())
        text = displayText(failure.path) + ": " + text;
    // For most faults the detail says the same once more; for these it is what the user needs.
    const bool detailed = failure.fault == Fault::BadInput || failure.fault == Fault::Internal ||
                          failure.fault == Fault::DegenerateMetric || failure.fault == Fault::WriteFailed ||
                          failure.fault == Fault::MissingPart;
    if (detailed && !failure.detail.isEmpty())
        text += " (" + failure.detail + ")";
    return text;
}

Failure currentFailure()
{
    try {
        throw;
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        return {error.fault, error.path, QString::fromStdString(error.detail)};
    } catch (const std::bad_alloc&) {
        return {Fault::TooLarge, {}, "out of memory"};
    } catch (const std::filesystem::filesystem_error& error) {
        return {faultOfErrno(error.code().value(), Fault::ReadFailed), error.path1(),
                QString::fromStdString(error.code().message())};
    } catch (const std::exception& error) {
        return {Fault::Internal, {}, QString::fromUtf8(error.what())};
    } catch (...) {
        return {Fault::Internal, {}, "an exception of an unknown kind"};
    }
}

} // namespace otozu
