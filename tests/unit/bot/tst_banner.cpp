#include <hikari/bot/banner.h>

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Hikari;

class TestBanner : public QObject
{
    Q_OBJECT

private:
    static QString file(const QTemporaryDir &folder, const QByteArray &text)
    {
        QFile file(folder.filePath(QStringLiteral("banner.txt")));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    }

private Q_SLOTS:
    void init()
    {
        for (const char *name : { "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM" })
            qunsetenv(name);
    }

    void ownBannerFitsAnEightyColumnTerminal()
    {
        Error error;
        const QString text = renderBanner(QStringLiteral("hikari"), false, {}, &error);
        QVERIFY2(!error, qPrintable(error.message));
        QVERIFY(!text.contains(u'\x1b'));
        QVERIFY(!text.contains(QStringLiteral("${")));
        QVERIFY(text.contains(libraryVersion()));
        for (const QString &line : text.split(u'\n'))
            QVERIFY2(line.size() <= 80, qPrintable(line));
    }

    void coloursChangeNothingButTheColour()
    {
        QString text = renderBanner(QStringLiteral("hikari"), true);
        QVERIFY(text.contains(QStringLiteral("\x1b[")));
        text.remove(QRegularExpression(QStringLiteral("\x1b\\[[0-9;]*m")));
        QCOMPARE(text, renderBanner(QStringLiteral("hikari"), false));
    }

    void fillsInVariables()
    {
        const QTemporaryDir folder;
        const QString path = file(folder, "${hikari_version} ${mine} ${unknown} $5 ${open\n");
        QCOMPARE(renderBanner(path, false, { { QStringLiteral("mine"), QStringLiteral("${qt_version}") } }),
            QString(libraryVersion() + QStringLiteral(" ${qt_version} ${unknown} $5 ${open\n")));
        QCOMPARE(renderBanner(folder.path(), false).section(u' ', 0, 0), libraryVersion());
    }

    void protectedVariablesNameTheKey_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name :
            { "hikari_version", "qt_version", "compiler", "red", "bright_red", "reset", "color_200" })
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void protectedVariablesNameTheKey()
    {
        QFETCH(QString, name);
        for (const bool withColor : { false, true }) {
            Error error;
            QVERIFY(renderBanner(QStringLiteral("hikari"), withColor, { { name, QString() } }, &error).isEmpty());
            QCOMPARE(error.kind, Error::Kind::InvalidArgument);
            QVERIFY(error.message.contains(u'"' + name + u'"'));
        }
    }

    void aMissingBannerIsAnErrorValue()
    {
        Error error;
        QVERIFY(renderBanner(QStringLiteral("/nowhere/at/all"), false, {}, &error).isEmpty());
        QCOMPARE(error.kind, Error::Kind::InvalidArgument);
        QVERIFY(error.message.contains(QStringLiteral("/nowhere/at/all")));
    }

    void colour_data()
    {
        // Standard output of a test is no terminal.
        QTest::addColumn<QByteArrayList>("environment");
        QTest::addColumn<bool>("allow");
        QTest::addColumn<bool>("force");
        QTest::addColumn<bool>("expected");
        const QByteArrayList none;
        QTest::newRow("no terminal") << none << true << false << false;
        QTest::newRow("forced") << none << true << true << true;
        QTest::newRow("forced wins over not allowed") << none << false << true << true;
        QTest::newRow("CLICOLOR_FORCE") << QByteArrayList { "CLICOLOR_FORCE=1" } << false << false << true;
        QTest::newRow("CLICOLOR_FORCE=0") << QByteArrayList { "CLICOLOR_FORCE=0" } << true << false << false;
        QTest::newRow("CLICOLOR_FORCE wins over NO_COLOR")
            << QByteArrayList { "NO_COLOR=1", "CLICOLOR_FORCE=1" } << true << false << true;
        QTest::newRow("COLORTERM") << QByteArrayList { "COLORTERM=truecolor" } << true << false << true;
        QTest::newRow("COLORTERM, not allowed") << QByteArrayList { "COLORTERM=24bit" } << false << false << false;
        QTest::newRow("CLICOLOR overrides not allowed")
            << QByteArrayList { "COLORTERM=24bit", "CLICOLOR=1" } << false << false << true;
        QTest::newRow("NO_COLOR") << QByteArrayList { "COLORTERM=truecolor", "NO_COLOR=1" } << true << false << false;
        QTest::newRow("empty NO_COLOR") << QByteArrayList { "COLORTERM=truecolor", "NO_COLOR=" } << true << false
                                        << true;
    }
    void colour()
    {
        QFETCH(QByteArrayList, environment);
        QFETCH(bool, allow);
        QFETCH(bool, force);
        for (const QByteArray &entry : std::as_const(environment))
            qputenv(entry.left(entry.indexOf('=')).constData(), entry.mid(entry.indexOf('=') + 1));
        QTEST(supportsColor(allow, force), "expected");
    }
};

QTEST_GUILESS_MAIN(TestBanner)
#include "tst_banner.moc"
