#include "start.h"

#include <hikari/events/registry.h>
#include <hikari/model/enums.h>
#include <hikari/model/schema.h>

#include <cstdio>

namespace Panel {

namespace {

QString yesOrNo(bool yes)
{
    return yes ? QStringLiteral("yes") : QStringLiteral("no");
}

QString row(const QStringList &columns)
{
    return QString(columns.join(u'\t') + u'\n');
}

//! Its bases, the direct one first, `Event` last
QStringList basesOf(const Hikari::EventClassInfo &info)
{
    QStringList bases;
    for (Hikari::EventType type = info.type; type != Hikari::EventType::Event;) {
        type = Hikari::eventClass(type)->parent;
        bases.append(Hikari::eventName(type));
    }
    return bases;
}

QString eventsTable()
{
    QString text = row({ QStringLiteral("class"), QStringLiteral("kind"), QStringLiteral("bases"),
        QStringLiteral("gateway"), QStringLiteral("intents"), QStringLiteral("signal") });
    for (const Hikari::EventClassInfo &info : Hikari::eventClasses()) {
        text += row({ info.name, info.isConcrete ? QStringLiteral("concrete") : QStringLiteral("base"),
            basesOf(info).join(u'|'), info.gatewayNames.join(u'|'), Hikari::intentNames(info.intents).join(u'|'),
            info.signalName });
    }
    for (const Hikari::EventGroupInfo &group : Hikari::eventGroups()) {
        QStringList members;
        for (const Hikari::EventType type : group.members)
            members.append(Hikari::eventName(type));
        text += row({ group.name, QStringLiteral("group"), members.join(u'|'), {}, {}, {} });
    }
    return text;
}

QString fieldsTable()
{
    QString text = row({ QStringLiteral("struct"), QStringLiteral("key"), QStringLiteral("type"),
        QStringLiteral("optional"), QStringLiteral("nullable"), QStringLiteral("required") });
    const auto add = [&text](const QString &name, const QList<Hikari::FieldInfo> &fields) {
        for (const Hikari::FieldInfo &field : fields) {
            text += row({ name, field.key, field.type, yesOrNo(field.isOptional), yesOrNo(field.isNullable),
                yesOrNo(field.isRequired) });
        }
    };
    for (const Hikari::ModelInfo &info : Hikari::models())
        add(info.name, info.fields);
    for (const Hikari::EventClassInfo &info : Hikari::eventClasses())
        add(info.name, info.fields);
    return text;
}

QString modelsTable()
{
    QString text = row({ QStringLiteral("struct"), QStringLiteral("fields") });
    for (const Hikari::ModelInfo &info : Hikari::models())
        text += row({ info.name, QString::number(info.fields.size()) });
    return text;
}

QString enumsTable()
{
    QString text =
        row({ QStringLiteral("enum"), QStringLiteral("kind"), QStringLiteral("member"), QStringLiteral("value") });
    for (const Hikari::EnumInfo &info : Hikari::enums()) {
        const QString kind = info.isFlags ? QStringLiteral("flags")
            : info.isText                 ? QStringLiteral("text")
                                          : QStringLiteral("number");
        for (const Hikari::EnumMember &member : info.members)
            text += row({ info.name, kind, member.name, member.value });
    }
    return text;
}

} // namespace

int runSchema(const CommandLine &line)
{
    const QString text = line.table == u"events" ? eventsTable()
        : line.table == u"fields"                ? fieldsTable()
        : line.table == u"models"                ? modelsTable()
                                                 : enumsTable();
    const QByteArray bytes = text.toUtf8();
    const bool isWritten =
        std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout) == std::size_t(bytes.size())
        && std::fflush(stdout) == 0;
    if (!isWritten) {
        printError(
            Commands::tr("cannot write to standard output: see whether the disk is full or the reader has gone"));
        return ExitFileError;
    }
    return ExitFine;
}

} // namespace Panel
