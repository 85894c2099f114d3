#include "unit/model/modeltypes.h"

#include <hikari/cache/packedmodels_p.h>
#include <hikari/model/modellist_p.h>

#include <QJsonDocument>
#include <QTest>

using namespace Hikari;

namespace {

template<typename T>
T decoded(const QJsonObject &json)
{
    JsonParser parser;
    const QByteArray text = QJsonDocument(json).toJson(QJsonDocument::Compact);
    DecodeContext context;
    T value;
    if (!parser.parse(text) || !decode(parser.root(), value, context))
        qFatal("bad sample");
    return value;
}

template<typename T>
T throughBytes(const T &value)
{
    PackWriter writer;
    pack(writer, value);
    PackReader reader(writer.bytes().data());
    T result;
    unpack(reader, result);
    // Nothing is left, and nothing was read beyond the end.
    const auto end = reader.raw(0);
    if (end != writer.bytes().data() + writer.size())
        qFatal("read another number of bytes than were written");
    return result;
}

} // namespace

using Check = void (*)();
Q_DECLARE_METATYPE(Check)

class TestPacking : public QObject
{
    Q_OBJECT

    // What the cache does not keep inside this object
    static void forget(Guild &guild)
    {
        guild.roles.clear();
        guild.emojis.clear();
        guild.stickers.clear();
    }
    static void forget(GatewayGuild &guild)
    {
        forget(static_cast<Guild &>(guild));
        guild.voiceStates.clear();
        guild.members.clear();
        guild.channels.clear();
        guild.threads.clear();
        guild.presences.clear();
        guild.stageInstances.clear();
        guild.scheduledEvents.clear();
        guild.soundboardSounds.clear();
    }
    static void forget(auto &) { }

    template<typename T>
    static void comesBack()
    {
        T value = decoded<T>(fullSample(tableOf<T>()));
        forget(value);
        QVERIFY(value == throughBytes(value));
        const T empty;
        QVERIFY(!(value == empty));
        QVERIFY(empty == throughBytes(empty));
    }

private Q_SLOTS:
    void everyMemberOfAStructComesBack_data()
    {
        QTest::addColumn<Check>("check");
        // clang-format off
        QTest::newRow("User") << Check(&comesBack<User>);
        QTest::newRow("Member") << Check(&comesBack<Member>);
        QTest::newRow("Presence") << Check(&comesBack<Presence>);
        QTest::newRow("VoiceState") << Check(&comesBack<VoiceState>);
        QTest::newRow("Role") << Check(&comesBack<Role>);
        QTest::newRow("Emoji") << Check(&comesBack<Emoji>);
        QTest::newRow("Sticker") << Check(&comesBack<Sticker>);
        QTest::newRow("Channel") << Check(&comesBack<Channel>);
        QTest::newRow("GatewayGuild") << Check(&comesBack<GatewayGuild>);
        QTest::newRow("StageInstance") << Check(&comesBack<StageInstance>);
        QTest::newRow("SoundboardSound") << Check(&comesBack<SoundboardSound>);
        QTest::newRow("ScheduledEvent") << Check(&comesBack<ScheduledEvent>);
        // clang-format on
    }
    void everyMemberOfAStructComesBack()
    {
        QFETCH(Check, check);
        check();
    }

    void aRecordOfAMemberHasAllButTheUser()
    {
        const Member value = decoded<Member>(fullSample(tableOf<Member>()));
        PackWriter writer;
        packMembers<PackedMember>(writer, value);
        PackReader reader(writer.bytes().data());
        Member result;
        unpackMembers<PackedMember>(reader, result);
        QVERIFY(!result.user);
        QVERIFY(!result.permissions);
        result.user = value.user;
        result.permissions = value.permissions;
        QVERIFY(result == value);
    }

    void textComesBack_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("ASCII") << QStringLiteral("plain");
        QTest::newRow("accents") << QStringLiteral("h\u00e9 h\u00e9");
        QTest::newRow("emoji") << QStringLiteral("\U0001f600 and more");
        QTest::newRow("127 letters, then one that is not ASCII") << QString(QString(127, u'a') + QChar(0xe9));
        QTest::newRow("128 letters") << QString(128, u'a');
        QTest::newRow("20,000 letters that are not ASCII") << QString(20'000, QChar(0x4e00));
        QTest::newRow("with a zero") << QString(QStringLiteral("a") + QChar(0) + u'b');
    }
    void textComesBack()
    {
        QFETCH(QString, text);
        PackWriter writer;
        writer.number(1);
        writer.text(text);
        writer.number(2);
        PackReader reader(writer.bytes().data());
        QCOMPARE(reader.number(), 1u);
        QCOMPARE(reader.text(), text);
        QCOMPARE(reader.number(), 2u);
    }

    void timesComeBack_data()
    {
        QTest::addColumn<Timestamp>("time");
        QTest::addColumn<int>("atMost"); // bytes
        QTest::newRow("null") << Timestamp() << 1;
        QTest::newRow("1970") << Timestamp::fromSeconds(0) << 7;
        QTest::newRow("milliseconds") << Timestamp::fromMilliseconds(1'795'000'000'123) << 6;
        QTest::newRow("microseconds") << Timestamp::fromMicroseconds(1'795'000'000'123'456) << 8;
        QTest::newRow("year 1") << *Timestamp::fromIso8601(u"0001-01-01T00:00:00Z") << 8;
        QTest::newRow("year 9999") << *Timestamp::fromIso8601(u"9999-12-31T23:59:59.999999Z") << 9;
        QTest::newRow("the last") << Timestamp::fromMicroseconds(std::numeric_limits<qint64>::max()) << 9;
        QTest::newRow("the first") << Timestamp::fromMicroseconds(-std::numeric_limits<qint64>::max()) << 9;
    }
    void timesComeBack()
    {
        QFETCH(Timestamp, time);
        QFETCH(int, atMost);
        PackWriter writer;
        pack(writer, time);
        QVERIFY2(writer.size() <= atMost, QByteArray::number(writer.size()).constData());
        PackReader reader(writer.bytes().data());
        Timestamp result = Timestamp::fromSeconds(1);
        unpack(reader, result);
        QCOMPARE(result, time);
    }

    void hashesComeBack_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("still") << QStringLiteral("0123456789abcdef0123456789abcdef");
        QTest::newRow("animated") << QStringLiteral("a_0123456789abcdef0123456789abcdef");
        QTest::newRow("other") << QStringLiteral("clyde");
        QTest::newRow("null") << QString();
    }
    void hashesComeBack()
    {
        QFETCH(QString, text);
        const ImageHash hash = ImageHash::fromString(QStringView(text));
        PackWriter writer;
        pack(writer, hash);
        PackReader reader(writer.bytes().data());
        ImageHash result;
        unpack(reader, result);
        QCOMPARE(result, hash);
        QCOMPARE(result.toString(), text);
    }

    void aUsualUserIsSmall()
    {
        User user;
        user.id = Snowflake(613425648685547541);
        user.username = QStringLiteral("someone_here");
        user.globalName = QStringLiteral("Someone Here");
        user.discriminator = QStringLiteral("0");
        user.avatar = ImageHash::fromString(u"0123456789abcdef0123456789abcdef");
        PackWriter writer;
        packMembers<Packed<User>>(writer, user);
        QCOMPARE(writer.size(), 2 + 13 + 13 + 17);
    }
};

QTEST_GUILESS_MAIN(TestPacking)
#include "tst_packing.moc"
