#include "language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace Panel {

namespace {

void add(const QLocale &locale, const QString &name, const QString &folder)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(locale, name, QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

void installLanguage(const QString &code)
{
    QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
    // The C locale has no thousands separators; people want them.
    if (locale.language() == QLocale::C || locale.name() == QLatin1String("C"))
        locale = QLocale(QLocale::English, QLocale::UnitedStates);
    QLocale::setDefault(locale);
    // English comes as a file as well, for its plurals.
    add(QLocale(QLocale::English), QStringLiteral("hikari-panel"), QStringLiteral(":/i18n"));
    if (locale.language() != QLocale::English) {
        add(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        add(locale, QStringLiteral("hikari-panel"), QStringLiteral(":/i18n"));
    }
}

} // namespace Panel
