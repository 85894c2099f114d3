#include <hikari/model/tables_p.h>

namespace Hikari {

bool JsonType<JsonScalar>::decode(JsonScalar &member, JsonValue value, DecodeContext &context)
{
    switch (value.type()) {
    case JsonValue::Type::Null:
        member = std::monostate();
        return true;
    case JsonValue::Type::Bool:
        member = value.toBool().value_or(false);
        return true;
    case JsonValue::Type::Integer:
        member = value.toInt64().value_or(0);
        return true;
    case JsonValue::Type::Unsigned:
    case JsonValue::Type::Double:
        member = value.toDouble().value_or(0);
        return true;
    case JsonValue::Type::String:
        return JsonType<QString>::decode(member.emplace<QString>(), value, context);
    case JsonValue::Type::Invalid:
    case JsonValue::Type::Array:
    case JsonValue::Type::Object:
        break;
    }
    return false;
}

void JsonType<JsonScalar>::encode(const JsonScalar &member, JsonWriter &writer)
{
    if (const auto *truth = std::get_if<bool>(&member))
        writer.boolean(*truth);
    else if (const auto *integer = std::get_if<qint64>(&member))
        writer.integer(*integer);
    else if (const auto *number = std::get_if<double>(&member))
        writer.number(*number);
    else if (const auto *text = std::get_if<QString>(&member))
        writer.string(QStringView(*text));
    else
        writer.null();
}

} // namespace Hikari
