// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/export_preview.h"

#include "core/base/progress.h"
#include "core/export/folder_export.h"
#include "core/qt/path_conversion.h"
#include "ui/panels/fact_texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include <unistd.h>

namespace fs = std::filesystem;

namespace otozu
{
namespace
{

/// Finds the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(otozu::ExportPreview)
};

/// The target's disk is that of the nearest folder that is there.
std::uint64_t freeBytesAt(fs::path place)
{
    std::error_code error;
    while (!fs::exists(place, error) && place.has_parent_path() && place != place.parent_path())
        place = place.parent_path();
    const fs::space_info space = fs::space(place, error);
    return error ? 0 : space.available;
}

void checkZipTarget(const fs::path& zip)
{
    if (fs::is_directory(zip))
        throw Error(Fault::NotRegular, zip, "is a folder");
    const fs::path folder = zip.parent_path();
    if (!fs::is_directory(folder))
        throw Error(Fault::NotFound, folder, "no such folder");
    if (access(folder.c_str(), W_OK | X_OK) != 0)
        throw Error(faultOfErrno(errno, Fault::NoPermission), folder, "cannot write there");
}

} // namespace

ExportPreview makeExportPreview(const ExportChoice& choice, const std::stop_token& stop)
{
    const MapResult& map = *choice.map;
    ExportPreview preview;
    std::vector<std::size_t> samples =
        choice.clusters ? samplesInClusters(map.samples, *choice.clusters) : choice.samples;
    if (choice.clusters)
        std::erase_if(samples, [&](std::size_t sample) { return !choice.shown.isShown(int(sample)); });
    throwIfStopped(stop);
    ExportOptions options;
    if (choice.oneOfEach)
        options.oneOfEachFamily = map.families;
    auto plan = std::make_shared<const ExportPlan>(
        makeExportPlan(map.request.folder, map.samples, map.clusters, samples, options));
    preview.plan = plan;
    throwIfStopped(stop);
    if (choice.target.empty())
        return preview;
    try {
        if (choice.zip)
            checkZipTarget(choice.target);
        else
            checkFolderTarget(*plan, choice.target);
    } catch (const std::exception&) {
        preview.trouble = currentFailure();
    }
    throwIfStopped(stop);
    std::error_code error;
    preview.exists = choice.zip ? fs::is_regular_file(choice.target, error)
                                : fs::is_directory(choice.target, error) && !fs::is_empty(choice.target, error);
    preview.freeBytes = freeBytesAt(choice.target);
    return preview;
}

QString exportButtonText(const ExportPlan& plan, bool zip)
{
    const QString files = filesText(plan.entries.size());
    if (plan.entries.empty())
        return Words::tr("Export");
    if (zip)
        return Words::tr("Write %1 to one zip").arg(files);
    return plan.folders > 0 ? Words::tr("Copy %1 to %2").arg(files, foldersText(plan.folders))
                            : Words::tr("Copy %1").arg(files);
}

QString exportProgressText(const ExportProgress& progress, double seconds)
{
    const QLocale locale;
    QString text = Words::tr("%1 of %2 · %3 of %4")
                       .arg(locale.toString(qulonglong(progress.files)), filesText(progress.totalFiles),
                            sizeText(progress.bytes), sizeText(progress.totalBytes));
    // The first moments say nothing about the rest.
    if (seconds >= 1.0 && progress.bytes > 0 && progress.bytes < progress.totalBytes) {
        const double left = seconds * double(progress.totalBytes - progress.bytes) / double(progress.bytes);
        text += Words::tr(" · %1 left").arg(left < 60.0 ? Words::tr("%1 s").arg(std::ceil(left)) : durationText(left));
    }
    return text;
}

QString exportSummaryText(const ExportSummary& summary)
{
    QString text = Words::tr("%1 (%2) are in %3.")
                       .arg(filesText(summary.files), sizeText(summary.bytes), displayText(summary.target));
    if (summary.files == 1)
        text = Words::tr("1 file (%1) is in %2.").arg(sizeText(summary.bytes), displayText(summary.target));
    if (summary.renamed > 0)
        text += Words::tr(" %1 got another number, because the name was taken there.").arg(filesText(summary.renamed));
    if (!summary.failed.empty()) {
        text += Words::tr(" %1 could not be read, the first: %2 (%3).")
                    .arg(filesText(summary.failed.size()), displayText(summary.failed.front().path),
                         faultText(summary.failed.front().fault));
    }
    return text;
}

} // namespace otozu
