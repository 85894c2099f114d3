#include <hikari/events/registry.h>
#include <hikari/model/schema.h>

#include <QFile>
#include <QSet>
#include <QTest>

using namespace Hikari;
using namespace Qt::StringLiterals;

namespace {

//! Documented objects and the struct or event that has their keys
const struct
{
    const char *object;
    const char *model;
} objects[] {
    { "Action Metadata", "AutoModActionMetadata" },
    { "Action Row Structure", "ActionRow" },
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
    { "Application Command Data Structure", "CommandData" },
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
    { "Auto Moderation Action Execution Event Fields", "AutoModActionExecutionEvent" },
    { "Auto Moderation Action Structure", "AutoModAction" },
    { "Auto Moderation Rule Structure", "AutoModRule" },
    { "Autocomplete", "InteractionAutocomplete" },
    { "Avatar Decoration Data Structure", "AvatarDecoration" },
    { "Ban Structure", "Ban" },
    { "Bulk Ban Response", "BulkBanResult" },
    { "Button Structure", "Button" },
    { "Channel Info Channel Structure", "ChannelInfo" },
    { "Channel Info Structure", "ChannelInfoEvent" },
    { "Channel Mention Structure", "ChannelMention" },
    { "Channel Pins Update Event Fields", "GuildPinsUpdateEvent" },
    { "Channel Select Interaction Response Structure", "ChannelSelect" },
    { "Channel Select Structure", "ChannelSelect" },
    { "Channel Structure", "Channel" },
    { "Checkbox Group Interaction Response Structure", "CheckboxGroup" },
    { "Checkbox Group Option Structure", "SelectOption" },
    { "Checkbox Group Structure", "CheckboxGroup" },
    { "Checkbox Interaction Response Structure", "Checkbox" },
    { "Checkbox Structure", "Checkbox" },
    { "Client Status Object", "ClientStatus" },
    { "Collectible Structure", "Collectibles" },
    { "Connection Structure", "OwnConnection" },
    { "Container Structure", "Container" },
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
    { "Event Body Object", "WebhookEvent" },
    { "File Structure", "FileComponent" },
    { "File Upload Interaction Response Structure", "FileUpload" },
    { "File Upload Structure", "FileUpload" },
    { "Followed Channel Structure", "FollowedChannel" },
    { "Forum Tag Structure", "ForumTag" },
    { "Gateway Presence Update Structure", "PresenceUpdate" },
    { "Gateway Voice State Update Structure", "VoiceStateUpdate" },
    { "Guild Application Command Permissions Structure", "GuildCommandPermissions" },
    { "Guild Audit Log Entry Create Event Extra Fields", "AuditLogEntryCreateEvent" },
    { "Guild Ban Add Event Fields", "BanCreateEvent" },
    { "Guild Ban Remove Event Fields", "BanDeleteEvent" },
    { "Guild Create Extra Fields", "GatewayGuild" },
    { "Guild Emojis Update Event Fields", "EmojisUpdateEvent" },
    { "Guild Integrations Update Event Fields", "GuildIntegrationsUpdateEvent" },
    { "Guild Member Add Extra Fields", "MemberCreateEvent" },
    { "Guild Member Remove Event Fields", "MemberDeleteEvent" },
    { "Guild Member Structure", "Member" },
    { "Guild Member Update Event Fields", "MemberUpdateEvent" },
    { "Guild Members Chunk Event Fields", "MemberChunkEvent" },
    { "Guild Onboarding Structure", "Onboarding" },
    { "Guild Preview Structure", "GuildPreview" },
    { "Guild Role Create Event Fields", "RoleCreateEvent" },
    { "Guild Role Delete Event Fields", "RoleDeleteEvent" },
    { "Guild Role Update Event Fields", "RoleUpdateEvent" },
    { "Guild Scheduled Event Entity Metadata", "ScheduledEventMetadata" },
    { "Guild Scheduled Event Recurrence Rule - N_Weekday Structure", "RecurrenceWeekday" },
    { "Guild Scheduled Event Recurrence Rule Structure", "RecurrenceRule" },
    { "Guild Scheduled Event Structure", "ScheduledEvent" },
    { "Guild Scheduled Event User Add Event Fields", "ScheduledEventUserAddEvent" },
    { "Guild Scheduled Event User Remove Event Fields", "ScheduledEventUserRemoveEvent" },
    { "Guild Scheduled Event User Structure", "ScheduledEventUser" },
    { "Guild Soundboard Sound Delete Event Fields", "SoundboardSoundDeleteEvent" },
    { "Guild Soundboard Sounds Update Event Fields", "SoundboardSoundsUpdateEvent" },
    { "Guild Stickers Update Event Fields", "StickersUpdateEvent" },
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
    { "Integration Create Event Additional Fields", "IntegrationCreateEvent" },
    { "Integration Delete Event Fields", "IntegrationDeleteEvent" },
    { "Integration Structure", "Integration" },
    { "Integration Update Event Additional Fields", "IntegrationUpdateEvent" },
    { "Interaction Callback Activity Instance Resource", "InteractionCallbackActivity" },
    { "Interaction Callback Object", "InteractionCallback" },
    { "Interaction Callback Resource Object", "InteractionCallbackResource" },
    { "Interaction Callback Response Object", "InteractionCallbackResponse" },
    { "Interaction Response Structure", "InteractionResponse" },
    { "Interaction Structure", "Interaction" },
    { "Invite Create Event Fields", "InviteCreateEvent" },
    { "Invite Delete Event Fields", "InviteDeleteEvent" },
    { "Invite Metadata Structure", "InviteWithMetadata" },
    { "Invite Stage Instance Structure", "InviteStageInstance" },
    { "Invite Structure", "Invite" },
    { "JSON Response", "GatewayBotInfo" },
    { "Label Interaction Response Structure", "Label" },
    { "Label Structure", "Label" },
    { "Lobby Member Structure", "LobbyMember" },
    { "Lobby Message Delete Structure", "LobbyMessageDeletion" },
    { "Lobby Message Object", "LobbyMessage" },
    { "Lobby Message Structure", "LobbyMessage" },
    { "Lobby Structure", "Lobby" },
    { "Media Gallery Item Structure", "MediaGalleryItem" },
    { "Media Gallery Structure", "MediaGallery" },
    { "Mentionable Select Interaction Response Structure", "MentionableSelect" },
    { "Mentionable Select Structure", "MentionableSelect" },
    { "Message Activity Structure", "MessageActivity" },
    { "Message Call Object Structure", "MessageCall" },
    { "Message Component Data Structure", "ComponentData" },
    { "Message Component Interaction Metadata Structure", "InteractionMetadata" },
    { "Message Create Extra Fields", "Message" },
    { "Message Delete Bulk Event Fields", "GuildBulkMessageDeleteEvent" },
    { "Message Delete Event Fields", "DMMessageDeleteEvent" },
    { "Message Interaction Structure", "MessageInteraction" },
    { "Message Pin Object Structure", "MessagePin" },
    { "Message Poll Vote Add Fields", "PollVoteCreateEvent" },
    { "Message Poll Vote Remove Fields", "PollVoteDeleteEvent" },
    { "Message Reaction Add Event Fields", "GuildReactionAddEvent" },
    { "Message Reaction Remove All Event Fields", "GuildReactionDeleteAllEvent" },
    { "Message Reaction Remove Emoji Event Fields", "GuildReactionDeleteEmojiEvent" },
    { "Message Reaction Remove Event Fields", "GuildReactionDeleteEvent" },
    { "Message Reference Structure", "MessageReference" },
    { "Message Snapshot Structure", "MessageSnapshot" },
    { "Message Structure", "Message" },
    { "Messages", "InteractionMessage" },
    { "Modal", "InteractionModal" },
    { "Modal Submit Data Structure", "ModalData" },
    { "Modal Submit Interaction Metadata Structure", "InteractionMetadata" },
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
    { "Radio Group Interaction Response Structure", "RadioGroup" },
    { "Radio Group Option Structure", "SelectOption" },
    { "Radio Group Structure", "RadioGroup" },
    { "Rate Limited Fields", "ShardRateLimitedEvent" },
    { "Reaction Count Details Structure", "ReactionCountDetails" },
    { "Reaction Structure", "Reaction" },
    { "Ready Event Fields", "ReadyPayload" },
    { "Request Channel Info Structure", "RequestChannelInfo" },
    { "Request Guild Members Structure", "RequestGuildMembers" },
    { "Request Soundboard Sounds Structure", "RequestSoundboardSounds" },
    { "Resolved Data Structure", "ResolvedData" },
    { "Resume Structure", "Resume" },
    { "Role Colors Object", "RoleColors" },
    { "Role Select Interaction Response Structure", "RoleSelect" },
    { "Role Select Structure", "RoleSelect" },
    { "Role Structure", "Role" },
    { "Role Subscription Data Object Structure", "RoleSubscriptionData" },
    { "Role Tags Structure", "RoleTags" },
    { "SDK DM Message Structure", "SdkDirectMessage" },
    { "SKU Structure", "Sku" },
    { "Section Structure", "Section" },
    { "Select Default Value Structure", "SelectDefaultValue" },
    { "Select Option Structure", "SelectOption" },
    { "Separator Structure", "Separator" },
    { "Session Start Limit Structure", "SessionStartLimit" },
    { "Shared Client Theme Object Structure", "SharedClientTheme" },
    { "Soundboard Sound Structure", "SoundboardSound" },
    { "Soundboard Sounds Event Fields", "SoundboardSoundsEvent" },
    { "Stage Instance Structure", "StageInstance" },
    { "Sticker Item Structure", "StickerItem" },
    { "Sticker Pack Structure", "StickerPack" },
    { "Sticker Structure", "Sticker" },
    { "String Select Interaction Response Structure", "StringSelect" },
    { "String Select Structure", "StringSelect" },
    { "Subscription Object", "Subscription" },
    { "Text Display Interaction Response Structure", "TextDisplay" },
    { "Text Display Structure", "TextDisplay" },
    { "Text Input Interaction Response Structure", "TextInput" },
    { "Text Input Structure", "TextInput" },
    { "Thread List Sync Event Fields", "ThreadListSyncEvent" },
    { "Thread Member Structure", "ThreadMember" },
    { "Thread Member Update Event Extra Fields", "ThreadMemberUpdateEvent" },
    { "Thread Members Update Event Fields", "ThreadMembersUpdateEvent" },
    { "Thread Metadata Structure", "ThreadMetadata" },
    { "Thumbnail Structure", "Thumbnail" },
    { "Trigger Metadata", "AutoModTriggerMetadata" },
    { "Typing Start Event Fields", "GuildTypingEvent" },
    { "Unfurled Media Item Structure", "UnfurledMedia" },
    { "User Primary Guild", "PrimaryGuild" },
    { "User Select Interaction Response Structure", "UserSelect" },
    { "User Select Structure", "UserSelect" },
    { "User Structure", "OwnUser" },
    { "Voice Channel Effect Send Event Fields", "VoiceChannelEffectSendEvent" },
    { "Voice Channel Start Time Update", "VoiceChannelStartTimeUpdateEvent" },
    { "Voice Channel Status Update", "VoiceChannelStatusUpdateEvent" },
    { "Voice Region Structure", "VoiceRegion" },
    { "Voice Server Update Event Fields", "VoiceServerUpdateEvent" },
    { "Voice State Structure", "VoiceState" },
    { "Webhook Structure", "Webhook" },
    { "Webhooks Update Event Fields", "WebhookUpdateEvent" },
    { "Welcome Screen Channel Structure", "WelcomeScreenChannel" },
    { "Welcome Screen Structure", "WelcomeScreen" },
};

//! Documented objects without a struct
const struct
{
    const char *object;
    const char *reason;
} others[] {
    { "Anatomy of a Component", "what all components have: each struct has it" },
    { "Custom ID", "what those have that users use: their structs have it" },
    { "Additional Fields", "of the messages that a client's SDK sees, not a bot" },
    { "Form Params", "body of a request: RestClient's call has it" },
    { "Forum and Media Thread Message Params Object", "body of a request: RestClient's call has it" },
    { "Gateway URL Query String Params", "part of the gateway's URL" },
    { "JSON Params", "body of a request: RestClient's call has it" },
    { "JSON Params (Group DM)", "body of a request: RestClient's call has it" },
    { "JSON Params (Guild channel)", "body of a request: RestClient's call has it" },
    { "JSON Params (Thread)", "body of a request: RestClient's call has it" },
    { "JSON/Form Params", "body of a request: RestClient's call has it" },
    { "Lobby Invite Object", "a code alone: Invite has it" },
    { "Lobby Member JSON Params", "body of a request: RestClient's call has it" },
    { "Payload Structure",
        "the frame of a gateway payload, read by PayloadHeader; of webhook events: WebhookEventPayload" },
    { "Query Params", "query of a request: RestClient's call has it" },
    { "Query String Params", "query of a request: RestClient's call has it" },
    { "Request Guild Member Rate Limit Metadata Structure", "RequestGuildMembersRateLimitedEvent has both members" },
    { "Response Body", "a list under one key: ThreadList, MessageSearchResult, or the list itself" },
    { "Response Structure", "a list under one key: the call gives the list" },
};

//! Keys that a struct does not have, or has otherwise than documented
const struct
{
    const char *model;
    const char *key; // null: all of them
    const char *reason;
} differences[] {
    { "AllowedMentions", "parse", "always written: without it Discord would ping everybody who is named" },
    { "AuditLogEntryInfo", nullptr,
        "which keys are there depends on the kind of entry; Discord marks none as optional" },
    { "AutoModActionMetadata", nullptr, "which keys are there depends on the type of action" },
    { "AutoModTriggerMetadata", nullptr, "which keys are there depends on the type of trigger" },
    { "ActionRow", "type", "which struct it is: Component::type()" },
    { "ActionRow", "id", "Discord makes one when it is left out, so it is always there in interactions" },
    { "Button", "type", "which struct it is: Component::type()" },
    { "Button", "id", "Discord makes one when it is left out, so it is always there in interactions" },
    { "StringSelect", "type", "which struct it is: Component::type()" },
    { "StringSelect", "id", "Discord makes one when it is left out, so it is always there in interactions" },
    { "TextInput", "type", "which struct it is: Component::type()" },
    { "TextInput", "id", "Discord makes one when it is left out, so it is always there in interactions" },
    { "UserSelect", "type", "which struct it is: Component::type()" },
    { "UserSelect", "id", "Discord makes one when it is left out, so it is always there in interactions" },
    { "RoleSelect", "type", "which struct it is: Component::type()" },
    { "RoleSelect", "id", "Discord makes one when it is left out, so it is always there in interactions" },
    { "MentionableSelect", "type", "which struct it is: Component::type()" },
    { "MentionableSelect", "id", "Discord makes one when it is left out, so it is always there in interactions" },
    { "ChannelSelect", "type", "which struct it is: Component::type()" },
    { "ChannelSelect", "id", "Discord makes one when it is left out, so it is always there in interactions" },
    { "Section", "type", "which struct it is: Component::type()" },
    { "Section", "id", "Discord makes one when it is left out, so it is always there in interactions" },
    { "TextDisplay", "type", "which struct it is: Component::type()" },
    { "TextDisplay", "id", "Discord makes one when it is left out, so it is always there in interactions" },
    { "Thumbnail", "type", "which struct it is: Component::type()" },
    { "Thumbnail", "id", "Discord makes one when it is left out, so it is always there in interactions" },
    { "MediaGallery", "type", "which struct it is: Component::type()" },
    { "MediaGallery", "id", "Discord makes one when it is left out, so it is always there in interactions" },
    { "FileComponent", "type", "which struct it is: Component::type()" },
    { "FileComponent", "id", "Discord makes one when it is left out, so it is always there in interactions" },
    { "Separator", "type", "which struct it is: Component::type()" },
    { "Separator", "id", "Discord makes one when it is left out, so it is always there in interactions" },
    { "Container", "type", "which struct it is: Component::type()" },
    { "Container", "id", "Discord makes one when it is left out, so it is always there in interactions" },
    { "Label", "type", "which struct it is: Component::type()" },
    { "Label", "id", "Discord makes one when it is left out, so it is always there in interactions" },
    { "FileUpload", "type", "which struct it is: Component::type()" },
    { "FileUpload", "id", "Discord makes one when it is left out, so it is always there in interactions" },
    { "RadioGroup", "type", "which struct it is: Component::type()" },
    { "RadioGroup", "id", "Discord makes one when it is left out, so it is always there in interactions" },
    { "CheckboxGroup", "type", "which struct it is: Component::type()" },
    { "CheckboxGroup", "id", "Discord makes one when it is left out, so it is always there in interactions" },
    { "Checkbox", "type", "which struct it is: Component::type()" },
    { "Checkbox", "id", "Discord makes one when it is left out, so it is always there in interactions" },
    { "StringSelect", "component_type", "of message interactions: ComponentData has it" },
    { "StringSelect", "values", "of what users send only; the same struct is what bots send" },
    { "StringSelect", "resolved", "ComponentData and ModalData have it" },
    { "UserSelect", "component_type", "of message interactions: ComponentData has it" },
    { "UserSelect", "values", "of what users send only; the same struct is what bots send" },
    { "UserSelect", "resolved", "ComponentData and ModalData have it" },
    { "RoleSelect", "component_type", "of message interactions: ComponentData has it" },
    { "RoleSelect", "values", "of what users send only; the same struct is what bots send" },
    { "RoleSelect", "resolved", "ComponentData and ModalData have it" },
    { "MentionableSelect", "component_type", "of message interactions: ComponentData has it" },
    { "MentionableSelect", "values", "of what users send only; the same struct is what bots send" },
    { "MentionableSelect", "resolved", "ComponentData and ModalData have it" },
    { "ChannelSelect", "component_type", "of message interactions: ComponentData has it" },
    { "ChannelSelect", "values", "of what users send only; the same struct is what bots send" },
    { "ChannelSelect", "resolved", "ComponentData and ModalData have it" },
    { "TextInput", "value", "of what users send only; the same struct is what bots send" },
    { "TextInput", "values", "of what users send only; the same struct is what bots send" },
    { "FileUpload", "value", "of what users send only; the same struct is what bots send" },
    { "FileUpload", "values", "of what users send only; the same struct is what bots send" },
    { "RadioGroup", "value", "of what users send only; the same struct is what bots send" },
    { "RadioGroup", "values", "of what users send only; the same struct is what bots send" },
    { "CheckboxGroup", "value", "of what users send only; the same struct is what bots send" },
    { "CheckboxGroup", "values", "of what users send only; the same struct is what bots send" },
    { "Checkbox", "value", "of what users send only; the same struct is what bots send" },
    { "Checkbox", "values", "of what users send only; the same struct is what bots send" },
    { "EmbedMedia", "url", "of videos it is optional, of images not" },
    { "InteractionMetadata", nullptr, "one struct for the three kinds, so what one must have another has not" },
    { "LobbyMessage", nullptr, "the page of webhook events and that of lobbies disagree; both are read" },
    { "MemberUpdateEvent", nullptr, "the member is read as everywhere; all keys but its user's are optional there" },
};

bool isExplained(const QString &model, const QString &key)
{
    return std::any_of(std::begin(differences), std::end(differences), [&](const auto &row) {
        return model == QLatin1String(row.model) && (!row.key || key == QLatin1String(row.key));
    });
}

const QList<FieldInfo> *fieldsOf(const QString &name)
{
    if (const ModelInfo *info = model(name))
        return &info->fields;
    if (const EventClassInfo *info = eventClassByName(name))
        return &info->fields;
    return nullptr;
}

struct DocumentedField
{
    QString key;
    bool isOptional;
    bool isNullable;
};

} // namespace

//! Compares the schema with the list of documented fields, which is not part of the public repository; keys that bots
//! rely on most are checked without it.
class TestDocumentedFields : public QObject
{
    Q_OBJECT
private:
    QHash<QString, QList<DocumentedField>> m_documented;

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(HIKARI_SHARED_DIR "/parity/docs_objects.tsv"));
        if (!file.open(QIODevice::ReadOnly))
            return;
        file.readLine();
        while (!file.atEnd()) {
            const QStringList columns = QString::fromUtf8(file.readLine()).split(u'\t');
            m_documented[columns.at(0)].append({ columns.at(3), columns.at(5) == u"yes", columns.at(6) == u"yes" });
        }
    }

    void everyDocumentedFieldIsInTheSchema_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("object");
        for (const auto &row : objects)
            QTest::addRow("%s in %s", row.object, row.model)
                << QString::fromLatin1(row.model) << QString::fromLatin1(row.object);
    }
    void everyDocumentedFieldIsInTheSchema()
    {
        QFETCH(QString, model);
        QFETCH(QString, object);
        const QList<FieldInfo> *const fields = fieldsOf(model);
        QVERIFY2(fields, qPrintable(model));
        if (m_documented.isEmpty())
            return; // the struct is there, which is all that can be told without the list
        QVERIFY2(m_documented.contains(object), qPrintable(object));
        QStringList wrong;
        for (const DocumentedField &documented : m_documented.value(object)) {
            const auto it = std::find_if(fields->begin(), fields->end(),
                [&documented](const FieldInfo &field) { return field.key == documented.key; });
            if (isExplained(model, documented.key))
                continue;
            if (it == fields->end())
                wrong.append(QString(documented.key + u" is missing"));
            else if (it->isOptional != documented.isOptional || it->isNullable != documented.isNullable)
                wrong.append(QString(documented.key + u" is optional or nullable otherwise than documented"));
        }
        QCOMPARE(wrong, QStringList());
    }

    void everyDocumentedObjectIsListed()
    {
        if (m_documented.isEmpty())
            QSKIP("needs the parity tables");
        QSet<QString> left(m_documented.keyBegin(), m_documented.keyEnd());
        for (const auto &row : objects)
            left.remove(QLatin1String(row.object));
        for (const auto &row : others)
            QVERIFY2(left.remove(QLatin1String(row.object)), row.object); // one reason, and no struct
        QCOMPARE(left.values(), QStringList());
    }

    void keysThatBotsRelyOn()
    {
        const auto has = [](const QString &name, const QStringList &keys) {
            QStringList missing = keys;
            for (const FieldInfo &field : *fieldsOf(name))
                missing.removeOne(field.key);
            return missing.isEmpty();
        };
        QVERIFY(has(u"Message"_s, { u"id"_s, u"channel_id"_s, u"guild_id"_s, u"author"_s, u"content"_s, u"embeds"_s }));
        QVERIFY(has(u"GatewayGuild"_s, { u"id"_s, u"members"_s, u"channels"_s, u"voice_states"_s }));
        QVERIFY(has(u"GuildMessageCreateEvent"_s, { u"id"_s, u"content"_s }));
    }
};

QTEST_GUILESS_MAIN(TestDocumentedFields)
#include "tst_documentedfields.moc"
