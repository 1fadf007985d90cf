// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/path_text.h"

#include <QTest>
#include <string>

using namespace otozu;

class PathTextTest : public QObject
{
    Q_OBJECT
private slots:
    void knowsUtf8_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("valid"); // RFC 3629, section 4
        const auto row = [](const char* name, const char* bytes, bool valid) {
            QTest::newRow(name) << QByteArray(bytes) << valid;
        };
        row("nothing", "", true);
        row("ASCII", "kick 01.wav", true);
        row("two bytes", "\xC3\xA9", true);
        row("three bytes", "\xE9\x9F\xB3\xE5\x9B\xB3", true);
        row("four bytes", "\xF0\x9F\x8E\xB5", true);
        row("the last character", "\xF4\x8F\xBF\xBF", true);
        row("before the surrogates", "\xED\x9F\xBF", true);
        row("after the surrogates", "\xEE\x80\x80", true);
        row("beyond the last", "\xF4\x90\x80\x80", false);
        row("a surrogate", "\xED\xA0\x80", false);
        row("overlong two", "\xC0\xAF", false);
        row("overlong two, C1", "\xC1\xBF", false);
        row("overlong three", "\xE0\x9F\xBF", false);
        row("overlong four", "\xF0\x8F\xBF\xBF", false);
        row("a trail alone", "\x80", false);
        row("cut after one", "a\xC3", false);
        row("cut after two", "\xE9\x9F", false);
        row("cut after three", "\xF0\x9F\x8E", false);
        row("Latin-1", "caf\xE9.wav", false);
        row("never a byte", "\xFF", false);
    }

    void takesAndAppendsCharacters()
    {
        const std::u32string characters{U'a', 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF};
        std::string text;
        for (const char32_t c : characters)
            appendCharacter(text, c);
        QCOMPARE(text, std::string("a\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"));
        std::u32string taken;
        for (std::string_view rest = text; !rest.empty();)
            taken += takeCharacter(rest);
        QVERIFY(taken == characters);
    }

    void bytesThatAreNoTextAreReplacedOneByOne()
    {
        std::string_view rest = "\xE9\x9F"
                                "b\xC0";
        std::u32string taken;
        while (!rest.empty())
            taken += takeCharacter(rest);
        QVERIFY(taken == (std::u32string{0xFFFD, 0xFFFD, U'b', 0xFFFD}));
    }

    void knowsUtf8()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, valid);
        QCOMPARE(isUtf8(bytes.toStdString()), valid);
        const std::string text = textOfPath(bytes.toStdString());
        QVERIFY(isUtf8(text));
        QCOMPARE(text == bytes.toStdString(), valid);
        QCOMPARE(pathOfEscapedText(text).string(), bytes.toStdString());
    }

    void escapesWhatIsNoUtf8()
    {
        QCOMPARE(textOfPath("a/caf\xE9.wav"), std::string("a/caf%E9.wav"));
        QCOMPARE(textOfPath("\xE9\x9F"
                            "x"),
                 std::string("%E9%9Fx"));
        QCOMPARE(textOfPath("50%.wav"), std::string("50%.wav"));
        QCOMPARE(textOfPath("50%E9.wav"), std::string("50%E9.wav"));
    }

    void takesBackOnlyWhatWasEscaped()
    {
        QCOMPARE(pathOfEscapedText("caf%E9.wav").string(), std::string("caf\xE9.wav"));
        // Below 0x80 nothing is ever escaped; nor is lower-case hex ours.
        for (const char* literal : {"50%.wav", "%41", "%e9", "%E", "%", "%G9", "100%%"})
            QCOMPARE(pathOfEscapedText(literal).string(), std::string(literal));
        QCOMPARE(pathOfText("50%E9.wav").string(), std::string("50%E9.wav"));
    }
};

QTEST_APPLESS_MAIN(PathTextTest)
#include "path_text_test.moc"
