#include "modeltypes.h"

#include <hikari/model/modellist_p.h>

using namespace Hikari;

namespace {

template<typename T>
std::optional<T> read(const QByteArray &json, QStringList *warnings)
{
    JsonParser parser;
    if (!parser.parse(json))
        return {};
    DecodeContext context;
    T value;
    const bool isUsable = decode(parser.root(), value, context);
    if (warnings)
        *warnings = context.warnings();
    return isUsable ? std::optional<T>(std::move(value)) : std::nullopt;
}

template<typename T>
ModelType typeOf()
{
    return { QString::fromLatin1(tableOf<T>().name), &tableOf<T>(),
        [](const QByteArray &json, QStringList *warnings) -> std::optional<QByteArray> {
            const auto value = read<T>(json, warnings);
            return value ? std::optional(toJson(*value)) : std::nullopt;
        },
        [](const QByteArray &json) {
            const auto value = read<T>(json, nullptr);
            const auto again = value ? read<T>(toJson(*value), nullptr) : std::nullopt;
            return again && *again == *value;
        } };
}

template<typename... Ts>
QList<ModelType> typesOf(TypeList<Ts...>)
{
    return { typeOf<Ts>()... };
}

} // namespace

const QList<ModelType> &modelTypes()
{
    static const QList<ModelType> types = typesOf(ModelTypes {});
    return types;
}

const ModelType *modelType(const QString &name)
{
    for (const ModelType &type : modelTypes()) {
        if (type.name == name)
            return &type;
    }
    return nullptr;
}
