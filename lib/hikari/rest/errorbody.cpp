#include <hikari/rest/errorbody_p.h>

#include <hikari/json/reader_p.h>

namespace Hikari {

namespace {

constexpr int greatestDepth = 32;
constexpr int mostFields = 100;

QString text(JsonValue value)
{
    const auto string = value.toString().value_or(std::string_view());
    return QString::fromUtf8(string.data(), qsizetype(string.size()));
}

// Discord nests the errors like the request, with "_errors" lists at the leaves and numbers for the places of lists.
void collect(JsonValue node, const QString &path, int depth, QList<FieldError> &fields)
{
    if (depth > greatestDepth || fields.size() >= mostFields)
        return;
    JsonMembers members(node);
    std::string_view key;
    for (JsonValue value; members.next(key, value);) {
        if (key == "_errors") {
            JsonElements errors(value);
            for (JsonValue error; errors.next(error) && fields.size() < mostFields;)
                fields.append({ path, text(error.find("code")), text(error.find("message")) });
            continue;
        }
        const QString name = QString::fromUtf8(key.data(), qsizetype(key.size()));
        bool isPlace = false;
        name.toUInt(&isPlace);
        if (isPlace)
            collect(value, path + u'[' + name + u']', depth + 1, fields);
        else
            collect(value, path.isEmpty() ? name : path + u'.' + name, depth + 1, fields);
    }
}

} // namespace

void readErrorBody(const QByteArray &body, Error &error)
{
    JsonParser parser;
    if (!parser.parse(body))
        return;
    error.discordCode = int(parser.root().find("code").toInt64().value_or(0));
    if (const QString message = text(parser.root().find("message")); !message.isEmpty())
        error.message = message;
    collect(parser.root().find("errors"), QString(), 0, error.fields);
}

} // namespace Hikari
