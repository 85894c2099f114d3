#include "modeltypes.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace Hikari;

namespace {

void collectKeys(const Table &table, QSet<QString> &keys)
{
    for (std::size_t i = 0; i < table.count; ++i) {
        const Field &field = table.fields[i];
        if (field.key.empty())
            collectKeys(*field.ops->nested(), keys);
        else
            keys.insert(QString::fromLatin1(field.key.data(), qsizetype(field.key.size())));
    }
}

//! Documented objects and the model that has their fields
const struct
{
    const char *object;
    const char *model;
} objects[] {
    { "Action Metadata", "AutoModActionMetadata" },
    { "Action Row Structure", "Component" },
    { "Activity Assets", "ActivityAssets" },
    { "Activity Buttons", "ActivityButton" },
    { "Activity Emoji", "ActivityEmoji" },
    { "Activity Instance Object", "ActivityInstance" },
    { "Activity Location Object", "ActivityLocation" },
    { "Activity Party", "ActivityParty" },
    { "Activity Secrets", "ActivitySecrets" },
    { "Activity Structure", "Activity" },
    { "Activity Timestamps", "ActivityTimestamps" },
    { "Application Authorized Structure", "ApplicationAuthorization" },
    { "Application Command Data Structure", "InteractionData" },
    { "Application Command Interaction Data Option Structure", "InteractionOption" },
    { "Application Command Interaction Metadata Structure", "InteractionMetadata" },
    { "Application Command Option Choice Structure", "CommandOptionChoice" },
    { "Application Command Option Structure", "CommandOption" },
    { "Application Command Permissions Structure", "CommandPermission" },
    { "Application Command Structure", "ApplicationCommand" },
    { "Application Deauthorized Structure", "ApplicationDeauthorization" },
    { "Application Integration Type Configuration Object", "IntegrationTypeConfiguration" },
    { "Application Role Connection Metadata Structure", "RoleConnectionMetadata" },
    { "Application Role Connection Structure", "RoleConnection" },
    { "Application Structure", "Application" },
    { "Attachment Request Structure", "AttachmentRequest" },
    { "Attachment Structure", "Attachment" },
    { "Audit Log Change Structure", "AuditLogChange" },
    { "Audit Log Entry Structure", "AuditLogEntry" },
    { "Audit Log Structure", "AuditLog" },
    { "Auto Moderation Action Structure", "AutoModAction" },
    { "Auto Moderation Rule Structure", "AutoModRule" },
    { "Autocomplete", "InteractionAutocomplete" },
    { "Avatar Decoration Data Structure", "AvatarDecoration" },
    { "Ban Structure", "Ban" },
    { "Bulk Ban Response", "BulkBanResult" },
    { "Button Structure", "Component" },
    { "Channel Mention Structure", "ChannelMention" },
    { "Channel Select Structure", "Component" },
    { "Channel Structure", "Channel" },
    { "Checkbox Group Structure", "Component" },
    { "Checkbox Structure", "Component" },
    { "Client Status Object", "ClientStatus" },
    { "Collectible Structure", "Collectibles" },
    { "Connection Structure", "OwnConnection" },
    { "Container Structure", "Component" },
    { "Default Reaction Structure", "DefaultReaction" },
    { "Default Settings for Allowed Mentions", "AllowedMentions" },
    { "Embed Author Structure", "EmbedAuthor" },
    { "Embed Field Structure", "EmbedField" },
    { "Embed Footer Structure", "EmbedFooter" },
    { "Embed Image Structure", "EmbedMedia" },
    { "Embed Provider Structure", "EmbedProvider" },
    { "Embed Structure", "Embed" },
    { "Embed Video Structure", "EmbedMedia" },
    { "Emoji Structure", "Emoji" },
    { "Entitlement Structure", "Entitlement" },
    { "File Structure", "Component" },
    { "File Upload Structure", "Component" },
    { "Followed Channel Structure", "FollowedChannel" },
    { "Forum Tag Structure", "ForumTag" },
    { "Gateway Presence Update Structure", "PresenceUpdate" },
    { "Gateway Voice State Update Structure", "VoiceStateUpdate" },
    { "Guild Application Command Permissions Structure", "GuildCommandPermissions" },
    { "Guild Create Extra Fields", "GatewayGuild" },
    { "Guild Member Structure", "Member" },
    { "Guild Onboarding Structure", "Onboarding" },
    { "Guild Preview Structure", "GuildPreview" },
    { "Guild Scheduled Event Entity Metadata", "ScheduledEventMetadata" },
    { "Guild Scheduled Event Recurrence Rule - N_Weekday Structure", "RecurrenceWeekday" },
    { "Guild Scheduled Event Recurrence Rule Structure", "RecurrenceRule" },
    { "Guild Scheduled Event Structure", "ScheduledEvent" },
    { "Guild Scheduled Event User Structure", "ScheduledEventUser" },
    { "Guild Structure", "GatewayGuild" },
    { "Guild Structure", "Guild" },
    { "Guild Template Structure", "GuildTemplate" },
    { "Guild Widget Settings Structure", "GuildWidgetSettings" },
    { "Guild Widget Structure", "GuildWidget" },
    { "Hello Structure", "Hello" },
    { "Identify Connection Properties", "IdentifyProperties" },
    { "Identify Structure", "Identify" },
    { "Incidents Data Structure", "IncidentsData" },
    { "Install Params Structure", "InstallParams" },
    { "Integration Account Structure", "IntegrationAccount" },
    { "Integration Application Structure", "IntegrationApplication" },
    { "Integration Structure", "Integration" },
    { "Interaction Callback Activity Instance Resource", "InteractionCallbackActivity" },
    { "Interaction Callback Object", "InteractionCallback" },
    { "Interaction Callback Resource Object", "InteractionCallbackResource" },
    { "Interaction Callback Response Object", "InteractionCallbackResponse" },
    { "Interaction Response Structure", "InteractionResponse" },
    { "Interaction Structure", "Interaction" },
    { "Invite Metadata Structure", "InviteWithMetadata" },
    { "Invite Stage Instance Structure", "InviteStageInstance" },
    { "Invite Structure", "Invite" },
    { "Label Structure", "Component" },
    { "Lobby Member Structure", "LobbyMember" },
    { "Lobby Message Delete Structure", "LobbyMessageDeletion" },
    { "Lobby Message Object", "LobbyMessage" },
    { "Lobby Message Structure", "LobbyMessage" },
    { "Lobby Structure", "Lobby" },
    { "Media Gallery Item Structure", "MediaGalleryItem" },
    { "Media Gallery Structure", "Component" },
    { "Mentionable Select Structure", "Component" },
    { "Message Activity Structure", "MessageActivity" },
    { "Message Call Object Structure", "MessageCall" },
    { "Message Component Data Structure", "InteractionData" },
    { "Message Component Interaction Metadata Structure", "InteractionMetadata" },
    { "Message Create Extra Fields", "Message" },
    { "Message Interaction Structure", "MessageInteraction" },
    { "Message Pin Object Structure", "MessagePin" },
    { "Message Reference Structure", "MessageReference" },
    { "Message Snapshot Structure", "MessageSnapshot" },
    { "Message Structure", "Message" },
    { "Messages", "InteractionMessage" },
    { "Modal Submit Data Structure", "InteractionData" },
    { "Modal Submit Interaction Metadata Structure", "InteractionMetadata" },
    { "Modal", "InteractionModal" },
    { "Nameplate Structure", "Nameplate" },
    { "Onboarding Prompt Structure", "OnboardingPrompt" },
    { "Optional Audit Entry Info", "AuditLogEntryInfo" },
    { "Overwrite Structure", "PermissionOverwrite" },
    { "Poll Answer Count Object Structure", "PollAnswerCount" },
    { "Poll Answer Object Structure", "PollAnswer" },
    { "Poll Create Request Object Structure", "PollRequest" },
    { "Poll Media Object Structure", "PollMedia" },
    { "Poll Object Structure", "Poll" },
    { "Poll Results Object Structure", "PollResults" },
    { "Presence Update Event Fields", "Presence" },
    { "Prompt Option Structure", "OnboardingPromptOption" },
    { "Radio Group Structure", "Component" },
    { "Reaction Count Details Structure", "ReactionCountDetails" },
    { "Reaction Structure", "Reaction" },
    { "Ready Event Fields", "ReadyPayload" },
    { "Request Channel Info Structure", "RequestChannelInfo" },
    { "Request Guild Members Structure", "RequestGuildMembers" },
    { "Request Soundboard Sounds Structure", "RequestSoundboardSounds" },
    { "Resolved Data Structure", "ResolvedData" },
    { "Resume Structure", "Resume" },
    { "Role Colors Object", "RoleColors" },
    { "Role Select Structure", "Component" },
    { "Role Structure", "Role" },
    { "Role Subscription Data Object Structure", "RoleSubscriptionData" },
    { "Role Tags Structure", "RoleTags" },
    { "SDK DM Message Structure", "SdkDirectMessage" },
    { "SKU Structure", "Sku" },
    { "Section Structure", "Component" },
    { "Select Default Value Structure", "SelectDefaultValue" },
    { "Select Option Structure", "SelectOption" },
    { "Separator Structure", "Component" },
    { "Session Start Limit Structure", "SessionStartLimit" },
    { "Shared Client Theme Object Structure", "SharedClientTheme" },
    { "Soundboard Sound Structure", "SoundboardSound" },
    { "Stage Instance Structure", "StageInstance" },
    { "Sticker Item Structure", "StickerItem" },
    { "Sticker Pack Structure", "StickerPack" },
    { "Sticker Structure", "Sticker" },
    { "String Select Structure", "Component" },
    { "Subscription Object", "Subscription" },
    { "Text Display Structure", "Component" },
    { "Text Input Structure", "Component" },
    { "Thread Member Structure", "ThreadMember" },
    { "Thread Metadata Structure", "ThreadMetadata" },
    { "Thumbnail Structure", "Component" },
    { "Trigger Metadata", "AutoModTriggerMetadata" },
    { "Unfurled Media Item Structure", "UnfurledMedia" },
    { "User Primary Guild", "PrimaryGuild" },
    { "User Select Structure", "Component" },
    { "User Structure", "OwnUser" },
    { "Voice Region Structure", "VoiceRegion" },
    { "Voice State Structure", "VoiceState" },
    { "Webhook Structure", "Webhook" },
    { "Welcome Screen Channel Structure", "WelcomeScreenChannel" },
    { "Welcome Screen Structure", "WelcomeScreen" },
};

} // namespace

//! Compares the field tables with the list of documented fields, which is not part of the public repository; keys that
//! bots rely on most are checked without it.
class TestDocumentedFields : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyDocumentedFieldIsInTheTable_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QStringList>("keys");
        QFile file(QStringLiteral(HIKARI_SHARED_DIR "/parity/docs_objects.tsv"));
        QHash<QString, QStringList> documented;
        if (file.open(QIODevice::ReadOnly)) {
            while (!file.atEnd()) {
                const QStringList columns = QString::fromUtf8(file.readLine()).split(u'\t');
                if (columns.size() > 3)
                    documented[columns.at(0)].append(columns.at(3));
            }
            for (const auto &row : objects) {
                QVERIFY2(documented.contains(QLatin1String(row.object)), row.object);
                QTest::addRow("%s in %s", row.object, row.model)
                    << QString::fromLatin1(row.model) << documented.value(QLatin1String(row.object));
            }
        }
        QTest::newRow("a message's own") << QStringLiteral("Message")
                                         << QStringList { QStringLiteral("id"), QStringLiteral("channel_id"),
                                                QStringLiteral("guild_id"), QStringLiteral("author"),
                                                QStringLiteral("content"), QStringLiteral("embeds"),
                                                QStringLiteral("components") };
        QTest::newRow("a guild's own") << QStringLiteral("GatewayGuild")
                                       << QStringList { QStringLiteral("id"), QStringLiteral("members"),
                                              QStringLiteral("channels"), QStringLiteral("voice_states") };
    }
    void everyDocumentedFieldIsInTheTable()
    {
        QFETCH(QString, model);
        QFETCH(QStringList, keys);
        const ModelType *const type = modelType(model);
        QVERIFY2(type, qPrintable(model));
        QSet<QString> known;
        collectKeys(*type->table, known);
        QStringList missing;
        for (const QString &key : keys) {
            if (!known.contains(key))
                missing.append(key);
        }
        QCOMPARE(missing, QStringList());
    }
};

QTEST_GUILESS_MAIN(TestDocumentedFields)
#include "tst_documentedfields.moc"
