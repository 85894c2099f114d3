#include <hikari/model/modeljson.h>

#include <hikari/json/table_p.h>

namespace Hikari::Detail {

bool readJson(void *object, const Table &table, QByteArrayView json, Error *error)
{
    JsonParser parser;
    if (!parser.parse(json, error))
        return false;
    DecodeContext context;
    if (decodeObject(object, table, parser.root(), context))
        return true;
    if (error)
        *error = {
            .kind = Error::Kind::Protocol,
            .message =
                QStringLiteral("this is no %1: it is no object, or lacks its id").arg(QString::fromLatin1(table.name))
        };
    return false;
}

QByteArray writeJson(const void *object, const Table &table)
{
    QByteArray json;
    JsonWriter writer(json);
    writer.beginObject();
    encodeMembers(object, table, writer);
    writer.endObject();
    return json;
}

} // namespace Hikari::Detail
