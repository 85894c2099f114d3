#include "modeltypes.h"

#include <hikari/core/timestamp.h>
#include <hikari/json/reader_p.h>
#include <hikari/model/message.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace Hikari;

namespace {

//! What Discord means by leaving a key out: null, false, zero, nothing
bool saysNothing(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return true;
    case QJsonValue::Bool:
        return !value.toBool();
    case QJsonValue::Double:
        return value.toDouble() == 0;
    case QJsonValue::String:
        return value.toString().isEmpty() || value.toString() == u"0";
    case QJsonValue::Array:
        return value.toArray().isEmpty();
    case QJsonValue::Object:
        break;
    }
    const QJsonObject object = value.toObject();
    return std::all_of(object.begin(), object.end(), [](const QJsonValue &member) { return saysNothing(member); });
}

//! The path of the first difference in meaning between \a sent and \a written; empty if there is none
QString difference(const QJsonValue &sent, const QJsonValue &written, const QString &path)
{
    if (sent.isObject() && written.isObject()) {
        const QJsonObject a = sent.toObject();
        for (auto it = a.begin(); it != a.end(); ++it) {
            const QString below = difference(it.value(), written[it.key()], path + u'.' + it.key());
            if (!below.isEmpty())
                return below;
        }
        return {};
    }
    if (sent.isArray() && written.isArray()) {
        const QJsonArray a = sent.toArray(), b = written.toArray();
        if (a.size() != b.size())
            return path + QStringLiteral(": %1 elements instead of %2").arg(b.size()).arg(a.size());
        for (qsizetype i = 0; i < a.size(); ++i) {
            const QString below = difference(a[i], b[i], path + QStringLiteral("[%1]").arg(i));
            if (!below.isEmpty())
                return below;
        }
        return {};
    }
    if (sent == written || (saysNothing(sent) && saysNothing(written)))
        return {};
    if (sent.isDouble() && written.isString() && QString::number(sent.toInteger()) == written.toString())
        return {}; // an id sent as a number (P43)
    if (sent.isString() && written.isString()) {
        const auto a = Timestamp::fromIso8601(sent.toString()), b = Timestamp::fromIso8601(written.toString());
        if (a && b && *a == *b)
            return {};
    }
    return path + u": " + QString::fromUtf8(QJsonDocument(QJsonArray { sent, written }).toJson(QJsonDocument::Compact));
}

struct Sample
{
    QString type;
    QByteArray json;
};

QList<Sample> ownSamples(const QString &folder)
{
    QList<Sample> samples;
    const QDir dir(folder);
    const QStringList files = dir.entryList({ QStringLiteral("*.json") }, QDir::Files, QDir::Name);
    for (const QString &name : files) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            samples.append({ name.section(u'.', 0, 0), file.readAll() }); // Type.variant.json
    }
    return samples;
}

const QString ownFolder = QStringLiteral(HIKARI_TEST_DATA "/model");
const QString officialFolder = QStringLiteral(HIKARI_SHARED_DIR "/parity/docs_examples/");

//! Replaces one key of one object anywhere in a document at a time
void mutate(
    const QJsonValue &value, const QString &path, const std::function<void(const QString &, const QJsonValue &)> &f)
{
    static const QList<QJsonValue> replacements { QJsonValue(QJsonValue::Undefined), QJsonValue(QJsonValue::Null), true,
        -1, 1.5, QStringLiteral("?"), QJsonArray { QJsonArray() },
        QJsonObject { { QStringLiteral("id"), QJsonArray() } } };
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString below = path + u'.' + it.key();
            for (const QJsonValue &replacement : replacements) {
                QJsonObject changed = object;
                if (replacement.isUndefined())
                    changed.remove(it.key());
                else
                    changed.insert(it.key(), replacement);
                f(below, changed);
            }
            mutate(it.value(), below, [&](const QString &where, const QJsonValue &inner) {
                QJsonObject changed = object;
                changed.insert(it.key(), inner);
                f(where, changed);
            });
        }
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            mutate(array.at(i), path + u"[]", [&](const QString &where, const QJsonValue &inner) {
                QJsonArray changed = array;
                changed.replace(i, inner);
                f(where, changed);
            });
        }
    }
}

//! Keys of official samples that the documentation itself does not describe
const struct
{
    const char *type;
    const char *key;
} undocumented[] {
    { "Sku", "access_type" },
    { "Sku", "features" },
    { "Sku", "manifest_labels" },
    { "Sku", "premium" },
    { "Sku", "release_date" },
    { "Sku", "show_age_gate" },
    { "Sku", "dependent_sku_id" },
    { "InteractionData", "version" },
};

QByteArray text(const QJsonValue &value)
{
    return value.isArray() ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
                           : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

} // namespace

class TestModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatComesMostStaysSmall()
    {
        if (sizeof(void *) != 8)
            QSKIP("these are the sizes on 64 bits");
        // Each event of a message has one of each; what grew by a rare member belongs into a Box.
        QCOMPARE_LE(sizeof(User), 224u);
        QCOMPARE_LE(sizeof(Member), 472u);
        QCOMPARE_LE(sizeof(Message), 1384u);
    }

    void ownSamplesComeBackWithTheSameMeaning_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("json");
        const QList<Sample> samples = ownSamples(ownFolder);
        QVERIFY(samples.size() >= 10);
        for (qsizetype i = 0; i < samples.size(); ++i)
            QTest::addRow("%d %s", int(i), qPrintable(samples[i].type)) << samples[i].type << samples[i].json;
    }
    void ownSamplesComeBackWithTheSameMeaning() { comesBack(); }

    void everyKeyOfEveryModelComesBack_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("json");
        for (const ModelType &model : modelTypes())
            QTest::newRow(qPrintable(model.name)) << model.name << text(fullSample(*model.table));
    }
    void everyKeyOfEveryModelComesBack() { comesBack(); }

    void officialSamplesComeBackWithTheSameMeaning_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("json");
        static const struct
        {
            const char *prefix;
            const char *type; // null: no model, see member
            const char *member; // of the document; null for the document itself, or the elements of an array
        } rows[] {
            { "application_commands__autocomplete", "InteractionData", "data" }, // no whole interaction
            { "application_commands__example_of_editing", "ApplicationCommand", nullptr },
            { "application_commands__example_user_command", "ApplicationCommand", nullptr },
            { "application_commands__example_walkthrough", "ApplicationCommand", nullptr },
            { "application_commands__localization", "ApplicationCommand", nullptr },
            { "application_commands__retrieving", "ApplicationCommand", nullptr },
            { "audit_log__example_partial_integration", "Integration", nullptr },
            { "auto_moderation__example", "AutoModRule", nullptr },
            { "components__", nullptr, "the components in it are taken below" },
            { "using_message_components__", nullptr, "the components in it are taken below" },
            { "entitlement__json_params", nullptr, "body of a request: REST" },
            { "entitlement__query_string", nullptr, "query of a request: REST" },
            { "gateway__example_gateway_event", nullptr, "the frame of a payload, read by PayloadHeader" },
            { "gateway__example_heartbeat_ack", nullptr, "no data" },
            { "gateway_events__example_gateway_event_payload", nullptr,
                "the frame of a payload, read by PayloadHeader" },
            { "gateway_events__example_gateway_invalid_session", nullptr, "a truth value" },
            { "gateway_events__example_heartbeat", nullptr, "a number" },
            { "gateway_events__example_request_channel_info", "RequestChannelInfo", "d" },
            { "gateway_events__example_voice_server_update", nullptr, "an event: tst_decoder" },
            { "guild__example_guild_onboarding", "Onboarding", nullptr },
            { "guild__example_guild_widget.", "GuildWidget", nullptr },
            { "guild__example_guild_widget_settings", "GuildWidgetSettings", nullptr },
            { "guild__example_partial_invite", nullptr, "a code and its uses, without what makes an invite: REST" },
            { "guild__example_response_2", nullptr, "a map from roles to numbers: REST" },
            { "invite__example_error_response", nullptr, "an error: tst_route" },
            { "invite__example_invite_metadata", "InviteWithMetadata", nullptr },
            { "invite__example_invite_object", "Invite", nullptr },
            { "lobby__example", "Lobby", nullptr },
            { "message__allowed_mentions", "AllowedMentions", "allowed_mentions" },
            { "message__default_settings", "AllowedMentions", "allowed_mentions" },
            { "message__example_request_body", nullptr, "body of a request: REST" },
            { "message__search_guild_messages", nullptr, "an error: tst_route" },
            { "opcodes_and_status_codes__", nullptr, "an error: tst_route" },
            { "reference__error_messages", nullptr, "an error: tst_route" },
            { "sku__list_skus", "Sku", nullptr },
            { "subscription__", "Subscription", nullptr },
            { "voice_connections__", nullptr, "voice connections" },
            { "webhook__", "Webhook", nullptr },
            { "webhook_events__", "WebhookEventPayload", nullptr },
            { "application_commands__slash_command_interaction", "Interaction", nullptr },
            { "application_commands__user_command_interaction", "Interaction", nullptr },
            { "channel__example_channel_category", "Channel", nullptr },
            { "channel__example_group_dm", "Channel", nullptr },
            { "channel__example_guild_announcement", "Channel", nullptr },
            { "channel__example_guild_text", "Channel", nullptr },
            { "channel__example_guild_voice", "Channel", nullptr },
            { "channel__example_thread", "Channel", nullptr },
            { "emoji__", "Emoji", nullptr },
            { "entitlement__entitlement_example", "Entitlement", nullptr },
            { "gateway__example_hello", "Hello", "d" },
            { "gateway__example_identify", "Identify", "d" },
            { "gateway_events__example_activity", "Activity", nullptr },
            { "gateway_events__example_gateway_presence_update", "PresenceUpdate", "d" },
            { "gateway_events__example_gateway_voice_state_update", "VoiceStateUpdate", "d" },
            { "gateway_events__example_hello", "Hello", "d" },
            { "gateway_events__example_request_guild_members", "RequestGuildMembers", "d" },
            { "guild__example_guild.", "Guild", nullptr },
            { "guild__example_incidents_data", "IncidentsData", nullptr },
            { "guild__example_response.", "Guild", nullptr },
            { "guild__example_unavailable_guild", "UnavailableGuild", nullptr },
            { "guild__example_welcome_screen", "WelcomeScreen", nullptr },
            { "message__example_message", "Message", nullptr },
            { "soundboard__example_guild_soundboard_sound", "SoundboardSound", nullptr },
            { "stage_instance__example", "StageInstance", nullptr },
            { "sticker__example_sticker_pack", "StickerPack", nullptr },
            { "user__example_user", "OwnUser", nullptr },
        };
        const QDir dir(officialFolder);
        int count = 0;
        const auto add = [&count](const QString &name, const QString &type, const QJsonValue &value) {
            // One sample has made up ids of more than 64 bits.
            const QByteArray json = text(value).replace("111111111111111111111", "111111111111111111");
            QTest::addRow("%s %s %d", qPrintable(name), qPrintable(type), count++) << type << json;
        };
        const QStringList files = dir.entryList({ QStringLiteral("*.json") }, QDir::Files, QDir::Name);
        for (const QString &name : files) {
            QFile file(dir.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
            const QJsonValue root = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
            bool isListed = false;
            for (const auto &row : rows) {
                if (!name.startsWith(QLatin1String(row.prefix)))
                    continue;
                isListed = true;
                if (!row.type)
                    continue;
                const QJsonArray elements = root.toArray();
                for (const QJsonValue &element : elements)
                    add(name, QLatin1String(row.type), element);
                if (!root.isArray())
                    add(name, QLatin1String(row.type), row.member ? root[QLatin1String(row.member)] : root);
            }
            QVERIFY2(isListed, qPrintable(name)); // with a type or a reason
            // Message components, and what modals and selects send back
            if (name.startsWith(u"components__") || name.startsWith(u"using_message_components__")) {
                const QJsonValue holder = root[u"data"].isObject() ? root[u"data"] : root;
                const QJsonArray components = holder[u"components"].toArray();
                for (const QJsonValue &component : components)
                    add(name, QStringLiteral("Component"), component);
                if (name.contains(u"interaction_data"))
                    add(name, QStringLiteral("InteractionData"), root[u"data"]);
            }
        }
        if (count == 0)
            QTest::newRow("none here, one of ours instead")
                << QStringLiteral("Emoji") << QByteArray(R"({"id":null,"name":"x"})");
    }
    void officialSamplesComeBackWithTheSameMeaning() { comesBack(); }

    void P41_noMutationOfAKeyCrashesOrLosesTheObject_data()
    {
        ownSamplesComeBackWithTheSameMeaning_data();
        for (const ModelType &model : modelTypes()) {
            const QByteArray json = text(fullSample(*model.table));
            if (json.size() < 6'000) // the largest are in the samples above
                QTest::addRow("all of %s", qPrintable(model.name)) << model.name << json;
        }
    }
    void P41_noMutationOfAKeyCrashesOrLosesTheObject()
    {
        QFETCH(QString, type);
        QFETCH(QByteArray, json);
        const ModelType *const model = modelType(type);
        QVERIFY(model);
        QJsonObject whole = QJsonDocument::fromJson(json).object();
        removeUndocumented(type, whole);
        QStringList required;
        const std::function<void(const Table &)> collect = [&](const Table &table) {
            for (std::size_t i = 0; i < table.count; ++i) {
                if (table.fields[i].key.empty())
                    collect(*table.fields[i].ops->nested());
                else if (has(table.fields[i].flag, FieldFlag::Required))
                    required +=
                        u'.' + QString::fromLatin1(table.fields[i].key.data(), qsizetype(table.fields[i].key.size()));
            }
        };
        collect(*model->table);
        int mutations = 0;
        mutate(whole, QString(), [&](const QString &path, const QJsonValue &changed) {
            ++mutations;
            const QByteArray mutated = text(changed);
            const auto written = model->roundTrip(mutated, nullptr);
            // A user's id is what a presence requires of its user.
            const QString top = u'.' + path.section(u'.', 1, 1);
            if (required.contains(top))
                return;
            QVERIFY2(written, qPrintable(path + u' ' + QString::fromUtf8(mutated)));
            // What was not touched is still there. A list loses an element whose id is broken, so the changed key is
            // left out.
            QJsonObject before = changed.toObject(), after = QJsonDocument::fromJson(*written).object();
            const QString key = path.section(u'.', 1, 1).section(u'[', 0, 0);
            before.remove(key);
            after.remove(key);
            const bool isOfAnotherType = (key == u"type" && type == u"Component")
                || (key == u"component_type" && type == u"InteractionData"); // other members count then
            if (!isOfAnotherType) {
                const QString found = difference(before, after, QString());
                QVERIFY2(found.isEmpty(), qPrintable(path + u": " + found));
            }
        });
        QVERIFY(mutations >= 8 * whole.size());
    }

    void P41_noMutationOfAnOfficialSampleLosesTheObject_data() { officialSamplesComeBackWithTheSameMeaning_data(); }
    void P41_noMutationOfAnOfficialSampleLosesTheObject() { P41_noMutationOfAKeyCrashesOrLosesTheObject(); }

    void everyModelReadsAnEmptyObjectOrRejectsItForItsId()
    {
        for (const ModelType &model : modelTypes()) {
            const bool isRequired = model.table->required != 0;
            if (!model.table->hasWhole)
                QCOMPARE(model.roundTrip("{}", nullptr).has_value(), !isRequired);
        }
    }

    void everyTableFitsItsIndex()
    {
        for (const ModelType &model : modelTypes()) {
            QVERIFY(model.table->count > 0 && model.table->count <= 64);
            for (std::size_t i = 0; i < model.table->count; ++i) {
                const Field &field = model.table->fields[i];
                if (!field.key.empty())
                    QVERIFY2(model.table->find(field.key) == &field, model.table->name);
            }
        }
    }

private:
    //! What official samples have that the documentation does not
    static void removeUndocumented(const QString &type, QJsonObject &sample)
    {
        for (const auto &key : undocumented) {
            if (type == QLatin1String(key.type))
                sample.remove(QLatin1String(key.key));
        }
    }
    void comesBack()
    {
        QFETCH(QString, type);
        QFETCH(QByteArray, json);
        const ModelType *const model = modelType(type);
        QVERIFY2(model, qPrintable(type));
        QStringList warnings;
        const auto written = model->roundTrip(json, &warnings);
        QVERIFY2(written, qPrintable(warnings.join(u'\n')));
        QCOMPARE(warnings, QStringList());
        QJsonParseError error;
        const QJsonObject after = QJsonDocument::fromJson(*written, &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QJsonObject before = QJsonDocument::fromJson(json).object();
        removeUndocumented(type, before);
        QCOMPARE(difference(before, after, QString()), QString());
        QVERIFY(model->comesBackEqual(json));
    }
};

QTEST_GUILESS_MAIN(TestModels)
#include "tst_models.moc"
