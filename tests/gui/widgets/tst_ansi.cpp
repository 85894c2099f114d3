#include <widgets/ansi.h>
#include <widgets/bannerview.h>

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Panel;

class tst_Ansi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsStyles();
    void readsExtendedColours();
    void removesWhatIsNotSgr_data();
    void removesWhatIsNotSgr();
    void cutsLinesAndColumns();
    void countsCellsNotUnits();
    void P153_dropsInvisibleCharacters();
    void survivesEveryPrefix();
    void blocksMeetWithoutSeam_data();
    void blocksMeetWithoutSeam();
    void scalesToTheWidth();
};

void tst_Ansi::readsStyles()
{
    const AnsiText text =
        AnsiText::parse(QStringLiteral("a\x1b[1;31mb\x1b[22;4;7mc\x1b[0md\x1b[3m\x1b[23;92me\x1b[39mf"));
    QCOMPARE(text.lines().size(), 1);
    const QList<AnsiRun> runs = text.lines()[0];
    QCOMPARE(runs.size(), 6);
    QCOMPARE(runs[0], (AnsiRun { QStringLiteral("a"), {} }));
    QVERIFY(runs[1].style.bold);
    QCOMPARE(runs[1].style.foreground, AnsiText::indexedColor(1));
    QVERIFY(!runs[2].style.bold && runs[2].style.underline && runs[2].style.inverse);
    QCOMPARE(runs[3], (AnsiRun { QStringLiteral("d"), {} }));
    QVERIFY(!runs[4].style.italic);
    QCOMPARE(runs[4].style.foreground, AnsiText::indexedColor(10));
    QVERIFY(!runs[5].style.foreground.isValid());
    QCOMPARE(text.plainText(), QStringLiteral("abcdef\n"));
}

void tst_Ansi::readsExtendedColours()
{
    const auto styleOf = [](const char *codes) {
        return AnsiText::parse(QString(QLatin1String("\x1b[") + QLatin1String(codes) + QLatin1String("mx")))
            .lines()[0][0]
            .style;
    };
    QCOMPARE(styleOf("38;2;1;2;3").foreground, QColor(1, 2, 3));
    QCOMPARE(styleOf("48;2;255;999;0").background, QColor(255, 255, 0));
    QCOMPARE(styleOf("38;5;196").foreground, QColor(255, 0, 0));
    QCOMPARE(styleOf("38;5;244").foreground, QColor(128, 128, 128));
    QCOMPARE(styleOf("38;2;1;2;3;4").underline, true);
    QCOMPARE(styleOf("104").background, AnsiText::indexedColor(12));
    QCOMPARE(styleOf("38"), AnsiStyle {});
    QCOMPARE(styleOf(""), AnsiStyle {});
}

void tst_Ansi::removesWhatIsNotSgr_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("clear screen") << QStringLiteral("a\x1b[2Jb");
    QTest::newRow("move") << QStringLiteral("a\x1b[10;20Hb");
    QTest::newRow("private mode") << QStringLiteral("a\x1b[?25lb");
    QTest::newRow("private SGR") << QStringLiteral("a\x1b[>4;2mb");
    QTest::newRow("title") << QStringLiteral("a\x1b]0;title\ab");
    QTest::newRow("hyperlink") << QStringLiteral("a\x1b]8;;http://x\x1b\\b");
    QTest::newRow("charset") << QStringLiteral("a\x1b(b").replace(QLatin1String("(b"), QLatin1String("("))
            + QStringLiteral("b");
    QTest::newRow("carriage return") << QStringLiteral("a\rb");
    QTest::newRow("bell") << QStringLiteral("a\ab");
}

void tst_Ansi::removesWhatIsNotSgr()
{
    QFETCH(QString, text);
    const AnsiText parsed = AnsiText::parse(text);
    QCOMPARE(parsed.plainText(), QStringLiteral("ab\n"));
    QCOMPARE(parsed.lines()[0][0].style, AnsiStyle {});
}

void tst_Ansi::cutsLinesAndColumns()
{
    const AnsiText text = AnsiText::parse(QStringLiteral("abcdef\nghi\n\njkl"), 3, 4);
    QCOMPARE(text.plainText(), QStringLiteral("abcd\nghi\n\n"));
    QCOMPARE(text.columns(), 4);
    QCOMPARE(AnsiText::parse(QString(), 3).lines().size(), 0);
    QCOMPARE(AnsiText::parse(QStringLiteral("a\tb")).plainText(), QStringLiteral("a       b\n"));
}

void tst_Ansi::countsCellsNotUnits()
{
    QCOMPARE(AnsiText::parse(QStringLiteral("\U0001f331x")).columns(), 2);
}

void tst_Ansi::P153_dropsInvisibleCharacters()
{
    QCOMPARE(AnsiText::parse(QStringLiteral("a\u202eb\u200bc")).plainText(), QStringLiteral("abc\n"));
}

void tst_Ansi::survivesEveryPrefix()
{
    const QString text = QStringLiteral("\x1b[38;2;1;2;3mx\x1b[48;5;9my\x1b]0;t\x1b\\\U0001f331\x1b[0m\n\tz");
    for (qsizetype length = 0; length <= text.size(); ++length) {
        const AnsiText parsed = AnsiText::parse(QStringView(text).left(length));
        QVERIFY(parsed.columns() <= 9);
        QVERIFY(!parsed.plainText().contains(QChar(0x1b)));
    }
}

void tst_Ansi::blocksMeetWithoutSeam_data()
{
    QTest::addColumn<double>("scale");
    QTest::addColumn<double>("column");
    for (const double scale : { 1.0, 1.25, 1.5, 2.0 }) {
        for (const double column : { 5.0, 6.3, 7.77 })
            QTest::newRow(qPrintable(QStringLiteral("%1 at %2").arg(column).arg(scale))) << scale << column;
    }
}

void tst_Ansi::blocksMeetWithoutSeam()
{
    QFETCH(double, scale);
    QFETCH(double, column);
    const AnsiText text = AnsiText::parse(QStringLiteral("\x1b[97m████████\n████████\n████████"));
    QImage image((QSizeF(8 * column, 6 * column) * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::black);
    QPainter painter(&image);
    paintAnsiGrid(&painter, text, QPointF(0, 0), QSizeF(column, column * 2), QFont());
    painter.end();
    for (int y = 0; y < image.height() - 1; ++y) {
        for (int x = 0; x < image.width() - 1; ++x)
            QCOMPARE(image.pixelColor(x, y), QColor(Qt::white));
    }
}

void tst_Ansi::scalesToTheWidth()
{
    BannerView view;
    view.setBanner(QString(60, u'x'));
    view.resize(500, 60);
    QVERIFY(view.cellSize().width() > 5);
    QVERIFY(view.cellSize().width() * 60 <= 500);
    view.resize(100, 60);
    QCOMPARE(view.cellSize().width(), 5.0);
    view.setBanner(QStringLiteral("█████\n:: hikari-qt :: 0.1.0\n█████"));
    view.setCompact(true);
    QVERIFY(view.sizeHint().height() < 45);
}

QTEST_MAIN(tst_Ansi)
#include "tst_ansi.moc"
