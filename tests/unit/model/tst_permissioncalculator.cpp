#include <hikari/model/enums.h>
#include <hikari/model/permissioncalculator.h>

#include <QTest>

using namespace Hikari;

namespace {

constexpr Snowflake guildId(1), ownerId(10), userId(20), mods(2), mutedRole(3);

Role role(Snowflake id, Permissions permissions)
{
    Role role;
    role.id = id;
    role.permissions = permissions;
    return role;
}

Guild guild(Permissions everyone, Permissions modPermissions = {})
{
    Guild guild;
    guild.id = guildId;
    guild.ownerId = ownerId;
    guild.roles = { role(guildId, everyone), role(mods, modPermissions), role(mutedRole, {}) };
    return guild;
}

Member member(Snowflake id = userId, const QList<Snowflake> &roles = {})
{
    Member member;
    member.user.emplace().id = id;
    member.roleIds = roles;
    return member;
}

Channel channel(const QList<PermissionOverwrite> &overwrites = {}, ChannelType type = ChannelType::GuildText)
{
    Channel channel;
    channel.id = Snowflake(100);
    channel.type = type;
    channel.permissionOverwrites = overwrites;
    return channel;
}

const Permissions talk = Permission::ViewChannel | Permission::SendMessages;

} // namespace

//! Vectors after the documentation's page on permissions
class TestPermissionCalculator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreThoseOfTheDocumentation()
    {
        // "0x40 | 0x800" is 2112: add reactions, send messages
        QCOMPARE((Permission::AddReactions | Permission::SendMessages).toInt(), 2112u);
        QCOMPARE(quint64(Permission::KickMembers), 0x2u);
        QCOMPARE(allPermissions().toInt() & (quint64(1) << 47), 0u);
        for (const EnumMember &member : enumInfo(u"Permission")->members)
            QVERIFY2(allPermissions().toInt() & member.value.toULongLong(), qPrintable(member.name));
        quint64 bits = 0;
        for (const EnumMember &member : enumInfo(u"Permission")->members)
            bits |= member.value.toULongLong();
        QCOMPARE(allPermissions().toInt(), bits);
    }

    void rolesAddUp()
    {
        const Guild home = guild(talk, Permission::KickMembers);
        QCOMPARE(guildPermissions(home, member()), talk);
        QCOMPARE(guildPermissions(home, member(userId, { mods })), talk | Permission::KickMembers);
        QCOMPARE(guildPermissions(home, member(userId, { Snowflake(999) })), talk); // a role that is gone
        QCOMPARE(guildPermissions(home, member(ownerId)), allPermissions());
        QCOMPARE(guildPermissions(guild(talk, Permission::Administrator), member(userId, { mods })), allPermissions());
    }

    void overwritesApplyInTheDocumentedOrder_data()
    {
        QTest::addColumn<QList<PermissionOverwrite>>("overwrites");
        QTest::addColumn<bool>("maySend");
        const Permissions send = Permission::SendMessages;
        const PermissionOverwrite everyoneDenies { guildId, OverwriteType::Role, {}, send };
        const PermissionOverwrite everyoneAllows { guildId, OverwriteType::Role, send, {} };
        const PermissionOverwrite modsAllow { mods, OverwriteType::Role, send, {} };
        const PermissionOverwrite modsDeny { mods, OverwriteType::Role, {}, send };
        const PermissionOverwrite mutedDenies { mutedRole, OverwriteType::Role, {}, send };
        const PermissionOverwrite memberDenies { userId, OverwriteType::Member, {}, send };
        const PermissionOverwrite memberAllows { userId, OverwriteType::Member, send, {} };
        const PermissionOverwrite otherDenies { Snowflake(21), OverwriteType::Member, {}, send };
        using List = QList<PermissionOverwrite>;
        QTest::newRow("none") << List {} << true;
        QTest::newRow("everyone denies") << List { everyoneDenies } << false;
        QTest::newRow("a role is stronger than everyone") << List { modsAllow, everyoneDenies } << true;
        QTest::newRow("a role denies what everyone may") << List { everyoneAllows, modsDeny } << false;
        QTest::newRow("of two roles, allowing is stronger") << List { modsAllow, mutedDenies } << true;
        QTest::newRow("in any order") << List { mutedDenies, modsAllow } << true;
        QTest::newRow("the member is the strongest") << List { memberDenies, modsAllow, everyoneAllows } << false;
        QTest::newRow("also when allowing") << List { everyoneDenies, modsDeny, memberAllows } << true;
        QTest::newRow("somebody else's") << List { otherDenies } << true;
        // An id that is a role's and a user's
        QTest::newRow("the type counts") << List { { userId, OverwriteType::Role, {}, send } } << true;
    }
    void overwritesApplyInTheDocumentedOrder()
    {
        QFETCH(QList<PermissionOverwrite>, overwrites);
        QFETCH(bool, maySend);
        const Member who = member(userId, { mods, mutedRole });
        const auto permissions = channelPermissions(guild(talk), who, channel(overwrites));
        QVERIFY(permissions);
        QCOMPARE(permissions->has(Permission::SendMessages), maySend);
        // No overwrite takes anything from those above all.
        QCOMPARE(channelPermissions(guild(talk), member(ownerId), channel(overwrites)), allPermissions());
        QCOMPARE(
            channelPermissions(guild(talk, Permission::Administrator), who, channel(overwrites)), allPermissions());
    }

    void whatIsImplicitIsTakenAway()
    {
        const Permissions all = allPermissions() & ~Permissions(Permission::Administrator);
        const auto without = [&all](Permissions missing, ChannelType type) {
            return *channelPermissions(
                guild(all), member(), channel({ { guildId, OverwriteType::Role, {}, missing } }, type));
        };
        QCOMPARE(without(Permission::ViewChannel, ChannelType::GuildText), Permissions());
        const Permissions silent = without(Permission::SendMessages, ChannelType::GuildText);
        for (const Permission lost : { Permission::MentionEveryone, Permission::SendTtsMessages,
                 Permission::AttachFiles, Permission::EmbedLinks, Permission::SendMessages })
            QVERIFY(!silent.has(lost));
        QVERIFY(silent.has(Permission::AddReactions));
        QCOMPARE(without(Permission::Connect, ChannelType::GuildVoice), Permissions(Permission::ViewChannel));
        QCOMPARE(without(Permission::Connect, ChannelType::GuildStageVoice), Permissions(Permission::ViewChannel));
        QVERIFY(without(Permission::Connect, ChannelType::GuildText).has(Permission::SendMessages));
    }

    void threadsHaveTheirParentsOverwrites()
    {
        const Guild home = guild(talk);
        const Channel thread = channel({}, ChannelType::PublicThread);
        const Channel open = channel({ { guildId, OverwriteType::Role, Permission::SendMessagesInThreads, {} } });
        const Channel hidden = channel({ { guildId, OverwriteType::Role, {}, Permission::ViewChannel } });
        QCOMPARE(channelPermissions(home, member(), thread), std::nullopt);
        QVERIFY(!channelPermissions(home, member(), thread, &hidden)->has(Permission::ViewChannel));
        QVERIFY(channelPermissions(home, member(), thread, &open)->has(Permission::SendMessages));
        // Without SendMessagesInThreads nobody writes in a thread, whatever SendMessages says.
        const Channel plain = channel();
        QVERIFY(!channelPermissions(home, member(), thread, &plain)->has(Permission::SendMessages));
    }

    void timedOutMembersMayOnlyRead()
    {
        const Timestamp now = Timestamp::fromSeconds(1'800'000'000);
        Member who = member(userId, { mods });
        const Permissions may = talk | Permission::ReadMessageHistory | Permission::Speak;
        const Permissions reads = Permission::ViewChannel | Permission::ReadMessageHistory;
        who.timedOutUntil = now + std::chrono::seconds(1);
        QCOMPARE(guildPermissions(guild(may), who, now), reads);
        QCOMPARE(channelPermissions(guild(may), who, channel(), nullptr, now), reads);
        QCOMPARE(guildPermissions(guild(may), who), may); // no time given
        who.timedOutUntil = now;
        QCOMPARE(guildPermissions(guild(may), who, now), may); // over
        who.timedOutUntil = now + std::chrono::seconds(1);
        QCOMPARE(guildPermissions(guild(may, Permission::Administrator), who, now), allPermissions());
        who.user->id = ownerId;
        QCOMPARE(channelPermissions(guild(may), who, channel(), nullptr, now), allPermissions());
    }

    void P47_obfuscatedChannelsAreUnknown()
    {
        Channel obfuscated = channel();
        obfuscated.flags = ChannelFlag::Obfuscated;
        QCOMPARE(channelPermissions(guild(talk), member(), obfuscated), std::nullopt);
        const Channel thread = channel({}, ChannelType::PrivateThread);
        QCOMPARE(channelPermissions(guild(talk), member(), thread, &obfuscated), std::nullopt);
        QCOMPARE(channelPermissions(guild(talk), member(ownerId), obfuscated), allPermissions());
    }

    void unknownBitsSurvive()
    {
        const Permissions future = Permissions::fromInt(quint64(1) << 60);
        QCOMPARE(guildPermissions(guild(talk | future), member()), talk | future);
    }
};

QTEST_GUILESS_MAIN(TestPermissionCalculator)
#include "tst_permissioncalculator.moc"
