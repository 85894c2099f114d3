#include <widgets/plaintext.h>

#include <QTest>

using namespace Panel;

class tst_PlainText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void P153_marksWhatWouldChangeTheLine_data();
    void P153_marksWhatWouldChangeTheLine();
    void keepsWhatIsHarmless_data();
    void keepsWhatIsHarmless();
    void P153_cutsLongTexts();
    void cutsBetweenCharactersNotInside();
    void P153_tooltipsAreNeverRichText();
};

void tst_PlainText::P153_marksWhatWouldChangeTheLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("visible");
    QTest::newRow("line feed") << QStringLiteral("a\nb") << QStringLiteral("a\u23ceb");
    QTest::newRow("CR LF is one mark") << QStringLiteral("a\r\nb") << QStringLiteral("a\u23ceb");
    QTest::newRow("line separator") << QStringLiteral("a\u2028b") << QStringLiteral("a\u23ceb");
    QTest::newRow("escape") << QStringLiteral("\x1b[31mred") << QStringLiteral("\u241b[31mred");
    QTest::newRow("nul") << QString(QChar(0)) << QStringLiteral("\u2400");
    QTest::newRow("delete") << QStringLiteral("\x7f") << QStringLiteral("\u2421");
    QTest::newRow("C1") << QString(QChar(0x9b)) << QStringLiteral("\ufffd");
    QTest::newRow("right-to-left override")
        << QStringLiteral("txt\u202egpj") << QStringLiteral("txt\u2e22RLO\u2e23gpj");
    QTest::newRow("isolate") << QStringLiteral("\u2067x\u2069") << QStringLiteral("\u2e22RLI\u2e23x\u2e22PDI\u2e23");
    QTest::newRow("zero width space") << QStringLiteral("a\u200bb") << QStringLiteral("a\u2e22ZWSP\u2e23b");
    QTest::newRow("lone surrogate") << QString(QChar(0xd83c)) << QStringLiteral("\ufffd");
    QTest::newRow("tag character") << QStringLiteral("a\U000e0041") << QStringLiteral("a\ufffd");
}

void tst_PlainText::P153_marksWhatWouldChangeTheLine()
{
    QFETCH(QString, text);
    QFETCH(QString, visible);
    QCOMPARE(visibleText(text), visible);
    QVERIFY(!isPlainVisible(text));
    QVERIFY(isPlainVisible(visible));
}

void tst_PlainText::keepsWhatIsHarmless_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("ascii") << QStringLiteral("tove: which soil?");
    QTest::newRow("markup") << QStringLiteral("<img src=x> &amp;");
    QTest::newRow("arabic") << QStringLiteral("\u0645\u0631\u062d\u0628\u0627");
    QTest::newRow("persian with a non-joiner") << QStringLiteral("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645");
    QTest::newRow("family emoji") << QStringLiteral("\U0001f468\u200d\U0001f469\u200d\U0001f467");
}

void tst_PlainText::keepsWhatIsHarmless()
{
    QFETCH(QString, text);
    QCOMPARE(visibleText(text), text);
}

void tst_PlainText::P153_cutsLongTexts()
{
    const QString text(10'000, u'x');
    QCOMPARE(visibleText(text), QString(maxRowText, u'x') + QChar(0x2026));
    QCOMPARE(visibleText(text, -1), text);
    QCOMPARE(visibleText(text, 0), QString(QChar(0x2026)));
}

void tst_PlainText::cutsBetweenCharactersNotInside()
{
    const QString seedling = QStringLiteral("\U0001f331");
    QCOMPARE(visibleText(QString(seedling + seedling), 3), seedling + QChar(0x2026));
}

void tst_PlainText::P153_tooltipsAreNeverRichText()
{
    const QString tip = tooltipText(QStringLiteral("<img src='file:///etc/passwd'>\n\u202eb"));
    QVERIFY(!tip.contains(QStringLiteral("<img")));
    QVERIFY(tip.contains(QStringLiteral("&lt;img")));
    QVERIFY(tip.contains(QStringLiteral("RLO")));
}

QTEST_GUILESS_MAIN(tst_PlainText)
#include "tst_plaintext.moc"
