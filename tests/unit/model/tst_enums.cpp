#include <hikari/model/automoderation.h>
#include <hikari/model/channel.h>
#include <hikari/model/enums.h>
#include <hikari/model/gatewaycodes.h>
#include <hikari/model/monetization.h>
#include <hikari/model/permissions.h>
#include <hikari/model/schema.h>
#include <hikari/model/textvalues.h>

#include <QFile>
#include <QSet>
#include <QTest>

using namespace Hikari;
using namespace Qt::StringLiterals;

namespace {

//! Documented enums: ours that has their values, or why there is none
const struct
{
    const char *documented;
    const char *ours;
    const char *reason;
} rows[] {
    { "Activity Location Kind Enum", "ActivityLocationKind", nullptr },
    { "Allowed Mention Types", "AllowedMentionType", nullptr },
    { "Animation Types", "VoiceEffectAnimation", nullptr },
    { "Author Types", "AuthorType", nullptr },
    { "Base Theme Types", "BaseTheme", nullptr },
    { "Device Type", nullptr, "RPC: not for bots" },
    { "Embed Media Flags", "EmbedMediaFlag", nullptr },
    { "Entitlement Types", "EntitlementType", nullptr },
    { "Entry Point Command Handler Types", "CommandHandler", nullptr },
    { "File Type Filtering", "FileTypeFilter", nullptr },
    { "Guild Scheduled Event Recurrence Rule - Frequency", "RecurrenceFrequency", nullptr },
    { "Guild Scheduled Event Recurrence Rule - Month", "RecurrenceMonth", nullptr },
    { "Guild Scheduled Event Recurrence Rule - Weekday", "RecurrenceDay", nullptr },
    { "Key Types", nullptr, "RPC: not for bots" },
    { "Lobby Member Flags", "LobbyMemberFlag", nullptr },
    { "Opcodes", nullptr, "RPC: not for bots" },
    { "RPC Close Event Codes", nullptr, "RPC: not for bots" },
    { "RPC Commands", nullptr, "RPC: not for bots" },
    { "RPC Error Codes", nullptr, "RPC: not for bots" },
    { "RPC Events", nullptr, "RPC: not for bots" },
    { "Relationship Types", nullptr, "the Social SDK on a player's machine" },
    { "Search Embed Types", "SearchEmbedType", nullptr },
    { "Search Has Types", "SearchHasType", nullptr },
    { "Search Sort Modes", "SearchSortMode", nullptr },
    { "Services", "ConnectionService", nullptr },
    { "Speaking", nullptr, "voice connections" },
    { "Status Codes", "TargetUsersJobStatus", nullptr },
    { "Team Member Role Types", "TeamRole", nullptr },
    { "Transport Encryption Modes", nullptr, "voice connections" },
    { "Unfurled Media Item Flags", "UnfurledMediaFlag", nullptr },
    { "Widget Style Options", "WidgetStyle", nullptr },
    { "Action Types", "AutoModActionType", nullptr },
    { "Activity Flags", "ActivityFlag", nullptr },
    { "Activity Types", "ActivityType", nullptr },
    { "Application Command Option Type", "CommandOptionType", nullptr },
    { "Application Command Permission Type", "CommandPermissionType", nullptr },
    { "Application Command Types", "CommandType", nullptr },
    { "Application Event Webhook Status", "EventWebhookStatus", nullptr },
    { "Application Flags", "ApplicationFlag", nullptr },
    { "Application Integration Types", "IntegrationType", nullptr },
    { "Application Role Connection Metadata Type", "RoleConnectionMetadataType", nullptr },
    { "Attachment Flags", "AttachmentFlag", nullptr },
    { "Audit Log Events", "AuditLogEvent", nullptr },
    { "Button Styles", "ButtonStyle", nullptr },
    { "Channel Flags", "ChannelFlag", nullptr },
    { "Channel Types", "ChannelType", nullptr },
    { "Component Types", "ComponentType", nullptr },
    { "Default Message Notification Level", "DefaultNotifications", nullptr },
    { "Embed Flags", "EmbedFlag", nullptr },
    { "Embed Types", "EmbedType", nullptr },
    { "Event Types (auto moderation)", "AutoModEventType", nullptr },
    { "Explicit Content Filter Level", "ExplicitContentFilter", nullptr },
    { "Forum Layout Types", "ForumLayout", nullptr },
    { "Gateway Close Event Codes", "GatewayCloseCode", nullptr },
    { "Gateway Intents", "Intent", nullptr },
    { "Gateway Opcodes", "GatewayOpcode", nullptr },
    { "Guild Age-Restriction Level", "NsfwLevel", nullptr },
    { "Guild Features", "GuildFeature", nullptr },
    { "Guild Invite Flags", "InviteFlag", nullptr },
    { "Guild Member Flags", "MemberFlag", nullptr },
    { "Guild Scheduled Event Entity Types", "ScheduledEventEntityType", nullptr },
    { "Guild Scheduled Event Privacy Level", "ScheduledEventPrivacyLevel", nullptr },
    { "Guild Scheduled Event Status", "ScheduledEventStatus", nullptr },
    { "Integration Expire Behaviors", "IntegrationExpireBehavior", nullptr },
    { "Interaction Callback Type", "InteractionCallbackType", nullptr },
    { "Interaction Context Types", "InteractionContext", nullptr },
    { "Interaction Type", "InteractionType", nullptr },
    { "Invite Target Types", "InviteTargetType", nullptr },
    { "Invite Types", "InviteType", nullptr },
    { "Keyword Preset Types", "AutoModKeywordPreset", nullptr },
    { "Layout Type", "PollLayout", nullptr },
    { "Locales", "Locale", nullptr },
    { "MFA Level", "MfaLevel", nullptr },
    { "Message Activity Types", "MessageActivityType", nullptr },
    { "Message Flags", "MessageFlag", nullptr },
    { "Message Reference Types", "MessageReferenceType", nullptr },
    { "Message Types", "MessageType", nullptr },
    { "OAuth2 Scopes", "OAuth2Scope", nullptr },
    { "Onboarding Mode", "OnboardingMode", nullptr },
    { "Permissions", "Permission", nullptr },
    { "Premium Tier", "PremiumTier", nullptr },
    { "Premium Types", "PremiumType", nullptr },
    { "Privacy Level", "StagePrivacyLevel", nullptr },
    { "Prompt Types", "OnboardingPromptType", nullptr },
    { "Reaction Types", "ReactionType", nullptr },
    { "Role Flags", "RoleFlag", nullptr },
    { "SKU Flags", "SkuFlag", nullptr },
    { "SKU Types", "SkuType", nullptr },
    { "Sort Order Types", "SortOrder", nullptr },
    { "Status Display Types", "StatusDisplayType", nullptr },
    { "Status Types", "StatusType", nullptr },
    { "Sticker Format Types", "StickerFormat", nullptr },
    { "Sticker Types", "StickerType", nullptr },
    { "Subscription Statuses", "SubscriptionStatus", nullptr },
    { "System Channel Flags", "SystemChannelFlag", nullptr },
    { "Text Input Styles", "TextInputStyle", nullptr },
    { "Trigger Types", "AutoModTrigger", nullptr },
    { "User Flags", "UserFlag", nullptr },
    { "Verification Level", "VerificationLevel", nullptr },
    { "Video Quality Modes", "VideoQualityMode", nullptr },
    { "Visibility Types", "ConnectionVisibility", nullptr },
    { "Voice Close Event Codes", nullptr, "voice connections" },
    { "Voice Opcodes", nullptr, "voice connections" },
    { "Webhook Event Payload Types", nullptr, "HTTP servers for webhook events: the library is none" },
    { "Webhook Event Types", "WebhookEventType", nullptr },
    { "Webhook Types", "WebhookType", nullptr },
    { "ActionTypes", nullptr, "names of gateway and webhook events: those are classes" },
    { "ActivityActionTypes", "MessageActivityType", nullptr },
    { "AfkTimeouts", "AfkTimeout", nullptr },
    { "AllowedMentionTypes", "AllowedMentionType", nullptr },
    { "ApplicationCommandHandler", "CommandHandler", nullptr },
    { "ApplicationEventWebhooksStatus", "EventWebhookStatus", nullptr },
    { "ApplicationExplicitContentFilterTypes", "ApplicationContentFilter", nullptr },
    { "ApplicationIdentityProviderAuthType", nullptr, "signing in players: no bot can" },
    { "ApplicationTypes", "ApplicationType", nullptr },
    { "AuthorType", "AuthorType", nullptr },
    { "ChannelPermissionOverwrites", "OverwriteType", nullptr },
    { "ConnectedAccountProviders", "ConnectionService", nullptr },
    { "EmbeddedActivityLocationKind", "ActivityLocationKind", nullptr },
    { "EntitlementOwnerTypes", "EntitlementOwnerType", nullptr },
    { "EntitlementTenantFulfillmentStatusResponse", "EntitlementFulfillment", nullptr },
    { "GuildJoinRequestApplicationStatus", "JoinRequestStatus", nullptr },
    { "GuildMemberVerificationFormFieldType", "VerificationFieldType", nullptr },
    { "GuildScheduledEventPrivacyLevels", "ScheduledEventPrivacyLevel", nullptr },
    { "GuildScheduledEventUserResponses", "ScheduledEventResponse", nullptr },
    { "HasOption", "SearchHasType", nullptr },
    { "IntegrationExpireGracePeriodTypes", "IntegrationGracePeriod", nullptr },
    { "IntegrationTypes", "IntegrationKind", nullptr },
    { "MessageComponentSeparatorSpacingSize", "SeparatorSpacing", nullptr },
    { "MessageShareCustomUserThemeBaseTheme", "BaseTheme", nullptr },
    { "NameplatePalette", "NameplatePalette", nullptr },
    { "NewMemberActionType", "NewMemberAction", nullptr },
    { "PurchaseType", "PurchaseType", nullptr },
    { "RecurrenceRuleFrequencies", "RecurrenceFrequency", nullptr },
    { "RecurrenceRuleMonths", "RecurrenceMonth", nullptr },
    { "RecurrenceRuleWeekdays", "RecurrenceDay", nullptr },
    { "SKUIneligibilityReason", "SkuIneligibility", nullptr },
    { "SearchableEmbedType", "SearchEmbedType", nullptr },
    { "SnowflakeSelectDefaultValueTypes", "SelectDefaultType", nullptr },
    { "SortingMode", "SearchSortMode", nullptr },
    { "SortingOrder", "SearchSortOrder", nullptr },
    { "SubscriptionResponseStatusType", "SubscriptionStatus", nullptr },
    { "TargetUsersJobStatusTypes", "TargetUsersJobStatus", nullptr },
    { "TeamMemberRoles", "TeamRole", nullptr },
    { "ThreadAutoArchiveDuration", "ThreadAutoArchive", nullptr },
    { "ThreadSearchTagSetting", "ThreadSearchTagSetting", nullptr },
    { "ThreadSortingMode", "ThreadSearchSort", nullptr },
    { "WidgetImageStyles", "WidgetStyle", nullptr },
    { "WidgetUserDiscriminator", nullptr, "the one text that stands for no discriminator" },
    { "Membership State", "TeamMembershipState", nullptr },
};

//! Documented values that ours do not have, and why
const struct
{
    const char *ours;
    const char *value;
    const char *reason;
} exceptions[] {
    { "TeamRole", "", "the owner's role has no text; the team names the owner" },
};

} // namespace

//! Enums against the list of documented values, which is not part of the public repository; those that are easily got
//! wrong are checked without it.
class TestEnums : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyDocumentedValueHasAName_data()
    {
        QTest::addColumn<QString>("ours");
        QTest::addColumn<QStringList>("values");
        QFile file(QStringLiteral(HIKARI_SHARED_DIR "/parity/enums.tsv"));
        QHash<QString, QSet<QString>> documented;
        if (file.open(QIODevice::ReadOnly)) {
            file.readLine();
            while (!file.atEnd()) {
                const QStringList columns = QString::fromUtf8(file.readLine()).split(u'\t');
                if (columns.value(0) == u"hikari")
                    continue;
                const QString name = columns.value(1).isEmpty() ? columns.value(2) : columns.value(1);
                documented[name].insert(columns.value(5));
            }
            for (const auto &row : rows) {
                QVERIFY2(documented.contains(QLatin1String(row.documented)), row.documented);
                QVERIFY2(!row.ours != !row.reason, row.documented);
                const QSet<QString> values = documented.take(QLatin1String(row.documented));
                if (row.ours)
                    QTest::newRow(row.documented) << QString::fromLatin1(row.ours) << values.values();
            }
            QCOMPARE(documented.keys(), QStringList()); // each is in the list, with a reason if it is not here
        }
        // P48: in an order that is easily got wrong
        QTest::newRow("some") << u"SubscriptionStatus"_s << QStringList { u"0"_s, u"1"_s, u"2"_s };
    }
    void everyDocumentedValueHasAName()
    {
        QFETCH(QString, ours);
        QFETCH(QStringList, values);
        const EnumInfo *const info = enumInfo(ours);
        QVERIFY2(info, qPrintable(ours));
        QSet<QString> known;
        for (const EnumMember &member : info->members) {
            QVERIFY(!member.name.isEmpty());
            QVERIFY2(!known.contains(member.value), qPrintable(member.name));
            known.insert(member.value);
        }
        for (const auto &exception : exceptions) {
            if (ours == QLatin1String(exception.ours))
                known.insert(QLatin1String(exception.value));
        }
        QStringList missing;
        for (const QString &value : values) {
            if (!known.contains(value))
                missing.append(value);
        }
        QCOMPARE(missing, QStringList());
    }

    void P48_constantsAreThoseOfTheDocumentation()
    {
        // As documented on 2026-11-24
        QCOMPARE(int(SubscriptionStatus::Active), 0);
        QCOMPARE(int(SubscriptionStatus::Inactive), 1);
        QCOMPARE(int(SubscriptionStatus::Ending), 2);
        QCOMPARE(int(AutoModTrigger::KeywordPreset), 4);
        QCOMPARE(int(AutoModTrigger::MentionSpam), 5);
        QCOMPARE(int(GatewayOpcode::RequestSoundboardSounds), 31);
        QCOMPARE(int(GatewayOpcode::RequestChannelInfo), 43);
        QCOMPARE(int(GatewayCloseCode::DisallowedIntents), 4014);
        QCOMPARE(quint64(ChannelFlag::Obfuscated), quint64(1) << 17);
        QCOMPARE(quint64(Permission::BypassSlowmode), quint64(1) << 52);
        QCOMPARE(GuildFeature::Community, "COMMUNITY"_L1);
    }

    void P40_unknownValuesAreKeptAndPrinted()
    {
        QCOMPARE(enumName(ChannelType::GuildStageVoice), u"GuildStageVoice"_s);
        QCOMPARE(enumName(ChannelType(77)), u"Unknown(77)"_s);
        QCOMPARE(enumName(GatewayCloseCode::SessionTimedOut), u"SessionTimedOut"_s);
        QCOMPARE(enumName(ChannelFlags(ChannelFlag::Pinned) | ChannelFlag::RequireTag), u"Pinned | RequireTag"_s);
        QCOMPARE(enumName(ChannelFlags::fromInt(quint64(1) << 40 | 2)), u"Pinned | 1<<40"_s);
        QCOMPARE(enumName(Permissions::fromInt(quint64(1) << 63)), u"1<<63"_s);
        QCOMPARE(enumName(ChannelFlags()), u"0"_s);
    }

    void everyEnumOfAModelIsRegistered()
    {
        // Types of fields that start with a capital are structs or enums.
        QSet<QString> structs;
        for (const ModelInfo &info : models())
            structs.insert(info.name);
        QStringList missing;
        for (const ModelInfo &info : models()) {
            for (const FieldInfo &field : info.fields) {
                const QString type = field.type.section(u' ', -1);
                if (type.at(0).isUpper() && !structs.contains(type) && type != u"ISO8601" && !enumInfo(type))
                    missing.append(QString(info.name + u'.' + field.key + u": " + type));
            }
        }
        QCOMPARE(missing, QStringList());
    }
};

QTEST_GUILESS_MAIN(TestEnums)
#include "tst_enums.moc"
