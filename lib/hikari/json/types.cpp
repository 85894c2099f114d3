#include <hikari/json/fieldcodecs_p.h>

#include <charconv>
#include <cstring>

namespace Hikari {

namespace Detail {

bool readInteger(JsonValue value, qint64 low, qint64 high, qint64 &out)
{
    const std::optional<qint64> number = value.toInt64();
    if (!number || *number < low || *number > high)
        return false;
    out = *number;
    return true;
}

bool readUnsigned(JsonValue value, quint64 high, quint64 &out)
{
    const std::optional<quint64> number = value.toUInt64();
    if (!number || *number > high)
        return false;
    out = *number;
    return true;
}

bool readFlags(JsonValue value, quint64 &out)
{
    if (const auto number = value.toUInt64()) {
        out = *number;
        return true;
    }
    // Permissions are text: a double of the peers' JSON would lose the upper bits (P44).
    const auto text = value.toString();
    if (!text)
        return false;
    quint64 bits = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), bits);
    if (error != std::errc() || end != text->data() + text->size())
        return false;
    out = bits;
    return true;
}

void writeFlags(quint64 bits, bool asText, JsonWriter &writer)
{
    if (asText)
        writer.string(QByteArrayView(QByteArray::number(bits)));
    else
        writer.unsignedInteger(bits);
}

} // namespace Detail

namespace {

template<typename Word>
Word wordAt(std::string_view text, std::size_t at)
{
    Word word;
    std::memcpy(&word, text.data() + at, sizeof word);
    return word;
}

// Most texts are, and short: told apart, they cost less than what UTF-8 would.
bool isAscii(std::string_view text)
{
    quint64 bits = 0;
    if (text.size() >= sizeof(quint64)) {
        const std::size_t last = text.size() - sizeof(quint64);
        for (std::size_t at = 0; at < last; at += sizeof(quint64))
            bits |= wordAt<quint64>(text, at);
        bits |= wordAt<quint64>(text, last);
    } else if (text.size() >= sizeof(quint32)) {
        bits = wordAt<quint32>(text, 0) | wordAt<quint32>(text, text.size() - sizeof(quint32));
    } else {
        for (const char c : text)
            bits |= quint8(c);
    }
    return (bits & 0x8080808080808080u) == 0;
}

QByteArrayView view(std::string_view text)
{
    return { text.data(), qsizetype(text.size()) };
}

} // namespace

bool JsonType<bool>::decode(bool &member, JsonValue value, DecodeContext &)
{
    const auto boolean = value.toBool();
    if (boolean)
        member = *boolean;
    return boolean.has_value();
}

void JsonType<bool>::encode(const bool &member, JsonWriter &writer)
{
    writer.boolean(member);
}

bool JsonType<double>::decode(double &member, JsonValue value, DecodeContext &)
{
    const auto number = value.toDouble();
    if (number)
        member = *number;
    return number.has_value();
}

void JsonType<double>::encode(const double &member, JsonWriter &writer)
{
    writer.number(member);
}

bool JsonType<QString>::decode(QString &member, JsonValue value, DecodeContext &)
{
    const auto text = value.toString();
    if (!text)
        return false;
    // The discriminator of nearly every user: it needs no memory of its own.
    if (*text == "0")
        member = QStringLiteral("0");
    else if (isAscii(*text))
        member = QString::fromLatin1(text->data(), qsizetype(text->size()));
    else
        member = QString::fromUtf8(text->data(), qsizetype(text->size()));
    return true;
}

void JsonType<QString>::encode(const QString &member, JsonWriter &writer)
{
    writer.string(QStringView(member));
}

bool JsonType<Snowflake>::decode(Snowflake &member, JsonValue value, DecodeContext &)
{
    if (const auto text = value.toString()) {
        const auto id = Snowflake::fromString(view(*text));
        if (id)
            member = *id;
        return id.has_value();
    }
    const auto number = value.toUInt64();
    if (number)
        member = Snowflake(*number);
    return number.has_value();
}

void JsonType<Snowflake>::encode(const Snowflake &member, JsonWriter &writer)
{
    char digits[24] { '"' };
    const auto result = std::to_chars(digits + 1, digits + sizeof digits - 1, member.value());
    *result.ptr = '"';
    writer.raw({ digits, std::size_t(result.ptr + 1 - digits) });
}

bool JsonType<Timestamp>::decode(Timestamp &member, JsonValue value, DecodeContext &)
{
    const auto text = value.toString();
    const auto time = text ? Timestamp::fromIso8601(view(*text)) : std::nullopt;
    if (time)
        member = *time;
    return time.has_value();
}

void JsonType<Timestamp>::encode(const Timestamp &member, JsonWriter &writer)
{
    if (member.isNull())
        writer.null();
    else
        writer.string(QStringView(member.toIso8601()));
}

bool JsonType<ImageHash>::decode(ImageHash &member, JsonValue value, DecodeContext &)
{
    const auto text = value.toString();
    if (text)
        member = ImageHash::fromString(view(*text));
    return text.has_value();
}

void JsonType<ImageHash>::encode(const ImageHash &member, JsonWriter &writer)
{
    if (member.isNull())
        writer.null();
    else
        writer.string(QStringView(member.toString()));
}

bool JsonType<Color>::decode(Color &member, JsonValue value, DecodeContext &)
{
    const auto number = value.toUInt64();
    if (!number || *number > 0xffffff)
        return false;
    member = Color { quint32(*number) };
    return true;
}

void JsonType<Color>::encode(const Color &member, JsonWriter &writer)
{
    writer.unsignedInteger(member.rgb);
}

bool JsonType<JsonBlob>::decode(JsonBlob &member, JsonValue value, DecodeContext &)
{
    if (!value.isValid())
        return false;
    member.json = value.toJson();
    return true;
}

void JsonType<JsonBlob>::encode(const JsonBlob &member, JsonWriter &writer)
{
    if (member.isEmpty())
        writer.null();
    else
        writer.raw({ member.json.constData(), std::size_t(member.json.size()) });
}

bool JsonMilliseconds::decode(std::optional<Timestamp> &member, JsonValue value, DecodeContext &)
{
    member.reset();
    if (value.isNull())
        return true;
    const auto number = value.toInt64();
    if (number)
        member = Timestamp::fromMilliseconds(*number);
    return number.has_value();
}

void JsonMilliseconds::encode(const std::optional<Timestamp> &member, JsonWriter &writer)
{
    if (member && !member->isNull())
        writer.integer(member->milliseconds());
    else
        writer.null();
}

bool JsonPresence::decode(bool &member, JsonValue, DecodeContext &)
{
    member = true;
    return true;
}

void JsonPresence::encode(const bool &, JsonWriter &writer)
{
    writer.null();
}

} // namespace Hikari
