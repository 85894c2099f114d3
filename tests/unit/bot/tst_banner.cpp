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
        const QString path = file(folder, "${hikari_version} ${mine} ${unknown} $5 ${open\n$mine. $$mine $nobody $\n");
        QCOMPARE(renderBanner(path, false, { { QStringLiteral("mine"), QStringLiteral("${qt_version}") } }),
            QString(libraryVersion()
                + QStringLiteral(" ${qt_version} ${unknown} $5 ${open\n"
                                 "${qt_version}. $mine $nobody $\n")));
        QCOMPARE(renderBanner(folder.path(), false).section(u' ', 0, 0), libraryVersion());
    }

    void protectedVariablesNameTheKey_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : { "hikari_version", "qt_version", "compiler", "system_description", "red", "bright_red",
                 "bg_red", "reset", "color_200" })
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
};

QTEST_GUILESS_MAIN(TestBanner)
#include "tst_banner.moc"
