#pragma once

#include <hikari/core/snowflake.h>
#include <hikari/json/writer_p.h>
#include <hikari/simulator/simulatorglobal.h>

#include <QByteArray>
#include <QString>

#include <charconv>

namespace Hikari::Sim {

//! \brief JsonWriter with a call for each kind of member that Discord's objects have
class HIKARI_SIMULATOR_AUTOTEST_EXPORT JsonText
{
public:
    explicit JsonText(QByteArray &out)
        : m_writer(out)
    { }

    JsonWriter &writer() { return m_writer; }

    void begin() { m_writer.beginObject(); }
    void begin(std::string_view key)
    {
        m_writer.key(key);
        m_writer.beginObject();
    }
    void end() { m_writer.endObject(); }
    void beginArray() { m_writer.beginArray(); }
    void beginArray(std::string_view key)
    {
        m_writer.key(key);
        m_writer.beginArray();
    }
    void endArray() { m_writer.endArray(); }

    void text(std::string_view key, QByteArrayView utf8)
    {
        m_writer.key(key);
        m_writer.string(utf8);
    }
    void text(std::string_view key, QStringView value)
    {
        m_writer.key(key);
        m_writer.string(value);
    }
    //! null when \a utf8 is empty
    void textOrNull(std::string_view key, const QByteArray &utf8)
    {
        m_writer.key(key);
        if (utf8.isEmpty())
            m_writer.null();
        else
            m_writer.string(QByteArrayView(utf8));
    }
    void id(std::string_view key, Snowflake id)
    {
        m_writer.key(key);
        this->id(id);
    }
    void id(Snowflake id)
    {
        char digits[24];
        digits[0] = '"';
        char *const end = std::to_chars(digits + 1, digits + sizeof digits - 1, id.value()).ptr;
        *end = '"';
        m_writer.raw({ digits, std::size_t(end - digits) + 1 });
    }
    void null(std::string_view key)
    {
        m_writer.key(key);
        m_writer.null();
    }
    void integer(std::string_view key, qint64 value)
    {
        m_writer.key(key);
        m_writer.integer(value);
    }
    void number(std::string_view key, double value)
    {
        m_writer.key(key);
        m_writer.number(value);
    }
    void boolean(std::string_view key, bool value)
    {
        m_writer.key(key);
        m_writer.boolean(value);
    }
    void raw(std::string_view key, QByteArrayView json)
    {
        m_writer.key(key);
        raw(json);
    }
    void raw(QByteArrayView json) { m_writer.raw({ json.data(), std::size_t(json.size()) }); }
    void emptyArray(std::string_view key) { raw(key, "[]"); }
    //! "2026-03-02T12:35:20.824000+00:00"
    void time(std::string_view key, qint64 millisecondsSince1970);

private:
    JsonWriter m_writer;
};

} // namespace Hikari::Sim
