#include "modeltypes.h"

#include <hikari/model/modellist_p.h>

#include <QJsonArray>

#include <functional>

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
ModelType typeOf(const Table &table)
{
    return { QString::fromLatin1(table.name), &table,
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
    return { typeOf<Ts>(tableOf<Ts>())... };
}

} // namespace

namespace {

QJsonValue sampleOf(const TypeOps &ops, const QString &key, QList<const Table *> &parents)
{
    const QString type = QString::fromLatin1(ops.typeName);
    if (const TypeOps *element = ops.element()) {
        const QJsonValue inner = sampleOf(*element, key, parents);
        if (type == u"map")
            return QJsonObject { { QStringLiteral("7"), inner } };
        return inner.isUndefined() ? QJsonArray() : QJsonArray { inner };
    }
    if (type == u"component")
        return QJsonObject { { QStringLiteral("type"), 10 },
            { QStringLiteral("content"), QStringLiteral("some text") } };
    if (type == u"interaction data") {
        return QJsonObject { { QStringLiteral("custom_id"), QStringLiteral("some text") },
            { QStringLiteral("component_type"), 2 } };
    }
    if (type == u"user object")
        return QJsonObject { { QStringLiteral("id"), QStringLiteral("613425648685547541") } };
    if (key == u"buttons" && type == u"array") // the gateway sends their labels, without the addresses
        return QJsonArray { QStringLiteral("some text") };
    if (const Table *nested = ops.nested()) {
        if (parents.contains(nested) || parents.size() > 3)
            return QJsonValue(QJsonValue::Undefined); // a message in a message, and so on
        parents.append(nested);
        QJsonObject object;
        const std::function<void(const Table &)> fill = [&](const Table &table) {
            for (std::size_t i = 0; i < table.count; ++i) {
                const Field &field = table.fields[i];
                if (field.key.empty()) {
                    fill(*field.ops->nested());
                    continue;
                }
                const QString name = QString::fromLatin1(field.key.data(), qsizetype(field.key.size()));
                const QJsonValue value = sampleOf(*field.ops, name, parents);
                if (!value.isUndefined())
                    object.insert(name, value);
            }
        };
        fill(*nested);
        parents.removeLast();
        return object;
    }
    // Values whose text has to be of a certain form
    static const QStringList statusKeys { QStringLiteral("desktop"), QStringLiteral("mobile"), QStringLiteral("web"),
        QStringLiteral("vr"), QStringLiteral("status") };
    if (type == u"string")
        return statusKeys.contains(key) ? QStringLiteral("idle") : QStringLiteral("some text");
    if (type == u"snowflake")
        return QStringLiteral("613425648685547541");
    if (type == u"boolean")
        return true;
    if (type == u"float")
        return 0.5;
    if (type == u"ISO8601 timestamp")
        return QStringLiteral("2026-03-02T12:35:20.824000+00:00");
    if (type == u"image hash")
        return QStringLiteral("a_0123456789abcdef0123456789abcdef");
    if (type == u"null")
        return QJsonValue(QJsonValue::Null);
    if (type == u"any")
        return QJsonArray { QJsonObject { { QStringLiteral("deep"), QJsonArray { 1, true, 2.5 } } } };
    if (type == u"interaction callback data")
        return QJsonObject { { QStringLiteral("content"), QStringLiteral("some text") } };
    return 1; // integers, times in seconds, colours, enums and flags
}

} // namespace

QJsonObject fullSample(const Table &table)
{
    TypeOps ops {};
    ops.typeName = "object";
    ops.element = [] { return static_cast<const TypeOps *>(nullptr); };
    static const Table *current;
    current = &table;
    ops.nested = [] { return current; };
    QList<const Table *> parents;
    return sampleOf(ops, QString(), parents).toObject();
}

const QList<ModelType> &modelTypes()
{
    static const QList<ModelType> types = [] {
        QList<ModelType> list = typesOf(ModelTypes {});
        ModelType component = typeOf<Component>(tableOf<ActionRow>());
        component.name = QStringLiteral("Component"); // one of many structs, by its type
        list.append(component);
        ModelType data = typeOf<InteractionData>(tableOf<ModalData>());
        data.name = QStringLiteral("InteractionData"); // one of three structs, by its keys
        list.append(data);
        return list;
    }();
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
