#include <hikari/bot/banner.h>

#include <hikari/bot/gatewaybot.h>
#include <hikari/core/terminalcolor.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QStringList>
#include <QSysInfo>

#include <algorithm>
#include <cstdio>

static void initializeResources()
{
    Q_INIT_RESOURCE(hikari_banner); // a static library's resources are not found otherwise
}

namespace Hikari {

namespace {

constexpr qsizetype mostLines = 40;
constexpr qsizetype mostColumns = 160; // without variables and colours
constexpr qint64 largestFile = 256 * 1024;

QString sgr(const QString &codes)
{
    return QStringLiteral("\x1b[") + codes + u'm';
}

QString compiler()
{
#if defined(Q_CC_CLANG)
    return QStringLiteral("clang %1.%2").arg(__clang_major__).arg(__clang_minor__);
#elif defined(Q_CC_GNU)
    return QStringLiteral("g++ %1.%2").arg(__GNUC__).arg(__GNUC_MINOR__);
#elif defined(Q_CC_MSVC)
    return QStringLiteral("MSVC %1").arg(_MSC_VER);
#else
    return QStringLiteral("unknown compiler");
#endif
}

QString findBanner(const QString &banner)
{
    initializeResources();
    const QString candidates[] { QStringLiteral(":/") + banner + QStringLiteral("/banner.txt"),
        banner + QStringLiteral("/banner.txt"), banner };
    for (const QString &candidate : candidates) {
        if (QFileInfo(candidate).isFile())
            return candidate;
    }
    return {};
}

bool isNameCharacter(QChar character)
{
    return character == u'_' || (character.unicode() < 128 && character.isLetterOrNumber());
}

QString substitute(const QString &text, const QHash<QString, QString> &variables)
{
    QString result;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype dollar = text.indexOf(u'$', at);
        if (dollar < 0 || dollar + 1 == text.size())
            return result + QStringView(text).mid(at);
        result += QStringView(text).mid(at, dollar - at);
        const QChar next = text.at(dollar + 1);
        qsizetype end = dollar + 1; // of what stands there
        QString name;
        if (next == u'{') {
            const qsizetype close = text.indexOf(u'}', dollar);
            if (close >= 0) {
                end = close + 1;
                name = text.mid(dollar + 2, close - dollar - 2);
            }
        } else if (next == u'$') {
            ++end;
            result += u'$';
        } else {
            while (end < text.size() && isNameCharacter(text.at(end)))
                ++end;
            name = text.mid(dollar + 1, end - dollar - 1);
        }
        const auto variable = variables.constFind(name);
        if (variable != variables.cend())
            result += *variable;
        else if (next != u'$')
            result += QStringView(text).mid(dollar, end - dollar); // unknown: stays as written
        at = end;
    }
    return result;
}

} // namespace

QHash<QString, QString> bannerVariables(bool withColor)
{
    const QDateTime now = QDateTime::currentDateTime();
    QHash<QString, QString> variables {
        { QStringLiteral("hikari_version"), libraryVersion() },
        { QStringLiteral("hikari_copyright"), QStringLiteral("© 2026 The hikari-qt developers") },
        { QStringLiteral("hikari_license"), QStringLiteral("MIT") },
        { QStringLiteral("qt_version"), QString::fromLatin1(qVersion()) },
        { QStringLiteral("qt_build_version"), QStringLiteral(QT_VERSION_STR) },
        { QStringLiteral("compiler"), compiler() },
        { QStringLiteral("system"), QSysInfo::prettyProductName() },
        { QStringLiteral("architecture"), QSysInfo::currentCpuArchitecture() },
        { QStringLiteral("system_description"),
            QStringList { QSysInfo::currentCpuArchitecture(), QSysInfo::kernelType(), QSysInfo::kernelVersion() }.join(
                u' ') },
        { QStringLiteral("pid"), QString::number(QCoreApplication::applicationPid()) },
        { QStringLiteral("date"), now.toString(QStringLiteral("yyyy-MM-dd")) },
        { QStringLiteral("time"), now.toString(QStringLiteral("HH:mm:ss")) },
    };
    const auto color = [&](const QString &name, const QString &codes) {
        variables.insert(name, withColor ? sgr(codes) : QString());
    };
    color(QStringLiteral("default"), QStringLiteral("39"));
    color(QStringLiteral("reset"), QStringLiteral("0"));
    color(QStringLiteral("bright"), QStringLiteral("1"));
    color(QStringLiteral("bold"), QStringLiteral("1"));
    color(QStringLiteral("thin"), QStringLiteral("2"));
    color(QStringLiteral("underline"), QStringLiteral("4"));
    static constexpr const char *names[] { "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white" };
    for (int i = 0; i < int(std::size(names)); ++i) {
        const QString name = QString::fromLatin1(names[i]);
        color(name, QString::number(30 + i));
        color(QStringLiteral("bright_") + name, QString::number(90 + i));
        color(QStringLiteral("bold_") + name, QStringLiteral("1;%1").arg(30 + i));
        color(QStringLiteral("fg_") + name, QString::number(30 + i));
        color(QStringLiteral("bg_") + name, QString::number(40 + i));
    }
    for (int i = 0; i < 256; ++i)
        color(QStringLiteral("color_%1").arg(i), QStringLiteral("38;5;%1").arg(i));
    return variables;
}

QString renderBanner(const QString &banner, bool withColor, const QHash<QString, QString> &extra, Error *error)
{
    const auto fail = [error](const QString &message) {
        if (error)
            *error = { .kind = Error::Kind::InvalidArgument, .message = message };
        return QString();
    };
    QHash<QString, QString> variables = bannerVariables(withColor);
    for (auto it = extra.cbegin(); it != extra.cend(); ++it) {
        if (variables.contains(it.key()))
            return fail(
                QStringLiteral("the banner variable \"%1\" belongs to the library: choose another name").arg(it.key()));
    }
    variables.insert(extra);

    QFile file(findBanner(banner));
    if (file.fileName().isEmpty() || !file.open(QIODevice::ReadOnly | QIODevice::Text))
        return fail(QStringLiteral("no banner at \"%1\": give a text file, or a folder or resource with banner.txt")
                        .arg(banner));
    QStringList lines = QString::fromUtf8(file.read(largestFile)).split(u'\n');
    while (!lines.isEmpty() && lines.last().trimmed().isEmpty())
        lines.removeLast();
    lines = lines.mid(0, mostLines);
    QString text;
    for (const QString &line : std::as_const(lines))
        text += substitute(line.left(mostColumns * 8), variables) + u'\n';
    return text;
}

Error GatewayBot::printBanner(
    const std::optional<QString> &banner, bool allowColor, bool forceColor, const QHash<QString, QString> &extra)
{
    if (!banner)
        return {};
    Error error;
    const QString text = renderBanner(*banner, supportsColor(allowColor, forceColor), extra, &error);
    if (error)
        return error;
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout);
    std::fflush(stdout);
    return {};
}

} // namespace Hikari
