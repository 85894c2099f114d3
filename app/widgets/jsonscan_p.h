#pragma once

#include <widgets/jsonmodel.h>

#include <QByteArrayView>

namespace Panel::JsonScan {

//! \brief The position after white space from \a at on
qsizetype skipSpace(QByteArrayView json, qsizetype at);
//! \brief The position after the value that begins at \a at, without looking inside more than needed; -1 if it is
//! broken
qsizetype skipValue(QByteArrayView json, qsizetype at);
//! \brief The position after the string that begins with the quote at \a at; -1 if it does not end
qsizetype skipString(QByteArrayView json, qsizetype at);
JsonKind kindAt(QByteArrayView json, qsizetype at);
//! \brief The text of a JSON string without its quotes, escapes resolved
QString unescape(QByteArrayView inner);
//! \brief \a text as a JSON string with quotes
QByteArray escaped(const QString &text);

//! \brief One member of an object or array
struct Child
{
    qsizetype keyBegin = -1; //!< inside the quotes; -1 in arrays
    qsizetype keyEnd = -1;
    qsizetype begin = 0;
    qsizetype end = 0;
};
//! \brief Reads the member at \a at (after '{', '[' or ','); returns the position after it, -1 at the end or if broken
qsizetype nextChild(QByteArrayView json, qsizetype at, bool isObject, Child *child);

} // namespace Panel::JsonScan
