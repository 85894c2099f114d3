#include <hikari/rest/netrc_p.h>
#include <hikari/rest/proxyresolver_p.h>

#include <QFile>
#include <QNetworkProxyFactory>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

using namespace Hikari;
using namespace Qt::StringLiterals;

namespace {

//! "http://user:password@host:port", "direct"
QString textOf(const QNetworkProxy &proxy)
{
    if (proxy.type() == QNetworkProxy::NoProxy)
        return u"direct"_s;
    const QString scheme = proxy.type() == QNetworkProxy::HttpProxy ? u"http://"_s
        : proxy.type() == QNetworkProxy::Socks5Proxy                ? u"socks5://"_s
                                                                    : u"?"_s;
    const QString login = proxy.user().isEmpty() ? QString() : proxy.user() + u':' + proxy.password() + u'@';
    return scheme + login + ProxyResolver::nameOf(proxy);
}

//! From "NAME=value" texts
QProcessEnvironment environmentOf(const QStringList &variables)
{
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, u"/no such folder"_s);
    for (const QString &variable : variables)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    return environment;
}

} // namespace

class TestProxyResolver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QNetworkProxyFactory::setUseSystemConfiguration(true); }

    void namedProxyIsTaken_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("proxy");
        const auto row = [](const char *name, const QString &url, const QString &proxy, const QString &user = {},
                             const QString &password = {}) { QTest::newRow(name) << url << user << password << proxy; };
        row("http", u"http://proxy.example:3128"_s, u"http://proxy.example:3128"_s);
        row("slash at the end", u"http://proxy.example:3128/"_s, u"http://proxy.example:3128"_s);
        row("http without port", u"http://proxy.example"_s, u"http://proxy.example:80"_s);
        row("socks", u"socks5://127.0.0.1:9050"_s, u"socks5://127.0.0.1:9050"_s);
        row("socks without port", u"socks5h://127.0.0.1"_s, u"socks5://127.0.0.1:1080"_s);
        row("IPv6", u"socks5://[::1]:9050"_s, u"socks5://[::1]:9050"_s);
        row("user in the url", u"http://me:p%40ss@proxy.example:1"_s, u"http://me:p@ss@proxy.example:1"_s);
        row("user beside it", u"http://proxy.example:1"_s, u"http://me:p@s/s%20@proxy.example:1"_s, u"me"_s,
            u"p@s/s%20"_s);
        row("colon in the user of socks", u"socks5://m%3Ae:x@127.0.0.1:1"_s, u"socks5://m:e:x@127.0.0.1:1"_s);
        row("user beside it wins", u"http://you:x@proxy.example:1"_s, u"http://me:@proxy.example:1"_s, u"me"_s);
    }
    void namedProxyIsTaken()
    {
        QFETCH(QString, url);
        QFETCH(QString, user);
        QFETCH(QString, password);
        ProxySettings settings;
        settings.url = QUrl(url);
        settings.user = user;
        settings.password = password;
        settings.trustEnvironment = true; // not asked when there is a url
        const ProxyResolver resolver(
            settings, environmentOf({ u"HTTPS_PROXY=http://other.example"_s, u"NO_PROXY=*"_s }));
        QVERIFY2(!resolver.error(), qPrintable(resolver.error().message));
        for (const QString &target : { u"https://discord.com"_s, u"wss://gateway.discord.gg"_s, u"ws://127.0.0.1:1"_s })
            QTEST(textOf(resolver.proxyFor(QUrl(target))), "proxy");
    }
    void everythingGoesThroughATunnel()
    {
        const QNetworkProxy proxy =
            ProxyResolver({ .url = QUrl(u"http://proxy.example"_s), .headers = { { "X-Team", "bots" } } })
                .proxyFor(QUrl(u"http://discord.example"_s));
        QVERIFY(proxy.isTransparentProxy());
        QVERIFY(!proxy.isCachingProxy());
        QCOMPARE(proxy.rawHeader("X-Team"), QByteArray("bots"));
    }

    void wrongSettingsSayWhatToDo_data()
    {
        using Headers = QList<QPair<QByteArray, QByteArray>>;
        QTest::addColumn<QString>("url");
        QTest::addColumn<Headers>("headers");
        QTest::addColumn<QString>("text");
        QTest::newRow("TLS to the proxy") << u"https://me:secret-word@proxy.example"_s << Headers() << u"http://"_s;
        QTest::newRow("no scheme") << u"proxy.example:8080"_s << Headers() << u"http://proxy.example:3128"_s;
        QTest::newRow("socks4") << u"socks4://me:secret-word@proxy.example"_s << Headers() << u"socks5://"_s;
        QTest::newRow("no host") << u"http://"_s << Headers() << u"host"_s;
        QTest::newRow("bad port") << u"http://me:secret-word@proxy.example:99999"_s << Headers() << u"host:port"_s;
        QTest::newRow("a path") << u"http://me:secret-word@proxy.example/x"_s << Headers() << u"after the port"_s;
        QTest::newRow("a query") << u"http://me:secret-word@proxy.example?x"_s << Headers() << u"after the port"_s;
        QTest::newRow("a fragment") << u"http://me:secret-word@proxy.example#x"_s << Headers() << u"after the port"_s;
        QTest::newRow("long user") << u"socks5://secret-word"_s + QString(250, u'x') + u":me@proxy.example"_s
                                   << Headers() << u"255 bytes"_s;
        QTest::newRow("colon in the user") << u"http://m%3Ae:secret-word@proxy.example"_s << Headers() << u"colon"_s;
        QTest::newRow("long password") << u"socks5://me:secret-word"_s + QString(250, u'x') + u"@proxy.example"_s
                                       << Headers() << u"255 bytes"_s;
        QTest::newRow("header of two lines")
            << u"http://proxy.example"_s << Headers { { "X", "a\r\nAuthorization: b" } } << u"several lines"_s;
        QTest::newRow("header of two lines, LF alone")
            << u"http://proxy.example"_s << Headers { { "X", "a\nAuthorization: b" } } << u"several lines"_s;
        QTest::newRow("header without name") << u"http://proxy.example"_s << Headers { { "", "a" } } << u"name"_s;
        QTest::newRow("header for socks") << u"socks5://proxy.example"_s << Headers { { "X", "a" } } << u"socks5"_s;
        QTest::newRow("header for nobody") << QString() << Headers { { "X", "a" } } << u"url"_s;
    }
    void wrongSettingsSayWhatToDo()
    {
        using Headers = QList<QPair<QByteArray, QByteArray>>;
        QFETCH(QString, url);
        QFETCH(Headers, headers);
        QFETCH(QString, text);
        const ProxyResolver resolver({ .url = QUrl(url), .headers = headers });
        const Error error = resolver.error();
        QCOMPARE(error.kind, Error::Kind::InvalidArgument);
        QVERIFY2(error.message.contains(text), qPrintable(error.message));
        QVERIFY2(error.message.startsWith(u"ProxySettings"), qPrintable(error.message));
        QVERIFY(!error.message.contains(u"secret-word"));
        if (!url.isEmpty()) // nothing goes out past a proxy that cannot be understood
            QVERIFY(textOf(resolver.proxyFor(QUrl(u"wss://gateway.discord.gg"_s))) != u"direct"_s);
    }
    void aUserForNobodyIsRefused()
    {
        QCOMPARE(ProxyResolver({ .user = u"me"_s }).error().kind, Error::Kind::InvalidArgument);
        QCOMPARE(ProxyResolver({ .password = u"word"_s }).error().kind, Error::Kind::InvalidArgument);
    }

    void environmentIsTakenWhenTrusted_data()
    {
        QTest::addColumn<QStringList>("variables");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("proxy");
        const auto row = [](const char *name, const QStringList &variables, const QString &target,
                             const QString &proxy) { QTest::newRow(name) << variables << target << proxy; };
        const QStringList both { u"HTTP_PROXY=http://plain:1"_s, u"HTTPS_PROXY=http://secure:2"_s };
        row("none", {}, u"https://discord.com"_s, u"direct"_s);
        row("http", both, u"http://discord.com"_s, u"http://plain:1"_s);
        row("ws", both, u"ws://discord.com"_s, u"http://plain:1"_s);
        row("https", both, u"https://discord.com"_s, u"http://secure:2"_s);
        row("wss", both, u"wss://discord.com"_s, u"http://secure:2"_s);
        row("small letters first", both + QStringList(u"https_proxy=socks5://small:3"_s), u"wss://discord.com"_s,
            u"socks5://small:3"_s);
        row("small letters may be empty", both + QStringList(u"https_proxy="_s), u"wss://discord.com"_s, u"direct"_s);
        row("all", { u"HTTP_PROXY=http://plain:1"_s, u"ALL_PROXY=socks5://all:4"_s }, u"wss://discord.com"_s,
            u"socks5://all:4"_s);
        row("all only for the rest", both + QStringList(u"ALL_PROXY=socks5://all:4"_s), u"wss://discord.com"_s,
            u"http://secure:2"_s);
        row("blanks around it", { u"https_proxy= http://secure:2 "_s }, u"https://discord.com"_s, u"http://secure:2"_s);
        row("no_proxy: port of http", both + QStringList(u"NO_PROXY=discord.com:80"_s), u"http://discord.com"_s,
            u"direct"_s);
        row("no_proxy: port of https is not that of http", both + QStringList(u"NO_PROXY=discord.com:443"_s),
            u"ws://discord.com"_s, u"http://plain:1"_s);
        row("without scheme", { u"https_proxy=me:p%3Aw@proxy.example:8080"_s }, u"https://discord.com"_s,
            u"http://me:p:w@proxy.example:8080"_s);

        const auto except = [&](const char *name, const QString &exceptions, const QString &host, bool isDirect) {
            row(name, { u"HTTPS_PROXY=http://secure:2"_s, u"NO_PROXY="_s + exceptions }, u"wss://"_s + host,
                isDirect ? u"direct"_s : u"http://secure:2"_s);
        };
        except("no_proxy: all", u"*"_s, u"discord.com"_s, true);
        except("no_proxy: host", u"localhost, Discord.com"_s, u"discord.com"_s, true);
        except("no_proxy: suffix", u"discord.gg"_s, u"gateway.discord.gg"_s, true);
        except("no_proxy: suffix with dot", u".discord.gg"_s, u"gateway.discord.gg"_s, true);
        except("no_proxy: suffix with star", u"*.discord.gg"_s, u"gateway.discord.gg"_s, true);
        except("no_proxy: not a suffix", u"scord.gg"_s, u"gateway.discord.gg"_s, false);
        except("no_proxy: host with a dot at its end", u"discord.com"_s, u"discord.com."_s, true);
        except("no_proxy: other host", u"discord.gg"_s, u"discord.com"_s, false);
        except("no_proxy: port", u"discord.com:443"_s, u"discord.com"_s, true);
        except("no_proxy: other port", u"discord.com:8443"_s, u"discord.com"_s, false);
        except("no_proxy: address", u"10.0.0.5"_s, u"10.0.0.5"_s, true);
        except("no_proxy: other address", u"10.0.0.5"_s, u"10.0.0.55"_s, false);
        except("no_proxy: network", u"10.0.0.0/8 127.0.0.0/8"_s, u"127.1.2.3:99"_s, true);
        except("no_proxy: other network", u"10.0.0.0/8"_s, u"11.0.0.1"_s, false);
        except("no_proxy: a network is no name", u"10.0.0.0/8"_s, u"discord.com"_s, false);
        except("no_proxy: IPv6", u"::1"_s, u"[::1]:8080"_s, true);
        except("no_proxy: IPv6 with port", u"[::1]:8080"_s, u"[::1]:8081"_s, false);
        except("no_proxy: nonsense", u"/,:,[]:x,10.0.0.0/99"_s, u"discord.com"_s, false);
    }
    void environmentIsTakenWhenTrusted()
    {
        QFETCH(QStringList, variables);
        QFETCH(QString, target);
        const QProcessEnvironment environment = environmentOf(variables);
        const ProxyResolver trusting({ .trustEnvironment = true }, environment);
        QVERIFY2(!trusting.error(), qPrintable(trusting.error().message));
        QTEST(textOf(trusting.proxyFor(QUrl(target))), "proxy");
        QCOMPARE(textOf(ProxyResolver({}, environment).proxyFor(QUrl(target))), u"direct"_s);
    }
    void theEnvironmentsProxyGetsTheHeaders()
    {
        const ProxyResolver resolver({ .headers = { { "X-Team", "bots" } }, .trustEnvironment = true },
            environmentOf({ u"HTTPS_PROXY=http://secure:2"_s }));
        QCOMPARE(resolver.proxyFor(QUrl(u"https://discord.com"_s)).rawHeader("X-Team"), QByteArray("bots"));
    }
    void aWrongVariableIsNamed()
    {
        const QProcessEnvironment environment = environmentOf({ u"all_proxy=https://me:secret-word@proxy.example"_s });
        const Error error = ProxyResolver({ .trustEnvironment = true }, environment).error();
        QCOMPARE(error.kind, Error::Kind::InvalidArgument);
        QVERIFY2(error.message.contains(u"ALL_PROXY"), qPrintable(error.message));
        QVERIFY(!error.message.contains(u"secret-word"));
        QVERIFY(!ProxyResolver({}, environment).error());
    }

    void applicationsProxyIsTakenByDefault()
    {
        const QUrl target(u"wss://gateway.discord.gg"_s);
        const QProcessEnvironment none = environmentOf({});
        const ProxyResolver resolver({}, none);
        QNetworkProxyFactory::setUseSystemConfiguration(true); // Qt's default
        QCOMPARE(textOf(resolver.proxyFor(target)), u"direct"_s);
        const auto restore = qScopeGuard([] { QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); });
        QNetworkProxy::setApplicationProxy({ QNetworkProxy::Socks5Proxy, u"app.example"_s, 5 });
        QCOMPARE(textOf(resolver.proxyFor(target)), u"socks5://app.example:5"_s);
        QCOMPARE(textOf(resolver.proxyFor(QUrl(u"ws://127.0.0.1:80"_s))), u"direct"_s); // as Qt does it
        // What is said in the settings comes before.
        QCOMPARE(textOf(ProxyResolver({ .url = QUrl(u"http://own.example"_s) }, none).proxyFor(target)),
            u"http://own.example:80"_s);
        const ProxySettings trusting { .trustEnvironment = true };
        QCOMPARE(textOf(ProxyResolver(trusting, none).proxyFor(target)), u"socks5://app.example:5"_s);
        QCOMPARE(
            textOf(ProxyResolver(trusting, environmentOf({ u"NO_PROXY=discord.gg"_s })).proxyFor(target)), u"direct"_s);
        QCOMPARE(textOf(ProxyResolver(trusting, environmentOf({ u"ALL_PROXY=http://e:1"_s })).proxyFor(target)),
            u"http://e:1"_s);

        class Factory : public QNetworkProxyFactory
        {
            QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
            {
                return { { QNetworkProxy::HttpProxy, query.url().scheme() + u".example"_s, 6 } };
            }
        };
        QNetworkProxyFactory::setApplicationProxyFactory(new Factory);
        QCOMPARE(textOf(resolver.proxyFor(target)), u"http://https.example:6"_s);
    }

    void netrcIsRead_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("login"); // of proxy.example
        QTest::newRow("none") << QByteArray() << QString();
        QTest::newRow("one line") << QByteArray("machine proxy.example login me password word") << u"me word"_s;
        QTest::newRow("lines") << QByteArray("machine Proxy.Example\n\tlogin me\n\tpassword word\n") << u"me word"_s;
        QTest::newRow("account") << QByteArray("machine proxy.example login me account machine password word")
                                 << u"me word"_s;
        QTest::newRow("second") << QByteArray("machine a login b password c\nmachine proxy.example login me password d")
                                << u"me d"_s;
        QTest::newRow("first of two") << QByteArray(
            "machine proxy.example login me password a\nmachine proxy.example login me password b")
                                      << u"me a"_s;
        QTest::newRow("other host") << QByteArray("machine example login me password word") << QString();
        QTest::newRow("default") << QByteArray("machine a login b password c\ndefault login me password word")
                                 << u"me word"_s;
        QTest::newRow("default is the last resort")
            << QByteArray("default login a password b machine proxy.example login me password word") << u"me word"_s;
        QTest::newRow("no user") << QByteArray("machine proxy.example password word") << QString();
        QTest::newRow("no password") << QByteArray("machine proxy.example login me") << u"me "_s;
        QTest::newRow("quotes") << QByteArray(R"(machine proxy.example login me password "a \"b\" #c")")
                                << u"me a \"b\" #c"_s;
        QTest::newRow("comment") << QByteArray(
            "# machine proxy.example login a\nmachine proxy.example login me password b")
                                 << u"me b"_s;
        QTest::newRow("macro") << QByteArray(
            "macdef init\nmachine proxy.example login a\n\nmachine proxy.example login me")
                               << u"me "_s;
        QTest::newRow("cut off") << QByteArray("machine proxy.example login me password") << u"me "_s;
        QTest::newRow("cut off in quotes") << QByteArray("machine proxy.example login \"me\\") << u"me\\"_s + u' ';
    }
    void netrcIsRead()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, login);
        QTemporaryDir folder;
        QFile netrc(folder.filePath(u"netrc"_s));
        QVERIFY(netrc.open(QIODevice::WriteOnly));
        netrc.write(file);
        netrc.close();
        const auto found = Netrc::find(u"proxy.example"_s, netrc.fileName());
        QCOMPARE(found ? found->user + u' ' + found->password : QString(), login);

        // Only for a proxy of the trusted environment that has no user of its own
        const auto proxyOf = [&](const QString &address, bool trusts) {
            const ProxySettings settings { .url = QUrl(trusts ? QString() : address), .trustEnvironment = trusts };
            const ProxyResolver resolver(
                settings, environmentOf({ u"HTTPS_PROXY="_s + address, u"NETRC="_s + netrc.fileName() }));
            return resolver.proxyFor(QUrl(u"https://discord.com"_s));
        };
        QCOMPARE(proxyOf(u"http://proxy.example:1"_s, true).user(), found ? found->user : QString());
        QCOMPARE(proxyOf(u"http://proxy.example:1"_s, true).password(), found ? found->password : QString());
        QCOMPARE(proxyOf(u"http://you:x@proxy.example:1"_s, true).user(), u"you"_s);
        QCOMPARE(proxyOf(u"http://proxy.example:1"_s, false).user(), QString());
    }
    void netrcOfTheHomeFolderIsFound()
    {
        QCOMPARE(Netrc::fileName(environmentOf({ u"NETRC=/a/b"_s })), u"/a/b"_s);
#ifndef Q_OS_WIN
        QCOMPARE(Netrc::fileName(environmentOf({ u"HOME=/home/me"_s })), u"/home/me/.netrc"_s);
#endif
        QVERIFY(!Netrc::find(u"proxy.example"_s, u"/no such file"_s));
    }
};

QTEST_GUILESS_MAIN(TestProxyResolver)
#include "tst_proxyresolver.moc"
