#include <hikari/events/registry.h>

#include <hikari/events/channel_events.h>
#include <hikari/events/eventtables_p.h>
#include <hikari/events/reaction_events.h>
#include <hikari/json/table_p.h>
#include <hikari/model/schema_p.h>

#include <array>

namespace Hikari {

namespace {

struct Row
{
    EventType type;
    const char *name;
    bool isConcrete;
    const char *gatewayName;
    Intents intents;
    const char *signalName;
};

constexpr Intents none()
{
    return {};
}

constexpr Row rows[] {
    { EventType::Event, "Event", false, "", {}, "" },
#define HIKARI_EVENT_BASE(name, parent) { EventType::name, #name "Event", false, "", {}, "" },
#define HIKARI_EVENT_SPLIT(name, parent, signal) { EventType::name, #name "Event", false, "", {}, #signal },
#define HIKARI_EVENT(name, parent, gateway, intents, signal)                                                           \
    { EventType::name, #name "Event", true, gateway, intents, #signal },
#include <hikari/events/events.def>
};
static_assert(std::size(rows) == eventTypeCount);

QList<EventClassInfo> makeClasses()
{
    QList<EventClassInfo> classes;
    classes.reserve(qsizetype(eventTypeCount));
    for (const Row &row : rows) {
        EventClassInfo info;
        info.type = row.type;
        info.name = QString::fromUtf8(row.name);
        info.parent = eventParents[std::size_t(row.type)];
        info.isConcrete = row.isConcrete;
        if (*row.gatewayName)
            info.gatewayNames.append(QString::fromUtf8(row.gatewayName));
        info.intents = row.intents;
        info.signalName = QString::fromUtf8(row.signalName);
        if (const Table *table = tableOfEvent(row.type))
            info.fields = fieldsOf(*table);
        classes.append(info);
    }
    // What a base brings is what those bring that derive from it. Of one that also has kinds which need no intent, no
    // intent is needed.
    std::array<bool, eventTypeCount> isFree {};
    for (qsizetype i = classes.size(); --i > 0;) {
        const EventClassInfo &info = classes[i];
        if (info.isConcrete && info.intents.isEmpty())
            isFree[std::size_t(i)] = true;
        if (isFree[std::size_t(i)])
            classes[i].intents = {};
        EventClassInfo &parent = classes[qsizetype(info.parent)];
        isFree[std::size_t(info.parent)] |= isFree[std::size_t(i)];
        parent.intents |= info.intents;
        if (info.parent == EventType::Event || info.parent == EventType::Shard)
            continue; // nearly all there are
        for (const QString &name : info.gatewayNames) {
            if (!parent.gatewayNames.contains(name))
                parent.gatewayNames.append(name);
        }
    }
    for (EventType type : { EventType::Event, EventType::Shard })
        classes[qsizetype(type)].intents = {};
    return classes;
}

} // namespace

const QList<EventClassInfo> &eventClasses()
{
    // Never destroyed: a thread that still runs when the program exits may ask for a name (P125).
    static const auto *const classes = new QList<EventClassInfo>(makeClasses());
    return *classes;
}

const EventClassInfo *eventClass(EventType type)
{
    return std::size_t(type) < eventTypeCount ? &eventClasses().at(qsizetype(type)) : nullptr;
}

QString eventName(EventType type)
{
    if (std::size_t(type) < eventTypeCount)
        return eventClass(type)->name;
    return QStringLiteral("CustomEvent");
}

const EventClassInfo *eventClassByName(QStringView name)
{
    for (const EventClassInfo &info : eventClasses()) {
        if (name == info.name || (info.type != EventType::Event && name == QStringView(info.name).chopped(5)))
            return &info;
    }
    return nullptr;
}

QList<EventType> eventTypesOfGatewayName(QByteArrayView name)
{
    QList<EventType> types;
    if (name.isEmpty())
        return types;
    for (const Row &row : rows) {
        if (name == QByteArrayView(row.gatewayName))
            types.append(row.type);
    }
    return types;
}

namespace {

template<typename... Classes>
EventGroupInfo groupInfo(const char *name, EventGroup<Classes...>)
{
    return { QString::fromLatin1(name), { Classes::lineage.type()... } };
}

} // namespace

const QList<EventGroupInfo> &eventGroups()
{
    static const QList<EventGroupInfo> groups {
        groupInfo("GuildReactionEvents", GuildReactionEvents()),
        groupInfo("DMReactionEvents", DMReactionEvents()),
        groupInfo("GuildChannelEvents", GuildChannelEvents()),
        groupInfo("DMChannelEvents", DMChannelEvents()),
    };
    return groups;
}

EventType eventTypeOfSignal(QByteArrayView name)
{
    if (name.isEmpty())
        return EventType::Event;
    for (const Row &row : rows) {
        if (name == QByteArrayView(row.signalName))
            return row.type;
    }
    return EventType::Event;
}

} // namespace Hikari
