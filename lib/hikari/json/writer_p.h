#pragma once

#include <hikari/core/global.h>

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

#include <string_view>

namespace Hikari {

//! \brief Appends compact JSON to a byte array
//!
//! The caller keeps the grammar: a key before each value of an object, as many ends as begins.
class HIKARI_AUTOTEST_EXPORT JsonWriter
{
public:
    explicit JsonWriter(QByteArray &out)
        : m_out(out)
    { }

    void beginObject() { begin('{'); }
    void endObject() { end('}'); }
    void beginArray() { begin('['); }
    void endArray() { end(']'); }

    void key(std::string_view key);
    void null() { raw("null"); }
    void boolean(bool value) { raw(value ? std::string_view("true") : std::string_view("false")); }
    void integer(qint64 value);
    void unsignedInteger(quint64 value);
    void number(double value); //!< null when it is not finite, which JSON cannot say
    void string(QStringView value);
    void string(QByteArrayView utf8);
    //! A value that is JSON already
    void raw(std::string_view json);

private:
    void begin(char bracket);
    void end(char bracket);
    void comma();

    QByteArray &m_out;
    bool m_needsComma = false;
};

} // namespace Hikari
