#include <hikari/model/enums.h>
#include <hikari/model/typedchannel.h>

#include <QTest>

using namespace Hikari;
using namespace Qt::StringLiterals;

class TestTypedChannel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTypeHasItsStruct()
    {
        for (const EnumMember &member : enumInfo(u"ChannelType")->members) {
            Channel channel;
            channel.type = ChannelType(member.value.toInt());
            channel.id = Snowflake(5);
            const TypedChannel typedChannel = typed(channel);
            QCOMPARE(std::visit([](const auto &held) { return held.id; }, typedChannel), Snowflake(5));
            QCOMPARE(std::holds_alternative<Channel>(typedChannel), channel.type == ChannelType::GuildDirectory);
        }
    }
    void membersOfTheTypeAreTaken()
    {
        Channel channel;
        channel.type = ChannelType::GuildVoice;
        channel.name = u"lounge"_s;
        channel.bitrate = 64'000;
        channel.topic = u"not of voice"_s;
        const TypedChannel typedChannel = typed(channel);
        const auto *voice = std::get_if<GuildVoiceChannel>(&typedChannel);
        QVERIFY(voice);
        QCOMPARE(voice->name, u"lounge"_s);
        QCOMPARE(voice->bitrate, 64'000);
        channel.type = ChannelType::PrivateThread;
        channel.threadMetadata.emplace().isLocked = true;
        const TypedChannel thread = typed(channel);
        QCOMPARE(std::get<GuildThreadChannel>(thread).type, ChannelType::PrivateThread);
        QVERIFY(std::get<GuildThreadChannel>(thread).threadMetadata->isLocked);
    }
    void P40_typesOfTheFutureStayWhole()
    {
        Channel channel;
        channel.type = ChannelType(99);
        channel.topic = u"kept"_s;
        QCOMPARE(std::get<Channel>(typed(channel)), channel);
    }
};

QTEST_GUILESS_MAIN(TestTypedChannel)
#include "tst_typedchannel.moc"
