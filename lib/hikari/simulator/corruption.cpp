#include <hikari/simulator/corruption_p.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QSet>
#include <QStringList>

namespace Hikari::Sim {

namespace {

constexpr int unknownNumber = 9999;

// Fields whose values are enumerators wherever they stand
bool isEnumKey(const QString &key)
{
    static const QSet<QString> keys { QStringLiteral("type"), QStringLiteral("status"), QStringLiteral("locale"),
        QStringLiteral("verification_level"), QStringLiteral("default_message_notifications"),
        QStringLiteral("explicit_content_filter"), QStringLiteral("mfa_level"), QStringLiteral("nsfw_level"),
        QStringLiteral("premium_tier"), QStringLiteral("premium_type"), QStringLiteral("video_quality_mode"),
        QStringLiteral("format_type"), QStringLiteral("context") };
    return keys.contains(key);
}

// The places of enumerators, each as keys and indexes from the outside in
void findEnums(const QJsonValue &value, const QStringList &path, QList<QStringList> &found)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            findEnums(array[i], path + QStringList(QString::number(i)), found);
        return;
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (isEnumKey(it.key()) && (it->isDouble() || it->isString()))
            found += path + QStringList(it.key());
        else
            findEnums(*it, path + QStringList(it.key()), found);
    }
}

QJsonValue replaced(const QJsonValue &value, const QStringList &path, qsizetype depth)
{
    if (depth == path.size())
        return value.isString() ? QJsonValue(QStringLiteral("hikari_unknown")) : QJsonValue(unknownNumber);
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        const qsizetype index = path[depth].toLongLong();
        array[index] = replaced(array[index], path, depth + 1);
        return array;
    }
    QJsonObject object = value.toObject();
    object[path[depth]] = replaced(object[path[depth]], path, depth + 1);
    return object;
}

} // namespace

std::optional<QByteArray> withUnknownEnum(const QByteArray &data, std::mt19937_64 &random)
{
    const QJsonObject object = QJsonDocument::fromJson(data).object();
    QList<QStringList> places;
    findEnums(object, {}, places);
    if (places.isEmpty())
        return std::nullopt;
    const QStringList &place = places[qsizetype(random() % quint64(places.size()))];
    return QJsonDocument(replaced(object, place, 0).toObject()).toJson(QJsonDocument::Compact);
}

std::optional<QByteArray> withMissingField(const QByteArray &data, std::mt19937_64 &random)
{
    QJsonObject object = QJsonDocument::fromJson(data).object();
    if (object.isEmpty())
        return std::nullopt;
    object.remove(object.keys()[qsizetype(random() % quint64(object.size()))]);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace Hikari::Sim
