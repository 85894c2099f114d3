// Holds the #include lines of the library and the panel against the directions of the layers.

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

struct Include
{
    QString file; // relative to the source folder
    QString target; // as written between the brackets
};

const QString sourceDir = QStringLiteral(HIKARI_SOURCE_DIR);

QList<Include> includesBelow(const QString &folder)
{
    static const QRegularExpression pattern(
        QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"), QRegularExpression::MultilineOption);
    QList<Include> includes;
    QDirIterator files(sourceDir + u'/' + folder,
        { QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("*.def") }, QDir::Files,
        QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        auto matches = pattern.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext())
            includes.append({ file.fileName().mid(sourceDir.size() + 1), matches.next().captured(1) });
    }
    return includes;
}

// The layer of a path such as "hikari/events/event.h"; empty when it is none of ours.
QString layerOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    return parts.size() >= 3 && parts[0] == QStringLiteral("hikari") ? parts[1] : QString();
}

const QHash<QString, QSet<QString>> &allowedTargets()
{
    static const QHash<QString, QSet<QString>> allowed = [] {
        QHash<QString, QSet<QString>> result;
        const auto layer = [&result](const char *name, std::initializer_list<const char *> below) {
            QSet<QString> set { QString::fromLatin1(name) };
            for (const char *one : below)
                set.insert(QString::fromLatin1(one));
            result.insert(QString::fromLatin1(name), set);
        };
        layer("core", {});
        layer("json", { "core" });
        layer("model", { "core", "json" });
        layer("events", { "core", "json", "model" });
        layer("cache", { "core", "json", "model", "events" });
        layer("rest", { "core", "json", "model", "events" });
        layer("gateway", { "core", "json", "model", "events" });
        layer("bot", { "core", "json", "model", "events", "cache", "rest", "gateway" });
        layer("simulator", { "core", "json", "model", "events", "cache", "rest", "gateway", "bot" });
        return result;
    }();
    return allowed;
}

} // namespace

class tst_Includes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    //! Two definitions of one name break programs that use both, without a word from the linker
    void everyTypeIsDefinedOnce()
    {
        static const QRegularExpression pattern(
            QStringLiteral("^(?:struct|class|enum class)(?: HIKARI_[A-Z_]+)? (\\w+)(?: final)?(?: :[^;{]*)?\\s*\\{"),
            QRegularExpression::MultilineOption);
        QHash<QString, QString> homes;
        QDirIterator files(sourceDir + QStringLiteral("/lib/hikari"), { QStringLiteral("*.h") }, QDir::Files,
            QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            auto matches = pattern.globalMatch(text);
            while (matches.hasNext()) {
                const QRegularExpressionMatch match = matches.next();
                const auto opening = text.lastIndexOf(QStringLiteral("\nnamespace "), match.capturedStart());
                const QString scope = text.mid(opening, text.indexOf(u'{', opening) - opening).trimmed();
                const QString name = QString(scope + u' ' + match.captured(1));
                const QString home = homes.value(name);
                QVERIFY2(home.isEmpty(), qPrintable(name + u" in " + home + u" and " + file.fileName()));
                homes.insert(name, file.fileName());
            }
        }
        QVERIFY(homes.size() > 500);
    }

    void layersPointOneWay()
    {
        int checked = 0;
        const QList<Include> includes = includesBelow(QStringLiteral("lib/hikari"));
        for (const Include &include : includes) {
            const QString from = layerOf(include.file.mid(4)); // without "lib/"
            const QString to = layerOf(include.target);
            if (to.isEmpty())
                continue;
            QVERIFY2(allowedTargets().contains(from), qPrintable(include.file));
            QVERIFY2(allowedTargets().value(from).contains(to),
                qPrintable(include.file + u" must not include " + include.target));
            ++checked;
        }
        QVERIFY(checked > 50); // else the pattern found nothing and this test proves nothing
    }

    void oursAreIncludedByTheirFullPath()
    {
        const QList<Include> includes = includesBelow(QStringLiteral("lib/hikari"));
        for (const Include &include : includes) {
            const bool generated = include.target.endsWith(QStringLiteral(".moc"));
            const bool ours = QFile::exists(sourceDir + QStringLiteral("/lib/hikari/") + include.target)
                || QFile::exists(QFileInfo(sourceDir + u'/' + include.file).path() + u'/' + include.target);
            QVERIFY2(
                generated || !ours, qPrintable(include.file + u" includes " + include.target + u" without <hikari/…>"));
        }
    }

    void privateHeadersStayInside_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("public headers") << QStringLiteral("lib/hikari");
        QTest::newRow("panel") << QStringLiteral("app");
        QTest::newRow("examples") << QStringLiteral("lib/examples");
    }
    void privateHeadersStayInside()
    {
        QFETCH(QString, folder);
        const QList<Include> includes = includesBelow(folder);
        for (const Include &include : includes) {
            const bool isPublicHeader =
                include.file.endsWith(QStringLiteral(".h")) && !include.file.endsWith(QStringLiteral("_p.h"));
            if (folder == QStringLiteral("lib/hikari") && !isPublicHeader)
                continue;
            const bool isPrivate =
                include.target.startsWith(QStringLiteral("hikari/")) && include.target.endsWith(QStringLiteral("_p.h"));
            QVERIFY2(!isPrivate, qPrintable(include.file + u" must not include " + include.target));
        }
    }

    void thirdPartyHeadersAreSeenByOneFile_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("only");
        QTest::newRow("simdjson") << QStringLiteral("simdjson.h") << QStringLiteral("lib/hikari/json/reader.cpp");
        QTest::newRow("cpp-httplib") << QStringLiteral("httplib.h") << QStringLiteral("lib/hikari/simulator/");
    }
    void thirdPartyHeadersAreSeenByOneFile()
    {
        QFETCH(QString, header);
        QFETCH(QString, only);
        QStringList users;
        const QList<Include> includes = includesBelow(QStringLiteral("lib")) + includesBelow(QStringLiteral("app"));
        for (const Include &include : includes) {
            if (include.target == header)
                users.append(include.file);
        }
        QCOMPARE(users.size(), 1);
        QVERIFY2(users.first().startsWith(only), qPrintable(users.first()));
    }
};

QTEST_GUILESS_MAIN(tst_Includes)
#include "tst_includes.moc"
