// Rows of the seed about colours and the banner

#include "capturedstream.h"

#include <hikari/bot/banner.h>
#include <hikari/bot/gatewaybot.h>
#include <hikari/core/terminalcolor.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <type_traits>

using namespace Hikari;
using namespace Qt::StringLiterals;

namespace {

TerminalTraits terminal(const QByteArrayList &environment = {}, bool isTerminal = true, bool isWindows = false)
{
    TerminalTraits traits;
    traits.isTerminal = isTerminal;
    traits.isWindows = isWindows;
    for (const QByteArray &entry : environment) {
        const auto equals = entry.indexOf('=');
        traits.environment.insert(QString::fromLatin1(entry.left(equals)), QString::fromLatin1(entry.mid(equals + 1)));
    }
    return traits;
}
TerminalTraits file(const QByteArrayList &environment = {})
{
    return terminal(environment, false);
}

//! A bot that only prints its banner
BotConfig printing(const std::optional<QString> &banner)
{
    BotConfig config;
    config.banner = banner;
    config.logs = std::nullopt;
    return config;
}

//! What a bot with \a config prints when it is made
QByteArray printedBy(const BotConfig &config)
{
    CapturedStream output(stdout);
    const GatewayBot bot(config);
    return output.text();
}

QByteArray printed(bool allowColor, bool forceColor)
{
    CapturedStream output(stdout);
    GatewayBot::printBanner(u"hikari"_s, allowColor, forceColor);
    return output.text();
}

//! A vendor's bot with a banner of its own
class VendorBot : public GatewayBot
{
public:
    explicit VendorBot(const BotConfig &config)
        : GatewayBot(printing(std::nullopt))
    {
        printBanner(config.banner, config.allowColor, config.forceColor, { { u"vendor"_s, u"ACME"_s } });
    }
};

} // namespace

class TestSeedBanner : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString write(const QByteArray &text) const
    {
        QFile banner(m_folder.filePath(u"banner.txt"_s));
        if (banner.open(QIODevice::WriteOnly))
            banner.write(text);
        return banner.fileName();
    }

private Q_SLOTS:
    void init()
    {
        for (const char *name : { "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "PYCHARM_HOSTED", "WT_SESSION",
                 "TERM_PROGRAM", "ANSICON" })
            qunsetenv(name);
        qputenv("TERM", "xterm-256color");
    }

    void ctor_allow_color()
    {
        QVERIFY(BotConfig().allowColor);
        QVERIFY(supportsColor(true, false, terminal()));
        QVERIFY(!supportsColor(true, false, file()));
        QVERIFY(!supportsColor(false, false, terminal()));

        const CapturedStream output(stdout, CapturedStream::Device::Terminal);
        QVERIFY(output.isTerminal());
        QVERIFY(supportsColor(true, false));
        QVERIFY(!supportsColor(false, false));
    }
    void ctor_allow_color_advisory()
    {
        // Allowed does not mean that there are any: the device and its user have a say.
        QVERIFY(!supportsColor(true, false, terminal({ "TERM=dumb" })));
        QVERIFY(!supportsColor(true, false, terminal({ "NO_COLOR=1" })));
        QVERIFY(supportsColor(true, false, terminal({ "NO_COLOR=" })));
        BotConfig config = printing(u"hikari"_s);
        config.allowColor = true;
        QVERIFY(!printedBy(config).contains('\x1b')); // into a file
    }
    void ctor_allow_color_clicolor_override()
    {
        QVERIFY(supportsColor(false, false, terminal({ "CLICOLOR=1" })));
        QVERIFY(!supportsColor(false, false, terminal({ "CLICOLOR=0" })));
        QVERIFY(!supportsColor(false, false, terminal({ "CLICOLOR=" })));
    }
    void ctor_force_color()
    {
        QVERIFY(!BotConfig().forceColor);
        QVERIFY(supportsColor(true, true, file()));
        BotConfig config = printing(u"hikari"_s);
        config.forceColor = true;
        QVERIFY(printedBy(config).contains("\x1b["));
    }
    void ctor_force_color_clicolor_force_override()
    {
        QVERIFY(supportsColor(true, false, file({ "CLICOLOR_FORCE=1" })));
        QVERIFY(!supportsColor(true, false, file({ "CLICOLOR_FORCE=0" })));
    }
    void ctor_force_color_precedence()
    {
        QVERIFY(supportsColor(false, true, file()));
        QVERIFY(supportsColor(false, true, terminal({ "NO_COLOR=1", "CLICOLOR=0", "TERM=dumb" })));
    }
    void environment_clicolor()
    {
        QVERIFY(supportsColor(false, false, terminal({ "CLICOLOR=1" })));
        QVERIFY(!supportsColor(false, false, file({ "CLICOLOR=1" })));
        QVERIFY(!supportsColor(true, false, terminal({ "CLICOLOR=0" })));
        QVERIFY(supportsColor(true, true, terminal({ "CLICOLOR=0" })));
        QVERIFY(supportsColor(true, false, file({ "CLICOLOR=0", "CLICOLOR_FORCE=1" })));
    }
    void environment_clicolor_force()
    {
        QVERIFY(supportsColor(false, false, file({ "CLICOLOR_FORCE=yes" })));
        QVERIFY(supportsColor(false, false, file({ "CLICOLOR_FORCE=1", "NO_COLOR=1" })));
        QVERIFY(!supportsColor(false, false, terminal({ "CLICOLOR_FORCE=0" })));
        QVERIFY(supportsColor(true, false, terminal({ "CLICOLOR_FORCE=0" })));
        QVERIFY(!supportsColor(true, false, file({ "CLICOLOR_FORCE=" })));
        qputenv("CLICOLOR_FORCE", "1"); // of this process
        QVERIFY(printed(false, false).contains("\x1b["));
    }
    void environment_colorterm()
    {
        QVERIFY(supportsColor(true, false, file({ "COLORTERM=truecolor" })));
        QVERIFY(supportsColor(true, false, file({ "COLORTERM=24bit" })));
        QVERIFY(!supportsColor(true, false, file({ "COLORTERM=yes" })));
        QVERIFY(!supportsColor(false, false, file({ "COLORTERM=truecolor" })));
        QVERIFY(!supportsColor(true, false, file({ "COLORTERM=truecolor", "NO_COLOR=1" })));
    }
    void environment_pycharm_hosted_wt_session()
    {
        QVERIFY(supportsColor(true, false, file({ "PYCHARM_HOSTED=1" })));
        QVERIFY(supportsColor(true, false, file({ "WT_SESSION=0f1e" })));
        QVERIFY(supportsColor(true, false, terminal({ "WT_SESSION=0f1e" }, true, true)));
        QVERIFY(!supportsColor(false, false, file({ "PYCHARM_HOSTED=1" })));
    }
    void environment_term_program_ansicon()
    {
        QVERIFY(!supportsColor(true, false, terminal({}, true, true)));
        QVERIFY(supportsColor(true, false, terminal({ "TERM_PROGRAM=mintty" }, true, true)));
        QVERIFY(supportsColor(true, false, terminal({ "TERM_PROGRAM=Terminus" }, true, true)));
        QVERIFY(!supportsColor(true, false, terminal({ "TERM_PROGRAM=other" }, true, true)));
        QVERIFY(supportsColor(true, false, terminal({ "ANSICON=80x25" }, true, true)));
        QVERIFY(!supportsColor(true, false, terminal({ "ANSICON=80x25" }, false, true)));
        QVERIFY(supportsColor(true, false, terminal({ "TERM_PROGRAM=other" }))); // means nothing elsewhere
    }

    void ctor_banner()
    {
        QCOMPARE(BotConfig().banner, std::optional(u"hikari"_s));
        QCOMPARE(printedBy(printing(u"hikari"_s)), renderBanner(u"hikari"_s, false).toUtf8());
        // A folder, as a resource or on disk, whose banner.txt is shown, or a file
        const QString path = write("a bot\n");
        QCOMPARE(printedBy(printing(m_folder.path())), QByteArray("a bot\n"));
        QCOMPARE(printedBy(printing(path)), QByteArray("a bot\n"));
        // One that is not there is no reason not to run.
        QTest::ignoreMessage(
            QtWarningMsg, "no banner at \"/not there\": give a text file, or a folder or resource with banner.txt");
        QCOMPARE(printedBy(printing(u"/not there"_s)), QByteArray());
    }
    void ctor_banner_none() { QCOMPARE(printedBy(printing(std::nullopt)), QByteArray()); }

    void print_banner_banner()
    {
        CapturedStream output(stdout);
        QVERIFY(!GatewayBot::printBanner(write("of a file\n"), false, false));
        QVERIFY(!GatewayBot::printBanner(std::nullopt, false, false));
        const Error error = GatewayBot::printBanner(u"/not there"_s, false, false);
        QCOMPARE(error.kind, Error::Kind::InvalidArgument);
        QVERIFY(error.message.contains(u"/not there"_s));
        QCOMPARE(output.text(), QByteArray("of a file\n"));
    }
    void print_banner_allow_color()
    {
        QVERIFY(!printed(true, false).contains('\x1b')); // a file
        qputenv("COLORTERM", "truecolor");
        QVERIFY(printed(true, false).contains("\x1b["));
        QVERIFY(!printed(false, false).contains('\x1b'));
        qputenv("CLICOLOR", "1");
        QVERIFY(printed(false, false).contains("\x1b["));
    }
    void print_banner_force_color()
    {
        QVERIFY(printed(true, true).contains("\x1b["));
        QVERIFY(printed(false, true).contains("\x1b["));
        qputenv("CLICOLOR_FORCE", "1");
        QVERIFY(printed(false, false).contains("\x1b["));
    }
    void print_banner_extra_args()
    {
        const QString path = write("$mine ${mine} $hikari_version $unknown ${unknown}\n");
        CapturedStream output(stdout);
        QVERIFY(!GatewayBot::printBanner(path, false, false, { { u"mine"_s, u"1.2"_s } }));
        QCOMPARE(output.text(), QByteArray("1.2 1.2 " + libraryVersion().toUtf8() + " $unknown ${unknown}\n"));
    }
    void print_banner_extra_args_protected()
    {
        CapturedStream output(stdout);
        QVERIFY(GatewayBot::printBanner(write("$hikari_version"), false, false, { { u"hikari_version"_s, u"99"_s } }));
        QCOMPARE(output.text(), QByteArray());
    }
    void print_banner_extra_args_valueerror()
    {
        for (const QString &name : { u"hikari_license"_s, u"system_description"_s, u"red"_s, u"bold_blue"_s }) {
            const Error error = GatewayBot::printBanner(u"hikari"_s, false, false, { { name, QString() } });
            QCOMPARE(error.kind, Error::Kind::InvalidArgument);
            QVERIFY2(error.message.contains(u'"' + name + u'"'), qPrintable(error.message));
        }
    }
    void print_banner_print_banner()
    {
        // A vendor prints another one for everybody who uses its class.
        CapturedStream output(stdout);
        BotConfig config = printing(write("$vendor on hikari-qt $hikari_version\n"));
        const VendorBot bot(config);
        QCOMPARE(output.text(), QByteArray("ACME on hikari-qt " + libraryVersion().toUtf8() + '\n'));
    }
    void print_banner_static()
    {
        static_assert(std::is_pointer_v<decltype(&GatewayBot::printBanner)>); // not one to a member
        QVERIFY(printed(false, false).contains(libraryVersion().toUtf8()));
    }
};

QTEST_GUILESS_MAIN(TestSeedBanner)
#include "tst_seed_banner.moc"
