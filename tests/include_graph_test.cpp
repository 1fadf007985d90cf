// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test_paths.h"

#include <QLibraryInfo>
#include <QTest>
#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;
using namespace otozu;

namespace
{

struct Source {
    std::string path; ///< From the root of the project, with `/`.
    std::string text;
};

// What a folder may include besides itself: a folder ("core/base"), all below one ("core/*") or a single file.
// This is the house of the design in one table; core/* does not stand for core/qt.
const std::map<std::string, std::vector<std::string>> kAllowed{
    {"core/base", {}},
    {"core/audio", {"core/base"}},
    {"core/features", {"core/base", "core/audio"}},
    {"core/scaling", {"core/base"}},
    {"core/neighbours", {"core/base"}},
    {"core/embedding", {"core/base", "core/neighbours"}},
    {"core/evaluation", {"core/base", "core/neighbours"}},
    {"core/library",
     {"core/base", "core/neighbours", "core/features/descriptors/sound_descriptors.h", "core/audio/content_hash.h",
      "core/clustering/cluster_tree.h"}},
    {"core/export", {"core/base", "core/library"}},
    {"core/clustering", {"core/base"}},
    {"core/raster", {"core/base"}},
    {"core/playback", {"core/base", "core/audio/audio_buffer.h", "core/audio/k_weighting.h"}},
    {"core/demo", {"core/base", "core/audio/audio_buffer.h"}},
    {"core/pipeline", {"core/*"}},
    {"core/qt", {"core/*"}},
    {"ui", {"ui/*", "core/*", "core/qt"}}, // and every folder below ui; among themselves without cycles
    {"app/gui", {"ui/*", "core/*", "core/qt"}},
    {"app/cli", {"core/*", "core/qt"}},
};

// Libraries that stay inside the files named: a header (or what its name begins with) and where it may stand. A `*`
// at the end stands for anything.
const std::vector<std::pair<std::string, std::vector<std::string>>> kConfined{
    {"fftw3.h", {"core/features/fft.cpp"}},
    {"sndfile.h", {"core/audio/sound_reader.cpp"}},
    {"soxr.h", {"core/audio/resampler.cpp"}},
    {"xxhash.h", {"core/audio/content_hash.cpp", "core/audio/sound_hash.cpp"}},
    {"png.h", {"core/raster/png_writer.cpp"}},
    {"quazip/", {"core/qt/zip_writer.cpp"}},
    {"libdeflate.h", {"core/qt/deflater.cpp"}},
    {"QtSql", {"core/qt/stored_library*"}}, // the module; its headers are recognised under any spelling
    {"CLI/", {"app/cli/*"}},
};

bool matches(std::string_view path, std::string_view pattern)
{
    if (pattern.ends_with('*'))
        return path.starts_with(pattern.substr(0, pattern.size() - 1));
    return path == pattern;
}

std::string folderOf(const std::string& path)
{
    const auto first = path.find('/');
    const auto second = first == std::string::npos ? first : path.find('/', first + 1);
    return second == std::string::npos ? path.substr(0, first) : path.substr(0, second);
}

struct Include {
    std::size_t line = 0;
    std::string name;
    bool quoted = false;
};

std::vector<Include> includesOf(const std::string& text)
{
    std::vector<Include> includes;
    std::istringstream in(text);
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        std::string squeezed; // "#  include" is an include too
        std::ranges::copy_if(line, std::back_inserter(squeezed), [](char c) { return c != ' ' && c != '\t'; });
        constexpr std::string_view kWord = "#include";
        if (!squeezed.starts_with(kWord) || squeezed.size() < kWord.size() + 3)
            continue;
        const char open = squeezed[kWord.size()];
        const auto close = squeezed.find(open == '<' ? '>' : '"', kWord.size() + 1);
        if ((open != '<' && open != '"') || close == std::string::npos)
            continue;
        includes.push_back({number, squeezed.substr(kWord.size() + 1, close - kWord.size() - 1), open == '"'});
    }
    return includes;
}

/// The Qt module of a header: "QtCore" for <QString> and <QtCore/QString>; "Qt" if it is Qt's and of no module that is
/// installed; empty if it is not Qt's.
std::string qtModuleOf(const std::string& name)
{
    if (name.size() < 2 || (name[0] != 'Q' && name[0] != 'q'))
        return {};
    if (const auto slash = name.find('/'); name.starts_with("Qt") && slash != std::string::npos)
        return name.substr(0, slash);
    const fs::path headers = QLibraryInfo::path(QLibraryInfo::LibraryPath::HeadersPath).toStdString();
    for (const char* module : {"QtCore", "QtSql", "QtGui", "QtWidgets", "QtMultimedia", "QtCharts", "QtConcurrent",
                               "QtSvg", "QtNetwork", "QtTest"}) {
        if (fs::exists(headers / module / name))
            return module;
    }
    const bool looksLikeQt = name[0] == 'Q' && name[1] >= 'A' && name[1] <= 'Z';
    return looksLikeQt ? "Qt" : "";
}

bool edgeAllowed(const std::string& from, const std::string& file)
{
    const std::string to = folderOf(file);
    if (from == to)
        return true;
    const auto rule = kAllowed.find(from.starts_with("ui/") ? "ui" : from);
    if (rule == kAllowed.end())
        return false;
    return std::ranges::any_of(rule->second, [&](const std::string& allowed) {
        if (allowed == "core/*")
            return to.starts_with("core/") && to != "core/qt";
        return allowed == to || allowed == file || (allowed.ends_with('*') && matches(file, allowed));
    });
}

void checkLibraries(const Source& source, const Include& include, std::vector<std::string>& violations)
{
    const std::string where = source.path + ":" + std::to_string(include.line) + ": ";
    const std::string module = qtModuleOf(include.name);
    const bool inCore = source.path.starts_with("core/");
    const bool inCoreQt = source.path.starts_with("core/qt/");
    if (inCore && !inCoreQt && !module.empty())
        violations.push_back(where + "core has no Qt: <" + include.name + ">");
    if (inCoreQt && !module.empty() && module != "QtCore" && module != "QtSql")
        violations.push_back(where + "core/qt has QtCore and QtSql only: <" + include.name + "> is of " + module);
    for (const auto& [library, files] : kConfined) {
        if (!(library.starts_with("Qt") ? module == library : include.name.starts_with(library)))
            continue;
        if (std::ranges::none_of(files, [&](const std::string& file) { return matches(source.path, file); }))
            violations.push_back(where + "<" + include.name + "> belongs in " + files.front() + " alone");
    }
    const bool isEigen = include.name.starts_with("Eigen/");
    if (isEigen && !(inCore && source.path.ends_with(".cpp")))
        violations.push_back(where + "<" + include.name + "> belongs in core's .cpp files alone");
}

/// The folders of a cycle in order, or nothing.
std::vector<std::string> cycleIn(const std::map<std::string, std::set<std::string>>& edges)
{
    std::set<std::string> finished;
    std::vector<std::string> way;
    std::vector<std::string> cycle;
    const std::function<void(const std::string&)> visit = [&](const std::string& folder) {
        if (const auto again = std::ranges::find(way, folder); again != way.end()) {
            cycle.assign(again, way.end());
            cycle.push_back(folder);
        }
        if (!cycle.empty() || finished.contains(folder))
            return;
        way.push_back(folder);
        if (const auto next = edges.find(folder); next != edges.end()) {
            for (const auto& to : next->second)
                visit(to);
        }
        way.pop_back();
        finished.insert(folder);
    };
    for (const auto& [folder, next] : edges) {
        if (cycle.empty())
            visit(folder);
    }
    return cycle;
}

/// Every include of core, ui and app that the house forbids, as "file:line: why".
std::vector<std::string> violationsOf(const std::vector<Source>& sources)
{
    std::vector<std::string> violations;
    std::set<std::string> known;
    for (const Source& source : sources)
        known.insert(source.path);
    std::map<std::string, std::set<std::string>> edges;
    for (const Source& source : sources) {
        const std::string from = folderOf(source.path);
        for (const Include& include : includesOf(source.text)) {
            const std::string where = source.path + ":" + std::to_string(include.line) + ": ";
            checkLibraries(source, include, violations);
            const bool ours = known.contains(include.name);
            if (!include.quoted) {
                if (ours)
                    violations.push_back(where + "our own files are included with quotes: " + include.name);
                continue;
            }
            if (include.name.ends_with(".moc"))
                continue;
            if (!ours) {
                violations.push_back(where + "no such file from the root of the project: " + include.name);
                continue;
            }
            if (!edgeAllowed(from, include.name))
                violations.push_back(where + from + " must not know " + include.name);
            if (folderOf(include.name) != from)
                edges[from].insert(folderOf(include.name));
        }
    }
    const auto cycle = cycleIn(edges);
    std::string words;
    for (const auto& folder : cycle)
        words += (words.empty() ? "folders include each other in a circle: " : " -> ") + folder;
    if (!words.empty())
        violations.push_back(words);
    return violations;
}

/// True if the text begins with the two SPDX lines, behind a #! line if there is one.
bool hasSpdxLines(const std::string& text)
{
    std::istringstream in(text);
    std::string line;
    std::getline(in, line);
    if (line.starts_with("#!"))
        std::getline(in, line);
    const auto isLine = [&](std::string_view words) {
        return line == "// " + std::string(words) || line == "# " + std::string(words);
    };
    if (!isLine("SPDX-FileCopyrightText: 2026 The Otozu developers"))
        return false;
    std::getline(in, line);
    return isLine("SPDX-License-Identifier: GPL-3.0-or-later");
}

std::vector<Source> sourcesBelow(std::initializer_list<const char*> folders,
                                 const std::function<bool(const fs::path&)>& wanted)
{
    const fs::path root = OTOZU_SOURCE;
    std::vector<Source> sources;
    for (const char* folder : folders) {
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            if (entry.is_regular_file() && wanted(entry.path()))
                sources.push_back(
                    {entry.path().lexically_relative(root).generic_string(), test::readBytes(entry.path())});
        }
    }
    std::ranges::sort(sources, {}, &Source::path);
    return sources;
}

bool isCpp(const fs::path& path)
{
    return path.extension() == ".h" || path.extension() == ".cpp";
}

} // namespace

class IncludeGraphTest : public QObject
{
    Q_OBJECT
private slots:
    void theHouseStands()
    {
        const auto sources = sourcesBelow({"core", "ui", "app"}, isCpp);
        QVERIFY(sources.size() > 50);
        const auto violations = violationsOf(sources);
        for (const auto& violation : violations)
            qWarning("%s", violation.c_str());
        QCOMPARE(violations.size(), std::size_t(0));
    }

    void everyFolderHasItsRule()
    {
        for (const auto& source : sourcesBelow({"core", "app"}, isCpp))
            QVERIFY2(kAllowed.contains(folderOf(source.path)), source.path.c_str());
    }

    void everySourceBeginsWithItsLicence()
    {
        const auto sources = sourcesBelow({"core", "ui", "app", "tests", "packaging"}, [](const fs::path& path) {
            return isCpp(path) || path.extension() == ".py" || path.extension() == ".cmake" ||
                   path.filename() == "CMakeLists.txt";
        });
        int missing = 0;
        for (const auto& source : sources) {
            if (hasSpdxLines(source.text))
                continue;
            ++missing;
            qWarning("%s does not begin with the two SPDX lines", source.path.c_str());
        }
        QCOMPARE(missing, 0);
    }

    void findsPlantedViolations_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("found"); // part of the message; empty: it is allowed
        const auto row = [](const char* path, const char* line, const char* found) {
            QTest::addRow("%s %s", path, line) << path << line << found;
        };
        row("core/base/x.h", "#include \"core/audio/a.h\"", "must not know");
        row("core/features/x.h", "#include \"core/audio/a.h\"", "");
        row("core/audio/x.h", "#include \"core/features/a.h\"", "must not know");
        row("core/clustering/x.cpp", "#include \"core/neighbours/a.h\"", "must not know");
        row("core/embedding/x.cpp", "#include \"core/neighbours/a.h\"", "");
        row("core/export/x.cpp", "#include \"core/library/a.h\"", "");
        row("core/library/x.cpp", "#include \"core/export/a.h\"", "must not know");
        row("core/playback/x.cpp", "#include \"core/audio/audio_buffer.h\"", "");
        row("core/playback/x.cpp", "#include \"core/audio/a.h\"", "must not know");
        row("core/demo/x.cpp", "#include \"core/audio/a.h\"", "must not know");
        row("core/pipeline/x.cpp", "#include \"core/export/a.h\"", "");
        row("core/pipeline/x.cpp", "#include \"core/qt/a.h\"", "must not know");
        row("core/qt/x.cpp", "#include \"core/pipeline/a.h\"", "");
        row("core/qt/x.cpp", "#include \"ui/map/a.h\"", "must not know");
        row("core/raster/x.cpp", "#include \"tests/support/a.h\"", "no such file");
        row("ui/map/x.cpp", "#include \"core/qt/a.h\"", "");
        row("ui/map/x.cpp", "#include \"ui/theme/a.h\"", "");
        row("ui/map/x.cpp", "#include \"app/cli/a.h\"", "must not know");
        row("app/gui/x.cpp", "#include \"ui/map/a.h\"", "");
        row("app/cli/x.cpp", "#include \"ui/map/a.h\"", "must not know");
        row("app/gui/x.cpp", "#include \"app/cli/a.h\"", "must not know");
        row("core/base/x.cpp", "  #  include   \"core/audio/a.h\" // why", "must not know");
        row("core/features/x.cpp", "#include \"a.h\"", "no such file");
        row("core/features/x.cpp", "#include <core/audio/a.h>", "with quotes");
        row("ui/map/x.cpp", "#include \"x.moc\"", "");

        row("core/base/x.h", "#include <QString>", "core has no Qt");
        row("core/base/x.h", "#include <QtCore/QString>", "core has no Qt");
        row("core/base/x.h", "#include <qglobal.h>", "core has no Qt");
        row("core/base/x.h", "#include <QNothingThatExists>", "core has no Qt");
        row("core/qt/x.h", "#include <QString>", "");
        row("core/qt/x.h", "#include <QImage>", "QtCore and QtSql only");
        row("core/qt/x.h", "#include <QWidget>", "QtCore and QtSql only");
        row("core/qt/x.h", "#include <QtGui/QImage>", "QtCore and QtSql only");
        row("ui/map/x.h", "#include <QWidget>", "");
        row("core/base/x.h", "#include <queue>", "");

        row("core/features/fft.cpp", "#include <fftw3.h>", "");
        row("core/features/x.cpp", "#include <fftw3.h>", "belongs in");
        row("core/features/fft.h", "#include <fftw3.h>", "belongs in");
        row("core/audio/x.cpp", "#include <sndfile.h>", "belongs in");
        row("core/audio/x.cpp", "#include <soxr.h>", "belongs in");
        row("ui/map/x.cpp", "#include <png.h>", "belongs in");
        row("core/library/x.cpp", "#include <xxhash.h>", "belongs in");
        row("core/qt/x.cpp", "#include <quazip/quazip.h>", "belongs in");
        row("core/qt/x.cpp", "#include <libdeflate.h>", "belongs in");
        row("core/qt/x.cpp", "#include <QSqlDatabase>", "belongs in");
        row("ui/map/x.cpp", "#include <QtSql/QSqlQuery>", "belongs in");
        row("core/qt/stored_library.cpp", "#include <QSqlDatabase>", "");
        row("core/qt/stored_library_connection.h", "#include <QSqlQuery>", "");
        row("app/cli/x.h", "#include <CLI/App.hpp>", "");
        row("app/gui/x.cpp", "#include <CLI/App.hpp>", "belongs in");
        row("core/embedding/x.cpp", "#include <Eigen/Dense>", "");
        row("core/embedding/x.h", "#include <Eigen/Dense>", ".cpp files alone");
        row("ui/map/x.cpp", "#include <Eigen/Dense>", ".cpp files alone");
    }

    void findsPlantedViolations()
    {
        QFETCH(QString, path);
        QFETCH(QString, line);
        QFETCH(QString, found);
        std::vector<Source> sources;
        for (const auto& [folder, allowed] : kAllowed)
            sources.push_back({folder + "/a.h", "#pragma once\n#include <vector>\n"});
        for (const char* other : {"core/audio/audio_buffer.h", "ui/map/a.h", "ui/theme/a.h"})
            sources.push_back({other, ""});
        QCOMPARE(violationsOf(sources).size(), std::size_t(0));
        sources.push_back({path.toStdString(), "// first\n" + line.toStdString() + "\n"});
        const auto violations = violationsOf(sources);
        if (found.isEmpty()) {
            QVERIFY2(violations.empty(), violations.empty() ? "" : violations.front().c_str());
            return;
        }
        QCOMPARE(violations.size(), std::size_t(1));
        const QString message = QString::fromStdString(violations.front());
        QVERIFY2(message.contains(found), violations.front().c_str());
        QVERIFY2(message.startsWith(path + ":2: "), violations.front().c_str());
    }

    void findsCircles()
    {
        const std::vector<Source> straight{{"ui/a/x.h", "#include \"ui/b/x.h\"\n#include \"ui/c/x.h\"\n"},
                                           {"ui/b/x.h", "#include \"ui/c/x.h\"\n"},
                                           {"ui/c/x.h", "#include \"ui/c/y.h\"\n"},
                                           {"ui/c/y.h", ""}};
        QVERIFY(violationsOf(straight).empty());
        auto circle = straight;
        circle[3].text = "#include \"ui/a/x.h\"\n"; // another file of the folder closes it
        const auto violations = violationsOf(circle);
        QCOMPARE(violations.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(violations.front()),
                 QString("folders include each other in a circle: ui/a -> ui/b -> ui/c -> ui/a"));
    }

    void knowsTheLicenceLines()
    {
        const std::string first = "SPDX-FileCopyrightText: 2026 The Otozu developers\n";
        const std::string second = "SPDX-License-Identifier: GPL-3.0-or-later\n";
        QVERIFY(hasSpdxLines("// " + first + "// " + second + "\ncode"));
        QVERIFY(hasSpdxLines("#!/bin/sh\n# " + first + "# " + second));
        QVERIFY(!hasSpdxLines(""));
        QVERIFY(!hasSpdxLines("// " + first));
        QVERIFY(!hasSpdxLines("\n// " + first + "// " + second));
        QVERIFY(!hasSpdxLines("// " + second + "// " + first));
        QVERIFY(!hasSpdxLines("// " + first + "// SPDX-License-Identifier: MIT\n"));
    }
};

QTEST_APPLESS_MAIN(IncludeGraphTest)
#include "include_graph_test.moc"
