#pragma once

//! \file
//! Numbers that only requests and their answers use; numbers that are not listed are kept. From Discord's OpenAPI
//! description of 2026-11-24.

namespace Hikari {

//! \brief Seconds after which a quiet user is moved to the AFK channel
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild, "Guild Structure".
enum class AfkTimeout : int
{
    OneMinute = 60,
    FiveMinutes = 300,
    FifteenMinutes = 900,
    ThirtyMinutes = 1800,
    OneHour = 3600,
};

//! \brief Whose filter of explicit content an application has
//!
//! Numbers that are not listed are kept. See Discord Docs/Application, "Application Structure".
enum class ApplicationContentFilter : int
{
    Inherit = 0,
    Always = 1,
};

//! \brief Kinds of applications that are none of the usual
//!
//! Numbers that are not listed are kept. See Discord Docs/Application, "Application Structure".
enum class ApplicationType : int
{
    GuildRoleSubscriptions = 4,
};

//! \brief Who gets a test entitlement
//!
//! Numbers that are not listed are kept. See Discord Docs/Entitlement, "Create Test Entitlement".
enum class EntitlementOwnerType : int
{
    Guild = 1,
    User = 2,
};

//! \brief Whether a purchase has been delivered
//!
//! Numbers that are not listed are kept. See Discord Docs/Entitlement, "Entitlement Structure".
enum class EntitlementFulfillment : int
{
    Unknown = 0,
    FulfillmentNotNeeded = 1,
    FulfillmentNeeded = 2,
    Fulfilled = 3,
    FulfillmentFailed = 4,
    UnfulfillmentNeeded = 5,
    Unfulfilled = 6,
    UnfulfillmentFailed = 7,
};

//! \brief What a user said to one date of a recurring event
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild Scheduled Event, "Guild Scheduled Event User
//! Structure".
enum class ScheduledEventResponse : int
{
    Uninterested = 0,
    Interested = 1,
};

//! \brief Days until the subscribers of an integration expire
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild, "Integration Structure".
enum class IntegrationGracePeriod : int
{
    OneDay = 1,
    ThreeDays = 3,
    SevenDays = 7,
    FourteenDays = 14,
    ThirtyDays = 30,
};

//! \brief What a server guide asks new members to do
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild, "Guild Onboarding Structure".
enum class NewMemberAction : int
{
    View = 0,
    Talk = 1,
};

//! \brief What a purchase notification is about
//!
//! Numbers that are not listed are kept. See Discord Docs/Message, "Message Types".
enum class PurchaseType : int
{
    GuildProduct = 0,
};

//! \brief Why a user cannot buy an SKU
//!
//! Numbers that are not listed are kept. See Discord Docs/SKU, "SKU Structure".
enum class SkuIneligibility : int
{
    Other = 0,
    OwnsSkuOrBundleComponent = 1,
    PlatformRestriction = 2,
};

//! \brief Minutes of silence after which a thread is archived
//!
//! Numbers that are not listed are kept. See Discord Docs/Channel, "Thread Metadata Structure".
enum class ThreadAutoArchive : int
{
    OneHour = 60,
    OneDay = 1440,
    ThreeDay = 4320,
    SevenDay = 10080,
};

//! \brief How far Discord is with a list of invited users
//!
//! Numbers that are not listed are kept. See Discord Docs/Invite, "Get Target Users Job Status".
enum class TargetUsersJobStatus : int
{
    Unspecified = 0,
    Processing = 1,
    Completed = 2,
    Failed = 3,
};

} // namespace Hikari
