#pragma once

#include <QObject>

#include <functional>

namespace Panel {

//! \brief Whether the desktop wants dark windows
//!
//! Qt 6.4 does not know. From Qt 6.5 on its style hints are used; before that the settings portal on Linux (asked
//! without waiting), the registry on Windows, and elsewhere the lightness of the palette.
class SystemScheme : public QObject
{
    Q_OBJECT

public:
    explicit SystemScheme(QObject *parent = nullptr);

    //! \brief The last that is known; the palette's lightness until the desktop has answered
    bool isDark() const { return m_dark; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key);

private:
    void ask();
    void set(bool dark);

    bool m_dark;
};

} // namespace Panel
