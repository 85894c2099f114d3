#include <widgets/jsonscan_p.h>

#include <QJsonArray>
#include <QJsonDocument>

namespace Panel::JsonScan {

qsizetype skipSpace(QByteArrayView json, qsizetype at)
{
    while (at < json.size() && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t'))
        ++at;
    return at;
}

qsizetype skipString(QByteArrayView json, qsizetype at)
{
    for (++at; at < json.size(); ++at) {
        if (json[at] == '\\')
            ++at;
        else if (json[at] == '"')
            return at + 1;
    }
    return -1;
}

qsizetype skipValue(QByteArrayView json, qsizetype at)
{
    if (at >= json.size())
        return -1;
    const char first = json[at];
    if (first == '"')
        return skipString(json, at);
    if (first != '{' && first != '[') {
        const qsizetype begin = at;
        while (at < json.size() && json[at] != ',' && json[at] != '}' && json[at] != ']' && json[at] > ' ')
            ++at;
        return at > begin ? at : -1;
    }
    int depth = 0;
    while (at < json.size()) {
        switch (json[at]) {
        case '"':
            at = skipString(json, at);
            if (at < 0)
                return -1;
            continue;
        case '{':
        case '[':
            ++depth;
            break;
        case '}':
        case ']':
            if (--depth == 0)
                return at + 1;
            break;
        default:
            break;
        }
        ++at;
    }
    return -1;
}

JsonKind kindAt(QByteArrayView json, qsizetype at)
{
    if (at < 0 || at >= json.size())
        return JsonKind::Invalid;
    switch (json[at]) {
    case '{':
        return JsonKind::Object;
    case '[':
        return JsonKind::Array;
    case '"':
        return JsonKind::String;
    case 't':
    case 'f':
        return JsonKind::Bool;
    case 'n':
        return JsonKind::Null;
    default:
        return json[at] == '-' || (json[at] >= '0' && json[at] <= '9') ? JsonKind::Number : JsonKind::Invalid;
    }
}

QString unescape(QByteArrayView inner)
{
    if (!inner.contains('\\'))
        return QString::fromUtf8(inner);
    QString result;
    result.reserve(inner.size());
    qsizetype plain = 0;
    for (qsizetype i = 0; i < inner.size(); ++i) {
        if (inner[i] != '\\' || i + 1 >= inner.size())
            continue;
        result += QString::fromUtf8(inner.sliced(plain, i - plain));
        const char kind = inner[++i];
        switch (kind) {
        case 'b':
            result += u'\b';
            break;
        case 'f':
            result += u'\f';
            break;
        case 'n':
            result += u'\n';
            break;
        case 'r':
            result += u'\r';
            break;
        case 't':
            result += u'\t';
            break;
        case 'u':
            if (i + 4 < inner.size()) {
                result += QChar(inner.sliced(i + 1, 4).toByteArray().toUShort(nullptr, 16));
                i += 4;
            }
            break;
        default:
            result += QLatin1Char(kind);
        }
        plain = i + 1;
    }
    result += QString::fromUtf8(inner.sliced(plain));
    return result;
}

QByteArray escaped(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray { text }).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

qsizetype nextChild(QByteArrayView json, qsizetype at, bool isObject, Child *child)
{
    at = skipSpace(json, at);
    if (at < json.size() && json[at] == ',')
        at = skipSpace(json, at + 1);
    if (at >= json.size() || json[at] == '}' || json[at] == ']')
        return -1;
    *child = {};
    if (isObject) {
        if (json[at] != '"')
            return -1;
        const qsizetype keyEnd = skipString(json, at);
        if (keyEnd < 0)
            return -1;
        child->keyBegin = at + 1;
        child->keyEnd = keyEnd - 1;
        at = skipSpace(json, keyEnd);
        if (at >= json.size() || json[at] != ':')
            return -1;
        at = skipSpace(json, at + 1);
    }
    child->begin = at;
    child->end = skipValue(json, at);
    return child->end;
}

} // namespace Panel::JsonScan
