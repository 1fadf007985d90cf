// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/npy.h"

#include "tests/support/test_paths.h"

#include <QTest>
#include <limits>
#include <string>

using namespace otozu;

namespace
{

/// A file of version 1 with that header text and those bytes behind it.
std::string npy(const std::string& header, const std::string& bytes)
{
    std::string file("\x93NUMPY\x01\x00", 8);
    file += char(header.size() & 0xFF);
    file += char(header.size() >> 8);
    return file + header + bytes;
}

constexpr const char* kGood = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";

template <typename T>
bool isRefused(const std::filesystem::path& path, Fault fault)
{
    try {
        (void)readNpy<T>(path);
    } catch (const Error& error) {
        return error.fault == fault && error.path == path && !error.detail.empty();
    }
    return false;
}

} // namespace

class NpyTest : public QObject
{
    Q_OBJECT
private slots:
    void readsWhatNumpyWrites_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"f4", "f8", "i4", "i8", "version_2", "version_3"})
            QTest::newRow(name) << name;
    }

    void readsWhatNumpyWrites()
    {
        QFETCH(QString, name);
        const auto path = test::data("npy/" + name.toStdString() + ".npy");
        QVERIFY(readNpy<float>(path) == Matrix<float>(2, 3, std::vector<float>{1, -2, 3, 40, 50, -60}));
        QVERIFY(readNpy<double>(path) == Matrix<double>(2, 3, std::vector<double>{1, -2, 3, 40, 50, -60}));
        QVERIFY(readNpy<std::int32_t>(path) ==
                Matrix<std::int32_t>(2, 3, std::vector<std::int32_t>{1, -2, 3, 40, 50, -60}));
    }

    void readsOneDimensionAsAColumn()
    {
        const auto column = readNpy<double>(test::data("npy/column.npy"));
        QVERIFY(column == Matrix<double>(3, 1, std::vector<double>{1.5, -2.5, 1e300}));
        QVERIFY(readNpy<double>(test::data("npy/fortran_column.npy")) ==
                Matrix<double>(2, 1, std::vector<double>{1.0, 2.0}));
        const auto empty = readNpy<float>(test::data("npy/empty.npy"));
        QCOMPARE(empty.rows(), std::size_t(0));
        QCOMPARE(empty.cols(), std::size_t(5));
    }

    void readsNoNumberThatDoesNotFit()
    {
        const auto wide = readNpy<std::int32_t>(test::data("npy/wide_numbers.npy"));
        QCOMPARE(wide(0, 0), std::numeric_limits<std::int32_t>::max());
        QCOMPARE(wide(0, 1), std::numeric_limits<std::int32_t>::min());
        QVERIFY(isRefused<std::int32_t>(test::data("npy/column.npy"), Fault::BadInput));
        const test::ScratchFolder folder;
        for (const double value : {0.5, 2147483648.0, -2147483649.0, 1e300, std::nan("")}) {
            writeNpy(folder / "x.npy", Matrix<double>(1, 1, value));
            QVERIFY(isRefused<std::int32_t>(folder / "x.npy", Fault::BadInput));
        }
    }

    void refusesWhatItCannotUse_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"bad_fortran", "bad_big_endian", "bad_complex", "bad_half", "bad_bool", "bad_scalar",
                                 "bad_three_dimensions", "bad_record"})
            QTest::newRow(name) << name;
    }

    void refusesWhatItCannotUse()
    {
        QFETCH(QString, name);
        QVERIFY(isRefused<float>(test::data("npy/" + name.toStdString() + ".npy"), Fault::BadInput));
    }

    void refusesBrokenFiles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const std::string& bytes) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes);
        };
        const std::string good = npy(kGood, std::string(24, '\0'));
        row("nothing", "");
        row("text", "path,x,y\n1,2,3\n");
        row("cut magic", good.substr(0, 5));
        row("cut length", good.substr(0, 9));
        row("cut header", good.substr(0, 30));
        row("cut values", good.substr(0, good.size() - 1));
        row("no values", good.substr(0, good.size() - 24));
        row("version 0", std::string("\x93NUMPY\x00", 7) + good.substr(7));
        row("version 9", std::string("\x93NUMPY\x09", 7) + good.substr(7));
        row("no header text", npy("", ""));
        row("no order", npy("{'descr': '<f4', 'shape': (2, 3), }", std::string(24, '\0')));
        row("no shape", npy("{'descr': '<f4', 'fortran_order': False, }", std::string(24, '\0')));
        row("negative shape", npy("{'descr': '<f4', 'fortran_order': False, 'shape': (-2, 3), }", ""));
        row("absurd shape",
            npy("{'descr': '<f4', 'fortran_order': False, 'shape': (999999999999, 999999999999), }", ""));
        row("product wraps to 0",
            npy("{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296), }", ""));
        row("endless number",
            npy("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999, 1), }", ""));
        row("long header", npy(std::string(9000, ' ') + "{'descr': '" + std::string(50000, 'x') + "'", ""));
        row("header of any length", std::string("\x93NUMPY\x02\x00\xff\xff\xff\xff", 12));
        row("long type", npy("{'descr': '" + std::string(9800, 'x') + "'", ""));
    }

    void refusesBrokenFiles()
    {
        QFETCH(QByteArray, bytes);
        const test::ScratchFolder folder;
        test::writeBytes(folder / "x.npy", bytes.toStdString());
        QVERIFY(isRefused<float>(folder / "x.npy", Fault::BadInput));
    }

    void saysWhatIsNoFile()
    {
        const test::ScratchFolder folder;
        QVERIFY(isRefused<float>(folder / "missing.npy", Fault::NotFound));
        QVERIFY(isRefused<float>(folder.path(), Fault::NotRegular));
    }

    void writesWhatItReads()
    {
        const test::ScratchFolder folder;
        Matrix<float> values(3, 2);
        for (std::size_t i = 0; i < 6; ++i)
            values.values()[i] = 0.1F * float(i) - 0.2F;
        values(2, 1) = -std::numeric_limits<float>::infinity();
        writeNpy(folder / "x.npy", values);
        QVERIFY(readNpy<float>(folder / "x.npy") == values);
        writeNpy(folder / "x.npy", Matrix<float>(0, 7));
        QCOMPARE(readNpy<float>(folder / "x.npy").cols(), std::size_t(7));
        writeNpy(folder / "x.npy", std::vector<std::int32_t>{3, -1});
        QVERIFY(readNpy<std::int32_t>(folder / "x.npy") ==
                Matrix<std::int32_t>(2, 1, std::vector<std::int32_t>{3, -1}));
    }

    void writesTheBytesThatNumpyWrites()
    {
        const test::ScratchFolder folder;
        const auto same = [&](const char* name, const auto& values) {
            writeNpy(folder / "x.npy", values);
            return test::readBytes(folder / "x.npy") ==
                   test::readBytes(test::data(std::string("npy/") + name + ".npy"));
        };
        QVERIFY(same("f4", readNpy<float>(test::data("npy/f4.npy"))));
        QVERIFY(same("f8", readNpy<double>(test::data("npy/f8.npy"))));
        QVERIFY(same("i4", readNpy<std::int32_t>(test::data("npy/i4.npy"))));
        QVERIFY(same("empty", Matrix<float>(0, 5)));
    }
};

QTEST_APPLESS_MAIN(NpyTest)
#include "npy_test.moc"
