// SPDX-FileCopyrightText: 2026 The Otozu developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qt/fault_texts.h"
#include "ui/theme/theme.h"
#include "ui/window/progress_texts.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace otozu;

namespace
{

/// %1, %L2, %n, %Ln …, sorted.
QStringList placesOf(const QString& text)
{
    static const QRegularExpression place(QStringLiteral("%L?(\\d|n)"));
    QStringList places;
    for (auto it = place.globalMatch(text); it.hasNext();)
        places << it.next().captured(1);
    places.sort();
    return places;
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        Theme::loadResources();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void everyTextIsTranslated_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << QStringLiteral("en");
        QTest::newRow("ja") << QStringLiteral("ja");
    }
    void everyTextIsTranslated()
    {
        QFETCH(QString, language);
        QFile file(QStringLiteral(OTOZU_TRANSLATIONS "/otozu_%1.ts").arg(language));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString source;
        QString context;
        bool plural = false;
        int texts = 0;
        const auto check = [&](const QString& translation) {
            ++texts;
            QVERIFY2(!translation.isEmpty(), qPrintable(context + QStringLiteral(": ") + source));
            QVERIFY2(placesOf(translation) == placesOf(source), qPrintable(context + QStringLiteral(": ") + source));
        };
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QLatin1String("message"))
                plural = xml.attributes().hasAttribute(QLatin1String("numerus"));
            else if (xml.name() == QLatin1String("name"))
                context = xml.readElementText();
            else if (xml.name() == QLatin1String("source"))
                source = xml.readElementText();
            else if (xml.name() == QLatin1String("numerusform"))
                check(xml.readElementText());
            else if (xml.name() == QLatin1String("translation")) {
                QVERIFY2(!xml.attributes().hasAttribute(QLatin1String("type")), qPrintable(source));
                if (!plural)
                    check(xml.readElementText());
            }
        }
        QVERIFY(!xml.hasError());
        QVERIFY(texts > 15);
    }

    void englishKnowsOneFromMany()
    {
        QTranslator english;
        QVERIFY(english.load(QStringLiteral(":/otozu/translations/otozu_en.qm")));
        QCoreApplication::installTranslator(&english);
        QCOMPARE(ProgressTexts::summary(1, 1), QStringLiteral("1 sound in 1 cluster"));
        QCOMPARE(ProgressTexts::summary(18400, 27), QStringLiteral("18,400 sounds in 27 clusters"));
        QCoreApplication::removeTranslator(&english);
    }

    void japaneseIsInTheProgram()
    {
        QTranslator japanese;
        QVERIFY(japanese.load(QStringLiteral(":/otozu/translations/otozu_ja.qm")));
        QCoreApplication::installTranslator(&japanese);
        QCOMPARE(ProgressTexts::summary(739, 27), QStringLiteral("739 個の音、27 クラスター"));
        QCOMPARE(ProgressTexts::timeLeft(36.5), QStringLiteral("残り 37 秒"));
        QCOMPARE(faultText(Fault::Empty), QStringLiteral("ファイルが空です"));
        QCoreApplication::removeTranslator(&japanese);
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
