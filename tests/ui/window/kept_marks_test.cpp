// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the user says of sounds and clusters is shown at once, kept, and goes with them.

#include "tests/support/file_size_limit.h"
#include "tests/ui/window/opened_window.h"
#include "ui/map/map_widget.h"
#include "ui/window/banner.h"

#include <QAction>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

using namespace otozu;
using namespace otozu::test;
namespace fs = std::filesystem;

namespace
{

int indexOf(const MapResult& map, const std::string& path)
{
    const auto at = std::ranges::find_if(map.samples, [&](const SampleRecord& s) { return s.path == path; });
    return at == map.samples.end() ? -1 : int(at - map.samples.begin());
}

int at(Opened& s, const std::string& path)
{
    return indexOf(*s.session().map(), path);
}

FileId fileAt(Opened& s, const std::string& path)
{
    return s.session().fileOf(at(s, path));
}

std::map<std::string, std::pair<float, float>> placesOf(const MapResult& map)
{
    std::map<std::string, std::pair<float, float>> places;
    for (const SampleRecord& sample : map.samples)
        places[sample.path.string()] = {sample.x, sample.y};
    return places;
}

int clusterNamed(const MapResult& map, const std::string& name)
{
    const auto found = std::ranges::find(map.clusters, name, &ClusterInfo::name);
    return found == map.clusters.end() ? -1 : int(found - map.clusters.begin());
}

std::set<std::string> membersOf(const MapResult& map, int cluster)
{
    std::set<std::string> members;
    for (const SampleRecord& sample : map.samples)
        if (sample.cluster == cluster)
            members.insert(sample.path.string());
    return members;
}

/// Of two sets, what is in both over what is in either.
double likeness(const std::set<std::string>& a, const std::set<std::string>& b)
{
    std::vector<std::string> both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    return double(both.size()) / double(a.size() + b.size() - both.size());
}

} // namespace

class KeptMarksTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        Theme::instance().setReducedMotion(true);
    }
    void init()
    {
        m_scratch.emplace();
        m_root = *m_scratch / "tones";
    }
    void cleanup() { m_scratch.reset(); }

    void marksStayAndGoWithTheFile()
    {
        writeTones(m_root, 8);
        {
            Opened s(*m_scratch);
            QVERIFY(s.opens(m_root));
            QSignalSpy marked(&s.session(), &MapSession::marked);
            const int low = at(s, "low/low_103.wav");
            const int mid = at(s, "mid/mid_101.wav");
            s.session().setFavourite({low, mid}, true);
            s.session().setFavourite({mid}, false);
            s.session().addTag({low, mid}, QStringLiteral("  my   tag "));
            s.session().addTag({low}, QStringLiteral("音"));
            s.session().addTag({low}, QStringLiteral("   "));
            s.session().setHidden({mid}, true);
            // At once.
            QCOMPARE(marked.size(), 5);
            QVERIFY(s.session().marks().isFavourite(fileAt(s, "low/low_103.wav")));
            QCOMPARE(s.session().marks().tagCounts().size(), std::size_t(2));
        }
        // Moved and renamed meanwhile.
        fs::create_directories(m_root / "elsewhere");
        fs::rename(m_root / "low/low_103.wav", m_root / "elsewhere/my own.wav");
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        const SoundMarks& marks = s.session().marks();
        const FileId low = fileAt(s, "elsewhere/my own.wav");
        const FileId mid = fileAt(s, "mid/mid_101.wav");
        QVERIFY(low != 0 && mid != 0);
        QVERIFY(marks.isFavourite(low) && !marks.isFavourite(mid));
        QVERIFY(marks.isHidden(mid) && !marks.isHidden(low));
        QCOMPARE(marks.tags(low), (std::vector<std::string>{"my tag", "音"}));
        QCOMPARE(marks.tags(mid), (std::vector<std::string>{"my tag"}));
        s.session().removeTag({at(s, "elsewhere/my own.wav"), at(s, "mid/mid_101.wav")}, QStringLiteral("my tag"));
        QCOMPARE(marks.tagCounts(), (std::map<std::string, std::size_t>{{"音", 1}}));
    }

    void marksOfARunAreKept()
    {
        // While sounds are listened to, and while they are laid out.
        writeTones(m_root, 100, 1.0);
        {
            Opened s(*m_scratch);
            s.window.openFolder(m_root);
            QVERIFY(QTest::qWaitFor([&] { return s.session().map() != nullptr; }, 60000));
            s.session().setFavourite({at(s, "low/low_100.wav")}, true);
            QVERIFY(s.rests());
            s.window.actions().layOutAgain->trigger();
            s.session().setFavourite({at(s, "low/low_101.wav")}, true);
            QVERIFY(s.session().isRunning());
            // Closed in the middle of it.
        }
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        QVERIFY(s.session().marks().isFavourite(fileAt(s, "low/low_100.wav")));
        QVERIFY(s.session().marks().isFavourite(fileAt(s, "low/low_101.wav")));
    }

    void aNameStaysUntilItIsTakenBack()
    {
        writeTones(m_root, 20);
        std::string automatic;
        std::set<std::string> members;
        {
            Opened s(*m_scratch);
            QVERIFY(s.opens(m_root));
            automatic = s.session().map()->clusters[1].name;
            members = membersOf(*s.session().map(), 1);
            s.session().renameCluster(1, QStringLiteral(" my darlings "));
            QTRY_COMPARE(s.session().map()->clusters[1].name, std::string("my darlings"));
            QCOMPARE(s.session().givenName(1), QStringLiteral("my darlings"));
            QCOMPARE(s.session().givenName(0), QString());
        }
        writeWav(m_root / "low/another.wav", tone(250.0, 0.5, 44100));
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        const int named = clusterNamed(*s.session().map(), "my darlings");
        QVERIFY(named >= 0);
        QVERIFY(likeness(membersOf(*s.session().map(), named), members) > 0.9);
        s.session().renameCluster(named, QString());
        QTRY_COMPARE(clusterNamed(*s.session().map(), "my darlings"), -1);
        QVERIFY(clusterNamed(*s.session().map(), automatic) >= 0);
    }

    void namesGivenDuringALayoutGoToTheSoundsThatWereMeant()
    {
        // The same names, given before the layout and while it is made, end at the same sounds.
        writeTones(m_root, 40);
        const ScratchFolder otherHome;
        Opened before(*m_scratch);
        Opened during(otherHome);
        for (Opened* s : {&before, &during})
            QVERIFY(s->opens(m_root));
        // So many that came later that there are other clusters in another order.
        for (int i = 0; i < 150; ++i)
            writeWav(m_root / ("high/more_" + std::to_string(1000 + i) + ".wav"),
                     tone(3300.0 + 9.0 * i, 0.3 + 0.004 * i, 44100));
        for (Opened* s : {&before, &during}) {
            s->window.actions().rescan->trigger();
            QVERIFY(s->rests());
        }
        const MapResultPtr seen = during.session().map();
        QVERIFY(seen->clusters.size() > 2);
        QVERIFY(placesOf(*seen) == placesOf(*before.session().map()));
        const auto nameAll = [](Opened& s) {
            for (int cluster = 0; cluster < int(s.session().map()->clusters.size()); ++cluster)
                s.session().renameCluster(cluster, QStringLiteral("name %1").arg(cluster));
        };
        nameAll(before);
        QTRY_COMPARE(before.session().map()->clusters.back().name, "name " + std::to_string(seen->clusters.size() - 1));
        before.window.actions().layOutAgain->trigger();
        during.window.actions().layOutAgain->trigger();
        QVERIFY(during.session().isRunning());
        nameAll(during);
        QTRY_VERIFY(clusterNamed(*during.session().map(), "name 0") >= 0); // At once, on the map that is left.
        QVERIFY(before.rests());
        QVERIFY(during.rests());
        const MapResultPtr expected = before.session().map();
        QVERIFY(placesOf(*expected) != placesOf(*seen));
        int named = 0;
        int moved = 0;
        const auto compare = [&](const MapResult& map) {
            named = moved = 0;
            for (std::size_t cluster = 0; cluster < seen->clusters.size(); ++cluster) {
                const std::string name = "name " + std::to_string(cluster);
                const int is = clusterNamed(map, name);
                const int shouldBe = clusterNamed(*expected, name);
                QCOMPARE(is, shouldBe);
                if (is < 0)
                    continue;
                ++named;
                QVERIFY(membersOf(map, is) == membersOf(*expected, shouldBe));
                moved += map.clusters[std::size_t(is)].slot != seen->clusters[cluster].slot ? 1 : 0;
            }
        };
        compare(*during.session().map());
        qInfo("%d of %zu clusters kept their names, %d have another slot", named, seen->clusters.size(), moved);
        QVERIFY(moved > 0); // By slot they would have gone to others.
        // The library says the same.
        QTest::qWait(100);
        Opened again(otherHome);
        QVERIFY(again.opens(m_root));
        compare(*again.session().map());
    }

    void granularityBelongsToTheLibrary()
    {
        writeTones(m_root, 20);
        const fs::path other = *m_scratch / "others";
        writeTones(other, 15);
        {
            Opened s(*m_scratch);
            QVERIFY(s.opens(m_root));
            for (int step = 1; step <= 40; ++step)
                s.session().setGranularity(0.01 * step);
            QVERIFY(s.opens(other));
            QCOMPARE(s.session().granularity(), 0.0);
            s.session().setGranularity(-1.0);
            QTRY_COMPARE(s.session().map()->clusters.size(), std::size_t(1));
        }
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        QCOMPARE(s.session().granularity(), 0.4);
        QCOMPARE(s.session().map()->clusters.size(), s.session().map()->tree->clustersAt(0.4));
        QVERIFY(s.opens(other));
        QCOMPARE(s.session().granularity(), -1.0);
        QCOMPARE(s.session().map()->clusters.size(), std::size_t(1));
    }

    void whatCannotBeKeptGoesBack()
    {
        writeTones(m_root, 8);
        Opened s(*m_scratch);
        QVERIFY(s.opens(m_root));
        s.session().setFavourite({0}, true);
        const std::string name = s.session().map()->clusters[0].name;
        QTest::qWait(100);
        const FileSizeLimit full(1);
        QSignalSpy failed(&s.session(), &MapSession::failed);
        s.session().addTag({1}, QStringLiteral("lost"));
        QVERIFY(s.session().marks().hasTag(s.session().fileOf(1), "lost"));
        QTRY_VERIFY(!failed.isEmpty());
        QTRY_VERIFY(!s.session().marks().hasTag(s.session().fileOf(1), "lost"));
        QVERIFY(s.session().marks().isFavourite(s.session().fileOf(0)));
        failed.clear();
        s.session().renameCluster(0, QStringLiteral("lost"));
        QTRY_VERIFY(!failed.isEmpty());
        QTRY_COMPARE(s.session().map()->clusters[0].name, name);
        QTest::qWait(100);
        QCOMPARE(s.session().map()->clusters[0].name, name);
    }

    void aSecondWindowMarksNothing()
    {
        writeTones(m_root, 8);
        Opened first(*m_scratch);
        QVERIFY(first.opens(m_root));
        first.session().setFavourite({3}, true);
        QTest::qWait(100);
        Opened second(*m_scratch);
        QVERIFY(second.opens(m_root));
        QVERIFY(first.session().canMark());
        QVERIFY(!second.session().canMark());
        QVERIFY(second.session().marks().isFavourite(second.session().fileOf(3)));
        second.session().setFavourite({4}, true);
        second.session().renameCluster(0, QStringLiteral("no"));
        QVERIFY(!second.session().marks().isFavourite(second.session().fileOf(4)));
        QTest::qWait(100);
        QCOMPARE(clusterNamed(*second.session().map(), "no"), -1);
    }

private:
    std::optional<ScratchFolder> m_scratch;
    fs::path m_root;
};

QTEST_MAIN(KeptMarksTest)
#include "kept_marks_test.moc"
