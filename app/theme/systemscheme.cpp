#include <theme/systemscheme.h>

#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>

#ifdef HIKARI_PANEL_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif
#ifdef Q_OS_WIN
#include <QSettings>
#endif

namespace Panel {

namespace {

#ifdef HIKARI_PANEL_DBUS
constexpr char portalService[] = "org.freedesktop.portal.Desktop";
constexpr char portalPath[] = "/org/freedesktop/portal/desktop";
constexpr char portalInterface[] = "org.freedesktop.portal.Settings";
constexpr char appearance[] = "org.freedesktop.appearance";
constexpr char colorScheme[] = "color-scheme";
constexpr uint preferDark = 1;
constexpr int portalTimeout = 2000; // milliseconds
#endif

bool paletteIsDark()
{
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace

SystemScheme::SystemScheme(QObject *parent)
    : QObject(parent)
    , m_dark(paletteIsDark())
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &SystemScheme::ask);
#elif defined(HIKARI_PANEL_DBUS)
    QDBusConnection::sessionBus().connect(QLatin1String(portalService), QLatin1String(portalPath),
        QLatin1String(portalInterface), QStringLiteral("SettingChanged"), this, SLOT(settingChanged(QString, QString)));
#endif
    ask();
}

void SystemScheme::settingChanged(const QString &group, const QString &key)
{
#ifdef HIKARI_PANEL_DBUS
    if (group == QLatin1String(appearance) && key == QLatin1String(colorScheme))
        ask();
#else
    Q_UNUSED(group)
    Q_UNUSED(key)
#endif
}

void SystemScheme::ask()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        set(scheme == Qt::ColorScheme::Dark);
#elif defined(Q_OS_WIN)
    const QSettings settings(
        QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"),
        QSettings::NativeFormat);
    set(settings.value(QStringLiteral("AppsUseLightTheme"), 1).toInt() == 0);
#elif defined(HIKARI_PANEL_DBUS)
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage call = QDBusMessage::createMethodCall(QLatin1String(portalService), QLatin1String(portalPath),
        QLatin1String(portalInterface), QStringLiteral("Read"));
    call.setArguments({ QLatin1String(appearance), QLatin1String(colorScheme) });
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, portalTimeout), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isError())
            return;
        // Read() of the portal wraps the value twice.
        QVariant value = reply.value().variant();
        while (value.canConvert<QDBusVariant>())
            value = value.value<QDBusVariant>().variant();
        set(value.toUInt() == preferDark);
    });
#endif
}

void SystemScheme::set(bool dark)
{
    if (dark == m_dark)
        return;
    m_dark = dark;
    Q_EMIT changed();
}

} // namespace Panel
