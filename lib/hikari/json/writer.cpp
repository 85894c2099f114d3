#include <hikari/json/writer_p.h>

#include <QLocale>

#include <charconv>
#include <cmath>

namespace Hikari {

namespace {

void appendEscaped(QByteArray &out, QByteArrayView text)
{
    static constexpr char digits[] = "0123456789abcdef";
    const char *from = text.data();
    const char *const end = from + text.size();
    const char *plain = from; // start of what needs no escaping
    for (; from != end; ++from) {
        const uchar c = uchar(*from);
        if (c >= 0x20 && c != '"' && c != '\\') [[likely]]
            continue;
        out.append(plain, from - plain);
        plain = from + 1;
        out += '\\';
        switch (c) {
        case '"':
        case '\\':
            out += char(c);
            break;
        case '\n':
            out += 'n';
            break;
        case '\r':
            out += 'r';
            break;
        case '\t':
            out += 't';
            break;
        default:
            out += "u00";
            out += digits[c >> 4];
            out += digits[c & 15];
        }
    }
    out.append(plain, end - plain);
}

} // namespace

void JsonWriter::comma()
{
    if (m_needsComma)
        m_out += ',';
    m_needsComma = true;
}

void JsonWriter::begin(char bracket)
{
    comma();
    m_out += bracket;
    m_needsComma = false;
}

void JsonWriter::end(char bracket)
{
    m_out += bracket;
    m_needsComma = true;
}

void JsonWriter::key(std::string_view key)
{
    comma();
    m_out += '"';
    appendEscaped(m_out, QByteArrayView(key.data(), qsizetype(key.size())));
    m_out += "\":";
    m_needsComma = false;
}

void JsonWriter::integer(qint64 value)
{
    char digits[24];
    const auto result = std::to_chars(digits, digits + sizeof digits, value);
    raw({ digits, std::size_t(result.ptr - digits) });
}

void JsonWriter::unsignedInteger(quint64 value)
{
    char digits[24];
    const auto result = std::to_chars(digits, digits + sizeof digits, value);
    raw({ digits, std::size_t(result.ptr - digits) });
}

void JsonWriter::number(double value)
{
    if (!std::isfinite(value)) {
        null();
        return;
    }
    const QByteArray text = QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
    raw({ text.constData(), std::size_t(text.size()) });
}

void JsonWriter::string(QStringView value)
{
    comma();
    m_out += '"';
    appendEscaped(m_out, value.toUtf8());
    m_out += '"';
}

void JsonWriter::string(QByteArrayView utf8)
{
    comma();
    m_out += '"';
    appendEscaped(m_out, utf8);
    m_out += '"';
}

void JsonWriter::raw(std::string_view json)
{
    comma();
    m_out.append(json.data(), qsizetype(json.size()));
}

} // namespace Hikari
