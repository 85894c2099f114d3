#include <hikari/model/schema_p.h>

#include <hikari/model/modellist_p.h>

namespace Hikari {

namespace {

QString typeNameOf(const TypeOps &ops)
{
    if (const TypeOps *element = ops.element())
        return QString(QLatin1String(ops.typeName) + u" of " + typeNameOf(*element));
    if (const Table *nested = ops.nested())
        return QString::fromLatin1(nested->name);
    return QString::fromLatin1(ops.typeName);
}

void addFields(QList<FieldInfo> &fields, const Table &table)
{
    for (std::size_t i = 0; i < table.count; ++i) {
        const Field &field = table.fields[i];
        if (field.key.empty()) {
            if (const Table *nested = field.ops->nested())
                addFields(fields, *nested);
            continue;
        }
        fields.append({ QString::fromUtf8(field.key.data(), qsizetype(field.key.size())), typeNameOf(*field.ops),
            has(field.flag, FieldFlag::Required), has(field.flag, FieldFlag::Optional),
            has(field.flag, FieldFlag::Nullable) });
    }
}

template<typename... Ts>
QList<ModelInfo> infosOf(TypeList<Ts...>)
{
    return { ModelInfo { QString::fromLatin1(tableOf<Ts>().name), fieldsOf(tableOf<Ts>()) }... };
}

} // namespace

QList<FieldInfo> fieldsOf(const Table &table)
{
    QList<FieldInfo> fields;
    addFields(fields, table);
    return fields;
}

const QList<ModelInfo> &models()
{
    static const QList<ModelInfo> infos = infosOf(ModelTypes {});
    return infos;
}

const ModelInfo *model(QStringView name)
{
    for (const ModelInfo &info : models()) {
        if (info.name == name)
            return &info;
    }
    return nullptr;
}

} // namespace Hikari
