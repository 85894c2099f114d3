#pragma once

#include <QString>

namespace Hikari {

//! \brief A place in source code
//!
//! Stands in for std::source_location, which clang 14 lacks.
struct SourceLocation
{
    const char *file = ""; //!< as the compiler was given it; literals that live as long as the program
    int line = 0; //!< 0: unknown
    const char *function = "";

    //! \brief The place of the call
    static constexpr SourceLocation current(
        const char *file = __builtin_FILE(), int line = __builtin_LINE(), const char *function = __builtin_FUNCTION())
    {
        return { file, line, function };
    }

    //! \brief For a person, without folders: "bot.cpp:42 (main)"
    QString toString() const
    {
        const QString path = QString::fromUtf8(file);
        return QStringLiteral("%1:%2 (%3)")
            .arg(path.mid(qMax(path.lastIndexOf(u'/'), path.lastIndexOf(u'\\')) + 1))
            .arg(line)
            .arg(QString::fromUtf8(function));
    }

    bool operator==(const SourceLocation &other) const
    {
        return line == other.line && QByteArrayView(file) == QByteArrayView(other.file)
            && QByteArrayView(function) == QByteArrayView(other.function);
    }
};

} // namespace Hikari
