#include <hikari/events/decoder_p.h>
#include <hikari/events/events.h>
#include <hikari/events/registry.h>

#include <QFile>
#include <QSet>
#include <QTest>

using namespace Hikari;
using namespace Qt::StringLiterals;

namespace {

QList<QStringList> readTable(const QString &name)
{
    QFile file(QStringLiteral(HIKARI_SHARED_DIR "/parity/") + name);
    QList<QStringList> rows;
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    while (!file.atEnd())
        rows.append(QString::fromUtf8(file.readLine()).chopped(1).split(u'\t'));
    return rows;
}

} // namespace

class TestRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyClassStandsAtItsNumber()
    {
        QCOMPARE(eventClasses().size(), qsizetype(eventTypeCount));
        QSet<QString> names;
        QSet<QString> signalNames;
        for (qsizetype i = 0; i < eventClasses().size(); ++i) {
            const EventClassInfo &info = eventClasses().at(i);
            QCOMPARE(quint32(info.type), quint32(i));
            QVERIFY(quint32(info.parent) < quint32(i) || i == 0);
            QVERIFY2(info.name.endsWith(u"Event"), qPrintable(info.name));
            QVERIFY2(!names.contains(info.name), qPrintable(info.name));
            names.insert(info.name);
            QCOMPARE(info.isConcrete, isConcreteEventType(info.type));
            QVERIFY2(!info.isConcrete || !info.signalName.isEmpty(), qPrintable(info.name));
            QVERIFY2(info.signalName.isEmpty() || !signalNames.contains(info.signalName), qPrintable(info.signalName));
            signalNames.insert(info.signalName);
            QCOMPARE(eventName(info.type), info.name);
            QCOMPARE(eventClass(info.type), &info);
            QCOMPARE(eventClassByName(info.name), &info);
        }
    }

    void namesAreFound()
    {
        QCOMPARE(eventClassByName(u"MessageCreate")->type, EventType::MessageCreate);
        QCOMPARE(eventClassByName(u"Event")->type, EventType::Event);
        QVERIFY(!eventClassByName(u""));
        QVERIFY(!eventClassByName(u"NoSuchEvent"));
        QVERIFY(!eventClass(EventType(0x80000001u)));
        QCOMPARE(eventName(EventType(0x80000001u)), u"CustomEvent"_s);
        QCOMPARE(eventTypeOfSignal("messageCreated"), EventType::MessageCreate);
        QCOMPARE(eventTypeOfSignal("destroyed"), EventType::Event);
        QCOMPARE(eventTypeOfSignal(""), EventType::Event);
    }

    void gatewayNamesLeadToTheirClasses()
    {
        QCOMPARE(eventTypesOfGatewayName("GUILD_CREATE"),
            QList<EventType>({ EventType::GuildAvailable, EventType::GuildJoin }));
        QCOMPARE(eventTypesOfGatewayName("MESSAGE_CREATE"),
            QList<EventType>({ EventType::GuildMessageCreate, EventType::DMMessageCreate }));
        QVERIFY(eventTypesOfGatewayName("").isEmpty());
        QVERIFY(eventTypesOfGatewayName("MESSAGE").isEmpty());
    }

    void theDecodersTableAgreesWithTheRegistry()
    {
        for (const EventClassInfo &info : eventClasses()) {
            if (!info.isConcrete)
                continue;
            for (const QString &name : info.gatewayNames) {
                const QByteArray text = name.toLatin1();
                const DispatchEntry *entry = findDispatch({ text.constData(), std::size_t(text.size()) });
                QVERIFY2(entry, qPrintable(name));
                QVERIFY(std::find(entry->begin(), entry->end(), info.type) != entry->end());
            }
        }
        for (const char *name : { "", "X", "READ", "READYY", "MESSAGE_CREATED", "message_create", "GUILD_BAN" })
            QVERIFY2(!findDispatch(name), name);
    }

    void basesSumUpWhatDerivesFromThem()
    {
        QCOMPARE(eventClass(EventType::Message)->intents, Intent::GuildMessages | Intent::DirectMessages);
        QCOMPARE(eventClass(EventType::GuildVisibility)->gatewayNames,
            QStringList({ u"GUILD_DELETE"_s, u"GUILD_CREATE"_s }));
        // Some of these need no intent, so they always come.
        QVERIFY(eventClass(EventType::Voice)->intents.isEmpty());
        QVERIFY(eventClass(EventType::Shard)->intents.isEmpty());
        QVERIFY(eventClass(EventType::Event)->intents.isEmpty());
    }

    void fieldsComeFromTheTables()
    {
        const auto field = [](EventType type, QLatin1StringView key) -> const FieldInfo * {
            for (const FieldInfo &one : eventClass(type)->fields) {
                if (one.key == key)
                    return &one;
            }
            return nullptr;
        };
        QVERIFY(field(EventType::GuildMessageCreate, "content"_L1));
        QVERIFY(field(EventType::GuildMessageCreate, "id"_L1)->isRequired);
        QCOMPARE(field(EventType::DMTyping, "timestamp"_L1)->type, u"unix timestamp"_s);
        QVERIFY(field(EventType::MemberCreate, "guild_id"_L1));
        QVERIFY(field(EventType::MemberCreate, "nick"_L1));
        QVERIFY(field(EventType::GuildJoin, "name"_L1));
        QVERIFY(field(EventType::GuildJoin, "member_count"_L1));
        QVERIFY(eventClass(EventType::Started)->fields.isEmpty());
    }

    void payloadsAreWrittenWithDiscordsKeys()
    {
        auto event = makeEvent<RoleDeleteEvent>();
        event->guildId = Snowflake(5);
        event->roleId = Snowflake(6);
        QCOMPARE(eventPayload(*event), R"({"guild_id":"5","role_id":"6"})"_ba);
        auto payload = makeEvent<UnknownEvent>();
        payload->payload = "[1]"_ba;
        QCOMPARE(eventPayload(*payload), "[1]"_ba);
        QVERIFY(eventPayload(*makeEvent<StartedEvent>()).isEmpty());
    }

    void intentsAreThoseOfTheDocumentation()
    {
        const QList<QStringList> rows = readTable(u"gateway_events.tsv"_s);
        if (rows.isEmpty())
            QSKIP("needs the parity tables");
        QHash<QString, QSet<QString>> documented;
        for (const QStringList &row : rows) {
            if (row.value(0) != u"receive")
                continue;
            QSet<QString> &names = documented[row.value(1)];
            for (const QString &name : row.value(4).split(u'|', Qt::SkipEmptyParts))
                names.insert(name);
        }
        // What the classes of a dispatch need together: those for guilds and those for DMs
        QHash<QString, QSet<QString>> ours;
        for (const EventClassInfo &info : eventClasses()) {
            if (!info.isConcrete || info.gatewayNames.isEmpty())
                continue;
            const QStringList names = intentNames(info.intents);
            ours[info.gatewayNames.first()] += QSet<QString>(names.begin(), names.end());
            for (const QString &name : names)
                QVERIFY2(!info.name.startsWith(u"DM") || name.startsWith(u"DIRECT_"), qPrintable(info.name));
        }
        for (auto it = ours.cbegin(); it != ours.cend(); ++it) {
            QVERIFY2(documented.contains(it.key()), qPrintable(it.key()));
            QVERIFY2(it.value() == documented.value(it.key()), qPrintable(it.key()));
        }
        QVERIFY(ours.size() > 50);
    }

    void everyDocumentedDispatchHasAClass()
    {
        const QList<QStringList> rows = readTable(u"gateway_events.tsv"_s);
        if (rows.isEmpty())
            QSKIP("needs the parity tables");
        QSet<QString> names;
        for (const QStringList &row : rows) {
            if (row.value(0) == u"receive" && row.value(2) == u"0")
                names.insert(row.value(1));
        }
        QCOMPARE(names.size(), 79);
        QStringList missing;
        for (const QString &name : std::as_const(names)) {
            if (eventTypesOfGatewayName(name.toLatin1()).isEmpty())
                missing.append(name);
        }
        missing.sort();
        QCOMPARE(missing, QStringList());
    }

    void classesHaveTheNamesAndBasesOfHikari()
    {
        const QList<QStringList> rows = readTable(u"hikari_events.tsv"_s);
        if (rows.isEmpty())
            QSKIP("needs the parity tables");
        // Classes of hikari that are none of ours: with two bases there, they are event groups here (one base and an
        // optional guild id make a class of every event).
        const QSet<QString> groups { u"GuildReactionEvent"_s, u"DMReactionEvent"_s, u"DMChannelEvent"_s };
        // Classes that hikari has none for: it does not know the dispatch.
        const QSet<QString> ownClasses { u"UnknownEvent"_s, u"GuildIntegrationsUpdateEvent"_s,
            u"VoiceChannelStatusUpdateEvent"_s, u"ThreadMemberUpdateEvent"_s, u"VoiceChannelEffectSendEvent"_s,
            u"SoundboardEvent"_s, u"SoundboardSoundCreateEvent"_s, u"SoundboardSoundUpdateEvent"_s,
            u"SoundboardSoundDeleteEvent"_s, u"SoundboardSoundsUpdateEvent"_s, u"SoundboardSoundsEvent"_s,
            u"SubscriptionEvent"_s, u"SubscriptionCreateEvent"_s, u"SubscriptionUpdateEvent"_s,
            u"SubscriptionDeleteEvent"_s };
        QSet<QString> theirs;
        int concrete = 0;
        for (const QStringList &row : rows.mid(1)) {
            const QString name = row.value(0);
            theirs.insert(name);
            const EventClassInfo *const info = eventClassByName(name);
            if (groups.contains(name)) {
                QVERIFY2(!info, qPrintable(name));
                const QList<EventGroupInfo> &ours = eventGroups();
                QVERIFY2(std::any_of(ours.begin(), ours.end(),
                             [&name](const EventGroupInfo &group) { return group.name == QString(name + u's'); }),
                    qPrintable(name));
                continue;
            }
            QVERIFY2(info, qPrintable(name));
            concrete += row.value(2) == u"no" ? 1 : 0;
            // The base of both worlds: that of the guild and DM classes which is no group
            QStringList parents = row.value(3).split(u'|', Qt::SkipEmptyParts);
            parents.removeIf([&groups](const QString &parent) { return groups.contains(parent); });
            if (name == u"GuildPinsUpdateEvent")
                parents.removeOne(u"GuildChannelEvent"_s); // the group GuildChannelEvents has both
            if (info->type != EventType::Event)
                QCOMPARE(QStringList { eventName(info->parent) }, parents);
            QCOMPARE(info->isConcrete, row.value(2) == u"no");
        }
        QCOMPARE(concrete, 91);
        for (const EventClassInfo &info : eventClasses())
            QVERIFY2(theirs.contains(info.name) != ownClasses.contains(info.name), qPrintable(info.name));
    }
};

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_registry.moc"
