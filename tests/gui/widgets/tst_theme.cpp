#include <theme/icons.h>
#include <theme/metrics.h>
#include <theme/stateglyph.h>
#include <theme/theme.h>

#include <QApplication>
#include <QFontDatabase>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace Panel;

class tst_Theme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPairReachesItsContrast_data();
    void everyPairReachesItsContrast();
    void theFileNamesEveryToken();
    void aBrokenFileIsReported();
    void contrastRatioFollowsWcag();
    void highContrastReachesTheSamePairs();
    void switchingTellsAndChangesThePalette();
    void everyGlyphHasItsOwnShape();
    void everyIconDrawsSomething();
    void P152_digitsOfTheNumberFontAreEven();
    void heightsFollowTextSizeAndDensity();
};

void tst_Theme::everyPairReachesItsContrast_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("pair");
    const TokenFile &file = builtInTokens();
    QVERIFY(file.contrast.size() >= 30);
    for (const bool dark : { true, false }) {
        for (int i = 0; i < file.contrast.size(); ++i) {
            const QString name = QLatin1String(dark ? "dark " : "light ") + tokenName(file.contrast[i].foreground)
                + QLatin1String(" on ") + tokenName(file.contrast[i].background);
            QTest::newRow(qUtf8Printable(name)) << dark << i;
        }
    }
}

void tst_Theme::everyPairReachesItsContrast()
{
    QFETCH(bool, dark);
    QFETCH(int, pair);
    const TokenSet &set = dark ? builtInTokens().dark : builtInTokens().light;
    const ContrastPair &wanted = builtInTokens().contrast[pair];
    QVERIFY(wanted.minimum >= 3.0);
    QVERIFY2(contrastRatio(set[wanted.foreground], set[wanted.background]) >= wanted.minimum,
        qPrintable(QString::number(contrastRatio(set[wanted.foreground], set[wanted.background]))));
}

void tst_Theme::theFileNamesEveryToken()
{
    QCOMPARE(builtInTokens().errors, QStringList());
    for (int i = 0; i < tokenCount; ++i)
        QCOMPARE(tokenFromName(tokenName(Token(i))), Token(i));
    QCOMPARE(tokenFromName(u"nothing"), std::nullopt);
}

void tst_Theme::aBrokenFileIsReported()
{
    const TokenFile file = readTokens(QByteArrayLiteral(
        R"({"themes":{"dark":{"window":"#zzz"},"light":{}},"contrast":[{"fg":"nobody","bg":"window","min":4.5}]})"));
    QVERIFY(file.errors.contains(QStringLiteral("dark.window is not a colour")));
    QVERIFY(file.errors.last().contains(QStringLiteral("nobody")));
    QVERIFY(file.contrast.isEmpty());
    QVERIFY(!readTokens(QByteArrayLiteral("{")).errors.isEmpty());
}

void tst_Theme::contrastRatioFollowsWcag()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
    // The classic example: the lightest grey that passes on white
    QVERIFY(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
    QVERIFY(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);
}

void tst_Theme::highContrastReachesTheSamePairs()
{
    Theme *theme = Theme::instance();
    theme->setMode(Theme::Mode::HighContrast);
    for (const ContrastPair &pair : builtInTokens().contrast) {
        const double ratio = contrastRatio(theme->color(pair.foreground), theme->color(pair.background));
        QVERIFY2(ratio >= pair.minimum, qPrintable(tokenName(pair.foreground)));
    }
    QCOMPARE(theme->borderWidth(), 2);
    theme->setMode(Theme::Mode::Dark);
}

void tst_Theme::switchingTellsAndChangesThePalette()
{
    Theme *theme = Theme::instance();
    theme->install(Theme::Mode::Dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), builtInTokens().dark[Token::Window]);
    QSignalSpy changed(theme, &Theme::changed);
    theme->setMode(Theme::Mode::Light);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!theme->isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), builtInTokens().light[Token::Window]);
    QCOMPARE(themeColor(Token::Accent), builtInTokens().light[Token::Accent]);
    theme->setMode(Theme::Mode::Light);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(Theme::modeFromName(u"contrast"), Theme::Mode::HighContrast);
    QCOMPARE(Theme::modeFromName(u"pink"), std::nullopt);
    theme->setMode(Theme::Mode::Dark);
}

void tst_Theme::everyGlyphHasItsOwnShape()
{
    // In one colour on one ground: shape alone has to tell the states apart.
    QList<QImage> images;
    for (int glyph = int(Glyph::Ring); glyph <= int(Glyph::Info); ++glyph) {
        QImage image(24, 24, QImage::Format_Grayscale8);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.scale(2, 2);
        paintGlyph(&painter, Glyph(glyph), QRectF(0, 0, 12, 12), Qt::black);
        painter.end();
        for (int other = 0; other < images.size(); ++other) {
            int different = 0;
            for (int y = 0; y < 24; ++y) {
                for (int x = 0; x < 24; ++x)
                    different += std::abs(qGray(image.pixel(x, y)) - qGray(images[other].pixel(x, y))) > 96;
            }
            // A tenth of the box; Ring and Record differ in weight, so by the least.
            QVERIFY2(different >= 40,
                qPrintable(QStringLiteral("glyphs %1 and %2: %3").arg(glyph).arg(other + 1).arg(different)));
        }
        images += image;
    }
}

void tst_Theme::everyIconDrawsSomething()
{
    for (int icon = 0; icon < int(Icon::Count); ++icon) {
        QImage image(16, 16, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintIcon(&painter, Icon(icon), QRectF(0, 0, 16, 16), Qt::black);
        painter.end();
        int inked = 0;
        for (int y = 0; y < 16; ++y) {
            for (int x = 0; x < 16; ++x)
                inked += qAlpha(image.pixel(x, y)) > 100;
        }
        QVERIFY2(inked >= 8, qPrintable(QString::number(icon)));
    }
}

void tst_Theme::P152_digitsOfTheNumberFontAreEven()
{
    if (QFontDatabase::families().isEmpty())
        QSKIP("no font is installed");
    Theme::instance()->install(Theme::Mode::Dark);
    QVERIFY(Metrics::hasTabularDigits(Metrics::instance()->numberFont()));
}

void tst_Theme::heightsFollowTextSizeAndDensity()
{
    Metrics *metrics = Metrics::instance();
    const int normal = metrics->rowHeight();
    QSignalSpy changed(metrics, &Metrics::changed);
    metrics->setDensity(Density::Compact);
    QVERIFY(metrics->rowHeight() < normal);
    metrics->setDensity(Density::Normal);
    metrics->setTextPercent(200);
    QCOMPARE(metrics->rowHeight(), 2 * normal);
    metrics->setTextPercent(1000);
    QCOMPARE(metrics->textPercent(), 200);
    metrics->setTextPercent(100);
    QCOMPARE(metrics->rowHeight(), normal);
    QCOMPARE(changed.size(), 4);
}

QTEST_MAIN(tst_Theme)
#include "tst_theme.moc"
